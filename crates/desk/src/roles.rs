//! Who may do what: roles, and the permissions that each has.
//!
//! A route names the one [`Permission`] it takes; a person has roles, and a role has permissions. What keeps people
//! apart on one paper (two entries, resolution, approval) is not here: that is `model::lifecycle`, whatever roles
//! somebody has. Areas: a person who is given areas works on papers of those and of what lies below them.

use store::act::Part;

/// What a route takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// To see how far the work has come.
    Board,
    /// To take papers in and give them back.
    Intake,
    /// To type papers.
    Entry,
    /// To explain findings, have papers typed anew, and free what somebody holds.
    Resolve,
    /// To approve what somebody else resolved or asked for.
    Approve,
    /// To state turnout by hour.
    Turnout,
    /// To propose an announcement.
    Announce,
    /// To stage a file.
    Import,
    /// To approve turnout, announcements and files that somebody else proposed.
    Confirm,
    /// To read a paper's history and the journal.
    Journal,
    /// To give people their parts.
    People,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Permission; 11] = [
        Permission::Board,
        Permission::Intake,
        Permission::Entry,
        Permission::Resolve,
        Permission::Approve,
        Permission::Turnout,
        Permission::Announce,
        Permission::Import,
        Permission::Confirm,
        Permission::Journal,
        Permission::People,
    ];

    /// Its lasting name, as in the manual.
    pub fn name(self) -> &'static str {
        match self {
            Permission::Board => "board",
            Permission::Intake => "intake",
            Permission::Entry => "entry",
            Permission::Resolve => "resolve",
            Permission::Approve => "approve",
            Permission::Turnout => "turnout",
            Permission::Announce => "announce",
            Permission::Import => "import",
            Permission::Confirm => "confirm",
            Permission::Journal => "journal",
            Permission::People => "people",
        }
    }
}

/// What a person is at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Gives people their parts; touches no paper.
    Administrator,
    /// Takes papers in.
    Receiver,
    /// Types papers and turnout.
    Clerk,
    /// Resolves what is held, approves what others resolved, asks for recalls and grants them.
    Supervisor,
    /// Announces results, and confirms what counts for the whole election.
    Commissioner,
    /// Reads everything, changes nothing.
    Auditor,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 6] = [
        Role::Administrator,
        Role::Receiver,
        Role::Clerk,
        Role::Supervisor,
        Role::Commissioner,
        Role::Auditor,
    ];

    /// Its lasting name, as in the journal.
    pub fn name(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::Receiver => "receiver",
            Role::Clerk => "clerk",
            Role::Supervisor => "supervisor",
            Role::Commissioner => "commissioner",
            Role::Auditor => "auditor",
        }
    }

    /// The role of a name.
    pub fn parse(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// What it may do.
    pub fn permissions(self) -> &'static [Permission] {
        use Permission::{
            Announce, Approve, Board, Confirm, Entry, Import, Intake, Journal, People, Resolve, Turnout,
        };
        match self {
            Role::Administrator => &[Board, People, Journal],
            Role::Receiver => &[Board, Intake],
            Role::Clerk => &[Board, Entry, Turnout],
            Role::Supervisor => &[Board, Intake, Resolve, Approve, Turnout, Confirm, Import, Journal],
            Role::Commissioner => &[Board, Approve, Announce, Confirm, Import, Journal],
            Role::Auditor => &[Board, Journal],
        }
    }
}

/// Whether somebody with this part may do this.
pub fn may(part: &Part, permission: Permission) -> bool {
    let has = |name: &String| Role::parse(name).is_some_and(|role| role.permissions().contains(&permission));
    part.active && part.roles.iter().any(has)
}

//! What can be ordered in the hall, and what comes of it.

use model::fact::Stage;
use model::lifecycle::{Command, Paper, Person, Refusal, State};
use sha2::{Digest, Sha256};
use store::act::Part;

/// Who orders something, and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Their number; `None` for the program itself.
    pub person: Option<Person>,
    /// Their network address, for the journal.
    pub from: Option<String>,
}

impl Who {
    /// The program itself.
    pub fn program() -> Who {
        Who { person: None, from: None }
    }
}

/// What somebody wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Something with a paper, or several things one after the other: all, or none. `seen`: the [`fingerprint`] of the
    /// state that the page has shown, where it matters that nothing has changed since.
    Paper {
        /// Which.
        paper: Paper,
        /// What.
        commands: Vec<Command>,
        /// What was seen.
        seen: Option<String>,
    },
    /// A sheet was refused at intake.
    NotReceived {
        /// Which paper it would have been.
        paper: Paper,
        /// Why: the code of a refusal.
        why: String,
        /// What is told of the sheet.
        custody: String,
    },
    /// A person's part: of a new one where `person` is `None`.
    Person {
        /// Whose.
        person: Option<Person>,
        /// What it is now.
        part: Part,
        /// What is changed, in a word.
        what: String,
    },
    /// Somebody signed in or out.
    Session {
        /// Who.
        person: Person,
        /// `signed_in`, `signed_out` …
        what: String,
    },
    /// Turnout of an area at an hour, to be confirmed by a second person.
    ProposeTurnout {
        /// Code of the area.
        area: String,
        /// The hour, `hh:mm`.
        hour: String,
        /// Place, took part, registered.
        rows: Vec<(String, u64, u64)>,
        /// Why it replaces an earlier report.
        reason: Option<String>,
    },
    /// An announcement, to be confirmed by a second person.
    ProposeAnnouncement {
        /// Preliminary or final.
        stage: Stage,
    },
    /// A file that was staged, to be confirmed by a second person.
    ProposeImport {
        /// Its name, as it was given.
        name: String,
        /// SHA-256 of its bytes, in hex.
        file: String,
        /// SHA-256 of the mapping, in hex.
        mapping: String,
    },
    /// Confirms a proposal.
    Confirm {
        /// Its number.
        number: u64,
        /// The hash of what the page has shown.
        hash: String,
    },
    /// Takes a proposal back, or turns it down.
    Withdraw {
        /// Its number.
        number: u64,
        /// Why.
        reason: String,
    },
}

impl Order {
    /// An order of one command for a paper, whatever has been seen of it.
    pub fn paper(paper: Paper, command: Command) -> Order {
        Order::Paper { paper, commands: vec![command], seen: None }
    }

    /// Whether it is decided on the record as it stands: what was accepted is brought there first.
    pub(super) fn looks_at_the_record(&self) -> bool {
        let of_area = |paper: &Paper| matches!(paper.of, model::lifecycle::Commission::Area(_));
        match self {
            Order::Paper { paper, commands, .. } => {
                let ends = |command: &Command| {
                    matches!(
                        command,
                        Command::Finish { .. } | Command::Resolve { .. } | Command::Approve { .. }
                    )
                };
                commands.iter().any(ends) && of_area(paper)
            }
            Order::ProposeAnnouncement { .. } | Order::ProposeImport { .. } | Order::Confirm { .. } => true,
            _ => false,
        }
    }
}

/// What was done, durably.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The index of its event; `None` where nothing had to be done.
    pub journal_index: Option<u64>,
    /// Where the paper stands now, of an order about a paper.
    pub state: Option<State>,
    /// The number of the new person or proposal.
    pub number: Option<u64>,
}

/// Why an order was not carried out. In order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotDone {
    /// The program is ending.
    #[error("the desk is closing; nothing was changed")]
    Closed,
    /// The store could not write, or the record cannot be signed.
    #[error("nothing was changed: {0}")]
    Failed(String),
    /// There is no such person, or they may not work any more.
    #[error("found a person who does not work here any more; nothing was changed")]
    NotActive,
    /// The election expects no such paper.
    #[error("found no such paper: expected a station or an area of this election, and one of its contests")]
    NoSuchPaper,
    /// The person works for other areas.
    #[error("found a paper of an area that this person does not work for; nothing was changed")]
    OtherArea,
    /// Something happened to the paper since the page was shown.
    #[error("something happened to this paper since it was shown; look at it again, nothing was changed")]
    Changed,
    /// The lifecycle refuses.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The form of what was ordered is wrong.
    #[error("{0}")]
    Wrong(String),
    /// There is no such proposal, or it has ended.
    #[error("found no proposal of that number that waits; it may have been decided meanwhile")]
    NoSuchProposal,
    /// The one who proposed cannot confirm.
    #[error("found the person who proposed it; expected another one to confirm")]
    OwnProposal,
    /// What would be published is not what was seen.
    #[error("what would be published now is not what was proposed and seen; propose it anew")]
    OtherBytes,
    /// The record would not verify, or cannot state this.
    #[error("{0}")]
    Record(String),
}

impl NotDone {
    /// A lasting word for the reason, by which a page finds its sentence.
    pub fn code(&self) -> &'static str {
        match self {
            NotDone::Closed => "closed",
            NotDone::Failed(_) => "failed",
            NotDone::NotActive => "not_active",
            NotDone::NoSuchPaper => "no_such_paper",
            NotDone::OtherArea => "other_area",
            NotDone::Changed => "changed",
            NotDone::Refused(refusal) => refusal.code(),
            NotDone::Wrong(_) => "wrong",
            NotDone::NoSuchProposal => "no_such_proposal",
            NotDone::OwnProposal => "own_proposal",
            NotDone::OtherBytes => "other_bytes",
            NotDone::Record(_) => "record",
        }
    }
}

/// What a page has shown of a paper, in a few letters: the same state has the same ones, and no other has.
pub fn fingerprint(state: &State) -> String {
    let bytes = serde_json::to_vec(state).expect("a state serialises");
    Sha256::digest(&bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

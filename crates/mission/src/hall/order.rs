//! Orders, answers, refusals.

use model::lifecycle::Person;
use observation::event::Event;
use observation::form::Form;
use observation::plan::{Member, Visit};
use observation::report::{ReportRefusal, Version, Via};
use observation::statement::life;
use observation::{case, copy, incident};

/// Who orders, and from where.
#[derive(Debug, Clone, Default)]
pub struct Who {
    /// The person; `None` for the program.
    pub person: Option<Person>,
    /// Their network address.
    pub from: Option<String>,
}

impl Who {
    /// The program itself.
    pub fn program() -> Who {
        Who::default()
    }
}

/// What somebody wants.
#[derive(Debug, Clone)]
pub enum Order {
    /// To publish a form, whose file is in the blobs under this name.
    Form {
        /// What it says.
        form: Box<Form>,
        /// Its file.
        sha256: String,
    },
    /// To give a person a part; a new person where there is no number.
    Member {
        /// Whose.
        person: Option<Person>,
        /// What they are.
        member: Member,
    },
    /// To plan visits; their numbers are given here.
    Visits {
        /// Which.
        visits: Vec<Visit>,
    },
    /// To say that a photograph is whole.
    Photo {
        /// Its type.
        media: String,
        /// Its name.
        sha256: String,
        /// In bytes.
        size: u64,
    },
    /// To send a version of a report.
    Report {
        /// Whose it is, where somebody else brings it.
        observer: Option<Person>,
        /// What it says.
        version: Box<Version>,
        /// By which way.
        via: Via,
    },
    /// To do something with an incident.
    Incident {
        /// Its number.
        number: u64,
        /// What.
        command: Box<incident::Command>,
    },
    /// To do something with a copy of a protocol.
    Copy {
        /// Its number.
        number: u64,
        /// What.
        command: Box<copy::Command>,
    },
    /// To do something with a case; to open one, where there is no number.
    Case {
        /// Its number.
        number: Option<u64>,
        /// What.
        command: Box<case::Command>,
    },
    /// To settle what a statement will say; its file is in the blobs under this name.
    Outline {
        /// The file.
        sha256: String,
    },
    /// To do something with a statement.
    Statement {
        /// Its number.
        number: u64,
        /// What.
        command: Box<life::Command>,
    },
    /// To have the program's own events taken as they are: the demonstration, and imports.
    Events {
        /// Which.
        events: Vec<Event>,
    },
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// It is so.
    Well,
    /// The person has this number.
    Person(Person),
    /// The case has this number.
    Case(u64),
    /// The report is kept.
    Report {
        /// Whether the version was not known before.
        new: bool,
        /// The number of the current version.
        newest: u32,
        /// Rules that do not hold: code, and whether it is an error.
        findings: Vec<(String, bool)>,
        /// Photographs that it names and that are not here.
        missing_photos: Vec<String>,
    },
}

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotDone {
    /// Nobody may do this without being somebody.
    #[error("nobody is signed in")]
    Nobody,
    /// There is no such form, or no such version of it.
    #[error("there is no form {id} {version}")]
    UnknownForm {
        /// Its id.
        id: String,
        /// Its version.
        version: u32,
    },
    /// A version of a form never changes.
    #[error("the form {id} {version} is published and never changes; give the new one the version {next}")]
    FormPublished {
        /// Its id.
        id: String,
        /// Its version.
        version: u32,
        /// The next version.
        next: u32,
    },
    /// The version can never be taken as it is.
    #[error(transparent)]
    Report(#[from] ReportRefusal),
    /// The election has no such place, or one that a phase does not go with.
    #[error("the election has no such place for this form: {place}")]
    UnknownPlace {
        /// Its code.
        place: String,
    },
    /// The report belongs to somebody else.
    #[error("the report belongs to another observer")]
    AnotherObserver,
    /// Two people cannot have one code.
    #[error("the code {code:?} is taken")]
    CodeTaken {
        /// The code.
        code: String,
    },
    /// There is no such person, visit, report, or photograph.
    #[error("there is no {what}")]
    Missing {
        /// What.
        what: String,
    },
    /// Where it stands, this cannot be done.
    #[error("{0}")]
    Refused(String),
    /// The store, or the disk, failed.
    #[error("nothing was written: {0}; try again")]
    Failed(String),
    /// The program ends.
    #[error("the program ends; try again later")]
    Closed,
}

impl NotDone {
    /// What another state machine refuses.
    pub fn of(refusal: impl std::error::Error) -> NotDone {
        NotDone::Refused(refusal.to_string())
    }

    /// Its lasting name, as devices know it.
    pub fn name(&self) -> &'static str {
        match self {
            NotDone::Nobody => "signed_out",
            NotDone::UnknownForm { .. } => "unknown_form",
            NotDone::FormPublished { .. } => "form_published",
            NotDone::Report(refusal) => refusal.name(),
            NotDone::UnknownPlace { .. } => "unknown_place",
            NotDone::AnotherObserver => "another_observer",
            NotDone::CodeTaken { .. } => "code_taken",
            NotDone::Missing { .. } => "missing",
            NotDone::Refused(_) => "refused",
            NotDone::Failed(_) | NotDone::Closed => "not_now",
        }
    }
}

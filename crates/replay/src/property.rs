//! The properties of a record, by the ids that stay stable: `docs/record-format.md`, section 8.

use std::fmt;

macro_rules! properties {
    ($($variant:ident = $id:literal, $says:literal;)*) => {
        /// A property that a verifier checks. The order is that of the format's table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Property { $(#[doc = $says] $variant,)* }

        impl Property {
            /// Every property, in the order of the format's table.
            pub const ALL: &[Property] = &[$(Property::$variant),*];

            /// Its stable id.
            pub fn id(self) -> &'static str {
                match self { $(Property::$variant => $id),* }
            }

            /// What it says, in one sentence.
            pub fn says(self) -> &'static str {
                match self { $(Property::$variant => $says),* }
            }
        }
    };
}

properties! {
    NoteSignature = "note.signature", "the checkpoint is well formed and signed by the record's newest key";
    NoteKey = "note.key", "the key is the one that the reader trusts";
    NoteWitness = "note.witness", "the cosignatures that the reader's policy asks for are there";
    TreeBundle = "tree.bundle", "every bundle is there and holds the right number of entries";
    TreeRoot = "tree.root", "the entries give the signed root";
    TreeTiles = "tree.tiles", "every hash tile is there and says what the entries say";
    TreeExtends = "tree.extends", "the record extends the older checkpoint that the reader kept";
    EntryCanonical = "entry.canonical", "every entry is in its one serialisation";
    EntryForm = "entry.form", "every entry has a known kind and exactly its members";
    OrderOpening = "order.opening", "entry 0 is the opening, the only one; nothing follows a closing";
    OrderDefinition = "order.definition", "what an entry names stands before it, and no code twice";
    OrderRevision = "order.revision", "revisions follow without gaps, each superseding the one before";
    OrderBasis = "order.basis", "no copy supersedes an original";
    OrderAnnouncement = "order.announcement", "announcements have possible sizes, stages and basis";
    OrderEmbargo = "order.embargo", "nothing is announced before the embargo ends";
    OrderJournal = "order.journal", "the journal's checkpoints never fall back";
    ProtocolLines = "protocol.lines", "every protocol has the lines of its form, each a count";
    ProtocolFindings = "protocol.findings", "the findings are those that the checks give, each explained";
    ProtocolReason = "protocol.reason", "every change has a reason";
    ProtocolRoles = "protocol.roles", "two roles made and approved what counts";
    ProtocolUnit = "protocol.unit", "no station below the publication unit stands alone";
    TurnoutRows = "turnout.rows", "turnout names places of its area, each once";
    SummaryDifference = "summary.difference", "every summary protocol states its difference from the sum";
    AnnouncementFigures = "announcement.figures", "every announced figure is the one recomputed";
    KeyChange = "key.change", "every change of key is signed by the old and the new one";
    ResultsSize = "results.size", "the published results are there and of the checkpoint's size";
    ResultsFigures = "results.figures", "every published result is the one recomputed";
    ScanFile = "scan.file", "every scan that a protocol names lies at its path, with that size and hash";
}

/// Where a property is broken.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// An entry, by its index.
    Entry(u64),
    /// A file of the publication, by its path: a tile, a bundle, the checkpoint, the results.
    File(String),
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Entry(index) => write!(out, "entry {index}"),
            Place::File(path) => out.write_str(path),
        }
    }
}

/// A property that does not hold, where, and how that shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Which property.
    pub property: Property,
    /// Where.
    pub place: Place,
    /// What was found and what was expected.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}: {}", self.property.id(), self.place, self.message)
    }
}

//! The commands of a round, in order: what is called, what it makes of the record, and where it is worth killing it.

use super::aim::Sight;
use std::fmt;
use std::path::Path;

/// A command of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// `init`.
    Init,
    /// `import` of the first versions.
    ImportFirst,
    /// `publish` into a new folder.
    PublishFirst,
    /// `rotate`.
    Rotate,
    /// `import` of the latest versions.
    ImportLast,
    /// `publish` over the earlier publication.
    PublishLast,
}

/// Every step, in the order of a round.
pub const STEPS: [Step; 6] =
    [Step::Init, Step::ImportFirst, Step::PublishFirst, Step::Rotate, Step::ImportLast, Step::PublishLast];

const RECORD: &str = "data/record";
const TILES: &str = "data/record/tile";
const CHECKPOINT: &str = "data/record/checkpoint";
const PUBLISHED: &str = "public/checkpoint";
const LOG: &str = "data/hattama.sqlite-wal";

const INIT: [Sight; 9] = [
    Sight::Appears("data.new"),
    Sight::Appears("data.new/keys/record.key"),
    Sight::Appears("data.new/hattama.sqlite"),
    Sight::Named("data.new/record/tile"),
    Sight::Appears("data.new/record/checkpoint"),
    Sight::Beside("data-public"),
    Sight::Named("data-public/results"),
    Sight::Appears("data-public/checkpoint"),
    Sight::Appears("data"),
];

const IMPORT: [Sight; 7] = [
    Sight::Longer(LOG, 1),
    Sight::Longer(LOG, 100_000),
    Sight::Beside(TILES),
    Sight::Named(TILES),
    Sight::Beside(RECORD),
    Sight::Replaced(CHECKPOINT),
    Sight::Printed("accepted"),
];

const PUBLISH: [Sight; 8] = [
    Sight::Named("data-public/tile"),
    Sight::Replaced("data-public/checkpoint"),
    Sight::Beside("public/tile"),
    Sight::Named("public/tile"),
    Sight::Beside("public/results"),
    Sight::Named("public/results"),
    Sight::Appears("public/checkpoint.new"),
    Sight::Replaced(PUBLISHED),
];

const ROTATE: [Sight; 7] = [
    Sight::Beside("data/keys"),
    Sight::Appears("data/keys/record.next"),
    Sight::Longer(LOG, 1),
    Sight::Appears("data/keys/record.former"),
    Sight::Replaced("data/keys/record.key"),
    Sight::Named(TILES),
    Sight::Replaced(CHECKPOINT),
];

impl Step {
    /// What is called, in a folder that holds the two files.
    pub fn arguments(self, election: &Path) -> Vec<String> {
        let election = |below: &str| election.join(below).display().to_string();
        let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let import = |name: &str| {
            let mapping = election(&format!("mappings/stations_{name}.toml"));
            [words(&format!("import data {name}.csv --yes --mapping")), vec![mapping]].concat()
        };
        match self {
            Step::Init => [words("init data --election"), vec![election("")]].concat(),
            Step::ImportFirst => import("v1"),
            Step::ImportLast => import("final"),
            Step::PublishFirst | Step::PublishLast => words("publish data --to public"),
            Step::Rotate => words("rotate data"),
        }
    }

    /// What it is seen doing.
    pub fn sights(self) -> &'static [Sight] {
        match self {
            Step::Init => &INIT,
            Step::ImportFirst | Step::ImportLast => &IMPORT,
            Step::PublishFirst | Step::PublishLast => &PUBLISH,
            Step::Rotate => &ROTATE,
        }
    }

    /// Whether it publishes.
    pub fn publishes(self) -> bool {
        matches!(self, Step::PublishFirst | Step::PublishLast)
    }

    /// Whether it imports.
    pub fn imports(self) -> bool {
        matches!(self, Step::ImportFirst | Step::ImportLast)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(match self {
            Step::Init => "init",
            Step::ImportFirst => "import, first versions",
            Step::PublishFirst => "publish, first time",
            Step::Rotate => "rotate",
            Step::ImportLast => "import, latest versions",
            Step::PublishLast => "publish, again",
        })
    }
}

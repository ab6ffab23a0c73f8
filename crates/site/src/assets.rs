//! What pages load beside themselves: one style sheet and a few scripts, all ours, compiled in.
//!
//! They stand in a folder that is named by the hash of all of them, so that a path never changes its bytes and a
//! reader's browser keeps them for good. Scripts find one another by relative paths within the folder.

use record::Hash;
use record::merkle::leaf_hash;
use std::sync::LazyLock;

/// A file that pages load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asset {
    /// Its path within the folder.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

macro_rules! assets {
    ($($name:literal),* $(,)?) => {
        /// Every asset.
        pub const ASSETS: &[Asset] =
            &[$(Asset { name: $name, bytes: include_bytes!(concat!("../assets/", $name)) }),*];
    };
}

assets![
    "icon.svg",
    "list.js",
    "live.js",
    "recount/ahead.js",
    "recount/bundle.js",
    "recount/bytes.js",
    "recount/canonical.js",
    "recount/checks.js",
    "recount/definitions.js",
    "recount/ed25519.js",
    "recount/entry.js",
    "recount/expressions.js",
    "recount/fetching.js",
    "recount/form.js",
    "recount/making.js",
    "recount/note.js",
    "recount/outcome.js",
    "recount/page.js",
    "recount/pages.js",
    "recount/policy.js",
    "recount/protocols.js",
    "recount/receipt.js",
    "recount/recount.js",
    "recount/replay.js",
    "recount/results.js",
    "recount/seats.js",
    "recount/selfcheck.js",
    "recount/sha256.js",
    "recount/sha512.js",
    "recount/shapes.js",
    "recount/shares.js",
    "recount/tally.js",
    "recount/task.js",
    "recount/time.js",
    "recount/tree.js",
    "recount/worker.js",
    "site.css",
];

static FOLDER: LazyLock<String> = LazyLock::new(|| {
    let mut all = Vec::new();
    for asset in ASSETS {
        all.extend_from_slice(asset.name.as_bytes());
        all.extend_from_slice(&Hash::to_hex(&leaf_hash(asset.bytes)).into_bytes());
    }
    format!("assets/{}", &leaf_hash(&all).to_hex()[..16])
});

/// The folder of the assets, from the site's root.
pub fn folder() -> &'static str {
    &FOLDER
}

/// The asset at a path from the site's root.
pub fn find(path: &str) -> Option<&'static Asset> {
    let name = path.strip_prefix(folder())?.strip_prefix('/')?;
    ASSETS.iter().find(|asset| asset.name == name)
}

#[cfg(test)]
mod tests {
    use super::ASSETS;
    use std::collections::BTreeSet;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test asks which files there are")]
    fn every_file_is_listed() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/");
        let files = |folder: &str| -> Vec<String> {
            let entries = std::fs::read_dir(format!("{root}{folder}")).expect("the folder is there");
            let entries = entries.map(|entry| entry.expect("an entry reads"));
            let entries = entries.filter(|entry| entry.path().is_file());
            entries.map(|entry| format!("{folder}{}", entry.file_name().to_string_lossy())).collect()
        };
        let found: BTreeSet<String> = files("").into_iter().chain(files("recount/")).collect();
        assert_eq!(found, ASSETS.iter().map(|asset| asset.name.to_owned()).collect());
    }
}

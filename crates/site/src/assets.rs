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

assets!["icon.svg", "list.js", "live.js", "site.css"];

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

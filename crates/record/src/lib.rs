//! Can anyone prove it?
//!
//! This room turns facts into bytes that have one spelling, bytes into leaves of a Merkle tree, the tree into
//! static files, and the tree's size and root into a statement that a log signs and witnesses cosign.
//! It follows the C2SP formats, so a tool that knows nothing of elections can check a record made here.
//!
//! Read in this order:
//!
//! 1. [`canonical`]: any serde value to its canonical JSON bytes, and a check that bytes are in that form.
//! 2. [`merkle`]: the tree of RFC 6962, its frontier, its two kinds of proof.
//! 3. [`tiles`]: the tree and its entries as static files (tlog-tiles).
//! 4. [`note`]: text with signatures (signed-note).
//! 5. [`checkpoint`]: a note that states a log's size and root (tlog-checkpoint).
//! 6. [`cosignature`]: a witness's dated signature under a checkpoint (tlog-cosignature).
//! 7. [`witness`]: what a witness decides when it is shown a checkpoint (tlog-witness).
//! 8. [`proof`]: a receipt, one entry's proof in one file (tlog-proof).
//! 9. [`policy`]: whom a verifier trusts (tlog-policy).
//!
//! The room is pure. It reads no file, socket, clock or random source: secrets, times and bytes are arguments.
//!
//! Deliberately not here: what a fact says (`model`), where bytes are kept (`store`), how they reach the world
//! (`publish`), and ML-DSA signatures, which the C2SP formats allow beside Ed25519.

pub mod canonical;
pub mod checkpoint;
pub mod cosignature;
pub mod merkle;
pub mod note;
pub mod policy;
pub mod proof;
pub mod tiles;
pub mod witness;

mod text;

pub use checkpoint::Checkpoint;
pub use merkle::Hash;
pub use note::{Note, SigningKey, VerifierKey};

//! Is this protocol consistent?
//!
//! [`Checks`] are a form's checks, compiled once against its lines and a contest's options. [`Checks::evaluate`]
//! gives the [`Finding`]s of one [`Sheet`] (and of the revision before), [`Checks::explain`] their numbers, from the
//! same compiled formula. The checks that look across protocols are [`AcrossCheck`]s; each names a rule of the
//! [`registry`], and the rooms [`turnout`], [`siblings`], [`equal`] and [`summary`] carry them out.
//!
//! The registry is the one list of scopes and rules: dispatch, texts and the manual's chapter derive from it.
//! Definitions are read and refused in `model`; who must explain a finding, and when a protocol is held, is decided
//! by `model::lifecycle`. Nothing here is a verdict on an election.

pub mod across;
pub mod compile;
pub mod equal;
pub mod explain;
pub mod protocol;
pub mod ratio;
pub mod registry;
mod resolve;
pub mod revision;
pub mod siblings;
pub mod summary;
mod tolerance;
pub mod turnout;
mod words;

pub use across::{AcrossCheck, Limit};
pub use compile::{Checks, NotCompiled};
pub use explain::{Explanation, Gap, Stated};
pub use protocol::{Finding, Sheet};
pub use registry::Rule;

//! What is the result?
//!
//! From the figures of protocols to the figures of areas: [`tally::Tally`] keeps the sums of every area of a
//! [`tree::Tree`], [`share::share`] makes a share that names its base, [`seats::apportion`] shares out seats,
//! [`outcome::outcome`] says what follows by the contest's rule, and [`figures::ContestPlan`] puts all of it into
//! the record's own words, `model::fact::ResultFigures`.
//!
//! Everything is exact: counts are integers, comparisons are cross multiplications in 128 bits, ties end in a lot
//! and never in an order. The rules are those of `docs/record-format.md`, sections 3 and 5 to 7.
//!
//! Which protocols are taken (the latest original, else the latest copy) is decided by `replay`, and whether they
//! are consistent by `checks`; neither is known here.

pub mod figures;
pub mod outcome;
pub mod seats;
pub mod share;
pub mod tally;
pub mod tree;

pub use figures::{BaseOutOfRange, ContestPlan, NotAPlan, Scale};
pub use outcome::{Tabulated, outcome};
pub use seats::{Apportionment, Claim, Lot, apportion};
pub use share::{percent, share};
pub use tally::{Counted, Coverage, Fold, Place, Tally};
pub use tree::{AreaIndex, NotATree, Tree};

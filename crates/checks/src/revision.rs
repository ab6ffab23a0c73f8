//! A revision against the one before: what changed, and whether that needs a reason.
//!
//! The rule for reasons is that of `docs/record-format.md`, section 2, *protocol*. Checks of the scope `revision`
//! are formulas and are evaluated in [`crate::protocol`].

use model::fact::Basis;

/// A figure that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// The line's or option's place in the protocol.
    pub place: usize,
    /// In the revision before.
    pub before: u32,
    /// In this revision.
    pub after: u32,
}

/// What a revision changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// In the order of the protocol.
    pub changed: Vec<Changed>,
    /// Whether the votes of any option are among it.
    pub options_changed: bool,
    /// Whether the revision must give a reason.
    pub needs_reason: bool,
}

/// What a revision changed against the one before. `first_option` is the place of the first option: the number of
/// the form's lines. A reason is needed if any figure changed, or if the basis is the same: only an original that
/// says what the copy said speaks for itself.
pub fn difference(first_option: usize, before: (Basis, &[u32]), after: (Basis, &[u32])) -> Difference {
    let ((basis_before, before), (basis_after, after)) = (before, after);
    assert_eq!(before.len(), after.len(), "two revisions of one form");
    let pairs = before.iter().zip(after).enumerate();
    let changed: Vec<Changed> = pairs
        .filter(|(_, (before, after))| before != after)
        .map(|(place, (&before, &after))| Changed { place, before, after })
        .collect();
    let options_changed = changed.last().is_some_and(|change| change.place >= first_option);
    let needs_reason = !changed.is_empty() || basis_before == basis_after;
    Difference { changed, options_changed, needs_reason }
}

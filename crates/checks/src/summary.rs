//! A summary protocol against the computed sum, line by line.
//!
//! A higher commission's own paper total is never used in a result; it is compared, and the difference is published
//! with it (`docs/record-format.md`, section 2, *summary*).

use std::fmt;

/// A line of a summary protocol that does not state the computed sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The line's or option's place in the protocol.
    pub place: usize,
    /// What the summary protocol states.
    pub stated: u64,
    /// The computed sum.
    pub computed: u64,
}

impl fmt::Display for Found {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Found { stated, computed, .. } = self;
        let difference = i128::from(*stated) - i128::from(*computed);
        write!(out, "{stated} ≠ {computed} (difference {difference:+})")
    }
}

/// Lines minus the computed sum, line by line: the member `difference` of the fact. `None` where a difference is
/// wider than 64 bits, which no sum of counts reaches.
pub fn difference(stated: &[u64], computed: &[u64]) -> Option<Vec<i64>> {
    assert_eq!(stated.len(), computed.len(), "a summary protocol has its form's lines and its options");
    let pairs = stated.iter().zip(computed);
    pairs.map(|(&stated, &computed)| i64::try_from(i128::from(stated) - i128::from(computed)).ok()).collect()
}

/// The lines that differ (rule `equals_sum`), in the order of the protocol.
pub fn evaluate(stated: &[u64], computed: &[u64]) -> Vec<Found> {
    assert_eq!(stated.len(), computed.len(), "a summary protocol has its form's lines and its options");
    let pairs = stated.iter().zip(computed).enumerate();
    pairs
        .filter(|(_, (stated, computed))| stated != computed)
        .map(|(place, (&stated, &computed))| Found { place, stated, computed })
        .collect()
}

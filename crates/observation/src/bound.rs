//! How many of the stations that nobody compared may differ, and could that have changed the outcome?
//!
//! Of N stations n were drawn by lot and compared, and k of them differ. [`Bound::of_random_sample`] gives the
//! largest number D of differing stations that is not rejected at level α:
//!
//! D = max{D : P(X ≤ k) ≥ α}, X hypergeometric with N stations, D of them differing, n drawn.
//!
//! It is exact: binomial coefficients are whole numbers, and α a fraction. P falls as D rises, so D is found by
//! halving; within one P each term follows from the one before it.
//!
//! [`Effect`] turns D into votes. Each uncompared station has a largest number of votes by which it could have moved
//! the margin, so no D stations could have moved it further than the D largest of those numbers. The outcome cannot
//! have changed while what is known plus this stays below the margin.

use crate::estimate::Fraction;
use num_bigint::BigUint;
use num_traits::{One, Zero};
use std::cmp::Reverse;

/// An upper bound on how many stations differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    frame: u64,
    compared: u64,
    differing: u64,
    most: u64,
    is_random: bool,
}

/// Why there is no bound, or no effect, in the order in which it is looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More compared than there are.
    #[error("{compared} stations compared of {frame} in the frame, expected at most all")]
    MoreThanFrame {
        /// Stations compared.
        compared: u64,
        /// Stations there.
        frame: u64,
    },
    /// More differ than were compared.
    #[error("{differing} stations differ of {compared} compared, expected at most all")]
    MoreThanCompared {
        /// Stations that differ.
        differing: u64,
        /// Stations compared.
        compared: u64,
    },
    /// α has to lie between.
    #[error("the level is {0}, expected more than 0 and less than 1, such as 1/20")]
    Level(Fraction),
    /// A station that nobody compared has no largest shift, or one too many has.
    #[error(
        "{found} largest shifts, expected one for each of the {expected} stations that were not compared"
    )]
    Shifts {
        /// Shifts given.
        found: u64,
        /// Stations not compared.
        expected: u64,
    },
}

impl Bound {
    /// The bound where the compared stations are a simple random sample of the frame; `level` is α, such as 1/20 for
    /// a confidence of 95 %.
    ///
    /// # Errors
    ///
    /// [`Refusal::MoreThanFrame`], [`Refusal::MoreThanCompared`], [`Refusal::Level`].
    pub fn of_random_sample(
        frame: u64,
        compared: u64,
        differing: u64,
        level: &Fraction,
    ) -> Result<Bound, Refusal> {
        let others = Bound::of_chosen(frame, compared, differing)?;
        if !level.is_part() || level.rational().is_zero() || level.rational().is_one() {
            return Err(Refusal::Level(level.clone()));
        }
        let urn = Urn::new(frame, compared, differing);
        // P is 1 where as many differ as were seen, and not rejected at `low`; everything above `high` is impossible.
        let (mut low, mut high) = (differing, others.most);
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if urn.is_likely(middle, level) { low = middle } else { high = middle - 1 }
        }
        Ok(Bound { most: low, is_random: true, ..others })
    }

    /// The bound where people chose which stations are compared: all others may differ.
    ///
    /// # Errors
    ///
    /// [`Refusal::MoreThanFrame`], [`Refusal::MoreThanCompared`].
    pub fn of_chosen(frame: u64, compared: u64, differing: u64) -> Result<Bound, Refusal> {
        if compared > frame {
            return Err(Refusal::MoreThanFrame { compared, frame });
        }
        if differing > compared {
            return Err(Refusal::MoreThanCompared { differing, compared });
        }
        Ok(Bound { frame, compared, differing, most: frame - compared + differing, is_random: false })
    }

    /// D: at most so many stations of the frame differ, those that are known among them.
    pub fn most(&self) -> u64 {
        self.most
    }

    /// At most so many of the stations that were not compared differ.
    pub fn most_unknown(&self) -> u64 {
        self.most - self.differing
    }

    /// Stations in the frame, compared, and found to differ.
    pub fn figures(&self) -> (u64, u64, u64) {
        (self.frame, self.compared, self.differing)
    }

    /// Whether it rests on a random sample; if not, it says nothing that was not clear.
    pub fn is_random(&self) -> bool {
        self.is_random
    }
}

/// An urn with N stations of which n were drawn and k seen to differ.
struct Urn {
    frame: u64,
    drawn: u64,
    seen: u64,
    /// All ways to draw.
    ways: BigUint,
}

impl Urn {
    fn new(frame: u64, drawn: u64, seen: u64) -> Urn {
        Urn { frame, drawn, seen, ways: choose(frame, drawn) }
    }

    /// Whether P(X ≤ k) ≥ α where so many differ: Σ C(D, j)·C(N − D, n − j) against α·C(N, n).
    fn is_likely(&self, differing: u64, level: &Fraction) -> bool {
        let same = self.frame - differing;
        let first = self.drawn.saturating_sub(same);
        if first > self.seen {
            return false;
        }
        let mut term = choose(differing, first) * choose(same, self.drawn - first);
        let mut sum = term.clone();
        for found in first..self.seen.min(differing).min(self.drawn) {
            // C(D, j + 1)·C(N − D, n − j − 1) from the term of j; the division is without remainder.
            term *= differing - found;
            term *= self.drawn - found;
            term /= found + 1;
            term /= same - (self.drawn - found) + 1;
            sum += &term;
        }
        let (numerator, denominator) = (level.rational().numer(), level.rational().denom());
        sum * denominator.magnitude() >= &self.ways * numerator.magnitude()
    }
}

/// The binomial coefficient, one factor after the other.
fn choose(all: u64, some: u64) -> BigUint {
    if some > all {
        return BigUint::zero();
    }
    let some = some.min(all - some);
    (0..some).fold(BigUint::one(), |product, done| product * (all - done) / (done + 1))
}

/// What stations that nobody compared could have done to the margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    margin: u64,
    known: i128,
    unknown: u128,
}

/// Whether the outcome could have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Not by what is known together with what the bound leaves possible.
    CannotHaveChanged,
    /// What is known and what is possible reach the margin.
    CouldHaveChanged,
    /// What is known reaches it alone.
    ChangedByTheKnown,
}

impl Effect {
    /// The effect on a margin, in votes between the announced winner and the next.
    ///
    /// `known` is the net effect of the known differences: votes by which the margin falls when they are put right,
    /// negative where it rises. `shifts` has for every uncompared station the largest number of votes by which it
    /// could have moved the margin: a vote that was taken from one and given to the other moves it by 2.
    ///
    /// # Errors
    ///
    /// [`Refusal::Shifts`] where the shifts are not as many as the stations that were not compared.
    pub fn of(bound: &Bound, margin: u64, known: i64, shifts: &[u64]) -> Result<Effect, Refusal> {
        let (found, expected) = (shifts.len() as u64, bound.frame - bound.compared);
        if found != expected {
            return Err(Refusal::Shifts { found, expected });
        }
        let mut largest = shifts.to_vec();
        largest.sort_unstable_by_key(|&shift| Reverse(shift));
        let most = usize::try_from(bound.most_unknown()).expect("no more than there are shifts");
        let unknown = largest[..most].iter().map(|&shift| u128::from(shift)).sum();
        Ok(Effect { margin, known: i128::from(known), unknown })
    }

    /// The largest number of votes by which stations that were not compared could have moved the margin.
    pub fn unknown(&self) -> u128 {
        self.unknown
    }

    /// Whether the outcome could have changed; a tie counts as a change.
    pub fn outcome(&self) -> Outcome {
        let left = i128::from(self.margin) - self.known;
        match u128::try_from(left) {
            Ok(left) if left > self.unknown => Outcome::CannotHaveChanged,
            Ok(left) if left > 0 => Outcome::CouldHaveChanged,
            _ => Outcome::ChangedByTheKnown,
        }
    }
}

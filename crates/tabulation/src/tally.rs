//! The tally: for one contest and one basis rule, the sums of every area.
//!
//! [`Tally`] is dense: a row of sums for each area, as wide as a protocol (lines, then options), and the area's
//! [`Coverage`]. It is kept incrementally by [`Tally::change`], which replaces what a place had counted by what it
//! counts now, along the path to the root; or it is made from scratch by [`Fold`], which adds each protocol into the
//! row of its own area and rolls the rows up once. Both give the same tally for any order of the same protocols, and
//! [`Tally::merge`] puts the tallies of any partition of them together.
//!
//! A tally does not remember protocols: the caller says what stood before. That it says so truly is asserted as far
//! as sums can show it: no sum and no count falls below zero.

use crate::tree::{AreaIndex, Tree};
use model::fact::Basis;

/// A place from which a protocol is expected: a station, or a publication unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// How many stations its protocol covers: 1 for a station, the number of its members for a unit.
    pub stations: u32,
    /// The register expected before polling day, in voters.
    pub registered: Option<u64>,
}

/// What a place counts at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted<'a> {
    /// What the protocol rests on.
    pub basis: Basis,
    /// One figure for each line of the form, then one for each option; none above `model::COUNT_MAX`.
    pub figures: &'a [u32],
}

/// Which stations of an area are in, and on what basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Stations that are in.
    pub stations_in: u64,
    /// Stations in all.
    pub stations_of: u64,
    /// Expected register of the places that are in, in voters.
    pub registered_in: u64,
    /// Expected register of all places that have one, in voters.
    pub registered_of: u64,
    /// Places that have no expected register.
    pub without_register: u64,
    /// Places that are in and whose expected register bounds nothing: there is none, or it is 0.
    pub unbounded_in: u64,
    /// All places of that sort.
    pub unbounded_of: u64,
    /// Places that are in on an electronic copy.
    pub copies: u64,
    /// Places that are in on an original.
    pub originals: u64,
}

impl Coverage {
    /// U of `docs/record-format.md`, section 6: the expected registers of the places that are not in, in voters;
    /// `None` where one of those has none, or a register of 0, as stations abroad often do by rule.
    pub fn outstanding_register(&self) -> Option<u64> {
        let left = |of: u64, counted: u64| of.checked_sub(counted).expect("only what was expected is in");
        let is_bounded = left(self.unbounded_of, self.unbounded_in) == 0;
        is_bounded.then(|| left(self.registered_of, self.registered_in))
    }

    fn expect(&mut self, place: Place) {
        self.stations_of += u64::from(place.stations);
        self.registered_of += place.registered.unwrap_or(0);
        self.without_register += u64::from(place.registered.is_none());
        self.unbounded_of += u64::from(place.unbounded());
    }

    fn withdraw(&mut self, place: Place) {
        take(&mut self.stations_of, u64::from(place.stations));
        take(&mut self.registered_of, place.registered.unwrap_or(0));
        take(&mut self.without_register, u64::from(place.registered.is_none()));
        take(&mut self.unbounded_of, u64::from(place.unbounded()));
    }

    fn count(&mut self, place: Place, basis: Basis) {
        self.stations_in += u64::from(place.stations);
        self.registered_in += place.registered.unwrap_or(0);
        self.unbounded_in += u64::from(place.unbounded());
        *self.of_basis(basis) += 1;
    }

    fn discount(&mut self, place: Place, basis: Basis) {
        take(&mut self.stations_in, u64::from(place.stations));
        take(&mut self.registered_in, place.registered.unwrap_or(0));
        take(&mut self.unbounded_in, u64::from(place.unbounded()));
        take(self.of_basis(basis), 1);
    }

    fn of_basis(&mut self, basis: Basis) -> &mut u64 {
        match basis {
            Basis::Copy => &mut self.copies,
            Basis::Original => &mut self.originals,
        }
    }

    fn add(&mut self, other: &Coverage) {
        self.stations_in += other.stations_in;
        self.stations_of += other.stations_of;
        self.registered_in += other.registered_in;
        self.registered_of += other.registered_of;
        self.without_register += other.without_register;
        self.unbounded_in += other.unbounded_in;
        self.unbounded_of += other.unbounded_of;
        self.copies += other.copies;
        self.originals += other.originals;
    }
}

impl Place {
    fn unbounded(self) -> bool {
        self.registered.unwrap_or(0) == 0
    }
}

/// Subtracts; what was never added cannot be taken away.
fn take(sum: &mut u64, part: u64) {
    *sum = sum.checked_sub(part).expect("a tally takes away only what it had counted");
}

/// The sums and the coverage of every area, for one contest and one basis rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    tree: Tree,
    width: usize,
    /// Row by row in the order of the tree, `width` sums each.
    sums: Vec<u64>,
    coverage: Vec<Coverage>,
}

impl Tally {
    /// A tally in which nothing is expected and nothing is in. `width` is the number of lines and options.
    pub fn new(tree: &Tree, width: usize) -> Tally {
        assert!(width > 0, "a protocol has at least one figure");
        let sums = vec![0; tree.len() * width];
        Tally { tree: tree.clone(), width, sums, coverage: vec![Coverage::default(); tree.len()] }
    }

    /// The tree whose areas are tallied.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The number of figures of a protocol: lines and options.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The sums of an area over the places that are in, everything below it included.
    pub fn sums(&self, area: AreaIndex) -> &[u64] {
        &self.sums[area.place() * self.width..][..self.width]
    }

    /// Which stations of an area are in, everything below it included.
    pub fn coverage(&self, area: AreaIndex) -> &Coverage {
        &self.coverage[area.place()]
    }

    /// Counts a place among those from which a protocol is expected.
    pub fn expect(&mut self, area: AreaIndex, place: Place) {
        for above in self.tree.path(area) {
            self.coverage[above.place()].expect(place);
        }
    }

    /// The inverse of [`Tally::expect`], for a place that changes, such as a unit that gets another member. The
    /// place must not be in: take its protocol away first, by [`Tally::change`].
    pub fn withdraw(&mut self, area: AreaIndex, place: Place) {
        for above in self.tree.path(area) {
            self.coverage[above.place()].withdraw(place);
        }
    }

    /// Replaces what a place of this area had counted by what it counts now. `before` is `None` where the place was
    /// not in, `after` is `None` where it no longer is (an annulment).
    pub fn change(
        &mut self,
        area: AreaIndex,
        place: Place,
        before: Option<Counted<'_>>,
        after: Option<Counted<'_>>,
    ) {
        for counted in before.iter().chain(&after) {
            assert_eq!(counted.figures.len(), self.width, "a protocol has its form's lines and its options");
        }
        for above in self.tree.path(area) {
            let coverage = &mut self.coverage[above.place()];
            let row = &mut self.sums[above.place() * self.width..][..self.width];
            if let Some(before) = before {
                coverage.discount(place, before.basis);
                row.iter_mut().zip(before.figures).for_each(|(sum, &figure)| take(sum, u64::from(figure)));
            }
            if let Some(after) = after {
                coverage.count(place, after.basis);
                row.iter_mut().zip(after.figures).for_each(|(sum, &figure)| *sum += u64::from(figure));
            }
        }
    }

    /// A tally from scratch: everything that is expected, then everything that is in. See [`Fold`].
    pub fn fold<'a>(
        tree: &Tree,
        width: usize,
        expected: impl IntoIterator<Item = (AreaIndex, Place)>,
        counted: impl IntoIterator<Item = (AreaIndex, Place, Counted<'a>)>,
    ) -> Tally {
        let mut fold = Fold::new(tree, width);
        expected.into_iter().for_each(|(area, place)| fold.expect(area, place));
        counted.into_iter().for_each(|(area, place, counted)| fold.count(area, place, counted));
        fold.roll_up()
    }

    /// Adds the tally of other places over the same tree, such as another partition of the protocols.
    pub fn merge(&mut self, other: &Tally) {
        assert_eq!(self.tree, other.tree, "tallies of one tree");
        assert_eq!(self.width, other.width, "tallies of one contest");
        self.sums.iter_mut().zip(&other.sums).for_each(|(sum, other)| *sum += other);
        self.coverage.iter_mut().zip(&other.coverage).for_each(|(sum, other)| sum.add(other));
    }
}

/// A tally in the making: every area's row holds only what lies directly in it, until [`Fold::roll_up`].
#[derive(Debug, Clone)]
pub struct Fold {
    tally: Tally,
}

impl Fold {
    /// A fold over nothing. `width` is the number of lines and options.
    pub fn new(tree: &Tree, width: usize) -> Fold {
        Fold { tally: Tally::new(tree, width) }
    }

    /// Counts a place among those from which a protocol is expected.
    pub fn expect(&mut self, area: AreaIndex, place: Place) {
        self.tally.coverage[area.place()].expect(place);
    }

    /// Counts the protocol of a place; each place at most once.
    pub fn count(&mut self, area: AreaIndex, place: Place, counted: Counted<'_>) {
        let width = self.tally.width;
        assert_eq!(counted.figures.len(), width, "a protocol has its form's lines and its options");
        self.tally.coverage[area.place()].count(place, counted.basis);
        let row = &mut self.tally.sums[area.place() * width..][..width];
        // A figure is below 2^32, so that a sum wraps only after 2^32 protocols; `roll_up` asserts fewer. Without a
        // branch for each sum this loop runs at the speed of memory.
        for (sum, &figure) in row.iter_mut().zip(counted.figures) {
            *sum = sum.wrapping_add(u64::from(figure));
        }
    }

    /// Adds every row to the row above, the last area first, and gives the tally.
    pub fn roll_up(self) -> Tally {
        let Fold { mut tally } = self;
        let tree = tally.tree.clone();
        for area in tree.areas().rev() {
            let own = tally.coverage[area.place()];
            assert!(own.copies + own.originals < 1 << 32, "sums of at most 2^32 protocols fit 64 bits");
            let Some(parent) = tree.parent(area) else { continue };
            tally.coverage[parent.place()].add(&own);
            let (before, row) = tally.sums.split_at_mut(area.place() * tally.width);
            let above = &mut before[parent.place() * tally.width..][..tally.width];
            above.iter_mut().zip(row).for_each(|(sum, part)| *sum += *part);
        }
        tally
    }
}

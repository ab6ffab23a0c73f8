//! The law of tallies: kept incrementally, folded from scratch, or merged from partitions, they are the same.

use model::fact::Basis;
use proptest::prelude::*;
use tabulation::{AreaIndex, Counted, Coverage, Place, Tally, Tree};

const WIDTH: usize = 3;

#[derive(Debug, Clone)]
struct Protocol {
    basis: Basis,
    figures: [u32; WIDTH],
}

impl Protocol {
    fn counted(&self) -> Counted<'_> {
        Counted { basis: self.basis, figures: &self.figures }
    }
}

#[derive(Debug, Clone)]
struct World {
    tree: Tree,
    places: Vec<(AreaIndex, Place)>,
    /// Place number and what it counts from then on; `None` is an annulment.
    history: Vec<(usize, Option<Protocol>)>,
}

fn any_tree() -> impl Strategy<Value = Tree> {
    prop::collection::vec(any::<prop::sample::Index>(), 0..12).prop_map(|picks| {
        let parent =
            |(place, pick): (usize, &prop::sample::Index)| Some(AreaIndex(pick.index(place + 1) as u32));
        let parents: Vec<_> = std::iter::once(None).chain(picks.iter().enumerate().map(parent)).collect();
        Tree::new(&parents).unwrap()
    })
}

fn any_protocol() -> impl Strategy<Value = Protocol> {
    let basis = prop_oneof![Just(Basis::Copy), Just(Basis::Original)];
    let figures = prop::array::uniform3(prop_oneof![0u32..1_000, Just(1_000_000_000u32)]);
    (basis, figures).prop_map(|(basis, figures)| Protocol { basis, figures })
}

fn any_place() -> impl Strategy<Value = Place> {
    (0u32..4, prop::option::weighted(0.8, 0u64..3_000))
        .prop_map(|(stations, registered)| Place { stations, registered })
}

fn any_world() -> impl Strategy<Value = World> {
    any_tree().prop_flat_map(|tree| {
        let areas = tree.len() as u32;
        let places = prop::collection::vec(((0..areas).prop_map(AreaIndex), any_place()), 1..20);
        places.prop_flat_map(move |places| {
            let step = (0..places.len(), prop::option::weighted(0.8, any_protocol()));
            let history = prop::collection::vec(step, 0..60);
            (Just(tree.clone()), Just(places), history).prop_map(|(tree, places, history)| World {
                tree,
                places,
                history,
            })
        })
    })
}

impl World {
    /// Every step of the history in its order.
    fn incrementally(&self) -> (Tally, Vec<Option<Protocol>>) {
        let mut tally = Tally::new(&self.tree, WIDTH);
        self.places.iter().for_each(|&(area, place)| tally.expect(area, place));
        let mut latest: Vec<Option<Protocol>> = vec![None; self.places.len()];
        for (number, after) in &self.history {
            let (area, place) = self.places[*number];
            let before = std::mem::replace(&mut latest[*number], after.clone());
            let [before, after] = [&before, after].map(|side| side.as_ref().map(Protocol::counted));
            tally.change(area, place, before, after);
        }
        (tally, latest)
    }

    /// What is in at the end, of these places, in this order.
    fn folded(&self, latest: &[Option<Protocol>], order: &[usize]) -> Tally {
        let counted = |&number: &usize| {
            let (area, place) = self.places[number];
            Some((area, place, latest[number].as_ref()?.counted()))
        };
        let expected = order.iter().map(|&number| self.places[number]);
        Tally::fold(&self.tree, WIDTH, expected, order.iter().filter_map(counted))
    }
}

proptest! {
    #[test]
    fn any_history_in_any_order_and_any_partition_gives_one_tally(
        (world, order) in any_world().prop_flat_map(|world| {
            let numbers: Vec<usize> = (0..world.places.len()).collect();
            (Just(world), Just(numbers).prop_shuffle())
        }),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..4)
    ) {
        let (incremental, latest) = world.incrementally();
        prop_assert_eq!(&world.folded(&latest, &order), &incremental);

        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(order.len() + 1)).collect();
        cuts.extend([0, order.len()]);
        cuts.sort_unstable();
        let mut merged = Tally::new(&world.tree, WIDTH);
        for cut in cuts.windows(2) {
            merged.merge(&world.folded(&latest, &order[cut[0]..cut[1]]));
        }
        prop_assert_eq!(&merged, &incremental);
    }

    #[test]
    fn what_is_taken_back_leaves_nothing(world in any_world()) {
        let (mut tally, latest) = world.incrementally();
        for ((area, place), latest) in world.places.iter().zip(&latest) {
            tally.change(*area, *place, latest.as_ref().map(Protocol::counted), None);
            tally.withdraw(*area, *place);
        }
        prop_assert_eq!(tally, Tally::new(&world.tree, WIDTH));
    }

    #[test]
    fn the_root_is_the_sum_of_all_that_is_in(world in any_world()) {
        let (tally, latest) = world.incrementally();
        let mut sums = [0u64; WIDTH];
        for protocol in latest.iter().flatten() {
            sums.iter_mut().zip(protocol.figures).for_each(|(sum, figure)| *sum += u64::from(figure));
        }
        prop_assert_eq!(tally.sums(AreaIndex::ROOT), sums);
        let coverage = tally.coverage(AreaIndex::ROOT);
        prop_assert_eq!(coverage.copies + coverage.originals, latest.iter().flatten().count() as u64);
    }
}

fn small() -> (Tally, AreaIndex) {
    let tree = Tree::new(&[None, Some(AreaIndex(0)), Some(AreaIndex(0))]).unwrap();
    (Tally::new(&tree, 1), AreaIndex(2))
}

const STATION: Place = Place { stations: 1, registered: Some(100) };

#[test]
fn coverage_counts_the_members_of_a_unit_and_tells_missing_registers() {
    let (mut tally, area) = small();
    let unit = Place { stations: 3, registered: Some(40) };
    let abroad = Place { stations: 1, registered: None };
    let empty_by_rule = Place { stations: 1, registered: Some(0) };
    for place in [STATION, unit, abroad, empty_by_rule] {
        tally.expect(area, place);
    }
    assert_eq!(tally.coverage(AreaIndex::ROOT).outstanding_register(), None);
    let copy = Some(Counted { basis: Basis::Copy, figures: &[7] });
    tally.change(area, unit, None, copy);
    tally.change(area, abroad, None, copy);
    let expected = Coverage {
        stations_in: 4,
        stations_of: 6,
        registered_in: 40,
        registered_of: 140,
        without_register: 1,
        unbounded_in: 1,
        unbounded_of: 2,
        copies: 2,
        originals: 0,
    };
    assert_eq!(tally.coverage(AreaIndex::ROOT), &expected);
    assert_eq!(tally.coverage(AreaIndex(1)), &Coverage::default());
    assert_eq!(tally.coverage(AreaIndex::ROOT).outstanding_register(), None);
    tally.change(area, empty_by_rule, None, copy);
    assert_eq!(tally.coverage(AreaIndex::ROOT).outstanding_register(), Some(100));
    assert_eq!(tally.sums(area), [21]);
}

#[test]
#[should_panic(expected = "only what it had counted")]
fn what_was_never_counted_cannot_be_taken_away() {
    let (mut tally, area) = small();
    tally.expect(area, STATION);
    tally.change(area, STATION, Some(Counted { basis: Basis::Copy, figures: &[1] }), None);
}

#[test]
#[should_panic(expected = "its form's lines")]
fn a_protocol_of_another_form_is_a_mistake() {
    let (mut tally, area) = small();
    tally.change(area, STATION, None, Some(Counted { basis: Basis::Copy, figures: &[1, 2] }));
}

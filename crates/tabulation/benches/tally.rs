//! The two aims of a tally: a nation folded from scratch in less than 100 ms, one change in less than 2 µs.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use model::fact::Basis;
use std::hint::black_box;
use tabulation::{AreaIndex, Counted, Place, Tally, Tree};

const WIDTH: usize = 24;
const PROTOCOLS: usize = 1_000_000;
const STATION: Place = Place { stations: 1, registered: Some(1_200) };

/// Country, 20 regions, 200 districts, 3,000 communes: a station's path has four areas.
fn tree() -> Tree {
    let country = std::iter::once(None);
    let regions = (0..20).map(|_| Some(AreaIndex(0)));
    let districts = (0..200).map(|number| Some(AreaIndex(1 + number % 20)));
    let communes = (0..3_000).map(|number| Some(AreaIndex(21 + number % 200)));
    Tree::new(&country.chain(regions).chain(districts).chain(communes).collect::<Vec<_>>()).unwrap()
}

/// The commune of a protocol, in the order of the station list.
fn commune(number: usize) -> AreaIndex {
    AreaIndex(221 + (number * 3_000 / PROTOCOLS) as u32)
}

fn counted(figures: &[u32]) -> Counted<'_> {
    Counted { basis: Basis::Copy, figures }
}

fn benches(criterion: &mut Criterion) {
    let tree = tree();
    let figures: Vec<u32> =
        (0..PROTOCOLS * WIDTH).map(|place| (place as u32).wrapping_mul(2_654_435_761) >> 22).collect();

    criterion.bench_function("fold 1,000,000 protocols of 24 lines", |bencher| {
        bencher.iter(|| {
            let protocols = figures.chunks_exact(WIDTH).enumerate();
            let protocols = protocols.map(|(number, figures)| (commune(number), STATION, counted(figures)));
            Tally::fold(&tree, WIDTH, [], black_box(protocols))
        });
    });

    let mut tally = Tally::new(&tree, WIDTH);
    let (first, second) = (&figures[..WIDTH], &figures[WIDTH..2 * WIDTH]);
    tally.change(commune(0), STATION, None, Some(counted(first)));
    criterion.bench_function("change one protocol at depth 4, there and back", |bencher| {
        bencher.iter_batched(
            || (),
            |()| {
                tally.change(commune(0), STATION, Some(counted(first)), Some(counted(black_box(second))));
                tally.change(commune(0), STATION, Some(counted(second)), Some(counted(black_box(first))));
            },
            BatchSize::SmallInput,
        );
    });
}

criterion_group! {
    name = aims;
    config = Criterion::default().sample_size(20);
    targets = benches
}
criterion_main!(aims);

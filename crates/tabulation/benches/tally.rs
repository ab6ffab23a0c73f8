//! The aims of a tally: a nation folded from scratch in less than 100 ms, one change in less than 2 µs; and what the
//! figures of every area cost.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use model::definition::{Contest, Form, Line};
use model::fact::{Basis, BasisRule};
use std::hint::black_box;
use tabulation::{AreaIndex, ContestPlan, Counted, Place, Scale, Tally, Tree};

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

/// Seventeen lines and seven options, decided by majority.
fn plan() -> ContestPlan {
    let base = |name: &str, code: &str| (name.to_owned(), serde_json::from_str(code).unwrap());
    let line = |place| Line { code: format!("l{place}"), label: Default::default() };
    let form = Form {
        code: "protocol".to_owned(),
        lines: (0..17).map(line).collect(),
        bases: [
            base("votes_for_options", r#""votes""#),
            base("took_part", r#"["+","l1","l2"]"#),
            base("registered", r#""l0""#),
        ]
        .into(),
        checks: Vec::new(),
    };
    let option = |place| format!(r#"{{"code":"o{place}","kind":"candidate","name":{{}}}}"#);
    let options: Vec<String> = (0..7).map(option).collect();
    let rule = r#"{"base":"took_part","kind":"majority","more_than":[1,2],"otherwise":"run_off"}"#;
    let contest = Contest {
        code: "president".to_owned(),
        display_base: "votes_for_options".to_owned(),
        form: "protocol".to_owned(),
        name: Default::default(),
        options: serde_json::from_str(&format!("[{}]", options.join(","))).unwrap(),
        rule: serde_json::from_str(rule).unwrap(),
    };
    ContestPlan::new(&form, &contest, 2).unwrap()
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

    let plan = plan();
    let protocols = figures.chunks_exact(WIDTH).enumerate();
    let protocols = protocols.map(|(number, figures)| (commune(number), STATION, counted(figures)));
    let expected = (0..PROTOCOLS).map(|number| (commune(number), STATION));
    let nation = Tally::fold(&tree, WIDTH, expected, protocols);
    criterion.bench_function("figures of 3,221 areas", |bencher| {
        bencher.iter(|| {
            let figures = |area| {
                let scale = Scale { area, code: "area", basis: BasisRule::Best, record_size: 1 };
                plan.figures(black_box(&nation), scale).unwrap()
            };
            tree.areas().map(figures).collect::<Vec<_>>()
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

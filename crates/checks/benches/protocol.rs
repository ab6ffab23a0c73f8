//! The aim of a check: 20 checks of a protocol of 24 lines in less than 2 µs.

use checks::{Checks, Sheet};
use criterion::{Criterion, criterion_group, criterion_main};
use model::definition::{Check, ContestOption, Form, Line};
use std::hint::black_box;

/// Seventeen lines l0 … l16, and seven options o0 … o6.
const LINES: usize = 17;
const OPTIONS: usize = 7;

/// Twenty checks of the shapes that a form has: sums, comparisons, tolerances, conditions.
fn checks() -> Checks {
    let shapes = [
        r#""holds":["=",["+","l1","l2","l3"],["+","l4","l5"]],"when":["not",["kind","abroad"]]"#,
        r#""holds":["=","votes","l6"],"tolerance":{"bound":"inclusive","value":2}"#,
        r#""holds":["<=",["+","l7","l8"],"l9"],"tolerance":{"bound":"exclusive","of":"l9","parts":[1,100]}"#,
        r#""holds":["not",["and",["=","l10",0],[">",["+","l11","l12"],0]]]"#,
        r#""holds":["<",["*",10,"l13"],["+","l14","l15"]]"#,
    ];
    let check = |place: usize| {
        let shape = shapes[place % shapes.len()];
        let json =
            format!(r#"{{"code":"x{place}",{shape},"scope":"protocol","severity":"error","texts":{{}}}}"#);
        serde_json::from_str::<Check>(&json).unwrap()
    };
    let form = Form {
        code: "form".to_owned(),
        lines: (0..LINES)
            .map(|place| Line { code: format!("l{place}"), label: Default::default() })
            .collect(),
        bases: Default::default(),
        checks: (0..20).map(check).collect(),
    };
    let option = |place: usize| format!(r#"{{"code":"o{place}","kind":"candidate","name":{{}}}}"#);
    let options: Vec<ContestOption> =
        (0..OPTIONS).map(|place| serde_json::from_str(&option(place)).unwrap()).collect();
    Checks::compile(&form, &options).unwrap()
}

fn benches(criterion: &mut Criterion) {
    let checks = checks();
    let mut lines = [0u32; LINES + OPTIONS];
    for (place, figure) in
        [(1, 300), (2, 100), (3, 60), (4, 400), (5, 60), (6, 453), (7, 400), (8, 60), (9, 465)]
    {
        lines[place] = figure;
    }
    (lines[10], lines[11], lines[13], lines[14], lines[15]) = (5, 4, 7, 400, 60);
    for (place, votes) in [300, 60, 40, 30, 12, 8, 3].into_iter().enumerate() {
        lines[LINES + place] = votes;
    }
    let sheet = Sheet { kind: "ordinary", lines: &lines, was: None };
    assert_eq!(checks.evaluate(&sheet), []);
    criterion.bench_function("20 checks of a protocol of 24 lines that is in order", |bencher| {
        bencher.iter(|| checks.evaluate(black_box(&sheet)));
    });
}

criterion_group! {
    name = aims;
    config = Criterion::default().sample_size(20);
    targets = benches
}
criterion_main!(aims);

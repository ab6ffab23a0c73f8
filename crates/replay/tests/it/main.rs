//! The negative suite: whoever tampers with a record, the verifier names the property that fails, and the place.
//!
//! [`honest`] is a complete record that holds; [`forge`] can change it as an outsider, or as the holder of the key.
//! Each table below is a group of properties with what somebody could do against them ([`case::Case`]).
//! With `HATTAMA_NEGATIVE_OUT=<folder>` every row is also written there, for verifiers that share nothing with this one.

mod case;
mod forge;
mod honest;

use replay::verify::Report;

fn assert_holds(report: &Report, what: &str) {
    let violations: Vec<String> = report.violations.iter().map(ToString::to_string).collect();
    assert!(report.holds(), "{what}: {violations:#?}");
    assert!(report.not_checked.is_empty(), "{what}: {:?}", report.not_checked);
}

#[test]
fn the_honest_records_hold_with_everything_checked() {
    assert_holds(&honest::honest().build().verify(), "live");
    assert_holds(&honest::archive().build().verify(), "archive");
    for size in [255, 256, 257, 300, 512] {
        assert_holds(&honest::long(size).build().verify(), "long");
    }
}

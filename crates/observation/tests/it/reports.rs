//! Reports: the same versions in any order and any number give the same report; rules judge what was seen.

use crate::forms::shipped;
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::answer::{Answer, Overall};
use observation::report::{Arrival, Held, Report, ReportRefusal, Version, Via};
use proptest::prelude::*;

fn moment(minute: i64) -> Moment {
    Moment::new(1_668_950_000 + minute * 60, 360)
}

fn version(number: u32, device: u8, complete: bool, remark: &str) -> Version {
    Version {
        answers: [("remarks".to_owned(), Answer::Text(remark.to_owned()))].into_iter().collect(),
        complete,
        device: format!("00000000-0000-4000-8000-0000000000{device:02x}"),
        form: "counting".to_owned(),
        form_version: 1,
        number,
        place: Some(Commission::Station("1".to_owned())),
        report: "11111111-1111-4111-8111-111111111111".to_owned(),
        saved: moment(i64::from(number)),
        started: moment(0),
    }
}

fn fold(versions: &[Version]) -> Report {
    let arrival = |version: &Version| Arrival { at: moment(500), via: Via::App, complete: version.complete };
    let mut all = versions.iter();
    let first = all.next().unwrap();
    let mut report = Report::new(Person(1), Held::new(first), arrival(first));
    for version in all {
        report.take(Held::new(version), arrival(version));
    }
    report
}

proptest! {
    #[test]
    fn order_and_number_make_no_difference(
        versions in proptest::collection::vec((1_u32..6, 0_u8..3, any::<bool>(), "[a-c]"), 1..12),
        again in proptest::collection::vec(any::<proptest::sample::Index>(), 0..12),
        seed in any::<u64>(),
    ) {
        let versions: Vec<Version> = versions
            .into_iter()
            .map(|(number, device, complete, remark)| version(number, device, complete, &remark))
            .collect();
        let mut shuffled = versions.clone();
        shuffled.extend(again.iter().map(|index| index.get(&versions).clone()));
        let mut state = seed;
        for last in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(last, (state >> 33) as usize % (last + 1));
        }
        prop_assert_eq!(fold(&versions), fold(&shuffled));
    }
}

#[test]
fn a_draft_does_not_replace_what_was_finished() {
    let report = fold(&[version(1, 0, true, "done"), version(2, 0, false, "again")]);
    assert_eq!(report.newest.key.number, 2);
    assert_eq!(report.complete.as_ref().unwrap().key.number, 1);
    assert!(!report.is_forked());
    assert!(fold(&[version(1, 0, true, "a"), version(1, 1, true, "b")]).is_forked());
}

#[test]
fn a_version_is_refused_by_name() {
    let forms = shipped();
    let counting = forms.iter().find(|form| form.id == "counting").unwrap();
    let check = |change: &dyn Fn(&mut Version)| {
        let mut version = version(1, 0, true, "x");
        version.answers.clear();
        change(&mut version);
        version.check(counting, &[]).map_err(|refusal| (refusal.name(), refusal.place()))
    };
    let answer = |id: &'static str, answer: Answer| {
        move |version: &mut Version| drop(version.answers.insert(id.to_owned(), answer.clone()))
    };
    let number = counting.questions().find(|one| one.kind == observation::form::Kind::Number).unwrap();
    let number: &'static str = Box::leak(number.id.clone().into_boxed_str());
    assert_eq!(check(&|_| {}), Ok(()));
    assert_eq!(check(&answer(number, Answer::NotObserved)), Ok(()));
    assert_eq!(check(&answer(number, Answer::Yes)), Err(("wrong_kind", format!("answers.{number}"))));
    assert_eq!(
        check(&answer(number, Answer::Number(5_000_000_000))),
        Err(("out_of_range", format!("answers.{number}")))
    );
    assert_eq!(
        check(&answer("no_such", Answer::Yes)),
        Err(("unknown_question", "answers.no_such".to_owned()))
    );
    assert_eq!(check(&|version| version.number = 0), Err(("malformed", "address".to_owned())));
    assert_eq!(check(&|version| version.report = "X".to_owned()), Err(("malformed", "address".to_owned())));
    assert_eq!(check(&|version| version.form_version = 9), Err(("unknown_form", "form".to_owned())));
    assert_eq!(check(&|version| version.saved = moment(-1)), Err(("malformed", "saved".to_owned())));
    assert_eq!(check(&|version| version.place = None), Err(("unknown_place", "place".to_owned())));
    let refusal = ReportRefusal::NumberZero;
    assert_eq!(refusal.to_string(), "found the number 0, expected 1 or more");
}

#[test]
fn what_is_unknown_neither_asks_nor_breaks() {
    let text = r#"
id = "t"
version = 1
phase = "transfer"
languages = ["en"]
based_on = "practice"
title = { en = "T" }
[[section]]
id = "s"
title = { en = "S" }
[[section.question]]
id = "a"
kind = "yes_no"
text = { en = "A?" }
based_on = "practice"
[[section.question]]
id = "b"
kind = "number"
text = { en = "B?" }
based_on = "practice"
when = "a = yes"
[[section.question]]
id = "c"
kind = "number"
text = { en = "C?" }
based_on = "practice"
[[rule]]
code = "either"
severity = "warning"
holds = "b > 3 or c > 3"
text = { en = "One of them is above 3." }
"#;
    let form = observation::form::read::read("t.toml", text).unwrap();
    let broken = |answers: &[(&str, Answer)]| {
        let answers = answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
        let values = observation::form::values::Values::new(&form, &answers);
        (values.is_asked(1), values.broken().len())
    };
    let number = Answer::Number;
    assert_eq!(broken(&[]), (false, 0));
    assert_eq!(broken(&[("a", Answer::Yes), ("b", number(1)), ("c", number(1))]), (true, 1));
    assert_eq!(broken(&[("a", Answer::Yes), ("b", number(1))]), (true, 0), "c is blank");
    assert_eq!(broken(&[("a", Answer::Yes), ("b", number(1)), ("c", number(4))]), (true, 0));
    assert_eq!(
        broken(&[("a", Answer::No), ("b", number(1)), ("c", number(1))]),
        (false, 0),
        "b is not asked"
    );
    assert_eq!(broken(&[("a", Answer::NotObserved), ("c", number(1))]), (false, 0));
    assert_eq!(Overall::ALL.map(|one| one.value()), [4, 3, 2, 1]);
}

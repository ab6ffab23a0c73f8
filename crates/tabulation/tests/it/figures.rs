//! Kazakhstan's reference figures from sums to the record's words, and what is no plan.

use model::definition::{Contest, Form, Line};
use model::fact::{Basis, BasisRule, OutcomeKind, OutcomeState, RegisterCoverage};
use tabulation::{AreaIndex, BaseOutOfRange, ContestPlan, Counted, NotAPlan, Place, Scale, Tally, Tree};

fn form() -> Form {
    let codes = ["registered", "issued", "ballots_found", "invalid"];
    let line = |code: &str| Line { code: code.to_owned(), label: Default::default() };
    let base = |name: &str, json: &str| (name.to_owned(), serde_json::from_str(json).unwrap());
    Form {
        code: "protocol".to_owned(),
        lines: codes.into_iter().map(line).collect(),
        bases: [
            base("votes_for_options", r#""votes""#),
            base("took_part", r#""issued""#),
            base("registered", r#""registered""#),
            base("valid", r#"["-","ballots_found","invalid"]"#),
        ]
        .into(),
        checks: Vec::new(),
    }
}

fn contest() -> Contest {
    let options = r#"[{"code":"tokayev","kind":"candidate","name":{}},{"code":"dairabayev","kind":"candidate",
        "name":{}},{"code":"against","kind":"against_all","name":{}}]"#;
    let rule = r#"{"base":"took_part","kind":"majority","more_than":[1,2],"otherwise":"repeat"}"#;
    Contest {
        code: "president".to_owned(),
        display_base: "votes_for_options".to_owned(),
        form: "protocol".to_owned(),
        name: Default::default(),
        options: serde_json::from_str(options).unwrap(),
        rule: serde_json::from_str(rule).unwrap(),
    }
}

const NATION: [u32; 7] = [11_953_465, 8_300_046, 8_000_000, 59_522, 6_456_393, 1_023_601, 460_484];

fn nation(figures: &[u32; 7], registered: Option<u64>) -> Tally {
    let tree = Tree::new(&[None, Some(AreaIndex(0))]).unwrap();
    let place = Place { stations: 1, registered };
    let counted = Counted { basis: Basis::Original, figures };
    Tally::fold(&tree, 7, [(AreaIndex(1), place); 2], [(AreaIndex(1), place, counted)])
}

fn scale(area: u32) -> Scale<'static> {
    Scale { area: AreaIndex(area), code: "KZ", basis: BasisRule::Best, record_size: 9 }
}

#[test]
fn kazakhstan_in_the_records_words() {
    let plan = ContestPlan::new(&form(), &contest(), 2).unwrap();
    assert_eq!(plan.width(), 7);
    let tally = nation(&NATION, Some(1_000));
    let figures = plan.figures(&tally, scale(0)).unwrap();
    let percents: Vec<&str> = figures.options.iter().map(|option| option.share.percent.as_str()).collect();
    assert_eq!(percents, ["81.31", "12.89", "5.80"]);
    assert_eq!(figures.options[0].share.denominator, 7_940_478);
    assert_eq!(figures.turnout.unwrap().percent, "69.44");
    assert_eq!(figures.lines["invalid"], 59_522);
    let outcome = figures.outcome.unwrap();
    assert_eq!((outcome.kind, outcome.state), (OutcomeKind::Elected, OutcomeState::Decided));
    assert_eq!(outcome.share.unwrap().percent, "77.79");
    let coverage = serde_json::to_string(&figures.coverage).unwrap();
    assert_eq!(coverage, r#"{"registered":{"in":1000,"of":2000},"stations":{"in":1,"of":2}}"#);
    assert_eq!((figures.sources.copies, figures.sources.originals), (0, 1));

    let region = plan.figures(&tally, scale(1)).unwrap();
    assert_eq!((region.outcome, region.record_size), (None, 9));
}

#[test]
fn without_expected_registers_nothing_is_decided_before_all_is_in() {
    let plan = ContestPlan::new(&form(), &contest(), 2).unwrap();
    let figures = plan.figures(&nation(&NATION, None), scale(0)).unwrap();
    assert!(matches!(figures.coverage.registered, RegisterCoverage::Unknown(_)));
    assert_eq!(figures.outcome.unwrap().state, OutcomeState::Leading);
}

#[test]
fn turnout_needs_both_bases() {
    let mut form = form();
    form.bases.remove("registered");
    let plan = ContestPlan::new(&form, &contest(), 2).unwrap();
    assert_eq!(plan.figures(&nation(&NATION, None), scale(1)).unwrap().turnout, None);
}

#[test]
fn a_base_that_is_no_count_gives_no_figure() {
    let mut contest = contest();
    contest.display_base = "valid".to_owned();
    let plan = ContestPlan::new(&form(), &contest, 2).unwrap();
    let mut figures = NATION;
    (figures[2], figures[3]) = (5, 7);
    let refused = plan.figures(&nation(&figures, None), scale(1)).unwrap_err();
    assert_eq!(refused, BaseOutOfRange { base: "valid".to_owned(), value: Some(-2) });
    let expected = "the base \"valid\" is -2, expected a count from 0 to 18446744073709551615";
    assert_eq!(refused.to_string(), expected);
}

#[test]
fn what_is_no_plan_is_refused_by_name() {
    type Spoil = fn(&mut Form, &mut Contest);
    let majority = |json: &str| serde_json::from_str(json).unwrap();
    let cases: [(Spoil, &str); 7] = [
        (
            |form, _| form.code = "other".to_owned(),
            "found the form \"other\", the contest names \"protocol\"",
        ),
        (|_, contest| contest.options.clear(), "contest \"president\" has no options"),
        (
            |_, contest| contest.options[0].code = "issued".to_owned(),
            "the code \"issued\" stands for more than one figure",
        ),
        (
            |form, _| form.lines[0].code = "votes".to_owned(),
            "the code \"votes\" stands for more than one figure",
        ),
        (
            |form, _| form.lines[0].code = "voters".to_owned(),
            "base \"registered\" reads \"registered\", which is no line and no option",
        ),
        (
            |_, contest| contest.display_base = "ballots_found".to_owned(),
            "contest \"president\" asks for the base \"ballots_found\", which the form does not define",
        ),
        (
            |form, _| {
                form.bases.insert("valid".to_owned(), serde_json::from_str(r#"["was","issued"]"#).unwrap());
            },
            "base \"valid\" reads \"issued\" of the revision before, which a sum does not have",
        ),
    ];
    for (spoil, expected) in cases {
        let (mut form, mut contest) = (form(), contest());
        spoil(&mut form, &mut contest);
        assert_eq!(ContestPlan::new(&form, &contest, 2).unwrap_err().to_string(), expected);
    }
    let mut contest = contest();
    contest.rule = majority(r#"{"base":"valid","kind":"majority","more_than":[1,0],"otherwise":"repeat"}"#);
    let refused = ContestPlan::new(&form(), &contest, 2).unwrap_err();
    assert!(matches!(refused, NotAPlan::NotAFraction { denominator: 0, .. }));
    contest.rule = majority(r#"{"kind":"seats","method":"hare","seats":100001}"#);
    assert!(matches!(ContestPlan::new(&form(), &contest, 2), Err(NotAPlan::TooManySeats { .. })));
}

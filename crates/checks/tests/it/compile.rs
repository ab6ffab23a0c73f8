//! What does not compile, and by what name it is refused.

use crate::support::{all, form, options};
use checks::Checks;

fn check(members: &[&str], expected: &str) {
    let refused = Checks::compile(&form(&all(members)), &options()).unwrap_err();
    assert_eq!(refused.to_string(), expected, "{members:?}");
}

#[test]
fn formulas_name_lines_that_there_are() {
    check(
        &[r#""code":"x","holds":["=","found",0]"#],
        r#"check "x" reads "found", which is no line and no option"#,
    );
    check(
        &[r#""code":"x","holds":["=","a",["was","a"]]"#],
        r#"check "x" reads "a" of the revision before, which only the scope revision has"#,
    );
    let twice = r#""code":"x","holds":["=","a",0]"#;
    check(&[twice, twice], r#"two checks have the code "x""#);
    let mut form = form("[]");
    form.lines[0].code = "votes".to_owned();
    let refused = Checks::compile(&form, &options()).unwrap_err();
    assert_eq!(refused.to_string(), r#"the code "votes" stands for more than one figure"#);
}

#[test]
fn each_scope_has_its_shape() {
    check(&[r#""code":"x","rule":"equals_sum""#], r#"check "x" has a rule, expected what must hold"#);
    check(&[r#""code":"x""#], r#"check "x" has nothing that must hold, expected a condition"#);
    check(&[r#""code":"x","scope":"equal""#], r#"check "x" has no rule, expected the name of a rule"#);
    check(
        &[r#""code":"x","scope":"equal","holds":["=","a",0]"#],
        r#"check "x" has what must hold, expected the name of a rule"#,
    );
    check(
        &[r#""code":"x","scope":"siblings","rule":"equals_sum""#],
        "check \"x\" names the rule \"equals_sum\", which is no rule of its scope; there are: \
            share_against_siblings, turnout_against_siblings",
    );
    check(
        &[r#""code":"x","scope":"equal","rule":"equal_vectors""#],
        r#"check "x" has no tolerance, expected a tolerance with a value"#,
    );
    check(
        &[
            r#""code":"x","scope":"equal","rule":"equal_vectors","tolerance":{"bound":"inclusive","parts":[1,2]}"#,
        ],
        r#"check "x" has another tolerance, expected a tolerance with a value"#,
    );
    check(
        &[r#""code":"x","scope":"summary","rule":"equals_sum","tolerance":{"bound":"inclusive","value":2}"#],
        r#"check "x" has another tolerance, expected no tolerance"#,
    );
    let points = r#""code":"x","scope":"siblings","rule":"turnout_against_siblings","tolerance":"#;
    let points = format!(r#"{points}{{"bound":"inclusive","parts":[1,0]}}"#);
    check(
        &[&points],
        r#"check "x" has another tolerance, expected a tolerance in percentage points, without of"#,
    );
    let mut form = form(&all(&[&points.replace("[1,0]", "[1,5]")]));
    form.bases.remove("took_part");
    let refused = Checks::compile(&form, &options()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        r#"check "x" needs the base "took_part", which the form does not define"#
    );
}

#[test]
fn a_tolerance_goes_with_one_comparison() {
    let expected =
        r#"check "x" has a tolerance, expected none, unless one comparison with =, <= or >= must hold"#;
    for holds in [r#"["<","a",5]"#, r#"["not",["=","a",5]]"#, r#"["!=","a",5]"#] {
        check(
            &[&format!(r#""code":"x","holds":{holds},"tolerance":{{"bound":"inclusive","value":1}}"#)],
            expected,
        );
    }
    let expected =
        r#"check "x" has another tolerance, expected a value, or parts p/q of an expression, q not 0"#;
    for tolerance in
        [r#""value":1,"parts":[1,2]"#, r#""of":"a","parts":[1,0]"#, r#""of":"a""#, r#""parts":[1,2]"#]
    {
        let members =
            format!(r#""code":"x","holds":["=","a",5],"tolerance":{{"bound":"inclusive",{tolerance}}}"#);
        check(&[&members], expected);
    }
}

#[test]
fn nothing_can_exceed_128_bits() {
    let cube = r#"["*","a",["*","b","c"]]"#;
    assert!(
        Checks::compile(&form(&all(&[&format!(r#""code":"x","holds":["=",{cube},0]"#)])), &options()).is_ok()
    );
    let expected = r#"check "x" could come to more than 128 bits"#;
    check(&[&format!(r#""code":"x","holds":["=",["*",{cube},"a"],0]"#)], expected);
    let parts = r#"{"bound":"inclusive","of":"a","parts":[1,18446744073709551615]}"#;
    check(&[&format!(r#""code":"x","holds":["=",{cube},0],"tolerance":{parts}"#)], expected);
}

#[test]
fn silences_can_hide_nothing_for_good() {
    let silence = |code: &str, silenced: &str, more: &str| {
        format!(r#""code":"{code}","holds":["=","a",0],"silences":["{silenced}"]{more}"#)
    };
    check(&[&silence("x", "y", "")], r#"check "x" silences "y", which is no check"#);
    check(
        &[&silence("x", "x", "")],
        r#"check "x" silences "x", which is silenced by itself, directly or through others"#,
    );
    check(
        &[&silence("x", "y", ""), &silence("y", "z", ""), &silence("z", "x", "")],
        r#"check "x" silences "x", which is silenced by itself, directly or through others"#,
    );
    let error = r#""code":"y","holds":["=","b",0]"#;
    check(
        &[&silence("x", "y", r#","severity":"warning""#), error],
        r#"check "x" silences "y", which is graver than the check itself"#,
    );
    check(
        &[&silence("x", "y", r#","scope":"revision""#), error],
        r#"check "x" silences "y", which has another scope"#,
    );
    let across = r#""code":"x","scope":"summary","rule":"equals_sum","silences":["y"]"#;
    check(&[across, error], r#"check "x" has silences, expected none in a check across protocols"#);
}

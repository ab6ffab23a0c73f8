//! Formulas as tables of text and JSON, faults with their columns, and the laws of both spellings.

use super::*;
use proptest::prelude::*;

fn json(text: &str) -> String {
    match condition(text) {
        Ok(condition) => serde_json::to_string(&condition).unwrap(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn conditions_are_read_by_precedence() {
    for (text, expected) in [
        ("c = d + e + f", r#"["=","c",["+","d","e","f"]]"#),
        ("(a + b) + (c + d) = 1", r#"["=",["+","a","b","c","d"],1]"#),
        ("a - b - c = 0", r#"["=",["-",["-","a","b"],"c"],0]"#),
        ("a − b + c ≠ 0", r#"["!=",["+",["-","a","b"],"c"],0]"#),
        ("2 × (a + b) ≤ 3 * c", r#"["<=",["*",2,["+","a","b"]],["*",3,"c"]]"#),
        ("kind != abroad and a >= b", r#"["and",["not",["kind","abroad"]],[">=","a","b"]]"#),
        ("not a = b or kind = abroad", r#"["or",["not",["=","a","b"]],["kind","abroad"]]"#),
        ("a = 1 and (b = 2 and c = 3)", r#"["and",["=","a",1],["=","b",2],["=","c",3]]"#),
        ("(a = 1 or b = 2) and c = 3", r#"["and",["or",["=","a",1],["=","b",2]],["=","c",3]]"#),
        ("((a)) = (votes)", r#"["=","a","votes"]"#),
        ("x < was(x)", r#"["<","x",["was","x"]]"#),
    ] {
        assert_eq!(json(text), expected, "{text}");
    }
}

#[test]
fn a_fault_names_its_column() {
    let words = "a formula of numbers, lower-case words, + - * ( ) and = != < <= > >=";
    for (text, expected) in [
        ("", format!("column 1: found the end, expected {START}")),
        ("a = ", format!("column 5: found the end, expected {START}")),
        ("a == b", format!("column 4: found \"=\" (a single = compares), expected {START}")),
        ("a = b = c", "column 7: found \"=\", expected an operator or the end".to_owned()),
        ("ă = b", format!("column 1: found \"ă\", expected {words}")),
        ("a ≥ Ω", format!("column 5: found \"Ω\", expected {words}")),
        ("a + b", "column 1: found no comparison, expected a condition such as a = b + c".to_owned()),
        ("(a = b) + 1 = 2", "column 1: found a condition, expected a number or a line".to_owned()),
        ("a = 3x", "column 6: found \"x\", expected an operator or the end".to_owned()),
        ("(a = b", "column 7: found the end, expected an operator or )".to_owned()),
        ("was = 1", "column 5: found \"=\", expected ( after was".to_owned()),
        ("was(votes) = 1", "column 5: found \"votes\", expected the code of a line or an option".to_owned()),
        ("kind < abroad", "column 6: found \"<\", expected = or != after kind".to_owned()),
        ("kind = 3", format!("column 8: found \"3\", expected {WORD}")),
        (
            "a = 1000000000000001",
            "column 5: found 1000000000000001, expected an integer of at most 1000000000000000".to_owned(),
        ),
    ] {
        assert_eq!(json(text), expected, "{text}");
    }
}

#[test]
fn depth_has_a_named_limit_and_no_text_overflows_the_stack() {
    let too_deep = |text: &str| matches!(condition(text), Err(NotAFormula { fault: Fault::TooDeep, .. }));
    let parentheses = |count: usize| format!("{}a{} = 1", "(".repeat(count), ")".repeat(count));
    assert!(condition(&parentheses(16)).is_ok());
    assert!(too_deep(&parentheses(17)));
    let differences = |count: usize| format!("0 = a{}", " - a".repeat(count));
    assert!(condition(&differences(14)).is_ok());
    assert!(too_deep(&differences(15)));
    assert!(condition(&format!("0 = a{}", " + a".repeat(10_000))).is_ok());
    for piece in ["(", "not ", "a - ", "a * ", "was(", "(a = ", "not ("] {
        assert!(condition(&piece.repeat(100_000)).is_err(), "{piece}");
    }
}

#[test]
fn a_negative_number_of_the_record_is_still_written() {
    assert_eq!(Expression::Number(-5).to_string(), "0 - 5");
    let product = Expression::Product(Box::new(Expression::Number(2)), Box::new(Expression::Number(-5)));
    assert_eq!(product.to_string(), "2 * (0 - 5)");
}

fn word() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9_]{0,4}".prop_filter("not a word of the language", |word| {
        !RESERVED.contains(&word.as_str()) || word == "votes"
    })
}

fn any_expression() -> impl Strategy<Value = Expression> {
    let leaf = prop_oneof![
        (0..=INTEGER_MAX).prop_map(Expression::Number),
        word().prop_map(Expression::Line),
        word().prop_filter("votes has no former value", |word| word != "votes").prop_map(Expression::Was),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4)
                .prop_map(|terms| { terms.into_iter().reduce(plus).expect("two terms at least") }),
            (inner.clone(), inner.clone())
                .prop_map(|(left, right)| Expression::Difference(Box::new(left), Box::new(right))),
            (inner.clone(), inner)
                .prop_map(|(left, right)| Expression::Product(Box::new(left), Box::new(right))),
        ]
    })
}

fn any_condition() -> impl Strategy<Value = Condition> {
    let compare = (prop::sample::select(Comparison::ALL.to_vec()), any_expression(), any_expression())
        .prop_map(|(comparison, left, right)| Condition::Compare(comparison, left, right));
    let kind = word().prop_filter("a kind", |word| word != "votes").prop_map(Condition::Kind);
    prop_oneof![compare, kind].prop_recursive(4, 20, 4, |inner| {
        let flat = |and: bool| {
            move |parts: Vec<Condition>| {
                let parts = parts.into_iter().flat_map(|part| match part {
                    Condition::And(inner) if and => inner,
                    Condition::Or(inner) if !and => inner,
                    other => vec![other],
                });
                let parts = parts.collect();
                if and { Condition::And(parts) } else { Condition::Or(parts) }
            }
        };
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(flat(true)),
            prop::collection::vec(inner.clone(), 2..4).prop_map(flat(false)),
            inner.prop_map(|part| Condition::Not(Box::new(part))),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back(tree in any_condition()) {
        let text = tree.to_string();
        prop_assert_eq!(condition(&text), Ok(tree), "{}", text);
    }

    #[test]
    fn an_expression_reads_back(tree in any_expression()) {
        let text = tree.to_string();
        prop_assert_eq!(expression(&text), Ok(tree), "{}", text);
    }

    #[test]
    fn no_text_panics(text in "\\PC*") {
        let _ = condition(&text);
        let _ = expression(&text);
    }

    #[test]
    fn no_text_of_its_own_letters_panics(text in "[ab1 ()+*=<>!−×≠≤notandorwaskind]{0,60}") {
        if let Err(fault) = condition(&text) {
            prop_assert!(fault.byte <= text.len() && fault.column >= 1);
        }
    }
}

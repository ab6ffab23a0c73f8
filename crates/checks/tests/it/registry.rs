//! The registry is complete, and what derives from it names everything.

use crate::support::{all, form};
use checks::registry::{self, RULES, SCOPES, scope_name};
use model::definition::Scope;

const EVERY_SCOPE: [Scope; 6] =
    [Scope::Protocol, Scope::Revision, Scope::Turnout, Scope::Siblings, Scope::Equal, Scope::Summary];

#[test]
fn every_scope_and_rule_stands_in_the_registry_once() {
    for scope in EVERY_SCOPE {
        let wire = serde_json::to_value(scope).unwrap();
        assert_eq!(wire, scope_name(scope), "the registry calls a scope what the record calls it");
        assert_eq!(SCOPES.iter().filter(|entry| entry.scope == scope).count(), 1);
        let by_rule = !matches!(scope, Scope::Protocol | Scope::Revision);
        assert_eq!(registry::of_scope(scope).count() > 0, by_rule);
    }
    for entry in &RULES {
        assert_eq!(entry.rule.entry().name, entry.name, "each rule has one entry");
        assert_eq!(registry::find(entry.scope, entry.name).unwrap().rule, entry.rule);
    }
}

/// The reader of definitions knows the same rules, in the same order, with the same limits and bases.
#[test]
fn model_and_registry_know_the_same_rules() {
    let here: Vec<_> =
        RULES.iter().map(|entry| (entry.scope, entry.name, entry.takes, entry.bases)).collect();
    let there: Vec<_> =
        model::definition::RULES.iter().map(|rule| (rule.scope, rule.name, rule.limit, rule.bases)).collect();
    assert_eq!(here, there);
}

#[test]
fn the_manual_names_every_scope_and_rule() {
    let manual = registry::manual();
    for name in SCOPES.iter().map(|entry| entry.name) {
        assert_eq!(manual.matches(&format!("## Scope `{name}`\n")).count(), 1, "{name}");
    }
    for entry in &RULES {
        assert_eq!(manual.matches(&format!("### Rule `{}`\n", entry.name)).count(), 1, "{}", entry.name);
        assert!(manual.contains(entry.says) && manual.contains(entry.needs));
    }
    assert!(!manual.contains("  ") && !manual.contains("\n\n\n"), "no stray white space:\n{manual}");
}

#[test]
fn a_definitions_checks_are_listed_in_its_own_words() {
    let mut form = form(&all(&[
        r#""code":"sum","holds":["=",["+","votes",["*",2,["-","a","b"]]],"valid"],"law":"Article 43",
           "silences":["register"],"tolerance":{"bound":"exclusive","of":"valid","parts":[1,100]}"#,
        r#""code":"register","holds":["not",["and",["=","a",0],["or",["kind","x"],[">=","b",["was","b"]]]]],
           "severity":"notice","when":["kind","abroad"],"scope":"revision""#,
        r#""code":"like","rule":"turnout_against_siblings","scope":"siblings",
           "tolerance":{"bound":"inclusive","parts":[3,20]}"#,
    ]));
    form.checks[0].texts =
        [("public".to_owned(), [("en".to_owned(), "Votes add up.".to_owned())].into())].into();
    let expected = "### `sum`\n\nVotes add up.\n\n- Severity: error\n- Scope `protocol`: One protocol by itself: \
        a formula that must hold.\n- Must hold: `votes + 2 * (a - b) = valid`\n- Allowed: less than 1/100 of \
        `valid`\n- Law: Article 43\n- Silences: `register`\n\n### `register`\n\n- Severity: notice\n- Scope \
        `revision`: A protocol and the revision before, from revision 2 on: a formula that must hold and may read \
        former lines as `was(code)`.\n- Must hold: `not (a = 0 and (kind = x or b >= was(b)))`\n- Applies where: \
        `kind = abroad`\n\n### `like`\n\n- Severity: error\n- Scope `siblings`: A station among the other stations \
        of its area.\n- Rule `turnout_against_siblings`: Turnout, *took part* over *registered*, is near the \
        median of the area's stations.\n- Allowed: at most 3/20, in shares of the whole\n";
    assert_eq!(registry::check_list(&form, "en"), expected);
}

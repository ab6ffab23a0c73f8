//! The registry is complete, and what derives from it names everything.

use checks::registry::{self, RULES, SCOPES};
use model::definition::Scope;

const EVERY_SCOPE: [Scope; 6] =
    [Scope::Protocol, Scope::Revision, Scope::Turnout, Scope::Siblings, Scope::Equal, Scope::Summary];

#[test]
fn every_scope_and_rule_stands_in_the_registry_once() {
    for scope in EVERY_SCOPE {
        let wire = serde_json::to_value(scope).unwrap();
        let entries: Vec<_> = SCOPES.iter().filter(|entry| entry.scope == scope).collect();
        assert_eq!(entries.len(), 1);
        assert_eq!(wire, entries[0].name, "the registry calls a scope what the record calls it");
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

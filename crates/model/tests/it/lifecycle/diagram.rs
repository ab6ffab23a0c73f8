//! The diagram of `docs/lifecycle.md` and the code name the same transitions, and nothing that a journal could hold
//! is too much for the code.

use super::explore::World;
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../../../../docs/lifecycle.md");

/// The lines `from --> to : event` of the diagram; the start has no event.
fn drawn() -> BTreeSet<(&'static str, &'static str, &'static str)> {
    let (_, diagram) = PAGE.split_once("```mermaid\nstateDiagram-v2\n").expect("the page has a diagram");
    let (diagram, _) = diagram.split_once("```").expect("the diagram ends");
    let mut transitions = BTreeSet::new();
    for line in diagram.lines().map(str::trim).filter(|line| !line.is_empty() && *line != "[*] --> expected")
    {
        let (from, rest) = line.split_once(" --> ").unwrap_or_else(|| panic!("{line:?} is no transition"));
        let (to, event) = rest.split_once(" : ").unwrap_or_else(|| panic!("{line:?} names no event"));
        assert!(transitions.insert((from, event, to)), "{line:?} stands there twice");
    }
    transitions
}

#[test]
fn the_diagram_has_the_transitions_of_the_code() {
    let (drawn, made) = (drawn(), World::explored().transitions);
    let say = |(from, event, to): &(&str, &str, &str)| format!("{from} --> {to} : {event}");
    let missing: Vec<String> = made.difference(&drawn).map(say).collect();
    let wrong: Vec<String> = drawn.difference(&made).map(say).collect();
    assert!(missing.is_empty(), "not in docs/lifecycle.md:\n{}", missing.join("\n"));
    assert!(wrong.is_empty(), "in docs/lifecycle.md, but not in the code:\n{}", wrong.join("\n"));
}

#[test]
fn the_page_names_every_word() {
    for (from, event, to) in World::explored().transitions {
        for word in [from, event, to] {
            assert!(PAGE.contains(&format!("`{word}`")), "{word} is not explained");
        }
    }
}

//! The rules one by one, in words.

use super::explore::World;
use super::line;
use super::walk::Walk;
use ::model::fact::NOT_GIVEN;
use ::model::lifecycle::{CORRECTION, Command, Event, Person, State, apply, decide};

/// Two entries that differ at places 1 and 2.
const DIFFERING: &str = "r7o c1 f1123 c2 f2145";

fn refusal(walk: &Walk, line: &str) -> String {
    let command = line::command(line.as_bytes()).expect("a line");
    decide(&walk.state, &command).expect_err("it is refused").code().to_owned()
}

fn check_refused(lines: &str, line: &str, expected: &str) {
    assert_eq!(refusal(&Walk::along(lines), line), expected, "{line} after {lines}");
}

fn check_places(lines: &str, expected: &[u16]) {
    match Walk::along(lines).state {
        State::Differing { difference, .. } => assert_eq!(difference.places, expected, "{lines}"),
        State::Agreed { .. } => assert!(expected.is_empty(), "{lines}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_place_is_settled_by_two_people() {
    check_places(DIFFERING, &[1, 2]);
    // A third person says what the first said, and at the other place what the second said.
    check_places(&format!("{DIFFERING} c3 f325"), &[]);
    // One place of two.
    check_places(&format!("{DIFFERING} c3 f329"), &[2]);
    // The typists correct themselves.
    check_places(&format!("{DIFFERING} c2 f223"), &[]);
    check_places(&format!("{DIFFERING} c1 f143 c2 f23"), &[]);
    // Two new people.
    check_places(&format!("{DIFFERING} c3 f388 c4 f488"), &[]);
}

#[test]
fn the_latest_of_a_person_counts() {
    // 1 gives up what it typed; 3 typed the same, and is alone with it.
    check_places(&format!("{DIFFERING} c1 f166 c3 f323"), &[1, 2]);
    // 2 comes to where 1 was, and 1 has left it.
    check_places(&format!("{DIFFERING} c1 f166 c2 f223"), &[1, 2]);
}

#[test]
fn one_person_alone_settles_nothing() {
    let walk = format!("{DIFFERING} c3 f388");
    check_refused(&walk, "c3", "typed_last");
    check_places(&format!("{walk} c4 f499 c3 f388"), &[1, 2]);
    // What was laid down was not typed.
    check_refused(&format!("{walk} c4 l4"), "c3", "typed_last");
    // Who typed the second entry may be the first to type again.
    check_places(&format!("{DIFFERING} c2 f223"), &[]);
}

#[test]
fn a_settled_place_is_not_typed_again() {
    let walk = Walk::along(&format!("{DIFFERING} c3 f329 c1"));
    assert_eq!(refusal(&walk, "k119"), "place_settled");
    assert_eq!(refusal(&walk, "k139"), "place_outside");
    assert_eq!(refusal(&walk, "f123"), "field_count");
    let places: Vec<u16> = walk.state.fields(Person(1)).unwrap().iter().map(|field| field.place).collect();
    assert_eq!(places, [2]);
}

#[test]
fn a_clerk_sees_no_entry_but_their_own() {
    let walk = Walk::along("r7o c1 f1123 c2 k217");
    let values: Vec<Option<u64>> =
        walk.state.fields(Person(2)).unwrap().iter().map(|field| field.value).collect();
    assert_eq!(values, [None, Some(7), None]);
    for other in [0, 1, 3] {
        assert_eq!(walk.state.fields(Person(other)), None);
    }
    let walk = Walk::along(&format!("{DIFFERING} c1"));
    assert!(walk.state.fields(Person(1)).unwrap().iter().all(|field| field.value.is_none()));
}

#[test]
fn the_largest_count_is_taken_and_no_larger_one() {
    assert_eq!(Walk::along("r7o c1 k10^ f1^-^ c2 f2^-^ j").state.name(), "accepted");
    check_refused("r7o c1", "k10!", "count_too_large");
    check_refused("r7o c1", "f11-!", "count_too_large");
    let walk = Walk::along(&format!("{DIFFERING} c3"));
    let command = line::command(b"f31!").unwrap();
    let told = decide(&walk.state, &command).unwrap_err().to_string();
    // The place is the form's, not that of the field.
    assert_eq!(told, "found 1000000001 at place 2; expected at most 1000000000: look at the paper again");
}

#[test]
fn a_reason_that_was_not_given_is_none() {
    check_refused("r7o", "b7", "reason_blank");
    check_refused("r7o", "b7  ", "reason_blank");
    check_refused("r7o", "b7~", "reason_blank");
    let mut walk = Walk::along("r7o c1 f1123 c2 f2123 jw");
    let command = line::command(b"e3w").unwrap();
    let Command::Resolve { mut resolution } = command else { panic!("a resolution") };
    resolution.explanations.insert("w".to_owned(), NOT_GIVEN.to_owned());
    assert!(!walk.step(&Command::Resolve { resolution }));
}

#[test]
fn every_finding_is_explained_and_nothing_else() {
    let held = "r7o c1 f1123 c2 f2123 jwve";
    check_refused(held, "e3wv", "explanation_missing");
    check_refused(held, "e3wvex", "explanation_unknown");
    check_refused(held, "e3wVe", "explanation_blank");
    check_refused(held, "e3wvec", "explanation_unknown");
    // Of several reasons the first is told, in the order of their variants.
    check_refused(held, "e1", "has_typed");
    check_refused(held, "e3xW", "explanation_unknown");
}

fn accepted(walk: &Walk) -> (u64, Option<&str>, Vec<&str>) {
    let Some(Event::Accepted { accepted, explanations, reason, .. }) = walk.journal.last() else {
        panic!("{:?}", walk.journal.last())
    };
    (accepted.revision, reason.as_deref(), explanations.keys().map(String::as_str).collect())
}

#[test]
fn a_changed_figure_needs_a_reason() {
    let copy = "r7c c1 f1123 c2 f2123 j";
    // The original says the same.
    let walk = Walk::along(&format!("{copy} r7o c1 f1123 c2 f2123 j"));
    assert_eq!(accepted(&walk), (2, None, vec![]));
    // It says something else: that is explained, and approved.
    let walk = Walk::along(&format!("{copy} r7o c1 f1129 c2 f2129 jw"));
    let State::Held { findings, .. } = &walk.state else { panic!("{:?}", walk.state) };
    assert_eq!((findings[0].check.as_str(), findings[1].check.as_str()), ("w", CORRECTION));
    assert_eq!(findings[1].numbers, "1 of 3 lines differ from revision 1");
    let walk = Walk::along(&format!("{copy} r7o c1 f1129 c2 f2129 jw e3wc a4"));
    assert_eq!(accepted(&walk), (2, Some("person 3 looked at correction"), vec!["w"]));
    // A recall brings its reason.
    let walk = Walk::along(&format!("{copy} q5lwrong g6 r7c c1 f1129 c2 f2129 jw e3w"));
    assert_eq!(accepted(&walk), (2, Some("wrong"), vec!["w"]));
    // Also where the figures turn out the same on the same basis.
    let walk = Walk::along(&format!("{copy} q5nlost g6 r7c c1 f1123 c2 f2123 j"));
    assert_eq!(accepted(&walk), (2, Some("lost"), vec![]));
}

#[test]
fn a_copy_never_follows_an_original_that_counts() {
    let original = "r7o c1 f1123 c2 f2123 j";
    check_refused(original, "r7c", "copy_after_original");
    check_refused(&format!("{original} q5lso g6"), "r7c", "copy_after_original");
    check_refused(&format!("{original} q5lso g6 r7o b7why"), "r7c", "copy_after_original");
    // Repeat voting begins again with copies.
    let walk = Walk::along(&format!("{original} q5afire g6 q5vagain g6 r7c c1 f1003 c2 f2003 j"));
    assert_eq!(accepted(&walk), (2, Some("again"), vec![]));
    // Also when the station did not open the second time, and then did.
    let again = format!("{original} q5afire g6 q5vagain g6 q5oshut g6 q5lopen g6 r7c");
    assert_eq!(Walk::along(&again).state.name(), "received");
}

#[test]
fn what_counts_goes_on_counting_while_it_is_corrected() {
    let walk = Walk::along("r7c c1 f1123 c2 f2123 j r7o c1");
    assert_eq!(walk.state.accepted().unwrap().revision, 1);
    let walk = Walk::along("r7o c1 f1123 c2 f2123 j q5lso g6");
    assert_eq!(walk.state.accepted().unwrap().revision, 1);
    check_refused("r7o c1 f1123 c2 f2123 j q5lso g6", "q5oso", "counts_already");
    let walk = Walk::along("r7o c1 f1123 c2 f2123 j q5aso g6 q5vso g6 r7o");
    assert_eq!(walk.state.accepted(), None);
}

#[test]
fn the_journal_reads_as_what_happened() {
    let walk = Walk::along(
        "r7c c1 k104 f11-3 c2 f2153 c3 f30 je e4e n5why t5both b6torn \
                            r7c2 c1 f115 c2 l6 c2 f215 j r7o2 c1 f114 c2 f214 je e4ec a5 q5lwrong d6no z",
    );
    let journal: Vec<String> =
        walk.journal.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
    insta::assert_snapshot!(journal.join("\n"), @r#"
    {"event":"received","by":7,"sheet":{"at":"1970-01-01T00:00:00+00:00","basis":"copy","custody":"","lines":3}}
    {"event":"claimed","by":1}
    {"event":"kept","by":1,"place":0,"value":4}
    {"event":"finished","by":1,"typed":[1,"",3]}
    {"event":"claimed","by":2}
    {"event":"differed","by":2,"typed":[1,5,3],"places":[1]}
    {"event":"claimed","by":3}
    {"event":"agreed","by":3,"typed":[0]}
    {"event":"held","findings":[{"check":"e","numbers":"1 ≠ 2","weight":"error"}]}
    {"event":"resolved","resolution":{"by":4,"explanations":{"e":"person 4 looked at e"}}}
    {"event":"rejected","by":5,"reason":"why"}
    {"event":"typed_anew","by":5,"reason":"both"}
    {"event":"given_back","by":6,"reason":"torn"}
    {"event":"received","by":7,"sheet":{"at":"1970-01-01T00:00:00+00:00","basis":"copy","custody":"","lines":2}}
    {"event":"claimed","by":1}
    {"event":"finished","by":1,"typed":[1,5]}
    {"event":"claimed","by":2}
    {"event":"laid_down","by":6}
    {"event":"claimed","by":2}
    {"event":"agreed","by":2,"typed":[1,5]}
    {"event":"accepted","accepted":{"basis":"copy","lines":[1,5],"revision":1}}
    {"event":"received","by":7,"sheet":{"at":"1970-01-01T00:00:00+00:00","basis":"original","custody":"","lines":2}}
    {"event":"claimed","by":1}
    {"event":"finished","by":1,"typed":[1,4]}
    {"event":"claimed","by":2}
    {"event":"agreed","by":2,"typed":[1,4]}
    {"event":"held","findings":[{"check":"e","numbers":"1 ≠ 2","weight":"error"},{"check":"correction","numbers":"1 of 2 lines differ from revision 1","weight":"error"}]}
    {"event":"resolved","resolution":{"by":4,"explanations":{"correction":"person 4 looked at correction","e":"person 4 looked at e"}}}
    {"event":"accepted","accepted":{"basis":"original","lines":[1,4],"revision":2},"approved_by":5,"explanations":{"e":"person 4 looked at e"},"reason":"person 4 looked at correction"}
    {"event":"asked","request":{"by":5,"reason":"wrong","what":"recall"}}
    {"event":"denied","by":6,"reason":"no"}
    {"event":"certified"}
    "#);
}

#[test]
fn a_contradiction_names_state_and_event() {
    let check = |lines: &str, event: Event, expected: &str| {
        let found = apply(Walk::along(lines).state, &event).unwrap_err();
        assert_eq!(found.to_string(), expected);
    };
    let by = Person(1);
    check(
        "r7o",
        Event::Finished { by, typed: vec![] },
        "found the event finished at a paper that is received; expected something else: found the paper received; \
         expected an entry under way: claim it first",
    );
    check(
        "r7o c1 f1123",
        Event::Claimed { by },
        "found the event claimed at a paper that is first_done; expected something else: found the person who typed \
         the first entry; expected another one for the second",
    );
    check(
        "r7o c1 f1123 c2",
        Event::Agreed { by: Person(2), typed: vec![Some(1), Some(2), None] },
        "found the event agreed at a paper that is second_entry; expected the event differed",
    );
    check(
        "r7o c1 f1123 c2",
        Event::Differed { by: Person(2), typed: vec![Some(1), Some(2), None], places: vec![] },
        "found the event differed at a paper that is second_entry; expected other contents",
    );
    check(
        "r7o c1",
        Event::Claimed { by },
        "found the event claimed at a paper that is first_entry; expected none, as it changes nothing",
    );
}

/// Every event of a small world at every state of it: a state comes of it, or a contradiction, and nothing else.
#[test]
fn no_event_is_too_much() {
    let world = World::explored();
    let (mut happened, mut contradicted) = (0_u64, 0_u64);
    // A part of the states, in no order that the rules know.
    for state in world.states.values().step_by(world.states.len() / 400) {
        for event in world.events.values() {
            match apply(state.clone(), event) {
                Ok(_) => happened += 1,
                Err(contradiction) => {
                    assert_eq!((contradiction.state, contradiction.event), (state.name(), event.name()));
                    contradicted += 1;
                }
            }
        }
    }
    assert!(happened > 1_000 && contradicted > 10_000, "{happened} and {contradicted}");
}

#[test]
fn unknown_members_are_refused() {
    let check = |text: &str, good: bool| {
        assert_eq!(serde_json::from_str::<Event>(text).is_ok(), good, "{text}");
    };
    check(r#"{"event":"claimed","by":1}"#, true);
    check(r#"{"by":1,"event":"claimed"}"#, true);
    check(r#"{"event":"claimed","by":1,"at":2}"#, false);
    check(r#"{"event":"certified"}"#, true);
    check(r#"{"event":"certified","by":1}"#, false);
    check(r#"{"event":"finished","by":1,"typed":[1,"",3]}"#, true);
    check(r#"{"event":"finished","by":1,"typed":[1,"2",3]}"#, false);
    check(r#"{"event":"finished","by":1,"typed":[1,null,3]}"#, false);
    check(r#"{"event":"finished","by":1,"typed":[-1]}"#, false);
    check(r#"{"event":"opened"}"#, false);
    let state = serde_json::to_string(&Walk::along("r7o").state).unwrap();
    let more = state.replacen('{', r#"{"more":1,"#, 1);
    assert!(serde_json::from_str::<State>(&state).is_ok() && serde_json::from_str::<State>(&more).is_err());
}

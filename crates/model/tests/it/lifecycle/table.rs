//! The whole table: what comes of every command in every state. Each answer stands once a state, before the commands
//! that get it: the events and the state they lead to, or the code of the refusal. A command of which several were
//! tried stands by its plain name where all of them get the same.
//!
//! People 1 and 2 type, 3 types again or explains, 4 approves, 5 asks, 6 grants, 7 does whatever anybody may.

use super::line;
use super::walk::Walk;
use ::model::lifecycle::{State, apply, decide};
use std::collections::BTreeSet;
use std::fmt::Write;

/// How an original is accepted, and its copy.
const ORIGINAL: &str = "r7o2 c1 f112 c2 f212 j";
const COPY: &str = "r7c2 c1 f112 c2 f212 j";

const DIFFERING: &str = "r7o2 c1 f112 c2 f213";

/// A name for a state, and the lines that lead there from where every paper begins, or from another state.
const STATES: [(&str, &[&str]); 24] = [
    ("expected", &[]),
    ("expected after a recall of an original", &[ORIGINAL, "q5lso g6"]),
    ("expected after an annulment", &[ORIGINAL, "q5aso g6 q5vso g6"]),
    ("received", &["r7o2"]),
    ("received, an original after its copy", &[COPY, "r7o2"]),
    ("first_entry", &["r7o2 c1 k101"]),
    ("first_done", &["r7o2 c1 f112"]),
    ("second_entry", &["r7o2 c1 f112 c2"]),
    ("differing", &[DIFFERING]),
    ("differing, typed again by 3", &[DIFFERING, "c3 f34"]),
    ("typing_again", &[DIFFERING, "c3"]),
    ("agreed", &["r7o2 c1 f112 c2 f212"]),
    ("agreed, another count than the copy's", &[COPY, "r7o2 c1 f115 c2 f215"]),
    ("held, a warning", &["r7o2 c1 f112 c2 f212 jw"]),
    ("held, an error", &["r7o2 c1 f112 c2 f212 je"]),
    ("held, a correction", &[COPY, "r7o2 c1 f115 c2 f215 j"]),
    ("resolved", &["r7o2 c1 f112 c2 f212 je e3e"]),
    ("accepted, a copy", &[COPY]),
    ("accepted, an original", &[ORIGINAL]),
    ("void, annulled", &[ORIGINAL, "q5aso g6"]),
    ("void, not opened", &["q5oso g6"]),
    ("requested, a recall", &[ORIGINAL, "q5lso"]),
    ("requested, not opened", &["q5oso"]),
    ("certified", &[ORIGINAL, "z"]),
];

const COMMANDS: [(&str, &str); 52] = [
    ("receive an original", "r7o2"),
    ("receive a copy", "r7c2"),
    ("receive another form", "r7o3"),
    ("receive a scan of no bytes", "r7o2s-"),
    ("add a scan", "s7p"),
    ("add a scan of no bytes", "s7-"),
    ("give back", "b7why"),
    ("give back without a reason", "b7"),
    ("claim by 1", "c1"),
    ("claim by 2", "c2"),
    ("claim by 3", "c3"),
    ("keep by 1", "k101"),
    ("keep by 2", "k211"),
    ("keep by 2, too large", "k21!"),
    ("keep by 3, place 0", "k301"),
    ("keep by 3, place 1", "k311"),
    ("keep by 3, place 2", "k321"),
    ("lay down", "l7"),
    ("finish by 1: 1 2", "f112"),
    ("finish by 2: 1 2", "f212"),
    ("finish by 2: 1 3", "f213"),
    ("finish by 2: too large", "f21!"),
    ("finish by 2: 1", "f21"),
    ("finish by 3: 2", "f32"),
    ("finish by 3: 4", "f34"),
    ("finish by 3: too large", "f3!"),
    ("judge: nothing", "j"),
    ("judge: a warning", "jw"),
    ("judge: an error", "je"),
    ("judge: the reserved check", "jc"),
    ("resolve w by 1", "e1w"),
    ("resolve w by 3", "e3w"),
    ("resolve e by 3", "e3e"),
    ("resolve e by 3, blank", "e3E"),
    ("resolve the correction by 3", "e3c"),
    ("resolve nothing by 3", "e3"),
    ("type anew by 1", "t1why"),
    ("type anew by 3", "t3why"),
    ("approve by 1", "a1"),
    ("approve by 3", "a3"),
    ("approve by 4", "a4"),
    ("reject by 3", "n3why"),
    ("reject by 4", "n4why"),
    ("ask a recall", "q5lso"),
    ("ask a recount", "q5nso"),
    ("ask an annulment", "q5aso"),
    ("ask repeat voting", "q5vso"),
    ("ask not opened", "q5oso"),
    ("grant by 5", "g5"),
    ("grant by 6", "g6"),
    ("deny by 5", "d5why"),
    ("certify", "z"),
];

/// What comes of a line.
fn answer(state: &State, line: &str) -> String {
    let command = line::command(line.as_bytes()).expect("a line");
    match decide(state, &command) {
        Err(refusal) => format!("refused, {}", refusal.code()),
        Ok(events) if events.is_empty() => "nothing changes".to_owned(),
        Ok(events) => {
            let names: Vec<&str> = events.iter().map(|event| event.name()).collect();
            let next = events.iter().try_fold(state.clone(), apply).expect("what was decided can happen");
            format!("{} -> {}", names.join(", "), next.name())
        }
    }
}

/// The commands that get one answer: by their kind where all of it gets it, else one by one.
fn summed_up(lines: &[&str]) -> String {
    let kind = |line: &str| line::command(line.as_bytes()).expect("a line").name();
    let mut said: Vec<&str> = Vec::new();
    for line in lines {
        let all = COMMANDS.iter().filter(|(_, other)| kind(other) == kind(line));
        let whole = all.clone().all(|(_, other)| lines.contains(other));
        let label = COMMANDS.iter().find(|(_, other)| other == line).expect("a command of the table").0;
        let words = if whole { kind(line) } else { label };
        if said.last() != Some(&words) {
            said.push(words);
        }
    }
    said.join("; ")
}

fn table() -> String {
    let mut table = String::new();
    for (name, path) in STATES {
        let state = Walk::along(&path.join(" ")).state;
        assert!(name.starts_with(state.name()), "{name} is {}", state.name());
        let mut answers: Vec<(String, Vec<&str>)> = Vec::new();
        for (_, line) in COMMANDS {
            let answer = answer(&state, line);
            match answers.iter_mut().find(|(known, _)| *known == answer) {
                Some((_, lines)) => lines.push(line),
                None => answers.push((answer, vec![line])),
            }
        }
        // What goes stands before what is refused.
        answers.sort_by_key(|(answer, _)| answer.starts_with("refused"));
        writeln!(table, "{name}").expect("a text takes everything");
        for (answer, lines) in answers {
            writeln!(table, "  {answer}: {}", summed_up(&lines)).expect("a text takes everything");
        }
    }
    table
}

#[test]
fn the_table_has_every_state_and_command() {
    let states = STATES.map(|(_, path)| Walk::along(&path.join(" ")).state.name());
    let commands = COMMANDS.map(|(_, line)| line::command(line.as_bytes()).expect("a line").name());
    assert_eq!(BTreeSet::from(states).len(), 14);
    assert_eq!(BTreeSet::from(commands).len(), 16);
}

#[test]
fn every_command_in_every_state() {
    insta::assert_snapshot!("transitions", table());
}

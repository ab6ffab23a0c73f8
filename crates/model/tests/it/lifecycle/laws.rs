//! Random walks: the paper and its shadow never part, and no law is broken on the way.

use super::line;
use super::walk::Walk;
use ::model::lifecycle::State;
use proptest::prelude::*;

const LETTERS: &[u8] = b"rsbckkllfffjetanqgdz";
const MORE: &[u8] = b"ocwveWCxlnavso0123-^!~ ";

/// Some line, whatever the state.
fn any_line([letter, who, a, b]: [u8; 4]) -> String {
    let pick = |from: &[u8], at: u8| char::from(from[usize::from(at) % from.len()]);
    let more = match b % 4 {
        0 => String::new(),
        1 => pick(MORE, a).to_string(),
        2 => format!("{}{}", pick(MORE, a), pick(MORE, b)),
        _ => format!("{}{}{}", pick(MORE, a), pick(MORE, b), pick(MORE, letter)),
    };
    format!("{}{}{more}", pick(LETTERS, letter), who % 6)
}

/// A line that leads on from here, if the person may.
fn helpful(state: &State, [choice, who, a, b]: [u8; 4]) -> String {
    let who = who % 6;
    let fields = state.clerk().and_then(|clerk| Some((clerk.0, state.fields(clerk)?)));
    if let Some((clerk, fields)) = fields {
        let digits = fields.iter().zip([0, 2, 4].into_iter().cycle());
        let digits = digits.map(|(_, shift)| ["1", "1", "2", "-"][usize::from(a >> shift & 3)]);
        let place = usize::from(a) % fields.len().max(1);
        return match choice {
            0..6 => format!("s{who}{}", ["p", "q", "-"][usize::from(a) % 3]),
            6..30 => format!("k{clerk}{}{}", fields.get(place).map_or(0, |field| field.place), b % 4),
            30..40 => format!("l{who}"),
            _ => format!("f{clerk}{}", digits.collect::<String>()),
        };
    }
    let basis = if a % 2 == 0 { "o" } else { "c" };
    let explained = |state: &State| match state {
        State::Held { findings, .. } => {
            findings.iter().map(|finding| char::from(finding.check.as_bytes()[0])).collect::<String>()
        }
        _ => String::new(),
    };
    match (state.name(), choice) {
        ("expected", 0..20) => format!("q{who}oshut"),
        ("expected", 20..60) => format!("r{who}{basis}3s"),
        ("expected", _) => format!("r{who}{basis}"),
        ("received" | "first_done" | "differing" | "held" | "resolved", 240..) => format!("s{who}p"),
        ("received" | "first_done" | "differing" | "held", 0..10) => format!("b{who}wrong"),
        ("received" | "first_done" | "differing", _) => format!("c{who}"),
        ("agreed", _) => format!("j{}", ["", "", "w", "e", "wve", "ww"][usize::from(a) % 6]),
        ("held", 10..30) => format!("t{who}both"),
        ("held", _) => format!("e{who}{}", explained(state)),
        ("resolved", 0..30) => format!("n{who}why"),
        ("resolved", _) => format!("a{who}"),
        ("accepted", 0..200) => format!("q{who}{}so", ["l", "n", "a"][usize::from(a) % 3]),
        ("accepted", 200..245) => format!("r{who}o"),
        ("void", _) => format!("q{who}{}so", ["v", "l"][usize::from(a) % 2]),
        ("requested", 0..40) => format!("d{who}no"),
        ("requested", _) => format!("g{who}"),
        _ => "z".to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_paper_and_its_shadow_never_part(
        steps in prop::collection::vec((any::<bool>(), any::<[u8; 4]>()), 0..160),
    ) {
        let mut walk = Walk::new();
        for (wild, step) in steps {
            let line = if wild { any_line(step) } else { helpful(&walk.state, step) };
            if let Some(command) = line::command(line.as_bytes()) {
                walk.step(&command);
            }
        }
        walk.end();
    }
}

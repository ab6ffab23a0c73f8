//! The life of a paper: commands that somebody makes up, and a journal that somebody wrote.

#[path = "../../../crates/model/tests/it/lifecycle/line.rs"]
mod line;
#[path = "../../../crates/model/tests/it/lifecycle/shadow.rs"]
mod shadow;
#[path = "../../../crates/model/tests/it/lifecycle/walk.rs"]
mod walk;

use ::model::lifecycle::{Event, State, apply};
use ::record::canonical::{CanonicalError, to_bytes};

/// Commands, one a line (`line.rs` has the letters): the paper and its shadow never part. Taken is what leads to a
/// paper that is accepted.
pub fn lifecycle(data: &[u8]) -> bool {
    let mut walk = walk::Walk::new();
    for command in lines(data).filter_map(line::command) {
        walk.step(&command);
    }
    walk.end();
    walk.journal.iter().any(|event| event.name() == "accepted")
}

/// Events as JSON, one a line; a first line that is a state is where they begin, else a paper that is expected. Taken
/// are events that can have happened one after the other.
pub fn journal(data: &[u8]) -> bool {
    let mut lines = lines(data).peekable();
    let begin = lines.peek().and_then(|line| serde_json::from_slice::<State>(line).ok());
    let mut state = match begin {
        Some(state) => {
            lines.next();
            state
        }
        None => State::expected(),
    };
    for line in lines {
        let Ok(event) = serde_json::from_slice::<Event>(line) else { return false };
        assert_canonical(&event);
        match apply(state, &event) {
            Ok(next) => state = next,
            Err(contradiction) => {
                assert!(!contradiction.to_string().is_empty());
                return false;
            }
        }
        let written = serde_json::to_vec(&state).expect("a state is written");
        assert_eq!(serde_json::from_slice::<State>(&written).ok().as_ref(), Some(&state));
    }
    true
}

/// With its members sorted an event is what the journal can hold, or its texts and numbers are not.
fn assert_canonical(event: &Event) {
    let sorted = serde_json::to_value(event).expect("an event is written");
    match to_bytes(&sorted) {
        Ok(bytes) => assert_eq!(serde_json::from_slice::<Event>(&bytes).ok().as_ref(), Some(event)),
        Err(error) => assert_ne!(error, CanonicalError::Null),
    }
}

fn lines(data: &[u8]) -> impl Iterator<Item = &[u8]> {
    data.split(|byte| *byte == b'\n').filter(|line| !line.is_empty())
}

//! What a file of an election or an entry of a record says: the words of the room `model`.

use crate::election;
use ::model::definition::read::{AREAS_FILE, PROBLEMS_MAX, STATIONS_FILE, SourceFile, read};
use ::model::expression::{Condition, Expression};
use ::model::fact::Fact;
use ::model::moment::Moment;
use std::str::from_utf8;

/// An entry of a record. A canonical one has one spelling: what was read is written as the same bytes.
pub fn fact(data: &[u8]) -> bool {
    let Ok(fact) = Fact::from_bytes(data) else { return false };
    let written = serde_json::to_vec(&fact).expect("a fact is written");
    assert_eq!(Fact::from_bytes(&written), Ok(fact.clone()));
    if let (Ok(()), Ok(canonical)) = (::record::canonical::check(data), ::record::canonical::to_bytes(&fact))
    {
        assert_eq!(Fact::from_bytes(&canonical), Ok(fact));
    }
    // Whichever way a verifier read it: it says what serde reads, and is written as these very bytes.
    if let Ok(fact) = ::replay::read_fact(data) {
        assert_eq!(::record::canonical::to_bytes(&fact).as_deref(), Ok(data));
        assert_eq!(Fact::from_bytes(data), Ok(fact));
    }
    true
}

/// A time as facts carry it.
pub fn moment(data: &[u8]) -> bool {
    let Ok(text) = from_utf8(data) else { return false };
    let Ok(moment) = Moment::parse(text) else { return false };
    let written = moment.to_string();
    assert_eq!(Moment::parse(&written), Ok(moment), "{written}");
    true
}

/// A condition as the record spells it.
pub fn condition(data: &[u8]) -> bool {
    let Ok(condition) = serde_json::from_slice::<Condition>(data) else { return false };
    let written = serde_json::to_vec(&condition).expect("a condition is written");
    let read = serde_json::from_slice::<Condition>(&written).expect("what was written is read");
    assert_eq!(read, condition);
    true
}

/// A formula as people spell it: a condition or an expression, never both.
pub fn formula(data: &[u8]) -> bool {
    let Ok(text) = from_utf8(data) else { return false };
    match (text.parse::<Condition>(), text.parse::<Expression>()) {
        (Ok(condition), Err(_)) => assert_eq!(condition.to_string().parse(), Ok(condition)),
        (Err(_), Ok(expression)) => assert_eq!(expression.to_string().parse(), Ok(expression)),
        (Err(condition), Err(expression)) => {
            assert!(condition.byte <= text.len() && expression.byte <= text.len());
            return false;
        }
        (Ok(_), Ok(_)) => panic!("{text:?} is both a condition and an expression"),
    }
    true
}

/// The files of a definition, one after the other: `election.toml`, then, each after a line `=====`, `areas.csv` and
/// `stations.csv`. Files that are missing are those of the small election.
pub fn definition(data: &[u8]) -> bool {
    let Ok(text) = from_utf8(data) else { return false };
    let mut files = text.split("\n=====\n");
    let toml = SourceFile { name: "election.toml", text: files.next().unwrap_or_default() };
    let areas = SourceFile { name: AREAS_FILE, text: files.next().unwrap_or(election::AREAS) };
    let stations = SourceFile { name: STATIONS_FILE, text: files.next().unwrap_or(election::STATIONS) };
    match read(toml, Some(areas), Some(stations)) {
        Ok(_) => true,
        Err(problems) => {
            assert!(!problems.is_empty() && problems.len() <= PROBLEMS_MAX + 1);
            assert!(problems.iter().all(|problem| !problem.to_string().is_empty()));
            false
        }
    }
}

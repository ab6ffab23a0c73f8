//! Commands in one short line each, which tests, seeds and fuzzers can write.
//!
//! A line is a letter for the command, a character for the person, and what the command needs:
//!
//! | line | command |
//! |---|---|
//! | `r1o` `r1c` `r1o2` | receive an original, a copy; of three lines, or as many as the digit says |
//! | `r1o2s` · `s1p` | receive it with a scan · add a scan; `s1-` is one of no bytes, `s1x` one whose hash is none |
//! | `b1why` | give back, for the reason `why` |
//! | `c1` · `k102` · `l1` | claim · keep the count 2 at place 0 · lay down |
//! | `f1-05` | finish with a blank field, 0 and 5; `^` is the largest count, `!` one more |
//! | `jwve` · `jc` | judge: warnings `w` and `v`, an error `e` · a finding of the code that is reserved |
//! | `e1wc` · `e1W` | explain `w` and the correction · explain `w` by a blank text |
//! | `t1why` · `a1` · `n1why` | type anew · approve · reject |
//! | `q1lwhy` | ask for a recal`l`, a recou`n`t, an `a`nnulment, repeat `v`oting, n`o`t opened |
//! | `g1` · `d1why` · `z` | grant · deny · certify |
//!
//! The reason `~` is the one that only an archive may give.

use ::model::COUNT_MAX;
use ::model::fact::{Basis, NOT_GIVEN, Scan, ScanType};
use ::model::lifecycle::{
    Asked, CORRECTION, Command, Finding, Person, Request, Resolution, Sheet, Typed, Weight,
};
use ::model::moment::Moment;

/// The command of a line; `None` for a line that is none.
pub fn command(line: &[u8]) -> Option<Command> {
    let (&letter, rest) = line.split_first()?;
    let (&person, rest) = rest.split_first().unwrap_or((&b'0', rest));
    let by = Person(u64::from(person & 7));
    let reason = || reason(rest);
    Some(match letter {
        b'r' => Command::Receive { by, sheet: sheet(rest) },
        b'b' => Command::GiveBack { by, reason: reason() },
        b's' => Command::Scan { by, scan: scan(rest.first().copied().unwrap_or(b'p')) },
        b'c' => Command::Claim { by },
        b'k' => {
            let (&place, rest) = rest.split_first()?;
            let value = rest.first().and_then(|byte| count(*byte));
            Command::Keep { by, place: u16::from(place.wrapping_sub(b'0')), value }
        }
        b'l' => Command::LayDown { by },
        b'f' => Command::Finish { by, typed: rest.iter().map(|byte| count(*byte)).collect::<Typed>() },
        b'j' => Command::Judge { findings: line[1..].iter().map(|byte| finding(*byte)).collect() },
        b'e' => Command::Resolve { resolution: resolution(by, rest) },
        b't' => Command::TypeAnew { by, reason: reason() },
        b'a' => Command::Approve { by },
        b'n' => Command::Reject { by, reason: reason() },
        b'q' => Command::Ask { request: request(by, rest)? },
        b'g' => Command::Grant { by },
        b'd' => Command::Deny { by, reason: reason() },
        b'z' => Command::Certify,
        _ => return None,
    })
}

fn sheet(rest: &[u8]) -> Sheet {
    let basis = if rest.first() == Some(&b'o') { Basis::Original } else { Basis::Copy };
    let lines = rest.get(1).filter(|byte| byte.is_ascii_digit()).map_or(3, |byte| u16::from(byte - b'0'));
    let scan = rest.get(2).filter(|byte| **byte == b's').map(|byte| scan(*rest.get(3).unwrap_or(byte)));
    Sheet { at: Moment::new(0, 0), basis, custody: String::new(), lines, number: None, scan }
}

fn scan(byte: u8) -> Scan {
    let hash = if byte == b'x' { "x".repeat(64) } else { format!("{byte:02x}").repeat(32) };
    let size = if byte == b'-' { 0 } else { u64::from(byte) };
    Scan { hash, size, kind: ScanType::Png }
}

fn count(byte: u8) -> Option<u64> {
    match byte {
        b'-' => None,
        b'^' => Some(COUNT_MAX),
        b'!' => Some(COUNT_MAX + 1),
        b'0'..=b'9' => Some(u64::from(byte - b'0')),
        other => Some(u64::from(other)),
    }
}

fn reason(rest: &[u8]) -> String {
    if rest == b"~" { NOT_GIVEN.to_owned() } else { String::from_utf8_lossy(rest).into_owned() }
}

/// The code of a check is its letter, but for the reserved one.
fn check(byte: u8) -> String {
    match char::from(byte.to_ascii_lowercase()) {
        'c' => CORRECTION.to_owned(),
        letter => letter.to_string(),
    }
}

fn finding(byte: u8) -> Finding {
    let weight = if byte == b'e' { Weight::Error } else { Weight::Warning };
    Finding { check: check(byte), numbers: "1 ≠ 2".to_owned(), weight }
}

fn resolution(by: Person, rest: &[u8]) -> Resolution {
    let text = |byte: &u8| match byte {
        b'A'..=b'Z' => " ".to_owned(),
        _ => format!("{by} looked at {}", check(*byte)),
    };
    Resolution { by, explanations: rest.iter().map(|byte| (check(*byte), text(byte))).collect() }
}

fn request(by: Person, rest: &[u8]) -> Option<Request> {
    let (&letter, rest) = rest.split_first()?;
    let what = match letter {
        b'l' => Asked::Recall,
        b'n' => Asked::Recount,
        b'a' => Asked::Annulment,
        b'v' => Asked::RepeatVoting,
        b'o' => Asked::NotOpened,
        _ => return None,
    };
    Some(Request { by, reason: reason(rest), what })
}

//! Members by themselves: what reads as text or number, and is yet no code, day, hour, offset, hash or count.
//!
//! Types that can be told while a fact is read are told by `model`; here are those that the format describes in words.
//! Nothing here looks at another entry.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use model::COUNT_MAX;
use model::definition::BASES;
use model::fact::{Fact, Scan};
use model::moment::Moment;

/// Everything that is misshapen in a fact.
pub(super) fn misshapen(fact: &Fact) -> Vec<String> {
    let mut found = Vec::new();
    let mut expect = |what: &str, text: &str, fits: bool| {
        if !fits {
            found.push(format!("found {text:?}, expected {what}"));
        }
    };
    match fact {
        Fact::Opening(opening) => {
            expect("a day such as 2024-06-09", &opening.polling_day, is_day(&opening.polling_day));
            opening.turnout_hours.iter().for_each(|hour| expect(HOUR, hour, is_hour(hour)));
            if let Some(predecessor) = &opening.predecessor {
                expect(HASH, &predecessor.root, is_hash(&predecessor.root));
            }
            opening.levels.iter().for_each(|level| expect(CODE, &level.code, is_code(&level.code)));
        }
        Fact::Form(form) => {
            let lines = form.lines.iter().map(|line| &line.code);
            let checks = form.checks.iter().map(|check| &check.code);
            lines.chain(checks).chain([&form.code]).for_each(|code| expect(CODE, code, is_code(code)));
            for base in form.bases.keys() {
                expect("the name of a base", base, BASES.contains(&base.as_str()));
            }
        }
        Fact::Contest(contest) => {
            let options = contest.options.iter().map(|option| &option.code);
            options.chain([&contest.code]).for_each(|code| expect(CODE, code, is_code(code)));
        }
        Fact::Areas(areas) => {
            for area in &areas.areas {
                expect(CODE, &area.code, is_code(&area.code));
                if let Some(offset) = &area.offset {
                    expect("an offset such as +05:00", offset, is_offset(offset));
                }
            }
        }
        Fact::Stations(stations) => {
            for station in &stations.stations {
                expect(CODE, &station.code, is_code(&station.code));
                let registered = station.registered.unwrap_or(0);
                expect("a register of at most 1000000000", &registered.to_string(), registered <= COUNT_MAX);
            }
        }
        Fact::Turnout(turnout) => expect(HOUR, &turnout.hour, is_hour(&turnout.hour)),
        Fact::Journal(journal) => {
            expect(HASH, &journal.root, is_hash(&journal.root));
        }
        Fact::Protocol(protocol) => {
            found.extend(protocol.scan.as_ref().and_then(Scan::misshapen));
        }
        _ => {}
    }
    found
}

const HASH: &str = "a hash in 43 characters";
const HOUR: &str = "an hour such as 20:00";
const CODE: &str = "a code: not empty, without control characters";

fn is_code(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_control)
}

fn is_hash(text: &str) -> bool {
    URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 32)
}

fn is_hour(text: &str) -> bool {
    text.len() == 5 && Moment::parse(&format!("2024-01-01T{text}:00+00:00")).is_ok()
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && Moment::parse(&format!("{text}T00:00:00+00:00")).is_ok()
}

fn is_offset(text: &str) -> bool {
    text.len() == 6 && Moment::parse(&format!("2024-01-01T00:00:00{text}")).is_ok()
}

//! Who observes in the demonstration, and where: invented people, a plan that follows the drawn sample.

use super::drawn_stations;
use crate::demonstration::night::random::Random;
use mission::setup::Named;
use model::lifecycle::Commission;
use observation::form::Phase;
use observation::places::Places;
use observation::plan::{Function, Member, Role, Visit};
use observation::sample::Drawn;

/// Numbers of people who work at headquarters: the order in which [`people`] lists them.
pub const OPERATOR: u64 = 3;
/// Another one, who types a second time.
pub const SECOND_OPERATOR: u64 = 4;
/// An analyst.
pub const ANALYST: u64 = 5;
/// An editor.
pub const EDITOR: u64 = 9;
/// The head of the mission.
pub const HEAD: u64 = 1;

/// Core experts, before the observers.
pub const CORE: u64 = 11;

/// Long-term observers, in teams of two.
pub const LONG_TERM: u64 = 30;

/// Short-term observers, in teams of two.
pub const SHORT_TERM: u64 = 300;

/// Teams of short-term observers.
pub const TEAMS: usize = 150;

/// Everybody, in the order of their numbers.
pub fn people() -> Vec<Named> {
    let functions = [
        Function::Head,
        Function::Administrator,
        Function::Operator,
        Function::Operator,
        Function::Analyst,
        Function::Analyst,
        Function::Analyst,
        Function::Analyst,
        Function::Editor,
        Function::Editor,
        Function::Administrator,
    ];
    let core = (1..).zip(functions).map(|(number, function)| {
        let functions = [function].into_iter().collect();
        named(format!("CORE-{number:02}"), format!("Core expert {number}"), Role::Core, None, functions)
    });
    let long_term = (0..LONG_TERM).map(|number| {
        let team = format!("L{:02}", number / 2 + 1);
        let name = format!("Long-term observer {}", number + 1);
        named(format!("LTO-{:02}", number + 1), name, Role::LongTerm, Some(team), Default::default())
    });
    let short_term = (0..SHORT_TERM).map(|number| {
        let team = format!("T{:03}", number / 2 + 1);
        let name = format!("Short-term observer {}", number + 1);
        named(format!("STO-{:03}", number + 1), name, Role::ShortTerm, Some(team), Default::default())
    });
    core.chain(long_term).chain(short_term).collect()
}

fn named(
    code: String,
    name: String,
    role: Role,
    team: Option<String>,
    functions: std::collections::BTreeSet<Function>,
) -> Named {
    let supervisor = match (role, &team) {
        // Ten teams of short-term observers to a team of long-term ones.
        (Role::ShortTerm, Some(team)) => {
            let number: u64 = team[1..].parse().unwrap_or(1);
            Some(format!("LTO-{:02}", ((number - 1) / 10) * 2 + 1))
        }
        (Role::LongTerm, _) => Some("CORE-01".to_owned()),
        _ => None,
    };
    let member = Member {
        active: true,
        code,
        functions,
        languages: vec!["en".to_owned(), "ru".to_owned()],
        organisation: Some("demonstration".to_owned()),
        role,
        supervisor,
        team,
    };
    Named { member, name }
}

/// The number of a short-term observer of a team: the first or the second.
pub fn observer(team: &str, second: bool) -> u64 {
    let number: u64 = team[1..].parse().unwrap_or(1);
    CORE + LONG_TERM + (number - 1) * 2 + 1 + u64::from(second)
}

/// Which team is where: a stretch of the drawn stations each, and stations of the same region around them.
pub fn plan(places: &Places, drawn: &Drawn, seed: u64) -> Vec<Visit> {
    let sample = drawn_stations(drawn);
    let mut random = Random::new(seed, 81);
    let mut visits = Vec::new();
    let mut visit = |team: &str, phase, place, sample_point| {
        let number = visits.len() as u64 + 1;
        visits.push(Visit { number, phase, place, replaces: None, sample_point, team: team.to_owned() });
    };
    let all: Vec<Commission> = places
        .iter()
        .map(|place| place.of.clone())
        .filter(|of| matches!(of, Commission::Station(_)))
        .collect();
    for team in 0..TEAMS {
        let name = format!("T{:03}", team + 1);
        let (from, to) = (team * sample.len() / TEAMS, (team + 1) * sample.len() / TEAMS);
        let own = &sample[from..to];
        let first = Commission::Station(own[0].to_owned());
        let place = all.iter().position(|one| *one == first).unwrap_or(0);
        visit(&name, Phase::Opening, first.clone(), false);
        for step in 0..10 {
            // Stations around the first one: they stand beside it in the register.
            let around = (place + 1 + step * 3 + random.below(3) as usize) % all.len();
            visit(&name, Phase::Voting, all[around].clone(), false);
        }
        visit(&name, Phase::Counting, first.clone(), true);
        visit(&name, Phase::Transfer, first.clone(), false);
        for station in own {
            visit(&name, Phase::Copy, Commission::Station((*station).to_owned()), true);
        }
        // Two teams in five follow the protocol to the commission of the district.
        if team % 5 < 2
            && let Some(above) = places.number(&first).and_then(|number| places.above(number).nth(1))
        {
            visit(&name, Phase::Tabulation, above.of.clone(), false);
        }
    }
    visits
}

//! Invented copies of protocols: 600 of 640 drawn stations, and one beside them whose official protocol changed after it
//! was copied. A few differ, each for a reason of its own; headquarters types all but a few a second time.

use super::reports::uuid;
use super::{Stage, all, at, people, visits_of};
use crate::demonstration::night::random::Random;
use anyhow::{Context, Result};
use mission::hall::{Done, Order};
use mission::setup::Setup;
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::answer::{Answer, Answers};
use observation::case::{self, End};
use observation::comparison::Verdict;
use observation::copy;
use observation::form::{Kind, Phase};
use observation::report::{Version, Via};
use replay::state::ContestState;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Copies that nobody has typed a second time yet.
const NOT_YET: usize = 3;

/// The figures of a revision by code.
type Figures = BTreeMap<String, u64>;

/// Sends the copies, has them typed, and opens cases of what differs.
pub async fn send(stage: &Stage, setup: &Setup) -> Result<()> {
    let record = stage.hall.official().state();
    let contest = record.contest(&setup.mission.contest).context("the demonstration has its contest")?;
    let codes = Arc::clone(&stage.hall.state().lines);
    let mut random = Random::new(stage.seed, 83);
    let mut orders = Vec::new();
    let mut number = 0;
    for (place, visit) in visits_of(setup, Phase::Copy).enumerate() {
        let Commission::Station(station) = &visit.place else { continue };
        // Of one station in sixteen no copy arrives.
        if place % 16 == 15 {
            continue;
        }
        let Some(official) = newest(&record, contest, &codes, station) else { continue };
        let figures = slipped(number, official, &record, contest, &codes);
        number += 1;
        let start = at(24 * 60 + 30 + (place as i64 % 4) * 90 + random.below(60) as i64);
        let person = people::observer(&visit.team, false);
        orders.push((
            person,
            start,
            Order::Report {
                observer: None,
                version: Box::new(version(setup, station, figures, start, &mut random)),
                via: Via::App,
            },
        ));
    }
    if let Some((station, figures, made)) = changed(&record, contest, &codes) {
        let version = version(setup, &station, figures, made, &mut random);
        orders.push((
            people::CORE + 1,
            made,
            Order::Report { observer: None, version: Box::new(version), via: Via::App },
        ));
    }
    orders.sort_by_key(|(_, saved, _)| saved.instant());
    all(stage, orders).await?;
    type_again(stage).await?;
    cases(stage).await
}

fn by_code(codes: &[String], figures: &[u32]) -> Figures {
    codes.iter().cloned().zip(figures.iter().map(|figure| u64::from(*figure))).collect()
}

fn newest(
    record: &replay::State,
    contest: &ContestState,
    codes: &[String],
    station: &str,
) -> Option<Figures> {
    let (place, _) = contest.newest_of(*record.station_by_code.get(station)?)?;
    Some(by_code(codes, contest.figures_of(place)))
}

/// A station whose votes were corrected after its first protocol: the first figures, copied the night before.
fn changed(
    record: &replay::State,
    contest: &ContestState,
    codes: &[String],
) -> Option<(String, Figures, Moment)> {
    let lines = contest.plan.width() - contest.contest.options.len();
    let corrected = contest.revisions.iter().zip(0u32..).find(|(revision, place)| {
        revision
            .before
            .is_some_and(|before| contest.figures_of(before)[lines..] != contest.figures_of(*place)[lines..])
    });
    let (revision, _) = corrected?;
    let before = revision.before?;
    let first = &contest.revisions[before as usize];
    let station = record.stations[revision.station.place()].station.code.clone();
    let made = Moment::new(first.at.instant().min(revision.at.instant() - 3_600), first.at.offset_minutes());
    Some((station, by_code(codes, contest.figures_of(before)), made))
}

/// What a copy shows: the official figures, and in a few of them a slip or a difference.
fn slipped(
    number: usize,
    mut figures: Figures,
    record: &replay::State,
    contest: &ContestState,
    codes: &[String],
) -> Figures {
    let options: Vec<&str> = contest.contest.options.iter().map(|option| option.code.as_str()).collect();
    let votes = |figures: &Figures, place: usize| figures.get(options[place]).copied().unwrap_or(0);
    match number {
        // Two digits exchanged when the observer wrote it down.
        60 => {
            let found = votes(&figures, 0).to_string();
            if found.len() >= 2 {
                let mut digits: Vec<char> = found.chars().collect();
                let last = digits.len() - 1;
                digits.swap(last, last - 1);
                let swapped: String = digits.into_iter().collect();
                figures.insert(options[0].to_owned(), swapped.parse().unwrap_or(0));
            }
        }
        // Two options exchanged.
        150 => {
            let (one, other) = (votes(&figures, 1), votes(&figures, 2));
            figures.insert(options[1].to_owned(), other);
            figures.insert(options[2].to_owned(), one);
        }
        // Officially fifty more for one option, and consistent in itself on both sides.
        240 => {
            for code in [options[0], "valid", "stationary_box", "issued_station"] {
                if let Some(figure) = figures.get_mut(code) {
                    *figure = figure.saturating_sub(50);
                }
            }
            if let Some(unused) = figures.get_mut("unused") {
                *unused += 50;
            }
        }
        // The copy does not add up.
        330 => {
            if let Some(valid) = figures.get_mut("valid") {
                *valid += 7;
            }
        }
        // The photograph cuts off the last two options.
        420 => {
            for option in options.iter().rev().take(2) {
                figures.remove(*option);
            }
        }
        // The sheet of another station.
        510 => {
            let other = record
                .stations
                .iter()
                .rev()
                .find_map(|station| newest(record, contest, codes, &station.station.code));
            figures = other.unwrap_or(figures);
        }
        _ => {}
    }
    figures
}

fn version(setup: &Setup, station: &str, figures: Figures, made: Moment, random: &mut Random) -> Version {
    let form = setup.forms.iter().find(|form| form.phase == Phase::Copy).expect("a form for copies ships");
    let kind = match random.below(10) {
        0..=4 => "posted",
        5..=7 => "certified",
        8 => "read_aloud",
        _ => "own_tally",
    };
    let mut answers = Answers::new();
    answers.insert("copy_kind".to_owned(), Answer::Choice(kind.to_owned()));
    answers.insert("copy_made_at".to_owned(), Answer::Time(made.clock()));
    for question in form.questions().filter(|question| question.kind == Kind::Figures) {
        answers.insert(question.id.clone(), Answer::Figures(figures.clone()));
    }
    Version {
        answers,
        complete: true,
        device: uuid(random),
        form: form.id.clone(),
        form_version: form.version,
        number: 1,
        place: Some(Commission::Station(station.to_owned())),
        report: uuid(random),
        saved: Moment::new(made.instant() + 300, made.offset_minutes()),
        started: made,
    }
}

/// Two operators type what the observers have typed, blind; a few wait still.
async fn type_again(stage: &Stage) -> Result<()> {
    stage.clock.set(at(40 * 60));
    let waiting: Vec<(u64, copy::Figures)> = {
        let state = stage.hall.state();
        let typed = |(number, one): (&u64, &copy::State)| match one {
            copy::State::FirstDone { first, .. } => Some((*number, first.figures.clone())),
            _ => None,
        };
        state.copies.iter().filter_map(typed).collect()
    };
    let all_but = waiting.len().saturating_sub(NOT_YET);
    let mut orders = Vec::new();
    for (place, (number, figures)) in waiting.into_iter().enumerate() {
        // The copies that wait are the last of the sample, and not the one that differs for a reason of its own.
        if (all_but..all_but + NOT_YET).contains(&(place + 1)) {
            continue;
        }
        let person = if number % 2 == 0 { people::OPERATOR } else { people::SECOND_OPERATOR };
        let command = Box::new(copy::Command::Enter { by: Person(person), figures });
        orders.push((person, at(40 * 60), Order::Copy { number, command }));
    }
    all(stage, orders).await
}

/// Opens cases of what differs, and lets three of them go their ways.
async fn cases(stage: &Stage) -> Result<()> {
    stage.clock.set(at(57 * 60));
    let compared = {
        let state = stage.hall.state();
        mission::compare::compare(&state, &stage.hall.official().state()).context("the contest is there")?
    };
    let differing: Vec<_> =
        compared.copies.into_iter().filter(|(_, one)| one.verdict.is_difference()).collect();
    for (_, comparison) in differing {
        let verdict = comparison.verdict;
        let now = stage.hall.now();
        let by = Person(people::ANALYST);
        let opening = case::Opening { at: now, by, comparison, evidence: Vec::new() };
        let command = Box::new(case::Command::Open { opening: Box::new(opening) });
        let Done::Case(number) = stage.order(people::ANALYST, Order::Case { number: None, command }).await?
        else {
            continue;
        };
        let due = Moment::new(now.instant() + 2 * 86_400, now.offset_minutes());
        let mut commands = vec![case::Command::Ask {
            at: now,
            by,
            due,
            text: "The copy of our observers and the published protocol differ in the lines named here. Which is right?".to_owned(),
        }];
        if verdict == Verdict::OfficialChanged {
            let text =
                "A recount found ballots of one option in the pile of another; the correction is revision 2."
                    .to_owned();
            commands.push(case::Command::Answer {
                answer: case::Answer { at: now, by, evidence: Vec::new(), text },
            });
            let text = "The commission's reason explains every line that changed.".to_owned();
            commands.push(case::Command::Assess {
                assessment: case::Assessment { at: now, by, evidence: Vec::new(), text },
            });
        }
        for command in commands {
            stage
                .order(people::ANALYST, Order::Case { number: Some(number), command: Box::new(command) })
                .await?;
        }
        if verdict == Verdict::OfficialChanged {
            let (by, end) = (Person(people::HEAD), End::Explained {});
            let text = "The commission had corrected its protocol, with a reason, after the copy was made."
                .to_owned();
            let ending = case::Ending { at: now, by, end, text };
            let command = Box::new(case::Command::End { ending });
            stage.order(people::HEAD, Order::Case { number: Some(number), command }).await?;
        }
    }
    Ok(())
}

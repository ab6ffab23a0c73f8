//! Invented reports: answers that a question allows, more irregular where the overall assessment is bad.
//!
//! Numbers of the count are those of the official protocol; an answer that would break a rule of its form is left
//! blank, but for one report in twenty, so that headquarters has something to look at.

use super::{Stage, all, at, people, visits_of};
use crate::demonstration::night::random::Random;
use anyhow::Result;
use mission::hall::Order;
use mission::setup::Setup;
use model::lifecycle::Commission;
use model::moment::Moment;
use observation::answer::{Answer, Answers, Overall};
use observation::form::values::Values;
use observation::form::{Form, Kind, Phase, Question};
use observation::report::{Version, Via};
use observation::state::State;
use std::collections::BTreeMap;

/// A UUID from chance.
pub fn uuid(random: &mut Random) -> String {
    let (high, low) = (random.bits(), random.bits());
    let hex = format!("{high:016x}{low:016x}");
    format!("{}-{}-4{}-a{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
}

/// When a phase is observed, in minutes after midnight of polling day, and for how long.
fn hours(phase: Phase, step: u64, random: &mut Random) -> (i64, i64) {
    let jitter = random.below(12) as i64;
    match phase {
        Phase::Opening => (6 * 60 + 25 + jitter, 40 + jitter),
        Phase::Voting => (7 * 60 + 40 + step as i64 * 70 + jitter, 25 + jitter),
        Phase::Counting => (19 * 60 + 35 + jitter, 190 + 3 * jitter),
        Phase::Transfer => (23 * 60 + 20 + jitter, 70 + jitter),
        Phase::Tabulation => (25 * 60 + jitter, 150 + jitter),
        Phase::Incident | Phase::Copy => (12 * 60 + jitter, 5),
    }
}

/// Of a hundred observations so many are assessed as very good, good, bad; the rest very bad.
fn assessed(phase: Phase, random: &mut Random) -> Overall {
    let [very_good, good, bad] = match phase {
        Phase::Opening => [44, 47, 7],
        Phase::Voting => [46, 48, 5],
        Phase::Counting => [9, 31, 40],
        Phase::Tabulation => [18, 38, 30],
        _ => [50, 50, 0],
    };
    match random.below(100) {
        chance if chance < very_good => Overall::VeryGood,
        chance if chance < very_good + good => Overall::Good,
        chance if chance < very_good + good + bad => Overall::Bad,
        _ => Overall::VeryBad,
    }
}

/// How often, of a hundred questions, an irregularity is reported.
fn irregular_of(overall: Overall) -> u64 {
    match overall {
        Overall::VeryGood => 1,
        Overall::Good => 5,
        Overall::Bad => 24,
        Overall::VeryBad => 42,
    }
}

/// Sends the reports of every planned visit, and incidents beside them.
pub async fn send(stage: &Stage, setup: &Setup) -> Result<()> {
    let mut random = Random::new(stage.seed, 82);
    for phase in [Phase::Opening, Phase::Voting, Phase::Counting, Phase::Transfer, Phase::Tabulation] {
        let mut orders = Vec::new();
        let mut steps: BTreeMap<&str, u64> = BTreeMap::new();
        for visit in visits_of(setup, phase) {
            let step = steps.entry(&visit.team).or_default();
            let (start, minutes) = hours(phase, *step, &mut random);
            *step += 1;
            // A few visits are not made.
            if random.once_in(40) {
                continue;
            }
            let form = form(setup, phase);
            let version = {
                let state = stage.hall.state();
                let (started, saved) = (at(start), at(start + minutes));
                report(&state, form, Some(visit.place.clone()), (started, saved), &mut random)
            };
            let person = people::observer(&visit.team, (*step).is_multiple_of(2));
            let saved = version.saved;
            orders.push((
                person,
                saved,
                Order::Report { observer: None, version: Box::new(version), via: Via::App },
            ));
        }
        orders.sort_by_key(|(_, saved, _)| saved.instant());
        all(stage, orders).await?;
        if phase == Phase::Voting {
            incidents(stage, setup, &mut random).await?;
        }
    }
    Ok(())
}

fn form(setup: &Setup, phase: Phase) -> &Form {
    setup.forms.iter().find(|form| form.phase == phase).expect("a form of every phase ships")
}

/// One invented report.
pub fn report(
    state: &State,
    form: &Form,
    place: Option<Commission>,
    (started, saved): (Moment, Moment),
    random: &mut Random,
) -> Version {
    let overall = assessed(form.phase, random);
    let mut answers = Answers::new();
    for question in form.questions() {
        if let Some(answer) = answer(question, overall, (started, saved), random) {
            answers.insert(question.id.clone(), answer);
        }
    }
    if !random.once_in(20) {
        mend(form, &mut answers);
    }
    let _ = state;
    Version {
        answers,
        complete: true,
        device: uuid(random),
        form: form.id.clone(),
        form_version: form.version,
        number: 1,
        place,
        report: uuid(random),
        saved,
        started,
    }
}

/// Leaves blank what breaks a rule, until none is broken.
pub fn mend(form: &Form, answers: &mut Answers) {
    for _ in 0..40 {
        let broken: Vec<String> = {
            let values = Values::new(form, answers);
            let rules = values.broken();
            let Some(first) = rules.first() else { return };
            let mut named = Vec::new();
            first.rule.holds.lines(&mut |name, _| {
                named.push(name.split_once("__").map_or(name, |(id, _)| id).to_owned());
            });
            named
        };
        // The overall assessment stays: what goes is what contradicts it.
        let goes = broken.iter().find(|id| *id != "overall" && answers.contains_key(*id));
        match goes.cloned() {
            Some(id) => drop(answers.remove(&id)),
            None => return,
        }
    }
}

fn clock(moment: Moment) -> String {
    moment.clock()
}

fn answer(
    question: &Question,
    overall: Overall,
    (started, saved): (Moment, Moment),
    random: &mut Random,
) -> Option<Answer> {
    let chance = random.below(100);
    if question.kind != Kind::Overall && chance < 9 {
        return match chance {
            0..=3 => None,
            4..=7 => Some(Answer::NotObserved),
            _ => Some(Answer::NotApplicable),
        };
    }
    let irregular = random.below(100) < irregular_of(overall);
    Some(match question.kind {
        Kind::YesNo => {
            let worrying = question.irregular.first().map(String::as_str);
            let yes = match worrying {
                Some(word) => (word == "yes") == irregular,
                None => random.once_in(3),
            };
            if yes { Answer::Yes } else { Answer::No }
        }
        Kind::Number => {
            let (least, greatest) = (question.min.unwrap_or(0), question.max.unwrap_or(100).min(900));
            let usual = match greatest {
                0..=60 => 7,
                61..=1_000 => 30,
                _ => greatest,
            };
            Answer::Number((least + random.below(usual.min(greatest - least) + 1)).min(greatest))
        }
        Kind::Time => match question.id.as_str() {
            "arrived_at" | "left_station_at" => Answer::Time(clock(started)),
            "left_at" | "ended_at" | "count_ended_at" | "handed_over_at" => Answer::Time(clock(saved)),
            _ => {
                let middle = started.instant()
                    + random.below((saved.instant() - started.instant()).unsigned_abs()) as i64;
                Answer::Time(clock(Moment::new(middle, started.offset_minutes())))
            }
        },
        Kind::Scale => {
            let good = 4 - u64::from(overall.value() < 3) * 2;
            Answer::Scale(u8::try_from(good + random.below(2)).unwrap_or(3))
        }
        Kind::Choice => {
            let options = &question.options;
            let place = if irregular { random.below(options.len() as u64) as usize } else { 0 };
            Answer::Choice(options[place].id.clone())
        }
        Kind::Choices => {
            let chosen = question.options.iter().filter(|_| random.once_in(4));
            Answer::Choices(chosen.map(|option| option.id.clone()).collect())
        }
        Kind::Text | Kind::Photo | Kind::Figures => return None,
        Kind::Overall => Answer::Overall(overall),
    })
}

/// Sixty incidents of the day, reported in the form for them.
async fn incidents(stage: &Stage, setup: &Setup, random: &mut Random) -> Result<()> {
    const WORDS: [&str; 6] = [
        "Two people behind one screen; the commission did not object.",
        "An observer was asked to stay behind a line from which nothing could be seen.",
        "Several signatures in the voter list look alike.",
        "A person without a badge told members of the commission what to do.",
        "The lights went out for some minutes; voting went on with torches.",
        "The commission did not accept a written complaint.",
    ];
    let categories = [
        "group_voting",
        "access_denied",
        "voter_list",
        "unauthorised_persons",
        "power_or_technical",
        "complaint_refused",
    ];
    let form = form(setup, Phase::Incident);
    let visits: Vec<_> = visits_of(setup, Phase::Voting).collect();
    let mut orders = Vec::new();
    for number in 0..60_usize {
        let visit = visits[random.below(visits.len() as u64) as usize];
        let start = at(8 * 60 + number as i64 * 12);
        let saved = Moment::new(start.instant() + 240, start.offset_minutes());
        let mut version = {
            let state = stage.hall.state();
            report(&state, form, Some(visit.place.clone()), (start, saved), random)
        };
        let kind = number % WORDS.len();
        let severity = match random.below(10) {
            0 => "critical",
            1..=4 => "serious",
            _ => "minor",
        };
        let mut say = |id: &str, answer| drop(version.answers.insert(id.to_owned(), answer));
        say("category", Answer::Choice(categories[kind].to_owned()));
        say("severity", Answer::Choice(severity.to_owned()));
        say("description", Answer::Text(WORDS[kind].to_owned()));
        say("source", Answer::Choice("seen_myself".to_owned()));
        mend(form, &mut version.answers);
        let person = people::observer(&visit.team, number % 2 == 0);
        orders.push((
            person,
            saved,
            Order::Report { observer: None, version: Box::new(version), via: Via::App },
        ));
    }
    all(stage, orders).await
}

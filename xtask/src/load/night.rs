//! The night at one connection: papers are taken in, typed, and typed again by somebody else.
//!
//! Every step is told to be done once it was confirmed. What was cut off by a kill is done again: the desk either does
//! it then, or says that it is done already, and both are well.

use super::client::Answer;
use super::crew::Crew;
use super::paper::Paper;
use anyhow::{Result, bail};
use std::time::{Duration, Instant};

/// How long each kind of request took, in the order in which they were answered.
#[derive(Debug, Default)]
pub struct Times(pub Vec<Duration>);

impl Times {
    /// The time below which so many of a hundred requests were answered.
    pub fn percentile(&mut self, percent: usize) -> Duration {
        self.0.sort_unstable();
        let place = self.0.len() * percent / 100;
        self.0.get(place.min(self.0.len().saturating_sub(1))).copied().unwrap_or_default()
    }
}

/// Who does a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hand {
    Receiver,
    First,
    Second,
}

/// A step of a paper's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Receive,
    Claim,
    Save,
    Finish,
}

/// The way of a paper: seven requests.
const WAY: [(Hand, Doing); 7] = [
    (Hand::Receiver, Doing::Receive),
    (Hand::First, Doing::Claim),
    (Hand::First, Doing::Save),
    (Hand::First, Doing::Finish),
    (Hand::Second, Doing::Claim),
    (Hand::Second, Doing::Save),
    (Hand::Second, Doing::Finish),
];

/// Brings a paper all its way. `patient`: the desk may be killed meanwhile, and comes back.
pub fn paper(crew: &mut Crew, paper: &Paper, times: &mut Times, patient: bool) -> Result<()> {
    for (hand, doing) in WAY {
        let began = Instant::now();
        let mut cut_off = false;
        let answer = loop {
            match step(crew, paper, hand, doing) {
                Ok(answer) if answer.status == 503 && patient => {
                    std::thread::sleep(Duration::from_millis(50))
                }
                Ok(answer) => break answer,
                Err(error) if !patient => return Err(error),
                Err(_) => {
                    cut_off = true;
                    std::thread::sleep(Duration::from_millis(20));
                    if began.elapsed() > Duration::from_secs(120) {
                        bail!("{}: the desk did not come back", paper.station);
                    }
                }
            }
        };
        if !cut_off {
            times.0.push(began.elapsed());
        }
        // Done before the connection was cut: then the desk says that there is nothing to do any more.
        let done = answer.status == 303 || cut_off && answer.status == 409;
        if !done {
            let text = words(&answer.body);
            bail!("{}: {hand:?} {doing:?}: found {}, expected 303: {text}", paper.station, answer.status);
        }
    }
    Ok(())
}

/// What a page says, without its tags.
fn words(page: &str) -> String {
    let main = page.split_once("<main").map_or(page, |(_, main)| main);
    let mut text = String::new();
    let mut within = false;
    for letter in main.chars() {
        match letter {
            '<' => within = true,
            '>' => within = false,
            letter if !within => text.push(letter),
            _ => {}
        }
    }
    text.split_whitespace().take(60).collect::<Vec<_>>().join(" ")
}

fn step(crew: &mut Crew, paper: &Paper, hand: Hand, doing: Doing) -> Result<Answer> {
    let client = match hand {
        Hand::Receiver => &mut crew.receiver,
        Hand::First => &mut crew.first,
        Hand::Second => &mut crew.second,
    };
    let sheet = format!("/paper/president/station/{}/entry", paper.station);
    match doing {
        Doing::Receive => client.post(
            "/intake",
            &[
                ("code", &paper.station),
                ("contest", "president"),
                ("kind", "station"),
                ("basis", "original"),
                ("do", "take"),
            ],
        ),
        Doing::Claim => client.post("/entry/next", &[("code", &paper.station), ("kind", "station")]),
        Doing::Save | Doing::Finish => {
            let names: Vec<String> = (0..paper.lines.len()).map(|place| format!("l{place}")).collect();
            let values: Vec<String> = paper.lines.iter().map(u64::to_string).collect();
            let mut fields: Vec<(&str, &str)> =
                names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
            fields.push(("do", if doing == Doing::Save { "keep" } else { "finish" }));
            client.post(&sheet, &fields)
        }
    }
}

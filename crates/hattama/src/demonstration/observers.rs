//! The demonstration's mission: 11 core experts, 30 long-term and 300 short-term observers, with invented reports.
//!
//! Nothing of it is real but the forms, the methods and the program: [`run`] makes a mission's data directory as
//! `hattama mission init` does, has invented people send invented reports through the same hall as phones would
//! ([`reports`]), copies of protocols of a drawn sample, a few of which differ for different reasons ([`copies`]), and lets
//! three people draft, review and issue a statement. The same seed gives the same record.

mod copies;
mod people;
mod reports;

use crate::commands::mission::{RECORD, shipped};
use crate::place::Place;
use anyhow::{Context, Result, anyhow};
use mission::blobs::Blobs;
use mission::hall::{Done, Hall, Order, Who};
use mission::official::{Official, ReadOfficial};
use mission::sample::Sampled;
use mission::setup::{self, Setup};
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::form::Phase;
use observation::incident;
use observation::plan::Visit;
use observation::sample::{Drawn, Frame, Seed, Station, draw};
use observation::statement::life;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::Opening;
use store::keys::{DEMONSTRATION_ORIGIN, Source};

/// The sample's seed: dice that nobody has thrown, as the demonstration says of itself.
const DICE: &str = "20221120146352351624615243";

/// Stations that are drawn; of one in sixteen no copy arrives.
const SAMPLE: u64 = 640;

/// Polling day in seconds since 1970: 20 November 2022, 00:00 at the commission.
const DAY: i64 = 1_668_880_800;

/// Minutes east of UTC at the commission.
const OFFSET: i16 = 360;

macro_rules! mission_file {
    ($name:literal) => {
        include_str!(concat!("../../../../missions/kz-2022-mission/", $name))
    };
}

/// A moment of the demonstration, so many minutes after midnight of polling day.
fn at(minute: i64) -> Moment {
    Moment::new(DAY + minute * 60, OFFSET)
}

/// The clock of the demonstration's mission: it stands where the invention has got to.
#[derive(Clone)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    fn set(&self, moment: Moment) {
        self.0.fetch_max(moment.instant(), Ordering::SeqCst);
    }
}

/// Somebody who does something in the invention.
pub struct Stage {
    hall: Hall,
    clock: Clock,
    seed: u64,
}

impl Stage {
    async fn order(&self, person: u64, order: Order) -> Result<Done> {
        let who = Who { person: Some(Person(person)), from: None };
        self.hall.order(order, who).await.map_err(|refused| anyhow!("the demonstration's mission: {refused}"))
    }
}

/// Runs the mission beside a commission's data directory. `public`: the folder in which the mission publishes.
pub async fn run(directory: &Path, commission: &Path, public: &Path, seed: u64) -> Result<()> {
    let commission = std::path::absolute(commission)?.display().to_string();
    let place = Place::find(&commission)?;
    let read: ReadOfficial = Arc::new(move |path: &str| place.read(path));
    let official = Official::new(read);
    official.refresh();
    let named = |name: &str| format!("missions/kz-2022-mission/{name}");
    let problems = |problems: Vec<model::document::problem::Problem>| {
        anyhow!(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    };
    let mission = observation::mission::read(&named("mission.toml"), mission_file!("mission.toml"))
        .map_err(problems)?;
    let text = mission_file!("statement.toml");
    let outline =
        observation::statement::read(&named("statement.toml"), text, &mission.languages).map_err(problems)?;
    let (places, _) = official.register(&mission)?;
    let sampled = sample(&places)?;
    let people = people::people();
    let visits = people::plan(&places, &sampled.drawn, seed);
    let setup =
        Setup { mission, forms: shipped()?, people, visits, sample: Some(sampled), outline: Some(outline) };
    let place = setup::Place {
        directory,
        origin: format!("{DEMONSTRATION_ORIGIN}/{}", setup.mission.id),
        publication: std::path::absolute(public)?.display().to_string(),
        keys: Source::Demonstration,
        opening: Opening::default(),
    };
    let store = setup::create(&setup, place, &official, at(-7 * 24 * 60)).await?;
    store.keep_setting(RECORD, &commission).await?;
    let clock = Clock(Arc::new(AtomicI64::new(at(0).instant())));
    let ticking = clock.clone();
    let now: mission::hall::Clock = Arc::new(move || Moment::new(ticking.0.load(Ordering::SeqCst), OFFSET));
    let blobs = Arc::new(Blobs::open(directory)?);
    let hall = Hall::open(Arc::new(store), blobs, Arc::new(official), now).await?;
    let stage = Stage { hall, clock, seed };
    reports::send(&stage, &setup).await?;
    copies::send(&stage, &setup).await?;
    work(&stage).await?;
    state(&stage).await
}

/// Stations by region, drawn so that anybody can draw them again.
fn sample(places: &observation::places::Places) -> Result<Sampled> {
    let mut stations = Vec::new();
    for place in places.iter() {
        let Commission::Station(code) = &place.of else { continue };
        let region = places.region(&place.of).context("a station lies in a region")?;
        let (Commission::Area(region) | Commission::Station(region)) = &region.of;
        stations.push(Station { id: code.clone(), stratum: region.clone(), size: 1 });
    }
    let frame = Frame::new(&stations)?;
    let strata: Vec<u64> = frame.strata().iter().map(|stratum| stratum.ids.len() as u64).collect();
    let sizes = observation::estimate::size::allocate(SAMPLE, &strata)?;
    let sizes: Vec<(String, u64)> =
        frame.strata().iter().map(|stratum| stratum.name.clone()).zip(sizes).collect();
    let seed: Seed = DICE.parse()?;
    let drawn = draw(&frame, &seed, &sizes, 0)?;
    Ok(Sampled { frame: frame.canonical(), drawn })
}

/// The stations of the sample, in the order of the strata.
fn drawn_stations(drawn: &Drawn) -> Vec<&str> {
    drawn.strata.iter().flat_map(|stratum| stratum.sample.iter().map(|one| one.station.as_str())).collect()
}

/// Visits of a phase.
fn visits_of(setup: &Setup, phase: Phase) -> impl Iterator<Item = &Visit> {
    setup.visits.iter().filter(move |visit| visit.phase == phase)
}

/// Headquarters deals with what came: most incidents are verified and closed, some wait, one is another one's double.
async fn work(stage: &Stage) -> Result<()> {
    let numbers: Vec<u64> = stage.hall.state().incidents.iter().map(|(number, _)| number).collect();
    let note = |text: &str| incident::Note {
        at: stage.hall.now(),
        by: Person(people::OPERATOR),
        evidence: Vec::new(),
        text: text.to_owned(),
    };
    for number in numbers {
        let command = |command| Order::Incident { number, command: Box::new(command) };
        if number % 7 == 0 {
            continue;
        }
        let take = incident::Command::Take { at: stage.hall.now(), by: Person(people::OPERATOR) };
        stage.order(people::OPERATOR, command(take)).await?;
        let verdict = match number % 5 {
            0 => incident::Command::NotConfirm { note: note("The team went back and could not confirm it.") },
            _ => incident::Command::Verify { note: note("Two members of the team saw it.") },
        };
        stage.order(people::OPERATOR, command(verdict)).await?;
        if number % 3 != 0 {
            let close = incident::Command::Close { note: note("Noted for the statement.") };
            stage.order(people::OPERATOR, command(close)).await?;
        }
    }
    Ok(())
}

/// Three people draft, review and issue the statement; it is published.
async fn state(stage: &Stage) -> Result<()> {
    stage.clock.set(at(63 * 60));
    let refused = |refused| anyhow!("the demonstration's statement: {refused}");
    let press = crate::printed::press();
    let printer = press.as_ref().map(|press| &*press.statement);
    let number =
        mission::statement::draft(&stage.hall, printer, Person(people::EDITOR)).await.map_err(refused)?;
    let statement = stage.hall.state().statements[&number].draft().statement.clone();
    let review = life::Command::Review { by: Person(people::ANALYST), statement: statement.clone() };
    stage.order(people::ANALYST, Order::Statement { number, command: Box::new(review) }).await?;
    let issue = life::Command::Issue { at: stage.hall.now(), by: Person(people::HEAD), statement };
    stage.order(people::HEAD, Order::Statement { number, command: Box::new(issue) }).await?;
    mission::publish::publish(&stage.hall).await?;
    Ok(())
}

/// Gives many orders one after the other and waits for all, so that the hall takes them in batches and in one order.
async fn all(stage: &Stage, orders: Vec<(u64, Moment, Order)>) -> Result<()> {
    let refused = |refused| anyhow!("the demonstration's mission: {refused}");
    for batch in orders.chunks(256) {
        // The clock of a batch is that of its latest order: reports arrive some minutes after they were saved.
        if let Some(latest) = batch.iter().map(|(_, saved, _)| *saved).max() {
            stage.clock.set(Moment::new(latest.instant() + 120, OFFSET));
        }
        let mut given = Vec::with_capacity(batch.len());
        for (person, _, order) in batch {
            let who = Who { person: Some(Person(*person)), from: None };
            given.push(stage.hall.give(order.clone(), who).await.map_err(refused)?);
        }
        for one in given {
            one.await.map_err(refused)?;
        }
    }
    Ok(())
}

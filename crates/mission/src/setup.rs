//! A mission begins: its data directory, its people, its forms, its plan, and the first entry of its record.
//!
//! [`read_people`] and [`read_plan`] read the files that people write and tell of everything that is wrong in them;
//! [`create`] makes the directory. A call that dies leaves a part of it, to be taken away.

use crate::blobs::Blobs;
use crate::journal::deed;
use crate::official::Official;
use crate::sample::Sampled;
use crate::tables::{Problem, Rows, column};
use crate::{Error, Result};
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::event::{Event, SampleDrawn};
use observation::fact::{Entry, Fact, VERSION};
use observation::form::{Form, Phase};
use observation::mission::Mission;
use observation::places::Places;
use observation::plan::{Function, Member, Replaced, Role, Visit};
use observation::statement::Outline;
use std::collections::BTreeSet;
use std::path::Path;
use store::keys::Source;
use store::{NewFact, Opening, Store, Tables};

/// A person of the plan: what the journal keeps, and their name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// What they are.
    pub member: Member,
    /// What they are called.
    pub name: String,
}

/// Everything with which a mission begins.
#[derive(Debug, Clone)]
pub struct Setup {
    /// What it is.
    pub mission: Mission,
    /// Its forms.
    pub forms: Vec<Form>,
    /// Its people, in the order of their numbers.
    pub people: Vec<Named>,
    /// Its plan.
    pub visits: Vec<Visit>,
    /// The sample that was drawn.
    pub sample: Option<Sampled>,
    /// What its statement will say.
    pub outline: Option<Outline>,
}

/// Where a mission's directory is made, and with which keys.
pub struct Place<'a> {
    /// The data directory.
    pub directory: &'a Path,
    /// The name of its record.
    pub origin: String,
    /// Where its record is published.
    pub publication: String,
    /// Where its keys come from.
    pub keys: Source,
    /// Passphrase, and how places are read.
    pub opening: Opening,
}

/// Reads the people of a mission: `code,name,role,team,supervisor,organisation,languages,functions`.
pub fn read_people(
    name: &str,
    text: &str,
    mission: &Mission,
) -> std::result::Result<Vec<Named>, Vec<Problem>> {
    read_people_beside(name, text, mission, &BTreeSet::new())
}

/// The same of people who join others: the codes of those who are there already.
pub fn read_people_beside(
    name: &str,
    text: &str,
    mission: &Mission,
    there: &BTreeSet<String>,
) -> std::result::Result<Vec<Named>, Vec<Problem>> {
    const COLUMNS: [&str; 8] =
        ["code", "name", "role", "team", "supervisor", "organisation", "languages", "functions"];
    let rows = Rows::read(name, text, &COLUMNS)?;
    let mut problems = Vec::new();
    let (mut people, mut codes) = (Vec::new(), BTreeSet::new());
    for row in rows.iter() {
        let mut tell = |column: &str, found: &str, expected: String| {
            problems.push(rows.problem(row, column, found, expected));
        };
        let code = column(row, "code");
        if code.is_empty() || code.len() > 40 || !codes.insert(code.to_lowercase()) {
            tell("code", code, "a code that nobody else has, of at most 40 bytes".to_owned());
        }
        let called = column(row, "name");
        if called.is_empty() {
            tell("name", "", "what they are called".to_owned());
        }
        let role = Role::parse(column(row, "role"));
        if role.is_none() {
            let names: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
            tell("role", column(row, "role"), format!("one of {}", names.join(", ")));
        }
        let organisation = Some(column(row, "organisation")).filter(|text| !text.is_empty());
        if organisation.is_some_and(|code| !mission.organisations.iter().any(|one| one.code == code)) {
            tell(
                "organisation",
                organisation.unwrap_or_default(),
                "an organisation of the mission".to_owned(),
            );
        }
        let mut functions = BTreeSet::new();
        for one in column(row, "functions").split_whitespace() {
            match Function::parse(one) {
                Some(function) => drop(functions.insert(function)),
                None => {
                    let names: Vec<&str> = Function::ALL.iter().map(|one| one.name()).collect();
                    tell("functions", one, format!("one of {}", names.join(", ")));
                }
            }
        }
        let some = |name: &str| Some(column(row, name)).filter(|text| !text.is_empty()).map(str::to_owned);
        people.push(Named {
            member: Member {
                active: true,
                code: code.to_owned(),
                functions,
                languages: column(row, "languages").split_whitespace().map(str::to_owned).collect(),
                organisation: organisation.map(str::to_owned),
                role: role.unwrap_or(Role::ShortTerm),
                supervisor: some("supervisor"),
                team: some("team"),
            },
            name: called.to_owned(),
        });
    }
    let known: BTreeSet<&str> = people.iter().map(|one| one.member.code.as_str()).collect();
    for (row, person) in rows.iter().zip(&people) {
        if let Some(code) = &person.member.supervisor
            && !known.contains(code.as_str())
            && !there.contains(code)
        {
            problems.push(rows.problem(
                row,
                "supervisor",
                code,
                "the code of somebody in this file".to_owned(),
            ));
        }
    }
    if problems.is_empty() { Ok(people) } else { Err(problems) }
}

/// The teams of people.
pub fn teams_of<'a>(people: impl Iterator<Item = &'a Member>) -> BTreeSet<String> {
    people.filter_map(|member| member.team.clone()).collect()
}

/// Reads the plan of a mission: `team,phase,station,area,sample_point`, and for a visit that stands in place of another
/// one its number and why: `replaces,reason`. `teams`: those that there are.
pub fn read_plan(
    name: &str,
    text: &str,
    places: &Places,
    teams: &BTreeSet<String>,
) -> std::result::Result<Vec<Visit>, Vec<Problem>> {
    let columns = ["team", "phase", "station", "area", "sample_point", "replaces", "reason"];
    let rows = Rows::read(name, text, &columns)?;
    let mut problems = Vec::new();
    let mut visits = Vec::new();
    for (number, row) in (1..).zip(rows.iter()) {
        let mut tell = |column: &str, found: &str, expected: &str| {
            problems.push(rows.problem(row, column, found, expected.to_owned()));
        };
        let team = column(row, "team");
        if !teams.contains(team) {
            tell("team", team, "the team of somebody in the mission");
        }
        let phase = Phase::parse(column(row, "phase"));
        if phase.is_none() {
            tell("phase", column(row, "phase"), "opening, voting, counting, transfer or tabulation");
        }
        let (station, area) = (column(row, "station"), column(row, "area"));
        let place = match (station.is_empty(), area.is_empty()) {
            (false, true) => Commission::Station(station.to_owned()),
            (true, false) => Commission::Area(area.to_owned()),
            _ => {
                tell("station", station, "either a station or an area");
                continue;
            }
        };
        if places.number(&place).is_none() {
            tell(
                if area.is_empty() { "station" } else { "area" },
                &format!("{station}{area}"),
                "a place of the election",
            );
        }
        let sample_point = match column(row, "sample_point") {
            "yes" => true,
            "no" | "" => false,
            other => {
                tell("sample_point", other, "yes or no");
                false
            }
        };
        let (replaces, reason) = (column(row, "replaces"), column(row, "reason"));
        let replaces = match (replaces.parse(), replaces.is_empty(), reason.is_empty()) {
            (_, true, true) => None,
            (Ok(visit), _, false) => Some(Replaced { visit, reason: reason.to_owned() }),
            _ => {
                tell("replaces", replaces, "the number of a visit, with a reason");
                None
            }
        };
        let Some(phase) = phase else { continue };
        visits.push(Visit { number, phase, place, replaces, sample_point, team: team.to_owned() });
    }
    if problems.is_empty() { Ok(visits) } else { Err(problems) }
}

impl Setup {
    /// The events with which the mission's journal begins. The forms' files are kept first.
    fn events(&self, blobs: &Blobs) -> Result<Vec<Event>> {
        let mut events = vec![Event::Opened { mission: Box::new(self.mission.clone()) }];
        for form in &self.forms {
            let sha256 = blobs.put(&form.to_json())?;
            events.push(Event::Form {
                id: form.id.clone(),
                phase: form.phase,
                sha256,
                version: form.version,
            });
        }
        for (number, person) in (1..).zip(&self.people) {
            events.push(Event::Member { by: None, member: person.member.clone(), person: Person(number) });
        }
        if let Some(sampled) = &self.sample {
            events.push(Event::Sample { sample: keep(sampled, blobs)? });
        }
        if let Some(outline) = &self.outline {
            let bytes = serde_json::to_vec(outline).expect("an outline is plain data");
            events.push(Event::Outline { sha256: blobs.put(&bytes)? });
        }
        for visits in self.visits.chunks(200) {
            events.push(Event::Visits { visits: visits.to_vec() });
        }
        Ok(events)
    }

    /// The facts with which the mission's record opens.
    fn facts(
        &self,
        blobs: &Blobs,
        key: String,
        place: &Place<'_>,
        official: String,
        at: Moment,
    ) -> Result<Vec<NewFact>> {
        let mission = Box::new(self.mission.clone());
        let mut facts = vec![Fact::Mission { key, mission, official, origin: place.origin.clone() }];
        for form in &self.forms {
            let (sha256, form_version) = (blobs.put(&form.to_json())?, form.version);
            facts.push(Fact::Form { id: form.id.clone(), phase: form.phase, sha256, form_version });
        }
        if let Some(sampled) = &self.sample {
            let SampleDrawn { drawn, frame, seed, size } = keep(sampled, blobs)?;
            facts.push(Fact::Sample { drawn, frame, seed, size });
        }
        facts.into_iter().map(|fact| new_fact(fact, at)).collect()
    }
}

/// Keeps both lists of a draw as files: a frame's name is the hash that was published before the dice were thrown.
fn keep(Sampled { frame, drawn }: &Sampled, blobs: &Blobs) -> Result<SampleDrawn> {
    Ok(SampleDrawn {
        drawn: blobs.put(drawn.to_csv().as_bytes())?,
        frame: blobs.put(frame.as_bytes())?,
        seed: drawn.seed.to_string(),
        size: drawn.stations(),
    })
}

/// A fact as it is accepted.
pub fn new_fact(fact: Fact, at: Moment) -> Result<NewFact> {
    let entry = Entry { version: VERSION, at, fact };
    // Through a value, whose members are sorted.
    let value = serde_json::to_value(&entry).expect("a fact is plain data");
    Ok(NewFact::new(&value)?)
}

/// Makes a mission's data directory and opens its record. Accounts have no password yet.
pub async fn create(setup: &Setup, place: Place<'_>, official: &Official, at: Moment) -> Result<Store> {
    let state = official.state();
    let origin = state.opening.as_ref().map(|opening| opening.origin.clone());
    let origin = origin.ok_or_else(|| Error::Official("it has no opening".to_owned()))?;
    let store =
        Store::create(place.directory, &place.origin, &place.publication, place.keys, place.opening.clone())
            .await?;
    let blobs = Blobs::open(place.directory)?;
    let facts = setup.facts(&blobs, store.verifier_key().to_string(), &place, origin, at)?;
    let mut deeds = Vec::new();
    for (number, event) in setup.events(&blobs)?.iter().enumerate() {
        // The facts came of the mission's opening.
        deeds.push(deed(event, at, None, if number == 0 { facts.clone() } else { Vec::new() })?);
    }
    let mut first = 0;
    for deeds in deeds.chunks(512) {
        store.append(first, deeds, &Tables::default()).await?;
        first += deeds.len() as u64;
    }
    for (number, person) in (1..).zip(&setup.people) {
        store.add_account(Person(number), &person.member.code, &person.name).await?;
    }
    Ok(store)
}

//! One station: all revisions of its protocol side by side, what changed and why, the findings with their numbers,
//! and where its proof begins. A scan of the paper stands below the figures of its revision: a picture for people, from which
//! no figure comes.
//!
//! The findings shown are those of the protocol itself and of its changes: they follow from this station's entries
//! alone, so that the page changes only when the station does. What compares stations stands on the page of checks.

use crate::countries;
use crate::frame::Frame;
use crate::numbers;
use crate::pages::observation::{Beside, beside};
use crate::words::Reader;
use askama::Template;
use checks::Sheet;
use language::{Language, Value};
use model::definition::{Severity, Station as Definition};
use model::fact::{Basis, Door, NOT_GIVEN, Scan};
use replay::makers::Maker;
use replay::state::{ContestState, Revision, StationIndex};

#[derive(Template)]
#[template(path = "station.html")]
struct Station<'a> {
    frame: Frame<'a>,
    above: Vec<(String, String)>,
    kind: String,
    whereabouts: String,
    registered: Option<String>,
    unit: Option<(String, String)>,
    members: Vec<(String, String)>,
    contests: Vec<Contest>,
}

struct Contest {
    name: Option<String>,
    /// The message where no protocol is its own.
    none: &'static str,
    columns: Vec<Column>,
    scanned: bool,
    lines: Vec<Line>,
    findings: Vec<Finding>,
    held: String,
    annulled: Vec<String>,
    copies: Vec<Beside>,
}

/// A revision.
struct Column {
    head: String,
    at: String,
    why: Option<String>,
    made: String,
    alone: bool,
    entry: String,
    index: u64,
    scan: Option<ScanView>,
}

/// The picture of a revision's paper.
struct ScanView {
    href: String,
    what: String,
    /// What it shows, for whoever does not see it; `None` for what is no picture.
    alt: Option<String>,
    hash: String,
}

struct Line {
    label: String,
    figures: Vec<String>,
    change: Option<String>,
    option: bool,
}

impl Line {
    /// The figure of the newest revision.
    fn newest(&self) -> &str {
        self.figures.last().map_or("", String::as_str)
    }
}

struct Finding {
    severity: String,
    text: String,
    numbers: String,
    explanation: Option<String>,
}

/// City, country and mission of a station abroad.
pub(super) fn whereabouts(station: &Definition, language: Language) -> String {
    let country = station.country.as_deref().map(|code| countries::name(code, language));
    let parts = [station.city.as_deref(), country, station.mission.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

pub fn render(frame: Frame<'_>, index: StationIndex) -> String {
    let state = frame.snapshot.state();
    let place = &state.stations[index.place()];
    let mut above = super::area::above(&frame, place.area);
    above.push((frame.area_href(place.area), frame.area_name(place.area).to_owned()));
    let kind = format!("station-kind-{}", place.station.kind);
    let known = frame.reader.words().try_message(&kind, &[]);
    let link = |code: &str| {
        let name = state.station_by_code.get(code).map(|index| &state.stations[index.place()].station.name);
        let name = name.map_or("", |name| frame.reader.text(name));
        (frame.href(crate::Page::Station(code.to_owned())), format!("{code}, {name}"))
    };
    let member = |one: &&replay::state::StationState| {
        place.is_unit() && one.station.unit.as_deref() == Some(place.station.code.as_str())
    };
    let siblings = frame.snapshot.stations(place.area).iter().map(|index| &state.stations[index.place()]);
    let members = siblings.filter(member).map(|one| link(&one.station.code)).collect();
    let contests = state.contests.iter().map(|contest| view(&frame, contest, index)).collect();
    let registered = place
        .station
        .registered
        .map(|registered| frame.reader.say("station-expected", &[("count", Value::Count(registered))]));
    let (unit, whereabouts) =
        (place.station.unit.as_deref().map(link), whereabouts(&place.station, frame.reader.language()));
    let kind = known.unwrap_or_else(|_| place.station.kind.clone());
    super::written(&Station { above, kind, whereabouts, registered, unit, members, contests, frame })
}

fn view(frame: &Frame<'_>, contest: &ContestState, station: StationIndex) -> Contest {
    let reader = &frame.reader;
    let several = frame.snapshot.state().contests.len() > 1;
    let revisions = revisions(contest, station);
    let annulled = contest.annulments.iter().filter(|(_, annulled)| *annulled == station);
    let newest = revisions.last();
    Contest {
        name: several.then(|| reader.text(&contest.contest.name).to_owned()),
        none: if in_unit(frame, contest, station) { "station-in-its-unit" } else { "station-no-protocol" },
        columns: revisions.iter().map(|(_, revision)| column(frame, revision)).collect(),
        scanned: revisions.iter().any(|(_, revision)| revision.scan.is_some()),
        lines: lines(frame, contest, &revisions),
        findings: newest.map_or(Vec::new(), |(place, revision)| findings(frame, contest, *place, revision)),
        held: newest.map_or(String::new(), |(place, _)| held(frame, contest, *place)),
        copies: beside(frame, contest, station),
        annulled: annulled
            .map(|(annulment, _)| {
                let time = annulment.fact.at.to_string();
                let values =
                    [("time", Value::DateTime(&time)), ("reason", Value::Text(&annulment.fact.reason))];
                reader.say("station-annulled", &values)
            })
            .collect(),
    }
}

/// Whether a station's figures are in, within those of its publication unit.
fn in_unit(frame: &Frame<'_>, contest: &ContestState, station: StationIndex) -> bool {
    let state = frame.snapshot.state();
    let unit = state.stations[station.place()].station.unit.as_ref();
    let unit = unit.and_then(|unit| state.station_by_code.get(unit));
    unit.is_some_and(|unit| contest.newest_of(*unit).is_some())
}

/// The revisions of a station, the first one first.
fn revisions(contest: &ContestState, station: StationIndex) -> Vec<(u32, &Revision)> {
    let mut revisions = Vec::new();
    let mut next = contest.newest_of(station).map(|(place, _)| place);
    while let Some(place) = next {
        let revision = &contest.revisions[place as usize];
        revisions.push((place, revision));
        next = revision.before;
    }
    revisions.reverse();
    revisions
}

fn column(frame: &Frame<'_>, revision: &Revision) -> Column {
    let reader = &frame.reader;
    let basis = match revision.basis {
        Basis::Copy => "basis-copy",
        Basis::Original => "basis-original",
    };
    let maker = frame.snapshot.state().makers.of(revision.maker);
    let values = [("number", Value::Count(revision.number)), ("basis", Value::Word(basis))];
    let why = revision.reason.as_deref().map(|reason| match reason {
        NOT_GIVEN => reader.t("not-given"),
        given => given.to_owned(),
    });
    Column {
        head: reader.say("station-revision", &values),
        at: reader.minute(revision.at),
        why,
        made: made(reader, maker),
        alone: maker.door == Door::Archive,
        entry: reader.say("station-entry", &[("entry", Value::Count(revision.entry))]),
        index: revision.entry,
        scan: revision.scan.as_deref().map(|scan| scan_view(frame, revision, scan)),
    }
}

fn scan_view(frame: &Frame<'_>, revision: &Revision, scan: &Scan) -> ScanView {
    let reader = &frame.reader;
    let station = &frame.snapshot.state().stations[revision.station.place()].station.code;
    // So many thousand bytes, and never none.
    let size = scan.size.div_ceil(1_000);
    let what = [("type", Value::Text(scan.kind.name())), ("count", Value::Count(size))];
    let shows = [("station", Value::Text(station)), ("number", Value::Count(revision.number))];
    ScanView {
        href: frame.file(&scan.path()),
        what: reader.say("scan-what", &what),
        alt: scan.kind.is_picture().then(|| reader.say("scan-alt", &shows)),
        hash: scan.hash.clone(),
    }
}

/// By which commission, in which roles and at which door a revision was made.
fn made(reader: &Reader<'_>, maker: &Maker) -> String {
    let commission = maker.commission.clone().unwrap_or_else(|| reader.t("made-own"));
    let roles: Vec<String> = maker.roles.iter().map(|role| said_role(reader, role)).collect();
    let roles = roles.join(", ");
    let door = match maker.door {
        Door::Archive => "door-archive",
        Door::File => "door-file",
        Door::Entry => "door-entry",
        Door::Device => "door-device",
        Door::Scan => "door-scan",
    };
    let values = [
        ("commission", Value::Text(&commission)),
        ("roles", Value::Text(&roles)),
        ("door", Value::Word(door)),
    ];
    reader.say("made", &values)
}

/// A role in the reader's words; one that we have no word for as the record has it.
fn said_role(reader: &Reader<'_>, role: &str) -> String {
    reader.words().try_message(&format!("role-{role}"), &[]).unwrap_or_else(|_| role.to_owned())
}

fn lines(frame: &Frame<'_>, contest: &ContestState, revisions: &[(u32, &Revision)]) -> Vec<Line> {
    let reader = &frame.reader;
    let form = &frame.snapshot.state().forms[contest.form];
    let labels = form.lines.iter().map(|line| (reader.text(&line.label), false));
    let options = contest.contest.options.iter().map(|option| (reader.text(&option.name), true));
    let rows: Vec<&[u32]> = revisions.iter().map(|(place, _)| contest.figures_of(*place)).collect();
    let line = |(place, (label, option)): (usize, (&str, bool))| {
        let change = rows.len().checked_sub(2).and_then(|before| {
            let change = i64::from(rows[before + 1][place]) - i64::from(rows[before][place]);
            (change != 0).then(|| reader.change(change))
        });
        let figures = rows.iter().map(|row| reader.count(u64::from(row[place]))).collect();
        Line { label: label.to_owned(), figures, change, option }
    };
    labels.chain(options).enumerate().map(line).collect()
}

/// The protocol as the checks see it.
fn sheet<'a>(frame: &'a Frame<'_>, contest: &'a ContestState, place: u32) -> Sheet<'a> {
    let revision = &contest.revisions[place as usize];
    let kind = &frame.snapshot.state().stations[revision.station.place()].station.kind;
    let was = revision.before.map(|before| contest.figures_of(before));
    Sheet { kind, lines: contest.figures_of(place), was }
}

fn findings(frame: &Frame<'_>, contest: &ContestState, place: u32, revision: &Revision) -> Vec<Finding> {
    let reader = &frame.reader;
    let form = &frame.snapshot.state().forms[contest.form];
    let sheet = sheet(frame, contest, place);
    let finding = |finding: checks::Finding| {
        let check = &form.checks[finding.check];
        let severity = match finding.severity {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Notice => "severity-notice",
        };
        let explained = revision.findings.iter().find(|(code, _)| **code == *check.code);
        let explanation = explained.map(|(_, explanation)| match &**explanation {
            NOT_GIVEN => reader.t("not-given"),
            given => given.to_owned(),
        });
        Finding {
            severity: reader.t(severity),
            text: check.texts.get("public").map_or("", |texts| reader.text(texts)).to_owned(),
            numbers: numbers::explained(reader, &contest.checks.explain(&finding, &sheet)),
            explanation,
        }
    };
    contest.checks.evaluate(&sheet).into_iter().map(finding).collect()
}

/// How many checks of protocols hold.
fn held(frame: &Frame<'_>, contest: &ContestState, place: u32) -> String {
    let form = &frame.snapshot.state().forms[contest.form];
    let asked = form.checks.iter().filter(|check| check.holds.is_some()).count();
    let found = contest.checks.evaluate(&sheet(frame, contest, place)).len();
    frame.reader.say("station-checks", &[("count", Value::Count((asked - found.min(asked)) as u64))])
}

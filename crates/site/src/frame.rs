//! What stands around every page: head, menu, languages, the mark of a demonstration, and the foot.
//!
//! The foot states on what basis, from how many stations and what part of the register, as of which size of the
//! record and which minute the page stands. A template extends `frame.html` and finds all of this in its `frame`.

use crate::address::{Address, Page};
use crate::assets;
use crate::base::BaseUrl;
use crate::preview;
use crate::snapshot::{Latest, Snapshot, Table};
use crate::words::Reader;
use language::{Language, Value};
use model::definition::Status;
use model::fact::{Basis, NOT_GIVEN, RegisterCoverage, ResultFigures, Stage};
use replay::state::{ContestState, StationIndex};
use tabulation::AreaIndex;

/// What a page may load: files of its own origin, and no script or style that stands in a page.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/// Everything that every page needs.
pub struct Frame<'a> {
    /// The record.
    pub snapshot: &'a Snapshot,
    /// In whose words.
    pub reader: Reader<'a>,
    /// Where the site is seen, if that is known.
    pub base: Option<&'a BaseUrl>,
    /// Where the page stands.
    pub address: Address,
    /// What the page is called, without the election.
    pub title: String,
    /// When its content last changed.
    pub latest: Latest,
    /// Basis and coverage of what the page shows, a sentence for each contest.
    pub standing: Vec<String>,
}

/// A link of the menu or of the languages.
pub struct Link {
    /// Relative.
    pub href: String,
    /// In words.
    pub text: String,
    /// The page itself.
    pub here: bool,
    /// The language that the link leads to.
    pub language: &'static str,
}

/// Pages in the menu, with the message that names each.
const MENU: [(Page, &str); 12] = [
    (Page::Result, "menu-result"),
    (Page::Map, "menu-map"),
    (Page::Areas, "menu-areas"),
    (Page::Turnout, "menu-turnout"),
    (Page::Abroad, "menu-abroad"),
    (Page::Announcements, "menu-announcements"),
    (Page::Changes(1), "menu-changes"),
    (Page::Checks, "menu-checks"),
    (Page::Observation, "menu-observation"),
    (Page::Data, "menu-data"),
    (Page::Verify, "menu-verify"),
    (Page::About, "menu-about"),
];

impl<'a> Frame<'a> {
    /// The page's language.
    pub fn language(&self) -> &'static str {
        self.reader.language().code()
    }

    /// Whether this is the front page, whose heading is the election itself.
    pub fn is_front(&self) -> bool {
        self.address.page == Page::Result
    }

    /// A message without variables.
    pub fn t(&self, id: &str) -> String {
        self.reader.t(id)
    }

    /// The name of the election.
    pub fn election(&self) -> &str {
        self.reader.text(&self.snapshot.opening().title)
    }

    /// What the election itself says of its figures.
    pub fn notes(&self) -> Vec<String> {
        self.snapshot.opening().notes.iter().map(|note| self.reader.text(note).to_owned()).collect()
    }

    /// The relative link to a page in the same language.
    pub fn href(&self, page: Page) -> String {
        self.address.link(&Address { language: self.reader.language(), page })
    }

    /// The link to an area.
    pub fn area_href(&self, area: AreaIndex) -> String {
        if area == AreaIndex::ROOT {
            return self.href(Page::Result);
        }
        let code = self.snapshot.state().areas[area.place()].fact.code.clone();
        self.href(Page::Area(code, crate::address::Order::Record))
    }

    /// The name of an area.
    pub fn area_name(&self, area: AreaIndex) -> &str {
        self.reader.text(&self.snapshot.state().areas[area.place()].fact.name)
    }

    /// The relative link to a file that stands at the site's root.
    pub fn file(&self, path: &str) -> String {
        format!("{}{path}", self.address.root())
    }

    /// The URL of this page, where that is known.
    pub fn url(&self) -> Option<String> {
        Some(self.base?.to(&self.address.path()))
    }

    /// The link to the picture for previews: in full, where it is known where the site is seen.
    pub fn preview(&self) -> String {
        match self.base {
            Some(base) => base.to(preview::PATH),
            None => self.file(preview::PATH),
        }
    }

    /// The relative link to an asset.
    pub fn asset(&self, name: &str) -> String {
        format!("{}{}/{name}", self.address.root(), assets::folder())
    }

    /// The link to a station.
    pub fn station_href(&self, station: StationIndex) -> String {
        self.href(Page::Station(self.snapshot.state().stations[station.place()].station.code.clone()))
    }

    /// Code and name of a station.
    pub fn station_name(&self, station: StationIndex) -> String {
        let station = &self.snapshot.state().stations[station.place()].station;
        format!("{}, {}", station.code, self.reader.text(&station.name))
    }

    /// The name of an option, by its place on the ballot from 0.
    pub fn option_name<'c>(&self, contest: &'c ContestState, option: usize) -> &'c str {
        self.reader.text(&contest.contest.options[option].name)
    }

    /// The link to the proof of an entry.
    pub fn entry_href(&self, entry: u64) -> String {
        format!("{}#entry-{entry}", self.href(Page::Verify))
    }

    /// A reason or explanation as it was given; that the source gives none is said in the reader's language.
    pub fn given(&self, text: &str) -> String {
        if text == NOT_GIVEN { self.t("not-given") } else { text.to_owned() }
    }

    /// Whether the election has a page.
    pub fn has(&self, page: &Page) -> bool {
        exists(self.snapshot, page)
    }

    /// The menu.
    pub fn menu(&self) -> Vec<Link> {
        let language = self.language();
        let link = |(page, id): &(Page, &str)| Link {
            href: self.href(page.clone()),
            text: self.t(id),
            here: self.address.page.top_page() == *page,
            language,
        };
        MENU.iter().filter(|(page, _)| exists(self.snapshot, page)).map(link).collect()
    }

    /// This page in every language.
    pub fn languages(&self) -> Vec<Link> {
        let link = |language: &Language| Link {
            href: self.address.link(&Address { language: *language, page: self.address.page.clone() }),
            text: language.own_name().to_owned(),
            here: *language == self.reader.language(),
            language: language.code(),
        };
        self.snapshot.languages().iter().map(link).collect()
    }

    /// What has to stand on every page of an election that is no live one.
    pub fn mark(&self) -> Option<String> {
        mark(self.snapshot, &self.reader)
    }

    /// Size of the record, as the page states it.
    pub fn size(&self) -> String {
        let size = Value::Count(self.latest.size);
        self.reader
            .say("foot-record", &[("size", size), ("time", Value::DateTime(&self.latest.at.to_string()))])
    }
}

/// What has to stand beside every figure of an election that is no live one.
pub fn mark(snapshot: &Snapshot, reader: &Reader<'_>) -> Option<String> {
    let id = match snapshot.opening().status {
        Status::Live => return None,
        Status::Rehearsal => "mark-rehearsal",
        Status::Demonstration => "mark-demonstration",
        Status::Archive => "mark-archive",
    };
    Some(reader.t(id))
}

/// The message that says what kind of figures these are.
pub fn stage(status: Status, newest: Option<Stage>, figures: &ResultFigures) -> &'static str {
    match newest {
        Some(Stage::Final) => "standing-final",
        Some(Stage::Preliminary) => "standing-preliminary",
        None if figures.coverage.stations.counted == 0 => "standing-waiting",
        // Nobody counts a past election any more.
        None if status == Status::Archive => "standing-archive",
        None => "standing-counting",
    }
}

/// Basis and coverage of an area, a sentence for each contest.
pub fn standing(snapshot: &Snapshot, reader: &Reader<'_>, area: AreaIndex) -> Vec<String> {
    let several = snapshot.state().contests.len() > 1;
    let sentence = |(contest, table): (&ContestState, &Table)| {
        let figures = &table.figures[area.place()];
        let standing = resting(reader, figures);
        if several { format!("{}: {standing}", reader.text(&contest.contest.name)) } else { standing }
    };
    snapshot.contests().map(sentence).collect()
}

/// On what a station's figures rest, a sentence for each contest. It follows from the station's own entries, so that
/// its page changes only when the station does.
pub fn station_standing(snapshot: &Snapshot, reader: &Reader<'_>, station: StationIndex) -> Vec<String> {
    let several = snapshot.state().contests.len() > 1;
    let sentence = |(contest, table): (&ContestState, &Table)| {
        let standing = reader.t(station_basis(snapshot, contest, table, station));
        if several { format!("{}: {standing}", reader.text(&contest.contest.name)) } else { standing }
    };
    snapshot.contests().map(sentence).collect()
}

/// The message that says on what a station's figures rest.
pub fn station_basis(
    snapshot: &Snapshot,
    contest: &ContestState,
    table: &Table,
    station: StationIndex,
) -> &'static str {
    match table.taken[station.place()].map(|revision| contest.revisions[revision as usize].basis) {
        Some(Basis::Copy) => "basis-copy",
        Some(Basis::Original) => "basis-original",
        None if snapshot.state().stations[station.place()].station.unit.is_some() => "station-in-unit",
        None => "station-not-in",
    }
}

/// Whether the election has anything for a page of the menu.
pub fn exists(snapshot: &Snapshot, page: &Page) -> bool {
    let state = snapshot.state();
    match page {
        Page::Turnout => !state.turnout.is_empty() || !snapshot.opening().turnout_hours.is_empty(),
        Page::Abroad => snapshot.has_abroad(),
        Page::Observation => !snapshot.observers().is_empty(),
        Page::Map => !snapshot.children(AreaIndex::ROOT).is_empty(),
        _ => true,
    }
}

/// On what the figures rest, which stations are in, and what part of the register.
pub fn resting(reader: &Reader<'_>, figures: &ResultFigures) -> String {
    format!("{} · {}", sources(reader, figures), coverage(reader, figures))
}

/// On what the figures rest.
pub fn sources(reader: &Reader<'_>, figures: &ResultFigures) -> String {
    let sources = figures.sources;
    let copies = ("copies", Value::Count(sources.copies));
    let originals = ("originals", Value::Count(sources.originals));
    match (sources.copies, sources.originals) {
        (0, 0) => reader.t("coverage-none"),
        (_, 0) => reader.say("sources-copies", &[copies]),
        (0, _) => reader.say("sources-originals", &[originals]),
        _ => reader.say("sources-both", &[copies, originals]),
    }
}

/// Which stations are in, and what part of the register.
pub fn coverage(reader: &Reader<'_>, figures: &ResultFigures) -> String {
    let stations = figures.coverage.stations;
    let count = [("in", Value::Count(stations.counted)), ("of", Value::Count(stations.of))];
    let stations = reader.say("coverage-stations", &count);
    format!("{stations} · {}", register(reader, figures))
}

/// What part of the register is in.
pub fn register(reader: &Reader<'_>, figures: &ResultFigures) -> String {
    match &figures.coverage.registered {
        RegisterCoverage::Unknown(_) => reader.t("coverage-register-unknown"),
        RegisterCoverage::Known(known) => {
            let percent = tabulation::percent(known.counted, known.of, 2);
            let percent = percent.as_deref().unwrap_or("no share");
            reader.say("coverage-register", &[("percent", Value::Percent(percent))])
        }
    }
}

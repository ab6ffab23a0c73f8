//! Feeds: announcements and corrections as they came, for whoever would rather be told than look.
//!
//! `feeds/<language>.atom` is Atom (RFC 4287), `feeds/<language>.json` JSON Feed 1.1; both hold the same entries, the
//! newest first. An entry is dated when its fact is, and named by the record and the entry's index, so that the same
//! record gives the same feed and a reader never sees an entry twice. Links are full where it is known where the site
//! is seen, for readers that do not resolve others; else they are relative, as everywhere on the site.

use crate::address::{Address, Page};
use crate::base::BaseUrl;
use crate::html::escape;
use crate::snapshot::Snapshot;
use crate::words::Reader;
use crate::{Site, frame};
use language::{Language, Value};
use model::fact::{Announcement, Stage};
use model::moment::Moment;
use replay::state::{ContestState, Revision};
use serde_json::{Value as Json, json};

/// Where feeds lie.
pub(crate) const FOLDER: &str = "feeds/";

/// Entries that a feed holds; the pages hold all.
const ENTRIES: usize = 100;

/// The paths of every feed.
pub(crate) fn paths(snapshot: &Snapshot) -> Vec<String> {
    let both =
        |language: &Language| ["atom", "json"].map(|ending| format!("{FOLDER}{}.{ending}", language.code()));
    snapshot.languages().iter().flat_map(both).collect()
}

/// The feed at a path.
pub(crate) fn file(site: &Site, snapshot: &Snapshot, path: &str) -> Option<Vec<u8>> {
    let (code, ending) = path.strip_prefix(FOLDER)?.split_once('.')?;
    let language = Language::parse(code).filter(|one| snapshot.languages().contains(one))?;
    let feed = Feed { snapshot, reader: site.reader(language), base: site.base() };
    match ending {
        "atom" => Some(feed.atom().into_bytes()),
        "json" => Some(feed.json()),
        _ => None,
    }
}

struct Feed<'a> {
    snapshot: &'a Snapshot,
    reader: Reader<'a>,
    base: Option<&'a BaseUrl>,
}

struct Entry {
    entry: u64,
    at: Moment,
    title: String,
    text: String,
    page: Page,
}

impl Feed<'_> {
    /// The newest entries, the newest first: by their order in the record. Announcements come before corrections where
    /// there is no room for all.
    fn entries(&self) -> Vec<Entry> {
        let state = self.snapshot.state();
        let mut entries: Vec<Entry> = state
            .announcements
            .iter()
            .enumerate()
            .rev()
            .take(ENTRIES)
            .filter_map(|(place, at)| self.announcement(place, at.entry, &at.fact))
            .collect();
        for contest in &state.contests {
            let corrected = contest.revisions.iter().enumerate().rev();
            let corrected = corrected.filter(|(place, revision)| {
                let place = u32::try_from(*place).expect("as many revisions as an index counts");
                let differs = |before| contest.figures_of(place) != contest.figures_of(before);
                revision.before.is_some_and(differs)
            });
            entries.extend(corrected.take(ENTRIES).map(|(_, revision)| self.correction(contest, revision)));
        }
        // What was announced is not driven out by corrections, of which a long night has thousands.
        let announced = |entry: &Entry| matches!(entry.page, Page::Announcement(_));
        entries.sort_by_key(|entry| (!announced(entry), std::cmp::Reverse(entry.entry)));
        entries.truncate(ENTRIES);
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.entry));
        entries
    }

    fn announcement(&self, place: usize, entry: u64, fact: &Announcement) -> Option<Entry> {
        let reader = &self.reader;
        let contest = self.snapshot.state().contest(&fact.contest)?;
        let id = match fact.stage {
            Stage::Preliminary => "feed-preliminary",
            Stage::Final => "feed-final",
        };
        let name = reader.text(&contest.contest.name);
        let options = fact.result.options.iter().zip(&contest.contest.options).map(|(figures, option)| {
            let values = [
                ("name", Value::Text(reader.text(&option.name))),
                ("votes", Value::Count(figures.votes)),
                ("percent", Value::Percent(&figures.share.percent)),
            ];
            reader.say("feed-option", &values)
        });
        let base = reader.base(&contest.contest.display_base);
        let base = reader.say("feed-base", &[("base", Value::Text(&base))]);
        let stands =
            format!("{} · {}", frame::sources(reader, &fact.result), frame::coverage(reader, &fact.result));
        let text = options.chain([base, stands]).collect::<Vec<_>>().join("\n");
        Some(Entry {
            entry,
            at: fact.at,
            title: self.marked(reader.say(id, &[("contest", Value::Text(name))])),
            text,
            page: Page::Announcement(place + 1),
        })
    }

    fn correction(&self, contest: &ContestState, revision: &Revision) -> Entry {
        let reader = &self.reader;
        let station = &self.snapshot.state().stations[revision.station.place()].station;
        let values = [
            ("station", Value::Text(&station.code)),
            ("name", Value::Text(reader.text(&station.name))),
            ("number", Value::Count(revision.number)),
        ];
        let reason = revision.reason.as_deref().unwrap_or("");
        let mut text =
            reader.say("feed-correction-of", &[("contest", Value::Text(reader.text(&contest.contest.name)))]);
        if !reason.is_empty() {
            text.push('\n');
            text.push_str(&reader.t("station-because"));
            text.push(' ');
            text.push_str(reason);
        }
        Entry {
            entry: revision.entry,
            at: revision.at,
            title: self.marked(reader.say("feed-correction", &values)),
            text,
            page: Page::Station(station.code.clone()),
        }
    }

    /// A title with the mark of an election that is no live one.
    fn marked(&self, title: String) -> String {
        match frame::mark(self.snapshot, &self.reader) {
            Some(mark) => format!("{title} · {mark}"),
            None => title,
        }
    }

    fn title(&self) -> String {
        let election = self.reader.text(&self.snapshot.opening().title);
        self.marked(self.reader.say("feed-title", &[("election", Value::Text(election))]))
    }

    /// A name for good, as RFC 4151 makes them: who, when, what.
    fn tag(&self, what: &str) -> String {
        let opening = self.snapshot.opening();
        let (host, rest) = opening.origin.split_once('/').unwrap_or((&opening.origin, ""));
        format!("tag:{host},{}:{rest}/{what}", opening.polling_day)
    }

    fn page(&self, page: Page) -> String {
        let path = Address { language: self.reader.language(), page }.path();
        self.base.map_or_else(|| format!("../{path}"), |base| base.to(&path))
    }

    /// The link to this feed itself.
    fn own(&self, ending: &str) -> String {
        let name = format!("{}.{ending}", self.reader.language().code());
        self.base.map_or_else(|| name.clone(), |base| base.to(&format!("{FOLDER}{name}")))
    }

    /// When the newest entry is dated; of a feed without any, when the record began.
    fn updated(&self, entries: &[Entry]) -> Moment {
        entries.iter().map(|entry| entry.at).max().unwrap_or(self.snapshot.opening().at)
    }

    fn atom(&self) -> String {
        let entries = self.entries();
        let code = self.reader.language().code();
        let author = &self.snapshot.opening().origin;
        let mut feed = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" \
             xml:lang=\"{code}\">\n<title>{}</title>\n<id>{}</id>\n<updated>{}</updated>\n\
             <author><name>{}</name></author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<generator>Hattama</generator>\n",
            escape(&self.title()),
            escape(&self.tag(&format!("feed/{code}"))),
            self.updated(&entries),
            escape(author),
            escape(&self.own("atom")),
            escape(&self.page(Page::Announcements)),
        );
        for entry in &entries {
            feed.push_str(&format!(
                "<entry>\n<title>{}</title>\n<id>{}</id>\n<updated>{}</updated>\n\
                 <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<content type=\"text\">{}</content>\n\
                 </entry>\n",
                escape(&entry.title),
                escape(&self.tag(&format!("entry/{}/{code}", entry.entry))),
                entry.at,
                escape(&self.page(entry.page.clone())),
                escape(&entry.text),
            ));
        }
        feed.push_str("</feed>\n");
        feed
    }

    fn json(&self) -> Vec<u8> {
        let code = self.reader.language().code();
        let item = |entry: Entry| -> Json {
            json!({
                "id": self.tag(&format!("entry/{}/{code}", entry.entry)),
                "title": entry.title,
                "content_text": entry.text,
                "url": self.page(entry.page),
                "date_published": entry.at.to_string(),
            })
        };
        let feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title(),
            "language": code,
            "home_page_url": self.page(Page::Announcements),
            "feed_url": self.own("json"),
            "authors": [{ "name": self.snapshot.opening().origin }],
            "items": self.entries().into_iter().map(item).collect::<Vec<_>>(),
        });
        let mut bytes = serde_json::to_vec_pretty(&feed).expect("texts are JSON");
        bytes.push(b'\n');
        bytes
    }
}

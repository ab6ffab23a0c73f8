//! An announcement in words: the paragraphs that a commission reads out, generated from the record.
//!
//! [`compose`] gives [`Told`]: paragraphs of lines, lines of [`Span`]s, and each figure among them names its
//! [`Source`], the page that it comes from. A page links them; [`Told::text`] is the same for a terminal. Every figure
//! comes from the announcement's own result or from a view of the same record at the same size; no sentence states a
//! share without its base. The words are `language`'s.

use crate::outcome;
use language::{Piece, Value, Words};
use model::fact::{Announcement, Basis, NOT_GIVEN, RegisterCoverage, Share, Stage};
use replay::state::{ContestState, StationIndex};
use replay::{AsOf, State, View};
use std::collections::BTreeSet;
use tabulation::BaseOutOfRange;

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The result of the whole election.
    Result,
    /// Turnout through the day, or the result where there is none.
    Turnout,
    /// Voting abroad.
    Abroad,
    /// Areas and stations.
    Areas,
    /// The corrections.
    Changes,
    /// A station, by its code.
    Station(String),
    /// The proof and the recount.
    Verify,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its text.
    pub text: String,
    /// Where it comes from, if it is a figure.
    pub source: Option<Source>,
}

/// A sentence or two that stand on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whether it is one of a list.
    pub item: bool,
    /// Its pieces.
    pub spans: Vec<Span>,
}

/// A paragraph, with its heading if it has one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// What it is about.
    pub heading: Option<String>,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// An announcement, ready to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its headline.
    pub headline: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

impl Told {
    /// The text, for a terminal.
    pub fn text(&self) -> String {
        let paragraph = |paragraph: &Paragraph| {
            let line = |line: &Line| {
                let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
                if line.item { format!("  {text}") } else { text }
            };
            let lines = paragraph.heading.iter().cloned().chain(paragraph.lines.iter().map(line));
            lines.collect::<Vec<_>>().join("\n")
        };
        let paragraphs = self.paragraphs.iter().map(paragraph);
        std::iter::once(self.headline.clone()).chain(paragraphs).collect::<Vec<_>>().join("\n\n")
    }
}

/// Arguments of a message that lead somewhere: figures, and a station by its name; the others are names, bases and reasons.
const FIGURES: [&str; 16] = [
    "base-count",
    "copies",
    "count",
    "countries",
    "in",
    "new",
    "of",
    "old",
    "originals",
    "percent",
    "registered",
    "size",
    "station",
    "stations",
    "took-part",
    "votes",
];

fn spans(pieces: Vec<Piece>, source: &Source) -> Vec<Span> {
    let figure = |piece: &Piece| piece.argument.as_deref().is_some_and(|name| FIGURES.contains(&name));
    let span = |piece: Piece| Span { source: figure(&piece).then(|| source.clone()), text: piece.text };
    pieces.into_iter().map(span).collect()
}

/// Changes that are listed one by one.
const CHANGES: usize = 100;

/// What is told, and in whose words.
struct Telling<'a> {
    state: &'a State,
    contest: &'a ContestState,
    announcement: &'a Announcement,
    words: &'a Words,
}

/// The announcement as paragraphs, and what changed since `earlier`. `None` where the record has lost its contest.
///
/// # Errors
/// A base gives no count.
pub fn compose(
    state: &State,
    announcement: &Announcement,
    earlier: Option<&Announcement>,
    words: &Words,
) -> Result<Option<Told>, BaseOutOfRange> {
    let (Some(contest), Some(opening)) = (state.contest(&announcement.contest), &state.opening) else {
        return Ok(None);
    };
    let telling = Telling { state, contest, announcement, words };
    let abroad = telling.find_abroad()?;
    let mut paragraphs = vec![
        telling.result(),
        telling.turnout(abroad.as_ref()),
        telling.stations(abroad.as_ref()),
        Paragraph { heading: None, lines: vec![telling.sources()] },
    ];
    paragraphs.extend(earlier.map(|earlier| telling.changes(earlier)));
    paragraphs.push(telling.last());
    let title = model::text(&opening.title, words.language().code());
    let headline = words.message(headline(announcement.stage), &[("title", Value::Text(title))]);
    Ok(Some(Told { headline, paragraphs }))
}

/// The message of a headline.
pub fn headline(stage: Stage) -> &'static str {
    match stage {
        Stage::Preliminary => "announcement-headline-preliminary",
        Stage::Final => "announcement-headline-final",
    }
}

/// The message for voting abroad, with or without register and countries.
pub fn abroad_message(countries: u64, share: &Share) -> &'static str {
    if countries == 0 || share.denominator == 0 { "abroad-took-part" } else { "announcement-abroad" }
}

struct Abroad {
    stations_in: u64,
    stations_of: u64,
    countries: u64,
    share: Share,
}

impl Telling<'_> {
    fn say(&self, id: &str, args: &[(&str, Value<'_>)], source: Source) -> Line {
        Line { item: false, spans: spans(self.words.pieces(id, args), &source) }
    }

    fn item(&self, id: &str, args: &[(&str, Value<'_>)], source: Source) -> Line {
        Line { item: true, ..self.say(id, args, source) }
    }

    fn headed(&self, heading: &str, lines: Vec<Line>) -> Paragraph {
        Paragraph { heading: Some(self.words.message(heading, &[])), lines }
    }

    fn text<'t>(&self, texts: &'t model::Texts) -> &'t str {
        model::text(texts, self.words.language().code())
    }

    fn result(&self) -> Paragraph {
        let figures = &self.announcement.result;
        let mut rows: Vec<_> = self.contest.contest.options.iter().zip(&figures.options).collect();
        rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.votes));
        let mut lines = Vec::new();
        for (option, row) in rows {
            let base = format!("base-{}", row.share.base);
            let mut arguments = vec![
                ("name", Value::Text(self.text(&option.name))),
                ("votes", Value::Count(row.votes)),
                ("percent", Value::Percent(&row.share.percent)),
                ("base", Value::Word(&base)),
            ];
            let id = match &option.nominated_by {
                Some(body) => {
                    arguments.push(("nominated-by", Value::Text(self.text(body))));
                    "announcement-option"
                }
                None => "announcement-option-alone",
            };
            lines.push(self.item(id, &arguments, Source::Result));
        }
        let outcome = outcome::sentences(self.words, self.contest, figures).into_iter();
        lines.extend(outcome.map(|pieces| Line { item: false, spans: spans(pieces, &Source::Result) }));
        self.headed("heading-result", lines)
    }

    fn turnout(&self, abroad: Option<&Abroad>) -> Paragraph {
        let mut lines = vec![match &self.announcement.result.turnout {
            None => self.say("announcement-turnout-none", &[], Source::Turnout),
            Some(share) => self.say(
                "announcement-turnout",
                &[
                    ("took-part", Value::Count(share.numerator)),
                    ("registered", Value::Count(share.denominator)),
                    ("percent", Value::Percent(&share.percent)),
                ],
                Source::Turnout,
            ),
        }];
        lines.extend(abroad.map(|abroad| {
            self.say(
                abroad_message(abroad.countries, &abroad.share),
                &[
                    ("stations", Value::Count(abroad.stations_of)),
                    ("countries", Value::Count(abroad.countries)),
                    ("took-part", Value::Count(abroad.share.numerator)),
                    ("registered", Value::Count(abroad.share.denominator)),
                    ("percent", Value::Percent(&abroad.share.percent)),
                ],
                Source::Abroad,
            )
        }));
        self.headed("heading-turnout", lines)
    }

    /// Stations abroad that were in at the announcement's size.
    fn find_abroad(&self) -> Result<Option<Abroad>, BaseOutOfRange> {
        let Telling { state, contest, announcement, .. } = self;
        let as_of = AsOf::Size(announcement.as_of);
        let Some(view) = View::new(state, contest, announcement.basis, as_of) else { return Ok(None) };
        let mut sums = vec![0u64; contest.plan.width()];
        let (mut stations_in, mut stations_of) = (0, 0);
        let mut countries = BTreeSet::new();
        for (index, station) in (0u32..).zip(&state.stations) {
            if station.station.kind != crate::ABROAD {
                continue;
            }
            stations_of += 1;
            countries.extend(station.station.country.as_deref());
            if let Some(revision) = view.taken(StationIndex(index)) {
                stations_in += 1;
                let figures = contest.figures_of(revision);
                sums.iter_mut().zip(figures).for_each(|(sum, &figure)| *sum += u64::from(figure));
            }
        }
        let share = contest.plan.turnout(&sums)?;
        let countries = countries.len() as u64;
        Ok(share.filter(|_| stations_of > 0).map(|share| Abroad {
            stations_in,
            stations_of,
            countries,
            share,
        }))
    }

    fn stations(&self, abroad: Option<&Abroad>) -> Paragraph {
        let coverage = &self.announcement.result.coverage;
        let count = |id, counted, of, source| {
            self.say(id, &[("in", Value::Count(counted)), ("of", Value::Count(of))], source)
        };
        let stations = coverage.stations;
        let mut sentences =
            vec![count("announcement-stations", stations.counted, stations.of, Source::Areas)];
        sentences.extend(abroad.map(|abroad| {
            count("announcement-stations-abroad", abroad.stations_in, abroad.stations_of, Source::Abroad)
        }));
        sentences.push(match &coverage.registered {
            RegisterCoverage::Unknown(_) => self.say("announcement-coverage-unknown", &[], Source::Areas),
            RegisterCoverage::Known(known) => {
                let percent = tabulation::percent(known.counted, known.of, 2);
                let percent = percent.as_deref().unwrap_or("no share");
                self.say(
                    "announcement-coverage",
                    &[
                        ("in", Value::Count(known.counted)),
                        ("of", Value::Count(known.of)),
                        ("percent", Value::Percent(percent)),
                    ],
                    Source::Areas,
                )
            }
        });
        let space = || Span { text: " ".to_owned(), source: None };
        let mut spans: Vec<Span> = Vec::new();
        for sentence in sentences {
            if !spans.is_empty() {
                spans.push(space());
            }
            spans.extend(sentence.spans);
        }
        self.headed("heading-stations", vec![Line { item: false, spans }])
    }

    fn sources(&self) -> Line {
        let sources = self.announcement.result.sources;
        let copies = ("copies", Value::Count(sources.copies));
        let originals = ("originals", Value::Count(sources.originals));
        match (sources.copies, sources.originals) {
            (_, 0) => self.say("announcement-sources-copies", &[copies], Source::Areas),
            (0, _) => self.say("announcement-sources-originals", &[originals], Source::Areas),
            _ => self.say("announcement-sources", &[copies, originals], Source::Areas),
        }
    }

    /// What kind of result it is, the size of the record, and when.
    fn last(&self) -> Paragraph {
        let note = match self.announcement.stage {
            Stage::Preliminary => "announcement-note-preliminary",
            Stage::Final => "announcement-note-final",
        };
        let time = self.announcement.at.to_string();
        let values = [("size", Value::Count(self.announcement.as_of)), ("time", Value::DateTime(&time))];
        let lines = vec![
            self.say(note, &[], Source::Changes),
            self.say("announcement-record", &values, Source::Verify),
        ];
        Paragraph { heading: None, lines }
    }

    /// What differs from the earlier announcement: how many votes, and in which stations why.
    fn changes(&self, earlier: &Announcement) -> Paragraph {
        let (now, before) = (&self.announcement.result.options, &earlier.result.options);
        let pairs = now.iter().zip(before);
        let votes: u64 = pairs.map(|(now, before)| now.votes.abs_diff(before.votes)).sum();
        let mut lines = vec![match votes {
            0 => self.say("changes-none", &[], Source::Changes),
            _ => self.say("changes-votes", &[("votes", Value::Count(votes))], Source::Changes),
        }];
        let (mut now_original, mut changed) = (0, Vec::new());
        for (place, revision) in (0u32..).zip(&self.contest.revisions) {
            let between = (earlier.as_of..self.announcement.as_of).contains(&revision.entry);
            let Some(before) = revision.before.filter(|_| between) else { continue };
            let was_copy = self.contest.revisions[before as usize].basis == Basis::Copy;
            now_original += u64::from(was_copy && revision.basis == Basis::Original);
            changed.extend(self.changed_figures(before, place));
        }
        let more = changed.len().saturating_sub(CHANGES);
        lines.extend(changed.into_iter().take(CHANGES));
        if more > 0 {
            let count = [("count", Value::Count(more as u64))];
            lines.push(self.say("changes-more", &count, Source::Changes));
        }
        if now_original > 0 {
            let count = [("count", Value::Count(now_original))];
            lines.push(self.say("changes-originals", &count, Source::Changes));
        }
        self.headed("heading-changes", lines)
    }

    fn changed_figures(&self, before: u32, after: u32) -> Vec<Line> {
        let Telling { state, contest, .. } = self;
        let revision = &contest.revisions[after as usize];
        let station = &state.stations[revision.station.place()];
        let area = &state.areas[station.area.place()].fact;
        let code = &station.station.code;
        let place = format!("{code}, {}, {}", self.text(&station.station.name), self.text(&area.name));
        let form = &state.forms[contest.form];
        let reason = revision.reason.as_deref().unwrap_or("");
        let reason = if reason == NOT_GIVEN { Value::Word("not-given") } else { Value::Text(reason) };
        let figures = contest.figures_of(before).iter().zip(contest.figures_of(after)).enumerate();
        figures
            .filter(|(_, (old, new))| old != new)
            .map(|(index, (&old, &new))| {
                let option = index.checked_sub(form.lines.len());
                let (id, what, label) = match option {
                    Some(option) => ("changes-station", "option", &contest.contest.options[option].name),
                    None => ("changes-line", "line", &form.lines[index].label),
                };
                let arguments = [
                    ("station", Value::Text(&place)),
                    (what, Value::Text(self.text(label))),
                    ("old", Value::Count(u64::from(old))),
                    ("new", Value::Count(u64::from(new))),
                    ("reason", reason),
                ];
                self.item(id, &arguments, Source::Station(code.clone()))
            })
            .collect()
    }
}

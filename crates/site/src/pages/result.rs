//! The result: one large figure, its base beside it, the state of the count always in sight.

use super::contest::ContestView;
use crate::address::Page;
use crate::corrections::What;
use crate::frame::Frame;
use crate::html::Html;
use crate::pictures::trend;
use askama::Template;
use language::Value;
use model::fact::Announcement;
use replay::state::{At, ContestState};
use tabulation::AreaIndex;

#[derive(Template)]
#[template(path = "result.html")]
struct Result<'a> {
    frame: Frame<'a>,
    notes: Vec<String>,
    contests: Vec<Contest>,
}

struct Contest {
    view: ContestView,
    trend: Option<Trend>,
    since: Option<Since>,
}

/// The picture of the night, and the same as a table.
struct Trend {
    picture: Html,
    names: Vec<String>,
    rows: Vec<Row>,
}

struct Row {
    places: String,
    percents: Vec<String>,
}

/// What changed since the last announcement.
struct Since {
    announcement: String,
    number: usize,
    sentence: String,
}

pub fn render(frame: Frame<'_>) -> String {
    let contests = frame
        .snapshot
        .contests()
        .map(|(contest, table)| Contest {
            view: ContestView::new(&frame, contest, table, AreaIndex::ROOT),
            trend: night(&frame, contest),
            since: since(&frame, contest),
        })
        .collect();
    let notes = frame.notes();
    Result { frame, notes, contests }.render().expect("a template writes to memory")
}

/// Rows of the table beside the picture.
const ROWS: usize = 12;

fn night(frame: &Frame<'_>, contest: &ContestState) -> Option<Trend> {
    let points = trend::points(frame.snapshot.state(), contest);
    if points.len() < 2 {
        return None;
    }
    let options = &contest.contest.options;
    let names: Vec<_> = options.iter().map(|option| frame.reader.text(&option.name).to_owned()).collect();
    let base = frame.reader.base(&contest.contest.display_base);
    let text = frame.reader.say("trend-text", &[("base", Value::Text(&base))]);
    let picture = trend::trend(contest, &points, &names, &frame.t("trend-title"), &text);
    let lines = contest.plan.width() - names.len();
    let step = points.len().div_ceil(ROWS);
    let shown =
        points.iter().enumerate().filter(|(place, _)| place % step == step - 1 || *place + 1 == points.len());
    let rows = shown.map(|(_, point)| {
        let base = match contest.plan.base(&contest.contest.display_base, &point.sums) {
            Some(Ok(base)) => base,
            _ => 0,
        };
        let percent = |votes: u64| {
            let decimals = frame.snapshot.opening().decimals;
            let percent = tabulation::percent(votes, base, decimals);
            frame.reader.percent(percent.as_deref().unwrap_or("no share"))
        };
        Row {
            places: frame.reader.count(point.places),
            percents: point.sums[lines..].iter().map(|&votes| percent(votes)).collect(),
        }
    });
    let rows = rows.collect();
    Some(Trend { picture, names, rows })
}

fn since(frame: &Frame<'_>, contest: &ContestState) -> Option<Since> {
    let announcements = frame.snapshot.state().announcements.iter().enumerate().rev();
    let of_contest = |(_, at): &(usize, &At<Announcement>)| at.fact.contest == contest.contest.code;
    let (place, announcement) = announcements.into_iter().find(of_contest)?;
    let corrected = corrected(frame, contest, announcement.fact.as_of);
    let id = if corrected == 0 { "since-none" } else { "since-corrections" };
    Some(Since {
        announcement: frame.href(Page::Announcement(place + 1)),
        number: place + 1,
        sentence: frame.reader.say(id, &[("count", Value::Count(corrected))]),
    })
}

/// Corrections of figures from a size of the record on.
fn corrected(frame: &Frame<'_>, contest: &ContestState, from: u64) -> u64 {
    let state = frame.snapshot.state();
    let corrections = frame.snapshot.corrections().iter();
    let later = corrections.take_while(|correction| correction.entry >= from);
    let of_contest = later.filter(|correction| {
        let same = state.contests[correction.contest].contest.code == contest.contest.code;
        same && matches!(correction.what, What::Figures { .. })
    });
    of_contest.count() as u64
}

//! Copies of protocols: what they come to beside the official figures, and the blind second typing.
//!
//! Nobody who is yet to type sees what somebody else has typed; the comparison is shown once two people agree.

use crate::compare::{compare, labels, place_name};
use crate::hall::Order;
use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame, page, to};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, Path, Query, State};
use axum::response::IntoResponse;
use desk::http::asker::Posted;
use language::Value;
use model::lifecycle::{Commission, Person};
use observation::case;
use observation::comparison::{Comparison, Hint, Line, Verdict};
use observation::copy::{self, Figures, State as Stage};
use observation::plan::Function;
use std::sync::Arc;

/// A copy in a list.
pub struct Row {
    number: u64,
    place: String,
    kind: String,
    verdict: String,
    hints: Vec<String>,
}

#[derive(Template)]
#[template(path = "copies.html")]
struct Copies<'a> {
    frame: Frame<'a>,
    compared: u64,
    stations: u64,
    size: u64,
    verdicts: Vec<(String, u64, u64)>,
    effect: Vec<(String, String)>,
    contradicting: Vec<String>,
    differing: Vec<Row>,
    to_type: Vec<(u64, String, String)>,
    others: Vec<Row>,
}

fn verdict(frame: &Frame<'_>, verdict: Verdict) -> String {
    frame.t(&format!("mission-verdict-{}", verdict.name().replace('_', "-")))
}

fn hints(frame: &Frame<'_>, comparison: &Comparison) -> Vec<String> {
    let mut names: Vec<&'static str> = comparison.hints.iter().map(Hint::name).collect();
    names.dedup();
    names.into_iter().map(|name| frame.t(&format!("mission-hint-{}", name.replace('_', "-")))).collect()
}

/// A signed number in words of a table.
pub fn signed(frame: &Frame<'_>, number: i128) -> String {
    let count = frame.count(u64::try_from(number.unsigned_abs()).unwrap_or(u64::MAX));
    match number {
        0 => count,
        _ if number < 0 => format!("−{count}"),
        _ => format!("+{count}"),
    }
}

/// The list.
pub async fn list(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    let frame = Frame::new(&quarters, &asker, "mission-menu-copies");
    let state = quarters.hall.state();
    let record = quarters.hall.official().state();
    let found = compare(&state, &record).ok_or(Failure::Missing)?;
    let contest = state.mission.as_ref().map(|mission| mission.contest.clone()).unwrap_or_default();
    let options: Vec<String> = labels(&record, &contest, asker.language.code());
    let options = options.into_iter().rev().take(found.summary.effect.len()).collect::<Vec<_>>();
    let effect = options.into_iter().rev().zip(&found.summary.effect);
    let effect = effect.map(|(name, votes)| (name, signed(&frame, *votes))).collect();
    let person = asker.person().unwrap_or(Person(0));
    let to_type = state
        .copies
        .iter()
        .filter(|(_, stage)| !stage.to_type(person).is_empty())
        .filter_map(|(number, stage)| {
            let copy = stage.copy()?;
            let place = place_name(&state, &Commission::Station(copy.station.clone()), frame.language());
            let stage = frame.t(&format!("mission-copy-{}", stage.name().replace('_', "-")));
            Some((*number, place, stage))
        })
        .take(200)
        .collect();
    let row = |(number, comparison): &(u64, Comparison)| Row {
        number: *number,
        place: place_name(&state, &Commission::Station(comparison.station.clone()), frame.language()),
        kind: frame.t(&format!("mission-copy-kind-{}", comparison.kind.name().replace('_', "-"))),
        verdict: verdict(&frame, comparison.verdict),
        hints: hints(&frame, comparison),
    };
    let rows = |differs: bool| -> Vec<Row> {
        let some = found.copies.iter().filter(|(_, one)| one.verdict.is_difference() == differs);
        some.take(1_000).map(row).collect()
    };
    let (differing, others) = (rows(true), rows(false));
    // What could not be compared is of all stations with a copy, the rest of those that were compared.
    let of = |one: Verdict| match one {
        Verdict::NotComparable => found.summary.stations,
        _ => found.summary.compared,
    };
    let verdicts = found.summary.verdicts.iter();
    let verdicts = verdicts.map(|(one, count)| (verdict(&frame, *one), *count, of(*one))).collect();
    page(&Copies {
        compared: found.summary.compared,
        stations: found.summary.of,
        size: found.size,
        verdicts,
        effect,
        contradicting: found.summary.contradicting.clone(),
        differing,
        to_type,
        others,
        frame,
    })
}

/// A line of the protocol, here and there.
pub struct Cell {
    label: String,
    here: String,
    there: String,
    change: String,
    differs: bool,
}

#[derive(Template)]
#[template(path = "copy.html")]
struct CopyPage<'a> {
    frame: Frame<'a>,
    number: u64,
    stage: String,
    kind: String,
    made: String,
    photos: Vec<String>,
    verdict: Option<String>,
    reason: Option<String>,
    revision: Option<u64>,
    equal_to: Option<u64>,
    hints: Vec<String>,
    checks: Vec<String>,
    cells: Vec<Cell>,
    to_type: Vec<(u16, String)>,
    may_open: bool,
}

/// One copy.
pub async fn one(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<u64>,
) -> Answer {
    let state = quarters.hall.state();
    let record = quarters.hall.official().state();
    let stage = state.copies.get(&number).ok_or(Failure::Missing)?;
    let copied = stage.copy().ok_or(Failure::Missing)?;
    let place = place_name(&state, &Commission::Station(copied.station.clone()), asker.language.code());
    let words = quarters.words(asker.language);
    let title = words
        .message("mission-copy-title", &[("number", Value::Count(number)), ("place", Value::Text(&place))]);
    let frame = Frame::titled(&quarters, &asker, title);
    let labels = labels(&record, &copied.contest, asker.language.code());
    let found = compare(&state, &record);
    let found = found.as_ref().and_then(|all| all.copies.iter().find(|(known, _)| *known == number));
    let comparison = found.map(|(_, comparison)| comparison);
    let cells = comparison.map_or_else(Vec::new, |comparison| cells(&frame, comparison, &labels));
    let person = asker.person().unwrap_or(Person(0));
    let to_type = stage.to_type(person).into_iter();
    let to_type =
        to_type.map(|place| (place, labels.get(usize::from(place)).cloned().unwrap_or_default())).collect();
    let built = CopyPage {
        number,
        stage: frame.t(&format!("mission-copy-{}", stage.name().replace('_', "-"))),
        kind: frame.t(&format!("mission-copy-kind-{}", copied.kind.name().replace('_', "-"))),
        made: copied.made_at.to_string(),
        photos: copied.photos.iter().filter(|photo| state.photos.contains_key(*photo)).cloned().collect(),
        verdict: comparison.map(|one| verdict(&frame, one.verdict)),
        reason: comparison.and_then(|one| one.reason.as_ref()).map(ToString::to_string),
        revision: comparison.and_then(|one| one.revision),
        equal_to: comparison.and_then(|one| one.equal_to),
        hints: comparison.map_or_else(Vec::new, |one| hints(&frame, one)),
        checks: comparison.map_or_else(Vec::new, |one| one.checks.clone()),
        cells,
        to_type,
        may_open: asker.may(&[Function::Analyst])
            && comparison.is_some_and(|one| one.verdict.is_difference()),
        frame,
    };
    page(&built)
}

fn cells(frame: &Frame<'_>, comparison: &Comparison, labels: &[String]) -> Vec<Cell> {
    let shown = |figures: &Figures, place: usize| {
        figures.get(place).copied().flatten().map_or_else(|| "–".to_owned(), |figure| frame.count(figure))
    };
    let change = |place: usize| {
        let (here, there) = (comparison.here.get(place)?.as_ref()?, comparison.there.get(place)?.as_ref()?);
        (here != there).then(|| signed(frame, i128::from(*there) - i128::from(*here)))
    };
    let cell = |(place, line): (usize, &Line)| Cell {
        label: labels.get(place).cloned().unwrap_or_default(),
        here: shown(&comparison.here, place),
        there: shown(&comparison.there, place),
        change: change(place).unwrap_or_default(),
        differs: *line == Line::Different,
    };
    comparison.lines.iter().enumerate().map(cell).collect()
}

/// Types a copy, or opens a case of it.
pub async fn act(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<u64>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let by = asker.person().ok_or(Failure::SignedOut)?;
    let now = quarters.hall.now();
    let command = match posted.text("do") {
        "enter" => copy::Command::Enter { by, figures: typed(&quarters, number, by, &posted)? },
        "withdraw" => copy::Command::Withdraw { by, reason: posted.text("text").to_owned() },
        "open" if !asker.may(&[Function::Analyst]) => return Err(Failure::Forbidden),
        "open" => {
            let comparison = {
                let state = quarters.hall.state();
                let found = compare(&state, &quarters.hall.official().state());
                found
                    .and_then(|all| all.copies.into_iter().find(|(known, _)| *known == number))
                    .map(|(_, one)| one)
            };
            let comparison = comparison.ok_or(Failure::Missing)?;
            let evidence = quarters
                .hall
                .state()
                .copies
                .get(&number)
                .and_then(Stage::copy)
                .map(|copy| copy.photos.clone());
            let opening = case::Opening { at: now, by, comparison, evidence: evidence.unwrap_or_default() };
            let command = Box::new(case::Command::Open { opening: Box::new(opening) });
            let done = quarters.hall.order(Order::Case { number: None, command }, asker.who()).await?;
            let crate::hall::Done::Case(case) = done else { return Err(Failure::Missing) };
            return Ok(to(&format!("/cases/{case}")));
        }
        other => return Err(Failure::Malformed(format!("do: {other}"))),
    };
    quarters.hall.order(Order::Copy { number, command: Box::new(command) }, asker.who()).await?;
    Ok(to(&format!("/copies/{number}")))
}

/// What was typed for the places that this person has to type; a blank field is a line that the copy does not show.
fn typed(quarters: &Quarters, number: u64, by: Person, posted: &Posted) -> Result<Figures, Failure> {
    let state = quarters.hall.state();
    let places = state.copies.get(&number).ok_or(Failure::Missing)?.to_type(by);
    let one = |place: &u16| {
        let text = posted.text(&format!("f{place}")).replace([' ', '\u{a0}', '\u{202f}'], "");
        match text.as_str() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| Failure::Malformed(format!("{text:?} is no count"))),
        }
    };
    places.iter().map(one).collect()
}

/// Which bytes of a photograph are asked for.
#[derive(serde::Deserialize)]
pub struct Asked {
    /// `sent`: as they came.
    #[serde(default, rename = "as")]
    form: String,
}

/// A photograph as it is looked at, without what travels with the picture, so that nothing of it leaves headquarters
/// with a saved page; `?as=sent` gives the evidence itself, whose hash is its name.
pub async fn photo(
    State(quarters): State<Arc<Quarters>>,
    Path(sha256): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let media = quarters.hall.state().photos.get(&sha256).map(|photo| photo.media.clone());
    let media = media.ok_or(Failure::Missing)?;
    let sent = quarters.hall.blobs().read(&sha256)?.ok_or(Failure::Missing)?;
    let shown = match asked.form.as_str() {
        "sent" => sent,
        _ => observation::photo::without_metadata(&sent)
            .map_err(|why| Failure::Malformed(format!("{sha256}: {why}; ?as=sent gives it as it came")))?,
    };
    let headers = [
        (axum::http::header::CONTENT_TYPE, media),
        (axum::http::header::CACHE_CONTROL, "private, max-age=31536000, immutable".to_owned()),
    ];
    Ok((headers, shown).into_response())
}

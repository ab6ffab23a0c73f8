//! Entry: the paper is typed, line by line, as it is laid out.
//!
//! Nothing is filled in before, and a blank field counts as 0 when the entry is finished. Every field is kept when it
//! is left (with script) or with the form (without). The second entry and what is typed again are blind: all that a
//! clerk ever sees is what they have typed themselves. Whatever the checks find in an entry is told once, all of it,
//! beside its lines, before the entry is finished: then it is as on the paper, or a slip.

use crate::hall::{NotDone, Order};
use crate::http::Desk;
use crate::http::answer::{Answer, Failure, page, page_with, refused, to};
use crate::http::asker::{Asker, Posted};
use crate::http::frame::Frame;
use crate::http::guard::encode;
use crate::http::pages::scan::ScanView;
use crate::http::papers::{self, Header, LineView};
use askama::Template;
use axum::extract::{Extension, Path, Query, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use checks::Sheet;
use model::lifecycle::{Command, Commission, Field, Paper, Person, State as PaperState, Step};
use model::text;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "entry.html")]
struct Waiting<'a> {
    frame: Frame<'a>,
    mine: Vec<Header>,
    waiting: u64,
    done: Option<String>,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct SheetPage<'a> {
    frame: Frame<'a>,
    header: Header,
    what: String,
    basis: String,
    fields: Vec<FieldView>,
    findings: Vec<String>,
    checked: bool,
    scan: Option<ScanView>,
}

/// A field of the sheet.
struct FieldView {
    line: LineView,
    place: u16,
    value: String,
    wrong: Vec<String>,
}

/// The papers that somebody may type: those that they are typing, and how many wait.
fn waiting(desk: &Desk, person: Person) -> (Vec<Paper>, Vec<Paper>) {
    let tables = desk.hall.tables();
    let record = desk.hall.record();
    let Some(part) = tables.persons.get(&person) else { return Default::default() };
    let mut mine = Vec::new();
    let mut others: Vec<(&model::moment::Moment, &Paper)> = Vec::new();
    for (paper, row) in &tables.papers {
        if row.state.clerk() == Some(person) {
            mine.push(paper.clone());
        } else if row.state.clerk().is_none()
            && row.state.step() == Some(Step::Type)
            && row.state.awaits(person)
            && crate::hall::is_within(&record, part, paper)
        {
            others.push((&row.since, paper));
        }
    }
    // Whoever waits longest comes first.
    others.sort_unstable();
    mine.sort_unstable();
    (mine, others.into_iter().map(|(_, paper)| paper.clone()).collect())
}

/// The page: what is being typed, and how many papers wait.
pub async fn show(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let person = asker.person().ok_or(Failure::Missing)?;
    let (mine, others) = waiting(&desk, person);
    let mine = {
        let record = desk.hall.record();
        mine.iter().filter_map(|paper| papers::header(&record, paper, asker.language)).collect()
    };
    let frame = Frame::new(&desk, &asker, "desk-menu-entry");
    let done = query.get("done").zip(query.get("paper")).and_then(|(what, paper)| {
        let id = match what.as_str() {
            "first_done" => "desk-entry-done-first",
            "differing" => "desk-entry-done-differing",
            "held" => "desk-entry-done-held",
            "accepted" => "desk-entry-done-accepted",
            "laid_down" => "desk-entry-laid-down",
            _ => return None,
        };
        Some(frame.with(id, "paper", paper))
    });
    page(&Waiting { frame, mine, waiting: others.len() as u64, done })
}

/// Begins the paper that waits longest, or the one that is named.
pub async fn next(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let person = asker.person().ok_or(Failure::Missing)?;
    let candidates = match posted.given("code") {
        None => waiting(&desk, person).1,
        Some(code) => {
            let record = desk.hall.record();
            let contest = record.contests.iter().map(|contest| contest.contest.code.clone());
            let of = match posted.text("kind") {
                "area" => Commission::Area(code.to_owned()),
                _ => Commission::Station(code.to_owned()),
            };
            let named = posted.given("contest").map(str::to_owned).or_else(|| contest.into_iter().next());
            named.map(|contest| Paper { contest, of }).into_iter().collect()
        }
    };
    let mut why = None;
    for paper in candidates {
        match desk.hall.order(Order::paper(paper.clone(), Command::Claim { by: person }), asker.who()).await {
            Ok(_) => return Ok(to(&format!("{}/entry", papers::href(&paper)))),
            // Somebody was faster: the next one.
            Err(refusal) => why = Some(refusal),
        }
    }
    let frame = Frame::new(&desk, &asker, "desk-menu-entry");
    let notice = match why {
        Some(refusal) => refused(&desk, &asker, &refusal),
        None => frame.t("desk-entry-none"),
    };
    let frame = frame.with_notice(Some(notice));
    let mine = {
        let record = desk.hall.record();
        let (mine, _) = waiting(&desk, person);
        mine.iter().filter_map(|paper| papers::header(&record, paper, asker.language)).collect()
    };
    page_with(StatusCode::CONFLICT, &Waiting { frame, mine, waiting: 0, done: None })
}

/// The sheet that somebody is typing.
fn sheet<'a>(
    desk: &'a Desk,
    asker: &'a Asker,
    paper: &Paper,
    typed: Option<&BTreeMap<u16, String>>,
) -> Result<SheetPage<'a>, Failure> {
    let person = asker.person().ok_or(Failure::Missing)?;
    let state = desk.hall.state_of(paper);
    let fields = state.fields(person).ok_or(Failure::NotDone(NotDone::Refused(
        model::lifecycle::Refusal::NobodyTypes { state: state.name() },
    )))?;
    let record = desk.hall.record();
    let header = papers::header(&record, paper, asker.language).ok_or(Failure::Missing)?;
    let contest = record.contest(&paper.contest).ok_or(Failure::Missing)?;
    let lines = papers::lines(&record, contest, asker.language);
    let what = match &state {
        PaperState::SecondEntry { .. } => "desk-entry-second",
        PaperState::TypingAgain { .. } => "desk-entry-again",
        _ => "desk-entry-first",
    };
    let fields = fields
        .into_iter()
        .filter_map(|Field { place, value }| {
            let line = lines.get(usize::from(place))?.clone();
            let kept = value.map(|value| value.to_string()).unwrap_or_default();
            let value = typed.and_then(|typed| typed.get(&place).cloned()).unwrap_or(kept);
            Some(FieldView { line, place, value, wrong: Vec::new() })
        })
        .collect();
    let scan = state.sheet().and_then(|sheet| sheet.scan.clone());
    let basis = state.sheet().map_or("", |sheet| papers::basis_message(sheet.basis));
    drop(record);
    let frame = Frame::new(desk, asker, what);
    let (what, basis) = (frame.t("desk-entry-how"), frame.t(basis));
    let scan = scan.map(|scan| ScanView::new(&frame, paper, &scan));
    Ok(SheetPage { frame, header, what, basis, fields, findings: Vec::new(), checked: false, scan })
}

/// Shows it.
pub async fn show_sheet(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path((contest, kind, code)): Path<(String, String, String)>,
) -> Answer {
    let paper = papers::parse(&contest, &kind, &code)?;
    page(&sheet(&desk, &asker, &paper, None)?)
}

/// A field as it was typed: digits, with the white space that people put between them.
fn count(text: &str) -> Result<Option<u64>, ()> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits || digits.len() > 10 {
        return Err(());
    }
    digits.parse().map(Some).map_err(|_| ())
}

/// Keeps one field, for the script of the page.
pub async fn keep(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path((contest, kind, code)): Path<(String, String, String)>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let by = asker.person().ok_or(Failure::Missing)?;
    let paper = papers::parse(&contest, &kind, &code)?;
    let malformed = |what: &str| Failure::Malformed(what.to_owned());
    let place = posted.text("place").parse().map_err(|_| malformed("place"))?;
    let value = count(posted.text("value")).map_err(|()| malformed("value"))?;
    desk.hall.order(Order::paper(paper, Command::Keep { by, place, value }), asker.who()).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Keeps the form's fields, and finishes the entry or lays it down.
pub async fn act(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path((contest, kind, code)): Path<(String, String, String)>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let by = asker.person().ok_or(Failure::Missing)?;
    let paper = papers::parse(&contest, &kind, &code)?;
    let texts = texts(&posted);
    let fields = desk.hall.state_of(&paper).fields(by).unwrap_or_default();
    let mut values = Vec::with_capacity(fields.len());
    let mut unread = Vec::new();
    for field in &fields {
        match count(texts.get(&field.place).map_or("", String::as_str)) {
            Ok(value) => values.push(value),
            Err(()) => unread.push(field.place),
        }
    }
    if !unread.is_empty() {
        return unreadable(&desk, &asker, &paper, &texts, &unread);
    }
    let keep = fields.iter().zip(&values).filter(|(field, value)| field.value != **value);
    let mut commands: Vec<Command> =
        keep.map(|(field, value)| Command::Keep { by, place: field.place, value: *value }).collect();
    let doing = posted.text("do");
    let findings = match (doing, posted.text("checked")) {
        ("finish", "") => findings(&desk, &asker, &paper, &fields, &values),
        _ => Vec::new(),
    };
    match doing {
        "finish" if findings.is_empty() => commands.push(Command::Finish { by, typed: values }),
        "lay_down" => commands.push(Command::LayDown { by }),
        _ => {}
    }
    let order = Order::Paper { paper: paper.clone(), commands, seen: None };
    let done = match desk.hall.order(order, asker.who()).await {
        Ok(done) => done,
        Err(why) => {
            let mut sheet = sheet(&desk, &asker, &paper, Some(&texts))?;
            sheet.frame.notice = Some(refused(&desk, &asker, &why));
            return page_with(StatusCode::CONFLICT, &sheet);
        }
    };
    if !findings.is_empty() {
        return told(&desk, &asker, &paper, &texts, findings);
    }
    let state = done.state.as_ref().map_or("", PaperState::name);
    match doing {
        "finish" => Ok(to(&format!("/entry?done={state}&paper={}", encode(&code)))),
        "lay_down" => Ok(to(&format!("/entry?done=laid_down&paper={}", encode(&code)))),
        _ => Ok(to(&format!("{}/entry", papers::href(&paper)))),
    }
}

/// The texts of the fields, by their places.
fn texts(posted: &Posted) -> BTreeMap<u16, String> {
    let field = |(name, value): &(String, String)| {
        let place = name.strip_prefix('l')?.parse().ok()?;
        Some((place, value.trim().to_owned()))
    };
    posted.0.iter().filter_map(field).collect()
}

/// The sheet again, with the fields that are no counts.
fn unreadable(
    desk: &Desk,
    asker: &Asker,
    paper: &Paper,
    texts: &BTreeMap<u16, String>,
    unread: &[u16],
) -> Answer {
    let mut sheet = sheet(desk, asker, paper, Some(texts))?;
    let (notice, wrong) = (sheet.frame.t("desk-entry-unread"), sheet.frame.t("desk-entry-no-count"));
    sheet.frame.notice = Some(notice);
    for field in sheet.fields.iter_mut().filter(|field| unread.contains(&field.place)) {
        field.wrong.push(wrong.clone());
    }
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &sheet)
}

/// The sheet again, with everything that the checks find in what was typed.
fn told(
    desk: &Desk,
    asker: &Asker,
    paper: &Paper,
    texts: &BTreeMap<u16, String>,
    findings: Vec<(Vec<u16>, String)>,
) -> Answer {
    let mut sheet = sheet(desk, asker, paper, Some(texts))?;
    sheet.checked = true;
    let notice = sheet.frame.counted("desk-entry-findings", findings.len() as u64);
    sheet.frame.notice = Some(notice);
    for (places, said) in findings {
        for field in sheet.fields.iter_mut().filter(|field| places.contains(&field.place)) {
            field.wrong.push(said.clone());
        }
        sheet.findings.push(said);
    }
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &sheet)
}

/// What the checks find in a whole entry by itself, in the clerk's words: the lines that each looks at, and what it
/// says. Of places that are typed again nothing is told: it would tell of what others have typed.
fn findings(
    desk: &Desk,
    asker: &Asker,
    paper: &Paper,
    fields: &[Field],
    values: &[Option<u64>],
) -> Vec<(Vec<u16>, String)> {
    let record = desk.hall.record();
    let (Commission::Station(code), Some(contest)) = (&paper.of, record.contest(&paper.contest)) else {
        return Vec::new();
    };
    let lines: Option<Vec<u32>> = values.iter().map(|value| u32::try_from(value.unwrap_or(0)).ok()).collect();
    let (Some(lines), Some(station)) = (lines, record.station_by_code.get(code)) else { return Vec::new() };
    if fields.len() != contest.plan.width() {
        return Vec::new();
    }
    let kind = &record.stations[station.place()].station.kind;
    let sheet = Sheet { kind, lines: &lines, was: None };
    let views = papers::lines(&record, contest, asker.language);
    let checks = &record.forms[contest.form].checks;
    let found = contest.checks.evaluate(&sheet);
    found
        .iter()
        .filter(|finding| finding.severity != model::definition::Severity::Notice)
        .map(|finding| {
            let check = &checks[finding.check];
            let texts = check.texts.get("staff").or_else(|| check.texts.get("public"));
            let said = texts.map_or(check.code.as_str(), |texts| text(texts, asker.language.code()));
            let numbers = contest.checks.explain(finding, &sheet).numbers();
            let mut named = std::collections::BTreeSet::new();
            for condition in check.holds.iter() {
                condition.lines(&mut |line: &str, _| {
                    named.insert(line.to_owned());
                });
            }
            let places = views
                .iter()
                .filter(|view| named.contains(&view.code))
                .filter_map(|view| u16::try_from(view.number - 1).ok())
                .collect();
            (places, format!("{said} ({numbers})"))
        })
        .collect()
}

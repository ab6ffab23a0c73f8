//! One paper: where it stands, what can be done with it, and everything that has happened to it.
//!
//! Whoever may type sees no figures here before they are agreed: the second entry stays blind. Every form carries the
//! fingerprint of what the page has shown, so that nobody decides about something else.

use crate::hall::{NotDone, Order, fingerprint};
use crate::http::Desk;
use crate::http::answer::{Answer, Failure, page, page_with, refused, to};
use crate::http::asker::{Asker, Posted};
use crate::http::frame::Frame;
use crate::http::pages::scan::{self, ScanView};
use crate::http::papers::{self, Header, LineView};
use crate::roles::Permission;
use askama::Template;
use axum::extract::{Extension, Path, Query, State};
use axum::http::StatusCode;
use model::lifecycle::{
    Asked, CORRECTION, Command, Finding, Paper, Request, Resolution, State as PaperState,
};
use model::text;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "paper.html")]
pub(super) struct PaperPage<'a> {
    pub(super) frame: Frame<'a>,
    header: Header,
    state: String,
    since: Option<String>,
    seen: String,
    columns: Vec<String>,
    rows: Vec<Row>,
    findings: Vec<FindingView>,
    resolved: Option<(String, Vec<(String, String)>)>,
    request: Option<(String, String, String)>,
    offers: Offers,
    asks: Vec<(&'static str, String)>,
    typed: BTreeMap<String, String>,
    done: bool,
    /// The scan of the paper in work, and of the revision that is accepted, with its number.
    scan: Option<ScanView>,
    accepted_scan: Option<(String, ScanView)>,
    /// What becomes of a scan that is added here.
    fate: String,
}

/// A line with its figures, column by column.
struct Row {
    line: LineView,
    figures: Vec<String>,
    differs: bool,
}

/// A finding as people read it.
struct FindingView {
    code: String,
    said: String,
    numbers: String,
    heavy: bool,
}

/// What the page offers to whoever reads it.
#[derive(Debug, Clone, Copy, Default)]
struct Offers {
    give_back: bool,
    scan: bool,
    lay_down: bool,
    resolve: bool,
    approve: bool,
    ask: bool,
    grant: bool,
}

/// What a check says that did not hold; the clerk's words are what to do about it while typing.
fn said(desk: &Desk, asker: &Asker, paper: &Paper, check: &str) -> String {
    if check == CORRECTION {
        return desk.words(asker.language).message("desk-finding-correction", &[]);
    }
    let record = desk.hall.record();
    let Some(contest) = record.contest(&paper.contest) else { return check.to_owned() };
    let known = record.forms[contest.form].checks.iter().find(|known| known.code == check);
    let texts = known.and_then(|known| known.texts.get("public").or_else(|| known.texts.get("staff")));
    texts.map_or(check, |texts| text(texts, asker.language.code())).to_owned()
}

/// The columns of figures that may be shown, each with what it is.
fn columns(frame: &Frame<'_>, state: &PaperState) -> Vec<(String, Vec<u64>)> {
    let mut columns = Vec::new();
    let before = state.before().and_then(|before| before.accepted.as_ref());
    if let Some(before) = before.or_else(|| state.accepted()) {
        columns.push((frame.counted("desk-paper-revision", before.revision), before.lines.clone()));
    }
    let blind = frame.may(Permission::Entry);
    match state {
        PaperState::FirstDone { first, .. } | PaperState::SecondEntry { first, .. } if !blind => {
            columns.push((frame.t("desk-paper-first"), first.lines.clone()));
        }
        PaperState::Differing { difference, .. } | PaperState::TypingAgain { difference, .. } if !blind => {
            columns.push((frame.t("desk-paper-first"), difference.first.lines.clone()));
            columns.push((frame.t("desk-paper-second"), difference.second.lines.clone()));
        }
        PaperState::Held { agreed, .. } | PaperState::Resolved { agreed, .. } => {
            columns.push((frame.t("desk-paper-agreed"), agreed.lines.clone()));
        }
        _ => {}
    }
    columns
}

pub(super) fn view<'a>(desk: &'a Desk, asker: &'a Asker, paper: &Paper) -> Result<PaperPage<'a>, Failure> {
    let state = desk.hall.state_of(paper);
    let since = desk.hall.tables().papers.get(paper).map(|row| row.since);
    let record = desk.hall.record();
    let header = papers::header(&record, paper, asker.language).ok_or(Failure::Missing)?;
    let contest = record.contest(&paper.contest).ok_or(Failure::Missing)?;
    let lines = papers::lines(&record, contest, asker.language);
    drop(record);
    let frame = Frame::titled(desk, asker, format!("{} · {}", header.code, header.name));
    let columns = columns(&frame, &state);
    let words = frame.words();
    let rows = match columns.is_empty() {
        true => Vec::new(),
        false => lines
            .into_iter()
            .enumerate()
            .map(|(place, line)| {
                let figures: Vec<u64> =
                    columns.iter().filter_map(|(_, lines)| lines.get(place).copied()).collect();
                let differs = figures.windows(2).any(|pair| pair[0] != pair[1]);
                Row {
                    line,
                    figures: figures.into_iter().map(|figure| words.count(figure)).collect(),
                    differs,
                }
            })
            .collect(),
    };
    let findings = match &state {
        PaperState::Held { findings, .. } | PaperState::Resolved { findings, .. } => findings.as_slice(),
        _ => &[],
    };
    let findings = findings
        .iter()
        .map(|Finding { check, numbers, weight }| FindingView {
            code: check.clone(),
            said: said(desk, asker, paper, check),
            numbers: numbers.clone(),
            heavy: *weight == model::lifecycle::Weight::Error,
        })
        .collect();
    let resolved = match &state {
        PaperState::Resolved { resolution, .. } => {
            let said = |(check, text): (&String, &String)| (said(desk, asker, paper, check), text.clone());
            let by = frame.counted("desk-person", resolution.by.0);
            Some((by, resolution.explanations.iter().map(said).collect()))
        }
        _ => None,
    };
    let request = match &state {
        PaperState::Requested { request, .. } => Some((
            frame.t(&asked_message(request.what)),
            request.reason.clone(),
            frame.counted("desk-person", request.by.0),
        )),
        _ => None,
    };
    let scan = state.sheet().and_then(|sheet| sheet.scan.as_ref());
    let scan = scan.map(|scan| ScanView::new(&frame, paper, scan));
    let before = state.before().and_then(|before| before.accepted.as_ref());
    let accepted_scan = before.or_else(|| state.accepted()).and_then(|accepted| {
        let view = ScanView::new(&frame, paper, accepted.scan.as_ref()?);
        Some((frame.counted("desk-paper-revision", accepted.revision), view))
    });
    let asks = asks(&state).into_iter().map(|what| (what.name(), frame.t(&asked_message(what)))).collect();
    Ok(PaperPage {
        state: frame.t(&papers::state_message(state.name())),
        since: since.map(|since| words.date_time(&since.to_string())),
        seen: fingerprint(&state),
        columns: columns.into_iter().map(|(name, _)| name).collect(),
        offers: offers(&frame, &state),
        typed: BTreeMap::new(),
        done: false,
        scan,
        accepted_scan,
        fate: scan::fate(&frame, paper),
        header,
        rows,
        findings,
        resolved,
        request,
        asks,
        frame,
    })
}

fn asked_message(what: Asked) -> String {
    format!("desk-asked-{}", what.name().replace('_', "-"))
}

/// What can be asked for where a paper stands.
fn asks(state: &PaperState) -> Vec<Asked> {
    match state {
        PaperState::Accepted { .. } => vec![Asked::Recall, Asked::Recount, Asked::Annulment],
        PaperState::Expected { .. } => vec![Asked::NotOpened],
        PaperState::Void { why: Asked::NotOpened, .. } => vec![Asked::Recall],
        PaperState::Void { .. } => vec![Asked::RepeatVoting],
        _ => Vec::new(),
    }
}

fn offers(frame: &Frame<'_>, state: &PaperState) -> Offers {
    let person = frame.asker.person();
    let awaits = person.is_some_and(|person| state.awaits(person));
    Offers {
        give_back: frame.may(Permission::Intake)
            && matches!(
                state,
                PaperState::Received { .. }
                    | PaperState::FirstDone { .. }
                    | PaperState::Differing { .. }
                    | PaperState::Held { .. }
            ),
        scan: frame.may(Permission::Intake) && state.sheet().is_some(),
        lay_down: frame.may(Permission::Resolve) && state.clerk().is_some(),
        resolve: frame.may(Permission::Resolve) && matches!(state, PaperState::Held { .. }) && awaits,
        approve: frame.may(Permission::Approve) && matches!(state, PaperState::Resolved { .. }) && awaits,
        ask: frame.may(Permission::Resolve) && !asks(state).is_empty(),
        grant: frame.may(Permission::Approve) && matches!(state, PaperState::Requested { .. }),
    }
}

/// Shows it.
pub async fn show(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path((contest, kind, code)): Path<(String, String, String)>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let paper = papers::parse(&contest, &kind, &code)?;
    let mut view = view(&desk, &asker, &paper)?;
    view.done = query.contains_key("done");
    page(&view)
}

/// Which command a form gives, for whoever sends it.
fn command(asker: &Asker, posted: &Posted) -> Option<Command> {
    let by = asker.person()?;
    let reason = posted.text("reason").to_owned();
    Some(match posted.text("do") {
        "give_back" => Command::GiveBack { by, reason },
        "lay_down" => Command::LayDown { by },
        "resolve" => {
            let explanation = |(name, value): &(String, String)| {
                Some((name.strip_prefix("explain-")?.to_owned(), value.trim().to_owned()))
            };
            let explanations = posted.0.iter().filter_map(explanation).collect();
            Command::Resolve { resolution: Resolution { by, explanations } }
        }
        "type_anew" => Command::TypeAnew { by, reason },
        "approve" => Command::Approve { by },
        "reject" => Command::Reject { by, reason },
        "ask" => {
            let what = Asked::ALL.into_iter().find(|what| what.name() == posted.text("what"))?;
            Command::Ask { request: Request { by, what, reason } }
        }
        "grant" => Command::Grant { by },
        "deny" => Command::Deny { by, reason },
        _ => return None,
    })
}

/// Whether a command belongs to the route that it came by: each route has its permission.
fn belongs(command: &Command, permission: Permission) -> bool {
    let needed = match command {
        Command::GiveBack { .. } => Permission::Intake,
        Command::LayDown { .. }
        | Command::Resolve { .. }
        | Command::TypeAnew { .. }
        | Command::Ask { .. } => Permission::Resolve,
        Command::Approve { .. } | Command::Reject { .. } | Command::Grant { .. } | Command::Deny { .. } => {
            Permission::Approve
        }
        _ => return false,
    };
    needed == permission
}

async fn act(
    desk: Arc<Desk>,
    asker: Asker,
    (contest, kind, code): (String, String, String),
    posted: Posted,
    permission: Permission,
) -> Answer {
    let paper = papers::parse(&contest, &kind, &code)?;
    let command = command(&asker, &posted).filter(|command| belongs(command, permission));
    let command = command.ok_or_else(|| Failure::Malformed("do".to_owned()))?;
    let seen = Some(posted.text("seen").to_owned());
    let order = Order::Paper { paper: paper.clone(), commands: vec![command], seen };
    match desk.hall.order(order, asker.who()).await {
        Ok(_) => Ok(to(&format!("{}?done", papers::href(&paper)))),
        Err(why) => {
            let status = match &why {
                NotDone::Failed(_) | NotDone::Closed => StatusCode::SERVICE_UNAVAILABLE,
                _ => StatusCode::CONFLICT,
            };
            let mut view = view(&desk, &asker, &paper)?;
            view.frame.notice = Some(refused(&desk, &asker, &why));
            // What was typed is not lost with the refusal.
            view.typed = posted.0.into_iter().collect();
            page_with(status, &view)
        }
    }
}

/// Gives a paper back.
pub async fn give_back(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path(path): Path<(String, String, String)>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    act(desk, asker, path, posted, Permission::Intake).await
}

/// Resolves, has typed anew, frees, asks.
pub async fn resolve(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path(path): Path<(String, String, String)>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    act(desk, asker, path, posted, Permission::Resolve).await
}

/// Approves, rejects, grants, refuses.
pub async fn approve(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path(path): Path<(String, String, String)>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    act(desk, asker, path, posted, Permission::Approve).await
}

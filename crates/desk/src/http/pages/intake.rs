//! Intake: is this the sheet that we expect?
//!
//! The number is typed, or read from a code on the paper (`hattama:ELECTION:CONTEST:station:CODE:BASIS:NUMBER`). The
//! page shows what the header should say, and whoever holds the paper compares. Then it is taken in, or refused with a
//! reason; both stand in the journal.

use crate::hall::{NotDone, Order};
use crate::http::Desk;
use crate::http::answer::{Answer, page, page_with, refused, to};
use crate::http::asker::{Asker, Posted};
use crate::http::frame::Frame;
use crate::http::guard::encode;
use crate::http::pages::scan;
use crate::http::papers::{self, Header};
use crate::http::upload::{self, NotKept, Upload};
use askama::Template;
use axum::extract::{Extension, Query, Request, State};
use axum::http::StatusCode;
use model::fact::Basis;
use model::lifecycle::{Command, Commission, Paper, Sheet};
use model::text;
use std::collections::HashMap;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "intake.html")]
struct Intake<'a> {
    frame: Frame<'a>,
    contests: Vec<(String, String)>,
    asked: Asked,
    found: Option<Found>,
    done: Option<String>,
}

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Asked {
    code: String,
    contest: String,
    kind: String,
    basis: String,
    number: String,
    custody: String,
}

/// The paper that it names.
struct Found {
    header: Header,
    state: String,
    /// What becomes of a scan.
    fate: String,
}

/// What a code on a paper says; the typed text where it is none.
fn read(text: &str, asked: &mut Asked, election: &str) -> Result<(), &'static str> {
    let Some(rest) = text.strip_prefix("hattama:") else {
        text.clone_into(&mut asked.code);
        return Ok(());
    };
    let parts: Vec<&str> = rest.split(':').collect();
    let [of, contest, kind, code, basis, number] = parts.as_slice() else {
        return Err("desk-intake-code-broken");
    };
    if *of != election {
        return Err("desk-intake-other-election");
    }
    asked.contest = (*contest).to_owned();
    asked.kind = (*kind).to_owned();
    asked.code = (*code).to_owned();
    asked.basis = (*basis).to_owned();
    asked.number = (*number).to_owned();
    Ok(())
}

impl Asked {
    fn paper(&self) -> Paper {
        let of = match self.kind.as_str() {
            "area" => Commission::Area(self.code.clone()),
            _ => Commission::Station(self.code.clone()),
        };
        Paper { contest: self.contest.clone(), of }
    }

    fn basis(&self) -> Basis {
        if self.basis == "original" { Basis::Original } else { Basis::Copy }
    }
}

fn view<'a>(desk: &'a Desk, asker: &'a Asker, mut asked: Asked) -> (Intake<'a>, StatusCode) {
    let record = desk.hall.record();
    let language = asker.language;
    let contests: Vec<(String, String)> = record
        .contests
        .iter()
        .map(|contest| {
            (contest.contest.code.clone(), text(&contest.contest.name, language.code()).to_owned())
        })
        .collect();
    let election = record.opening.as_ref().map_or("", |opening| opening.election.as_str());
    let typed = asked.code.clone();
    let read = read(&typed, &mut asked, election);
    if asked.contest.is_empty() {
        asked.contest = contests.first().map(|(code, _)| code.clone()).unwrap_or_default();
    }
    let paper = asked.paper();
    let header = papers::header(&record, &paper, language);
    drop(record);
    let mut frame = Frame::new(desk, asker, "desk-menu-intake");
    let mut status = StatusCode::OK;
    let mut found = None;
    if !asked.code.is_empty() {
        match (read, header) {
            (Err(message), _) => (frame.notice, status) = (Some(frame.t(message)), StatusCode::CONFLICT),
            (Ok(()), None) => {
                let notice = refused(desk, asker, &NotDone::NoSuchPaper);
                (frame.notice, status) = (Some(notice), StatusCode::CONFLICT);
            }
            (Ok(()), Some(header)) => {
                let state = desk.hall.state_of(&paper);
                let state = frame.t(&papers::state_message(state.name()));
                let fate = scan::fate(&frame, &paper);
                found = Some(Found { header, state, fate });
            }
        }
    }
    (Intake { frame, contests, asked, found, done: None }, status)
}

/// The page: a number is asked for, or the header of the paper that it names is shown.
pub async fn show(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let given = |name: &str| query.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let asked = Asked {
        code: given("code"),
        contest: given("contest"),
        kind: given("kind"),
        basis: given("basis"),
        number: given("number"),
        custody: given("custody"),
    };
    let (mut intake, status) = view(&desk, &asker, asked);
    if let Some(code) = query.get("taken") {
        intake.done = Some(intake.frame.with("desk-intake-taken", "paper", code));
    }
    if let Some(code) = query.get("refused") {
        intake.done = Some(intake.frame.with("desk-intake-refused", "paper", code));
    }
    page_with(status, &intake)
}

/// Takes a paper in, or refuses it.
pub async fn act(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
    request: Request,
) -> Answer {
    let Upload { posted, file } = upload::read(request, posted).await?;
    let asked = Asked {
        code: posted.text("code").to_owned(),
        contest: posted.text("contest").to_owned(),
        kind: posted.text("kind").to_owned(),
        basis: posted.text("basis").to_owned(),
        number: posted.text("number").to_owned(),
        custody: posted.text("custody").to_owned(),
    };
    let (Some(by), paper) = (asker.person(), asked.paper()) else {
        return page(&view(&desk, &asker, asked).0);
    };
    if posted.text("do") == "refuse" {
        let why = "header_differs".to_owned();
        let order = Order::NotReceived { paper, why, custody: asked.custody.clone() };
        desk.hall.order(order, asker.who()).await?;
        return Ok(to(&format!("/intake?refused={}", encode(&asked.code))));
    }
    let scan = match file {
        None => None,
        Some(file) => match upload::keep(&desk, file).await {
            Ok(scan) => Some(scan),
            Err(NotKept::NotDone(why)) => return Err(why.into()),
            Err(NotKept::NotAScan(why)) => {
                // The paper is not taken in without the scan that somebody meant to bring with it.
                let (mut intake, _) = view(&desk, &asker, asked);
                intake.frame.notice = Some(scan::says(&intake.frame, &why));
                return page_with(StatusCode::UNPROCESSABLE_ENTITY, &intake);
            }
        },
    };
    let lines = {
        let record = desk.hall.record();
        record.contest(&paper.contest).map_or(0, |contest| contest.plan.width())
    };
    let sheet = Sheet {
        at: desk.hall.now(),
        basis: asked.basis(),
        custody: asked.custody.clone(),
        lines: u16::try_from(lines).unwrap_or(u16::MAX),
        number: Some(asked.number.clone()).filter(|number| !number.is_empty()),
        scan,
    };
    match desk.hall.order(Order::paper(paper.clone(), Command::Receive { by, sheet }), asker.who()).await {
        Ok(_) => Ok(to(&format!("/intake?taken={}", encode(&asked.code)))),
        Err(why) => {
            // A sheet that was not taken in is told in the journal, too: it may be a second one.
            if matches!(why, NotDone::Refused(_)) {
                let told =
                    Order::NotReceived { paper, why: why.code().to_owned(), custody: asked.custody.clone() };
                desk.hall.order(told, asker.who()).await?;
            }
            let (mut intake, _) = view(&desk, &asker, asked);
            intake.frame.notice = Some(refused(&desk, &asker, &why));
            page_with(StatusCode::CONFLICT, &intake)
        }
    }
}

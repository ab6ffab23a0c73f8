//! The scan of a paper: added by whoever takes papers in, seen by whoever works on it.
//!
//! It is shown as it will be published. Nothing of it runs here: a picture is a picture, and a document is saved.

use crate::hall::Order;
use crate::http::Desk;
use crate::http::answer::{Answer, Failure, page_with, refused, to};
use crate::http::asker::{Asker, Posted};
use crate::http::frame::Frame;
use crate::http::papers;
use crate::http::upload::{self, NotKept};
use crate::scan::NotAScan;
use axum::extract::{Extension, Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use language::Value;
use model::fact::Scan;
use model::lifecycle::{Command, Commission, Paper, State as PaperState};
use std::sync::Arc;

/// A scan as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanView {
    /// Its address.
    pub href: String,
    /// Its type and size, in words.
    pub what: String,
    /// SHA-256 of its file.
    pub hash: String,
    /// It is a picture that a page can show.
    pub is_picture: bool,
    /// What becomes of it.
    pub fate: String,
}

impl ScanView {
    /// A scan of a paper.
    pub fn new(frame: &Frame<'_>, paper: &Paper, scan: &Scan) -> ScanView {
        let args =
            [("type", Value::Text(scan.kind.name())), ("count", Value::Count(scan.size.div_ceil(1_000)))];
        ScanView {
            href: format!("{}/scan/{}", papers::href(paper), scan.hash),
            what: frame.words().message("scan-what", &args),
            hash: scan.hash.clone(),
            is_picture: scan.kind.is_picture(),
            fate: fate(frame, paper),
        }
    }
}

/// What becomes of a paper's scan: it is published with its protocol, where the paper has one of its own.
pub fn fate(frame: &Frame<'_>, paper: &Paper) -> String {
    let record = frame.desk.hall.record();
    let alone = match &paper.of {
        Commission::Station(code) => record
            .station_by_code
            .get(code)
            .is_some_and(|station| record.stations[station.place()].station.unit.is_none()),
        Commission::Area(_) => false,
    };
    frame.t(if alone { "desk-scan-public" } else { "desk-scan-kept" })
}

/// Why a file is no scan, in the reader's words.
pub fn says(frame: &Frame<'_>, why: &NotAScan) -> String {
    let id = format!("desk-scan-{}", why.code());
    match why {
        NotAScan::OtherKind { found } => frame.with(&id, "found", found),
        NotAScan::Broken { why } => frame.with(&id, "found", &why.to_string()),
        NotAScan::Nothing | NotAScan::TooLarge | NotAScan::UnknownKind => frame.t(&id),
    }
}

/// Adds a scan to a paper that is here.
pub async fn add(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path((contest, kind, code)): Path<(String, String, String)>,
    Extension(posted): Extension<Posted>,
    request: Request,
) -> Answer {
    let by = asker.person().ok_or(Failure::Missing)?;
    let paper = papers::parse(&contest, &kind, &code)?;
    let upload = upload::read(request, posted).await?;
    let file = upload.file.unwrap_or(Err(NotAScan::Nothing));
    let (status, notice) = match upload::keep(&desk, file).await {
        Ok(scan) => {
            let order = Order::paper(paper.clone(), Command::Scan { by, scan });
            match desk.hall.order(order, asker.who()).await {
                Ok(_) => return Ok(to(&format!("{}?done", papers::href(&paper)))),
                Err(why) => (StatusCode::CONFLICT, refused(&desk, &asker, &why)),
            }
        }
        Err(NotKept::NotAScan(why)) => {
            let frame = Frame::new(&desk, &asker, "desk-paper");
            (StatusCode::UNPROCESSABLE_ENTITY, says(&frame, &why))
        }
        Err(NotKept::NotDone(why)) => return Err(why.into()),
    };
    let mut view = super::paper::view(&desk, &asker, &paper)?;
    view.frame.notice = Some(notice);
    page_with(status, &view)
}

/// The scans that a paper names now: of what is in work, and of what is accepted.
fn named(state: &PaperState) -> impl Iterator<Item = &Scan> {
    let work = state.sheet().and_then(|sheet| sheet.scan.as_ref());
    let before = state.before().and_then(|before| before.accepted.as_ref());
    let accepted = before.or_else(|| state.accepted()).and_then(|accepted| accepted.scan.as_ref());
    work.into_iter().chain(accepted)
}

/// What a scan may load and run: nothing.
const POLICY: &str =
    "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Sends the file of a scan that the paper names.
pub async fn show(
    State(desk): State<Arc<Desk>>,
    Path((contest, kind, code, hash)): Path<(String, String, String, String)>,
) -> Answer {
    let paper = papers::parse(&contest, &kind, &code)?;
    let state = desk.hall.state_of(&paper);
    let scan = named(&state).find(|scan| scan.hash == hash).cloned().ok_or(Failure::Missing)?;
    let hall = desk.hall.clone();
    let media = scan.kind.media();
    let disposition = if scan.kind.is_picture() { "inline" } else { "attachment" };
    let bytes = tokio::task::spawn_blocking(move || hall.scan(&scan)).await;
    let bytes = bytes.map_err(|error| Failure::Store(error.to_string()))??.ok_or(Failure::Missing)?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=600"));
    Ok(response)
}

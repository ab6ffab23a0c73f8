//! Files of a lower commission: staged by one person, with their totals; counted once another has confirmed them.

use crate::hall::Order;
use crate::http::Desk;
use crate::http::answer::{Answer, Failure, page, page_with, refused, to};
use crate::http::asker::Asker;
use crate::http::frame::Frame;
use askama::Template;
use axum::extract::{Extension, Multipart, State};
use axum::http::StatusCode;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "import.html")]
struct Import<'a> {
    frame: Frame<'a>,
}

/// The page.
pub async fn show(State(desk): State<Arc<Desk>>, Extension(asker): Extension<Asker>) -> Answer {
    page(&Import { frame: Frame::new(&desk, &asker, "desk-menu-import") })
}

/// Stages a file with its mapping, and proposes it.
pub async fn act(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    mut form: Multipart,
) -> Answer {
    let malformed = |error: axum::extract::multipart::MultipartError| Failure::Malformed(error.to_string());
    let (mut name, mut file, mut mapping) = (String::new(), Vec::new(), Vec::new());
    while let Some(field) = form.next_field().await.map_err(malformed)? {
        match field.name().unwrap_or_default() {
            "file" => {
                name = field.file_name().unwrap_or_default().to_owned();
                file = field.bytes().await.map_err(malformed)?.to_vec();
            }
            "mapping" => mapping = field.bytes().await.map_err(malformed)?.to_vec(),
            _ => {}
        }
    }
    let staged = desk.hall.staged().clone();
    let kept = tokio::task::spawn_blocking(move || {
        if file.is_empty() || mapping.is_empty() {
            return Err(crate::hall::NotDone::Wrong("found no file, or no mapping; choose both".to_owned()));
        }
        Ok((staged.keep(&file)?, staged.keep(&mapping)?))
    });
    let kept = kept.await.map_err(|error| Failure::Store(error.to_string()))?;
    let proposed = match kept {
        Ok((file, mapping)) => {
            desk.hall.order(Order::ProposeImport { name, file, mapping }, asker.who()).await.map(|_| ())
        }
        Err(why) => Err(why),
    };
    match proposed {
        Ok(()) => Ok(to("/proposals?done")),
        Err(why) => {
            let notice = Some(refused(&desk, &asker, &why));
            let frame = Frame::new(&desk, &asker, "desk-menu-import").with_notice(notice);
            page_with(StatusCode::CONFLICT, &Import { frame })
        }
    }
}

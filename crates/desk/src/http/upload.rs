//! A form that may bring a scan: as browsers send files, or without one as they send fields.
//!
//! The file is the form's last field, so that whatever was typed is here when the file turns out too large. It comes in
//! the time that a file of its size may take over a bad line, and no longer.

use super::Desk;
use super::answer::Failure;
use super::asker::Posted;
use super::guard::is_file;
use crate::hall::NotDone;
use crate::scan::{self, NotAScan};
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use model::fact::Scan;
use model::fact::scan::SCAN_BYTES_MAX;
use std::sync::Arc;
use std::time::Duration;
use unicode_normalization::UnicodeNormalization;

/// Of a file so many bytes are kept: a picture may be a little larger before what travels with it is left out.
const FILE_BYTES_MAX: usize = SCAN_BYTES_MAX as usize + (2 << 20);

/// A form is read to its end up to this length, and what is too much is let go: a browser that is interrupted while it
/// sends shows no answer.
pub const FORM_BYTES_MAX: usize = 256 << 20;

/// A file is here in this time.
const FILE_WAIT: Duration = Duration::from_secs(300);

/// The name of the field with the file.
const FIELD: &str = "scan";

/// What was sent.
pub struct Upload {
    /// The fields.
    pub posted: Posted,
    /// The file; `None` where none was chosen.
    pub file: Option<Result<Vec<u8>, NotAScan>>,
}

/// Reads a form. `posted` is what the guard has read of one that brings no file.
pub async fn read(request: Request, posted: Posted) -> Result<Upload, Failure> {
    if !is_file(request.headers()) {
        return Ok(Upload { posted, file: None });
    }
    let form = Multipart::from_request(request, &()).await;
    let mut form = form.map_err(|why| Failure::Malformed(why.to_string()))?;
    let read = tokio::time::timeout(FILE_WAIT, fields(&mut form));
    read.await.unwrap_or_else(|_| Err(Failure::Malformed("the file did not come to its end".to_owned())))
}

async fn fields(form: &mut Multipart) -> Result<Upload, Failure> {
    let mut upload = Upload { posted: Posted::default(), file: None };
    match parts(form, &mut upload).await {
        Ok(()) => Ok(upload),
        Err(why) if why.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            upload.file = Some(Err(NotAScan::TooLarge));
            Ok(upload)
        }
        Err(why) => Err(Failure::Malformed(why.to_string())),
    }
}

async fn parts(form: &mut Multipart, upload: &mut Upload) -> Result<(), MultipartError> {
    while let Some(mut field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != FIELD {
            let text = field.text().await?;
            upload.posted.0.push((name, text.nfc().collect()));
            continue;
        }
        let mut bytes = Some(Vec::new());
        while let Some(chunk) = field.chunk().await? {
            bytes = bytes.filter(|bytes| bytes.len() + chunk.len() <= FILE_BYTES_MAX);
            if let Some(bytes) = &mut bytes {
                bytes.extend_from_slice(&chunk);
            }
        }
        // A browser sends an empty file where none was chosen.
        upload.file = match bytes {
            Some(bytes) if bytes.is_empty() => None,
            bytes => Some(bytes.ok_or(NotAScan::TooLarge)),
        };
    }
    Ok(())
}

/// Why a file was not kept.
pub enum NotKept {
    /// It is no scan.
    NotAScan(NotAScan),
    /// The disk failed.
    NotDone(NotDone),
}

/// Looks at a file, and keeps it durably without what travels with it.
pub async fn keep(desk: &Arc<Desk>, file: Result<Vec<u8>, NotAScan>) -> Result<Scan, NotKept> {
    let desk = Arc::clone(desk);
    let kept = tokio::task::spawn_blocking(move || {
        let (bytes, kind) = file.and_then(scan::kept).map_err(NotKept::NotAScan)?;
        desk.hall.keep_scan(&bytes, kind).map_err(NotKept::NotDone)
    });
    kept.await.unwrap_or_else(|error| Err(NotKept::NotDone(NotDone::Failed(error.to_string()))))
}

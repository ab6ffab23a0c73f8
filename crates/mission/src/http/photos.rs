//! Photographs, in pieces over a bad line: what was confirmed is on the disk.

use super::Quarters;
use super::frame::{Answer, Failure};
use super::guard::Asker;
use crate::blobs::{PHOTO_BYTES_MAX, Piece};
use crate::hall::Order;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use observation::form::is_sha256_hex;
use serde_json::json;
use std::sync::Arc;

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const COMPLETE: HeaderName = HeaderName::from_static("upload-complete");

/// Bytes of one piece, at most: a whole photograph may come at once.
const PIECE_MAX: usize = 10 << 20;

fn with(mut response: Response, offset: u64, complete: bool) -> Response {
    response.headers_mut().insert(OFFSET, HeaderValue::from(offset));
    if complete {
        response.headers_mut().insert(COMPLETE, HeaderValue::from_static("?1"));
    }
    response
}

/// How much of a photograph is here.
pub async fn look(State(quarters): State<Arc<Quarters>>, Path(sha256): Path<String>) -> Answer {
    if !is_sha256_hex(&sha256) {
        return Err(Failure::Missing);
    }
    if let Some(photo) = quarters.hall.state().photos.get(&sha256) {
        return Ok(with(StatusCode::OK.into_response(), photo.size, true));
    }
    // A whole file that no event names yet is sent again to its end: its last piece makes the event.
    match quarters.hall.blobs().received(&sha256) {
        Some(here) => Ok(with(StatusCode::OK.into_response(), here, false)),
        None => Err(Failure::Missing),
    }
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Result<u64, Failure> {
    let text = headers.get(name).and_then(|value| value.to_str().ok());
    text.and_then(|text| text.parse().ok()).ok_or_else(|| Failure::Malformed(format!("the header {name}")))
}

/// What the first bytes of a picture are, by its type.
fn is_picture(media: &str, first: &[u8]) -> bool {
    match media {
        "image/jpeg" => first.starts_with(&[0xff, 0xd8, 0xff]),
        "image/png" => first.starts_with(b"\x89PNG\r\n\x1a\n"),
        "image/webp" => first.starts_with(b"RIFF") && first.get(8..12) == Some(b"WEBP"),
        _ => false,
    }
}

fn refused(status: StatusCode, error: &str) -> Response {
    (status, Json(json!({"error": error, "text": error}))).into_response()
}

/// Takes a piece.
pub async fn take(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path(sha256): Path<String>,
    headers: HeaderMap,
    sent: Body,
) -> Answer {
    if !is_sha256_hex(&sha256) {
        return Err(Failure::Missing);
    }
    let (offset, length) = (number(&headers, &OFFSET)?, number(&headers, &LENGTH)?);
    if length > PHOTO_BYTES_MAX {
        return Ok(refused(StatusCode::PAYLOAD_TOO_LARGE, "too_large"));
    }
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media = media.to_owned();
    let piece = to_bytes(sent, PIECE_MAX).await.map_err(|_| Failure::TooLong)?;
    if offset == 0 && !is_picture(&media, &piece) {
        return Ok(refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "no_picture"));
    }
    if offset + piece.len() as u64 > length {
        return Err(Failure::Malformed("more bytes than the header upload-length says".to_owned()));
    }
    let blobs = Arc::clone(quarters.hall.blobs());
    let name = sha256.clone();
    let taken = tokio::task::spawn_blocking(move || blobs.take(&name, offset, length, &piece)).await;
    match taken.map_err(|error| Failure::Failed(error.to_string()))?? {
        Piece::Kept(here) => Ok(with(StatusCode::NO_CONTENT.into_response(), here, false)),
        Piece::WrongOffset(here) => Ok(with(StatusCode::CONFLICT.into_response(), here, false)),
        Piece::WrongHash => Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, "wrong_hash")),
        Piece::Busy => Ok(refused(StatusCode::SERVICE_UNAVAILABLE, "not_now")),
        Piece::Whole(size) => {
            quarters.hall.order(Order::Photo { media, sha256, size }, asker.who()).await?;
            Ok(with(StatusCode::NO_CONTENT.into_response(), size, true))
        }
    }
}

//! Files that pages load. Their address holds a hash of their bytes, so a browser keeps them for good.

use crate::http::answer::{Answer, Failure};
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use sha2::{Digest, Sha256};

const FILES: [(&str, &str, &str); 3] = [
    ("desk.css", "text/css; charset=utf-8", include_str!("../../../assets/desk.css")),
    ("desk.js", "text/javascript; charset=utf-8", include_str!("../../../assets/desk.js")),
    ("icon.svg", "image/svg+xml", include_str!("../../../assets/icon.svg")),
];

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// The address of an asset.
pub fn address(name: &str) -> String {
    let file = FILES.iter().find(|(found, ..)| *found == name);
    let (_, _, text) = file.expect("a template names an asset that there is");
    format!("/assets/{}/{name}", hash(text))
}

/// Sends one.
pub async fn send(Path((found, name)): Path<(String, String)>) -> Answer {
    let file = FILES.iter().find(|(known, _, text)| *known == name && hash(text) == found);
    let (_, kind, text) = file.ok_or(Failure::Missing)?;
    let headers =
        [(header::CONTENT_TYPE, *kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, *text).into_response())
}

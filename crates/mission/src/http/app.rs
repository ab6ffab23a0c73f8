//! The files of the observer's phone.
//!
//! They are part of the program. `assets.json` lists them under a hash over all of them, and the service worker's first
//! line names that hash, so that a browser sees a new version and takes it whole.

use super::frame::{Answer, Failure};
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use observation::form::sha256_hex;
use serde_json::json;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// Name and bytes of each file.
        const FILES: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!("../../assets/app/", $name)))),*];
    };
}

files!(
    "app.css",
    "app.js",
    "camera.js",
    "dom.js",
    "fields.js",
    "figures.js",
    "formula.js",
    "frame.js",
    "icon.svg",
    "index.html",
    "main.js",
    "manifest.webmanifest",
    "merge.js",
    "pack.js",
    "pages/begin.js",
    "pages/end.js",
    "pages/home.js",
    "pages/section.js",
    "pages/sending.js",
    "pages/sign.js",
    "photos.js",
    "queue.js",
    "report.js",
    "search.js",
    "session.js",
    "state.js",
    "store.js",
    "sw.js",
    "window.js",
    "wire.js",
    "words.js",
    "words/en.json",
    "words/kk.json",
    "words/ru.json",
);

/// The service worker, which precaches all others.
const WORKER: &str = "sw.js";

fn media(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/json",
    }
}

/// A hash over all files.
fn version() -> String {
    let all: Vec<String> =
        FILES.iter().map(|(name, bytes)| format!("{name} {}", sha256_hex(bytes))).collect();
    sha256_hex(all.join("\n").as_bytes())[..16].to_owned()
}

/// The app.
pub async fn index() -> Answer {
    send("index.html")
}

/// One of its files.
pub async fn file(Path(path): Path<String>) -> Answer {
    send(&path)
}

fn send(name: &str) -> Answer {
    let headers = |media: &'static str| [(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, "no-cache")];
    if name == "assets.json" {
        let names: Vec<&str> = FILES.iter().map(|(name, _)| *name).filter(|name| *name != WORKER).collect();
        let list = json!({"version": version(), "files": names}).to_string();
        return Ok((headers("application/json"), list).into_response());
    }
    let (_, bytes) = FILES.iter().find(|(known, _)| *known == name).ok_or(Failure::Missing)?;
    if name == WORKER {
        let mut worker = format!("// version {}\n", version()).into_bytes();
        worker.extend_from_slice(bytes);
        return Ok((headers(media(name)), worker).into_response());
    }
    Ok((headers(media(name)), *bytes).into_response())
}

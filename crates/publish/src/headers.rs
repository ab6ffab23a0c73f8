//! What is said with every answer: its type, how long it may be kept, and what a page may load.
//!
//! Pages and records are public and carry no cookie; whatever a page loads comes from its own origin, no script or
//! style stands in a page, and nobody may frame it. The same policy stands in the head of every page, for servers of
//! static files.

use axum::http::HeaderValue;
use std::sync::LazyLock;

/// What a page may load, as in its own head; that nobody may frame it cannot be said there.
pub static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let policy = format!("{}; frame-ancestors 'none'", site::frame::POLICY);
    HeaderValue::from_str(&policy).expect("a policy is printable ASCII")
});

/// The same for a figure that other people's pages show: it may be framed, and that is all it is for.
pub static FIGURE_POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let policy = format!("{}; frame-ancestors *", site::frame::POLICY);
    HeaderValue::from_str(&policy).expect("a policy is printable ASCII")
});

/// A scan is looked at, and nothing in it runs or loads anything.
static SCAN_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// What a page at this path may load, and who may frame it.
pub fn policy(path: &str) -> &'static HeaderValue {
    match path.split('/').next() {
        Some("embed") => &FIGURE_POLICY,
        Some("blob") => &SCAN_POLICY,
        _ => &POLICY,
    }
}

/// The type of a document that people print.
pub const PDF: &str = "application/pdf";

/// Kept for good: the bytes at this path never change.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Kept for seconds, and asked about again.
pub const SHORT: &str = "public, max-age=5, must-revalidate";

/// The type of a file by its path.
pub fn content_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    if path.starts_with("feeds/") && name.ends_with(".json") {
        return "application/feed+json";
    }
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        Some("pdf") => PDF,
        Some("csv") => "text/csv; charset=utf-8",
        Some("xml") => "application/xml",
        Some("atom") => "application/atom+xml; charset=utf-8",
        Some("py" | "txt" | "md") => "text/plain; charset=utf-8",
        Some("parquet") => "application/vnd.apache.parquet",
        Some("zip") => "application/zip",
        _ if name == "checkpoint" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// How long a file may be kept, by its path: assets, scans, tiles and results have names that never change their bytes.
pub fn cache_control(path: &str) -> &'static str {
    let immutable = ["assets/", "blob/", "tile/", "results/"].iter().any(|folder| path.starts_with(folder));
    if immutable { IMMUTABLE } else { SHORT }
}

/// Whether a file is worth compressing.
pub fn compressible(content_type: &str) -> bool {
    !matches!(
        content_type,
        "image/png" | "image/jpeg" | PDF | "application/vnd.apache.parquet" | "application/zip"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_is_not_kept() {
        for (path, kept, kind) in [
            ("en/result.html", SHORT, "text/html; charset=utf-8"),
            ("head.json", SHORT, "application/json"),
            ("checkpoint", SHORT, "text/plain; charset=utf-8"),
            ("assets/abc/site.css", IMMUTABLE, "text/css; charset=utf-8"),
            ("tile/entries/x001/234", IMMUTABLE, "application/octet-stream"),
            ("tile/0/005.p/12", IMMUTABLE, "application/octet-stream"),
            ("results/12.json", IMMUTABLE, "application/json"),
            ("blob/0123.jpg", IMMUTABLE, "image/jpeg"),
            ("blob/0123.png", IMMUTABLE, "image/png"),
            ("blob/0123.pdf", IMMUTABLE, "application/pdf"),
        ] {
            assert_eq!((cache_control(path), content_type(path)), (kept, kind), "{path}");
        }
    }
}

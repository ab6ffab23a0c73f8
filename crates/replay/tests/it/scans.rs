//! Scans: what a protocol says of one, and the file that lies beside the record.

use crate::case::{Case, holder, outsider};
use crate::honest::{SCANS, scan, scan_path};
use serde_json::json;

/// Where the scan of 301 lies, and that of 102 for mayor.
const OF_301: &str = "scan.file blob/4262c60f2d8b8cd7f5327532637d36cd8513d7f4b0ec8da7a76179a0ea1afde2.pdf";
const OF_102: &str = "scan.file blob/6473363ab912cfa28daa3ff5584af04f77fa3ed316bfa1eebfa60a970d173207.jpg";

pub const CASES: &[Case] = &[
    outsider(
        "a byte of a scan is changed",
        |forge| {
            forge.files(|files| {
                let bytes = files.get_mut(&scan_path(SCANS[1])).unwrap();
                let last = bytes.len() - 1;
                bytes[last] ^= 1;
            });
        },
        &[OF_301],
    ),
    outsider(
        "a scan is cut",
        |forge| forge.files(|files| files.get_mut(&scan_path(SCANS[0])).unwrap().truncate(9)),
        &[OF_102],
    ),
    outsider(
        "scans are removed",
        |forge| forge.files(|files| files.retain(|path, _| !path.starts_with("blob/"))),
        &[OF_301, OF_102],
    ),
    outsider(
        "a scan stands in the place of another",
        |forge| {
            forge.files(|files| drop(files.insert(scan_path(SCANS[0]), SCANS[1].1.to_vec())));
        },
        &[OF_102],
    ),
    holder(
        "a scan whose size is another",
        |forge| forge.value("102 mayor")["scan"]["size"] = json!(7),
        &[OF_102],
    ),
    holder(
        "a scan that is named twice, once with another size",
        |forge| {
            forge.value("101 mayor")["scan"] = scan(SCANS[0]);
            forge.value("101 mayor")["scan"]["size"] = json!(7);
        },
        &[OF_102],
    ),
    holder(
        "a scan that nobody has published",
        |forge| forge.value("102 mayor")["scan"]["hash"] = json!("0".repeat(64)),
        &["scan.file blob/0000000000000000000000000000000000000000000000000000000000000000.jpg"],
    ),
    holder(
        "a scan of a type that lies under another name",
        |forge| forge.value("102 mayor")["scan"]["type"] = json!("image/png"),
        &["scan.file blob/6473363ab912cfa28daa3ff5584af04f77fa3ed316bfa1eebfa60a970d173207.png"],
    ),
    holder(
        "a scan of a unit, which has no paper",
        |forge| forge.value("u1")["scan"] = scan(SCANS[0]),
        &["protocol.unit @u1"],
    ),
    holder(
        "a scan of a station whose unit speaks for it",
        |forge| {
            let mut own = crate::honest::protocol("201", 1, "copy", "22:00", 30, [20, 5, 0]);
            own["scan"] = scan(SCANS[0]);
            forge.insert("journal 2", "201", own);
        },
        &["protocol.unit @201"],
    ),
    holder(
        "a scan that is no object",
        |forge| forge.value("102 mayor")["scan"] = json!("a picture"),
        &["entry.form @102 mayor"],
    ),
    holder(
        "a scan of a type that nobody shows",
        |forge| forge.value("102 mayor")["scan"]["type"] = json!("image/webp"),
        &["entry.form @102 mayor"],
    ),
    holder(
        "a scan without a type",
        |forge| drop(forge.value("102 mayor")["scan"].as_object_mut().unwrap().remove("type")),
        &["entry.form @102 mayor"],
    ),
    holder(
        "a scan of no bytes",
        |forge| forge.value("102 mayor")["scan"]["size"] = json!(0),
        &["entry.form @102 mayor"],
    ),
    holder(
        "a scan of 20,000,001 bytes",
        |forge| forge.value("102 mayor")["scan"]["size"] = json!(20_000_001),
        &["entry.form @102 mayor"],
    ),
    holder(
        "a scan whose size is a word",
        |forge| forge.value("102 mayor")["scan"]["size"] = json!("7"),
        &["entry.form @102 mayor"],
    ),
    holder(
        "a scan whose hash is in upper case",
        |forge| forge.value("102 mayor")["scan"]["hash"] = json!("AB".repeat(32)),
        &["entry.form @102 mayor"],
    ),
    holder(
        "a scan whose hash is a leaf's",
        |forge| forge.value("102 mayor")["scan"]["hash"] = json!("A".repeat(43)),
        &["entry.form @102 mayor"],
    ),
    holder(
        "a scan whose hash leads elsewhere",
        |forge| forge.value("102 mayor")["scan"]["hash"] = json!(format!("../{}", "a".repeat(61))),
        &["entry.form @102 mayor"],
    ),
    holder(
        "a scan with an unknown member",
        |forge| forge.value("102 mayor")["scan"]["taken_by"] = json!("Anna"),
        &["entry.form @102 mayor"],
    ),
    holder(
        "a summary with a scan",
        |forge| forge.value("summary")["scan"] = scan(SCANS[0]),
        &["entry.form @summary"],
    ),
];

//! The honest record: every kind of fact, three levels of areas, stations abroad, a publication unit of two members,
//! copies and originals, corrections, scans, an annulment with its repetition, two contests, two keys, two announcements.
//!
//! The tables of tampering name its entries by their labels. Protocols have seven lines (registered, received, issued,
//! unused, found, invalid, valid), then the options: in the contest `president` a, b and against all.

use crate::forge::{Forge, Line, ORIGIN, first_key, second_key};
use serde_json::{Value, json};

/// The files of the scans that it names: their endings, and what stands in them. Nobody decodes them.
pub const SCANS: [(&str, &[u8]); 2] =
    [("jpg", b"\xff\xd8\xff a paper of 102, photographed"), ("pdf", b"%PDF-1.7 a paper of 301, scanned")];

/// What a protocol says of such a file.
pub fn scan((ending, bytes): (&str, &[u8])) -> Value {
    let kind = if ending == "pdf" { "application/pdf" } else { "image/jpeg" };
    json!({ "hash": sha256_hex(bytes), "size": bytes.len(), "type": kind })
}

/// Where such a file lies.
pub fn scan_path((ending, bytes): (&str, &[u8])) -> String {
    format!("blob/{}.{ending}", sha256_hex(bytes))
}

fn sha256_hex(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The honest record of a live election.
pub fn honest() -> Forge {
    let mut lines = definition();
    lines.extend(places());
    lines.extend(night());
    lines.extend(days_after());
    Forge::new(lines)
}

/// The same as a past election: its door is `archive`, one role is enough, and reasons need not be known.
pub fn archive() -> Forge {
    let mut forge = honest();
    for line in &mut forge.lines {
        let value = &mut line.value;
        if value.get("door").is_some() {
            value["door"] = json!("archive");
            value["roles"] = json!(["import"]);
        }
        for member in ["reason", "findings"] {
            if value["fact"] == "closing" {
                continue;
            }
            match value.get_mut(member) {
                Some(Value::String(reason)) => *reason = model::fact::NOT_GIVEN.to_owned(),
                Some(Value::Object(findings)) => {
                    findings.values_mut().for_each(|why| *why = json!(model::fact::NOT_GIVEN));
                }
                _ => {}
            }
        }
    }
    forge.value("opening")["status"] = json!("archive");
    forge
}

/// The same with so many journal checkpoints before its end, so that it has full tiles and a second level.
pub fn long(size: u64) -> Forge {
    let mut forge = honest();
    for number in forge.lines.len() as u64..size {
        forge.insert(
            "closing",
            &format!("filler {number}"),
            journal("2030-05-20T12:00:00+05:00", 400 + number),
        );
    }
    forge
}

fn at(time: &str) -> String {
    format!("2030-05-05T{time}:00+05:00")
}

fn line(label: &str, value: Value) -> Line {
    Line::new(label, value)
}

fn words(text: &str) -> Value {
    json!({ "en": text })
}

fn definition() -> Vec<Line> {
    let lines = ["registered", "received", "issued", "unused", "found", "invalid", "valid"];
    let lines: Vec<Value> = lines.iter().map(|code| json!({ "code": code, "label": words(code) })).collect();
    let check = |code: &str, severity: &str, holds: Value| {
        json!({ "code": code, "holds": holds, "scope": "protocol", "severity": severity,
            "texts": { "public": words(code) } })
    };
    let mut accounted = check("accounted", "warning", json!(["=", ["+", "issued", "unused"], "received"]));
    accounted["tolerance"] = json!({ "bound": "inclusive", "value": 1 });
    let mut abroad = check("abroad_register", "error", json!([">", "registered", 0]));
    abroad["when"] = json!(["kind", "abroad"]);
    let mut fall = check("fall", "warning", json!([">=", "found", ["was", "found"]]));
    fall["scope"] = json!("revision");
    let mut sum = check("sum", "error", json!(["=", ["+", "valid", "invalid"], "found"]));
    sum["silences"] = json!(["votes"]);
    let votes = check("votes", "error", json!(["=", "valid", "votes"]));
    let crowded = check("crowded", "notice", json!(["<", "found", 700]));
    let within = check("within", "error", json!(["<=", "issued", "registered"]));
    let bases = json!({ "ballots_found": "found", "registered": "registered", "took_part": "issued",
        "valid": "valid", "votes_for_options": "votes" });
    let option = |code: &str, kind: &str| json!({ "code": code, "kind": kind, "name": words(code) });
    let contest = |code: &str, options: Vec<Value>, rule: Value| {
        json!({ "$": 1, "at": at("06:00"), "code": code, "display_base": "votes_for_options", "fact": "contest",
            "form": "paper", "name": words(code), "options": options, "rule": rule })
    };
    let level = |code: &str| json!({ "code": code, "name": words(code) });
    vec![
        line(
            "opening",
            json!({ "$": 1, "at": at("06:00"), "decimals": 2, "election": "example-2030",
                "embargo": at("20:00"), "fact": "opening", "key": first_key().verifier_key().to_string(),
                "languages": ["en"], "levels": [level("country"), level("region"), level("district")],
                "notes": [words("an example")], "origin": ORIGIN, "polling_day": "2030-05-05",
                "publication_unit": 50, "status": "live", "title": words("Élection"),
                "turnout_hours": ["10:00", "12:00"] }),
        ),
        line(
            "form",
            json!({ "$": 1, "at": at("06:00"), "bases": bases,
                "checks": [sum, votes, within, accounted, abroad, crowded, fall],
                "code": "paper", "fact": "form", "lines": lines }),
        ),
        line(
            "president",
            contest(
                "president",
                vec![option("a", "candidate"), option("b", "candidate"), option("none", "against_all")],
                json!({ "base": "valid", "kind": "majority", "more_than": [1, 2], "otherwise": "run_off" }),
            ),
        ),
        line(
            "mayor",
            contest(
                "mayor",
                vec![option("x", "candidate"), option("y", "independent")],
                json!({ "kind": "plurality" }),
            ),
        ),
    ]
}

fn places() -> Vec<Line> {
    let area = |code: &str, level: &str, parent: &str| {
        let mut area = json!({ "code": code, "level": level, "name": words(code) });
        if !parent.is_empty() {
            area["parent"] = json!(parent);
        }
        area
    };
    let areas = |areas: Vec<Value>| json!({ "$": 1, "areas": areas, "at": at("06:00"), "fact": "areas" });
    let stations = |area: &str, stations: Vec<Value>| json!({ "$": 1, "area": area, "at": at("06:00"), "fact": "stations", "stations": stations });
    vec![
        line(
            "areas",
            areas(vec![
                area("country", "country", ""),
                area("north", "region", "country"),
                area("south", "region", "country"),
                area("n1", "district", "north"),
                area("n2", "district", "north"),
            ]),
        ),
        line("areas abroad", areas(vec![area("abroad", "region", "country")])),
        line("stations n1", stations("n1", vec![station("101", Some(1000)), station("102", Some(800))])),
        line(
            "stations n2",
            stations(
                "n2",
                vec![
                    json!({ "code": "u1", "kind": "unit", "name": words("u1"), "registered": 70 }),
                    json!({ "code": "201", "name": words("201"), "unit": "u1" }),
                    json!({ "code": "202", "kind": "hospital", "name": words("202"), "unit": "u1" }),
                    station("203", Some(500)),
                ],
            ),
        ),
        line("stations south", stations("south", vec![station("301", Some(900))])),
        line(
            "stations abroad",
            stations(
                "abroad",
                vec![json!({ "city": "Oslo", "code": "401", "country": "NO", "kind": "abroad",
                    "mission": "embassy", "name": words("401"), "registered": 120 })],
            ),
        ),
        line("journal 1", journal(&at("09:00"), 10)),
        line("turnout 10", turnout("north", "10:00", json!([["101", 300, 1000], ["102", 200, 800]]))),
        line("turnout 10 south", turnout("south", "10:00", json!([["south", 100, 900]]))),
        line("turnout 12", turnout("north", "12:00", json!([["101", 500, 1000], ["203", 150, 500]]))),
        line("turnout 12 again", {
            let mut again = turnout("north", "12:00", json!([["101", 500, 1000], ["203", 151, 500]]));
            again["reason"] = json!("a digit was misread");
            again
        }),
    ]
}

/// A station of which little is known.
pub fn station(code: &str, registered: Option<u64>) -> Value {
    let mut station = json!({ "code": code, "name": words(code) });
    if let Some(registered) = registered {
        station["registered"] = json!(registered);
    }
    station
}

/// A turnout report.
pub fn turnout(area: &str, hour: &str, rows: Value) -> Value {
    json!({ "$": 1, "area": area, "at": at(hour), "door": "entry", "fact": "turnout", "hour": hour,
        "roles": ["entry", "approval"], "rows": rows })
}

/// A checkpoint of the journal. Its root follows from its size.
pub fn journal(at: &str, size: u64) -> Value {
    use base64::Engine;
    let root = record::merkle::leaf_hash(&size.to_be_bytes());
    let root = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(root.0);
    json!({ "$": 1, "at": at, "fact": "journal", "root": root, "size": size })
}

/// A protocol of the contest `president` with its votes; the lines are in order. `turnout` ballots were issued.
pub fn protocol(
    station: &str,
    revision: u64,
    basis: &str,
    time: &str,
    registered: u64,
    votes: [u64; 3],
) -> Value {
    let found: u64 = votes.iter().sum::<u64>() + 2;
    let mut lines = vec![registered, registered, found, registered - found, found, 2, found - 2];
    lines.extend(votes);
    let time = if time.len() == 5 { at(time) } else { time.to_owned() };
    json!({ "$": 1, "at": time, "basis": basis, "contest": "president", "door": "entry", "fact": "protocol",
        "lines": lines, "revision": revision, "roles": ["entry", "entry", "approval"], "station": station })
}

fn for_mayor(station: &str, time: &str, votes: [u64; 2]) -> Value {
    let found = votes[0] + votes[1];
    let mut value = protocol(station, 1, "original", time, 1000, [0; 3]);
    value["contest"] = json!("mayor");
    value["lines"] = json!([1000, 1000, found, 1000 - found, found, 0, found, votes[0], votes[1]]);
    value
}

fn announcement(contest: &str, stage: &str, basis: &str, time: &str) -> Value {
    json!({ "$": 1, "at": time, "basis": basis, "contest": contest, "fact": "announcement",
        "roles": ["operator", "approval"], "stage": stage })
}

/// The night: copies, a finding that is explained, the unit, and the preliminary announcement.
fn night() -> Vec<Line> {
    let mut copy_102 = protocol("102", 1, "copy", "21:10", 800, [250, 200, 20]);
    copy_102["lines"][3] = json!(320);
    copy_102["findings"] = json!({ "accounted": "eight ballots were spoilt by rain" });
    let mut original_401 = protocol("401", 1, "original", "21:40", 120, [50, 40, 3]);
    original_401["commission"] = json!("abroad");
    original_401["source_version"] = json!(4);
    vec![
        line("101 copy", protocol("101", 1, "copy", "21:00", 1000, [400, 300, 10])),
        line("102 copy", copy_102),
        line("u1", protocol("u1", 1, "original", "21:20", 70, [30, 20, 1])),
        // Counted where it was later already, before the embargo ended; it waited.
        line("203", protocol("203", 1, "original", "19:30", 500, [200, 150, 5])),
        line("301 copy", protocol("301", 1, "copy", "21:35", 900, [300, 350, 9])),
        line("401", original_401),
        line("preliminary", announcement("president", "preliminary", "best", &at("23:00"))),
        line("journal 2", journal(&at("23:01"), 200)),
    ]
}

/// The days after: originals, corrections, a summary, an annulment and what follows, the final announcement.
fn days_after() -> Vec<Line> {
    let day = |day: u32, time: &str| format!("2030-05-{day:02}T{time}:00+05:00");
    let with_reason = |mut value: Value, reason: &str| {
        value["reason"] = json!(reason);
        value
    };
    let with_scan = |mut value: Value, file| {
        value["scan"] = scan(file);
        value
    };
    let corrected = protocol("102", 2, "original", &day(6, "10:10"), 800, [252, 200, 20]);
    let mut summary = json!({ "$": 1, "area": "north", "at": day(6, "12:00"), "basis": "original",
        "contest": "president", "door": "file", "fact": "summary", "roles": ["import", "approval"] });
    summary["lines"] = json!([2370, 2370, 1600, 770, 1600, 8, 1592, 882, 670, 37]);
    vec![
        line("101", protocol("101", 2, "original", &day(6, "10:00"), 1000, [400, 300, 10])),
        line("102", with_reason(corrected, "the copy was hard to read")),
        line(
            "301",
            with_scan(protocol("301", 2, "original", &day(6, "10:20"), 900, [300, 350, 9]), SCANS[1]),
        ),
        line(
            "203 again",
            with_reason(
                protocol("203", 2, "original", &day(6, "11:00"), 500, [201, 149, 5]),
                "counted again",
            ),
        ),
        line("summary", summary),
        line(
            "annulment",
            json!({ "$": 1, "at": day(7, "09:00"), "commission": "country", "contest": "president",
                "fact": "annulment", "reason": "the box was open", "roles": ["decision", "approval"],
                "station": "203" }),
        ),
        line(
            "203 repeated",
            with_reason(
                protocol("203", 3, "original", "2030-05-12T21:00:00+05:00", 500, [180, 160, 6]),
                "the voting was repeated",
            ),
        ),
        line("101 mayor", for_mayor("101", &day(12, "22:00"), [420, 280])),
        line("102 mayor", with_scan(for_mayor("102", &day(12, "22:10"), [300, 310]), SCANS[0])),
        line(
            "key",
            json!({ "$": 1, "at": day(13, "09:00"), "fact": "key",
                "key": second_key().verifier_key().to_string() }),
        ),
        line("journal 3", journal(&day(13, "09:01"), 400)),
        line("mayor announced", announcement("mayor", "preliminary", "best", &day(13, "10:00"))),
        line("final", announcement("president", "final", "original", &day(14, "10:00"))),
        line(
            "closing",
            json!({ "$": 1, "at": day(31, "10:00"), "fact": "closing", "reason": "the election is over" }),
        ),
    ]
}

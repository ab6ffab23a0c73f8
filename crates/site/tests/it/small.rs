//! A small election with something for every page: two contests, areas of two levels, stations abroad, turnout by the
//! hour, a correction, an annulment, findings, two announcements.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use model::fact::{BasisRule, Fact};
use record::{Hash, canonical, merkle};
use replay::{AsOf, State, View};
use serde_json::{Value, json};
use site::{Head, Snapshot};
use tabulation::AreaIndex;

fn at(time: &str) -> String {
    format!("2030-05-05T{time}:00+05:00")
}

/// A text in three languages; the markup in it must never reach a page as such.
fn words(text: &str) -> Value {
    json!({ "en": format!("{text} <b>&"), "kk": format!("{text} қаз"), "ru": format!("{text} рус") })
}

struct Record {
    state: State,
    last: std::collections::BTreeMap<String, Hash>,
}

impl Record {
    fn push(&mut self, mut value: Value) {
        let protocol = value["fact"] == "protocol" || value["fact"] == "annulment";
        let whose = format!("{} {}", value["contest"], value["station"]);
        if let Some(hash) = self.last.get(&whose).filter(|_| protocol) {
            value["supersedes"] = json!(URL_SAFE_NO_PAD.encode(hash.0));
        }
        let bytes = canonical::to_bytes(&value).unwrap();
        let hash = merkle::leaf_hash(&bytes);
        if value["fact"] == "protocol" {
            self.last.insert(whose, hash);
        }
        let mut violations = Vec::new();
        let fact = Fact::from_bytes(&bytes).unwrap_or_else(|why| panic!("{why}: {value}"));
        self.state.apply(fact, hash, &mut violations);
        assert!(violations.is_empty(), "{violations:?}: {value}");
    }

    fn announce(&mut self, contest: &str, stage: &str, basis: BasisRule, time: &str) {
        let this = self.state.contest(contest).unwrap();
        let view = View::new(&self.state, this, basis, AsOf::Size(self.state.size)).unwrap();
        let result = view.figures(AreaIndex::ROOT).unwrap();
        let basis = if basis == BasisRule::Best { "best" } else { "original" };
        self.push(json!({ "$": 1, "as_of": self.state.size, "at": at(time), "basis": basis, "contest": contest,
            "fact": "announcement", "result": result, "roles": ["announcement", "approval"], "stage": stage }));
    }
}

fn protocol(contest: &str, station: &str, revision: u64, basis: &str, time: &str, lines: &[u64]) -> Value {
    json!({ "$": 1, "at": at(time), "basis": basis, "contest": contest, "door": "entry", "fact": "protocol",
        "lines": lines, "revision": revision, "roles": ["entry", "entry", "approval"], "station": station })
}

fn definition(record: &mut Record, status: &str) {
    let option = |code: &str| json!({ "code": code, "kind": "candidate", "name": words(code) });
    let level = |code: &str| json!({ "code": code, "name": words(code) });
    let key = record::note::SigningKey::from_secret("results.example/2030", &[1; 32]).unwrap();
    record.push(json!({ "$": 1, "at": at("06:00"), "decimals": 2, "election": "example-2030",
        "fact": "opening", "key": key.verifier_key().to_string(), "languages": ["kk", "ru", "en"],
        "levels": [level("country"), level("region")], "notes": [words("a note")],
        "origin": "results.example/2030", "polling_day": "2030-05-05", "status": status,
        "title": words("Title"), "turnout_hours": ["10:00", "12:00"] }));
    let lines = ["registered", "issued", "valid"];
    let lines: Vec<Value> = lines.iter().map(|code| json!({ "code": code, "label": words(code) })).collect();
    let across = |code: &str, scope: &str, rule: &str| {
        json!({ "code": code, "rule": rule, "scope": scope, "severity": "notice",
            "texts": { "public": words(code) } })
    };
    let mut equal = across("alike", "equal", "equal_vectors");
    equal["tolerance"] = json!({ "bound": "inclusive", "value": 1 });
    record.push(json!({ "$": 1, "at": at("06:00"), "bases": { "registered": "registered",
            "took_part": "issued", "valid": "valid", "votes_for_options": "votes" },
        "checks": [
            { "code": "sum", "holds": ["=", "valid", "votes"], "law": "art. 1", "scope": "protocol",
              "severity": "warning", "texts": { "public": words("sum") } },
            across("falls", "turnout", "non_decreasing"),
            equal,
        ],
        "code": "paper", "fact": "form", "lines": lines }));
    for (code, rule) in [
        (
            "president",
            json!({ "base": "valid", "kind": "majority", "more_than": [1, 2], "otherwise": "run_off" }),
        ),
        ("mayor", json!({ "kind": "plurality" })),
    ] {
        record.push(json!({ "$": 1, "at": at("06:00"), "code": code, "display_base": "votes_for_options",
            "fact": "contest", "form": "paper", "name": words(code), "options": [option("x"), option("y")],
            "rule": rule }));
    }
    let area = |code: &str| json!({ "code": code, "level": "region", "name": words(code), "parent": "C" });
    let root = json!({ "code": "C", "level": "country", "name": words("C") });
    record.push(json!({ "$": 1, "areas": [root, area("A"), area("B"), area("Z")], "at": at("06:00"),
        "fact": "areas" }));
    let abroad = |code: &str, country: &str| {
        json!({ "city": "city", "code": code, "country": country, "kind": "abroad", "mission": "embassy",
            "name": words(code), "registered": 100 })
    };
    let station = |code: &str| json!({ "code": code, "name": words(code), "registered": 1000 });
    for (area, stations) in [
        ("A", vec![station("1"), station("2")]),
        ("B", vec![station("3")]),
        ("Z", vec![abroad("9", "KG"), abroad("10", "XX")]),
    ] {
        record.push(json!({ "$": 1, "area": area, "at": at("06:00"), "fact": "stations",
            "stations": stations }));
    }
}

/// A snapshot before anything is counted.
pub fn empty() -> Snapshot {
    let mut record = Record { state: State::default(), last: Default::default() };
    definition(&mut record, "demonstration");
    snapshot(record)
}

/// A past election: one protocol by the station's own commission, its correction by another.
pub fn archive() -> Snapshot {
    let mut record = Record { state: State::default(), last: Default::default() };
    definition(&mut record, "archive");
    let mut first = protocol("president", "1", 1, "original", "21:00", &[1000, 500, 490, 300, 190]);
    (first["door"], first["roles"]) = (json!("archive"), json!(["import"]));
    record.push(first);
    let mut second = protocol("president", "1", 2, "original", "22:00", &[1000, 500, 490, 299, 191]);
    (second["commission"], second["door"]) = (json!("A <i>"), json!("file"));
    (second["roles"], second["reason"]) = (json!(["import", "clerk's <b>"]), json!("counted again"));
    record.push(second);
    snapshot(record)
}

/// A past election of these stations, times and votes for two options, in the order of its file.
pub fn archive_of(protocols: &[(&str, &str, [u64; 2])]) -> Snapshot {
    let mut record = Record { state: State::default(), last: Default::default() };
    definition(&mut record, "archive");
    for (place, &(station, time, [x, y])) in protocols.iter().enumerate() {
        let revision = 1 + protocols[..place].iter().filter(|before| before.0 == station).count() as u64;
        let mut fact =
            protocol("president", station, revision, "original", time, &[1000, x + y, x + y, x, y]);
        if revision > 1 {
            fact["reason"] = json!("counted again");
        }
        (fact["door"], fact["roles"]) = (json!("archive"), json!(["import"]));
        record.push(fact);
    }
    snapshot(record)
}

/// Area A: its two stations at both hours, then the area as a whole at one of them, above the district of station 3.
pub fn reported_twice() -> Snapshot {
    let mut record = Record { state: State::default(), last: Default::default() };
    definition(&mut record, "demonstration");
    let district = json!({ "code": "D", "level": "region", "name": words("D"), "parent": "A" });
    record.push(json!({ "$": 1, "areas": [district], "at": at("06:00"), "fact": "areas" }));
    record.push(json!({ "$": 1, "area": "D", "at": at("06:00"), "fact": "stations",
        "stations": [{ "code": "7", "name": words("7"), "registered": 500 }] }));
    let parts = |first: u64, second: u64| json!([["1", first, 1000], ["2", second, 1000]]);
    for (area, hour, rows, reason) in [
        ("C", "10:00", json!([["C", 9000, 9999]]), None),
        ("A", "10:00", parts(100, 200), None),
        ("D", "10:00", json!([["7", 50, 500]]), None),
        ("A", "12:00", parts(300, 400), None),
        ("D", "12:00", json!([["D", 60, 500]]), None),
        ("A", "10:00", json!([["A", 360, 2500]]), Some("a figure of one station was read wrong")),
    ] {
        let mut report = json!({ "$": 1, "area": area, "at": at(hour), "door": "entry", "fact": "turnout",
            "hour": hour, "roles": ["entry", "approval"], "rows": rows });
        if let Some(reason) = reason {
            report["reason"] = json!(reason);
        }
        record.push(report);
    }
    snapshot(record)
}

/// A snapshot with something for every page; `corrections` more of them.
pub fn full(corrections: u64) -> Snapshot {
    let mut record = Record { state: State::default(), last: Default::default() };
    definition(&mut record, "demonstration");
    for (area, hour, took_part) in [("A", "10:00", 300), ("B", "10:00", 200), ("A", "12:00", 250)] {
        record.push(json!({ "$": 1, "area": area, "at": at(hour), "door": "entry", "fact": "turnout",
            "hour": hour, "roles": ["entry", "approval"], "rows": [[area, took_part, 1000]] }));
    }
    record.push(protocol("president", "1", 1, "copy", "21:00", &[1000, 500, 490, 300, 190]));
    record.push(protocol("president", "2", 1, "copy", "21:01", &[1000, 500, 490, 300, 190]));
    let mut odd = protocol("president", "9", 1, "original", "21:02", &[100, 90, 90, 50, 39]);
    odd["findings"] = json!({ "sum": "a ballot was taken home" });
    record.push(odd);
    record.push(protocol("mayor", "1", 1, "copy", "21:03", &[1000, 400, 400, 100, 300]));
    record.announce("president", "preliminary", BasisRule::Best, "23:00");
    let mut again = protocol("president", "1", 2, "original", "23:10", &[1000, 500, 490, 299, 191]);
    again["reason"] = json!("counted again <i>");
    record.push(again);
    record.push(protocol("president", "2", 2, "original", "23:11", &[1000, 500, 490, 300, 190]));
    for number in 0..corrections {
        let lines = [2000, 2000, 2000, 101 + number, 1899 - number];
        let mut more = protocol("mayor", "1", number + 2, "original", "23:12", &lines);
        more["reason"] = json!("again");
        record.push(more);
    }
    record.push(json!({ "$": 1, "at": at("23:30"), "commission": "C", "contest": "president",
        "fact": "annulment", "reason": "the box was open", "roles": ["decision", "approval"], "station": "2" }));
    record.announce("president", "preliminary", BasisRule::Best, "23:40");
    snapshot(record)
}

fn snapshot(record: Record) -> Snapshot {
    let head = Head {
        note: String::new(),
        size: record.state.size,
        root: merkle::leaf_hash(b"root"),
        signers: vec!["results.example/2030".to_owned(), "witness.example".to_owned()],
    };
    Snapshot::new(record.state, head).unwrap()
}

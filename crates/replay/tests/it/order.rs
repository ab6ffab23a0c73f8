//! The order of the record: definition before use, revisions without gaps, nothing before the opening or after the end.

use crate::case::{Case, holder};
use crate::forge::Forge;
use crate::honest::{journal, protocol, station};
use serde_json::{Value, json};

/// Changes the form, or a contest, of a record that ends with its contests.
fn definition(forge: &mut Forge, label: &str, change: fn(&mut Value)) {
    change(forge.value(label));
    forge.truncate("areas");
}

/// No contest can be held on the form.
const NO_CONTEST: &[&str] = &["order.definition @president", "order.definition @mayor"];

pub const CASES: &[Case] = &[
    holder(
        "a second opening",
        |forge| {
            let mut again = forge.value("opening").clone();
            again["key"] = json!(crate::forge::foreign_key().verifier_key().to_string());
            forge.insert("journal 2", "opening again", again);
        },
        &["order.opening @opening again"],
    ),
    holder(
        "an entry before the opening",
        |forge| forge.insert("opening", "too early", journal("2030-05-05T05:00:00+05:00", 1)),
        &["order.opening @too early", "order.opening @opening"],
    ),
    holder(
        "an entry after the closing",
        |forge| forge.append("too late", journal("2030-05-31T10:00:00+05:00", 500)),
        &["order.opening @too late"],
    ),
    holder(
        "a form after its contest",
        |forge| {
            forge.shift("form", "areas");
            forge.truncate("101 copy");
        },
        &["order.definition @president", "order.definition @mayor"],
    ),
    holder(
        "a form with a check of a line that there is not",
        |forge| {
            definition(forge, "form", |form| form["checks"][0]["holds"] = json!(["=", "valid", "stolen"]))
        },
        NO_CONTEST,
    ),
    holder(
        "a form with a base that reads the revision before",
        |forge| definition(forge, "form", |form| form["bases"]["valid"] = json!(["was", "valid"])),
        NO_CONTEST,
    ),
    holder(
        "a form whose checks silence each other",
        |forge| definition(forge, "form", |form| form["checks"][1]["silences"] = json!(["sum"])),
        NO_CONTEST,
    ),
    holder(
        "a form with a warning that silences an error",
        |forge| definition(forge, "form", |form| form["checks"][3]["silences"] = json!(["sum"])),
        NO_CONTEST,
    ),
    holder(
        "a form with two checks of one code",
        |forge| definition(forge, "form", |form| form["checks"][1]["code"] = json!("within")),
        NO_CONTEST,
    ),
    holder(
        "a form with a tolerance where there is nothing to tolerate",
        |forge| {
            definition(forge, "form", |form| form["checks"][3]["holds"] = json!(["<", "issued", "received"]))
        },
        NO_CONTEST,
    ),
    holder(
        "a form with a formula of more than 127 bits",
        |forge| {
            definition(forge, "form", |form| {
                let most = json!(9_007_199_254_740_991_u64);
                let square = json!(["*", "valid", ["*", most, most]]);
                form["checks"][0]["holds"] = json!(["<=", 0, square]);
            })
        },
        NO_CONTEST,
    ),
    holder(
        "a form with a rule across protocols that nobody knows",
        |forge| {
            definition(forge, "form", |form| {
                form["checks"][5] = json!({ "code": "odd", "rule": "looks_odd", "scope": "siblings",
                    "severity": "notice", "texts": {} });
            })
        },
        NO_CONTEST,
    ),
    holder(
        "a contest whose rule asks for a base that its form lacks",
        |forge| {
            definition(forge, "form", |form| drop(form["bases"].as_object_mut().unwrap().remove("valid")))
        },
        &["order.definition @president"],
    ),
    holder(
        "a contest with an option that has the code of a line",
        |forge| definition(forge, "president", |contest| contest["options"][0]["code"] = json!("valid")),
        &["order.definition @president"],
    ),
    holder(
        "a contest with a majority of more than all",
        |forge| definition(forge, "president", |contest| contest["rule"]["more_than"] = json!([3, 2])),
        &["order.definition @president"],
    ),
    holder(
        "a station that nobody lists",
        |forge| forge.insert("journal 2", "999", protocol("999", 1, "copy", "22:00", 900, [1, 2, 3])),
        &["order.definition @999"],
    ),
    holder(
        "a station that is listed after its protocol",
        |forge| forge.shift("stations south", "journal 2"),
        &["order.definition @301 copy", "order.revision @301"],
    ),
    holder(
        "a contest that nobody defines",
        |forge| {
            let mut value = protocol("101", 1, "copy", "22:00", 1000, [1, 2, 3]);
            value["contest"] = json!("senate");
            forge.insert("journal 2", "senate", value);
        },
        &["order.definition @senate"],
    ),
    holder(
        "turnout of an area that nobody lists",
        |forge| forge.value("turnout 10 south")["area"] = json!("west"),
        &["order.definition @turnout 10 south"],
    ),
    holder(
        "an area defined twice",
        |forge| {
            let area =
                json!({ "code": "n2", "level": "district", "name": { "en": "n2" }, "parent": "south" });
            let value =
                json!({ "$": 1, "areas": [area], "at": "2030-05-05T06:00:00+05:00", "fact": "areas" });
            forge.insert("stations n1", "areas again", value);
        },
        &["order.definition @areas again"],
    ),
    holder(
        "a second root",
        |forge| {
            let area = json!({ "code": "moon", "level": "country", "name": { "en": "moon" } });
            let value =
                json!({ "$": 1, "areas": [area], "at": "2030-05-05T06:00:00+05:00", "fact": "areas" });
            forge.insert("stations n1", "moon", value);
        },
        &["order.definition @moon"],
    ),
    holder(
        "a station listed twice, with another register",
        |forge| {
            let mut value = forge.value("stations south").clone();
            value["stations"] = json!([station("301", Some(10_000))]);
            forge.insert("journal 1", "stations again", value);
        },
        &["order.definition @stations again"],
    ),
    holder(
        "a form defined twice",
        |forge| {
            let form = forge.value("form").clone();
            forge.insert("areas", "form again", form);
        },
        &["order.definition @form again"],
    ),
    holder(
        "a contest defined twice, with another rule",
        |forge| {
            let mut contest = forge.value("mayor").clone();
            contest["rule"] = json!({ "kind": "seats", "method": "dhondt", "seats": 3 });
            forge.insert("areas", "mayor again", contest);
        },
        &["order.definition @mayor again"],
    ),
    holder(
        "a station that is hidden in a unit that nobody lists",
        |forge| {
            let mut hidden = station("204", None);
            hidden["unit"] = json!("u2");
            forge.value("stations n2")["stations"].as_array_mut().unwrap().push(hidden);
        },
        &["order.definition @stations n2"],
    ),
    holder(
        "a station in a unit of another area",
        |forge| {
            let mut hidden = station("302", None);
            hidden["unit"] = json!("u1");
            forge.value("stations south")["stations"].as_array_mut().unwrap().push(hidden);
        },
        &["order.definition @stations south"],
    ),
    holder(
        "a station in a unit that is a station",
        |forge| {
            let mut hidden = station("204", None);
            hidden["unit"] = json!("203");
            forge.value("stations n2")["stations"].as_array_mut().unwrap().push(hidden);
        },
        &["order.definition @stations n2"],
    ),
    holder(
        "a station that comes to a unit after its figures, and would be in without any",
        |forge| {
            let mut late = station("204", None);
            late["unit"] = json!("u1");
            let mut value = forge.value("stations n2").clone();
            value["stations"] = json!([late]);
            forge.insert("journal 2", "late", value);
        },
        &["order.definition @late"],
    ),
    holder(
        "an area of a level that the opening does not name",
        |forge| forge.value("areas abroad")["areas"][0]["level"] = json!("planet"),
        &["order.definition @areas abroad"],
    ),
    holder(
        "a revision without the one before it",
        |forge| {
            forge.remove("301 copy");
        },
        &["order.revision @301"],
    ),
    holder(
        "a revision that supersedes another entry",
        |forge| forge.falsify("102", |value| value["supersedes"] = json!("A".repeat(43))),
        &["order.revision @102"],
    ),
    holder(
        "a revision that supersedes nothing",
        |forge| forge.falsify("102", |value| drop(value.as_object_mut().unwrap().remove("supersedes"))),
        &["order.revision @102"],
    ),
    holder(
        "a first revision that supersedes something",
        |forge| forge.value("203")["supersedes"] = json!("A".repeat(43)),
        &["order.revision @203"],
    ),
    holder(
        "a gap between revisions",
        |forge| {
            forge.value("203 again")["revision"] = json!(3);
            forge.value("203 repeated")["revision"] = json!(4);
        },
        &["order.revision @203 again"],
    ),
    holder(
        "a revision number used twice",
        |forge| forge.value("203 repeated")["revision"] = json!(2),
        &["order.revision @203 repeated"],
    ),
    holder(
        "an annulment of another protocol",
        |forge| forge.falsify("annulment", |value| value["supersedes"] = json!("A".repeat(43))),
        &["order.revision @annulment"],
    ),
    holder(
        "an annulment of a station that has no protocol in that contest",
        |forge| {
            forge.value("annulment")["contest"] = json!("mayor");
            forge.value("annulment")["supersedes"] = json!("A".repeat(43));
        },
        &["order.revision @annulment"],
    ),
    holder(
        "a copy after an original",
        |forge| {
            let mut value = protocol("203", 3, "copy", "2030-05-06T13:00:00+05:00", 500, [201, 149, 5]);
            value["reason"] = json!("sent once more");
            forge.insert("annulment", "203 copy", value);
            forge.value("203 repeated")["revision"] = json!(4);
        },
        &["order.basis @203 copy"],
    ),
    holder(
        "two copies after an original",
        |forge| {
            for (label, revision) in [("copy", 3), ("copy again", 4)] {
                let mut value =
                    protocol("203", revision, "copy", "2030-05-06T13:00:00+05:00", 500, [201, 149, 5]);
                value["reason"] = json!("sent once more");
                forge.insert("annulment", label, value);
            }
            forge.value("203 repeated")["revision"] = json!(5);
        },
        &["order.basis @copy", "order.basis @copy again"],
    ),
    holder(
        "an announcement before the embargo",
        |forge| forge.value("preliminary")["at"] = json!("2030-05-05T19:59:59+05:00"),
        &["order.embargo @preliminary"],
    ),
    holder(
        "an announcement before the embargo, on another clock",
        |forge| forge.value("preliminary")["at"] = json!("2030-05-05T21:40:00+08:00"),
        &["order.embargo @preliminary"],
    ),
    holder(
        "a journal that has become smaller",
        |forge| forge.value("journal 3")["size"] = json!(199),
        &["order.journal @journal 3"],
    ),
    holder(
        "a journal of the same size with another root",
        |forge| forge.value("journal 3")["size"] = json!(200),
        &["order.journal @journal 3"],
    ),
];

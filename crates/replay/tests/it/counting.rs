//! Protocols, units, turnout: what is counted, by whom, and what must be explained.

use crate::case::{Case, holder};
use crate::honest::{archive, protocol, station, turnout};
use model::fact::NOT_GIVEN;
use serde_json::json;

pub const CASES: &[Case] = &[
    holder(
        "a line too few",
        |forge| forge.falsify("102 mayor", |value| drop(value["lines"].as_array_mut().unwrap().pop())),
        &["protocol.lines @102 mayor"],
    ),
    holder(
        "a line too many",
        |forge| forge.falsify("102 mayor", |value| value["lines"].as_array_mut().unwrap().push(json!(0))),
        &["protocol.lines @102 mayor"],
    ),
    holder(
        "a count above a billion",
        |forge| forge.value("102 mayor")["lines"][0] = json!(1_000_000_001_u64),
        &["protocol.lines @102 mayor"],
    ),
    holder(
        "a summary with a count above a billion",
        |forge| forge.value("summary")["lines"][0] = json!(1_000_000_001_u64),
        &["protocol.lines @summary"],
    ),
    holder(
        "a summary with a line too few",
        |forge| forge.falsify("summary", |value| drop(value["lines"].as_array_mut().unwrap().pop())),
        &["protocol.lines @summary"],
    ),
    holder(
        "a finding that is left out",
        |forge| drop(forge.value("102 copy").as_object_mut().unwrap().remove("findings")),
        &["protocol.findings @102 copy"],
    ),
    holder(
        "a finding that is invented",
        |forge| forge.value("203")["findings"] = json!({ "sum": "it looks odd" }),
        &["protocol.findings @203"],
    ),
    holder(
        "a notice among the findings",
        |forge| forge.value("101")["findings"] = json!({ "crowded": "a large station" }),
        &["protocol.findings @101"],
    ),
    holder(
        "a finding with an empty explanation",
        |forge| forge.value("102 copy")["findings"] = json!({ "accounted": "" }),
        &["protocol.findings @102 copy"],
    ),
    holder(
        "a finding not explained by the source, in a live election",
        |forge| forge.value("102 copy")["findings"] = json!({ "accounted": NOT_GIVEN }),
        &["protocol.findings @102 copy"],
    ),
    holder(
        "a finding of a check for stations abroad, left out",
        |forge| {
            forge.value("401")["lines"][0] = json!(0);
            forge.value("401")["findings"] = json!({ "within": "everyone came without being registered" });
        },
        &["protocol.findings @401"],
    ),
    holder(
        "a silenced finding that is stated",
        |forge| {
            forge.value("203")["lines"][6] = json!(300);
            forge.value("203")["findings"] = json!({ "sum": "a slip", "votes": "a slip" });
        },
        &["protocol.findings @203"],
    ),
    holder(
        "a change without a reason",
        |forge| drop(forge.value("102").as_object_mut().unwrap().remove("reason")),
        &["protocol.reason @102"],
    ),
    holder(
        "an original in place of an original, without a reason",
        |forge| {
            drop(forge.value("203 again").as_object_mut().unwrap().remove("reason"));
            forge.value("203 again")["lines"] = forge.value("203")["lines"].clone();
        },
        &["protocol.reason @203 again"],
    ),
    holder(
        "a change with an empty reason",
        |forge| forge.value("102")["reason"] = json!(""),
        &["protocol.reason @102"],
    ),
    holder(
        "a change for which the source gives no reason, in a live election",
        |forge| forge.value("102")["reason"] = json!(NOT_GIVEN),
        &["protocol.reason @102"],
    ),
    holder(
        "an annulment without a reason",
        |forge| forge.value("annulment")["reason"] = json!(""),
        &["protocol.reason @annulment"],
    ),
    holder(
        "an annulment for which the source gives no reason, in a live election",
        |forge| forge.value("annulment")["reason"] = json!(NOT_GIVEN),
        &["protocol.reason @annulment"],
    ),
    holder(
        "the door archive in a live election",
        |forge| forge.value("203")["door"] = json!("archive"),
        &["protocol.roles @203"],
    ),
    holder(
        "the door archive in a demonstration",
        |forge| {
            forge.value("opening")["status"] = json!("demonstration");
            forge.value("turnout 10")["door"] = json!("archive");
        },
        &["protocol.roles @turnout 10"],
    ),
    holder(
        "a protocol that one person made",
        |forge| forge.value("203")["roles"] = json!(["entry"]),
        &["protocol.roles @203"],
    ),
    holder(
        "a protocol whose second role is empty",
        |forge| forge.value("203")["roles"] = json!(["entry", ""]),
        &["protocol.roles @203"],
    ),
    holder(
        "a turnout report that one person made",
        |forge| forge.value("turnout 10")["roles"] = json!(["entry"]),
        &["protocol.roles @turnout 10"],
    ),
    holder(
        "a summary that one person made",
        |forge| forge.value("summary")["roles"] = json!(["import"]),
        &["protocol.roles @summary"],
    ),
    holder(
        "an annulment that one person made",
        |forge| forge.value("annulment")["roles"] = json!(["decision"]),
        &["protocol.roles @annulment"],
    ),
    holder(
        "an announcement that nobody made",
        |forge| forge.value("final")["roles"] = json!([]),
        &["protocol.roles @final"],
    ),
    holder(
        "a past election with a protocol that nobody brought in",
        |forge| {
            *forge = archive();
            forge.value("203")["roles"] = json!([]);
        },
        &["protocol.roles @203"],
    ),
    holder(
        "a protocol of a station whose unit speaks for it",
        |forge| forge.insert("journal 2", "201", protocol("201", 1, "copy", "22:00", 30, [20, 5, 0])),
        &["protocol.unit @201"],
    ),
    holder(
        "turnout of a station whose unit speaks for it",
        |forge| forge.value("turnout 10")["rows"] = json!([["201", 12, 30]]),
        &["protocol.unit @turnout 10"],
    ),
    holder(
        "a protocol of a station with too few voters",
        |forge| {
            forge.value("stations south")["stations"].as_array_mut().unwrap().push(station("302", Some(49)));
            forge.insert("journal 2", "302", protocol("302", 1, "copy", "22:00", 49, [20, 5, 0]));
        },
        &["protocol.unit @302", "order.announcement @final"],
    ),
    holder(
        "a protocol of a unit with too few voters",
        |forge| forge.value("stations n2")["stations"][0]["registered"] = json!(49),
        &["protocol.unit @u1"],
    ),
    holder(
        "a protocol of a unit without stations",
        |forge| {
            let unit = json!({ "code": "u9", "kind": "unit", "name": { "en": "u9" }, "registered": 5000 });
            forge.value("stations n2")["stations"].as_array_mut().unwrap().push(unit);
            forge.insert("journal 2", "u9", protocol("u9", 1, "original", "22:00", 5000, [4000, 5, 0]));
        },
        &["protocol.unit @u9"],
    ),
    holder(
        "a member of a unit with a register of its own",
        |forge| forge.value("stations n2")["stations"][1]["registered"] = json!(30),
        &["protocol.unit @stations n2"],
    ),
    holder(
        "turnout of a station of another area",
        |forge| forge.value("turnout 10")["rows"] = json!([["101", 300, 1000], ["301", 200, 900]]),
        &["turnout.rows @turnout 10"],
    ),
    holder(
        "turnout of a station that nobody lists",
        |forge| forge.value("turnout 10")["rows"] = json!([["999", 300, 1000]]),
        &["turnout.rows @turnout 10"],
    ),
    holder(
        "turnout of an area beside its stations",
        |forge| forge.value("turnout 10")["rows"] = json!([["north", 300, 1000], ["101", 300, 1000]]),
        &["turnout.rows @turnout 10"],
    ),
    holder(
        "turnout of a station twice",
        |forge| forge.value("turnout 10")["rows"] = json!([["101", 300, 1000], ["101", 300, 1000]]),
        &["turnout.rows @turnout 10"],
    ),
    holder(
        "turnout above a billion",
        |forge| forge.value("turnout 10")["rows"] = json!([["101", 1_000_000_001_u64, 1000]]),
        &["turnout.rows @turnout 10"],
    ),
    holder(
        "turnout that is replaced without a reason",
        |forge| {
            forge.insert("journal 2", "replaced", turnout("south", "10:00", json!([["south", 101, 900]])))
        },
        &["turnout.rows @replaced"],
    ),
    holder(
        "turnout replaced for a reason that the source does not give, in a live election",
        |forge| forge.value("turnout 12 again")["reason"] = json!(NOT_GIVEN),
        &["protocol.reason @turnout 12 again"],
    ),
];

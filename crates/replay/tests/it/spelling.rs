//! Entries that say the same in other bytes, or what no fact says. Only the holder of the key can sign them.

use crate::case::{Case, holder};
use serde_json::json;

pub const CASES: &[Case] = &[
    holder(
        "white space between tokens",
        |forge| forge.spell("journal 2", "{\"$\":1,", "{\"$\": 1,"),
        &["entry.canonical @journal 2"],
    ),
    holder(
        "keys in another order",
        |forge| {
            forge.spell(
                "closing",
                "\"fact\":\"closing\",\"reason\":\"the election is over\"",
                "\"reason\":\"the election is over\",\"fact\":\"closing\"",
            )
        },
        &["entry.canonical @closing"],
    ),
    holder(
        "a letter written as an escape",
        |forge| forge.spell("closing", "the election", "the \\u0065lection"),
        &["entry.canonical @closing"],
    ),
    holder(
        "an escape in upper case",
        |forge| forge.spell("closing", "the election", "the \\u001Flection"),
        &["entry.canonical @closing"],
    ),
    holder(
        "a count written as a fraction",
        |forge| forge.spell("journal 2", "\"size\":200", "\"size\":200.0"),
        &["entry.canonical @journal 2"],
    ),
    holder(
        "a count written with an exponent",
        |forge| forge.spell("journal 2", "\"size\":200", "\"size\":2e2"),
        &["entry.canonical @journal 2"],
    ),
    holder(
        "a count written with a leading zero",
        |forge| forge.spell("journal 2", "\"size\":200", "\"size\":0200"),
        &["entry.canonical @journal 2"],
    ),
    holder(
        "a zero with a sign",
        |forge| forge.spell("101 mayor", "300,700,0,700", "300,700,-0,700"),
        &["entry.canonical @101 mayor"],
    ),
    holder(
        "a member twice",
        |forge| forge.spell("journal 2", "\"size\":200", "\"size\":200,\"size\":200"),
        &["entry.canonical @journal 2"],
    ),
    holder(
        "a member that is null",
        |forge| forge.spell("closing", "is over\"", "is over\",\"successor\":null"),
        &["entry.canonical @closing"],
    ),
    holder(
        "a text that is not in normalisation form C",
        |forge| forge.spell("closing", "the election", "the e\u{301}lection"),
        &["entry.canonical @closing"],
    ),
    holder(
        "an entry of more than 60,000 bytes",
        |forge| forge.value("closing")["reason"] = json!("a".repeat(60_000)),
        &["entry.canonical @closing"],
    ),
    holder(
        "bytes after the object",
        |forge| {
            forge.spell(
                "closing",
                "\"reason\":\"the election is over\"}",
                "\"reason\":\"the election is over\"}{}",
            )
        },
        &["entry.canonical @closing"],
    ),
    holder(
        "an entry that is no object",
        |forge| forge.append("nothing", json!([])),
        &["entry.form @nothing"],
    ),
    holder(
        "an unknown member",
        |forge| forge.value("journal 2")["clerk"] = json!("Anna"),
        &["entry.form @journal 2"],
    ),
    holder(
        "an unknown member deep inside",
        |forge| forge.value("stations abroad")["stations"][0]["voters"] = json!(["Anna"]),
        &["entry.form @stations abroad", "order.definition @401"],
    ),
    holder(
        "a missing member",
        |forge| drop(forge.value("closing").as_object_mut().unwrap().remove("reason")),
        &["entry.form @closing"],
    ),
    holder(
        "an unknown kind",
        |forge| forge.value("journal 2")["fact"] = json!("diary"),
        &["entry.form @journal 2"],
    ),
    holder(
        "an unknown version",
        |forge| forge.value("journal 2")["$"] = json!(2),
        &["entry.form @journal 2"],
    ),
    holder(
        "a time without an offset",
        |forge| forge.value("journal 2")["at"] = json!("2030-05-05T23:01:00Z"),
        &["entry.form @journal 2"],
    ),
    holder(
        "a day that does not exist",
        |forge| forge.value("journal 2")["at"] = json!("2030-02-29T23:01:00+05:00"),
        &["entry.form @journal 2"],
    ),
    holder(
        "a negative count",
        |forge| forge.falsify("102 mayor", |value| value["lines"][5] = json!(-1)),
        &["entry.form @102 mayor"],
    ),
    holder(
        "findings that are there and empty",
        |forge| forge.value("101 mayor")["findings"] = json!({}),
        &["entry.form @101 mayor"],
    ),
    holder(
        "the kind of a station that is ordinary, and says so",
        |forge| forge.value("stations south")["stations"][0]["kind"] = json!("ordinary"),
        &["entry.form @stations south", "order.definition @301 copy", "order.definition @301"],
    ),
    holder(
        "a root of the journal that is no hash",
        |forge| forge.value("journal 2")["root"] = json!("rewritten later"),
        &["entry.form @journal 2"],
    ),
    holder(
        "a turnout hour that is none",
        |forge| forge.value("turnout 10 south")["hour"] = json!("ten"),
        &["entry.form @turnout 10 south"],
    ),
    holder(
        "a station without a code",
        |forge| {
            forge.value("stations south")["stations"] =
                json!([crate::honest::station("301", Some(900)), crate::honest::station("", None)])
        },
        &["entry.form @stations south", "order.definition @301 copy", "order.definition @301"],
    ),
    holder(
        "registers whose sum runs over",
        |forge| {
            let many = 9_007_199_254_740_991_u64;
            let stations: Vec<_> =
                (0..300).map(|number| crate::honest::station(&format!("s{number}"), Some(many))).collect();
            for number in 0..8 {
                let mut stations = stations.clone();
                stations
                    .iter_mut()
                    .for_each(|station| station["code"] = json!(format!("{number}{}", station["code"])));
                let value = json!({ "$": 1, "area": "south", "at": "2030-05-05T06:00:00+05:00", "fact": "stations", "stations": stations });
                forge.insert("stations abroad", &format!("many {number}"), value);
            }
        },
        &[
            "entry.form @many 0",
            "entry.form @many 1",
            "entry.form @many 2",
            "entry.form @many 3",
            "entry.form @many 4",
            "entry.form @many 5",
            "entry.form @many 6",
            "entry.form @many 7",
        ],
    ),
];

//! Wrong heads and levels.

use super::Case;
use super::In::Definition;

pub const CASES: &[Case] = &[
    (
        Definition,
        "id = \"small\"",
        "id = small",
        &[
            "e.toml:1:6: found text that is no TOML (string values must be quoted, expected literal string), expected TOML",
        ],
    ),
    (
        Definition,
        "\"small\"",
        "\"Small\"",
        &[r#"e.toml:1:6: id: found "Small", expected a name of lower-case letters, digits and hyphens"#],
    ),
    (
        Definition,
        "\"live\"",
        "\"lvie\"",
        &[
            r#"e.toml:2:10: status: found "lvie", expected one of live, rehearsal, demonstration or archive, did you mean "live"?"#,
        ],
    ),
    (
        Definition,
        "status = ",
        "state = ",
        &[
            "e.toml:1:1: found no status, expected the key status",
            r#"e.toml:2:1: found the unknown key "state", expected one of area, areas, contest, decimals, embargo, form, id, languages, level, notes, opened_at, polling_day, publication_unit, stations, status, title or turnout_hours"#,
        ],
    ),
    (
        Definition,
        "2026-05-17\"",
        "2026-02-29\"",
        &[
            r#"e.toml:3:15: polling_day: found "2026-02-29", expected a day of the calendar, such as "2024-06-09""#,
        ],
    ),
    (
        Definition,
        "\"2026-05-17\"",
        "2026-05-17",
        &[
            r#"e.toml:3:15: polling_day: found a datetime, expected a day of the calendar, such as "2024-06-09", put it in quotes"#,
        ],
    ),
    (
        Definition,
        "[\"en\", \"fr\"]",
        "[\"en\", \"en\"]",
        &[r#"e.toml:4:20: languages[1]: found "en" twice, expected each language once"#],
    ),
    (
        Definition,
        "[\"en\", \"fr\"]",
        "[\"en\", \"fr\", \"de\"]",
        &[
            "areas.csv:1: found no column name_de, expected one of code, level, name_en, name_fr, name_de, parent or utc_offset",
            r#"e.toml:12:9: title: found no text in "de", expected a text in each language"#,
            r#"e.toml:13:10: notes[0]: found no text in "de", expected a text in each language"#,
            r#"e.toml:17:8: level[0].name: found no text in "de", expected a text in each language"#,
            r#"e.toml:20:8: level[1].name: found no text in "de", expected a text in each language"#,
            r#"e.toml:27:9: form[0].line[0].label: found no text in "de", expected a text in each language"#,
            r#"e.toml:30:9: form[0].line[1].label: found no text in "de", expected a text in each language"#,
            r#"e.toml:40:16: form[0].check[0].texts.public: found no text in "de", expected a text in each language"#,
            r#"e.toml:41:15: form[0].check[0].texts.staff: found no text in "de", expected a text in each language"#,
            r#"e.toml:48:16: form[0].check[1].texts.public: found no text in "de", expected a text in each language"#,
            r#"e.toml:49:15: form[0].check[1].texts.staff: found no text in "de", expected a text in each language"#,
            r#"e.toml:57:16: form[0].check[2].texts.public: found no text in "de", expected a text in each language"#,
            r#"e.toml:58:15: form[0].check[2].texts.staff: found no text in "de", expected a text in each language"#,
            r#"e.toml:65:16: form[0].check[3].texts.public: found no text in "de", expected a text in each language"#,
            r#"e.toml:66:15: form[0].check[3].texts.staff: found no text in "de", expected a text in each language"#,
            r#"e.toml:81:8: contest[0].option[1].name: found no text in "de", expected a text in each language"#,
        ],
    ),
    (
        Definition,
        "decimals = 2",
        "decimals = 7",
        &["e.toml:5:12: decimals: found 7, expected an integer from 0 to 6"],
    ),
    (
        Definition,
        "20:00:00+01:00",
        "20:00:00",
        &[
            r#"e.toml:7:11: embargo: found "2026-05-17T20:00:00", expected a time with offset, such as "2024-06-09T21:00:00+03:00""#,
        ],
    ),
    (
        Definition,
        "17T20:00:00",
        "17T05:00:00",
        &[
            r#"e.toml:7:11: embargo: found "2026-05-17T05:00:00+01:00", expected a time not before opened_at, "2026-05-17T06:00:00+01:00""#,
        ],
    ),
    (
        Definition,
        "[\"10:00\", \"14:00\"]",
        "[\"14:00\", \"10:00\", \"25:00\"]",
        &[
            r#"e.toml:9:27: turnout_hours[1]: found "10:00", expected an hour after "14:00""#,
            r#"e.toml:9:36: turnout_hours[2]: found "25:00", expected an hour such as "10:05""#,
        ],
    ),
    (
        Definition,
        "areas = \"areas.csv\"",
        "areas = \"places.csv\"",
        &[r#"e.toml:10:9: areas: found "places.csv", expected areas.csv"#],
    ),
    (
        Definition,
        "stations = \"stations.csv\"",
        "stations = \"import\"",
        &[
            r#"stations.csv: found a file that the definition does not name, expected none, or stations = "stations.csv" in the definition"#,
        ],
    ),
    (
        Definition,
        "An election",
        "An e\u{301}lection",
        &[
            r#"e.toml:12:16: title.en: found "An e\u{301}lection", expected a text, write it in Unicode normalisation form C"#,
        ],
    ),
    (
        Definition,
        "code = \"district\"",
        "code = \"country\"",
        &[
            r#"areas.csv:3: column level: found "district", expected country"#,
            r#"areas.csv:4: column level: found "district", expected country"#,
            r#"e.toml:19:8: level[1].code: found "country" twice, expected a code that is not used yet"#,
        ],
    ),
];

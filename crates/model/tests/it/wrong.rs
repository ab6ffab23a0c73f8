//! A table of wrong definitions and the words in which each is told of.
//!
//! Every case is the right definition below with one text replaced by another.

use model::definition::read::{SourceFile, read};

pub const DEFINITION: &str = r#"id = "small"
status = "live"
polling_day = "2026-05-17"
languages = ["en", "fr"]
decimals = 2
opened_at = "2026-05-17T06:00:00+01:00"
embargo = "2026-05-17T20:00:00+01:00"
publication_unit = 30
turnout_hours = ["10:00", "14:00"]
areas = "areas.csv"
stations = "stations.csv"
title = { en = "An election", fr = "Une élection" }
notes = [{ en = "Made up.", fr = "Inventé." }]

[[level]]
code = "country"
name = { en = "Country", fr = "Pays" }
[[level]]
code = "district"
name = { en = "District", fr = "District" }

[[form]]
code = "precinct"
bases = { votes_for_options = "votes", valid = "valid", took_part = "valid + invalid" }
[[form.line]]
code = "valid"
label = { en = "Valid", fr = "Valables" }
[[form.line]]
code = "invalid"
label = { en = "Invalid", fr = "Nuls" }
[[form.check]]
code = "votes_sum"
severity = "error"
holds = "votes = valid"
when = "kind != abroad"
tolerance = { value = 3, bound = "inclusive" }
silences = ["changed"]
fails = { votes = 1, valid = 5 }
passes = { votes = 2, valid = 5 }
texts.public = { en = "No sum.", fr = "Pas de somme." }
texts.staff = { en = "Compare.", fr = "Comparez." }
[[form.check]]
code = "changed"
severity = "notice"
scope = "revision"
holds = "ada = was(ada)"
fails = { ada = 1, was = { ada = 2 } }
passes = { ada = 1, was = { ada = 1 } }
texts.public = { en = "Changed.", fr = "Changé." }
texts.staff = { en = "Why?", fr = "Pourquoi ?" }
[[form.check]]
code = "jump"
severity = "notice"
scope = "turnout"
rule = "rise_against_siblings"
tolerance = { percent = "12.5", bound = "exclusive" }
texts.public = { en = "A jump.", fr = "Un saut." }
texts.staff = { en = "Ask.", fr = "Demandez." }

[[contest]]
code = "president"
form = "precinct"
name = "President"
display_base = "votes_for_options"
rule = { kind = "majority", base = "took_part", more_than = [1, 2], otherwise = "run_off" }
[[contest.option]]
code = "ada"
kind = "candidate"
name = "Ada"
[[contest.option]]
code = "against"
kind = "against_all"
name = { en = "Against all", fr = "Contre tous" }
"#;

pub const AREAS: &str = "\
code,level,parent,name_en,name_fr,utc_offset
C,country,,Land,Pays,+01:00
D,district,C,One,Un,+01:00
E,district,C,Two,Deux,
";

pub const STATIONS: &str = "\
code,area,name,kind,registered,country,city,unit
1,D,School,,200,,,
2,D,Hut,,12,,,U
3,D,Tower,,20,,,U
U,D,Hut and tower,unit,32,,,
4,E,Embassy,abroad,80,PT,Lisbon,
";

#[derive(Clone, Copy)]
enum In {
    Definition,
    Areas,
    Stations,
}
use In::{Areas, Definition, Stations};

fn problems(place: In, from: &str, to: &str) -> Vec<String> {
    let mut texts = [DEFINITION.to_owned(), AREAS.to_owned(), STATIONS.to_owned()];
    let text = &mut texts[place as usize];
    assert!(text.contains(from), "{from}");
    *text = text.replacen(from, to, 1);
    let file = |name, text| SourceFile { name, text };
    let (areas, stations) = (file("areas.csv", texts[1].as_str()), file("stations.csv", texts[2].as_str()));
    match read(file("e.toml", texts[0].as_str()), Some(areas), Some(stations)) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_right_definition_is_right() {
    assert_eq!(problems(Definition, "small", "small"), Vec::<String>::new());
}

#[test]
fn every_wrong_definition_is_told_of_in_words_that_help() {
    let mut different = Vec::new();
    for (place, from, to, expected) in CASES {
        let found = problems(*place, from, to);
        if found != *expected {
            different.push(format!("{from} => {to}\n  {}", found.join("\n  ")));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// In which file, what is replaced by what, and what is said.
const CASES: &[(In, &str, &str, &[&str])] = &[
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
            r#"e.toml:49:16: form[0].check[1].texts.public: found no text in "de", expected a text in each language"#,
            r#"e.toml:50:15: form[0].check[1].texts.staff: found no text in "de", expected a text in each language"#,
            r#"e.toml:57:16: form[0].check[2].texts.public: found no text in "de", expected a text in each language"#,
            r#"e.toml:58:15: form[0].check[2].texts.staff: found no text in "de", expected a text in each language"#,
            r#"e.toml:73:8: contest[0].option[1].name: found no text in "de", expected a text in each language"#,
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
    (
        Definition,
        "valid = \"valid\"",
        "vlaid = \"valid\"",
        &[
            r#"e.toml:24:48: form[0].bases.vlaid: found the base "vlaid", expected one of votes_for_options, valid, ballots_found, took_part or registered, did you mean "valid"?"#,
        ],
    ),
    (
        Definition,
        "valid = \"valid\"",
        "valid = \"was(valid)\"",
        &[
            "e.toml:24:48: form[0].bases.valid: found was(valid), expected was(…) only in a check of scope revision",
        ],
    ),
    (
        Definition,
        "code = \"invalid\"",
        "code = \"was\"",
        &[
            r#"e.toml:24:69: form[0].bases.took_part: found "invalid", expected one of valid, was, ada, against or votes, did you mean "valid"?"#,
            r#"e.toml:29:8: form[0].line[1].code: found "was", expected a code that is no word of the formula language"#,
            r#"e.toml:65:36: contest[0].rule.base: found "took_part", expected one of valid or votes_for_options"#,
        ],
    ),
    (
        Definition,
        "votes = valid",
        "votes = vaild",
        &[
            r#"e.toml:34:9: form[0].check[0].holds: found "vaild", expected one of valid, invalid, ada, against or votes, did you mean "valid"?"#,
        ],
    ),
    (
        Definition,
        "votes = valid",
        "votes = valid +",
        &[
            "e.toml:34:25: form[0].check[0].holds: found the end, expected a number, a line's code, votes, was(…), kind, not or (",
        ],
    ),
    (
        Definition,
        "votes = valid",
        "votes > valid",
        &[
            "e.toml:36:13: form[0].check[0].tolerance: found a tolerance, expected none, unless holds is one comparison with =, <= or >=",
        ],
    ),
    (
        Definition,
        "votes = valid",
        "was(valid) = valid",
        &[
            "e.toml:34:9: form[0].check[0].holds: found was(valid), expected was(…) only in a check of scope revision",
        ],
    ),
    (
        Definition,
        "[\"changed\"]",
        "[\"chnaged\"]",
        &[
            r#"e.toml:37:13: form[0].check[0].silences[0]: found "chnaged", expected one of changed or jump, did you mean "changed"?"#,
        ],
    ),
    (
        Definition,
        "[\"changed\"]",
        "[\"votes_sum\"]",
        &[
            r#"e.toml:37:13: form[0].check[0].silences[0]: found "votes_sum", expected one of changed or jump"#,
        ],
    ),
    (
        Definition,
        "fails = { votes = 1, valid = 5 }\n",
        "",
        &["e.toml:31:1: form[0].check[0]: found no fails, expected the key fails"],
    ),
    (
        Definition,
        "{ votes = 1, valid = 5 }",
        "{ votes = 1, vald = 5 }",
        &[
            r#"e.toml:38:29: form[0].check[0].fails.vald: found the key "vald", expected one of valid, invalid, ada, against, votes, kind or was, did you mean "valid"?"#,
        ],
    ),
    (
        Definition,
        "{ votes = 1, valid = 5 }",
        "{ votes = 1, ada = 5 }",
        &[
            "e.toml:38:19: form[0].check[0].fails.votes: found votes and the first option, expected one of them: votes are given to the first option",
        ],
    ),
    (
        Definition,
        "{ votes = 1, valid = 5 }",
        "{ votes = -1 }",
        &["e.toml:38:19: form[0].check[0].fails.votes: found -1, expected an integer from 0 to 1000000000"],
    ),
    (
        Definition,
        "{ value = 3, bound",
        "{ value = 3, percent = \"1\", bound",
        &[
            "e.toml:36:13: form[0].check[0].tolerance: found a tolerance, expected either a value, or a percent",
        ],
    ),
    (
        Definition,
        "value = 3",
        "percent = \"1.5\"",
        &[
            "e.toml:36:13: form[0].check[0].tolerance: found percent, expected of: the expression of which it is a percentage",
        ],
    ),
    (
        Definition,
        ", fr = \"Comparez.\"",
        "",
        &[
            r#"e.toml:41:15: form[0].check[0].texts.staff: found no text in "fr", expected a text in each language"#,
        ],
    ),
    (
        Definition,
        "texts.staff = { en = \"Ask.\", fr = \"Demandez.\" }\n",
        "",
        &["e.toml:57:1: form[0].check[2].texts: found no staff, expected the key staff"],
    ),
    (
        Definition,
        "rise_against_siblings",
        "rises_against_siblings",
        &[
            r#"e.toml:55:8: form[0].check[2].rule: found "rises_against_siblings", expected one of non_decreasing, reproduces, rise_against_siblings or last_against_protocol, did you mean "rise_against_siblings"?"#,
        ],
    ),
    (
        Definition,
        "tolerance = { percent = \"12.5\", bound = \"exclusive\" }\n",
        "",
        &[
            "e.toml:55:8: form[0].check[2].rule: found no tolerance, expected a tolerance with percent and without of: the limit of this rule is percentage points",
        ],
    ),
    (
        Definition,
        "percent = \"12.5\"",
        "value = 12",
        &[
            "e.toml:56:13: form[0].check[2].tolerance: found a tolerance, expected a tolerance with percent and without of: the limit of this rule is percentage points",
        ],
    ),
    (
        Definition,
        "\"12.5\"",
        "\"112.5\"",
        &[
            r#"e.toml:56:25: form[0].check[2].tolerance.percent: found "112.5", expected a percentage in quotes, such as "1.5", above 0 and at most 100"#,
        ],
    ),
    (
        Definition,
        "rule = \"rise",
        "holds = \"valid = 1\"\nrule = \"rise",
        &[
            "e.toml:55:9: form[0].check[2].holds: found holds, expected no such key: a check of this scope names a rule",
        ],
    ),
    (
        Definition,
        "form = \"precinct\"",
        "form = \"precint\"",
        &[
            r#"e.toml:23:8: form[0].code: found "precinct", expected a form that some contest names"#,
            r#"e.toml:46:9: form[0].check[1].holds: found "ada", expected one of valid, invalid or votes"#,
            r#"e.toml:62:8: contest[0].form: found "precint", expected precinct, did you mean "precinct"?"#,
        ],
    ),
    (
        Definition,
        "display_base = \"votes_for_options\"",
        "display_base = \"registered\"",
        &[
            r#"e.toml:64:16: contest[0].display_base: found "registered", expected one of took_part, valid or votes_for_options"#,
        ],
    ),
    (
        Definition,
        "base = \"took_part\"",
        "base = \"took_prt\"",
        &[
            r#"e.toml:65:36: contest[0].rule.base: found "took_prt", expected one of took_part, valid or votes_for_options, did you mean "took_part"?"#,
        ],
    ),
    (
        Definition,
        "[1, 2]",
        "[3, 2]",
        &["e.toml:65:61: contest[0].rule.more_than: found 3/2, expected a fraction of at most 1"],
    ),
    (
        Definition,
        "[1, 2]",
        "[1, 0]",
        &["e.toml:65:65: contest[0].rule.more_than[1]: found 0, expected an integer from 1 to 1000000"],
    ),
    (
        Definition,
        "\"run_off\"",
        "\"runoff\"",
        &[
            r#"e.toml:65:81: contest[0].rule.otherwise: found "runoff", expected one of run_off or repeat, did you mean "run_off"?"#,
        ],
    ),
    (
        Definition,
        "code = \"against\"",
        "code = \"ada\"",
        &[
            r#"e.toml:71:8: contest[0].option[1].code: found "ada" twice, expected a code that is not used yet"#,
        ],
    ),
    (
        Definition,
        "code = \"against\"",
        "code = \"invalid\"",
        &[
            r#"e.toml:71:8: contest[0].option[1].code: found "invalid", expected a code that is neither a line's nor a word of the formula language"#,
        ],
    ),
    (
        Definition,
        "kind = \"candidate\"",
        "kind = \"against_all\"",
        &[
            "e.toml:60:1: contest[0]: found 2 of 2 options against all, expected at most one against all, and somebody to vote for",
        ],
    ),
    (
        Definition,
        "[[contest.option]]",
        "[[contest.choice]]",
        &[
            r#"e.toml:46:9: form[0].check[1].holds: found "ada", expected one of valid, invalid, against or votes"#,
            r#"e.toml:47:17: form[0].check[1].fails.ada: found the key "ada", expected one of valid, invalid, against, votes, kind or was"#,
            r#"e.toml:47:34: form[0].check[1].fails.was.ada: found the key "ada", expected one of valid, invalid, against, votes, kind or was"#,
            r#"e.toml:48:18: form[0].check[1].passes.ada: found the key "ada", expected one of valid, invalid, against, votes, kind or was"#,
            r#"e.toml:48:35: form[0].check[1].passes.was.ada: found the key "ada", expected one of valid, invalid, against, votes, kind or was"#,
            "e.toml:60:1: contest[0]: found 1 of 1 options against all, expected at most one against all, and somebody to vote for",
            r#"e.toml:66:11: contest[0]: found the unknown key "choice", expected one of code, display_base, form, name, option or rule"#,
        ],
    ),
    (
        Areas,
        "E,district",
        "D,district",
        &[
            r#"areas.csv:4: column code: found "D" twice, expected a code that is not used yet"#,
            r#"stations.csv:6: column area: found "E", expected the code of an area"#,
        ],
    ),
    (
        Areas,
        "D,district,C",
        "D,district,E",
        &[r#"areas.csv:3: column parent: found "E", expected the code of an earlier area"#],
    ),
    (
        Areas,
        "C,country,,",
        "C,country,D,",
        &[r#"areas.csv:2: column parent: found "D", expected no parent: the first area is the root"#],
    ),
    (
        Areas,
        "D,district,C,One",
        "D,region,,One",
        &[
            r#"areas.csv:3: column level: found "region", expected one of country or district"#,
            "areas.csv:3: column parent: found no parent, expected the code of an earlier area: only the first is the root",
        ],
    ),
    (
        Areas,
        "D,district,C,One,Un",
        "D,country,C,One,",
        &[
            r#"areas.csv:3: column level: found "country", expected a level below its parent's"#,
            "areas.csv:3: column name_fr: found nothing, expected a name",
        ],
    ),
    (
        Areas,
        "Pays,+01:00",
        "Pays,",
        &[
            r#"areas.csv:2: column utc_offset: found no offset, expected an offset from UTC such as "+05:00" at the root area"#,
        ],
    ),
    (
        Areas,
        "Un,+01:00",
        "Un,1",
        &[r#"areas.csv:3: column utc_offset: found "1", expected an offset from UTC such as "+05:00""#],
    ),
    (
        Areas,
        "utc_offset",
        "offset",
        &[
            r#"areas.csv:1: found the unknown column "offset", expected one of code, level, name_en, name_fr, parent or utc_offset"#,
            r#"areas.csv:2: column utc_offset: found no offset, expected an offset from UTC such as "+05:00" at the root area"#,
        ],
    ),
    (
        Areas,
        "name_fr",
        "name_de",
        &[
            "areas.csv:1: found no column name_fr, expected one of code, level, name_en, name_fr, parent or utc_offset",
            r#"areas.csv:1: found the unknown column "name_de", expected one of code, level, name_en, name_fr, parent or utc_offset, did you mean "name_en"?"#,
        ],
    ),
    (
        Areas,
        "E,district,C,Two,Deux,",
        "E,district,C",
        &[
            "areas.csv:4: found 3 cells, expected 6 cells",
            r#"stations.csv:6: column area: found "E", expected the code of an area"#,
        ],
    ),
    (Stations, "1,D", "1,X", &[r#"stations.csv:2: column area: found "X", expected the code of an area"#]),
    (
        Stations,
        "1,D",
        "C,D",
        &[r#"stations.csv:2: column code: found "C" twice, expected a code that is not used yet"#],
    ),
    (
        Stations,
        "abroad,80,PT",
        "abroad,80,",
        &[
            r#"stations.csv:6: column country: found nothing, expected an ISO 3166 code of two capital letters, such as "DE": the station is abroad"#,
        ],
    ),
    (
        Stations,
        "abroad,80,PT",
        "abroad,80,Pt",
        &[
            r#"stations.csv:6: column country: found "Pt", expected an ISO 3166 code of two capital letters, such as "DE""#,
        ],
    ),
    (
        Stations,
        ",,200,",
        ",,two,",
        &[r#"stations.csv:2: column registered: found "two", expected an integer from 0 to 1000000000"#],
    ),
    (
        Stations,
        ",,200,",
        ",,29,",
        &[
            "stations.csv:2: column unit: found nothing with 29 registered, expected a publication unit: fewer than 30 are registered",
        ],
    ),
    (
        Stations,
        "12,,,U",
        "12,,,V",
        &[
            r#"stations.csv:3: column unit: found "V", expected the code of a row of kind unit"#,
            "stations.csv:5: column code: found a unit of 1 stations, expected at least two",
            "stations.csv:5: column registered: found 32, expected 20, the sum of its members",
        ],
    ),
    (
        Stations,
        "2,D,Hut,,12",
        "2,E,Hut,,12",
        &[r#"stations.csv:3: column unit: found "U", expected a unit in the same area, "E""#],
    ),
    (
        Stations,
        "2,D,Hut,,12",
        "2,D,Hut,,",
        &[
            "stations.csv:3: column registered: found nothing, expected a count: the station belongs to a unit",
            "stations.csv:5: column registered: found 32, expected 20, the sum of its members",
        ],
    ),
    (
        Stations,
        "unit,32",
        "unit,31",
        &["stations.csv:5: column registered: found 31, expected 32, the sum of its members"],
    ),
    (
        Stations,
        "unit,32",
        "unit,29",
        &["stations.csv:5: column registered: found 29, expected at least 30: it is a publication unit"],
    ),
];

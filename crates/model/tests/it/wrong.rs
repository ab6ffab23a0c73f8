//! A table of wrong definitions and the words in which each is told of.
//!
//! Every case is the right definition below with one text replaced by another.

mod contest;
mod form;
mod head;
mod tables;

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
silences = ["many"]
fails = { votes = 1, valid = 5 }
passes = { votes = 2, valid = 5 }
texts.public = { en = "No sum.", fr = "Pas de somme." }
texts.staff = { en = "Compare.", fr = "Comparez." }
[[form.check]]
code = "many"
severity = "warning"
holds = "invalid < valid"
fails = { invalid = 5, valid = 5 }
passes = { invalid = 4, valid = 5 }
texts.public = { en = "Many.", fr = "Beaucoup." }
texts.staff = { en = "Count.", fr = "Comptez." }
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

/// In which file, what is replaced by what, and what is said.
type Case = (In, &'static str, &'static str, &'static [&'static str]);

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
    assert_eq!(problems(In::Definition, "small", "small"), Vec::<String>::new());
}

#[test]
fn every_wrong_definition_is_told_of_in_words_that_help() {
    let mut different = Vec::new();
    for (place, from, to, expected) in [head::CASES, form::CASES, contest::CASES, tables::CASES].concat() {
        let found = problems(place, from, to);
        if found != expected {
            different.push(format!("{from} => {to}\n  {}", found.join("\n  ")));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

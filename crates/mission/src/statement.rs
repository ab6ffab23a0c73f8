//! Drafting a statement: a cut through everything that is known, made anonymous, and the sentences that follow from it.
//!
//! A draft is three files: the anonymised bundle, the statement with its queries and values, and the printed statement
//! where the program prints. The values are computed from the bundle alone. What is in the files does not change any
//! more: whoever reviews and issues it names the same bytes.

use crate::compare::compare;
use crate::hall::{Done, Hall, NotDone, Order, Who};
use language::{Language, Words};
use model::Texts;
use model::fact::BasisRule;
use model::lifecycle::Person;
use observation::bundle::{Bundle, Official, bundle};
use observation::mission::Mission;
use observation::state::State;
use observation::statement::document::{Document, OfficialHead, Section, Sentence};
use observation::statement::evaluate::{Said, Value, evaluate, phrase};
use observation::statement::{Outline, life};
use replay::{AsOf, View};
use std::collections::BTreeMap;
use std::io::Write;
use tabulation::AreaIndex;

/// Makes the printed statement of a document, where the program prints.
pub type Printer = dyn Fn(&Document, &str) -> Result<Vec<u8>, String> + Send + Sync;

/// The commission's side: the country's totals on the rule *best*, and how many stations each region has.
pub fn official(state: &State, record: &replay::State) -> Option<Official> {
    let contest = record.contest(&state.mission.as_ref()?.contest)?;
    let view = View::new(record, contest, BasisRule::Best, AsOf::Size(record.size))?;
    let figures = view.figures(AreaIndex::ROOT).ok()?;
    let mut all: Vec<(String, u64)> = figures.lines.iter().map(|(code, sum)| (code.clone(), *sum)).collect();
    all.extend(figures.options.iter().map(|option| (option.option.clone(), option.votes)));
    let mut frame: BTreeMap<String, u64> = BTreeMap::new();
    for place in state.places.iter() {
        let model::lifecycle::Commission::Station(_) = &place.of else { continue };
        if let Some(region) = state.places.region(&place.of)
            && let model::lifecycle::Commission::Area(code) = &region.of
        {
            *frame.entry(code.clone()).or_default() += 1;
        }
    }
    all.push(("stations".to_owned(), frame.values().sum()));
    Some(Official { figures: all, frame })
}

/// The bundle as one file: a zip of CSV files, the same bytes for the same tables.
pub fn zipped(bundle: &Bundle) -> Result<Vec<u8>, String> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    // Its time is that of the format's first day, whatever day it is.
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, table) in &bundle.0 {
        writer.start_file(format!("{name}.csv"), options).map_err(|error| error.to_string())?;
        writer.write_all(table.to_csv().as_bytes()).map_err(|error| error.to_string())?;
    }
    writer.finish().map(std::io::Cursor::into_inner).map_err(|error| error.to_string())
}

/// A sentence's words with its value.
pub fn filled(words: &Words, said: &Said<'_>, language: &str) -> String {
    let template = model::text(&said.sentence.text, language);
    let Some(value) = &said.value else { return template.to_owned() };
    let share = value.n.and_then(|n| tabulation::percent(value.k, n, 2));
    let share = share.map_or_else(|| words.percent("no share"), |share| words.percent(&share));
    let percent = |place: usize| match &value.estimate {
        Some(estimate) => words.percent(&estimate[place]),
        None => String::new(),
    };
    let share = if value.estimate.is_some() { percent(0) } else { share };
    template
        .replace("{k}", &words.count(value.k))
        .replace("{n}", &value.n.map_or_else(String::new, |n| words.count(n)))
        .replace("{share}", &share)
        .replace("{low}", &percent(1))
        .replace("{high}", &percent(2))
        .replace("{phrase}", phrase(said.sentence, value, language).unwrap_or_default())
}

fn texts(mission: &Mission, voices: &[(String, Words)], said: &Said<'_>) -> Texts {
    let languages = mission.languages.iter();
    let known = languages.filter_map(|code| voices.iter().find(|(voice, _)| voice == code));
    known.map(|(code, words)| (code.clone(), filled(words, said, code))).collect()
}

/// What a draft consists of.
pub struct Drafted {
    /// The statement.
    pub document: Document,
    /// The anonymised data, zipped.
    pub bundle: Vec<u8>,
}

/// Computes a statement from the present state. `salt`: what only the mission knows.
pub fn compose(
    state: &State,
    record: &replay::State,
    outline: &Outline,
    events: u64,
    salt: &[u8],
) -> Result<Drafted, String> {
    let mission = state.mission.as_ref().ok_or("there is no mission")?;
    let official = official(state, record).ok_or("the commission's record has no totals yet")?;
    let compared = compare(state, record).ok_or("the commission's record has no such contest")?;
    let comparisons: Vec<_> = compared.copies.into_iter().map(|(_, comparison)| comparison).collect();
    let bundle = bundle(state, &comparisons, &official, salt);
    let said = evaluate(outline, &bundle).map_err(|(id, error)| format!("the sentence {id}: {error}"))?;
    let voices: Vec<(String, Words)> = mission
        .languages
        .iter()
        .filter_map(|code| Some((code.clone(), Words::new(Language::parse(code)?))))
        .collect();
    let sections = outline.sections.iter().zip(&said).map(|(section, said)| Section {
        id: section.id.clone(),
        sentences: said
            .iter()
            .map(|said| Sentence {
                id: said.sentence.id.clone(),
                phrases: said.sentence.phrases.clone(),
                query: said.sentence.query.clone(),
                template: said.sentence.text.clone(),
                text: texts(mission, &voices, said),
                value: said.value.clone(),
            })
            .collect(),
        title: section.title.clone(),
    });
    let bytes = zipped(&bundle)?;
    let opening = record.opening.as_ref().ok_or("the commission's record has no opening")?;
    let document = Document {
        bundle: observation::form::sha256_hex(&bytes),
        cut_off: state.last.unwrap_or(opening.at),
        events,
        languages: mission.languages.clone(),
        mission: mission.id.clone(),
        mission_title: mission.title.clone(),
        number: state.statements.keys().next_back().map_or(1, |number| number + 1),
        official: OfficialHead { origin: opening.origin.clone(), size: record.size },
        sections: sections.collect(),
        status: mission.status,
        title: outline.title.clone(),
    };
    Ok(Drafted { document, bundle: bytes })
}

/// Drafts a statement: computes it, keeps its files, and records the draft. Returns its number.
pub async fn draft(hall: &Hall, printer: Option<&Printer>, by: Person) -> Result<u64, NotDone> {
    let failed = NotDone::Failed;
    let outline = {
        let state = hall.state();
        let sha256 =
            state.outline.clone().ok_or(NotDone::Missing { what: "outline of a statement".to_owned() })?;
        let bytes = hall.blobs().read(&sha256).map_err(|error| failed(error.to_string()))?;
        let bytes = bytes.ok_or(NotDone::Missing { what: "file of the outline".to_owned() })?;
        serde_json::from_slice::<Outline>(&bytes).map_err(|error| failed(error.to_string()))?
    };
    let events = hall.store().journal_size().await.map_err(|error| failed(error.to_string()))?;
    let salt = hall.salt();
    let composed = {
        let state = hall.state();
        compose(&state, &hall.official().state(), &outline, events, &salt).map_err(failed)?
    };
    let pdf = match printer {
        Some(printer) => {
            let language = composed.document.languages.first().cloned().unwrap_or_default();
            Some(printer(&composed.document, &language).map_err(failed)?)
        }
        None => None,
    };
    let put = |bytes: &[u8]| hall.blobs().put(bytes).map_err(|error| failed(error.to_string()));
    let number = composed.document.number;
    let draft = life::Draft {
        at: hall.now(),
        bundle: put(&composed.bundle)?,
        by,
        cut_off: events,
        pdf: pdf.as_deref().map(put).transpose()?,
        statement: put(&composed.document.to_json())?,
    };
    let command = Box::new(life::Command::Draft(draft));
    match hall.order(Order::Statement { number, command }, Who { person: Some(by), from: None }).await? {
        Done::Well => Ok(number),
        _ => Err(NotDone::Closed),
    }
}

/// Reads a drafted statement.
pub fn read(hall: &Hall, sha256: &str) -> Option<Document> {
    let bytes = hall.blobs().read(sha256).ok()??;
    Document::from_json(&bytes).ok()
}

/// The value of a sentence in one line of a table: "k of n", or an estimate with its ends.
pub fn value_in_words(words: &Words, value: &Value) -> String {
    match (&value.estimate, value.n) {
        (Some(estimate), Some(n)) => format!(
            "{} [{}; {}], {}",
            words.percent(&estimate[0]),
            words.percent(&estimate[1]),
            words.percent(&estimate[2]),
            words.message(
                "mission-k-of-n",
                &[("k", language::Value::Count(value.k)), ("n", language::Value::Count(n))]
            )
        ),
        (None, Some(n)) => words.message(
            "mission-k-of-n",
            &[("k", language::Value::Count(value.k)), ("n", language::Value::Count(n))],
        ),
        _ => words.count(value.k),
    }
}

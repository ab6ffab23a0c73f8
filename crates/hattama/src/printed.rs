//! The printed statement and digest of a mission, where this program was built to print.
//!
//! Printing takes long to build and is needed by few, so it stands behind the feature `documents`: without it a
//! statement is issued as a file and a page, and nothing else is different.

use mission::http::Press;

/// What makes paper; `None` where the program was built without.
#[cfg(not(feature = "documents"))]
pub fn press() -> Option<Press> {
    None
}

/// What makes paper; `None` where the program was built without.
#[cfg(feature = "documents")]
pub fn press() -> Option<Press> {
    use std::sync::Arc;
    Some(Press { statement: Arc::new(statement), digest: Arc::new(digest) })
}

#[cfg(feature = "documents")]
fn digest(sheet: &mission::digest::Sheet) -> Result<Vec<u8>, String> {
    use documents::{Digest, Table};
    let table = |grid: &mission::digest::Grid| Table {
        caption: grid.caption.clone(),
        heading: grid.heading.clone(),
        rows: grid.rows.clone(),
    };
    let printed = Digest {
        title: sheet.title.clone(),
        mission: sheet.mission.clone(),
        mark: sheet.mark.clone(),
        language: sheet.language.to_owned(),
        made: sheet.made,
        paragraphs: sheet.paragraphs.clone(),
        tables: sheet.tables.iter().map(table).collect(),
        foot: sheet.foot.clone(),
    };
    documents::digest(&printed).map_err(|error| error.to_string())
}

#[cfg(feature = "documents")]
fn statement(
    document: &observation::statement::document::Document,
    language: &str,
) -> Result<Vec<u8>, String> {
    use documents::{Section, Sentence, Statement};
    use language::{Language, Words};
    use observation::mission::Status;

    let spoken = Language::parse(language).ok_or_else(|| format!("nothing is printed in {language:?}"))?;
    let words = Words::new(spoken);
    let mut number = 0;
    let sections = document.sections.iter().map(|section| {
        let sentence = |sentence: &observation::statement::document::Sentence| {
            let figure = sentence.value.as_ref().zip(sentence.query.as_ref()).map(|(value, query)| {
                number += 1;
                let value = mission::statement::value_in_words(&words, value);
                (number.to_string(), value, mission::http::pages::statement::query_in_words(query))
            });
            let text = model::text(&sentence.text, language).to_owned();
            match figure {
                Some((number, value, source)) => {
                    Sentence { text, number: Some(number), source: Some(source), value: Some(value) }
                }
                None => Sentence { text, ..Sentence::default() },
            }
        };
        let sentences: Vec<Sentence> = section.sentences.iter().map(sentence).collect();
        Section { title: model::text(&section.title, language).to_owned(), sentences }
    });
    let sections = sections.collect();
    let time = document.cut_off.to_string();
    let printed = Statement {
        title: model::text(&document.title, language).to_owned(),
        mission: model::text(&document.mission_title, language).to_owned(),
        mark: (document.status == Status::Demonstration)
            .then(|| words.message("mission-mark-demonstration", &[])),
        language: language.to_owned(),
        made: document.cut_off,
        sections,
        foot: vec![
            format!(
                "{} · {}",
                document.mission,
                words.message("mission-cut-off", &[("time", language::Value::Text(&time))])
            ),
            format!("{}: {}", words.message("mission-file-bundle", &[]), document.bundle),
            format!("{} · {}", document.official.origin, document.official.size),
        ],
    };
    documents::statement(&printed).map_err(|error| error.to_string())
}

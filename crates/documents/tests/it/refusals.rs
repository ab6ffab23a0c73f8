//! What is not printed, and what is said then.

use crate::examples;
use documents::{NotPrinted, ROWS_MAX, Sentence, Table};

fn refused(change: impl FnOnce(&mut documents::Statement)) -> NotPrinted {
    let mut statement = examples::statement("en");
    change(&mut statement);
    documents::statement(&statement).expect_err("a refusal")
}

#[test]
fn a_missing_glyph_is_refused_by_name() {
    let refusal =
        refused(|statement| statement.sections[1].sentences[0].text = "Station 投 opened late.".into());
    assert_eq!(
        refusal.to_string(),
        "no glyph for '投' (U+6295) in the section 2, sentence 1: \"Station 投 opened late.\"; \
         write it in other letters"
    );
    let refusal = refused(|statement| statement.foot[1] = "origin \u{202e}gpj.exe".into());
    assert!(refusal.to_string().contains("U+202E) in the line of the foot 2"), "{refusal}");
    let mut digest = examples::digest("kk");
    digest.tables[1].rows[2][3] = "🗳".into();
    let refusal = documents::digest(&digest).expect_err("a refusal").to_string();
    assert!(refusal.contains("(U+1F5F3) in the table 2, row 3, cell 4"), "{refusal}");
}

#[test]
fn a_language_that_nobody_speaks_is_refused() {
    let refusal = refused(|statement| statement.language = "fr".into());
    assert_eq!(refusal.to_string(), "found the language \"fr\", expected one of en, kk, ru");
}

#[test]
fn a_paper_without_title_is_refused() {
    let refusal = refused(|statement| statement.title = " \n".into());
    assert_eq!(refusal.to_string(), "the title is empty, expected a text");
}

#[test]
fn a_number_leads_to_one_row_that_says_something() {
    let sentence = |number: Option<&str>, value: Option<&str>| Sentence {
        text: "Queues were seen.".into(),
        number: number.map(str::to_owned),
        value: value.map(str::to_owned),
        source: None,
    };
    let add =
        |sentence| move |statement: &mut documents::Statement| statement.sections[0].sentences.push(sentence);
    assert!(matches!(refused(add(sentence(Some("99"), None))), NotPrinted::Unfounded { .. }));
    assert!(matches!(refused(add(sentence(Some("1"), Some("no such")))), NotPrinted::NumberTwice { .. }));
    assert!(matches!(refused(add(sentence(None, Some("7")))), NotPrinted::NoNumber { .. }));
}

#[test]
fn a_table_has_its_columns_in_every_row() {
    let mut digest = examples::digest("en");
    digest.tables[0].rows[1].pop();
    let refusal = documents::digest(&digest).expect_err("a refusal").to_string();
    assert!(refusal.contains("row 2: found 3 cells, expected 4, one for each column"), "{refusal}");
    digest.tables[0] = Table { caption: "x".into(), heading: vec![], rows: vec![] };
    assert!(matches!(documents::digest(&digest), Err(NotPrinted::Ragged { row: 0, found: 0, .. })));
}

#[test]
fn too_many_rows_are_refused() {
    let mut digest = examples::digest("en");
    let row = digest.tables[0].rows[0].clone();
    digest.tables[0].rows = vec![row; ROWS_MAX + 1];
    assert!(matches!(documents::digest(&digest), Err(NotPrinted::TooLong { what: "rows", .. })));
}

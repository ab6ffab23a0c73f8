//! What stands on the paper, read by `pdftotext` (poppler-utils).

use crate::examples;
use documents::{Section, Sentence, Table};
use std::process::Command;

/// The text of every page without white space; none where there is no `pdftotext`, which is said by name.
fn pages(test: &str, pdf: &[u8]) -> Option<Vec<String>> {
    let file = std::env::temp_dir().join(format!("hattama-documents-{}-{test}.pdf", std::process::id()));
    std::fs::write(&file, pdf).unwrap();
    let read = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&file).arg("-").output();
    std::fs::remove_file(&file).unwrap();
    match read {
        Ok(read) if read.status.success() => {
            let text = String::from_utf8(read.stdout).unwrap();
            Some(text.split_terminator('\u{c}').map(even).collect())
        }
        found => {
            let required = std::env::var("HATTAMA_REQUIRE").is_ok_and(|require| require == "1");
            assert!(!required, "{test} wants pdftotext of poppler-utils, found {found:?}");
            eprintln!("skipped: {test}, for want of pdftotext of poppler-utils");
            None
        }
    }
}

/// Without white space: a line may end at a space, and after a slash or a hyphen.
fn even(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Everything that a document says, in words of its own.
fn texts(statement: &documents::Statement) -> Vec<&str> {
    let sentences = statement.sections.iter().flat_map(|section| &section.sentences);
    let figures = sentences.clone().flat_map(|it| it.value.iter().chain(&it.source));
    let titles = statement.sections.iter().map(|section| &section.title);
    let all = titles.chain(sentences.map(|it| &it.text)).chain(figures).chain(&statement.foot);
    all.chain([&statement.title, &statement.mission]).map(String::as_str).collect()
}

#[test]
fn every_sentence_is_on_the_paper_in_three_languages() {
    for language in examples::LANGUAGES {
        let statement = examples::statement(language);
        let pdf = documents::statement(&statement).unwrap();
        let Some(pages) = pages(&format!("every_sentence_{language}"), &pdf) else { return };
        let all = pages.concat();
        for text in texts(&statement) {
            assert!(all.contains(&even(text)), "{language}: {text:?} is not in {all:?}");
        }
        let mark = even(statement.mark.as_deref().unwrap());
        for (index, page) in pages.iter().enumerate() {
            assert!(page.contains(&mark), "the mark on page {} in {language}", index + 1);
            assert!(
                page.contains(&even(&statement.foot[0])),
                "the origin on page {} in {language}",
                index + 1
            );
            let number = format!("{}/{}", index + 1, pages.len());
            assert!(page.contains(&number), "{number:?} in {page:?}");
        }
    }
}

#[test]
fn the_letters_of_kazakh_are_on_the_paper() {
    let mut statement = examples::statement("kk");
    let letters = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі: Әділ сайлау, құқық, көңіл, үміт, жиһаз, ғылым";
    statement.sections[0].title = letters.to_owned();
    statement.sections[0].sentences[0].text = letters.to_owned();
    statement.title = letters.to_owned();
    let pdf = documents::statement(&statement).unwrap();
    let Some(pages) = pages("kazakh", &pdf) else { return };
    assert_eq!(pages[0].matches(&even(letters)).count(), 3, "{:?}", pages[0]);
}

#[test]
fn markup_in_a_text_is_text() {
    let signs = "#panic(\"x\") #let x = 1; [a] *b* _c_ `d` $e$ @f <g> \\h // i /* j */ = k - l ~ -- \"m\" 'n' \
                 {{ o }} http://example.org/p https://example.org #q https:// \\u{41} + r / s: t";
    let statement = documents::Statement {
        title: signs.to_owned(),
        mission: signs.to_owned(),
        mark: Some(signs.to_owned()),
        sections: vec![Section {
            title: signs.to_owned(),
            sentences: vec![Sentence {
                text: signs.to_owned(),
                number: Some("#1".to_owned()),
                source: Some(signs.to_owned()),
                value: Some(signs.to_owned()),
            }],
        }],
        foot: vec![signs.to_owned()],
        ..examples::statement("en")
    };
    let digest = documents::Digest {
        paragraphs: vec![signs.to_owned(); 2],
        tables: vec![Table {
            caption: signs.to_owned(),
            heading: vec![signs.to_owned()],
            rows: vec![vec![signs.to_owned()]],
        }],
        ..examples::digest("ru")
    };
    let printed = [
        (documents::statement(&statement).unwrap(), 5, "markup_statement"),
        (documents::digest(&digest).unwrap(), 5, "markup_digest"),
    ];
    for (pdf, least, test) in printed {
        let Some(pages) = pages(test, &pdf) else { return };
        let found = pages.concat().matches(&even(signs)).count();
        assert!(found >= least, "{found} times: {pages:?}");
    }
}

#[test]
fn every_cell_of_a_digest_is_on_the_paper_in_three_languages() {
    for language in examples::LANGUAGES {
        let digest = examples::digest(language);
        let pdf = documents::digest(&digest).unwrap();
        let Some(pages) = pages(&format!("every_cell_{language}"), &pdf) else { return };
        assert!(pages.len() <= 2, "{} pages", pages.len());
        let all = pages.concat();
        let cells = digest.tables.iter().flat_map(|table| {
            let cells = table.rows.iter().flatten().chain(&table.heading);
            cells.chain([&table.caption])
        });
        for text in cells.chain(&digest.paragraphs).chain(&digest.foot) {
            assert!(all.contains(&even(text)), "{language}: {text:?} is not in {all:?}");
        }
    }
}

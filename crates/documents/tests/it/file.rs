//! The file: the same bytes for the same input, for archives, for screen readers, with title, language and time.

use crate::examples;

/// Whether the bytes of the file hold this text; what a reader looks for before it unpacks anything.
fn holds(pdf: &[u8], text: &str) -> bool {
    pdf.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for language in examples::LANGUAGES {
        let statement = examples::statement(language);
        let digest = examples::digest(language);
        let first = documents::statement(&statement).unwrap();
        let other = documents::digest(&digest).unwrap();
        assert_eq!(documents::statement(&statement).unwrap(), first, "{language}");
        assert_eq!(documents::digest(&digest).unwrap(), other, "{language}");
    }
}

#[test]
fn another_minute_gives_other_bytes_and_no_other_time_is_in_the_file() {
    let mut statement = examples::statement("en");
    let first = documents::statement(&statement).unwrap();
    assert!(holds(&first, "2026-11-16T14:00:00+05:00"));
    assert!(holds(&first, "D:20261116140000+05'00"));
    statement.made = model::moment::Moment::parse("2026-11-16T14:01:00+05:00").unwrap();
    let second = documents::statement(&statement).unwrap();
    assert_ne!(first, second);
    assert!(!holds(&second, "2026-11-16T14:00:00"));
}

#[test]
fn the_file_is_for_archives_and_for_screen_readers() {
    for language in examples::LANGUAGES {
        for pdf in [
            documents::statement(&examples::statement(language)).unwrap(),
            documents::digest(&examples::digest(language)).unwrap(),
        ] {
            assert!(pdf.starts_with(b"%PDF-1.7"));
            for text in [
                "<pdfaid:part>2</pdfaid:part>",
                "<pdfaid:conformance>A</pdfaid:conformance>",
                "<pdfuaid:part>1</pdfuaid:part>",
                &format!("/Lang({language})"),
                "/DisplayDocTitle true",
                "/Marked true",
            ] {
                assert!(holds(&pdf, text), "{language}: {text}");
            }
        }
    }
}

/// Archives and mail: a statement is small, because fonts are subset.
#[test]
fn the_file_is_small() {
    let pdf = documents::statement(&examples::statement("kk")).unwrap();
    assert!(pdf.len() < 150_000, "{} bytes", pdf.len());
}

/// For people who change a template: `HATTAMA_PRINT=folder cargo test -p documents` leaves the examples there.
#[test]
fn examples_are_left_where_asked() {
    let Some(folder) = std::env::var_os("HATTAMA_PRINT").map(std::path::PathBuf::from) else { return };
    for language in examples::LANGUAGES {
        let statement = documents::statement(&examples::statement(language)).unwrap();
        let digest = documents::digest(&examples::digest(language)).unwrap();
        std::fs::write(folder.join(format!("statement-{language}.pdf")), statement).unwrap();
        std::fs::write(folder.join(format!("digest-{language}.pdf")), digest).unwrap();
    }
}

//! The printed statement, where the program was built to print.

use std::process::Command;

#[test]
fn the_demonstrations_statement_is_printed_with_every_figure_and_named_by_the_record() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path().join("demo");
    let done = Command::new(env!("CARGO_BIN_EXE_hattama"))
        .args(["demo", "--headless", "--dir"])
        .arg(&folder)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let blobs = folder.join("mission-public/blobs");
    let files: Vec<Vec<u8>> = std::fs::read_dir(blobs)
        .unwrap()
        .map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .collect();
    let pdfs: Vec<&Vec<u8>> = files.iter().filter(|bytes| bytes.starts_with(b"%PDF-1.7")).collect();
    assert_eq!(pdfs.len(), 1, "one statement is issued");
    let path = scratch.path().join("statement.pdf");
    std::fs::write(&path, pdfs[0]).unwrap();
    let Ok(read) = Command::new("pdftotext").arg(&path).arg("-").output() else {
        assert!(std::env::var_os("HATTAMA_REQUIRE").is_none(), "pdftotext is not installed");
        eprintln!("skipped: the text of the printed statement; pdftotext is not installed");
        return;
    };
    let text = String::from_utf8_lossy(&read.stdout).replace('\n', " ");
    for expected in
        ["Statement of preliminary findings", "DEMONSTRATION", "8,300,046 of 11,953,465", "11 core experts"]
    {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

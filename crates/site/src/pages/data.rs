//! Every download, and the addresses that a program asks.

use crate::downloads::downloads;
use crate::frame::Frame;
use askama::Template;
use formats::export::Format;
use language::Value;

#[derive(Template)]
#[template(path = "data.html")]
struct Data<'a> {
    frame: Frame<'a>,
    size: String,
    formats: Vec<Group>,
    addresses: Vec<Address>,
    figures: Vec<Address>,
}

struct Group {
    title: String,
    says: String,
    files: Vec<File>,
}

struct File {
    href: String,
    name: String,
    holds: String,
}

/// Something that has an address: a link where it stands for one file, else a pattern.
struct Address {
    href: Option<String>,
    path: String,
    says: String,
}

pub fn render(frame: Frame<'_>) -> String {
    let head = frame.snapshot.head();
    let root = head.root.to_string();
    let size =
        frame.reader.say("data-size", &[("size", Value::Count(head.size)), ("root", Value::Text(&root))]);
    let formats = Format::ALL.into_iter().map(|format| group(&frame, format)).collect();
    let results = replay::results::path(head.size);
    let file = |path: &str, says: &str| Address {
        href: Some(frame.file(path)),
        path: path.to_owned(),
        says: frame.t(says),
    };
    let pattern = |path: &str, says: &str| Address { href: None, path: path.to_owned(), says: frame.t(says) };
    let language = frame.language();
    let addresses = vec![
        file("head.json", "data-api-head"),
        file(&results, "data-api-results"),
        file("checkpoint", "data-api-checkpoint"),
        pattern("tile/entries/…", "data-api-entries"),
        pattern("tile/0/…", "data-api-tiles"),
        file("data/size.json", "data-api-size"),
        pattern("data/…", "data-api-data"),
        file(&format!("feeds/{language}.atom"), "data-api-atom"),
        file(&format!("feeds/{language}.json"), "data-api-feed"),
    ];
    let figures = vec![
        file(&format!("embed/{language}.html"), "data-embed-html"),
        file(&format!("embed/{language}.svg"), "data-embed-svg"),
    ];
    Data { frame, size, formats, addresses, figures }.render().expect("a template writes to memory")
}

fn group(frame: &Frame<'_>, format: Format) -> Group {
    let code = format.code();
    let files = downloads(frame.snapshot).into_iter().filter(|download| download.format == format);
    let state = frame.snapshot.state();
    let files = files.map(|download| {
        let contest = download.contest.as_deref().filter(|_| state.contests.len() > 1);
        let contest = contest.and_then(|code| state.contest(code));
        let holds = frame.t(download.says);
        File {
            href: frame.file(&download.path),
            name: download.name().to_owned(),
            holds: match contest {
                Some(contest) => format!("{}: {holds}", frame.reader.text(&contest.contest.name)),
                None => holds,
            },
        }
    });
    Group {
        title: frame.t(&format!("data-format-{code}")),
        says: frame.t(&format!("data-about-{code}")),
        files: files.collect(),
    }
}

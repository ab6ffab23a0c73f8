//! A figure for other people's pages: `embed/<language>.svg`, and `embed/<language>.html` to be framed.
//!
//! It says what a figure must not be shown without: the base of every share, coverage, the size of the record and the
//! minute, and the mark of a demonstration. It runs no script, loads nothing, and leads back to the result. In an
//! `img` nothing of it can be pressed, so whoever embeds the picture links it themselves.

use crate::Site;
use crate::address::{Address, Page};
use crate::frame;
use crate::html::escape;
use crate::preview;
use crate::snapshot::{Snapshot, Table};
use crate::words::Reader;
use language::{Language, Value};
use model::fact::ResultFigures;
use replay::state::ContestState;
use tabulation::AreaIndex;

/// Where figures lie.
pub(crate) const FOLDER: &str = "embed/";

/// Width of the picture, in its own units.
const WIDTH: usize = 640;

/// Width of a bar that is the whole base.
const WHOLE: u64 = 600;

/// Left edge of everything.
const LEFT: usize = 20;

/// Seconds after which a framed figure is fetched again, while results may still come.
const REFRESH_SECONDS: u32 = 60;

/// Colours of the bars, in ballot order; each is told by its label too.
pub(crate) const COLOURS: [&str; 8] =
    ["#1f5f8b", "#b3541e", "#3a7d44", "#7a4a88", "#8a6d1d", "#0f7c7c", "#5a6472", "#9c2f5b"];

/// The paths of every figure.
pub(crate) fn paths(snapshot: &Snapshot) -> Vec<String> {
    let both =
        |language: &Language| ["svg", "html"].map(|ending| format!("{FOLDER}{}.{ending}", language.code()));
    let pictures = std::iter::once(preview::PATH.to_owned());
    snapshot.languages().iter().flat_map(both).chain(pictures).collect()
}

/// The figure at a path.
pub(crate) fn file(site: &Site, snapshot: &Snapshot, path: &str) -> Option<Vec<u8>> {
    if path == preview::PATH {
        return Some(preview::png(snapshot));
    }
    let (code, ending) = path.strip_prefix(FOLDER)?.split_once('.')?;
    let language = Language::parse(code).filter(|one| snapshot.languages().contains(one))?;
    let figure = Figure { snapshot, reader: site.reader(language) };
    match ending {
        "svg" => Some(format!("{}\n", figure.svg()).into_bytes()),
        "html" => Some(figure.html().into_bytes()),
        _ => None,
    }
}

struct Figure<'a> {
    snapshot: &'a Snapshot,
    reader: Reader<'a>,
}

/// A picture that grows downwards.
struct Canvas {
    y: usize,
    body: String,
}

impl Canvas {
    /// A line of text: size in units, weight, colour.
    fn text(&mut self, size: usize, weight: u32, colour: &str, text: &str) {
        self.y += size + 8;
        let text = escape(text);
        self.body.push_str(&format!(
            "<text x=\"{LEFT}\" y=\"{}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\">{text}</text>",
            self.y
        ));
    }
}

impl Figure<'_> {
    fn back(&self) -> String {
        format!("../{}", Address { language: self.reader.language(), page: Page::Result }.path())
    }

    fn title(&self) -> &str {
        self.reader.text(&self.snapshot.opening().title)
    }

    fn svg(&self) -> String {
        let mut canvas = Canvas { y: 8, body: String::new() };
        if let Some(mark) = frame::mark(self.snapshot, &self.reader) {
            wrapped(&mut canvas, 15, 700, "#a01818", &mark);
        }
        wrapped(&mut canvas, 19, 700, "#14202b", self.title());
        for (contest, table) in self.snapshot.contests() {
            self.contest(&mut canvas, contest, table);
        }
        let latest = self.snapshot.latest();
        let at = latest.at.to_string();
        let values = [("size", Value::Count(latest.size)), ("time", Value::DateTime(&at))];
        canvas.text(13, 400, "#45525e", &self.reader.say("foot-record", &values));
        canvas.y += 6;
        let link = format!("<a href=\"{}\" target=\"_top\">", self.back());
        canvas.body.push_str(&link);
        canvas.text(14, 700, "#1f5f8b", &self.reader.t("embed-back"));
        canvas.body.push_str("</a>");
        let height = canvas.y + 16;
        let (language, title) = (self.reader.language().code(), escape(self.title()));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
             height=\"{height}\" font-family=\"system-ui, sans-serif\" xml:lang=\"{language}\" role=\"group\" \
             aria-label=\"{title}\"><rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>{}</svg>",
            canvas.body
        )
    }

    fn contest(&self, canvas: &mut Canvas, contest: &ContestState, table: &Table) {
        let reader = &self.reader;
        let figures = &table.figures[AreaIndex::ROOT.place()];
        if self.snapshot.state().contests.len() > 1 {
            canvas.text(16, 700, "#14202b", reader.text(&contest.contest.name));
        }
        let newest = replay::view::newest_announcement(self.snapshot.state(), &contest.contest.code);
        let status = self.snapshot.opening().status;
        let stage = frame::stage(status, newest.map(|told| told.fact.stage), figures);
        canvas.text(14, 700, "#14202b", &reader.t(stage));
        let mut options: Vec<_> = contest.contest.options.iter().zip(&figures.options).enumerate().collect();
        options.sort_by_key(|(number, (_, option))| (std::cmp::Reverse(option.votes), *number));
        for (number, (option, counted)) in options {
            let name = reader.text(&option.name);
            let percent = reader.percent(&counted.share.percent);
            canvas.text(15, 400, "#14202b", &format!("{name} · {percent} · {}", reader.count(counted.votes)));
            let base = u128::from(counted.share.denominator.max(1));
            let width = u128::from(counted.votes) * u128::from(WHOLE) / base;
            let colour = COLOURS[number % COLOURS.len()];
            let y = canvas.y + 6;
            canvas.body.push_str(&format!(
                "<rect x=\"{LEFT}\" y=\"{y}\" width=\"{WHOLE}\" height=\"12\" fill=\"#e4e9ee\"/>\
                 <rect x=\"{LEFT}\" y=\"{y}\" width=\"{width}\" height=\"12\" fill=\"{colour}\"/>"
            ));
            canvas.y += 20;
        }
        self.standing(canvas, contest, figures);
    }

    fn standing(&self, canvas: &mut Canvas, contest: &ContestState, figures: &ResultFigures) {
        let reader = &self.reader;
        let base = format!("base-{}", contest.contest.display_base);
        let count = figures.options.first().map_or(0, |option| option.share.denominator);
        let values = [("base", Value::Word(&base)), ("count", Value::Count(count))];
        wrapped(canvas, 13, 400, "#45525e", &reader.say("announcement-shares-base", &values));
        wrapped(canvas, 13, 400, "#45525e", &frame::sources(reader, figures));
        wrapped(canvas, 13, 400, "#45525e", &frame::coverage(reader, figures));
    }

    fn html(&self) -> String {
        let (language, title) = (self.reader.language().code(), escape(self.title()));
        let settled = self.snapshot.state().closed.is_some()
            || self.snapshot.contests().all(|(contest, _)| self.snapshot.is_final(&contest.contest.code));
        let refresh = match settled {
            true => String::new(),
            false => format!("<meta http-equiv=\"refresh\" content=\"{REFRESH_SECONDS}\">"),
        };
        format!(
            "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">{refresh}\
             <title>{title}</title><link rel=\"canonical\" href=\"{}\"></head>\n<body><figure>{}</figure></body></html>\n",
            self.back(),
            self.svg()
        )
    }
}

/// Characters of a size that a line of the picture has room for: wide letters, so rather too few.
fn room(size: usize) -> usize {
    (WIDTH - 2 * LEFT) * 100 / (size * 58)
}

/// A text on as many lines as it takes.
fn wrapped(canvas: &mut Canvas, size: usize, weight: u32, colour: &str, text: &str) {
    let room = room(size);
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > room {
            canvas.text(size, weight, colour, &line);
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        canvas.text(size, weight, colour, &line);
    }
}

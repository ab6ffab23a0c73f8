//! The head of a definition: what the election is called, when it is, how its figures are shown.

use crate::Texts;
use crate::definition::Status;
use crate::document::node::{Node, Table};
use crate::document::problem::quoted;
use crate::document::words::texts;
use crate::moment::Moment;

/// What stands above the tables of a definition. Parts that could not be read are `None`, and told.
pub(super) struct Head {
    pub(super) id: Option<String>,
    pub(super) title: Option<Texts>,
    pub(super) status: Option<Status>,
    pub(super) polling_day: Option<String>,
    pub(super) languages: Option<Vec<String>>,
    pub(super) decimals: u8,
    pub(super) embargo: Option<Moment>,
    pub(super) publication_unit: Option<u64>,
    pub(super) turnout_hours: Vec<String>,
    pub(super) opened_at: Option<Moment>,
    pub(super) notes: Vec<Texts>,
}

const STATUSES: [(&str, Status); 4] = [
    ("live", Status::Live),
    ("rehearsal", Status::Rehearsal),
    ("demonstration", Status::Demonstration),
    ("archive", Status::Archive),
];

const DECIMALS_MAX: u64 = 6;

/// Decimals of displayed percentages where the definition says nothing.
const DECIMALS: u64 = 2;

/// A unit of publication above this would hide whole towns.
const PUBLICATION_UNIT_MAX: u64 = 10_000;

pub(super) fn read(table: &Table<'_>) -> Head {
    let languages = table.need("languages").and_then(|node| languages(&node));
    let listed = languages.as_deref().unwrap_or_default();
    let opened_at = table.need("opened_at").and_then(|node| moment(&node));
    let embargo_node = table.get("embargo");
    let embargo = embargo_node.as_ref().and_then(moment);
    if let (Some(node), Some(embargo), Some(opened_at)) = (embargo_node, embargo, opened_at)
        && embargo < opened_at
    {
        node.tell(&format!("\"{embargo}\""), &format!("a time not before opened_at, \"{opened_at}\""));
    }
    let decimals =
        table.get("decimals").map_or(Some(DECIMALS), |node| node.count(0..=DECIMALS_MAX)).unwrap_or(DECIMALS);
    let notes = table.get("notes").and_then(|node| node.array("an array of texts")).unwrap_or_default();
    Head {
        id: table.need("id").and_then(|node| id(&node)),
        title: table.need("title").and_then(|node| texts(&node, listed)),
        status: table.need("status").and_then(|node| node.choice(&STATUSES)),
        polling_day: table.need("polling_day").and_then(|node| day(&node)),
        decimals: u8::try_from(decimals).expect("at most six"),
        embargo,
        publication_unit: table.get("publication_unit").and_then(|node| node.count(2..=PUBLICATION_UNIT_MAX)),
        turnout_hours: table.get("turnout_hours").map(|node| hours(&node)).unwrap_or_default(),
        opened_at,
        notes: notes.iter().filter_map(|note| texts(note, listed)).collect(),
        languages,
    }
}

fn id(node: &Node<'_>) -> Option<String> {
    let belongs = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let fits = |text: &str| {
        (1..=64).contains(&text.len())
            && text.bytes().all(belongs)
            && !text.starts_with('-')
            && !text.ends_with('-')
    };
    node.matching("a name of lower-case letters, digits and hyphens", fits).map(str::to_owned)
}

fn moment(node: &Node<'_>) -> Option<Moment> {
    let expected = "a time with offset, such as \"2024-06-09T21:00:00+03:00\"";
    let text = node.string(expected)?;
    let moment = Moment::parse(text).ok();
    if moment.is_none() {
        node.tell(&quoted(text), expected);
    }
    moment
}

fn day(node: &Node<'_>) -> Option<String> {
    let is_day = |text: &str| Moment::parse(&format!("{text}T00:00:00+00:00")).is_ok();
    node.matching("a day of the calendar, such as \"2024-06-09\"", is_day).map(str::to_owned)
}

/// Whether a text is a language code such as `kk` or `sr-Latn`.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn languages(node: &Node<'_>) -> Option<Vec<String>> {
    let items = node.array("an array of language codes, such as [\"kk\", \"ru\", \"en\"]")?;
    if items.is_empty() {
        node.tell("no language", "at least one");
        return None;
    }
    let mut languages: Vec<String> = Vec::new();
    for item in &items {
        let language = item.matching("a language code such as \"kk\"", is_language)?;
        if languages.iter().any(|known| known == language) {
            item.tell(&format!("{} twice", quoted(language)), "each language once");
            return None;
        }
        languages.push(language.to_owned());
    }
    Some(languages)
}

fn is_hour(text: &str) -> bool {
    text.len() == 5 && Moment::parse(&format!("2024-01-01T{text}:00+00:00")).is_ok()
}

fn hours(node: &Node<'_>) -> Vec<String> {
    let mut hours: Vec<String> = Vec::new();
    for item in node.array("an array of hours, such as [\"10:00\", \"14:00\"]").unwrap_or_default() {
        let Some(hour) = item.matching("an hour such as \"10:05\"", is_hour) else { continue };
        if let Some(last) = hours.last().filter(|last| last.as_str() >= hour) {
            item.tell(&quoted(hour), &format!("an hour after {}", quoted(last)));
        }
        hours.push(hour.to_owned());
    }
    hours
}

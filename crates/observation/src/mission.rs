//! A mission as data: `mission.toml` says who observes which election, and under which names.
//!
//! Every field is described in `docs/manual/mission.md`.

use model::Texts;
use model::document::node::Table;
use model::document::problem::{Problem, quoted};
use model::document::words::{Unique, fraction, identifier, texts};
use serde::{Deserialize, Serialize};

/// Whether what is reported is real.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Real observers at a real election.
    Live,
    /// Invented reports, marked everywhere.
    Demonstration,
}

/// Who sends observers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: Texts,
}

/// A mission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mission {
    /// Code of the contest whose protocols are copied and compared.
    pub contest: String,
    /// The election's id.
    pub election: String,
    /// Lasting name: lower-case letters, digits and hyphens.
    pub id: String,
    /// The first is the language that stands in.
    pub languages: Vec<String>,
    /// What a reader has to be told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Texts>,
    /// Who sends observers: one, or a coalition.
    pub organisations: Vec<Organisation>,
    /// The least share of a sample that has to have arrived before a quick count may be called final.
    pub response_least: [u64; 2],
    /// Whether what is reported is real.
    pub status: Status,
    /// What it is called.
    pub title: Texts,
}

/// Reads `mission.toml`.
///
/// # Errors
///
/// Every problem of the file, by place.
pub fn read(name: &str, text: &str) -> Result<Mission, Vec<Problem>> {
    model::document::read(name, text, |table| {
        let languages = languages(table);
        let is_id = |text: &str| {
            let belongs = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            !text.is_empty() && text.len() <= 64 && text.bytes().all(belongs)
        };
        const ID: &str = "lower-case letters, digits and hyphens";
        let id = table.need("id").and_then(|node| node.matching(ID, is_id).map(str::to_owned));
        let election = table.need("election").and_then(|node| node.matching(ID, is_id).map(str::to_owned));
        let contest = table.need("contest").and_then(|node| identifier(&node));
        let title = table.need("title").and_then(|node| texts(&node, &languages));
        let statuses = [("live", Status::Live), ("demonstration", Status::Demonstration)];
        let status = table.need("status").and_then(|node| node.choice(&statuses));
        let response_least = table.need("response_least").and_then(|node| fraction(&node));
        let notes = table.get("notes").and_then(|node| node.array("an array of texts")).unwrap_or_default();
        let notes = notes.iter().filter_map(|node| texts(node, &languages)).collect();
        let organisations = organisations(table, &languages);
        Some(Mission {
            contest: contest?,
            election: election?,
            id: id?,
            languages,
            notes,
            organisations,
            response_least: response_least?,
            status: status?,
            title: title?,
        })
    })
}

fn languages(table: &Table<'_>) -> Vec<String> {
    let items = table.need("languages").and_then(|node| node.array("an array of languages"));
    let mut found: Vec<String> = Vec::new();
    for item in items.unwrap_or_default() {
        let is_language = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase());
        if let Some(language) = item.matching("a language such as \"kk\"", is_language) {
            if found.iter().any(|known| known == language) {
                item.tell(&format!("{} twice", quoted(language)), "each language once");
            }
            found.push(language.to_owned());
        }
    }
    if found.is_empty() {
        table.node().tell("no language", "at least one");
    }
    found
}

fn organisations(table: &Table<'_>, languages: &[String]) -> Vec<Organisation> {
    let mut codes = Unique::default();
    let mut found = Vec::new();
    for one in table.some_tables("organisation") {
        let node = one.need("code");
        let code = node.as_ref().and_then(identifier);
        codes.add(node.as_ref(), code.as_deref());
        let name = one.need("name").and_then(|node| texts(&node, languages));
        one.finish();
        if let (Some(code), Some(name)) = (code, name) {
            found.push(Organisation { code, name });
        }
    }
    found
}

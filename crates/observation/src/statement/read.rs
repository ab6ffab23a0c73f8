//! Reading an outline from TOML; `docs/manual/mission.md` describes every field.

use super::{Outline, Phrase, Query, Section, Sentence};
use crate::plan::Role;
use model::document::node::{Node, Table};
use model::document::problem::{Problem, quoted};
use model::document::words::{Unique, fraction, identifier, texts};

/// What a query can be of.
#[derive(Clone, Copy)]
enum Of {
    Answers,
    Reports,
    Places,
    Copies,
    Incidents,
    Members,
    Official,
    QuickCount,
    Bound,
}

const QUERIES: [(&str, Of); 9] = [
    ("answers", Of::Answers),
    ("reports", Of::Reports),
    ("places", Of::Places),
    ("copies", Of::Copies),
    ("incidents", Of::Incidents),
    ("members", Of::Members),
    ("official", Of::Official),
    ("quick_count", Of::QuickCount),
    ("bound", Of::Bound),
];

/// Reads an outline, whose texts are there in every language.
///
/// # Errors
///
/// Every problem of the file, by place.
pub fn read(name: &str, text: &str, languages: &[String]) -> Result<Outline, Vec<Problem>> {
    model::document::read(name, text, |table| {
        let title = table.need("title").and_then(|node| texts(&node, languages));
        let (mut sections, mut ids, mut sentences) = (Vec::new(), Unique::default(), Unique::default());
        for section in table.some_tables("section") {
            let node = section.need("id");
            let id = node.as_ref().and_then(identifier);
            ids.add(node.as_ref(), id.as_deref());
            let title = section.need("title").and_then(|node| texts(&node, languages));
            let all = section.some_tables("sentence");
            let read: Vec<Sentence> =
                all.into_iter().filter_map(|one| sentence(one, languages, &mut sentences)).collect();
            section.finish();
            if let (Some(id), Some(title)) = (id, title) {
                sections.push(Section { id, title, sentences: read });
            }
        }
        Some(Outline { title: title?, sections })
    })
}

fn sentence(table: Table<'_>, languages: &[String], ids: &mut Unique) -> Option<Sentence> {
    let node = table.need("id");
    let id = node.as_ref().and_then(identifier);
    ids.add(node.as_ref(), id.as_deref());
    let words = table.need("text");
    let text = words.as_ref().and_then(|node| texts(node, languages));
    let asked = table.get("query");
    let has_query = asked.is_some();
    let query = asked.map(|node| query(&node));
    let phrases: Vec<Phrase> =
        table.tables("phrase").into_iter().filter_map(|one| phrase(one, languages)).collect();
    table.finish();
    let text = text?;
    for one in text.values() {
        let digits = one.chars().any(char::is_numeric);
        let holes =
            ["{k}", "{n}", "{share}", "{low}", "{high}", "{phrase}"].iter().any(|hole| one.contains(hole));
        if digits {
            words.as_ref()?.tell(&quoted(one), "words without a digit: every number comes of a query");
        }
        if holes != has_query {
            words
                .as_ref()?
                .tell(&quoted(one), "a place for the query's value exactly where there is a query");
        }
    }
    Some(Sentence { id: id?, text, query: query.map_or(Some(None), |read| read.map(Some))?, phrases })
}

fn phrase(table: Table<'_>, languages: &[String]) -> Option<Phrase> {
    let from = table.need("from").and_then(|node| fraction(&node));
    let text = table.need("text").and_then(|node| texts(&node, languages));
    table.finish();
    Some(Phrase { from: from?, text: text? })
}

fn words(node: Option<Node<'_>>) -> Option<Vec<String>> {
    let items = node?.array("an array of names")?;
    items.iter().map(|item| item.words("a name").map(str::to_owned)).collect()
}

fn query(node: &Node<'_>) -> Option<Query> {
    let table = node.table("a table such as { of = \"reports\", form = \"voting\" }")?;
    let of = table.need("of").and_then(|node| node.choice(&QUERIES))?;
    let word = |key| table.need(key).and_then(|node| identifier(&node));
    let optional = |key| table.get(key).and_then(|node| node.words("a name").map(str::to_owned));
    let some = |key| words(table.get(key)).unwrap_or_default();
    let query = match of {
        Of::Answers => {
            let (form, question, answers) = (word("form"), word("question"), words(table.need("answers")));
            let (kind, region) = (optional("kind"), optional("region"));
            Query::Answers { answers: answers?, form: form?, kind, question: question?, region }
        }
        Of::Reports => Query::Reports { form: word("form")? },
        Of::Places => Query::Places { forms: words(table.need("forms"))? },
        Of::Copies => Query::Copies { verdicts: words(table.need("verdicts"))? },
        Of::Incidents => Query::Incidents {
            categories: some("categories"),
            severities: some("severities"),
            states: some("states"),
        },
        Of::Members => {
            let names = words(table.need("roles"))?;
            let roles: Option<Vec<Role>> = names.iter().map(|name| Role::parse(name)).collect();
            if roles.is_none() {
                node.tell(&names.join(", "), "roles of members");
            }
            Query::Members { roles: roles? }
        }
        Of::Official => {
            let (numerator, denominator) = (words(table.need("numerator")), words(table.need("denominator")));
            Query::Official { denominator: denominator?, numerator: numerator? }
        }
        Of::QuickCount => {
            let (option, options) = (word("option"), words(table.need("options")));
            Query::QuickCount { option: option?, options: options? }
        }
        Of::Bound => Query::Bound {},
    };
    table.finish();
    Some(query)
}

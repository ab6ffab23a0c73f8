//! Reading a form from TOML: every problem with its line, what was found and what was expected.
//!
//! `docs/manual/forms.md` describes every field. Conditions may name only what stands before them, so that a form can
//! be asked from the top to the bottom.

use super::{Choice, Form, Kind, Phase, Question, Rule, Section};
use model::definition::Severity;
use model::document::node::{Node, Table};
use model::document::problem::{Problem, did_you_mean, one_of, quoted};
use model::document::words::{Unique, identifier, is_identifier, texts};
use model::expression::Condition;
use model::expression::text::{Fault, NotAFormula};
use std::collections::BTreeMap;

const PHASES: [(&str, Phase); 7] = [
    ("opening", Phase::Opening),
    ("voting", Phase::Voting),
    ("counting", Phase::Counting),
    ("transfer", Phase::Transfer),
    ("tabulation", Phase::Tabulation),
    ("incident", Phase::Incident),
    ("copy", Phase::Copy),
];

const KINDS: [(&str, Kind); 10] = [
    ("yes_no", Kind::YesNo),
    ("number", Kind::Number),
    ("time", Kind::Time),
    ("scale", Kind::Scale),
    ("choice", Kind::Choice),
    ("choices", Kind::Choices),
    ("text", Kind::Text),
    ("photo", Kind::Photo),
    ("figures", Kind::Figures),
    ("overall", Kind::Overall),
];

const SEVERITIES: [(&str, Severity); 2] = [("error", Severity::Error), ("warning", Severity::Warning)];

/// Questions that one form may have: more are asked of nobody.
pub const QUESTIONS_MAX: usize = 200;

/// Reads a form.
///
/// # Errors
///
/// Every problem of the file, by place.
pub fn read(name: &str, text: &str) -> Result<Form, Vec<Problem>> {
    model::document::read(name, text, |table| {
        let languages = languages(table, "languages", true);
        let id = table.need("id").and_then(|node| identifier(&node));
        let version = table.need("version").and_then(|node| node.count(1..=100_000));
        let phase = table.need("phase").and_then(|node| node.choice(&PHASES));
        let title = table.need("title").and_then(|node| texts(&node, &languages));
        let based_on = table.need("based_on").and_then(|node| node.words("a sentence").map(str::to_owned));
        let not_reviewed = languages_of(table, &languages);
        let mut names = Names::default();
        let sections = read_sections(table, &languages, &mut names);
        let rules = read_rules(table, &languages, &names);
        if let Some(phase) = phase {
            check_kinds(table, phase, &sections);
        }
        Some(Form {
            id: id?,
            version: u32::try_from(version?).ok()?,
            phase: phase?,
            languages,
            not_reviewed,
            title: title?,
            based_on: based_on?,
            sections,
            rules,
        })
    })
}

fn languages(table: &Table<'_>, key: &'static str, needed: bool) -> Vec<String> {
    let node = if needed { table.need(key) } else { table.get(key) };
    let items = node.and_then(|node| node.array("an array of languages such as [\"en\", \"ru\"]"));
    let is_language =
        |text: &str| (2..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase());
    let mut found = Vec::new();
    for item in items.unwrap_or_default() {
        if let Some(language) = item.matching("a language such as \"kk\"", is_language) {
            if found.iter().any(|known| known == language) {
                item.tell(&format!("{} twice", quoted(language)), "each language once");
            }
            found.push(language.to_owned());
        }
    }
    found
}

fn languages_of(table: &Table<'_>, languages: &[String]) -> Vec<String> {
    let found = self::languages(table, "not_reviewed", false);
    for language in &found {
        if !languages.contains(language) {
            let expected = one_of(languages.iter().map(String::as_str));
            table.node().tell(&format!("not_reviewed names {}", quoted(language)), &expected);
        }
    }
    found
}

/// What conditions may name so far: questions with their kinds, and options.
#[derive(Default)]
struct Names {
    questions: BTreeMap<String, (Kind, Vec<String>)>,
}

impl Names {
    /// Why a name means nothing, where it does not: what was expected.
    fn refuse(&self, name: &str) -> Option<String> {
        if super::values::WORDS.iter().any(|(word, _)| *word == name) {
            return None;
        }
        if let Some((question, option)) = name.split_once("__") {
            return match self.questions.get(question) {
                Some((Kind::Choice | Kind::Choices, options)) if options.iter().any(|one| one == option) => {
                    None
                }
                Some((Kind::Choice | Kind::Choices, options)) => {
                    Some(format!("{question}__ with {}", one_of(options.iter().map(String::as_str))))
                }
                _ => Some("a question that stands before, of the kind choice or choices".to_owned()),
            };
        }
        match self.questions.get(name) {
            Some((Kind::YesNo | Kind::Number | Kind::Time | Kind::Scale | Kind::Overall, _)) => None,
            Some((Kind::Choice | Kind::Choices, _)) => Some(format!("{name}__ and an option")),
            Some(_) => Some("a question that has a value".to_owned()),
            None => Some("a question that stands before".to_owned()),
        }
    }
}

/// What was found and expected where a text is no condition.
fn parts(error: &NotAFormula) -> (String, String) {
    match &error.fault {
        Fault::Unexpected { found, expected } => (found.clone(), (*expected).to_owned()),
        Fault::TooLarge { found } => (found.clone(), "an integer of at most 1000000000000000".to_owned()),
        Fault::TooDeep => ("a formula of more than 16 levels".to_owned(), "at most 16".to_owned()),
    }
}

fn condition(node: &Node<'_>, names: &Names) -> Option<Condition> {
    let text = node.string("a condition such as \"observers_admitted = yes\"")?;
    let condition: Condition = match text.parse() {
        Ok(condition) => condition,
        Err(error) => {
            let (found, expected) = parts(&error);
            node.tell_inside(error.byte, &found, &expected, None);
            return None;
        }
    };
    let mut wrong = Vec::new();
    condition.lines(&mut |name, former| {
        if former {
            wrong.push((format!("was({name})"), "an answer of this report".to_owned(), None));
        } else if let Some(expected) = names.refuse(name) {
            wrong.push((
                quoted(name),
                expected,
                did_you_mean(name, names.questions.keys().map(String::as_str)),
            ));
        }
    });
    condition.kinds(&mut |kind| {
        wrong.push((format!("the kind {}", quoted(kind)), "questions of this form alone".to_owned(), None));
    });
    for (found, expected, help) in &wrong {
        node.tell_with(found, expected, help.clone());
    }
    wrong.is_empty().then_some(condition)
}

fn read_sections(table: &Table<'_>, languages: &[String], names: &mut Names) -> Vec<Section> {
    let (mut ids, mut questions) = (Unique::default(), Unique::default());
    let mut sections = Vec::new();
    for section in table.some_tables("section") {
        let node = section.need("id");
        let id = node.as_ref().and_then(identifier);
        ids.add(node.as_ref(), id.as_deref());
        let title = section.need("title").and_then(|node| texts(&node, languages));
        let mut read = Vec::new();
        for question in section.some_tables("question") {
            read.extend(read_question(question, languages, &mut questions, names));
        }
        section.finish();
        if let (Some(id), Some(title)) = (id, title) {
            sections.push(Section { id, title, questions: read });
        }
    }
    sections
}

fn read_question(
    table: Table<'_>,
    languages: &[String],
    ids: &mut Unique,
    names: &mut Names,
) -> Option<Question> {
    let node = table.need("id");
    let id = node.as_ref().and_then(|node| {
        let fits = |text: &str| is_identifier(text) && !text.contains("__") && text.len() <= 40;
        node.matching("a code of at most 40 lower-case letters, digits and single _", fits).map(str::to_owned)
    });
    ids.add(node.as_ref(), id.as_deref());
    let kind = table.need("kind").and_then(|node| node.choice(&KINDS));
    let words = |key| table.get(key).and_then(|node| texts(&node, languages));
    let text = table.need("text").and_then(|node| texts(&node, languages));
    let help = words("help");
    let based_on = table.need("based_on").and_then(|node| node.words("a source").map(str::to_owned));
    let when = table.get("when").map(|node| condition(&node, names));
    let required = table.get("required").is_some_and(|node| node.value().as_bool() == Some(true));
    let (mut min, mut max, mut unit, mut next_day_before) = (None, None, None, None);
    let (mut low, mut high, mut options) = (None, None, Vec::new());
    match kind? {
        Kind::Number => {
            min = table.get("min").and_then(|node| node.count(0..=model::COUNT_MAX));
            max = table.get("max").and_then(|node| node.count(min.unwrap_or(0)..=model::COUNT_MAX));
            unit = words("unit");
        }
        Kind::Time => {
            let hour = table.get("next_day_before");
            next_day_before = hour.and_then(|node| {
                let fits = |text: &str| crate::answer::minutes(text).is_some();
                node.matching("an hour such as \"12:00\"", fits).map(str::to_owned)
            });
        }
        Kind::Scale => {
            low = table.need("low").and_then(|node| texts(&node, languages));
            high = table.need("high").and_then(|node| texts(&node, languages));
        }
        Kind::Choice | Kind::Choices => options = read_options(&table, languages),
        Kind::YesNo | Kind::Text | Kind::Photo | Kind::Figures | Kind::Overall => {}
    }
    let kind = kind?;
    let irregular = read_irregular(&table, kind, &options);
    table.finish();
    let ids_of = options.iter().map(|option| option.id.clone()).collect();
    names.questions.insert(id.clone()?, (kind, ids_of));
    Some(Question {
        id: id?,
        kind,
        text: text?,
        help,
        based_on: based_on?,
        when: when.map_or(Some(None), |read| read.map(Some))?,
        irregular,
        required,
        min,
        max,
        unit,
        next_day_before,
        low,
        high,
        options,
    })
}

fn read_options(table: &Table<'_>, languages: &[String]) -> Vec<Choice> {
    let mut ids = Unique::default();
    let mut options = Vec::new();
    for option in table.some_tables("options") {
        let node = option.need("id");
        let id = node.as_ref().and_then(identifier);
        ids.add(node.as_ref(), id.as_deref());
        let text = option.need("text").and_then(|node| texts(&node, languages));
        let irregular = option.get("irregular").is_some_and(|node| node.value().as_bool() == Some(true));
        option.finish();
        if options.len() == crate::process::OPTIONS_MAX {
            table
                .node()
                .tell("more options", &format!("at most {} of a question", crate::process::OPTIONS_MAX));
            break;
        }
        if let (Some(id), Some(text)) = (id, text) {
            options.push(Choice { id, text, irregular });
        }
    }
    options
}

/// Which answers describe an irregularity: the list of the question, or the marks of its options.
fn read_irregular(table: &Table<'_>, kind: Kind, options: &[Choice]) -> Vec<String> {
    let marked =
        || options.iter().filter(|option| option.irregular).map(|option| option.id.clone()).collect();
    let Some(items) = table.get("irregular").and_then(|node| node.array("an array of answers")) else {
        return marked();
    };
    let known: Vec<&str> = match kind {
        Kind::YesNo => vec!["yes", "no"],
        Kind::Choice | Kind::Choices => options.iter().map(|option| option.id.as_str()).collect(),
        _ => Vec::new(),
    };
    let expected = one_of(known.iter().copied());
    let read = |item: &Node<'_>| item.matching(&expected, |text| known.contains(&text)).map(str::to_owned);
    let mut irregular: Vec<String> = items.iter().filter_map(read).collect();
    irregular.extend(marked().into_iter().filter(|id: &String| !irregular.contains(id)).collect::<Vec<_>>());
    irregular
}

fn read_rules(table: &Table<'_>, languages: &[String], names: &Names) -> Vec<Rule> {
    let mut codes = Unique::default();
    let mut rules = Vec::new();
    for rule in table.tables("rule") {
        let node = rule.need("code");
        let code = node.as_ref().and_then(identifier);
        codes.add(node.as_ref(), code.as_deref());
        let severity = rule.need("severity").and_then(|node| node.choice(&SEVERITIES));
        let when = rule.get("when").map(|node| condition(&node, names));
        let holds = rule.need("holds").and_then(|node| condition(&node, names));
        let text = rule.need("text").and_then(|node| texts(&node, languages));
        rule.finish();
        let when: Option<Option<Condition>> = when.map_or(Some(None), |read| read.map(Some));
        if let (Some(code), Some(severity), Some(when), Some(holds), Some(text)) =
            (code, severity, when, holds, text)
        {
            rules.push(Rule { code, severity, when, holds, text });
        }
    }
    rules
}

/// An assessed phase ends with its one overall question; figures belong to copies.
fn check_kinds(table: &Table<'_>, phase: Phase, sections: &[Section]) {
    let kinds: Vec<Kind> =
        sections.iter().flat_map(|section| &section.questions).map(|question| question.kind).collect();
    let overall = kinds.iter().filter(|kind| **kind == Kind::Overall).count();
    let last = kinds.last() == Some(&Kind::Overall);
    if phase.is_assessed() && !(overall == 1 && last) {
        table.node().tell(&format!("{overall} overall questions"), "exactly one, as the last question");
    }
    if !phase.is_assessed() && overall > 0 {
        table.node().tell("an overall question", "none in this phase");
    }
    if phase != Phase::Copy && kinds.contains(&Kind::Figures) {
        table.node().tell("a question of the kind figures", "none but in the phase copy");
    }
    if kinds.len() > QUESTIONS_MAX {
        table.node().tell(&format!("{} questions", kinds.len()), &format!("at most {QUESTIONS_MAX}"));
    }
}

//! A statement whose every number is bound to its data.
//!
//! An [`Outline`] is written before anybody votes: sections of sentences, each with words in every language and, where
//! it says a number, one [`Query`] with a rule that chooses its phrase. [`evaluate`](evaluate::evaluate) gives each query its
//! [`Value`](evaluate::Value) from the anonymised [`crate::bundle`] alone, so whoever has the bundle can do the same. A sentence
//! without a query has no digit. [`life`] is how a draft becomes an issued statement: by three people, over the
//! same bytes.
//!
//! There is no query for a verdict on the election, and none is to be made.

pub mod document;
pub mod evaluate;
pub mod life;
mod read;

use crate::form::Form;
use crate::plan::Role;
use model::Texts;
use serde::{Deserialize, Serialize};

pub use read::read;

/// What a statement will say, before its numbers are known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// What it is called.
    pub title: Texts,
    /// In their order.
    pub sections: Vec<Section>,
}

/// Sentences under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Lasting name.
    pub id: String,
    /// Its heading.
    pub title: Texts,
    /// In their order.
    pub sentences: Vec<Sentence>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    /// Unique in the statement.
    pub id: String,
    /// Its words, with `{k}`, `{n}`, `{share}`, `{phrase}`, `{low}`, `{high}` where its value stands.
    pub text: Texts,
    /// What its number is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<Query>,
    /// Which words `{phrase}` stands for, by the share: the last whose bound is reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phrases: Vec<Phrase>,
}

/// Words for shares from a bound on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// k/n is at least this: numerator, denominator.
    pub from: [u64; 2],
    /// The words.
    pub text: Texts,
}

/// What a number is: how it is found in the bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "of", deny_unknown_fields)]
pub enum Query {
    /// k reports that gave one of these answers, of n in which the question was answered at all.
    Answers {
        /// The answers, as the bundle has them.
        answers: Vec<String>,
        /// Id of the form, all versions.
        form: String,
        /// Only stations of this kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<String>,
        /// The question.
        question: String,
        /// Only this region.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        region: Option<String>,
    },
    /// k complete reports in a form.
    Reports {
        /// Id of the form, all versions.
        form: String,
    },
    /// k different places from which there is a report in one of these forms.
    Places {
        /// Ids of forms.
        forms: Vec<String>,
    },
    /// k copies with one of these verdicts, of n that could be compared.
    Copies {
        /// Names of verdicts.
        verdicts: Vec<String>,
    },
    /// k incidents of these categories (all where none is named), of n incidents.
    Incidents {
        /// Names of categories.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        categories: Vec<String>,
        /// Names of severities.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        severities: Vec<String>,
        /// Names of states.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        states: Vec<String>,
    },
    /// k members with one of these roles.
    Members {
        /// The roles.
        roles: Vec<Role>,
    },
    /// A figure of the commission's record, of another one.
    Official {
        /// Names of the figures that are added up as the base.
        denominator: Vec<String>,
        /// Names of the figures that are added up.
        numerator: Vec<String>,
    },
    /// The share of an option as the sample gives it, of the votes for all options.
    QuickCount {
        /// Code of the option.
        option: String,
        /// Codes of all options: the base.
        options: Vec<String>,
    },
    /// At most k stations of n whose protocol differs, if the compared sample points are a random sample: 95 %.
    Bound {},
}

/// What an outline asks for that a mission does not have: a form, a question, an answer, a line of the protocol.
/// `lines`: codes of the protocol's lines and options.
pub fn unknown(outline: &Outline, forms: &[Form], lines: &[String]) -> Vec<String> {
    let mut wrong = Vec::new();
    let sentences = outline.sections.iter().flat_map(|section| &section.sentences);
    for (id, query) in sentences.filter_map(|one| Some((&one.id, one.query.as_ref()?))) {
        let mut tell = |what: String| wrong.push(format!("the sentence {id}: {what}"));
        let form = |name: &String| forms.iter().find(|form| form.id == *name);
        let figure = |name: &&String| !lines.contains(name) && name.as_str() != "stations";
        match query {
            Query::Answers { answers, form: name, question, .. } => match form(name) {
                None => tell(format!("found the form {name:?}, which the mission does not have")),
                Some(form) => match form.question(question) {
                    None => tell(format!(
                        "found the question {question:?}, which the form {name:?} does not have"
                    )),
                    Some((_, question)) => {
                        let known = |answer: &&String| !crate::process::words_of(question).contains(answer);
                        answers.iter().filter(known).for_each(|answer| {
                            tell(format!(
                                "found the answer {answer:?}, which {:?} does not have",
                                question.id
                            ));
                        });
                    }
                },
            },
            Query::Reports { form: name } if form(name).is_none() => {
                tell(format!("found the form {name:?}, which the mission does not have"));
            }
            Query::Places { forms: names } => {
                names.iter().filter(|name| form(name).is_none()).for_each(|name| {
                    tell(format!("found the form {name:?}, which the mission does not have"));
                })
            }
            Query::Official { denominator, numerator } => {
                denominator.iter().chain(numerator).filter(figure).for_each(|name| {
                    tell(format!(
                        "found the figure {name:?}, which is no line and no option of the protocol"
                    ));
                });
            }
            Query::QuickCount { option, options } => {
                std::iter::once(option).chain(options).filter(figure).for_each(|name| {
                    tell(format!(
                        "found the option {name:?}, which is no line and no option of the protocol"
                    ));
                });
            }
            Query::Reports { .. }
            | Query::Copies { .. }
            | Query::Incidents { .. }
            | Query::Members { .. }
            | Query::Bound {} => {}
        }
    }
    wrong
}

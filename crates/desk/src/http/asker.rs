//! Whoever asks: what the guard has found out, and what they have sent.

use super::session::Session;
use crate::hall::Who;
use language::Language;
use model::lifecycle::Person;

/// Whoever asks.
#[derive(Debug, Clone)]
pub struct Asker {
    /// Their session; `None` before they have signed in.
    pub session: Option<Session>,
    /// In whose words they read.
    pub language: Language,
    /// Their network address.
    pub from: Option<String>,
    /// The path and query that they asked for.
    pub path: String,
}

impl Asker {
    /// Who orders, for the hall.
    pub fn who(&self) -> Who {
        Who { person: self.person(), from: self.from.clone() }
    }

    /// Their number, once they have signed in.
    pub fn person(&self) -> Option<Person> {
        self.session.as_ref().map(|session| session.person)
    }
}

/// The fields of a form, in the order in which they were sent. The guard has read them and checked the token.
#[derive(Debug, Clone, Default)]
pub struct Posted(pub Vec<(String, String)>);

impl Posted {
    /// A field's text without white space around it; empty where it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.trim())
    }

    /// A field's text, where it was sent and is not empty.
    pub fn given(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// Every text of a field that may stand several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.trim())
    }
}

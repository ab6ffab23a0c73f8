//! In whose words?
//!
//! Everything that people read is said here, once in each [`Language`]: [`Words`] answers with the text of a message,
//! and writes counts, percentages, dates and hours by the custom of its language. The texts are Fluent files,
//! `messages/*.ftl`, compiled into the program; what they say to translators stands at the head of `en.ftl`.
//!
//! A figure reaches a message as a [`Value`] and never as text that the caller has formatted, so that one number looks
//! the same on a page, in a table and in a bulletin. The codes that the record uses (`votes_for_options`, `copy`,
//! `warning`, …) are the ends of message ids: `base-votes_for_options`, `basis-copy`, `severity-warning`.
//!
//! What is deliberately not here: the names of areas, options and lines, which are data of an election and carry
//! their own texts; and arithmetic: a percentage arrives rounded, as the record states it.

mod dates;
mod numbers;
mod pieces;
mod words;

pub use pieces::Piece;
pub use words::{Fault, Value, Words};

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Kazakh, in Cyrillic letters.
    Kk,
    /// Russian.
    Ru,
    /// English, which stands in where a message is missing.
    En,
}

impl Language {
    /// Every language, in the order in which a page offers them.
    pub const ALL: [Language; 3] = [Language::Kk, Language::Ru, Language::En];

    /// Whether a native speaker has read its messages.
    pub fn is_reviewed(self) -> bool {
        self != Language::Kk
    }

    /// The language of an ISO 639-1 code in small letters, if the program speaks it.
    pub fn parse(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The ISO 639-1 code: `kk`, `ru`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Kk => "kk",
            Language::Ru => "ru",
            Language::En => "en",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Kk => "Қазақша",
            Language::Ru => "Русский",
            Language::En => "English",
        }
    }

    /// The Fluent files, as they stand in `messages/`: what every surface says, the public site, the desk, a
    /// mission, its incidents, copies and cases, what it makes of them, and what is printed.
    fn sources(self) -> [&'static str; 7] {
        match self {
            Language::Kk => [
                include_str!("../messages/kk.ftl"),
                include_str!("../messages/site/kk.ftl"),
                include_str!("../messages/desk/kk.ftl"),
                include_str!("../messages/mission/kk.ftl"),
                include_str!("../messages/cases/kk.ftl"),
                include_str!("../messages/process/kk.ftl"),
                include_str!("../messages/documents/kk.ftl"),
            ],
            Language::Ru => [
                include_str!("../messages/ru.ftl"),
                include_str!("../messages/site/ru.ftl"),
                include_str!("../messages/desk/ru.ftl"),
                include_str!("../messages/mission/ru.ftl"),
                include_str!("../messages/cases/ru.ftl"),
                include_str!("../messages/process/ru.ftl"),
                include_str!("../messages/documents/ru.ftl"),
            ],
            Language::En => [
                include_str!("../messages/en.ftl"),
                include_str!("../messages/site/en.ftl"),
                include_str!("../messages/desk/en.ftl"),
                include_str!("../messages/mission/en.ftl"),
                include_str!("../messages/cases/en.ftl"),
                include_str!("../messages/process/en.ftl"),
                include_str!("../messages/documents/en.ftl"),
            ],
        }
    }
}

//! The words of one language: messages with their arguments filled in.
//!
//! [`Words`] holds the messages of its language and, behind them, the English ones. A message that is missing, or
//! lacks an argument, is a mistake of ours: where debug assertions are on it panics, so that a test finds it. In a
//! release an election night must go on: the English message stands in, and if that fails too, the id in ⟨brackets⟩,
//! which no reader takes for a figure.

use crate::pieces::{self, Piece};
use crate::{Language, dates, numbers};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use std::sync::OnceLock;

/// An argument of a message; a language writes each kind by its own custom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// Text that stays as it is: a name, a title, a reason.
    Text(&'a str),
    /// A count: grouped, and the noun beside it takes the form that it asks for.
    Count(u64),
    /// A difference of counts, with its sign.
    Change(i64),
    /// A percentage as the record states it, `81.31` or `no share`.
    Percent(&'a str),
    /// A day, `2022-11-20`.
    Date(&'a str),
    /// A moment with its offset, `2022-11-21T02:14:07+06:00`.
    DateTime(&'a str),
    /// An hour of the day, `10:05`.
    Hour(&'a str),
    /// The id of another message, one without variables: `base-votes_for_options`.
    Word(&'a str),
}

/// Why something could not be said.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no such message.
    #[error("no message {id:?} in {language:?}")]
    Message {
        /// The language that was asked.
        language: Language,
        /// The id that was asked for.
        id: String,
    },
    /// A variable of the message was not given.
    #[error("the message {id:?} in {language:?} needs ${name}, which was not given")]
    Argument {
        /// The language that was asked.
        language: Language,
        /// The message.
        id: String,
        /// The variable.
        name: String,
    },
    /// A figure or a time has not the form that the record gives it.
    #[error("found {found:?}, expected {expected}")]
    Form {
        /// The text that was found.
        found: String,
        /// What it should have been.
        expected: &'static str,
    },
}

/// The words of one language. Threads may share it.
pub struct Words {
    own: Voice,
    english: Voice,
    /// Says the same with marks around every argument; made when a message is first wanted in pieces.
    marked: OnceLock<Voice>,
}

impl Words {
    /// The words of a language. Reading the messages takes some milliseconds: make it once and keep it.
    pub fn new(language: Language) -> Words {
        Words {
            own: Voice::of(language, false),
            english: Voice::of(Language::En, false),
            marked: OnceLock::new(),
        }
    }

    /// The language that is spoken.
    pub fn language(&self) -> Language {
        self.own.language
    }

    /// The text of a message.
    ///
    /// # Panics
    /// Where debug assertions are on: if [`Words::try_message`] refuses. A release falls back to English, then to
    /// the id in ⟨brackets⟩.
    pub fn message(&self, id: &str, args: &[(&str, Value)]) -> String {
        self.try_message(id, args).unwrap_or_else(|fault| {
            debug_assert!(false, "{fault}");
            self.stand_in(id, args)
        })
    }

    /// The text of a message in this language alone, or why there is none.
    ///
    /// # Errors
    /// There is no such message, one of its variables is not among the arguments, or an argument has not the form
    /// that the record gives it. Arguments that the message does not use are no fault.
    pub fn try_message(&self, id: &str, args: &[(&str, Value)]) -> Result<String, Fault> {
        self.own.message(id, args)
    }

    /// The text of a message in pieces, so that a page can say of each figure where it comes from. Together the pieces
    /// are what [`Words::message`] gives.
    ///
    /// # Panics
    /// As [`Words::message`].
    pub fn pieces(&self, id: &str, args: &[(&str, Value)]) -> Vec<Piece> {
        let marked = self.marked.get_or_init(|| Voice::of(self.own.language, true));
        match marked.message(id, args) {
            Ok(text) => pieces::split(&text, &marked.written_args(args)),
            Err(_) => vec![Piece { text: self.message(id, args), argument: None }],
        }
    }

    /// A count: `6 456 392` with narrow no-break spaces in Kazakh and Russian, `6,456,392` in English.
    pub fn count(&self, count: u64) -> String {
        numbers::count(self.own.language, count)
    }

    /// A difference of counts, with its sign: `+1`, `−1,204`, `0`.
    pub fn change(&self, change: i64) -> String {
        numbers::change(self.own.language, change)
    }

    /// A percentage from the record's text, `81.31` or `no share`, with the decimals that it has.
    ///
    /// # Panics
    /// On any other text, where debug assertions are on; a release returns the text as it is. So do the next three.
    pub fn percent(&self, text: &str) -> String {
        self.own.written(Value::Percent(text), text)
    }

    /// A day from `2022-11-20`: `20 November 2022`.
    pub fn date(&self, text: &str) -> String {
        self.own.written(Value::Date(text), text)
    }

    /// A minute from `2022-11-21T02:14:07+06:00`: `21 November 2022, 02:14 (UTC+6)`. The seconds are not said.
    pub fn date_time(&self, text: &str) -> String {
        self.own.written(Value::DateTime(text), text)
    }

    /// An hour of the day from `10:05`.
    pub fn hour(&self, text: &str) -> String {
        self.own.written(Value::Hour(text), text)
    }

    /// What a release says in the place of a message that cannot be said.
    fn stand_in(&self, id: &str, args: &[(&str, Value)]) -> String {
        self.english.message(id, args).unwrap_or_else(|_| format!("⟨{id}⟩"))
    }
}

/// One language's messages, without a stand-in.
struct Voice {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// Whether arguments stand between marks.
    marked: bool,
}

/// The largest count that Fluent's numbers hold exactly, 2^53 − 1; the record has none that is larger.
const COUNT_MAX: u64 = (1 << 53) - 1;

impl Voice {
    fn of(language: Language, marked: bool) -> Voice {
        let identifier = language.code().parse().expect("every code is a language identifier");
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolating marks are for texts of two directions; here they would stand as stray characters in every
        // terminal and every export.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match (language, marked) {
            (Language::Kk, false) => |value, _| write_number(Language::Kk, value),
            (Language::Ru, false) => |value, _| write_number(Language::Ru, value),
            (Language::En, false) => |value, _| write_number(Language::En, value),
            (Language::Kk, true) => |value, _| write_number(Language::Kk, value).map(pieces::mark),
            (Language::Ru, true) => |value, _| write_number(Language::Ru, value).map(pieces::mark),
            (Language::En, true) => |value, _| write_number(Language::En, value).map(pieces::mark),
        }));
        for source in language.sources() {
            let resource = FluentResource::try_new(source.to_owned())
                .unwrap_or_else(|(_, errors)| panic!("messages in {language:?}: {errors:?}"));
            let added = bundle.add_resource(resource);
            added.unwrap_or_else(|errors| panic!("messages in {language:?}: {errors:?}"));
        }
        Voice { language, bundle, marked }
    }

    fn message(&self, id: &str, args: &[(&str, Value)]) -> Result<String, Fault> {
        let mut filled = FluentArgs::with_capacity(args.len());
        for &(name, value) in args {
            filled.set(
                name,
                match self.fluent_value(value)? {
                    FluentValue::String(text) if self.marked => {
                        FluentValue::from(pieces::mark(text.into_owned()))
                    }
                    other => other,
                },
            );
        }
        let missing = || Fault::Message { language: self.language, id: id.to_owned() };
        let pattern = self.bundle.get_message(id).and_then(|message| message.value()).ok_or_else(missing)?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&filled), &mut errors);
        match errors.into_iter().next() {
            None => Ok(text.into_owned()),
            Some(error) => Err(self.fault(id, &error)),
        }
    }

    /// A value in words, or its text as it was given.
    fn written(&self, value: Value, text: &str) -> String {
        self.text(value).unwrap_or_else(|fault| {
            debug_assert!(false, "{fault}");
            text.to_owned()
        })
    }

    fn fluent_value<'a>(&self, value: Value<'a>) -> Result<FluentValue<'a>, Fault> {
        match value {
            Value::Text(text) => Ok(FluentValue::from(text)),
            Value::Count(count) if count <= COUNT_MAX => Ok(FluentValue::from(count)),
            other => self.text(other).map(FluentValue::from),
        }
    }

    /// The arguments as they stand in a message, between no marks.
    fn written_args<'a>(&self, args: &[(&'a str, Value)]) -> Vec<(&'a str, String)> {
        let written = |(name, value): &(&'a str, Value)| {
            let text = self.text(*value).unwrap_or_default();
            (*name, pieces::bare(&text))
        };
        args.iter().map(written).collect()
    }

    fn text(&self, value: Value) -> Result<String, Fault> {
        let form = |found: &str, expected| Fault::Form { found: found.to_owned(), expected };
        match value {
            Value::Text(text) => Ok(text.to_owned()),
            Value::Count(count) => Ok(numbers::count(self.language, count)),
            Value::Change(change) => Ok(numbers::change(self.language, change)),
            Value::Percent("no share") => self.message("no-share", &[]),
            Value::Percent(text) => numbers::percent(self.language, text)
                .ok_or_else(|| form(text, "a percentage such as 81.31, or no share")),
            Value::Date(text) => {
                let date = dates::date(text).ok_or_else(|| form(text, "a day such as 2022-11-20"))?;
                self.date(&date)
            }
            Value::DateTime(text) => {
                let moment = dates::date_time(text)
                    .ok_or_else(|| form(text, "a time such as 2022-11-21T02:14:07+06:00"))?;
                let (date, hour, offset) = (self.date(&moment.date)?, moment.hour, &moment.offset);
                let args = [
                    ("date", Value::Text(&date)),
                    ("time", Value::Text(hour)),
                    ("offset", Value::Text(offset)),
                ];
                self.message("date-time", &args)
            }
            Value::Hour(text) => {
                dates::hour(text).map(str::to_owned).ok_or_else(|| form(text, "an hour such as 10:05"))
            }
            Value::Word(id) => self.message(id, &[]),
        }
    }

    fn date(&self, date: &dates::Date) -> Result<String, Fault> {
        let month = format!("month-{}", date.month);
        let args = [
            ("day", Value::Count(date.day.into())),
            ("month", Value::Word(&month)),
            ("year", Value::Text(date.year)),
        ];
        self.message("date", &args)
    }

    /// Fluent's first complaint as a fault of ours.
    fn fault(&self, id: &str, error: &FluentError) -> Fault {
        let name = match error {
            FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => {
                id.clone()
            }
            other => other.to_string(),
        };
        Fault::Argument { language: self.language, id: id.to_owned(), name }
    }
}

/// How a number stands in a message; Fluent asks this for every value that it writes.
fn write_number(language: Language, value: &FluentValue) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    // Exact: every number comes from a count of at most COUNT_MAX.
    Some(numbers::count(language, number.value as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_release_english_stands_in_and_then_the_id() {
        let words = Words::new(Language::Kk);
        let args = [("count", Value::Count(2))];
        assert_eq!(words.stand_in("count-votes", &args), "2 votes");
        assert_eq!(words.stand_in("count-votes", &[]), "⟨count-votes⟩");
        assert_eq!(words.stand_in("no-such-message", &args), "⟨no-such-message⟩");
    }

    #[test]
    #[should_panic(expected = "no message \"no-such-message\" in Ru")]
    #[cfg(debug_assertions)]
    fn in_a_test_a_missing_message_panics() {
        Words::new(Language::Ru).message("no-such-message", &[]);
    }

    #[test]
    #[should_panic(expected = "needs $count, which was not given")]
    #[cfg(debug_assertions)]
    fn in_a_test_a_missing_argument_panics() {
        Words::new(Language::Ru).message("count-votes", &[("cuont", Value::Count(2))]);
    }

    #[test]
    fn threads_may_share_words() {
        fn shared<T: Send + Sync>() {}
        shared::<Words>();
    }
}

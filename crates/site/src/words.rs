//! What a page says: the messages of its language, and the texts that the election brings.

use language::{Language, Value, Words};
use model::Texts;

/// The words of every language, read once.
pub struct Voices(Vec<Words>);

impl Default for Voices {
    fn default() -> Voices {
        Voices(Language::ALL.into_iter().map(Words::new).collect())
    }
}

impl Voices {
    /// The words of a language.
    pub fn of(&self, language: Language) -> Reader<'_> {
        let words = self.0.iter().find(|words| words.language() == language);
        Reader { words: words.expect("every language has its words") }
    }
}

/// One reader's language. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    words: &'a Words,
}

impl<'a> Reader<'a> {
    /// The language.
    pub fn language(&self) -> Language {
        self.words.language()
    }

    /// Its words.
    pub fn words(&self) -> &'a Words {
        self.words
    }

    /// A message without variables.
    pub fn t(&self, id: &str) -> String {
        self.words.message(id, &[])
    }

    /// A message with its variables.
    pub fn say(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.words.message(id, values)
    }

    /// A count, grouped by the language's custom.
    pub fn count(&self, count: u64) -> String {
        self.words.count(count)
    }

    /// A difference of counts, with its sign.
    pub fn change(&self, change: i64) -> String {
        self.words.change(change)
    }

    /// A percentage as the record states it, or `no share`.
    pub fn percent(&self, percent: &str) -> String {
        self.words.percent(percent)
    }

    /// A text of the election in this language, else in the first that it has.
    pub fn text<'t>(&self, texts: &'t Texts) -> &'t str {
        model::text(texts, self.language().code())
    }

    /// A minute.
    pub fn minute(&self, at: model::moment::Moment) -> String {
        self.words.date_time(&at.to_string())
    }

    /// The name of a base, standing alone.
    pub fn base(&self, base: &str) -> String {
        self.t(&format!("base-name-{base}"))
    }
}

//! What every export says of itself: whose record, at which size and root, and what a reader must be told first.

use super::Source;
use model::definition::Status;
use model::fact::Opening;
use model::moment::Moment;
use serde_json::{Value, json};

impl<'a> Source<'a> {
    /// Entry 0.
    pub(super) fn opening(&self) -> &'a Opening {
        self.state.opening.as_ref().expect("an export is made of a record with an opening")
    }

    /// The language that stands in where a format has room for one.
    pub(super) fn language(&self) -> &'a str {
        self.opening().languages.first().map_or("en", String::as_str)
    }

    /// The minute at which the figures stand: of the newest entry.
    pub(super) fn at(&self) -> Moment {
        self.state.newest_at.unwrap_or(self.opening().at)
    }

    /// The key that signs the record now.
    fn key(&self) -> String {
        let newest = self.state.keys.last();
        newest.map_or_else(|| self.opening().key.clone(), |key| key.fact.to_string())
    }

    /// The status as the record writes it.
    pub(super) fn status(&self) -> &'static str {
        match self.opening().status {
            Status::Live => "live",
            Status::Rehearsal => "rehearsal",
            Status::Demonstration => "demonstration",
            Status::Archive => "archive",
        }
    }

    /// Whether figures were made up for practice or show.
    pub(super) fn is_test(&self) -> bool {
        matches!(self.opening().status, Status::Rehearsal | Status::Demonstration)
    }

    /// The record, for a format of objects.
    pub(super) fn record(&self) -> Value {
        json!({
            "origin": self.opening().origin,
            "size": self.state.size,
            "root": self.root,
            "key": self.key(),
            "at": self.at().to_string(),
        })
    }

    /// The record in a sentence, for a format with room for a note.
    pub(super) fn sentence(&self) -> String {
        let (origin, size) = (&self.opening().origin, self.state.size);
        let notes = self.notes();
        let mark = match self.opening().status {
            Status::Live => "",
            Status::Rehearsal => "REHEARSAL. ",
            Status::Demonstration => "DEMONSTRATION. ",
            Status::Archive => "ARCHIVE. ",
        };
        let gap = if notes.is_empty() { "" } else { " " };
        format!("{mark}Record {origin}, size {size}, root {}.{gap}{notes}", self.root)
    }

    /// What a reader must be told before any figure.
    pub(super) fn notes(&self) -> String {
        let language = self.language();
        let notes = self.opening().notes.iter();
        notes.map(|note| model::text(note, language)).collect::<Vec<_>>().join(" ")
    }
}

//! Applying an entry: what it says enters the state, and every property that it breaks is named.
//!
//! An entry that breaks a property still enters where it can, so that one bad entry does not hide the next; one that is
//! of the wrong form is no fact, and counts for nothing but its index.
//! [`shape`] looks at members by themselves; the rules of each kind stand in [`definitions`], [`counts`], [`statements`].

mod counts;
mod definitions;
mod shape;
mod statements;

pub use counts::findings_of;
pub(crate) use statements::difference;
pub use statements::key_change_text;

use crate::entry::row::Row;
use crate::property::{Place, Property, Violation};
use crate::state::State;
use model::fact::Fact;
use model::moment::Moment;
use record::Hash;

/// Receives what is broken.
pub struct Apply<'a> {
    state: &'a mut State,
    violations: &'a mut Vec<Violation>,
    /// The entry at hand.
    entry: u64,
    hash: Hash,
}

impl State {
    /// Applies the next entry: its fact and its leaf hash. Appends what it breaks to `violations`.
    pub fn apply(&mut self, fact: Fact, hash: Hash, violations: &mut Vec<Violation>) {
        let entry = self.size;
        self.size += 1;
        Apply { state: self, violations, entry, hash }.fact(fact);
    }

    /// The same of a protocol whose texts lie elsewhere.
    pub(crate) fn apply_row(
        &mut self,
        row: &Row<'_>,
        lines: &[u64],
        hash: Hash,
        violations: &mut Vec<Violation>,
    ) {
        let entry = self.size;
        self.size += 1;
        let mut apply = Apply { state: self, violations, entry, hash };
        apply.follows(row.at, false);
        apply.protocol(row, lines);
    }

    /// Counts an entry that is no fact, so that later indexes are right.
    pub fn skip(&mut self) {
        self.size += 1;
    }
}

impl Apply<'_> {
    fn fact(&mut self, fact: Fact) {
        let misshapen = shape::misshapen(&fact);
        if !misshapen.is_empty() {
            // It is no fact, as if it did not read: nothing else is asked of it.
            misshapen.into_iter().for_each(|message| self.broken(Property::EntryForm, message));
            return;
        }
        self.follows(fact.at(), matches!(fact, Fact::Opening(_)));
        match fact {
            Fact::Opening(opening) => self.opening(*opening),
            Fact::Form(form) => self.form(*form),
            Fact::Contest(contest) => self.contest(*contest),
            Fact::Areas(areas) => self.areas(areas),
            Fact::Stations(stations) => self.stations(stations),
            Fact::Turnout(turnout) => self.turnout(turnout),
            Fact::Protocol(protocol) => self.protocol(&Row::of(&protocol), &protocol.lines),
            Fact::Summary(summary) => self.summary(*summary),
            Fact::Annulment(annulment) => self.annulment(annulment),
            Fact::Journal(checkpoint) => self.journal(checkpoint),
            Fact::Announcement(announcement) => self.announcement(*announcement),
            Fact::Key(change) => self.key(change),
            Fact::Closing(_) => self.state.closed = Some(self.entry),
        }
    }

    /// What is asked of every fact's place in the record.
    fn follows(&mut self, at: Moment, is_opening: bool) {
        self.state.newest_at = Some(at);
        if let Some(closing) = self.state.closed {
            self.broken(Property::OrderOpening, format!("found an entry after the closing at {closing}"));
        }
        if is_opening != (self.entry == 0) {
            let message = if is_opening { "found a second opening" } else { "found no opening in entry 0" };
            self.broken(Property::OrderOpening, message.to_owned());
        }
    }

    fn broken(&mut self, property: Property, message: String) {
        self.violations.push(Violation { property, place: Place::Entry(self.entry), message });
    }
}

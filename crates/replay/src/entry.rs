//! An entry's bytes as a fact, or the property that they break.
//!
//! What the log is full of, protocols and registers, is read with [`quick`], which takes only the one serialisation.
//! Whatever that does not take is read by serde and written again, to be held against its bytes; only this second way
//! refuses anything, so that there is one judge and one wording.
//!
//! [`read_fact`] gives a fact with texts of its own. [`read`] leaves a protocol's texts in the entry's bytes.

mod quick;
pub(crate) mod row;

use crate::property::Property;
use model::fact::{ENTRY_BYTES_MAX, Fact, NotAFact};
use row::Row;

/// What an entry says.
pub(crate) enum Said<'a> {
    /// A protocol. Its figures were added to the caller's.
    Row(Row<'a>),
    /// Anything else, or a protocol that was read the long way.
    Fact(Fact),
}

/// The fact that an entry is, or the property that it breaks. Whatever is not in its one serialisation, or not of the
/// form of its kind, is no fact: two verifiers must never differ in what such bytes might mean.
pub fn read_fact(bytes: &[u8]) -> Result<Fact, (Property, String)> {
    let mut lines = Vec::new();
    Ok(match read(bytes, &mut lines)? {
        Said::Row(row) => Fact::Protocol(Box::new(row.to_protocol(&lines))),
        Said::Fact(fact) => fact,
    })
}

/// The same, with a protocol as a row whose figures are added to `lines`.
pub(crate) fn read<'a>(bytes: &'a [u8], lines: &mut Vec<u64>) -> Result<Said<'a>, (Property, String)> {
    if bytes.len() <= ENTRY_BYTES_MAX {
        let known = lines.len();
        if let Some(row) = quick::protocol(bytes, lines) {
            debug_assert!(
                is_written(&Fact::Protocol(Box::new(row.to_protocol(&lines[known..]))), bytes),
                "what is read quickly has one serialisation"
            );
            return Ok(Said::Row(row));
        }
        lines.truncate(known);
        if let Some(stations) = quick::stations(bytes) {
            let fact = Fact::Stations(stations);
            debug_assert!(is_written(&fact, bytes), "what is read quickly has one serialisation");
            return Ok(Said::Fact(fact));
        }
    }
    match Fact::from_bytes(bytes) {
        // What is written from the fact has one serialisation: if it is these bytes, they have it too.
        Ok(fact) if bytes.len() <= ENTRY_BYTES_MAX && is_written(&fact, bytes) => Ok(Said::Fact(fact)),
        fact => Err(wrong_with(bytes, &fact)),
    }
}

fn is_written(fact: &Fact, bytes: &[u8]) -> bool {
    let mut written = Vec::with_capacity(bytes.len());
    record::canonical::append_to(fact, &mut written).is_ok() && written == bytes
}

/// What is wrong with an entry that is not what its fact would be written as.
fn wrong_with(bytes: &[u8], fact: &Result<Fact, NotAFact>) -> (Property, String) {
    if let Err(error) = record::canonical::check(bytes) {
        return (Property::EntryCanonical, format!("not in its one serialisation: {error}"));
    }
    if bytes.len() > ENTRY_BYTES_MAX {
        let message = format!("found {} bytes, expected at most {ENTRY_BYTES_MAX}", bytes.len());
        return (Property::EntryCanonical, message);
    }
    let message = match fact {
        Err(error) => error.to_string(),
        // What is left out where it says nothing (no findings, the kind `ordinary`) has no second spelling.
        Ok(_) => "a member says what its absence says, and should be absent".to_owned(),
    };
    (Property::EntryForm, message)
}

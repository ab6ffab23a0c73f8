//! The figures of a sheet that may have gaps, as they are held and as they are written.
//!
//! As JSON a figure that is not there is an empty text, as in the journal of a desk: there is no null.

use serde::de::{Error, Unexpected};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serializer};
use std::borrow::Cow;

/// One for each line and then for each option, in the form's order; `None` where it is not known.
pub type Figures = Vec<Option<u64>>;

/// Writes figures: a count, or an empty text.
pub fn serialize<S: Serializer>(figures: &[Option<u64>], serializer: S) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_seq(Some(figures.len()))?;
    for figure in figures {
        match figure {
            Some(count) => fields.serialize_element(count)?,
            None => fields.serialize_element("")?,
        }
    }
    fields.end()
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written<'a> {
    Count(u64),
    Text(Cow<'a, str>),
}

/// Reads them; any text but the empty one is refused.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Figures, D::Error> {
    let read = |field| match field {
        Written::Count(count) => Ok(Some(count)),
        Written::Text(text) if text.is_empty() => Ok(None),
        Written::Text(text) => {
            Err(D::Error::invalid_value(Unexpected::Str(&text), &"a count or an empty text"))
        }
    };
    Vec::<Written<'de>>::deserialize(deserializer)?.into_iter().map(read).collect()
}

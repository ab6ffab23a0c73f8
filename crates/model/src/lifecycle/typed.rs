//! What stands in the fields of an entry, and how it is written.
//!
//! The journal's language has no null, so a blank field is written as an empty text: `[407, "", 60]`.

use serde::de::{Error, Unexpected};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serializer};
use std::borrow::Cow;

/// What stands in the fields of an entry, in their order; `None` where nothing was typed. When an entry is finished, a
/// blank field counts as 0; the journal keeps that it was blank.
pub type Typed = Vec<Option<u64>>;

/// What was typed, a blank field as 0.
pub(super) fn counted(typed: &Typed) -> Vec<u64> {
    typed.iter().map(|value| value.unwrap_or(0)).collect()
}

pub(super) fn serialize<S: Serializer>(typed: &Typed, serializer: S) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_seq(Some(typed.len()))?;
    for value in typed {
        match value {
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

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Typed, D::Error> {
    let fields = Vec::<Written<'de>>::deserialize(deserializer)?;
    let read = |field| match field {
        Written::Count(count) => Ok(Some(count)),
        Written::Text(text) if text.is_empty() => Ok(None),
        Written::Text(text) => {
            Err(D::Error::invalid_value(Unexpected::Str(&text), &"a count or an empty text"))
        }
    };
    fields.into_iter().map(read).collect()
}

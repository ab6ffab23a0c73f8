//! Reading a fact from the bytes of an entry.
//!
//! The kind decides which struct is read; unknown members and kinds are refused, with the reason. That the bytes are in
//! their one serialisation is for `record::canonical` to check.

use super::Fact;
use serde::Deserialize;

/// Why bytes are no fact.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAFact {
    /// No JSON object with a member `fact`.
    #[error("found no member \"fact\": {0}")]
    Kind(String),
    /// A kind that this version does not know.
    #[error("found the kind {0:?}, which format version 1 does not know")]
    UnknownKind(String),
    /// A member is missing, unknown or of the wrong type.
    #[error("as a fact of kind {kind:?}: {why}")]
    Members {
        /// The kind that it says.
        kind: String,
        /// What does not fit, with its column.
        why: String,
    },
}

#[derive(Deserialize)]
struct Kind<'a> {
    #[serde(borrow)]
    fact: std::borrow::Cow<'a, str>,
}

impl Fact {
    /// Reads a fact. That the bytes are canonical is for `record::canonical` to check.
    pub fn from_bytes(bytes: &[u8]) -> Result<Fact, NotAFact> {
        // Almost every fact is a protocol: read it in one pass, and find out what else it is only where that fails.
        if let Ok(protocol) = serde_json::from_slice(bytes) {
            return Ok(Fact::Protocol(protocol));
        }
        let kind: Kind<'_> =
            serde_json::from_slice(bytes).map_err(|error| NotAFact::Kind(error.to_string()))?;
        let kind = kind.fact.as_ref();
        let fail =
            |error: serde_json::Error| NotAFact::Members { kind: kind.to_owned(), why: error.to_string() };
        Ok(match kind {
            "protocol" => Fact::Protocol(serde_json::from_slice(bytes).map_err(fail)?),
            "turnout" => Fact::Turnout(serde_json::from_slice(bytes).map_err(fail)?),
            "stations" => Fact::Stations(serde_json::from_slice(bytes).map_err(fail)?),
            "areas" => Fact::Areas(serde_json::from_slice(bytes).map_err(fail)?),
            "opening" => Fact::Opening(serde_json::from_slice(bytes).map_err(fail)?),
            "form" => Fact::Form(serde_json::from_slice(bytes).map_err(fail)?),
            "contest" => Fact::Contest(serde_json::from_slice(bytes).map_err(fail)?),
            "summary" => Fact::Summary(serde_json::from_slice(bytes).map_err(fail)?),
            "annulment" => Fact::Annulment(serde_json::from_slice(bytes).map_err(fail)?),
            "journal" => Fact::Journal(serde_json::from_slice(bytes).map_err(fail)?),
            "announcement" => Fact::Announcement(serde_json::from_slice(bytes).map_err(fail)?),
            "key" => Fact::Key(serde_json::from_slice(bytes).map_err(fail)?),
            "closing" => Fact::Closing(serde_json::from_slice(bytes).map_err(fail)?),
            other => return Err(NotAFact::UnknownKind(other.to_owned())),
        })
    }
}

//! What can be wrong: with a value that is to be written, and with bytes that claim to be canonical.
//!
//! [`CanonicalError`] is a mistake in our own types or their values; [`NotCanonical`] is about bytes from anywhere
//! and says at which offset the first departure lies.

use serde::ser;

use super::{DEPTH_MAX, INTEGER_MAX};

/// Why a value has no canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// A key does not come after the key before it in byte order.
    #[error("key \"{key}\" follows \"{before}\": keys must ascend strictly in byte order")]
    KeyOrder {
        /// The key that came too late.
        key: String,
        /// The key that stands before it.
        before: String,
    },
    /// A map key is not a string.
    #[error("a key is written {found}: keys must be strings")]
    KeyNotString {
        /// What was written in the key's place.
        found: String,
    },
    /// A key holds something other than printable ASCII, or a quotation mark or backslash.
    #[error("key {key} is not plain: keys are printable ASCII without quotation mark and backslash")]
    KeyNotPlain {
        /// The key as it was written, in quotation marks.
        key: String,
    },
    /// A null: a `None`, a unit or a unit struct.
    #[error("a null was found: leave the field out instead")]
    Null,
    /// A floating-point number.
    #[error("the float {found} was found: only integers are exact")]
    Float {
        /// The number.
        found: String,
    },
    /// An integer outside ±(2⁵³−1).
    #[error("integer {found} is outside ±{INTEGER_MAX}")]
    IntegerRange {
        /// The number.
        found: String,
    },
    /// A byte string, for which JSON has no spelling of its own.
    #[error("{length} raw bytes were found: write them as text, such as base64")]
    Bytes {
        /// How many bytes.
        length: usize,
    },
    /// A string that is not in normalisation form C.
    #[error("string \"{found}\" is not in Unicode normalisation form C")]
    NotNormalised {
        /// The string.
        found: String,
    },
    /// More than [`DEPTH_MAX`] arrays and objects inside each other.
    #[error("more than {DEPTH_MAX} arrays and objects are open at once")]
    Depth,
    /// An error of the value's own `Serialize`.
    #[error("{0}")]
    Value(String),
}

impl ser::Error for CanonicalError {
    fn custom<T: std::fmt::Display>(message: T) -> CanonicalError {
        CanonicalError::Value(message.to_string())
    }
}

/// Where bytes depart from canonical form, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("at byte {offset}: {reason}")]
pub struct NotCanonical {
    /// The offset of the first byte that is wrong, or the length of the bytes if they end too early.
    pub offset: usize,
    /// What is wrong there.
    pub reason: Reason,
}

/// How bytes depart from canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The bytes end where more was due.
    #[error("the bytes end where {expected} was expected")]
    Ends {
        /// What was due.
        expected: &'static str,
    },
    /// A byte that cannot stand here; white space is one.
    #[error("found '{}' where {expected} was expected", .found.escape_ascii())]
    Unexpected {
        /// The byte.
        found: u8,
        /// What was due.
        expected: &'static str,
    },
    /// Bytes follow the value.
    #[error("the value is complete, but more bytes follow")]
    Trailing,
    /// The word null.
    #[error("null is not in the language: a field without a value is left out")]
    Null,
    /// A number with a fraction or an exponent.
    #[error("a number has a fraction or an exponent: only integers are in the language")]
    Fraction,
    /// A number that begins with a zero and goes on.
    #[error("a number begins with a superfluous zero")]
    LeadingZero,
    /// A zero with a minus sign.
    #[error("zero is written with a minus sign")]
    MinusZero,
    /// An integer outside ±(2⁵³−1).
    #[error("an integer is outside ±{INTEGER_MAX}")]
    IntegerRange,
    /// A key that does not come strictly after the one before it.
    #[error("a key repeats or precedes the key before it: keys ascend in byte order")]
    KeyOrder,
    /// A key with something other than printable ASCII, or with an escape.
    #[error("a key holds '{}': keys are printable ASCII without quotation mark and backslash", .found.escape_ascii())]
    KeyNotPlain {
        /// The byte.
        found: u8,
    },
    /// A control character that stands in a string as itself.
    #[error("control character 0x{found:02x} must be escaped")]
    Control {
        /// The byte.
        found: u8,
    },
    /// An escape of something that needs none, or by another spelling than the shortest.
    #[error("an escape is not the one that canonical form uses")]
    Escape,
    /// Bytes in a string that are not UTF-8.
    #[error("a string is not valid UTF-8")]
    Utf8,
    /// A string that is not in normalisation form C.
    #[error("a string is not in Unicode normalisation form C")]
    NotNormalised,
    /// More than [`DEPTH_MAX`] arrays and objects inside each other.
    #[error("more than {DEPTH_MAX} arrays and objects are open at once")]
    Depth,
}

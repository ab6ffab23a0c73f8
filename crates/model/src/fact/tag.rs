//! Tags: types that are one constant on the wire.
//!
//! A fact says its kind in the middle of its members (`"$"`, `"area"`, `"at"`, `"fact"` …), because the record's
//! keys are sorted. Serde writes the tag of an enum first, so each fact carries its tag as a member of its own
//! type, which reads nothing but the one constant.

/// Declares unit types that serialise to, and read only, one string.
macro_rules! tag {
    ($($name:ident = $text:literal;)*) => { $(
        #[doc = concat!("The constant `", $text, "`.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct $name;

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($text)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let found = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                if found == $text {
                    return Ok($name);
                }
                Err(serde::de::Error::custom(format!("found {found:?}, expected {:?}", $text)))
            }
        }
    )* };
}
pub(crate) use tag;

/// The version of the record's format: the number 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Version;

/// The number that [`Version`] stands for.
pub const VERSION: u64 = 1;

impl serde::Serialize for Version {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(VERSION)
    }
}

impl<'de> serde::Deserialize<'de> for Version {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u64::deserialize(deserializer)? {
            VERSION => Ok(Version),
            other => {
                Err(serde::de::Error::custom(format!("found format version {other}, expected {VERSION}")))
            }
        }
    }
}

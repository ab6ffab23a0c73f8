//! Texts by language: names, titles, explanations.
//!
//! A nation's register holds one of these for every station, mostly in one language: a sorted list takes 48 bytes
//! beside its texts, where a node of a `BTreeMap` takes 544.

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The same words in several languages: language code (`kk`, `ru`, `en`, …) to text, ascending, each code once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts(Vec<(String, String)>);

impl Texts {
    /// No text.
    pub fn new() -> Texts {
        Texts::default()
    }

    /// Puts a text, in place of one that is there.
    pub fn insert(&mut self, language: String, text: String) {
        match self.0.binary_search_by(|(known, _)| known.cmp(&language)) {
            Ok(place) => self.0[place].1 = text,
            Err(place) => {
                // A list that grows by itself makes room for four, and most have one.
                self.0.reserve_exact(1);
                self.0.insert(place, (language, text));
            }
        }
    }

    /// The text in a language.
    pub fn get(&self, language: &str) -> Option<&String> {
        self.iter().find(|(known, _)| *known == language).map(|(_, text)| text)
    }

    /// Languages with their texts.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().map(|(language, text)| (language, text))
    }

    /// The languages.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.iter().map(|(language, _)| language)
    }

    /// The texts.
    pub fn values(&self) -> impl Iterator<Item = &String> {
        self.iter().map(|(_, text)| text)
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, String)> for Texts {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Texts {
        let mut texts = Texts::new();
        pairs.into_iter().for_each(|(language, text)| texts.insert(language, text));
        texts
    }
}

impl<const N: usize> From<[(String, String); N]> for Texts {
    fn from(pairs: [(String, String); N]) -> Texts {
        pairs.into_iter().collect()
    }
}

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Texts, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Texts;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
                let mut texts = Texts::new();
                while let Some((language, text)) = map.next_entry()? {
                    texts.insert(language, text);
                }
                Ok(texts)
            }
        }
        deserializer.deserialize_map(Read)
    }
}

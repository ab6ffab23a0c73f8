//! Walking a TOML document: every value knows where it stands, and every table which keys it may have.
//!
//! A [`Node`] is a value with its place; its methods give what is wanted or tell the problem. A [`Table`] remembers
//! which keys were asked for; [`Table::finish`] tells of every other key, so the keys that are known are written
//! once: where they are read.

use super::problem::{Place, Problem, Problems, did_you_mean, one_of, quoted};
use std::cell::RefCell;
use std::ops::{Range, RangeInclusive};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_normalization::is_nfc;

/// A TOML file and where its lines begin.
pub struct Source<'a> {
    name: &'a str,
    text: &'a str,
    line_starts: Vec<usize>,
    problems: &'a Problems,
}

impl<'a> Source<'a> {
    /// A text under a name.
    pub fn new(name: &'a str, text: &'a str, problems: &'a Problems) -> Source<'a> {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(breaks.map(|(place, _)| place + 1)).collect();
        Source { name, text, line_starts, problems }
    }

    /// Tells what is wrong at a byte.
    pub fn tell(&self, byte: usize, path: &str, found: &str, expected: &str, help: Option<String>) {
        let line = self.line_starts.partition_point(|start| *start <= byte);
        let start = self.line_starts[line - 1];
        let column = self.text.get(start..byte).map_or(0, |before| before.chars().count()) + 1;
        let place = Place::Text { line, column, path: path.to_owned() };
        let (found, expected) = (found.to_owned(), expected.to_owned());
        self.problems.tell(Problem { file: self.name.to_owned(), place, found, expected, help });
    }
}

/// A value, where it stands, and by which keys one gets there.
#[derive(Clone)]
pub struct Node<'a> {
    source: &'a Source<'a>,
    path: String,
    span: Range<usize>,
    value: &'a DeValue<'a>,
}

impl<'a> Node<'a> {
    /// Tells that something else belongs here.
    pub fn tell(&self, found: &str, expected: &str) {
        self.tell_with(found, expected, None);
    }

    /// The same, with help.
    pub fn tell_with(&self, found: &str, expected: &str, help: Option<String>) {
        self.source.tell(self.span.start, &self.path, found, expected, help);
    }

    /// The same, at a byte of the string that this is.
    pub fn tell_inside(&self, byte: usize, found: &str, expected: &str, help: Option<String>) {
        let verbatim = self.value.as_str().is_some_and(|text| text.len() + 2 == self.span.len());
        let place = if verbatim { self.span.start + 1 + byte } else { self.span.start };
        self.source.tell(place, &self.path, found, expected, help);
    }

    fn tell_type(&self, expected: &str) {
        let found = match self.value {
            DeValue::String(text) => quoted(text),
            DeValue::Integer(number) => quoted(number.as_str()).replace('"', ""),
            other => format!("{} {}", article(other.type_str()), other.type_str()),
        };
        let help = self.value.is_datetime().then(|| "put it in quotes".to_owned());
        self.tell_with(&found, expected, help);
    }

    /// The value itself, for a look ahead that tells of nothing.
    pub fn value(&self) -> &'a DeValue<'a> {
        self.value
    }

    /// Whether it is a table.
    pub fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// Any string in normalisation form C, without control characters but line breaks and tabs.
    pub fn string(&self, expected: &str) -> Option<&'a str> {
        let Some(text) = self.value.as_str() else {
            self.tell_type(expected);
            return None;
        };
        match unfit(text) {
            Some(why) => {
                self.tell_with(&quoted(text), expected, Some(why.to_owned()));
                None
            }
            None => Some(text),
        }
    }

    /// A string that says something.
    pub fn words(&self, expected: &str) -> Option<&'a str> {
        let text = self.string(expected)?;
        if text.trim() != text || text.is_empty() {
            self.tell(&quoted(text), &format!("{expected}, not empty and without space around it"));
            return None;
        }
        Some(text)
    }

    /// A string that `fits`.
    pub fn matching(&self, expected: &str, fits: impl Fn(&str) -> bool) -> Option<&'a str> {
        let text = self.string(expected)?;
        if !fits(text) {
            self.tell(&quoted(text), expected);
            return None;
        }
        Some(text)
    }

    /// One of several names.
    pub fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> Option<T> {
        let names = || choices.iter().map(|(name, _)| *name);
        let expected = one_of(names());
        let text = self.string(&expected)?;
        match choices.iter().find(|(name, _)| *name == text) {
            Some((_, choice)) => Some(*choice),
            None => {
                self.tell_with(&quoted(text), &expected, did_you_mean(text, names()));
                None
            }
        }
    }

    /// An integer within a range.
    pub fn count(&self, range: RangeInclusive<u64>) -> Option<u64> {
        let expected = format!("an integer from {} to {}", range.start(), range.end());
        let number = self.value.as_integer();
        let number = number.and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok());
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            self.tell_type(&expected);
        }
        number
    }

    /// A table.
    pub fn table(&self, expected: &str) -> Option<Table<'a>> {
        match self.value.as_table() {
            Some(entries) => Some(Table::new(self.clone(), entries)),
            None => {
                self.tell_type(expected);
                None
            }
        }
    }

    /// The items of an array.
    pub fn array(&self, expected: &str) -> Option<Vec<Node<'a>>> {
        let Some(items) = self.value.as_array() else {
            self.tell_type(expected);
            return None;
        };
        let item = |(place, item): (usize, &'a Spanned<DeValue<'a>>)| Node {
            source: self.source,
            path: format!("{}[{place}]", self.path),
            span: item.span(),
            value: item.get_ref(),
        };
        Some(items.iter().enumerate().map(item).collect())
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// Why no text of an election may be so.
pub fn unfit(text: &str) -> Option<&'static str> {
    if !is_nfc(text) {
        return Some("write it in Unicode normalisation form C");
    }
    let control = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
    text.contains(control).then_some("take out the control characters")
}

/// A table and the keys that were asked for.
pub struct Table<'a> {
    node: Node<'a>,
    entries: &'a DeTable<'a>,
    known: RefCell<Vec<&'static str>>,
}

impl<'a> Table<'a> {
    fn new(node: Node<'a>, entries: &'a DeTable<'a>) -> Table<'a> {
        Table { node, entries, known: RefCell::default() }
    }

    /// The document itself.
    pub fn document(source: &'a Source<'a>, value: &'a DeValue<'a>) -> Option<Table<'a>> {
        Node { source, path: String::new(), span: 0..0, value }.table("a TOML document")
    }

    /// The table as a value: its place.
    pub fn node(&self) -> &Node<'a> {
        &self.node
    }

    /// The value of a key, if it is there.
    pub fn get(&self, key: &'static str) -> Option<Node<'a>> {
        self.known.borrow_mut().push(key);
        self.entries.get(key).map(|value| self.child(key, value))
    }

    /// The value of a key that must be there.
    pub fn need(&self, key: &'static str) -> Option<Node<'a>> {
        let node = self.get(key);
        if node.is_none() {
            self.node.tell(&format!("no {key}"), &format!("the key {key}"));
        }
        node
    }

    /// The items of an array of tables; none if the key is absent.
    pub fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        let Some(items) = self.get(key).and_then(|node| node.array("an array of tables")) else {
            return Vec::new();
        };
        items.iter().filter_map(|item| item.table("a table")).collect()
    }

    /// The same, where at least one is needed.
    pub fn some_tables(&self, key: &'static str) -> Vec<Table<'a>> {
        if self.need(key).is_none() {
            return Vec::new();
        }
        let tables = self.tables(key);
        if tables.is_empty() {
            self.node.tell(&format!("an empty {key}"), "at least one");
        }
        tables
    }

    /// Every key and value, where the keys are the writer's own.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> {
        self.entries.iter().map(|(key, value)| {
            let key: &'a str = key.get_ref();
            (key, self.child(key, value))
        })
    }

    fn child(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Node<'a> {
        let path = &self.node.path;
        let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        Node { source: self.node.source, path, span: value.span(), value: value.get_ref() }
    }

    /// Tells of every key that nobody asked for.
    pub fn finish(self) {
        let known = self.known.borrow();
        let mut sorted: Vec<&str> = known.clone();
        sorted.sort_unstable();
        sorted.dedup();
        for (key, _) in self.entries.iter() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let help = did_you_mean(name, sorted.iter().copied());
                let found = format!("the unknown key {}", quoted(name));
                let expected = one_of(sorted.iter().copied());
                self.node.source.tell(key.span().start, &self.node.path, &found, &expected, help);
            }
        }
    }
}

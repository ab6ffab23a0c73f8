//! Problems: what is wrong in a file, where, and what to write instead.
//!
//! Reading never stops at the first [`Problem`]; whoever finds one tells [`Problems`] and goes on. A reader that
//! could not make its value returns `None` after it has told why, so `None` always means "already told".

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

/// The most problems that are listed; a file with more has one cause, and the first lines show it.
pub const PROBLEMS_MAX: usize = 1_000;

/// Where in a file something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The file as a whole.
    File,
    /// In a TOML file.
    Text {
        /// From 1.
        line: usize,
        /// In characters, from 1.
        column: usize,
        /// Such as `contest[0].rule.base`; empty for the document itself.
        path: String,
    },
    /// In a CSV file.
    Cell {
        /// The line of the file at which the row begins, from 1; the heading is line 1.
        line: u64,
        /// The column's heading; empty for the row as a whole.
        column: String,
    },
}

/// Something wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file's name, as given.
    pub file: String,
    /// Where in it.
    pub place: Place,
    /// What stands there, quoted if it is text of the file.
    pub found: String,
    /// What belongs there.
    pub expected: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::File => Ok(()),
            Place::Text { line, column, path } if path.is_empty() => write!(out, ":{line}:{column}"),
            Place::Text { line, column, path } => write!(out, ":{line}:{column}: {path}"),
            Place::Cell { line, column } if column.is_empty() => write!(out, ":{line}"),
            Place::Cell { line, column } => write!(out, ":{line}: column {column}"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { file, place, found, expected, help } = self;
        write!(out, "{file}{place}: found {found}, expected {expected}")?;
        match help {
            Some(help) => write!(out, ", {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Problem {}

/// Everything that was found wrong so far, in all files.
#[derive(Default)]
pub struct Problems {
    told: RefCell<BTreeSet<Problem>>,
    more: RefCell<usize>,
}

impl Problems {
    /// Adds a problem; the same one twice is one.
    pub fn tell(&self, problem: Problem) {
        let mut told = self.told.borrow_mut();
        if told.len() < PROBLEMS_MAX {
            told.insert(problem);
        } else {
            *self.more.borrow_mut() += 1;
        }
    }

    /// Whether none was told.
    pub fn is_empty(&self) -> bool {
        self.told.borrow().is_empty()
    }

    /// All of them, by file and place.
    pub fn into_list(self) -> Vec<Problem> {
        let mut list: Vec<Problem> = self.told.into_inner().into_iter().collect();
        let more = self.more.into_inner();
        if let (true, Some(last)) = (more > 0, list.last()) {
            let found = format!("{} problems", list.len() + more);
            let expected = format!("none; {} are listed", list.len());
            list.push(Problem { file: last.file.clone(), place: Place::File, found, expected, help: None });
        }
        list
    }
}

/// Text of a file in quotes, cut where it is long.
pub fn quoted(text: &str) -> String {
    const LENGTH_MAX: usize = 60;
    if text.chars().count() <= LENGTH_MAX {
        return format!("{text:?}");
    }
    let cut: String = text.chars().take(LENGTH_MAX).collect();
    format!("{:?}", cut + "…")
}

/// "one of a, b or c"; only "b" if there is one.
pub fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const NAMES_MAX: usize = 40;
    let mut names: Vec<&str> = names.into_iter().take(NAMES_MAX + 1).collect();
    names.dedup();
    match names.split_last() {
        None => "nothing: none is defined".to_owned(),
        Some((last, [])) => (*last).to_owned(),
        Some((_, rest)) if rest.len() == NAMES_MAX => format!("one of {}, …", rest.join(", ")),
        Some((last, rest)) => format!("one of {} or {last}", rest.join(", ")),
    }
}

/// `did you mean "took_part"?`, if a name is close enough to what was found.
pub fn did_you_mean<'a>(found: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    const LENGTH_MAX: usize = 64;
    let found: Vec<char> = found.chars().take(LENGTH_MAX).collect();
    let close = found.len() / 3;
    let distances = names.into_iter().take(4_000).map(|name| (distance(&found, name), name));
    let (distance, name) = distances.min()?;
    (distance <= close && distance > 0).then(|| format!("did you mean {name:?}?"))
}

/// How many characters must be put in, taken out, replaced or swapped with their neighbour to get from one to the
/// other.
fn distance(found: &[char], name: &str) -> usize {
    let name: Vec<char> = name.chars().collect();
    if name.len().abs_diff(found.len()) > found.len() / 3 {
        return usize::MAX;
    }
    let mut older: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=name.len()).collect();
    for (row, &left) in found.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, &right) in name.iter().enumerate() {
            let replaced = above[column] + usize::from(left != right);
            let mut least = replaced.min(above[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && left == name[column - 1] && found[row - 1] == right {
                least = least.min(older[column - 1] + 1);
            }
            current.push(least);
        }
        older = std::mem::replace(&mut above, current);
    }
    above[name.len()]
}

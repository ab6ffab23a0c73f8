//! What is printed? PDF by Typst.
//!
//! [`statement`] prints what a mission says, with an annex that tells where each figure comes from; [`digest`] prints
//! a mission's day for its headquarters. Both answer with the bytes of one file: A4, PDF/A-2a for archives and
//! PDF/UA-1 for screen readers, with title and language, the same bytes for the same input.
//!
//! How a page looks is text that a lawyer can read: `templates/*.typ`. Whatever people wrote reaches a template as
//! data, never as markup. The [fonts](fonts) are in the program; a character that they do not have is refused by
//! name before anything is set ([`NotPrinted::NoGlyph`]), so no paper has an empty box in a name.
//!
//! What is deliberately not here: the sentences and their figures, which the caller gives; a clock, a file, a
//! package of Typst's: time is [`Statement::made`], and a template sees two files, itself and the data.

mod columns;
mod fonts;
mod letters;
mod press;
mod sheet;

use model::moment::Moment;

/// What a mission says, to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The title, also of the file.
    pub title: String,
    /// Who speaks; stands on every page, and as the file's author.
    pub mission: String,
    /// What the paper must not be taken for, `DEMONSTRATION: …`; stands on every page.
    pub mark: Option<String>,
    /// ISO 639-1 code of a language that the program speaks: `en`, `ru`, `kk`.
    pub language: String,
    /// When it was made, the only time on the paper and in the file.
    pub made: Moment,
    /// In the order in which they are read.
    pub sections: Vec<Section>,
    /// Origin, cut-off, hashes: set small at the end, and the first of them on every page.
    pub foot: Vec<String>,
}

/// A heading with its sentences, which are set as one paragraph. An empty title gives no heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// In their order.
    pub sentences: Vec<Sentence>,
}

/// A sentence, and where its figure comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence as it is read.
    pub text: String,
    /// The number of its row in the annex, such as `12`; sentences of one query may share it.
    pub number: Option<String>,
    /// How the figure is found: its query in words.
    pub source: Option<String>,
    /// The figure.
    pub value: Option<String>,
}

/// A mission's day for its headquarters, to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// The title, also of the file.
    pub title: String,
    /// Whose day it is; stands on every page, and as the file's author.
    pub mission: String,
    /// As [`Statement::mark`].
    pub mark: Option<String>,
    /// As [`Statement::language`].
    pub language: String,
    /// As [`Statement::made`].
    pub made: Moment,
    /// What is said before the tables.
    pub paragraphs: Vec<String>,
    /// In their order.
    pub tables: Vec<Table>,
    /// As [`Statement::foot`].
    pub foot: Vec<String>,
}

/// A table. A column of which every cell is a figure or a dash stands to the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// A word for each column; repeated on every page.
    pub heading: Vec<String>,
    /// As many cells in each as the heading has.
    pub rows: Vec<Vec<String>>,
}

/// Why nothing was printed, in the order in which it is looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotPrinted {
    /// The program does not speak the language.
    #[error("found the language {found:?}, expected one of en, kk, ru")]
    Language {
        /// The code that was given.
        found: String,
    },
    /// Nothing stands where the paper needs a text.
    #[error("the {place} is empty, expected a text")]
    Empty {
        /// Which text it is: `title`, `mission`.
        place: String,
    },
    /// Too much for one paper, see [`ROWS_MAX`] and [`CHARACTERS_MAX`].
    #[error("found {found} {what}, expected at most {most}: print it in parts")]
    TooLong {
        /// `rows` or `characters`.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A row has other columns than its table.
    #[error("table {table}, row {row}: found {found} cells, expected {expected}, one for each column")]
    Ragged {
        /// The table's caption.
        table: String,
        /// The row, from 1; 0 is the heading.
        row: usize,
        /// Its cells.
        found: usize,
        /// The cells of the heading, at least one.
        expected: usize,
    },
    /// A number leads to an annex that would have nothing to say.
    #[error("the number {number:?} has neither a figure nor a source, expected one of them")]
    Unfounded {
        /// The number.
        number: String,
    },
    /// One number stands for two figures or two sources.
    #[error("the number {number:?} stands for two figures or two sources, expected one number for each")]
    NumberTwice {
        /// The number.
        number: String,
    },
    /// A figure or a source that no number leads to.
    #[error("the sentence {text:?} has a figure or a source and no number, expected one that leads to it")]
    NoNumber {
        /// The sentence.
        text: String,
    },
    /// The fonts lack a character, or it is one that is not seen and changes what is read.
    #[error("no glyph for {character:?} (U+{code:04X}) in the {place}: {text:?}; write it in other letters",
        code = u32::from(*.character))]
    NoGlyph {
        /// The character.
        character: char,
        /// Which text it is: `title`, `section 2, sentence 1`.
        place: String,
        /// The text in which it stands.
        text: String,
    },
    /// Typst refused our template or the file, or warned: a mistake of ours, in Typst's words.
    #[error("Typst did not set it: {why}")]
    Typst {
        /// What Typst says, each message after the other.
        why: String,
    },
}

/// Rows of one document, in its annex and tables together: Typst takes up to 170 KB of memory for each, and an annex of
/// a thousand rows takes three seconds.
pub const ROWS_MAX: usize = 2_000;

/// Characters of one document, all texts together.
pub const CHARACTERS_MAX: usize = 400_000;

/// Prints a statement: the bytes of a PDF file.
///
/// # Errors
/// See [`NotPrinted`].
pub fn statement(statement: &Statement) -> Result<Vec<u8>, NotPrinted> {
    press::print(&sheet::of_statement(statement)?)
}

/// Prints a digest: the bytes of a PDF file.
///
/// # Errors
/// See [`NotPrinted`].
pub fn digest(digest: &Digest) -> Result<Vec<u8>, NotPrinted> {
    press::print(&sheet::of_digest(digest)?)
}

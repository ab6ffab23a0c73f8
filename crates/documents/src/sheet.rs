//! A document as its template reads it: every text held against the fonts, every reference against the annex.
//!
//! [`Sheet`] is the name of a template with the JSON that it reads. The words that stand on the paper beside the
//! document's own come from [`language`].

use crate::columns::{Column, columns};
use crate::letters::Letters;
use crate::{Digest, NotPrinted, ROWS_MAX, Sentence, Statement, Table};
use language::{Language, Value, Words};
use model::moment::Moment;
use serde::Serialize;

/// What goes to press.
pub(crate) struct Sheet {
    /// `statement` or `digest`.
    pub(crate) template: &'static str,
    /// What the template reads as `data.json`.
    pub(crate) data: Vec<u8>,
    /// The one time of the file.
    pub(crate) made: Moment,
}

/// What `templates/paper.typ` reads of every document.
#[derive(Serialize)]
struct Paper {
    title: String,
    mission: String,
    mark: Option<String>,
    language: &'static str,
    made: String,
    foot: Vec<String>,
    words: Labels,
}

#[derive(Serialize)]
struct Labels {
    foot: String,
    annex: String,
    about: String,
    number: String,
    value: String,
    source: String,
}

#[derive(Serialize)]
struct StatementData {
    #[serde(flatten)]
    paper: Paper,
    sections: Vec<SectionData>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct SectionData {
    title: String,
    sentences: Vec<SentenceData>,
}

#[derive(Serialize)]
struct SentenceData {
    text: String,
    /// Its row of the annex, from 0.
    row: Option<usize>,
}

/// A row of the annex.
#[derive(PartialEq, Serialize)]
struct Row {
    number: String,
    value: String,
    source: String,
}

#[derive(Serialize)]
struct DigestData {
    #[serde(flatten)]
    paper: Paper,
    paragraphs: Vec<String>,
    tables: Vec<TableData>,
}

#[derive(Serialize)]
struct TableData {
    caption: String,
    columns: Vec<Column>,
    heading: Vec<String>,
    rows: Vec<Vec<String>>,
}

pub(crate) fn of_statement(statement: &Statement) -> Result<Sheet, NotPrinted> {
    let language = spoken(&statement.language)?;
    let sentences = statement.sections.iter().flat_map(|section| &section.sentences);
    few_rows(sentences.filter(|sentence| sentence.number.is_some()).count())?;
    let mut letters = Letters::default();
    let mut annex = Annex::default();
    let head = Head {
        title: &statement.title,
        mission: &statement.mission,
        mark: statement.mark.as_deref(),
        made: statement.made,
        foot: &statement.foot,
    };
    let paper = head.paper(language, &mut letters)?;
    let mut sections = Vec::new();
    for (index, section) in statement.sections.iter().enumerate() {
        let place = format!("section {}", index + 1);
        let title = letters.take(|| format!("title of {place}"), &section.title)?;
        let mut sentences = Vec::new();
        for (index, sentence) in section.sentences.iter().enumerate() {
            let place = format!("{place}, sentence {}", index + 1);
            let text = letters.take(|| place.clone(), &sentence.text)?;
            sentences.push(SentenceData { text, row: annex.row_of(&place, sentence, &mut letters)? });
        }
        sections.push(SectionData { title, sentences });
    }
    let data = StatementData { paper, sections, rows: annex.rows };
    Ok(Sheet { template: "statement", data: json(&data), made: statement.made })
}

pub(crate) fn of_digest(digest: &Digest) -> Result<Sheet, NotPrinted> {
    let language = spoken(&digest.language)?;
    few_rows(digest.tables.iter().map(|table| table.rows.len()).sum())?;
    let mut letters = Letters::default();
    let head = Head {
        title: &digest.title,
        mission: &digest.mission,
        mark: digest.mark.as_deref(),
        made: digest.made,
        foot: &digest.foot,
    };
    let paper = head.paper(language, &mut letters)?;
    let paragraphs = many("paragraph", &digest.paragraphs, &mut letters)?;
    let tables = digest.tables.iter().enumerate().map(|(index, table)| of_table(index, table, &mut letters));
    let data = DigestData { paper, paragraphs, tables: tables.collect::<Result<_, _>>()? };
    Ok(Sheet { template: "digest", data: json(&data), made: digest.made })
}

fn of_table(index: usize, table: &Table, letters: &mut Letters) -> Result<TableData, NotPrinted> {
    let expected = table.heading.len().max(1);
    let lengths = std::iter::once(table.heading.len()).chain(table.rows.iter().map(Vec::len));
    if let Some((row, found)) = lengths.enumerate().find(|(_, found)| *found != expected) {
        return Err(NotPrinted::Ragged { table: table.caption.clone(), row, found, expected });
    }
    let place = format!("table {}", index + 1);
    let caption = letters.take(|| format!("caption of {place}"), &table.caption)?;
    let heading = many(&format!("{place}, heading"), &table.heading, letters)?;
    let rows = table.rows.iter().enumerate();
    let rows = rows.map(|(row, cells)| many(&format!("{place}, row {}, cell", row + 1), cells, letters));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    Ok(TableData { caption, columns: columns(&heading, &rows), heading, rows })
}

/// What the annex says so far.
#[derive(Default)]
struct Annex {
    rows: Vec<Row>,
}

impl Annex {
    /// The row of a sentence, added where its number is new.
    fn row_of(
        &mut self,
        place: &str,
        sentence: &Sentence,
        letters: &mut Letters,
    ) -> Result<Option<usize>, NotPrinted> {
        let (value, source) = (sentence.value.as_deref(), sentence.source.as_deref());
        let Some(number) = sentence.number.as_deref() else {
            return match (value, source) {
                (None, None) => Ok(None),
                _ => Err(NotPrinted::NoNumber { text: sentence.text.clone() }),
            };
        };
        if value.is_none() && source.is_none() {
            return Err(NotPrinted::Unfounded { number: number.to_owned() });
        }
        let row = Row {
            number: letters.need(&format!("number of {place}"), number)?,
            value: letters.take(|| format!("figure of {place}"), value.unwrap_or_default())?,
            source: letters.take(|| format!("source of {place}"), source.unwrap_or_default())?,
        };
        match self.rows.iter().position(|known| known.number == row.number) {
            Some(known) if self.rows[known] == row => Ok(Some(known)),
            Some(_) => Err(NotPrinted::NumberTwice { number: row.number }),
            None => {
                self.rows.push(row);
                Ok(Some(self.rows.len() - 1))
            }
        }
    }
}

/// What both kinds of documents begin and end with.
struct Head<'a> {
    title: &'a str,
    mission: &'a str,
    mark: Option<&'a str>,
    made: Moment,
    foot: &'a [String],
}

impl Head<'_> {
    fn paper(&self, language: Language, letters: &mut Letters) -> Result<Paper, NotPrinted> {
        let words = Words::new(language);
        let made = self.made.to_string();
        let word = |id| words.message(id, &[]);
        Ok(Paper {
            title: letters.need("title", self.title)?,
            mission: letters.need("mission", self.mission)?,
            mark: self.mark.map(|mark| letters.need("mark", mark)).transpose()?,
            language: language.code(),
            made: words.message("printed-made", &[("made", Value::DateTime(&made))]),
            foot: many("line of the foot", self.foot, letters)?,
            words: Labels {
                foot: word("printed-foot"),
                annex: word("printed-annex"),
                about: word("printed-annex-about"),
                number: word("printed-number"),
                value: word("printed-value"),
                source: word("printed-source"),
            },
        })
    }
}

fn spoken(code: &str) -> Result<Language, NotPrinted> {
    Language::parse(code).ok_or_else(|| NotPrinted::Language { found: code.to_owned() })
}

fn few_rows(found: usize) -> Result<(), NotPrinted> {
    if found > ROWS_MAX {
        return Err(NotPrinted::TooLong { what: "rows", found, most: ROWS_MAX });
    }
    Ok(())
}

/// Texts of one kind, told apart by their place from 1.
fn many(kind: &str, texts: &[String], letters: &mut Letters) -> Result<Vec<String>, NotPrinted> {
    let texts = texts.iter().enumerate();
    texts.map(|(index, text)| letters.take(|| format!("{kind} {}", index + 1), text)).collect()
}

fn json(data: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(data).expect("texts and numbers are JSON")
}

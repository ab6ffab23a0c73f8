//! How the process was: answers counted by question, phase, area and kind of station.
//!
//! A [`Table`] holds the newest complete version of every report in one form as a [`Row`] of small integers, so that
//! a page over tens of thousands of reports is one walk through memory. What comes out are counts with their base,
//! "k of n": n are the reports in which the question was asked and somebody could answer it. There is no margin of
//! error here and no way to ask for one, because visits are chosen and not drawn.

use crate::answer::Answer;
use crate::form::values::{Values, clock};
use crate::form::{Form, Kind, Question};
use crate::report::Version;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a question's cell can hold beside a value.
const NOT_ASKED: u32 = 0;
const BLANK: u32 = 1;
const NOT_OBSERVED: u32 = 2;
const NOT_APPLICABLE: u32 = 3;
/// The first option; yes and no are the first two, the scale's steps the first five.
const FIRST: u32 = 4;
/// A number or a time stands in the lower 30 bits.
const NUMBER: u32 = 1 << 30;
/// Chosen options stand as bits in the lower 30 bits.
const CHOSEN: u32 = 1 << 31;

/// Options that one question may have in a table.
pub const OPTIONS_MAX: usize = 30;

/// One report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The place of its station or area in the list that a [`Filter`] speaks of; the last for none.
    pub place: u32,
    /// A cell a question.
    pub cells: Box<[u32]>,
    /// How many answers describe an irregularity.
    pub irregular: u16,
    /// Rules that do not hold, by their place: errors and warnings.
    pub broken: u32,
}

/// All reports in one version of a form.
#[derive(Debug, Clone)]
pub struct Table {
    form: Arc<Form>,
    rows: BTreeMap<String, Row>,
}

/// Answers to one question, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// Reports that were looked at.
    pub reports: u64,
    /// Those in which the question was not asked, by its condition.
    pub not_asked: u64,
    /// Those in which it stayed blank.
    pub blank: u64,
    /// *Not observed*.
    pub not_observed: u64,
    /// *Not applicable*.
    pub not_applicable: u64,
    /// Each answer that there can be, in the question's order: `yes` and `no`, options, steps, the four words.
    pub given: Vec<u64>,
    /// Numbers and times, ascending.
    pub numbers: Vec<u32>,
}

impl Count {
    /// n of "k of n": reports in which somebody saw it and said so.
    pub fn answered(&self) -> u64 {
        self.reports - self.not_asked - self.blank - self.not_observed - self.not_applicable
    }

    /// The middle number: the lower of the two where there is none.
    pub fn median(&self) -> Option<u32> {
        let last = self.numbers.len().checked_sub(1)?;
        self.numbers.get(last / 2).copied()
    }

    /// Adds what another version of the form has counted for the same question.
    pub fn absorb(&mut self, other: &Count) {
        self.reports += other.reports;
        self.not_asked += other.not_asked;
        self.blank += other.blank;
        self.not_observed += other.not_observed;
        self.not_applicable += other.not_applicable;
        self.given.resize(self.given.len().max(other.given.len()), 0);
        self.given.iter_mut().zip(&other.given).for_each(|(sum, more)| *sum += more);
        self.numbers.extend(&other.numbers);
        self.numbers.sort_unstable();
    }
}

/// Which places count: one flag for each, and one for reports without a place.
#[derive(Debug, Clone)]
pub struct Filter(pub Vec<bool>);

impl Filter {
    fn takes(&self, row: &Row) -> bool {
        self.0.get(row.place as usize).copied().unwrap_or(false)
    }
}

/// Encodes one report. `place`: see [`Row::place`].
pub fn row(form: &Form, version: &Version, place: u32) -> Row {
    let values = Values::new(form, &version.answers);
    let cells = form.questions().enumerate().map(|(number, question)| {
        if !values.is_asked(number) {
            return NOT_ASKED;
        }
        version.answers.get(&question.id).map_or(BLANK, |answer| cell(question, answer))
    });
    let cells = cells.collect();
    let irregular = u16::try_from(values.irregular().len()).unwrap_or(u16::MAX);
    let broken = values.broken();
    let places = form.rules.iter().enumerate().take(32);
    let bits = places.filter(|(_, rule)| broken.iter().any(|one| std::ptr::eq(one.rule, *rule)));
    let broken = bits.fold(0, |all, (place, _)| all | 1 << place);
    Row { place, cells, irregular, broken }
}

fn cell(question: &Question, answer: &Answer) -> u32 {
    let option = |id: &String| {
        let place = question.options.iter().position(|option| option.id == *id);
        place.and_then(|place| u32::try_from(place).ok())
    };
    match answer {
        Answer::NotObserved => NOT_OBSERVED,
        Answer::NotApplicable => NOT_APPLICABLE,
        Answer::Yes => FIRST,
        Answer::No => FIRST + 1,
        Answer::Scale(step) => FIRST + u32::from(*step) - 1,
        Answer::Overall(overall) => FIRST + 4 - u32::from(overall.value()),
        Answer::Choice(one) => option(one).map_or(BLANK, |place| FIRST + place),
        Answer::Choices(all) => {
            CHOSEN | all.iter().filter_map(option).fold(0, |bits, place| bits | 1 << place)
        }
        Answer::Number(number) => NUMBER | u32::try_from(*number).unwrap_or(NUMBER - 1),
        Answer::Time(time) => clock(question, time).map_or(BLANK, |minutes| NUMBER | minutes),
        Answer::Text(text) if text.trim().is_empty() => BLANK,
        Answer::Photos(photos) if photos.is_empty() => BLANK,
        Answer::Text(_) | Answer::Photos(_) | Answer::Figures(_) => FIRST,
    }
}

/// How many different answers a question has, as [`Count::given`] lists them.
pub fn answers_of(question: &Question) -> usize {
    match question.kind {
        Kind::YesNo => 2,
        Kind::Scale => 5,
        Kind::Overall => 4,
        Kind::Choice | Kind::Choices => question.options.len(),
        Kind::Number | Kind::Time => 0,
        Kind::Text | Kind::Photo | Kind::Figures => 1,
    }
}

/// The words that an answer to a question can be in a table: of a bundle, of an export.
pub fn words_of(question: &Question) -> Vec<String> {
    match question.kind {
        Kind::YesNo => ["yes", "no"].map(str::to_owned).into(),
        Kind::Scale => (1..=5).map(|step| step.to_string()).collect(),
        Kind::Overall => crate::answer::Overall::ALL.map(|one| one.name().to_owned()).into(),
        Kind::Choice | Kind::Choices => question.options.iter().map(|option| option.id.clone()).collect(),
        Kind::Number | Kind::Time | Kind::Text | Kind::Photo | Kind::Figures => Vec::new(),
    }
}

impl Table {
    /// A form without reports.
    pub fn new(form: Arc<Form>) -> Table {
        Table { form, rows: BTreeMap::new() }
    }

    /// Its form.
    pub fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// Puts a report's row, in place of an earlier one.
    pub fn put(&mut self, report: &str, row: Row) {
        self.rows.insert(report.to_owned(), row);
    }

    /// Takes a report out: its newest version is in another form.
    pub fn remove(&mut self, report: &str) {
        self.rows.remove(report);
    }

    /// Reports and their rows.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (&String, &Row)> {
        self.rows.iter()
    }

    /// One report's row.
    pub fn row(&self, report: &str) -> Option<&Row> {
        self.rows.get(report)
    }

    /// How many reports there are from the places of a filter.
    pub fn reports(&self, filter: &Filter) -> u64 {
        self.rows.values().filter(|row| filter.takes(row)).count() as u64
    }

    /// Counts every question over the places of a filter.
    pub fn count(&self, filter: &Filter) -> Vec<Count> {
        let mut counts: Vec<Count> = self
            .form
            .questions()
            .map(|question| Count { given: vec![0; answers_of(question)], ..Count::default() })
            .collect();
        for row in self.rows.values().filter(|row| filter.takes(row)) {
            for (count, cell) in counts.iter_mut().zip(&row.cells) {
                add(count, *cell);
            }
        }
        counts.iter_mut().for_each(|count| count.numbers.sort_unstable());
        counts
    }

    /// Counts one question.
    pub fn count_one(&self, question: usize, filter: &Filter) -> Count {
        let answers = self.form.questions().nth(question).map_or(0, answers_of);
        let mut count = Count { given: vec![0; answers], ..Count::default() };
        for row in self.rows.values().filter(|row| filter.takes(row)) {
            add(&mut count, row.cells.get(question).copied().unwrap_or(NOT_ASKED));
        }
        count.numbers.sort_unstable();
        count
    }
}

fn add(count: &mut Count, cell: u32) {
    count.reports += 1;
    match cell {
        NOT_ASKED => count.not_asked += 1,
        BLANK => count.blank += 1,
        NOT_OBSERVED => count.not_observed += 1,
        NOT_APPLICABLE => count.not_applicable += 1,
        _ if cell & CHOSEN != 0 => {
            for (place, sum) in count.given.iter_mut().enumerate() {
                *sum += u64::from(cell >> place & 1);
            }
        }
        _ if cell & NUMBER != 0 => count.numbers.push(cell & (NUMBER - 1)),
        _ => {
            if let Some(sum) = count.given.get_mut((cell - FIRST) as usize) {
                *sum += 1;
            }
        }
    }
}

impl Row {
    /// Which of the answers of [`Count::given`] was given to a question that has one.
    pub fn given(&self, question: usize) -> Option<usize> {
        let cell = *self.cells.get(question)?;
        (FIRST..NUMBER).contains(&cell).then(|| (cell - FIRST) as usize)
    }

    /// The number or time of a question.
    pub fn number(&self, question: usize) -> Option<u32> {
        let cell = *self.cells.get(question)?;
        (cell & CHOSEN == 0 && cell & NUMBER != 0).then_some(cell & (NUMBER - 1))
    }

    /// Answered and asked questions.
    pub fn progress(&self) -> (usize, usize) {
        let answered = self.cells.iter().filter(|cell| **cell > BLANK).count();
        let asked = self.cells.iter().filter(|cell| **cell != NOT_ASKED).count();
        (answered, asked)
    }
}

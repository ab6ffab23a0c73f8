//! `quickcount`: what a sample of stations says about all of them, and how much of that may be said.
//!
//! Everything is decided in `observation::estimate`; here files become its arguments, and its answer is printed.

use super::Done;
use super::rows::{Column, Row, Rows};
use crate::cli::{ConfidenceArgument, Quickcount, WeightArgument};
use crate::report::out;
use anyhow::{Context, Result, bail};
use model::moment::Moment;
use observation::estimate::{
    Agreement, Cell, Confidence, Kinds, Question, QuickCount, Reference, Report, Sample, Stage, Stratum,
    Weighting, quick_count,
};
use std::collections::BTreeMap;

/// What stands between the parts of a cell's name.
const BETWEEN: &str = " / ";

pub fn run(arguments: Quickcount) -> Result<Done> {
    known_options(&arguments)?;
    let sample = sample(&arguments)?;
    let reports = reports(&arguments)?;
    let question = question(&arguments)?;
    let count = quick_count(&sample, &reports, &question)?;
    if arguments.json {
        out(&format!("{:#}\n", count.to_json(&arguments.official)))?;
    } else {
        out(&count.to_string())?;
    }
    let mut done = Done::Well;
    for (option, official) in &arguments.official {
        let agreement = match &count {
            QuickCount::Estimate(estimate) => {
                estimate.agreement(option, official).context("a known option")?
            }
            QuickCount::Counts(counts) => counts.agreement(),
        };
        if agreement == Agreement::Disagrees {
            done = Done::WithFindings;
        }
        if !arguments.json {
            out(&format!("official {option} {official}, {} %: {agreement}\n", official.percent(2)))?;
        }
    }
    if !arguments.json && done == Done::WithFindings {
        out(&by_chance(&arguments))?;
    }
    Ok(done)
}

/// What has to be known beside a share that disagrees.
fn by_chance(arguments: &Quickcount) -> String {
    let one_in = match arguments.confidence {
        ConfidenceArgument::Ninety => 10,
        ConfidenceArgument::NinetyFive => 20,
        ConfidenceArgument::NinetyNine => 100,
    };
    let of = arguments.official.len();
    format!(
        "one interval in {one_in} misses by chance alone, even of a complete sample; {of} compared here\n"
    )
}

/// Refuses an official share of an option that is not asked for.
fn known_options(arguments: &Quickcount) -> Result<()> {
    let options = &arguments.options;
    match arguments.official.iter().find(|(option, _)| !options.contains(option)) {
        None => Ok(()),
        Some((option, _)) => {
            bail!("--official: found {option:?}, which is not among --options {}", options.join(","))
        }
    }
}

fn sample(arguments: &Quickcount) -> Result<Sample> {
    let Some(file) = &arguments.strata else {
        return Ok(Sample::Purposive { chosen: arguments.purposive.context("--purposive or --strata")? });
    };
    let rows = Rows::read(file)?;
    let name = rows.column(&arguments.stratum_column)?;
    let (frame, sample) = (rows.column(&arguments.frame_column)?, rows.column(&arguments.sample_column)?);
    let stratum = |row: Row<'_>| {
        Ok(Stratum {
            name: row.text(name).to_owned(),
            frame: row.number(frame)?,
            sample: row.number(sample)?,
        })
    };
    rows.iter().map(stratum).collect::<Result<_>>().map(Sample::Probability)
}

fn question(arguments: &Quickcount) -> Result<Question> {
    let cells = arguments.cells.as_deref().map(Rows::read).transpose()?;
    let weighting = match arguments.weight {
        WeightArgument::Strata => Weighting::Strata,
        WeightArgument::None => Weighting::Alone,
        WeightArgument::Cells => {
            let rows = cells.as_ref().context("--weight cells: expected --cells FILE")?;
            if arguments.cell_columns.is_empty() {
                bail!("--weight cells: expected --cell-columns");
            }
            let sums = sums(rows, &arguments.cell_columns, &arguments.frame_column)?;
            Weighting::Cells(sums.into_iter().map(|(name, frame)| Cell { name, frame }).collect())
        }
    };
    let kinds = match (&arguments.kind_column, &cells) {
        (Some(column), Some(rows)) => {
            let stations = sums(rows, std::slice::from_ref(column), &arguments.frame_column)?;
            Some(Kinds { name: column.clone(), reference: Reference::Frame, stations })
        }
        _ => None,
    };
    Ok(Question {
        base: arguments.base.clone(),
        options: arguments.options.clone(),
        weighting,
        confidence: match arguments.confidence {
            ConfidenceArgument::Ninety => Confidence::Ninety,
            ConfidenceArgument::NinetyFive => Confidence::NinetyFive,
            ConfidenceArgument::NinetyNine => Confidence::NinetyNine,
        },
        response_needed: arguments.response.clone(),
        stage: if arguments.r#final { Stage::Final } else { Stage::Preliminary },
        kinds,
    })
}

/// The stations of the frame by what stands in these columns.
fn sums(rows: &Rows, names: &[String], frame: &str) -> Result<Vec<(String, u64)>> {
    let (columns, frame) = (columns(rows, names)?, rows.column(frame)?);
    let mut sums: BTreeMap<String, u64> = BTreeMap::new();
    for row in rows.iter() {
        let sum = sums.entry(joined(row, &columns)).or_default();
        *sum = sum.checked_add(row.number(frame)?).context("the cells have too many stations to count")?;
    }
    Ok(sums.into_iter().collect())
}

fn columns(rows: &Rows, names: &[String]) -> Result<Vec<Column>> {
    names.iter().map(|name| rows.column(name)).collect()
}

fn joined(row: Row<'_>, columns: &[Column]) -> String {
    let parts: Vec<&str> = columns.iter().map(|&column| row.text(column)).collect();
    parts.join(BETWEEN)
}

fn reports(arguments: &Quickcount) -> Result<Vec<Report>> {
    let rows = Rows::read(&arguments.reports)?;
    let optional = |name: &Option<String>| name.as_deref().map(|name| rows.column(name)).transpose();
    let station = rows.column(&arguments.station_column)?;
    let stratum = arguments.strata.is_some().then(|| rows.column(&arguments.stratum_column)).transpose()?;
    let (base, options) = (rows.column(&arguments.base)?, columns(&rows, &arguments.options)?);
    let cells = columns(&rows, &arguments.cell_columns)?;
    let (kind, replacement) = (optional(&arguments.kind_column)?, optional(&arguments.replacement_column)?);
    let arrival = optional(&arguments.arrival_column)?;
    let cut = arguments.as_of.as_deref().map(Cut::read).transpose()?;
    let mut reports = Vec::new();
    for row in rows.iter() {
        if let (Some(cut), Some(column)) = (&cut, arrival)
            && !cut.holds(row, column)?
        {
            continue;
        }
        reports.push(Report {
            station: row.text(station).to_owned(),
            stratum: stratum.map_or(String::new(), |column| row.text(column).to_owned()),
            cell: (!cells.is_empty()).then(|| joined(row, &cells)),
            kind: kind.map(|column| row.text(column).to_owned()),
            is_replacement: replacement.map_or(Ok(false), |column| is_set(row, column))?,
            base: row.number(base)?,
            counts: options.iter().map(|&column| row.number(column)).collect::<Result<_>>()?,
        });
    }
    Ok(reports)
}

fn is_set(row: Row<'_>, column: Column) -> Result<bool> {
    match row.text(column) {
        "1" => Ok(true),
        "0" | "" => Ok(false),
        _ => row.refuse(column, "1, or 0 or nothing"),
    }
}

/// The time of `--as-of`: a moment with offset, or local time where the column has none.
struct Cut {
    moment: Moment,
    is_local: bool,
}

impl Cut {
    fn read(text: &str) -> Result<Cut> {
        let moment = time(text).context(
            "--as-of: expected a time such as 2018-07-01T22:00:00, with an offset where the column has one",
        )?;
        Ok(Cut { moment, is_local: is_local(text) })
    }

    /// Whether the row had arrived.
    fn holds(&self, row: Row<'_>, column: Column) -> Result<bool> {
        let text = row.text(column);
        match time(text).filter(|_| is_local(text) == self.is_local) {
            Some(moment) => Ok(moment.instant() <= self.moment.instant()),
            None if self.is_local => row.refuse(column, "a time without offset, as --as-of has it"),
            None => row.refuse(column, "a time with offset, as --as-of has it"),
        }
    }
}

/// The length of `2018-07-01T22:00:00`.
const LOCAL_LENGTH: usize = 19;

fn is_local(text: &str) -> bool {
    text.len() == LOCAL_LENGTH
}

fn time(text: &str) -> Option<Moment> {
    let whole = if is_local(text) { format!("{text}+00:00") } else { text.to_owned() };
    Moment::parse(&whole).ok()
}

//! What a query's value is, from the bundle alone. `docs/recompute_statement.py` does the same in another language.

use super::{Outline, Query, Sentence};
use crate::bound::Bound;
use crate::bundle::{Bundle, Table};
use crate::estimate::{
    Confidence, Estimate, Fraction, Interval, Question, QuickCount, Refusal, Report, Sample, Share, Stage,
    Stratum, Weighting, quick_count,
};
use serde::{Deserialize, Serialize};

/// A value with its base. An exact number stands as it is; what a sample gives stands with its interval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The count, or the numerator.
    pub k: u64,
    /// The base, where the value is a part of something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u64>,
    /// Of an estimate: its share and the ends of its interval, in percent with two decimals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<[String; 3]>,
}

/// Why a query has no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoValue {
    /// The bundle has no such table or column.
    #[error("the bundle has no {0}")]
    Missing(String),
    /// A figure is none.
    #[error("found {found:?} in {table}, expected a count")]
    NoCount {
        /// The table.
        table: String,
        /// What stands there.
        found: String,
    },
    /// The sample gives no estimate.
    #[error("the sample gives no estimate: {0}")]
    NoEstimate(String),
}

/// A sentence with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<'a> {
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Its value, where it has a query.
    pub value: Option<Value>,
}

/// Values of every sentence, section by section.
///
/// # Errors
///
/// The first query that has none, with the sentence's id.
pub fn evaluate<'a>(outline: &'a Outline, bundle: &Bundle) -> Result<Vec<Vec<Said<'a>>>, (String, NoValue)> {
    let said = |sentence: &'a Sentence| {
        let value = sentence.query.as_ref().map(|query| value(query, bundle)).transpose();
        let value = value.map_err(|error| (sentence.id.clone(), error))?;
        Ok(Said { sentence, value })
    };
    outline.sections.iter().map(|section| section.sentences.iter().map(said).collect()).collect()
}

fn counted(k: usize, n: usize) -> Value {
    Value { k: k as u64, n: Some(n as u64), estimate: None }
}

fn table<'a>(bundle: &'a Bundle, name: &str) -> Result<&'a Table, NoValue> {
    bundle.0.get(name).ok_or_else(|| NoValue::Missing(format!("table {name}")))
}

fn column(table: &Table, name: &str) -> Result<usize, NoValue> {
    table.column(name).ok_or_else(|| NoValue::Missing(format!("column {name}")))
}

fn count(cell: &str, table: &str) -> Result<u64, NoValue> {
    cell.parse().map_err(|_| NoValue::NoCount { table: table.to_owned(), found: cell.to_owned() })
}

/// The tables of every version of a form.
fn versions<'a>(bundle: &'a Bundle, form: &str) -> Vec<&'a Table> {
    let prefix = format!("reports_{form}_");
    let is_version = |name: &str| {
        name.strip_prefix(&prefix).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    bundle.0.iter().filter(|(name, _)| is_version(name)).map(|(_, table)| table).collect()
}

/// A query's value.
pub fn value(query: &Query, bundle: &Bundle) -> Result<Value, NoValue> {
    match query {
        Query::Answers { answers, form, kind, question, region } => {
            let (mut k, mut n) = (0, 0);
            for table in versions(bundle, form) {
                let (at, in_region, of_kind) =
                    (column(table, question)?, column(table, "region")?, column(table, "kind")?);
                for row in &table.rows {
                    let here = region.as_ref().is_none_or(|region| row[in_region] == *region)
                        && kind.as_ref().is_none_or(|kind| row[of_kind] == *kind);
                    let answered =
                        !matches!(row[at].as_str(), "" | "not_asked" | "not_observed" | "not_applicable");
                    if here && answered {
                        n += 1;
                        // Several options may stand in one cell, between semicolons.
                        k += usize::from(
                            row[at].split(';').any(|one| answers.iter().any(|answer| answer == one)),
                        );
                    }
                }
            }
            Ok(counted(k, n))
        }
        Query::Reports { form } => {
            let k: usize = versions(bundle, form).iter().map(|table| table.rows.len()).sum();
            Ok(Value { k: k as u64, n: None, estimate: None })
        }
        Query::Places { forms } => {
            let mut places = std::collections::BTreeSet::new();
            for table in forms.iter().flat_map(|form| versions(bundle, form)) {
                let at = column(table, "place")?;
                places
                    .extend(table.rows.iter().map(|row| row[at].as_str()).filter(|place| !place.is_empty()));
            }
            Ok(Value { k: places.len() as u64, n: None, estimate: None })
        }
        Query::Copies { verdicts } => {
            let table = table(bundle, "copies")?;
            let at = column(table, "verdict")?;
            let compared = table.rows.iter().filter(|row| row[at] != "not_comparable");
            let k = compared.clone().filter(|row| verdicts.contains(&row[at])).count();
            Ok(counted(k, compared.count()))
        }
        Query::Incidents { categories, severities, states } => {
            let table = table(bundle, "incidents")?;
            let wanted = [("category", categories), ("severity", severities), ("state", states)];
            let mut k = 0;
            for row in &table.rows {
                let mut fits = true;
                for (name, words) in wanted {
                    fits &= words.is_empty() || words.contains(&row[column(table, name)?]);
                }
                k += usize::from(fits);
            }
            Ok(counted(k, table.rows.len()))
        }
        Query::Members { roles } => {
            let table = table(bundle, "members")?;
            let mut k = 0;
            for row in table.rows.iter().filter(|row| roles.iter().any(|role| role.name() == row[0])) {
                k += count(&row[1], "members")?;
            }
            Ok(Value { k, n: None, estimate: None })
        }
        Query::Official { denominator, numerator } => {
            let table = table(bundle, "official")?;
            let sum = |names: &[String]| {
                names.iter().try_fold(0, |sum, name| {
                    let row = table.rows.iter().find(|row| row[0] == *name);
                    let row = row.ok_or_else(|| NoValue::Missing(format!("official figure {name}")))?;
                    Ok(sum + count(&row[1], "official")?)
                })
            };
            Ok(Value { k: sum(numerator)?, n: Some(sum(denominator)?), estimate: None })
        }
        Query::QuickCount { option, options } => estimate(bundle, option, options),
        Query::Bound {} => bound(bundle),
    }
}

/// What the sample points say of the shares of options, of the votes for all of them: from the tables `strata` and
/// `sample` of a bundle. Final where at least `response_needed` of the drawn stations have answered.
///
/// # Errors
///
/// Where a table has no such column or no count, and where the sample gives no estimate.
pub fn quick_count_of(
    (strata, sample): (&Table, &Table),
    options: &[String],
    response_needed: &Fraction,
) -> Result<Estimate, NoValue> {
    let no = |why: &dyn std::fmt::Display| NoValue::NoEstimate(why.to_string());
    let mut all = Vec::new();
    for row in &strata.rows {
        let (frame, drawn) = (count(&row[1], "strata")?, count(&row[2], "strata")?);
        all.push(Stratum { name: row[0].clone(), frame, sample: drawn });
    }
    let places = options.iter().map(|code| column(sample, code)).collect::<Result<Vec<_>, _>>()?;
    let mut reports = Vec::new();
    for row in &sample.rows {
        let counts =
            places.iter().map(|place| count(&row[*place], "sample")).collect::<Result<Vec<u64>, _>>()?;
        reports.push(Report {
            station: row[1].clone(),
            stratum: row[0].clone(),
            cell: None,
            kind: None,
            is_replacement: row[2] == "yes",
            base: counts.iter().sum(),
            counts,
        });
    }
    let sample = Sample::Probability(all);
    let counted = |stage: Stage| {
        let question = Question {
            base: "votes for options".to_owned(),
            options: options.to_vec(),
            weighting: Weighting::Strata,
            confidence: Confidence::NinetyFive,
            response_needed: response_needed.clone(),
            stage,
            kinds: None,
        };
        quick_count(&sample, &reports, &question)
    };
    let counted = match counted(Stage::Final) {
        Err(Refusal::NotFinal { .. }) => counted(Stage::Preliminary),
        counted => counted,
    };
    match counted.map_err(|error| no(&error))? {
        QuickCount::Estimate(estimate) => Ok(estimate),
        QuickCount::Counts(_) => Err(no(&"no probability sample")),
    }
}

fn estimate(bundle: &Bundle, option: &str, options: &[String]) -> Result<Value, NoValue> {
    let no = |why: &dyn std::fmt::Display| NoValue::NoEstimate(why.to_string());
    let tables = (table(bundle, "strata")?, table(bundle, "sample")?);
    // What a sentence states is the share and its interval, which do not depend on the response that is needed.
    let estimate = quick_count_of(tables, options, &Fraction::new(1, 2))?;
    let share = estimate.shares().iter().find(|share| share.option() == option);
    let interval = estimate.interval(option);
    let (Some(share), Some(interval)) = (share, interval) else { return Err(no(&"nothing is known of it")) };
    let (arrived, drawn) = (estimate.response().arrived(), estimate.response().sample());
    Ok(Value { k: arrived, n: Some(drawn), estimate: Some(in_percent(share, &interval)) })
}

/// A share and the ends of its interval, in percent with two decimals.
pub fn in_percent(share: &Share, interval: &Interval) -> [String; 3] {
    let (low, high) = interval.ends();
    let percent = |part: f64| format!("{:.2}", 100.0 * part);
    [share.ratio().percent(2).trim_end_matches(['%', ' ']).to_owned(), percent(low), percent(high)]
}

/// The sample points whose copies were compared, and how many of them differ.
fn bound(bundle: &Bundle) -> Result<Value, NoValue> {
    let (copies, sample, official) =
        (table(bundle, "copies")?, table(bundle, "sample")?, table(bundle, "official")?);
    let points: std::collections::BTreeSet<&str> = sample.rows.iter().map(|row| row[1].as_str()).collect();
    let at = column(copies, "verdict")?;
    let compared: std::collections::BTreeMap<&str, bool> = copies
        .rows
        .iter()
        .filter(|row| points.contains(row[0].as_str()) && row[at] != "not_comparable")
        .map(|row| (row[0].as_str(), row[at] != "match"))
        .collect();
    let differing = compared.values().filter(|differs| **differs).count() as u64;
    let stations = official.rows.iter().find(|row| row[0] == "stations");
    let stations = stations.ok_or_else(|| NoValue::Missing("official figure stations".to_owned()))?;
    let frame = count(&stations[1], "official")?;
    let bound = Bound::of_random_sample(frame, compared.len() as u64, differing, &Fraction::new(1, 20));
    let bound = bound.map_err(|error| NoValue::NoEstimate(error.to_string()))?;
    Ok(Value { k: bound.most(), n: Some(frame), estimate: None })
}

/// The phrase of a sentence for its value: the last whose bound the share reaches.
pub fn phrase<'a>(sentence: &'a Sentence, value: &Value, language: &str) -> Option<&'a str> {
    let n = value.n?;
    let reached = |from: &[u64; 2]| {
        u128::from(value.k) * u128::from(from[1]) >= u128::from(from[0]) * u128::from(n) && n > 0
    };
    let found = sentence.phrases.iter().rfind(|phrase| reached(&phrase.from))?;
    Some(model::text(&found.text, language))
}

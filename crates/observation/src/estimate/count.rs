//! From reports to an answer: refusals first, then shares, then what limits them.

use super::exact::{Group, combined};
use super::represent::{self, Groups};
use super::{
    Cell, Counts, Estimate, Fraction, Question, QuickCount, REPORTS_MIN, Refusal, Report, Response, Sample,
    Share, Stage, Stratum, Warning, Weighting, verdict,
};
use std::collections::{HashMap, HashSet};

/// What the reports say about all stations, or, of a sample that people chose, what was seen.
///
/// # Errors
///
/// The first [`Refusal`] in their order: nothing is computed from reports that the sample cannot have given.
pub fn quick_count(sample: &Sample, reports: &[Report], question: &Question) -> Result<QuickCount, Refusal> {
    if !question.response_needed.is_part() {
        return Err(Refusal::ResponseNeeded(question.response_needed.clone()));
    }
    match sample {
        Sample::Probability(strata) => estimate(strata, reports, question).map(QuickCount::Estimate),
        Sample::Purposive { chosen } => counts(*chosen, reports, question).map(QuickCount::Counts),
    }
}

fn counts(chosen: u64, reports: &[Report], question: &Question) -> Result<Counts, Refusal> {
    answers(reports, question)?;
    let arrived = reports.len() as u64;
    if arrived > chosen {
        let stratum = "all".to_owned();
        return Err(Refusal::MoreThanDrawn { stratum, arrived, sample: chosen });
    }
    let sum = |figure: &dyn Fn(&Report) -> u64| reports.iter().map(|report| u128::from(figure(report))).sum();
    let options = question.options.iter().enumerate();
    Ok(Counts {
        base_name: question.base.clone(),
        arrived,
        chosen,
        base: sum(&|report| report.base),
        options: options.map(|(place, name)| (name.clone(), sum(&|report| report.counts[place]))).collect(),
    })
}

/// Refuses reports that do not answer the question, or answer twice.
fn answers(reports: &[Report], question: &Question) -> Result<(), Refusal> {
    let mut seen = HashSet::new();
    for report in reports {
        if !seen.insert(report.station.as_str()) {
            return Err(Refusal::StationTwice(report.station.clone()));
        }
        let (found, expected) = (report.counts.len(), question.options.len());
        if found != expected {
            return Err(Refusal::Counts { station: report.station.clone(), found, expected });
        }
    }
    Ok(())
}

/// Names to places, of groups that have to be unique.
fn places<'a>(
    group: &'static str,
    names: impl Iterator<Item = &'a str>,
) -> Result<HashMap<&'a str, usize>, Refusal> {
    let mut places = HashMap::new();
    for (place, name) in names.enumerate() {
        if places.insert(name, place).is_some() {
            return Err(Refusal::GroupTwice { group, name: name.to_owned() });
        }
    }
    Ok(places)
}

/// For each report the place of its group.
fn placed<'a>(
    group: &'static str,
    places: &HashMap<&str, usize>,
    reports: &'a [Report],
    name: impl Fn(&'a Report) -> &'a str,
) -> Result<Vec<usize>, Refusal> {
    let place = |report: &'a Report| {
        let name = name(report);
        places.get(name).copied().ok_or_else(|| Refusal::UnknownGroup {
            station: report.station.clone(),
            group,
            name: name.to_owned(),
        })
    };
    reports.iter().map(place).collect()
}

fn estimate(strata: &[Stratum], reports: &[Report], question: &Question) -> Result<Estimate, Refusal> {
    let stratum_places = places("stratum", strata.iter().map(|stratum| stratum.name.as_str()))?;
    for Stratum { name, frame, sample } in strata {
        if sample > frame {
            let (stratum, sample, frame) = (name.clone(), *sample, *frame);
            return Err(Refusal::SampleLargerThanFrame { stratum, sample, frame });
        }
    }
    let frame: u64 = strata.iter().map(|stratum| stratum.frame).sum();
    let cells = cells(question, frame)?;
    let cell_places = places("cell", cells.iter().map(|cell| cell.name.as_str()))?;
    answers(reports, question)?;

    let stratum_frames: Vec<u64> = strata.iter().map(|stratum| stratum.frame).collect();
    let place = placed("stratum", &stratum_places, reports, |report| report.stratum.as_str())?;
    let drawn = Groups { place, frame: &stratum_frames };
    let strata_names: Vec<&str> = strata.iter().map(|stratum| stratum.name.as_str()).collect();
    let cell_names: Vec<&str> = cells.iter().map(|cell| cell.name.as_str()).collect();
    let frames: Vec<u64> = match &question.weighting {
        Weighting::Alone => vec![frame],
        Weighting::Strata => stratum_frames.clone(),
        Weighting::Cells(cells) => cells.iter().map(|cell| cell.frame).collect(),
    };
    let (place, names): (Vec<usize>, &[&str]) = match &question.weighting {
        Weighting::Alone => (vec![0; reports.len()], &["all"]),
        Weighting::Strata => (drawn.place.clone(), &strata_names),
        Weighting::Cells(_) => {
            let cell = |report| -> &str { cell_of(report) };
            (placed("cell", &cell_places, reports, cell)?, &cell_names)
        }
    };
    let weighted = Groups { place, frame: &frames };
    fits("stratum", &strata_names, &drawn)?;
    fits(question.weighting.group(), names, &weighted)?;
    let response = Response::of(strata, &stratum_places, reports);
    drawn_before(&response)?;
    let kinds = match &question.kinds {
        Some(kinds) if !reports.is_empty() => represent::compare(kinds, reports, &drawn, &weighted)?,
        _ => Vec::new(),
    };
    let shares = shares(reports, question, &weighted)?;
    if question.stage == Stage::Final && !response.reaches(&question.response_needed) {
        let (responded, sample) = (response.responded(), response.sample());
        let needed = question.response_needed.clone();
        return Err(Refusal::NotFinal { responded, sample, needed });
    }
    let groups = weighted.sums(|_| (0, 1));
    let seen = || groups.iter().filter(|group| group.reports > 0);
    let mut estimate = Estimate {
        base: question.base.clone(),
        weighting: question.weighting.group(),
        stage: question.stage,
        confidence: question.confidence,
        response_needed: question.response_needed.clone(),
        response,
        covered: seen().map(|group| group.frame).sum(),
        groups_seen: seen().count() as u64,
        groups: groups.len() as u64,
        shares,
        kinds,
        warnings: Vec::new(),
    };
    estimate.warnings = warnings(&estimate, question, names, &groups);
    Ok(estimate)
}

fn cell_of(report: &Report) -> &str {
    report.cell.as_deref().unwrap_or_default()
}

/// The cells of the question, which have to be of the same frame.
fn cells(question: &Question, strata: u64) -> Result<&[Cell], Refusal> {
    let Weighting::Cells(cells) = &question.weighting else { return Ok(&[]) };
    let sum = cells.iter().map(|cell| cell.frame).sum();
    if sum == strata { Ok(cells) } else { Err(Refusal::FramesDiffer { cells: sum, strata }) }
}

/// Refuses a negative factor 1 − n/N.
fn fits(group: &'static str, names: &[&str], groups: &Groups<'_>) -> Result<(), Refusal> {
    for (name, sums) in names.iter().zip(groups.sums(|_| (0, 1))) {
        let Group { reports, frame, .. } = sums;
        if reports > frame {
            return Err(Refusal::MoreThanFrame { group, name: (*name).to_owned(), reports, frame });
        }
    }
    Ok(())
}

/// Refuses more reports than stations were drawn.
fn drawn_before(response: &Response) -> Result<(), Refusal> {
    match response.strata().iter().find(|stratum| stratum.arrived > stratum.sample) {
        None => Ok(()),
        Some(stratum) => Err(Refusal::MoreThanDrawn {
            stratum: stratum.name.clone(),
            arrived: stratum.arrived,
            sample: stratum.sample,
        }),
    }
}

fn shares(reports: &[Report], question: &Question, groups: &Groups<'_>) -> Result<Vec<Share>, Refusal> {
    if reports.is_empty() {
        return Err(Refusal::Empty);
    }
    let share = |(place, option): (usize, &String)| {
        let sums = groups.sums(|report| (reports[report].counts[place], reports[report].base));
        let combined = combined(&sums).ok_or_else(|| Refusal::NothingInBase(question.base.clone()))?;
        Ok(Share {
            option: option.clone(),
            is_wide: verdict::is_wide(&combined.spread),
            ratio: Fraction::of(combined.ratio),
            variance: combined.variance.map(Fraction::of),
        })
    };
    question.options.iter().enumerate().map(share).collect()
}

/// Everything that limits the estimate, in the order of [`Warning`].
fn warnings(estimate: &Estimate, question: &Question, names: &[&str], groups: &[Group]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let (response, group) = (&estimate.response, estimate.weighting);
    let (arrived, frame) = (response.arrived(), response.frame());
    if !response.reaches(&question.response_needed) {
        let (responded, sample) = (response.responded(), response.sample());
        let needed = question.response_needed.clone();
        warnings.push(Warning::LowResponse { responded, sample, needed });
    }
    if let Some(kinds) = &question.kinds {
        warnings.extend(represent::warnings(kinds, &estimate.kinds));
    }
    let those = |is_one: &dyn Fn(&Group) -> bool| {
        let found = || names.iter().zip(groups).filter(|(_, group)| is_one(group));
        let names: Vec<String> = found().map(|(name, _)| (*name).to_owned()).collect();
        (names, found().map(|(_, group)| group.frame).sum::<u64>())
    };
    let (names, stations) = those(&|group| group.reports == 0 && group.frame > 0);
    if !names.is_empty() {
        warnings.push(Warning::Unseen { group, names, stations, frame });
    }
    let (names, stations) = those(&Group::is_single);
    if !names.is_empty() {
        warnings.push(Warning::SingleReport { group, names, stations });
    }
    let replaced = response.replaced();
    if replaced > 0 {
        warnings.push(Warning::Replaced { replaced });
    }
    let weak = response.strata().iter().filter(|stratum| 2 * stratum.responded() < stratum.sample);
    let names: Vec<String> = weak.map(|stratum| stratum.name.clone()).collect();
    if !names.is_empty() {
        warnings.push(Warning::WeakStrata { names });
    }
    if arrived < REPORTS_MIN && arrived < frame {
        warnings.push(Warning::FewReports { arrived });
    }
    let wide = estimate.shares.iter().filter(|share| share.is_wide);
    let options: Vec<String> = wide.map(|share| share.option.clone()).collect();
    if !options.is_empty() {
        warnings.push(Warning::Spread { options });
    }
    let strata = response.strata().len() as u64;
    if question.weighting == Weighting::Alone && strata > 1 {
        warnings.push(Warning::StrataIgnored { strata });
    }
    if estimate.shares.iter().any(|share| share.variance.is_none()) {
        warnings.push(Warning::NoVariance);
    }
    warnings
}

//! From reports to an answer: refusals first, then shares, then what limits them.

use super::exact::{Group, combined};
use super::groups::Groups;
use super::{
    Counts, Estimate, Fraction, Question, QuickCount, REPORTS_MIN, Refusal, Report, Response, Sample, Share,
    Stage, Stratum, Warning, Weighting, represent, verdict,
};
use std::collections::HashSet;

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

fn estimate(strata: &[Stratum], reports: &[Report], question: &Question) -> Result<Estimate, Refusal> {
    for Stratum { name, frame, sample } in strata {
        if sample > frame {
            let (stratum, sample, frame) = (name.clone(), *sample, *frame);
            return Err(Refusal::SampleLargerThanFrame { stratum, sample, frame });
        }
    }
    answers(reports, question)?;
    let parts = strata.iter().map(|stratum| (stratum.name.as_str(), stratum.frame));
    let drawn = Groups::new("stratum", parts, reports, |report| report.stratum.as_str())?;
    let weighted = weighted(&drawn, reports, question)?;
    let response = Response::of(strata, &drawn.place, reports);
    drawn_before(&response)?;
    if reports.is_empty() {
        return Err(Refusal::Empty);
    }
    let kinds = match &question.kinds {
        Some(kinds) => represent::compare(kinds, reports, &drawn, &weighted)?,
        None => Vec::new(),
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
        weighting: weighted.group,
        stage: question.stage,
        confidence: question.confidence,
        response_needed: question.response_needed.clone(),
        response,
        covered: seen().map(|group| group.frame).sum(),
        groups_seen: seen().count() as u64,
        groups: groups.len() as u64,
        base_max: reports.iter().map(|report| report.base).max().unwrap_or(0),
        shares,
        kinds,
        warnings: Vec::new(),
    };
    let ignores_draw = represent::ignores_draw(strata, &drawn, &weighted);
    estimate.warnings = warnings(&estimate, question, &weighted, ignores_draw);
    Ok(estimate)
}

/// The groups by which reports are weighted; cells have to be of the same frame as the strata.
fn weighted<'a>(
    drawn: &Groups<'a>,
    reports: &'a [Report],
    question: &'a Question,
) -> Result<Groups<'a>, Refusal> {
    let frame: u64 = drawn.frame.iter().sum();
    match &question.weighting {
        Weighting::Alone => Ok(Groups::alone(frame, reports.len())),
        Weighting::Strata => Ok(drawn.clone()),
        Weighting::Cells(cells) => {
            let all = cells.iter().map(|cell| cell.frame).sum();
            if all != frame {
                return Err(Refusal::FramesDiffer { cells: all, strata: frame });
            }
            let parts = cells.iter().map(|cell| (cell.name.as_str(), cell.frame));
            Groups::new("cell", parts, reports, |report| report.cell.as_deref().unwrap_or_default())
        }
    }
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
    let share = |(place, option): (usize, &String)| {
        let sums = groups.sums(|report| (reports[report].counts[place], reports[report].base));
        let combined = combined(&sums).ok_or_else(|| Refusal::NothingInBase(question.base.clone()))?;
        Ok(Share {
            option: option.clone(),
            is_wide: verdict::is_wide(&combined.spread),
            ratio: Fraction::of(combined.ratio),
            base: Fraction::of(combined.base),
            variance: combined.variance.map(Fraction::of),
        })
    };
    question.options.iter().enumerate().map(share).collect()
}

/// Everything that limits the estimate, in the order of [`Warning`].
fn warnings(
    estimate: &Estimate,
    question: &Question,
    weighted: &Groups<'_>,
    ignores_draw: bool,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let (response, group, groups) = (&estimate.response, weighted.group, weighted.sums(|_| (0, 1)));
    let (arrived, frame) = (response.arrived(), response.frame());
    if !response.reaches(&question.response_needed) {
        let (responded, sample) = (response.responded(), response.sample());
        let needed = question.response_needed.clone();
        warnings.push(Warning::LowResponse { responded, sample, needed });
    }
    if let Some(kinds) = &question.kinds {
        warnings.extend(represent::warnings(kinds, &estimate.kinds));
    }
    if ignores_draw {
        warnings.push(Warning::DrawIgnored);
    }
    let those = |is_one: &dyn Fn(&Group) -> bool| {
        let found = || weighted.names.iter().zip(&groups).filter(|(_, group)| is_one(group));
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
    if estimate.shares.iter().any(|share| share.variance.is_none()) {
        warnings.push(Warning::NoVariance);
    }
    warnings
}

//! Turnout through the day: each report against the one before, against its own percentage, against the siblings,
//! and the last against the protocol.
//!
//! A [`Series`] has one place for each hour of the election; a report that did not come is missing in it. Counts and
//! registers travel together: real percentages fall when voters are added to the register, and such a fall
//! ([`Fault::ShareFell`]) is told apart from a count that falls ([`Fault::CountFell`]). The source of these checks
//! is `reference/methods.md`, section 2.

use crate::across::AcrossCheck;
use crate::ratio::Ratio;
use crate::registry::Rule;
use std::fmt;

/// The largest count or register of a report, in voters: more than there are people, small enough for exact ratios.
pub const REPORT_MAX: u64 = 1 << 36;

/// Fewer areas than this say nothing about a median.
pub const AREAS_MIN: usize = 5;

/// The most decimals of a published percentage.
pub const DECIMALS_MAX: u8 = 9;

/// How many had taken part by an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    took_part: u64,
    registered: u64,
    published: Option<Published>,
}

/// A percentage as it was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// In units of the last decimal: 8143 for 81.43.
    units: u128,
    decimals: u8,
}

impl Report {
    /// A report of counts, in voters; `None` where one is above [`REPORT_MAX`].
    pub fn new(took_part: u64, registered: u64) -> Option<Report> {
        let fits = took_part <= REPORT_MAX && registered <= REPORT_MAX;
        fits.then_some(Report { took_part, registered, published: None })
    }

    /// The same report with the percentage that was published beside it.
    pub fn with_percentage(self, published: Published) -> Report {
        Report { published: Some(published), ..self }
    }

    /// How many had taken part.
    pub fn took_part(self) -> u64 {
        self.took_part
    }

    /// The report's own register.
    pub fn registered(self) -> u64 {
        self.registered
    }

    /// The percentage in units of the last decimal, half up; `None` where the register is 0.
    fn percentage(self, decimals: u8) -> Option<u128> {
        let scale = 100 * 10u128.pow(u32::from(decimals));
        let (above, below) = (u128::from(self.took_part) * scale, u128::from(self.registered));
        (2 * above + below).checked_div(2 * below)
    }
}

impl Published {
    /// Reads `81.43`; `None` where that is no percentage of at most [`DECIMALS_MAX`] decimals.
    pub fn parse(text: &str) -> Option<Published> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let fits = (1..=12).contains(&whole.len()) && decimals.len() <= usize::from(DECIMALS_MAX);
        if !fits || !digits(whole) || !digits(decimals) || text.ends_with('.') {
            return None;
        }
        let units = format!("{whole}{decimals}").parse().ok()?;
        Some(Published { units, decimals: decimals.len() as u8 })
    }
}

impl fmt::Display for Published {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10u128.pow(u32::from(self.decimals));
        write!(out, "{}", self.units / scale)?;
        if self.decimals > 0 {
            write!(out, ".{:0width$}", self.units % scale, width = usize::from(self.decimals))?;
        }
        Ok(())
    }
}

/// The reports of one place, one for each hour.
pub type Series = [Option<Report>];

/// What a rule of the scope `turnout` looks at.
#[derive(Debug, Clone, Copy)]
pub struct Day<'a> {
    /// Minutes since midnight of each hour, rising.
    pub hours: &'a [u32],
    /// The reports of the place that is looked at.
    pub series: &'a Series,
    /// The reports of its siblings, itself included.
    pub siblings: &'a [&'a Series],
    /// *Took part* of the place's protocol, once it is in.
    pub protocol: Option<u64>,
    /// Decimals of displayed percentages.
    pub decimals: u8,
}

/// A report against which a rule speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The hour's place in the series.
    pub hour: usize,
    /// What the rule says.
    pub fault: Fault,
}

/// What is the case, with its numbers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Fewer had taken part than before.
    #[error("{after} < {before}")]
    CountFell {
        /// Of the report before.
        before: u64,
        /// Of this report.
        after: u64,
    },
    /// No fewer had taken part, but the register grew and the displayed percentage fell.
    #[error("{} / {} < {} / {}", .after.took_part, .after.registered, .before.took_part, .before.registered)]
    ShareFell {
        /// The report before.
        before: Report,
        /// This report.
        after: Report,
    },
    /// The published percentage does not follow from the counts.
    #[error("{} / {} ≠ {published} %", .report.took_part, .report.registered)]
    NotReproduced {
        /// The percentage.
        published: Published,
        /// The counts.
        report: Report,
    },
    /// Turnout rose faster than the median of the siblings, by more than the limit.
    #[error("{rise} an hour, median {median}")]
    SteepRise {
        /// The place of the report from which it rose.
        since: usize,
        /// Of the register in an hour.
        rise: Ratio,
        /// The median of the siblings between the same hours.
        median: Ratio,
    },
    /// The last report and the protocol differ by more than the limit.
    #[error("{reported} ≠ {protocol}")]
    LastDiffers {
        /// The count of the last report.
        reported: u64,
        /// *Took part* of the protocol.
        protocol: u64,
    },
}

/// What a check of the scope `turnout` finds in a day, in the order of the hours.
pub fn evaluate(check: &AcrossCheck, day: &Day<'_>) -> Vec<Found> {
    assert_eq!(day.hours.len(), day.series.len(), "one place for each hour");
    assert!(day.decimals <= DECIMALS_MAX, "a percentage has at most {DECIMALS_MAX} decimals");
    match check.rule {
        Rule::NonDecreasing => steps(day.series).filter_map(|step| fall(step, day.decimals)).collect(),
        Rule::Reproduces => reproduces(day.series),
        Rule::RiseAgainstSiblings => steps(day.series).filter_map(|step| rise(check, day, step)).collect(),
        Rule::LastAgainstProtocol => last(check, day),
        Rule::ShareAgainstSiblings | Rule::TurnoutAgainstSiblings | Rule::EqualVectors | Rule::EqualsSum => {
            unreachable!("a rule of another scope")
        }
    }
}

/// A report and the one before that came.
#[derive(Clone, Copy)]
struct Step {
    since: usize,
    before: Report,
    hour: usize,
    after: Report,
}

fn steps(series: &Series) -> impl Iterator<Item = Step> {
    let mut last: Option<(usize, Report)> = None;
    series.iter().enumerate().filter_map(move |(hour, report)| {
        let after = (*report)?;
        let (since, before) = last.replace((hour, after))?;
        Some(Step { since, before, hour, after })
    })
}

fn fall(step: Step, decimals: u8) -> Option<Found> {
    let Step { before, hour, after, .. } = step;
    let fault = if after.took_part < before.took_part {
        Fault::CountFell { before: before.took_part, after: after.took_part }
    } else if after.percentage(decimals)? < before.percentage(decimals)? {
        Fault::ShareFell { before, after }
    } else {
        return None;
    };
    Some(Found { hour, fault })
}

fn reproduces(series: &Series) -> Vec<Found> {
    let mut found = Vec::new();
    for (hour, report) in series.iter().enumerate().filter_map(|(hour, report)| Some((hour, (*report)?))) {
        let Some(published) = report.published else { continue };
        if report.percentage(published.decimals) != Some(published.units) {
            found.push(Found { hour, fault: Fault::NotReproduced { published, report } });
        }
    }
    found
}

fn rise(check: &AcrossCheck, day: &Day<'_>, step: Step) -> Option<Found> {
    let minutes = i128::from(day.hours[step.hour].checked_sub(step.since_minutes(day))?);
    let per_hour = |before: Report, after: Report| {
        let grown = i128::from(after.took_part) - i128::from(before.took_part);
        Ratio::new(60 * grown, minutes * i128::from(after.registered))
    };
    let of_sibling = |series: &&Series| per_hour(series[step.since]?, series[step.hour]?);
    let rises: Vec<Ratio> = day.siblings.iter().filter_map(of_sibling).collect();
    if rises.len() < AREAS_MIN {
        return None;
    }
    let (rise, median) = (per_hour(step.before, step.after)?, Ratio::median(rises)?);
    let fault = Fault::SteepRise { since: step.since, rise, median };
    (!check.limit.allows_rise(rise, median)).then_some(Found { hour: step.hour, fault })
}

impl Step {
    fn since_minutes(self, day: &Day<'_>) -> u32 {
        day.hours[self.since]
    }
}

fn last(check: &AcrossCheck, day: &Day<'_>) -> Vec<Found> {
    let last = day.series.iter().enumerate().rev().find_map(|(hour, report)| Some((hour, (*report)?)));
    let (Some((hour, report)), Some(protocol)) = (last, day.protocol) else { return Vec::new() };
    let reported = report.took_part;
    if check.limit.allows_count(reported.abs_diff(protocol)) {
        return Vec::new();
    }
    vec![Found { hour, fault: Fault::LastDiffers { reported, protocol } }]
}

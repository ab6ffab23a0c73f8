//! From sums to the record's own words: `model::fact::ResultFigures` of any area.
//!
//! A [`ContestPlan`] is made once for a contest: it turns the codes in the form's bases into places, so that the
//! figures of thousands of areas cost no look-ups. Bases are evaluated over *summed* lines. Where a base gives no
//! count (it is negative, or wider than 64 bits) there is no figure but [`BaseOutOfRange`]: nothing is saturated.

use crate::outcome::{Tabulated, outcome, rule_bases};
use crate::seats::SEATS_MAX;
use crate::share::share;
use crate::tally::{Coverage, Tally};
use crate::tree::AreaIndex;
use model::definition::{Contest, Form, Fraction, Rule};
use model::expression::{Expression, VOTES};
use model::fact::{
    BasisRule, Coverage as CoverageFigures, InOf, NO_REGISTER, NoRegister, OptionFigures, RegisterCoverage,
    ResultFigures, Share, Sources,
};
use std::collections::BTreeMap;

/// The base of turnout's numerator.
const TOOK_PART: &str = "took_part";

/// The base of turnout.
const REGISTERED: &str = "registered";

/// A contest with its form, prepared for figures.
#[derive(Debug, Clone)]
pub struct ContestPlan {
    contest: Contest,
    lines: Vec<String>,
    bases: BTreeMap<String, Expression<usize>>,
    decimals: u8,
}

/// Why a contest and a form give no figures.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAPlan {
    /// The contest is filled in on another form.
    #[error("found the form {found:?}, the contest names {expected:?}")]
    OtherForm {
        /// Code of the form given.
        found: String,
        /// Code of the form that the contest names.
        expected: String,
    },
    /// There is nothing to be counted.
    #[error("contest {contest:?} has no options")]
    NoOptions {
        /// Code of the contest.
        contest: String,
    },
    /// Two lines or options have one code, or one has the reserved code `votes`.
    #[error("the code {code:?} stands for more than one figure")]
    DuplicateCode {
        /// The code.
        code: String,
    },
    /// A base reads a line that there is not.
    #[error("base {base:?} reads {code:?}, which is no line and no option")]
    UnknownLine {
        /// Name of the base.
        base: String,
        /// The code.
        code: String,
    },
    /// A base reads the revision before; sums have none.
    #[error("base {base:?} reads {code:?} of the revision before, which a sum does not have")]
    FormerLine {
        /// Name of the base.
        base: String,
        /// The code.
        code: String,
    },
    /// The contest asks for a base that the form does not define.
    #[error("contest {contest:?} asks for the base {base:?}, which the form does not define")]
    UnknownBase {
        /// Code of the contest.
        contest: String,
        /// Name of the base.
        base: String,
    },
    /// A fraction of the rule is none, or its numbers are too large to be compared exactly.
    #[error(
        "contest {contest:?} has the fraction {numerator}/{denominator}, expected at most 1 and numbers below 2^53"
    )]
    NotAFraction {
        /// Code of the contest.
        contest: String,
        /// Above.
        numerator: u64,
        /// Below.
        denominator: u64,
    },
    /// The house is too large.
    #[error("contest {contest:?} has {seats} seats, expected at most {SEATS_MAX}")]
    TooManySeats {
        /// Code of the contest.
        contest: String,
        /// How many.
        seats: u64,
    },
}

/// A base that is no count: negative, or wider than 64 bits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the base {base:?} is {}, expected a count from 0 to 18446744073709551615",
    .value.map_or_else(|| "wider than 128 bits".to_owned(), |value| value.to_string()))]
pub struct BaseOutOfRange {
    /// Name of the base.
    pub base: String,
    /// What it came to; `None` where it is wider than 128 bits.
    pub value: Option<i128>,
}

/// Whose figures, by which rule, at what size of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale<'a> {
    /// The area.
    pub area: AreaIndex,
    /// Its code.
    pub code: &'a str,
    /// The rule by which the tally took protocols.
    pub basis: BasisRule,
    /// The size of the record at which the tally holds.
    pub record_size: u64,
}

impl ContestPlan {
    /// Prepares a contest that is filled in on this form; `decimals` are those of displayed percentages.
    pub fn new(form: &Form, contest: &Contest, decimals: u8) -> Result<ContestPlan, NotAPlan> {
        if form.code != contest.form {
            let (found, expected) = (form.code.clone(), contest.form.clone());
            return Err(NotAPlan::OtherForm { found, expected });
        }
        if contest.options.is_empty() {
            return Err(NotAPlan::NoOptions { contest: contest.code.clone() });
        }
        let places = places(form, contest)?;
        let options = form.lines.len()..form.lines.len() + contest.options.len();
        let mut bases = BTreeMap::new();
        for (name, expression) in &form.bases {
            bases.insert(name.clone(), resolve(name, expression, &places, &options)?);
        }
        for base in std::iter::once(contest.display_base.as_str()).chain(rule_bases(&contest.rule)) {
            if !bases.contains_key(base) {
                return Err(NotAPlan::UnknownBase { contest: contest.code.clone(), base: base.to_owned() });
            }
        }
        check_rule(contest)?;
        let lines = form.lines.iter().map(|line| line.code.clone()).collect();
        Ok(ContestPlan { contest: contest.clone(), lines, bases, decimals })
    }

    /// The number of figures of a protocol: lines and options.
    pub fn width(&self) -> usize {
        self.lines.len() + self.contest.options.len()
    }

    /// The contest that was prepared.
    pub fn contest(&self) -> &Contest {
        &self.contest
    }

    /// The value of a base over figures (lines, then options); `None` where the form does not define it.
    pub fn base(&self, name: &str, figures: &[u64]) -> Option<Result<u64, BaseOutOfRange>> {
        let expression = self.bases.get(name)?;
        let value = expression.value(&|&place, _| i128::from(figures[place]));
        let count = value.and_then(|value| u64::try_from(value).ok());
        Some(count.ok_or_else(|| BaseOutOfRange { base: name.to_owned(), value }))
    }

    /// Took part over registered; `None` where the form lacks one of the two.
    pub fn turnout(&self, figures: &[u64]) -> Result<Option<Share>, BaseOutOfRange> {
        let (Some(took_part), Some(registered)) =
            (self.base(TOOK_PART, figures), self.base(REGISTERED, figures))
        else {
            return Ok(None);
        };
        Ok(Some(share(REGISTERED, took_part?, registered?, self.decimals)))
    }

    /// The figures of an area, with the outcome at the root alone.
    pub fn figures(&self, tally: &Tally, scale: Scale<'_>) -> Result<ResultFigures, BaseOutOfRange> {
        assert_eq!(tally.width(), self.width(), "a tally of this contest");
        let sums = tally.sums(scale.area);
        let coverage = tally.coverage(scale.area);
        let (lines, votes) = sums.split_at(self.lines.len());
        let outcome = if scale.area == AreaIndex::ROOT { Some(self.outcome(sums, coverage)?) } else { None };
        Ok(ResultFigures {
            area: scale.code.to_owned(),
            basis: scale.basis,
            contest: self.contest.code.clone(),
            coverage: coverage_figures(coverage),
            lines: self.lines.iter().cloned().zip(lines.iter().copied()).collect(),
            options: self.options(sums, votes)?,
            outcome,
            record_size: scale.record_size,
            sources: Sources { copies: coverage.copies, originals: coverage.originals },
            turnout: self.turnout(sums)?,
        })
    }

    fn options(&self, sums: &[u64], votes: &[u64]) -> Result<Vec<OptionFigures>, BaseOutOfRange> {
        let name = &self.contest.display_base;
        let base = self.base(name, sums).expect("a plan has its display base")?;
        let figures = self.contest.options.iter().zip(votes).map(|(option, &votes)| OptionFigures {
            option: option.code.clone(),
            share: share(name, votes, base, self.decimals),
            votes,
        });
        Ok(figures.collect())
    }

    fn outcome(&self, sums: &[u64], coverage: &Coverage) -> Result<model::fact::Outcome, BaseOutOfRange> {
        let mut values = BTreeMap::new();
        for name in rule_bases(&self.contest.rule) {
            values.insert(name, self.base(name, sums).expect("a plan has its rule's bases")?);
        }
        Ok(outcome(&Tabulated {
            options: &self.contest.options,
            rule: &self.contest.rule,
            votes: &sums[self.lines.len()..],
            base: &|name| values[name],
            outstanding_register: coverage.outstanding_register(),
            decimals: self.decimals,
        }))
    }
}

fn coverage_figures(coverage: &Coverage) -> CoverageFigures {
    let registered = if coverage.without_register == 0 {
        RegisterCoverage::Known(InOf { counted: coverage.registered_in, of: coverage.registered_of })
    } else {
        RegisterCoverage::Unknown(NoRegister { none: NO_REGISTER.to_owned() })
    };
    CoverageFigures { registered, stations: InOf { counted: coverage.stations_in, of: coverage.stations_of } }
}

/// Code of a line or option to its place in a protocol.
fn places<'a>(form: &'a Form, contest: &'a Contest) -> Result<BTreeMap<&'a str, usize>, NotAPlan> {
    let lines = form.lines.iter().map(|line| line.code.as_str());
    let options = contest.options.iter().map(|option| option.code.as_str());
    let mut places = BTreeMap::new();
    for (place, code) in lines.chain(options).enumerate() {
        if code == VOTES || places.insert(code, place).is_some() {
            return Err(NotAPlan::DuplicateCode { code: code.to_owned() });
        }
    }
    Ok(places)
}

/// A base over places. `votes` becomes the sum of the options.
fn resolve(
    base: &str,
    expression: &Expression,
    places: &BTreeMap<&str, usize>,
    options: &std::ops::Range<usize>,
) -> Result<Expression<usize>, NotAPlan> {
    expression.resolve(&|code: &String, former| {
        let (base, code) = (base.to_owned(), code.clone());
        if former {
            return Err(NotAPlan::FormerLine { base, code });
        }
        if code == VOTES {
            return Ok(Expression::Sum(options.clone().map(Expression::Line).collect()));
        }
        match places.get(code.as_str()) {
            Some(&place) => Ok(Expression::Line(place)),
            None => Err(NotAPlan::UnknownLine { base, code }),
        }
    })
}

/// That the rule's numbers can be compared exactly.
fn check_rule(contest: &Contest) -> Result<(), NotAPlan> {
    let fraction = |[numerator, denominator]: Fraction| {
        if denominator == 0 || numerator > denominator || denominator >= 1 << 53 {
            return Err(NotAPlan::NotAFraction { contest: contest.code.clone(), numerator, denominator });
        }
        Ok(())
    };
    match &contest.rule {
        Rule::Plurality(_) => Ok(()),
        Rule::Majority(rule) => fraction(rule.more_than),
        Rule::Seats(rule) if rule.seats > SEATS_MAX => {
            Err(NotAPlan::TooManySeats { contest: contest.code.clone(), seats: rule.seats })
        }
        Rule::Seats(rule) => rule.threshold.as_ref().map_or(Ok(()), |threshold| fraction(threshold.share)),
    }
}

//! The outcome: what follows from the votes by the contest's rule, and whether anything outstanding could change it.
//!
//! [`outcome`] is `docs/record-format.md`, section 6, line by line. Against all counts in every base and is never
//! elected, in a run-off or given seats; the others are called candidates here. Equal votes end in a lot wherever an
//! order would decide. The rule's base may differ from the base of published shares.

use crate::seats::{Apportionment, Claim, apportion};
use crate::share::share;
use model::definition::{ContestOption, Fraction, MajorityRule, OptionKind, Otherwise, Rule, SeatsRule};
use model::fact::{Outcome, OutcomeKind, OutcomeState};
use std::collections::BTreeMap;

/// What an outcome follows from.
pub struct Tabulated<'a> {
    /// In ballot order.
    pub options: &'a [ContestOption],
    /// The winning rule.
    pub rule: &'a Rule,
    /// The sums of the options, in ballot order.
    pub votes: &'a [u64],
    /// The value of a base by its name. Asked only for the bases that the rule names.
    pub base: &'a dyn Fn(&str) -> u64,
    /// U: the expected registers of what is not in, in voters; `None` where that is unknown.
    pub outstanding_register: Option<u64>,
    /// Of the percentage.
    pub decimals: u8,
}

/// The outcome by the contest's rule. Its fractions have no zero below and no number above 2^53 − 1, its seats are
/// at most [`crate::seats::SEATS_MAX`]; `ContestPlan` refuses others.
pub fn outcome(tabulated: &Tabulated<'_>) -> Outcome {
    assert_eq!(tabulated.options.len(), tabulated.votes.len(), "each option has its votes");
    match tabulated.rule {
        Rule::Plurality(_) => plurality(tabulated),
        Rule::Majority(rule) => majority(tabulated, rule),
        Rule::Seats(rule) => seats(tabulated, rule),
    }
}

/// The names of the bases that a rule asks for.
pub fn rule_bases(rule: &Rule) -> Vec<&str> {
    match rule {
        Rule::Plurality(_) => Vec::new(),
        Rule::Majority(rule) => vec![&rule.base],
        Rule::Seats(rule) => {
            let threshold = rule.threshold.as_ref().map(|threshold| threshold.base.as_str());
            let quota = rule.independents.as_ref().map(|independents| independents.quota.base.as_str());
            threshold.into_iter().chain(quota).collect()
        }
    }
}

/// Candidates in order of votes, those with equal votes in ballot order.
struct Ranking<'a> {
    tabulated: &'a Tabulated<'a>,
    order: Vec<usize>,
}

impl<'a> Ranking<'a> {
    fn new(tabulated: &'a Tabulated<'a>) -> Ranking<'a> {
        let stands = |place: &usize| tabulated.options[*place].kind != OptionKind::AgainstAll;
        let mut order: Vec<usize> = (0..tabulated.options.len()).filter(stands).collect();
        order.sort_by_key(|&place| (std::cmp::Reverse(tabulated.votes[place]), place));
        Ranking { tabulated, order }
    }

    /// The votes of the n-th candidate, the first being 0; `None` where fewer stand.
    fn votes(&self, nth: usize) -> Option<u64> {
        self.order.get(nth).map(|&place| self.tabulated.votes[place])
    }

    /// Whether more than `votes` lie between the n-th candidate and the next, or there is no next.
    fn is_ahead_by_more_than(&self, nth: usize, votes: u64) -> bool {
        match (self.votes(nth), self.votes(nth + 1)) {
            (Some(own), Some(next)) => own - next > votes,
            _ => true,
        }
    }

    fn codes(&self, places: &[usize]) -> Vec<String> {
        places.iter().map(|&place| self.tabulated.options[place].code.clone()).collect()
    }

    fn outcome(&self, kind: OutcomeKind, places: &[usize], decided: bool) -> Outcome {
        let state = if decided { OutcomeState::Decided } else { OutcomeState::Leading };
        Outcome { kind, options: self.codes(places), seats: None, share: None, state }
    }

    /// A lot among all candidates with as many votes, in ballot order.
    fn lot(&self, votes: u64) -> Outcome {
        let mut equal: Vec<usize> =
            self.order.iter().copied().filter(|&place| self.tabulated.votes[place] == votes).collect();
        equal.sort_unstable();
        self.outcome(OutcomeKind::Lot, &equal, self.tabulated.outstanding_register == Some(0))
    }

    /// Nobody has a vote.
    fn none(&self) -> Outcome {
        self.outcome(OutcomeKind::None, &[], false)
    }
}

fn plurality(tabulated: &Tabulated<'_>) -> Outcome {
    let ranking = Ranking::new(tabulated);
    let first = ranking.votes(0).unwrap_or(0);
    if first == 0 {
        return ranking.none();
    }
    if ranking.votes(1) == Some(first) {
        return ranking.lot(first);
    }
    let decided = tabulated
        .outstanding_register
        .is_some_and(|outstanding| ranking.is_ahead_by_more_than(0, outstanding));
    ranking.outcome(OutcomeKind::Elected, &ranking.order[..1], decided)
}

/// votes/base against p/q: exact, for numbers of at most 64 and fractions of at most 53 bits.
fn is_more_than(votes: u128, base: u128, [p, q]: Fraction) -> bool {
    votes * u128::from(q) > base * u128::from(p)
}

fn majority(tabulated: &Tabulated<'_>, rule: &MajorityRule) -> Outcome {
    let ranking = Ranking::new(tabulated);
    let base = (tabulated.base)(&rule.base);
    let first = ranking.votes(0).unwrap_or(0);
    let mut outcome = if first == 0 {
        ranking.none()
    } else if is_more_than(u128::from(first), u128::from(base), rule.more_than) {
        elected(&ranking, base, rule)
    } else {
        nobody(&ranking, base, rule)
    };
    outcome.share = Some(share(&rule.base, first, base, tabulated.decimals));
    outcome
}

/// At least one candidate has the majority.
fn elected(ranking: &Ranking<'_>, base: u64, rule: &MajorityRule) -> Outcome {
    let first = ranking.votes(0).expect("somebody has the majority");
    if ranking.votes(1) == Some(first) {
        return ranking.lot(first);
    }
    let decided = ranking.tabulated.outstanding_register.is_some_and(|outstanding| {
        let base = u128::from(base) + u128::from(outstanding);
        outstanding == 0
            || is_more_than(u128::from(first), base, rule.more_than)
                && ranking.is_ahead_by_more_than(0, outstanding)
    });
    ranking.outcome(OutcomeKind::Elected, &ranking.order[..1], decided)
}

/// No candidate has the majority: the voting is repeated, or there is a run-off between the first two.
fn nobody(ranking: &Ranking<'_>, base: u64, rule: &MajorityRule) -> Outcome {
    let first = ranking.votes(0).expect("somebody has votes");
    let decided = |ahead: &dyn Fn(u64) -> bool| {
        ranking.tabulated.outstanding_register.is_some_and(|outstanding| {
            let outstanding_wide = u128::from(outstanding);
            let reached = u128::from(first) + outstanding_wide;
            let base = u128::from(base) + outstanding_wide;
            outstanding == 0 || !is_more_than(reached, base, rule.more_than) && ahead(outstanding)
        })
    };
    let second = match (rule.otherwise, ranking.votes(1)) {
        (Otherwise::RunOff, Some(second)) => second,
        _ => return ranking.outcome(OutcomeKind::Repeat, &[], decided(&|_| true)),
    };
    if ranking.votes(2) == Some(second) {
        return ranking.lot(second);
    }
    let stays = |outstanding| ranking.is_ahead_by_more_than(1, outstanding);
    ranking.outcome(OutcomeKind::RunOff, &ranking.order[..2], decided(&stays))
}

/// The claims to seats, each with the place of its option.
fn claims(tabulated: &Tabulated<'_>, rule: &SeatsRule) -> Vec<(usize, Claim)> {
    let mut claims = Vec::new();
    for (place, (option, &votes)) in tabulated.options.iter().zip(tabulated.votes).enumerate() {
        let (takes_part, cap) = match (option.kind, &rule.independents) {
            (OptionKind::AgainstAll, _) => (false, None),
            (OptionKind::Independent, Some(independents)) => {
                let base = u128::from((tabulated.base)(&independents.quota.base));
                (u128::from(votes) * u128::from(rule.seats) >= base, Some(independents.cap))
            }
            _ => (reaches_threshold(tabulated, rule, votes), None),
        };
        if takes_part && votes > 0 {
            claims.push((place, Claim { votes, cap }));
        }
    }
    claims
}

fn reaches_threshold(tabulated: &Tabulated<'_>, rule: &SeatsRule, votes: u64) -> bool {
    rule.threshold.as_ref().is_none_or(|threshold| {
        let base = u128::from((tabulated.base)(&threshold.base));
        let [p, q] = threshold.share;
        u128::from(votes) * u128::from(q) >= base * u128::from(p)
    })
}

fn seats(tabulated: &Tabulated<'_>, rule: &SeatsRule) -> Outcome {
    let ranking = Ranking::new(tabulated);
    let (places, claims): (Vec<usize>, Vec<Claim>) = claims(tabulated, rule).into_iter().unzip();
    if claims.is_empty() {
        return ranking.none();
    }
    let Apportionment { seats, lot } = apportion(rule.method, rule.seats, &claims);
    let given: BTreeMap<usize, u64> =
        places.iter().copied().zip(seats).filter(|&(_, number)| number > 0).collect();
    let decided = tabulated.outstanding_register == Some(0);
    let mut outcome = if let Some(lot) = lot {
        let among: Vec<usize> = lot.among.iter().map(|&claim| places[claim]).collect();
        ranking.outcome(OutcomeKind::Lot, &among, decided)
    } else {
        let named: Vec<usize> =
            ranking.order.iter().copied().filter(|place| given.contains_key(place)).collect();
        ranking.outcome(OutcomeKind::Seats, &named, decided)
    };
    let by_code = |(place, number): (usize, u64)| (tabulated.options[place].code.clone(), number);
    outcome.seats = Some(given.into_iter().map(by_code).collect());
    outcome
}

//! One protocol, by itself and against the revision before.
//!
//! [`Checks::evaluate`] gives the [`Finding`]s of a [`Sheet`] in the order of the definition. A protocol that is in
//! order costs no allocation. A finding carries no numbers: [`Checks::explain`] computes them when somebody looks.

use crate::compile::{Checks, Figure, Formula};
use model::definition::{Scope, Severity};
use model::expression::{Condition, Expression};

/// The figures of one protocol, as the checks see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// The station's kind.
    pub kind: &'a str,
    /// One figure for each line, then one for each option.
    pub lines: &'a [u32],
    /// The same of the revision before; `None` for the first revision.
    pub was: Option<&'a [u32]>,
}

/// A check that did not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The check's place in the form's checks; [`Checks::code`] gives its code.
    pub check: usize,
    /// What the check looks at: `protocol` or `revision`.
    pub scope: Scope,
    /// How grave it is.
    pub severity: Severity,
}

impl Checks {
    /// The findings of a protocol in the order of the definition, silenced ones left out. Checks of the scope
    /// `revision` are evaluated from the second revision on.
    pub fn evaluate(&self, sheet: &Sheet<'_>) -> Vec<Finding> {
        let values = Values::new(self, sheet);
        let mut findings: Vec<Finding> = Vec::new();
        let mut silenced: Vec<usize> = Vec::new();
        for formula in &self.formulas {
            let looks = formula.scope == Scope::Protocol || sheet.was.is_some();
            if looks && values.applies(formula) && !values.holds(formula) {
                let (check, scope, severity) = (formula.check, formula.scope, formula.severity);
                findings.push(Finding { check, scope, severity });
                silenced.extend(&formula.silences);
            }
        }
        findings.retain(|finding| !silenced.contains(&finding.check));
        findings
    }

    /// Whether one check (by its place in the form's checks) applies and holds, or does not apply; whatever silences it.
    /// `None` where it is no check of one protocol, or one of a revision and there is none before.
    pub fn holds(&self, check: usize, sheet: &Sheet<'_>) -> Option<bool> {
        let formula = self.formulas.iter().find(|formula| formula.check == check)?;
        if formula.scope != Scope::Protocol && sheet.was.is_none() {
            return None;
        }
        let values = Values::new(self, sheet);
        Some(!values.applies(formula) || values.holds(formula))
    }

    /// The codes of those findings that a protocol of the record must explain: errors and warnings of the scope
    /// `protocol`.
    pub fn to_be_explained<'a>(&'a self, findings: &'a [Finding]) -> impl Iterator<Item = &'a str> {
        let counts =
            |finding: &&Finding| finding.scope == Scope::Protocol && finding.severity != Severity::Notice;
        findings.iter().filter(counts).map(|finding| self.code(finding.check))
    }
}

/// The values that a formula reads.
pub(crate) struct Values<'a> {
    pub(crate) kind: &'a str,
    lines: &'a [u32],
    was: Option<&'a [u32]>,
    votes: i128,
    votes_before: i128,
}

impl<'a> Values<'a> {
    /// The values of a protocol of this form; another width is a mistake of the caller.
    pub(crate) fn new(checks: &Checks, sheet: &Sheet<'a>) -> Values<'a> {
        let votes = |lines: &[u32]| -> i128 {
            assert_eq!(lines.len(), checks.width(), "a protocol has its form's lines and its options");
            i128::from(lines[checks.first_option..].iter().map(|&votes| u64::from(votes)).sum::<u64>())
        };
        Values {
            kind: sheet.kind,
            lines: sheet.lines,
            was: sheet.was,
            votes: votes(sheet.lines),
            votes_before: sheet.was.map_or(0, votes),
        }
    }

    pub(crate) fn figure(&self, figure: &Figure, former: bool) -> i128 {
        match (figure, former) {
            (Figure::Place(place), false) => i128::from(self.lines[*place]),
            (Figure::Votes, false) => self.votes,
            (Figure::Place(place), true) => {
                i128::from(self.was.expect("only checks of a revision read the one before")[*place])
            }
            (Figure::Votes, true) => self.votes_before,
        }
    }

    pub(crate) fn value(&self, expression: &Expression<Figure>) -> i128 {
        let value = expression.value(&|figure, former| self.figure(figure, former));
        value.expect("compiling has shown that the value fits 128 bits")
    }

    pub(crate) fn is_true(&self, condition: &Condition<Figure>) -> bool {
        match condition {
            Condition::Compare(comparison, left, right) => {
                comparison.holds(self.value(left), self.value(right))
            }
            Condition::And(parts) => parts.iter().all(|part| self.is_true(part)),
            Condition::Or(parts) => parts.iter().any(|part| self.is_true(part)),
            Condition::Not(part) => !self.is_true(part),
            Condition::Kind(kind) => self.kind == kind,
        }
    }

    pub(crate) fn applies(&self, formula: &Formula) -> bool {
        formula.when.as_ref().is_none_or(|when| self.is_true(when))
    }

    pub(crate) fn holds(&self, formula: &Formula) -> bool {
        match (&formula.allowance, &formula.holds) {
            (Some(allowance), Condition::Compare(comparison, left, right)) => allowance
                .allowed(|expression| self.value(expression))
                .holds(*comparison, self.value(left), self.value(right)),
            _ => self.is_true(&formula.holds),
        }
    }
}

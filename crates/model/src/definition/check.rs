//! Checks as data: severity, scope, tolerance, and the rules that look across protocols.
//! How they are evaluated is the matter of the room `checks`.

use super::Fraction;
use crate::Texts;
use crate::expression::{Condition, Expression};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The protocol contradicts itself or the law.
    Error,
    /// Possible, and in need of an explanation.
    Warning,
    /// Worth a look.
    Notice,
}

/// What a check looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// One protocol by itself.
    Protocol,
    /// A protocol and the revision that it supersedes.
    Revision,
    /// A series of turnout reports.
    Turnout,
    /// A station and its siblings in the same area.
    Siblings,
    /// Protocols that say the same, figure by figure.
    Equal,
    /// A summary protocol and the computed sum.
    Summary,
}

/// Whether a tolerance is itself still allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// A difference equal to the tolerance is allowed.
    Inclusive,
    /// It must be smaller.
    Exclusive,
}

/// By how much a comparison may fail and still hold: a value, or parts p/q of an expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tolerance {
    /// Inclusive or exclusive.
    pub bound: Bound,
    /// With `parts`: of what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Expression>,
    /// p/q of `of`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Fraction>,
    /// A number, in place of parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<u64>,
}

/// A rule over lines: what must hold, how grave it is if not, and in whose words it is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Unique in the form.
    pub code: String,
    /// What must hold; for the scopes `protocol` and `revision`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds: Option<Condition>,
    /// The legal basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// For the other scopes: the name of a rule that `checks` knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What it looks at.
    pub scope: Scope,
    /// How grave it is.
    pub severity: Severity,
    /// Codes of checks whose findings are consequences of this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub silences: Vec<String>,
    /// Audience (`public`, `staff`) to texts.
    pub texts: BTreeMap<String, Texts>,
    /// By how much `holds` may fail; for other scopes the limit of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Tolerance>,
    /// The check applies where this is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// What limit a rule across protocols takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// None.
    None,
    /// A count: `tolerance.value`.
    Value,
    /// Percentage points: `tolerance.parts` without `of`, where 15 points are 3/20.
    Points,
}

/// A rule that a check across protocols may name. `docs/manual/formulas.md` says what each means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcrossRule {
    /// The scope of the checks that may name it.
    pub scope: Scope,
    /// Its name.
    pub name: &'static str,
    /// What limit it takes.
    pub limit: Limit,
    /// The bases that the form must define.
    pub bases: &'static [&'static str],
}

const fn rule(scope: Scope, name: &'static str, limit: Limit, bases: &'static [&'static str]) -> AcrossRule {
    AcrossRule { scope, name, limit, bases }
}

/// Every rule across protocols.
pub const RULES: [AcrossRule; 8] = [
    rule(Scope::Turnout, "non_decreasing", Limit::None, &[]),
    rule(Scope::Turnout, "reproduces", Limit::None, &[]),
    rule(Scope::Turnout, "rise_against_siblings", Limit::Points, &[]),
    rule(Scope::Turnout, "last_against_protocol", Limit::Value, &["took_part"]),
    rule(Scope::Siblings, "share_against_siblings", Limit::Points, &["votes_for_options"]),
    rule(Scope::Siblings, "turnout_against_siblings", Limit::Points, &["took_part", "registered"]),
    rule(Scope::Equal, "equal_vectors", Limit::Value, &[]),
    rule(Scope::Summary, "equals_sum", Limit::None, &[]),
];

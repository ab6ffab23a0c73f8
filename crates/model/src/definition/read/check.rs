//! Checks: what must hold, how grave it is if not, and in whose words it is said.
//!
//! The scopes `protocol` and `revision` carry a formula and two examples; the others name a rule of [`RULES`], with
//! the limit that the rule takes.

use super::contest::Outline;
use super::example::{self, Example};
use super::formula::{Former, Names, condition, expression};
use super::silences;
use crate::definition::{Bound, Check, Limit, RULES, Scope, Severity, Tolerance};
use crate::document::node::{Node, Table};
use crate::document::problem::{did_you_mean, one_of, quoted};
use crate::document::words::{Unique, identifier, texts};
use crate::expression::{Comparison, Condition, Expression};
use crate::lifecycle::CORRECTION;
use crate::{COUNT_MAX, Texts};
use std::collections::BTreeMap;

/// Where a check lives.
pub(super) struct Home<'h> {
    /// Code of the form.
    pub(super) form: &'h str,
    /// What its formulas may name.
    pub(super) names: &'h Names<'h>,
    /// The bases that the form defines.
    pub(super) bases: &'h BTreeMap<String, Expression>,
    /// The contest for whose protocols its examples are written.
    pub(super) contest: Option<&'h Outline>,
}

/// Every scope by its name.
pub(super) const SCOPES: [(&str, Scope); 6] = [
    ("protocol", Scope::Protocol),
    ("revision", Scope::Revision),
    ("turnout", Scope::Turnout),
    ("siblings", Scope::Siblings),
    ("equal", Scope::Equal),
    ("summary", Scope::Summary),
];

const SEVERITIES: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("notice", Severity::Notice)];

const BOUNDS: [(&str, Bound); 2] = [("inclusive", Bound::Inclusive), ("exclusive", Bound::Exclusive)];

/// Whom a check speaks to.
const AUDIENCES: [&str; 2] = ["public", "staff"];

pub(super) fn read(table: &Table<'_>, languages: &[String], home: &Home<'_>) -> (Vec<Check>, Vec<Example>) {
    let (mut codes, mut silences) = (Unique::default(), Vec::new());
    let (mut checks, mut examples) = (Vec::new(), Vec::new());
    for table in table.tables("check") {
        let node = table.need("code");
        let code = node.as_ref().and_then(identifier);
        codes.add(node.as_ref(), code.as_deref());
        if let (Some(node), Some(CORRECTION)) = (&node, code.as_deref()) {
            node.tell(&quoted(CORRECTION), "another code: this one stands for a correction without a reason");
        }
        let check = read_check(&table, code.unwrap_or_default(), languages, home, &mut examples);
        let items =
            table.get("silences").filter(|_| matches!(check.scope, Scope::Protocol | Scope::Revision));
        let items = items.and_then(|node| node.array("an array of codes of checks"));
        silences.push(items.unwrap_or_default());
        checks.push(check);
        table.finish();
    }
    silences::read(&silences, &mut checks);
    (checks, examples)
}

/// Reads a check but for what it silences. Where something is missing it is told, and something else stands in.
fn read_check(
    table: &Table<'_>,
    code: String,
    languages: &[String],
    home: &Home<'_>,
    examples: &mut Vec<Example>,
) -> Check {
    let severity = table.need("severity").and_then(|node| node.choice(&SEVERITIES));
    let scope = table.get("scope").map_or(Some(Scope::Protocol), |node| node.choice(&SCOPES));
    let law = table.get("law").and_then(|node| node.words("the legal basis")).map(str::to_owned);
    let texts = read_texts(table, languages);
    let mut check = Check {
        code,
        holds: None,
        law,
        rule: None,
        scope: scope.unwrap_or(Scope::Protocol),
        severity: severity.unwrap_or(Severity::Error),
        silences: Vec::new(),
        texts,
        tolerance: None,
        when: None,
    };
    match scope {
        // What else belongs to it depends on the scope: it is not told twice.
        None => ["holds", "when", "tolerance", "rule", "fails", "passes"].into_iter().for_each(|key| {
            let _ = table.get(key);
        }),
        Some(Scope::Protocol | Scope::Revision) => read_formulas(table, home, &mut check, examples),
        Some(_) => read_rule(table, home, &mut check),
    }
    check
}

/// What a check of one protocol, or of one and the one before, says.
fn read_formulas(table: &Table<'_>, home: &Home<'_>, check: &mut Check, examples: &mut Vec<Example>) {
    let former = if check.scope == Scope::Revision { Former::Allowed } else { Former::Refused };
    check.holds = table.need("holds").and_then(|node| condition(&node, home.names, former));
    check.when = table.get("when").and_then(|node| condition(&node, home.names, former));
    if let Some(node) = table.get("tolerance") {
        check.tolerance = read_tolerance(&node, home.names, former);
        let fitting = [Comparison::Equal, Comparison::AtMost, Comparison::AtLeast];
        let fits =
            matches!(&check.holds, Some(Condition::Compare(comparison, ..)) if fitting.contains(comparison));
        if !fits && check.holds.is_some() {
            node.tell("a tolerance", "none, unless holds is one comparison with =, <= or >=");
        }
    }
    refuse(table, "rule", "no rule: a check of this scope says what holds");
    for (key, passes) in [("fails", false), ("passes", true)] {
        let read = table.need(key).and_then(|node| example::read(&node, home, check, passes));
        examples.extend(read);
    }
}

/// What a check across protocols says.
fn read_rule(table: &Table<'_>, home: &Home<'_>, check: &mut Check) {
    for key in ["holds", "fails", "passes", "silences"] {
        refuse(table, key, "no such key: a check of this scope names a rule");
    }
    check.when = table.get("when").and_then(|node| {
        let when = condition(&node, home.names, Former::Refused)?;
        let mut lines = 0;
        when.lines(&mut |_, _| lines += 1);
        if lines > 0 {
            node.tell("a line", "conditions on kind alone in a check of this scope");
        }
        Some(when)
    });
    let rules = || RULES.iter().filter(|rule| rule.scope == check.scope).map(|rule| rule.name);
    let Some(node) = table.need("rule") else {
        let _ = table.get("tolerance");
        return;
    };
    let expected = one_of(rules());
    let Some(name) = node.string(&expected) else { return };
    let Some(rule) = RULES.iter().find(|rule| rule.scope == check.scope && rule.name == name) else {
        let _ = table.get("tolerance");
        node.tell_with(&quoted(name), &expected, did_you_mean(name, rules()));
        return;
    };
    for base in rule.bases.iter().filter(|base| !home.bases.contains_key(**base)) {
        node.tell(&format!("{} without the base {base}", quoted(name)), "the base among the form's bases");
    }
    check.rule = Some(rule.name.to_owned());
    check.tolerance = read_limit(table, &node, rule.limit);
}

/// The limit of a rule.
fn read_limit(table: &Table<'_>, rule: &Node<'_>, limit: Limit) -> Option<Tolerance> {
    let expected = match limit {
        Limit::None => "no tolerance: this rule has no limit",
        Limit::Value => "a tolerance with a value: the limit of this rule is a count",
        Limit::Points => {
            "a tolerance with percent and without of: the limit of this rule is percentage points"
        }
    };
    let Some(node) = table.get("tolerance") else {
        if limit != Limit::None {
            rule.tell("no tolerance", expected);
        }
        return None;
    };
    let tolerance = read_tolerance(&node, &Names { lines: &[], options: &[] }, Former::Refused)?;
    let fits = match limit {
        Limit::None => false,
        Limit::Value => tolerance.value.is_some(),
        Limit::Points => tolerance.parts.is_some() && tolerance.of.is_none(),
    };
    if !fits {
        node.tell("a tolerance", expected);
    }
    Some(tolerance)
}

fn refuse(table: &Table<'_>, key: &'static str, expected: &str) {
    if let Some(node) = table.get(key) {
        node.tell(key, expected);
    }
}

/// A tolerance: `{ bound, value }` or `{ bound, percent, of }`.
fn read_tolerance(node: &Node<'_>, names: &Names<'_>, former: Former) -> Option<Tolerance> {
    let table = node.table("a table such as { value = 3, bound = \"inclusive\" }")?;
    let bound = table.need("bound").and_then(|node| node.choice(&BOUNDS));
    let value = table.get("value").map(|node| node.count(0..=COUNT_MAX));
    let parts = table.get("percent").map(|node| percent(&node));
    let of = table.get("of").map(|node| match names.lines {
        [] => {
            node.tell("of", "no of: the limit of a rule is its own");
            None
        }
        _ => expression(&node, names, former),
    });
    table.finish();
    if value.is_some() == parts.is_some() || (value.is_some() && of.is_some()) {
        node.tell("a tolerance", "either a value, or a percent");
        return None;
    }
    if parts.is_some() && of.is_none() && !names.lines.is_empty() {
        node.tell("percent", "of: the expression of which it is a percentage");
        return None;
    }
    let or_told = |given: Option<Option<u64>>| given.map_or(Some(None), |read| read.map(Some));
    Some(Tolerance {
        bound: bound?,
        of: of.map_or(Some(None), |read| read.map(Some))?,
        parts: parts.map_or(Some(None), |read| read.map(Some))?,
        value: or_told(value)?,
    })
}

/// Reads `"1.5"`: a percentage with at most four decimals, as the fraction 3/200.
fn percent(node: &Node<'_>) -> Option<[u64; 2]> {
    let expected = "a percentage in quotes, such as \"1.5\", above 0 and at most 100";
    let text = node.string(expected)?;
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !digits(whole, 3) || !digits(decimals, 4) {
        node.tell(&quoted(text), expected);
        return None;
    }
    let scale = 10u64.pow(u32::try_from(decimals.len()).expect("at most four"));
    let number = |part: &str| part.parse::<u64>().expect("digits");
    let (numerator, denominator) = (number(whole) * scale + number(decimals), 100 * scale);
    if numerator == 0 || numerator > denominator {
        node.tell(&quoted(text), expected);
        return None;
    }
    let common = greatest_common_divisor(numerator, denominator);
    Some([numerator / common, denominator / common])
}

fn greatest_common_divisor(left: u64, right: u64) -> u64 {
    if right == 0 { left } else { greatest_common_divisor(right, left % right) }
}

fn read_texts(table: &Table<'_>, languages: &[String]) -> BTreeMap<String, Texts> {
    let Some(node) = table.need("texts") else { return BTreeMap::new() };
    let Some(audiences) = node.table("a table with texts for public and staff") else {
        return BTreeMap::new();
    };
    let read = |audience: &'static str| {
        let texts = audiences.need(audience).and_then(|node| texts(&node, languages))?;
        Some((audience.to_owned(), texts))
    };
    let read = AUDIENCES.into_iter().filter_map(read).collect();
    audiences.finish();
    read
}

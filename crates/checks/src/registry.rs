//! The registry: every scope and every rule, once.
//!
//! [`SCOPES`] and [`RULES`] are the one source from which the dispatch of checks, the errors that list what there
//! is, and the manual's chapter ([`manual`]) derive. A rule that is not here does not exist, and one that is here is
//! dispatched by an exhaustive `match`. `model::definition::RULES` repeats names and limits for the reader of
//! definitions; a test holds the two together.

use model::definition::{Limit, Scope, Severity};

/// A rule that looks across protocols.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Turnout does not fall from report to report.
    NonDecreasing,
    /// A published percentage reproduces from its count and its register.
    Reproduces,
    /// Turnout does not rise much faster than in sibling areas.
    RiseAgainstSiblings,
    /// The last report agrees with the protocol.
    LastAgainstProtocol,
    /// The leading option's share is like that of the siblings.
    ShareAgainstSiblings,
    /// Turnout is like that of the siblings.
    TurnoutAgainstSiblings,
    /// No two stations of an area have the same votes, option by option.
    EqualVectors,
    /// A summary protocol states the computed sum.
    EqualsSum,
}

/// What the registry says of a rule.
#[derive(Debug)]
pub struct Entry {
    /// The rule.
    pub rule: Rule,
    /// The scope of the checks that may name it.
    pub scope: Scope,
    /// Its name in a definition.
    pub name: &'static str,
    /// What must hold, in a sentence.
    pub says: &'static str,
    /// What its limit means.
    pub limit: &'static str,
    /// What kind of limit it takes.
    pub takes: Limit,
    /// What it looks at, and where it abstains.
    pub needs: &'static str,
    /// The bases that the form must define.
    pub bases: &'static [&'static str],
}

/// What the registry says of a scope.
#[derive(Debug)]
pub struct ScopeEntry {
    /// The scope.
    pub scope: Scope,
    /// Its name in a definition.
    pub name: &'static str,
    /// What a check of this scope looks at.
    pub looks_at: &'static str,
}

/// Every scope, in the order of the manual.
pub static SCOPES: [ScopeEntry; 6] = [
    ScopeEntry {
        scope: Scope::Protocol,
        name: "protocol",
        looks_at: "One protocol by itself: a formula that must hold.",
    },
    ScopeEntry {
        scope: Scope::Revision,
        name: "revision",
        looks_at: "A protocol and the revision before, from revision 2 on: a formula that must hold and may read \
            former lines as `was(code)`.",
    },
    ScopeEntry {
        scope: Scope::Turnout,
        name: "turnout",
        looks_at: "The turnout reports of one place through the day.",
    },
    ScopeEntry {
        scope: Scope::Siblings,
        name: "siblings",
        looks_at: "A station among the other stations of its area.",
    },
    ScopeEntry {
        scope: Scope::Equal,
        name: "equal",
        looks_at: "Stations of one area whose protocols say the same.",
    },
    ScopeEntry {
        scope: Scope::Summary,
        name: "summary",
        looks_at: "A summary protocol and the sum computed from the stations' protocols.",
    },
];

/// Every rule that a check across protocols may name.
pub static RULES: [Entry; 8] = [
    Entry {
        rule: Rule::NonDecreasing,
        scope: Scope::Turnout,
        name: "non_decreasing",
        says: "Neither the count of those who took part nor the displayed percentage falls from one report to the \
            next.",
        limit: "None.",
        takes: Limit::None,
        needs: "Two reports. A percentage that falls while the count does not, because voters were added to the \
            register, is told apart from a count that falls.",
        bases: &[],
    },
    Entry {
        rule: Rule::Reproduces,
        scope: Scope::Turnout,
        name: "reproduces",
        says: "A percentage that was published with a report is the one that follows from its count and register, \
            rounded half up.",
        limit: "None.",
        takes: Limit::None,
        needs: "A report that came with a percentage.",
        bases: &[],
    },
    Entry {
        rule: Rule::RiseAgainstSiblings,
        scope: Scope::Turnout,
        name: "rise_against_siblings",
        says: "Turnout rises no faster than the median of the sibling areas between the same two hours.",
        limit: "By how many percentage points an hour the rise may exceed the median.",
        takes: Limit::Points,
        needs: "Two reports, and at least five areas, this one included, with reports for the same hours; it \
            abstains below. The rise is the growth of the count over the later register.",
        bases: &[],
    },
    Entry {
        rule: Rule::LastAgainstProtocol,
        scope: Scope::Turnout,
        name: "last_against_protocol",
        says: "The count of the last report agrees with *took part* of the protocol.",
        limit: "By how many voters they may differ.",
        takes: Limit::Value,
        needs: "A report and a protocol.",
        bases: &["took_part"],
    },
    Entry {
        rule: Rule::ShareAgainstSiblings,
        scope: Scope::Siblings,
        name: "share_against_siblings",
        says: "The share that the option leading in the area has of the votes for options is near the median of \
            the area's stations.",
        limit: "By how many percentage points the share may differ from the median.",
        takes: Limit::Points,
        needs: "At least five stations to which the check applies and whose base is not 0; it abstains below.",
        bases: &["votes_for_options"],
    },
    Entry {
        rule: Rule::TurnoutAgainstSiblings,
        scope: Scope::Siblings,
        name: "turnout_against_siblings",
        says: "Turnout, *took part* over *registered*, is near the median of the area's stations.",
        limit: "By how many percentage points turnout may differ from the median.",
        takes: Limit::Points,
        needs: "At least five stations to which the check applies and whose register is not 0; it abstains below.",
        bases: &["took_part", "registered"],
    },
    Entry {
        rule: Rule::EqualVectors,
        scope: Scope::Equal,
        name: "equal_vectors",
        says: "No two stations of an area have the same votes for every option.",
        limit: "Up to how many votes in all a station is too small to be compared.",
        takes: Limit::Value,
        needs: "Stations with votes for at least three options; others are left out, since small figures meet by \
            chance.",
        bases: &[],
    },
    Entry {
        rule: Rule::EqualsSum,
        scope: Scope::Summary,
        name: "equals_sum",
        says: "Every line of the summary protocol states the sum computed from the protocols of the area.",
        limit: "None.",
        takes: Limit::None,
        needs: "The computed sum at the record size that the summary names.",
        bases: &[],
    },
];

/// The rule of that scope and name.
pub fn find(scope: Scope, name: &str) -> Option<&'static Entry> {
    of_scope(scope).find(|entry| entry.name == name)
}

/// The rules of a scope, in the order of the manual.
pub fn of_scope(scope: Scope) -> impl Iterator<Item = &'static Entry> {
    RULES.iter().filter(move |entry| entry.scope == scope)
}

impl Rule {
    /// What the registry says of it.
    pub fn entry(self) -> &'static Entry {
        RULES.iter().find(|entry| entry.rule == self).expect("every rule is in the registry")
    }
}

/// The name of a severity in a definition.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "notice",
    }
}

/// The manual's list of scopes and rules, in Markdown.
pub fn manual() -> String {
    let mut text = String::new();
    for scope in &SCOPES {
        text += &format!("## Scope `{}`\n\n{}\n", scope.name, scope.looks_at);
        for rule in of_scope(scope.scope) {
            text += &format!("\n### Rule `{}`\n\n{}\n", rule.name, rule.says);
            text += &format!("\n- Limit: {}\n- Needs: {}\n", rule.limit, rule.needs);
            if !rule.bases.is_empty() {
                let bases: Vec<String> = rule.bases.iter().map(|base| format!("`{base}`")).collect();
                text += &format!("- Bases: {}.\n", bases.join(", "));
            }
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

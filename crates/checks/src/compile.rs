//! Compiling: from a form's checks to [`Checks`], whose formulas know the places of their lines.
//!
//! What could go wrong later is refused here by name ([`NotCompiled`]): a code that is no line, a former line where
//! there is no revision before, a tolerance without a comparison, silences that could hide a finding for good, a
//! formula whose value could exceed 128 bits. After that, evaluating a check cannot fail.

use crate::across::AcrossCheck;
use crate::registry;
use crate::resolve::{Home, Resolver};
use crate::tolerance::{Allowance, Amount};
use model::definition::{Check, ContestOption, Form, Scope, Severity, Tolerance};
use model::expression::{Comparison, Condition, Expression};
use std::collections::BTreeMap;

/// What stands for a code in a compiled formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// The line or option at this place of a protocol.
    Place(usize),
    /// The sum of all options.
    Votes,
}

/// A form's checks for one contest, ready to be evaluated.
#[derive(Debug, Clone)]
pub struct Checks {
    /// Codes of lines, then of options.
    pub(crate) codes: Vec<String>,
    /// The place of the first option.
    pub(crate) first_option: usize,
    /// Scopes `protocol` and `revision`, in the order of the definition.
    pub(crate) formulas: Vec<Formula>,
    pub(crate) across: Vec<AcrossCheck>,
    pub(crate) bases: BTreeMap<String, Expression<Figure>>,
    /// The code of every check of the form.
    pub(crate) check_codes: Vec<String>,
}

/// A check of one protocol, or of one and the revision before.
#[derive(Debug, Clone)]
pub(crate) struct Formula {
    /// Its place in the form's checks.
    pub(crate) check: usize,
    pub(crate) scope: Scope,
    pub(crate) severity: Severity,
    pub(crate) when: Option<Condition<Figure>>,
    pub(crate) holds: Condition<Figure>,
    /// Goes with a `holds` that is one comparison with =, <= or >=.
    pub(crate) allowance: Option<Allowance>,
    /// Places, in the form's checks, of those whose findings follow from this one.
    pub(crate) silences: Vec<usize>,
}

/// Why a form's checks cannot be compiled. The first in the order of the definition is told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotCompiled {
    /// Two lines or options have one code, or one has the reserved code `votes`.
    #[error("the code {code:?} stands for more than one figure")]
    DuplicateCode {
        /// The code.
        code: String,
    },
    /// Two checks have one code.
    #[error("two checks have the code {check:?}")]
    DuplicateCheck {
        /// Code of the checks.
        check: String,
    },
    /// A formula reads a line that there is not.
    #[error("{place} reads {code:?}, which is no line and no option")]
    UnknownLine {
        /// The check or base.
        place: String,
        /// The code.
        code: String,
    },
    /// A formula reads the revision before where there is none.
    #[error("{place} reads {code:?} of the revision before, which only the scope revision has")]
    FormerLine {
        /// The check or base.
        place: String,
        /// The code.
        code: String,
    },
    /// What must hold is missing, or stands where a rule is named.
    #[error("check {check:?} has {found}, expected {expected}")]
    Shape {
        /// Code of the check.
        check: String,
        /// What there is.
        found: &'static str,
        /// What belongs there.
        expected: &'static str,
    },
    /// No rule of that name has that scope.
    #[error("check {check:?} names the rule {rule:?}, which is no rule of its scope; there are: {known}")]
    UnknownRule {
        /// Code of the check.
        check: String,
        /// The rule that it names.
        rule: String,
        /// The rules of its scope.
        known: String,
    },
    /// A rule needs a base that the form does not define.
    #[error("check {check:?} needs the base {base:?}, which the form does not define")]
    MissingBase {
        /// Code of the check.
        check: String,
        /// Name of the base.
        base: &'static str,
    },
    /// A value could exceed 128 bits.
    #[error("{place} could come to more than 128 bits")]
    TooLarge {
        /// The check or base.
        place: String,
    },
    /// A check silences one that it may not.
    #[error("check {check:?} silences {silenced:?}, which {why}")]
    Silence {
        /// Code of the check.
        check: String,
        /// Code of the silenced one.
        silenced: String,
        /// Why that may not be.
        why: &'static str,
    },
}

impl Checks {
    /// Compiles the checks of a form for a contest with these options, in ballot order.
    pub fn compile(form: &Form, options: &[ContestOption]) -> Result<Checks, NotCompiled> {
        let lines = form.lines.iter().map(|line| line.code.as_str());
        let codes: Vec<&str> = lines.chain(options.iter().map(|option| option.code.as_str())).collect();
        let resolver = Resolver::new(&codes, options.len())?;
        let check_codes: Vec<String> = form.checks.iter().map(|check| check.code.clone()).collect();
        let mut checks = Checks {
            codes: codes.iter().map(|&code| code.to_owned()).collect(),
            first_option: form.lines.len(),
            formulas: Vec::new(),
            across: Vec::new(),
            bases: BTreeMap::new(),
            check_codes,
        };
        for (name, base) in &form.bases {
            let home = Home { name: format!("base {name:?}"), has_former: false };
            checks.bases.insert(name.clone(), resolver.expression(&home, base)?);
        }
        for (place, check) in form.checks.iter().enumerate() {
            if form.checks[..place].iter().any(|other| other.code == check.code) {
                return Err(NotCompiled::DuplicateCheck { check: check.code.clone() });
            }
            match check.scope {
                Scope::Protocol | Scope::Revision => {
                    checks.formulas.push(formula(&resolver, place, check, &form.checks)?);
                }
                _ => checks.across.push(across(&resolver, place, check, &checks.bases)?),
            }
        }
        refuse_cycles(&form.checks, &checks.formulas)?;
        Ok(checks)
    }

    /// The number of figures of a protocol: lines and options.
    pub fn width(&self) -> usize {
        self.codes.len()
    }

    /// The code of the line or option at a place of a protocol.
    pub fn line_code(&self, place: usize) -> &str {
        &self.codes[place]
    }

    /// The code of the check at a place of the form's checks.
    pub fn code(&self, check: usize) -> &str {
        &self.check_codes[check]
    }

    /// The checks that look across protocols, of one scope, in the order of the definition.
    pub fn across(&self, scope: Scope) -> impl Iterator<Item = &AcrossCheck> {
        self.across.iter().filter(move |check| check.rule.entry().scope == scope)
    }
}

/// A check of the scope `protocol` or `revision`, at its place in the form's checks.
fn formula(
    resolver: &Resolver<'_>,
    place: usize,
    check: &Check,
    all: &[Check],
) -> Result<Formula, NotCompiled> {
    let shape = |found, expected| NotCompiled::Shape { check: check.code.clone(), found, expected };
    if check.rule.is_some() {
        return Err(shape("a rule", "what must hold"));
    }
    let Some(holds) = &check.holds else { return Err(shape("nothing that must hold", "a condition")) };
    let home = home(check);
    let holds = resolver.condition(&home, holds)?;
    let when = check.when.as_ref().map(|when| resolver.condition(&home, when)).transpose()?;
    let allowance = match &check.tolerance {
        Some(tolerance) => Some(allowance(resolver, &home, check, tolerance, &holds)?),
        None => None,
    };
    let mut silences = Vec::new();
    for silenced in &check.silences {
        silences.push(silenced_place(check, silenced, all)?);
    }
    let (scope, severity) = (check.scope, check.severity);
    Ok(Formula { check: place, scope, severity, when, holds, allowance, silences })
}

/// A tolerance, which goes with one comparison.
fn allowance(
    resolver: &Resolver<'_>,
    home: &Home,
    check: &Check,
    tolerance: &Tolerance,
    holds: &Condition<Figure>,
) -> Result<Allowance, NotCompiled> {
    let shape = |found, expected| NotCompiled::Shape { check: check.code.clone(), found, expected };
    let (left, right) = match holds {
        Condition::Compare(Comparison::Equal | Comparison::AtMost | Comparison::AtLeast, left, right) => {
            (left, right)
        }
        _ => return Err(shape("a tolerance", "none, unless one comparison with =, <= or >= must hold")),
    };
    let amount = match (&tolerance.value, &tolerance.of, &tolerance.parts) {
        (Some(value), None, None) => Amount::Value(*value),
        (None, Some(of), Some([_, below])) if *below > 0 => {
            let of = resolver.expression(home, of)?;
            let [above, below] = tolerance.parts.expect("matched");
            Amount::Parts { of, above, below }
        }
        _ => return Err(shape("another tolerance", "a value, or parts p/q of an expression, q not 0")),
    };
    let fits = || {
        let gap = resolver.magnitude(left)?.checked_add(resolver.magnitude(right)?)?;
        match &amount {
            Amount::Value(_) => Some(()),
            Amount::Parts { of, above, below } => {
                gap.checked_mul(i128::from(*below))?;
                resolver.magnitude(of)?.checked_mul(i128::from(*above)).map(|_| ())
            }
        }
    };
    fits().ok_or_else(|| home.too_large())?;
    Ok(Allowance { bound: tolerance.bound, amount })
}

/// A check across protocols, at its place in the form's checks.
fn across(
    resolver: &Resolver<'_>,
    place: usize,
    check: &Check,
    bases: &BTreeMap<String, Expression<Figure>>,
) -> Result<AcrossCheck, NotCompiled> {
    let shape = |found, expected| NotCompiled::Shape { check: check.code.clone(), found, expected };
    if check.holds.is_some() {
        return Err(shape("what must hold", "the name of a rule"));
    }
    if !check.silences.is_empty() {
        return Err(shape("silences", "none in a check across protocols"));
    }
    let Some(name) = &check.rule else { return Err(shape("no rule", "the name of a rule")) };
    let Some(entry) = registry::find(check.scope, name) else {
        let known: Vec<&str> = registry::of_scope(check.scope).map(|entry| entry.name).collect();
        let (check, rule) = (check.code.clone(), name.clone());
        return Err(NotCompiled::UnknownRule { check, rule, known: known.join(", ") });
    };
    if let Some(&base) = entry.bases.iter().find(|&&base| !bases.contains_key(base)) {
        return Err(NotCompiled::MissingBase { check: check.code.clone(), base });
    }
    let when = check.when.as_ref().map(|when| resolver.condition(&home(check), when)).transpose()?;
    AcrossCheck::new(place, entry, check, when)
}

fn home(check: &Check) -> Home {
    Home { name: format!("check {:?}", check.code), has_former: check.scope == Scope::Revision }
}

/// The place of a check that another silences, if it may.
fn silenced_place(check: &Check, silenced: &str, all: &[Check]) -> Result<usize, NotCompiled> {
    let refuse = |why| {
        let (check, silenced) = (check.code.clone(), silenced.to_owned());
        Err(NotCompiled::Silence { check, silenced, why })
    };
    let Some(place) = all.iter().position(|other| other.code == silenced) else {
        return refuse("is no check");
    };
    if all[place].scope != check.scope {
        return refuse("has another scope");
    }
    if all[place].severity < check.severity {
        return refuse("is graver than the check itself");
    }
    Ok(place)
}

/// Checks that silence each other in a circle would hide all of their findings.
fn refuse_cycles(all: &[Check], formulas: &[Formula]) -> Result<(), NotCompiled> {
    let silences = |place: usize| {
        formulas.iter().find(|formula| formula.check == place).map_or(&[][..], |formula| &formula.silences)
    };
    for formula in formulas {
        let mut reached: Vec<usize> = formula.silences.clone();
        let mut next = 0;
        while next < reached.len() {
            for &place in silences(reached[next]) {
                if !reached.contains(&place) {
                    reached.push(place);
                }
            }
            next += 1;
        }
        if reached.contains(&formula.check) {
            let code = all[formula.check].code.clone();
            let why = "is silenced by itself, directly or through others";
            return Err(NotCompiled::Silence { check: code.clone(), silenced: code, why });
        }
    }
    Ok(())
}

//! Compiling: from a form's checks to [`Checks`], whose formulas know the places of their lines.
//!
//! What could go wrong later is refused here by name ([`NotCompiled`]): a code that is no line, a former line where
//! there is no revision before, a tolerance without a comparison, silences that could hide a finding for good, a
//! formula whose value could exceed 128 bits. After that, evaluating a check cannot fail.

use crate::across::AcrossCheck;
use crate::registry;
use crate::tolerance::{Allowance, Amount};
use model::definition::{Check, ContestOption, Form, Scope, Severity, Tolerance};
use model::expression::{Comparison, Condition, Expression, VOTES};
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
            let base = resolver.expression(&format!("base {name:?}"), base, false)?;
            checks.bases.insert(name.clone(), base);
        }
        for (place, check) in form.checks.iter().enumerate() {
            if form.checks[..place].iter().any(|other| other.code == check.code) {
                return Err(NotCompiled::DuplicateCheck { check: check.code.clone() });
            }
            match check.scope {
                Scope::Protocol | Scope::Revision => {
                    checks.formulas.push(resolver.formula(place, check, &form.checks)?);
                }
                _ => checks.across.push(resolver.across(place, check, &checks.bases)?),
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

/// Turns codes into figures and knows how large they can be.
struct Resolver<'a> {
    places: BTreeMap<&'a str, usize>,
    options: usize,
}

impl<'a> Resolver<'a> {
    fn new(codes: &[&'a str], options: usize) -> Result<Resolver<'a>, NotCompiled> {
        let mut places = BTreeMap::new();
        for (place, &code) in codes.iter().enumerate() {
            if code == VOTES || places.insert(code, place).is_some() {
                return Err(NotCompiled::DuplicateCode { code: code.to_owned() });
            }
        }
        Ok(Resolver { places, options })
    }

    fn figure(
        &self,
        place: &str,
        code: &str,
        former: (bool, bool),
    ) -> Result<Expression<Figure>, NotCompiled> {
        let (is_former, allowed) = former;
        let (place, code) = (place.to_owned(), code.to_owned());
        if is_former && !allowed {
            return Err(NotCompiled::FormerLine { place, code });
        }
        let figure = match self.places.get(code.as_str()) {
            _ if code == VOTES => Figure::Votes,
            Some(&place) => Figure::Place(place),
            None => return Err(NotCompiled::UnknownLine { place, code }),
        };
        Ok(if is_former { Expression::Was(figure) } else { Expression::Line(figure) })
    }

    fn expression(
        &self,
        place: &str,
        expression: &Expression,
        former: bool,
    ) -> Result<Expression<Figure>, NotCompiled> {
        let resolved =
            expression.resolve(&|code: &String, is_former| self.figure(place, code, (is_former, former)))?;
        self.magnitude(&resolved).ok_or_else(|| NotCompiled::TooLarge { place: place.to_owned() })?;
        Ok(resolved)
    }

    fn condition(
        &self,
        place: &str,
        condition: &Condition,
        former: bool,
    ) -> Result<Condition<Figure>, NotCompiled> {
        let resolved =
            condition.resolve(&|code: &String, is_former| self.figure(place, code, (is_former, former)))?;
        self.fits(&resolved).ok_or_else(|| NotCompiled::TooLarge { place: place.to_owned() })?;
        Ok(resolved)
    }

    /// The largest absolute value that an expression over counts can have; `None` beyond 127 bits.
    fn magnitude(&self, expression: &Expression<Figure>) -> Option<i128> {
        let count = i128::from(u32::MAX);
        match expression {
            Expression::Number(number) => Some(i128::from(*number).abs()),
            Expression::Line(Figure::Place(_)) | Expression::Was(Figure::Place(_)) => Some(count),
            Expression::Line(Figure::Votes) | Expression::Was(Figure::Votes) => {
                count.checked_mul(i128::try_from(self.options).ok()?)
            }
            Expression::Sum(terms) => {
                terms.iter().try_fold(0i128, |sum, term| sum.checked_add(self.magnitude(term)?))
            }
            Expression::Difference(left, right) => self.magnitude(left)?.checked_add(self.magnitude(right)?),
            Expression::Product(left, right) => self.magnitude(left)?.checked_mul(self.magnitude(right)?),
        }
    }

    fn fits(&self, condition: &Condition<Figure>) -> Option<()> {
        match condition {
            Condition::Compare(_, left, right) => {
                self.magnitude(left)?;
                self.magnitude(right).map(|_| ())
            }
            Condition::And(parts) | Condition::Or(parts) => parts.iter().try_for_each(|part| self.fits(part)),
            Condition::Not(part) => self.fits(part),
            Condition::Kind(_) => Some(()),
        }
    }

    fn formula(&self, place: usize, check: &Check, all: &[Check]) -> Result<Formula, NotCompiled> {
        let shape = |found, expected| NotCompiled::Shape { check: check.code.clone(), found, expected };
        if check.rule.is_some() {
            return Err(shape("a rule", "what must hold"));
        }
        let Some(holds) = &check.holds else { return Err(shape("nothing that must hold", "a condition")) };
        let former = check.scope == Scope::Revision;
        let name = format!("check {:?}", check.code);
        let holds = self.condition(&name, holds, former)?;
        let when = check.when.as_ref().map(|when| self.condition(&name, when, former)).transpose()?;
        let allowance = check
            .tolerance
            .as_ref()
            .map(|tolerance| self.allowance(&name, check, tolerance, &holds))
            .transpose()?;
        let mut silences = Vec::new();
        for silenced in &check.silences {
            silences.push(silenced_place(check, silenced, all)?);
        }
        let (scope, severity) = (check.scope, check.severity);
        Ok(Formula { check: place, scope, severity, when, holds, allowance, silences })
    }

    fn allowance(
        &self,
        name: &str,
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
                let of = self.expression(name, of, check.scope == Scope::Revision)?;
                let [above, below] = tolerance.parts.expect("matched");
                Amount::Parts { of, above, below }
            }
            _ => return Err(shape("another tolerance", "a value, or parts p/q of an expression, q not 0")),
        };
        let fits = || {
            let gap = self.magnitude(left)?.checked_add(self.magnitude(right)?)?;
            match &amount {
                Amount::Value(_) => Some(()),
                Amount::Parts { of, above, below } => {
                    gap.checked_mul(i128::from(*below))?;
                    self.magnitude(of)?.checked_mul(i128::from(*above)).map(|_| ())
                }
            }
        };
        fits().ok_or_else(|| NotCompiled::TooLarge { place: name.to_owned() })?;
        Ok(Allowance { bound: tolerance.bound, amount })
    }

    fn across(
        &self,
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
        let when = check
            .when
            .as_ref()
            .map(|when| self.condition(&format!("check {:?}", check.code), when, false))
            .transpose()?;
        AcrossCheck::new(place, entry, check, when)
    }
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

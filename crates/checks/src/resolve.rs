//! From codes to places, and how large a formula's value can be.
//!
//! [`Resolver`] knows the codes of one form and one contest. It refuses what is no line, a former line where there
//! is no revision before, and every expression whose value could exceed 128 bits while each line is a count.

use crate::compile::{Figure, NotCompiled};
use model::expression::{Condition, Expression, VOTES};
use std::collections::BTreeMap;

/// Where a formula stands: it decides what the formula may read, and names it in errors.
pub(crate) struct Home {
    /// Such as `check "sum"`.
    pub(crate) name: String,
    /// Whether there is a revision before.
    pub(crate) has_former: bool,
}

/// Turns codes into figures.
pub(crate) struct Resolver<'a> {
    places: BTreeMap<&'a str, usize>,
    options: usize,
}

impl<'a> Resolver<'a> {
    /// For the codes of lines, then of so many options.
    pub(crate) fn new(codes: &[&'a str], options: usize) -> Result<Resolver<'a>, NotCompiled> {
        let mut places = BTreeMap::new();
        for (place, &code) in codes.iter().enumerate() {
            if code == VOTES || places.insert(code, place).is_some() {
                return Err(NotCompiled::DuplicateCode { code: code.to_owned() });
            }
        }
        Ok(Resolver { places, options })
    }

    fn figure(&self, home: &Home, code: &str, former: bool) -> Result<Expression<Figure>, NotCompiled> {
        let (place, code) = (home.name.clone(), code.to_owned());
        if former && !home.has_former {
            return Err(NotCompiled::FormerLine { place, code });
        }
        let figure = match self.places.get(code.as_str()) {
            _ if code == VOTES => Figure::Votes,
            Some(&place) => Figure::Place(place),
            None => return Err(NotCompiled::UnknownLine { place, code }),
        };
        Ok(if former { Expression::Was(figure) } else { Expression::Line(figure) })
    }

    /// The expression over places; its value fits 128 bits.
    pub(crate) fn expression(
        &self,
        home: &Home,
        expression: &Expression,
    ) -> Result<Expression<Figure>, NotCompiled> {
        let resolved = expression.resolve(&|code: &String, former| self.figure(home, code, former))?;
        self.magnitude(&resolved).ok_or_else(|| home.too_large())?;
        Ok(resolved)
    }

    /// The condition over places; every value in it fits 128 bits.
    pub(crate) fn condition(
        &self,
        home: &Home,
        condition: &Condition,
    ) -> Result<Condition<Figure>, NotCompiled> {
        let resolved = condition.resolve(&|code: &String, former| self.figure(home, code, former))?;
        self.fits(&resolved).ok_or_else(|| home.too_large())?;
        Ok(resolved)
    }

    /// The largest absolute value that an expression over counts can have; `None` beyond 127 bits.
    pub(crate) fn magnitude(&self, expression: &Expression<Figure>) -> Option<i128> {
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
}

impl Home {
    /// The refusal of a formula whose value could exceed 128 bits.
    pub(crate) fn too_large(&self) -> NotCompiled {
        NotCompiled::TooLarge { place: self.name.clone() }
    }
}

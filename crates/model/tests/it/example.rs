//! Trying a check on an example: the meaning of `docs/record-format.md`, section 4, written as plainly as it can be.

use model::definition::read::Example;
use model::definition::{Bound, Check, Definition, Tolerance};
use model::expression::{Comparison, Condition, Expression, VOTES};

struct Protocol<'a> {
    codes: Vec<&'a str>,
    first_option: usize,
    example: &'a Example,
}

/// Whether the check holds for the example; `None` where it does not apply.
pub fn holds(definition: &Definition, check: &Check, example: &Example) -> Option<bool> {
    let form = definition.form(&example.form).expect("the form is defined");
    let contest = definition.contest(&example.contest).expect("the contest is defined");
    let lines = form.lines.iter().map(|line| line.code.as_str());
    let codes: Vec<&str> = lines.chain(contest.options.iter().map(|option| option.code.as_str())).collect();
    assert_eq!(codes.len(), example.lines.len());
    let protocol = Protocol { codes, first_option: form.lines.len(), example };
    let when = check.when.as_ref().is_none_or(|when| protocol.truth(when));
    let condition = check.holds.as_ref().expect("a check with examples says what holds");
    when.then(|| match &check.tolerance {
        None => protocol.truth(condition),
        Some(tolerance) => protocol.nearly(condition, tolerance),
    })
}

impl Protocol<'_> {
    fn line(&self, code: &str, former: bool) -> i128 {
        let lines =
            if former { self.example.was.as_ref().expect("a former value") } else { &self.example.lines };
        if code == VOTES {
            return lines[self.first_option..].iter().map(|votes| i128::from(*votes)).sum();
        }
        let place = self.codes.iter().position(|known| *known == code).expect("the code is known");
        i128::from(lines[place])
    }

    fn value(&self, expression: &Expression) -> i128 {
        expression.value(&|code, former| self.line(code, former)).expect("no overflow")
    }

    fn truth(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Compare(comparison, left, right) => {
                let (left, right) = (self.value(left), self.value(right));
                match comparison {
                    Comparison::Equal => left == right,
                    Comparison::NotEqual => left != right,
                    Comparison::Less => left < right,
                    Comparison::AtMost => left <= right,
                    Comparison::Greater => left > right,
                    Comparison::AtLeast => left >= right,
                }
            }
            Condition::And(parts) => parts.iter().all(|part| self.truth(part)),
            Condition::Or(parts) => parts.iter().any(|part| self.truth(part)),
            Condition::Not(part) => !self.truth(part),
            Condition::Kind(kind) => *kind == self.example.kind,
        }
    }

    fn nearly(&self, condition: &Condition, tolerance: &Tolerance) -> bool {
        let Condition::Compare(comparison, left, right) = condition else { panic!("one comparison") };
        let difference = self.value(left) - self.value(right);
        let apart = match comparison {
            Comparison::Equal => difference.abs(),
            Comparison::AtMost => difference,
            Comparison::AtLeast => -difference,
            other => panic!("no tolerance with {other:?}"),
        };
        let (numerator, denominator) = match (tolerance.value, tolerance.parts, &tolerance.of) {
            (Some(value), None, None) => (i128::from(value), 1),
            (None, Some([p, q]), Some(of)) => (self.value(of) * i128::from(p), i128::from(q)),
            other => panic!("no tolerance: {other:?}"),
        };
        match tolerance.bound {
            Bound::Inclusive => apart * denominator <= numerator,
            Bound::Exclusive => apart * denominator < numerator,
        }
    }
}

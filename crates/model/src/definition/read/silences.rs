//! What a check silences: checks whose findings follow from its own.
//!
//! A silence must not hide a finding for good: it stays within one scope, hides nothing graver than the check itself,
//! and no check silences itself, directly or through others.

use crate::definition::Check;
use crate::document::node::Node;
use crate::document::problem::{did_you_mean, one_of, quoted};

/// Reads the silences of every check, `items` in the order of `checks`, into it.
pub(super) fn read(items: &[Vec<Node<'_>>], checks: &mut [Check]) {
    let mut good: Vec<(usize, usize, &Node<'_>)> = Vec::new();
    for (own, items) in items.iter().enumerate() {
        good.extend(items.iter().filter_map(|item| Some((own, silenced(item, own, checks)?, item))));
    }
    for &(own, other, item) in &good {
        if reaches(&good, other, own) {
            let code = quoted(&checks[other].code);
            item.tell(&format!("{code}, which silences this check in turn"), "no circle of silences");
        }
    }
    for (own, other, _) in good {
        let code = checks[other].code.clone();
        checks[own].silences.push(code);
    }
}

/// The place of the check that an item names, if it may be silenced.
fn silenced(item: &Node<'_>, own: usize, checks: &[Check]) -> Option<usize> {
    let others =
        || checks.iter().enumerate().filter(|(place, _)| *place != own).map(|(_, check)| check.code.as_str());
    let expected = one_of(others());
    let code = item.string(&expected)?;
    let place = checks.iter().position(|check| check.code == code).filter(|place| *place != own);
    let Some(place) = place else {
        item.tell_with(&quoted(code), &expected, did_you_mean(code, others()));
        return None;
    };
    let (check, other) = (&checks[own], &checks[place]);
    if other.scope != check.scope {
        item.tell(&format!("{}, which has another scope", quoted(code)), "a check of the same scope");
    } else if other.severity < check.severity {
        item.tell(&format!("{}, which is graver", quoted(code)), "a check that is no graver than this one");
    }
    Some(place)
}

/// Whether the silences lead from one check to another.
fn reaches(silences: &[(usize, usize, &Node<'_>)], from: usize, to: usize) -> bool {
    let mut reached = vec![from];
    let mut next = 0;
    while let Some(&place) = reached.get(next) {
        for (own, other, _) in silences {
            if *own == place && !reached.contains(other) {
                reached.push(*other);
            }
        }
        next += 1;
    }
    reached.contains(&to)
}

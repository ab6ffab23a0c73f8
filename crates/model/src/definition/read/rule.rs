//! The winning rule of a contest: plurality, majority, or seats.

use super::contest::base;
use crate::definition::{
    Form, Independents, Majority, MajorityRule, Otherwise, Plurality, PluralityRule, Quota, Rule, SeatMethod,
    Seats, SeatsRule, Threshold,
};
use crate::document::node::{Node, Table};
use crate::document::words::fraction;

/// More seats than any parliament has.
const SEATS_MAX: u64 = 10_000;

#[derive(Clone, Copy)]
enum Kind {
    Plurality,
    Majority,
    Seats,
}

const KINDS: [(&str, Kind); 3] =
    [("plurality", Kind::Plurality), ("majority", Kind::Majority), ("seats", Kind::Seats)];

const OTHERWISE: [(&str, Otherwise); 2] = [("run_off", Otherwise::RunOff), ("repeat", Otherwise::Repeat)];

const METHODS: [(&str, SeatMethod); 5] = [
    ("dhondt", SeatMethod::Dhondt),
    ("sainte_lague", SeatMethod::SainteLague),
    ("sainte_lague_modified", SeatMethod::SainteLagueModified),
    ("hare", SeatMethod::Hare),
    ("droop", SeatMethod::Droop),
];

pub(super) fn read(node: &Node<'_>, form: Option<&Form>) -> Option<Rule> {
    let table = node.table("a table with kind = \"plurality\", \"majority\" or \"seats\"")?;
    let rule = match table.need("kind").and_then(|node| node.choice(&KINDS))? {
        Kind::Plurality => Some(Rule::Plurality(PluralityRule { kind: Plurality })),
        Kind::Majority => majority(&table, form).map(Rule::Majority),
        Kind::Seats => seats(&table, form).map(Rule::Seats),
    };
    table.finish();
    rule
}

fn majority(table: &Table<'_>, form: Option<&Form>) -> Option<MajorityRule> {
    let base = table.need("base").and_then(|node| base(&node, form));
    let otherwise = table.need("otherwise").and_then(|node| node.choice(&OTHERWISE));
    let more_than = table.need("more_than").and_then(|node| {
        let fraction = fraction(&node)?;
        if fraction[0] == fraction[1] {
            node.tell("1", "less than 1: nobody can have more than all");
            return None;
        }
        Some(fraction)
    });
    Some(MajorityRule { base: base?, kind: Majority, more_than: more_than?, otherwise: otherwise? })
}

fn seats(table: &Table<'_>, form: Option<&Form>) -> Option<SeatsRule> {
    let method = table.need("method").and_then(|node| node.choice(&METHODS));
    let seats = table.need("seats").and_then(|node| node.count(1..=SEATS_MAX));
    let threshold = table.get("threshold").map(|node| threshold(&node, form));
    let independents = table.get("independents").map(|node| independents(&node, form, seats));
    Some(SeatsRule {
        independents: independents.map_or(Some(None), |read| read.map(Some))?,
        kind: Seats,
        method: method?,
        seats: seats?,
        threshold: threshold.map_or(Some(None), |read| read.map(Some))?,
    })
}

fn threshold(node: &Node<'_>, form: Option<&Form>) -> Option<Threshold> {
    let table = node.table("a table such as { base = \"valid\", share = [5, 100] }")?;
    let base = table.need("base").and_then(|node| base(&node, form));
    let share = table.need("share").and_then(|node| fraction(&node));
    table.finish();
    Some(Threshold { base: base?, share: share? })
}

fn independents(node: &Node<'_>, form: Option<&Form>, seats: Option<u64>) -> Option<Independents> {
    let table = node.table("a table such as { cap = 1, quota = { base = \"valid\" } }")?;
    let cap = table.need("cap").and_then(|node| node.count(1..=seats.unwrap_or(SEATS_MAX)));
    let quota = table.need("quota").and_then(|node| {
        let table = node.table("a table such as { base = \"valid\" }")?;
        let base = table.need("base").and_then(|node| base(&node, form));
        table.finish();
        base
    });
    table.finish();
    Some(Independents { cap: cap?, quota: Quota { base: quota? } })
}

//! Forms: the lines of a protocol, the bases over them, and (in `check`) what must hold.

use super::check;
use super::contest::Outline;
use super::example::Example;
use super::formula::{Former, Names, expression};
use crate::definition::{BASES, Form, Line};
use crate::document::node::Table;
use crate::document::problem::{did_you_mean, one_of, quoted};
use crate::document::words::{Unique, identifier, texts};
use crate::expression::text::RESERVED;
use crate::expression::{Expression, VOTES};
use std::collections::BTreeMap;

/// A form with the examples of its checks.
pub(super) struct FormReading {
    pub(super) form: Form,
    pub(super) examples: Vec<Example>,
}

pub(super) fn read(table: &Table<'_>, languages: &[String], contests: &[Outline]) -> Vec<FormReading> {
    let mut codes = Unique::default();
    let forms = table.some_tables("form");
    forms.into_iter().filter_map(|form| read_form(form, languages, contests, &mut codes)).collect()
}

fn read_form(
    table: Table<'_>,
    languages: &[String],
    contests: &[Outline],
    codes: &mut Unique,
) -> Option<FormReading> {
    let code_node = table.need("code");
    let code = code_node.as_ref().and_then(identifier);
    codes.add(code_node.as_ref(), code.as_deref());
    let code = code?;
    let contests: Vec<&Outline> = contests.iter().filter(|contest| contest.form == code).collect();
    if let (true, Some(node)) = (contests.is_empty(), code_node) {
        node.tell(&quoted(&code), "a form that some contest names");
    }
    let lines = read_lines(&table, languages);
    let line_codes: Vec<String> = lines.iter().map(|line| line.code.clone()).collect();
    let options = common_options(&contests);
    let names = Names { lines: &line_codes, options: &options };
    let bases = read_bases(&table, &names);
    let home = check::Home { form: &code, names: &names, bases: &bases, contest: contests.first().copied() };
    let (checks, examples) = check::read(&table, languages, &home);
    table.finish();
    Some(FormReading { form: Form { code, lines, bases, checks }, examples })
}

/// The options that all contests of a form have: the ones that its formulas may name.
fn common_options(contests: &[&Outline]) -> Vec<String> {
    let Some((first, rest)) = contests.split_first() else { return Vec::new() };
    let everywhere = |code: &&String| rest.iter().all(|contest| contest.options.contains(code));
    first.options.iter().filter(everywhere).cloned().collect()
}

fn read_lines(table: &Table<'_>, languages: &[String]) -> Vec<Line> {
    let mut codes = Unique::default();
    let mut lines = Vec::new();
    for line in table.some_tables("line") {
        let node = line.need("code");
        let code = node.as_ref().and_then(identifier);
        codes.add(node.as_ref(), code.as_deref());
        if let (Some(node), Some(code)) = (&node, &code)
            && RESERVED.contains(&code.as_str())
        {
            node.tell(&quoted(code), "a code that is no word of the formula language");
        }
        let label = line.need("label").and_then(|node| texts(&node, languages));
        line.finish();
        if let Some(code) = code {
            lines.push(Line { code, label: label.unwrap_or_default() });
        }
    }
    lines
}

fn read_bases(table: &Table<'_>, names: &Names<'_>) -> BTreeMap<String, Expression> {
    let mut bases = BTreeMap::new();
    let Some(node) = table.need("bases") else { return bases };
    let Some(entries) = node.table("a table from base to expression") else { return bases };
    for (base, node) in entries.entries() {
        if !BASES.contains(&base) {
            node.tell_with(&format!("the base {}", quoted(base)), &one_of(BASES), did_you_mean(base, BASES));
        } else if let Some(expression) = expression(&node, names, Former::Refused) {
            bases.insert(base.to_owned(), expression);
        }
    }
    if entries.entries().next().is_none() {
        node.tell("no base", &format!("at least {VOTES}_for_options = \"{VOTES}\""));
    }
    bases
}

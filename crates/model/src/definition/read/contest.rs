//! Contests: options in ballot order, the base of published shares, and (in `rule`) how the outcome follows.
//!
//! Formulas name options, and contests name forms; so the options' codes are looked up first ([`outline`]), without
//! a word about what is wrong with them, and the contests are read after the forms.

use super::form::FormReading;
use super::rule;
use crate::definition::{Contest, ContestOption, Form, OptionKind};
use crate::document::node::{Node, Table};
use crate::document::problem::{did_you_mean, one_of, quoted};
use crate::document::words::{Unique, identifier, is_identifier, name};
use crate::expression::text::RESERVED;
use toml::de::DeValue;

/// A contest as far as formulas need it.
pub(super) struct Outline {
    pub(super) code: String,
    pub(super) form: String,
    pub(super) options: Vec<String>,
}

/// What contests there seem to be.
pub(super) fn outline(document: &DeValue<'_>) -> Vec<Outline> {
    let string = |value: &DeValue<'_>, key: &str| -> Option<String> {
        let text = value.get(key)?.get_ref().as_str()?;
        is_identifier(text).then(|| text.to_owned())
    };
    let contests = document.get("contest").and_then(|contests| contests.get_ref().as_array());
    let contest = |value: &DeValue<'_>| -> Option<Outline> {
        let options = value.get("option").and_then(|options| options.get_ref().as_array());
        let options = options.map(|options| {
            options.iter().filter_map(|option| string(option.get_ref(), "code")).collect::<Vec<_>>()
        });
        let (code, form) = (string(value, "code")?, string(value, "form")?);
        Some(Outline { code, form, options: options.unwrap_or_default() })
    };
    contests.map(|all| all.iter().filter_map(|one| contest(one.get_ref())).collect()).unwrap_or_default()
}

pub(super) fn read(table: &Table<'_>, languages: &[String], forms: &[FormReading]) -> Vec<Contest> {
    let mut codes = Unique::default();
    let contests = table.some_tables("contest");
    contests.into_iter().filter_map(|contest| read_contest(contest, languages, forms, &mut codes)).collect()
}

fn read_contest(
    table: Table<'_>,
    languages: &[String],
    forms: &[FormReading],
    codes: &mut Unique,
) -> Option<Contest> {
    let code_node = table.need("code");
    let code = code_node.as_ref().and_then(identifier);
    codes.add(code_node.as_ref(), code.as_deref());
    let name = table.need("name").and_then(|node| name(&node, languages));
    let form = table.need("form").and_then(|node| form(&node, forms));
    let display_base = table.need("display_base").and_then(|node| base(&node, form));
    let options = read_options(&table, languages, form);
    let rule = table.need("rule").and_then(|node| rule::read(&node, form));
    table.finish();
    let form = form.map(|form| form.code.clone());
    Some(Contest { code: code?, display_base: display_base?, form: form?, name: name?, options, rule: rule? })
}

fn form<'f>(node: &Node<'_>, forms: &'f [FormReading]) -> Option<&'f Form> {
    let codes = || forms.iter().map(|form| form.form.code.as_str());
    let expected = one_of(codes());
    let code = node.string(&expected)?;
    let form = forms.iter().find(|form| form.form.code == code);
    if form.is_none() {
        node.tell_with(&quoted(code), &expected, did_you_mean(code, codes()));
    }
    form.map(|form| &form.form)
}

/// Reads the name of a base that the form defines.
pub(super) fn base(node: &Node<'_>, form: Option<&Form>) -> Option<String> {
    let form = form?;
    let bases = || form.bases.keys().map(String::as_str);
    let expected = one_of(bases());
    let base = node.string(&expected)?;
    if !form.bases.contains_key(base) {
        node.tell_with(&quoted(base), &expected, did_you_mean(base, bases()));
        return None;
    }
    Some(base.to_owned())
}

const KINDS: [(&str, OptionKind); 4] = [
    ("candidate", OptionKind::Candidate),
    ("list", OptionKind::List),
    ("independent", OptionKind::Independent),
    ("against_all", OptionKind::AgainstAll),
];

fn read_options(table: &Table<'_>, languages: &[String], form: Option<&Form>) -> Vec<ContestOption> {
    let mut codes = Unique::default();
    let mut options = Vec::new();
    for option in table.some_tables("option") {
        let node = option.need("code");
        let code = node.as_ref().and_then(identifier);
        codes.add(node.as_ref(), code.as_deref());
        if let (Some(node), Some(code)) = (&node, &code) {
            let line = form.is_some_and(|form| form.lines.iter().any(|line| line.code == *code));
            if line || RESERVED.contains(&code.as_str()) {
                node.tell(
                    &quoted(code),
                    "a code that is neither a line's nor a word of the formula language",
                );
            }
        }
        let kind = option.need("kind").and_then(|node| node.choice(&KINDS));
        let option_name = option.need("name").and_then(|node| name(&node, languages));
        let nominated_by = option.get("nominated_by").and_then(|node| name(&node, languages));
        option.finish();
        if let (Some(code), Some(kind), Some(name)) = (code, kind, option_name) {
            options.push(ContestOption { code, kind, name, nominated_by });
        }
    }
    let against_all = options.iter().filter(|option| option.kind == OptionKind::AgainstAll).count();
    if against_all > 1 || (against_all > 0 && against_all == options.len()) {
        table.node().tell(
            &format!("{against_all} of {} options against all", options.len()),
            "at most one against all, and somebody to vote for",
        );
    }
    options
}

//! Results by area in one file, every share with its base: for those who want no arithmetic.
//!
//! `results/<size>.json` of a publication is what the record's verifier recomputes; this file says the same in names:
//! areas and options with their texts, every base of the form as a count, every option's share of every base.
//! `docs/manual/open-data.md` describes it member by member.

use super::figures::Figures;
use super::{NoExport, Source};
use model::fact::Share;
use serde_json::{Map, Value, json};
use tabulation::AreaIndex;

/// The file's name.
pub(super) const FILE: &str = "results.json";

/// The file.
pub(super) fn bytes(source: &Source<'_>) -> Result<Vec<u8>, NoExport> {
    let opening = source.opening();
    let mut contests = Vec::new();
    for contest in Figures::all(source)? {
        contests.push(of_contest(source, &contest)?);
    }
    let report = json!({
        "format": "hattama-results-1",
        "election": opening.election,
        "title": opening.title,
        "polling_day": opening.polling_day,
        "status": source.status(),
        "notes": opening.notes,
        "record": source.record(),
        "contests": contests,
    });
    let mut bytes = serde_json::to_vec(&report).expect("a description serialises");
    bytes.push(b'\n');
    Ok(bytes)
}

fn of_contest(source: &Source<'_>, contest: &Figures<'_>) -> Result<Value, NoExport> {
    let is = &contest.contest.contest;
    let lines = &source.state.forms[contest.contest.form].lines;
    let mut areas = Vec::with_capacity(source.state.areas.len());
    for place in 0..source.state.areas.len() {
        let area = AreaIndex(u32::try_from(place).expect("as many areas as an index counts"));
        areas.push(of_area(source, contest, area)?);
    }
    let options = is.options.iter().map(|option| {
        json!({
            "code": option.code,
            "kind": option.kind,
            "name": option.name,
            "nominated_by": option.nominated_by,
        })
    });
    Ok(json!({
        "code": is.code,
        "name": is.name,
        "display_base": is.display_base,
        "lines": lines.iter().map(|line| json!({ "code": line.code, "label": line.label })).collect::<Vec<_>>(),
        "options": options.collect::<Vec<_>>(),
        "areas": areas,
    }))
}

fn of_area(source: &Source<'_>, contest: &Figures<'_>, area: AreaIndex) -> Result<Value, NoExport> {
    let fact = &source.state.areas[area.place()].fact;
    let published = contest.published(area)?;
    let sums = contest.sums(area);
    let names = source.state.forms[contest.contest.form].bases.keys();
    let bases: Vec<(&String, u64)> =
        names.filter_map(|name| Some((name, contest.base(name, sums)?))).collect();
    let decimals = source.opening().decimals;
    let options = contest.contest.contest.options.iter().zip(&sums[contest.lines()..]);
    let options = options.map(|(option, votes)| {
        let share = |(name, base): &(&String, u64)| {
            let share = tabulation::share(name, *votes, *base, decimals);
            ((*name).clone(), fraction(&share))
        };
        let shares: Map<String, Value> = bases.iter().map(share).collect();
        json!({ "option": option.code, "votes": votes, "shares": shares })
    });
    Ok(json!({
        "area": fact.code,
        "level": fact.level,
        "parent": fact.parent,
        "name": fact.name,
        "coverage": published.coverage,
        "sources": published.sources,
        "lines": published.lines,
        "bases": bases.iter().map(|(name, base)| ((*name).clone(), json!(base))).collect::<Map<_, _>>(),
        "options": options.collect::<Vec<_>>(),
        "turnout": published.turnout,
        "outcome": published.outcome,
    }))
}

/// A share without its base's name, which is the member's own.
fn fraction(share: &Share) -> Value {
    json!({ "numerator": share.numerator, "denominator": share.denominator, "percent": share.percent })
}

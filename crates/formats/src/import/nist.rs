//! A report of NIST SP 1500-100, made into rows and read as those.

use super::{Known, Problem, Reading, Refusal, Source, rows};
use crate::mapping::Mapping;

pub(super) fn read(
    source: Source<'_>,
    known: &Known<'_>,
    progress: &mut dyn FnMut(u64),
) -> Result<Reading, Refusal> {
    let mapping = source.mapping;
    // Codes of contests are those of the election; a report may name its only contest as it likes.
    let contest = mapping.contest.as_deref().or(match &known.definition.contests[..] {
        [only] => Some(only.code.as_str()),
        _ => None,
    });
    let table = crate::nist::table(source.text, contest)
        .map_err(|why| Refusal::Report(source.name.to_owned(), why))?;
    let fields = Mapping { delimiter: None, ..mapping.clone() };
    let read = rows::read(Source { text: &table, mapping: &fields, ..source }, known, progress);
    read.map_err(|refusal| match refusal {
        Refusal::Rows(problems, untold) => {
            let units: Vec<String> = csv::Reader::from_reader(table.as_bytes())
                .records()
                .map_while(Result::ok)
                .filter_map(|row| row.get(0).map(str::to_owned))
                .collect();
            let named = |problem: Problem| {
                // Row 1 is the heading.
                let unit = usize::try_from(problem.row).ok().and_then(|row| units.get(row.checked_sub(2)?));
                let of = unit.map_or_else(String::new, |unit| format!(" in the unit {unit:?}"));
                Problem { found: format!("{}{of}", problem.found), ..problem }
            };
            Refusal::Rows(problems.into_iter().map(named).collect(), untold)
        }
        other => other,
    })
}

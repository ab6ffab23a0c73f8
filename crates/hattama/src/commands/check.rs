//! `check`: a definition is read, its examples are run, and nothing is made.

use super::Done;
use crate::cli::Check;
use crate::election;
use crate::report::{count, out};
use anyhow::Result;

pub fn run(arguments: Check) -> Result<Done> {
    let definition = election::read(&arguments.election)?;
    let stations = match &definition.stations {
        Some(stations) => crate::report::places(stations),
        None => "stations from the import".to_owned(),
    };
    out(&format!("{}: the definition is complete\n", definition.id))?;
    out(&format!("  {}, {stations}\n", count(definition.areas.len() as u64, "area")))?;
    for form in &definition.forms {
        let lines = count(form.lines.len() as u64, "line");
        out(&format!("  form {}: {lines}, {}\n", form.code, count(form.checks.len() as u64, "check")))?;
    }
    for contest in &definition.contests {
        out(&format!("  contest {}: {}\n", contest.code, count(contest.options.len() as u64, "option")))?;
    }
    Ok(Done::Well)
}

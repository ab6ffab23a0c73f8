//! `findings`: everything that the checks find in a record, with the numbers and what was said about them.
//!
//! What is found is computed by `replay::findings`; here it is filtered and printed, as JSON or as [`text`].

mod text;

use super::{Done, tally};
use crate::cli::{Findings, SeverityArgument};
use crate::place::Place;
use crate::report::out;
use anyhow::{Context, Result, bail};
use model::definition::Severity;
use replay::State;
use replay::findings::{self, Found, Question, Row, Which};
use text::Manner;

pub fn run(arguments: Findings) -> Result<Done> {
    let state = Place::find(&arguments.place)?.state(&arguments.place)?;
    tally::known_language(arguments.language.as_ref(), &state)?;
    tally::known_checks("--check", &arguments.check, &state)?;
    let as_of = tally::as_of(arguments.at.as_deref(), &state)?;
    let which = if arguments.first { Which::First } else { Which::Counting };
    let mut found = findings::list(&state, &Question { as_of, which, checks: &arguments.check });
    keep(&mut found, &arguments, &state)?;
    let opening = state.opening.as_ref().context("the record has no opening")?;
    let first = || opening.languages.first().map_or("en", String::as_str);
    let language = arguments.language.as_deref().unwrap_or_else(first);
    let hours = findings::hours(&state);
    let rows: Vec<Row<'_>> = found.iter().map(|found| found.row(&state, &hours, language)).collect();
    if arguments.json {
        out(&format!("{:#}\n", serde_json::to_value(&rows)?))?;
    } else {
        let head = tally::head(&state, as_of, language);
        let manner = Manner { all: arguments.all, contests: state.contests.len(), language, which };
        out(&text::text(&head, &rows, manner))?;
    }
    Ok(Done::Well)
}

/// Keeps what the arguments ask for.
fn keep(found: &mut Vec<Found>, arguments: &Findings, state: &State) -> Result<()> {
    let area = tally::area(arguments.area.as_deref(), state)?;
    if arguments.area.is_some() {
        found.retain(|found| state.lies_in(found.area, area));
    }
    if let Some(code) = &arguments.station {
        let Some(&station) = state.station_by_code.get(code) else {
            bail!("--station: found {code:?}, which is no station of the record");
        };
        found.retain(|found| found.stations.iter().any(|spot| spot.station == station));
    }
    if let Some(severity) = arguments.severity {
        let severity = match severity {
            SeverityArgument::Error => Severity::Error,
            SeverityArgument::Warning => Severity::Warning,
            SeverityArgument::Notice => Severity::Notice,
        };
        found.retain(|found| found.check_of(state).severity == severity);
    }
    Ok(())
}

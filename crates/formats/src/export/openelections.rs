//! OpenElections: one row a station and option, under the headings that the collection uses.
//!
//! `county` is the code of the area just below the whole, `precinct` the station's; `district` is empty, as a contest
//! here is of the whole. A vote by mode stands where the form has one; no form that ships does. The form has no place
//! for the record's size and root: `datapackage.json` has.

use super::Source;
use super::figures::Figures;
use model::definition::OptionKind;
use replay::state::StationIndex;
use tabulation::AreaIndex;

const HEADING: [&str; 7] = ["county", "precinct", "office", "district", "party", "candidate", "votes"];

/// The file's name: day, election, level.
pub(super) fn name(state: &replay::State) -> String {
    let Some(opening) = &state.opening else { return "precinct.csv".to_owned() };
    let day: String = opening.polling_day.chars().filter(char::is_ascii_digit).collect();
    format!("{day}__{}__precinct.csv", opening.election)
}

/// Every station that is in, option by option.
pub(super) fn bytes(source: &Source<'_>) -> Vec<u8> {
    let state = source.state;
    let language = source.language();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(HEADING).expect("memory takes every row");
    for contest in Figures::all(source).unwrap_or_default() {
        let is = &contest.contest.contest;
        let office = model::text(&is.name, language);
        let options = is.options.iter().map(|option| {
            let name = model::text(&option.name, language);
            let by = option.nominated_by.as_ref().map_or("", |by| model::text(by, language));
            match option.kind {
                OptionKind::List => (name, ""),
                _ => (by, name),
            }
        });
        let options: Vec<(&str, &str)> = options.collect();
        for (index, placed) in (0u32..).map(StationIndex).zip(&state.stations) {
            let Some(figures) = contest.station(index) else { continue };
            let county = below_root(state, placed.area);
            for ((party, candidate), votes) in options.iter().zip(&figures[contest.lines()..]) {
                let votes = votes.to_string();
                let row = [county, &placed.station.code, office, "", party, candidate, &votes];
                writer.write_record(row).expect("memory takes every row");
            }
        }
    }
    writer.into_inner().expect("memory takes every row")
}

/// The code of the area at or above this one that lies directly below the root.
fn below_root(state: &replay::State, area: AreaIndex) -> &str {
    let mut area = area;
    while let Some(parent) = state.parents[area.place()].filter(|parent| *parent != AreaIndex::ROOT) {
        area = parent;
    }
    &state.areas[area.place()].fact.code
}

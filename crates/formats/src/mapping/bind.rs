//! Binding: a mapping held against a definition and the heading of a file.
//!
//! [`bind`] resolves every column to its index and every code to its place in a protocol, once, so that reading
//! rows looks nothing up. Whatever does not fit is collected: a column that the file does not have, a column of
//! the file that nobody speaks of, a line without a figure, a door that this election does not open.

use super::bound::{Bound, BoundArea, BoundAt, BoundChoice, BoundFigure, BoundStation, LocalTime};
use super::{At, Choice, Content, Figure, Mapping, Misfit, StationMapping, minutes_of};
use crate::template::Template;
use model::definition::{Contest, Definition, Status};
use model::fact::{Basis, Door};
use model::moment::Moment;
use std::collections::{BTreeMap, BTreeSet};

struct Binder<'a> {
    mapping: &'a Mapping,
    definition: &'a Definition,
    columns: &'a [String],
    file: &'a str,
    used: BTreeSet<usize>,
    /// Something is missing that would have used columns: that they are unmapped says nothing then.
    unfinished: bool,
    misfits: Vec<Misfit>,
}

/// Holds a mapping (in the file of that name) against a definition and the columns of a source.
pub fn bind(
    mapping: &Mapping,
    file: &str,
    definition: &Definition,
    columns: &[String],
) -> Result<Bound, Vec<Misfit>> {
    let mut binder = Binder {
        mapping,
        definition,
        columns,
        file,
        used: BTreeSet::new(),
        unfinished: false,
        misfits: Vec::new(),
    };
    if let [only] = columns
        && let Some(delimiter) = [';', '\t', '|'].into_iter().find(|delimiter| only.contains(*delimiter))
    {
        let what = format!(
            "the heading is one column with {delimiter:?} in it: say `delimiter = {delimiter:?}` in the mapping"
        );
        binder.misfit("delimiter", what);
        return Err(binder.misfits);
    }
    let bound = binder.bind();
    binder.unknown_columns();
    if binder.misfits.is_empty() { Ok(bound) } else { Err(binder.misfits) }
}

impl Binder<'_> {
    fn bind(&mut self) -> Bound {
        let mapping = self.mapping;
        self.door();
        let contest = self.contest();
        let figures = match (mapping.kind, &contest) {
            (Content::Protocols | Content::Summaries, Some(contest)) => self.figures(contest),
            _ => Vec::new(),
        };
        if mapping.kind != Content::Turnout {
            for (member, present) in [("basis", mapping.basis.is_some()), ("at", mapping.at.is_some())] {
                if !present {
                    self.misfit("the top", format!("found no {member}, which a mapping of protocols needs"));
                }
            }
        }
        self.members_of_kind();
        let hours = self.hours();
        let areas = mapping.areas.clone();
        Bound {
            kind: mapping.kind,
            door: mapping.door,
            contest: contest.map_or_else(String::new, |contest| contest.code),
            basis: mapping.basis.unwrap_or(Basis::Original),
            at: mapping.at.clone().and_then(|at| self.at(&at)),
            version: self.optional_column("version", mapping.version.as_deref()),
            reason: self.optional_column("reason", mapping.reason.as_deref()),
            explanation: self.optional_column("explanation", mapping.explanation.as_deref()),
            station: mapping.station.as_ref().map(|station| self.station(station)),
            area: mapping.summary.as_ref().map(|summary| self.template("summary.area", &summary.area)),
            areas: areas.iter().enumerate().filter_map(|(index, area)| self.area(index, area)).collect(),
            figures,
            hours,
            registered: self.optional_column("registered", mapping.registered.as_deref()),
            level: mapping.level.clone(),
        }
    }

    fn misfit(&mut self, place: &str, what: String) {
        self.misfits.push(Misfit { file: self.file.to_owned(), place: place.to_owned(), what });
    }

    fn column(&mut self, place: &str, name: &str) -> Option<usize> {
        let mut found = self.columns.iter().enumerate().filter(|(_, column)| *column == name);
        let (first, second) = (found.next(), found.next());
        match (first, second) {
            (Some((index, _)), None) => {
                self.used.insert(index);
                Some(index)
            }
            (Some(_), Some(_)) => {
                self.misfit(place, format!("the file has several columns named {name:?}"));
                None
            }
            (None, _) => {
                let columns = self.columns.join(", ");
                let what = format!(
                    "found the column {name:?}, which the file does not have; its columns are {columns}"
                );
                self.misfit(place, what);
                None
            }
        }
    }

    fn optional_column(&mut self, place: &str, name: Option<&str>) -> Option<usize> {
        name.and_then(|name| self.column(place, name))
    }

    fn template(&mut self, place: &str, text: &str) -> Template {
        match Template::parse(text, self.columns, &self.mapping.values) {
            Ok(template) => {
                self.used.extend(template.columns());
                template
            }
            Err(error) => {
                self.unfinished = true;
                self.misfit(place, error.to_string());
                Template::parse("", &[], &BTreeMap::new()).expect("the empty template is one")
            }
        }
    }

    fn optional_template(&mut self, place: &str, text: Option<&String>) -> Option<Template> {
        text.map(|text| self.template(place, text))
    }

    fn names(&mut self, place: &str, name: &BTreeMap<String, String>) -> BTreeMap<String, Template> {
        for language in name.keys().filter(|language| !self.definition.languages.contains(language)) {
            let known = self.definition.languages.join(", ");
            let what = format!("found the language {language:?}, expected one of {known}");
            self.misfits.push(Misfit { file: self.file.to_owned(), place: place.to_owned(), what });
        }
        name.iter().map(|(language, text)| (language.clone(), self.template(place, text))).collect()
    }

    fn door(&mut self) {
        let archive = self.definition.status == Status::Archive;
        let what = match self.mapping.door {
            Door::Archive if !archive => {
                "found the door archive, which only the definition of a past election (status = \"archive\") \
                 opens; expected file"
            }
            Door::Archive | Door::File => return,
            _ => "found a door that no file comes in by, expected archive or file",
        };
        self.misfit("door", what.to_owned());
    }

    fn contest(&mut self) -> Option<Contest> {
        let contests = &self.definition.contests;
        let codes = contests.iter().map(|contest| contest.code.as_str()).collect::<Vec<_>>().join(", ");
        let found = match &self.mapping.contest {
            Some(code) => contests.iter().find(|contest| contest.code == *code),
            None if contests.len() == 1 => contests.first(),
            None => None,
        };
        if found.is_none() {
            let what = match &self.mapping.contest {
                Some(code) => format!("found {code:?}, expected one of {codes}"),
                None => format!("found none, expected one of {codes}"),
            };
            self.unfinished = true;
            self.misfit("contest", what);
        }
        found.cloned()
    }

    fn figures(&mut self, contest: &Contest) -> Vec<(String, BoundFigure)> {
        let form =
            self.definition.form(&contest.form).expect("a definition's contests name its forms").clone();
        let lines: Vec<String> = form.lines.iter().map(|line| line.code.clone()).collect();
        let options: Vec<String> = contest.options.iter().map(|option| option.code.clone()).collect();
        let mapping = self.mapping;
        let mut figures = Vec::new();
        for (table, codes, given) in
            [("lines", &lines, &mapping.lines), ("options", &options, &mapping.options)]
        {
            for code in given.keys().filter(|code| !codes.contains(code)) {
                let place = format!("{table}.{code}");
                self.misfit(&place, format!("found {code:?}, expected one of {}", codes.join(", ")));
            }
            for code in codes {
                let place = format!("{table}.{code}");
                match given.get(code) {
                    Some(figure) => figures.push((code.clone(), self.figure(&place, figure))),
                    None => self.misfit(
                        &place,
                        "found nothing, expected a column, an array of columns to be added up, or a number"
                            .to_owned(),
                    ),
                }
            }
        }
        figures
    }

    fn figure(&mut self, place: &str, figure: &Figure) -> BoundFigure {
        match figure {
            Figure::Column(name) => BoundFigure::Columns(self.column(place, name).into_iter().collect()),
            Figure::Sum(names) => {
                BoundFigure::Columns(names.iter().filter_map(|name| self.column(place, name)).collect())
            }
            Figure::Constant(number) => match u32::try_from(*number) {
                Ok(count) if u64::from(count) <= model::COUNT_MAX => BoundFigure::Constant(count),
                _ => {
                    self.misfit(place, format!("found {number}, expected at most {}", model::COUNT_MAX));
                    BoundFigure::Constant(0)
                }
            },
        }
    }

    fn choice(&mut self, place: &str, choice: &Choice) -> Option<BoundChoice> {
        match choice {
            Choice::Constant(text) => Some(BoundChoice::Constant(text.clone())),
            Choice::Column(choice) => {
                let index = self.column(place, &choice.column)?;
                Some(BoundChoice::Column(index, choice.clone()))
            }
        }
    }

    fn at(&mut self, at: &At) -> Option<BoundAt> {
        match at {
            At::Constant(text) => match Moment::parse(text) {
                Ok(moment) => Some(BoundAt::Constant(moment)),
                Err(error) => {
                    self.misfit("at", error.to_string());
                    None
                }
            },
            At::Column(at) => {
                let index = self.column("at.column", &at.column)?;
                let Some(format) = &at.format else { return Some(BoundAt::Column(index, None)) };
                self.time_format(format);
                let offset = match &at.offset {
                    None => None,
                    Some(offset) => match minutes_of(offset) {
                        Some(minutes) => Some(minutes),
                        None => {
                            self.misfit("at.offset", format!("found {offset:?}, expected ±hh:mm"));
                            return None;
                        }
                    },
                };
                Some(BoundAt::Column(index, Some(LocalTime { format: format.clone(), offset })))
            }
        }
    }

    /// Each part of a time at most once, and the whole date.
    fn time_format(&mut self, format: &str) {
        for token in ["YYYY", "MM", "DD", "hh", "mm", "ss"] {
            let times = format.matches(token).count();
            let needed = matches!(token, "YYYY" | "MM" | "DD");
            if times > 1 || (needed && times == 0) {
                let what = format!(
                    "found {token} {times} times in {format:?}; expected YYYY, MM and DD once, and hh, mm (minutes) and \
                     ss at most once"
                );
                self.misfit("at.format", what);
            }
        }
    }

    /// What a kind of mapping needs, and what means nothing in it.
    fn members_of_kind(&mut self) {
        let mapping = self.mapping;
        let summaries = mapping.kind == Content::Summaries;
        let (needed, given, other) = match summaries {
            true => ("summary", mapping.summary.is_some(), mapping.station.is_some().then_some("station")),
            false => ("station", mapping.station.is_some(), mapping.summary.is_some().then_some("summary")),
        };
        if !given {
            self.unfinished = true;
            self.misfit(needed, format!("found no table [{needed}], which says whose figures a row has"));
        }
        let mut strangers: Vec<&str> = other.into_iter().collect();
        if summaries {
            let protocols_only = [
                ("version", mapping.version.is_some()),
                ("reason", mapping.reason.is_some()),
                ("explanation", mapping.explanation.is_some()),
                ("area", !mapping.areas.is_empty()),
            ];
            strangers.extend(protocols_only.iter().filter(|(_, given)| *given).map(|(member, _)| member));
        }
        for member in strangers {
            let what = "found it, and a mapping of this kind has no such member: take it out";
            self.misfit(member, what.to_owned());
        }
    }

    fn station(&mut self, station: &StationMapping) -> BoundStation {
        if self.mapping.kind == Content::Protocols && self.definition.stations.is_none() {
            for (member, present) in [("area", station.area.is_some()), ("name", !station.name.is_empty())] {
                if !present {
                    let what = "found nothing; the stations of this election come from the import itself";
                    self.misfit(&format!("station.{member}"), what.to_owned());
                }
            }
        }
        BoundStation {
            code: self.template("station.code", &station.code),
            area: self.optional_template("station.area", station.area.as_ref()),
            name: self.names("station.name", &station.name),
            kind: station.kind.as_ref().and_then(|kind| self.choice("station.kind", kind)),
            abroad: [
                self.optional_template("station.country", station.country.as_ref()),
                self.optional_template("station.mission", station.mission.as_ref()),
                self.optional_template("station.city", station.city.as_ref()),
            ],
            registered: self.optional_column("station.registered", station.registered.as_deref()),
        }
    }

    fn area(&mut self, index: usize, area: &super::AreaMapping) -> Option<BoundArea> {
        let place = |member: &str| format!("area[{index}].{member}");
        if !self.definition.levels.iter().any(|level| level.code == area.level) {
            let known: Vec<&str> = self.definition.levels.iter().map(|level| level.code.as_str()).collect();
            let what = format!("found {:?}, expected one of {}", area.level, known.join(", "));
            self.unfinished = true;
            self.misfit(&place("level"), what);
            return None;
        }
        Some(BoundArea {
            level: area.level.clone(),
            code: self.template(&place("code"), &area.code),
            parent: self.template(&place("parent"), &area.parent),
            name: self.names(&place("name"), &area.name),
        })
    }

    fn hours(&mut self) -> Vec<(String, usize)> {
        let mapping = self.mapping;
        if mapping.kind != Content::Turnout {
            return Vec::new();
        }
        if mapping.at.is_some() {
            let what = "a mapping of turnout takes no time: a report is dated by its hour on polling day";
            self.misfit("at", what.to_owned());
        }
        let levels: Vec<&str> = self.definition.levels.iter().map(|level| level.code.as_str()).collect();
        if let Some(level) = mapping.level.as_deref().filter(|level| !levels.contains(level)) {
            self.misfit("level", format!("found {level:?}, expected one of {}", levels.join(", ")));
        }
        if mapping.registered.is_none() {
            let what = "found nothing, expected the column of the register that is the base of the reports";
            self.misfit("registered", what.to_owned());
        }
        let known = self.definition.turnout_hours.join(", ");
        for hour in mapping.hours.keys().filter(|hour| !self.definition.turnout_hours.contains(hour)) {
            let what = format!("found the hour {hour:?}, expected one of the definition's: {known}");
            self.misfits.push(Misfit { file: self.file.to_owned(), place: "hours".to_owned(), what });
        }
        mapping
            .hours
            .iter()
            .filter_map(|(hour, name)| Some((hour.clone(), self.column("hours", name)?)))
            .collect()
    }

    fn unknown_columns(&mut self) {
        let mapping = self.mapping;
        for name in mapping.ignore.clone() {
            self.column("ignore", &name);
        }
        if mapping.ignore_others || self.unfinished {
            return;
        }
        let columns = self.columns;
        for (_, name) in columns.iter().enumerate().filter(|(index, _)| !self.used.contains(index)) {
            let what = format!(
                "the file has a column {name:?} of which the mapping says nothing: map it, list it in `ignore`, \
                 or set `ignore_others = true`"
            );
            self.misfits.push(Misfit { file: self.file.to_owned(), place: "ignore".to_owned(), what });
        }
    }
}

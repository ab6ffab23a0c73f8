//! NIST SP 1500-100 r2, *Election Results Common Data Format 2.0*, as JSON or XML.
//!
//! Areas and stations are reporting units, the record's own codes their `local-level` identifiers. Of a protocol the
//! format knows votes, ballots cast and rejected, voters registered and participating; revisions it does not know, so
//! the protocol that counts stands alone. A line that it has no place for is a count of ballots whose type is `other`
//! and named `<contest>/<line>`, so that `nist` reads back what was written. *Against all* is no person and no party:
//! it stands as a `BallotMeasureSelection`, as the format has no better place.

use super::figures::{Figures, Progress};
use super::tree::{Dialect, Form, Out, Type, document};
use super::units::{Unit, counted, units};
use super::{NoExport, Source, ids};
use model::Texts;
use model::definition::{ContestOption, OptionKind, Rule};
use tabulation::AreaIndex;

const DIALECT: Dialect = Dialect {
    id: "ObjectId",
    language: "Language",
    prefix: "ElectionResults.",
    root: " xmlns=\"http://itl.nist.gov/ns/voting/1500-100/v2\" \
           xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
};

/// The report in a spelling.
pub(super) fn bytes(source: &Source<'_>, form: Form) -> Result<Vec<u8>, NoExport> {
    let contests = Figures::all(source)?;
    let progress = Progress::of(source, &contests)?;
    let units = units(source, &contests)?;
    let parties = Parties::of(&contests);
    let coverage = coverage(&contests)?;
    let opening = source.opening();
    Ok(document(form, DIALECT, "ElectionReport", |out| {
        out.list("Election", |out| {
            out.item(Type::Only("Election"), None, |out| {
                election(out, source, &contests, &parties, &coverage);
            });
        });
        out.text("Format", "precinct-level");
        out.text("GeneratedDate", &source.at().to_string());
        out.list("GpUnit", |out| units.iter().for_each(|one| unit(out, one)));
        out.text("Issuer", &opening.origin);
        out.text("IssuerAbbreviation", &opening.election);
        out.truth("IsTest", source.is_test());
        out.text("Notes", &source.sentence());
        out.list("Party", |out| parties.write(out));
        out.count("SequenceStart", 1);
        out.count("SequenceEnd", 1);
        out.text("Status", progress.status());
        if source.is_test() {
            out.text("TestType", source.status());
        }
        out.text("VendorApplicationId", concat!("hattama ", env!("CARGO_PKG_VERSION")));
    }))
}

/// Stations in, of how many, contest by contest.
fn coverage(contests: &[Figures<'_>]) -> Result<Vec<(u64, u64)>, NoExport> {
    let of = |contest: &Figures<'_>| {
        let stations = contest.published(AreaIndex::ROOT)?.coverage.stations;
        Ok((stations.counted, stations.of))
    };
    contests.iter().map(of).collect()
}

fn local(out: &mut Out, code: &str) {
    out.list("ExternalIdentifier", |out| {
        out.item(Type::Only("ExternalIdentifier"), None, |out| {
            out.text("Type", "local-level");
            out.text("Value", code);
        });
    });
}

fn unit(out: &mut Out, unit: &Unit<'_>) {
    out.item(Type::OneOf("ReportingUnit"), Some(&unit.id), |out| {
        out.references("ComposingGpUnitIds", &unit.parts);
        local(out, unit.code);
        out.words("Name", unit.name);
        unit.state(out, Type::Only("CountStatus"));
    });
}

fn election(
    out: &mut Out,
    source: &Source<'_>,
    contests: &[Figures<'_>],
    parties: &Parties<'_>,
    coverage: &[(u64, u64)],
) {
    let opening = source.opening();
    out.list("BallotCounts", |out| contests.iter().for_each(|contest| ballots(out, source, contest)));
    out.list("Candidate", |out| {
        for contest in contests {
            let of = &contest.contest.contest;
            of.options.iter().filter(|option| is_person(option)).for_each(|option| {
                candidate(out, &of.code, option, parties);
            });
        }
    });
    out.list("Contest", |out| {
        for (contest, coverage) in contests.iter().zip(coverage) {
            write_contest(out, source, contest, *coverage, parties);
        }
    });
    out.text("ElectionScopeId", &ids::area(&source.state.areas[0].fact.code));
    local(out, &opening.election);
    out.words("Name", &opening.title);
    out.text("StartDate", &opening.polling_day);
    out.text("EndDate", &opening.polling_day);
    out.text("Type", "general");
}

/// Ballots found and rejected at every place, and every line under its own name.
fn ballots(out: &mut Out, source: &Source<'_>, contest: &Figures<'_>) {
    let code = &contest.contest.contest.code;
    let lines = &source.state.forms[contest.contest.form].lines;
    let names: Vec<String> = lines.iter().map(|line| format!("{code}/{}", line.code)).collect();
    // Ballots cast are the election's: of the first contest, where there are several.
    let first = source.state.contests.first().is_some_and(|first| first.contest.code == *code);
    for (id, figures) in counted(source, contest) {
        let found = contest.ballots(&figures);
        if let (Some(cast), true) = (found.cast, first) {
            out.item(Type::Only("BallotCounts"), None, |out| {
                out.text("GpUnitId", &id);
                out.text("Type", "total");
                out.count("BallotsCast", cast);
                if let Some(rejected) = found.rejected {
                    out.count("BallotsRejected", rejected);
                }
            });
        }
        for (name, figure) in names.iter().zip(&figures) {
            out.item(Type::Only("BallotCounts"), None, |out| {
                out.text("GpUnitId", &id);
                out.text("Type", "other");
                out.text("OtherType", name);
                out.count("BallotsCast", *figure);
            });
        }
    }
}

pub(super) fn is_person(option: &ContestOption) -> bool {
    matches!(option.kind, OptionKind::Candidate | OptionKind::Independent)
}

fn candidate(out: &mut Out, contest: &str, option: &ContestOption, parties: &Parties<'_>) {
    out.item(Type::Only("Candidate"), Some(&ids::option("candidate", contest, &option.code)), |out| {
        out.words("BallotName", &option.name);
        local(out, &option.code);
        if let Some(party) = option.nominated_by.as_ref().and_then(|name| parties.id(name)) {
            out.text("PartyId", &party);
        }
    });
}

fn write_contest(
    out: &mut Out,
    source: &Source<'_>,
    contest: &Figures<'_>,
    (reported, of): (u64, u64),
    parties: &Parties<'_>,
) {
    let is = &contest.contest.contest;
    let lists = is.options.iter().all(|option| !is_person(option));
    let kind = if lists { "PartyContest" } else { "CandidateContest" };
    out.item(Type::OneOf(kind), Some(&ids::contest(&is.code)), |out| {
        out.words("BallotTitle", &is.name);
        out.list("ContestSelection", |out| selections(out, source, contest, parties));
        out.text("ElectionDistrictId", &ids::area(&source.state.areas[0].fact.code));
        local(out, &is.code);
        out.text("Name", model::text(&is.name, source.language()));
        out.count("SubUnitsReported", reported);
        out.count("TotalSubUnits", of);
        out.text("VoteVariation", variation(&is.rule));
        if !lists {
            out.count("NumberElected", elected(&is.rule));
            out.count("VotesAllowed", 1);
        }
    });
}

pub(super) fn variation(rule: &Rule) -> &'static str {
    match rule {
        Rule::Majority(_) => "majority",
        Rule::Plurality(_) => "plurality",
        Rule::Seats(_) => "proportional",
    }
}

pub(super) fn elected(rule: &Rule) -> u64 {
    match rule {
        Rule::Seats(seats) => seats.seats,
        Rule::Majority(_) | Rule::Plurality(_) => 1,
    }
}

fn selections(out: &mut Out, source: &Source<'_>, contest: &Figures<'_>, parties: &Parties<'_>) {
    let is = &contest.contest.contest;
    // Option by option, so place by place once for each: a row of figures is kept for all of them.
    let places: Vec<(String, Vec<u64>)> = counted(source, contest).collect();
    for (number, option) in is.options.iter().enumerate() {
        let kind = match option.kind {
            OptionKind::Candidate | OptionKind::Independent => "CandidateSelection",
            OptionKind::List => "PartySelection",
            OptionKind::AgainstAll => "BallotMeasureSelection",
        };
        out.item(Type::OneOf(kind), Some(&ids::option("selection", &is.code, &option.code)), |out| {
            out.count("SequenceOrder", number as u64 + 1);
            out.list("VoteCounts", |out| {
                for (id, figures) in &places {
                    out.item(Type::Only("VoteCounts"), None, |out| {
                        out.text("GpUnitId", id);
                        out.text("Type", "total");
                        out.count("Count", figures[contest.lines() + number]);
                    });
                }
            });
            match option.kind {
                OptionKind::AgainstAll => {
                    local(out, &option.code);
                    out.words("Selection", &option.name);
                }
                OptionKind::List => {
                    let party = parties.id(&option.name).expect("every list is a party");
                    out.references("PartyIds", &[party]);
                }
                _ => out.references("CandidateIds", &[ids::option("candidate", &is.code, &option.code)]),
            }
        });
    }
}

/// Nominating bodies and lists: one party for each name, with the code of the list that it is.
pub(super) struct Parties<'a>(Vec<(&'a Texts, Option<&'a str>)>);

impl<'a> Parties<'a> {
    pub(super) fn of(contests: &[Figures<'a>]) -> Parties<'a> {
        let mut parties: Vec<(&Texts, Option<&str>)> = Vec::new();
        for option in contests.iter().flat_map(|contest| &contest.contest.contest.options) {
            let (name, code) = match option.kind {
                OptionKind::List => (Some(&option.name), Some(option.code.as_str())),
                _ => (option.nominated_by.as_ref(), None),
            };
            let Some(name) = name else { continue };
            match parties.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = known.or(code),
                None => parties.push((name, code)),
            }
        }
        Parties(parties)
    }

    /// The id of the party of that name.
    pub(super) fn id(&self, name: &Texts) -> Option<String> {
        let place = self.0.iter().position(|(known, _)| *known == name)?;
        Some(ids::numbered("party", place + 1))
    }

    /// Id, name, and the code of the list that it is.
    pub(super) fn each(&self) -> impl Iterator<Item = (String, &'a Texts, Option<&'a str>)> + '_ {
        let numbered = (1..).zip(&self.0);
        numbered.map(|(number, (name, code))| (ids::numbered("party", number), *name, *code))
    }

    fn write(&self, out: &mut Out) {
        for (id, name, code) in self.each() {
            out.item(Type::OneOf("Party"), Some(&id), |out| {
                if let Some(code) = code {
                    local(out, code);
                }
                out.words("Name", name);
            });
        }
    }
}

//! Google's Civics common data format: the objects of NIST with places that NIST lacks.
//!
//! *Against all* is the contest's `NoneOfTheAboveBallotSelection`, ballots found and not valid its
//! `NullBallotSelection`, and the stage of the count is said. Where lists and independents stand side by side, an
//! independent is a party of one, marked so: a contest of parties takes nothing else. Every object carries a `stable`
//! identifier made of the election and the record's own codes.

use super::figures::{Figures, Progress};
use super::nist::{Parties, elected, is_person, variation};
use super::tree::{Dialect, Form, Out, Type, document};
use super::units::{Unit, counted, units};
use super::{NoExport, Source, ids};
use model::Texts;
use model::definition::{ContestOption, OptionKind};

const DIALECT: Dialect = Dialect {
    id: "objectId",
    language: "language",
    prefix: "",
    root: " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
};

/// An element that only groups others.
const GROUP: Type = Type::Only("");

/// The feed.
pub(super) fn bytes(source: &Source<'_>) -> Result<Vec<u8>, NoExport> {
    let contests = Figures::all(source)?;
    let progress = Progress::of(source, &contests)?;
    let units = units(source, &contests)?;
    let opening = source.opening();
    let feed = Feed { source, parties: Parties::of(&contests), contests: &contests, progress };
    Ok(document(Form::Xml, DIALECT, "ElectionReport", |out| {
        out.list("Election", |out| {
            out.item(GROUP, Some("election"), |out| feed.election(out));
        });
        out.text("Format", "precinct-level");
        out.text("GeneratedDate", &source.at().to_string());
        group(out, "GpUnitCollection", "GpUnit", |out| units.iter().for_each(|one| feed.unit(out, one)));
        out.text("Issuer", &opening.origin);
        out.text("IssuerAbbreviation", &opening.election);
        out.truth("IsTest", source.is_test());
        out.text("Notes", &source.sentence());
        group(out, "OfficeCollection", "Office", |out| feed.offices(out));
        if feed.parties.each().next().is_some() || feed.independents().next().is_some() {
            group(out, "PartyCollection", "Party", |out| feed.write_parties(out));
        }
        if feed.candidates().next().is_some() {
            group(out, "PersonCollection", "Person", |out| feed.persons(out));
        }
        out.count("SequenceStart", 1);
        out.count("SequenceEnd", 1);
        out.text("Status", progress.status());
        if source.is_test() {
            out.text("TestType", source.status());
        }
        out.text("VendorApplicationId", concat!("hattama ", env!("CARGO_PKG_VERSION")));
    }))
}

fn group(out: &mut Out, name: &'static str, of: &'static str, body: impl FnOnce(&mut Out)) {
    out.object(name, GROUP, |out| out.list(of, body));
}

/// Whether an option is one of several persons beside lists.
fn is_beside_lists(contest: &Figures<'_>) -> bool {
    contest.contest.contest.options.iter().any(|option| option.kind == OptionKind::List)
}

struct Feed<'a> {
    source: &'a Source<'a>,
    contests: &'a [Figures<'a>],
    parties: Parties<'a>,
    progress: Progress,
}

impl<'a> Feed<'a> {
    /// A name that stays the same from one feed to the next: a prefix, a kind and the code.
    fn stable(&self, out: &mut Out, kind: &str, code: &str) {
        let election = self.source.opening().election.replace('-', "");
        // Letters, digits, hyphens and underscores alone.
        let code = ids::escaped(code, '_');
        out.object("ExternalIdentifiers", GROUP, |out| {
            out.list("ExternalIdentifier", |out| {
                out.item(GROUP, None, |out| {
                    out.text("Type", "other");
                    out.text("OtherType", "stable");
                    out.text("Value", &format!("{election}-{kind}-{code}"));
                });
            });
        });
    }

    fn district(&self) -> String {
        ids::area(&self.source.state.areas[0].fact.code)
    }

    fn office(&self, contest: &Figures<'_>) -> String {
        ids::option("office", &contest.contest.contest.code, "0")
    }

    /// Options that stand as candidates, with their contest.
    fn candidates(&self) -> impl Iterator<Item = (&'a str, &'a ContestOption)> + '_ {
        let contests = self.contests.iter().filter(|contest| !is_beside_lists(contest));
        contests.flat_map(|contest| {
            let is = &contest.contest.contest;
            is.options.iter().filter(|option| is_person(option)).map(|option| (is.code.as_str(), option))
        })
    }

    /// Options that stand as parties of one, with their contest.
    fn independents(&self) -> impl Iterator<Item = (&'a str, &'a ContestOption)> + '_ {
        let contests = self.contests.iter().filter(|contest| is_beside_lists(contest));
        contests.flat_map(|contest| {
            let is = &contest.contest.contest;
            is.options.iter().filter(|option| is_person(option)).map(|option| (is.code.as_str(), option))
        })
    }

    fn election(&self, out: &mut Out) {
        let opening = self.source.opening();
        if self.candidates().next().is_some() {
            group(out, "CandidateCollection", "Candidate", |out| {
                for (contest, option) in self.candidates() {
                    let id = ids::option("candidate", contest, &option.code);
                    out.item(GROUP, Some(&id), |out| {
                        out.words("BallotName", &option.name);
                        self.stable(out, "cand", &format!("{contest}-{}", option.code));
                        if let Some(party) = option.nominated_by.as_ref().and_then(|by| self.parties.id(by)) {
                            out.text("PartyId", &party);
                        }
                        out.text("PersonId", &ids::option("person", contest, &option.code));
                    });
                }
            });
        }
        group(out, "ContestCollection", "Contest", |out| {
            self.contests.iter().for_each(|contest| self.contest(out, contest));
        });
        out.text("ElectionScopeId", &self.district());
        self.stable(out, "elec", "0");
        out.words("Name", &opening.title);
        out.text("StartDate", &opening.polling_day);
        out.text("EndDate", &opening.polling_day);
        out.text("Type", "general");
    }

    fn contest(&self, out: &mut Out, contest: &Figures<'_>) {
        let is = &contest.contest.contest;
        let parties = is_beside_lists(contest);
        let kind = if parties { "PartyContest" } else { "CandidateContest" };
        let places: Vec<(String, Vec<u64>)> = counted(self.source, contest).collect();
        let votes = |number: usize| contest.lines() + number;
        let numbered = || is.options.iter().enumerate();
        out.item(Type::OneOf(kind), Some(&ids::contest(&is.code)), |out| {
            out.list("BallotSelection", |out| {
                for (number, option) in numbered().filter(|(_, option)| option.kind != OptionKind::AgainstAll)
                {
                    self.selection(out, contest, option, |out| {
                        out.count("SequenceOrder", number as u64 + 1);
                        vote_counts(out, &places, |figures| Some(figures[votes(number)]));
                    });
                }
            });
            out.words("BallotTitle", &is.name);
            out.text("CurrentResultsReportingStage", self.stage());
            out.text("ElectoralDistrictId", &self.district());
            self.stable(out, "cont", &is.code);
            out.text("Name", model::text(&is.name, self.source.language()));
            if let Some((number, option)) =
                numbered().find(|(_, option)| option.kind == OptionKind::AgainstAll)
            {
                let id = ids::option("selection", &is.code, &option.code);
                special(out, ("NoneOfTheAboveBallotSelection", &id), &option.name, true, |out| {
                    vote_counts(out, &places, |figures| Some(figures[votes(number)]));
                });
            }
            let rejected = |figures: &[u64]| contest.ballots(figures).rejected;
            if places.iter().any(|(_, figures)| rejected(figures).is_some()) {
                let id = ids::option("null", &is.code, "0");
                let name = Texts::from([("en".to_owned(), "Invalid ballots".to_owned())]);
                special(out, ("NullBallotSelection", &id), &name, false, |out| {
                    vote_counts(out, &places, rejected);
                });
            }
            out.list("SummaryCounts", |out| {
                for (id, figures) in &places {
                    let ballots = contest.ballots(figures);
                    let Some(cast) = ballots.cast else { continue };
                    out.item(GROUP, None, |out| {
                        out.text("GpUnitId", id);
                        out.text("Type", "total");
                        out.count("BallotsCast", cast);
                        if let Some(rejected) = ballots.rejected {
                            out.count("BallotsRejected", rejected);
                        }
                    });
                }
            });
            out.text("VoteVariation", variation(&is.rule));
            out.count("NumberElected", elected(&is.rule));
            out.references("OfficeIds", &[self.office(contest)]);
            out.text("Type", "general");
            out.count("VotesAllowed", 1);
        });
    }

    fn stage(&self) -> &'static str {
        match self.progress {
            Progress::Nothing => "no-results",
            Progress::Partial | Progress::Complete => "preliminary",
            Progress::Certified => "official",
        }
    }

    fn selection(
        &self,
        out: &mut Out,
        contest: &Figures<'_>,
        option: &ContestOption,
        votes: impl FnOnce(&mut Out),
    ) {
        let code = &contest.contest.contest.code;
        let id = ids::option("selection", code, &option.code);
        let kind = if is_beside_lists(contest) { "PartySelection" } else { "CandidateSelection" };
        out.item(Type::OneOf(kind), Some(&id), |out| {
            votes(out);
            if !is_beside_lists(contest) {
                out.references("CandidateIds", &[ids::option("candidate", code, &option.code)]);
            } else if is_person(option) {
                out.references("PartyIds", &[ids::option("independent", code, &option.code)]);
            } else {
                let party = self.parties.id(&option.name).expect("every list is a party");
                out.references("PartyIds", &[party]);
            }
        });
    }

    fn unit(&self, out: &mut Out, unit: &Unit<'_>) {
        out.item(Type::OneOf("ReportingUnit"), Some(&unit.id), |out| {
            out.references("ComposingGpUnitIds", &unit.parts);
            self.stable(out, if unit.stations.is_some() { "area" } else { "station" }, unit.code);
            out.words("InternationalizedName", unit.name);
            unit.state(out, GROUP);
        });
    }

    fn offices(&self, out: &mut Out) {
        for contest in self.contests {
            let is = &contest.contest.contest;
            out.item(GROUP, Some(&self.office(contest)), |out| {
                out.text("ElectoralDistrictId", &self.district());
                self.stable(out, "off", &is.code);
                out.text("JurisdictionId", &self.district());
                out.text("Level", "Country");
                out.words("Name", &is.name);
                out.text("Role", "other");
                out.text("SelectionMethod", "directly-elected");
            });
        }
    }

    fn write_parties(&self, out: &mut Out) {
        for (id, name, _) in self.parties.each() {
            out.item(GROUP, Some(&id), |out| {
                self.stable(out, "par", id.trim_start_matches("party."));
                out.words("Name", name);
                out.references("PartyScopeGpUnitIds", &[self.district()]);
            });
        }
        for (contest, option) in self.independents() {
            let id = ids::option("independent", contest, &option.code);
            out.item(GROUP, Some(&id), |out| {
                self.stable(out, "ind", &format!("{contest}-{}", option.code));
                out.truth("IsIndependent", true);
                out.words("Name", &option.name);
                out.references("PartyScopeGpUnitIds", &[self.district()]);
            });
        }
    }

    fn persons(&self, out: &mut Out) {
        for (contest, option) in self.candidates() {
            out.item(GROUP, Some(&ids::option("person", contest, &option.code)), |out| {
                self.stable(out, "per", &format!("{contest}-{}", option.code));
                out.words("FullName", &option.name);
            });
        }
    }
}

fn vote_counts(out: &mut Out, places: &[(String, Vec<u64>)], of: impl Fn(&[u64]) -> Option<u64>) {
    let counts = places.iter().filter_map(|(id, figures)| Some((id, of(figures)?)));
    let counts: Vec<(&String, u64)> = counts.collect();
    if counts.is_empty() {
        return;
    }
    group(out, "VoteCountsCollection", "VoteCounts", |out| {
        for (id, count) in counts {
            out.item(GROUP, None, |out| {
                out.text("GpUnitId", id);
                out.text("Type", "total");
                out.count("Count", count);
            });
        }
    });
}

/// A selection that is no option: the ballot's own *none of the above*, or ballots that are not valid.
fn special(
    out: &mut Out,
    (name, id): (&'static str, &str),
    says: &Texts,
    counted: bool,
    votes: impl FnOnce(&mut Out),
) {
    out.list(name, |out| {
        out.item(GROUP, Some(id), |out| {
            votes(out);
            out.truth("CountedInTotal", counted);
            out.words("Selection", says);
        });
    });
}

//! The life of a paper once more, written from its rules and not from its code: one flat struct, a list of what was
//! typed, and for each command a condition and a consequence. It says what is allowed, and not why something is not.

use ::model::COUNT_MAX;
use ::model::fact::{Basis, NOT_GIVEN, Scan};
use ::model::lifecycle::{Asked, Command, Finding, Person, Weight};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is known of a paper. What a phase does not need is left over from earlier ones.
#[derive(Debug, Clone)]
pub struct Shadow {
    /// Where it stands, by the word of the diagram.
    pub phase: &'static str,
    /// What was accepted last: original, counts, revision.
    pub accepted: Option<(bool, Vec<u64>, u64)>,
    /// That was annulled since.
    pub annulled: bool,
    /// The reason that was granted for another round.
    pub granted: Option<String>,
    /// What the last acceptance says in public: explanations and reason.
    pub said: (BTreeMap<String, String>, Option<String>),
    original: bool,
    width: usize,
    /// The picture of the paper in work, and of the one that was accepted last.
    pub scan: Option<Scan>,
    pub accepted_scan: Option<Scan>,
    /// Finished entries in their order: who, and what at which place.
    entries: Vec<(Person, BTreeMap<usize, u64>)>,
    /// Who types.
    pub clerk: Person,
    /// What stands in the fields that are not blank.
    pub fields: BTreeMap<usize, u64>,
    /// Code of the check, and whether it is an error.
    findings: BTreeMap<String, bool>,
    explained: (Person, BTreeMap<String, String>),
    asked: (Person, Asked, String),
    /// Where it stood when something was asked for.
    back: &'static str,
    void: Asked,
}

const TYPING: [&str; 3] = ["first_entry", "second_entry", "typing_again"];

fn says(text: &str) -> bool {
    text.chars().any(|character| !character.is_whitespace()) && text != NOT_GIVEN
}

fn is_scan(scan: &Scan) -> bool {
    let digits = scan.hash.chars().all(|digit| "0123456789abcdef".contains(digit));
    digits && scan.hash.len() == 64 && scan.size > 0 && scan.size <= 20_000_000
}

fn fits(value: Option<u64>) -> bool {
    value.unwrap_or(0) <= COUNT_MAX
}

impl Shadow {
    pub fn new() -> Shadow {
        Shadow {
            phase: "expected",
            accepted: None,
            annulled: false,
            granted: None,
            said: (BTreeMap::new(), None),
            original: false,
            width: 0,
            scan: None,
            accepted_scan: None,
            entries: Vec::new(),
            clerk: Person(0),
            fields: BTreeMap::new(),
            findings: BTreeMap::new(),
            explained: (Person(0), BTreeMap::new()),
            asked: (Person(0), Asked::Recall, String::new()),
            back: "expected",
            void: Asked::NotOpened,
        }
    }

    /// What counts now: original, counts, revision.
    pub fn counts(&self) -> Option<&(bool, Vec<u64>, u64)> {
        let void = self.phase == "void" || (self.phase == "requested" && self.back == "void");
        self.accepted.as_ref().filter(|_| !void && !self.annulled)
    }

    /// What two people say is at a place, each by what they typed there last.
    fn agreed(&self, place: usize) -> Option<u64> {
        let mut last = BTreeMap::new();
        for (person, counts) in &self.entries {
            last.extend(counts.get(&place).map(|count| (*person, *count)));
        }
        let mut counts: Vec<u64> = last.into_values().collect();
        counts.sort_unstable();
        let twice: BTreeSet<u64> =
            counts.windows(2).filter(|two| two[0] == two[1]).map(|two| two[0]).collect();
        assert!(twice.len() <= 1, "two counts cannot both be agreed upon");
        twice.first().copied()
    }

    /// The places of the entry that is under way.
    pub fn places(&self) -> Vec<usize> {
        let all = 0..self.width;
        if self.entries.len() < 2 {
            all.collect()
        } else {
            all.filter(|place| self.agreed(*place).is_none()).collect()
        }
    }

    fn has_typed(&self, person: Person) -> bool {
        self.entries.iter().any(|(typist, _)| *typist == person)
    }

    fn types(&self, person: Person) -> bool {
        TYPING.contains(&self.phase) && self.clerk == person
    }

    fn may_approve(&self, person: Person) -> bool {
        self.phase == "resolved" && !self.has_typed(person) && self.explained.0 != person
    }

    /// Whether a command goes.
    pub fn allows(&self, command: &Command) -> bool {
        if self.phase == "certified" {
            return false;
        }
        if self.phase == "requested" {
            return match command {
                Command::Grant { by } => *by != self.asked.0,
                Command::Deny { reason, .. } => says(reason),
                _ => false,
            };
        }
        match command {
            Command::Receive { sheet, .. } => {
                let original = sheet.basis == Basis::Original;
                let known_width = self
                    .accepted
                    .as_ref()
                    .is_none_or(|(_, lines, _)| lines.len() == usize::from(sheet.lines));
                let over_original = self.counts().is_some_and(|(is_original, ..)| *is_original);
                known_width
                    && sheet.scan.as_ref().is_none_or(is_scan)
                    && match self.phase {
                        "expected" => original || !over_original,
                        "accepted" => original && !over_original,
                        _ => false,
                    }
            }
            Command::GiveBack { reason, .. } => {
                ["received", "first_done", "differing", "held"].contains(&self.phase) && says(reason)
            }
            Command::Scan { scan, .. } => {
                let here = ["received", "first_done", "differing", "held", "resolved"].contains(&self.phase);
                (here || TYPING.contains(&self.phase)) && is_scan(scan)
            }
            Command::Claim { by } => match self.phase {
                "received" => true,
                "first_done" => !self.has_typed(*by),
                "differing" => {
                    self.entries.len() == 2 || self.entries.last().is_some_and(|(last, _)| last != by)
                }
                _ => self.types(*by),
            },
            Command::Keep { by, place, value } => {
                self.types(*by) && self.places().contains(&usize::from(*place)) && fits(*value)
            }
            Command::LayDown { .. } => TYPING.contains(&self.phase),
            Command::Finish { by, typed } => {
                self.types(*by)
                    && typed.len() == self.places().len()
                    && typed.iter().all(|value| fits(*value))
            }
            Command::Judge { findings } => {
                self.phase == "agreed" && findings.iter().all(|finding| finding.check != "correction")
            }
            Command::Resolve { resolution } => {
                let texts = &resolution.explanations;
                self.phase == "held"
                    && !self.has_typed(resolution.by)
                    && texts.keys().eq(self.findings.keys())
                    && texts.values().all(|text| says(text))
            }
            Command::TypeAnew { by, reason } => self.phase == "held" && !self.has_typed(*by) && says(reason),
            Command::Approve { by } => self.may_approve(*by),
            Command::Reject { by, reason } => self.may_approve(*by) && says(reason),
            Command::Ask { request } => says(&request.reason) && self.may_be_asked(request.what),
            Command::Grant { .. } | Command::Deny { .. } => false,
            Command::Certify => {
                self.phase == "accepted" && self.counts().is_some_and(|(original, ..)| *original)
            }
        }
    }

    fn may_be_asked(&self, what: Asked) -> bool {
        match what {
            Asked::NotOpened => self.phase == "expected" && self.counts().is_none(),
            Asked::Recount | Asked::Annulment => self.phase == "accepted",
            Asked::Recall => {
                self.phase == "accepted" || (self.phase == "void" && self.void == Asked::NotOpened)
            }
            Asked::RepeatVoting => self.phase == "void" && self.void == Asked::Annulment,
        }
    }

    /// What a command does that goes.
    pub fn follow(&mut self, command: &Command) {
        match command {
            Command::Receive { sheet, .. } => {
                self.original = sheet.basis == Basis::Original;
                self.width = usize::from(sheet.lines);
                self.scan.clone_from(&sheet.scan);
                self.entries.clear();
                self.phase = "received";
            }
            Command::GiveBack { .. } => {
                let followed_copy = self.counts().is_some() && self.granted.is_none();
                self.phase = if followed_copy { "accepted" } else { "expected" };
            }
            Command::Scan { scan, .. } => self.scan = Some(scan.clone()),
            Command::Claim { .. } if TYPING.contains(&self.phase) => {}
            Command::Claim { by } => {
                self.clerk = *by;
                self.fields.clear();
                self.phase = TYPING[self.entries.len().min(2)];
            }
            Command::Keep { place, value, .. } => {
                self.fields.remove(&usize::from(*place));
                self.fields.extend(value.map(|count| (usize::from(*place), count)));
            }
            Command::LayDown { .. } => {
                self.phase = ["received", "first_done", "differing"][self.entries.len().min(2)]
            }
            Command::Finish { by, typed } => {
                let counts = typed.iter().map(|value| value.unwrap_or(0));
                self.entries.push((*by, self.places().into_iter().zip(counts).collect()));
                self.phase = match (self.entries.len(), self.places().is_empty()) {
                    (1, _) => "first_done",
                    (_, true) => "agreed",
                    (_, false) => "differing",
                };
            }
            Command::Judge { findings } => self.judge(findings),
            Command::Resolve { resolution } => {
                self.explained = (resolution.by, resolution.explanations.clone());
                self.phase = "resolved";
                if self.findings.values().all(|error| !error) {
                    self.accept();
                }
            }
            Command::TypeAnew { .. } => {
                self.entries.clear();
                self.phase = "received";
            }
            Command::Approve { .. } => self.accept(),
            Command::Reject { .. } => self.phase = "held",
            Command::Ask { request } => {
                self.asked = (request.by, request.what, request.reason.clone());
                (self.back, self.phase) = (self.phase, "requested");
            }
            Command::Grant { .. } => self.grant(),
            Command::Deny { .. } => self.phase = self.back,
            Command::Certify => self.phase = "certified",
        }
    }

    fn lines(&self) -> Vec<u64> {
        (0..self.width).map(|place| self.agreed(place).expect("two people typed it alike")).collect()
    }

    fn judge(&mut self, findings: &[Finding]) {
        self.findings.clear();
        self.explained.1.clear();
        for finding in findings {
            *self.findings.entry(finding.check.clone()).or_default() |= finding.weight == Weight::Error;
        }
        if let (Some((original, lines, _)), None) = (&self.accepted, &self.granted)
            && (*original == self.original || *lines != self.lines())
        {
            self.findings.insert("correction".to_owned(), true);
        }
        self.phase = "held";
        if self.findings.is_empty() {
            self.accept();
        }
    }

    fn accept(&mut self) {
        let revision = self.accepted.as_ref().map_or(0, |(_, _, revision)| *revision) + 1;
        let mut explanations = self.explained.1.clone();
        let correction = explanations.remove("correction");
        self.said = (explanations, self.granted.take().or(correction));
        self.accepted = Some((self.original, self.lines(), revision));
        self.accepted_scan.clone_from(&self.scan);
        self.annulled = false;
        self.phase = "accepted";
    }

    fn grant(&mut self) {
        let (_, what, reason) = self.asked.clone();
        self.annulled |= what == Asked::Annulment;
        match what {
            Asked::Annulment | Asked::NotOpened => (self.phase, self.void) = ("void", what),
            Asked::Recall | Asked::Recount | Asked::RepeatVoting => {
                (self.phase, self.granted) = ("expected", Some(reason));
            }
        }
    }
}

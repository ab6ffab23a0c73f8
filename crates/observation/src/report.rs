//! Reports: what one observer says of one visit, version by version.
//!
//! A report has an identifier that the device made. What the device sends is a [`Version`]; a later one corrects an
//! earlier one, and none is ever forgotten. [`Report`] is the fold of all versions that came, in any order and any
//! number of times: the same versions give the same report. The current version is the one with the greatest number,
//! and where two devices gave one number, the one of the greater device; [`Report::is_forked`] tells of that.

use crate::answer::{Answer, AnswerRefusal, Answers};
use crate::form::values::Values;
use crate::form::{Form, sha256_hex};
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Bytes of a version's JSON, at most: with who sent it and when, it is one entry of the journal.
pub const BYTES_MAX: usize = 48_000;

/// The way by which a version came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// The app on a phone.
    App,
    /// Typed at headquarters.
    Web,
    /// A file.
    File,
    /// A text message.
    Sms,
}

/// One saved state of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// What was answered; what is absent is blank.
    pub answers: Answers,
    /// Whether the observer has finished it; a draft is kept too.
    pub complete: bool,
    /// The device that saved it: a UUID.
    pub device: String,
    /// Id of the form.
    pub form: String,
    /// Version of the form.
    pub form_version: u32,
    /// 1, 2, 3 … counted in the report.
    pub number: u32,
    /// Where it was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Commission>,
    /// The report: a UUID.
    pub report: String,
    /// When it was saved, by the device's clock.
    pub saved: Moment,
    /// When it was begun, by the device's clock.
    pub started: Moment,
}

/// Why a version can never be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportRefusal {
    /// An identifier is no UUID in lower case.
    #[error("found {found:?}, expected a UUID in lower case")]
    NotAUuid {
        /// What stands there.
        found: String,
    },
    /// Versions are counted from 1.
    #[error("found the number 0, expected 1 or more")]
    NumberZero,
    /// Another form than the version names was held against it.
    #[error("found the form {found}, expected {expected}")]
    OtherForm {
        /// What the version names.
        found: String,
        /// What it was held against.
        expected: String,
    },
    /// It was saved before it was begun.
    #[error("saved at {saved}, before it was started at {started}")]
    SavedBeforeStarted {
        /// When it was begun.
        started: Moment,
        /// When it was saved.
        saved: Moment,
    },
    /// A question that the form does not have.
    #[error("the form has no question {found:?}")]
    UnknownQuestion {
        /// Its id.
        found: String,
    },
    /// An answer that is none to its question.
    #[error("the answer to {question}: {why}")]
    Answer {
        /// Id of the question.
        question: String,
        /// Why.
        why: AnswerRefusal,
    },
    /// It names no place, which only an incident may.
    #[error("found no place, expected a station or a commission")]
    NoPlace,
}

impl ReportRefusal {
    /// Its lasting name, as devices know it.
    pub fn name(&self) -> &'static str {
        match self {
            ReportRefusal::NotAUuid { .. }
            | ReportRefusal::NumberZero
            | ReportRefusal::SavedBeforeStarted { .. } => "malformed",
            ReportRefusal::OtherForm { .. } => "unknown_form",
            ReportRefusal::UnknownQuestion { .. } => "unknown_question",
            ReportRefusal::Answer { why, .. } => why.name(),
            ReportRefusal::NoPlace => "unknown_place",
        }
    }

    /// Where in what was sent.
    pub fn place(&self) -> String {
        match self {
            ReportRefusal::NotAUuid { .. } | ReportRefusal::NumberZero => "address".to_owned(),
            ReportRefusal::OtherForm { .. } => "form".to_owned(),
            ReportRefusal::SavedBeforeStarted { .. } => "saved".to_owned(),
            ReportRefusal::UnknownQuestion { found } => format!("answers.{found}"),
            ReportRefusal::Answer { question, .. } => format!("answers.{question}"),
            ReportRefusal::NoPlace => "place".to_owned(),
        }
    }
}

impl Version {
    /// Refuses what can never be taken. `lines`: codes of the protocol's lines and options.
    pub fn check(&self, form: &Form, lines: &[String]) -> Result<(), ReportRefusal> {
        for id in [&self.report, &self.device] {
            if !is_uuid(id) {
                return Err(ReportRefusal::NotAUuid { found: id.chars().take(60).collect() });
            }
        }
        if self.number == 0 {
            return Err(ReportRefusal::NumberZero);
        }
        if (self.form.as_str(), self.form_version) != (form.id.as_str(), form.version) {
            let found = format!("{} {}", self.form, self.form_version);
            return Err(ReportRefusal::OtherForm {
                found,
                expected: format!("{} {}", form.id, form.version),
            });
        }
        if self.saved.instant() < self.started.instant() {
            return Err(ReportRefusal::SavedBeforeStarted { started: self.started, saved: self.saved });
        }
        for (id, answer) in &self.answers {
            let Some((_, question)) = form.question(id) else {
                return Err(ReportRefusal::UnknownQuestion { found: id.chars().take(60).collect() });
            };
            answer
                .check(question, lines)
                .map_err(|why| ReportRefusal::Answer { question: id.clone(), why })?;
        }
        if self.place.is_none() && form.phase != crate::form::Phase::Incident {
            return Err(ReportRefusal::NoPlace);
        }
        Ok(())
    }

    /// Texts in normalisation form C, as everything that is kept: telephones write й in two ways.
    pub fn normalised(mut self) -> Version {
        for answer in self.answers.values_mut() {
            if let Answer::Text(text) = answer {
                *text = text.nfc().collect();
            }
        }
        self
    }

    /// What orders versions: number, device, and the hash of what is said.
    pub fn key(&self) -> Key {
        let value = serde_json::to_value(self).expect("a version is plain data");
        let bytes = serde_json::to_vec(&value).expect("a value serialises");
        Key { number: self.number, device: self.device.clone(), hash: sha256_hex(&bytes) }
    }

    /// The answer to a question that is asked.
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.answers.get(id)
    }

    /// The answers under their form.
    pub fn values<'a>(&'a self, form: &'a Form) -> Values<'a> {
        Values::new(form, &self.answers)
    }

    /// Every photograph that it names.
    pub fn photos(&self) -> impl Iterator<Item = &String> {
        self.answers
            .values()
            .filter_map(|answer| match answer {
                Answer::Photos(photos) => Some(photos),
                _ => None,
            })
            .flatten()
    }
}

/// What orders the versions of a report.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Key {
    /// The version's number.
    pub number: u32,
    /// Its device.
    pub device: String,
    /// SHA-256 of its JSON with sorted members, in hex.
    pub hash: String,
}

/// How a version came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// When, by the server's clock.
    pub at: Moment,
    /// By which way.
    pub via: Via,
    /// Whether it is complete.
    pub complete: bool,
}

/// A version that is held in full: its JSON, and what is looked at often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What orders it.
    pub key: Key,
    /// Whether it is complete.
    pub complete: bool,
    /// Form and its version.
    pub form: (String, u32),
    /// Where it was seen.
    pub place: Option<Commission>,
    /// When it was begun and saved, by the device's clock.
    pub times: (Moment, Moment),
    report: String,
    photos: Box<[String]>,
    body: Arc<[u8]>,
}

impl Held {
    /// Holds a version: a nation's reports are some ten thousand, and their JSON is a third of what they are as values.
    pub fn new(version: &Version) -> Held {
        let key = version.key();
        let body = serde_json::to_vec(version).expect("a version is plain data");
        Held {
            key,
            complete: version.complete,
            form: (version.form.clone(), version.form_version),
            place: version.place.clone(),
            times: (version.started, version.saved),
            report: version.report.clone(),
            photos: version.photos().cloned().collect(),
            body: body.into(),
        }
    }

    /// The report's identifier.
    pub fn report(&self) -> &str {
        &self.report
    }

    /// The photographs that it names.
    pub fn photos(&self) -> &[String] {
        &self.photos
    }

    /// What it says.
    pub fn version(&self) -> Version {
        serde_json::from_slice(&self.body).expect("what was written can be read")
    }
}

/// Everything that came of one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Whose it is.
    pub observer: Person,
    /// Every version that came, also the superseded ones, whose words are in the journal.
    pub versions: BTreeMap<Key, Arrival>,
    /// The current version.
    pub newest: Held,
    /// The newest complete version, on which everything is computed.
    pub complete: Option<Held>,
}

impl Report {
    /// A report of its first version.
    pub fn new(observer: Person, held: Held, arrival: Arrival) -> Report {
        let complete = held.complete.then(|| held.clone());
        let versions = [(held.key.clone(), arrival)].into_iter().collect();
        Report { observer, versions, newest: held, complete }
    }

    /// Takes another version. Returns whether it was new.
    pub fn take(&mut self, held: Held, arrival: Arrival) -> bool {
        if self.versions.contains_key(&held.key) {
            return false;
        }
        self.versions.insert(held.key.clone(), arrival);
        if held.complete && self.complete.as_ref().is_none_or(|known| known.key < held.key) {
            self.complete = Some(held.clone());
        }
        if self.newest.key < held.key {
            self.newest = held;
        }
        true
    }

    /// Whether two versions have one number: two devices went on from one state.
    pub fn is_forked(&self) -> bool {
        self.versions.keys().zip(self.versions.keys().skip(1)).any(|(one, next)| one.number == next.number)
    }
}

/// Whether a text is a UUID in lower case.
pub fn is_uuid(text: &str) -> bool {
    let shape = b"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    text.len() == shape.len()
        && text.bytes().zip(shape).all(|(found, expected)| match expected {
            b'-' => found == b'-',
            _ => matches!(found, b'0'..=b'9' | b'a'..=b'f'),
        })
}

/// The identifier of a report that no device made: of what an observer reports of a visit by text message, in a table, or
/// by telephone to headquarters, which are one report. `place`: none for an incident that has none; `visit`: which
/// visit or incident of the day, from 1; `day`: polling day.
pub fn id_of(observer: &str, place: Option<&Commission>, form: &str, visit: u8, day: &str) -> String {
    let (kind, code) = match place {
        None => ("nowhere", ""),
        Some(Commission::Station(code)) => ("station", code.as_str()),
        Some(Commission::Area(code)) => ("area", code.as_str()),
    };
    let visit = visit.to_string();
    uuid(&["hattama report", observer, kind, code, form, &visit, day].map(str::as_bytes))
}

/// A UUID of version 8, RFC 9562: the first bits of the SHA-256 of parts, each after its length.
pub fn uuid(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut bytes = hash.finalize();
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

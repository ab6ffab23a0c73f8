//! Summaries, journal checkpoints, announcements, key changes: what a commission states.

use super::Apply;
use crate::property::Property;
use crate::state::At;
use crate::view::{AsOf, View};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::COUNT_MAX;
use model::definition::Status;
use model::fact::{Announcement, BasisRule, JournalCheckpoint, KeyChange, Stage, Summary};
use model::moment::Moment;
use record::note::{SignatureKind, VerifierKey};
use tabulation::AreaIndex;

impl Apply<'_> {
    pub(super) fn summary(&mut self, summary: Summary) {
        let area = self.state.area_by_code.get(&summary.area).copied();
        let contest = self.state.contests.iter().position(|known| known.contest.code == summary.contest);
        let (Some(area), Some(contest)) = (area, contest) else {
            let message = format!("found {:?} in {:?}, which stand nowhere", summary.area, summary.contest);
            return self.broken(Property::OrderDefinition, message);
        };
        self.roles(summary.door, summary.roles.iter().map(String::as_str));
        let width = self.state.contests[contest].plan.width();
        if summary.lines.len() != width || summary.difference.len() != width {
            let message = format!("found {} lines, expected {width}", summary.lines.len());
            return self.broken(Property::ProtocolLines, message);
        }
        if let Some(count) = summary.lines.iter().find(|&&count| count > COUNT_MAX) {
            let message = format!("found {count}, expected at most {COUNT_MAX}");
            self.broken(Property::ProtocolLines, message);
        }
        let contest = &self.state.contests[contest];
        if summary.as_of > self.entry {
            let message = format!("as of {}, which is above its own index {}", summary.as_of, self.entry);
            return self.broken(Property::SummaryDifference, message);
        }
        let Some(view) = View::new(self.state, contest, BasisRule::Best, AsOf::Size(summary.as_of)) else {
            return;
        };
        let sums = view.tally().sums(area);
        let expected = summary.lines.iter().zip(sums).map(|(&line, &sum)| i128::from(line) - i128::from(sum));
        if !expected.eq(summary.difference.iter().map(|&difference| i128::from(difference))) {
            let message = format!("the difference of {:?} is not lines minus sum", summary.area);
            self.broken(Property::SummaryDifference, message);
        }
        self.state.summaries.push(At { entry: self.entry, fact: summary });
    }

    pub(super) fn journal(&mut self, checkpoint: JournalCheckpoint) {
        if let Some(At { fact: last, .. }) = self.state.journal.last() {
            let fallen = checkpoint.size < last.size;
            let other = checkpoint.size == last.size && checkpoint.root != last.root;
            if fallen || other {
                let message = format!(
                    "found size {} and root {}, after size {} and root {}",
                    checkpoint.size, checkpoint.root, last.size, last.root
                );
                self.broken(Property::OrderJournal, message);
            }
        }
        self.state.journal.push(At { entry: self.entry, fact: checkpoint });
    }

    pub(super) fn announcement(&mut self, announcement: Announcement) {
        let Some(contest) =
            self.state.contests.iter().position(|known| known.contest.code == announcement.contest)
        else {
            let message = format!("found the contest {:?}, which stands nowhere", announcement.contest);
            return self.broken(Property::OrderDefinition, message);
        };
        if announcement.as_of > self.entry {
            let message =
                format!("as of {}, which is above its own index {}", announcement.as_of, self.entry);
            self.broken(Property::OrderAnnouncement, message);
        } else {
            self.announced_figures(contest, &announcement);
        }
        self.announcement_order(&announcement);
        self.embargo(announcement.at);
        let status = self.state.opening.as_ref().map(|opening| opening.status);
        let least = if status == Some(Status::Archive) { 1 } else { 2 };
        let roles = announcement.roles.iter().filter(|role| !role.is_empty()).count();
        if roles < least || roles < announcement.roles.len() {
            let message = format!("found {roles} roles behind an announcement, expected at least {least}");
            self.broken(Property::ProtocolRoles, message);
        }
        self.state.announcements.push(At { entry: self.entry, fact: announcement });
    }

    /// A station in the east may be counted before the last one in the west has closed: what the embargo bounds is when
    /// a count leaves, and the record shows that of announcements alone.
    fn embargo(&mut self, at: Moment) {
        let Some(embargo) = self.state.opening.as_ref().and_then(|opening| opening.embargo) else { return };
        if at.instant() < embargo.instant() {
            let message = format!("announced at {at}, before the embargo ends at {embargo}");
            self.broken(Property::OrderEmbargo, message);
        }
    }

    fn announcement_order(&mut self, announcement: &Announcement) {
        let earlier = self.state.announcements.iter().map(|at| &at.fact);
        let earlier = earlier.filter(|earlier| earlier.contest == announcement.contest);
        let newest = earlier.clone().map(|earlier| earlier.as_of).max();
        let has_final = earlier.clone().any(|earlier| earlier.stage == Stage::Final);
        if has_final && announcement.stage == Stage::Preliminary {
            let message = "a preliminary announcement stands after a final one".to_owned();
            self.broken(Property::OrderAnnouncement, message);
        }
        if let Some(as_of) = newest.filter(|as_of| *as_of > announcement.as_of) {
            let message = format!("as of {}, after an announcement as of {as_of}", announcement.as_of);
            self.broken(Property::OrderAnnouncement, message);
        }
        let stations = announcement.result.coverage.stations;
        if announcement.stage == Stage::Final && stations.counted < stations.of {
            let message =
                format!("a final announcement with {} of {} stations", stations.counted, stations.of);
            self.broken(Property::OrderAnnouncement, message);
        }
        if announcement.stage == Stage::Final && announcement.basis != BasisRule::Original {
            let message = "a final announcement rests on originals alone".to_owned();
            self.broken(Property::OrderAnnouncement, message);
        }
    }

    fn announced_figures(&mut self, contest: usize, announcement: &Announcement) {
        let contest = &self.state.contests[contest];
        let as_of = AsOf::Size(announcement.as_of);
        let view = View::new(self.state, contest, announcement.basis, as_of);
        let message = match view.map(|view| view.figures(AreaIndex::ROOT)) {
            Some(Ok(recomputed)) if recomputed == announcement.result => return,
            Some(Ok(recomputed)) => difference(&announcement.result, &recomputed),
            Some(Err(error)) => error.to_string(),
            None => "found a result, and no area of which it could be the result".to_owned(),
        };
        self.broken(Property::AnnouncementFigures, message);
    }

    pub(super) fn key(&mut self, change: KeyChange) {
        let origin = self.state.opening.as_ref().map_or("", |opening| opening.origin.as_str()).to_owned();
        let Some(old) = self.state.keys.last().map(|key| key.fact.clone()) else { return };
        let new = match change.key.parse::<VerifierKey>() {
            Ok(key) if key.name() == origin && key.kind() == SignatureKind::Ed25519 => key,
            _ => {
                let message = format!("found the key {:?}, expected one named {origin:?}", change.key);
                return self.broken(Property::KeyChange, message);
            }
        };
        let text = key_change_text(&origin, &old, &new);
        for (whose, key, signature) in
            [("old", &old, &change.signatures[0]), ("new", &new, &change.signatures[1])]
        {
            if !signed(key, &text, signature) {
                self.broken(Property::KeyChange, format!("the {whose} key did not sign the change"));
            }
        }
        self.state.keys.push(At { entry: self.entry, fact: new });
    }
}

/// What both keys sign when a record changes its key.
pub fn key_change_text(origin: &str, old: &VerifierKey, new: &VerifierKey) -> String {
    format!("hattama key change\n{origin}\n{old}\n{new}\n")
}

fn signed(key: &VerifierKey, text: &str, signature: &str) -> bool {
    let public = ed25519_dalek::VerifyingKey::from_bytes(key.public_bytes());
    let signature = STANDARD.decode(signature).ok().and_then(|bytes| bytes.try_into().ok());
    match (public, signature) {
        (Ok(public), Some(signature)) => {
            let signature = ed25519_dalek::Signature::from_bytes(&signature);
            public.verify_strict(text.as_bytes(), &signature).is_ok()
        }
        _ => false,
    }
}

/// The first member in which two results differ, with both values.
pub(crate) fn difference<T: serde::Serialize>(found: &T, expected: &T) -> String {
    let value = |result: &T| serde_json::to_value(result).unwrap_or_default();
    first_difference("", &value(found), &value(expected))
        .unwrap_or_else(|| "the figures differ from those recomputed".to_owned())
}

fn first_difference(path: &str, found: &serde_json::Value, expected: &serde_json::Value) -> Option<String> {
    use serde_json::Value;
    match (found, expected) {
        (Value::Object(left), Value::Object(right)) => {
            let keys: std::collections::BTreeSet<&String> = left.keys().chain(right.keys()).collect();
            keys.into_iter().find_map(|key| {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                let none = Value::Null;
                first_difference(&path, left.get(key).unwrap_or(&none), right.get(key).unwrap_or(&none))
            })
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => left
            .iter()
            .zip(right)
            .enumerate()
            .find_map(|(index, (left, right))| first_difference(&format!("{path}[{index}]"), left, right)),
        (left, right) if left == right => None,
        (left, right) => Some(format!("{path}: found {left}, recomputed {right}")),
    }
}

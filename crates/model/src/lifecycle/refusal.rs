//! Why a command is refused: one variant a reason, in the order in which they are looked at.
//!
//! First whether anything goes at all, then whether the paper stands where the command needs it, then whether this
//! person may, then what the command says. Of several reasons the first is told. A desk translates by
//! [`Refusal::code`]; the sentence here is for logs and for whoever writes a program against the desk.

use super::{Asked, Person};
use crate::COUNT_MAX;

/// Why a command is refused. The order of the variants is their order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A certified result is changed by no desk.
    #[error("found a certified result; expected nothing more: no desk changes it")]
    Certified,
    /// A request waits, and nothing else goes.
    #[error("found a request that waits ({what}); expected it to be granted or denied first")]
    RequestWaits {
        /// What was asked for.
        what: Asked,
    },

    /// Receive: a paper is here and not done.
    #[error(
        "found another paper of this commission, {state}; expected none here: finish it or give it back first"
    )]
    AlreadyHere {
        /// Where the other one stands.
        state: &'static str,
    },
    /// Receive: one of the same basis is accepted.
    #[error(
        "found revision {revision} accepted from a paper of the same basis; expected a recall or recount first"
    )]
    AlreadyAccepted {
        /// The revision that counts.
        revision: u64,
    },
    /// Receive: an electronic copy never supersedes an original.
    #[error(
        "found an electronic copy, and revision {revision} rests on the original; expected the signed original"
    )]
    CopyAfterOriginal {
        /// The revision that counts.
        revision: u64,
    },
    /// Receive: nothing is expected of a station that is void.
    #[error("found the paper void ({why}); expected repeat voting or a recall to be granted first")]
    NothingExpected {
        /// Why it is void.
        why: Asked,
    },
    /// GiveBack: there is no paper here that could go back.
    #[error(
        "found the paper {state}; expected one that is here, that nobody types and that waits for no approval: lay the \
         entry down, or reject the explanation first"
    )]
    NothingToGiveBack {
        /// Where it stands.
        state: &'static str,
    },
    /// Scan: there is no paper here that waits to be accepted.
    #[error(
        "found the paper {state}; expected one that is here and not accepted yet: a scan is of the paper in work"
    )]
    NothingToScan {
        /// Where it stands.
        state: &'static str,
    },
    /// Claim: no entry is wanted.
    #[error("found the paper {state}; expected one that waits for an entry")]
    NothingToType {
        /// Where it stands.
        state: &'static str,
    },
    /// Keep, LayDown, Finish: no entry is under way.
    #[error("found the paper {state}; expected an entry under way: claim it first")]
    NobodyTypes {
        /// Where it stands.
        state: &'static str,
    },
    /// Judge: both entries have not just agreed.
    #[error("found the paper {state}; expected two entries that have just agreed")]
    NothingToJudge {
        /// Where it stands.
        state: &'static str,
    },
    /// Resolve, TypeAnew: nothing is held.
    #[error("found the paper {state}; expected one that is held with findings")]
    NothingHeld {
        /// Where it stands.
        state: &'static str,
    },
    /// Approve, Reject: no explanation waits.
    #[error("found the paper {state}; expected one whose findings are explained")]
    NothingToApprove {
        /// Where it stands.
        state: &'static str,
    },
    /// Ask: this cannot be asked for here.
    #[error("found a request for {what} at a paper that is {state}; expected one that it can have there")]
    NotAskedHere {
        /// What was asked for.
        what: Asked,
        /// Where the paper stands.
        state: &'static str,
    },
    /// Ask: a station of which a result counts did open.
    #[error("found revision {revision}, which counts; expected nothing of a station that did not open")]
    CountsAlready {
        /// The revision that counts.
        revision: u64,
    },
    /// Grant, Deny: nothing was asked for.
    #[error("found the paper {state}; expected one with a request that waits")]
    NothingAsked {
        /// Where it stands.
        state: &'static str,
    },
    /// Certify: nothing is accepted.
    #[error("found the paper {state}; expected it accepted before the result is certified")]
    NothingToCertify {
        /// Where it stands.
        state: &'static str,
    },
    /// Certify: final results rest on originals alone.
    #[error(
        "found revision {revision} on an electronic copy; expected its original before the result is certified"
    )]
    CopyNotFinal {
        /// The revision that counts.
        revision: u64,
    },

    /// Claim, Keep, Finish: somebody else types.
    #[error("found {clerk} typing; expected the same person, or an entry that was laid down")]
    AnotherTypes {
        /// Who types.
        clerk: Person,
    },
    /// Claim: the second entry is typed by another person.
    #[error("found the person who typed the first entry; expected another one for the second")]
    FirstTypist,
    /// Claim: nobody types the differing places twice in a row.
    #[error("found the person who typed these places last; expected another one to type them next")]
    TypedLast,
    /// Resolve, TypeAnew, Approve, Reject: somebody who has not typed decides.
    #[error("found a person who typed this paper; expected one who did not")]
    HasTyped,
    /// Approve, Reject: somebody who has not explained decides.
    #[error("found the person who explained the findings; expected another one to approve or reject")]
    HasResolved,
    /// Grant: somebody else grants.
    #[error("found the person who asked; expected another one to grant it")]
    HasAsked,

    /// Receive: the paper has another number of lines than the one before it.
    #[error("found a paper of {found} lines; expected {expected}, as many as the revision before")]
    OtherForm {
        /// Lines of this paper.
        found: u16,
        /// Lines of the revision before.
        expected: usize,
    },
    /// Receive, Scan: what is said of the picture cannot stand on the record.
    #[error("{why}")]
    ScanMisshapen {
        /// What was found and what was expected.
        why: String,
    },
    /// Keep: the form has no such line.
    #[error("found place {place}; expected one of the form's {lines} lines, counted from 0")]
    PlaceOutside {
        /// The place.
        place: u16,
        /// How many the form has.
        lines: u16,
    },
    /// Keep: the entries agree there, so it is not typed again.
    #[error("found place {place}, which is settled; expected one of those that differ")]
    PlaceSettled {
        /// The place.
        place: u16,
    },
    /// Finish: more or fewer fields than there are.
    #[error("found {found} fields; expected {expected}, one for each place that is typed")]
    FieldCount {
        /// How many came.
        found: usize,
        /// How many there are.
        expected: usize,
    },
    /// Keep, Finish: no station has so many.
    #[error("found {found} at place {place}; expected at most {COUNT_MAX}: look at the paper again")]
    CountTooLarge {
        /// The line of the form, from 0.
        place: u16,
        /// The count.
        found: u64,
    },
    /// Judge: a check has the code that is kept for corrections.
    #[error("found a check called \"correction\"; expected another code: this one is kept for corrections")]
    CheckReserved,
    /// GiveBack, TypeAnew, Reject, Ask, Deny: the reason says nothing.
    #[error("found no reason; expected a sentence that says why")]
    ReasonBlank,
    /// Resolve: a text for a check that found nothing.
    #[error("found an explanation of {check:?}; expected explanations of the findings alone")]
    ExplanationUnknown {
        /// Code of the check.
        check: String,
    },
    /// Resolve: a finding without text.
    #[error("found no explanation of {check:?}; expected one for each finding")]
    ExplanationMissing {
        /// Code of the check.
        check: String,
    },
    /// Resolve: a text that says nothing.
    #[error("found a blank explanation of {check:?}; expected a sentence that says why")]
    ExplanationBlank {
        /// Code of the check.
        check: String,
    },
}

impl Refusal {
    /// A lasting word for the reason, by which a desk finds its sentence in the reader's language.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Certified => "certified",
            Refusal::RequestWaits { .. } => "request_waits",
            Refusal::AlreadyHere { .. } => "already_here",
            Refusal::AlreadyAccepted { .. } => "already_accepted",
            Refusal::CopyAfterOriginal { .. } => "copy_after_original",
            Refusal::NothingExpected { .. } => "nothing_expected",
            Refusal::NothingToGiveBack { .. } => "nothing_to_give_back",
            Refusal::NothingToScan { .. } => "nothing_to_scan",
            Refusal::NothingToType { .. } => "nothing_to_type",
            Refusal::NobodyTypes { .. } => "nobody_types",
            Refusal::NothingToJudge { .. } => "nothing_to_judge",
            Refusal::NothingHeld { .. } => "nothing_held",
            Refusal::NothingToApprove { .. } => "nothing_to_approve",
            Refusal::NotAskedHere { .. } => "not_asked_here",
            Refusal::CountsAlready { .. } => "counts_already",
            Refusal::NothingAsked { .. } => "nothing_asked",
            Refusal::NothingToCertify { .. } => "nothing_to_certify",
            Refusal::CopyNotFinal { .. } => "copy_not_final",
            Refusal::AnotherTypes { .. } => "another_types",
            Refusal::FirstTypist => "first_typist",
            Refusal::TypedLast => "typed_last",
            Refusal::HasTyped => "has_typed",
            Refusal::HasResolved => "has_resolved",
            Refusal::HasAsked => "has_asked",
            Refusal::OtherForm { .. } => "other_form",
            Refusal::ScanMisshapen { .. } => "scan_misshapen",
            Refusal::PlaceOutside { .. } => "place_outside",
            Refusal::PlaceSettled { .. } => "place_settled",
            Refusal::FieldCount { .. } => "field_count",
            Refusal::CountTooLarge { .. } => "count_too_large",
            Refusal::CheckReserved => "check_reserved",
            Refusal::ReasonBlank => "reason_blank",
            Refusal::ExplanationUnknown { .. } => "explanation_unknown",
            Refusal::ExplanationMissing { .. } => "explanation_missing",
            Refusal::ExplanationBlank { .. } => "explanation_blank",
        }
    }
}

//! What an incident is about, how grave it is, and how the observer knows. Closed lists, so that they can be counted.

use serde::{Deserialize, Serialize};

/// What an incident is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// An observer was kept out, or kept from seeing.
    AccessDenied,
    /// Somebody was put under pressure.
    Intimidation,
    /// Somebody was hurt, or something destroyed.
    Violence,
    /// Votes were bought or sold.
    VoteBuying,
    /// Several people voted together.
    GroupVoting,
    /// Somebody voted more than once.
    MultipleVoting,
    /// Somebody voted for somebody else.
    ProxyVoting,
    /// Ballots were put into a box that nobody had cast.
    BallotStuffing,
    /// Somebody campaigned where or when it is not allowed.
    Campaigning,
    /// People were in the station who had no right to be.
    UnauthorisedPersons,
    /// A vote could be seen.
    Secrecy,
    /// Something was wrong with the voter list.
    VoterList,
    /// Ballots, boxes, seals or forms were missing.
    MissingMaterial,
    /// Something was wrong with the count.
    CountIrregularity,
    /// Something was wrong with the protocol.
    ProtocolIrregularity,
    /// Something was wrong with the tabulation.
    TabulationIrregularity,
    /// Something was wrong with the transport of ballots or protocols.
    Transport,
    /// A complaint was not accepted.
    ComplaintRefused,
    /// Somebody voted without showing who they are, or was turned away although they did.
    Identification,
    /// Something was wrong with voting outside the station.
    MobileVoting,
    /// Something was wrong with a box or its seals.
    BoxOrSeals,
    /// Somebody could not get in, or not vote without help.
    Accessibility,
    /// Power or technical equipment failed.
    PowerOrTechnical,
    /// None of these.
    Other,
}

impl Category {
    /// All of them, with their lasting words, in the order in which they are offered.
    pub const ALL: [(Category, &'static str); 24] = [
        (Category::AccessDenied, "access_denied"),
        (Category::Intimidation, "intimidation"),
        (Category::Violence, "violence"),
        (Category::VoteBuying, "vote_buying"),
        (Category::GroupVoting, "group_voting"),
        (Category::MultipleVoting, "multiple_voting"),
        (Category::ProxyVoting, "proxy_voting"),
        (Category::BallotStuffing, "ballot_stuffing"),
        (Category::Campaigning, "campaigning"),
        (Category::UnauthorisedPersons, "unauthorised_persons"),
        (Category::Secrecy, "secrecy"),
        (Category::VoterList, "voter_list"),
        (Category::MissingMaterial, "missing_material"),
        (Category::CountIrregularity, "count_irregularity"),
        (Category::ProtocolIrregularity, "protocol_irregularity"),
        (Category::TabulationIrregularity, "tabulation_irregularity"),
        (Category::Transport, "transport"),
        (Category::ComplaintRefused, "complaint_refused"),
        (Category::Identification, "identification"),
        (Category::MobileVoting, "mobile_voting"),
        (Category::BoxOrSeals, "box_or_seals"),
        (Category::Accessibility, "accessibility"),
        (Category::PowerOrTechnical, "power_or_technical"),
        (Category::Other, "other"),
    ];

    /// A lasting word for it.
    pub fn name(self) -> &'static str {
        Category::ALL.iter().find(|(category, _)| *category == self).map_or("other", |(_, name)| name)
    }

    /// The category of that name.
    pub fn named(name: &str) -> Option<Category> {
        Category::ALL.iter().find(|(_, known)| *known == name).map(|(category, _)| *category)
    }
}

/// How grave it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth keeping.
    Minor,
    /// It may have touched votes or observers.
    Serious,
    /// Somebody is in danger, or the result of a station is.
    Critical,
}

impl Severity {
    /// All of them, the gravest last.
    pub const ALL: [Severity; 3] = [Severity::Minor, Severity::Serious, Severity::Critical];

    /// A lasting word for it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Minor => "minor",
            Severity::Serious => "serious",
            Severity::Critical => "critical",
        }
    }
}

/// How the observer knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// They saw it.
    SeenMyself,
    /// Another observer told them.
    ToldByObserver,
    /// A voter told them.
    ToldByVoter,
    /// An official told them.
    ToldByOfficial,
    /// It was in the media.
    Media,
}

impl Source {
    /// All of them, the nearest first.
    pub const ALL: [Source; 5] = [
        Source::SeenMyself,
        Source::ToldByObserver,
        Source::ToldByVoter,
        Source::ToldByOfficial,
        Source::Media,
    ];

    /// A lasting word for it.
    pub fn name(self) -> &'static str {
        match self {
            Source::SeenMyself => "seen_myself",
            Source::ToldByObserver => "told_by_observer",
            Source::ToldByVoter => "told_by_voter",
            Source::ToldByOfficial => "told_by_official",
            Source::Media => "media",
        }
    }
}

//! The plan: who observes, in which team, where and when.
//!
//! A [`Member`] is a number with a code; names are kept apart. Teams visit places: a [`Visit`] is planned for a team, a
//! place and a phase. A visit to a sample point that cannot be made is *replaced*, never deleted: the replacement names
//! what it replaces and why, and everything computed of the sample says how many there are.

use crate::form::Phase;
use model::lifecycle::{Commission, Person};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What somebody is in a mission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// An expert at headquarters.
    Core,
    /// An observer in the field for weeks, who looks after teams.
    LongTerm,
    /// An observer around polling day.
    ShortTerm,
    /// An agent of a party or candidate.
    Agent,
    /// An observer of a citizens' organisation.
    Citizen,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 5] = [Role::Core, Role::LongTerm, Role::ShortTerm, Role::Agent, Role::Citizen];

    /// Its lasting name.
    pub fn name(self) -> &'static str {
        match self {
            Role::Core => "core",
            Role::LongTerm => "long_term",
            Role::ShortTerm => "short_term",
            Role::Agent => "agent",
            Role::Citizen => "citizen",
        }
    }

    /// The role of a name.
    pub fn parse(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// What somebody may do at headquarters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// People, plan, forms.
    Administrator,
    /// Incidents, and typing what is on photographs of protocols.
    Operator,
    /// Analysis, data quality, comparison, cases, exports.
    Analyst,
    /// Drafts a statement.
    Editor,
    /// Reviews and issues it.
    Head,
}

impl Function {
    /// Every function.
    pub const ALL: [Function; 5] =
        [Function::Administrator, Function::Operator, Function::Analyst, Function::Editor, Function::Head];

    /// Its lasting name.
    pub fn name(self) -> &'static str {
        match self {
            Function::Administrator => "administrator",
            Function::Operator => "operator",
            Function::Analyst => "analyst",
            Function::Editor => "editor",
            Function::Head => "head",
        }
    }

    /// The function of a name.
    pub fn parse(name: &str) -> Option<Function> {
        Function::ALL.into_iter().find(|function| function.name() == name)
    }
}

/// Somebody who works for a mission, as the journal knows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Whether they may sign in.
    pub active: bool,
    /// By which they sign in and send text messages.
    pub code: String,
    /// What they may do at headquarters.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub functions: BTreeSet<Function>,
    /// Languages that they speak.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Code of the organisation that sent them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// What they are.
    pub role: Role,
    /// Code of whoever looks after them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<String>,
    /// Their team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
}

/// A visit that is planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// 1, 2, 3 … in the mission.
    pub number: u64,
    /// What is to be observed.
    pub phase: Phase,
    /// Where.
    pub place: Commission,
    /// The visit that this one replaces, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Replaced>,
    /// Whether the place was drawn.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample_point: bool,
    /// Code of the team.
    pub team: String,
}

/// What a visit stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replaced {
    /// Number of the visit that cannot be made.
    pub visit: u64,
    /// Why.
    pub reason: String,
}

/// Whether a person sees a visit as theirs.
pub fn is_of(visit: &Visit, member: &Member) -> bool {
    member.team.as_deref() == Some(visit.team.as_str())
}

/// A person with their member row.
pub type Listed<'a> = (&'a Person, &'a Member);

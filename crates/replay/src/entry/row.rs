//! A protocol as it is applied: its texts stay where they were read.
//!
//! A log is full of protocols, and nothing of one but its figures and its reason outlives its application. So the state
//! takes a [`Row`], which borrows: from an entry's bytes, or from a [`Protocol`] that somebody has made.

use model::fact::{Basis, Door, Protocol, ProtocolTag, Scan, Version};
use model::moment::Moment;

/// A protocol. Its members are those of [`Protocol`], except for the figures, which lie elsewhere.
pub(crate) struct Row<'a> {
    pub at: Moment,
    pub basis: Basis,
    pub commission: Option<&'a str>,
    pub contest: &'a str,
    pub door: Door,
    /// Check code and explanation.
    pub findings: Vec<(&'a str, &'a str)>,
    pub reason: Option<&'a str>,
    pub revision: u64,
    pub roles: Roles<'a>,
    pub scan: Option<Scan>,
    pub source_version: Option<u64>,
    pub station: &'a str,
    pub supersedes: Option<&'a str>,
}

impl<'a> Row<'a> {
    /// A protocol that has texts of its own.
    pub fn of(protocol: &'a Protocol) -> Row<'a> {
        Row {
            at: protocol.at,
            basis: protocol.basis,
            commission: protocol.commission.as_deref(),
            contest: &protocol.contest,
            door: protocol.door,
            findings: protocol.findings.iter().map(|(code, text)| (code.as_str(), text.as_str())).collect(),
            reason: protocol.reason.as_deref(),
            revision: protocol.revision,
            roles: Roles { few: [""; FEW], count: 0, listed: &protocol.roles },
            scan: protocol.scan.clone(),
            source_version: protocol.source_version,
            station: &protocol.station,
            supersedes: protocol.supersedes.as_deref(),
        }
    }

    /// The same with texts of its own.
    pub fn to_protocol(&self, lines: &[u64]) -> Protocol {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Protocol {
            version: Version,
            at: self.at,
            basis: self.basis,
            commission: owned(self.commission),
            contest: self.contest.to_owned(),
            door: self.door,
            fact: ProtocolTag,
            findings: self.findings.iter().map(|&(code, text)| (code.to_owned(), text.to_owned())).collect(),
            lines: lines.to_vec(),
            reason: owned(self.reason),
            revision: self.revision,
            roles: self.roles.iter().map(str::to_owned).collect(),
            scan: self.scan.clone(),
            source_version: self.source_version,
            station: self.station.to_owned(),
            supersedes: owned(self.supersedes),
        }
    }
}

/// Roles that have room without a list of their own: one in an archive, two or three elsewhere.
const FEW: usize = 3;

/// Who made and approved a protocol, in their order.
#[derive(Clone, Copy)]
pub(crate) struct Roles<'a> {
    few: [&'a str; FEW],
    count: usize,
    listed: &'a [String],
}

impl<'a> Roles<'a> {
    /// None yet.
    pub fn new() -> Roles<'a> {
        Roles { few: [""; FEW], count: 0, listed: &[] }
    }

    /// Adds one; `None` where there is no room.
    pub fn push(&mut self, role: &'a str) -> Option<()> {
        *self.few.get_mut(self.count)? = role;
        self.count += 1;
        Some(())
    }

    /// In their order.
    pub fn iter(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let few = self.few;
        few.into_iter().take(self.count).chain(self.listed.iter().map(String::as_str))
    }
}

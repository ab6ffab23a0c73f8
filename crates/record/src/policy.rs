//! Whom a verifier trusts, after c2sp.org/tlog-policy.
//!
//! A policy is a text of a few lines, which its reader keeps and which no log can change:
//!
//! ```text
//! log <vkey> [<url>]
//! witness <name> <vkey> [<url>]
//! group <name> all|any|<k> <name>…
//! quorum none|<name>|<k>
//! ```
//!
//! A checkpoint satisfies it that is signed by one of the logs and cosigned by the quorum: by one witness, or by at
//! least k members of a group. `quorum <k>` is ours, and short for a group of all witnesses above; the specification
//! knows only names, so a file that other programs shall read writes the group out. Where a witness or group has a
//! number for its name, the name goes before.
//!
//! [`Policy::parse`] is strict and names the line that is wrong; [`Policy::satisfied`] says by whom a note is signed, or
//! what it lacks; [`Policy::cosigned`] asks for the witnesses alone.
//!
//! Deliberately not here: how old a cosignature may be. A record of ten years ago is as good as it was.

mod parse;
#[cfg(test)]
mod tests;

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::note::{Note, NoteError, Verified, VerifierKey};

pub use parse::{LineError, PolicyError};

/// The logs and witnesses that are trusted, and how many of them it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<VerifierKey>,
    witnesses: Vec<Witness>,
    groups: Vec<Group>,
    /// `None` if no cosignature is asked for.
    quorum: Option<Member>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Witness {
    name: String,
    key: VerifierKey,
}

/// A group of witnesses and of groups defined before it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    name: String,
    needed: usize,
    members: Vec<Member>,
}

/// A place among the witnesses or among the groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Member {
    Witness(usize),
    Group(usize),
}

/// By whom a checkpoint is signed that satisfies a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Satisfied {
    /// The checkpoint.
    pub checkpoint: Checkpoint,
    /// The key of the log.
    pub log: VerifierKey,
    /// The witnesses that have cosigned, by their names in the policy, in its order, each with the time of its
    /// cosignature in seconds since 1970.
    pub witnesses: Vec<(String, u64)>,
}

/// Why a note does not satisfy a policy, in the order in which the reasons are looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsatisfied {
    /// The note is no checkpoint, no known key has signed it, or a signature is wrong.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// None of the policy's logs of this origin has signed.
    #[error("no key of the log {origin} that the policy names has signed the checkpoint")]
    Log {
        /// The origin of the checkpoint.
        origin: String,
    },
    /// Too few witnesses have cosigned.
    #[error("the quorum {quorum} is not reached: cosigned by {}", list(.found))]
    Quorum {
        /// The quorum, as the policy describes it.
        quorum: String,
        /// The names of the witnesses that have cosigned.
        found: Vec<String>,
    },
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "no known witness".to_owned() } else { names.join(", ") }
}

impl Policy {
    /// Trust in one log, without witnesses.
    pub fn of_log(key: VerifierKey) -> Policy {
        Policy { logs: vec![key], witnesses: Vec::new(), groups: Vec::new(), quorum: None }
    }

    /// Reads a policy.
    pub fn parse(text: &str) -> Result<Policy, PolicyError> {
        parse::parse(text)
    }

    /// The keys of the logs that are trusted. The name of each is the origin of its log.
    pub fn logs(&self) -> &[VerifierKey] {
        &self.logs
    }

    /// The witnesses that are trusted, by name and key.
    pub fn witnesses(&self) -> impl Iterator<Item = (&str, &VerifierKey)> {
        self.witnesses.iter().map(|witness| (witness.name.as_str(), &witness.key))
    }

    /// Whether a note is a checkpoint that is signed as the policy asks.
    pub fn satisfied(&self, note: &Note) -> Result<Satisfied, Unsatisfied> {
        let checkpoint = Checkpoint::parse(note.text())?;
        let keys = self.logs.iter().chain(self.witnesses.iter().map(|witness| &witness.key));
        let verified = note.verify(keys).map_err(CheckpointError::from)?;
        let signed = |key: &&VerifierKey| verified.iter().any(|verified| verified.key == *key);
        let log = self.logs.iter().filter(|key| key.name() == checkpoint.origin).find(signed);
        let log = log.ok_or_else(|| Unsatisfied::Log { origin: checkpoint.origin.clone() })?.clone();

        let witnesses = self.quorum_of(&verified)?;
        Ok(Satisfied { checkpoint, log, witnesses })
    }

    /// Whether a note is cosigned as the policy asks, whichever log has signed it: the witnesses, as in [`Satisfied`].
    ///
    /// For a reader who knows by other means that the log's key is the one that is trusted, such as a key that the
    /// log has changed to.
    pub fn cosigned(&self, note: &Note) -> Result<Vec<(String, u64)>, Unsatisfied> {
        let keys = self.witnesses.iter().map(|witness| &witness.key);
        match note.verify(keys) {
            Ok(verified) => self.quorum_of(&verified),
            Err(NoteError::NoKnownSignature { .. }) => self.quorum_of(&[]),
            Err(error) => Err(CheckpointError::from(error).into()),
        }
    }

    fn quorum_of(&self, verified: &[Verified<'_>]) -> Result<Vec<(String, u64)>, Unsatisfied> {
        let time = |witness: &Witness| {
            let verified = verified.iter().find(|verified| *verified.key == witness.key)?;
            verified.time_unix_seconds
        };
        let times: Vec<Option<u64>> = self.witnesses.iter().map(time).collect();
        let cosigned = self.witnesses.iter().zip(&times);
        let witnesses: Vec<(String, u64)> =
            cosigned.filter_map(|(witness, time)| Some((witness.name.clone(), (*time)?))).collect();
        match self.quorum {
            Some(quorum) if !self.reached(quorum, &times) => Err(Unsatisfied::Quorum {
                quorum: self.describe(quorum),
                found: witnesses.into_iter().map(|(name, _)| name).collect(),
            }),
            _ => Ok(witnesses),
        }
    }

    /// Whether a member has cosigned. A group stands only on groups before it, so this comes to an end.
    fn reached(&self, member: Member, times: &[Option<u64>]) -> bool {
        match member {
            Member::Witness(at) => times[at].is_some(),
            Member::Group(at) => {
                let group = &self.groups[at];
                let count = group.members.iter().filter(|&&member| self.reached(member, times)).count();
                count >= group.needed
            }
        }
    }

    fn name(&self, member: Member) -> &str {
        match member {
            Member::Witness(at) => &self.witnesses[at].name,
            Member::Group(at) => &self.groups[at].name,
        }
    }

    fn describe(&self, member: Member) -> String {
        match member {
            Member::Witness(_) => self.name(member).to_owned(),
            Member::Group(at) => {
                let group = &self.groups[at];
                let names: Vec<&str> = group.members.iter().map(|&member| self.name(member)).collect();
                format!("of {} out of {}", group.needed, names.join(", "))
            }
        }
    }
}

//! Reading a policy, line by line.
//!
//! Items are separated by spaces and tabs; blank lines and lines that begin with `#` are passed over. A name must be
//! defined above the line that uses it, and may be a member of one group only, so that nobody counts twice.

use super::{Group, Member, Policy, Witness};
use crate::note::{KeyError, SignatureKind, VerifierKey};

/// The first line of a policy that is wrong, and how.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the policy: {reason}")]
pub struct PolicyError {
    /// The line, counted from 1; for a line that is missing, the one after the last.
    pub line: usize,
    /// What is wrong with it.
    pub reason: LineError,
}

/// How a line of a policy is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// The line is of no known form.
    #[error("expected {expected}, found \"{found}\"")]
    Form {
        /// The line.
        found: String,
        /// The forms that are known.
        expected: &'static str,
    },
    /// A control character other than tab and newline.
    #[error("control character 0x{found:02x}: only tab and newline are allowed")]
    Control {
        /// The character.
        found: u8,
    },
    /// A key cannot be read.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A log has a witness's key, or a witness a log's.
    #[error("the key of {name} is of the wrong type: expected {expected}")]
    KeyKind {
        /// The name of the key.
        name: String,
        /// What was expected.
        expected: &'static str,
    },
    /// Two logs, or two witnesses, have one public key, whatever their names.
    #[error("the key of {name} stands in the policy already")]
    SameKey {
        /// The name of the second.
        name: String,
    },
    /// A name is defined a second time, or is the reserved word `none`.
    #[error("the name \"{name}\" is taken")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// A name is used that no line above defines.
    #[error("no line above defines \"{name}\"")]
    NameUnknown {
        /// The name.
        name: String,
    },
    /// A name is a member for the second time.
    #[error("\"{name}\" is a member of a group already, and must not count twice")]
    MemberTwice {
        /// The name.
        name: String,
    },
    /// More members are asked for than there are, or none.
    #[error("{needed} of {members} cannot be a quorum: expected a number from 1 to {members}")]
    Threshold {
        /// How many are asked for, as it is written.
        needed: String,
        /// How many there are.
        members: usize,
    },
    /// There is a second quorum.
    #[error("the quorum is defined already")]
    SecondQuorum,
    /// The text ends, and there was no quorum.
    #[error("no quorum is defined: expected a line \"quorum none\", \"quorum <name>\" or \"quorum <k>\"")]
    NoQuorum,
}

pub(super) fn parse(text: &str) -> Result<Policy, PolicyError> {
    let mut reader = Reader::default();
    let lines = text.strip_suffix('\n').unwrap_or(text).split('\n');
    let mut number = 0;
    for line in lines {
        number += 1;
        reader.line(line).map_err(|reason| PolicyError { line: number, reason })?;
    }
    let Some(quorum) = reader.quorum else {
        return Err(PolicyError { line: number + 1, reason: LineError::NoQuorum });
    };
    Ok(Policy { logs: reader.logs, witnesses: reader.witnesses, groups: reader.groups, quorum })
}

#[derive(Default)]
struct Reader {
    logs: Vec<VerifierKey>,
    witnesses: Vec<Witness>,
    groups: Vec<Group>,
    /// The outer `None` until the line has come.
    quorum: Option<Option<Member>>,
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), LineError> {
        if let Some(found) = line.bytes().find(|&byte| (byte < 0x20 && byte != b'\t') || byte == 0x7F) {
            return Err(LineError::Control { found });
        }
        let items: Vec<&str> = line.split([' ', '\t']).filter(|item| !item.is_empty()).collect();
        match items[..] {
            [] => Ok(()),
            [first, ..] if first.starts_with('#') => Ok(()),
            ["log", key] | ["log", key, _] => self.log(key.parse()?),
            ["witness", name, key] | ["witness", name, key, _] => self.witness(name, key.parse()?),
            ["group", name, needed, ref members @ ..] if !members.is_empty() => {
                self.group(name, needed, members)
            }
            ["quorum", name] => self.set_quorum(name),
            _ => Err(LineError::Form {
                found: line.to_owned(),
                expected: "\"log <vkey> [<url>]\", \"witness <name> <vkey> [<url>]\", \
                           \"group <name> all|any|<k> <name>…\" or \"quorum none|<name>|<k>\"",
            }),
        }
    }

    fn log(&mut self, key: VerifierKey) -> Result<(), LineError> {
        let name = key.name().to_owned();
        if key.kind() != SignatureKind::Ed25519 {
            return Err(LineError::KeyKind { name, expected: "0x01, a log's" });
        }
        if self.logs.iter().any(|log| log.public_bytes() == key.public_bytes()) {
            return Err(LineError::SameKey { name });
        }
        self.logs.push(key);
        Ok(())
    }

    fn witness(&mut self, name: &str, key: VerifierKey) -> Result<(), LineError> {
        if key.kind() != SignatureKind::Cosignature {
            return Err(LineError::KeyKind { name: key.name().to_owned(), expected: "0x04, a witness's" });
        }
        if self.witnesses.iter().any(|witness| witness.key.public_bytes() == key.public_bytes()) {
            return Err(LineError::SameKey { name: key.name().to_owned() });
        }
        self.define(name)?;
        self.witnesses.push(Witness { name: name.to_owned(), key });
        Ok(())
    }

    fn define(&self, name: &str) -> Result<(), LineError> {
        if name == "none" || self.find(name).is_some() {
            return Err(LineError::NameTaken { name: name.to_owned() });
        }
        Ok(())
    }

    fn find(&self, name: &str) -> Option<Member> {
        let witness = self.witnesses.iter().position(|witness| witness.name == name).map(Member::Witness);
        let group = || self.groups.iter().position(|group| group.name == name).map(Member::Group);
        witness.or_else(group)
    }

    fn group(&mut self, name: &str, needed: &str, names: &[&str]) -> Result<(), LineError> {
        self.define(name)?;
        let mut members = Vec::new();
        for &name in names {
            let member = self.find(name).ok_or_else(|| LineError::NameUnknown { name: name.to_owned() })?;
            if members.contains(&member) || self.groups.iter().any(|group| group.members.contains(&member)) {
                return Err(LineError::MemberTwice { name: name.to_owned() });
            }
            members.push(member);
        }
        let needed = match needed {
            "any" => 1,
            "all" => members.len(),
            number => threshold(number, members.len())?,
        };
        self.groups.push(Group { name: name.to_owned(), needed, members });
        Ok(())
    }

    fn set_quorum(&mut self, name: &str) -> Result<(), LineError> {
        if self.quorum.is_some() {
            return Err(LineError::SecondQuorum);
        }
        let quorum = match (name, self.find(name)) {
            ("none", _) => None,
            (_, Some(member)) => Some(member),
            (number, None) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                let needed = threshold(number, self.witnesses.len())?;
                let members = (0..self.witnesses.len()).map(Member::Witness).collect();
                self.groups.push(Group { name: number.to_owned(), needed, members });
                Some(Member::Group(self.groups.len() - 1))
            }
            (unknown, None) => return Err(LineError::NameUnknown { name: unknown.to_owned() }),
        };
        self.quorum = Some(quorum);
        Ok(())
    }
}

fn threshold(text: &str, members: usize) -> Result<usize, LineError> {
    let number = crate::text::decimal(text).and_then(|number| usize::try_from(number).ok());
    let number = number.filter(|number| (1..=members).contains(number));
    number.ok_or_else(|| LineError::Threshold { needed: text.to_owned(), members })
}

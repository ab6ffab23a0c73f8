//! A draft: facts that are about to be accepted, each held against the verifier's own rules first.
//!
//! [`Draft::push`] applies a fact to the state as the verifier would. What the verifier would name as broken is
//! refused here, before anything is written: the record cannot hold what a stranger would have to reject.

use crate::error::{Error, Result};
use model::fact::Fact;
use replay::State;
use store::NewFact;

/// The state with the drafted facts applied, and the facts.
pub struct Draft {
    state: State,
    facts: Vec<NewFact>,
}

/// A fact with its canonical bytes and hash: the part of drafting that needs no state, and can be done side by side.
pub struct Prepared {
    fact: Fact,
    new: NewFact,
}

impl Prepared {
    /// Writes and hashes a fact.
    pub fn new(fact: Fact) -> Result<Prepared> {
        let mut new = NewFact::new(&fact)?;
        if let Fact::Protocol(protocol) = &fact {
            new = new.of_protocol(&protocol.contest, &protocol.station, protocol.revision);
        }
        if matches!(fact, Fact::Summary(_) | Fact::Annulment(_)) {
            new = new.of_count();
        }
        Ok(Prepared { fact, new })
    }

    /// The fact.
    pub fn fact(&self) -> &Fact {
        &self.fact
    }
}

impl Draft {
    /// A draft on top of a state.
    pub fn on(state: State) -> Draft {
        Draft { state, facts: Vec::new() }
    }

    /// The state with everything drafted so far.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Whether nothing is drafted.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Takes the facts that were drafted since they were last taken.
    pub fn take(&mut self) -> Vec<NewFact> {
        std::mem::take(&mut self.facts)
    }

    /// Adds a fact, or says why the record must not hold it.
    pub fn push(&mut self, fact: Fact) -> Result<()> {
        self.push_prepared(Prepared::new(fact)?)
    }

    /// Adds a fact that was written and hashed before.
    pub fn push_prepared(&mut self, Prepared { fact, new }: Prepared) -> Result<()> {
        if self.state.closed.is_some() {
            return Err(Error::Closed);
        }
        let mut violations = Vec::new();
        self.state.apply(fact, new.leaf, &mut violations);
        if let Some(violation) = violations.first() {
            return Err(Error::WouldNotVerify(violation.to_string()));
        }
        self.facts.push(new);
        Ok(())
    }

    /// The facts, to be accepted, and the state that they make.
    pub fn into_parts(self) -> (State, Vec<NewFact>) {
        (self.state, self.facts)
    }
}

//! The desk's tables: what the journal's events make of papers, people and proposals.
//!
//! [`Tables`] are a fold over the events. A batch of commands is decided on a [`Draft`]: the tables as they are, and
//! over them what the batch changes. What it changes are the rows that its transaction writes; when they are durable,
//! [`Tables::absorb`] takes them in, and readers see them. Dropping the rows and folding the journal again gives the
//! same tables, which `doctor` holds them to.

use crate::Event;
use crate::act::{Act, Part, Proposal};
use model::fact::Basis;
use model::lifecycle::{self, Contradiction, Paper, Person, State};
use model::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// Where a paper stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperRow {
    /// Its state.
    pub state: State,
    /// Since when.
    pub since: Moment,
    /// The event that brought it there.
    pub journal_index: u64,
}

/// What became of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Outcome {
    /// It waits.
    Waiting,
    /// Approved, by whom.
    Approved {
        /// Who.
        by: Person,
    },
    /// Taken back or turned down, by whom and why.
    Withdrawn {
        /// Who.
        by: Person,
        /// Why.
        reason: String,
    },
}

/// A proposal with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalRow {
    /// When it was made.
    pub at: Moment,
    /// By whom.
    pub by: Person,
    /// What.
    pub proposal: Proposal,
    /// SHA-256 of exactly what would be published.
    pub hash: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// How often something happened to papers, over the whole journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Second entries that were finished, and entries of differing fields: each compared with the ones before.
    pub compared: u64,
    /// Of these, how many left fields that differ.
    pub differed: u64,
    /// Papers that were held with findings.
    pub held: u64,
    /// Papers that were typed anew as a whole.
    pub typed_anew: u64,
    /// Recalls and recounts that were granted.
    pub recalled: u64,
}

impl Counts {
    fn count(&mut self, state: &State, event: &lifecycle::Event) {
        use lifecycle::{Asked, Event};
        match event {
            Event::Agreed { .. } => self.compared += 1,
            Event::Differed { .. } => {
                self.compared += 1;
                self.differed += 1;
            }
            Event::Held { .. } => self.held += 1,
            Event::TypedAnew { .. } => self.typed_anew += 1,
            Event::Granted { .. } => {
                let again = |what| matches!(what, Asked::Recall | Asked::Recount);
                let asked = matches!(state, State::Requested { request, .. } if again(request.what));
                self.recalled += u64::from(asked);
            }
            _ => {}
        }
    }

    fn add(&mut self, other: Counts) {
        self.compared += other.compared;
        self.differed += other.differed;
        self.held += other.held;
        self.typed_anew += other.typed_anew;
        self.recalled += other.recalled;
    }
}

/// An event that does not follow from those before it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A paper was not where its event says.
    #[error("event {index}: {contradiction}")]
    Paper {
        /// Index of the event.
        index: u64,
        /// What does not fit.
        contradiction: Contradiction,
    },
    /// A proposal that nobody made, or that has ended.
    #[error("event {index}: proposal {number} is not waiting")]
    Proposal {
        /// Index of the event.
        index: u64,
        /// Its number.
        number: u64,
    },
}

/// What the events of a journal make.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tables {
    /// Papers that something happened to.
    pub papers: HashMap<Paper, PaperRow>,
    /// People, by number.
    pub persons: BTreeMap<Person, Part>,
    /// Proposals, by number.
    pub proposals: BTreeMap<u64, ProposalRow>,
    /// How often work went on, and how often it was done twice.
    pub counts: Counts,
    /// Which events tell of which paper, in order; of a draft: those of its batch.
    pub histories: Vec<(Paper, u64)>,
}

impl Tables {
    /// The tables of a whole journal, given its events in order.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Event>) -> Result<Tables, Broken> {
        let nothing = Tables::default();
        let mut draft = Draft::on(&nothing);
        for (index, event) in (0..).zip(events) {
            draft.apply(index, event)?;
        }
        Ok(draft.changed)
    }

    /// Takes in what a batch changed, once it is durable. Histories stay in the database.
    pub fn absorb(&mut self, changed: Tables) {
        self.papers.extend(changed.papers);
        self.persons.extend(changed.persons);
        self.proposals.extend(changed.proposals);
        self.counts.add(changed.counts);
    }
}

/// Tables, and what a batch changes of them.
pub struct Draft<'a> {
    base: &'a Tables,
    /// What is changed so far.
    pub changed: Tables,
}

impl<'a> Draft<'a> {
    /// Nothing is changed yet.
    pub fn on(base: &'a Tables) -> Draft<'a> {
        Draft { base, changed: Tables::default() }
    }

    /// Where a paper stands; `None` where nothing has happened to it.
    pub fn paper(&self, paper: &Paper) -> Option<&PaperRow> {
        self.changed.papers.get(paper).or_else(|| self.base.papers.get(paper))
    }

    /// A person's part.
    pub fn person(&self, person: Person) -> Option<&Part> {
        self.changed.persons.get(&person).or_else(|| self.base.persons.get(&person))
    }

    /// A proposal.
    pub fn proposal(&self, number: u64) -> Option<&ProposalRow> {
        self.changed.proposals.get(&number).or_else(|| self.base.proposals.get(&number))
    }

    /// The number of the next proposal.
    pub fn next_proposal(&self) -> u64 {
        let newest = |tables: &Tables| tables.proposals.keys().next_back().copied().unwrap_or(0);
        newest(&self.changed).max(newest(self.base)) + 1
    }

    /// The number of the next person.
    pub fn next_person(&self) -> Person {
        let newest = |tables: &Tables| tables.persons.keys().next_back().map_or(0, |person| person.0);
        Person(newest(&self.changed).max(newest(self.base)) + 1)
    }

    /// What an event does.
    pub fn apply(&mut self, index: u64, event: &Event) -> Result<(), Broken> {
        match &event.act {
            Some(Act::Paper { paper, events }) => self.papers(index, event.at, paper, events),
            Some(Act::NotReceived { paper, .. }) => {
                self.changed.histories.push((paper.clone(), index));
                Ok(())
            }
            Some(Act::Certified { contest }) => self.certified(index, event.at, contest),
            Some(Act::Person { person, part, .. }) => {
                self.changed.persons.insert(*person, part.clone());
                Ok(())
            }
            Some(Act::Proposed { number, by, proposal, hash }) => {
                let (by, proposal, hash) = (*by, proposal.clone(), hash.clone());
                let row = ProposalRow { at: event.at, by, proposal, hash, outcome: Outcome::Waiting };
                self.changed.proposals.insert(*number, row);
                Ok(())
            }
            Some(Act::Approved { number, by }) => self.ended(index, *number, Outcome::Approved { by: *by }),
            Some(Act::Withdrawn { number, by, reason }) => {
                self.ended(index, *number, Outcome::Withdrawn { by: *by, reason: reason.clone() })
            }
            Some(Act::Session { .. } | Act::Mission { .. }) | None => Ok(()),
        }
    }

    fn papers(
        &mut self,
        index: u64,
        at: Moment,
        paper: &Paper,
        events: &[lifecycle::Event],
    ) -> Result<(), Broken> {
        let mut state = self.paper(paper).map_or_else(State::expected, |row| row.state.clone());
        let (name, mut since) = (state.name(), self.paper(paper).map_or(at, |row| row.since));
        for event in events {
            self.changed.counts.count(&state, event);
            state = lifecycle::apply(state, event)
                .map_err(|contradiction| Broken::Paper { index, contradiction })?;
        }
        if state.name() != name {
            since = at;
        }
        self.changed.papers.insert(paper.clone(), PaperRow { state, since, journal_index: index });
        self.changed.histories.push((paper.clone(), index));
        Ok(())
    }

    /// Every accepted paper of the contest is certified.
    fn certified(&mut self, index: u64, at: Moment, contest: &str) -> Result<(), Broken> {
        let of_contest = |papers: &HashMap<Paper, PaperRow>| -> Vec<Paper> {
            papers.keys().filter(|paper| paper.contest == contest).cloned().collect()
        };
        let mut papers = of_contest(&self.base.papers);
        papers.extend(of_contest(&self.changed.papers));
        papers.sort_unstable();
        papers.dedup();
        for paper in papers {
            let accepted = |row: &PaperRow| matches!(&row.state, State::Accepted { accepted } if accepted.basis == Basis::Original);
            if self.paper(&paper).is_some_and(accepted) {
                self.papers(index, at, &paper, &[lifecycle::Event::Certified {}])?;
            }
        }
        Ok(())
    }

    fn ended(&mut self, index: u64, number: u64, outcome: Outcome) -> Result<(), Broken> {
        let row = self.proposal(number).filter(|row| row.outcome == Outcome::Waiting);
        let mut row = row.cloned().ok_or(Broken::Proposal { index, number })?;
        row.outcome = outcome;
        self.changed.proposals.insert(number, row);
        Ok(())
    }
}

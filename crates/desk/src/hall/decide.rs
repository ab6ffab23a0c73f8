//! Deciding one order on the tables as the orders before it have left them.

use super::order::{Done, NotDone, Order, Who, fingerprint};
use super::papers::{current, is_expected, is_within};
use super::proposed::{hash, published};
use super::staged::Staged;
use crate::draft::Draft as RecordDraft;
use crate::error::Error;
use crate::facts::{self, Word};
use crate::judge;
use model::fact::{Fact, Stage};
use model::lifecycle::{
    self, Accepted, Asked, Command, Commission, Event as PaperEvent, Paper, Person, State,
};
use model::moment::Moment;
use replay::State as Record;
use std::sync::RwLock;
use store::act::{Act, Proposal};
use store::tables::{Draft, Outcome};
use store::{Deed, Event, NewFact, Tables};

/// A batch in the making.
pub(super) struct Hand<'a> {
    tables: Draft<'a>,
    record: &'a RwLock<Record>,
    staged: &'a Staged,
    first_index: u64,
    as_of: u64,
    now: Moment,
    deeds: Vec<Deed>,
    facts: usize,
    spoiled: bool,
}

/// What a batch writes.
pub(super) struct Decided {
    pub deeds: Vec<Deed>,
    pub changed: Tables,
    /// Facts that the record in memory has taken in already.
    pub facts: usize,
    /// The record in memory has taken in what will not be written: it has to be read anew.
    pub spoiled: bool,
}

type Result<T> = std::result::Result<T, NotDone>;

impl<'a> Hand<'a> {
    pub fn new(
        tables: &'a Tables,
        record: &'a RwLock<Record>,
        staged: &'a Staged,
        first_index: u64,
        as_of: u64,
        now: Moment,
    ) -> Hand<'a> {
        let (tables, deeds, facts, spoiled) = (Draft::on(tables), Vec::new(), 0, false);
        Hand { tables, record, staged, first_index, as_of, now, deeds, facts, spoiled }
    }

    pub fn decided(self) -> Decided {
        let Hand { deeds, facts, spoiled, .. } = self;
        Decided { deeds, changed: self.tables.changed, facts, spoiled }
    }

    /// Decides an order. What it refuses has changed nothing.
    pub fn decide(&mut self, order: Order, who: &Who) -> Result<Done> {
        if let Some(person) = who.person
            && !self.tables.person(person).is_some_and(|part| part.active)
        {
            return Err(NotDone::NotActive);
        }
        match order {
            Order::Paper { paper, commands, seen } => self.paper(paper, &commands, seen, who),
            Order::NotReceived { paper, why, custody } => {
                let by = by(who)?;
                self.deed(Act::NotReceived { paper, by, why, custody }, Vec::new(), None, who)
            }
            Order::Person { person, part, what } => {
                let person = person.unwrap_or_else(|| self.tables.next_person());
                let act = Act::Person { by: who.person, person, part, what };
                let done = self.deed(act, Vec::new(), None, who)?;
                Ok(Done { number: Some(person.0), ..done })
            }
            Order::Session { person, what } => {
                self.deed(Act::Session { person, what }, Vec::new(), None, who)
            }
            Order::ProposeTurnout { area, hour, rows, reason } => {
                let proposal = Proposal::Turnout { area, at: self.now, hour, rows, reason };
                self.propose(proposal, who)
            }
            Order::ProposeAnnouncement { stage } => {
                self.propose(Proposal::Announcement { at: self.now, as_of: self.as_of, stage }, who)
            }
            Order::ProposeImport { name, file, mapping } => {
                let proposal = Proposal::Import { name, file, mapping, as_of: self.as_of };
                self.propose(proposal, who)
            }
            Order::Confirm { number, hash } => self.confirm(number, &hash, who),
            Order::Withdraw { number, reason } => {
                let waits = |row: &&store::tables::ProposalRow| row.outcome == Outcome::Waiting;
                self.tables.proposal(number).filter(waits).ok_or(NotDone::NoSuchProposal)?;
                if reason.trim().is_empty() {
                    return Err(NotDone::Refused(lifecycle::Refusal::ReasonBlank));
                }
                self.deed(Act::Withdrawn { number, by: by(who)?, reason }, Vec::new(), None, who)
            }
        }
    }

    /// Where a paper stands: as its row says, unless the record has a newer revision from another door.
    fn state_of(&self, record: &Record, paper: &Paper) -> State {
        let row = self.tables.paper(paper).map(|row| row.state.clone());
        current(record, paper, row)
    }

    fn paper(&mut self, paper: Paper, commands: &[Command], seen: Option<String>, who: &Who) -> Result<Done> {
        let record = self.record.read().expect("no holder of this lock panics");
        if !is_expected(&record, &paper) {
            return Err(NotDone::NoSuchPaper);
        }
        let part = who.person.and_then(|person| self.tables.person(person));
        if part.is_some_and(|part| !is_within(&record, part, &paper)) {
            return Err(NotDone::OtherArea);
        }
        let before = self.state_of(&record, &paper);
        if seen.is_some_and(|seen| seen != fingerprint(&before)) {
            return Err(NotDone::Changed);
        }
        let mut state = before.clone();
        let mut events = Vec::new();
        for command in commands {
            let decided = lifecycle::decide(&state, command)?;
            state = apply(state, &decided)?;
            events.extend(decided);
            if let State::Agreed { agreed, .. } = &state {
                let findings = judge::judge(&record, &paper, &agreed.lines);
                let judged = lifecycle::decide(&state, &Command::Judge { findings })?;
                state = apply(state, &judged)?;
                events.extend(judged);
            }
        }
        if events.is_empty() {
            return Ok(Done { journal_index: None, state: Some(before), number: None });
        }
        let facts = self.facts_of(&record, &paper, &before, &events)?;
        drop(record);
        let embargo = self.embargo();
        let done = self.deed(Act::Paper { paper, events }, facts, embargo, who)?;
        Ok(Done { state: Some(state), ..done })
    }

    /// What becomes public of events.
    fn facts_of(
        &self,
        record: &Record,
        paper: &Paper,
        before: &State,
        events: &[PaperEvent],
    ) -> Result<Vec<Fact>> {
        let member = |code: &str| -> Option<Accepted> {
            let other = Paper { contest: paper.contest.clone(), of: Commission::Station(code.to_owned()) };
            self.state_of(record, &other).accepted().cloned()
        };
        let mut facts = Vec::new();
        for event in events {
            match event {
                PaperEvent::Accepted { approved_by, accepted, explanations, reason } => {
                    let word = Word {
                        accepted,
                        explanations,
                        reason: reason.as_deref(),
                        approved: approved_by.is_some(),
                    };
                    let own = |code: &str| match &paper.of {
                        Commission::Station(station) if station == code => Some(accepted.clone()),
                        _ => member(code),
                    };
                    let made = facts::accepted(record, paper, &word, self.now, self.as_of, &own);
                    facts.extend(made.map_err(|error| NotDone::Record(error.to_string()))?);
                }
                PaperEvent::Granted { .. } => {
                    if let State::Requested { request, .. } = before
                        && request.what == Asked::Annulment
                    {
                        facts.extend(facts::annulled(record, paper, &request.reason, self.now));
                    }
                }
                _ => {}
            }
        }
        Ok(facts)
    }

    fn embargo(&self) -> Option<i64> {
        let record = self.record.read().expect("no holder of this lock panics");
        record.opening.as_ref().and_then(|opening| opening.embargo).map(Moment::instant)
    }

    fn propose(&mut self, proposal: Proposal, who: &Who) -> Result<Done> {
        let by = by(who)?;
        let facts = self.published(&proposal)?;
        let number = self.tables.next_proposal();
        let hash = hash(&facts)?;
        let done = self.deed(Act::Proposed { number, by, proposal, hash }, Vec::new(), None, who)?;
        Ok(Done { number: Some(number), ..done })
    }

    /// Exactly the facts that would be published.
    fn published(&self, proposal: &Proposal) -> Result<Vec<Fact>> {
        let record = self.record.read().expect("no holder of this lock panics");
        published(&record, self.staged, proposal)
    }

    fn confirm(&mut self, number: u64, seen: &str, who: &Who) -> Result<Done> {
        let by = by(who)?;
        let row = self.tables.proposal(number).filter(|row| row.outcome == Outcome::Waiting);
        let row = row.cloned().ok_or(NotDone::NoSuchProposal)?;
        if row.by == by {
            return Err(NotDone::OwnProposal);
        }
        let facts = self.published(&row.proposal)?;
        if hash(&facts)? != row.hash || seen != row.hash {
            return Err(NotDone::OtherBytes);
        }
        let certified: Vec<String> = facts
            .iter()
            .filter_map(|fact| match fact {
                Fact::Announcement(fact) if fact.stage == Stage::Final => Some(fact.contest.clone()),
                _ => None,
            })
            .collect();
        // Of a file with counts nothing leaves before the embargo; turnout and announcements are none.
        let embargo = self.embargo();
        let done = self.deed(Act::Approved { number, by }, facts, embargo, who)?;
        for contest in certified {
            self.deed(Act::Certified { contest }, Vec::new(), None, &Who::program())?;
        }
        Ok(Done { number: Some(number), ..done })
    }

    /// Adds an act with its facts to the batch.
    fn deed(&mut self, act: Act, facts: Vec<Fact>, not_before: Option<i64>, who: &Who) -> Result<Done> {
        let index = self.first_index + self.deeds.len() as u64;
        let mut event = Event::new(self.now, name(&act));
        event.act = Some(act);
        event.from.clone_from(&who.from);
        event.persons = who.person.iter().map(|person| person.0).collect();
        let has_facts = !facts.is_empty();
        let added = self.add(index, event, facts, not_before);
        self.spoiled |= has_facts && added.is_err();
        added.map(|()| Done { journal_index: Some(index), state: None, number: None })
    }

    fn add(&mut self, index: u64, event: Event, facts: Vec<Fact>, not_before: Option<i64>) -> Result<()> {
        let new = self.draft(facts)?;
        let count = new.len();
        let deed = Deed::new(event, new, not_before).map_err(|error| NotDone::Record(error.to_string()))?;
        self.tables.apply(index, deed.event()).map_err(|broken| NotDone::Record(broken.to_string()))?;
        self.facts += count;
        self.deeds.push(deed);
        Ok(())
    }

    /// Holds facts against the verifier's own rules; the record in memory takes them in.
    fn draft(&self, facts: Vec<Fact>) -> Result<Vec<NewFact>> {
        if facts.is_empty() {
            return Ok(Vec::new());
        }
        let mut record = self.record.write().expect("no holder of this lock panics");
        let mut draft = RecordDraft::on(std::mem::take(&mut *record));
        let pushed = facts.into_iter().try_for_each(|fact| draft.push(fact));
        let (state, new) = draft.into_parts();
        *record = state;
        pushed.map_err(|error: Error| NotDone::Record(error.to_string()))?;
        Ok(new)
    }
}

fn by(who: &Who) -> Result<Person> {
    who.person.ok_or(NotDone::NotActive)
}

fn apply(state: State, events: &[PaperEvent]) -> Result<State> {
    events
        .iter()
        .try_fold(state, lifecycle::apply)
        .map_err(|contradiction| NotDone::Record(contradiction.to_string()))
}

/// The event's word in the journal.
fn name(act: &Act) -> &'static str {
    match act {
        Act::Paper { .. } => "paper",
        Act::NotReceived { .. } => "not_received",
        Act::Certified { .. } => "certified",
        Act::Person { .. } => "person",
        Act::Session { .. } => "session",
        Act::Mission { .. } => "mission",
        Act::Proposed { .. } => "proposed",
        Act::Approved { .. } => "approved",
        Act::Withdrawn { .. } => "withdrawn",
    }
}

//! What a desk asks of a state: what counts, what it waits for and from whom, and the fields of whoever types.
//!
//! Blindness is kept here: [`State::fields`] is all that a page may show to a clerk, and it holds nothing that anybody
//! else has typed.

use super::decide::{claim, has_not_typed, may_approve, may_grant};
use super::{Accepted, Before, Person, Refusal, Resting, Sheet, State, Task};
use serde::{Deserialize, Serialize};

/// What a paper waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// To come in.
    Receive,
    /// To be typed, for the first time, the second, or again where it differs.
    Type,
    /// To have its findings explained.
    Explain,
    /// To have the explanation approved.
    Approve,
    /// To have a request granted or denied.
    Grant,
}

/// A field that somebody types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The line of the form, from 0.
    pub place: u16,
    /// What stands in it.
    pub value: Option<u64>,
}

impl State {
    /// The round of work with its paper, while there is one.
    pub fn task(&self) -> Option<&Task> {
        match self {
            State::Received { task }
            | State::FirstEntry { task, .. }
            | State::FirstDone { task, .. }
            | State::SecondEntry { task, .. }
            | State::Differing { task, .. }
            | State::TypingAgain { task, .. }
            | State::Agreed { task, .. }
            | State::Held { task, .. }
            | State::Resolved { task, .. } => Some(task),
            State::Expected { .. }
            | State::Accepted { .. }
            | State::Void { .. }
            | State::Requested { .. }
            | State::Certified { .. } => None,
        }
    }

    /// The same, to be changed by an event.
    pub(super) fn task_mut(&mut self) -> Option<&mut Task> {
        match self {
            State::Received { task }
            | State::FirstEntry { task, .. }
            | State::FirstDone { task, .. }
            | State::SecondEntry { task, .. }
            | State::Differing { task, .. }
            | State::TypingAgain { task, .. }
            | State::Agreed { task, .. }
            | State::Held { task, .. }
            | State::Resolved { task, .. } => Some(task),
            State::Expected { .. }
            | State::Accepted { .. }
            | State::Void { .. }
            | State::Requested { .. }
            | State::Certified { .. } => None,
        }
    }

    /// The paper that is in work.
    pub fn sheet(&self) -> Option<&Sheet> {
        self.task().map(|task| &task.sheet)
    }

    /// What this round replaces; `None` where nothing is under way.
    pub fn before(&self) -> Option<&Before> {
        match self {
            State::Expected { before }
            | State::Void { before, .. }
            | State::Requested {
                from: Resting::Expected { before } | Resting::Void { before, .. }, ..
            } => Some(before),
            _ => self.task().map(|task| &task.before),
        }
    }

    /// What counts now on the public record, also while a correction is in work.
    pub fn accepted(&self) -> Option<&Accepted> {
        match self {
            State::Accepted { accepted }
            | State::Certified { accepted }
            | State::Requested { from: Resting::Accepted { accepted }, .. } => Some(accepted),
            _ => self.before().and_then(Before::counts),
        }
    }

    /// The same where nothing is in work, so that a request can wait.
    pub(super) fn resting(self) -> Option<Resting> {
        match self {
            State::Expected { before } => Some(Resting::Expected { before }),
            State::Accepted { accepted } => Some(Resting::Accepted { accepted }),
            State::Void { before, why } => Some(Resting::Void { before, why }),
            _ => None,
        }
    }

    /// What it waits for; `None` where nothing has to be done, or the program does it.
    pub fn step(&self) -> Option<Step> {
        match self {
            State::Expected { .. } => Some(Step::Receive),
            State::Received { .. }
            | State::FirstEntry { .. }
            | State::FirstDone { .. }
            | State::SecondEntry { .. }
            | State::Differing { .. }
            | State::TypingAgain { .. } => Some(Step::Type),
            State::Held { .. } => Some(Step::Explain),
            State::Resolved { .. } => Some(Step::Approve),
            State::Requested { .. } => Some(Step::Grant),
            State::Agreed { .. } | State::Accepted { .. } | State::Void { .. } | State::Certified { .. } => {
                None
            }
        }
    }

    /// Whether this person may take that step, as far as the paper is concerned: an entry under way waits for its clerk
    /// alone, the second one for anybody but the first typist, and so on.
    pub fn awaits(&self, person: Person) -> bool {
        match self {
            State::Held { agreed, .. } => has_not_typed(agreed, person).is_ok(),
            State::Resolved { agreed, resolution, .. } => may_approve(agreed, resolution, person).is_ok(),
            State::Requested { request, .. } => may_grant(request, person).is_ok(),
            _ => match self.step() {
                Some(Step::Type) => claim(self, person).is_ok(),
                step => step.is_some(),
            },
        }
    }

    /// Who types, while somebody does.
    pub fn clerk(&self) -> Option<Person> {
        Typing::of(self).map(|typing| typing.clerk)
    }

    /// The fields of this person's entry, while they type: all that they may see of it. What anybody else has typed is
    /// never among them.
    pub fn fields(&self, person: Person) -> Option<Vec<Field>> {
        Typing::of(self).filter(|typing| typing.clerk == person).map(|typing| typing.fields())
    }
}

/// An entry under way: the first, the second, or of the differing places again.
pub(super) struct Typing<'s> {
    /// Who types.
    pub(super) clerk: Person,
    /// How many lines the form has.
    pub(super) lines: u16,
    /// Which of them are typed; all where there are none.
    places: Option<&'s [u16]>,
    typed: &'s [Option<u64>],
}

impl Typing<'_> {
    /// The entry under way, if there is one.
    pub(super) fn of(state: &State) -> Option<Typing<'_>> {
        match state {
            State::FirstEntry { task, clerk, typed } | State::SecondEntry { task, clerk, typed, .. } => {
                Some(Typing { clerk: *clerk, lines: task.sheet.lines, places: None, typed })
            }
            State::TypingAgain { task, difference, clerk, typed } => Some(Typing {
                clerk: *clerk,
                lines: task.sheet.lines,
                places: Some(&difference.places),
                typed,
            }),
            _ => None,
        }
    }

    /// Refuses everybody but the clerk.
    pub(super) fn is_by(&self, person: Person) -> Result<(), Refusal> {
        if self.clerk == person { Ok(()) } else { Err(Refusal::AnotherTypes { clerk: self.clerk }) }
    }

    /// Where in the entry the field of a line stands, if it is typed at all.
    pub(super) fn position(&self, place: u16) -> Option<usize> {
        match self.places {
            Some(places) => places.iter().position(|known| *known == place),
            None => (place < self.lines).then_some(usize::from(place)),
        }
    }

    /// The field of a line, if it is typed at all.
    pub(super) fn field(&self, place: u16) -> Option<Field> {
        let value = self.typed.get(self.position(place)?).copied().flatten();
        Some(Field { place, value })
    }

    /// All fields, in their order.
    pub(super) fn fields(&self) -> Vec<Field> {
        let all: Vec<u16>;
        let places = match self.places {
            Some(places) => places,
            None => {
                all = (0..self.lines).collect();
                &all
            }
        };
        let values = self.typed.iter().copied().chain(std::iter::repeat(None));
        places.iter().zip(values).map(|(place, value)| Field { place: *place, value }).collect()
    }
}

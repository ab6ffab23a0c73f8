//! The life of a case, held against its diagram, its laws, and a table of refusals.

use crate::comparison::{LAYOUT, copied, official, sheet};
use crate::copy::hash;
use crate::copy::machine::{Machine, assert_drawn, walk};
use model::lifecycle::Person;
use model::moment::Moment;
use observation::case::{
    Answer, Assessment, Command, End, Ending, Event, Evidence, File, Opening, Refusal, Reopening, Side,
    State, apply, decide,
};
use observation::comparison::{Comparison, Official, compare};
use proptest::prelude::*;

struct Cases;

impl Machine for Cases {
    type State = State;
    type Command = Command;
    type Event = Event;
    fn absent() -> State {
        State::absent()
    }
    fn decide(state: &State, command: &Command) -> Result<Vec<Event>, (&'static str, String)> {
        decide(state, command).map_err(|refusal| (refusal.code(), refusal.to_string()))
    }
    fn apply(state: State, event: &Event) -> Result<State, String> {
        let before = state.file().cloned();
        let after = apply(state, event).map_err(|contradiction| contradiction.to_string())?;
        if let (Some(before), Some(after)) = (before, after.file()) {
            assert_only_grows(&before, after);
        }
        Ok(after)
    }
    fn state_name(state: &State) -> &'static str {
        state.name()
    }
    fn event_name(event: &Event) -> &'static str {
        event.name()
    }
    fn key(state: &State) -> String {
        let file = state.file();
        let question = file.and_then(|file| Some(file.open_question()?.due));
        let asked = file.is_some_and(|file| !file.questions.is_empty());
        let answered =
            file.is_some_and(|file| file.questions.iter().any(|question| question.answer.is_some()));
        let latest = file.map(|file| file.latest_at);
        format!("{} {question:?} {asked} {answered} {latest:?}", state.name())
    }
}

/// Nothing is ever taken out of a file, and what stands in it does not change.
fn assert_only_grows(before: &File, after: &File) {
    assert_eq!(before.opening, after.opening);
    assert!(after.assessments.starts_with(&before.assessments));
    assert!(after.endings.starts_with(&before.endings));
    assert!(after.evidence.starts_with(&before.evidence));
    assert!(after.reopenings.starts_with(&before.reopenings));
    assert!(after.latest_at >= before.latest_at);
    for (before, after) in before.questions.iter().zip(&after.questions) {
        assert_eq!(
            (before.at, before.by, before.due, &before.text),
            (after.at, after.by, after.due, &after.text)
        );
        assert!(before.answer.is_none() || before.answer == after.answer);
    }
    assert!(after.questions.len() >= before.questions.len());
}

/// A minute of the night.
fn at(minute: i64) -> Moment {
    Moment::new(1_000_000 + minute * 60, 300)
}

fn comparison(votes: u64) -> Comparison {
    let here = sheet([60, 50, votes, 20, 10]);
    let there = [official(2, 5, sheet([60, 50, 20, 20, 10]))];
    compare(&LAYOUT, &copied(&here), &Official::Revisions(&there), None)
}

fn open() -> Command {
    let opening = Opening { at: at(0), by: Person(1), comparison: comparison(17), evidence: vec![hash('a')] };
    Command::Open { opening: Box::new(opening) }
}

fn ask(minute: i64, due: i64) -> Command {
    Command::Ask { at: at(minute), by: Person(1), due: at(due), text: "which figure is right?".to_owned() }
}

fn answer(minute: i64) -> Command {
    let (evidence, text) = (vec![hash('c')], "a slip of the pen".to_owned());
    Command::Answer { answer: Answer { at: at(minute), by: Person(2), evidence, text } }
}

fn evidence(minute: i64) -> Command {
    let (at, by, side) = (at(minute), Person(3), Side::Commission);
    let text = "the minutes of the count".to_owned();
    Command::AddEvidence { evidence: Evidence { at, by, sha256: hash('d'), side, text } }
}

fn assess(minute: i64, by: u64) -> Command {
    let (by, evidence, text) = (Person(by), Vec::new(), "both agree on it".to_owned());
    Command::Assess { assessment: Assessment { at: at(minute), by, evidence, text } }
}

fn end(minute: i64, by: u64, end: End) -> Command {
    Command::End { ending: Ending { at: at(minute), by: Person(by), end, text: "so it is".to_owned() } }
}

fn reopen(minute: i64) -> Command {
    let reason = "another copy has come".to_owned();
    Command::Reopen { reopening: Reopening { at: at(minute), by: Person(4), reason } }
}

fn ends() -> [End; 4] {
    [End::Explained {}, End::Corrected { revision: 3 }, End::CopyWrong {}, End::Unresolved {}]
}

fn commands() -> Vec<Command> {
    let mut commands = vec![open()];
    for minute in [0, 10, 20] {
        commands.extend([10, 20, 30].map(|due| ask(minute, due)));
        commands.extend([answer(minute), evidence(minute), reopen(minute)]);
        commands.extend([assess(minute, 1), assess(minute, 2)]);
        commands.extend(ends().map(|how| end(minute, 2, how)));
    }
    commands
}

#[test]
fn the_diagram_has_the_transitions_of_the_code() {
    assert_drawn::<Cases>(include_str!("../../../../docs/cases.md"), &commands());
}

#[test]
fn an_answer_is_overdue_as_a_function_of_the_time() {
    let (_, asked) = walk::<Cases>(&[open(), ask(1, 10)]);
    assert!(!asked.is_overdue(at(10)), "at the due time it is in time");
    assert_eq!(asked.overdue_seconds(at(12)), Some(120));
    let (_, answered) = walk::<Cases>(&[open(), ask(1, 10), answer(30)]);
    assert!(!answered.is_overdue(at(40)));
    assert!(answered.file().expect("a case").questions[0].late);
    let unresolved = [open(), ask(1, 10), assess(11, 1), end(12, 2, End::Unresolved {})];
    let (_, ended) = walk::<Cases>(&unresolved);
    assert_eq!(ended.end(), Some(End::Unresolved {}));
    assert!(!ended.is_overdue(at(40)), "nothing is expected any more");
    let (_, open_again) = walk::<Cases>(&[&unresolved[..], &[reopen(50)]].concat());
    assert!(open_again.is_overdue(at(50)), "what was asked was never answered");
}

#[test]
fn each_refusal_has_its_case() {
    let check = |before: &[Command], command: Command, refusal: Refusal| {
        let (_, state) = walk::<Cases>(before);
        assert_eq!(decide(&state, &command), Err(refusal));
    };
    let asked = [open(), ask(1, 10)];
    let assessed = [open(), assess(1, 1)];
    let ended = [open(), assess(1, 1), end(2, 2, End::CopyWrong {})];
    check(&[], ask(1, 10), Refusal::NotOpened);
    check(&[], reopen(1), Refusal::NotOpened);
    check(&asked, open(), Refusal::AlreadyOpened { state: "asked" });
    check(&ended, evidence(3), Refusal::Ended { end: "copy_wrong" });
    check(&assessed, reopen(3), Refusal::NotEnded { state: "assessed" });
    check(&asked, ask(2, 20), Refusal::QuestionOpen { due: at(10) });
    check(&[open()], answer(1), Refusal::NothingAsked { state: "open" });
    check(&asked, assess(10, 1), Refusal::NotDueYet { due: at(10) });
    check(&assessed, assess(2, 2), Refusal::AlreadyAssessed);
    check(&asked, end(2, 2, End::CopyWrong {}), Refusal::NotAssessed { state: "asked" });
    check(&assessed, end(2, 1, End::CopyWrong {}), Refusal::HasAssessed);
    check(&assessed, end(0, 2, End::CopyWrong {}), Refusal::Earlier { found: at(0), latest: at(1) });
    let opening = Opening { at: at(0), by: Person(1), comparison: comparison(20), evidence: Vec::new() };
    let equal = Command::Open { opening: Box::new(opening) };
    check(&[], equal, Refusal::NothingDiffers { verdict: "match" });
    check(&[open()], ask(5, 5), Refusal::DueAtOnce { at: at(5), due: at(5) });
    let reached = |end, expected| Refusal::EndNotReached { end, expected };
    let how = End::Explained {};
    check(&assessed, end(2, 2, how), reached(how, "an answer of the commission"));
    let how = End::Corrected { revision: 2 };
    check(&assessed, end(2, 2, how), reached(how, "a later revision than the one that was compared"));
    let how = End::Unresolved {};
    check(&assessed, end(2, 2, how), reached(how, "a question to the commission"));
    let Command::AddEvidence { mut evidence } = evidence(3) else { unreachable!("it is evidence") };
    evidence.sha256 = "no hash".to_owned();
    let command = Command::AddEvidence { evidence };
    check(&[open()], command, Refusal::NotAHash { found: "no hash".to_owned() });
    let silent = Command::Ask { at: at(1), by: Person(1), due: at(2), text: "\t".to_owned() };
    check(&[open()], silent, Refusal::TextBlank);
}

proptest! {
    #[test]
    fn a_walk_forgets_nothing(picks in prop::collection::vec(any::<prop::sample::Index>(), 0..60)) {
        let commands = commands();
        let mut walked = vec![open()];
        walked.extend(picks.iter().map(|pick| pick.get(&commands).clone()));
        let (journal, state) = walk::<Cases>(&walked);
        let file = state.file().expect("it was opened");
        let count = |name: &str| journal.iter().filter(|event| event.name() == name).count();
        prop_assert_eq!(file.questions.len(), count("asked"));
        let answers = file.questions.iter().filter(|question| question.answer.is_some()).count();
        prop_assert_eq!(answers, count("answered") + count("answered_late"));
        prop_assert_eq!(file.questions.iter().filter(|question| question.late).count(), count("answered_late"));
        prop_assert_eq!(file.assessments.len(), count("assessed"));
        prop_assert_eq!(file.endings.len(), count("ended"));
        prop_assert_eq!(file.reopenings.len(), count("reopened"));
        prop_assert_eq!(file.evidence.len(), count("evidence_added"));
    }
}

//! The life of a copy, held against its diagram, its laws, and a table of refusals.

pub mod machine;

use machine::{Machine, assert_drawn, walk};
use model::lifecycle::Person;
use model::moment::Moment;
use observation::copy::{Command, Copy, Event, Figures, Kind, Refusal, State, apply, decide};
use proptest::prelude::*;
use std::collections::BTreeMap;

struct Copies;

impl Machine for Copies {
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
        apply(state, event).map_err(|contradiction| contradiction.to_string())
    }
    fn state_name(state: &State) -> &'static str {
        state.name()
    }
    fn event_name(event: &Event) -> &'static str {
        event.name()
    }
    fn key(state: &State) -> String {
        let again = match state {
            State::Differing { difference, .. } => difference.again.len().min(2),
            _ => 0,
        };
        format!("{} {again} {:?}", state.name(), state.copy().map(|copy| copy.photos.len()))
    }
}

pub fn hash(letter: char) -> String {
    letter.to_string().repeat(64)
}

fn copy(places: u16) -> Copy {
    Copy {
        contest: "president".to_owned(),
        kind: Kind::Posted,
        made_at: Moment::new(1_000_000, 300),
        observer: Person(1),
        photos: vec![hash('a')],
        places,
        station: "001".to_owned(),
    }
}

fn make(places: u16) -> Command {
    Command::Make { copy: copy(places) }
}

fn enter(by: u64, figures: &[Option<u64>]) -> Command {
    Command::Enter { by: Person(by), figures: figures.to_vec() }
}

fn withdraw() -> Command {
    Command::Withdraw { by: Person(9), reason: "it is another station's".to_owned() }
}

fn photograph(letter: char) -> Command {
    Command::Photograph { by: Person(1), photo: hash(letter) }
}

#[test]
fn the_diagram_has_the_transitions_of_the_code() {
    let mut commands = vec![make(1), photograph('b'), withdraw()];
    for by in 1..=3 {
        commands.extend([enter(by, &[Some(1)]), enter(by, &[Some(2)]), enter(by, &[None])]);
    }
    assert_drawn::<Copies>(include_str!("../../../../docs/copies.md"), &commands);
}

#[test]
fn only_what_differs_is_typed_again() {
    let first = enter(1, &[Some(407), Some(60), None]);
    let second = enter(2, &[Some(470), Some(60), Some(7)]);
    let (_, state) = walk::<Copies>(&[make(3), first.clone(), second.clone()]);
    assert_eq!(state.to_type(Person(1)), [0, 2]);
    // The first typist sees that they erred in one place, and both keep to it in the other.
    let again = enter(1, &[Some(470), None]);
    let (_, state) = walk::<Copies>(&[make(3), first.clone(), second.clone(), again.clone()]);
    assert_eq!(state.to_type(Person(2)), [2]);
    assert_eq!(state.to_type(Person(1)), [0; 0], "nobody types twice in a row");
    let (_, state) = walk::<Copies>(&[make(3), first, second, again, enter(3, &[Some(7)])]);
    let sheet = state.sheet().expect("agreed");
    assert_eq!(sheet.figures, [Some(470), Some(60), Some(7)]);
    assert_eq!(sheet.typists, [Person(1), Person(2), Person(3)]);
}

#[test]
fn a_blank_place_can_be_agreed_on() {
    let (_, state) = walk::<Copies>(&[make(2), enter(1, &[None, Some(7)]), enter(2, &[None, Some(7)])]);
    assert_eq!(state.sheet().expect("agreed").figures, [None, Some(7)]);
}

#[test]
fn each_refusal_has_its_case() {
    let check = |before: &[Command], command: Command, refusal: Refusal| {
        let (_, state) = walk::<Copies>(before);
        assert_eq!(decide(&state, &command), Err(refusal));
    };
    let (one, other) = (enter(1, &[Some(1)]), enter(2, &[Some(2)]));
    let differing = [make(1), one.clone(), other.clone()];
    let agreed = [make(1), one.clone(), enter(2, &[Some(1)])];
    check(&[make(1), withdraw()], one.clone(), Refusal::Withdrawn);
    check(&[make(1)], make(1), Refusal::AlreadyMade { state: "made" });
    check(&[], one.clone(), Refusal::NotMade);
    check(&[], withdraw(), Refusal::NotMade);
    check(&[], photograph('b'), Refusal::NotMade);
    check(&agreed, enter(3, &[Some(1)]), Refusal::NothingToType);
    check(&[make(1), one.clone()], one.clone(), Refusal::FirstTypist);
    check(&[&differing[..], &[enter(1, &[Some(3)])]].concat(), enter(1, &[Some(2)]), Refusal::TypedLast);
    check(&[], make(0), Refusal::NoPlaces);
    let found = "A".repeat(64);
    let photo = Command::Photograph { by: Person(1), photo: found.clone() };
    check(&[make(1)], photo, Refusal::NotAHash { found });
    check(&[make(2)], one, Refusal::FigureCount { found: 1, expected: 2 });
    let large = enter(1, &[Some(1_000_000_001)]);
    check(&[make(1)], large, Refusal::CountTooLarge { place: 0, found: 1_000_000_001 });
    check(&[make(2)], enter(1, &[None, None]), Refusal::AllBlank);
    let silent = Command::Withdraw { by: Person(1), reason: " ".to_owned() };
    check(&[make(1)], silent, Refusal::ReasonBlank);
}

#[test]
fn a_photo_that_comes_twice_changes_nothing() {
    let (journal, _) = walk::<Copies>(&[make(1), photograph('b'), photograph('b'), photograph('a')]);
    assert_eq!(journal.len(), 2);
}

fn command() -> impl Strategy<Value = Command> {
    let figure = prop_oneof![Just(None), (0u64..3).prop_map(Some)];
    prop_oneof![
        1 => (0u16..4).prop_map(make),
        1 => prop_oneof![Just('a'), Just('b'), Just('G')].prop_map(photograph),
        12 => (1u64..4, prop::collection::vec(figure, 1..4)).prop_map(|(by, figures)| enter(by, &figures)),
        1 => Just(withdraw()),
    ]
}

proptest! {
    #[test]
    fn whatever_is_agreed_was_typed_by_two(mut commands in prop::collection::vec(command(), 0..30)) {
        commands.insert(0, make(2));
        let (journal, state) = walk::<Copies>(&commands);
        let State::Agreed { sheet, .. } = &state else { return Ok(()) };
        let mut places: Vec<usize> = vec![0, 1];
        let mut latest: BTreeMap<(usize, Person), Option<u64>> = BTreeMap::new();
        for event in &journal {
            let (by, figures): (&Person, &Figures) = match event {
                Event::Entered { by, figures } | Event::Agreed { by, figures } | Event::Differed { by, figures, .. } =>
                    (by, figures),
                _ => continue,
            };
            latest.extend(places.iter().zip(figures).map(|(place, figure)| ((*place, *by), *figure)));
            if let Event::Differed { places: left, .. } = event {
                places = left.iter().map(|place| usize::from(*place)).collect();
            }
        }
        for (place, figure) in sheet.figures.iter().enumerate() {
            let who = latest.iter().filter(|((at, _), typed)| *at == place && *typed == figure);
            prop_assert!(who.count() >= 2);
        }
    }
}

//! What comes of a command: events, or the first reason against it.

use super::{Command, Copy, Difference, Entry, Event, Figures, Refusal, State, is_sha256};
use model::COUNT_MAX;
use model::lifecycle::Person;

/// What comes of a command. No events: nothing changes, as when a photo comes twice.
///
/// # Errors
///
/// The first reason against it, in the order of [`Refusal`].
pub fn decide(state: &State, command: &Command) -> Result<Vec<Event>, Refusal> {
    if let State::Withdrawn { .. } = state {
        return Err(Refusal::Withdrawn);
    }
    match command {
        Command::Make { copy } => make(state, copy).map(|event| vec![event]),
        Command::Photograph { by, photo } => photograph(state, *by, photo),
        Command::Enter { by, figures } => enter(state, *by, figures).map(|event| vec![event]),
        Command::Withdraw { by, reason } => {
            state.copy().ok_or(Refusal::NotMade)?;
            if reason.trim().is_empty() {
                return Err(Refusal::ReasonBlank);
            }
            Ok(vec![Event::Withdrawn { by: *by, reason: reason.clone() }])
        }
    }
}

fn make(state: &State, copy: &Copy) -> Result<Event, Refusal> {
    if state.copy().is_some() {
        return Err(Refusal::AlreadyMade { state: state.name() });
    }
    if copy.places == 0 {
        return Err(Refusal::NoPlaces);
    }
    copy.photos.iter().try_for_each(|photo| hashed(photo))?;
    Ok(Event::Made { copy: copy.clone() })
}

fn photograph(state: &State, by: Person, photo: &str) -> Result<Vec<Event>, Refusal> {
    let copy = state.copy().ok_or(Refusal::NotMade)?;
    hashed(photo)?;
    if copy.photos.iter().any(|known| known == photo) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::Photographed { by, photo: photo.to_owned() }])
}

fn hashed(photo: &str) -> Result<(), Refusal> {
    if is_sha256(photo) { Ok(()) } else { Err(Refusal::NotAHash { found: photo.to_owned() }) }
}

fn enter(state: &State, by: Person, figures: &Figures) -> Result<Event, Refusal> {
    match state {
        State::Absent {} => return Err(Refusal::NotMade),
        State::Agreed { .. } => return Err(Refusal::NothingToType),
        State::FirstDone { first, .. } if first.by == by => return Err(Refusal::FirstTypist),
        State::Differing { difference, .. } if difference.last_again() == Some(by) => {
            return Err(Refusal::TypedLast);
        }
        _ => {}
    }
    let places = state.to_type(by);
    if figures.len() != places.len() {
        return Err(Refusal::FigureCount { found: figures.len(), expected: places.len() });
    }
    for (place, figure) in places.iter().zip(figures) {
        if let Some(found) = figure.filter(|found| *found > COUNT_MAX) {
            return Err(Refusal::CountTooLarge { place: *place, found });
        }
    }
    let again = matches!(state, State::Differing { .. });
    if !again && figures.iter().all(Option::is_none) {
        return Err(Refusal::AllBlank);
    }
    let figures = figures.clone();
    let Some(difference) = differing(state, by, &figures) else {
        return Ok(Event::Entered { by, figures });
    };
    Ok(match difference.agreed() {
        Some(_) => Event::Agreed { by, figures },
        None => Event::Differed { by, figures, places: difference.places },
    })
}

/// What the entries differ in after this one; `None` where it is the first.
pub(super) fn differing(state: &State, by: Person, figures: &Figures) -> Option<Difference> {
    let entry = || Entry { by, figures: figures.clone() };
    match state {
        State::FirstDone { first, .. } => Some(Difference::between(first.clone(), entry())),
        State::Differing { difference, .. } => Some(difference.clone().with(by, figures.clone())),
        _ => None,
    }
}

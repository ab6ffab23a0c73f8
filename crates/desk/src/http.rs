//! The desk's own address: pages for people who work, apart from the public listener.
//!
//! Every page is made on the server and works without script. [`routes::declared`] is the one list of what can be
//! asked for: method, path, what it takes, and who answers; the manual's table and the test of every role against
//! every route are made from it. [`guard`] stands before all of them: it finds the session, holds the permission
//! against the part of whoever asks, and refuses a form that this desk has not made.

pub mod answer;
pub mod asker;
pub mod frame;
pub mod guard;
pub mod pages;
pub mod papers;
pub mod routes;
pub mod serve;
pub mod session;
pub mod told;
pub mod upload;

use crate::hall::Hall;
use crate::people::People;
use axum::Router;
use axum::middleware::from_fn_with_state;
use language::{Language, Words};
use session::Sessions;
use std::sync::Arc;

/// How a desk is set up.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The desk is reached by HTTPS: its cookies go nowhere else.
    pub https: bool,
    /// Where the public site is, for links; none where it is not served.
    pub public: Option<String>,
    /// Everybody gives a second factor: who has none sets one up before anything else.
    pub second_factor_required: bool,
}

/// A desk that answers.
pub struct Desk {
    /// Where everything is decided.
    pub hall: Hall,
    /// Who is signed in.
    pub sessions: Arc<Sessions>,
    /// Who works here.
    pub people: People,
    /// How it is set up.
    pub settings: Settings,
    words: Vec<Words>,
}

impl Desk {
    /// A desk for a hall.
    pub fn new(hall: Hall, sessions: Sessions, settings: Settings) -> Arc<Desk> {
        let words = Language::ALL.into_iter().map(Words::new).collect();
        let sessions = Arc::new(sessions);
        let people = People::new(hall.clone(), Arc::clone(&sessions));
        Arc::new(Desk { hall, sessions, people, settings, words })
    }

    /// The words of a language.
    pub fn words(&self, language: Language) -> &Words {
        let words = self.words.iter().find(|words| words.language() == language);
        words.expect("every language has its words")
    }
}

/// Answers requests.
pub fn router(desk: &Arc<Desk>) -> Router {
    let mut router = Router::new();
    for route in routes::declared() {
        let guarded = route.handler.layer(from_fn_with_state((Arc::clone(desk), route.needs), guard::guard));
        // Two methods of one path are two routes; the router puts them together.
        router = router.route(route.path, guarded);
    }
    let nothing = from_fn_with_state((Arc::clone(desk), guard::Needs::Nothing), guard::guard);
    let missing = Router::new().fallback(answer::missing).layer(nothing).with_state(Arc::clone(desk));
    router.with_state(Arc::clone(desk)).fallback_service(missing)
}

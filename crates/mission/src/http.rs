//! The mission's address: the observer's app, what it talks to, and the pages of headquarters.
//!
//! [`field`] is the protocol of `docs/field-protocol.md`; [`app`] the files of the phone; [`pages`] headquarters, made
//! on the server and working without script. [`routes::declared`] lists everything that can be asked for and what it
//! takes; [`guard`] stands before all of it.

pub mod app;
pub mod field;
pub mod frame;
pub mod gateway;
pub mod guard;
pub mod pages;
pub mod photos;
pub mod routes;

use crate::hall::{Hall, Order, Who};
use crate::people::People;
use axum::Router;
use axum::middleware::from_fn_with_state;
use language::{Language, Words};
use observation::incident::Deadlines;
use observation::mission::Mission;
use std::sync::Arc;
use std::time::Duration;

/// How often sessions are written, and the commission's record is read on.
const KEEP: Duration = Duration::from_secs(20);

/// How a mission is served.
#[derive(Clone, Default)]
pub struct Settings {
    /// Who may bring text messages; nobody where there is none.
    pub gateway: Option<gateway::Gateway>,
    /// It is reached by HTTPS: its cookies go nowhere else.
    pub https: bool,
    /// Prints, where the program does.
    pub press: Option<Press>,
}

/// What makes paper.
#[derive(Clone)]
pub struct Press {
    /// Of a statement.
    pub statement: Arc<crate::statement::Printer>,
    /// Of a digest.
    pub digest: Arc<crate::digest::Printer>,
}

/// A mission that answers.
pub struct Quarters {
    /// Where everything is decided.
    pub hall: Hall,
    /// Who may come in.
    pub people: People,
    /// How it is served.
    pub settings: Settings,
    /// What devices keep, as long as nothing in it changes.
    pub pack: field::Packs,
    /// What the mission is: it never changes, so that no page takes the state for its head.
    pub mission: Mission,
    words: Vec<Words>,
}

impl Quarters {
    /// The mission of a hall.
    pub fn new(hall: Hall, people: People, settings: Settings) -> Arc<Quarters> {
        let words = Language::ALL.into_iter().map(Words::new).collect();
        let mission = hall.state().mission.clone().expect("a hall opens with its mission");
        Arc::new(Quarters { hall, people, settings, pack: field::Packs::default(), mission, words })
    }

    /// The words of a language.
    pub fn words(&self, language: Language) -> &Words {
        let words = self.words.iter().find(|words| words.language() == language);
        words.expect("every language has its words")
    }
}

/// Answers requests.
pub fn router(quarters: &Arc<Quarters>) -> Router {
    let mut router = Router::new();
    for route in routes::declared() {
        let guarded =
            route.handler.layer(from_fn_with_state((Arc::clone(quarters), route.needs), guard::guard));
        router = router.route(route.path, guarded);
    }
    let nothing = from_fn_with_state((Arc::clone(quarters), guard::Needs::Nothing), guard::guard);
    let missing = Router::new().fallback(frame::missing).layer(nothing).with_state(Arc::clone(quarters));
    router.with_state(Arc::clone(quarters)).fallback_service(missing)
}

/// Writes sessions now and then, and reads the commission's record on.
pub async fn keep(quarters: Arc<Quarters>) {
    let mut ticks = tokio::time::interval(KEEP);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = quarters.people.sessions.write(quarters.hall.store(), quarters.hall.now()).await {
            tracing::error!("when sessions were seen was not written: {error}");
        }
        let official = Arc::clone(quarters.hall.official());
        if tokio::task::spawn_blocking(move || official.refresh()).await.is_err() {
            tracing::error!("the commission's record was not read on");
        }
        escalate(&quarters).await;
        if let Err(error) = quarters.hall.store().integrate_journal().await {
            tracing::error!("the journal's tiles cannot be written: {error}");
        }
    }
}

/// Escalates the incidents that are overdue.
async fn escalate(quarters: &Quarters) {
    let overdue = quarters.hall.state().incidents.overdue(&Deadlines::default(), quarters.hall.now());
    for (number, command) in overdue {
        let order = Order::Incident { number, command: Box::new(command) };
        if let Err(refused) = quarters.hall.order(order, Who::program()).await {
            tracing::error!("incident {number} is overdue and was not escalated: {refused}");
        }
    }
}

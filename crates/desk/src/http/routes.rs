//! Everything that can be asked for: method, path, what it takes, who answers.

use super::Desk;
use super::guard::Needs::{self, May, Nothing, SignedIn};
use super::pages::{assets, board, entry, history, home, import, intake, lists, paper, proposals, summaries, turnout};
use crate::roles::Permission::{Announce, Approve, Board, Confirm, Entry, Import, Intake, Journal, Resolve, Turnout};
use axum::extract::DefaultBodyLimit;
use axum::routing::{MethodRouter, get, post};
use std::sync::Arc;

/// A staged file is no longer than this.
const FILE_BYTES_MAX: usize = 256 << 20;

/// A route.
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Its path.
    pub path: &'static str,
    /// What it takes.
    pub needs: Needs,
    /// Who answers.
    pub handler: MethodRouter<Arc<Desk>>,
}

/// Every route of the desk.
pub fn declared() -> Vec<Route> {
    let look = |path, needs, handler| Route { method: "GET", path, needs, handler };
    let act = |path, needs, handler| Route { method: "POST", path, needs, handler };
    vec![
        look("/assets/{hash}/{name}", Nothing, get(assets::send)),
        look("/", SignedIn, get(home::show)),
        act("/language", Nothing, post(home::language)),
        look("/wall", Nothing, get(board::wall)),
        look("/board", May(Board), get(board::show)),
        look("/summaries", May(Board), get(summaries::show)),
        look("/intake", May(Intake), get(intake::show)),
        act("/intake", May(Intake), post(intake::act)),
        look("/entry", May(Entry), get(entry::show)),
        act("/entry/next", May(Entry), post(entry::next)),
        look("/paper/{contest}/{kind}/{code}", May(Board), get(paper::show)),
        look("/paper/{contest}/{kind}/{code}/entry", May(Entry), get(entry::show_sheet)),
        act("/paper/{contest}/{kind}/{code}/entry", May(Entry), post(entry::act)),
        act("/paper/{contest}/{kind}/{code}/keep", May(Entry), post(entry::keep)),
        act("/paper/{contest}/{kind}/{code}/give-back", May(Intake), post(paper::give_back)),
        act("/paper/{contest}/{kind}/{code}/resolve", May(Resolve), post(paper::resolve)),
        act("/paper/{contest}/{kind}/{code}/approve", May(Approve), post(paper::approve)),
        look("/paper/{contest}/{kind}/{code}/history", May(Journal), get(history::of_paper)),
        look("/held", May(Resolve), get(lists::held)),
        look("/approvals", May(Approve), get(lists::approvals)),
        look("/turnout", May(Turnout), get(turnout::show)),
        act("/turnout", May(Turnout), post(turnout::act)),
        look("/proposals", May(Confirm), get(proposals::show)),
        act("/proposals/announce", May(Announce), post(proposals::announce)),
        act("/proposals/{number}/confirm", May(Confirm), post(proposals::confirm)),
        act("/proposals/{number}/withdraw", May(Confirm), post(proposals::withdraw)),
        look("/import", May(Import), get(import::show)),
        act("/import", May(Import), post(import::act).layer(DefaultBodyLimit::max(FILE_BYTES_MAX))),
        look("/journal", May(Journal), get(history::journal)),
    ]
}

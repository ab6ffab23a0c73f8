//! Everything that can be asked for: method, path, what it takes, who answers.

use super::Desk;
use super::guard::Needs::{self, HalfSignedIn, May, Nothing, SignedIn};
use super::pages::{
    assets, board, election, entry, first, history, home, import, intake, lists, own, paper, people,
    proposals, scan, sign_in, summaries, turnout,
};
use super::upload;
use crate::roles::Permission::{
    Announce, Approve, Board, Confirm, Entry, Import, Intake, Journal, People, Resolve, Turnout,
};
use crate::roles::Role;
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
    let routes = vec![
        look("/assets/{hash}/{name}", Nothing, get(assets::send)),
        look("/", SignedIn, get(home::show)),
        act("/language", Nothing, post(home::language)),
        look("/wall", Nothing, get(board::wall)),
        look("/board", May(Board), get(board::show)),
        look("/summaries", May(Board), get(summaries::show)),
        look("/election", May(Board), get(election::show)),
        look("/intake", May(Intake), get(intake::show)),
        act("/intake", May(Intake), post(intake::act).layer(DefaultBodyLimit::max(upload::FORM_BYTES_MAX))),
        look("/entry", May(Entry), get(entry::show)),
        act("/entry/next", May(Entry), post(entry::next)),
        look("/paper/{contest}/{kind}/{code}", May(Board), get(paper::show)),
        look("/paper/{contest}/{kind}/{code}/entry", May(Entry), get(entry::show_sheet)),
        act("/paper/{contest}/{kind}/{code}/entry", May(Entry), post(entry::act)),
        act("/paper/{contest}/{kind}/{code}/keep", May(Entry), post(entry::keep)),
        act("/paper/{contest}/{kind}/{code}/give-back", May(Intake), post(paper::give_back)),
        act(
            "/paper/{contest}/{kind}/{code}/scan",
            May(Intake),
            post(scan::add).layer(DefaultBodyLimit::max(upload::FORM_BYTES_MAX)),
        ),
        look("/paper/{contest}/{kind}/{code}/scan/{hash}", May(Board), get(scan::show)),
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
    ];
    routes.into_iter().chain(of_people()).collect()
}

/// Those by which people come in, and those about people.
fn of_people() -> Vec<Route> {
    let look = |path, needs, handler| Route { method: "GET", path, needs, handler };
    let act = |path, needs, handler| Route { method: "POST", path, needs, handler };
    vec![
        look("/first", Nothing, get(first::ask)),
        act("/first", Nothing, post(first::enter)),
        look("/invitation", Nothing, get(first::ask_invited)),
        act("/invitation", Nothing, post(first::enter_invited)),
        look("/sign-in", Nothing, get(sign_in::ask)),
        act("/sign-in", Nothing, post(sign_in::enter)),
        look("/second-factor", HalfSignedIn, get(sign_in::ask_factor)),
        act("/second-factor", HalfSignedIn, post(sign_in::enter_factor)),
        act("/sign-out", HalfSignedIn, post(sign_in::leave)),
        look("/self", SignedIn, get(own::show)),
        act("/self/password", SignedIn, post(own::password)),
        act("/self/second-factor", SignedIn, post(own::begin_factor)),
        act("/self/second-factor/confirm", SignedIn, post(own::confirm_factor)),
        act("/self/second-factor/remove", SignedIn, post(own::remove_factor)),
        act("/self/language", SignedIn, post(own::language)),
        look("/people", May(People), get(people::list)),
        act("/people", May(People), post(people::add)),
        look("/people/{number}", May(People), get(people::one)),
        act("/people/{number}", May(People), post(people::change)),
        act("/people/{number}/name", May(People), post(people::rename)),
        act("/people/{number}/invitation", May(People), post(people::invite)),
        act("/people/{number}/second-factor/remove", May(People), post(people::remove_factor)),
        act("/people/{number}/forget", May(People), post(people::forget)),
    ]
}

/// The table of the manual: every route, and which roles it lets through.
pub fn manual() -> String {
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
    let mut table = format!("| what is asked for | it takes | {} |\n", roles.join(" | "));
    table += &format!("|---|---|{}\n", "---|".repeat(roles.len()));
    for route in declared() {
        let needs = match route.needs {
            Nothing => "nothing".to_owned(),
            HalfSignedIn => "a password".to_owned(),
            SignedIn => "a sign-in".to_owned(),
            May(permission) => format!("`{}`", permission.name()),
        };
        let lets = |role: &Role| match route.needs {
            May(permission) if !role.permissions().contains(&permission) => "–",
            _ => "yes",
        };
        let row: Vec<&str> = Role::ALL.iter().map(lets).collect();
        table += &format!("| `{} {}` | {needs} | {} |\n", route.method, route.path, row.join(" | "));
    }
    table
}

//! Everything that can be asked for: method, path, what it takes, who answers.

use super::Desk;
use super::guard::Needs::{self, Nothing, SignedIn};
use super::pages::{assets, home};
use axum::routing::{MethodRouter, get, post};
use std::sync::Arc;

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
    ]
}

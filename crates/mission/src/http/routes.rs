//! Everything that can be asked for: one list, with what each takes.

use super::guard::Needs::{self, Field, Gateway, Nothing, Quarter};
use super::pages::{
    board, cases, copies, digest, exports, incidents, map, people, process, quality, quick_count, sign_in,
    statement, typed,
};
use super::{Quarters, app, field, gateway, photos};
use axum::routing::{MethodRouter, get, head, patch, post, put};
use observation::plan::Function::{self, Administrator, Analyst, Editor, Head, Operator};
use std::sync::Arc;

/// A route.
pub struct Route {
    /// `GET`, `POST` …
    pub method: &'static str,
    /// Its path.
    pub path: &'static str,
    /// What it takes.
    pub needs: Needs,
    /// Who answers.
    pub handler: MethodRouter<Arc<Quarters>>,
}

fn route(
    method: &'static str,
    path: &'static str,
    needs: Needs,
    handler: MethodRouter<Arc<Quarters>>,
) -> Route {
    Route { method, path, needs, handler }
}

/// Every route.
pub fn declared() -> Vec<Route> {
    let all = Quarter(&[Administrator, Operator, Analyst, Editor, Head]);
    vec![
        route("GET", "/", all, get(board::front)),
        route("GET", "/app/", Nothing, get(app::index)),
        route("GET", "/app/{*path}", Nothing, get(app::file)),
        route("POST", "/field/sign-in", Nothing, post(field::sign_in)),
        route("POST", "/field/sign-out", Field, post(field::sign_out)),
        route("GET", "/field/pack", Field, get(field::pack)),
        route("GET", "/field/forms/{name}", Field, get(field::form)),
        route("GET", "/field/stations/{name}", Field, get(field::stations)),
        route("PUT", "/field/reports/{report}/{number}/{device}", Field, put(field::report)),
        route("HEAD", "/field/photos/{sha256}", Field, head(photos::look)),
        route("PATCH", "/field/photos/{sha256}", Field, patch(photos::take)),
        route("POST", "/gateway/messages", Gateway, post(gateway::message)),
        route("GET", "/sign-in", Nothing, get(sign_in::ask)),
        route("POST", "/sign-in", Nothing, post(sign_in::enter)),
        route("POST", "/sign-out", all, post(sign_in::leave)),
        route("POST", "/language", Nothing, post(sign_in::language)),
        route("GET", "/assets/{hash}/{name}", Nothing, get(desk::http::pages::assets::send)),
        route("GET", "/board", all, get(board::page)),
        route("GET", "/quality", all, get(quality::queue)),
        route("GET", "/reports/new", Quarter(&[Operator, Analyst]), get(typed::ask)),
        route("POST", "/reports/new", Quarter(&[Operator, Analyst]), post(typed::keep)),
        route("GET", "/reports/{report}", all, get(quality::report)),
        route("GET", "/incidents", all, get(incidents::board)),
        route("GET", "/incidents/{number}", all, get(incidents::one)),
        route("POST", "/incidents/{number}", Quarter(&[Operator, Analyst, Head]), post(incidents::act)),
        route("GET", "/copies", all, get(copies::list)),
        route("GET", "/copies/{number}", all, get(copies::one)),
        route("POST", "/copies/{number}", Quarter(&[Operator, Analyst]), post(copies::act)),
        route("GET", "/photos/{sha256}", all, get(copies::photo)),
        route("GET", "/process", all, get(process::show)),
        route("GET", "/quick-count", Quarter(&[Analyst, Editor, Head]), get(quick_count::show)),
        route("GET", "/export/{file}", Quarter(&[Analyst, Editor, Head]), get(exports::send)),
        route("GET", "/statements", all, get(statement::list)),
        route("POST", "/statements", Quarter(&[Editor]), post(statement::draft)),
        route("GET", "/statements/{number}", all, get(statement::one)),
        route("POST", "/statements/{number}", Quarter(&[Analyst, Editor, Head]), post(statement::act)),
        route("GET", "/files/{name}", all, get(statement::file)),
        route("GET", "/digest", all, get(digest::show)),
        route("GET", "/digest.pdf", all, get(digest::print)),
        route("GET", "/map", all, get(map::map)),
        route("GET", "/people", all, get(people::people)),
        route("POST", "/people/{person}", Quarter(&[Administrator]), post(people::change)),
        route("GET", "/cases", all, get(cases::list)),
        route("GET", "/cases/{number}", all, get(cases::one)),
        route("POST", "/cases/{number}", Quarter(&[Analyst, Head]), post(cases::act)),
    ]
}

/// The table of the manual: every route, and which functions it lets through.
pub fn manual() -> String {
    let functions: Vec<&str> = Function::ALL.iter().map(|function| function.name()).collect();
    let mut table = format!("| what is asked for | it takes | {} |\n", functions.join(" | "));
    table += &format!("|---|---|{}\n", "---|".repeat(functions.len()));
    for Route { method, path, needs, .. } in declared() {
        let takes = match needs {
            Nothing => "nothing",
            Field => "a phone's token",
            Gateway => "the gateway's token",
            Quarter(_) => "a function",
        };
        let lets = |function: &Function| match needs {
            Nothing | Field => "yes",
            Quarter(wanted) if wanted.contains(function) => "yes",
            Quarter(_) | Gateway => "–",
        };
        let row: Vec<&str> = Function::ALL.iter().map(lets).collect();
        table += &format!("| `{method} {path}` | {takes} | {} |\n", row.join(" | "));
    }
    table
}

//! Every role against every route: let through or refused exactly as the roles say, and the manual's table with them.

use crate::cast::{Browser, Cast, Reply, form};
use axum::http::Method;
use desk::http::guard::Needs;
use desk::http::routes::{self, Route};
use desk::http::session::New;
use desk::roles::{Permission, Role};

/// A path of a route, with something that is not there: a route that lets somebody through changes nothing by it.
pub fn path(route: &Route) -> String {
    let filled = route.path.replace("{contest}", "president").replace("{kind}", "station");
    let filled = filled.replace("{number}", "999").replace("{code}", "999");
    filled.replace("{hash}", "0").replace("{name}", "none")
}

fn method(route: &Route) -> Method {
    route.method.parse().unwrap()
}

/// Asks for a route as its page does, with no fields but the token.
pub async fn ask(browser: &mut Browser, route: &Route) -> Reply {
    let token = browser.form_token();
    let body = if route.method == "POST" { form(&[("csrf", &token)]) } else { String::new() };
    browser.ask(method(route), &path(route), &[], &body).await
}

/// What the guard makes of a request.
#[derive(Debug, PartialEq, Eq)]
enum Met {
    LetThrough,
    Refused,
    LedToSignIn,
    LedToSecondFactor,
}

fn met(reply: &Reply) -> Met {
    match (reply.status.as_u16(), reply.location()) {
        (403, _) => Met::Refused,
        (303, way) if way.starts_with("/sign-in?to=") => Met::LedToSignIn,
        (303, "/second-factor") => Met::LedToSecondFactor,
        (405 | 500.., _) => panic!("{} {}", reply.status, reply.body),
        _ => Met::LetThrough,
    }
}

#[tokio::test]
async fn every_role_meets_every_route_as_the_roles_say() {
    let cast = Cast::new().await;
    let mut refused = 0;
    for role in Role::ALL {
        let person = cast.person(&[role]).await;
        for route in routes::declared() {
            // Whatever a route does to a session, the next one is asked for with its own.
            let mut browser = cast.session_of(person).await;
            let found = met(&ask(&mut browser, &route).await);
            let may = match route.needs {
                Needs::May(permission) => role.permissions().contains(&permission),
                Needs::Nothing | Needs::HalfSignedIn | Needs::SignedIn => true,
            };
            let expected = if may { Met::LetThrough } else { Met::Refused };
            assert_eq!(found, expected, "{} {} {}", role.name(), route.method, route.path);
            refused += usize::from(!may);
        }
    }
    assert!(refused > 50, "{refused} refusals");
    let added = |event: &&store::Event| !format!("{:?}", event.act).contains("added");
    let done: Vec<String> = cast
        .journal()
        .await
        .iter()
        .filter(added)
        .filter_map(|event| Some(format!("{:?}", event.act.as_ref()?)))
        .collect();
    assert!(done.iter().all(|act| act.contains("signed_out")), "nothing was done: {done:?}");
}

#[tokio::test]
async fn whoever_has_not_signed_in_is_led_there() {
    let cast = Cast::new().await;
    let person = cast.person(&Role::ALL).await;
    for route in routes::declared() {
        let what = format!("{} {}", route.method, route.path);
        let open = route.needs == Needs::Nothing;
        let found = met(&ask(&mut cast.browser(), &route).await);
        assert_eq!(found, if open { Met::LetThrough } else { Met::LedToSignIn }, "{what}");
        // With the password alone.
        let new = New { person, name: String::new(), complete: false, from: None };
        let store = cast.desk.hall.store();
        let token = cast.desk.sessions.begin(store, new, None, cast.now()).await.unwrap();
        let mut half = cast.browser();
        half.cookie = Some(token);
        let reply = ask(&mut half, &route).await;
        let open = open || route.needs == Needs::HalfSignedIn;
        // The page of the second factor leads there itself, where its code is not right.
        let expected = if open { Met::LetThrough } else { Met::LedToSecondFactor };
        assert_eq!(met(&reply), expected, "{what}");
    }
}

#[tokio::test]
async fn whoever_was_sent_away_is_led_to_sign_in_whatever_their_roles() {
    let cast = Cast::new().await;
    let person = cast.person(&Role::ALL).await;
    let browser = cast.session_of(person).await;
    // Straight through the hall: the session itself is still there.
    let part = store::act::Part { active: false, ..cast.desk.people.part(person).unwrap() };
    let order = desk::hall::Order::Person { person: Some(person), part, what: "deactivated".to_owned() };
    cast.desk.hall.order(order, desk::hall::Who::program()).await.unwrap();
    for route in routes::declared().into_iter().filter(|route| route.needs != Needs::Nothing) {
        let found = met(&ask(&mut browser.clone(), &route).await);
        assert_eq!(found, Met::LedToSignIn, "{} {}", route.method, route.path);
    }
}

#[tokio::test]
async fn every_permission_is_taken_by_a_route_and_given_to_a_role() {
    for permission in Permission::ALL {
        let taken = routes::declared().iter().any(|route| route.needs == Needs::May(permission));
        let given = Role::ALL.iter().any(|role| role.permissions().contains(&permission));
        assert!(taken && given, "{}", permission.name());
    }
}

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/manual/desk.md");
const BEGIN: &str = "<!-- generated: routes -->\n";
const END: &str = "<!-- end -->";

/// The manual's page: what stands before the table, the table, and what stands after it.
fn page() -> (String, String, String) {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let begin = page.find(BEGIN).expect("the page has a generated part") + BEGIN.len();
    let end = begin + page[begin..].find(END).expect("the generated part ends");
    (page[..begin].to_owned(), page[begin..end].to_owned(), page[end..].to_owned())
}

/// Compares; `cargo xtask manual` has it write.
#[test]
fn the_table_of_the_manual_is_what_the_desk_declares() {
    let (before, table, after) = page();
    if std::env::var_os("HATTAMA_WRITE_MANUAL").is_some() {
        std::fs::write(PAGE, format!("{before}{}{after}", routes::manual())).unwrap();
        return;
    }
    assert!(table == routes::manual(), "docs/manual/desk.md is old; write it anew by `cargo xtask manual`");
}

//! Headquarters: every page in every language, and what can be done there.

use crate::cast::{Asking, Cast};
use axum::http::{Method, StatusCode};
use mission::http::guard::Needs;
use mission::http::routes::{declared, manual};
use observation::plan::Function;
use serde_json::{Value, json};

const DEVICE: &str = "22222222-2222-4222-8222-222222222222";

/// Sends a complete report in a form.
async fn send(phone: &Asking, number: u8, form: &str, place: Value, answers: Value) {
    let path = format!("/field/reports/{number:08x}-1111-4111-8111-111111111111/1/{DEVICE}");
    let report = json!({
        "form": form, "form_version": 1, "place": place, "complete": true,
        "started": "2026-05-17T20:00:00+01:00", "saved": "2026-05-17T20:20:00+01:00", "answers": answers,
    });
    let reply = phone.put(&path, &report).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
}

/// Codes of the protocol's lines with a figure for each.
fn figures() -> Value {
    json!({"figures": {
        "registered": 420, "received": 430, "issued": 300, "unused": 130, "invalid": 10, "valid": 290,
        "lind": 120, "moreau": 90, "okafor": 50, "against_all": 30,
    }})
}

/// A mission to which something of everything has come.
async fn busy() -> Cast {
    let cast = Cast::new().await;
    let phone = cast.phone("A1").await;
    let station = json!({"station": "101"});
    send(
        &phone,
        1,
        "opening",
        station.clone(),
        json!({"overall": {"overall": "good"}, "boxes_sealed": "no"}),
    )
    .await;
    send(&phone, 2, "counting", station.clone(), json!({"overall": {"overall": "bad"}})).await;
    let incident = json!({
        "category": {"choice": "secrecy"}, "severity": {"choice": "serious"}, "source": {"choice": "seen_myself"},
        "description": {"text": "A screen stood open."},
    });
    send(&phone, 3, "incident", station.clone(), incident).await;
    let copy = json!({"copy_kind": {"choice": "posted"}, "figures": figures()});
    send(&phone, 4, "copy", station, copy).await;
    cast
}

#[tokio::test]
async fn every_page_is_there_in_every_language_for_everybody_at_headquarters() {
    let cast = busy().await;
    let browser = cast.browser("HQ").await;
    let report = "00000002-1111-4111-8111-111111111111";
    let pages = [
        "/board",
        "/quality",
        "/incidents",
        "/incidents/1",
        "/copies",
        "/copies/1",
        "/cases",
        "/process",
        "/process?phase=counting&area=N&kind=ordinary",
        "/statements",
        "/export/process.csv?phase=counting",
        "/export/process.xlsx?phase=counting",
        "/export/incidents.csv",
        "/export/copies.csv",
        "/export/reports-counting.csv",
        "/digest",
        "/map",
        "/quick-count",
        "/reports/new",
        "/reports/new?form=counting&observer=A1&place=101",
        "/people",
    ];
    let reports = format!("/reports/{report}");
    for page in pages.into_iter().chain([reports.as_str()]) {
        for language in ["en", "ru", "kk"] {
            let reply = browser.ask(Method::GET, page, &[("accept-language", language)], Vec::new()).await;
            // A phase that nothing has come for has no table.
            assert_eq!(reply.status, StatusCode::OK, "{page} in {language}: {}", reply.body);
            assert!(!reply.body.contains('⟨'), "{page} in {language}: {}", reply.body);
        }
    }
    let sheet = browser.ask(Method::GET, "/digest.pdf", &[("accept-language", "en")], Vec::new()).await;
    assert_eq!(sheet.headers["content-type"], "application/pdf");
    for text in ["language: \"en\"", "1 of 1", "new", "Closing and counting"] {
        assert!(sheet.body.contains(text), "expected {text}: {}", sheet.body);
    }
    let incident = browser.get("/incidents/1").await.body;
    assert!(incident.contains("A screen stood open."), "{incident}");
    let english = [("accept-language", "en")];
    let quality = browser.ask(Method::GET, "/quality", &english, Vec::new()).await.body;
    assert!(quality.contains("assessed as bad, and nothing irregular is reported"), "{quality}");
}

#[tokio::test]
async fn every_route_asks_for_what_it_needs() {
    let cast = busy().await;
    let stranger = cast.stranger();
    let observer = cast.browser("A2").await;
    let taken = cast.browser_with_a_phones_token("HQ").await;
    for route in declared() {
        let path = route.path.replace("{number}", "1").replace("{report}", "x").replace("{device}", "x");
        let path = path.replace("{name}", "x").replace("{sha256}", "x").replace("{file}", "copies.csv");
        let path = path.replace("{hash}", "x").replace("{*path}", "x");
        let method: Method = route.method.parse().unwrap();
        let status = |who: &Asking| {
            let (who, method, path) = (who.clone(), method.clone(), path.clone());
            async move { who.ask(method, &path, &[], Vec::new()).await.status }
        };
        match route.needs {
            Needs::Nothing => {}
            Needs::Field | Needs::Gateway => {
                assert_eq!(status(&stranger).await, StatusCode::UNAUTHORIZED, "{} {path}", route.method);
                // The cookie of a browser is no token of a phone.
                assert_eq!(status(&observer).await, StatusCode::UNAUTHORIZED, "{} {path}", route.method);
            }
            Needs::Quarter(_) => {
                assert_eq!(status(&stranger).await, StatusCode::SEE_OTHER, "{} {path}", route.method);
                // The token of a phone is no session of a screen, whatever its owner may do at one.
                assert_eq!(status(&taken).await, StatusCode::SEE_OTHER, "{} {path}", route.method);
                assert_eq!(status(&observer).await, StatusCode::FORBIDDEN, "{} {path}", route.method);
            }
        }
    }
}

#[tokio::test]
async fn each_function_reaches_its_own_routes_and_no_others() {
    let cast = busy().await;
    let hq = cast.person("HQ");
    for function in Function::ALL {
        let mut member = cast.quarters.hall.state().members[&hq].clone();
        member.functions = [function].into_iter().collect();
        cast.order(mission::hall::Order::Member { person: Some(hq), member }, "HQ").await.unwrap();
        let browser = cast.browser("HQ").await;
        for route in declared().into_iter().filter(|route| route.method == "GET") {
            let Needs::Quarter(functions) = route.needs else { continue };
            let path = route.path.replace("{number}", "1").replace("{file}", "copies.csv");
            let path = path.replace("{report}", "x").replace("{sha256}", "x").replace("{name}", "x");
            let forbidden = browser.get(&path).await.status == StatusCode::FORBIDDEN;
            assert_eq!(forbidden, !functions.contains(&function), "{} {path}", function.name());
        }
    }
}

/// Compares; `cargo xtask manual` has it write.
#[test]
fn the_table_of_the_manual_is_what_the_mission_declares() {
    const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/manual/mission.md");
    const BEGIN: &str = "<!-- generated: routes -->\n";
    let page = std::fs::read_to_string(PAGE).unwrap();
    let begin = page.find(BEGIN).expect("the page has a generated part") + BEGIN.len();
    let end = begin + page[begin..].find("<!-- end -->").expect("the generated part ends");
    if std::env::var_os("HATTAMA_WRITE_MANUAL").is_some() {
        std::fs::write(PAGE, format!("{}{}{}", &page[..begin], manual(), &page[end..])).unwrap();
        return;
    }
    assert!(
        page[begin..end] == manual(),
        "docs/manual/mission.md is old; write it anew by `cargo xtask manual`"
    );
}

#[tokio::test]
async fn nobody_lets_themselves_in_no_more() {
    let cast = busy().await;
    let browser = cast.browser("HQ").await;
    let hq = cast.person("HQ");
    let refused = browser.post(&format!("/people/{}", hq.0), &[("do", "stop")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(cast.quarters.hall.state().members[&hq].active);
    assert_eq!(browser.get("/people").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_that_this_mission_has_not_made_changes_nothing() {
    let cast = busy().await;
    let browser = cast.browser("HQ").await;
    let headers =
        [("content-type", "application/x-www-form-urlencoded"), ("origin", "http://mission.example")];
    let body = b"do=take&csrf=wrong".to_vec();
    let reply = browser.ask(Method::POST, "/incidents/1", &headers, body).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let foreign = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site")];
    let reply = browser.ask(Method::POST, "/incidents/1", &foreign, b"do=take".to_vec()).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert_eq!(cast.quarters.hall.state().incidents.state(1).name(), "new");
    let reply = browser.post("/incidents/1", &[("do", "take")]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    assert_eq!(cast.quarters.hall.state().incidents.state(1).name(), "taken");
}

#[tokio::test]
async fn a_copy_is_typed_a_second_time_by_somebody_else_who_does_not_see_the_first() {
    let cast = busy().await;
    let browser = cast.browser("HQ").await;
    let page = browser.get("/copies/1").await.body;
    assert!(page.contains("name=\"f0\"") && !page.contains("430"), "the first entry is not shown: {page}");
    let lines = cast.quarters.hall.state().lines.to_vec();
    let values: Vec<(String, String)> = lines
        .iter()
        .enumerate()
        .map(|(place, line)| {
            let value = figures_of(line);
            (format!("f{place}"), value)
        })
        .collect();
    let mut fields: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.push(("do", "enter"));
    let reply = browser.post("/copies/1", &fields).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    assert_eq!(cast.quarters.hall.state().copies[&1].name(), "agreed");
    let page = browser.get("/copies/1").await.body;
    assert!(page.contains("there is no official protocol yet"), "{page}");
}

/// The figure of a line in [`figures`], as somebody types it; blank where the copy does not show it.
fn figures_of(line: &str) -> String {
    figures()["figures"][line].as_u64().map_or_else(String::new, |figure| figure.to_string())
}

#[tokio::test]
async fn a_report_that_is_corrected_withdraws_the_first_copy_and_adds_a_note_to_the_incident() {
    let cast = busy().await;
    let phone = cast.phone("A1").await;
    let again = |number: u8, form: &str, answers: Value| {
        let path = format!("/field/reports/{number:08x}-1111-4111-8111-111111111111/2/{DEVICE}");
        let report = json!({
            "form": form, "form_version": 1, "place": {"station": "101"}, "complete": true,
            "started": "2026-05-17T20:00:00+01:00", "saved": "2026-05-17T20:40:00+01:00", "answers": answers,
        });
        let phone = phone.clone();
        async move { phone.put(&path, &report).await.status }
    };
    let mut corrected = figures();
    corrected["figures"]["lind"] = json!(121);
    let copy = json!({"copy_kind": {"choice": "posted"}, "figures": corrected});
    assert_eq!(again(4, "copy", copy).await, StatusCode::OK);
    let incident =
        json!({"category": {"choice": "secrecy"}, "description": {"text": "Two screens stood open."}});
    assert_eq!(again(3, "incident", incident).await, StatusCode::OK);
    let state = cast.quarters.hall.state();
    assert_eq!((state.copies[&1].name(), state.copies[&2].name()), ("withdrawn", "first_done"));
    let incident = state.incidents.state(1);
    assert_eq!(incident.file().unwrap().notes[0].text, "Two screens stood open.");
    assert_eq!(state.incidents.iter().count(), 1, "a correction is no second incident");
}

#[tokio::test]
async fn a_form_that_is_published_never_changes() {
    let cast = Cast::new().await;
    let mut form = crate::cast::forms().into_iter().find(|form| form.id == "voting").unwrap();
    let publish = |form: observation::form::Form| {
        let sha256 = cast.quarters.hall.blobs().put(&form.to_json()).unwrap();
        cast.order(mission::hall::Order::Form { form: Box::new(form), sha256 }, "HQ")
    };
    form.based_on = "something else".to_owned();
    let refused = publish(form.clone()).await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the form voting 1 is published and never changes; give the new one the version 2"
    );
    form.version = 2;
    publish(form).await.unwrap();
    let pack = cast.phone("A1").await.get("/field/pack").await.json();
    let forms = pack["forms"].as_array().unwrap();
    let voting: Vec<_> = forms.iter().filter(|form| form["id"] == "voting").collect();
    assert_eq!(voting.len(), 2, "a report that was begun with the first one can be finished");
    assert_eq!((&voting[0]["current"], &voting[1]["current"]), (&json!(false), &json!(true)));
}

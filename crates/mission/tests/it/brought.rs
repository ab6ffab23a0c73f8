//! Reports that headquarters brings for an observer: from a table, whole or not at all, and typed on a page.

use crate::cast::{Cast, GATEWAY};
use axum::http::{Method, StatusCode};
use mission::brought::{read, version};
use mission::hall::{Done, Order, Who};
use observation::answer::Answer;
use observation::form::Form;
use observation::report::Via;
use serde_json::json;
use std::sync::Arc;

fn form(cast: &Cast, id: &str) -> Arc<Form> {
    Arc::clone(&cast.quarters.hall.state().current_form(id).unwrap().form)
}

const HEAD: &str = "observer,station,started,saved,complete,boxes_sealed,arrived_at,overall\n";

#[tokio::test]
async fn a_table_becomes_reports_and_again_changes_nothing() {
    let cast = Cast::new().await;
    let hall = &cast.quarters.hall;
    let form = form(&cast, "opening");
    let take = |text: String| {
        let form = Arc::clone(&form);
        async move {
            let mut new = 0;
            for (_, about, answers) in read(hall, &form, "opening.csv", &text).unwrap() {
                let version = Box::new(version(hall, &form, &about, answers));
                let order = Order::Report { observer: Some(about.observer), version, via: Via::File };
                match hall.order(order, Who::program()).await.unwrap() {
                    Done::Report { new: is_new, .. } => new += usize::from(is_new),
                    other => panic!("{other:?}"),
                }
            }
            new
        }
    };
    let times = "2026-05-17T06:40:00+01:00,2026-05-17T07:20:00+01:00";
    let table = format!("{HEAD}A1,101,{times},,yes,06:40,good\nA2,102,{times},no,not_observed,,\n");
    assert_eq!(take(table.clone()).await, 2);
    assert_eq!(take(table.clone()).await, 0);
    assert_eq!(take(table.replace(",06:40,good", ",06:45,good")).await, 1);
    let state = hall.state();
    let mine = state.reports.values().find(|report| report.observer == cast.person("A1")).unwrap();
    assert_eq!((mine.versions.len(), mine.newest.key.number), (2, 2));
    assert_eq!(mine.newest.version().answers["arrived_at"], Answer::Time("06:45".to_owned()));
    assert!(state.reports.values().any(|report| report.complete.is_none()), "a draft stays one");
}

#[tokio::test]
async fn a_table_with_a_slip_is_refused_with_every_place() {
    let cast = Cast::new().await;
    let table = format!(
        "{HEAD}A9,101,2026-05-17T06:40:00+01:00,2026-05-17T07:20:00+01:00,,maybe,6:40,good\n\
         A1,999,yesterday,2026-05-17T07:20:00+01:00,perhaps,yes,,fine\n"
    );
    let problems = read(&cast.quarters.hall, &form(&cast, "opening"), "opening.csv", &table).unwrap_err();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    for expected in [
        "opening.csv:2: column observer: found \"A9\"",
        "opening.csv:2: column boxes_sealed: found \"maybe\", expected yes or no",
        "opening.csv:2: column arrived_at: found \"6:40\"",
        "opening.csv:3: column station: found \"999\"",
        "opening.csv:3: column started: found \"yesterday\"",
        "opening.csv:3: column complete: found \"perhaps\"",
        "opening.csv:3: column overall: found \"fine\"",
    ] {
        assert!(told.iter().any(|one| one.starts_with(expected)), "expected {expected} in {told:#?}");
    }
    assert_eq!(told.len(), 7, "{told:#?}");
    let unknown = read(&cast.quarters.hall, &form(&cast, "opening"), "x.csv", "observer,colour\nA1,red\n");
    assert!(unknown.unwrap_err()[0].to_string().contains("\"colour\""));
}

#[tokio::test]
async fn an_operator_types_what_an_observer_says_on_the_telephone() {
    let cast = Cast::new().await;
    let browser = cast.browser("HQ").await;
    // What has come of that visit by text message stands in the form.
    let message = json!({"sender": "1", "text": "A1 101 O 1=06:40"}).to_string().into_bytes();
    let headers = [("content-type", "application/json")];
    let sent = cast.gateway(GATEWAY).ask(Method::POST, "/gateway/messages", &headers, message).await;
    assert_eq!(sent.json()["taken"], true, "{}", sent.body);
    let address = "/reports/new?form=opening&observer=a1&place=101&visit=1";
    let page = browser.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("name=\"arrived_at\" value=\"06:40\""), "{}", page.body);
    let whose = [("form", "opening"), ("observer", "a1"), ("place", "101"), ("visit", "1")];
    let keep = |fields: &[(&str, &str)]| {
        let fields: Vec<(String, String)> = whose
            .iter()
            .chain(fields)
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let browser = browser.clone();
        async move {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            browser.post("/reports/new", &fields).await
        }
    };
    let wrong = keep(&[("arrived_at", "soon"), ("boxes_sealed", "no"), ("complete", "yes")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.body);
    assert!(
        wrong.body.contains("value=\"soon\"") && wrong.body.contains("class=\"trouble\""),
        "{}",
        wrong.body
    );
    let kept =
        keep(&[("arrived_at", "06:45"), ("boxes_sealed", "no"), ("overall", "good"), ("complete", "yes")])
            .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    {
        let state = cast.quarters.hall.state();
        assert_eq!(state.reports.len(), 1, "one report of one visit");
        let report = state.reports.values().next().unwrap();
        assert_eq!(report.observer, cast.person("A1"));
        let ways: Vec<Via> = report.versions.values().map(|arrival| arrival.via).collect();
        assert_eq!(ways, [Via::Sms, Via::Web]);
        let version = report.complete.as_ref().unwrap().version();
        assert_eq!(version.answers["boxes_sealed"], Answer::No);
        assert_eq!(version.answers["arrived_at"], Answer::Time("06:45".to_owned()));
    }
    for unknown in ["form=opening&observer=nobody&place=101", "form=copy&observer=A1&place=101"] {
        let reply = browser.get(&format!("/reports/new?{unknown}")).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{unknown}: {}", reply.body);
    }
}

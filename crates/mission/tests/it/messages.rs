//! A gateway of text messages calls, and what it brings becomes a report.

use crate::cast::{Asking, Cast, GATEWAY, Reply};
use axum::http::{Method, StatusCode};
use observation::report::Via;
use serde_json::{Value, json};

async fn call(gateway: &Asking, body: &Value) -> Reply {
    let headers = [("content-type", "application/json")];
    gateway.ask(Method::POST, "/gateway/messages", &headers, body.to_string().into_bytes()).await
}

#[tokio::test]
async fn a_message_becomes_a_report_and_is_answered() {
    let cast = Cast::new().await;
    let gateway = cast.gateway(GATEWAY);
    let first = json!({"sender": "+7 700 000 00 00", "text": "A1 101 O 1=06:40"});
    let reply = call(&gateway, &first).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    let answer = reply.json();
    assert_eq!(answer["taken"], true, "{answer}");
    assert!(answer["reply"].as_str().unwrap().starts_with("Taken O 101: 1."), "{answer}");
    let versions = |cast: &Cast| -> Vec<Via> {
        let state = cast.quarters.hall.state();
        state.reports.values().flat_map(|report| report.versions.values()).map(|one| one.via).collect()
    };
    assert_eq!(versions(&cast), [Via::Sms]);
    // The same again changes nothing; what cannot be read is answered, and nothing is kept of it.
    assert_eq!(call(&gateway, &first).await.json()["taken"], true);
    let wrong = call(&gateway, &json!({"sender": "1", "text": "A1 101 O 1=maybe"})).await;
    assert_eq!((wrong.status, &wrong.json()["taken"]), (StatusCode::OK, &json!(false)));
    assert!(wrong.json()["reply"].as_str().unwrap().starts_with("NOT TAKEN"), "{}", wrong.body);
    assert_eq!(versions(&cast), [Via::Sms]);
}

#[tokio::test]
async fn only_the_gateway_may_call() {
    let cast = Cast::new().await;
    let message = json!({"sender": "1", "text": "A1 101 O 1=06:40"});
    let phone = cast.phone("A1").await;
    for who in [cast.stranger(), cast.gateway("another-token-of-enough-letters"), phone] {
        let reply = call(&who, &message).await;
        assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "{}", reply.body);
        assert_eq!(reply.json()["error"], "signed_out");
    }
    let reply = call(&cast.gateway(GATEWAY), &json!({"text": "A1 101 O 1=06:40"})).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", reply.body);
    assert!(cast.quarters.hall.state().reports.is_empty());
}

//! What a phone says and hears, as `docs/field-protocol.md` has it.

use crate::cast::Cast;
use axum::http::{Method, StatusCode};
use observation::form::sha256_hex;
use serde_json::{Value, json};

const REPORT: &str = "11111111-1111-4111-8111-111111111111";
const DEVICE: &str = "22222222-2222-4222-8222-222222222222";

fn path(number: u32, device: &str) -> String {
    format!("/field/reports/{REPORT}/{number}/{device}")
}

fn counting(complete: bool, answers: Value) -> Value {
    json!({
        "form": "counting", "form_version": 1, "place": {"station": "101"}, "complete": complete,
        "started": "2026-05-17T20:00:00+01:00", "saved": "2026-05-17T20:20:00+01:00", "answers": answers,
    })
}

#[tokio::test]
async fn somebody_signs_in_with_the_password_that_they_were_given() {
    let cast = Cast::new().await;
    let password = cast.quarters.people.new_password(cast.person("A1")).await.unwrap();
    let stranger = cast.stranger();
    let body = |password: &str| json!({"code": "a1", "password": password}).to_string().into_bytes();
    let sign_in = |password: String| {
        let stranger = stranger.clone();
        async move { stranger.ask(Method::POST, "/field/sign-in", &[], body(&password)).await }
    };
    let wrong = sign_in("wrong".to_owned()).await;
    assert_eq!(
        (wrong.status, wrong.json()["error"].as_str()),
        (StatusCode::UNAUTHORIZED, Some("wrong_code_or_password"))
    );
    let right = sign_in(password).await;
    assert_eq!(right.status, StatusCode::OK, "{}", right.body);
    let right = right.json();
    assert_eq!(right["observer"]["team"], "T1");
    let headers = format!("Bearer {}", right["token"].as_str().unwrap());
    let pack = stranger.ask(Method::GET, "/field/pack", &[("authorization", &headers)], Vec::new()).await;
    assert_eq!(pack.status, StatusCode::OK);
    let out = stranger.ask(Method::POST, "/field/sign-out", &[("authorization", &headers)], Vec::new()).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    let pack = stranger.ask(Method::GET, "/field/pack", &[("authorization", &headers)], Vec::new()).await;
    assert_eq!((pack.status, pack.json()["error"].as_str()), (StatusCode::UNAUTHORIZED, Some("signed_out")));
}

#[tokio::test]
async fn the_pack_has_everything_that_a_phone_needs_without_a_network() {
    let cast = Cast::new().await;
    let phone = cast.phone("A1").await;
    let pack = phone.get("/field/pack").await;
    let tag = pack.headers["etag"].to_str().unwrap().to_owned();
    let pack = pack.json();
    assert_eq!(pack["plan"].as_array().unwrap().len(), 2, "only the visits of the own team: {pack}");
    assert_eq!(pack["forms"].as_array().unwrap().len(), 7);
    assert_eq!(pack["contest"]["lines"][0]["code"], "registered");
    for form in pack["forms"].as_array().unwrap() {
        let sha256 = form["sha256"].as_str().unwrap();
        let file = phone.get(&format!("/field/forms/{sha256}.json")).await;
        assert_eq!(sha256_hex(file.body.as_bytes()), sha256);
        assert!(file.headers["cache-control"].to_str().unwrap().contains("immutable"));
    }
    let stations = phone.get(pack["stations"].as_str().unwrap()).await.json();
    assert_eq!(stations[0], json!(["101", "Town hall", "N-1", "ordinary"]));
    let again = phone.ask(Method::GET, "/field/pack", &[("if-none-match", &tag)], Vec::new()).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert_eq!(cast.stranger().get("/field/pack").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_report_may_be_sent_again_in_any_order_and_outlives_the_program() {
    let cast = Cast::new().await;
    let phone = cast.phone("A1").await;
    let first = counting(false, json!({"remarks": {"text": "begun"}}));
    let second = counting(true, json!({"remarks": {"text": "done"}}));
    let sent = phone.put(&path(2, DEVICE), &second).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    assert_eq!(sent.json()["taken"], "new");
    assert_eq!(phone.put(&path(1, DEVICE), &first).await.json()["newest"], 2);
    for _ in 0..2 {
        assert_eq!(phone.put(&path(2, DEVICE), &second).await.json()["taken"], "known");
    }
    let other = cast.phone("B1").await;
    let refused = other.put(&path(3, DEVICE), &second).await;
    assert_eq!(
        (refused.status, refused.json()["error"].as_str()),
        (StatusCode::FORBIDDEN, Some("another_observer"))
    );
    drop((phone, other));
    let cast = cast.restarted().await;
    let report = cast.quarters.hall.state().reports[REPORT].clone();
    assert_eq!(report.versions.len(), 2);
    assert_eq!(report.complete.as_ref().unwrap().key.number, 2);
    let pack = cast.phone("A1").await.get("/field/pack").await.json();
    assert_eq!(
        pack["reports"][0]["version"]["answers"]["remarks"]["text"], "done",
        "a second phone finds it"
    );
}

#[tokio::test]
async fn what_can_never_be_taken_is_refused_by_name_and_place() {
    let cast = Cast::new().await;
    let phone = cast.phone("A1").await;
    let refused = |value: Value| {
        let phone = phone.clone();
        async move {
            let reply = phone.put(&path(1, DEVICE), &value).await;
            let json = reply.json();
            let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
            (reply.status.as_u16(), text("error"), text("where"))
        }
    };
    let said = |error: &str, place: &str| (422, error.to_owned(), place.to_owned());
    let with = |id: &str, answer: Value| counting(true, json!({id: answer}));
    assert_eq!(refused(with("no_such", json!("yes"))).await, said("unknown_question", "answers.no_such"));
    assert_eq!(refused(with("remarks", json!("yes"))).await, said("wrong_kind", "answers.remarks"));
    assert_eq!(refused(json!({"form": 1})).await, said("malformed", ""));
    let mut other = counting(true, json!({}));
    other["place"] = json!({"station": "999"});
    assert_eq!(refused(other).await, said("unknown_place", ""));
    let mut other = counting(true, json!({}));
    other["form_version"] = json!(9);
    assert_eq!(refused(other).await, said("unknown_form", ""));
    let long = with("remarks", json!({"text": "x".repeat(60_000)}));
    let reply = phone.put(&path(1, DEVICE), &long).await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(cast.quarters.hall.state().reports.is_empty(), "nothing of it was kept");
}

/// A picture of a thousand bytes with a comment in it, which no decoder would draw.
fn picture() -> Vec<u8> {
    let segment = |marker: u8, body: &[u8]| {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker][..], &length, body].concat()
    };
    let mut photo = [
        &[0xff, 0xd8][..],
        &segment(0xfe, b"taken by Alma"),
        &segment(0xdb, &[1; 65]),
        &segment(0xc2, &[8, 1, 0xe0, 2, 0x80, 1, 1, 0x11, 0]),
        &segment(0xda, &[1, 1, 0, 0, 63, 0]),
    ]
    .concat();
    photo.resize(998, 7);
    photo.extend([0xff, 0xd9]);
    photo
}

#[tokio::test]
async fn a_photograph_comes_in_pieces_and_is_no_longer_missing() {
    let cast = Cast::new().await;
    let phone = cast.phone("A1").await;
    let photo = picture();
    let name = sha256_hex(&photo);
    let path_of_photo = format!("/field/photos/{name}");
    let copy = json!({
        "form": "copy", "form_version": 1, "place": {"station": "101"}, "complete": true,
        "started": "2026-05-17T20:00:00+01:00", "saved": "2026-05-17T20:20:00+01:00", "answers": {},
    });
    let form = crate::cast::forms().into_iter().find(|form| form.id == "copy").unwrap();
    let question = form.questions().find(|one| one.kind == observation::form::Kind::Photo).unwrap();
    let mut copy = copy;
    copy["answers"] = json!({question.id.clone(): {"photos": [name]}});
    let sent = phone.put(&path(1, DEVICE), &copy).await;
    assert_eq!(sent.json()["missing_photos"], json!([name]), "{}", sent.body);
    let look = phone.ask(Method::HEAD, &path_of_photo, &[], Vec::new()).await;
    assert_eq!(look.status, StatusCode::NOT_FOUND);
    let piece = |from: usize, to: usize, media: &'static str| {
        let (phone, path, bytes) = (phone.clone(), path_of_photo.clone(), photo[from..to].to_vec());
        async move {
            let from = from.to_string();
            let headers =
                [("upload-offset", from.as_str()), ("upload-length", "1000"), ("content-type", media)];
            phone.ask(Method::PATCH, &path, &headers, bytes).await
        }
    };
    assert_eq!(piece(0, 400, "text/plain").await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(piece(0, 400, "image/jpeg").await.status, StatusCode::NO_CONTENT);
    let wrong = piece(0, 400, "image/jpeg").await;
    assert_eq!(
        (wrong.status, &wrong.headers["upload-offset"]),
        (StatusCode::CONFLICT, &"400".parse().unwrap())
    );
    let look = phone.ask(Method::HEAD, &path_of_photo, &[], Vec::new()).await;
    assert_eq!(look.headers["upload-offset"], "400");
    let whole = piece(400, 1_000, "image/jpeg").await;
    assert_eq!(whole.headers["upload-complete"], "?1");
    // Headquarters sees the picture without what travels with it, and the evidence itself where it asks for that.
    let browser = cast.browser("HQ").await;
    let shown = browser.get(&format!("/photos/{name}")).await;
    assert_eq!(
        (shown.status, &shown.headers["content-type"]),
        (StatusCode::OK, &"image/jpeg".parse().unwrap())
    );
    assert!(!shown.body.contains("taken by Alma"), "{}", shown.body);
    let sent = browser.get(&format!("/photos/{name}?as=sent")).await;
    assert!(sent.body.contains("taken by Alma"), "{}", sent.body);
    let sent = phone.put(&path(1, DEVICE), &copy).await;
    assert_eq!(sent.json()["missing_photos"], json!([]));
}

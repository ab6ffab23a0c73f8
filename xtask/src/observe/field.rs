//! What phones send: reports in the form of the count, photographs of 200 KB.

use crate::load::client::Client;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::net::SocketAddr;

/// The size of a photograph, in bytes.
const PHOTO_BYTES: usize = 200_000;

/// A phone that has signed in.
pub struct Phone {
    headers: String,
}

impl Phone {
    /// Signs in.
    pub fn sign_in(client: &mut Client, code: &str, password: &str) -> Result<Phone> {
        let body = json!({"code": code, "password": password}).to_string();
        let answer =
            client.ask("POST", "/field/sign-in", "content-type: application/json\r\n", body.as_bytes())?;
        let value: Value = serde_json::from_str(&answer.body).with_context(|| answer.body.clone())?;
        let token = value["token"].as_str().with_context(|| format!("{code}: {}", answer.body))?;
        Ok(Phone { headers: format!("authorization: Bearer {token}\r\n") })
    }
}

/// One thing to send.
pub struct Errand {
    /// Whose.
    pub phone: usize,
    /// Whether it is a photograph.
    pub is_photo: bool,
    number: usize,
}

/// Reports and photographs, evenly mixed.
pub fn errands(reports: usize, photos: usize, phones: usize) -> Vec<Errand> {
    let all = reports + photos;
    let is_photo = |place: usize| (place + 1) * photos / all.max(1) > place * photos / all.max(1);
    (0..all)
        .map(|number| Errand { phone: number * 7_919 % phones.max(1), is_photo: is_photo(number), number })
        .collect()
}

/// Numbers as the identifiers of reports and devices.
fn uuid(kind: u8, number: usize) -> String {
    format!("{kind:08x}-0000-4000-8000-{number:012x}")
}

/// Bytes that begin as a picture does; each photograph has its own.
fn photo(number: usize) -> Vec<u8> {
    let mut bytes = vec![0; PHOTO_BYTES];
    bytes[..4].copy_from_slice(&[0xff, 0xd8, 0xff, 0xe0]);
    let mut state = number as u64 + 1;
    for chunk in bytes[8..].chunks_exact_mut(8) {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        chunk.copy_from_slice(&state.to_le_bytes());
    }
    bytes
}

fn name(photo: &[u8]) -> String {
    Sha256::digest(photo).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Yes-or-no questions of the form of the count, which every report answers.
const QUESTIONS: [&str; 30] = [
    "unauthorised_present",
    "queue_at_closing",
    "latecomers_voted",
    "doors_shut",
    "unused_counted",
    "unused_cancelled",
    "signatures_counted",
    "signatures_alike",
    "seals_intact",
    "seal_numbers_checked",
    "stuffing_signs",
    "ballot_shown",
    "choice_announced",
    "ballots_sorted",
    "votes_misplaced",
    "doubtful_ballots",
    "validity_consistent",
    "count_interrupted",
    "protocol_signed_blank",
    "protocol_filled_at_once",
    "protocol_in_pen",
    "figures_reconciled",
    "protocol_difficulties",
    "figures_changed",
    "protocol_signed_by_all",
    "copies_given",
    "protocol_posted",
    "clear_view",
    "observers_restricted",
    "intimidation",
];

/// Stations of the election, by their numbers in the region of Abai.
fn station(number: usize) -> String {
    format!("ABA-{:04}", number % 300 + 1)
}

fn report(number: usize) -> String {
    let mut answers = serde_json::Map::new();
    for (place, question) in QUESTIONS.iter().enumerate() {
        let yes = (number + place * 31) % 7 > 2;
        answers.insert((*question).to_owned(), if yes { "yes" } else { "no" }.into());
    }
    for (question, figure) in [("voters_registered", 1_204), ("ballots_found", 902), ("ballots_valid", 880)] {
        answers.insert(question.to_owned(), json!({"number": figure + number % 50}));
    }
    answers.insert(
        "remarks".to_owned(),
        json!({"text": "The count went on until late; the commission was tired and polite."}),
    );
    let overall = ["very_good", "good", "bad", "very_bad"][number % 4];
    answers.insert("overall".to_owned(), json!({"overall": overall}));
    json!({
        "form": "counting", "form_version": 1, "place": {"station": station(number)}, "complete": true,
        "started": "2022-11-20T20:00:00+06:00", "saved": "2022-11-20T23:20:00+06:00", "answers": answers,
    })
    .to_string()
}

impl Errand {
    fn report_path(&self) -> String {
        format!("/field/reports/{}/1/{}", uuid(1, self.number), uuid(2, self.phone))
    }

    /// Sends it, and says whether it was confirmed.
    pub fn send(&self, client: &mut Client, phone: &Phone) -> Result<()> {
        if self.is_photo {
            let bytes = photo(self.number);
            let headers = format!(
                "{}content-type: image/jpeg\r\nupload-offset: 0\r\nupload-length: {PHOTO_BYTES}\r\n",
                phone.headers
            );
            let path = format!("/field/photos/{}", name(&bytes));
            let answer = client.ask("PATCH", &path, &headers, &bytes)?;
            ensure!(
                answer.status == 204 && answer.complete,
                "a photograph: {} {}",
                answer.status,
                answer.body
            );
            return Ok(());
        }
        let headers = format!("{}content-type: application/json\r\n", phone.headers);
        let answer = client.ask("PUT", &self.report_path(), &headers, report(self.number).as_bytes())?;
        ensure!(answer.status == 200, "a report: {} {}", answer.status, answer.body);
        Ok(())
    }
}

/// Looks whether everything that was confirmed is there, once.
pub fn look(address: SocketAddr, phones: &[Phone], errands: &[Errand]) -> Result<()> {
    let mut client = Client::new(address);
    let mut found = 0;
    for phone in phones {
        let answer = client.ask("GET", "/field/pack", &phone.headers, &[])?;
        let pack: Value = serde_json::from_str(&answer.body).context("a pack is JSON")?;
        found += pack["reports"].as_array().map_or(0, Vec::len);
    }
    let reports = errands.iter().filter(|errand| !errand.is_photo).count();
    ensure!(found == reports, "{reports} reports were confirmed, and {found} are there");
    for errand in errands.iter().filter(|errand| errand.is_photo) {
        let path = format!("/field/photos/{}", name(&photo(errand.number)));
        let answer = client.ask("HEAD", &path, &phones[errand.phone].headers, &[])?;
        ensure!(answer.status == 200 && answer.complete, "photograph {} is missing", errand.number);
    }
    Ok(())
}

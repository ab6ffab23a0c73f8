//! Scans of papers: who brings them, what of them is kept, who sees them, and to which revision they belong.

use crate::cast::{Browser, Cast, Reply};
use desk::roles::Role;
use model::fact::{Scan, ScanType};
use model::lifecycle::{Accepted, Commission, Paper, State};

/// A paper of station 101 that fits together.
const LINES: [u64; 10] = [420, 450, 300, 150, 4, 296, 150, 90, 40, 16];

/// A JPEG of a pixel; between its parts somebody's name.
const JPEG: &[u8] = b"\xff\xd8\xff\xfe\x00\x07Aigul\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\
    \xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x7f\xff\xd9";

const PDF: &[u8] = b"%PDF-1.7 the paper of 101";

fn intake(code: &str) -> [(&str, &str); 5] {
    [("code", code), ("contest", "president"), ("kind", "station"), ("basis", "original"), ("do", "take")]
}

fn paper(code: &str) -> Paper {
    Paper { contest: "president".to_owned(), of: Commission::Station(code.to_owned()) }
}

fn href(code: &str) -> String {
    format!("/paper/president/station/{code}")
}

async fn type_it(clerk: &mut Browser, code: &str) {
    clerk.post("/entry/next", &[("code", code), ("kind", "station")]).await.expect(303);
    let names: Vec<String> = (0..LINES.len()).map(|place| format!("l{place}")).collect();
    let values: Vec<String> = LINES.iter().map(u64::to_string).collect();
    let mut fields: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
    fields.extend([("do", "finish"), ("checked", "yes")]);
    clerk.post(&format!("{}/entry", href(code)), &fields).await.expect(303);
}

/// The scan of the paper in work.
fn in_work(cast: &Cast, code: &str) -> Option<Scan> {
    cast.desk.hall.state_of(&paper(code)).sheet().and_then(|sheet| sheet.scan.clone())
}

/// What is accepted of a paper.
fn accepted(cast: &Cast, code: &str) -> Accepted {
    cast.desk.hall.state_of(&paper(code)).accepted().cloned().expect("it counts")
}

/// The scans that the record names.
fn public(cast: &Cast) -> Vec<Scan> {
    cast.desk.hall.record().scans().cloned().collect()
}

#[tokio::test]
async fn a_scan_that_came_with_the_paper_is_seen_while_it_is_typed_and_public_once_it_counts() {
    let cast = Cast::new().await;
    let mut receiver = cast.signed_in(&[Role::Receiver]).await;
    let (mut first, mut second) =
        (cast.signed_in(&[Role::Clerk]).await, cast.signed_in(&[Role::Clerk]).await);
    let page = receiver.get("/intake?code=101&basis=original").await.expect(200);
    assert!(
        page.body.contains("type=\"file\"") && page.body.contains("signatures included"),
        "{}",
        page.body
    );
    receiver.upload("/intake", &intake("101"), JPEG).await.leads_to("/intake?taken=101");
    let scan = in_work(&cast, "101").expect("it came with the paper");
    assert_eq!((scan.kind, scan.size), (ScanType::Jpeg, JPEG.len() as u64 - 9), "without the name in it");
    let journal = serde_json::to_string(&cast.journal().await).unwrap();
    assert!(journal.contains(&format!(r#""scan":{{"hash":"{}""#, scan.hash)), "{journal}");
    first.post("/entry/next", &[("code", "101"), ("kind", "station")]).await.expect(303);
    let sheet = first.get(&format!("{}/entry", href("101"))).await.expect(200);
    let address = format!("{}/scan/{}", href("101"), scan.hash);
    assert!(sheet.body.contains(&format!("<img src=\"{address}\"")), "{}", sheet.body);
    assert!(sheet.body.contains("signatures included"), "{}", sheet.body);
    let file = first.get(&address).await.expect(200);
    assert_eq!(file.bytes.len() as u64, scan.size);
    assert_eq!(file.header("content-type"), "image/jpeg");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert!(file.header("content-security-policy").contains("sandbox"));
    assert!(!file.body.contains("Aigul"));
    assert_eq!(public(&cast), [], "nothing is public while it is typed");
    type_it(&mut first, "101").await;
    type_it(&mut second, "101").await;
    assert_eq!(accepted(&cast, "101").scan, Some(scan.clone()));
    assert_eq!(public(&cast), [scan]);
    // Dropped and made again from the journal, the tables are the same, and every file is where it should be.
    let store = cast.desk.hall.store();
    let kept = store.rows().await.unwrap();
    store.write_tables_anew().await.unwrap();
    assert_eq!(store.rows().await.unwrap(), kept);
    assert!(store.examine().await.unwrap().iter().all(|one| one.wrong.is_empty()));
}

#[tokio::test]
async fn a_scan_comes_later_and_is_replaced_until_the_paper_is_accepted() {
    let cast = Cast::new().await;
    let mut receiver = cast.signed_in(&[Role::Receiver]).await;
    let (mut first, mut second) =
        (cast.signed_in(&[Role::Clerk]).await, cast.signed_in(&[Role::Clerk]).await);
    receiver.post("/intake", &intake("101")).await.expect(303);
    let path = format!("{}/scan", href("101"));
    receiver.upload(&path, &[], JPEG).await.leads_to(&format!("{}?done", href("101")));
    type_it(&mut first, "101").await;
    let earlier = in_work(&cast, "101").unwrap();
    receiver.upload(&path, &[], PDF).await.expect(303);
    let scan = in_work(&cast, "101").unwrap();
    assert_eq!(scan.kind, ScanType::Pdf);
    let page = receiver.get(&href("101")).await.expect(200);
    assert!(page.body.contains(&scan.hash) && !page.body.contains("<img"), "{}", page.body);
    let file = receiver.get(&format!("{path}/{}", scan.hash)).await.expect(200);
    assert_eq!((file.bytes.as_slice(), file.header("content-disposition")), (PDF, "attachment"));
    receiver.get(&format!("{path}/{}", earlier.hash)).await.expect(404);
    type_it(&mut second, "101").await;
    assert_eq!(public(&cast), std::slice::from_ref(&scan));
    let late = receiver.upload(&path, &[], JPEG).await.expect(409);
    assert!(late.notice().contains("waits to be accepted"), "{}", late.notice());
    assert_eq!(public(&cast), [scan], "nothing that is accepted changes");
    let mut auditor = cast.signed_in(&[Role::Auditor]).await;
    let history = auditor.get(&format!("{}/history", href("101"))).await.expect(200);
    assert!(history.body.contains("scan added") && history.body.contains(&earlier.hash), "{}", history.body);
}

#[tokio::test]
async fn a_scan_belongs_to_one_revision_alone() {
    let cast = Cast::new().await;
    let mut receiver = cast.signed_in(&[Role::Receiver]).await;
    let (mut first, mut second) =
        (cast.signed_in(&[Role::Clerk]).await, cast.signed_in(&[Role::Clerk]).await);
    let mut copy = intake("101");
    copy[3] = ("basis", "copy");
    receiver.upload("/intake", &copy, JPEG).await.expect(303);
    type_it(&mut first, "101").await;
    type_it(&mut second, "101").await;
    receiver.post("/intake", &intake("101")).await.expect(303);
    assert_eq!(in_work(&cast, "101"), None, "the original has none yet");
    assert!(accepted(&cast, "101").scan.is_some(), "what counts keeps its own");
    type_it(&mut second, "101").await;
    type_it(&mut first, "101").await;
    let State::Accepted { accepted } = cast.desk.hall.state_of(&paper("101")) else { panic!("it counts") };
    assert_eq!((accepted.revision, accepted.scan), (2, None));
    let record = cast.desk.hall.record();
    let contest = record.contest("president").unwrap();
    let scans: Vec<bool> = contest.revisions.iter().map(|revision| revision.scan.is_some()).collect();
    assert_eq!(scans, [true, false]);
}

/// What a refused file says, and that nothing came of it.
async fn refused(receiver: &mut Browser, cast: &Cast, file: &[u8]) -> Reply {
    let reply = receiver.upload("/intake", &intake("101"), file).await.expect(422);
    assert_eq!(in_work(cast, "101"), None);
    assert_eq!(cast.desk.hall.state_of(&paper("101")).name(), "expected", "{}", reply.notice());
    reply
}

#[tokio::test]
async fn other_files_are_refused_with_what_was_found() {
    let cast = Cast::new().await;
    let mut receiver = cast.signed_in(&[Role::Receiver]).await;
    for (file, says) in [
        (&b"GIF89a"[..], "GIF"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"<script>alert(1)</script>", "another kind"),
        (&JPEG[..30], "does not read"),
    ] {
        let reply = refused(&mut receiver, &cast, file).await;
        assert!(reply.notice().contains(says), "{}", reply.notice());
    }
    let large = [PDF, &vec![b' '; 20_000_000]].concat();
    assert!(refused(&mut receiver, &cast, &large).await.notice().contains("20,000,000"));
    let larger = [PDF, &vec![b' '; 30_000_000]].concat();
    assert!(refused(&mut receiver, &cast, &larger).await.notice().contains("20,000,000"));
    // Without a file the paper is taken in as ever.
    receiver.upload("/intake", &intake("101"), b"").await.leads_to("/intake?taken=101");
    let path = format!("{}/scan", href("101"));
    assert!(receiver.upload(&path, &[], b"").await.expect(422).notice().contains("no file"));
    assert!(receiver.upload(&path, &[], b"GIF89a").await.expect(422).notice().contains("GIF"));
    assert_eq!(in_work(&cast, "101"), None);
}

#[tokio::test]
async fn only_whoever_takes_papers_in_adds_a_scan_and_only_with_a_form_of_this_desk() {
    let cast = Cast::new().await;
    let mut receiver = cast.signed_in(&[Role::Receiver]).await;
    receiver.post("/intake", &intake("101")).await.expect(303);
    let path = format!("{}/scan", href("101"));
    for role in [Role::Clerk, Role::Commissioner, Role::Auditor, Role::Administrator] {
        cast.signed_in(&[role]).await.upload(&path, &[], JPEG).await.expect(403);
    }
    let elsewhere = cast.person_of(&[Role::Receiver], &["S"]).await;
    let reply = cast.session_of(elsewhere).await.upload(&path, &[], JPEG).await;
    assert_eq!(reply.status.as_u16(), 409, "{}", reply.notice());
    let mut forged = receiver.clone();
    forged.cookie.clone_from(&receiver.cookie);
    let reply = forged.upload(&format!("{path}?csrf=0&x="), &[], JPEG).await;
    assert_eq!(reply.status.as_u16(), 403);
    assert_eq!(in_work(&cast, "101"), None);
}

#[tokio::test]
async fn the_scan_of_a_member_of_a_unit_stays_here() {
    let cast = Cast::new().await;
    let mut receiver = cast.signed_in(&[Role::Receiver]).await;
    let member = {
        let record = cast.desk.hall.record();
        let member = record.stations.iter().find(|known| known.station.unit.is_some());
        member.expect("a station that does not stand alone").station.code.clone()
    };
    let page = receiver.get(&format!("/intake?code={member}&basis=original")).await.expect(200);
    assert!(page.body.contains("is not published"), "{}", page.body);
    let members: Vec<String> = {
        let record = cast.desk.hall.record();
        let unit = record.stations[record.station_by_code[&member].place()].station.unit.clone();
        let of_unit = record.stations.iter().filter(|known| known.station.unit == unit);
        of_unit.map(|known| known.station.code.clone()).collect()
    };
    let (mut first, mut second) =
        (cast.signed_in(&[Role::Clerk]).await, cast.signed_in(&[Role::Clerk]).await);
    for code in &members {
        receiver.upload("/intake", &intake(code), JPEG).await.expect(303);
        for clerk in [&mut first, &mut second] {
            type_it(clerk, code).await;
        }
        assert!(in_work(&cast, code).is_some() || accepted(&cast, code).scan.is_some());
    }
    assert_eq!(public(&cast), [], "the unit's sum has no paper");
}

//! The work itself, from the paper to the record, through the pages' own forms; and what must not happen on the way.

use crate::cast::{Browser, Cast};
use desk::draft::Draft;
use desk::hall::{NotDone, Order, Who};
use desk::http::Settings;
use desk::roles::Role;
use model::fact::{Basis, Door, Fact, Protocol, ProtocolTag, Version};
use model::lifecycle::{Command, Commission, Paper, Sheet};
use sha2::{Digest, Sha256};
use store::{Acceptance, Act};

/// A paper of station 101 of the made-up country that fits together.
const LINES: [u64; 10] = [420, 450, 300, 150, 4, 296, 150, 90, 40, 16];

/// The people of a night.
struct Night {
    cast: Cast,
    receiver: Browser,
    first: Browser,
    second: Browser,
    supervisor: Browser,
    approver: Browser,
}

impl Night {
    async fn begin() -> Night {
        let cast = Cast::new().await;
        let receiver = cast.signed_in(&[Role::Receiver]).await;
        let first = cast.signed_in(&[Role::Clerk]).await;
        let second = cast.signed_in(&[Role::Clerk]).await;
        let supervisor = cast.signed_in(&[Role::Supervisor]).await;
        let approver = cast.signed_in(&[Role::Supervisor, Role::Commissioner]).await;
        Night { cast, receiver, first, second, supervisor, approver }
    }

    async fn receive(&mut self, code: &str) {
        let fields = [
            ("code", code),
            ("contest", "president"),
            ("kind", "station"),
            ("basis", "original"),
            ("do", "take"),
        ];
        self.receiver.post("/intake", &fields).await.expect(303);
    }

    /// Both clerks type the same lines to their end.
    async fn enter(&mut self, code: &str, lines: &[u64]) {
        self.receive(code).await;
        for clerk in [&mut self.first, &mut self.second] {
            typed(clerk, code, lines).await;
        }
    }

    fn state(&self, code: &str) -> String {
        self.cast.desk.hall.state_of(&paper(code)).name().to_owned()
    }

    /// What the page of a paper has shown, as its forms carry it.
    async fn seen(browser: &mut Browser, code: &str) -> String {
        let page = browser.get(&format!("/paper/president/station/{code}")).await.expect(200);
        page.between("name=\"seen\" value=\"", "\"").unwrap_or_default().to_owned()
    }
}

async fn typed(clerk: &mut Browser, code: &str, lines: &[u64]) {
    clerk.post("/entry/next", &[("code", code), ("kind", "station")]).await.expect(303);
    let names: Vec<String> = (0..lines.len()).map(|place| format!("l{place}")).collect();
    let values: Vec<String> = lines.iter().map(u64::to_string).collect();
    let mut fields: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
    fields.extend([("do", "finish"), ("checked", "yes")]);
    clerk.post(&format!("/paper/president/station/{code}/entry"), &fields).await.expect(303);
}

fn paper(code: &str) -> Paper {
    Paper { contest: "president".to_owned(), of: Commission::Station(code.to_owned()) }
}

#[tokio::test]
async fn two_clerks_bring_a_paper_to_the_record() {
    let mut night = Night::begin().await;
    night.enter("101", &LINES).await;
    assert_eq!(night.state("101"), "accepted");
    night.cast.desk.hall.settle().await.unwrap();
    let record = night.cast.desk.hall.record();
    let contest = record.contest("president").unwrap();
    let (place, revision) = contest.newest_of(record.station_by_code["101"]).unwrap();
    let figures: Vec<u64> = contest.figures_of(place).iter().map(|&figure| u64::from(figure)).collect();
    assert_eq!((revision.number, figures.as_slice()), (1, LINES.as_slice()));
}

#[tokio::test]
async fn the_journal_gives_the_tables_and_holds_every_typed_value() {
    let mut night = Night::begin().await;
    night.receive("101").await;
    night.first.post("/entry/next", &[("code", "101"), ("kind", "station")]).await.expect(303);
    // A slip that is corrected at once stays in the journal.
    for value in ["4200", "420"] {
        let fields = [("place", "0"), ("value", value)];
        night.first.post("/paper/president/station/101/keep", &fields).await.expect(204);
    }
    let store = night.cast.desk.hall.store().clone();
    let kept = store.rows().await.unwrap();
    store.write_tables_anew().await.unwrap();
    assert_eq!(store.rows().await.unwrap(), kept);
    let history = store.history(&paper("101")).await.unwrap();
    let text = serde_json::to_string(&history.iter().map(|(_, event)| event).collect::<Vec<_>>()).unwrap();
    assert!(text.contains("\"value\":4200") && text.contains("\"value\":420"), "{text}");
    let examined = store.examine().await.unwrap();
    assert!(examined.iter().all(|one| one.wrong.is_empty()), "{examined:?}");
}

#[tokio::test]
async fn the_second_entry_is_blind_and_by_somebody_else() {
    let mut night = Night::begin().await;
    night.receive("101").await;
    typed(&mut night.first, "101", &LINES).await;
    let again = night.first.post("/entry/next", &[("code", "101"), ("kind", "station")]).await.expect(409);
    assert!(again.notice().contains("first entry"), "{}", again.notice());
    night.second.post("/entry/next", &[("code", "101"), ("kind", "station")]).await.expect(303);
    for path in ["/paper/president/station/101/entry", "/paper/president/station/101"] {
        let page = night.second.get(path).await.expect(200);
        for line in ["420", "450", "296"] {
            assert!(!page.body.contains(line), "{path} shows {line} to whoever types blind");
        }
    }
    night.second.get("/paper/president/station/101/history").await.expect(403);
}

#[tokio::test]
async fn what_was_seen_is_what_is_decided() {
    let mut night = Night::begin().await;
    let mut odd = LINES;
    odd[3] = 149;
    night.enter("101", &odd).await;
    assert_eq!(night.state("101"), "held");
    let seen = Night::seen(&mut night.supervisor, "101").await;
    // Meanwhile somebody else has it typed anew, and it comes back held again.
    let also = Night::seen(&mut night.approver, "101").await;
    let path = "/paper/president/station/101/resolve";
    let anew = [("do", "type_anew"), ("reason", "a line too far"), ("seen", also.as_str())];
    night.approver.post(path, &anew).await.expect(303);
    for clerk in [&mut night.first, &mut night.second] {
        odd[3] = 148;
        typed(clerk, "101", &odd).await;
    }
    assert_eq!(night.state("101"), "held");
    let size = night.cast.journal_size().await;
    let explain =
        [("do", "resolve"), ("explain-ballots_balance", "one ballot was lost"), ("seen", seen.as_str())];
    let refused = night.supervisor.post(path, &explain).await.expect(409);
    assert!(refused.notice().contains("since the page was shown"), "{}", refused.notice());
    assert_eq!(night.cast.journal_size().await, size, "nothing was journaled");
}

#[tokio::test]
async fn who_resolves_has_not_typed_and_who_approves_has_not_resolved() {
    let mut night = Night::begin().await;
    let everything = [Role::Clerk, Role::Supervisor];
    night.first = night.cast.signed_in(&everything).await;
    let mut odd = LINES;
    odd[3] = 149;
    night.enter("101", &odd).await;
    let resolve = "/paper/president/station/101/resolve";
    let explanation = ("explain-ballots_balance", "one ballot was lost; act 3");
    let seen = desk::hall::fingerprint(&night.cast.desk.hall.state_of(&paper("101")));
    let fields = [("do", "resolve"), explanation, ("seen", seen.as_str())];
    let refused = night.first.post(resolve, &fields).await.expect(409);
    assert!(refused.notice().contains("You typed this paper"), "{}", refused.notice());
    night.supervisor.post(resolve, &fields).await.expect(303);
    let seen = desk::hall::fingerprint(&night.cast.desk.hall.state_of(&paper("101")));
    let approve = "/paper/president/station/101/approve";
    let fields = [("do", "approve"), ("seen", seen.as_str())];
    let refused = night.supervisor.post(approve, &fields).await.expect(409);
    assert!(refused.notice().contains("Another person approves"), "{}", refused.notice());
    night.approver.post(approve, &fields).await.expect(303);
    assert_eq!(night.state("101"), "accepted");
    let record = night.cast.desk.hall.record();
    let contest = record.contest("president").unwrap();
    let (_, revision) = contest.newest_of(record.station_by_code["101"]).unwrap();
    assert_eq!(&*revision.findings[0].1, "one ballot was lost; act 3", "the explanation is public");
}

#[tokio::test]
async fn somebody_of_another_area_touches_no_paper() {
    let mut night = Night::begin().await;
    night.receive("101").await;
    let person = night.cast.person_of(&[Role::Clerk, Role::Receiver], &["S"]).await;
    let mut south = night.cast.session_of(person).await;
    let refused = south.post("/entry/next", &[("code", "101"), ("kind", "station")]).await.expect(409);
    assert!(refused.notice().contains("area"), "{}", refused.notice());
    let fields = [("code", "102"), ("contest", "president"), ("kind", "station"), ("do", "take")];
    south.post("/intake", &fields).await.expect(409);
    assert_eq!(night.state("102"), "expected");
}

#[tokio::test]
async fn small_stations_leave_only_as_their_unit() {
    let mut night = Night::begin().await;
    night.enter("202", &[19, 20, 15, 5, 0, 15, 8, 4, 2, 1]).await;
    assert_eq!(night.state("202"), "accepted");
    let facts = |night: &Night| {
        let record = night.cast.desk.hall.record();
        record.contest("president").unwrap().revisions.len()
    };
    assert_eq!(facts(&night), 0, "one member alone says nothing");
    night.enter("203", &[14, 15, 10, 5, 0, 10, 4, 3, 2, 1]).await;
    assert_eq!(facts(&night), 1);
    let record = night.cast.desk.hall.record();
    let contest = record.contest("president").unwrap();
    let (place, _) = contest.newest_of(record.station_by_code["U-2"]).unwrap();
    assert_eq!(contest.figures_of(place), [33, 35, 25, 10, 0, 25, 12, 7, 4, 2]);
}

#[tokio::test]
async fn nothing_of_a_count_leaves_before_the_embargo_ends() {
    let mut night = Night::begin().await;
    // The embargo ends at 20:00; the cast's clock stands at 20:30.
    night.cast.wait(-1_801);
    night.enter("101", &LINES).await;
    let hall = night.cast.desk.hall.clone();
    let before = hall.settle().await.unwrap();
    assert_eq!(hall.store().waiting().await.unwrap(), 1, "accepted, and waits");
    night.cast.wait(1);
    let at = hall.settle().await.unwrap();
    assert_eq!(
        (at, hall.store().waiting().await.unwrap()),
        (before + 1, 0),
        "in its first second it is there"
    );
}

#[tokio::test]
async fn an_announcement_is_what_was_proposed_or_nothing() {
    let mut night = Night::begin().await;
    night.enter("101", &LINES).await;
    let mut commissioner = night.cast.signed_in(&[Role::Commissioner]).await;
    commissioner.post("/proposals/announce", &[("stage", "preliminary")]).await.expect(303);
    let page = commissioner.get("/proposals").await.expect(200);
    assert!(!page.body.contains("/proposals/1/confirm"), "who proposes is not asked to confirm");
    let hash = night.cast.desk.hall.tables().proposals[&1].hash.clone();
    let own = commissioner.post("/proposals/1/confirm", &[("hash", &hash)]).await.expect(409);
    assert!(own.notice().contains("You proposed this"), "{}", own.notice());
    let altered = format!("{}{}", if hash.starts_with('0') { '1' } else { '0' }, &hash[1..]);
    let refused = night.approver.post("/proposals/1/confirm", &[("hash", &altered)]).await.expect(409);
    assert!(refused.notice().contains("not what was proposed"), "{}", refused.notice());
    assert!(night.cast.desk.hall.record().announcements.is_empty());
    night.approver.post("/proposals/1/confirm", &[("hash", &hash)]).await.expect(303);
    let record = night.cast.desk.hall.record();
    assert_eq!(record.announcements.len(), 1);
    let fact = Fact::Announcement(Box::new(record.announcements[0].fact.clone()));
    let leaf = store::NewFact::new(&fact).unwrap().leaf;
    let published: String = Sha256::digest(leaf.0).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(published, hash, "what was confirmed is what stands on the record");
}

#[tokio::test]
async fn an_older_copy_of_the_directory_takes_nothing() {
    let mut night = Night::begin().await;
    let hall = night.cast.desk.hall.clone();
    hall.settle().await.unwrap();
    let store = hall.store().clone();
    night.enter("101", &LINES).await;
    hall.settle().await.unwrap();
    // The world sees this; then the head is what it was before, as in a backup that was brought back.
    let public = night.cast.data().parent().unwrap().join("public");
    copy(&store.record_directory(), &public);
    night.enter("102", &[388, 400, 290, 110, 5, 285, 120, 110, 35, 20]).await;
    hall.settle().await.unwrap();
    let newer = std::fs::read(store.record_directory().join("checkpoint")).unwrap();
    let place = public.join("checkpoint");
    let shown = std::fs::read(&place).unwrap();
    assert_ne!(newer, shown);
    // A checkpoint of the same record that this directory does not extend: of a size that it does not have yet.
    let forged = sealed(&night, 1_000);
    std::fs::write(&place, forged).unwrap();
    let why = hall.settle().await.unwrap_err();
    assert!(why.to_string().contains("looks like an older copy"), "{why}");
    let sheet = Sheet {
        at: night.cast.now(),
        basis: Basis::Original,
        custody: String::new(),
        lines: 10,
        number: None,
        scan: None,
    };
    let by = night.receiver.person.unwrap();
    let order = Order::paper(paper("103"), Command::Receive { by, sheet });
    let refused = hall.order(order.clone(), Who { person: Some(by), from: None }).await.unwrap_err();
    assert!(matches!(&refused, NotDone::Failed(why) if why.contains("successor")), "{refused}");
    // Every page says it, and when the right directory is back, work goes on.
    let board = night.receiver.get("/board").await.expect(200);
    assert!(board.body.contains("class=\"trouble\""), "the trouble is said");
    std::fs::write(&place, shown).unwrap();
    hall.settle().await.unwrap();
    hall.order(order, Who { person: Some(by), from: None }).await.unwrap();
}

/// A checkpoint of this record's key over a size that it does not have.
fn sealed(night: &Night, size: u64) -> String {
    let store = night.cast.desk.hall.store();
    let root = record::merkle::leaf_hash(b"another world");
    let checkpoint = record::checkpoint::Checkpoint::new(store.origin(), size, root);
    checkpoint.sign(store.record_key()).unwrap().to_string()
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[tokio::test]
async fn a_sheet_that_is_refused_stands_in_the_journal() {
    let mut night = Night::begin().await;
    night.receive("101").await;
    let fields = [
        ("code", "101"),
        ("contest", "president"),
        ("kind", "station"),
        ("basis", "original"),
        ("custody", "a second envelope"),
        ("do", "take"),
    ];
    let refused = night.receiver.post("/intake", &fields).await.expect(409);
    assert!(refused.notice().contains("here already"), "{}", refused.notice());
    let journal = night.cast.journal().await;
    let told = journal.iter().any(|event| {
        matches!(&event.act, Some(Act::NotReceived { why, custody, .. })
            if why == "already_here" && custody == "a second envelope")
    });
    assert!(told, "{journal:?}");
    assert!(
        journal.iter().all(|event| event.from.is_some() || event.act.is_none() || event.persons.is_empty())
    );
}

#[tokio::test]
async fn texts_that_try_to_break_out_stay_texts() {
    let mut night = Night::begin().await;
    let evil = "</textarea><script>alert(1)</script>'; drop table event; --";
    let fields = [
        ("code", "101"),
        ("contest", "president"),
        ("kind", "station"),
        ("basis", "original"),
        ("number", evil),
        ("custody", evil),
        ("do", "take"),
    ];
    night.receiver.post("/intake", &fields).await.expect(303);
    let refused = [
        ("code", evil),
        ("contest", evil),
        ("kind", evil),
        ("basis", evil),
        ("custody", evil),
        ("do", "take"),
    ];
    let page = night.receiver.post("/intake", &refused).await.expect(409);
    assert!(!page.body.contains("<script>alert"), "{}", page.body);
    let mut odd = LINES;
    odd[3] = 149;
    night.first.post("/entry/next", &[("code", evil), ("kind", evil)]).await.expect(409);
    typed(&mut night.first, "101", &odd).await;
    night.second.post("/entry/next", &[("code", "101"), ("kind", "station")]).await.expect(303);
    let page = night
        .second
        .post("/paper/president/station/101/entry", &[("l0", evil), ("do", "finish")])
        .await
        .expect(422);
    assert!(!page.body.contains("<script>alert") && page.body.contains("This is no count"), "{}", page.body);
    typed(&mut night.second, "101", &odd).await;
    let seen = Night::seen(&mut night.supervisor, "101").await;
    let resolve = [("do", "resolve"), ("explain-ballots_balance", evil), ("seen", seen.as_str())];
    night.supervisor.post("/paper/president/station/101/resolve", &resolve).await.expect(303);
    let seen = Night::seen(&mut night.approver, "101").await;
    let approve = [("do", "approve"), ("seen", seen.as_str())];
    night.approver.post("/paper/president/station/101/approve", &approve).await.expect(303);
    let seen = Night::seen(&mut night.supervisor, "101").await;
    let ask = [("do", "ask"), ("what", "recall"), ("reason", evil), ("seen", seen.as_str())];
    night.supervisor.post("/paper/president/station/101/resolve", &ask).await.expect(303);
    let turnout = [
        ("area", "N"),
        ("hour", "10:00"),
        ("took_part", "4"),
        ("registered", "9"),
        ("reason", evil),
        ("checked", "yes"),
    ];
    night.supervisor.post("/turnout", &turnout).await.expect(303);
    night.approver.post("/proposals/1/withdraw", &[("reason", evil)]).await.expect(303);
    for path in [
        "/paper/president/station/101",
        "/paper/president/station/101/history",
        "/journal",
        "/proposals",
        "/approvals",
    ] {
        let page = night.approver.get(path).await.expect(200);
        assert!(!page.body.contains("<script>alert"), "{path}");
    }
    // The tables are all there, and the texts are in the journal as they were typed.
    let examined = night.cast.desk.hall.store().examine().await.unwrap();
    assert!(examined.iter().all(|one| one.wrong.is_empty()), "{examined:?}");
    let journal = serde_json::to_string(&night.cast.journal().await).unwrap();
    assert!(journal.matches("drop table event").count() >= 6, "{journal}");
}

#[tokio::test]
async fn a_reason_of_the_first_turnout_report_is_kept() {
    let mut night = Night::begin().await;
    let why = "telephoned in after the courier had left";
    let turnout = [
        ("area", "N"),
        ("hour", "10:00"),
        ("took_part", "4"),
        ("registered", "9"),
        ("reason", why),
        ("checked", "yes"),
    ];
    night.supervisor.post("/turnout", &turnout).await.expect(303);
    let hash = night.cast.desk.hall.tables().proposals[&1].hash.clone();
    night.approver.post("/proposals/1/confirm", &[("hash", &hash)]).await.expect(303);
    let record = night.cast.desk.hall.record();
    assert_eq!(record.turnout[0].fact.reason.as_deref(), Some(why));
}

#[tokio::test]
async fn the_board_waits_for_no_member_of_a_unit_that_a_file_has_brought() {
    let night = Night::begin().await;
    let Night { cast, receiver, first, second, supervisor, approver } = night;
    drop((receiver, first, second, supervisor, approver));
    let unit = Fact::Protocol(Box::new(Protocol {
        version: Version,
        at: cast.now(),
        basis: Basis::Original,
        commission: None,
        contest: "president".to_owned(),
        door: Door::File,
        fact: ProtocolTag,
        findings: Default::default(),
        lines: vec![33, 35, 25, 10, 0, 25, 12, 7, 4, 2],
        reason: None,
        revision: 1,
        roles: vec!["staging".to_owned(), "approval".to_owned()],
        scan: None,
        source_version: None,
        station: "U-2".to_owned(),
        supersedes: None,
    }));
    let store = cast.desk.hall.store();
    let mut draft = Draft::on(desk::record::accepted_state(store).await.unwrap());
    draft.push(unit).unwrap();
    let (_, facts) = draft.into_parts();
    let event = Some(store::Event::new(cast.now(), "imported"));
    store.accept(Acceptance { event, facts, not_before: None }).await.unwrap();
    let cast = cast.restarted(Settings::default()).await;
    let mut supervisor = cast.signed_in(&[Role::Supervisor]).await;
    let board = supervisor.get("/board?area=N-2").await.expect(200);
    let stages: Vec<&str> =
        board.between("class=\"stages\"", "</table>").unwrap().split("<tr>").skip(1).collect();
    // Of three stations two belong to the unit.
    assert!(stages[0].contains("expected") && stages[0].contains(">1<"), "{stages:?}");
    assert!(stages[4].contains("accepted") && stages[4].contains(">2<"), "{stages:?}");
}

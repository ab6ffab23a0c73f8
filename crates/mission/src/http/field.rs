//! What a device says and hears: sign-in, the pack, forms, reports. See `docs/field-protocol.md`.

use super::Quarters;
use super::frame::{Answer, Failure};
use super::guard::Asker;
use crate::hall::{Done, NotDone, Order};
use crate::journal;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::answer::Answers;
use observation::form::sha256_hex;
use observation::places::Places;
use observation::plan::{Member, is_of};
use observation::report::{BYTES_MAX, Version, Via};
use observation::state::State as Mission;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::{Arc, OnceLock};

/// What never changes may be kept for good.
const IMMUTABLE: &str = "private, max-age=31536000, immutable";

/// The file of stations, made once.
#[derive(Default)]
pub struct Packs {
    stations: OnceLock<(String, Arc<Vec<u8>>)>,
}

impl Packs {
    /// The file and its name.
    fn stations(&self, places: &Places) -> &(String, Arc<Vec<u8>>) {
        self.stations.get_or_init(|| {
            let mut rows: Vec<(&str, &str, &str, &str)> = places
                .iter()
                .filter_map(|place| {
                    let Commission::Station(code) = &place.of else { return None };
                    let area = match place.above.and_then(|above| places.get(above)).map(|area| &area.of) {
                        Some(Commission::Area(area)) => area.as_str(),
                        _ => "",
                    };
                    Some((code.as_str(), first(&place.name), area, place.kind.as_str()))
                })
                .collect();
            rows.sort_unstable();
            let bytes = serde_json::to_vec(&rows).expect("texts serialise");
            (sha256_hex(&bytes), Arc::new(bytes))
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Credentials {
    code: String,
    password: String,
}

async fn body(body: Body, limit: usize) -> Result<Vec<u8>, Failure> {
    to_bytes(body, limit).await.map(|bytes| bytes.to_vec()).map_err(|_| Failure::TooLong)
}

fn read<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, Failure> {
    serde_json::from_slice(bytes).map_err(|error| Failure::Malformed(error.to_string()))
}

/// Gives a device its token.
pub async fn sign_in(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    sent: Body,
) -> Answer {
    let Credentials { code, password } = read(&body(sent, 4_096).await?)?;
    let account = quarters.people.known(&code, &password, asker.from.as_deref()).await?;
    let token = quarters.people.come_in(&account, false, asker.from.clone()).await?;
    let member = quarters.people.member(account.person).ok_or(Failure::SignedOut)?;
    let observer = observer(account.person, &account.name, &member, account.language.as_deref());
    Ok(Json(json!({"observer": observer, "token": token})).into_response())
}

/// Ends a device's token.
pub async fn sign_out(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    if let Some(session) = &asker.session {
        quarters.people.sessions.end(quarters.hall.store(), session.key).await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn observer(person: Person, name: &str, member: &Member, language: Option<&str>) -> Value {
    let spoken = member.languages.first().map(String::as_str);
    json!({
        "person": person.0,
        "code": member.code,
        "name": name,
        "role": member.role.name(),
        "team": member.team,
        "language": language.or(spoken).unwrap_or("en"),
    })
}

/// A name in the first language that it has: devices search by code and by this one.
fn first(name: &model::Texts) -> &str {
    model::text(name, "")
}

/// Everything that a device needs without a network.
pub async fn pack(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    headers: HeaderMap,
) -> Answer {
    let (Some(session), Some(member)) = (&asker.session, &asker.member) else {
        return Err(Failure::SignedOut);
    };
    let bytes = {
        let state = quarters.hall.state();
        let pack = pack_of(&quarters, &state, session.person, &session.name, member);
        serde_json::to_vec(&pack).map_err(|error| Failure::Failed(error.to_string()))?
    };
    let tag = format!("\"{}\"", &sha256_hex(&bytes)[..32]);
    let tag_value = HeaderValue::from_str(&tag).map_err(|error| Failure::Failed(error.to_string()))?;
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known == Some(tag.as_str()) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag_value)]).into_response());
    }
    Ok(json_bytes(
        bytes,
        &[(header::ETAG, tag_value), (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))],
    ))
}

fn json_bytes(bytes: Vec<u8>, headers: &[(header::HeaderName, HeaderValue)]) -> Response {
    let mut response = ([(header::CONTENT_TYPE, "application/json")], bytes).into_response();
    for (name, value) in headers {
        response.headers_mut().insert(name, value.clone());
    }
    response
}

fn pack_of(quarters: &Quarters, state: &Mission, person: Person, name: &str, member: &Member) -> Value {
    let Some(mission) = &state.mission else { return Value::Null };
    let record = quarters.hall.official().state();
    let polling_day = record.opening.as_ref().map_or("", |opening| opening.polling_day.as_str());
    let areas: Vec<(&str, &str, &str)> = state
        .places
        .iter()
        .filter_map(|place| {
            let Commission::Area(code) = &place.of else { return None };
            let above = place.above.and_then(|above| state.places.get(above)).map(|above| &above.of);
            let above = match above {
                Some(Commission::Area(above)) => above.as_str(),
                _ => "",
            };
            Some((code.as_str(), first(&place.name), above))
        })
        .collect();
    let forms: Vec<Value> = state
        .forms
        .iter()
        .map(|((id, version), published)| {
            let current = state.current_form(id).is_some_and(|one| one.form.version == *version);
            json!({"id": id, "version": version, "sha256": published.sha256, "current": current})
        })
        .collect();
    let plan: Vec<Value> = state
        .visits
        .values()
        .filter(|visit| is_of(visit, member))
        .filter(|visit| {
            !state
                .visits
                .values()
                .any(|other| other.replaces.as_ref().is_some_and(|one| one.visit == visit.number))
        })
        .map(|visit| {
            let mut row = json!({"phase": visit.phase.name(), "sample_point": visit.sample_point});
            match &visit.place {
                Commission::Station(code) => row["station"] = code.as_str().into(),
                Commission::Area(code) => row["area"] = code.as_str().into(),
            }
            row
        })
        .collect();
    let contest = record.contests.iter().find(|contest| contest.contest.code == mission.contest).map(|contest| {
        let form = &record.forms[contest.form];
        let options: Vec<Value> = contest
            .contest
            .options
            .iter()
            .map(|option| json!({"code": option.code, "name": option.name}))
            .collect();
        json!({"code": contest.contest.code, "title": contest.contest.name, "lines": form.lines, "options": options})
    });
    let own = state.by_observer.get(&person).into_iter().flatten().filter_map(|id| state.reports.get(id));
    let reports: Vec<Value> = own
        .map(|report| {
            let held = &report.newest;
            json!({"report": held.report(), "number": held.key.number, "device": held.key.device, "version": held.version()})
        })
        .collect();
    let (stations, _) = quarters.pack.stations(&state.places);
    json!({
        "mission": {
            "id": mission.id, "title": mission.title, "languages": mission.languages,
            "status": mission.status, "polling_day": polling_day,
        },
        "observer": observer(person, name, member, None),
        "forms": forms,
        "areas": areas,
        "plan": plan,
        "contest": contest,
        "reports": reports,
        "stations": format!("/field/stations/{stations}.json"),
    })
}

/// A form's file.
pub async fn form(State(quarters): State<Arc<Quarters>>, Path(name): Path<String>) -> Answer {
    let sha256 = name.strip_suffix(".json").ok_or(Failure::Missing)?;
    // A photograph has a hash too, and is no form.
    journal::form(quarters.hall.blobs(), sha256).ok_or(Failure::Missing)?;
    let bytes = quarters.hall.blobs().read(sha256)?.ok_or(Failure::Missing)?;
    Ok(json_bytes(bytes, &[(header::CACHE_CONTROL, HeaderValue::from_static(IMMUTABLE))]))
}

/// The file of stations.
pub async fn stations(State(quarters): State<Arc<Quarters>>, Path(name): Path<String>) -> Answer {
    let state = quarters.hall.state();
    let (sha256, bytes) = quarters.pack.stations(&state.places);
    if name.strip_suffix(".json") != Some(sha256) {
        return Err(Failure::Missing);
    }
    Ok(json_bytes(bytes.to_vec(), &[(header::CACHE_CONTROL, HeaderValue::from_static(IMMUTABLE))]))
}

/// A version of a report as a device sends it; its address says the rest.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    form: String,
    form_version: u32,
    #[serde(default)]
    place: Option<Commission>,
    started: Moment,
    saved: Moment,
    complete: bool,
    answers: Answers,
}

/// Takes a version of a report.
pub async fn report(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path((report, number, device)): Path<(String, u32, String)>,
    sent: Body,
) -> Answer {
    let bytes = body(sent, BYTES_MAX).await?;
    let Sent { form, form_version, place, started, saved, complete, answers } = read(&bytes)?;
    let version = Version {
        answers,
        complete,
        device: device.clone(),
        form,
        form_version,
        number,
        place,
        report: report.clone(),
        saved,
        started,
    };
    let order = Order::Report { observer: None, version: Box::new(version), via: Via::App };
    let Done::Report { new, newest, findings, missing_photos } =
        quarters.hall.order(order, asker.who()).await?
    else {
        return Err(Failure::NotDone(NotDone::Closed));
    };
    let findings: Vec<Value> = findings
        .into_iter()
        .map(|(rule, error)| json!({"rule": rule, "severity": if error { "error" } else { "warning" }}))
        .collect();
    Ok(Json(json!({
        "report": report, "number": number, "device": device, "taken": if new { "new" } else { "known" },
        "newest": newest, "findings": findings, "missing_photos": missing_photos,
    }))
    .into_response())
}

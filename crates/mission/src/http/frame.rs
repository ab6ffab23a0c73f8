//! What stands around every page of headquarters, and what is said where there is none.

use super::Quarters;
use super::guard::{Asker, Needs};
use crate::hall::NotDone;
use crate::people::Refusal;
use askama::Template;
use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::http::frame::{Choice, Figure};
use desk::http::pages::assets;
use language::{Value, Words};
use observation::mission::Status;
use observation::plan::Function::{self, Administrator, Analyst, Editor, Head, Operator};

pub use desk::http::answer::to;

/// What a handler answers with.
pub type Answer = Result<Response, Failure>;

/// Why there is no answer of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// There is nothing at this address.
    Missing,
    /// What was sent is not what its sender should send.
    Malformed(String),
    /// The token or session holds no longer.
    SignedOut,
    /// They have no function that may do this.
    Forbidden,
    /// It is longer than it may be.
    TooLong,
    /// The hall refused, or failed.
    NotDone(NotDone),
    /// Somebody did not come in.
    NotIn(Refusal),
    /// The store or a file failed.
    Failed(String),
}

impl From<NotDone> for Failure {
    fn from(refused: NotDone) -> Failure {
        Failure::NotDone(refused)
    }
}

impl From<Refusal> for Failure {
    fn from(refused: Refusal) -> Failure {
        Failure::NotIn(refused)
    }
}

impl From<store::StoreError> for Failure {
    fn from(error: store::StoreError) -> Failure {
        Failure::Failed(error.to_string())
    }
}

impl From<crate::Error> for Failure {
    fn from(error: crate::Error) -> Failure {
        Failure::Failed(error.to_string())
    }
}

impl Failure {
    /// The status of its answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Failure::Missing => StatusCode::NOT_FOUND,
            Failure::Malformed(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Failure::SignedOut => StatusCode::UNAUTHORIZED,
            Failure::Forbidden | Failure::NotDone(NotDone::AnotherObserver) => StatusCode::FORBIDDEN,
            Failure::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Failure::NotDone(NotDone::Failed(_) | NotDone::Closed)
            | Failure::Failed(_)
            | Failure::NotIn(Refusal::Failed(_)) => StatusCode::SERVICE_UNAVAILABLE,
            Failure::NotDone(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Failure::NotIn(Refusal::Wait(_)) => StatusCode::TOO_MANY_REQUESTS,
            Failure::NotIn(Refusal::NotKnown) => StatusCode::UNAUTHORIZED,
        }
    }

    /// Its lasting name, as devices know it.
    pub fn name(&self) -> &'static str {
        match self {
            Failure::Missing => "missing",
            Failure::Malformed(_) => "malformed",
            Failure::SignedOut => "signed_out",
            Failure::Forbidden => "forbidden",
            Failure::TooLong => "too_long",
            Failure::NotDone(not_done) => not_done.name(),
            Failure::NotIn(Refusal::Wait(_)) => "wait",
            Failure::NotIn(Refusal::NotKnown) => "wrong_code_or_password",
            Failure::NotIn(Refusal::Failed(_)) | Failure::Failed(_) => "not_now",
        }
    }

    fn what(&self) -> String {
        match self {
            Failure::Malformed(what) | Failure::Failed(what) => what.clone(),
            Failure::NotDone(not_done) => not_done.to_string(),
            Failure::NotIn(Refusal::Wait(seconds)) => seconds.to_string(),
            Failure::NotIn(refusal) => refusal.to_string(),
            _ => String::new(),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        // The guard, which knows the reader's language, makes the answer of it.
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'a> {
    frame: Frame<'a>,
    says: String,
}

/// What a failure says, in the reader's words.
pub fn says(quarters: &Quarters, asker: &Asker, found: &Failure) -> String {
    let id = format!("mission-refused-{}", found.name().replace('_', "-"));
    quarters.words(asker.language).message(&id, &[("what", Value::Text(&found.what()))])
}

/// The answer that a failure gives: JSON for a device, a page for a person.
pub fn failure(quarters: &Quarters, asker: &Asker, needs: Needs, found: &Failure) -> Response {
    let says = says(quarters, asker, found);
    if matches!(needs, Needs::Field | Needs::Gateway) || asker.path.starts_with("/field/") {
        let mut value = serde_json::json!({"error": found.name(), "text": says});
        if let Failure::NotDone(NotDone::Report(refusal)) = found {
            value["where"] = refusal.place().into();
        }
        if let Failure::NotIn(Refusal::Wait(seconds)) = found {
            value["seconds"] = (*seconds).into();
        }
        return (found.status(), Json(value)).into_response();
    }
    let frame = Frame::new(quarters, asker, "desk-not-done");
    page_with(found.status(), &FailurePage { frame, says }).unwrap_or_else(|_| found.status().into_response())
}

/// Nothing stands at this address.
pub async fn missing() -> Failure {
    Failure::Missing
}

/// A page.
pub fn page<T: Template>(template: &T) -> Answer {
    page_with(StatusCode::OK, template)
}

/// A page with another status.
pub fn page_with<T: Template>(status: StatusCode, template: &T) -> Answer {
    let html = template.render().map_err(|error| Failure::Failed(error.to_string()))?;
    Ok((status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response())
}

/// Everything that every page needs.
pub struct Frame<'a> {
    /// The mission.
    pub quarters: &'a Quarters,
    /// Whoever reads.
    pub asker: &'a Asker,
    /// What the page is called.
    pub title: String,
    /// What is said at the top: something was refused, or done.
    pub notice: Option<String>,
}

/// A link of the menu.
pub struct Link {
    /// Where it leads.
    pub href: &'static str,
    /// In words.
    pub text: String,
    /// The page itself.
    pub here: bool,
}

/// Pages in the menu: whose each is, where it leads, and the message that names it.
const MENU: [(&[Function], &str, &str); 12] = [
    (EVERYBODY, "/board", "mission-menu-board"),
    (&[Operator, Analyst], "/reports/new", "mission-menu-type"),
    (EVERYBODY, "/quality", "mission-menu-quality"),
    (EVERYBODY, "/incidents", "mission-menu-incidents"),
    (EVERYBODY, "/copies", "mission-menu-copies"),
    (EVERYBODY, "/cases", "mission-menu-cases"),
    (EVERYBODY, "/process", "mission-menu-process"),
    (EVERYBODY, "/map", "mission-menu-map"),
    (&[Analyst, Editor, Head], "/quick-count", "mission-menu-quick-count"),
    (EVERYBODY, "/digest", "mission-menu-digest"),
    (EVERYBODY, "/statements", "mission-menu-statement"),
    (EVERYBODY, "/people", "mission-menu-people"),
];

/// Whoever works at headquarters.
const EVERYBODY: &[Function] = &[Administrator, Operator, Analyst, Editor, Head];

impl<'a> Frame<'a> {
    /// The frame of a page that a message names.
    pub fn new(quarters: &'a Quarters, asker: &'a Asker, title: &str) -> Frame<'a> {
        let title = quarters.words(asker.language).message(title, &[]);
        Frame::titled(quarters, asker, title)
    }

    /// The frame of a page with its own title.
    pub fn titled(quarters: &'a Quarters, asker: &'a Asker, title: String) -> Frame<'a> {
        Frame { quarters, asker, title, notice: None }
    }

    /// The same with something said at the top.
    pub fn with_notice(mut self, notice: Option<String>) -> Frame<'a> {
        self.notice = notice;
        self
    }

    /// The reader's words.
    pub fn words(&self) -> &'a Words {
        self.quarters.words(self.asker.language)
    }

    /// The page's language.
    pub fn language(&self) -> &'static str {
        self.asker.language.code()
    }

    /// A message without variables.
    pub fn t(&self, id: &str) -> String {
        self.words().message(id, &[])
    }

    /// A message with a count.
    pub fn counted(&self, id: &str, count: impl Figure) -> String {
        self.words().message(id, &[("count", Value::Count(count.figure()))])
    }

    /// A count, grouped by the language's custom.
    pub fn count(&self, count: impl Figure) -> String {
        self.words().count(count.figure())
    }

    /// A message with a text.
    pub fn with(&self, id: &str, name: &str, text: &str) -> String {
        self.words().message(id, &[(name, Value::Text(text))])
    }

    /// The share of which no page goes without its base: "k of n".
    pub fn k_of_n(&self, k: impl Figure, n: impl Figure) -> String {
        let (k, n) = (Value::Count(k.figure()), Value::Count(n.figure()));
        self.words().message("mission-k-of-n", &[("k", k), ("n", n)])
    }

    /// From so many hundredths to so many.
    pub fn percents(&self, from: impl Figure, to: impl Figure) -> String {
        let (from, to) = (Value::Count(from.figure()), Value::Count(to.figure()));
        self.words().message("mission-percents", &[("from", from), ("to", to)])
    }

    /// The name of the mission.
    pub fn house(&self) -> &str {
        model::text(&self.quarters.mission.title, self.asker.language.code())
    }

    /// The mark of a demonstration, which no page goes without.
    pub fn mark(&self) -> Option<String> {
        (self.quarters.mission.status == Status::Demonstration).then(|| self.t("mission-mark-demonstration"))
    }

    /// Why the commission's record was not read on.
    pub fn trouble(&self) -> Option<String> {
        let why = self.quarters.hall.official().trouble()?;
        Some(format!("{} {why}", self.t("mission-official-trouble")))
    }

    /// What the page's look depends on: of a mission, nothing.
    pub fn class(&self) -> &'static str {
        "mission"
    }

    /// The page of whoever reads: a mission has none.
    pub fn own_page(&self) -> Option<&'static str> {
        None
    }

    /// What whoever reads is called.
    pub fn name(&self) -> Option<&str> {
        self.asker.session.as_ref().map(|session| session.name.as_str())
    }

    /// What every form carries.
    pub fn token(&self) -> &str {
        self.asker.session.as_ref().map_or("", |session| session.token.as_str())
    }

    /// The pages that whoever reads can go to.
    pub fn menu(&self) -> Vec<Link> {
        let path = self.asker.path.split('?').next().unwrap_or_default();
        let link = |(_, href, id): &(&[Function], &'static str, &str)| Link {
            href,
            text: self.t(id),
            here: path == *href,
        };
        MENU.iter().filter(|(functions, ..)| self.asker.may(functions)).map(link).collect()
    }

    /// The languages.
    pub fn languages(&self) -> Vec<Choice> {
        Choice::of(self.asker.language)
    }

    /// The address of an asset.
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }
}

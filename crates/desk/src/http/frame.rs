//! What stands around every page of the desk: the election, its mark, the menu of whoever works, trouble if any.

use super::Desk;
use super::asker::Asker;
use super::pages::assets;
use crate::roles::{self, Permission};
use language::{Language, Value, Words};
use model::definition::Status;

/// Everything that every page needs.
pub struct Frame<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// Whoever reads.
    pub asker: &'a Asker,
    /// What the page is called.
    pub title: String,
    /// What is said at the top: something was refused, or done.
    pub notice: Option<String>,
    election: String,
    status: Option<Status>,
}

/// A count, however often a template has borrowed it.
pub trait Figure {
    /// The count.
    fn figure(&self) -> u64;
}

impl Figure for u64 {
    fn figure(&self) -> u64 {
        *self
    }
}

impl<T: Figure> Figure for &T {
    fn figure(&self) -> u64 {
        (**self).figure()
    }
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

/// A language that the reader can choose.
pub struct Choice {
    /// Its code.
    pub code: &'static str,
    /// What it calls itself.
    pub name: &'static str,
    /// The page's own.
    pub here: bool,
}

impl Choice {
    /// Every language, of which a page is in one.
    pub fn of(here: Language) -> Vec<Choice> {
        let choice = |language: Language| Choice {
            code: language.code(),
            name: language.own_name(),
            here: language == here,
        };
        Language::ALL.into_iter().map(choice).collect()
    }
}

/// Pages in the menu: who sees each, where it leads, and the message that names it.
const MENU: [(Permission, &str, &str); 12] = [
    (Permission::Board, "/board", "desk-menu-board"),
    (Permission::Intake, "/intake", "desk-menu-intake"),
    (Permission::Entry, "/entry", "desk-menu-entry"),
    (Permission::Resolve, "/held", "desk-menu-held"),
    (Permission::Approve, "/approvals", "desk-menu-approvals"),
    (Permission::Board, "/summaries", "desk-menu-summaries"),
    (Permission::Turnout, "/turnout", "desk-menu-turnout"),
    (Permission::Import, "/import", "desk-menu-import"),
    (Permission::Confirm, "/proposals", "desk-menu-proposals"),
    (Permission::Journal, "/journal", "desk-menu-journal"),
    (Permission::People, "/people", "desk-menu-people"),
    (Permission::Board, "/election", "desk-menu-election"),
];

impl<'a> Frame<'a> {
    /// The frame of a page that a message names.
    pub fn new(desk: &'a Desk, asker: &'a Asker, title: &str) -> Frame<'a> {
        let title = desk.words(asker.language).message(title, &[]);
        Frame::titled(desk, asker, title)
    }

    /// The frame of a page with its own title.
    pub fn titled(desk: &'a Desk, asker: &'a Asker, title: String) -> Frame<'a> {
        let record = desk.hall.record();
        let opening = record.opening.as_ref();
        let election =
            opening.map_or("", |opening| model::text(&opening.title, asker.language.code())).to_owned();
        let status = opening.map(|opening| opening.status);
        drop(record);
        Frame { desk, asker, title, notice: None, election, status }
    }

    /// The same with something said at the top.
    pub fn with_notice(mut self, notice: Option<String>) -> Frame<'a> {
        self.notice = notice;
        self
    }

    /// The reader's words.
    pub fn words(&self) -> &'a Words {
        self.desk.words(self.asker.language)
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

    /// The name of the election.
    pub fn house(&self) -> &str {
        &self.election
    }

    /// The mark of a rehearsal or a demonstration, which no page goes without.
    pub fn mark(&self) -> Option<String> {
        match self.status? {
            Status::Rehearsal => Some(self.t("desk-mark-rehearsal")),
            Status::Demonstration => Some(self.t("mark-demonstration")),
            Status::Archive => Some(self.t("desk-mark-archive")),
            Status::Live => None,
        }
    }

    /// A word for the look of the page: a rehearsal has another colour everywhere.
    pub fn class(&self) -> &'static str {
        match self.status {
            Some(Status::Rehearsal) => "rehearsal",
            Some(Status::Demonstration) => "demonstration",
            _ => "live",
        }
    }

    /// Why nothing can be signed at present.
    pub fn trouble(&self) -> Option<String> {
        self.desk.hall.trouble().map(|why| format!("{} {why}", self.t("desk-trouble")))
    }

    /// The page of whoever reads.
    pub fn own_page(&self) -> Option<&'static str> {
        Some("/self")
    }

    /// What whoever reads is called.
    pub fn name(&self) -> Option<&str> {
        self.asker.session.as_ref().filter(|session| session.complete).map(|session| session.name.as_str())
    }

    /// What every form carries.
    pub fn token(&self) -> &str {
        self.asker.session.as_ref().map_or("", |session| session.token.as_str())
    }

    /// Whether whoever reads may do something.
    pub fn may(&self, permission: Permission) -> bool {
        let tables = self.desk.hall.tables();
        let complete = self.asker.session.as_ref().is_some_and(|session| session.complete);
        let part = self.asker.person().and_then(|person| tables.persons.get(&person));
        complete && part.is_some_and(|part| roles::may(part, permission))
    }

    /// The pages that whoever reads can go to.
    pub fn menu(&self) -> Vec<Link> {
        let path = self.asker.path.split('?').next().unwrap_or_default();
        let link = |(_, href, id): &(Permission, &'static str, &str)| Link {
            href,
            text: self.t(id),
            here: path == *href,
        };
        MENU.iter().filter(|(permission, ..)| self.may(*permission)).map(link).collect()
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

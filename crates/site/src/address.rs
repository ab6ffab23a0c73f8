//! Where does a page stand?
//!
//! An [`Address`] is a language, a [`Page`] and, for a list, an [`Order`]; [`Address::path`] writes it, [`parse`]
//! reads it back, and the two are each other's inverse. Addresses are stable: a link that somebody sends on the night
//! works in ten years, from any static server, and below any folder, because every link on a page is relative.
//!
//! Codes of areas and stations come from an election's data. In a path they keep letters, digits, `-` and `_`; every
//! other byte is written as `~` and two hexadecimal digits, so that no code can leave its folder.

use language::Language;

/// How the rows of an area's list are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Order {
    /// As the record lists them.
    Record,
    /// By name in the page's language.
    Name,
    /// By voters of the register, the largest first.
    Registered,
    /// By turnout, the highest first.
    Turnout,
    /// By the share of the area's first option, the highest first.
    First,
}

impl Order {
    /// Every order that a list comes in.
    pub const ALL: [Order; 5] = [Order::Record, Order::Name, Order::Registered, Order::Turnout, Order::First];

    /// As it stands in a path; nothing for the record's own order.
    fn suffix(self) -> &'static str {
        match self {
            Order::Record => "",
            Order::Name => ".by-name",
            Order::Registered => ".by-register",
            Order::Turnout => ".by-turnout",
            Order::First => ".by-first",
        }
    }
}

/// What a page is about. Codes are those of the record.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Page {
    /// The result of the whole election: the front page.
    Result,
    /// Leader and turnout, area by area, as a picture.
    Map,
    /// Every area, from the top.
    Areas,
    /// One area, with its parts.
    Area(String, Order),
    /// One station.
    Station(String),
    /// Turnout through the day.
    Turnout,
    /// Voting abroad.
    Abroad,
    /// Every correction, [`crate::corrections::PAGE`] a page; the pages are counted from 1.
    Changes(usize),
    /// What was checked and found.
    Checks,
    /// What observers have published.
    Observation,
    /// Every announcement.
    Announcements,
    /// One announcement, counted from 1 in the record's order.
    Announcement(usize),
    /// Every download.
    Data,
    /// Recount it yourself.
    Verify,
    /// How to read this.
    About,
}

/// Pages that stand at the top, with their file names.
const TOP: [(Page, &str); 12] = [
    (Page::Result, "result"),
    (Page::Map, "map"),
    (Page::Areas, "areas"),
    (Page::Turnout, "turnout"),
    (Page::Abroad, "abroad"),
    (Page::Changes(1), "changes"),
    (Page::Checks, "checks"),
    (Page::Observation, "observation"),
    (Page::Announcements, "announcements"),
    (Page::Data, "data"),
    (Page::Verify, "verify"),
    (Page::About, "about"),
];

impl Page {
    /// Pages that stand at the top, in the order of the menu.
    pub fn top() -> impl Iterator<Item = Page> {
        TOP.iter().map(|(page, _)| page.clone())
    }

    /// The page of the menu to which it belongs; itself where it has a place of its own.
    pub fn top_page(&self) -> Page {
        match self {
            Page::Changes(_) => Page::Changes(1),
            Page::Announcement(_) => Page::Announcements,
            Page::Area(..) | Page::Station(_) => Page::Areas,
            top => top.clone(),
        }
    }

    /// The path of the page below its language's folder.
    fn name(&self) -> String {
        match self {
            Page::Area(code, order) => format!("area/{}{}", escape(code), order.suffix()),
            Page::Station(code) => format!("station/{}", escape(code)),
            Page::Announcement(number) => format!("announcement/{number}"),
            Page::Changes(number) if *number != 1 => format!("changes/{number}"),
            top => {
                let (_, name) =
                    TOP.iter().find(|(page, _)| page == top).expect("every other page is at the top");
                (*name).to_owned()
            }
        }
    }

    /// How many folders lie between the page and the site's root.
    fn depth(&self) -> usize {
        match self {
            Page::Area(..) | Page::Station(_) | Page::Announcement(_) => 2,
            Page::Changes(number) if *number != 1 => 2,
            _ => 1,
        }
    }
}

/// A page in a language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address {
    /// In whose words.
    pub language: Language,
    /// About what.
    pub page: Page,
}

impl Address {
    /// The path from the site's root, such as `en/area/ABA.by-turnout.html`.
    pub fn path(&self) -> String {
        format!("{}/{}.html", self.language.code(), self.page.name())
    }

    /// The way from the page back to the site's root: `../` for each folder.
    pub fn root(&self) -> &'static str {
        if self.page.depth() == 1 { "../" } else { "../../" }
    }

    /// The relative link from this page to another.
    pub fn link(&self, to: &Address) -> String {
        format!("{}{}", self.root(), to.path())
    }
}

/// Reads a path from the site's root; `None` where no page can stand there. Whether its area, station or announcement
/// exists is not asked.
pub fn parse(path: &str) -> Option<Address> {
    let (language, rest) = path.split_once('/')?;
    let language = Language::parse(language)?;
    let name = rest.strip_suffix(".html")?;
    let page = match name.split_once('/') {
        None => TOP.iter().find(|(_, known)| *known == name)?.0.clone(),
        Some(("area", rest)) => {
            let (code, order) = Order::ALL
                .into_iter()
                .skip(1)
                .find_map(|order| Some((rest.strip_suffix(order.suffix())?, order)))
                .unwrap_or((rest, Order::Record));
            Page::Area(unescape(code)?, order)
        }
        Some(("station", code)) => Page::Station(unescape(code)?),
        Some(("changes", number)) => Page::Changes(number.parse().ok()?),
        Some(("announcement", number)) => Page::Announcement(number.parse().ok()?),
        Some(_) => return None,
    };
    let address = Address { language, page };
    // One page has one address: no second spelling of a code or number leads to it.
    (address.path() == path).then_some(address)
}

/// A code as it may stand in a path.
pub fn escape(code: &str) -> String {
    formats::export::ids::escaped(code, '~')
}

fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'~' => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                let value = digit(rest.next()?)? * 16 + digit(rest.next()?)?;
                u8::try_from(value).ok()?
            }
            plain => plain,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_reads_back() {
        let mut pages: Vec<Page> = Page::top().collect();
        for code in ["ABA-SEM", "0417", "a b/../c", "№ 12", "x.by-turnout", "~41", ""] {
            pages.push(Page::Station(code.to_owned()));
            pages.extend(Order::ALL.map(|order| Page::Area(code.to_owned(), order)));
        }
        pages.extend([Page::Announcement(12), Page::Changes(2), Page::Changes(48)]);
        for page in pages {
            for language in Language::ALL {
                let address = Address { language, page: page.clone() };
                let path = address.path();
                assert_eq!(parse(&path).as_ref(), Some(&address), "{path}");
                let folders = path.matches('/').count();
                assert_eq!(address.root().matches("../").count(), folders, "{path}");
                assert!(!path.contains("..") && !path.contains(' '), "{path}");
            }
        }
    }

    #[test]
    fn nothing_else_is_an_address() {
        for path in [
            "",
            "en",
            "en/",
            "en/result",
            "de/result.html",
            "en/../result.html",
            "en/station/a.b.html",
            "en/station/~4.html",
            "en/station/~41.html",
            "en/announcement/01.html",
            "en/announcement/x.html",
            "en/changes/1.html",
            "en/changes/02.html",
            "en/area/A/B.html",
            "/en/result.html",
            "en/nothing.html",
        ] {
            assert_eq!(parse(path), None, "{path}");
        }
    }
}

//! Each page in a file of its own; here is which page an address means, and when its content last changed.

mod about;
mod abroad;
mod announcements;
mod area;
mod areas;
mod changes;
mod checks;
mod contest;
mod map;
mod result;
mod station;
mod turnout;
mod verify;

pub use contest::OptionRow;

use crate::address::{Address, Order, Page};
use crate::corrections;
use crate::frame::{Frame, exists};
use crate::snapshot::{Latest, Snapshot};
use crate::words::Reader;
use crate::{area_index, station_index};
use language::Value;
use tabulation::AreaIndex;

/// Renders the page at an address; `None` where there is none.
pub fn render(snapshot: &Snapshot, reader: Reader<'_>, address: &Address) -> Option<String> {
    let latest = latest(snapshot, &address.page)?;
    let frame = |title: String, area: AreaIndex| Frame {
        snapshot,
        reader,
        address: address.clone(),
        title,
        latest,
        area,
        figures: None,
    };
    let root = AreaIndex::ROOT;
    let html = match &address.page {
        Page::Result => result::render(frame(reader.t("menu-result"), root)),
        Page::Areas => areas::render(frame(reader.t("menu-areas"), root)),
        Page::Area(code, order) => {
            let area = area_index(snapshot, code)?;
            let name = reader.text(&snapshot.state().areas[area.place()].fact.name).to_owned();
            area::render(frame(name, area), area, *order)
        }
        Page::Station(code) => {
            let station = station_index(snapshot, code)?;
            let place = &snapshot.state().stations[station.place()];
            let name = reader.text(&place.station.name);
            station::render(frame(format!("{code}, {name}"), place.area), station)
        }
        Page::Map => map::render(frame(reader.t("menu-map"), root)),
        Page::Turnout => turnout::render(frame(reader.t("menu-turnout"), root)),
        Page::Abroad => abroad::render(frame(reader.t("menu-abroad"), root)),
        Page::Changes(number) => {
            let values = [("number", Value::Count(*number as u64))];
            let title = match number {
                1 => reader.t("menu-changes"),
                _ => reader.say("corrections-page", &values),
            };
            changes::render(frame(title, root), *number)
        }
        Page::Checks => checks::render(frame(reader.t("menu-checks"), root)),
        Page::Announcements => announcements::list(frame(reader.t("menu-announcements"), root)),
        Page::Announcement(number) => {
            let values = [("number", Value::Count(*number as u64))];
            let title = reader.say("announcement-number", &values);
            announcements::one(frame(title, root), number.checked_sub(1)?)?
        }
        Page::Verify => verify::render(frame(reader.t("menu-verify"), root)),
        Page::About => about::render(frame(reader.t("menu-about"), root)),
        Page::Data => return None,
    };
    Some(html)
}

/// When the content of a page last changed; `None` where there is no such page.
pub fn latest(snapshot: &Snapshot, page: &Page) -> Option<Latest> {
    if !exists(snapshot, page) {
        return None;
    }
    match page {
        Page::Area(code, order) => {
            let area = area_index(snapshot, code)?;
            let listed = area != AreaIndex::ROOT && orders(snapshot, area).contains(order);
            listed.then(|| snapshot.area_latest(area))
        }
        Page::Station(code) => Some(snapshot.station_latest(station_index(snapshot, code)?)),
        Page::Announcement(number) => {
            let announcement = snapshot.state().announcements.get(number.checked_sub(1)?)?;
            Some(Latest { size: announcement.entry + 1, at: announcement.fact.at })
        }
        Page::Changes(number) => {
            let count = corrections::pages(snapshot.corrections().len());
            (1..=count).contains(number).then(|| snapshot.area_latest(AreaIndex::ROOT))
        }
        Page::Verify | Page::Data | Page::Turnout | Page::Checks => Some(snapshot.latest()),
        _ => {
            let root = snapshot.area_latest(AreaIndex::ROOT);
            let announced = snapshot.newest_announcement();
            Some(announced.map_or(root, |(_, announcement)| {
                root.or(Latest { size: announcement.entry + 1, at: announcement.fact.at })
            }))
        }
    }
}

/// The orders in which the parts of an area are listed: one, where there is nothing to order.
pub fn orders(snapshot: &Snapshot, area: AreaIndex) -> Vec<Order> {
    let parts = snapshot.children(area).len() + snapshot.stations(area).len();
    if parts > 1 { Order::ALL.to_vec() } else { vec![Order::Record] }
}

//! Each page in a file of its own; here is which page an address means, and when its content last changed.

mod about;
mod abroad;
mod announcements;
mod area;
mod areas;
mod changes;
mod checks;
mod contest;
mod data;
mod map;
mod observation;
mod result;
mod station;
mod turnout;
mod verify;

pub use contest::OptionRow;

use crate::address::{Address, Order, Page};
use crate::base::BaseUrl;
use crate::corrections;
use crate::frame::{Frame, exists, standing, station_standing};
use crate::snapshot::{Latest, Snapshot};
use crate::words::Reader;
use crate::{area_index, station_index};
use language::Value;
use tabulation::AreaIndex;

/// Renders the page at an address; `None` where there is none.
pub fn render(
    snapshot: &Snapshot,
    reader: Reader<'_>,
    base: Option<&BaseUrl>,
    address: &Address,
) -> Option<String> {
    let latest = latest(snapshot, &address.page)?;
    let frame = |title: String, area: AreaIndex| Frame {
        snapshot,
        reader,
        base,
        address: address.clone(),
        title,
        latest,
        standing: standing(snapshot, &reader, area),
    };
    let root = AreaIndex::ROOT;
    let html = match &address.page {
        Page::Result => result::render(frame(reader.t("menu-result"), root)),
        Page::Areas => areas::render(frame(reader.t("menu-areas"), root)),
        Page::Data => data::render(frame(reader.t("menu-data"), root)),
        Page::Area(code, order) => {
            let area = area_index(snapshot, code)?;
            let name = reader.text(&snapshot.state().areas[area.place()].fact.name).to_owned();
            area::render(frame(name, area), area, *order)
        }
        Page::Station(code) => {
            let station = station_index(snapshot, code)?;
            let place = &snapshot.state().stations[station.place()];
            let name = reader.text(&place.station.name);
            let own = station_standing(snapshot, &reader, station);
            station::render(Frame { standing: own, ..frame(format!("{code}, {name}"), place.area) }, station)
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
        Page::Observation => observation::render(frame(reader.t("menu-observation"), root)),
        Page::Announcements => announcements::list(frame(reader.t("menu-announcements"), root)),
        Page::Announcement(number) => {
            let values = [("number", Value::Count(*number as u64))];
            let title = reader.say("announcement-number", &values);
            announcements::one(frame(title, root), number.checked_sub(1)?)?
        }
        Page::Verify => verify::render(frame(reader.t("menu-verify"), root)),
        Page::About => about::render(frame(reader.t("menu-about"), root)),
    };
    Some(html)
}

/// Room for a usual page: to grow towards it by doubling costs more than to take it at once.
const PAGE_BYTES: usize = 16 << 10;

/// A page in memory.
fn written(page: &impl askama::Template) -> String {
    let mut html = String::with_capacity(PAGE_BYTES);
    page.render_into(&mut html).expect("a template writes to memory");
    html
}

/// The page that says that there is none at a path. Its links lead from the site's root, as far away as the path is.
pub fn missing(snapshot: &Snapshot, reader: Reader<'_>, path: &str) -> String {
    let depth = path.trim_start_matches('/').matches('/').count();
    let (language, root) = (reader.language().code(), "../".repeat(depth));
    let (title, back) = (reader.t("missing-title"), reader.t("missing-back"));
    let (election, asset) = (reader.text(&snapshot.opening().title), crate::assets::folder());
    let election = crate::html::escape(election);
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"{root}{asset}/site.css\"></head>\n<body><main><h1>{title}</h1>\
         <p><a href=\"{root}{language}/result.html\">{back} {election}</a></p></main></body></html>\n"
    )
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
            // An area's page says whether the figures are announced.
            listed.then(|| announced(snapshot, snapshot.area_latest(area)))
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
        Page::Verify | Page::Data | Page::Turnout | Page::Checks | Page::Observation => {
            Some(snapshot.latest())
        }
        _ => Some(announced(snapshot, snapshot.area_latest(AreaIndex::ROOT))),
    }
}

/// The later of an entry and the newest announcement.
fn announced(snapshot: &Snapshot, latest: Latest) -> Latest {
    snapshot.newest_announcement().map_or(latest, |(_, announcement)| {
        latest.or(Latest { size: announcement.entry + 1, at: announcement.fact.at })
    })
}

/// The orders in which the parts of an area are listed: one, where there is nothing to order.
pub fn orders(snapshot: &Snapshot, area: AreaIndex) -> Vec<Order> {
    let parts = snapshot.children(area).len() + snapshot.stations(area).len();
    if parts > 1 { Order::ALL.to_vec() } else { vec![Order::Record] }
}

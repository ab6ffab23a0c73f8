//! Protocols and registers out of their one serialisation, in one walk over the bytes.
//!
//! Serde reads these at 150 MB/s and has to write them again to know that nobody could have spelled them otherwise.
//! Here the keys, their order and all punctuation are literals, so that a fact can only be read from the very bytes that
//! it would be written as. What is rare (an escape, a commission) gives `None` like anything wrong, and goes
//! the long way. Members follow `docs/record-format.md`, section 2.

use super::row::{Roles, Row};
use model::Texts;
use model::definition::{ORDINARY, Station};
use model::fact::{Basis, Door, Scan, ScanType, Stations, StationsTag, Version};
use model::moment::Moment;
use record::canonical::Reader;

/// Stations of one fact for which there is room at once.
const STATIONS: usize = 256;

/// The protocol that stands in these bytes and could not be written otherwise; its figures are added to `lines`.
pub(super) fn protocol<'a>(bytes: &'a [u8], lines: &mut Vec<u64>) -> Option<Row<'a>> {
    let mut reader = Reader::new(bytes);
    reader.literal("{\"$\":1,\"at\":")?;
    let at = moment(&mut reader)?;
    reader.literal(",\"basis\":")?;
    let basis = match reader.text()? {
        "original" => Basis::Original,
        "copy" => Basis::Copy,
        _ => return None,
    };
    reader.literal(",\"contest\":")?;
    let contest = reader.text()?;
    reader.literal(",\"door\":")?;
    let door = match reader.text()? {
        "archive" => Door::Archive,
        "file" => Door::File,
        "entry" => Door::Entry,
        "device" => Door::Device,
        "scan" => Door::Scan,
        _ => return None,
    };
    reader.literal(",\"fact\":\"protocol\"")?;
    let mut findings = Vec::new();
    if reader.sees(",\"findings\":") {
        members(&mut reader, |code, text| findings.push((code, text)))?;
        // None are not written as an empty object.
        (!findings.is_empty()).then_some(())?;
    }
    reader.literal(",\"lines\":")?;
    list(&mut reader, |reader| reader.count().map(|count| lines.push(count)))?;
    let reason = optional_text(&mut reader, ",\"reason\":")?;
    reader.literal(",\"revision\":")?;
    let revision = reader.count()?;
    reader.literal(",\"roles\":")?;
    let mut roles = Roles::new();
    list(&mut reader, |reader| roles.push(reader.text()?))?;
    let scan = scan(&mut reader)?;
    let source_version = optional_count(&mut reader, ",\"source_version\":")?;
    reader.literal(",\"station\":")?;
    let station = reader.text()?;
    let supersedes = optional_text(&mut reader, ",\"supersedes\":")?;
    reader.literal("}")?;
    reader.end()?;
    Some(Row {
        at,
        basis,
        commission: None,
        contest,
        door,
        findings,
        reason,
        revision,
        roles,
        scan,
        source_version,
        station,
        supersedes,
    })
}

/// The scan that a protocol names, where it names one.
fn scan(reader: &mut Reader<'_>) -> Option<Option<Scan>> {
    if !reader.sees(",\"scan\":{\"hash\":") {
        return Some(None);
    }
    let hash = reader.text()?.to_owned();
    reader.literal(",\"size\":")?;
    let size = reader.count()?;
    reader.literal(",\"type\":")?;
    let kind = ScanType::parse(reader.text()?)?;
    reader.literal("}")?;
    let scan = Scan { hash, size, kind };
    // One of another shape is for the long way, which says what is wrong with it.
    scan.misshapen().is_none().then_some(Some(scan))
}

/// The same of a register.
pub(super) fn stations(bytes: &[u8]) -> Option<Stations> {
    let mut reader = Reader::new(bytes);
    reader.literal("{\"$\":1,\"area\":")?;
    let area = reader.text()?.to_owned();
    reader.literal(",\"at\":")?;
    let at = moment(&mut reader)?;
    reader.literal(",\"fact\":\"stations\",\"stations\":")?;
    let mut stations = Vec::with_capacity(STATIONS);
    list(&mut reader, |reader| station(reader).map(|station| stations.push(station)))?;
    reader.literal("}")?;
    reader.end()?;
    Some(Stations { version: Version, area, at, fact: StationsTag, stations })
}

fn station(reader: &mut Reader<'_>) -> Option<Station> {
    reader.literal("{")?;
    let city = optional_owned(reader, "\"city\":")?;
    reader.literal(if city.is_some() { ",\"code\":" } else { "\"code\":" })?;
    let code = reader.text()?.to_owned();
    let country = optional_owned(reader, ",\"country\":")?;
    let kind = match optional_owned(reader, ",\"kind\":")? {
        // Its absence says the same: this is not how it would be written.
        Some(kind) if kind == ORDINARY => return None,
        Some(kind) => kind,
        None => ORDINARY.to_owned(),
    };
    let mission = optional_owned(reader, ",\"mission\":")?;
    reader.literal(",\"name\":")?;
    let name = texts(reader)?;
    let registered = optional_count(reader, ",\"registered\":")?;
    let unit = optional_owned(reader, ",\"unit\":")?;
    reader.literal("}")?;
    Some(Station { city, code, country, kind, mission, name, registered, unit })
}

fn texts(reader: &mut Reader<'_>) -> Option<Texts> {
    let mut texts = Texts::new();
    members(reader, |language, text| texts.insert(language.to_owned(), text.to_owned()))?;
    Some(texts)
}

/// An object of texts, whose keys ascend.
fn members<'a>(reader: &mut Reader<'a>, mut member: impl FnMut(&'a str, &'a str)) -> Option<()> {
    let mut before = None;
    reader.literal("{")?;
    while !reader.sees("}") {
        if before.is_some() {
            reader.literal(",")?;
        }
        let key = reader.key()?;
        if before.is_some_and(|before| before >= key) {
            return None;
        }
        before = Some(key);
        reader.literal(":")?;
        member(key, reader.text()?);
    }
    Some(())
}

fn moment(reader: &mut Reader<'_>) -> Option<Moment> {
    Moment::parse(reader.text()?).ok()
}

/// The text behind a key, where the key stands here.
fn optional_text<'a>(reader: &mut Reader<'a>, key: &str) -> Option<Option<&'a str>> {
    if reader.sees(key) { Some(Some(reader.text()?)) } else { Some(None) }
}

fn optional_owned(reader: &mut Reader<'_>, key: &str) -> Option<Option<String>> {
    optional_text(reader, key).map(|text| text.map(str::to_owned))
}

fn optional_count(reader: &mut Reader<'_>, key: &str) -> Option<Option<u64>> {
    if reader.sees(key) { Some(Some(reader.count()?)) } else { Some(None) }
}

/// An array of which every value is taken by `value`.
fn list<'a>(reader: &mut Reader<'a>, mut value: impl FnMut(&mut Reader<'a>) -> Option<()>) -> Option<()> {
    reader.literal("[")?;
    let mut first = true;
    while !reader.sees("]") {
        if !first {
            reader.literal(",")?;
        }
        first = false;
        value(reader)?;
    }
    Some(())
}

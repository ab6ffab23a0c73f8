//! Protocols and registers out of their one serialisation, in one walk over the bytes.
//!
//! Serde reads these at 150 MB/s and has to write them again to know that nobody could have spelled them otherwise.
//! Here the keys, their order and all punctuation are literals, so that a fact can only be read from the very bytes that
//! it would be written as. What is rare (an escape, a commission) gives `None` like anything wrong, and goes
//! the long way. Members follow `docs/record-format.md`, section 2.

use model::Texts;
use model::definition::{ORDINARY, Station};
use model::fact::{Basis, Door, Fact, Protocol, ProtocolTag, Scan, ScanType, Stations, StationsTag, Version};
use model::moment::Moment;
use record::canonical::Reader;
use std::collections::BTreeMap;

/// Lines for which there is room at once; few forms have more.
const LINES: usize = 32;

/// The same of roles: one in an archive, two elsewhere.
const ROLES: usize = 2;

/// The same of the stations of one fact.
const STATIONS: usize = 256;

/// The protocol or the stations that stand in these bytes and could not be written otherwise.
pub(super) fn fact(bytes: &[u8]) -> Option<Fact> {
    match protocol(bytes) {
        Some(protocol) => Some(Fact::Protocol(Box::new(protocol))),
        None => stations(bytes).map(Fact::Stations),
    }
}

fn protocol(bytes: &[u8]) -> Option<Protocol> {
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
    let contest = reader.text()?.to_owned();
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
    let mut findings = BTreeMap::new();
    if reader.sees(",\"findings\":") {
        members(&mut reader, |code, text| {
            findings.insert(code, text);
        })?;
        // None are not written as an empty object.
        (!findings.is_empty()).then_some(())?;
    }
    reader.literal(",\"lines\":")?;
    let lines = list(&mut reader, LINES, Reader::count)?;
    let reason = optional_text(&mut reader, ",\"reason\":")?;
    reader.literal(",\"revision\":")?;
    let revision = reader.count()?;
    reader.literal(",\"roles\":")?;
    let roles = list(&mut reader, ROLES, |reader| reader.text().map(str::to_owned))?;
    let scan = scan(&mut reader)?;
    let source_version = optional_count(&mut reader, ",\"source_version\":")?;
    reader.literal(",\"station\":")?;
    let station = reader.text()?.to_owned();
    let supersedes = optional_text(&mut reader, ",\"supersedes\":")?;
    reader.literal("}")?;
    reader.end()?;
    Some(Protocol {
        version: Version,
        at,
        basis,
        commission: None,
        contest,
        door,
        fact: ProtocolTag,
        findings,
        lines,
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
    Some(Some(Scan { hash, size, kind }))
}

fn stations(bytes: &[u8]) -> Option<Stations> {
    let mut reader = Reader::new(bytes);
    reader.literal("{\"$\":1,\"area\":")?;
    let area = reader.text()?.to_owned();
    reader.literal(",\"at\":")?;
    let at = moment(&mut reader)?;
    reader.literal(",\"fact\":\"stations\",\"stations\":")?;
    let stations = list(&mut reader, STATIONS, station)?;
    reader.literal("}")?;
    reader.end()?;
    Some(Stations { version: Version, area, at, fact: StationsTag, stations })
}

fn station(reader: &mut Reader<'_>) -> Option<Station> {
    reader.literal("{")?;
    let city = optional_text(reader, "\"city\":")?;
    reader.literal(if city.is_some() { ",\"code\":" } else { "\"code\":" })?;
    let code = reader.text()?.to_owned();
    let country = optional_text(reader, ",\"country\":")?;
    let kind = match optional_text(reader, ",\"kind\":")? {
        // Its absence says the same: this is not how it would be written.
        Some(kind) if kind == ORDINARY => return None,
        Some(kind) => kind,
        None => ORDINARY.to_owned(),
    };
    let mission = optional_text(reader, ",\"mission\":")?;
    reader.literal(",\"name\":")?;
    let name = texts(reader)?;
    let registered = optional_count(reader, ",\"registered\":")?;
    let unit = optional_text(reader, ",\"unit\":")?;
    reader.literal("}")?;
    Some(Station { city, code, country, kind, mission, name, registered, unit })
}

fn texts(reader: &mut Reader<'_>) -> Option<Texts> {
    let mut texts = Texts::new();
    members(reader, |language, text| texts.insert(language, text))?;
    Some(texts)
}

/// An object of texts, whose keys ascend.
fn members(reader: &mut Reader<'_>, mut member: impl FnMut(String, String)) -> Option<()> {
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
        member(key.to_owned(), reader.text()?.to_owned());
    }
    Some(())
}

fn moment(reader: &mut Reader<'_>) -> Option<Moment> {
    Moment::parse(reader.text()?).ok()
}

/// The text behind a key, where the key stands here.
fn optional_text(reader: &mut Reader<'_>, key: &str) -> Option<Option<String>> {
    if reader.sees(key) { Some(Some(reader.text()?.to_owned())) } else { Some(None) }
}

fn optional_count(reader: &mut Reader<'_>, key: &str) -> Option<Option<u64>> {
    if reader.sees(key) { Some(Some(reader.count()?)) } else { Some(None) }
}

/// An array of which every value is taken by `value`. There is room for `expected` at once.
fn list<'a, T>(
    reader: &mut Reader<'a>,
    expected: usize,
    mut value: impl FnMut(&mut Reader<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    let mut values = Vec::with_capacity(expected);
    reader.literal("[")?;
    while !reader.sees("]") {
        if !values.is_empty() {
            reader.literal(",")?;
        }
        values.push(value(reader)?);
    }
    Some(values)
}

// What do the protocols add up to, in every area, at a record size?
//
// Stations keep every protocol and annulment that the record holds of them, so the
// state at any size is looked up and never replayed: what stands at a size is what
// its index is below. Each area's tally is the sum of its own stations and of the
// areas inside it.
//
// Plain numbers are exact here: a count is at most 10^9, and a record with nine
// million stations is refused before a sum could leave 2^53.

import { isWithin } from "./definitions.js";

const STATIONS_MAX = 9_000_000;

// The protocol that a basis rule takes of a station at a size, or null.
export function takenAt(list, basis, size) {
  let copy = null;
  for (let i = (list?.length ?? 0) - 1; i >= 0; i--) {
    const each = list[i];
    if (each.index >= size) continue;
    if (each.isAnnulment) break;
    if (each.isOriginal) return each;
    copy ??= each;
  }
  return basis === "best" ? copy : null;
}

const empty = (width) => ({
  lines: new Float64Array(width),
  stationsIn: 0,
  stationsOf: 0,
  registeredIn: 0,
  registeredOf: 0,
  isRegisterKnown: true,
  // Expected registers of the places that are not in; null where one has none, or 0.
  outstanding: 0,
  copies: 0,
  originals: 0,
});

function addProtocol(tally, protocol) {
  const { lines } = tally;
  for (let i = 0; i < lines.length; i++) lines[i] += protocol.lines[i];
  if (protocol.isOriginal) tally.originals += 1;
  else tally.copies += 1;
}

function addPlace(tally, { registered }, isIn) {
  if (registered === null) tally.isRegisterKnown = false;
  else tally.registeredOf += registered;
  if (isIn) tally.registeredIn += registered ?? 0;
  else if (!registered || tally.outstanding === null) tally.outstanding = null;
  else tally.outstanding += registered;
}

function addStation(tally, station, contest, basis, size) {
  // A member of a unit has no figures of its own, whatever protocol it may have: it
  // is in where its unit is.
  const place = station.unit ?? station;
  const protocol = takenAt(place.protocols[contest.number], basis, size);
  if (place === station) {
    if (protocol !== null) addProtocol(tally, protocol);
    addPlace(tally, station, protocol !== null);
  }
  if (station.isUnit) return;
  tally.stationsOf += 1;
  if (protocol !== null) tally.stationsIn += 1;
}

function addTally(sum, part) {
  for (let i = 0; i < sum.lines.length; i++) sum.lines[i] += part.lines[i];
  sum.stationsIn += part.stationsIn;
  sum.stationsOf += part.stationsOf;
  sum.registeredIn += part.registeredIn;
  sum.registeredOf += part.registeredOf;
  sum.isRegisterKnown &&= part.isRegisterKnown;
  sum.outstanding = sum.outstanding === null || part.outstanding === null ? null : sum.outstanding + part.outstanding;
  sum.copies += part.copies;
  sum.originals += part.originals;
}

// The tallies of `areas`, parents before children, by area.
function tally(areas, contest, basis, size) {
  const tallies = new Map();
  for (const area of areas) {
    const own = empty(contest.width);
    tallies.set(area, own);
    // Before it was defined, an area or contest has figures over no stations.
    if (contest.index >= size || area.index >= size) continue;
    for (const station of area.stations) {
      if (station.index < size) addStation(own, station, contest, basis, size);
    }
  }
  for (const area of [...areas].reverse()) {
    const sum = tallies.get(area.parent);
    if (sum !== undefined) addTally(sum, tallies.get(area));
  }
  return tallies;
}

export function tallyAll(definitions, contest, basis, size) {
  if (definitions.stations.size > STATIONS_MAX) throw new Error("more stations than plain numbers can add up");
  return tally([...definitions.areas.values()], contest, basis, size);
}

// The tally of one area, over the areas inside it alone.
export function tallyOf(definitions, area, contest, basis, size) {
  const inside = [...definitions.areas.values()].filter((each) => isWithin(each, area));
  return tally(inside, contest, basis, size).get(area);
}

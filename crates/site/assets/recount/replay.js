// Does each entry fit those before it?
//
// The facts are taken in the order of the record, each against the state that those
// before it left. What breaks a property is reported and changes the state all the
// same, save where it cannot: what is defined a second time or names what is not
// there, and a protocol with the wrong lines, is left out. What an entry says by
// itself (who made it, when) is asked of it even then.
//
// Keys are kept with the index from which they hold, so that an older checkpoint can
// be judged by the key of its own time.

import { COUNT_MAX } from "./form.js";
import { serialise } from "./canonical.js";
import { Definitions, isWithin } from "./definitions.js";
import { isKeyChangeSigned, parseKey } from "./note.js";
import { decimalsOf, resultOf } from "./results.js";
import { tallyAll, tallyOf } from "./tally.js";
import { instant } from "./time.js";
import { judgeMaking, unitProblem, NOT_GIVEN } from "./making.js";
import { applyAnnulment, applyProtocol, linesProblem } from "./protocols.js";

export class Replay {
  // `report(property, index, detail)`; `hashOf(index)` is an entry's leaf hash as text.
  constructor(report, hashOf) {
    this.report = report;
    this.hashOf = hashOf;
    this.definitions = new Definitions(report);
    this.opening = null;
    this.embargo = null;
    this.keys = [];
    this.isClosed = false;
    this.journal = null;
    this.turnouts = new Set();
    this.announced = new Map();
  }

  get isArchive() {
    return this.opening?.status === "archive";
  }

  // The record's newest key among its first `size` entries, or null.
  keyAt(size) {
    return this.keys.findLast((each) => each.index < size)?.key ?? null;
  }

  apply(index, fact) {
    if (index === 0 && fact.fact !== "opening") this.report("order.opening", 0, `it is a ${fact.fact}`);
    if (this.isClosed) this.report("order.opening", index, "it stands after the closing");
    APPLY[fact.fact](this, index, fact);
  }
}

function applyOpening(replay, index, fact) {
  if (index !== 0) replay.report("order.opening", index, "it is an opening, expected at entry 0");
  if (replay.opening !== null) return;
  replay.opening = fact;
  replay.embargo = fact.embargo === undefined ? null : instant(fact.embargo);
  for (const { code } of fact.levels) replay.definitions.levels.add(code);
  const key = parseKey(fact.key);
  if (key !== null && key.name === fact.origin) replay.keys.push({ index, key });
  else replay.report("entry.form", index, `its key ${fact.key} is no key of ${fact.origin}`);
}

function applyKey(replay, index, fact) {
  const origin = replay.opening?.origin ?? null;
  const key = parseKey(fact.key);
  const old = replay.keyAt(index);
  if (key === null || key.name !== origin) {
    return replay.report("key.change", index, `${fact.key} is no key of ${origin}`);
  }
  if (old === null || !isKeyChangeSigned(origin, old, key, fact.signatures)) {
    replay.report("key.change", index, "the old key and the new one did not both sign it");
  }
  replay.keys.push({ index, key });
}

function rowsProblem(replay, area, rows) {
  const seen = new Set();
  for (const [code, tookPart, registered] of rows) {
    if (tookPart > COUNT_MAX || registered > COUNT_MAX) return `${code} has a count above ${COUNT_MAX}`;
    if (rows.length === 1 && code === area.code) continue;
    const station = replay.definitions.stations.get(code);
    if (station === undefined || !isWithin(station.area, area)) return `${code} is no place of ${area.code}`;
    if (seen.has(code)) return `${code} stands twice`;
    seen.add(code);
  }
  return null;
}

function applyTurnout(replay, index, fact) {
  judgeMaking(replay, index, fact);
  if (fact.reason === NOT_GIVEN && fact.door !== "archive") {
    replay.report("protocol.reason", index, `"${NOT_GIVEN}" is no reason at the door ${fact.door}`);
  }
  const area = replay.definitions.areas.get(fact.area);
  if (area === undefined) return replay.report("order.definition", index, `there is no area ${fact.area}`);
  const problem = rowsProblem(replay, area, fact.rows);
  if (problem !== null) replay.report("turnout.rows", index, problem);
  const isOfArea = fact.rows.length === 1 && fact.rows[0][0] === area.code;
  for (const [code] of isOfArea ? [] : fact.rows) {
    const station = replay.definitions.stations.get(code);
    const unit = station === undefined ? null : unitProblem(replay, station);
    if (unit !== null) replay.report("protocol.unit", index, unit);
  }
  const key = JSON.stringify([fact.area, fact.hour]);
  if (replay.turnouts.has(key) && !fact.reason) {
    replay.report("turnout.rows", index, `it replaces ${fact.hour} of ${fact.area} without a reason`);
  }
  replay.turnouts.add(key);
}

function applySummary(replay, index, fact) {
  judgeMaking(replay, index, fact);
  const { areas, contests } = replay.definitions;
  const area = areas.get(fact.area);
  const contest = contests.get(fact.contest);
  if (area === undefined || contest === undefined) {
    return replay.report("order.definition", index, `there is no area ${fact.area} or contest ${fact.contest}`);
  }
  const problem = linesProblem(contest, fact.lines);
  if (problem !== null) replay.report("protocol.lines", index, problem);
  if (fact.lines.length !== contest.width) return;
  if (fact.as_of > index) {
    return replay.report("summary.difference", index, `found as_of ${fact.as_of}, expected at most ${index}`);
  }
  const { lines } = tallyOf(replay.definitions, area, contest, "best", fact.as_of);
  const expected = fact.lines.map((line, i) => line - lines[i]);
  if (`${expected}` !== `${fact.difference}`) {
    replay.report("summary.difference", index, `found ${fact.difference}, expected ${expected}`);
  }
}

function applyJournal(replay, index, { size, root }) {
  const last = replay.journal;
  if (last !== null && (size < last.size || (size === last.size && root !== last.root))) {
    replay.report("order.journal", index, `found ${size} ${root}, after ${last.size} ${last.root}`);
  }
  replay.journal = { size, root };
}

function judgeStage(replay, index, fact, earlier) {
  const { coverage } = fact.result;
  const faults = [];
  if (fact.as_of > index) faults.push(`found as_of ${fact.as_of}, expected at most ${index}`);
  if (fact.as_of < earlier.asOf) faults.push(`found as_of ${fact.as_of}, after one of ${earlier.asOf}`);
  if (fact.stage === "preliminary" && earlier.isFinal) faults.push("it is preliminary, after a final one");
  if (fact.stage === "final") {
    if (fact.basis !== "original") faults.push("it is final and rests on copies");
    if (coverage.stations.in !== coverage.stations.of) faults.push("it is final, and stations are not in");
  }
  if (faults.length > 0) replay.report("order.announcement", index, faults.join("; "));
  if (replay.embargo !== null && instant(fact.at) < replay.embargo) {
    replay.report("order.embargo", index, `${fact.at} is before the embargo ${replay.opening.embargo}`);
  }
}

function announcedResult(replay, contest, { as_of: size, basis }) {
  const { definitions } = replay;
  const { root } = definitions;
  if (root === null || root.index >= size) return null;
  const tally = tallyAll(definitions, contest, basis, size).get(root);
  return resultOf(tally, contest, root, { basis, size, decimals: decimalsOf(replay), isRoot: true });
}

function applyAnnouncement(replay, index, fact) {
  const needed = replay.isArchive ? 1 : 2;
  if (fact.roles.length < needed || fact.roles.includes("")) {
    replay.report("protocol.roles", index, `found the roles ${fact.roles}, expected ${needed}, none empty`);
  }
  const contest = replay.definitions.contests.get(fact.contest);
  if (contest === undefined) return replay.report("order.definition", index, `there is no contest ${fact.contest}`);
  const earlier = replay.announced.get(contest) ?? { asOf: 0, isFinal: false };
  judgeStage(replay, index, fact, earlier);
  if (fact.as_of <= index) {
    const expected = announcedResult(replay, contest, fact);
    if (expected === null || serialise(expected) !== serialise(fact.result)) {
      const computed = expected === null ? "none" : serialise(expected);
      replay.report("announcement.figures", index, `found ${serialise(fact.result)}, expected ${computed}`);
    }
  }
  replay.announced.set(contest, {
    asOf: Math.max(earlier.asOf, fact.as_of),
    isFinal: earlier.isFinal || fact.stage === "final",
  });
}

const APPLY = {
  opening: applyOpening,
  form: (replay, index, fact) => replay.definitions.addForm(index, fact),
  contest: (replay, index, fact) => replay.definitions.addContest(index, fact),
  areas: (replay, index, fact) => replay.definitions.addAreas(index, fact),
  stations: (replay, index, fact) => replay.definitions.addStations(index, fact),
  turnout: applyTurnout,
  protocol: applyProtocol,
  summary: applySummary,
  annulment: applyAnnulment,
  journal: applyJournal,
  announcement: applyAnnouncement,
  key: applyKey,
  closing: (replay) => (replay.isClosed = true),
};

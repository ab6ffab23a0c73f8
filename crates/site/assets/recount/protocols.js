// Does a protocol follow from the one before it?
//
// The chain of revisions of one station and contest: numbers without gaps, each
// superseding the entry before, a reason where one is asked for, findings that are
// exactly those of the checks. Copies and originals are one chain; an annulment
// stands in it as a mark behind which nothing is in.

import { COUNT_MAX } from "./form.js";
import { findingsOf } from "./checks.js";
import { judgeMaking, NOT_GIVEN, unitProblem } from "./making.js";

export function linesProblem(contest, lines) {
  if (lines.length !== contest.width) return `found ${lines.length} lines, expected ${contest.width}`;
  const large = lines.find((line) => line > COUNT_MAX);
  return large === undefined ? null : `found ${large}, expected at most ${COUNT_MAX}`;
}

const newestProtocol = (list) => list.findLast((each) => !each.isAnnulment) ?? null;

function chainOf(station, contest) {
  return (station.protocols[contest.number] ??= []);
}

function judgeRevision(replay, index, fact, before) {
  const revision = before === null ? 1 : before.revision + 1;
  const supersedes = before === null ? undefined : replay.hashOf(before.index);
  if (fact.revision !== revision) {
    replay.report("order.revision", index, `found revision ${fact.revision}, expected ${revision}`);
  } else if (fact.supersedes !== supersedes) {
    const [found, expected] = [fact.supersedes, supersedes].map((hash) => hash ?? "nothing");
    replay.report("order.revision", index, `it supersedes ${found}, expected ${expected}`);
  }
}

function sameLines(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function judgeReason(replay, index, fact, before) {
  const isOriginal = fact.basis === "original";
  if (fact.reason === NOT_GIVEN && fact.door !== "archive") {
    replay.report("protocol.reason", index, `"${NOT_GIVEN}" is no reason at the door ${fact.door}`);
  } else if (before !== null && !fact.reason) {
    const isAsked = before.isOriginal === isOriginal || !sameLines(before.lines, fact.lines);
    if (isAsked) replay.report("protocol.reason", index, "it changes a protocol without a reason");
  }
}

function judgeFindings(replay, index, fact, contest, station) {
  const expected = findingsOf(contest.checks, fact.lines, station.kind);
  const stated = fact.findings === undefined ? [] : Object.entries(fact.findings);
  const faults = [];
  for (const code of expected) {
    if (!stated.some(([each]) => each === code)) faults.push(`${code} does not hold and is not stated`);
  }
  for (const [code, explanation] of stated) {
    if (!expected.includes(code)) faults.push(`${code} is stated and is no finding`);
    if (explanation === "") faults.push(`${code} is not explained`);
    if (explanation === NOT_GIVEN && fact.door !== "archive") {
      faults.push(`${code}: "${NOT_GIVEN}" explains nothing at the door ${fact.door}`);
    }
  }
  if (faults.length > 0) replay.report("protocol.findings", index, faults.join("; "));
}

// Whether an original stands after the last annulment.
function hasOriginal(list) {
  for (let i = list.length - 1; i >= 0 && !list[i].isAnnulment; i--) if (list[i].isOriginal) return true;
  return false;
}

export function applyProtocol(replay, index, fact) {
  judgeMaking(replay, index, fact);
  const contest = replay.definitions.contests.get(fact.contest);
  const station = replay.definitions.stations.get(fact.station);
  if (contest === undefined || station === undefined) {
    const missing = contest === undefined ? `contest ${fact.contest}` : `station ${fact.station}`;
    return replay.report("order.definition", index, `there is no ${missing} before it`);
  }
  const list = chainOf(station, contest);
  const before = newestProtocol(list);
  const isOriginal = fact.basis === "original";
  const unit = unitProblem(replay, station);
  if (unit !== null) replay.report("protocol.unit", index, unit);
  if (fact.scan !== undefined && station.kind === "unit") {
    replay.report("protocol.unit", index, "a unit has a scan, and no paper of its own");
  }
  judgeRevision(replay, index, fact, before);
  judgeReason(replay, index, fact, before);
  if (!isOriginal && hasOriginal(list)) replay.report("order.basis", index, "it is a copy, after an original");
  const problem = linesProblem(contest, fact.lines);
  if (problem !== null) return replay.report("protocol.lines", index, problem);
  judgeFindings(replay, index, fact, contest, station);
  list.push({ index, revision: fact.revision, isOriginal, isAnnulment: false, lines: fact.lines });
}

export function applyAnnulment(replay, index, fact) {
  const { isArchive } = replay;
  const made = fact.roles.filter((role) => role !== "").length;
  if (!isArchive && made < 2) replay.report("protocol.roles", index, `found ${made} roles, expected 2`);
  if (fact.reason === "" || (!isArchive && fact.reason === NOT_GIVEN)) {
    replay.report("protocol.reason", index, `found the reason "${fact.reason}", expected one`);
  }
  const contest = replay.definitions.contests.get(fact.contest);
  const station = replay.definitions.stations.get(fact.station);
  if (contest === undefined || station === undefined) {
    return replay.report("order.definition", index, `there is no ${fact.contest} or ${fact.station} before it`);
  }
  const list = chainOf(station, contest);
  const newest = newestProtocol(list);
  if (newest === null) return replay.report("order.revision", index, "there is no protocol to annul");
  if (fact.supersedes !== replay.hashOf(newest.index)) {
    replay.report("order.revision", index, `it does not annul the newest protocol, entry ${newest.index}`);
  }
  list.push({ index, isAnnulment: true, isOriginal: false });
}

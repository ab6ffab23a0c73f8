// Are the published figures those that follow?
//
// A result is computed here in the very shape in which results are stated, so that
// both are serialised and compared as text: any member that differs is a difference.
// That covers the announcements of the record and the file results/<size>.json, with
// every area in the order of the record and in it every contest.

import { parseCanonical, serialise } from "./canonical.js";
import { publishedProblem } from "./form.js";
import { outcomeOf } from "./outcome.js";
import { baseValue, plain, share } from "./shares.js";
import { tallyAll } from "./tally.js";

// The page does not say how many decimals there are before an opening; two are taken.
const DECIMALS_WITHOUT_OPENING = 2;

export const decimalsOf = (replay) => replay.opening?.decimals ?? DECIMALS_WITHOUT_OPENING;

export function turnoutOf(contest, lines, decimals) {
  if (!contest.bases.has("took_part") || !contest.bases.has("registered")) return undefined;
  const numerator = baseValue(contest, "took_part", lines);
  const denominator = baseValue(contest, "registered", lines);
  if (numerator === null || denominator === null) return null;
  return share("registered", plain(numerator), plain(denominator), decimals);
}

const registers = (tally) =>
  tally.isRegisterKnown
    ? { in: tally.registeredIn, of: tally.registeredOf }
    : { none: "the station list has no expected register" };

// The result of an area, or null where a base that is asked for gives none.
export function resultOf(tally, contest, area, { basis, size, decimals, isRoot }) {
  const base = baseValue(contest, contest.displayBase, tally.lines);
  const outcome = isRoot ? outcomeOf(contest, tally, decimals) : undefined;
  const turnout = turnoutOf(contest, tally.lines, decimals);
  if (base === null || outcome === null || turnout === null) return null;
  const lines = Object.create(null);
  contest.lines.forEach((code, i) => (lines[code] = tally.lines[i]));
  const result = {
    area: area.code,
    basis,
    contest: contest.code,
    coverage: { registered: registers(tally), stations: { in: tally.stationsIn, of: tally.stationsOf } },
    lines,
    options: contest.options.map(({ code }, i) => {
      const votes = tally.lines[contest.lines.length + i];
      return { option: code, share: share(contest.displayBase, votes, plain(base), decimals), votes };
    }),
  };
  if (outcome !== undefined) result.outcome = outcome;
  result.record_size = size;
  result.sources = { copies: tally.copies, originals: tally.originals };
  if (turnout !== undefined) result.turnout = turnout;
  return result;
}

// Every result at a size on a basis, in the published order.
export function resultsAt(replay, basis, size) {
  const { definitions } = replay;
  const contests = [...definitions.contests.values()].map((contest) => ({
    contest,
    tallies: tallyAll(definitions, contest, basis, size),
  }));
  const decimals = decimalsOf(replay);
  const results = [];
  for (const area of definitions.areas.values()) {
    const isRoot = area === definitions.root;
    for (const { contest, tallies } of contests) {
      results.push(resultOf(tallies.get(area), contest, area, { basis, size, decimals, isRoot }));
    }
  }
  return results;
}

// What differs first, in words.
function differenceOf(stated, expected) {
  if (stated.basis !== "best") return `found the basis ${stated.basis}, expected best`;
  const count = Math.max(stated.results.length, expected.length);
  for (let i = 0; i < count; i++) {
    const [found, computed] = [stated.results[i], expected[i]];
    if (found === undefined) return `found no result of ${computed?.area} for ${computed?.contest}`;
    const named = `${found.area} for ${found.contest}`;
    if (computed === undefined) return `found a result of ${named}, expected no more`;
    if (computed === null) return `found a result of ${named}, where a base gives none`;
    const [a, b] = [serialise(found), serialise(computed)];
    if (a === b) continue;
    let at = 0;
    while (a[at] === b[at]) at += 1;
    return `the result of ${named}: found ${a.slice(Math.max(0, at - 30), at + 30)}, expected ${b.slice(Math.max(0, at - 30), at + 30)}`;
  }
  return null;
}

// {property, detail} or null, of the bytes of results/<size>.json (null: not there).
export function judgePublished(replay, size, bytes) {
  if (bytes === null) return { property: "results.size", detail: "it is not there" };
  const { value, problem } = parseCanonical(bytes);
  if (problem !== undefined) return { property: "results.size", detail: problem };
  const form = publishedProblem(value);
  if (form !== null) return { property: "results.size", detail: form };
  if (value.record_size !== size) {
    return { property: "results.size", detail: `it states the size ${value.record_size}, expected ${size}` };
  }
  const difference = differenceOf(value, resultsAt(replay, "best", size));
  return difference === null ? null : { property: "results.figures", detail: difference };
}

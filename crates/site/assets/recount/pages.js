// Do the pages print what follows from the record?
//
// The server marks every figure that it prints:
//
//   <data class="figure" value="N" data-area data-contest data-what ...>
//
// and states on <html data-size="N"> the record size that the page shows. `page.js`
// reads the marks out of the HTML; here each is held against the state at that size,
// which may be older than the checkpoint: the state knows every size. The digits that
// the reader sees must be those of `value`, however the language groups them.
//
// | data-what | with | is |
// |---|---|---|
// | votes | data-option | the option's votes |
// | line | data-line | the sum of a line |
// | numerator, denominator, percent | data-option, data-base? | the option's share of the base, or of the display base |
// | numerator, denominator, percent | data-base? | turnout: took part, of the base, or of the registered |
// | took_part, registered | | the values of these bases |
// | stations_in, stations_of | | stations whose figures are in, and all |
// | registered_in, registered_of | | expected registers, likewise |
//
// data-basis is `best` where it does not stand.

import { baseValue, percentOf, plain } from "./shares.js";
import { decimalsOf } from "./results.js";
import { tallyAll } from "./tally.js";

const SHARE = new Set(["numerator", "denominator", "percent"]);

// The value that a mark should have, as text, or null where there is none.
function valueOf({ what, option, line, base }, contest, tally, decimals) {
  const place = option === undefined ? -1 : contest.options.findIndex(({ code }) => code === option);
  const votes = place < 0 ? undefined : tally.lines[contest.lines.length + place];
  if (SHARE.has(what)) {
    const over = base ?? (option === undefined ? "registered" : contest.displayBase);
    const part = option === undefined ? valueOfBase(contest, "took_part", tally) : votes;
    const whole = valueOfBase(contest, over, tally);
    if (part === undefined || whole === undefined) return null;
    if (what === "percent") return percentOf(part, whole, decimals);
    return String(what === "numerator" ? part : whole);
  }
  const values = {
    votes,
    line: tally.lines[contest.lines.indexOf(line)],
    took_part: valueOfBase(contest, "took_part", tally),
    registered: valueOfBase(contest, "registered", tally),
    stations_in: tally.stationsIn,
    stations_of: tally.stationsOf,
    registered_in: tally.isRegisterKnown ? tally.registeredIn : undefined,
    registered_of: tally.isRegisterKnown ? tally.registeredOf : undefined,
  };
  return Object.hasOwn(values, what) && values[what] !== undefined ? String(values[what]) : null;
}

function valueOfBase(contest, base, tally) {
  if (!contest.bases.has(base)) return undefined;
  const value = baseValue(contest, base, tally.lines);
  return value === null ? undefined : plain(value);
}

const digits = (text) => text.replace(/[^0-9]/g, "");

function judgeFigure(replay, size, tallies, figure) {
  const { definitions } = replay;
  const contest = definitions.contests.get(figure.contest);
  const area = definitions.areas.get(figure.area);
  if (contest === undefined || area === undefined) return "a contest and an area of the record";
  const basis = figure.basis ?? "best";
  const key = `${size} ${basis} ${contest.number}`;
  if (!tallies.has(key)) tallies.set(key, tallyAll(definitions, contest, basis, size));
  const expected = valueOf(figure, contest, tallies.get(key).get(area), decimalsOf(replay));
  if (expected === null) return "a figure that can be recomputed";
  if (figure.value !== expected) return expected;
  return digits(figure.text) === digits(expected) ? null : expected;
}

// {figures, printed, older}: how many figures were compared, those that differ as
// {page, what, found, expected}, and the pages of a size below the checkpoint's.
export function judgePages(replay, size, pages) {
  const tallies = new Map();
  const printed = [];
  const older = [];
  let figures = 0;
  for (const page of pages) {
    if (!Number.isSafeInteger(page.size) || page.size > size) {
      printed.push({ page: page.path, what: "data-size", found: String(page.size), expected: `at most ${size}` });
      continue;
    }
    if (page.size < size) older.push({ page: page.path, size: page.size });
    for (const figure of page.figures) {
      figures += 1;
      const expected = judgeFigure(replay, page.size, tallies, figure);
      if (expected === null) continue;
      const { area, contest, what, option, line, value, text } = figure;
      const name = [area, contest, what, option ?? line].filter((part) => part !== undefined).join(" ");
      const found = digits(text) === digits(value) ? value : `${value} ("${text}")`;
      printed.push({ page: page.path, what: name, found, expected });
    }
  }
  return { figures, printed, older };
}

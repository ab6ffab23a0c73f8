// What may an entry say?
//
// Every kind of fact with its members and their types, as section 2 of the format
// page lists them, and the form of the published results. A member that is not
// listed is an error, and so is one that says what its absence says. What a member
// *means* (does that station exist?) is not asked here: that needs the entries
// before it (`replay.js`).
//
// Two things are on purpose not of the form: the opening's key and a key fact's key.
// An opening whose key is no key of its origin counts without it, and a key fact has
// a property of its own, so both are strings here.

import { isTime, isDate, isHour, isOffset } from "./time.js";
import { isCondition, isExpression } from "./expressions.js";
import {
  array, count, countTo, either, integer, isObject, map, object, one, show, text, tuple, type, where, word,
} from "./shapes.js";

export const COUNT_MAX = 1_000_000_000;
export const SCAN_BYTES_MAX = 20_000_000;
export const BASES = ["votes_for_options", "valid", "ballots_found", "took_part", "registered"];

const time = text("a time YYYY-MM-DDThh:mm:ss+hh:mm", isTime);
const date = text("a date YYYY-MM-DD", isDate);
const hour = text("an hour hh:mm", isHour);
const offset = text("an offset +hh:mm", isOffset);
// 32 bytes end within a character: its last two bits are zero in the one spelling.
const hash = text("a hash", (value) => /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(value));
const code = text("a code", (value) => value !== "" && !/\p{Cc}/u.test(value));
const texts = map(word);
const roles = array(word);
const door = one("archive", "file", "entry", "device", "scan");
const basis = one("copy", "original");
const rule = one("best", "original");
const expression = type("an expression", isExpression);
const condition = type("a condition", isCondition);
const fraction = tuple(count, count);
// The base of a contest, rule or share is a word like a code: one that the form lacks
// is a contest that cannot be evaluated, or a figure that does not follow.
const baseName = word;

// A scan lies beside the record. What is said of it is judged here; its file is not read.
const sha256 = text("a SHA-256 in 64 lower-case hex digits", (value) => /^[0-9a-f]{64}$/.test(value));
const scanSize = type(
  `a size from 1 to ${SCAN_BYTES_MAX}`,
  (value) => Number.isSafeInteger(value) && value >= 1 && value <= SCAN_BYTES_MAX,
);
const scan = object({
  hash: sha256, size: scanSize, type: one("image/jpeg", "image/png", "application/pdf"),
});

const fact = (needed, optional) => object({ $: one(1), at: time, fact: word, ...needed }, optional);

const opening = fact(
  {
    decimals: countTo(255),
    election: word,
    key: word,
    languages: array(word),
    levels: array(object({ code, name: texts })),
    notes: array(texts),
    origin: word,
    polling_day: date,
    status: one("live", "rehearsal", "demonstration", "archive"),
    title: texts,
    turnout_hours: array(hour),
  },
  { embargo: time, predecessor: object({ origin: word, root: hash, size: count }), publication_unit: count },
);

const bound = one("inclusive", "exclusive");
const tolerance = either(
  object({ bound, value: count }),
  object({ bound, of: expression, parts: fraction }),
  object({ bound, parts: fraction }),
);

const isAudience = (key) => key === "public" || key === "staff";
const check = object(
  {
    code,
    scope: one("protocol", "revision", "turnout", "siblings", "equal", "summary"),
    severity: one("error", "warning", "notice"),
    texts: where(map(texts), "the audiences public and staff", (value) => Object.keys(value).every(isAudience)),
  },
  {
    holds: condition,
    law: word,
    rule: word,
    silences: where(array(word), "a code at least", (value) => value.length > 0),
    tolerance,
    when: condition,
  },
);

const form = fact({
  bases: where(map(expression), "the names of bases", (value) => Object.keys(value).every((n) => BASES.includes(n))),
  checks: array(check),
  code,
  lines: array(object({ code, label: texts })),
});

const contestRule = either(
  object({ kind: one("plurality") }),
  object({ base: baseName, kind: one("majority"), more_than: fraction, otherwise: one("run_off", "repeat") }),
  object(
    {
      kind: one("seats"),
      method: one("dhondt", "sainte_lague", "sainte_lague_modified", "hare", "droop"),
      seats: count,
    },
    {
      independents: object({ cap: count, quota: object({ base: baseName }) }),
      threshold: object({ base: baseName, share: fraction }),
    },
  ),
);

const contest = fact({
  code,
  display_base: baseName,
  form: word,
  name: texts,
  options: array(
    object(
      { code, kind: one("candidate", "list", "independent", "against_all"), name: texts },
      { nominated_by: texts },
    ),
  ),
  rule: contestRule,
});

const areas = fact({
  areas: array(object({ code, level: word, name: texts }, { offset, parent: word })),
});

const stations = fact({
  area: word,
  stations: array(
    object(
      { code, name: texts },
      {
        city: word,
        country: word,
        kind: text("a kind other than ordinary, which is said by absence", (value) => value !== "ordinary"),
        mission: word,
        registered: countTo(COUNT_MAX),
        unit: word,
      },
    ),
  ),
});

const turnout = fact(
  { area: word, door, hour, roles, rows: array(tuple(word, count, count)) },
  { reason: word },
);

const protocol = fact(
  { basis, contest: word, door, lines: array(count), revision: count, roles, station: word },
  {
    commission: word,
    findings: where(map(word), "a finding at least", (value) => Object.keys(value).length > 0),
    reason: word,
    scan,
    source_version: count,
    supersedes: hash,
  },
);

const summary = fact({
  area: word, as_of: count, basis, contest: word, difference: array(integer), door, lines: array(count), roles,
});

const annulment = fact({
  commission: word, contest: word, reason: word, roles, station: word, supersedes: hash,
});

const share = object({ base: baseName, denominator: count, numerator: count, percent: word });
const inOf = object({ in: count, of: count });
const outcome = object(
  {
    kind: one("none", "elected", "lot", "repeat", "run_off", "seats"),
    options: array(word),
    state: one("decided", "leading"),
  },
  { seats: map(count), share },
);
const result = object(
  {
    area: word,
    basis: rule,
    contest: word,
    coverage: object({ registered: either(object({ none: word }), inOf), stations: inOf }),
    lines: map(count),
    options: array(object({ option: word, share, votes: count })),
    record_size: count,
    sources: object({ copies: count, originals: count }),
  },
  { outcome, turnout: share },
);

const KINDS = new Map(Object.entries({
  opening,
  form,
  contest,
  areas,
  stations,
  turnout,
  protocol,
  summary,
  annulment,
  journal: fact({ root: hash, size: count }),
  announcement: fact({
    as_of: count, basis: rule, contest: word, result, roles, stage: one("preliminary", "final"),
  }),
  key: fact({ key: word, signatures: tuple(word, word) }),
  closing: fact({ reason: word }, { successor: word }),
}));

// Null, or what is wrong with the form of an entry.
export function factProblem(value) {
  if (!isObject(value)) return `found ${show(value)}, expected an object`;
  if (value.$ !== 1) return `found the version ${show(value.$ ?? "none")}, expected 1`;
  const kind = KINDS.get(value.fact);
  if (kind === undefined) return `found the kind ${show(value.fact ?? "none")}, expected one of this version`;
  return kind(value);
}

// Null, or what is wrong with the form of results/<size>.json.
export const publishedProblem = object({ $: one(1), basis: rule, record_size: count, results: array(result) });

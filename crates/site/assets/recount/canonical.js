// Is this the one serialisation of what it says?
//
// An entry is parsed, written again by the rules of the format page, and compared.
// So that nothing can be said twice in two ways: no white space, keys ascending, one
// way to escape a letter, whole numbers, Unicode normalisation form C, no null.
//
// The comparison finds what a strict parser would have to look for one by one: a
// member twice, a leading zero, an exponent, an escape that need not be. What it
// cannot find is asked for beside it: numbers that a double cannot hold, depth,
// keys, lone surrogates, normalisation.
//
// `JSON.stringify` writes as the page asks for, save that it takes keys as they come
// and says nothing of the rest. So an entry that it writes again just as it was is
// looked through once, without a letter being put together; only one that differs is
// written by `serialise`, whose word holds (a key of digits is why a good one may
// differ: engines put such keys first).

import { decodeText } from "./bytes.js";

const DEPTH_MAX = 32;
const KEY = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;
const PLAIN = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const OUTSIDE_ASCII = /[^\u0000-\u007f]/;

class NotCanonical extends Error {}
const tooDeep = () => new NotCanonical(`more than ${DEPTH_MAX} arrays and objects within each other`);

// Keys that were good once are not looked at again: a record has a hundred of them.
const goodKeys = new Set();

function checkKey(key) {
  if (!KEY.test(key)) throw new NotCanonical(`the key ${JSON.stringify(key)}, which is not printable ASCII`);
  if (goodKeys.size < 10_000) goodKeys.add(key);
}

function quote(text) {
  if (PLAIN.test(text)) return `"${text}"`;
  if (LONE_SURROGATE.test(text)) throw new NotCanonical("half of a surrogate pair");
  // JSON.stringify escapes as RFC 8785 does.
  return JSON.stringify(text);
}

function isAscending(keys) {
  for (let i = 1; i < keys.length; i++) if (keys[i - 1] >= keys[i]) return false;
  return true;
}

function write(value, depth) {
  switch (typeof value) {
    case "number":
      if (!Number.isSafeInteger(value)) throw new NotCanonical(`${value}, no integer within 2^53`);
      return `${value}`;
    case "string":
      return quote(value);
    case "boolean":
    // Counts above 2^53 may be computed here, and then equal nothing that was stated.
    case "bigint":
      return `${value}`;
  }
  if (value === null) throw new NotCanonical("null");
  if (depth === DEPTH_MAX) throw tooDeep();
  return Array.isArray(value) ? writeArray(value, depth) : writeObject(value, depth);
}

function writeArray(array, depth) {
  let text = "[";
  for (let i = 0; i < array.length; i++) {
    if (i > 0) text += ",";
    text += write(array[i], depth + 1);
  }
  return `${text}]`;
}

function writeObject(object, depth) {
  const keys = Object.keys(object);
  if (!isAscending(keys)) keys.sort();
  let text = "{";
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (!goodKeys.has(key)) checkKey(key);
    if (i > 0) text += ",";
    text += `"${key}":${write(object[key], depth + 1)}`;
  }
  return `${text}}`;
}

export const serialise = (value) => write(value, 0);

// The same conditions as `serialise` has, of a value that was written as it stood.
function inspect(value, depth) {
  if (typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new NotCanonical(`${value}, no integer within 2^53`);
    return;
  }
  if (value === null) throw new NotCanonical("null");
  if (depth === DEPTH_MAX) throw tooDeep();
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) inspect(value[i], depth + 1);
    return;
  }
  let last = null;
  for (const key of Object.keys(value)) {
    if (!goodKeys.has(key)) checkKey(key);
    if (last !== null && last >= key) throw new NotCanonical(`the key ${key} after ${last}`);
    last = key;
    inspect(value[key], depth + 1);
  }
}

function isNormal(value) {
  if (typeof value === "string") return value.normalize("NFC") === value;
  if (typeof value !== "object") return true;
  return Object.values(value).every(isNormal);
}

// Where the two texts part, in words.
function differenceOf(text, again) {
  let at = 0;
  while (again[at] === text[at]) at += 1;
  const [found, expected] = [text, again].map((each) => JSON.stringify(each.slice(at, at + 20)));
  return `at character ${at} found ${found}, expected ${expected}`;
}

// An escaped surrogate is one that has no other half.
const ESCAPED_SURROGATE = "\\ud";

// {value} or {problem}.
export function parseCanonical(bytes) {
  const text = decodeText(bytes);
  if (text === null) return { problem: "it is not UTF-8" };
  let value;
  try {
    value = JSON.parse(text);
    if (JSON.stringify(value) === text && !text.includes(ESCAPED_SURROGATE)) inspect(value, 0);
    else {
      const again = serialise(value);
      if (again !== text) return { problem: differenceOf(text, again) };
    }
  } catch (error) {
    if (error instanceof NotCanonical) return { problem: `it has ${error.message}` };
    return { problem: "it is not JSON" };
  }
  // The whole text first: quotation marks combine with nothing, so if it is normal,
  // each string is. Where it is not, an escape may stand before a combining letter.
  if (OUTSIDE_ASCII.test(text) && text.normalize("NFC") !== text && !isNormal(value)) {
    return { problem: "it has a text that is not in normalisation form C" };
  }
  return { value };
}

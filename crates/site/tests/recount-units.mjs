// Laws and corners of the browser's recount that no whole record shows.
//
//   node --test recount-units.mjs

import test from "node:test";
import assert from "node:assert/strict";
import { parseCanonical } from "../assets/recount/canonical.js";
import { encodeText } from "../assets/recount/bytes.js";
import { isPublicKey } from "../assets/recount/ed25519.js";
import { numberPath } from "../assets/recount/bundle.js";
import { percentOf } from "../assets/recount/shares.js";
import { rootFromProof, leafOf } from "../assets/recount/receipt.js";
import { rootOf, Leaves } from "../assets/recount/tree.js";
import { selfcheck } from "../assets/recount/selfcheck.js";
import { shareOutSeats } from "../assets/recount/seats.js";
import { instant, isTime } from "../assets/recount/time.js";

test("hash and signature are those of the platform and of the standards", async () => {
  await selfcheck();
  await selfcheck(null);
});

test("a point of small order is no key, in any of its spellings", () => {
  const identity = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0));
  const minusOne = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0xec : i === 31 ? 0x7f : 0xff));
  assert.equal(isPublicKey(identity), false);
  assert.equal(isPublicKey(minusOne), false);
  assert.equal(isPublicKey(new Uint8Array(32)), false);
  // y = p + 1, a second spelling of the identity.
  const second = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0xee : i === 31 ? 0x7f : 0xff));
  assert.equal(isPublicKey(second), false);
});

test("one serialisation, and nothing beside it", () => {
  const check = (text, isGood) => assert.equal(parseCanonical(encodeText(text)).problem === undefined, isGood, text);
  check('{"a":1,"b":[true,"\u00e9"]}', true);
  check('{"10":1,"9":2}', true);
  check('{"9":2,"10":1}', false);
  check('{"__proto__":1}', true);
  check('{"b":1,"a":1}', false);
  check('{"a":1,"a":1}', false);
  check('{"a":9007199254740991}', true);
  check('{"a":9007199254740992}', false);
  check('{"a":-0}', false);
  check('{"a":1.0}', false);
  check('{"a":null}', false);
  check('"\\ud800"', false);
  check('"\\u001f\\n"', true);
  check('"\\u001F"', false);
  check('"\u{1f5f3}"', true);
  check('"e\u0301"', false);
  check('"\\n\u0301"', true);
  check('{"\u00e9":1}', false);
  check(`${"[".repeat(32)}${"]".repeat(32)}`, true);
  check(`${"[".repeat(33)}${"]".repeat(33)}`, false);
  check("\ufeff1", false);
});

test("percentages are rounded half up, exactly", () => {
  assert.equal(percentOf(1, 3, 2), "33.33");
  assert.equal(percentOf(2, 3, 2), "66.67");
  assert.equal(percentOf(1, 8, 2), "12.50");
  assert.equal(percentOf(1, 80000, 2), "0.00");
  assert.equal(percentOf(1, 20000, 2), "0.01");
  assert.equal(percentOf(1, 200, 0), "1");
  assert.equal(percentOf(5, 5, 2), "100.00");
  assert.equal(percentOf(0, 0, 2), "no share");
  assert.equal(percentOf(9_000_000_000_000_000, 9_000_000_000_000_000n, 3), "100.000");
});

test("paths are groups of three digits", () => {
  assert.equal(numberPath(5), "005");
  assert.equal(numberPath(1234), "x001/234");
  assert.equal(numberPath(1234067), "x001/x234/067");
});

test("a time is a day of the calendar with an offset", () => {
  assert.equal(isTime("2024-02-29T23:59:59+05:30"), true);
  assert.equal(isTime("2023-02-29T00:00:00+00:00"), false);
  assert.equal(isTime("2024-01-01T00:00:60+00:00"), false);
  assert.equal(isTime("2024-01-01T00:00:00-00:00"), false);
  assert.equal(isTime("2024-01-01T00:00:00+24:00"), false);
  assert.equal(instant("2022-11-20T20:00:00+05:00"), instant("2022-11-20T21:00:00+06:00"));
  assert.equal(instant("2024-03-01T00:00:00+00:00") - instant("2024-02-28T23:59:59+00:00"), 86401);
});

test("every leaf of every small tree is proven by the hashes beside its path", () => {
  const leaves = new Leaves();
  for (let size = 1; size <= 40; size++) {
    leaves.push(encodeText(`entry ${size - 1}`));
    const root = rootOf(leaves.hashes, size);
    for (let index = 0; index < size; index++) {
      const proof = pathOf(leaves.hashes, index, 0, size);
      const leaf = leafOf(encodeText(`entry ${index}`));
      assert.deepEqual(rootFromProof(leaf, index, size, proof), root);
      assert.equal(rootFromProof(leaf, index, size, [...proof, leaf]), null);
    }
  }
});

// PATH of RFC 6962, section 2.1.1, as it is defined there.
function pathOf(hashes, index, from, to) {
  if (to - from === 1) return [];
  let middle = 1;
  while (2 * middle < to - from) middle *= 2;
  middle += from;
  return index < middle
    ? [...pathOf(hashes, index, from, middle), rootOf(hashes, to - middle, middle)]
    : [...pathOf(hashes, index, middle, to), rootOf(hashes, middle - from, from)];
}

const party = (code, votes, cap = null) => ({ code, votes: BigInt(votes), cap });
const seatsOf = (method, parties, total) => {
  const { seats, drawing } = shareOutSeats(method, parties, total);
  return { seats: Object.fromEntries(seats), drawing };
};

test("seats by highest averages, with ties and caps", () => {
  const parties = [party("a", 340000), party("b", 280000), party("c", 160000), party("d", 60000)];
  assert.deepEqual(seatsOf("dhondt", parties, 7), { seats: { a: 3, b: 3, c: 1, d: 0 }, drawing: null });
  assert.deepEqual(seatsOf("sainte_lague", parties, 7), { seats: { a: 3, b: 2, c: 1, d: 1 }, drawing: null });
  assert.deepEqual(seatsOf("dhondt", [party("a", 10), party("b", 10)], 3), { seats: { a: 1, b: 1 }, drawing: ["a", "b"] });
  assert.deepEqual(seatsOf("dhondt", [party("a", 90, 1), party("b", 10)], 3), { seats: { a: 1, b: 2 }, drawing: null });
  assert.deepEqual(seatsOf("dhondt", [party("a", 90, 1)], 3), { seats: { a: 1 }, drawing: null });
});

test("seats by largest remainder, with ties and caps", () => {
  const parties = [party("a", 47000), party("b", 16000), party("c", 15800), party("d", 12000), party("e", 6100), party("f", 3100)];
  assert.deepEqual(seatsOf("hare", parties, 10), { seats: { a: 5, b: 2, c: 1, d: 1, e: 1, f: 0 }, drawing: null });
  assert.deepEqual(seatsOf("droop", parties, 10), { seats: { a: 5, b: 2, c: 2, d: 1, e: 0, f: 0 }, drawing: null });
  assert.deepEqual(seatsOf("hare", [party("a", 1), party("b", 1)], 1), { seats: { a: 0, b: 0 }, drawing: ["a", "b"] });
  // The capped one leaves with its votes; the rest share what is left anew.
  assert.deepEqual(seatsOf("hare", [party("x", 60, 1), party("a", 30), party("b", 10)], 5), {
    seats: { x: 1, a: 3, b: 1 }, drawing: null,
  });
});

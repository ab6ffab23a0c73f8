// What share is this of that?
//
// A share names its base. Its percentage is 100 * numerator / denominator, rounded
// half up to exactly so many decimals, and `no share` of nothing. Where the numbers
// fit, plain integers do it; else BigInt. No fraction is ever computed.

import { EXACT_MAX } from "./expressions.js";

const BASE_MAX = 2n ** 64n - 1n;
const SAFE = Number.MAX_SAFE_INTEGER;

function withPoint(digits, decimals) {
  if (decimals === 0) return digits;
  const padded = digits.padStart(decimals + 1, "0");
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

export function percentOf(numerator, denominator, decimals) {
  if (Number(denominator) === 0) return "no share";
  const scale = 200 * 10 ** decimals;
  if (typeof numerator === "number" && typeof denominator === "number" && scale * (numerator + 1) + denominator < SAFE) {
    return withPoint(String(Math.floor((scale * numerator + denominator) / (2 * denominator))), decimals);
  }
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  return withPoint(String((200n * 10n ** BigInt(decimals) * n + d) / (2n * d)), decimals);
}

// As a plain number where it is exact: larger ones cannot be stated in a record.
export const plain = (value) => (value <= EXACT_MAX ? Number(value) : value);

// The value of a base over summed lines (BigInt), or null where it gives no result.
export function baseValue(contest, base, lines) {
  const value = contest.bases.get(base)(lines);
  return value < 0n || value > BASE_MAX ? null : value;
}

export const share = (base, numerator, denominator, decimals) => ({
  base,
  denominator,
  numerator,
  percent: percentOf(numerator, denominator, decimals),
});

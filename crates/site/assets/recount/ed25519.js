// Did this key sign these bytes?
//
// Ed25519 of RFC 8032, verification alone, in BigInt: a record carries a handful
// of signatures, and each costs some milliseconds. It is our own also where the
// browser has one, because the page asks for more than browsers agree on: a key
// that is no point of the curve or one of small order is no key, and a signature
// whose first half is of small order is not good, for anybody could make one.
// Where WebCrypto knows Ed25519, `selfcheck.js` compares the two.
//
// A point is [X, Y, Z, T] in extended coordinates: x = X/Z, y = Y/Z, T = XY/Z.

import { sha512 } from "./sha512.js";

const P = (1n << 255n) - 19n;
const ORDER = (1n << 252n) + 27742317777372353535851937790883648493n;
const mod = (a) => ((a % P) + P) % P;

function power(base, exponent) {
  let result = 1n;
  for (let b = mod(base); exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * b) % P;
    b = (b * b) % P;
  }
  return result;
}

const D = mod(-121665n * power(121666n, P - 2n));
const SQRT_MINUS_ONE = power(2n, (P - 1n) / 4n);
const ZERO = [0n, 1n, 1n, 0n];

function add([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * D * t1 * t2);
  const d = mod(2n * z1 * z2);
  const e = b - a;
  const f = d - c;
  const g = d + c;
  const h = b + a;
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function multiply(scalar, point) {
  let result = ZERO;
  for (let p = point; scalar > 0n; scalar >>= 1n) {
    if (scalar & 1n) result = add(result, p);
    p = add(p, p);
  }
  return result;
}

const same = (p, q) => mod(p[0] * q[2] - q[0] * p[2]) === 0n && mod(p[1] * q[2] - q[1] * p[2]) === 0n;
const ofSmallOrder = (point) => same(multiply(8n, point), ZERO);

function littleEndian(bytes) {
  let n = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) n = (n << 8n) | BigInt(bytes[i]);
  return n;
}

// The point that 32 bytes encode, or null. A y of P or above is a second spelling
// of a point, and so is a negative zero: neither is taken.
function decode(bytes) {
  const n = littleEndian(bytes);
  const sign = n >> 255n;
  const y = n & ((1n << 255n) - 1n);
  if (y >= P) return null;
  const u = mod(y * y - 1n);
  const v = mod(D * y * y + 1n);
  let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
  const check = mod(v * x * x);
  if (check === mod(-u)) x = mod(x * SQRT_MINUS_ONE);
  else if (check !== u) return null;
  if (x === 0n && sign === 1n) return null;
  if ((x & 1n) !== sign) x = P - x;
  return [x, y, 1n, mod(x * y)];
}

const BASE = decode(Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0x58 : 0x66)));

// Whether 32 bytes are a public key with which only its owner can sign.
export function isPublicKey(bytes) {
  const point = bytes.length === 32 ? decode(bytes) : null;
  return point !== null && !ofSmallOrder(point);
}

export function verify(publicKey, message, signature) {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = decode(publicKey);
  const half = signature.subarray(0, 32);
  const r = decode(half);
  const s = littleEndian(signature.subarray(32));
  if (!key || !r || s >= ORDER || ofSmallOrder(key) || ofSmallOrder(r)) return false;
  const hashed = new Uint8Array(64 + message.length);
  hashed.set(half);
  hashed.set(publicKey, 32);
  hashed.set(message, 64);
  const k = littleEndian(sha512(hashed)) % ORDER;
  return same(multiply(s, BASE), add(r, multiply(k, key)));
}

// How is one SHA-256 computed, here and now, without waiting?
//
// A record of a nation has tens of thousands of small entries, each hashed by
// itself and then in pairs up to the root. `crypto.subtle` would do it, but every
// call of it is a promise, and on a page that came over plain http from another
// host it is not there at all. So this file has its own: FIPS 180-4, synchronous,
// with one scratch buffer in which the message is laid out with its prefix and
// padding. `selfcheck.js` holds it against the browser's own where there is one.
//
// `leafHash` and `nodeHash` are the two hashes of RFC 6962; they write into an
// array of hashes, so that a tree costs no allocation.

// The first 32 bits of the fractional parts of the cube roots of the primes 2..311.
const ROUND = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);

// The same of the square roots of the first eight primes.
const START = new Int32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);

const words = new Int32Array(64);
const chain = new Int32Array(8);
let scratch = new Uint8Array(1 << 16);

const sum0 = (x) => ((x >>> 2) | (x << 30)) ^ ((x >>> 13) | (x << 19)) ^ ((x >>> 22) | (x << 10));
const sum1 = (x) => ((x >>> 6) | (x << 26)) ^ ((x >>> 11) | (x << 21)) ^ ((x >>> 25) | (x << 7));

function schedule(block, from) {
  for (let i = 0; i < 16; i++, from += 4) {
    words[i] = (block[from] << 24) | (block[from + 1] << 16) | (block[from + 2] << 8) | block[from + 3];
  }
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15];
    const y = words[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
  }
}

// Eight rounds are written out: after them each letter is its own again, so that
// nothing is moved from letter to letter, which is a third of the time.
function compress(block, from) {
  schedule(block, from);
  let a = chain[0], b = chain[1], c = chain[2], d = chain[3];
  let e = chain[4], f = chain[5], g = chain[6], h = chain[7];
  let t = 0;
  for (let i = 0; i < 64; i += 8) {
    t = (h + sum1(e) + (g ^ (e & (f ^ g))) + ROUND[i] + words[i]) | 0;
    d = (d + t) | 0;
    h = (t + sum0(a) + ((a & b) | (c & (a | b)))) | 0;
    t = (g + sum1(d) + (f ^ (d & (e ^ f))) + ROUND[i + 1] + words[i + 1]) | 0;
    c = (c + t) | 0;
    g = (t + sum0(h) + ((h & a) | (b & (h | a)))) | 0;
    t = (f + sum1(c) + (e ^ (c & (d ^ e))) + ROUND[i + 2] + words[i + 2]) | 0;
    b = (b + t) | 0;
    f = (t + sum0(g) + ((g & h) | (a & (g | h)))) | 0;
    t = (e + sum1(b) + (d ^ (b & (c ^ d))) + ROUND[i + 3] + words[i + 3]) | 0;
    a = (a + t) | 0;
    e = (t + sum0(f) + ((f & g) | (h & (f | g)))) | 0;
    t = (d + sum1(a) + (c ^ (a & (b ^ c))) + ROUND[i + 4] + words[i + 4]) | 0;
    h = (h + t) | 0;
    d = (t + sum0(e) + ((e & f) | (g & (e | f)))) | 0;
    t = (c + sum1(h) + (b ^ (h & (a ^ b))) + ROUND[i + 5] + words[i + 5]) | 0;
    g = (g + t) | 0;
    c = (t + sum0(d) + ((d & e) | (f & (d | e)))) | 0;
    t = (b + sum1(g) + (a ^ (g & (h ^ a))) + ROUND[i + 6] + words[i + 6]) | 0;
    f = (f + t) | 0;
    b = (t + sum0(c) + ((c & d) | (e & (c | d)))) | 0;
    t = (a + sum1(f) + (h ^ (f & (g ^ h))) + ROUND[i + 7] + words[i + 7]) | 0;
    e = (e + t) | 0;
    a = (t + sum0(b) + ((b & c) | (d & (b | c)))) | 0;
  }
  chain[0] = (chain[0] + a) | 0;
  chain[1] = (chain[1] + b) | 0;
  chain[2] = (chain[2] + c) | 0;
  chain[3] = (chain[3] + d) | 0;
  chain[4] = (chain[4] + e) | 0;
  chain[5] = (chain[5] + f) | 0;
  chain[6] = (chain[6] + g) | 0;
  chain[7] = (chain[7] + h) | 0;
}

function room(length) {
  if (scratch.length < length + 72) scratch = new Uint8Array(2 * length + 72);
}

// Pads the `length` bytes that stand in `scratch`, hashes them, writes 32 bytes.
function finish(length, out, at) {
  const end = ((length + 8) >>> 6) * 64 + 64;
  scratch[length] = 0x80;
  scratch.fill(0, length + 1, end);
  // A message here is far below 2^32 bytes; its length in bits needs 40 bits at most.
  const high = Math.floor(length / 0x20000000);
  const low = (length << 3) >>> 0;
  scratch[end - 5] = high;
  scratch[end - 4] = low >>> 24;
  scratch[end - 3] = low >>> 16;
  scratch[end - 2] = low >>> 8;
  scratch[end - 1] = low;
  chain.set(START);
  for (let from = 0; from < end; from += 64) compress(scratch, from);
  for (let i = 0; i < 8; i++, at += 4) {
    const word = chain[i];
    out[at] = word >>> 24;
    out[at + 1] = word >>> 16;
    out[at + 2] = word >>> 8;
    out[at + 3] = word;
  }
}

export function sha256(bytes) {
  const out = new Uint8Array(32);
  room(bytes.length);
  scratch.set(bytes, 0);
  finish(bytes.length, out, 0);
  return out;
}

// SHA-256(0x00 || entry), written to `out` from `at` on.
export function leafHash(entry, out, at) {
  room(entry.length + 1);
  scratch[0] = 0;
  scratch.set(entry, 1);
  finish(entry.length + 1, out, at);
}

// SHA-256(0x01 || left || right). Left and right may lie in `out` itself.
export function nodeHash(hashes, left, right, out, at) {
  scratch[0] = 1;
  for (let i = 0; i < 32; i++) {
    scratch[1 + i] = hashes[left + i];
    scratch[33 + i] = hashes[right + i];
  }
  finish(65, out, at);
}

// What does Ed25519 hash with?
//
// SHA-512 of FIPS 180-4. It is asked for once or twice a signature, over a few
// hundred bytes, so it is written to be read: BigInt words, no tricks.

const MASK = (1n << 64n) - 1n;

function primes(count) {
  const found = [];
  for (let n = 2n; found.length < count; n++) {
    if (found.every((p) => n % p !== 0n)) found.push(n);
  }
  return found;
}

// The largest x with x^power <= n.
function root(n, power) {
  let low = 0n;
  let high = 1n << 80n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= n) low = middle;
    else high = middle;
  }
  return low;
}

// First 64 bits of the fractional parts of roots of primes: the standard's own
// definition of its constants, so that none of 88 numbers can be mistyped.
const ROUND = primes(80).map((p) => root(p << 192n, 3n) & MASK);
const START = primes(8).map((p) => root(p << 128n, 2n) & MASK);

const turn = (x, by) => ((x >> by) | (x << (64n - by))) & MASK;

function compress(chain, words) {
  for (let i = 16; i < 80; i++) {
    const x = words[i - 15];
    const y = words[i - 2];
    const s0 = turn(x, 1n) ^ turn(x, 8n) ^ (x >> 7n);
    const s1 = turn(y, 19n) ^ turn(y, 61n) ^ (y >> 6n);
    words[i] = (words[i - 16] + s0 + words[i - 7] + s1) & MASK;
  }
  let [a, b, c, d, e, f, g, h] = chain;
  for (let i = 0; i < 80; i++) {
    const s1 = turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n);
    const t1 = h + s1 + ((e & f) ^ (~e & MASK & g)) + ROUND[i] + words[i];
    const s0 = turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n);
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & MASK, c, b, a, (t1 + t2) & MASK];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + chain[i]) & MASK);
}

export function sha512(bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 17) / 128) * 128);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  let chain = START;
  for (let from = 0; from < padded.length; from += 128) {
    const words = [];
    for (let i = 0; i < 16; i++) words.push(view.getBigUint64(from + 8 * i));
    chain = compress(chain, words);
  }
  const out = new Uint8Array(64);
  const outView = new DataView(out.buffer);
  chain.forEach((word, i) => outView.setBigUint64(8 * i, word));
  return out;
}

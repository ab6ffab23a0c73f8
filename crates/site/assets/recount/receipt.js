// Is this one entry in the record?
//
// An inclusion proof (RFC 6962, section 2.1.1) leads from a leaf to the signed root
// by the hashes of the subtrees beside its path: some fifteen for a nation. It is
// built here from a few hash tiles, so that a station's page proves its protocol
// without the rest of the record, and checked here; the receipt that comes of it is
// a file (C2SP tlog-proof) that `hattama` and others check.
//
// A proof says that the entry is in the record, not that the record is right: that
// is the recount's word.

import { base64, decodeText, joinBytes, sameBytes } from "./bytes.js";
import { filesOf, numberPath, parseBundle, readFile, WIDTH } from "./bundle.js";
import { leafHash, nodeHash } from "./sha256.js";
import { parseNote } from "./note.js";
import { rootOf } from "./tree.js";

const HEAD = "c2sp.org/tlog-proof@v1";

function parent(left, right) {
  const both = joinBytes(left, right);
  const out = new Uint8Array(32);
  nodeHash(both, 0, 32, out, 0);
  return out;
}

export function leafOf(entry) {
  const out = new Uint8Array(32);
  leafHash(entry, out, 0);
  return out;
}

// The root that follows from a leaf at `index` and its proof in a tree of `size`, or
// null where the proof is too long or too short for that place.
export function rootFromProof(leaf, index, size, proof) {
  if (index >= size) return null;
  let hash = leaf;
  let at = BigInt(index);
  let last = BigInt(size) - 1n;
  for (const beside of proof) {
    if (last === 0n) return null;
    if ((at & 1n) === 1n || at === last) {
      hash = parent(beside, hash);
      while ((at & 1n) === 0n && at !== 0n) {
        at >>= 1n;
        last >>= 1n;
      }
    } else hash = parent(hash, beside);
    at >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? hash : null;
}

// The largest power of two below `count`, which is 2 at least.
function split(count) {
  let power = 1;
  while (2 * power < count) power *= 2;
  return power;
}

// Roots of ranges of leaves, from the hash tiles of a record of `size` entries.
class Tiles {
  constructor(read, size) {
    this.read = read;
    this.size = size;
    this.loaded = new Map();
  }

  async #tile(level, number) {
    const count = Math.min(WIDTH, Math.floor(this.size / WIDTH ** level) - WIDTH * number);
    const full = `tile/${level}/${numberPath(number)}`;
    const path = count === WIDTH ? full : `${full}.p/${count}`;
    if (!this.loaded.has(path)) this.loaded.set(path, readFile(this.read, { path, full, count }));
    const { bytes, path: found } = await this.loaded.get(path);
    if (bytes === null || bytes.length < 32 * count) throw new Error(`${found}: expected ${count} hashes`);
    return bytes;
  }

  // The root of the leaves from `from` to `to`.
  async root(from, to) {
    const count = to - from;
    const power = count === 1 ? 1 : 2 * split(count);
    if (power !== count) {
      const middle = from + split(count);
      return parent(await this.root(from, middle), await this.root(middle, to));
    }
    let level = 0;
    while (WIDTH ** (level + 1) <= count) level += 1;
    const first = from / WIDTH ** level;
    const tile = await this.#tile(level, Math.floor(first / WIDTH));
    return rootOf(tile, count / WIDTH ** level, first % WIDTH);
  }
}

// The hashes of the proof, from the leaf upwards.
export async function buildProof(read, index, size) {
  const tiles = new Tiles(read, size);
  const proof = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (index < middle) {
      proof.unshift(await tiles.root(middle, to));
      to = middle;
    } else {
      proof.unshift(await tiles.root(from, middle));
      from = middle;
    }
  }
  return proof;
}

async function readEntry(read, index, size) {
  const number = Math.floor(index / WIDTH);
  const width = Math.min(WIDTH, size - WIDTH * number);
  const [file] = filesOf("tile/entries", width);
  const full = `tile/entries/${numberPath(number)}`;
  const path = width === WIDTH ? full : `${full}.p/${width}`;
  const { bytes, whole, path: found } = await readFile(read, { ...file, path, full, count: width });
  const { entries, problem } = bytes === null ? { problem: "it is not there" } : parseBundle(bytes, whole);
  if (problem !== undefined) throw new Error(`${found}: ${problem}`);
  return entries[index % WIDTH];
}

export function receiptText(index, proof, checkpoint) {
  return `${HEAD}\nindex ${index}\n${proof.map((hash) => `${base64(hash)}\n`).join("")}\n${checkpoint}`;
}

// Proves entry `index` from a publication: {holds, size, entry, proof, receipt}.
export async function proveEntry(read, index) {
  const bytes = await read("checkpoint");
  const { note, problem } = bytes === null ? { problem: "it is not there" } : parseNote(bytes);
  if (problem !== undefined) throw new Error(`checkpoint: ${problem}`);
  const size = Number(note.size);
  if (index >= size) throw new Error(`entry ${index}: the record has ${size}`);
  const [entry, proof] = await Promise.all([readEntry(read, index, size), buildProof(read, index, size)]);
  const root = rootFromProof(leafOf(entry), index, size, proof);
  const holds = root !== null && sameBytes(root, note.root);
  return { holds, size, entry, proof, receipt: receiptText(index, proof, decodeText(bytes)) };
}

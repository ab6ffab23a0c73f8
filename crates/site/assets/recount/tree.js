// What do the entries hash to?
//
// The tree of RFC 6962: leaf hashes in the order of the record, paired up to one
// root. `Leaves` keeps the leaf hashes in one array of 32 bytes each; from it
// follow the root at any size up to the record's, every hash tile, and so every
// inclusion proof. Level L of the tiles holds the roots of complete subtrees of
// 256^L leaves.

import { leafHash, nodeHash, sha256 } from "./sha256.js";
import { WIDTH } from "./bundle.js";

export class Leaves {
  constructor() {
    this.count = 0;
    this.hashes = new Uint8Array(32 * 1024);
  }

  push(entry) {
    const at = 32 * this.count;
    if (at === this.hashes.length) {
      const larger = new Uint8Array(2 * at);
      larger.set(this.hashes);
      this.hashes = larger;
    }
    leafHash(entry, this.hashes, at);
    this.count += 1;
  }
}

// The root of `count` hashes from number `from` on, each the root of a complete
// subtree of one height. An odd one at the end of a row moves up unpaired, which is
// the same as splitting at the largest power of two below.
export function rootOf(hashes, count, from = 0) {
  if (count === 0) return sha256(new Uint8Array(0));
  const row = hashes.slice(32 * from, 32 * (from + count));
  for (let length = count; length > 1; length = (length + 1) >> 1) {
    for (let i = 0; i + 1 < length; i += 2) nodeHash(row, 32 * i, 32 * i + 32, row, 16 * i);
    if (length % 2 === 1) row.copyWithin(16 * (length - 1), 32 * (length - 1), 32 * length);
  }
  return row.slice(0, 32);
}

// The levels of hash tiles that the leaves imply: [{hashes, count}, ...]. A level
// stands as long as it has one complete subtree.
export function tileLevels(leaves) {
  const levels = [];
  let level = { hashes: leaves.hashes, count: leaves.count };
  while (level.count > 0) {
    levels.push(level);
    const count = Math.floor(level.count / WIDTH);
    const hashes = new Uint8Array(32 * count);
    for (let i = 0; i < count; i++) hashes.set(rootOf(level.hashes, WIDTH, WIDTH * i), 32 * i);
    level = { hashes, count };
  }
  return levels;
}

// The number of the first hash in which a tile differs from what the entries say,
// or -1. `from` and `count` are the tile's place in its level.
export function differsAt(tile, level, from, count) {
  for (let i = 0; i < 32 * count; i++) {
    if (tile[i] !== level.hashes[32 * from + i]) return from + (i >> 5);
  }
  return -1;
}

// Runs the browser's recount over a publication in a folder, with node.
//
//   node recount.mjs <publication folder> [--key VKEY] [--policy FILE] [--since FILE] [--times]
//
// Prints `<property id> <place>` for each broken property, sorted. Exits with 0 if
// all hold, 1 if not, 2 on bad use. `--times` says on stderr how long each step took.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { recount } from "../assets/recount/recount.js";
import { parseKey } from "../assets/recount/note.js";
import { parsePolicy } from "../assets/recount/policy.js";

const USE = "use: node recount.mjs <publication folder> [--key VKEY] [--policy FILE] [--since FILE] [--times]";

export function folderReader(folder) {
  return async (path) => {
    try {
      return new Uint8Array(await readFile(join(folder, path)));
    } catch (error) {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
      throw error;
    }
  };
}

// {folder, trust, times} of a command line; throws an error that says what is wrong.
// Files are looked for beside `from`.
export async function readArguments(words, from = "") {
  const trust = {};
  let folder;
  let times = false;
  const rest = [...words];
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === "--times") times = true;
    else if (["--key", "--policy", "--since"].includes(word)) {
      const value = rest.shift();
      const name = word.slice(2);
      if (value === undefined || trust[name] !== undefined) throw new Error(`${word} once, with a value; ${USE}`);
      if (name === "key") trust.key = parseKey(value);
      if (name === "policy") trust.policy = parsePolicy(await readFile(join(from, value), "utf8"));
      if (name === "since") trust.since = new Uint8Array(await readFile(join(from, value)));
      if (trust[name] === null) throw new Error(`${value} is no key of a record`);
    } else if (word.startsWith("--") || folder !== undefined) throw new Error(`found ${word}; ${USE}`);
    else folder = join(from, word);
  }
  if (folder === undefined) throw new Error(USE);
  return { folder, trust, times };
}

async function main() {
  const { folder, trust, times } = await readArguments(process.argv.slice(2));
  const began = performance.now();
  const onStep = ({ step, state, milliseconds }) => {
    if (times && milliseconds !== undefined) console.error(`${step} ${state} ${milliseconds.toFixed(0)} ms`);
  };
  const { violations, holds } = await recount(folderReader(folder), { trust, onStep });
  for (const { property, place, detail } of violations) {
    console.log(`${property} ${place}`);
    if (times) console.error(`  ${detail.slice(0, 300)}`);
  }
  if (times) console.error(`all ${(performance.now() - began).toFixed(0)} ms`);
  process.exitCode = holds ? 0 : 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}

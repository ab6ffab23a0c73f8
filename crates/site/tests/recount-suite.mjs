// Holds the browser's recount against a folder of negative cases.
//
//   node recount-suite.mjs <folder> [--details]
//
// Each case is a folder with `expected.json`: the `arguments` of the verifier, whose
// files lie beside it, and the `violations`, each a property with an entry or a file.
// Prints every case in which something else was found. Exits with 0 if there is none,
// 1 if there is, 2 on bad use.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { recount } from "../assets/recount/recount.js";
import { folderReader, readArguments } from "./recount.mjs";

// A browser downloads no scans to hold them against their hashes.
const NOT_READ = "scan.file";

const lineOf = (property, place) => `${property} ${place}`;

async function runCase(folder) {
  const expected = JSON.parse(await readFile(join(folder, "expected.json"), "utf8"));
  const { folder: publication, trust } = await readArguments(expected.arguments.filter((word) => word !== "--scans"), folder);
  const { violations } = await recount(folderReader(publication), { trust });
  const found = new Map(violations.map(({ property, place, detail }) => [lineOf(property, place), detail]));
  const asked = expected.violations.filter(({ property }) => property !== NOT_READ);
  const wanted = new Set(asked.map(({ property, entry, file }) => lineOf(property, entry ?? file)));
  return {
    missing: [...wanted].filter((line) => !found.has(line)),
    surplus: [...found].filter(([line]) => !wanted.has(line)),
  };
}

async function main([folder, ...flags]) {
  if (folder === undefined || flags.some((flag) => flag !== "--details")) {
    throw new Error("use: node recount-suite.mjs <folder> [--details]");
  }
  const names = (await readdir(folder)).sort();
  let passed = 0;
  for (const name of names) {
    const { missing, surplus } = await runCase(join(folder, name));
    if (missing.length + surplus.length === 0) passed += 1;
    else console.log(name);
    for (const line of missing) console.log(`  expected ${line}`);
    for (const [line, detail] of surplus) console.log(`  found ${line}${flags.length > 0 ? `: ${detail}` : ""}`);
  }
  console.log(`${passed} of ${names.length} cases as expected`);
  process.exitCode = passed === names.length && names.length > 0 ? 0 : 1;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 2;
});

// The desk in a real browser: `node run.mjs <hattama binary> <output folder> [name of a test]`.
//
// A small live election is opened, its people are invited and sign in, and they work as people do: by keyboard, without
// script, on a phone, with slips. What they bring to its end is looked for on the public site. Screenshots of every
// page are left in the output folder, to be looked at.

import { mkdirSync, rmSync } from "node:fs";
import { chromium } from "playwright-core";
import { gather, start } from "./desk.mjs";
import { tests as work } from "./work.mjs";
import { tests as scans } from "./scans.mjs";
import { tests as statements } from "./statements.mjs";
import { tests as access } from "./access.mjs";

const [binary, out, only] = process.argv.slice(2);
if (!binary || !out) {
  console.error("usage: node run.mjs <hattama binary> <output folder> [name of a test]");
  process.exit(2);
}
rmSync(out, { recursive: true, force: true });
mkdirSync(`${out}/screenshots`, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
const desk = await start(binary, out, "night", 18_120);
let failed = 0;
let ran = 0;
try {
  await gather(browser, desk);
  // Papers go through the states one after the other: a test finds them where the ones before have left them.
  const [first, rest] = [work, statements];
  for (const [name, test] of [...first, ...access, ...scans, ...rest]) {
    if (only && !name.includes(only)) continue;
    const began = Date.now();
    try {
      await test({ browser, desk, out, binary });
      console.log(`ok      ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}: ${error.stack ?? error}`);
    }
    ran += 1;
  }
} finally {
  await browser.close();
  desk.stop();
}
console.log(`${ran - failed} of ${ran} tests passed`);
if (ran === 0) console.log("no test ran: a name that there is none of?");
process.exit(failed === 0 && ran > 0 ? 0 : 1);

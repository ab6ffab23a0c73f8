// The public site in a real browser: `node run.mjs <hattama binary> <output folder> [name of a test]`.
//
// The demonstration is started on a port of its own, and the tests look at it as people do: a voter on a phone, a
// reader without script, one who uses the keyboard, one who believes nothing. Each file of tests exports
// `tests`, a list of [name, function]; a function throws where something does not hold. Screenshots of every page at
// phone and desk width are left in the output folder, to be looked at.
//
// The browser is the system's: CHROMIUM names it, /usr/bin/chromium when unset.

import { mkdirSync, rmSync } from "node:fs";
import { chromium } from "playwright-core";
import { demonstration } from "./site.mjs";
import { tests as night } from "./night.mjs";
import { tests as reading } from "./reading.mjs";
import { tests as access } from "./access.mjs";
import { tests as recount } from "./recount.mjs";
import { tests as weight } from "./weight.mjs";
import { tests as pictures } from "./pictures.mjs";

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
const site = await demonstration(binary, out);
let failed = 0;
let ran = 0;
try {
  // The night comes first: it is over when the others begin.
  for (const [name, test] of [...night, ...reading, ...access, ...recount, ...weight, ...pictures]) {
    if (only && !name.includes(only) && !(night.some(([other]) => other === name) && only !== "fast")) continue;
    const start = Date.now();
    try {
      await test({ browser, site, out });
      console.log(`ok      ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}: ${error.stack ?? error}`);
    }
    ran += 1;
  }
} finally {
  await browser.close();
  site.stop();
}
console.log(`${ran - failed} of ${ran} tests passed`);
if (ran === 0) console.log("no test ran: a name that there is none of?");
process.exit(failed === 0 && ran > 0 ? 0 : 1);

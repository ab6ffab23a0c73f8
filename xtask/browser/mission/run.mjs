// The observer's app in a real browser: `node run.mjs <output folder> [name of a test]`.
//
// The server is the mock of a mission (mock.mjs) behind a line that fails (line.mjs); every test has a mission and
// phones of its own. Screenshots of every page are left in the output folder, to be looked at.
//
// The browser is the system's: CHROMIUM names it, /usr/bin/chromium when unset.

import { mkdirSync, rmSync } from "node:fs";
import { same } from "../site.mjs";
import { data, world } from "./phone.mjs";
import { tests as app } from "./app.mjs";
import { tests as sending } from "./sending.mjs";
import { tests as access } from "./access.mjs";

const [out, only] = process.argv.slice(2);
if (!out) {
  console.error("usage: node run.mjs <output folder> [name of a test]");
  process.exit(2);
}
rmSync(out, { recursive: true, force: true });
mkdirSync(`${out}/screenshots`, { recursive: true });

const given = data();
let failed = 0;
let ran = 0;
for (const [name, test] of [...app, ...sending, ...access]) {
  if (only && !name.includes(only)) continue;
  const began = Date.now();
  const one = await world(out, given);
  try {
    await test({ world: one, out });
    same(one.server.state.clashes, 0, "versions sent again with other contents");
    console.log(`ok      ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error.stack ?? error}`);
    await one.picture(`${out}/failed-${ran}`).catch(() => {});
  } finally { await one.stop(); }
  ran += 1;
}
console.log(`${ran - failed} of ${ran} tests passed`);
if (ran === 0) console.log("no test ran: a name that there is none of?");
process.exit(failed === 0 && ran > 0 ? 0 : 1);

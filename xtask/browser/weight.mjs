// Weight and origin: what the front page costs on a bad line, and that nothing is fetched from anywhere else.

import { holds, PAGES, same, visit } from "./site.mjs";

const RESULT_BYTES_MAX = 60_000;

async function weight({ browser, site }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; });
  await page.goto(`${site.url}/en/result.html`, { waitUntil: "load" });
  await page.waitForTimeout(500);
  console.log(`        the result page with all it loads: ${bytes} bytes, compressed`);
  holds(bytes > 1_000 && bytes < RESULT_BYTES_MAX, `found ${bytes} bytes, expected below ${RESULT_BYTES_MAX}`);
  await context.close();
}

async function origin({ browser, site }) {
  const { page, complaints, close } = await visit(browser, `${site.url}/en/result.html`);
  const foreign = [];
  page.on("request", (request) => { if (!request.url().startsWith(site.url)) foreign.push(request.url()); });
  for (const name of PAGES) {
    const answer = await page.goto(`${site.url}/en/${name}`);
    const policy = answer.headers()["content-security-policy"] ?? "";
    holds(policy.includes("default-src 'none'") && !policy.includes("unsafe"), `${name}: the policy is ${policy}`);
    const inline = await page.evaluate(() => document.querySelectorAll("[style], style, script:not([src]), [onclick], [onload]").length);
    same(inline, 0, `${name}: styles and scripts that stand in the page`);
  }
  same(foreign.join(" "), "", "requests that leave the origin");
  same(complaints.join("; "), "", "the console's complaints");
  await close();
}

async function sameFiles({ site }) {
  const { readFile } = await import("node:fs/promises");
  for (const path of ["en/result.html", "kk/area/EKZ.html", "ru/station/EKZ-0012.html", "en/changes.html", "checkpoint"]) {
    const served = Buffer.from(await (await fetch(`${site.url}/${path}`)).arrayBuffer());
    const written = await readFile(`${site.folder}/${path}`);
    holds(served.equals(written), `${path}: the listener and the publication give different bytes`);
  }
}

export const tests = [
  ["the result page is light", weight],
  ["nothing leaves the origin, nothing stands inline", origin],
  ["the listener and the publication give the same bytes", sameFiles],
];

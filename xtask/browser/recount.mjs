// The recount in the reader's browser: green on an honest record, red on each of several tampered ones, naming the
// entry, tile or file; on a slow phone it is done in under ten seconds.

import { folder, holds, same, until } from "./site.mjs";

/// How much slower than this machine a phone is.
const SLOW = 4;
const BYTES_MAX = 3_000_000;

/// Runs the recount on a page and gives its verdict, what it says, its seconds and the bytes that it fetched. Slowed
/// down, it runs in the page itself: the browser's throttle reaches no worker.
async function recount(browser, url, { slow = 1, language = "en" } = {}) {
  const context = await browser.newContext();
  if (slow > 1) await context.addInitScript(() => { delete globalThis.Worker; });
  const page = await context.newPage();
  const complaints = [];
  const close = () => context.close();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; });
  await page.goto(`${url}/${language}/verify.html`);
  if (slow > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: slow });
  const start = Date.now();
  await page.locator("#recount-start").click();
  await until(120_000, "the recount ends", async () =>
    page.evaluate(() => ["holds", "broken"].some((name) => document.querySelector("#recount").classList.contains(name))));
  const seconds = (Date.now() - start) / 1000;
  const verdict = await page.evaluate(() => (document.querySelector("#recount").classList.contains("holds") ? "holds" : "broken"));
  const text = await page.locator("#recount").innerText();
  await close();
  return { verdict, text, seconds, bytes, complaints };
}

async function honest({ browser, site }) {
  for (const language of ["kk", "ru", "en"]) {
    const { verdict, text } = await recount(browser, site.url, { language });
    same(verdict, "holds", `the recount in ${language}: ${text}`);
  }
}

/// The seconds are told and not judged: they are a figure of docs/limits.md, and machines are noisy.
async function slowPhone({ browser, site }) {
  const { verdict, seconds, bytes, text } = await recount(browser, site.url, { slow: SLOW });
  console.log(`        ${SLOW} times slower: ${seconds.toFixed(1)} s, ${bytes} bytes`);
  same(verdict, "holds", text);
  holds(bytes > 1_000_000, `found ${bytes} bytes: the record is fetched`);
  holds(bytes < BYTES_MAX, `found ${bytes} bytes, expected below ${BYTES_MAX}`);
}

const flip = (bytes, place) => {
  const changed = Buffer.from(bytes);
  changed[place] ^= 1;
  return changed;
};

/// Each case: what the server changes, and what the reader must be told.
const CASES = [
  ["one digit of a protocol", (path, bytes) => (path === "tile/entries/050" ? digit(bytes) : bytes), /entry 12,?8\d\d|12[\s\u202f,]?8\d\d/],
  ["one byte of a hash tile", (path, bytes) => (path === "tile/0/010" ? flip(bytes, 100) : bytes), /tile\/0\/010/],
  ["the root of the checkpoint", (path, bytes) => (path === "checkpoint" ? root(bytes) : bytes), /note\.signature/],
  ["a figure of the results", (path, bytes) => (path.startsWith("results/") ? Buffer.from(bytes.toString().replace('"votes":6456393', '"votes":6456394')) : bytes), /results\.figures/],
  ["a figure of the page", (path, bytes) => (path === "en/result.html" ? Buffer.from(bytes.toString().replace('value="6456393"', 'value="6456394"')) : bytes), /result\.html/],
  ["a bundle that is gone", (path, bytes) => { if (path === "tile/entries/033") throw new Error("gone"); return bytes; }, /tile\/entries\/033/],
];

/// Changes the last digit of the first protocol's figures in a bundle.
function digit(bytes) {
  const changed = Buffer.from(bytes);
  const lines = changed.indexOf('"lines":[');
  const end = changed.indexOf("]", lines);
  changed[end - 1] = changed[end - 1] === 0x31 ? 0x32 : 0x31;
  return changed;
}

function root(bytes) {
  const lines = bytes.toString().split("\n");
  lines[2] = `${lines[2][0] === "A" ? "B" : "A"}${lines[2].slice(1)}`;
  return Buffer.from(lines.join("\n"));
}

async function tampered({ browser, site }) {
  for (const [name, change, told] of CASES) {
    const server = await folder(site.folder, change);
    const { verdict, text } = await recount(browser, server.url);
    server.stop();
    same(verdict, "broken", `${name}: ${text}`);
    holds(told.test(text), `${name}: expected ${told} in what the reader is told:\n${text}`);
  }
}

async function noSubtle({ browser, site }) {
  // A plain-HTTP host that is not the machine itself has no crypto.subtle: the page brings its own.
  const context = await browser.newContext();
  await context.addInitScript(() => { Object.defineProperty(globalThis.crypto, "subtle", { value: undefined }); });
  const page = await context.newPage();
  await page.goto(`${site.url}/en/verify.html`);
  await page.locator("#recount-start").click();
  await until(120_000, "the recount ends", async () => page.evaluate(() => document.querySelector("#recount").matches(".holds, .broken")));
  holds(await page.evaluate(() => document.querySelector("#recount").classList.contains("holds")), "it holds without crypto.subtle");
  await context.close();
}

export const tests = [
  ["the recount holds on the honest record, in every language", honest],
  ["the recount is red on tampered records and names the place", tampered],
  ["the recount holds without the browser's own cryptography", noSubtle],
  ["the recount on a slow phone", slowPhone],
];

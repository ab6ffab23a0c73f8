// A mission and its observers' phones, for the tests: where the app is served from, and how a phone is held.
//
// `world` is a server and its control, which is the mock's. Every phone has a line of its own to it, which keeps its
// address when the server is started again, and is what fails when a network fails.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { until } from "../site.mjs";
import { line } from "./line.mjs";
import { mock } from "./mock.mjs";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export const ASSETS = join(ROOT, "crates/mission/assets/app");
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PORT = 18_240;

/// Two observers: one with three stations and a commission, one with a single station.
const PEOPLE = [
  { person: 17, password: "steppe-lamp-17", observer: { person: 17, code: "STO-017", name: "Aigerim Example", role: "short_term", team: "T09", language: "en" },
    plan: [
      ...["opening", "voting", "counting"].map((phase) => ({ station: "EKZ-0012", phase, sample_point: phase === "counting" })),
      { station: "EKZ-0013", phase: "voting", sample_point: false }, { area: "EKZ-OSK", phase: "tabulation", sample_point: false },
    ] },
  { person: 18, password: "river-stone-18", observer: { person: 18, code: "STO-018", name: "Marat Example", role: "short_term", team: "T10", language: "ru" },
    plan: [{ station: "ABA-0001", phase: "counting", sample_point: false }] },
];

export function data() {
  const found = JSON.parse(execFileSync("python3", [fileURLToPath(new URL("forms.py", import.meta.url)), ROOT], { maxBuffer: 64 * 1024 * 1024 }));
  return { ...found, people: PEOPLE };
}

let worlds = 0;
let lines = 0;

/// A mission of its own for each test, so that none depends on another.
export async function world(out, given) {
  worlds += 1;
  const folder = join(out, `world-${worlds}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const options = { assets: ASSETS, data: given, folder, port: 0 };
  let server = await mock(options);
  const phones = [];
  return {
    folder,
    get server() { return server; },
    get control() { return server.control; },
    /// The server is killed and started again from what it had confirmed.
    async restart() {
      await server.stop();
      server = await mock(options);
      phones.forEach((one) => one.line.leadTo(server.url));
    },
    async phone(name, settings) {
      lines += 1;
      const one = await phone(await line(server.url, PORT + lines), join(folder, name), settings);
      phones.push(one);
      return one;
    },
    /// How each phone looks, where a test failed.
    async picture(path) { for (const [place, one] of phones.entries()) await one.page?.screenshot({ path: `${path}-${place}.png`, fullPage: true }); },
    async stop() {
      for (const one of phones) {
        await one.kill();
        await one.line.stop();
      }
      await server.stop();
    },
  };
}

/// One phone: a browser with a profile of its own on the disk. `kill` ends the app; `wake` starts it again.
export async function phone(between, profile, { language = "en-GB", scheme = "light", width = 360, height = 740, axe = false } = {}) {
  let context = null;
  let page = null;
  const complaints = [];
  const url = between.url;
  const self = {
    url,
    line: between,
    complaints,
    get page() { return page; },
    get context() { return context; },
    async wake({ offline = false } = {}) {
      between.down = offline;
      context = await chromium.launchPersistentContext(profile, {
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true,
        args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        viewport: { width, height }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: language, colorScheme: scheme, bypassCSP: axe, offline,
      });
      page = context.pages()[0] ?? await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on("pageerror", (error) => complaints.push(String(error.stack ?? error)));
      page.on("console", (message) => { if (message.type() === "error" && /content security policy/i.test(message.text())) complaints.push(message.text()); });
      await page.goto(`${url}/app/`);
      await page.locator("#app > header, #app > main > button").first().waitFor();
    },
    async kill() { if (context) await context.close(); context = null; },
    async signIn(code = "STO-017", password = "steppe-lamp-17") {
      await page.locator("#code").fill(code);
      await page.locator("#password").fill(password);
      await page.locator("form button[type=submit]").click();
      await until(15_000, "the plan is there", () => page.evaluate(() => document.querySelectorAll(".task").length > 0));
      await self.ready();
    },
    /// The app is whole on the phone: it opens without a network.
    ready: () => page.evaluate(() => navigator.serviceWorker.ready.then(() => new Promise((resolve) => {
      const look = () => (navigator.serviceWorker.controller ? resolve() : setTimeout(look, 50));
      look();
    }))),
    go: async (hash) => {
      await page.evaluate((to) => { location.hash = to; }, hash);
      await page.waitForTimeout(150);
    },
    /// Begins a form at a station and gives the report's id.
    async begin(form, place = "station/EKZ-0012") {
      await page.evaluate((to) => { location.hash = to; }, `#/new/${form}${place ? `/${place}` : ""}`);
      await page.waitForURL(/#\/report\//);
      return /report\/([^/]+)/.exec(page.url())[1];
    },
    field: (id) => page.locator(`#q-${id}`),
    async press(id, text) { await page.locator(`#q-${id}`).getByRole("button", { name: text, exact: true }).click(); },
    async type(id, text) { await page.locator(`#q-${id}-input`).fill(text); await page.locator(`#q-${id}-input`).blur(); },
    async next() { const before = page.url(); await page.locator("#bottom .button").last().click(); await page.waitForURL((now) => String(now) !== before); await page.waitForTimeout(60); },
    async section(report, place) { await self.go(`#/report/${report}/${place}`); await page.waitForTimeout(100); },
    async send(report) { await self.go(`#/report/${report}/end`); await page.locator("#send").click(); },
    state: () => page.locator("#state").innerText(),
    sent: (ms = 15_000) => until(ms, "everything is sent", async () => /^Everything sent/.test(await self.state())),
    /// A picture as a camera gives it, by its size.
    async photo(id, { side = 2400, seed = 1 } = {}) {
      const bytes = await page.evaluate(async ([size, start]) => {
        const canvas = new OffscreenCanvas(size, size * 0.75);
        const pen = canvas.getContext("2d");
        let state = start * 7919;
        const random = () => { state = (state * 1103515245 + 12345) % 2147483648; return state / 2147483648; };
        for (let turn = 0; turn < 26_000; turn += 1) {
          pen.fillStyle = `rgb(${random() * 255},${random() * 255},${random() * 255})`;
          pen.fillRect(random() * size, random() * size, 6 + random() * 22, 6 + random() * 22);
        }
        return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 })).arrayBuffer())];
      }, [side, seed]);
      const before = await page.locator(`#q-${id} .photos li`).count();
      await page.locator(`#q-${id}-take_photo`).setInputFiles({ name: "IMG_0001.jpg", mimeType: "image/jpeg", buffer: Buffer.from(bytes) });
      await until(20_000, "the photo is kept", async () => (await page.locator(`#q-${id} .photos li`).count()) === before + 1);
    },
    /// The line is gone for the page and for the service worker; the browser says so too.
    async offline(on) {
      between.down = on;
      if (on) between.drop();
      await context.setOffline(on);
    },
  };
  await self.wake();
  return self;
}

// The mission's real server with a real phone and real pages: `node real.mjs <hattama binary> <output folder>`.
//
// What the mock's tests hold of the app is held here of app and program together: a count without a network, with
// photographs, with a phone and a server that are killed. Then headquarters, over the demonstration's mission: every page
// in three languages, light on a desk and dark on a phone, with axe, and a picture of each to be looked at.

import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { holds, same, soon, until } from "../site.mjs";
import { AXE, phone } from "./phone.mjs";
import { line } from "./line.mjs";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const [binary, out] = process.argv.slice(2);
if (!binary || !out) {
  console.error("usage: node real.mjs <hattama binary> <output folder>");
  process.exit(2);
}
rmSync(out, { recursive: true, force: true });
mkdirSync(`${out}/screenshots`, { recursive: true });

const run = (...given) => execFileSync(binary, given, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/// A mission that runs, and can be killed as a power cut would.
async function mission(directory, port) {
  let child = null;
  const url = `http://127.0.0.1:${port}`;
  const self = {
    url,
    async start() {
      child = spawn(binary, ["mission", "serve", directory, "--listen", `127.0.0.1:${port}`], { stdio: "ignore" });
      await until(30_000, "the mission answers", () => fetch(`${url}/app/`).then((answer) => answer.ok, () => false));
    },
    async kill() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
    },
  };
  await self.start();
  return self;
}

/// An election that has opened, and a mission of two observers beside it.
async function field() {
  const [election, directory] = [join(out, "election"), join(out, "mission")];
  run("init", election, "--election", join(ROOT, "elections/kz-2022-presidential"), "--origin", "demonstration.hattama.example/browser");
  const files = join(out, "files");
  mkdirSync(files);
  cpSync(join(ROOT, "missions/kz-2022-mission/mission.toml"), join(files, "mission.toml"));
  writeFileSync(join(files, "people.csv"), "code,name,role,team,functions\nHQ,Headquarters,core,,analyst\nSTO-017,Aigerim,short_term,T09,\nSTO-018,Marat,short_term,T10,\n");
  writeFileSync(join(files, "plan.csv"), "team,phase,station,area,sample_point\nT09,counting,EKZ-0012,,yes\nT09,voting,EKZ-0013,,no\nT10,counting,ABA-0001,,no\n");
  run("mission", "init", directory, "--mission", files, "--record", election);
  const rows = run("mission", "passwords", directory).trim().split("\n").slice(1).map((row) => row.split(","));
  return { directory, passwords: Object.fromEntries(rows.map(([code, , password]) => [code, password])) };
}

/// What the server has of somebody, asked as another phone would.
async function asked(url, code, password) {
  const signed = await fetch(`${url}/field/sign-in`, { method: "POST", body: JSON.stringify({ code, password }) }).then((answer) => answer.json());
  const headers = { authorization: `Bearer ${signed.token}` };
  const pack = await fetch(`${url}/field/pack`, { headers }).then((answer) => answer.json());
  const whole = async (sha256) => (await fetch(`${url}/field/photos/${sha256}`, { method: "HEAD", headers })).headers.get("upload-complete") === "?1";
  return { reports: pack.reports, whole };
}

async function night() {
  const { directory, passwords } = await field();
  const server = await mission(directory, 18_301);
  const between = await line(server.url, 18_302);
  const one = await phone(between, join(out, "phone"));
  const password = passwords["STO-017"];
  try {
    await one.signIn("STO-017", password);
    await one.offline(true);
    const report = await one.begin("counting");
    await one.type("arrived_at", "1930");
    await one.press("unauthorised_present", "Yes");
    await one.press("unauthorised_directed", "Not observed");
    await one.section(report, 9);
    await one.photo("photos", { seed: 1 });
    await one.photo("photos", { seed: 2 });
    await one.page.locator("#q-remarks-input").fill("The lamp went out twi");
    await one.kill();
    await one.wake({ offline: true });
    await one.page.locator(".task", { hasText: "Closing and counting" }).first().click();
    await one.page.waitForURL(/\/9$/);
    await soon(() => one.page.locator("#q-remarks-input").inputValue(), "The lamp went out twi", "the half word after the phone died");
    await soon(() => one.page.locator("#q-photos .photos img").count(), 2, "photographs after the phone died");
    await one.page.locator("#q-remarks-input").fill("The lamp went out twice.");
    await one.press("overall", "Bad");
    await one.section(report, 5);
    for (const [id, value] of Object.entries({ voters_registered: 1204, ballots_found: 903, ballots_invalid: 11, ballots_valid: 892 })) await one.type(id, String(value));
    await one.send(report);
    // The answer to the report is lost, a photograph is cut in the middle, and the server is killed under the next one.
    let lost = 0;
    between.fault = (request) => {
      lost += 1;
      if (lost === 1) return "cut";
      return request.method === "PATCH" && lost < 6 ? { after: 40_000 } : null;
    };
    await one.offline(false);
    await until(20_000, "something was sent", () => between.seen.some((seen) => seen.method === "PUT"));
    await server.kill();
    between.fault = () => null;
    await server.start();
    await one.sent(60_000);
    const there = await asked(server.url, "STO-017", password);
    same(there.reports.length, 1, "reports at the server");
    const version = there.reports[0].version;
    same(version.complete, true, "complete");
    same(version.answers.ballots_valid.number, 892, "a figure");
    same(version.answers.unauthorised_directed, "not_observed", "not observed");
    same("doors_shut" in version.answers, false, "a blank answer is absent");
    same(version.answers.remarks.text, "The lamp went out twice.", "the remark");
    for (const photo of version.answers.photos.photos) holds(await there.whole(photo), `the photograph ${photo} is whole`);
    // A second phone goes on with what the first one has sent.
    const second = await phone(await line(server.url, 18_303), join(out, "second-phone"));
    await second.signIn("STO-017", password);
    await second.page.locator(".task", { hasText: "Closing and counting" }).first().click();
    await second.page.waitForURL(/report/);
    await second.section(report, 5);
    await soon(() => second.page.locator("#q-ballots_valid-input").inputValue(), "892", "a figure on the second phone");
    await second.kill();
    same(one.complaints.join("\n"), "", "complaints");
  } finally {
    await one.kill();
    await between.stop();
    await server.kill();
  }
}

const PAGES = ["/board", "/quality", "/incidents", "/incidents/7", "/copies", "/cases", "/cases/1", "/process?phase=counting", "/map", "/quick-count", "/reports/new", "/reports/new?form=counting&observer=STO-017&place=EKZ-0012", "/digest", "/statements", "/statements/1", "/people", "/sign-in"];
const LOOKS = [["light", 1100], ["dark", 360]];

async function quarters() {
  const demo = join(out, "demo");
  run("demo", "--headless", "--dir", demo);
  const directory = join(demo, "mission");
  const [, , password] = run("mission", "passwords", directory, "CORE-05").trim().split("\n")[1].split(",");
  const server = await mission(directory, 18_311);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  const found = [];
  try {
    for (const [scheme, width] of LOOKS) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(`${server.url}/sign-in`);
      await page.locator("#code").fill("core-05");
      await page.locator("#password").fill(password);
      await page.locator("form.plain button").click();
      await page.waitForURL(/board/);
      for (const language of ["en", "ru", "kk"]) {
        await page.locator(`button[name=language][value=${language}]`).click();
        for (const path of PAGES) {
          same((await page.goto(server.url + path)).status(), 200, `${path}: its status`);
          same(await page.evaluate(() => document.documentElement.lang), language, `${path}: the page's language`);
          const name = path.replace(/\W+/g, "-");
          await page.screenshot({ path: `${out}/screenshots/quarters${name}-${language}-${scheme}.png`, fullPage: language === "en" });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (wide > 0) found.push(`${path} ${language} ${scheme}: ${wide} px wider than the screen`);
          await page.evaluate(AXE);
          const looked = await page.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
          for (const one of looked.violations) found.push(`${path} ${language} ${scheme}: ${one.id}: ${one.nodes[0].html.slice(0, 160)}`);
        }
      }
      await context.close();
    }
    // The files that the statement names are what their names say.
    const names = readFileSync(join(out, "screenshots/quarters-statements-1-en-light.png")).length;
    holds(names > 10_000, "a picture of the statement");
    same(found.join("\n"), "", "what axe and the widths find");
  } finally {
    await browser.close();
    await server.kill();
  }
}

let failed = 0;
const tests = [["a night of the real server", night], ["headquarters in three languages", quarters]];
for (const [name, test] of tests) {
  const began = Date.now();
  try {
    await test();
    console.log(`ok      ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error.stack ?? error}`);
  }
}
console.log(`${tests.length - failed} of ${tests.length} tests passed`);
process.exit(failed === 0 ? 0 : 1);

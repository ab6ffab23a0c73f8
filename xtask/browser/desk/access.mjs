// For everyone who works here: axe-core finds nothing on any kind of page, in any language; and a picture of each.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { holds, same } from "../site.mjs";
import { paper, post, receive, signIn, type } from "./desk.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Every kind of page: who looks at it, its path, and a name for its picture.
const PAGES = [
  [null, "/sign-in", "sign-in"], [null, "/wall", "wall"],
  ["ada", "/people", "people"], ["ada", "/people/2", "person"], ["ada", "/self", "self"], ["ada", "/journal", "journal"],
  ["receiver", "/intake", "intake"], ["receiver", "/intake?code=304&basis=original", "intake-header"],
  ["anna", "/entry", "entry"], ["anna", `${paper("302")}/entry`, "sheet"], ["anna", "/turnout", "turnout"],
  ["sabine", "/board", "board"], ["sabine", "/board?area=S", "board-area"], ["sabine", "/held", "held"],
  ["sabine", paper("303"), "paper-held"], ["sabine", paper("101"), "paper-accepted"], ["sabine", "/approvals", "approvals"],
  ["sabine", "/summaries", "summaries"], ["sabine", "/election", "election"], ["sabine", "/import", "import"], ["sabine", `${paper("102")}/history`, "history"],
  ["ines", "/proposals", "proposals"], ["ines", "/nothing-here", "missing"],
];

/// Brings papers into the states that the pages show.
async function prepare({ browser, desk }) {
  const receiver = await signIn(browser, desk, "receiver");
  const anna = await signIn(browser, desk, "anna");
  const boris = await signIn(browser, desk, "boris");
  for (const code of ["302", "303"]) await receive(receiver, desk, code);
  const odd = [333, 340, 240, 99, 3, 237, 97, 93, 32, 16];
  await type(anna, desk, "303", odd);
  await type(boris, desk, "303", odd);
  await post(anna, desk, "/entry/next", { code: "302", kind: "station" });
  await anna.page.goto(`${desk.url}/turnout`);
  await post(anna, desk, "/turnout", { area: "S", hour: "10:00", took_part: "300", registered: "1306" });
  for (const person of [receiver, anna, boris]) await person.close();
}

async function axe({ browser, desk, out }) {
  await prepare({ browser, desk });
  const found = [];
  for (const login of new Set(PAGES.map(([login]) => login))) {
    for (const [colorScheme, width] of [["light", 1200], ["dark", 390]]) {
      const options = { colorScheme, bypassCSP: true, viewport: { width, height: 900 } };
      const person = login ? await signIn(browser, desk, login, options) : { context: await browser.newContext(options) };
      const page = person.page ?? await person.context.newPage();
      for (const language of ["en", "ru", "kk"]) {
        await person.context.addCookies([{ name: "hattama-language", value: language, url: desk.url }]);
        for (const [who, path, name] of PAGES) {
          if (who !== login) continue;
          await page.goto(desk.url + path);
          await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (wide > 0) found.push(`${path} (${language}, ${width}): ${wide} px wider than the screen`);
          await page.screenshot({ path: `${out}/screenshots/desk-${name}-${language}-${width}.png`, fullPage: true });
          await page.addScriptTag({ content: AXE });
          const { violations } = await page.evaluate((rules) => axe.run({ runOnly: rules }), RULES);
          for (const violation of violations) {
            found.push(`${path} (${language}, ${colorScheme}): ${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 2).join(" | ")}`);
          }
        }
      }
      await person.context.close();
    }
  }
  same(found.length, 0, `violations:\n${found.slice(0, 25).join("\n")}\n`);
}

async function keyboard({ browser, desk }) {
  const sabine = await signIn(browser, desk, "sabine");
  for (const path of ["/board", paper("303"), "/proposals"]) {
    await sabine.page.goto(desk.url + path);
    const wanted = await sabine.page.evaluate(() => {
      const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
      return all.filter((one) => one.checkVisibility() && !one.disabled && one.type !== "radio").length;
    });
    const reached = new Set();
    for (let press = 0; press < wanted + 12; press += 1) {
      await sabine.page.keyboard.press("Tab");
      const place = await sabine.page.evaluate(() => {
        const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
        return document.activeElement.type === "radio" ? -1 : all.indexOf(document.activeElement);
      });
      if (place >= 0) reached.add(place);
    }
    holds(reached.size >= wanted, `${path}: the keyboard reaches ${reached.size} of ${wanted}`);
  }
  await sabine.close();
}

export const tests = [
  ["axe-core finds nothing on any page of the desk", axe],
  ["the keyboard reaches everything", keyboard],
];

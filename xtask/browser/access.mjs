// For everyone: axe-core finds nothing on any kind of page, in any language and theme; the keyboard reaches everything.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { holds, LANGUAGES, PAGES, same, visit } from "./site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function axe({ browser, site }) {
  const found = [];
  // Minutes of one core for each theme, so they go side by side.
  await Promise.all(["light", "dark"].map(async (colorScheme) => {
    // The page's own policy forbids foreign script; the test brings axe past it.
    const { page, close } = await visit(browser, `${site.url}/en/about.html`, { colorScheme, bypassCSP: true });
    for (const language of LANGUAGES) {
      for (const name of PAGES) {
        await page.goto(`${site.url}/${language}/${name}`);
        await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
        await page.addScriptTag({ content: AXE });
        const { violations } = await page.evaluate((rules) => axe.run({ runOnly: rules }), RULES);
        for (const violation of violations) {
          found.push(`${language}/${name} (${colorScheme}): ${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 2).join(" | ")}`);
        }
      }
    }
    await close();
  }));
  same(found.length, 0, `violations:\n${found.slice(0, 20).join("\n")}\n`);
}

async function keyboard({ browser, site }) {
  for (const name of ["result.html", "area/EKZ.html", "station/EKZ-0012.html", "verify.html", "map.html"]) {
    const { page, close } = await visit(browser, `${site.url}/en/${name}`);
    const wanted = await page.evaluate(() => {
      const all = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")];
      return all.filter((one) => one.checkVisibility() && !one.disabled).length;
    });
    const reached = new Set();
    for (let press = 0; press < wanted + 5; press += 1) {
      await page.keyboard.press("Tab");
      const place = await page.evaluate(() => {
        const all = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")];
        return all.indexOf(document.activeElement);
      });
      if (place >= 0) reached.add(place);
    }
    holds(reached.size >= wanted, `${name}: the keyboard reaches ${reached.size} of ${wanted}`);
    await close();
  }
}

async function motion({ browser, site }) {
  const { page, close } = await visit(browser, `${site.url}/en/result.html`, { reducedMotion: "reduce" });
  const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === "smooth";
  }).length);
  same(moving, 0, "things that move for a reader who asked for none");
  await close();
}

export const tests = [
  ["axe-core finds nothing", axe],
  ["the keyboard reaches everything", keyboard],
  ["nothing moves for who asks for none", motion],
];

// Screenshots of every page at phone and desk width, in both themes for the result: for people to look at.

import { LANGUAGES, PAGES, visit } from "./site.mjs";

async function screenshots({ browser, site, out }) {
  const sizes = [["phone", { width: 390, height: 844 }], ["desk", { width: 1280, height: 900 }]];
  await Promise.all(sizes.map(async ([size, viewport]) => {
    for (const colorScheme of ["light", "dark"]) {
      const { page, close } = await visit(browser, `${site.url}/en/about.html`, { viewport, colorScheme });
      for (const language of LANGUAGES) {
        for (const name of PAGES) {
          if (colorScheme === "dark" && name !== "result.html" && name !== "map.html") continue;
          await page.goto(`${site.url}/${language}/${name}`);
          const file = `${name.replace(".html", "").replaceAll("/", "-")}-${language}-${size}-${colorScheme}.png`;
          await page.screenshot({ path: `${out}/screenshots/${file}`, fullPage: true });
        }
      }
      await close();
    }
  }));
}

export const tests = [["screenshots of every page", screenshots]];

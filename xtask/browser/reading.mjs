// Reading: down from the nation to a station and its proof, in three languages, without script, on a phone, on paper.

import { holds, LANGUAGES, PAGES, same, visit } from "./site.mjs";

async function drill({ browser, site }) {
  const { page, complaints, close } = await visit(browser, `${site.url}/en/result.html`);
  const follow = async (name) => {
    await page.locator("main").getByRole("link", { name, exact: false }).first().click();
    await page.waitForLoadState();
  };
  await follow("All areas and stations");
  await follow("East Kazakhstan Region");
  await follow("Oskemen City");
  await follow("EKZ-0012");
  const main = await page.locator("main").innerText();
  holds(main.includes("1,268") && main.includes("1,269") && main.includes("+1"), "both revisions and the change are there");
  holds(main.includes("one ballot laid with the invalid ones"), "the reason is there");
  const scans = page.locator("figure.scan img");
  same(await scans.count(), 2, "a scan with each revision");
  for (const scan of await scans.all()) {
    await scan.scrollIntoViewIfNeeded();
    const shown = await scan.evaluate(async (image) => {
      await image.decode();
      const column = image.closest("figure").getBoundingClientRect().width;
      return image.naturalWidth > 0 && image.getBoundingClientRect().width <= column && image.loading === "lazy";
    });
    holds(shown && (await scan.getAttribute("alt")).includes("EKZ-0012"), "a picture within its column, and words for it");
  }
  holds(main.includes("come from the entry"), "figures come from the entry, and not from the scan");
  await page.locator(".revisions a").last().click();
  await page.waitForURL(/verify\.html#entry-\d+/);
  await page.locator("#proof").waitFor({ state: "visible", timeout: 20_000 });
  same(complaints.join("; "), "", "the console's complaints");
  await close();
}

async function everyPageInEveryLanguage({ browser, site }) {
  const { page, complaints, close } = await visit(browser, `${site.url}/en/about.html`);
  for (const language of LANGUAGES) {
    for (const name of PAGES) {
      const answer = await page.goto(`${site.url}/${language}/${name}`);
      same(answer.status(), 200, `${language}/${name}`);
      same(await page.getAttribute("html", "lang"), language, `${language}/${name}`);
      const text = await page.locator("body").innerText();
      holds(!text.includes("⟨"), `${language}/${name} lacks a message`);
      for (const other of LANGUAGES) {
        holds(await page.locator(`.languages a[hreflang=${other}]`).count() === 1, `${language}/${name} leads to ${other}`);
      }
    }
  }
  same(complaints.join("; "), "", "the console's complaints");
  await close();
}

async function withoutScript({ browser, site }) {
  const { page, close } = await visit(browser, `${site.url}/en/area/EKZ-OSK.html`, { javaScriptEnabled: false });
  await page.locator("thead").getByRole("link", { name: "turnout" }).click();
  await page.waitForURL(/by-turnout/);
  const turnouts = await page.locator("table.list tbody tr td:nth-child(4)").allInnerTexts();
  const numbers = turnouts.map((text) => parseFloat(text)).filter((number) => !Number.isNaN(number));
  holds(numbers.length > 50, `stations are listed: ${numbers.length}`);
  holds(numbers.every((number, place) => place === 0 || number <= numbers[place - 1]), "in order of turnout");
  for (const name of PAGES) {
    await page.goto(`${site.url}/ru/${name}`);
    holds((await page.locator("main").innerText()).length > 100, `${name} says something without script`);
  }
  await close();
}

async function phone({ browser, site }) {
  const { page, close } = await visit(browser, `${site.url}/en/result.html`, { viewport: { width: 360, height: 740 } });
  for (const language of LANGUAGES) {
    for (const name of PAGES) {
      await page.goto(`${site.url}/${language}/${name}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      holds(wide <= 0, `${language}/${name} is ${wide} pixels wider than a phone`);
    }
  }
  await close();
}

async function search({ browser, site }) {
  const { page, close } = await visit(browser, `${site.url}/en/area/EKZ-OSK.html`);
  await page.locator(".search input").fill("EKZ-0012");
  same(await page.locator("table.list tbody tr:visible").count(), 1, "rows that are left");
  await close();
}

async function printed({ browser, site }) {
  for (const language of LANGUAGES) {
    const { page, close } = await visit(browser, `${site.url}/${language}/result.html`);
    const pdf = (await page.pdf({ format: "A4", margin: { top: "12mm", bottom: "12mm", left: "14mm", right: "14mm" } })).toString("latin1");
    same((pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length, 1, `pages of the printed result in ${language}`);
    await close();
  }
}

async function badAddresses({ browser, site }) {
  const { page, close } = await visit(browser, `${site.url}/en/result.html`);
  for (const path of ["en/station/NOBODY.html", "de/result.html", "en/result.htm", "results/999999999.json", "en/announcement/99.html", "tile/entries/x999/999"]) {
    const answer = await page.goto(`${site.url}/${path}`);
    same(answer.status(), 404, path);
  }
  for (const path of ["../Cargo.toml", "tile/../checkpoint.key", "%2e%2e/keys/record.key", "tile/entries/..%2f..%2fkeys"]) {
    const answer = await fetch(`${site.url}/${path}`);
    same(answer.status, 404, path);
  }
  same((await fetch(`${site.url}/en/result.html`, { method: "POST" })).status, 405, "POST");
  await close();
}

async function front({ browser, site }) {
  const { page, close } = await visit(browser, `${site.url}/`);
  await page.waitForURL(/kk\/result\.html/);
  await close();
}

export const tests = [
  ["the site's root leads to the result", front],
  ["from the nation to a station and its proof", drill],
  ["every page in every language", everyPageInEveryLanguage],
  ["without script", withoutScript],
  ["on a phone", phone],
  ["search in a list", search],
  ["the result prints on one page", printed],
  ["addresses that there are none of", badAddresses],
];

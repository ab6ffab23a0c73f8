// For every observer: axe-core finds nothing on any page, in any language, light or dark; nothing is wider than a small
// phone, also with text twice as large; the keyboard reaches everything. A picture of each page is left to be looked at.

import { holds, same, soon, until } from "../site.mjs";
import { AXE } from "./phone.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LANGUAGES = ["en", "ru", "kk"];

/// Brings the phone to where every page has something to show; gives [hash, name] of each page.
async function pages(phone) {
  const report = await phone.begin("counting");
  await phone.press("unauthorised_present", "Yes");
  await phone.type("members_present", "99");
  await phone.type("arrived_at", "2510");
  await phone.section(report, 5);
  await phone.type("ballots_found", "903");
  await phone.type("ballots_invalid", "11");
  await phone.type("ballots_valid", "890");
  await phone.section(report, 9);
  await phone.photo("photos", { side: 900 });
  await phone.page.locator("#q-understanding .toggle").nth(3).click();
  const done = await phone.begin("voting");
  await phone.page.locator("fieldset.yes_no:visible .toggle").first().click();
  await phone.send(done);
  const copy = await phone.begin("copy");
  await phone.section(copy, 2);
  await phone.page.locator(".figures input").first().fill("1204");
  const incident = await phone.begin("incident");
  await phone.page.locator("textarea").first().fill("Voters were sent away.");
  await phone.page.locator(".toggle").first().click();
  return [
    ["#/", "plan"], ["#/menu", "menu"], ["#/find/begin", "find"], ["#/begin/station/EKZ-0012", "begin"], [`#/report/${report}/0`, "section"],
    [`#/report/${report}/5`, "rule"], [`#/report/${report}/9`, "assessment"], [`#/report/${report}/end`, "look-over"],
    [`#/report/${done}/end`, "done"], [`#/report/${copy}/2`, "figures"], [`#/report/${incident}/0`, "incident"], [`#/find/place/${report}`, "place"],
    ["#/sending", "sending"], ["#/sign-out", "sign-out"], ["#/sign-in", "sign-in"],
  ];
}

async function show(phone, hash, name) {
  await phone.go("#/nothing");
  await phone.go(hash);
  if (name === "find") {
    await phone.page.locator("#wanted").fill("school 12");
    await phone.page.locator("#found li").first().waitFor();
  }
  await phone.page.waitForTimeout(80);
}

const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function look(phone, list, { out, language, scheme, found, pictures = true }) {
  await phone.page.locator(`#language-${language}`).click();
  await until(5_000, language, () => phone.page.evaluate((wanted) => document.documentElement.lang === wanted, language));
  for (const [hash, name] of list) {
    await show(phone, hash, name);
    if (pictures) await phone.page.screenshot({ path: `${out}/screenshots/app-${name}-${language}-${scheme}.png` });
    await phone.page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
    if (pictures && language === "en" && scheme === "light") await phone.page.screenshot({ path: `${out}/screenshots/whole-${name}.png`, fullPage: true });
    const wide = await tooWide(phone.page);
    if (wide > 0) found.push(`${name} (${language}): ${wide} px wider than the screen`);
    // As high as the page, so that the bar at the thumb stands over nothing that scrolling would free.
    const height = await phone.page.evaluate(() => document.documentElement.scrollHeight);
    await phone.page.setViewportSize({ width: 360, height: height + 100 });
    await phone.page.evaluate(AXE);
    const { violations } = await phone.page.evaluate((rules) => axe.run({ runOnly: rules }), RULES);
    for (const one of violations) found.push(`${name} (${language}, ${scheme}): ${one.id}: ${one.nodes.map((node) => node.html).slice(0, 2).join(" | ")}`);
    await phone.page.setViewportSize({ width: 360, height: 740 });
  }
}

const axeIn = (scheme) => async ({ world, out }) => {
  const phone = await world.phone("a", { scheme, axe: true });
  const found = [];
  await phone.page.screenshot({ path: `${out}/screenshots/app-first-en-${scheme}.png` });
  await phone.page.evaluate(AXE);
  await phone.signIn();
  const list = await pages(phone);
  for (const language of LANGUAGES) await look(phone, list, { out, language, scheme, found });
  // Two phones: the page that asks.
  same(found.length, 0, `violations:\n${found.slice(0, 30).join("\n")}\n`);
};

async function narrow({ world, out }) {
  const phone = await world.phone("a", { width: 320, height: 640 });
  await phone.signIn();
  const list = await pages(phone);
  const found = [];
  for (const language of LANGUAGES) {
    await phone.page.locator(`#language-${language}`).click();
    await phone.page.waitForTimeout(200);
    for (const [hash, name] of list) {
      await show(phone, hash, name);
      for (const size of [100, 200]) {
        // Text alone, as a phone's setting makes it; media queries in em follow it on the phone and not here.
        await phone.page.evaluate((percent) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`html { font-size: ${percent}%; }`);
          document.adoptedStyleSheets = [sheet];
        }, size);
        const wide = await tooWide(phone.page);
        if (wide > 0) found.push(`${name} (${language}, text ${size} %): ${wide} px wider than 320 px`);
        if (size === 200) await phone.page.screenshot({ path: `${out}/screenshots/large-${name}-${language}.png` });
        const cut = await phone.page.evaluate(() => [...document.querySelectorAll("button, .button, summary, .task")]
          .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent).slice(0, 3));
        if (cut.length > 0) found.push(`${name} (${language}, text ${size} %): cut: ${cut.join(" | ")}`);
      }
    }
  }
  same(found.length, 0, `${found.slice(0, 30).join("\n")}\n`);
}

async function keyboard({ world }) {
  const phone = await world.phone("a");
  await phone.signIn();
  const list = await pages(phone);
  const small = [];
  for (const [hash, name] of list) {
    await show(phone, hash, name);
    const fields = "a[href], button, input, select, textarea, summary";
    const wanted = await phone.page.evaluate((selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility() && !one.disabled).length, fields);
    const reached = new Set();
    await phone.page.evaluate(() => { document.activeElement?.blur?.(); });
    for (let press = 0; press < wanted + 6; press += 1) {
      await phone.page.keyboard.press("Tab");
      const place = await phone.page.evaluate((selector) => [...document.querySelectorAll(selector)].indexOf(document.activeElement), fields);
      if (place >= 0) reached.add(place);
    }
    holds(reached.size >= wanted, `${name}: the keyboard reaches ${reached.size} of ${wanted}`);
    const low = await phone.page.evaluate(() => [...document.querySelectorAll("main button, main .button, main .task, main input, #bottom > *, .languages button, .menu, summary")]
      .filter((one) => one.checkVisibility() && !one.matches("p, .file, [type=checkbox]") && (one.getBoundingClientRect().height < 47.5 || one.getBoundingClientRect().width < 43.5)).map((one) => one.outerHTML.slice(0, 80)));
    small.push(...low.map((one) => `${name}: ${one}`));
  }
  same(small.length, 0, `targets below 48 px:\n${small.slice(0, 10).join("\n")}\n`);
  // A whole question by keyboard: the focus stays where it was.
  await phone.begin("counting");
  await phone.field("unauthorised_present").getByRole("button", { name: "Yes", exact: true }).focus();
  await phone.page.keyboard.press("Enter");
  same(await phone.page.evaluate(() => document.activeElement.textContent), "Yes", "the focus after an answer");
  await soon(() => phone.field("unauthorised_who").isVisible(), true, "the next question is shown");
}

async function differs({ world, out }) {
  const phone = await world.phone("a", { axe: true });
  await phone.signIn();
  const report = await phone.begin("counting");
  await phone.type("members_present", "9");
  await phone.go("#/");
  await phone.sent();
  const { versions } = world.server.state;
  const [first] = versions;
  const body = JSON.parse(first.body);
  Object.assign(body.answers, { members_present: { number: 8 }, remarks: { text: "From the other phone." } });
  body.place = { station: "EKZ-0013" };
  versions.push({ ...first, number: 2, device: "ffffffff-0000-4000-8000-000000000000", body: JSON.stringify(body) });
  await phone.go("#/sending");
  await phone.page.locator("#send-now").click();
  await until(10_000, "it asks", async () => /changed on another phone/.test(await phone.page.locator("main").innerText()));
  const found = [];
  await look(phone, [["#/", "plan-differs"], [`#/report/${report}/differ`, "differ"]], { out, language: "en", scheme: "light", found });
  same(found.length, 0, found.join("\n"));
  await phone.page.getByRole("button", { name: "All from the other" }).click();
  await phone.page.locator("#decide").click();
  await phone.sent();
  await soon(() => phone.page.locator(".where").innerText(), /EKZ-0013/, "the place of the other phone");
}

export const tests = [
  ["axe-core finds nothing, light", axeIn("light")],
  ["axe-core finds nothing, dark", axeIn("dark")],
  ["nothing is wider than 320 px, text at 200 % too", narrow],
  ["the keyboard reaches everything; targets are large", keyboard],
  ["choosing between two phones", differs],
];

// What the commission states: turnout, summary protocols, announcements, and nothing before its time.

import { execFileSync } from "node:child_process";
import { holds, same, until } from "../site.mjs";
import { PAPERS, gather, isPublic, paper, post, receive, signIn, start, state, type } from "./desk.mjs";

async function turnout({ browser, desk }) {
  const anna = await signIn(browser, desk, "anna");
  await anna.page.goto(`${desk.url}/turnout`);
  await anna.page.selectOption("#area", "N");
  await anna.page.selectOption("#hour", "10:00");
  await anna.page.fill("#took_part", "400");
  await anna.page.fill("#registered", "1553");
  await anna.page.click("form.plain button");
  await anna.page.waitForURL(/done/);
  const sabine = await signIn(browser, desk, "sabine");
  await sabine.page.goto(`${desk.url}/proposals`);
  await sabine.page.click("section.proposal:has-text('North') form[action$='confirm'] button");
  await sabine.page.waitForURL(/done/);
  // Fewer at a later hour: the check says so before anybody is asked to confirm it.
  await anna.page.goto(`${desk.url}/turnout?area=N`);
  await anna.page.selectOption("#hour", "14:00");
  await anna.page.fill("#took_part", "390");
  await anna.page.fill("#registered", "1553");
  await anna.page.click("form.plain button");
  holds((await anna.page.textContent(".findings")).includes("390 < 400"), "a count that falls is told");
  await anna.close();
  await sabine.close();
  await isPublic(desk, "en/turnout.html", "400");
}

const MAPPING = `kind = "protocols"
door = "file"
basis = "original"
at = { column = "signed at" }

[station]
code = "{station}"

[lines]
registered = "registered"
received = "received"
issued = "issued"
unused = "unused"
invalid = "invalid"
valid = "valid"

[options]
lind = "Lind"
moreau = "Moreau"
okafor = "Okafor"
against_all = "against all"
`;

async function fileStaged({ browser, desk }) {
  const heading = "station,signed at,registered,received,issued,unused,invalid,valid,Lind,Moreau,Okafor,against all";
  const csv = `${heading}\n401,2026-05-17T21:10:00+01:00,${PAPERS[401].join(",")}\n`;
  const sabine = await signIn(browser, desk, "sabine");
  const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await sabine.page.goto(`${desk.url}/import`);
  await sabine.page.setInputFiles("#file", file("embassies.csv", csv.replace(",57,", ",57.5,")));
  await sabine.page.setInputFiles("#mapping", file("embassies.toml", MAPPING));
  await sabine.page.click("form.plain button");
  holds((await sabine.page.textContent("#notice")).includes("57.5"), "a file that does not read is refused with its place");
  await sabine.page.setInputFiles("#file", file("embassies.csv", csv));
  await sabine.page.setInputFiles("#mapping", file("embassies.toml", MAPPING));
  await sabine.page.click("form.plain button");
  await sabine.page.waitForURL(/proposals/);
  const shown = await sabine.page.textContent("section.proposal:has-text('embassies.csv') .says");
  holds(shown.includes("1 protocol") && shown.includes("Astrid Lind: 22"), `its totals are shown before they count: ${shown}`);
  same((await fetch(`${desk.site}/en/station/401.html`).then((page) => page.text())).includes("44"), false, "staged, and counts nowhere");
  const otto = await signIn(browser, desk, "otto");
  await otto.page.goto(`${desk.url}/proposals`);
  await otto.page.click("section.proposal:has-text('embassies.csv') form[action$='confirm'] button");
  await otto.page.waitForURL(/done/);
  await isPublic(desk, "en/station/401.html", "44");
  await sabine.close();
  await otto.close();
}

async function everybodyElse({ browser, desk }) {
  const receiver = await signIn(browser, desk, "receiver");
  const anna = await signIn(browser, desk, "anna");
  const boris = await signIn(browser, desk, "boris");
  // What the pictures have left: one paper here, one held, where it was the clerks who erred.
  const sabine = await signIn(browser, desk, "sabine");
  await sabine.page.goto(desk.url + paper("303"));
  await sabine.page.fill("#anew-reason", "Both read the line above.");
  await sabine.page.click('button[value="type_anew"]');
  await sabine.page.waitForURL(/done/);
  await sabine.close();
  for (const code of ["201", "202", "203", "302", "303", "304"]) {
    if (!["201", "302", "303"].includes(code)) await receive(receiver, desk, code);
    await type(anna, desk, code, PAPERS[code]);
    await type(boris, desk, code, PAPERS[code]);
  }
  same(await state(boris, desk, "202"), "Accepted", "a small station");
  const small = await fetch(`${desk.site}/en/station/202.html`);
  holds(!small.ok || !(await small.text()).includes("<td class=\"n\">8</td>"), "a small station's figures do not stand alone");
  await isPublic(desk, "en/station/U-2.html", "25");
  for (const person of [receiver, anna, boris]) await person.close();
}

async function summaryDisagrees({ browser, desk }) {
  const receiver = await signIn(browser, desk, "receiver");
  await receive(receiver, desk, "S-1", "original", "area");
  const sum = PAPERS[301].map((_, place) => PAPERS[301][place] + PAPERS[302][place] + PAPERS[303][place] + PAPERS[304][place]);
  sum[6] += 10;
  for (const login of ["anna", "boris"]) {
    const clerk = await signIn(browser, desk, login);
    await type(clerk, desk, "S-1", sum, "area");
    await clerk.close();
  }
  const sabine = await signIn(browser, desk, "sabine");
  same(await state(sabine, desk, "S-1", "area"), "Held: findings wait for an explanation", "a summary that disagrees");
  holds((await sabine.page.textContent("main")).includes("+10"), "the difference is shown");
  await sabine.page.fill("textarea[name^='explain-']", "The district added the first option's votes of a test count.");
  await sabine.page.click('button[value="resolve"]');
  await sabine.page.waitForURL(/done/);
  const tomas = await signIn(browser, desk, "tomas");
  await tomas.page.goto(desk.url + paper("S-1", "area"));
  await tomas.page.click('button[value="approve"]');
  await tomas.page.waitForURL(/done/);
  await tomas.page.goto(`${desk.url}/summaries`);
  holds((await tomas.page.textContent("main")).includes("(+10)"), "the list of summary protocols shows the difference");
  for (const person of [receiver, sabine, tomas]) await person.close();
}

async function announced({ browser, desk }) {
  const ines = await signIn(browser, desk, "ines");
  const otto = await signIn(browser, desk, "otto");
  for (const [stage, mark] of [["preliminary", "PRELIMINARY"], ["final", "FINAL"]]) {
    await ines.page.goto(`${desk.url}/proposals`);
    await ines.page.click(`button[value="${stage}"]`);
    holds(ines.page.url().includes("done"), `proposed: ${await ines.page.textContent("main")}`);
    const shown = await ines.page.textContent("section.proposal:has-text('announcement') .says");
    holds(/Lind/.test(shown), `what would be published is shown: ${shown}`);
    same(await ines.page.locator("section.proposal:has-text('announcement') form[action$='confirm']").count(), 0, "who proposes cannot confirm");
    const hash = await ines.page.textContent("section.proposal:has-text('announcement') small code");
    await otto.page.goto(`${desk.url}/proposals`);
    // What was seen and what is confirmed are held together by a hash: an altered request changes nothing.
    await post(otto, desk, `${await otto.page.getAttribute("section.proposal:has-text('announcement') form[action$='confirm']", "action")}`, { hash: hash.replace(/^./, (one) => (one === "0" ? "1" : "0")) }, 409);
    await otto.page.goto(`${desk.url}/proposals`);
    await otto.page.click("section.proposal:has-text('announcement') form[action$='confirm'] button");
    await otto.page.waitForURL(/done/);
    await isPublic(desk, "en/result.html", mark);
  }
  same(await state(otto, desk, "101"), "Certified", "after the final announcement");
  await ines.close();
  await otto.close();
  // Whoever believes nothing recomputes what the site shows.
  const said = execFileSync(desk.binary, ["verify", desk.site], { encoding: "utf8" });
  holds(said.includes("everything that was checked holds"), said);
}

/// A desk of its own, whose embargo ends while the test looks.
async function embargo({ browser, out, binary }) {
  const ends = new Date(Date.now() + 50_000);
  const local = (time) => new Date(time.getTime() + 3_600_000).toISOString().slice(0, 19) + "+01:00";
  const desk = await start(binary, out, "embargo", 18_140, (text) => text.replace(/embargo = "[^"]*"/, `embargo = "${local(ends)}"`));
  try {
    await gather(browser, desk);
    const receiver = await signIn(browser, desk, "receiver");
    const anna = await signIn(browser, desk, "anna");
    const boris = await signIn(browser, desk, "boris");
    for (const code of ["101", "102"]) {
      await receive(receiver, desk, code);
      await type(anna, desk, code, PAPERS[code]);
      await type(boris, desk, code, PAPERS[code]);
    }
    same(await state(boris, desk, "101"), "Accepted", "typed before the embargo ends");
    // A second before its end nothing of a count has left, in any file of the site.
    await until(90_000, "the last second before the embargo", async () => Date.now() > ends.getTime() - 1_500);
    const before = await fetch(`${desk.site}/en/station/101.html`);
    holds(!before.ok || !(await before.text()).includes("296"), "nothing of a count left before the embargo ended");
    holds(Date.now() < ends.getTime() + 500, "the look was in time");
    await isPublic(desk, "en/station/101.html", "296", 15_000);
    await isPublic(desk, "en/station/102.html", "285");
    for (const person of [receiver, anna, boris]) await person.close();
  } finally {
    desk.stop();
  }
}

export const tests = [
  ["turnout by hour is typed, told what does not fit, and confirmed by another", turnout],
  ["a file is staged with its totals and counts once another confirms it", fileStaged],
  ["small stations leave only in their unit", everybodyElse],
  ["a summary protocol that disagrees is held and explained", summaryDisagrees],
  ["preliminary and final are announced by two people, exactly as seen", announced],
  ["nothing of a count leaves before the embargo ends, then all of it", embargo],
];

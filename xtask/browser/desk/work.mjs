// The work of a night: from the paper to the public page, and everything that can go wrong on the way.

import { holds, same } from "../site.mjs";
import { PAPERS, isPublic, paper, post, receive, signIn, state, type } from "./desk.mjs";

/// Types the fields of the sheet by keyboard alone, Enter after each.
async function typeByKeyboard(page, values) {
  for (const value of values) {
    await page.keyboard.type(`${value}`);
    await page.keyboard.press("Enter");
  }
}

async function byKeyboardAlone({ browser, desk }) {
  const receiver = await signIn(browser, desk, "receiver");
  await receiver.page.goto(`${desk.url}/intake`);
  // The field has the focus: the number, then Enter, and Enter again on what the page shows.
  await receiver.page.keyboard.type("101");
  for (let press = 0; press < 3; press += 1) await receiver.page.keyboard.press("Tab");
  await receiver.page.keyboard.press("ArrowDown");
  await receiver.page.keyboard.press("Enter");
  await receiver.page.waitForURL(/code=101/);
  holds((await receiver.page.textContent("main")).includes("Town hall"), "the header that the paper should have is shown");
  holds(await receiver.page.evaluate(() => document.activeElement.value === "take"), "the focus waits on taking it in");
  await receiver.page.keyboard.press("Enter");
  await receiver.page.waitForURL(/taken=101/);
  for (const login of ["anna", "boris"]) {
    const clerk = await signIn(browser, desk, login);
    await clerk.page.goto(`${desk.url}/entry`);
    await clerk.page.keyboard.press("Enter");
    await clerk.page.waitForURL(/entry$/);
    const shown = await clerk.page.inputValue("#l0");
    same(shown, "", `${login} begins with an empty sheet`);
    await typeByKeyboard(clerk.page, PAPERS[101]);
    holds(await clerk.page.evaluate(() => document.activeElement.value === "finish"), "after the last line the focus waits on finishing");
    await clerk.page.keyboard.press("Enter");
    await clerk.page.waitForURL(/done=/);
    await clerk.close();
  }
  await receiver.close();
  await isPublic(desk, "en/station/101.html", "296");
}

async function keptWhileTyping({ browser, desk }) {
  const receiver = await signIn(browser, desk, "receiver");
  await receive(receiver, desk, "102");
  const anna = await signIn(browser, desk, "anna");
  await post(anna, desk, "/entry/next", { code: "102", kind: "station" });
  await anna.page.goto(`${desk.url}${paper("102")}/entry`);
  await typeByKeyboard(anna.page, [388, 400, 290]);
  await anna.page.keyboard.type("110");
  await anna.page.keyboard.press("Escape");
  await anna.page.waitForURL(/\/entry$/);
  await anna.close();
  // Another browser of the same person goes on where the first one left.
  const again = await signIn(browser, desk, "anna");
  await again.page.goto(`${desk.url}${paper("102")}/entry`);
  same(await again.page.inputValue("#l3"), "110", "what was typed last before Escape");
  same(await again.page.inputValue("#l4"), "", "what was not typed");
  holds(await again.page.evaluate(() => document.activeElement.id === "l4"), "the first empty line has the focus");
  await typeByKeyboard(again.page, PAPERS[102].slice(4));
  await again.page.keyboard.press("Enter");
  await again.page.waitForURL(/done=first_done/);
  await again.close();
  await receiver.close();
}

async function differenceBlind({ browser, desk }) {
  const boris = await signIn(browser, desk, "boris");
  const wrong = [...PAPERS[102]];
  [wrong[6], wrong[7]] = [wrong[7], wrong[6]];
  await type(boris, desk, "102", wrong);
  same(await state(boris, desk, "102"), "The entries differ: waits to be typed again", "after two entries that differ");
  const before = await boris.page.textContent("main");
  holds(!before.includes("120") && !before.includes("110"), "no value is shown to who may type");
  const anna = await signIn(browser, desk, "anna");
  await post(anna, desk, "/entry/next", { code: "102", kind: "station" });
  await anna.page.goto(`${desk.url}${paper("102")}/entry`);
  same(await anna.page.locator("input.count").count(), 2, "only the fields that differ");
  same(await anna.page.inputValue("#l6"), "", "and they are empty");
  await typeByKeyboard(anna.page, [120, 110]);
  await anna.page.keyboard.press("Enter");
  await anna.page.waitForURL(/done=differing/);
  // Anna has typed what she typed before: that is one person twice. Clara settles it.
  const clara = await signIn(browser, desk, "clara");
  await post(clara, desk, "/entry/next", { code: "102", kind: "station" });
  await clara.page.goto(`${desk.url}${paper("102")}/entry`);
  await typeByKeyboard(clara.page, [120, 110]);
  await clara.page.keyboard.press("Enter");
  await clara.page.waitForURL(/done=accepted/);
  for (const clerk of [anna, boris, clara]) await clerk.close();
  await isPublic(desk, "en/station/102.html", "285");
}

async function findingsAreTold({ browser, desk }) {
  const receiver = await signIn(browser, desk, "receiver");
  await receive(receiver, desk, "103");
  const anna = await signIn(browser, desk, "anna");
  await post(anna, desk, "/entry/next", { code: "103", kind: "station" });
  await anna.page.goto(`${desk.url}${paper("103")}/entry`);
  const wrong = [...PAPERS[103]];
  wrong[3] = 109;
  await typeByKeyboard(anna.page, wrong);
  await anna.page.keyboard.press("Enter");
  await anna.page.waitForSelector("#findings");
  holds((await anna.page.textContent("#findings")).includes("360"), "the finding has its numbers");
  holds(await anna.page.locator("tr[data-wrong]").count() >= 3, "and stands beside its lines");
  await anna.page.fill("#l3", "110");
  await anna.page.click('button[value="finish"]');
  await anna.page.waitForURL(/done=first_done/);
  await anna.close();
  const boris = await signIn(browser, desk, "boris");
  await type(boris, desk, "103", PAPERS[103]);
  await boris.close();
  await receiver.close();
  await isPublic(desk, "en/station/103.html", "248");
}

async function heldExplainedApproved({ browser, desk }) {
  const receiver = await signIn(browser, desk, "receiver");
  await receive(receiver, desk, "104");
  // One ballot more issued than the paper accounts for: it stands so on the paper.
  const odd = [...PAPERS[104]];
  odd[3] = 19;
  for (const login of ["anna", "boris"]) {
    const clerk = await signIn(browser, desk, login);
    await type(clerk, desk, "104", odd);
    await clerk.close();
  }
  const sabine = await signIn(browser, desk, "sabine");
  await sabine.page.goto(`${desk.url}/held`);
  await sabine.page.click("text=104 · ");
  holds((await sabine.page.textContent("main")).includes("70 ≠ 50 + 19"), "the finding with its numbers");
  await sabine.page.click('button[value="resolve"]');
  await sabine.page.waitForSelector("#notice");
  await sabine.page.fill("textarea[name^='explain-']", "One ballot was torn while it was issued; act 7 <b>kept</b>.");
  await sabine.page.click('button[value="resolve"]');
  await sabine.page.waitForURL(/done/);
  same(await sabine.page.locator('button[value="approve"]').count(), 0, "who has explained cannot approve");
  await sabine.close();
  const tomas = await signIn(browser, desk, "tomas");
  await tomas.page.goto(`${desk.url}/approvals`);
  await tomas.page.click("text=104 · ");
  await tomas.page.click('button[value="approve"]');
  await tomas.page.waitForURL(/done/);
  await tomas.close();
  await receiver.close();
  await isPublic(desk, "en/station/104.html", "act 7 &#60;b&#62;kept");
}

async function intakeRefuses({ browser, desk }) {
  const receiver = await signIn(browser, desk, "receiver");
  await receiver.page.goto(`${desk.url}/intake?code=101&kind=station&basis=original`);
  await receiver.page.fill("#custody", "brought by the porter");
  await receiver.page.click('button[value="take"]');
  holds((await receiver.page.textContent("#notice")).includes("accepted already"), "a second sheet of an accepted paper is refused");
  await receiver.page.goto(`${desk.url}/intake?code=999`);
  holds((await receiver.page.textContent("#notice")).includes("no such station"), "an unknown number is refused");
  await receiver.page.goto(`${desk.url}/intake?code=hattama:other-1999:president:station:201:original:1`);
  holds((await receiver.page.textContent("#notice")).includes("another election"), "a paper of another election is refused");
  await receiver.page.goto(`${desk.url}/intake?code=hattama:tiny-2026:president:station:201:original:B-77`);
  holds((await receiver.page.textContent("main")).includes("Valley school"), "the code on a paper is read");
  await receiver.page.fill("#custody", "the header says Hill school");
  await receiver.page.click('button[value="refuse"]');
  await receiver.page.waitForURL(/refused=201/);
  await receive(receiver, desk, "201");
  const audra = await signIn(browser, desk, "audra");
  await audra.page.goto(`${desk.url}${paper("201")}/history`);
  const history = await audra.page.textContent("main");
  holds(history.includes("Hill school") && history.includes("header_differs"), "the refused sheet stands in the journal");
  await audra.close();
  await receiver.close();
}

async function recalled({ browser, desk }) {
  const sabine = await signIn(browser, desk, "sabine");
  await sabine.page.goto(desk.url + paper("103"));
  await sabine.page.click("details summary");
  await sabine.page.fill("#ask-reason", "The paper says 96 for Moreau, not 95.");
  await sabine.page.click('button[value="ask"]');
  await sabine.page.waitForURL(/done/);
  await sabine.page.goto(desk.url + paper("103"));
  await sabine.page.click('button[value="grant"]');
  holds((await sabine.page.textContent("#notice")).includes("Another person"), "who asked cannot grant");
  const tomas = await signIn(browser, desk, "tomas");
  await tomas.page.goto(`${desk.url}/approvals`);
  await tomas.page.click("text=103 · ");
  await tomas.page.click('button[value="grant"]');
  await tomas.page.waitForURL(/done/);
  const receiver = await signIn(browser, desk, "receiver");
  await receive(receiver, desk, "103");
  const right = [...PAPERS[103]];
  [right[7], right[9]] = [96, 9];
  for (const login of ["boris", "anna"]) {
    const clerk = await signIn(browser, desk, login);
    await type(clerk, desk, "103", right);
    await clerk.close();
  }
  for (const person of [sabine, tomas, receiver]) await person.close();
  await isPublic(desk, "en/station/103.html", "The paper says 96 for Moreau, not 95.");
}

async function withoutScript({ browser, desk }) {
  const receiver = await signIn(browser, desk, "receiver", { javaScriptEnabled: false });
  await receiver.page.goto(`${desk.url}/intake`);
  await receiver.page.fill("#code", "301");
  await receiver.page.check('input[value="original"]');
  await receiver.page.click("main button");
  await receiver.page.click('button[value="take"]');
  holds((await receiver.page.textContent('[role="status"]')).includes("301"), "taken in");
  for (const login of ["anna", "boris"]) {
    const clerk = await signIn(browser, desk, login, { javaScriptEnabled: false });
    await clerk.page.goto(`${desk.url}/entry`);
    await clerk.page.fill("#code", "301");
    await clerk.page.click("form:has(#code) button");
    for (const [place, line] of PAPERS[301].entries()) await clerk.page.fill(`#l${place}`, `${line}`);
    await clerk.page.click('button[value="keep"]');
    same(await clerk.page.inputValue("#l9"), "20", "kept with the form");
    await clerk.page.click('button[value="finish"]');
    await clerk.close();
  }
  await receiver.close();
  await isPublic(desk, "en/station/301.html", "304");
}

export const tests = [
  ["a paper goes from intake to the public page by keyboard alone", byKeyboardAlone],
  ["what is typed is kept when the clerk leaves", keptWhileTyping],
  ["a difference is typed again, blind, until two people agree", differenceBlind],
  ["everything that does not fit is told at once, beside its lines", findingsAreTold],
  ["an error is held, explained and approved by different people", heldExplainedApproved],
  ["intake refuses a second sheet, a wrong header, another election", intakeRefuses],
  ["an accepted paper is recalled and entered anew", recalled],
  ["a clerk works without script", withoutScript],
];

// An observer's night: without a network, with a phone that dies, with two phones, with a mission that changes things.

import { holds, same, soon, until } from "../site.mjs";

const versions = (world, report) => world.server.state.versions.filter((one) => one.report === report);
const newest = (world, report) => versions(world, report).reduce((best, one) => (!best || one.number > best.number ? one : best), null);
const bodyOf = (world, report) => JSON.parse(newest(world, report).body);
const wholePhotos = (world) => Object.values(world.server.state.photos).filter((one) => one.whole).length;

async function wholeNight({ world, quiet }) {
  const phone = await world.phone("a");
  await phone.signIn();
  await phone.offline(true);
  const report = await phone.begin("counting");
  await phone.type("arrived_at", "1930");
  await phone.type("members_present", "9");
  await phone.press("unauthorised_present", "Yes");
  await phone.press("unauthorised_directed", "Not observed");
  await phone.section(report, 1);
  await phone.type("closed_at", "20:00");
  await phone.press("queue_at_closing", "No");
  await phone.press("latecomers_voted", "Not applicable");
  await phone.section(report, 9);
  await phone.photo("photos", { seed: 1 });
  await phone.photo("photos", { seed: 2 });
  await phone.page.locator("#q-remarks-input").fill("The lamp went out twi");
  // The phone dies in the middle of a word, and is started again without a network.
  await phone.kill();
  await phone.wake({ offline: true });
  await soon(() => phone.state(), /kept on this phone/, "after the restart");
  await phone.page.locator(".task", { hasText: "Closing and counting" }).first().click();
  await phone.page.waitForURL(/\/9$/);
  await soon(() => phone.page.locator("#q-remarks-input").inputValue(), "The lamp went out twi", "the half word");
  await soon(() => phone.page.locator("#q-photos .photos img").count(), 2, "photos after the restart");
  await phone.page.locator("#q-remarks-input").fill("The lamp went out twice.");
  await phone.press("overall", "Good");
  await phone.photo("photos", { seed: 3 });
  await phone.section(report, 5);
  const figures = { voters_registered: 1204, ballots_received: 1200, ballots_issued: 903, ballots_unused: 297, ballots_spoiled: 0, in_mobile_boxes: 40, in_stationary_boxes: 863, ballots_found: 903, ballots_invalid: 11, ballots_valid: 892 };
  for (const [id, value] of Object.entries(figures)) await phone.type(id, String(value));
  await phone.send(report);
  await until(5_000, "it says that it waits", async () => /waiting for a network/.test(await phone.state()));
  same(versions(world, report).length, 0, "what the server has before there is a network");
  await phone.offline(false);
  await phone.sent();
  const body = bodyOf(world, report);
  same(body.complete, true, "complete");
  same(body.answers.ballots_valid.number, 892, "a figure");
  same(body.answers.arrived_at.time, "19:30", "a time typed as 1930");
  same(body.answers.unauthorised_directed, "not_observed", "not observed");
  same(body.answers.latecomers_voted, "not_applicable", "not applicable");
  same("doors_shut" in body.answers, false, "a blank answer is absent");
  same(body.answers.remarks.text, "The lamp went out twice.", "text");
  same(body.answers.photos.photos.length, 3, "photos named");
  same(wholePhotos(world), 3, "whole photos");
  const numbers = versions(world, report).map((one) => one.number);
  same(new Set(numbers).size, numbers.length, "no version twice");
  same(new Set(world.server.state.versions.map((one) => one.report)).size, 1, "reports");
  await soon(() => phone.page.locator("#state-of").innerText(), /^sent \d\d:\d\d · photos 3 of 3$/, "what it says");
  if (!quiet) same(phone.complaints.join("\n"), "", "complaints");
}

async function blankAndHidden({ world }) {
  const phone = await world.phone("a");
  await phone.signIn();
  const report = await phone.begin("counting");
  const shown = (id) => phone.field(id).isVisible();
  same(await shown("unauthorised_who"), false, "hidden while its condition is blank");
  await phone.press("unauthorised_present", "Yes");
  await soon(() => shown("unauthorised_who"), true, "shown by its condition");
  await phone.press("unauthorised_directed", "Yes");
  await phone.press("unauthorised_present", "No");
  await soon(() => shown("unauthorised_directed"), false, "hidden again");
  await phone.press("people_present", "Not observed");
  await phone.next();
  await phone.sent();
  let body = bodyOf(world, report);
  same(body.complete, false, "leaving a section sends a draft");
  same("unauthorised_directed" in body.answers, false, "a hidden answer is not sent");
  await phone.section(report, 0);
  await phone.press("unauthorised_present", "Yes");
  same(await phone.field("unauthorised_directed").getByRole("button", { name: "Yes", exact: true }).getAttribute("aria-pressed"), "true", "the hidden answer was kept");
  await phone.press("unauthorised_directed", "Yes");
  await phone.type("members_present", "9");
  await phone.press("members_present", "Not observed");
  await phone.press("members_present", "Not observed");
  await soon(() => phone.page.locator("#q-members_present-input").inputValue(), "9", "what was typed comes back");
  await phone.next();
  await until(10_000, "the second draft", async () => bodyOf(world, report).answers.unauthorised_present === "yes");
  body = bodyOf(world, report);
  same("unauthorised_directed" in body.answers, false, "pressed again it is blank");
  same(body.answers.members_present.number, 9, "the number");
}

async function rules({ world }) {
  const phone = await world.phone("a");
  await phone.signIn();
  const report = await phone.begin("counting");
  await phone.section(report, 5);
  await phone.type("ballots_found", "903");
  await phone.type("ballots_invalid", "11");
  same(await phone.page.locator(".rule").count(), 0, "a rule with a blank is not applied");
  await phone.type("ballots_valid", "890");
  await soon(() => phone.field("ballots_valid").locator(".rule.error").count(), 1, "told beside the last of its questions");
  await phone.type("ballots_issued", "900");
  await soon(() => phone.field("ballots_found").locator(".rule.warning").count(), 1, "a warning beside its question");
  await phone.type("ballots_spoiled", "12a");
  await soon(() => phone.field("ballots_spoiled").locator(".trouble").innerText(), /not sent as it is/, "what is no number is told");
  await phone.go(`#/report/${report}/end`);
  await soon(() => phone.page.locator(".rule").count(), 2, "told again before sending");
  await soon(() => phone.page.locator("main").innerText(), /1 answer cannot be read/, "the unreadable answer before sending");
  await phone.page.locator("#send").click();
  await phone.sent();
  const body = bodyOf(world, report);
  same(body.complete, true, "sending is possible all the same");
  same("ballots_spoiled" in body.answers, false, "what cannot be read is not sent");
  await phone.section(report, 5);
  await soon(() => phone.page.locator("#q-ballots_spoiled-input").inputValue(), "12a", "and is kept");
  await phone.type("ballots_valid", "892");
  await soon(() => phone.field("ballots_valid").locator(".rule").count(), 0, "it holds now");
}

async function figures({ world }) {
  const phone = await world.phone("a");
  await phone.signIn();
  await phone.go("#/menu");
  await phone.page.getByRole("link", { name: "Copy a protocol" }).click();
  await phone.page.waitForURL(/#\/report\//);
  const report = /report\/([^/]+)/.exec(phone.page.url())[1];
  await phone.section(report, 2);
  const inputs = phone.page.locator(".figures input");
  const count = await inputs.count();
  same(count, 22, "lines and options");
  await inputs.first().focus();
  for (let place = 0; place < count; place += 1) {
    same(await phone.page.locator(".sum").innerText(), "", "no sum before the last field");
    await phone.page.keyboard.type(String(100 + place));
    await phone.page.keyboard.press("Enter");
  }
  await soon(() => phone.page.locator(".sum").innerText(), "Votes for all options together: 826", "the sum after the last field");
  await phone.send(report);
  await phone.sent();
  const body = bodyOf(world, report);
  const [answer] = Object.values(body.answers).filter((one) => one.figures);
  same(Object.keys(answer.figures).length, 22, "figures sent");
  same(answer.figures.registered_opening, 100, "the first line");
  same(answer.figures.against_all, 121, "the last option");
}

async function secondPhone({ world }) {
  const first = await world.phone("a");
  await first.signIn();
  const report = await first.begin("counting");
  await first.type("members_present", "9");
  await first.press("unauthorised_present", "No");
  // The server gives choices back in another order than the form's, and й as one letter: that is no difference.
  for (const place of [3, 0, 1]) await first.field("people_present").locator(".many").nth(place).click();
  await first.section(report, 9);
  await first.page.locator("#q-remarks-input").fill("Тихий \u0438\u0306");
  await first.next();
  await first.sent();
  const before = newest(world, report);
  const second = await world.phone("b");
  await second.signIn();
  await until(10_000, "it is there", async () => (await second.page.locator(".begun").count()) === 1);
  await second.go(`#/report/${report}/0`);
  await soon(() => second.page.locator("#q-members_present-input").inputValue(), "9", "the answer of the first phone");
  await second.go(`#/report/${report}/1`);
  await second.press("doors_shut", "Yes");
  await second.send(report);
  await second.sent();
  holds(newest(world, report).number > before.number, "the next number");
  holds(newest(world, report).device !== before.device, "by another device");
  // The first phone goes on: nothing of its own was changed, so it asks nothing.
  await first.go("#/sending");
  await first.page.locator("#send-now").click();
  await first.go(`#/report/${report}/1`);
  await until(10_000, "the answer of the second phone", async () => (await first.field("doors_shut").getByRole("button", { name: "Yes", exact: true }).getAttribute("aria-pressed")) === "true");
  await first.go("#/");
  same(await first.page.locator(".task", { hasText: "changed on another phone" }).count(), 0, "nothing to choose");
}

async function twoAtOnce({ world }) {
  const first = await world.phone("a");
  const second = await world.phone("b");
  await first.signIn();
  const report = await first.begin("counting");
  await first.type("members_present", "9");
  await first.next();
  await first.sent();
  await second.signIn();
  await until(10_000, "it is there", async () => (await second.page.locator(".begun").count()) === 1);
  for (const [phone, members, closed] of [[first, "7", null], [second, "8", "2005"]]) {
    await phone.offline(true);
    await phone.section(report, 0);
    await phone.type("members_present", members);
    await phone.section(report, 1);
    if (closed) await phone.type("closed_at", closed); else await phone.press("doors_shut", "No");
    await phone.send(report);
  }
  const start = newest(world, report).number;
  await second.offline(false);
  await second.sent();
  await first.offline(false);
  await until(15_000, "the versions of both", async () => versions(world, report).filter((one) => one.number > start).length >= 2);
  const asks = async (phone) => { await phone.go("#/"); return (await phone.page.locator(".task", { hasText: "changed on another phone" }).count()) > 0; };
  let asking = null;
  await until(30_000, "one phone asks", async () => {
    for (const phone of [first, second]) {
      await phone.go("#/sending");
      await phone.page.locator("#send-now").click();
      await phone.page.waitForTimeout(700);
      if (await asks(phone)) { asking = phone; return true; }
    }
    return false;
  });
  await asking.page.locator(".task", { hasText: "changed on another phone" }).click();
  await asking.page.locator("#decide").waitFor();
  const differ = await asking.page.locator("fieldset legend").allInnerTexts();
  holds(differ.some((text) => text.startsWith("How many members")), `the answers that differ: ${differ}`);
  await asking.page.locator("fieldset", { hasText: "How many members" }).getByRole("button", { name: /^Other phone/ }).click();
  await asking.page.locator("#decide").click();
  await asking.sent();
  const body = bodyOf(world, report);
  same(body.answers.members_present.number, asking === first ? 8 : 7, "the chosen answer");
  same(body.answers.closed_at?.time, "20:05", "what only one of them had");
  same(body.answers.doors_shut, "no", "what only the other had");
  holds(versions(world, report).length >= 4, "nothing was deleted");
}

async function formChanges({ world }) {
  const phone = await world.phone("a");
  await phone.signIn();
  const report = await phone.begin("opening");
  await phone.press((await firstYesNo(phone)), "Yes");
  world.control.publish("opening", (form) => { form.title.en = "Opening, second version"; form.sections = form.sections.slice(0, 1); });
  await phone.go("#/sending");
  await phone.page.locator("#send-now").click();
  await phone.go(`#/report/${report}/0`);
  const sections = await phone.page.locator(".sections li").count();
  holds(sections > 1, "the report keeps the version that it was begun with");
  await phone.send(report);
  await phone.sent();
  same(bodyOf(world, report).form_version, 1, "the version sent");
  const other = await phone.begin("opening", "station/EKZ-0013");
  await soon(() => phone.page.locator(".sections li").count(), 1, "a new report takes the new form");
  await phone.press((await firstYesNo(phone)), "No");
  await phone.send(other);
  await phone.sent();
  same(bodyOf(world, other).form_version, 2, "the version of the new report");
}

const firstYesNo = async (phone) => (await phone.page.locator("fieldset.yes_no:visible").first().getAttribute("id")).slice(2);

async function stationCorrected({ world }) {
  const phone = await world.phone("a");
  await phone.signIn();
  const report = await phone.begin("voting", "station/EKZ-0013");
  await phone.press(await firstYesNo(phone), "Yes");
  await phone.send(report);
  await phone.sent();
  same(bodyOf(world, report).place.station, "EKZ-0013", "the station at first");
  await phone.page.locator(".where .button").click();
  await phone.page.locator("#wanted").fill("EKZ-0014");
  await phone.page.locator("#found button").first().click();
  await until(10_000, "the corrected place", async () => bodyOf(world, report).place.station === "EKZ-0014");
  await phone.sent();
  same(bodyOf(world, report).complete, true, "it stays complete");
  await soon(() => phone.page.locator(".where").innerText(), /EKZ-0014/, "the page says so");
}

async function incidentInTwo({ world }) {
  const phone = await world.phone("a");
  await phone.signIn();
  await phone.begin("counting", "station/EKZ-0012");
  await phone.press("unauthorised_present", "Yes");
  await phone.page.locator("a.menu").click();
  await phone.page.getByRole("link", { name: "Report an incident" }).click();
  await phone.page.waitForURL(/#\/report\//);
  await soon(() => phone.page.locator(".where").innerText(), /EKZ-0012/, "it stands at the station where the observer is");
  const report = /report\/([^/]+)/.exec(phone.page.url())[1];
  await phone.page.locator(".where .button").click();
  await phone.page.getByRole("button", { name: "Without a place" }).click();
  await phone.page.waitForURL(new RegExp(report));
  await phone.page.locator("textarea").first().fill("Voters were sent away.");
  await phone.send(report);
  await phone.sent();
  same("place" in bodyOf(world, report), false, "an incident without a place");
}

export const tests = [
  ["a whole count without a network, the phone dying in the middle: everything once", wholeNight],
  ["conditions hide and show; blank, not observed and hidden are kept apart", blankAndHidden],
  ["rules that do not hold are told, and sending is possible", rules],
  ["figures in the paper's order, sums after the last field", figures],
  ["a second phone goes on where the first one was", secondPhone],
  ["two phones at once: both kept, the observer chooses", twoAtOnce],
  ["a form that changes under way", formChanges],
  ["the station is corrected after sending", stationCorrected],
  ["an incident in two taps, without a place", incidentInTwo],
];

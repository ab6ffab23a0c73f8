// The queue of what is to be sent, worked off whenever there is a network.
//
// A version is frozen when it is put into the outbox. Before it leaves the phone for the first time a newer state of
// its report takes its place; once it has left, it is sent with the same number and the same bytes until the server
// has answered, so that an answer that was lost does no harm. Photos follow, in pieces.

import "./wire.js";
import { app, formOf, keep, person, tell } from "./app.js";
import * as store from "./store.js";
import { bodyOf, photosIn, questions, started } from "./report.js";
import { sweep } from "./photos.js";
import { lapsed } from "./session.js";
import { language } from "./words.js";
import { refresh } from "./pack.js";

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
const { putReport, sendPhoto } = globalThis.hattamaWire;

/// What the queue does: `doing` is "nothing", "sending" or "waiting"; `why` is "away" (no network) or "later".
export const queue = { doing: "nothing", why: null, until: 0, open: null };

let pause = 0;
let running = false;
let again = false;

export const waitingOf = (report) => [...app.outbox.values()].filter((item) => item.report === report.id);

/// Freezes the present state of a report as its next version. Not while the observer has to choose or to mend.
export async function enqueue(report) {
  if (!report.dirty || !started(report) || report.other || report.forbidden || report.refused || !formOf(report)) return;
  // A number is used for one state only, also where the service worker may have sent the older one in the meantime.
  const number = Math.max(report.newest, ...waitingOf(report).map((item) => item.number)) + 1;
  const before = waitingOf(report).find((item) => !item.attempted);
  const body = bodyOf(report);
  const item = {
    report: report.id, number, device: app.device, person: report.person, attempted: false, at: before?.at ?? Date.now(),
    body: JSON.stringify(body), complete: body.complete,
  };
  app.outbox.set(`${item.report}/${number}`, item);
  report.dirty = false;
  const steps = [["put", "outbox", item]];
  if (before) {
    app.outbox.delete(`${before.report}/${before.number}`);
    steps.push(["remove", "outbox", [before.report, before.number]]);
  }
  for (const name of photosIn(body.answers)) {
    const photo = app.photos.get(name);
    if (photo && !photo.wanted) { photo.wanted = true; steps.push(["put", "photos", photo]); }
  }
  await keep(report, ...steps);
  tell("state");
  navigator.serviceWorker?.ready.then((registration) => registration.sync?.register("send")).catch(() => {});
}

/// Works the queue off. `now`: whatever pause is running.
export async function work({ now = false } = {}) {
  if (now) { pause = 0; queue.until = 0; }
  if (running) { again ||= now; return; }
  if (!app.session || app.session.signed_out || Date.now() < queue.until) return;
  running = true;
  try {
    do { again = false; await once(); } while (again);
  } finally { running = false; }
}

async function once() {
  // What was answered before the app was closed, or without a network, is a draft of its own.
  for (const report of app.reports.values()) if (report.dirty && report.id !== queue.open) await enqueue(report);
  const items = [...app.outbox.values()].sort((a, b) => a.at - b.at || a.number - b.number);
  const photos = [...app.photos.values()].filter((photo) => photo.wanted && !photo.whole && !photo.refused);
  const me = person();
  let failed = null;
  if (items.length + photos.length > 0) {
    queue.doing = "sending";
    tell("state");
    for (const item of items) {
      if (person() !== me) return settle(null);
      const is = await sendItem(item);
      if (is === "signed_out") return settle("signed_out");
      if (is === "away") { failed = "away"; break; }
      if (is === "later") failed = "later";
    }
    for (const photo of failed === "away" ? [] : photos) {
      if (person() !== me) return settle(null);
      const is = await sendOne(photo);
      if (is === "signed_out") return settle("signed_out");
      if (is === "away") { failed = "away"; break; }
      if (is === "later") failed = "later";
    }
  }
  await settle(failed);
  if (failed !== "away") await refresh();
}

async function settle(failed) {
  if (failed === "signed_out") await lapsed();
  if (failed === "away" || failed === "later") {
    pause = Math.min(LONGEST_PAUSE_MS, pause === 0 ? FIRST_PAUSE_MS : pause * 2);
    // Some spread, so that a thousand phones do not come back in the same second.
    queue.until = Date.now() + pause * (0.75 + Math.random() / 2);
    setTimeout(() => work(), queue.until - Date.now() + 50);
  } else { pause = 0; queue.until = 0; }
  queue.doing = failed ? "waiting" : "nothing";
  queue.why = failed;
  tell("state");
}

async function sendItem(item) {
  const key = `${item.report}/${item.number}`;
  if (app.outbox.get(key) !== item) return "taken back";
  const report = app.reports.get(item.report);
  if (!item.attempted) {
    item.attempted = true;
    if (report) report.newest = Math.max(report.newest, item.number);
    await store.write([["put", "outbox", item], ...(report ? [["put", "reports", report]] : [])]);
  }
  const { is, answer } = await putReport(item, app.session.token, language());
  if (!report || ["away", "later", "signed_out"].includes(is)) return is;
  const steps = [["remove", "outbox", [item.report, item.number]]];
  if (is === "sent") {
    const { answers, place = null, complete } = JSON.parse(item.body);
    const { base } = report;
    // The other phone's version of the same number stays the base where it is the current one.
    if (!base || item.number > base.number || (item.number === base.number && item.device >= base.device)) report.base = { number: item.number, device: item.device, answers, place, complete };
    report.newest = Math.max(report.newest, item.number, answer.newest ?? 0);
    report.findings = answer.findings ?? [];
    report.sent_at = new Date().toISOString();
    for (const name of answer.missing_photos ?? []) {
      const photo = app.photos.get(name);
      if (photo && (photo.whole || !photo.wanted)) { Object.assign(photo, { whole: false, wanted: true }); steps.push(["put", "photos", photo]); }
    }
    if (answer.newest > item.number) setTimeout(() => refresh({ soon: true }));
  } else if (is === "refused") {
    report.refused = { ...answer, question: placeOf(report, answer.where) };
    report.dirty = true;
  } else {
    report.forbidden = true;
    report.dirty = true;
  }
  app.outbox.delete(key);
  await keep(report, ...steps);
  tell("state");
  tell("report");
  return is;
}

/// The question that `where` of a refusal points at: "answers.sheet.figures.tokayev" is "sheet".
function placeOf(report, where) {
  const [first, id] = (where ?? "").split(".");
  if (first === "place") return " place";
  return first === "answers" && questions(formOf(report)).some((question) => question.id === id) ? id : null;
}

async function sendOne(photo) {
  const is = await sendPhoto(photo, app.session.token, language(), (offset) => { photo.offset = offset; tell("state"); });
  if (is === "whole" || is === "refused") {
    photo[is] = true;
    await store.put("photos", photo);
    tell("state");
  }
  return is;
}

/// How many reports have something that the server has not: a version, a change, or a photo.
export function unsent() {
  return [...app.reports.values()].filter((report) => started(report)
    && (report.dirty || waitingOf(report).length > 0 || missingPhotos(report).length > 0));
}

/// Takes from the phone what the server has in full: whoever takes the phone away finds what is still unsent, no more.
export async function forget() {
  const left = new Set(unsent());
  const sent = [...app.reports.values()].filter((report) => !left.has(report) && !report.other && !report.refused && !report.forbidden);
  await store.write(sent.map((report) => ["remove", "reports", report.id]));
  sent.forEach((report) => app.reports.delete(report.id));
  await sweep();
}

/// The photos of a report that this phone has yet to send.
export function missingPhotos(report) {
  return photosIn(report.answers).filter((name) => app.photos.has(name) && !app.photos.get(name).whole);
}

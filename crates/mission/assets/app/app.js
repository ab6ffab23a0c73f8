// The state that all parts of the app share, as the phone keeps it, and the events by which they hear of changes.
//
// `reports`, `outbox` and `photos` are what stands in the store, in memory; whoever changes one of them writes it to
// the store in the same breath. Reports of another observer who used this phone are in the store and never in here.

import * as store from "./store.js";

export const app = {
  device: null,
  session: null, // { observer, token, signed_out }
  pack: null,
  forms: new Map(), // by sha256
  reports: new Map(), // by id
  outbox: new Map(), // by `${report}/${number}`
  photos: new Map(), // by sha256
  trouble: null, // the phone cannot keep anything: the word for it
};

export const news = new EventTarget();
export const tell = (name) => news.dispatchEvent(new Event(name));

export const person = () => app.session?.observer.person ?? null;

const waiting = new Map();
let writing = null;

/// Keeps a report: at once, or right after the write that is under way, always in its newest state.
export function keep(report, ...steps) {
  waiting.set(report.id, ["put", "reports", report]);
  steps.forEach((step, place) => waiting.set(`${report.id} ${place} ${waiting.size}`, step));
  writing ??= flush().finally(() => { writing = null; });
  return writing;
}

async function flush() {
  await null; // one write for all that happens in the same moment
  while (waiting.size > 0) {
    const steps = [...waiting.values()];
    waiting.clear();
    try {
      await store.write(steps);
      if (app.trouble) { app.trouble = null; tell("state"); }
    } catch {
      app.trouble = "trouble_full";
      tell("state");
      throw new Error("the phone could not keep the report");
    }
  }
}

/// Takes from the store what belongs to the observer who is signed in.
export async function load() {
  const mine = (one) => one.person === person();
  app.reports = new Map((await store.all("reports")).filter(mine).map((report) => [report.id, report]));
  app.outbox = new Map((await store.all("outbox")).filter(mine).map((item) => [`${item.report}/${item.number}`, item]));
  app.photos = new Map((await store.all("photos")).filter(mine).map((photo) => [photo.sha256, photo]));
  app.pack = (await store.get("settings", `pack ${person()}`)) ?? null;
  app.forms = new Map();
  for (const key of await store.keys("forms")) app.forms.set(key, await store.get("forms", key));
}

/// The form that a report was begun with.
export const formOf = (report) => app.forms.get(report.sha256) ?? null;

/// A moment with the phone's own offset: 2022-11-20T20:15:12+06:00.
export function moment(date = new Date()) {
  const two = (value) => String(value).padStart(2, "0");
  const offset = -date.getTimezoneOffset();
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const hour = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${day}T${hour}${offset < 0 ? "-" : "+"}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}

/// A random UUID, version 4.
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map((byte, place) => ([4, 6, 8, 10].includes(place) ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
}

// The pack: everything that the phone needs to work without a network, fetched anew whenever there is one.

import { app, person, tell } from "./app.js";
import * as store from "./store.js";
import { call, lapsed } from "./session.js";
import { takeIn } from "./merge.js";
import { observersLanguage } from "./words.js";

const AGAIN_MS = 60_000;
let last = 0;
let running = null;

/// Asks for the pack; `soon`: also where it was asked for within the last minute. Resolves when all is in.
export function refresh({ soon = false } = {}) {
  if (!app.session || app.session.signed_out) return Promise.resolve(false);
  if (!soon && app.pack && Date.now() - last < AGAIN_MS) return Promise.resolve(false);
  running ??= fetchPack().catch(() => false).finally(() => { running = null; });
  return running;
}

async function fetchPack() {
  const asking = person();
  const response = await call("GET", "/field/pack", { headers: app.pack?.etag ? { "if-none-match": app.pack.etag } : {} });
  if (response.status === 401) { await lapsed(); return false; }
  // The service worker's copy tells nothing new to a phone that has a pack of its own.
  if (response.headers.get("x-kept") && app.pack) return false;
  if (response.status === 200) {
    const value = await response.json();
    if (value.observer?.person !== asking || person() !== asking) return false;
    const pack = { etag: response.headers.get("etag"), value };
    await store.put("settings", pack, `pack ${asking}`);
    app.pack = pack;
    await observersLanguage(value.observer.language);
  } else if (response.status !== 304) return false;
  last = Date.now();
  await fetchForms();
  await fetchStations();
  for (const entry of app.pack.value.reports ?? []) await takeIn(entry);
  tell("pack");
  return true;
}

/// The forms that can be begun, and those with which reports were begun.
async function fetchForms() {
  const reports = [...(app.pack.value.reports ?? []).map((one) => one.version), ...app.reports.values()];
  const needed = ({ id, version, current }) => current || reports.some((one) => one.form === id && one.form_version === version);
  for (const form of app.pack.value.forms.filter(needed)) {
    if (app.forms.has(form.sha256)) continue;
    const response = await call("GET", `/field/forms/${form.sha256}.json`);
    if (response.status !== 200) continue;
    const value = await response.json();
    await store.put("forms", value, form.sha256);
    app.forms.set(form.sha256, value);
  }
}

let stations = null; // { path, rows }

async function fetchStations() {
  const path = app.pack.value.stations;
  if (!path || (await store.get("settings", "stations"))?.path === path) return;
  const response = await call("GET", path, { seconds: 120 });
  if (response.status !== 200) return;
  stations = { path, rows: await response.json() };
  await store.put("settings", stations, "stations");
}

/// The list of stations, as the phone has it: [[code, name, area, kind], …].
export async function stationRows() {
  stations ??= (await store.get("settings", "stations")) ?? null;
  return stations?.rows ?? [];
}

/// One station by its code; the list is sorted by code.
export async function station(code) {
  const rows = await stationRows();
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (rows[middle][0] === code) return rows[middle];
    if (rows[middle][0] < code) low = middle + 1; else high = middle - 1;
  }
  return rows.find((row) => row[0] === code) ?? null;
}

/// How people call a place: code and name.
export async function placeName(place) {
  if (!place) return "";
  const row = place.station ? await station(place.station) : (app.pack?.value.areas ?? []).find((area) => area[0] === place.area);
  return `${place.station ?? place.area} ${row?.[1] ?? ""}`.trim();
}

// Two phones with one report: what the server has in its newest version meets what this phone has.
//
// Nothing that was answered here is replaced unasked. Answers that only one of the two has are put together; where both
// answered differently, or the other took an answer away, the observer chooses. Whatever is chosen becomes a new
// version; the server keeps all of them.

import { app, keep, person, tell } from "./app.js";
import { equal, sentAnswers, touch } from "./report.js";
import * as store from "./store.js";

const baseOf = ({ number, device, version }) => ({
  number, device, answers: version.answers, place: version.place ?? null, complete: version.complete,
});

/// Takes in a report as the pack has it.
export async function takeIn(entry) {
  const local = app.reports.get(entry.report);
  if (!local) return takeNew(entry);
  const { number, device, version } = entry;
  const known = local.other ?? local.base;
  if (number < local.newest || (known && known.number === number && known.device === device)) return;
  if (device === app.device) {
    // A version of this phone's own, from before its answer was lost: it is confirmed when it is sent again.
    local.newest = Math.max(local.newest, number);
    return;
  }
  const same = local.base && local.base.number === number && local.base.device > device;
  if (same) return;
  local.newest = Math.max(local.newest, number);
  const { merged, ask } = compare(local, version);
  await dropWaiting(local);
  if (ask.length > 0) {
    local.other = { number, device, version, ask };
    local.dirty = true;
  } else {
    takeOver(local, { number, device, version }, merged, local.place);
  }
  await keep(local);
  tell("merged");
}

async function takeNew({ report, number, device, version }) {
  const form = app.pack.value.forms.find((one) => one.id === version.form && one.version === version.form_version);
  if (!form || !app.forms.has(form.sha256)) return;
  const fresh = {
    id: report, person: person(), form: version.form, form_version: version.form_version, sha256: form.sha256,
    place: version.place ?? null, started: version.started, saved: version.saved, answers: { ...version.answers }, raw: {},
    aside: {}, at: 0, complete: version.complete, dirty: false, base: baseOf({ number, device, version }), newest: number,
    refused: null, forbidden: false, other: null, findings: [], sent_at: version.saved,
  };
  app.reports.set(report, fresh);
  await keep(fresh);
  tell("report");
}

/// What both together are, and the names of the answers that must be asked about ("place" among them as " place").
function compare(local, version) {
  const mine = sentAnswers(local);
  const theirs = version.answers;
  const base = local.base?.answers ?? {};
  const merged = { ...local.answers };
  const ask = [];
  for (const id of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    if (equal(mine[id], theirs[id])) continue;
    if (mine[id] === undefined && base[id] === undefined) merged[id] = theirs[id];
    else if (!(theirs[id] === undefined && base[id] === undefined)) ask.push(id);
  }
  if (!equal(local.place ?? null, version.place ?? null)) ask.push(" place");
  return { merged, ask };
}

function takeOver(local, other, answers, place) {
  local.answers = answers;
  local.place = place;
  local.base = baseOf(other);
  local.complete ||= other.version.complete;
  local.other = null;
  local.raw = {};
  local.dirty = !(equal(sentAnswers(local), other.version.answers) && equal(place ?? null, other.version.place ?? null)
    && local.complete === other.version.complete);
  if (!local.dirty) { local.saved = other.version.saved; local.sent_at = other.version.saved; }
}

/// Takes back what was about to be sent and never left the phone.
async function dropWaiting(report) {
  for (const [key, item] of app.outbox) {
    if (item.report !== report.id || item.attempted) continue;
    app.outbox.delete(key);
    report.dirty = true;
    await store.remove("outbox", [item.report, item.number]);
  }
}

/// The observer has chosen: `theirs` holds the names whose answer of the other phone is taken.
export async function decide(report, theirs) {
  const { other } = report;
  const { merged, ask } = compare(report, other.version);
  for (const id of ask) {
    if (id === " place" || !theirs.has(id)) continue;
    if (other.version.answers[id] === undefined) delete merged[id]; else merged[id] = other.version.answers[id];
  }
  takeOver(report, other, merged, theirs.has(" place") ? other.version.place ?? null : report.place);
  if (report.dirty) await touch(report); else await keep(report);
  tell("report");
}

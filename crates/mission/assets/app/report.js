// A report: begun, answered, looked over, and written down as the server takes it.
//
// `answers` is what was answered, with the answers of questions that are hidden at present; `raw` is what was typed and
// is no answer yet ("12a"); `aside` is what stood there before "not observed" was pressed. `base` is the version that
// the server has confirmed last or that was taken over from another phone, `newest` the greatest number known.

import { app, formOf, keep, moment, person, tell, uuid } from "./app.js";
import { holds, names } from "./formula.js";

export const questions = (form) => form.sections.flatMap((section) => section.questions);

/// A new report. It is kept from its first answer on; until then nothing would be lost with it.
export function begin(form, sha256, place) {
  const report = {
    id: uuid(), person: person(), form: form.id, form_version: form.version, sha256, place, started: moment(), saved: null,
    answers: {}, raw: {}, aside: {}, at: 0, complete: false, dirty: false, base: null, newest: 0,
    refused: null, forbidden: false, other: null, findings: [], sent_at: null,
  };
  app.reports.set(report.id, report);
  return report;
}

/// Whether something was answered, typed or sent: others are forgotten when they are left.
export const started = (report) => report.saved !== null;

/// The questions that are asked, in their order, as a map from id to [question, answer].
export function asked(form, answers) {
  const found = new Map();
  for (const question of questions(form)) {
    if (question.when && holds(question.when, (id) => found.get(id)) !== true) continue;
    found.set(question.id, [question, answers[question.id]]);
  }
  return found;
}

/// Writes an answer down (undefined: blank) and keeps it at once.
export function answer(report, id, value, { raw, steps = [] } = {}) {
  if (value === undefined) delete report.answers[id]; else report.answers[id] = value;
  if (raw === undefined) delete report.raw[id]; else report.raw[id] = raw;
  if (report.refused?.question === id) report.refused = null;
  return touch(report, ...steps);
}

/// Notes that a report has changed, and keeps it.
export function touch(report, ...steps) {
  report.saved = moment();
  report.dirty = true;
  const done = keep(report, ...steps);
  tell("report");
  return done.catch(() => {});
}

/// The questions in figures: [answered, asked] of each section and of all, and what is blank.
export function progress(report, form) {
  const open = asked(form, report.answers);
  const sections = form.sections.map((section) => {
    const here = section.questions.filter((question) => open.has(question.id));
    const blank = here.filter((question) => report.answers[question.id] === undefined);
    return { section, asked: here.length, answered: here.length - blank.length, blank };
  });
  const sum = (field) => sections.reduce((total, one) => total + one[field], 0);
  return { sections, asked: sum("asked"), answered: sum("answered") };
}

/// The rules that do not hold: each with the questions that it names and that are asked.
export function broken(report, form) {
  const open = asked(form, report.answers);
  const lookup = (id) => open.get(id);
  return (form.rules ?? [])
    .filter((rule) => (!rule.when || holds(rule.when, lookup) === true) && holds(rule.holds, lookup) === false)
    .map((rule) => ({ rule, questions: [...names(rule.holds)].filter((id) => open.has(id)) }));
}

/// The answers as they are sent: those of the questions that are asked.
export function sentAnswers(report, form = formOf(report)) {
  const found = {};
  for (const [id, [, value]] of asked(form, report.answers)) if (value !== undefined) found[id] = value;
  return found;
}

/// A version as the server takes it.
export function bodyOf(report) {
  return {
    form: report.form, form_version: report.form_version, ...(report.place ? { place: report.place } : {}),
    started: report.started, saved: report.saved, complete: report.complete, answers: sentAnswers(report),
  };
}

/// Whether two values say the same, whatever the order of their members.
export function equal(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [Object.keys(a), Object.keys(b)];
  return left.length === right.length && left.every((key) => equal(a[key], b[key]));
}

/// The photos that answers name.
export const photosIn = (answers) => Object.values(answers ?? {}).flatMap((one) => one?.photos ?? []);

const PHASES = ["opening", "voting", "counting", "transfer", "tabulation", "incident", "copy"];

/// The current forms, each with its hash: [form, sha256], in the order of the day.
export function currentForms() {
  return (app.pack?.value.forms ?? [])
    .filter((one) => one.current && app.forms.has(one.sha256))
    .map((one) => [app.forms.get(one.sha256), one.sha256])
    .sort(([a], [b]) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
}

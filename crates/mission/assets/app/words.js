// The words of the app, in the language that the person has chosen, and how that language writes numbers and times.
//
// `words/<language>.json` is flat; a message with a count holds its forms by plural category. Texts of the mission
// (forms, titles) come with all their languages: `said` picks the chosen one, else English, else any.

import * as store from "./store.js";

export const LANGUAGES = { en: "English", ru: "Русский", kk: "Қазақша" };

let chosen = "en";
let words = {};
let plural = new Intl.PluralRules("en");

export const language = () => chosen;

export async function speak(name, { remember = true } = {}) {
  const next = name in LANGUAGES ? name : "en";
  const response = await fetch(`words/${next}.json`);
  words = await response.json();
  chosen = next;
  plural = new Intl.PluralRules(next);
  document.documentElement.lang = next;
  if (remember) await store.put("settings", next, "language");
}

/// The language to begin with: the one remembered, else the browser's.
export async function firstLanguage() {
  const kept = await store.get("settings", "language");
  if (kept) return speak(kept, { remember: false });
  const wanted = (navigator.languages ?? []).map((one) => one.slice(0, 2)).find((one) => one in LANGUAGES);
  return speak(wanted ?? "en", { remember: false });
}

/// The language of the observer, where the person has not chosen one on this phone.
export async function observersLanguage(name) {
  if (!(await store.get("settings", "language")) && name in LANGUAGES) await speak(name, { remember: false });
}

export function t(id, values = {}) {
  let text = words[id];
  if (text === undefined) return `⟨${id}⟩`;
  if (typeof text === "object") text = text[plural.select(values.count)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? number(values[name]) : values[name] ?? ""));
}

/// A text of the mission's in the chosen language.
export function said(texts) {
  if (!texts) return "";
  return texts[chosen] ?? texts.en ?? Object.values(texts)[0] ?? "";
}

/// Grouped by the language's own custom: a comma in English, a narrow no-break space in Kazakh and Russian.
export function number(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, chosen === "en" ? "," : "\u202f");
}

/// An hour of today, or day and hour.
export function clock(text) {
  const date = new Date(text);
  const two = (value) => String(value).padStart(2, "0");
  const hour = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return date.toDateString() === new Date().toDateString() ? hour : `${two(date.getDate())}.${two(date.getMonth() + 1)}. ${hour}`;
}

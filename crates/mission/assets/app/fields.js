// The fields of a form, one for each kind of question.
//
// `question(report, question, told)` gives { node, update }. Every press and every letter is written down at once;
// `told(settled)` hears of it, settled where the person has done with the field. Pressing a chosen answer again makes
// the question blank; what stood there before "not observed" comes back when that is pressed again.

import { h, press, setText, toggle } from "./dom.js";
import { answer } from "./report.js";
import { number, said, t } from "./words.js";
import { photoField } from "./camera.js";
import { figuresField } from "./figures.js";

const NEITHER = ["not_observed", "not_applicable"];
const CONTENT = new Set(["text", "photo", "figures", "number", "time"]);

export function question(report, one, told) {
  const id = `q-${one.id}`;
  const context = { report, question: one, id, told, typing: false, get: () => report.answers[one.id], whole: () => update() };
  context.set = (value, options) => { const done = answer(report, one.id, value, options); update(); return done; };
  const trouble = h("p", { class: "trouble", id: `${id}-trouble`, "aria-live": "polite" });
  const described = `${one.help ? `${id}-help ` : ""}${id}-trouble`;
  const field = (KINDS[one.kind] ?? unknown)(Object.assign(context, { described }));
  const neither = neitherButtons(context);
  const node = h("fieldset", { id, class: `question ${one.kind}` },
    h("legend", { id: `${id}-text` }, said(one.text), one.required ? h("small", { class: "wanted" }, ` · ${t("wanted")}`) : null),
    one.help ? h("p", { class: "help", id: `${id}-help` }, said(one.help)) : null,
    field.node, one.kind === "yes_no" ? null : neither.node, trouble);
  function update() {
    field.update();
    neither.update();
    const refused = report.refused?.question === one.id ? report.refused.text : "";
    // What is being typed is not judged before it is left.
    setText(trouble, refused || (report.raw[one.id] !== undefined && !context.typing ? field.wrong?.() ?? "" : ""));
    node.classList.toggle("wrong", trouble.textContent !== "");
  }
  update();
  return { node, update, trouble };
}

function pressing(context, value) {
  const { report, question: one } = context;
  const now = context.get();
  if (now === value) {
    const before = report.aside[one.id];
    delete report.aside[one.id];
    context.set(CONTENT.has(one.kind) ? before : undefined);
  } else {
    if (NEITHER.includes(value) && now !== undefined && !NEITHER.includes(now)) report.aside[one.id] = now;
    context.set(value);
  }
  context.told(true);
}

function neitherButtons(context) {
  const all = NEITHER.map((value) => [value, toggle(t(value), false, () => pressing(context, value), { class: "toggle neither" })]);
  return {
    node: h("div", { class: "row two" }, all.map(([, node]) => node)),
    update: () => all.forEach(([value, node]) => press(node, context.get() === value)),
  };
}

/// Buttons of which one is pressed: [[value, text], …], each value as it stands in the answer.
function buttons(context, options, { same, attributes = {} }) {
  const all = options.map(([value, text]) => [value, toggle(text, false, () => pressing(context, value), attributes)]);
  return { nodes: all.map(([, node]) => node), update: () => all.forEach(([value, node]) => press(node, same(context.get(), value))) };
}

function yesNo(context) {
  const options = ["yes", "no", ...NEITHER].map((value) => [value, t(value)]);
  const made = buttons(context, options, { same: (a, b) => a === b });
  made.nodes.slice(2).forEach((node) => node.classList.add("neither"));
  return { node: h("div", { class: "row two" }, made.nodes), update: made.update };
}

/// Answers that are objects of one member: they are compared, and blanked, by that member.
function oneOf(member, options, className) {
  return (context) => {
    const values = options(context.question);
    const all = values.map(([value, text, label]) => [value, toggle(text, false, () => {
      const chosen = context.get()?.[member] === value;
      context.set(chosen ? undefined : { [member]: value });
      context.told(true);
    }, label ? { "aria-label": label } : {})]);
    const ends = context.question.kind === "scale"
      ? h("p", { class: "ends" }, h("span", {}, `1: ${said(context.question.low)}`), h("span", {}, `5: ${said(context.question.high)}`)) : null;
    return {
      node: h("div", {}, h("div", { class: className }, all.map(([, node]) => node)), ends),
      update: () => all.forEach(([value, node]) => press(node, context.get()?.[member] === value)),
    };
  };
}

const scale = oneOf("scale", (one) => [1, 2, 3, 4, 5].map((value) => {
  const end = value === 1 ? said(one.low) : value === 5 ? said(one.high) : "";
  return [value, String(value), end ? `${value}: ${end}` : undefined];
}), "row five");
const choice = oneOf("choice", (one) => one.options.map((option) => [option.id, said(option.text)]), "column");
const overall = oneOf("overall", () => ["very_good", "good", "bad", "very_bad"].map((value) => [value, t(value)]), "column");

function choices(context) {
  const all = context.question.options.map((option) => [option.id, toggle(said(option.text), false, () => {
    const chosen = new Set(context.get()?.choices ?? []);
    if (!chosen.delete(option.id)) chosen.add(option.id);
    const kept = [...chosen].sort();
    context.set(kept.length > 0 ? { choices: kept } : undefined);
    context.told(true);
  }, { class: "toggle many" })]);
  return {
    node: h("div", { class: "column" }, h("p", { class: "help" }, t("choose_any")), all.map(([, node]) => node)),
    update: () => all.forEach(([id, node]) => press(node, (context.get()?.choices ?? []).includes(id))),
  };
}

/// A whole number as people type it: with spaces, or nothing; null where it is none.
export function whole(text, min = 0, max = Number.MAX_SAFE_INTEGER) {
  const plain = text.replace(/[\s\u00a0\u202f,]/g, "");
  if (!/^\d{1,15}$/.test(plain)) return null;
  const value = Number(plain);
  return value >= min && value <= max ? value : null;
}

function typed(context, input, read, shown) {
  input.addEventListener("input", () => {
    const text = input.value;
    const value = text.trim() === "" ? undefined : read(text);
    context.typing = true;
    context.set(value ?? undefined, { raw: value === null ? text : undefined });
    context.told(false);
  });
  input.addEventListener("change", () => { context.typing = false; context.whole(); context.told(true); });
  return () => {
    const raw = context.report.raw[context.question.id];
    const text = raw ?? (typeof context.get() === "object" ? shown(context.get()) : "");
    if (document.activeElement !== input && input.value !== text) input.value = text;
  };
}

function numberField(context) {
  const { question: one, id, described } = context;
  const input = h("input", {
    type: "text", inputmode: "numeric", autocomplete: "off", class: "count", id: `${id}-input`,
    "aria-labelledby": `${id}-text${one.unit ? ` ${id}-unit` : ""}`, "aria-describedby": described,
  });
  const min = Math.max(0, one.min ?? 0);
  const update = typed(context, input, (text) => {
    const value = whole(text, min, one.max);
    return value === null ? null : { number: value };
  }, (value) => String(value.number));
  return {
    node: h("div", { class: "typed" }, input, one.unit ? h("span", { id: `${id}-unit` }, said(one.unit)) : null),
    update,
    wrong: () => (one.max === undefined ? t("wrong_number", { min: number(min) }) : t("wrong_range", { min: number(min), max: number(one.max) })),
  };
}

/// An hour of the day as people type it: 21:10, 21.10, 2110, 9:05, 905; null where it is none.
export function hour(text) {
  const found = /^(\d{1,2})[:.\s]?(\d\d)$/.exec(text.trim());
  return found && Number(found[1]) < 24 && Number(found[2]) < 60 ? `${found[1].padStart(2, "0")}:${found[2]}` : null;
}

function timeField(context) {
  const { id, described } = context;
  // A field for text: digits are typed faster than a clock is turned, and every browser shows 24 hours.
  const input = h("input", {
    type: "text", inputmode: "numeric", autocomplete: "off", placeholder: "00:00", maxlength: "5", class: "clock", id: `${id}-input`,
    "aria-labelledby": `${id}-text`, "aria-describedby": described,
  });
  const update = typed(context, input, (text) => {
    const time = hour(text);
    return time === null ? null : { time };
  }, (value) => value.time);
  input.addEventListener("change", () => { input.value = context.get()?.time ?? input.value; });
  const now = h("button", { type: "button", class: "second", onclick: () => {
    const date = new Date();
    context.set({ time: `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}` });
    input.value = context.get().time;
    context.told(true);
  } }, t("now"));
  return { node: h("div", { class: "typed" }, input, now), update, wrong: () => t("wrong_time") };
}

function textField(context) {
  const { id, described } = context;
  const input = h("textarea", { rows: "4", maxlength: "4000", id: `${id}-input`, "aria-labelledby": `${id}-text`, "aria-describedby": described });
  const update = typed(context, input, (text) => ({ text: text.normalize("NFC") }), (value) => value.text);
  return { node: input, update };
}

const unknown = () => ({ node: h("p", { class: "trouble" }, t("unknown_kind")), update: () => {} });

const KINDS = {
  yes_no: yesNo, number: numberField, time: timeField, scale, choice, choices, text: textField, overall,
  photo: photoField, figures: figuresField,
};

// The figures of a protocol: one number for each line and option of the contest, in the paper's order.
//
// The sum of the options' votes appears after the last field, and only when all of them are filled, as on the desk.

import { app } from "./app.js";
import { h, setText } from "./dom.js";
import { whole } from "./fields.js";
import { number, said, t } from "./words.js";

export function figuresField(context) {
  const { report, question: one, id, get } = context;
  const contest = app.pack?.value.contest;
  if (!contest) return { node: h("p", { class: "help" }, t("no_contest")), update: () => {} };
  const places = [
    ...contest.lines.map((line) => ({ code: line.code, label: said(line.label) })),
    ...contest.options.map((option) => ({ code: option.code, label: said(option.name), option: true })),
  ];
  const sum = h("p", { class: "sum", "aria-live": "polite" });
  const raw = () => { try { return JSON.parse(report.raw[one.id] ?? "{}"); } catch { return {}; } };

  const rows = places.map((place, order) => {
    const input = h("input", { type: "text", inputmode: "numeric", autocomplete: "off", class: "count", id: `${id}-${place.code}`, enterkeyhint: "next", "aria-describedby": `${id}-${place.code}-wrong` });
    const wrong = h("p", { class: "trouble", id: `${id}-${place.code}-wrong`, "aria-live": "polite" });
    input.addEventListener("input", () => {
      const now = get();
      const figures = { ...(now?.figures ?? {}) };
      const kept = raw();
      const value = input.value.trim() === "" ? undefined : whole(input.value);
      delete kept[place.code];
      delete figures[place.code];
      if (value === null) kept[place.code] = input.value; else if (value !== undefined) figures[place.code] = value;
      context.set(Object.keys(figures).length > 0 ? { figures } : undefined, { raw: Object.keys(kept).length > 0 ? JSON.stringify(kept) : undefined });
      context.told(false);
    });
    input.addEventListener("change", () => context.told(true));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      const next = rows[order + (event.key === "ArrowUp" ? -1 : 1)]?.input;
      if (next) { next.focus(); next.select(); }
    });
    const node = h("div", { class: place.option ? "figure option" : "figure" },
      h("label", { for: `${id}-${place.code}` }, `${order + 1}. ${place.label}`), input, wrong);
    return { ...place, input, wrong, node };
  });

  function update() {
    const figures = get()?.figures ?? {};
    const kept = raw();
    for (const { code, input, wrong } of rows) {
      const text = kept[code] ?? (figures[code] === undefined ? "" : String(figures[code]));
      if (document.activeElement !== input && input.value !== text) input.value = text;
      setText(wrong, kept[code] === undefined ? "" : t("wrong_number", { min: "0" }));
    }
    const votes = contest.options.map((option) => figures[option.code]);
    const filled = votes.length > 0 && votes.every((value) => value !== undefined);
    setText(sum, filled ? t("sum_options", { sum: number(votes.reduce((total, value) => total + value, 0)) }) : "");
  }
  return { node: h("div", { class: "figures" }, h("p", { class: "help" }, t("figures_order")), rows.map((row) => row.node), sum), update };
}

// Finding a place among all, and beginning a report there.

import { app, formOf } from "../app.js";
import { button, h, link, setText } from "../dom.js";
import { placeName } from "../pack.js";
import { enqueue, work } from "../queue.js";
import { begin, currentForms, started, touch } from "../report.js";
import { find } from "../search.js";
import { number, said, t } from "../words.js";

const pathOf = (place) => (place.station ? `station/${encodeURIComponent(place.station)}` : `area/${encodeURIComponent(place.area)}`);
const AT_A_COMMISSION = ["tabulation", "transfer", "incident"];
const placeOf = (kind, code) => (kind === "station" ? { station: code } : kind === "area" ? { area: code } : null);

/// `#/find/begin`, or `#/find/place/<report>`: the place of a report is corrected.
export async function findPage(purpose, id) {
  const report = purpose === "place" ? app.reports.get(id) : null;
  const list = h("ul", { class: "tasks", id: "found" });
  const told = h("p", { class: "soft", role: "status" });
  const input = h("input", { type: "search", id: "wanted", autocomplete: "off", spellcheck: "false", "aria-describedby": "wanted-help" });

  const take = async (place) => {
    report.place = place;
    if (report.refused?.question === " place") report.refused = null;
    if (started(report)) await touch(report);
    if (report.base || report.complete) { await enqueue(report); work(); }
    location.replace(`#/report/${report.id}/${report.complete ? "end" : report.at}`);
  };
  let turn = 0;
  const search = async () => {
    const now = (turn += 1);
    const { places, more } = await find(input.value);
    if (now !== turn) return;
    list.replaceChildren(...places.map(({ place, code, name, where }) => {
      const text = [h("strong", {}, `${code} ${name}`), h("span", {}, place.area ? t("commission") : where)];
      return h("li", {}, report
        ? h("button", { type: "button", class: "task", onclick: () => take(place) }, text)
        : link(text, `#/begin/${pathOf(place)}`, { class: "task" }));
    }));
    const none = input.value.trim() === "" ? "" : t("found_none");
    setText(told, places.length === 0 ? none : more > 0 ? t("found_more", { count: places.length + more, shown: number(places.length) }) : t("found", { count: places.length }));
  };
  input.addEventListener("input", search);
  find("").catch(() => {}); // folds the list before the first key
  return {
    title: report ? t("place_correct") : t("another_station"),
    nodes: [
      report ? h("p", {}, t("place_now", { place: (await placeName(report.place)) || t("no_place") })) : null,
      h("label", { for: "wanted" }, t("find")), input, h("p", { class: "help", id: "wanted-help" }, t("find_how")), told, list,
    ],
    bottom: [
      link(t("back"), report ? `#/report/${report.id}/${report.at}` : "#/", { class: "button second" }),
      report?.place && formOf(report)?.phase === "incident" ? button(t("without_place"), () => take(null), { class: "second" }) : null,
    ].filter(Boolean),
    focus: () => { scrollTo(0, 0); input.focus(); },
    live: () => {},
  };
}

/// What can be begun at a place.
export async function beginPage(kind, code) {
  const place = placeOf(kind, code);
  const forms = currentForms().filter(([form]) => (place.area ? AT_A_COMMISSION.includes(form.phase) : form.phase !== "tabulation"));
  const mine = [...app.reports.values()].filter((report) => started(report) && formOf(report) && (report.place?.station ?? report.place?.area) === code);
  return {
    title: await placeName(place),
    nodes: [
      mine.length > 0 ? h("p", {}, t("begun_here")) : null,
      mine.length > 0 ? h("ul", { class: "tasks" }, mine.map((report) => h("li", {}, link(
        [h("strong", {}, said(formOf(report).title)), h("span", {}, report.complete ? t("done") : t("go_on"))], `#/report/${report.id}`, { class: "task" })))) : null,
      h("p", {}, t("begin_what")),
      h("ul", { class: "tasks" }, forms.map(([form]) => h("li", {}, link(h("strong", {}, said(form.title)), `#/new/${form.id}/${pathOf(place)}`, { class: "task" })))),
    ],
    bottom: [link(t("back"), "#/find/begin", { class: "button second" })],
    live: () => {},
  };
}

/// Where the observer is, as far as the phone knows: the place of the report that was touched last.
function herePlace() {
  const [last] = [...app.reports.values()].filter((report) => report.place && report.saved).sort((a, b) => new Date(b.saved) - new Date(a.saved));
  if (last) return last.place;
  const plan = app.pack?.value.plan ?? [];
  const codes = new Set(plan.map((entry) => entry.station ?? entry.area));
  return codes.size === 1 ? placeOf(plan[0].station ? "station" : "area", [...codes][0]) : null;
}

/// `#/new/<form or phase>[/station/<code>]`: begins a report and goes to it.
export function newPage(id, kind, code) {
  const [form, sha256] = currentForms().find(([one]) => one.id === id) ?? currentForms().find(([one]) => one.phase === id) ?? [];
  if (!form) return { title: t("form_missing"), nodes: [h("p", {}, t("form_missing_how"))], bottom: [link(t("back"), "#/", { class: "button second" })] };
  const report = begin(form, sha256, placeOf(kind, code) ?? herePlace());
  location.replace(`#/report/${report.id}/0`);
  return null;
}

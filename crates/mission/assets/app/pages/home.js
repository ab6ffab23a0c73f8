// The plan of the day, and the menu.

import { app, formOf } from "../app.js";
import { h, link } from "../dom.js";
import { placeName } from "../pack.js";
import { currentForms, progress, started } from "../report.js";
import { stateOf } from "../state.js";
import { said, t } from "../words.js";

const codeOf = (place) => place?.station ?? place?.area ?? "";
const pathOf = (place) => (place.station ? `station/${encodeURIComponent(place.station)}` : `area/${encodeURIComponent(place.area)}`);

/// "to do", "begun: 14 of 22 answered", "done", and what is said about sending.
function stateLines(report) {
  const form = formOf(report);
  const { answered, asked } = progress(report, form);
  const done = report.complete ? t("done") : t("begun", { answered, asked });
  return [h("span", { class: report.complete ? "done" : "begun" }, done), h("small", {}, stateOf(report))];
}

function taskOf(entry, taken) {
  const place = entry.station ? { station: entry.station } : { area: entry.area };
  const mine = [...app.reports.values()].filter((report) => started(report) && formOf(report)?.phase === entry.phase && codeOf(report.place) === codeOf(place));
  mine.forEach((report) => taken.add(report.id));
  if (mine.length > 0) {
    return mine.map((report) => h("li", {}, link([h("strong", {}, said(formOf(report).title)), ...stateLines(report)], reportPath(report), { class: "task" })));
  }
  const [form] = currentForms().find(([one]) => one.phase === entry.phase) ?? [];
  if (!form) return [h("li", {}, h("span", { class: "task" }, h("strong", {}, t("form_missing"))))];
  return [h("li", {}, link([h("strong", {}, said(form.title)), h("span", {}, t("to_do"))], `#/new/${form.id}/${pathOf(place)}`, { class: "task" }))];
}

/// A finished report opens where it is looked over, another one where it was left.
export const reportPath = (report) => (report.other ? `#/report/${report.id}/differ` : `#/report/${report.id}/${report.complete || report.refused ? "end" : report.at}`);

export async function homePage() {
  const plan = app.pack?.value.plan ?? [];
  const taken = new Set();
  const groups = [];
  for (const code of new Set(plan.map(codeOf))) {
    const entries = plan.filter((entry) => codeOf(entry) === code);
    const sample = entries.some((entry) => entry.sample_point);
    const place = entries[0].station ? { station: code } : { area: code };
    groups.push(h("section", { class: "place" },
      h("h2", {}, await placeName(place), sample ? h("small", {}, ` ${t("sample_point")}`) : null),
      h("ul", { class: "tasks" }, entries.flatMap((entry) => taskOf(entry, taken)))));
  }
  const others = [];
  for (const report of [...app.reports.values()].sort((a, b) => new Date(b.started) - new Date(a.started))) {
    if (!started(report) || taken.has(report.id) || !formOf(report)) continue;
    others.push(h("li", {}, link([
      h("strong", {}, said(formOf(report).title)), h("span", {}, (await placeName(report.place)) || t("no_place")), ...stateLines(report),
    ], reportPath(report), { class: "task" })));
  }
  const fetching = !app.pack ? h("p", { role: "status" }, t("fetching_pack")) : null;
  return {
    title: t("plan"),
    nodes: [
      fetching, app.pack && plan.length === 0 ? h("p", {}, t("plan_empty")) : null, ...groups,
      others.length > 0 ? h("section", { class: "place" }, h("h2", {}, t("others")), h("ul", { class: "tasks" }, others)) : null,
    ],
    bottom: app.pack ? [
      link(t("another_station"), "#/find/begin", { class: "button" }),
      link(t("incident"), "#/new/incident", { class: "button second" }),
      link(t("copy"), "#/new/copy", { class: "button second" }),
    ] : null,
    states: true,
  };
}

export function menuPage() {
  const items = [
    ["#/", t("plan")], ["#/new/incident", t("incident_new")], ["#/new/copy", t("copy_new")], ["#/find/begin", t("another_station")],
    ["#/sending", t("sending")], ...(app.session.signed_out ? [["#/sign-in", t("sign_in_again")]] : []), ["#/sign-out", t("sign_out")],
  ];
  const { observer } = app.session;
  return {
    title: t("menu"),
    nodes: [
      h("ul", { class: "tasks" }, items.map(([path, text]) => h("li", {}, link(h("strong", {}, text), path, { class: "task" })))),
      h("p", { class: "soft" }, `${observer.code} · ${observer.name}${observer.team ? ` · ${observer.team}` : ""}`),
      app.pack ? h("p", { class: "soft" }, said(app.pack.value.mission.title)) : null,
    ],
    live: () => {},
  };
}

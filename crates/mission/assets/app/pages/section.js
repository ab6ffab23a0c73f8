// One section of a report: its questions, what does not fit together, and "next" at the thumb.
//
// The page is drawn once; afterwards answers only show and hide questions and change texts, so that focus and place stay.

import { app, formOf } from "../app.js";
import { button, h, link, setText } from "../dom.js";
import { question } from "../fields.js";
import { placeName } from "../pack.js";
import { queue } from "../queue.js";
import { asked, broken, progress } from "../report.js";
import { stateOf } from "../state.js";
import { language, said, t } from "../words.js";

/// What a reader of this language should know about the form's words.
export function languageNote(form) {
  if (!form.languages.includes(language())) return h("p", { class: "soft" }, t("not_in_language"));
  return (form.not_reviewed ?? []).includes(language()) ? h("p", { class: "soft" }, t("not_reviewed")) : null;
}

/// The line that names the place, with the way to correct it.
export async function placeLine(report) {
  const wrong = report.refused?.question === " place" ? h("span", { class: "trouble" }, report.refused.text) : null;
  return h("div", { class: "where" },
    h("p", {}, (await placeName(report.place)) || t("no_place"), wrong),
    link(t(report.place ? "change" : "choose"), `#/find/place/${report.id}`, { class: "button second", "aria-label": `${t(report.place ? "change" : "choose")}: ${t("place")}` }));
}

export async function sectionPage(report, at, wanted) {
  const form = formOf(report);
  const place = Math.min(Math.max(at, 0), form.sections.length - 1);
  const section = form.sections[place];
  queue.open = report.id;
  report.at = place;
  const count = h("p", { class: "count", role: "status" });
  const state = h("p", { class: "soft state" });
  const nothing = h("p", { class: "soft", hidden: true }, t("section_empty"));
  const fields = section.questions.map((one) => ({ one, ...question(report, one, told), rules: h("div", { class: "rules", "aria-live": "polite" }) }));
  fields.forEach((field) => field.node.append(field.rules));

  function told(settled) {
    const open = asked(form, report.answers);
    for (const { one, node } of fields) node.hidden = !open.has(one.id);
    nothing.hidden = fields.some(({ node }) => !node.hidden);
    const { answered, asked: all } = progress(report, form);
    setText(count, t("answered", { answered, asked: all }));
    setText(state, stateOf(report));
    if (settled) rules();
  }
  function rules() {
    const found = broken(report, form);
    const order = form.sections.flatMap((one) => one.questions.map((other) => other.id));
    for (const { one, rules: node } of fields) {
      // A rule is told at the last of the questions that it names.
      const here = found.filter((entry) => [...entry.questions].sort((a, b) => order.indexOf(a) - order.indexOf(b)).at(-1) === one.id);
      const texts = here.map(({ rule }) => h("p", { class: `rule ${rule.severity}` }, h("strong", {}, `${t(`severity_${rule.severity}`)}: `), said(rule.text)));
      if (node.textContent !== texts.map((text) => text.textContent).join("")) node.replaceChildren(...texts);
    }
  }
  told(true);

  const path = `#/report/${report.id}`;
  const last = place === form.sections.length - 1;
  const steps = form.sections.map((one, step) => h("li", {}, step === place
    ? h("span", { "aria-current": "step" }, said(one.title)) : link(said(one.title), `${path}/${step}`)));
  return {
    above: [await placeLine(report)],
    title: said(section.title),
    nodes: [
      h("p", { class: "soft" }, `${said(form.title)} · ${t("section_of", { at: place + 1, of: form.sections.length })}`),
      languageNote(form), state,
      report.other ? h("p", { class: "notice" }, `${t("other_changed")} `, link(t("other_look"), `${path}/differ`)) : null,
      report.refused && !report.refused.question ? h("p", { class: "notice" }, report.refused.text) : null,
      ...fields.map(({ node }) => node), nothing,
      h("details", { class: "sections" }, h("summary", {}, t("sections")), h("ol", {}, steps)),
    ],
    bottom: [
      place === 0 ? link(t("plan"), "#/", { class: "button second" }) : link(t("back"), `${path}/${place - 1}`, { class: "button second" }),
      count,
      link(last ? t("look_over") : t("next"), last ? `${path}/end` : `${path}/${place + 1}`, { class: "button" }),
    ],
    focus: wanted ? () => {
      const node = document.getElementById(`q-${wanted}`);
      node?.scrollIntoView();
      node?.querySelector("button, input, textarea")?.focus({ preventScroll: true });
    } : undefined,
    live: (event) => {
      setText(state, stateOf(report));
      if (event !== "report") fields.forEach((field) => field.update());
    },
  };
}

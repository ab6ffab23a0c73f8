// Looking a report over before it is sent, and choosing between two phones.

import { app, formOf } from "../app.js";
import { button, h, link, press, setText, toggle } from "../dom.js";
import { decide } from "../merge.js";
import { placeName } from "../pack.js";
import { enqueue, queue, work } from "../queue.js";
import { broken, progress, questions, sentAnswers, started, touch } from "../report.js";
import { stateOf } from "../state.js";
import { number, said, t } from "../words.js";
import { languageNote, placeLine } from "./section.js";

export async function endPage(report) {
  const form = formOf(report);
  const path = `#/report/${report.id}`;
  queue.open = report.id;
  const { sections, answered, asked } = progress(report, form);
  const sectionOf = (id) => form.sections.findIndex((section) => section.questions.some((question) => question.id === id));
  const toQuestion = (question) => link(said(question.text), `${path}/${sectionOf(question.id)}/${question.id}`);
  const byId = new Map(questions(form).map((question) => [question.id, question]));

  const entry = (question) => h("li", {}, toQuestion(question));
  const wanted = sections.flatMap(({ blank }) => blank.filter((question) => question.required));
  const blanks = sections.filter(({ blank }) => blank.length > 0).map(({ section, blank }) => h("details", { ...(asked - answered <= 8 ? { open: true } : {}) },
    h("summary", {}, `${said(section.title)}: ${t("blank", { count: blank.length })}`), h("ul", { class: "list" }, blank.map(entry))));
  const typed = Object.keys(report.raw).map((id) => byId.get(id)).filter(Boolean);
  const rules = broken(report, form).map(({ rule, questions: named }) => h("li", { class: `rule ${rule.severity}` },
    h("strong", {}, `${t(`severity_${rule.severity}`)}: `), said(rule.text),
    h("ul", {}, named.map((id) => h("li", {}, toQuestion(byId.get(id)))))));
  const refused = report.refused;
  const send = async () => {
    report.complete = true;
    report.refused = null;
    await touch(report);
    await enqueue(report);
    await work({ now: true });
  };
  const fresh = report.dirty || !report.complete || refused;
  return {
    above: [await placeLine(report)],
    title: t("look_over"),
    nodes: [
      h("p", { class: "soft" }, said(form.title)), languageNote(form),
      h("p", { class: "state" }, h("strong", { class: "large" }, t("answered", { answered, asked })), h("br"), h("span", { role: "status", id: "state-of" }, stateOf(report))),
      report.other ? h("p", { class: "notice" }, `${t("other_changed")} `, link(t("other_look"), `${path}/differ`)) : null,
      report.forbidden ? h("p", { class: "notice" }, t("forbidden_how")) : null,
      refused ? h("p", { class: "notice" }, `${t("refused_how")} ${refused.text ?? ""} `, byId.has(refused.question) ? toQuestion(byId.get(refused.question)) : null) : null,
      !report.place && form.phase !== "incident" ? h("p", { class: "notice" }, t("place_missing")) : null,
      typed.length > 0 ? h("section", {}, h("h2", {}, t("typed_wrong", { count: typed.length })), h("ul", { class: "list" }, typed.map((question) => h("li", {}, toQuestion(question))))) : null,
      rules.length > 0 ? h("section", {}, h("h2", {}, t("rules_broken", { count: rules.length })), h("ul", { class: "list" }, rules)) : null,
      wanted.length > 0 ? h("section", {}, h("h2", {}, t("blank_wanted", { count: wanted.length })), h("ul", { class: "list" }, wanted.map(entry))) : null,
      asked > answered ? h("section", { class: "blanks" }, h("h2", {}, t("blank", { count: asked - answered })), h("p", { class: "soft" }, t("blank_how")), blanks) : null,
      asked === answered && rules.length === 0 && typed.length === 0 ? h("p", {}, t("all_well")) : null,
      started(report) ? h("p", { class: "soft" }, t("begun_at", { version: report.form_version })) : null,
    ],
    bottom: [
      link(t("back"), `${path}/${form.sections.length - 1}`, { class: "button second" }),
      fresh && !report.other && !report.forbidden ? button(t(report.base?.complete ? "send_again" : "send"), send, { id: "send" }) : link(t("plan"), "#/", { class: "button", id: "to-plan" }),
    ],
    live: (event) => {
      const line = document.getElementById("state-of");
      if (event !== "state" || !line || Boolean(refused) !== Boolean(report.refused)) return "anew";
      setText(line, stateOf(report));
      return null;
    },
  };
}

/// An answer in words.
function inWords(question, answer) {
  if (answer === undefined) return t("blank_word");
  if (typeof answer === "string") return t(answer);
  const optionText = (id) => said(question.options?.find((option) => option.id === id)?.text) || id;
  if ("number" in answer) return number(answer.number);
  if ("choice" in answer) return optionText(answer.choice);
  if ("choices" in answer) return answer.choices.map(optionText).join("; ");
  if ("overall" in answer) return t(answer.overall);
  if ("photos" in answer) return t("photos_count", { count: answer.photos.length });
  if ("figures" in answer) {
    const { lines = [], options = [] } = app.pack?.value.contest ?? {};
    const names = new Map([...lines.map((line) => [line.code, said(line.label)]), ...options.map((option) => [option.code, said(option.name)])]);
    return Object.entries(answer.figures).map(([code, value]) => `${names.get(code) ?? code}: ${number(value)}`).join("; ");
  }
  return String(answer.time ?? answer.scale ?? answer.text ?? "");
}

export async function differPage(report) {
  const { other } = report;
  const mine = sentAnswers(report);
  const theirs = new Set();
  const byId = new Map(questions(formOf(report)).map((question) => [question.id, question]));
  const here = await placeName(report.place);
  const there = await placeName(other.version.place);
  const choosers = [];
  const items = other.ask.map((id) => {
    const question = byId.get(id);
    const [left, right] = question ? [inWords(question, mine[id]), inWords(question, other.version.answers[id])] : [here || t("no_place"), there || t("no_place")];
    const set = (taken) => { if (taken) theirs.add(id); else theirs.delete(id); press(keepThis, !taken); press(takeOther, taken); };
    const keepThis = toggle(`${t("this_phone")}: ${left}`, true, () => set(false));
    const takeOther = toggle(`${t("other_phone")}: ${right}`, false, () => set(true));
    choosers.push(set);
    return h("fieldset", { class: "question" }, h("legend", {}, question ? said(question.text) : t("place")), h("div", { class: "column" }, keepThis, takeOther));
  });
  const done = async () => {
    await decide(report, theirs);
    await enqueue(report);
    work({ now: true });
    location.hash = `#/report/${report.id}/${report.complete ? "end" : report.at}`;
  };
  return {
    title: t("other_changed"),
    nodes: [
      h("p", { class: "soft" }, `${said(formOf(report).title)} · ${here}`),
      h("p", {}, t("other_how", { count: other.ask.length })),
      h("div", { class: "row two" }, button(t("all_this"), () => choosers.forEach((set) => set(false)), { class: "second" }), button(t("all_other"), () => choosers.forEach((set) => set(true)), { class: "second" })),
      ...items,
    ],
    bottom: [link(t("later"), "#/", { class: "button second" }), button(t("decide"), done, { id: "decide" })],
    live: () => {},
  };
}

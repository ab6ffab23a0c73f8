// What the mock checks of a report's answers: the kinds of docs/field-protocol.md, and which rules do not hold.

import { holds } from "../../../crates/mission/assets/app/formula.js";

export const placesOf = (contest) => new Set([...contest.lines, ...contest.options].map((one) => one.code));

const MEMBER = { number: "number", time: "time", scale: "scale", choice: "choice", choices: "choices", text: "text", photo: "photos", figures: "figures", overall: "overall" };

export function asked(form, answers, places) {
  const questions = new Map(form.sections.flatMap((section) => section.questions).map((question) => [question.id, question]));
  const wrong = (error, where, text) => ({ error, where: `answers.${where}`, text });
  for (const [id, answer] of Object.entries(answers)) {
    const question = questions.get(id);
    if (!question) return wrong("unknown_question", id, "The form has no such question.");
    if (answer === "not_observed" || answer === "not_applicable") continue;
    if (question.kind === "yes_no") {
      if (answer !== "yes" && answer !== "no") return wrong("wrong_kind", id, "Expected yes or no.");
      continue;
    }
    const member = MEMBER[question.kind];
    if (typeof answer !== "object" || Object.keys(answer).join() !== member) return wrong("wrong_kind", id, `Expected ${member}.`);
    const value = answer[member];
    const option = (one) => question.options.some((other) => other.id === one);
    const number = (one) => Number.isSafeInteger(one) && one >= 0;
    if (question.kind === "number" && (!number(value) || value < (question.min ?? 0) || value > (question.max ?? Infinity))) return wrong("out_of_range", id, "This number is out of range.");
    if (question.kind === "time" && !/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) return wrong("malformed", id, "This is no time.");
    if (question.kind === "scale" && ![1, 2, 3, 4, 5].includes(value)) return wrong("out_of_range", id, "Expected 1 to 5.");
    if (question.kind === "choice" && !option(value)) return wrong("unknown_option", id, "There is no such option.");
    if (question.kind === "choices" && !value.every(option)) return wrong("unknown_option", id, "There is no such option.");
    if (question.kind === "text" && value.length > 4000) return wrong("too_long", id, "This text is too long.");
    if (question.kind === "photo" && !value.every((one) => /^[0-9a-f]{64}$/.test(one))) return wrong("malformed", id, "This is no photo.");
    if (question.kind === "overall" && !["very_good", "good", "bad", "very_bad"].includes(value)) return wrong("unknown_option", id, "There is no such word.");
    if (question.kind === "figures") {
      for (const [code, figure] of Object.entries(value)) {
        if (!places.has(code)) return wrong("unknown_option", `${id}.figures.${code}`, "The protocol has no such line.");
        if (!number(figure)) return wrong("out_of_range", `${id}.figures.${code}`, "This number is out of range.");
      }
    }
  }
  const open = new Map();
  for (const question of questions.values()) {
    if (!question.when || holds(question.when, (id) => open.get(id)) === true) open.set(question.id, [question, answers[question.id]]);
  }
  const lookup = (id) => open.get(id);
  const findings = form.rules
    .filter((rule) => (!rule.when || holds(rule.when, lookup) === true) && holds(rule.holds, lookup) === false)
    .map(({ code, severity }) => ({ rule: code, severity }));
  return { findings };
}

// Conditions and rules of a form, evaluated as docs/field-protocol.md says.
//
// A comparison that names a question without a value (blank, not observed, not applicable, not asked) is unknown, and
// so is what rests on it: null here, neither true nor false.

const WORDS = Object.assign(Object.create(null), { yes: 1, no: 0, very_good: 4, good: 3, bad: 2, very_bad: 1 });

/// The names of questions that an expression uses, options taken off.
export function names(formula, found = new Set()) {
  if (typeof formula === "string") {
    if (!(formula in WORDS)) found.add(formula.split("__")[0]);
  } else if (Array.isArray(formula)) {
    formula.slice(1).forEach((part) => names(part, found));
  }
  return found;
}

export function minutes(text, nextDayBefore) {
  const of = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  return of(text) + (nextDayBefore && of(text) < of(nextDayBefore) ? 1440 : 0);
}

/// The value of one question's answer as formulas see it; undefined where it has none.
function value(question, answer, option) {
  if (answer === undefined || answer === "not_observed" || answer === "not_applicable") return undefined;
  if (option !== undefined) {
    if (question.kind === "choice") return answer.choice === option ? 1 : 0;
    return question.kind === "choices" ? Number(answer.choices.includes(option)) : undefined;
  }
  switch (question.kind) {
    case "yes_no": return WORDS[answer];
    case "number": return answer.number;
    case "time": return minutes(answer.time, question.next_day_before);
    case "scale": return answer.scale;
    case "overall": return WORDS[answer.overall];
    default: return undefined;
  }
}

/// Whether a condition holds: true, false, or null where it cannot be known.
/// `lookup(id)` gives [question, answer], or nothing where the question is not asked.
export function holds(condition, lookup) {
  const [name, ...parts] = condition;
  switch (name) {
    case "and": return every(parts.map((part) => holds(part, lookup)));
    case "or": return opposite(every(parts.map((part) => opposite(holds(part, lookup)))));
    case "not": return opposite(holds(parts[0], lookup));
    default: {
      const [left, right] = parts.map((part) => number(part, lookup));
      return left === null || right === null ? null : COMPARE[name](left, right);
    }
  }
}

const opposite = (truth) => (truth === null ? null : !truth);

/// False where any is false, else unknown where any is.
const every = (truths) => (truths.includes(false) ? false : truths.includes(null) ? null : true);

const COMPARE = {
  "=": (a, b) => a === b, "!=": (a, b) => a !== b, "<": (a, b) => a < b,
  "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
};

/// The number that an expression stands for; null where a name in it has none.
function number(expression, lookup) {
  if (typeof expression === "number") return expression;
  if (typeof expression === "string") {
    if (expression in WORDS) return WORDS[expression];
    const [id, option] = expression.split("__");
    const [question, answer] = lookup(id) ?? [];
    return (question && value(question, answer, option)) ?? null;
  }
  const parts = expression.slice(1).map((part) => number(part, lookup));
  if (parts.includes(null)) return null;
  switch (expression[0]) {
    case "+": return parts.reduce((sum, part) => sum + part);
    case "-": return parts[0] - parts[1];
    default: return parts.reduce((product, part) => product * part);
  }
}

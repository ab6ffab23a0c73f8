// Conditions and rules of a form, evaluated as docs/field-protocol.md says.
//
// A condition that names, anywhere in it, a question without a value (blank, not observed, not applicable, not asked)
// has no truth: `holds` gives null for it, which is neither true nor broken.

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

/// `lookup(id)` gives [question, answer], or nothing where the question is not asked.
export function holds(formula, lookup) {
  try { return Boolean(evaluate(formula, lookup)); } catch (error) { if (error === BLANK) return null; throw error; }
}

const BLANK = new Error("blank");

function evaluate(formula, lookup) {
  if (typeof formula === "number") return formula;
  if (typeof formula === "string") {
    if (formula in WORDS) return WORDS[formula];
    const [id, option] = formula.split("__");
    const [question, answer] = lookup(id) ?? [];
    const found = question && value(question, answer, option);
    if (found === undefined) throw BLANK;
    return found;
  }
  // Every part is evaluated, so that a blank one is found wherever it stands.
  const parts = formula.slice(1).map((part) => evaluate(part, lookup));
  const [a, b] = parts;
  switch (formula[0]) {
    case "=": return a === b;
    case "!=": return a !== b;
    case "<": return a < b;
    case "<=": return a <= b;
    case ">": return a > b;
    case ">=": return a >= b;
    case "and": return parts.every(Boolean);
    case "or": return parts.some(Boolean);
    case "not": return !a;
    case "+": return parts.reduce((sum, part) => sum + part, 0);
    case "-": return a - b;
    case "*": return parts.reduce((product, part) => product * part, 1);
    default: throw BLANK;
  }
}

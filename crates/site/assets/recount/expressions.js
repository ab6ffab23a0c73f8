// What does a formula over the lines of a protocol say?
//
// An expression is a number, the code of a line or option, `votes`, or an operator
// over expressions; a condition compares or joins them. Everything is exact. Before
// a formula is used, `bound` says how large any step of it can become: above
// 2^127 - 1 it cannot be evaluated, below 2^53 plain numbers are exact and are used,
// between the two BigInt.
//
// A formula is compiled to closures: a nation's protocols are checked some twenty
// thousand times against the same thirty formulas.

const LINE_MAX = 2n ** 32n - 1n;
export const VALUE_MAX = 2n ** 127n - 1n;
export const EXACT_MAX = 2n ** 53n - 1n;

const COMPARE = {
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

export const isComparison = (condition) => Object.hasOwn(COMPARE, condition[0]);

export function isExpression(value) {
  if (typeof value === "string") return true;
  if (!Array.isArray(value)) return Number.isSafeInteger(value);
  const [operator, ...operands] = value;
  if (operator === "was") return operands.length === 1 && typeof operands[0] === "string";
  if (operator === "+") return operands.length >= 2 && operands.every(isExpression);
  return (operator === "-" || operator === "*") && operands.length === 2 && operands.every(isExpression);
}

export function isCondition(value) {
  if (!Array.isArray(value) || typeof value[0] !== "string") return false;
  const [operator, ...operands] = value;
  if (operator === "kind") return operands.length === 1 && typeof operands[0] === "string";
  if (operator === "not") return operands.length === 1 && isCondition(operands[0]);
  if (operator === "and" || operator === "or") return operands.length >= 2 && operands.every(isCondition);
  return isComparison(value) && operands.length === 2 && operands.every(isExpression);
}

// Why a formula cannot be evaluated, for the contest that takes it.
export class NotEvaluable extends Error {}

function limited(value, formula) {
  if (value > VALUE_MAX) throw new NotEvaluable(`${JSON.stringify(formula)} may exceed 2^127 - 1`);
  return value;
}

const size = (n) => (n < 0n ? -n : n);

// The names that formulas may use: lines in the order of the form, then options.
export class Names {
  constructor(lines, options) {
    this.positions = new Map([...lines, ...options].map((code, i) => [code, i]));
    this.optionsFrom = lines.length;
    this.optionsTo = lines.length + options.length;
  }

  bound(name) {
    if (name === "votes") return LINE_MAX * BigInt(this.optionsTo - this.optionsFrom);
    if (!this.positions.has(name)) throw new NotEvaluable(`there is no line or option "${name}"`);
    return LINE_MAX;
  }
}

// The largest absolute value that an expression, or a step of it, may have.
export function bound(expression, names, mayLookBack) {
  if (typeof expression === "number") return size(BigInt(expression));
  if (typeof expression === "string") return names.bound(expression);
  const [operator, ...operands] = expression;
  if (operator === "was") {
    if (!mayLookBack) throw new NotEvaluable(`"was" stands outside the scope revision`);
    return names.bound(operands[0]);
  }
  const bounds = operands.map((operand) => bound(operand, names, mayLookBack));
  const value = operator === "*" ? bounds[0] * bounds[1] : bounds.reduce((sum, each) => sum + each, 0n);
  return limited(value, expression);
}

// The largest bound of the expressions of a condition.
export function conditionBound(condition, names, mayLookBack) {
  const [operator, ...operands] = condition;
  if (operator === "kind") return 0n;
  const each = isComparison(condition) ? bound : conditionBound;
  return operands
    .map((operand) => each(operand, names, mayLookBack))
    .reduce((most, value) => (value > most ? value : most), 0n);
}

// Of a tolerance beside `a` compared with `b`: both sides are multiplied out.
export function toleranceBound(tolerance, [, a, b], names, mayLookBack) {
  const [p, q] = tolerance.parts ? tolerance.parts.map(BigInt) : [1n, 1n];
  const of = tolerance.of === undefined ? BigInt(tolerance.value) : bound(tolerance.of, names, mayLookBack);
  const left = (bound(a, names, mayLookBack) + bound(b, names, mayLookBack)) * q;
  const right = of * p;
  return limited(left > right ? left : right, tolerance);
}

// (lines) => value; `number` is Number or BigInt.
export function compile(expression, names, number) {
  if (typeof expression === "number") {
    const value = number(expression);
    return () => value;
  }
  if (typeof expression === "string") {
    if (expression === "votes") return compileVotes(names, number);
    const position = names.positions.get(expression);
    return number === Number ? (lines) => lines[position] : (lines) => BigInt(lines[position]);
  }
  const [operator, ...operands] = expression;
  const [a, b, ...rest] = operands.map((operand) => compile(operand, names, number));
  if (operator === "-") return (lines) => a(lines) - b(lines);
  if (operator === "*") return (lines) => a(lines) * b(lines);
  if (rest.length === 0) return (lines) => a(lines) + b(lines);
  return (lines) => rest.reduce((sum, each) => sum + each(lines), a(lines) + b(lines));
}

function compileVotes({ optionsFrom, optionsTo }, number) {
  return (lines) => {
    let sum = number(0);
    for (let i = optionsFrom; i < optionsTo; i++) sum += number(lines[i]);
    return sum;
  };
}

// (lines, kind) => boolean, where kind is the kind of the station.
export function compileCondition(condition, names, number) {
  const [operator, ...operands] = condition;
  if (operator === "kind") return (lines, kind) => kind === operands[0];
  if (isComparison(condition)) {
    const compare = COMPARE[operator];
    const [a, b] = operands.map((operand) => compile(operand, names, number));
    return (lines) => compare(a(lines), b(lines));
  }
  const all = operands.map((operand) => compileCondition(operand, names, number));
  if (operator === "not") return (lines, kind) => !all[0](lines, kind);
  if (operator === "and") return (lines, kind) => all.every((each) => each(lines, kind));
  return (lines, kind) => all.some((each) => each(lines, kind));
}

// A comparison with a tolerance: t = of * p / q, so both sides times q.
export function compileTolerant([operator, left, right], tolerance, names, number) {
  const [a, b] = [left, right].map((operand) => compile(operand, names, number));
  const [p, q] = (tolerance.parts ?? [1, 1]).map(number);
  const of = compile(tolerance.of ?? tolerance.value, names, number);
  const isWithin = tolerance.bound === "inclusive" ? COMPARE["<="] : COMPARE["<"];
  return (lines) => {
    let apart = operator === ">=" ? b(lines) - a(lines) : a(lines) - b(lines);
    if (operator === "=" && apart < 0) apart = -apart;
    return isWithin(apart * q, of(lines) * p);
  };
}

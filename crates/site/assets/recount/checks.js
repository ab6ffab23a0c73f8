// Which findings does a protocol have?
//
// A form is written down once and judged for each contest that takes it, since its
// formulas may name options. `judgeChecks` says whether every check can be
// evaluated and compiles those of the scope `protocol`: they alone stand as
// findings in a protocol. Checks of the scope `revision` and rules across protocols
// are judged for their shape and never run: nothing in the record follows from them.

import {
  bound, compile, compileCondition, compileTolerant, conditionBound, toleranceBound, isComparison, NotEvaluable,
  EXACT_MAX,
} from "./expressions.js";

const GRAVITY = { notice: 0, warning: 1, error: 2 };
const POINTS_MAX = 1_000_000;

// Rules across protocols: scope, what their tolerance is, and the bases they need.
const RULES = {
  non_decreasing: { scope: "turnout", tolerance: "none", bases: [] },
  reproduces: { scope: "turnout", tolerance: "none", bases: [] },
  rise_against_siblings: { scope: "turnout", tolerance: "points", bases: [] },
  last_against_protocol: { scope: "turnout", tolerance: "value", bases: ["took_part"] },
  share_against_siblings: { scope: "siblings", tolerance: "points", bases: ["votes_for_options"] },
  turnout_against_siblings: { scope: "siblings", tolerance: "points", bases: ["took_part", "registered"] },
  equal_vectors: { scope: "equal", tolerance: "value", bases: [] },
  equals_sum: { scope: "summary", tolerance: "none", bases: [] },
};

function toleranceKind(tolerance) {
  if (tolerance === undefined) return "none";
  if (tolerance.value !== undefined) return "value";
  return tolerance.of === undefined ? "points" : "part";
}

function refuse(check, reason) {
  throw new NotEvaluable(`check ${check.code}: ${reason}`);
}

function judgeRule(check, bases, names) {
  if (check.holds !== undefined || check.silences !== undefined) {
    refuse(check, `found holds or silences in the scope ${check.scope}, expected a rule alone`);
  }
  const rule = Object.hasOwn(RULES, check.rule ?? "") ? RULES[check.rule] : undefined;
  if (rule === undefined || rule.scope !== check.scope) {
    refuse(check, `found the rule ${check.rule}, expected one of the scope ${check.scope}`);
  }
  const kind = toleranceKind(check.tolerance);
  if (kind !== rule.tolerance) refuse(check, `found the tolerance ${kind}, expected ${rule.tolerance}`);
  if (kind === "points") {
    const [p, q] = check.tolerance.parts;
    if (q === 0 || p > POINTS_MAX || q > POINTS_MAX) refuse(check, `its points are ${p}/${q}`);
  }
  const missing = rule.bases.find((base) => !Object.hasOwn(bases, base));
  if (missing !== undefined) refuse(check, `the form has no base ${missing}`);
  if (check.when !== undefined) conditionBound(check.when, names, false);
}

function judgeTolerance(check) {
  const { holds, tolerance } = check;
  if (!isComparison(holds) || !["=", "<=", ">="].includes(holds[0])) {
    refuse(check, "it has a tolerance and is no comparison by =, <= or >=");
  }
  if (tolerance.value === undefined && tolerance.of === undefined) {
    refuse(check, "its tolerance is in points, expected a value or a part of something");
  }
  if (tolerance.parts !== undefined && tolerance.parts[1] === 0) refuse(check, "its tolerance divides by 0");
}

// The largest value of any step, of a check of one protocol.
function judgeFormula(check, names) {
  if (check.holds === undefined || check.rule !== undefined) {
    refuse(check, `found a rule or no holds in the scope ${check.scope}, expected holds alone`);
  }
  const back = check.scope === "revision";
  const bounds = [conditionBound(check.holds, names, back)];
  if (check.when !== undefined) bounds.push(conditionBound(check.when, names, back));
  if (check.tolerance !== undefined) {
    judgeTolerance(check);
    bounds.push(toleranceBound(check.tolerance, check.holds, names, back));
  }
  return bounds.reduce((most, each) => (each > most ? each : most));
}

// Silences name checks of one scope, none graver, and never lead back.
function judgeSilences(checks) {
  const byCode = new Map(checks.map((check) => [check.code, check]));
  for (const check of checks) {
    for (const code of check.silences ?? []) {
      const other = byCode.get(code);
      if (other === undefined || other.scope !== check.scope) refuse(check, `there is no ${code} to silence`);
      if (GRAVITY[other.severity] > GRAVITY[check.severity]) refuse(check, `it silences the graver ${code}`);
    }
  }
  const done = new Set();
  const open = new Set();
  const walk = (code) => {
    if (open.has(code)) refuse(byCode.get(code), "its silences lead back to it");
    if (done.has(code)) return;
    open.add(code);
    for (const next of byCode.get(code).silences ?? []) walk(next);
    open.delete(code);
    done.add(code);
  };
  for (const check of checks) walk(check.code);
}

// The checks whose findings a protocol states, compiled. Throws NotEvaluable.
export function judgeChecks(form, names) {
  const codes = form.checks.map((check) => check.code);
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice !== undefined) throw new NotEvaluable(`two checks are called ${twice}`);
  const compiled = [];
  for (const check of form.checks) {
    const looksAtOne = check.scope === "protocol" || check.scope === "revision";
    if (!looksAtOne) judgeRule(check, form.bases, names);
    else {
      const number = judgeFormula(check, names) > EXACT_MAX ? BigInt : Number;
      if (check.scope === "protocol") compiled.push(compileCheck(check, names, number));
    }
  }
  judgeSilences(form.checks);
  return compiled;
}

function compileCheck(check, names, number) {
  const { code, holds, silences = [], severity, tolerance, when } = check;
  return {
    code,
    silences,
    isStated: severity !== "notice",
    applies: when === undefined ? null : compileCondition(when, names, number),
    holds:
      tolerance === undefined
        ? compileCondition(holds, names, number)
        : compileTolerant(holds, tolerance, names, number),
  };
}

// Base name -> (lines) => BigInt, over lines that may be sums. Throws NotEvaluable.
export function judgeBases(form, names) {
  const bases = new Map();
  for (const [name, expression] of Object.entries(form.bases)) {
    bound(expression, names, false);
    bases.set(name, compile(expression, names, BigInt));
  }
  return bases;
}

const NONE = Object.freeze([]);

// The codes that a protocol with these lines must state as findings.
export function findingsOf(checks, lines, kind) {
  const failing = checks.filter(
    ({ applies, holds }) => (applies === null || applies(lines, kind)) && !holds(lines, kind),
  );
  if (failing.length === 0) return NONE;
  const silenced = new Set(failing.flatMap((check) => check.silences));
  return failing.filter(({ code, isStated }) => isStated && !silenced.has(code)).map(({ code }) => code);
}

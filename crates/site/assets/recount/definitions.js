// What does the election consist of?
//
// Contests with their forms, areas, stations and units, as they are defined in the
// record, each with the index of its entry: a figure "as of" an earlier size counts
// over what was defined below that size. A definition that names what is not there,
// or defines something a second time, is reported and left out; one of an area with
// a level that the opening lacks is reported and stays.
//
// A **place** is what figures come from: a station without a unit, or a unit. A
// member of a unit is a station, but no place.

import { NotEvaluable, Names } from "./expressions.js";
import { judgeBases, judgeChecks } from "./checks.js";

const SEATS_MAX = 100_000;

const isFraction = ([p, q]) => q >= 1 && p <= q;

function ruleProblem(rule) {
  if (rule.kind === "majority" && !isFraction(rule.more_than)) return `its majority is ${rule.more_than.join("/")}`;
  if (rule.kind !== "seats") return null;
  if (rule.seats > SEATS_MAX) return `it has ${rule.seats} seats`;
  if (rule.threshold && !isFraction(rule.threshold.share)) return `its threshold is ${rule.threshold.share.join("/")}`;
  return null;
}

function basesOfRule(rule) {
  return [rule.base, rule.threshold?.base, rule.independents?.quota.base].filter((base) => base !== undefined);
}

// What a contest is to those who count, or a NotEvaluable that says why it is none.
function judgeContest(fact, form) {
  const lines = form.lines.map((line) => line.code);
  const options = fact.options.map((option) => option.code);
  const codes = [...lines, ...options];
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (options.length === 0) throw new NotEvaluable("it has no option");
  if (twice !== undefined) throw new NotEvaluable(`two of its lines and options are called ${twice}`);
  if (codes.includes("votes")) throw new NotEvaluable(`one of its lines and options is called "votes"`);
  const problem = ruleProblem(fact.rule);
  if (problem !== null) throw new NotEvaluable(problem);
  const names = new Names(lines, options);
  const bases = judgeBases(form, names);
  const missing = [fact.display_base, ...basesOfRule(fact.rule)].find((base) => !bases.has(base));
  if (missing !== undefined) throw new NotEvaluable(`its form has no base ${missing}`);
  return {
    code: fact.code,
    rule: fact.rule,
    displayBase: fact.display_base,
    lines,
    options: fact.options.map(({ code, kind }) => ({ code, kind })),
    width: codes.length,
    bases,
    checks: judgeChecks(form, names),
  };
}

export class Definitions {
  // `report(property, index, detail)` is told of what is broken.
  constructor(report) {
    this.report = report;
    this.levels = new Set();
    this.forms = new Map();
    this.contests = new Map();
    this.areas = new Map();
    this.stations = new Map();
    this.root = null;
  }

  #refuse(index, detail) {
    this.report("order.definition", index, detail);
  }

  addForm(index, fact) {
    if (this.forms.has(fact.code)) this.#refuse(index, `the form ${fact.code} is defined already`);
    else this.forms.set(fact.code, fact);
  }

  addContest(index, fact) {
    if (this.contests.has(fact.code)) return this.#refuse(index, `the contest ${fact.code} is defined already`);
    const form = this.forms.get(fact.form);
    if (form === undefined) return this.#refuse(index, `there is no form ${fact.form} before it`);
    try {
      const contest = judgeContest(fact, form);
      this.contests.set(fact.code, { ...contest, index, number: this.contests.size });
    } catch (error) {
      if (!(error instanceof NotEvaluable)) throw error;
      this.#refuse(index, `the contest ${fact.code} cannot be evaluated: ${error.message}`);
    }
  }

  addAreas(index, fact) {
    for (const { code, level, parent } of fact.areas) {
      if (this.areas.has(code)) this.#refuse(index, `the area ${code} is defined already`);
      else if (parent === undefined && this.root !== null) this.#refuse(index, `${code} is a second root`);
      else if (parent !== undefined && !this.areas.has(parent)) {
        this.#refuse(index, `the area ${code} names ${parent}, which is not there`);
      } else this.#addArea(index, code, level, parent);
    }
  }

  #addArea(index, code, level, parent) {
    if (!this.levels.has(level)) this.#refuse(index, `the area ${code} has a level ${level}, which is not there`);
    const area = { code, index, number: this.areas.size, parent: this.areas.get(parent) ?? null, stations: [] };
    this.areas.set(code, area);
    if (area.parent === null) this.root = area;
  }

  addStations(index, fact) {
    const area = this.areas.get(fact.area);
    if (area === undefined) return this.#refuse(index, `there is no area ${fact.area} before it`);
    for (const station of fact.stations) this.#addStation(index, area, station);
  }

  #addStation(index, area, { code, kind = "ordinary", registered = null, unit }) {
    if (this.stations.has(code)) return this.#refuse(index, `the station ${code} is listed already`);
    const owner = unit === undefined ? null : this.stations.get(unit);
    if (owner === undefined || (owner !== null && (!owner.isUnit || owner.area !== area))) {
      return this.#refuse(index, `the station ${code} names the unit ${unit}, which is none of its area`);
    }
    if (owner?.protocols.some((list) => list.length > 0)) {
      return this.#refuse(index, `the station ${code} comes to the unit ${unit} after its protocol`);
    }
    if (owner !== null && registered !== null) {
      this.report("protocol.unit", index, `the station ${code} has a register, expected at its unit ${unit} alone`);
    }
    const isUnit = kind === "unit" && owner === null;
    const station = { code, area, kind, registered, unit: owner, isUnit, members: [], index, protocols: [] };
    this.stations.set(code, station);
    area.stations.push(station);
    owner?.members.push(station);
  }
}

export function isWithin(area, outer) {
  for (let each = area; each !== null; each = each.parent) if (each === outer) return true;
  return false;
}

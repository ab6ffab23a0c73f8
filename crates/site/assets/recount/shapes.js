// How is a type said?
//
// A type is a function from a value to null, if the value is of it, or to a sentence
// that says what was found and what was expected. `form.js` builds the kinds of
// facts out of these. A member's name is put before the sentence on its way up, so
// that a value in the right place costs nothing but the look at it.

export const show = (value) => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
};

const expected = (what, value) => `found ${show(value)}, expected ${what}`;

// A type of the values of which `holds` is true.
export const type = (what, holds) => (value) => (holds(value) ? null : expected(what, value));

// A string type.
export const text = (what, holds) => type(what, (value) => typeof value === "string" && holds(value));

export const word = text("a string", () => true);
export const count = type("a count", (value) => Number.isSafeInteger(value) && value >= 0);
export const integer = type("an integer", Number.isSafeInteger);
export const countTo = (max) =>
  type(`a count up to ${max}`, (value) => Number.isSafeInteger(value) && value >= 0 && value <= max);
export const one = (...words) => type(words.join(", "), (value) => words.includes(value));
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

export const array = (item) => (value) => {
  if (!Array.isArray(value)) return expected("an array", value);
  for (let i = 0; i < value.length; i++) {
    const problem = item(value[i]);
    if (problem !== null) return `[${i}] ${problem}`;
  }
  return null;
};

export const tuple = (...items) => (value) => {
  if (!Array.isArray(value) || value.length !== items.length) {
    return expected(`an array of ${items.length}`, value);
  }
  for (let i = 0; i < items.length; i++) {
    const problem = items[i](value[i]);
    if (problem !== null) return `[${i}] ${problem}`;
  }
  return null;
};

// An object from any key to values of one type.
export const map = (item) => (value) => {
  if (!isObject(value)) return expected("an object", value);
  for (const key of Object.keys(value)) {
    const problem = item(value[key]);
    if (problem !== null) return `${key}: ${problem}`;
  }
  return null;
};

// An object with exactly these members: all of `needed`, any of `optional`.
export function object(needed, optional = {}) {
  const names = Object.keys(needed);
  const types = new Map([...Object.entries(needed), ...Object.entries(optional)]);
  const isNeeded = new Set(names);
  return (value) => {
    if (!isObject(value)) return expected("an object", value);
    let found = 0;
    for (const key of Object.keys(value)) {
      const member = types.get(key);
      if (member === undefined) return `found a member ${show(key)}, which is not of this kind`;
      const problem = member(value[key]);
      if (problem !== null) return `${key}: ${problem}`;
      if (isNeeded.has(key)) found += 1;
    }
    if (found === names.length) return null;
    const missing = names.find((name) => !Object.hasOwn(value, name));
    return `found no member "${missing}", expected it`;
  };
}

// One of several types.
export const either = (...types) => (value) => {
  let problem = null;
  for (const each of types) {
    problem = each(value);
    if (problem === null) return null;
  }
  return problem;
};

// A type with one more condition on the whole value.
export const where = (base, what, holds) => (value) => base(value) ?? (holds(value) ? null : expected(what, value));

// Elements in few words: `h("p", { class: "soft" }, "text", child)`.

const SPECIAL = { class: "className", value: "value", checked: "checked", disabled: "disabled", hidden: "hidden" };

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in SPECIAL) element[SPECIAL[name]] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const button = (text, onclick, attributes = {}) => h("button", { type: "button", ...attributes, onclick }, text);

export const link = (text, href, attributes = {}) => h("a", { href, ...attributes }, text);

/// A button that is pressed or not, with a mark that does not depend on colour.
export function toggle(text, pressed, onclick, attributes = {}) {
  return h("button", { type: "button", class: "toggle", ...attributes, "aria-pressed": String(pressed), onclick },
    h("span", { class: "mark", "aria-hidden": "true" }), h("span", {}, text));
}

export const press = (element, pressed) => element.setAttribute("aria-pressed", String(pressed));

/// Sets a text only where it differs, so that nothing is read out twice.
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

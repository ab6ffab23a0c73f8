// What stands around every page: menu, languages, the mark of a demonstration, the state of sending, and the buttons
// at the thumb.

import { app } from "./app.js";
import { button, h, link, press, setText } from "./dom.js";
import { stateOfAll } from "./state.js";
import { language, LANGUAGES, said, t } from "./words.js";
import { update } from "./window.js";

const SHORT = { en: "EN", ru: "RU", kk: "KK" };
let state = null;

function head() {
  const languages = Object.entries(LANGUAGES).map(([code, name]) => {
    const one = button(SHORT[code], () => document.dispatchEvent(new CustomEvent("language", { detail: code })),
      { lang: code, id: `language-${code}`, "aria-label": `${SHORT[code]} ${name}` });
    press(one, code === language());
    return one;
  });
  const line = h("span", {});
  state = h("div", { id: "state", role: "status" }, app.session ? link(line, app.session.signed_out ? "#/sign-in" : "#/sending") : line);
  frame.state();
  const demonstration = app.session && app.pack?.value.mission.status === "demonstration";
  return h("header", {},
    h("div", { class: "top" },
      app.session ? link(t("menu"), "#/menu", { class: "menu" }) : h("span", { class: "menu" }, "Hattama"),
      h("span", { class: "who" }, app.session?.observer.code ?? ""),
      h("div", { class: "languages", role: "group", "aria-label": t("language") }, languages)),
    demonstration ? h("p", { class: "demonstration" }, t("demonstration")) : null,
    app.session ? state : null,
    update.ready ? h("p", { class: "notice" }, `${t("newer")} `, button(t("newer_use"), () => update.ready(), { class: "second", id: "newer" })) : null);
}

/// Draws a page.
export function frame(page) {
  const place = document.getElementById("app");
  const title = h("h1", { tabindex: "-1" }, page.title);
  document.title = `${page.title} · ${app.pack ? said(app.pack.value.mission.title) : t("app")}`;
  place.replaceChildren(head(),
    h("main", {}, page.above ?? null, title, page.nodes),
    page.bottom ? h("nav", { id: "bottom", "aria-label": t("actions") }, page.bottom) : "");
  // With large letters the bars would cover what is read: then they stand where they are.
  const bars = ["state", "bottom"].reduce((sum, id) => sum + (document.getElementById(id)?.offsetHeight ?? 0), 0);
  place.classList.toggle("large", bars > innerHeight * 0.3);
}

/// Says the state of sending anew, where it has changed.
frame.state = () => {
  if (!state) return;
  const line = state.querySelector("span");
  if (line) setText(line, stateOfAll());
  state.classList.toggle("alert", Boolean(app.trouble || app.session?.signed_out));
};

/// Notes where the focus and the text cursor are; the function given brings them back after the page was drawn anew.
export function focusKept() {
  const at = document.activeElement;
  const fields = "a[href], button, input, textarea, h1";
  const all = () => [...document.querySelectorAll(fields)];
  const [id, href, order] = [at?.id, at?.getAttribute?.("href"), all().indexOf(at)];
  const [from, to] = at?.selectionStart === undefined ? [] : [at.selectionStart, at.selectionEnd];
  const scroll = scrollY;
  return () => {
    const next = (id && document.getElementById(id)) || (href && all().find((one) => one.getAttribute("href") === href)) || (order >= 0 ? all()[order] : null);
    next?.focus({ preventScroll: true });
    if (from !== null && from !== undefined && next?.setSelectionRange) { try { next.setSelectionRange(from, to); } catch { /* A field without a cursor. */ } }
    scrollTo(0, scroll);
  };
}

// Signing in and out. What is typed outlives a page that is drawn anew, as where another language is chosen.

import { app } from "../app.js";
import { button, h, link, setText } from "../dom.js";
import { stateOf } from "../state.js";
import { formOf } from "../app.js";
import { placeName } from "../pack.js";
import { enqueue, forget, unsent } from "../queue.js";
import { signIn, signOut } from "../session.js";
import { number, said, t } from "../words.js";

/// Whether an answer is awaited: the page may be drawn anew under it, and the answer is told on the one that is seen.
let asking = false;

export function signInPage() {
  const again = app.session?.signed_out;
  const typed = (id) => document.getElementById(id)?.value;
  const seen = (element) => document.getElementById(element.id) ?? element;
  const trouble = h("p", { id: "sign-in-trouble", class: "trouble", role: "alert" }, asking ? t("signing_in") : "");
  const code = h("input", { id: "code", name: "username", autocomplete: "username", autocapitalize: "characters", spellcheck: "false", value: typed("code") || (again ? app.session.observer.code : ""), required: true });
  const password = h("input", { id: "password", name: "password", type: "password", autocomplete: "current-password", value: typed("password") ?? "", required: true });
  const send = h("button", { id: "sign-in-send", type: "submit", class: "wide", disabled: asking }, t("sign_in"));
  const form = h("form", { class: "plain", onsubmit: async (event) => {
    event.preventDefault();
    asking = true;
    send.disabled = true;
    setText(trouble, t("signing_in"));
    const refusal = await signIn(code.value.trim(), password.value);
    asking = false;
    if (!refusal) { location.hash = "#/"; return; }
    seen(send).disabled = false;
    setText(seen(trouble), refusal.text ?? (refusal.error === "wait" ? t("sign_in_wait", { seconds: refusal.seconds ?? 30 }) : t("sign_in_away")));
    seen(password).focus();
  } },
  h("label", { for: "code" }, t("code")), code,
  h("label", { for: "password" }, t("password")), password,
  h("label", { class: "inline" }, h("input", { type: "checkbox", onchange: (event) => { password.type = event.target.checked ? "text" : "password"; } }), t("show_password")),
  trouble, send);
  return {
    title: again ? t("sign_in_again") : t("sign_in_title"),
    nodes: [h("p", {}, again ? t("sign_in_again_how") : t("sign_in_how")), form, again ? h("p", {}, link(t("later"), "#/", { class: "button second wide" })) : null],
    live: () => {},
  };
}

export async function signOutPage() {
  for (const report of unsent()) await enqueue(report);
  const left = unsent();
  const trouble = h("p", { class: "trouble", role: "alert" });
  const input = h("input", { id: "count", type: "text", inputmode: "numeric", autocomplete: "off", class: "count" });
  const out = async () => {
    const count = unsent().length;
    if (count > 0 && input.value.trim() !== String(count)) {
      setText(trouble, t("sign_out_refused", { count }));
      input.focus();
      return;
    }
    await forget();
    await signOut();
    location.hash = "#/sign-in";
  };
  const items = await Promise.all(left.map(async (report) => h("li", {},
    link(`${said(formOf(report).title)}, ${await placeName(report.place)}`, `#/report/${report.id}`), h("small", {}, stateOf(report)))));
  return {
    title: t("sign_out"),
    nodes: left.length === 0
      ? [h("p", {}, t("sign_out_clean"))]
      : [h("p", { class: "notice" }, t("sign_out_unsent", { count: left.length })), h("ul", { class: "list" }, items),
        h("label", { for: "count" }, t("sign_out_type", { number: number(left.length) })), input, trouble],
    bottom: [link(t("back"), "#/", { class: "button second" }), button(t("sign_out"), out, { class: "alarm" })],
    live: () => {},
  };
}

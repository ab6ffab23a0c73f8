// What is sent, what is not, and why: every report with its state.

import { app, formOf } from "../app.js";
import { button, h, link } from "../dom.js";
import { placeName, refresh } from "../pack.js";
import { enqueue, unsent, work } from "../queue.js";
import { started } from "../report.js";
import { stateOf, stateOfAll } from "../state.js";
import { said, t } from "../words.js";
import { reportPath } from "./home.js";

export async function sendingPage() {
  const left = new Set(unsent());
  const all = [...app.reports.values()].filter((report) => started(report) && formOf(report))
    .sort((a, b) => left.has(b) - left.has(a) || new Date(b.saved) - new Date(a.saved));
  const items = [];
  for (const report of all) {
    items.push(h("li", {}, link([
      h("strong", {}, said(formOf(report).title)), h("span", {}, (await placeName(report.place)) || t("no_place")), h("small", {}, stateOf(report)),
    ], reportPath(report), { class: "task" })));
  }
  const lasting = await navigator.storage?.persisted?.().catch(() => false);
  return {
    title: t("sending"),
    nodes: [
      h("p", {}, stateOfAll()), items.length > 0 ? h("ul", { class: "tasks" }, items) : null,
      h("p", { class: "soft" }, t("sending_how")), lasting ? h("p", { class: "soft" }, t("lasting")) : null,
    ],
    bottom: [
      link(t("plan"), "#/", { class: "button second" }),
      app.session.signed_out ? link(t("sign_in_again"), "#/sign-in", { class: "button" })
        : button(t("send_now"), async () => {
          for (const report of left) await enqueue(report);
          await work({ now: true });
          await refresh({ soon: true });
        }, { id: "send-now" }),
    ],
    states: true,
  };
}

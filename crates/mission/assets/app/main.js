// The observer's app: what happens when it is opened, and how a press leads from page to page.
//
// The address after # names the page; a page is a function that gives { title, nodes, bottom, live }. `live` is called
// when something changed that the page may show; without one, or where it gives "anew", the page is drawn anew.

import { app, formOf, news, tell } from "./app.js";
import { frame, focusKept } from "./frame.js";
import { refresh } from "./pack.js";
import { sweep } from "./photos.js";
import { enqueue, queue, work } from "./queue.js";
import { started } from "./report.js";
import { wake } from "./session.js";
import { firstLanguage, speak, t } from "./words.js";
import { alone, installed } from "./window.js";
import { signInPage, signOutPage } from "./pages/sign.js";
import { homePage, menuPage } from "./pages/home.js";
import { beginPage, findPage, newPage } from "./pages/begin.js";
import { sectionPage } from "./pages/section.js";
import { differPage, endPage } from "./pages/end.js";
import { sendingPage } from "./pages/sending.js";

const EVERY_MS = 30_000;
let page = null;
let drawing = 0;

function route() {
  const parts = location.hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
  const [first, ...rest] = parts;
  if (!app.session || first === "sign-in") return [signInPage, rest];
  if (first === "report") {
    const report = app.reports.get(rest[0]);
    if (!report || !formOf(report)) return [homePage, []];
    if (rest[1] === "end") return [endPage, [report]];
    if (rest[1] === "differ" && report.other) return [differPage, [report]];
    return [sectionPage, [report, Number(rest[1] ?? report.at) || 0, rest[2]]];
  }
  const pages = { menu: menuPage, find: findPage, begin: beginPage, new: newPage, sending: sendingPage, "sign-out": signOutPage };
  return [pages[first] ?? homePage, rest];
}

/// Shows the page of the address. `arrived`: the person went there, so that the focus goes to its head.
async function show({ arrived }) {
  const turn = (drawing += 1);
  const [make, rest] = route();
  const next = await make(...rest);
  if (turn !== drawing || !next) return;
  page = next;
  const back = arrived ? null : focusKept();
  frame(page);
  if (back) back();
  else if (page.focus) page.focus();
  else { scrollTo(0, 0); document.querySelector("main h1")?.focus({ preventScroll: true }); }
}

/// A section is left: what was answered in it becomes a version, and goes out where there is a network.
async function leave(from) {
  const [what, id] = from.replace(/^#\/?/, "").split("/");
  const report = what === "report" ? app.reports.get(id) : null;
  const [, now] = location.hash.replace(/^#\/?/, "").split("/");
  if (now !== id) queue.open = null;
  if (!report) return;
  if (!started(report)) { if (now !== id && !location.hash.startsWith("#/find/")) app.reports.delete(id); return; }
  await enqueue(report).catch(() => {});
  work();
}

let here = location.hash;
addEventListener("hashchange", () => {
  const from = here;
  here = location.hash;
  if (from.split("/").slice(0, 4).join("/") !== here.split("/").slice(0, 4).join("/")) leave(from);
  show({ arrived: true });
});

const lively = (event) => {
  if (!page) return;
  if (["merged", "session", "update"].includes(event.type)) return void show({ arrived: event.type === "session" });
  frame.state();
  if (page.live) { if (page.live(event.type) === "anew") show({ arrived: false }); } else if (event.type !== "state" || page.states) show({ arrived: false });
};
for (const name of ["state", "report", "pack", "merged", "session", "update"]) news.addEventListener(name, lively);

document.addEventListener("language", async (event) => {
  await speak(event.detail);
  show({ arrived: false });
});

async function busy({ now = false } = {}) {
  await work({ now });
  await refresh();
}

async function start() {
  await firstLanguage();
  document.title = t("app");
  if (!(await alone(() => location.reload()))) return;
  await wake();
  await sweep().catch(() => {});
  await show({ arrived: true });
  installed();
  navigator.storage?.persist?.().catch(() => {});
  addEventListener("online", () => { tell("state"); busy({ now: true }); });
  addEventListener("offline", () => tell("state"));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) { busy({ now: true }); return; }
    // A phone that is put away sends what was answered, as if the section were left.
    const open = app.reports.get(queue.open);
    if (open) enqueue(open).then(() => work()).catch(() => {});
  });
  setInterval(() => { if (!document.hidden) busy(); }, EVERY_MS);
  news.addEventListener("session", () => { if (app.session) { refresh({ soon: true }); work({ now: true }); } });
  busy({ now: true });
}

start();

// Keeps an open page at the newest size of the record.
//
// `head.json` at the site's root says the newest size. Where a listener serves the site it also names an address of
// events, and the page hears of growth at once; from plain files the page asks every ten seconds. When the record has
// grown the page fetches itself and replaces what stands in `main` and the foot; nothing else moves, and a reader's
// place, open details and search stay. Without script a reader reloads the page.

const POLL_MS = 10_000;
const root = document.body.dataset.root;
const live = document.getElementById("live");
let size = 0;

async function head() {
  const answer = await fetch(`${root}head.json`, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`head.json: ${answer.status}`);
  return answer.json();
}

function keep(old, fresh) {
  const opened = [...old.querySelectorAll("details")].map((details) => details.open);
  fresh.querySelectorAll("details").forEach((details, place) => { details.open = opened[place] ?? false; });
}

async function refresh() {
  const answer = await fetch(location.href.split("#")[0], { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (fresh.documentElement.dataset.size === document.documentElement.dataset.size) return;
  // A page with a running recount, or with something typed into it, is left alone.
  if (document.querySelector("#recount.running") || document.querySelector("input[type=search]")?.value) return;
  keep(document.querySelector("main"), fresh.querySelector("main"));
  document.querySelector("main").replaceWith(fresh.querySelector("main"));
  const lines = fresh.querySelectorAll("footer p:not(.live)");
  document.querySelectorAll("footer p:not(.live)").forEach((line, place) => { if (lines[place]) line.replaceWith(lines[place]); });
  document.documentElement.dataset.size = fresh.documentElement.dataset.size;
  document.title = fresh.title;
  document.dispatchEvent(new Event("refreshed"));
  live.textContent = live.dataset.newer;
}

async function grown(to) {
  if (to === size) return;
  size = to;
  await refresh();
}

const lost = () => { live.textContent = live.dataset.lost; };

async function poll() {
  try { await grown((await head()).size); } catch { lost(); }
  setTimeout(poll, document.hidden ? POLL_MS * 6 : POLL_MS);
}

async function start() {
  const first = await head().catch(() => null);
  size = first?.size ?? 0;
  if (!first?.events || !window.EventSource) { setTimeout(poll, POLL_MS); return; }
  const events = new EventSource(`${root}${first.events}`);
  events.addEventListener("head", (event) => {
    if (live.textContent === live.dataset.lost) live.textContent = "";
    grown(JSON.parse(event.data).size).catch(lost);
  });
  // The browser connects again by itself and says which event it saw last.
  events.addEventListener("error", lost);
}

start();

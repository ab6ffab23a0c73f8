// What does the reader see of a recount?
//
// Glue for the page *verify*: the server renders every word, in the reader's
// language, into the HTML and its data attributes; this file starts the work, fills
// in numbers, times and places, and says which of the given words holds now. It
// writes no markup and no style, so that the strictest content security policy fits.
//
// On #recount: data-root (the publication), data-worker, data-pages (pages whose
// figures are compared, relative to this one, parted by spaces). On #recount-steps:
// data-waiting, data-running, data-done, data-failed, and optional data-skipped. On
// #recount-verdict: data-running, data-holds, data-broken, and optional
// data-unfinished, for a line that broke. Optional fields #recount-given-key, -policy
// and -since take what the reader trusts.

import { fetchBytes } from "./fetching.js";
import { decodeText } from "./bytes.js";

const SLICE_MILLISECONDS = 30;
const ROWS_MAX = 200;
const language = document.documentElement.lang || "en";
const at = (id) => document.getElementById(id);

function formatted(value, options = {}) {
  try {
    return new Intl.NumberFormat(language, options).format(value);
  } catch {
    return new Intl.NumberFormat("en", options).format(value);
  }
}

const number = (value) => formatted(value);

function duration(milliseconds) {
  const isShort = milliseconds < 1000;
  return formatted(isShort ? milliseconds : milliseconds / 1000, {
    style: "unit",
    unit: isShort ? "millisecond" : "second",
    maximumFractionDigits: isShort ? 0 : 1,
  });
}

const megabytes = (bytes) =>
  formatted(bytes / 1e6, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });

function write(element, text) {
  if (element) element.textContent = text;
}

const FIGURE = { value: "value", area: "data-area", contest: "data-contest", what: "data-what",
  option: "data-option", line: "data-line", base: "data-base", basis: "data-basis" };

function figureOf(element) {
  const figure = { text: element.textContent };
  for (const [name, attribute] of Object.entries(FIGURE)) {
    if (element.hasAttribute(attribute)) figure[name] = element.getAttribute(attribute);
  }
  return { value: "", ...figure };
}

// {path, size, figures} of a page of the site; see pages.js for the marks.
async function readPage(path) {
  const bytes = await fetchBytes(new URL(path, document.baseURI), "no-cache");
  const html = bytes === null ? "" : (decodeText(bytes) ?? "");
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const size = parsed.documentElement.getAttribute("data-size");
  return {
    path,
    size: size === null ? NaN : Number(size),
    figures: Array.from(parsed.querySelectorAll("data.figure"), figureOf),
  };
}

class View {
  constructor(section) {
    this.section = section;
    this.steps = at("recount-steps");
    this.verdict = at("recount-verdict");
    this.table = at("recount-violations");
  }

  step(name) {
    return this.steps.querySelector(`[data-step="${name}"]`);
  }

  setState(name, state, detail) {
    const item = this.step(name);
    if (!item) return;
    item.dataset.state = state;
    const words = this.steps.dataset;
    write(item.querySelector(".step-state"), words[state] ?? words.waiting ?? state);
    if (detail !== undefined) write(item.querySelector(".step-detail"), detail);
  }

  begin() {
    this.section.classList.remove("holds", "broken");
    this.table.hidden = true;
    this.table.tBodies[0].replaceChildren();
    for (const item of this.steps.querySelectorAll("[data-step]")) this.setState(item.dataset.step, "waiting", "");
    write(this.verdict, this.verdict.dataset.running);
    this.began = performance.now();
  }

  tellStep({ step, state, milliseconds, entries, of, figures }) {
    const parts = [];
    if (of !== undefined) parts.push(`${number(entries)} / ${number(of)}`);
    else if (entries !== undefined) parts.push(number(entries));
    if (figures !== undefined) parts.push(number(figures));
    if (this.bytes && step === "entries") parts.push(megabytes(this.bytes));
    if (milliseconds !== undefined) parts.push(duration(milliseconds));
    this.setState(step, state, parts.length > 0 ? parts.join(" \u00b7 ") : undefined);
  }

  tellEntries({ entries, of, bytes }) {
    this.bytes = bytes;
    this.setState("entries", "running", `${number(entries)} / ${number(of)} \u00b7 ${megabytes(bytes)}`);
  }

  addRow(...cells) {
    const row = this.table.tBodies[0].insertRow();
    for (const cell of cells) row.insertCell().textContent = cell;
  }

  finish({ holds, violations, printed = [], older = [], size, root, key, signers = [], witnesses = [] }) {
    const spent = duration(performance.now() - this.began);
    const { dataset } = this.verdict;
    write(this.verdict, `${holds ? dataset.holds : dataset.broken} (${spent})`);
    this.section.classList.add(holds ? "holds" : "broken");
    for (const { property, place, detail } of violations.slice(0, ROWS_MAX)) this.addRow(property, String(place), detail);
    for (const { page, what, found, expected } of printed.slice(0, ROWS_MAX)) {
      this.addRow("page", page, `${what}: ${found} \u2260 ${expected}`);
    }
    const rows = violations.length + printed.length;
    if (rows > ROWS_MAX) this.addRow("\u2026", number(rows), "");
    this.table.hidden = holds;
    if (older.length > 0) {
      const detail = this.step("page")?.querySelector(".step-detail");
      write(detail, `${detail?.textContent} \u00b7 ${older.map((page) => `${page.page}: ${number(page.size)}`).join(", ")}`);
    }
    write(at("recount-key"), key ?? "");
    write(at("recount-root"), root ?? "");
    write(at("recount-size"), size === undefined ? "" : number(size));
    write(at("recount-witnesses"), signers.map((name) => (witnesses.includes(name) ? `${name} \u2713` : name)).join(", "));
  }

  // Nothing can be said of the record: not the verdict "broken".
  stop(message) {
    write(this.verdict, [this.verdict.dataset.unfinished, message].filter(Boolean).join(" "));
  }
}

// Runs the task in a worker; false where no module worker starts.
function runInWorker(url, task, tell) {
  return new Promise((resolve) => {
    let worker;
    try {
      worker = new Worker(url, { type: "module" });
    } catch {
      resolve(false);
      return;
    }
    let isReady = false;
    worker.addEventListener("error", (event) => {
      worker.terminate();
      if (isReady) tell({ type: "stopped", message: event.message });
      resolve(isReady);
    });
    worker.addEventListener("message", ({ data }) => {
      if (data.type === "ready") {
        isReady = true;
        worker.postMessage(task);
        return;
      }
      tell(data);
      if (data.type === "done" || data.type === "stopped") {
        worker.terminate();
        resolve(true);
      }
    });
  });
}

// In the page itself, giving way every few milliseconds.
async function runInPage(task, tell) {
  const { runTask } = await import("./task.js");
  let from = performance.now();
  await runTask(task, tell, async () => {
    if (performance.now() - from < SLICE_MILLISECONDS) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    from = performance.now();
  });
}

const given = (id) => at(id)?.value ?? "";

async function start(section, view) {
  const { root, worker, pages = "" } = section.dataset;
  view.begin();
  const tell = (message) => {
    if (message.type === "step") view.tellStep(message);
    if (message.type === "entries") view.tellEntries(message);
    if (message.type === "done") view.finish(message.result);
    if (message.type === "stopped") view.stop(message.message);
  };
  try {
    const paths = pages.split(/\s+/).filter((path) => path !== "");
    const task = {
      root: new URL(root, document.baseURI).href,
      pages: await Promise.all(paths.map(readPage)),
      trust: {
        key: given("recount-given-key").trim(),
        policy: given("recount-given-policy"),
        since: given("recount-given-since"),
      },
    };
    const isDone = await runInWorker(new URL(worker, document.baseURI), task, tell);
    if (!isDone) await runInPage(task, tell);
  } catch (error) {
    view.stop(error.message);
  }
}

const section = at("recount");
const button = at("recount-start");
if (section && button) {
  const view = new View(section);
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    await start(section, view);
    button.disabled = false;
  });
}

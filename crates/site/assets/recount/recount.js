// Do all the published numbers follow from the signed entries?
//
// This is the verifier of section 8 of the format page, whole: it reads a
// publication through `read(path)`, reports every broken property by its id and
// place, and needs nothing else, no page and no network of its own. `read` gives the
// bytes of a file, or null where the file is not there; it throws where neither can
// be said, and then nothing is said about the record.
//
// It goes in steps, and tells of each: `checkpoint` (fetched and parsed), `entries`
// (bundles fetched, hashed and read as they come), `tree` (root and hash tiles),
// `facts` (each against those before it), `figures` (published results) and `page`
// (what the site's pages print). Facts are judged while bundles still arrive.
//
// Where a bundle is missing or damaged, entries before it are judged; the tree, the
// older checkpoint and the results are not; and no key is missed that may stand in
// what was not read.

import { Leaves, differsAt, rootOf, tileLevels } from "./tree.js";
import { Replay } from "./replay.js";
import { base64, hashText, sameBytes } from "./bytes.js";
import { factProblem } from "./form.js";
import { filesOf, parseBundle, readFile, WIDTH } from "./bundle.js";
import { inOrder } from "./ahead.js";
import { isDemonstrationKey, parseNote, signatureOf } from "./note.js";
import { judgeCosignatures } from "./policy.js";
import { judgePages } from "./pages.js";
import { judgePublished } from "./results.js";
import { parseCanonical } from "./canonical.js";

const ENTRY_BYTES_MAX = 60_000;
const FILES_AHEAD = 6;
const BEGINNINGS_MAX = 3;
export const STEPS = ["checkpoint", "entries", "tree", "facts", "figures", "page"];

// Collects broken properties, each once a place, and counts them by step.
class Report {
  constructor() {
    this.violations = [];
    this.seen = new Set();
  }

  add(property, place, detail) {
    const id = `${property} ${place}`;
    if (this.seen.has(id)) return;
    this.seen.add(id);
    this.violations.push({ property, place, detail });
  }

  sorted() {
    const order = ({ property, place }) => [property, typeof place === "number" ? String(place).padStart(16, "0") : place];
    const text = (violation) => order(violation).join(" ");
    return [...this.violations].sort((a, b) => (text(a) < text(b) ? -1 : 1));
  }
}

// One entry: canonical, of its form, and in order.
function readEntry(report, replay, index, entry) {
  const { value, problem } = parseCanonical(entry);
  if (problem !== undefined || entry.length > ENTRY_BYTES_MAX) {
    report.add("entry.canonical", index, problem ?? `it has ${entry.length} bytes, expected at most ${ENTRY_BYTES_MAX}`);
    return;
  }
  const form = factProblem(value);
  if (form !== null) report.add("entry.form", index, form);
  else replay.apply(index, value);
}

function* pairs(left, right) {
  for (const each of left) yield [each, right.next().value];
}

// Reads the bundles of `size` entries. True where all were there and whole. The tiles
// of leaf hashes are as many, so each comes with its bundle and waits for its turn.
async function readEntries({ read, report, replay, leaves, leafTiles, onEntry, breathe, clock }, size) {
  let bytesRead = 0;
  const load = ([file, tile]) => Promise.all([readFile(read, file), readFile(read, tile)]);
  const files = pairs(filesOf("tile/entries", size), filesOf("tile/0", size));
  for await (const { item, result } of inOrder(files, load, FILES_AHEAD)) {
    const [{ bytes, path, whole }, tile] = result;
    const [{ from, count }] = item;
    const { entries, problem } = bytes === null ? { problem: "it is not there" } : parseBundle(bytes, whole);
    if (problem !== undefined) {
      report.add("tree.bundle", path, problem);
      return false;
    }
    leafTiles.push(tile);
    bytesRead += bytes.length + (tile.bytes?.length ?? 0);
    const wanted = entries.slice(0, count);
    clock.run("tree", () => wanted.forEach((entry) => leaves.push(entry)));
    clock.run("facts", () => wanted.forEach((entry, i) => readEntry(report, replay, from + i, entry)));
    onEntry({ entries: leaves.count, of: size, bytes: bytesRead });
    await breathe();
  }
  return true;
}

// One hash tile, of the place that `file` says in its level.
function judgeTile(report, number, level, { from, count }, { bytes, path, whole }) {
  if (bytes === null) report.add("tree.tiles", path, "it is not there");
  else if (bytes.length !== 32 * whole) {
    report.add("tree.tiles", path, `it has ${bytes.length} bytes, expected ${32 * whole}`);
  } else {
    const at = differsAt(bytes, level, from, count);
    const what = number === 0 ? "entry" : "subtree";
    if (at >= 0) report.add("tree.tiles", path, `its hash of ${what} ${at} is not what the entries say`);
  }
}

async function judgeTree({ read, report, leaves, leafTiles }, note) {
  const root = rootOf(leaves.hashes, leaves.count);
  if (!sameBytes(root, note.root)) {
    report.add("tree.root", "checkpoint", `found the root ${note.rootText}, the entries give ${base64(root)}`);
  }
  const levels = tileLevels(leaves);
  for (let number = 0; number < levels.length; number++) {
    const level = levels[number];
    const load = (file) => (number === 0 ? leafTiles[file.from / WIDTH] : readFile(read, file));
    for await (const { item, result } of inOrder(filesOf(`tile/${number}`, level.count), load, FILES_AHEAD)) {
      judgeTile(report, number, level, item, result);
    }
  }
}

function judgeSignature(report, replay, note, size) {
  const origin = replay.opening?.origin;
  const key = replay.keyAt(size);
  const problem =
    origin !== undefined && origin !== note.origin ? `its origin is ${note.origin}, the opening's ${origin}`
    : key === null ? "the record has no key"
    : signatureOf(note, key) !== "good" ? `the record's newest key ${key.text} did not sign it`
    : null;
  if (problem !== null) report.add("note.signature", "checkpoint", problem);
}

// Of a checkpoint, of which not all entries could be read.
function judgeSignatureOfPart(report, replay, note) {
  const origin = replay.opening?.origin ?? note.origin;
  if (origin !== note.origin) {
    report.add("note.signature", "checkpoint", `its origin is ${note.origin}, the opening's ${origin}`);
  }
}

function judgeKey(report, replay, { key, policy }, isWhole) {
  const keys = replay.keys.map((each) => each.key);
  for (const trusted of [key ? [key] : null, policy?.logs.length > 0 ? policy.logs : null]) {
    if (trusted === null || !isWhole) continue;
    if (!trusted.some((each) => keys.some((own) => own.text === each.text))) {
      report.add("note.key", "checkpoint", `none of the record's keys is ${trusted.map((each) => each.text).join(" or ")}`);
    }
  }
  if (replay.opening?.status !== "demonstration" && keys.some(isDemonstrationKey)) {
    report.add("note.key", "checkpoint", "a key is the demonstration's, whose secret is public");
  }
}

function judgeWitnesses(report, note, policy) {
  if (!policy) return [];
  const { reached, bad, good } = judgeCosignatures(policy, note);
  if (bad.length > 0) report.add("note.witness", "checkpoint", `the cosignatures of ${bad.join(", ")} are not good`);
  else if (!reached) {
    report.add("note.witness", "checkpoint", `cosigned by ${good.join(", ") || "nobody"}, the policy asks for more`);
  }
  return good;
}

function extensionProblem(replay, leaves, note, bytes) {
  const { note: older, problem } = parseNote(bytes);
  if (problem !== undefined) return `the older checkpoint does not read: ${problem}`;
  const origin = replay.opening?.origin;
  if (older.origin !== origin) return `the older checkpoint is of ${older.origin}, the record of ${origin ?? "none"}`;
  if (older.size > note.size) return `its size is ${note.size}, the older one's ${older.size}`;
  const size = Number(older.size);
  const root = rootOf(leaves.hashes, size);
  if (!sameBytes(root, older.root)) return `the record's root at ${size} is ${base64(root)}, the older one's ${older.rootText}`;
  const key = replay.keyAt(size);
  return key !== null && signatureOf(older, key) === "good" ? null : "the newest key at its size did not sign the older one";
}

// Time spent in each step, by the step's own parts.
class Clock {
  constructor(onStep) {
    this.onStep = onStep;
    this.finished = new Set();
    this.spent = Object.fromEntries(STEPS.map((step) => [step, 0]));
  }

  run(step, work) {
    const from = performance.now();
    const result = work();
    this.spent[step] += performance.now() - from;
    return result;
  }

  async runStep(step, work) {
    this.onStep({ step, state: "running" });
    const from = performance.now();
    const result = await work();
    this.spent[step] += performance.now() - from;
    return result;
  }

  done(step, state, facts = {}) {
    this.finished.add(step);
    this.onStep({ step, state, milliseconds: this.spent[step], ...facts });
  }
}

const stateOf = (report, ...prefixes) =>
  report.violations.some(({ property }) => prefixes.some((prefix) => property.startsWith(prefix))) ? "failed" : "done";

const FACTS = ["entry.", "order.", "protocol.", "turnout.", "summary.", "announcement.", "key."];

async function attempt(context, checkpoint) {
  const { read, trust, clock, report, breathe, page } = context;
  const { note, problem } = checkpoint === null ? { problem: "it is not there" } : parseNote(checkpoint);
  if (problem !== undefined) {
    report.add("note.signature", "checkpoint", problem);
    clock.done("checkpoint", "failed");
    return {};
  }
  const size = Number(note.size);
  const leaves = new Leaves();
  const replay = new Replay(
    (property, index, detail) => report.add(property, index, detail),
    (index) => hashText(leaves.hashes, 32 * index),
  );
  Object.assign(context, { leaves, leafTiles: [], replay });
  clock.onStep({ step: "facts", state: "running" });
  const isWhole = await clock.runStep("entries", () => readEntries(context, size));
  clock.spent.entries -= clock.spent.tree + clock.spent.facts;
  clock.done("entries", isWhole ? "done" : "failed", { entries: leaves.count, of: size });

  const witnesses = clock.run("checkpoint", () => {
    if (isWhole) judgeSignature(report, replay, note, size);
    else judgeSignatureOfPart(report, replay, note);
    judgeKey(report, replay, trust, isWhole);
    const good = judgeWitnesses(report, note, trust.policy);
    const problem = isWhole && trust.since ? extensionProblem(replay, leaves, note, trust.since) : null;
    if (problem !== null) report.add("tree.extends", "checkpoint", problem);
    return good;
  });
  clock.done("checkpoint", stateOf(report, "note.", "tree.extends"));
  clock.done("facts", stateOf(report, ...FACTS), { entries: leaves.count });

  const found = {
    size,
    origin: note.origin,
    root: note.rootText,
    key: replay.keyAt(Infinity)?.text ?? null,
    witnesses,
    // Who else has a line under it: names alone, good or not.
    signers: [...new Set(note.signatures.map(({ name }) => name))].filter((name) => name !== note.origin),
  };
  if (!isWhole) return found;
  await clock.runStep("tree", () => judgeTree(context, note));
  clock.done("tree", stateOf(report, "tree.root", "tree.tiles"));
  await clock.runStep("figures", async () => {
    const path = `results/${size}.json`;
    const fault = judgePublished(replay, size, await read(path));
    if (fault !== null) report.add(fault.property, path, fault.detail);
    await breathe();
  });
  clock.done("figures", stateOf(report, "results."));
  if (page) {
    await clock.runStep("page", async () => Object.assign(found, judgePages(replay, size, page)));
    clock.done("page", found.printed.length > 0 ? "failed" : "done", { figures: found.figures });
  }
  return found;
}

// {holds, violations: [{property, place, detail}], size, origin, root, key, witnesses,
// signers, figures?, printed?, older?}. `trust` is {key?, policy?, since?}: a parsed key, a parsed
// policy, the bytes of an older checkpoint. `page` is a list of what pages print (see
// pages.js). `breathe` is awaited between bundles, for whoever must not be held up.
export async function recount(read, options = {}) {
  const { trust = {}, onStep = () => {}, onEntry = () => {}, page = null, breathe = () => {} } = options;
  for (let beginning = 1; ; beginning++) {
    const report = new Report();
    const clock = new Clock(onStep);
    const checkpoint = await clock.runStep("checkpoint", () => read("checkpoint"));
    const context = { read, trust, clock, report, onEntry, page, breathe };
    const found = await attempt(context, checkpoint);
    for (const step of STEPS) if (!clock.finished.has(step)) onStep({ step, state: "skipped" });
    // A publication may have grown while it was read, and its older files be gone.
    const isMoved = report.violations.some(({ property }) => property.startsWith("tree.") || property === "results.size");
    const newer = isMoved && beginning < BEGINNINGS_MAX ? await read("checkpoint") : null;
    if (newer !== null && checkpoint !== null && !sameBytes(newer, checkpoint)) continue;
    const violations = report.sorted();
    const printed = found.printed ?? [];
    return { ...found, violations, holds: violations.length === 0 && printed.length === 0 };
  }
}

// A mock of a mission's server, for tests of the observer's app: docs/field-protocol.md over plain HTTP.
//
// It keeps what it confirmed in one file and photos beside it, so that it can be killed and started again. `control`
// changes what a mission may change: another version of a form, a new version of the app, a report that is refused.
// It is no mission: it knows no headquarters, no journal, and checks only what the protocol names.

import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { asked, placesOf } from "./mock-form.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json" };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const MIB = 1024 * 1024;
/// As the server gives a version back: choices sorted, texts in NFC.
function normalised(version) {
  for (const answer of Object.values(version.answers)) {
    answer.choices?.sort();
    if (answer.text) answer.text = answer.text.normalize("NFC");
  }
  return version;
}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

export async function mock({ assets, data, folder, port }) {
  mkdirSync(join(folder, "photos"), { recursive: true });
  const file = join(folder, "state.json");
  const state = existsSync(file) ? JSON.parse(readFileSync(file)) : {
    tokens: {}, versions: [], photos: {}, forms: data.forms.map((form) => ({ ...form, current: true })), revision: "", puts: 0, clashes: 0,
  };
  const keep = () => { writeFileSync(`${file}.new`, JSON.stringify(state)); renameSync(`${file}.new`, file); };
  const stations = JSON.stringify(data.stations);
  const stationsPath = `/field/stations/${sha256(stations)}.json`;
  const codes = new Set(data.stations.map(([code]) => code));
  const areas = new Set(data.areas.map(([code]) => code));
  const people = data.people;
  const refuse = { when: () => null };

  const formFile = ({ current, ...form }) => JSON.stringify(form);
  const newest = (versions) => versions.reduce((best, one) => (!best || one.number > best.number || (one.number === best.number && one.device > best.device) ? one : best), null);

  /// Files of the app, and the version over all of them.
  function app() {
    const files = [];
    const walk = (path) => readdirSync(join(assets, path), { withFileTypes: true }).forEach((entry) => {
      const name = path ? `${path}/${entry.name}` : entry.name;
      if (entry.isDirectory()) walk(name); else files.push(name);
    });
    walk("");
    files.sort();
    const all = createHash("sha256").update(state.revision);
    for (const name of files) all.update(name).update(readFileSync(join(assets, name)));
    return { version: all.digest("hex"), files: files.filter((name) => name !== "sw.js") };
  }

  function pack(person) {
    const mine = state.versions.filter((one) => one.person === person);
    return {
      mission: { id: "kz-2022-mission", title: data.title, languages: ["en", "ru", "kk"], status: "demonstration", polling_day: "2022-11-20" },
      observer: people.find((one) => one.person === person).observer,
      forms: state.forms.map((form) => ({ id: form.id, version: form.version, sha256: sha256(formFile(form)), current: form.current })),
      areas: data.areas, plan: people.find((one) => one.person === person).plan, contest: data.contest,
      reports: [...new Set(mine.map((one) => one.report))].map((id) => {
        const { report, number, device, body } = newest(mine.filter((one) => one.report === id));
        return { report, number, device, version: normalised(JSON.parse(body)) };
      }),
      stations: stationsPath,
    };
  }

  function put(person, [report, number, device], bytes) {
    const fail = (error, where, text) => [422, { error, where, text }];
    if (bytes.length > 48_000) return fail("too_long", "", "The report is too long.");
    let body;
    try { body = JSON.parse(bytes); } catch { return fail("malformed", "", "This is no JSON."); }
    const others = state.versions.filter((one) => one.report === report);
    if (others.some((one) => one.person !== person)) return [403, { error: "another_observer", text: "This report belongs to another observer." }];
    const twins = others.filter((one) => one.number === number && one.device === device);
    const same = twins.find((one) => one.body === String(bytes));
    // Other contents under the same number are kept beside it; the app must never make that, so it is counted.
    if (twins.length > 0 && !same) state.clashes += 1;
    const form = state.forms.find((one) => one.id === body.form && one.version === body.form_version);
    if (!form) return fail("unknown_form", "form", "The mission has no such form.");
    const refusal = refuse.when(body);
    if (refusal) return fail("out_of_range", ...refusal);
    if (body.place && !codes.has(body.place.station) && !areas.has(body.place.area)) return fail("unknown_place", "place", "There is no such place.");
    const found = asked(form, body.answers, placesOf(data.contest));
    if (found.error) return fail(found.error, found.where, found.text);
    if (!same) state.versions.push({ report, number, device, person, body: String(bytes), at: Date.now() });
    state.puts += 1;
    keep();
    const photos = Object.values(body.answers).flatMap((answer) => answer.photos ?? []);
    return [200, {
      report, number, device, taken: same ? "known" : "new", newest: Math.max(number, ...others.map((one) => one.number)),
      findings: found.findings, missing_photos: photos.filter((name) => !state.photos[name]?.whole),
    }];
  }

  function photo(method, name, headers, bytes) {
    const path = join(folder, "photos", name);
    const have = existsSync(path) ? statSync(path).size : 0;
    const known = state.photos[name];
    if (method === "HEAD") return known ? [200, null, { "upload-offset": String(have), ...(known.whole ? { "upload-complete": "?1" } : {}) }] : [404, null];
    const [offset, length] = [Number(headers["upload-offset"]), Number(headers["upload-length"])];
    if (!["image/jpeg", "image/png", "image/webp"].includes(headers["content-type"])) return [415, { error: "no_image", text: "This is no image." }];
    if (length > 10 * MIB) return [413, { error: "too_large", text: "The photo is too large." }];
    if (known?.whole) return [204, null, { "upload-offset": String(have), "upload-complete": "?1" }];
    if (offset !== have) return [409, null, { "upload-offset": String(have) }];
    writeFileSync(path, bytes, { flag: "a" });
    state.photos[name] ??= { whole: false };
    state.photos[name].pieces = (state.photos[name].pieces ?? 0) + 1;
    let answer = [204, null, { "upload-offset": String(have + bytes.length) }];
    if (have + bytes.length >= length) {
      if (sha256(readFileSync(path)) === name) {
        state.photos[name].whole = true;
        answer[2]["upload-complete"] = "?1";
      } else {
        writeFileSync(path, "");
        delete state.photos[name];
        answer = [422, { error: "wrong_hash", text: "The photo is not what its name says." }];
      }
    }
    keep();
    return answer;
  }

  function answer(method, path, headers, bytes) {
    if (path === "/field/sign-in" && method === "POST") {
      const { code, password } = JSON.parse(bytes);
      const one = people.find((other) => other.observer.code === code && other.password === password);
      if (!one) return [401, { error: "wrong_code_or_password", text: "Code and password do not belong together." }];
      const token = randomBytes(24).toString("hex");
      state.tokens[token] = one.person;
      keep();
      return [200, { observer: one.observer, token }];
    }
    const person = state.tokens[(headers.authorization ?? "").replace("Bearer ", "")];
    if (person === undefined) return [401, { error: "signed_out", text: "You are signed out." }];
    if (path === "/field/sign-out") { delete state.tokens[headers.authorization.slice(7)]; keep(); return [200, {}]; }
    if (path === "/field/pack") {
      const body = JSON.stringify(pack(person));
      const etag = `"${sha256(body)}"`;
      return headers["if-none-match"] === etag ? [304, null, { etag }] : [200, body, { etag }];
    }
    const form = state.forms.find((one) => path === `/field/forms/${sha256(formFile(one))}.json`);
    if (form) return [200, formFile(form), { "cache-control": "max-age=31536000, immutable" }];
    if (path === stationsPath) return [200, stations, { "cache-control": "max-age=31536000, immutable" }];
    const report = /^\/field\/reports\/([0-9a-f-]{36})\/(\d+)\/([0-9a-f-]{36})$/.exec(path);
    if (report && method === "PUT") return put(person, [report[1], Number(report[2]), report[3]], bytes);
    const picture = /^\/field\/photos\/([0-9a-f]{64})$/.exec(path);
    if (picture) return photo(method, picture[1], headers, bytes);
    return [404, { error: "nothing_here", text: "There is nothing at this address." }];
  }

  function file_(path) {
    const name = path === "/app/" ? "index.html" : path.slice(5);
    if (name === "assets.json") return [200, JSON.stringify(app()), { "cache-control": "no-cache" }];
    const whole = join(assets, name);
    if (name.includes("..") || !existsSync(whole) || !statSync(whole).isFile()) return [404, "", {}];
    const bytes = readFileSync(whole);
    return [200, name === "sw.js" ? Buffer.concat([Buffer.from(`// version ${app().version}\n`), bytes]) : bytes, {
      "content-type": TYPES[extname(name)], "cache-control": "no-cache",
      "content-security-policy": POLICY,
    }];
  }

  const server = createServer(async (request, response) => {
    const chunks = [];
    try { for await (const chunk of request) chunks.push(chunk); } catch { return; }
    const path = new URL(request.url, "http://mock").pathname;
    let result;
    try {
      result = path.startsWith("/app/") ? file_(path) : answer(request.method, path, request.headers, Buffer.concat(chunks));
    } catch (error) { result = [500, { error: "broken", text: String(error.stack) }]; console.error(error); }
    const [status, body, headers = {}] = result;
    const text = body === null || typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    response.writeHead(status, { ...(text === null ? {} : { "content-type": "application/json" }), ...headers });
    response.end(text ?? undefined);
  });
  const sockets = new Set();
  server.on("connection", (socket) => { sockets.add(socket); socket.on("close", () => sockets.delete(socket)); });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    state,
    control: {
      /// Publishes another version of a form: `change` gets the newest and changes it.
      publish(id, change) {
        const last = state.forms.filter((form) => form.id === id).at(-1);
        const next = structuredClone(last);
        last.current = false;
        next.version += 1;
        change(next);
        state.forms.push(next);
        keep();
      },
      renew() { state.revision += "."; keep(); },
      signOutAll() { state.tokens = {}; keep(); },
      /// `when(body)` gives [where, text] for what is refused.
      refuse(when) { refuse.when = when; },
    },
    stop: () => new Promise((resolve) => { sockets.forEach((socket) => socket.destroy()); server.close(resolve); }),
  };
}

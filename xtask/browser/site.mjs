// The site under test: the demonstration as a newcomer starts it, and folders of files served as any server would.

import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const PORT = 18_022;

/// Seconds that the night takes: long enough to be watched.
export const NIGHT_SECONDS = 20;

export const LANGUAGES = ["kk", "ru", "en"];

/// Pages of every kind, from the language's folder.
export const PAGES = [
  "result.html", "map.html", "areas.html", "area/EKZ.html", "area/EKZ-OSK.html", "area/EKZ-OSK.by-turnout.html",
  "station/EKZ-0012.html", "turnout.html", "abroad.html", "announcements.html", "announcement/1.html",
  "announcement/2.html", "changes.html", "checks.html", "data.html", "verify.html", "about.html",
];

/// Starts the demonstration; resolves when it answers.
export async function demonstration(binary, out) {
  const child = spawn(
    binary,
    ["demo", "--listen", `127.0.0.1:${PORT}`, "--seconds", `${NIGHT_SECONDS}`, "--dir", join(out, "night")],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let told = "";
  child.stdout.on("data", (text) => { told += text; });
  const url = `http://127.0.0.1:${PORT}`;
  await until(20_000, `${url} answers`, async () => (await fetch(`${url}/head.json`).catch(() => null))?.ok);
  return {
    url,
    folder: join(out, "night", "public"),
    /// Resolves when the night is over and its publication is written.
    over: () => until(180_000, "the night is over", async () => told.includes("the site stays")),
    stop: () => child.kill("SIGKILL"),
  };
}

/// Waits until a condition holds.
export async function until(ms, what, condition) {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms, and it never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml",
};

/// Serves a folder of static files. `change(path, bytes)` may give other bytes: a server that lies.
export async function folder(path, change = (_, bytes) => bytes) {
  const server = createServer(async (request, response) => {
    const name = normalize(decodeURIComponent(new URL(request.url, "http://site").pathname)).slice(1);
    try {
      const bytes = change(name, await readFile(join(path, name || "index.html")));
      response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" });
      response.end(bytes);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

/// Throws unless something holds.
export function holds(condition, message) {
  if (!condition) throw new Error(message);
}

/// Throws unless two values are the same.
export function same(found, expected, where) {
  if (found !== expected) throw new Error(`${where}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

/// Throws unless `read` gives what is expected, a value or a pattern, within some seconds: a page is drawn when the
/// browser comes to it, and a test that looks once looks too early on a busy machine.
export async function soon(read, expected, where, ms = 5_000) {
  const fits = (found) => (expected instanceof RegExp ? expected.test(found) : found === expected);
  const end = Date.now() + ms;
  let found = await read();
  while (!fits(found) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    found = await read();
  }
  if (!fits(found)) throw new Error(`${where}: found ${JSON.stringify(found)}, expected ${expected instanceof RegExp ? expected : JSON.stringify(expected)}`);
}

/// A page of its own context; `options` as for playwright's newContext.
export async function visit(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

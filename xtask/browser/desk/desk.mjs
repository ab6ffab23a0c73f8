// A desk under test: a small live election, its people signed in, and what they do again and again.

import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { holds, until } from "../site.mjs";

const PASSWORD = "three wise herons wade";

/// People of the desk: login to role.
export const PEOPLE = {
  receiver: "receiver", anna: "clerk", boris: "clerk", clara: "clerk", sabine: "supervisor", tomas: "supervisor",
  ines: "commissioner", otto: "commissioner", audra: "auditor",
};

/// Lines of the papers, in the order of the form: registered, received, issued, unused, invalid, valid, then the options.
export const PAPERS = {
  101: [420, 450, 300, 150, 4, 296, 150, 90, 40, 16],
  102: [388, 400, 290, 110, 5, 285, 120, 110, 35, 20],
  103: [351, 360, 250, 110, 2, 248, 100, 95, 43, 10],
  104: [64, 70, 50, 20, 1, 49, 20, 19, 7, 3],
  201: [297, 300, 200, 100, 3, 197, 90, 70, 27, 10],
  202: [19, 20, 15, 5, 0, 15, 8, 4, 2, 1],
  203: [14, 15, 10, 5, 0, 10, 4, 3, 2, 1],
  301: [402, 420, 310, 110, 6, 304, 131, 112, 41, 20],
  302: [366, 380, 270, 110, 4, 266, 121, 92, 38, 15],
  303: [333, 340, 240, 100, 3, 237, 97, 93, 32, 15],
  304: [205, 210, 150, 60, 2, 148, 71, 48, 19, 10],
  401: [57, 60, 45, 15, 1, 44, 22, 14, 6, 2],
};

/// Starts a desk for the made-up election, with its public site; `change` may alter the definition's text.
export async function start(binary, out, name, port, change = (text) => text) {
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  const election = join(folder, "tiny-2026");
  mkdirSync(folder, { recursive: true });
  cpSync(new URL("../../../elections/tiny-2026", import.meta.url).pathname, election, { recursive: true });
  const definition = join(election, "election.toml");
  writeFileSync(definition, change(readFileSync(definition, "utf8")));
  const data = join(folder, "data");
  execFileSync(binary, ["init", data, "--election", election, "--origin", `test.example/${name}`]);
  const url = `http://127.0.0.1:${port}`;
  const site = `http://127.0.0.1:${port + 1}`;
  const child = spawn(
    binary,
    ["desk", data, "--listen", `127.0.0.1:${port}`, "--public", `127.0.0.1:${port + 1}`],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let told = "";
  child.stdout.on("data", (text) => { told += text; });
  child.stderr.on("data", (text) => { told += text; });
  await until(20_000, `${url} answers`, async () => (await fetch(`${url}/wall`).catch(() => null))?.ok);
  const token = () => /token: (\S+)/.exec(told)?.[1];
  await until(5_000, "the desk shows its first token", async () => token() !== undefined);
  return { url, site, data, binary, token: token(), said: () => told, stop: () => child.kill("SIGKILL") };
}

/// A browser of one person's own, signed in.
export async function signIn(browser, desk, login, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: "en", ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    // A page that says what was refused has a status that the console repeats.
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${desk.url}/sign-in`);
  await page.fill('input[name="login"]', login);
  await page.fill('input[name="password"]', PASSWORD);
  await page.click("main button");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const close = async () => {
    await context.close();
    if (complaints.length > 0) throw new Error(`${login}'s browser complained: ${complaints.join("; ")}`);
  };
  return { page, context, close, login };
}

/// The first administrator, and everybody else by invitation.
export async function gather(browser, desk) {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(`${desk.url}/first`);
  await page.fill('input[name="token"]', desk.token);
  await page.fill('input[name="name"]', "Ada Administrator");
  await page.fill('input[name="login"]', "ada");
  await page.fill('input[name="password"]', PASSWORD);
  await page.fill('input[name="again"]', PASSWORD);
  await page.click("main button");
  await page.waitForURL(/sign-in/);
  await context.close();
  const admin = await signIn(browser, desk, "ada");
  for (const [login, role] of Object.entries(PEOPLE)) {
    await admin.page.goto(`${desk.url}/people`);
    await admin.page.fill('input[name="name"]', login[0].toUpperCase() + login.slice(1));
    await admin.page.fill('input[name="login"]', login);
    await admin.page.check(`input[name="role"][value="${role}"]`);
    await admin.page.click('form[action="/people"] button');
    const text = await admin.page.textContent("main");
    const link = /\/invitation\?token=[\w-]+/.exec(text)?.[0];
    holds(link, `an invitation for ${login}: ${text}`);
    const own = await browser.newContext({ locale: "en" });
    const invited = await own.newPage();
    await invited.goto(desk.url + link);
    await invited.fill('input[name="password"]', PASSWORD);
    await invited.fill('input[name="again"]', PASSWORD);
    await invited.click("main button");
    await invited.waitForURL(/sign-in/);
    await own.close();
  }
  await admin.close();
}

/// Sends a form of a page as a person's browser would, without a page.
export async function post(person, desk, path, form, expected = 303) {
  const csrf = await person.page.inputValue('input[name="csrf"] >> nth=0').catch(() => "");
  const answer = await person.context.request.post(desk.url + path, { form: { csrf, ...form }, maxRedirects: 0 });
  holds(answer.status() === expected, `${path}: found ${answer.status()}, expected ${expected}: ${words(await answer.text())}`);
  return answer;
}

/// What a page says, without its tags.
export const words = (html) => html.replace(/[\s\S]*<main[^>]*>/, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim().slice(0, 600);

export const paper = (code, kind = "station") => `/paper/president/${kind}/${code}`;

/// Takes a paper in.
export const receive = (person, desk, code, basis = "original", kind = "station") =>
  post(person, desk, "/intake", { code, contest: "president", kind, basis, do: "take" });

/// Types a paper to its end.
export async function type(person, desk, code, lines, kind = "station") {
  await post(person, desk, "/entry/next", { code, kind });
  const fields = Object.fromEntries(lines.map((line, place) => [`l${place}`, `${line}`]));
  await post(person, desk, `${paper(code, kind)}/entry`, { ...fields, checked: "yes", do: "finish" });
}

/// The state of a paper as its page says it.
export async function state(person, desk, code, kind = "station") {
  await person.page.goto(desk.url + paper(code, kind));
  return (await person.page.textContent(".state strong")).trim();
}

/// Waits until the public site's head has grown to show something.
export async function isPublic(desk, path, text, ms = 8_000) {
  await until(ms, `${path} says ${text}`, async () => {
    const answer = await fetch(`${desk.site}/${path}`).catch(() => null);
    return answer?.ok && (await answer.text()).includes(text);
  });
}

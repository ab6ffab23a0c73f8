// The night on an open page: from nothing to the final figures, without the reader doing anything.

import { holds, same, until, visit } from "./site.mjs";

const standing = (page) => page.locator(".standing").first().innerText();

async function liveNight({ browser, site }) {
  const { page, complaints, close } = await visit(browser, `${site.url}/en/result.html`);
  const seen = new Set();
  let sizes = 0;
  let last = "";
  await until(180_000, "the open page says FINAL", async () => {
    const text = await standing(page).catch(() => "");
    for (const word of ["WAITING", "COUNTING", "PRELIMINARY", "FINAL"]) if (text.startsWith(word)) seen.add(word);
    const size = await page.getAttribute("html", "data-size");
    if (size !== last) { sizes += 1; last = size; }
    return seen.has("FINAL");
  });
  for (const word of ["COUNTING", "PRELIMINARY"]) holds(seen.has(word), `the page never said ${word}: ${[...seen]}`);
  holds(sizes > 5, `the page changed ${sizes} times`);
  const votes = await page.locator("data[data-what=votes]").first().getAttribute("value");
  same(votes, "6456393", "final votes of the first option");
  const percent = await page.locator("data[data-what=percent]").first().getAttribute("value");
  same(percent, "81.31", "final share of the first option");
  holds((await page.locator("main").innerText()).includes("69.44"), "turnout is 69.44 %");
  same(complaints.join("; "), "", "the console's complaints");
  await close();
  await site.over();
}

async function eventsResume({ site }) {
  const head = await (await fetch(`${site.url}/head.json`)).json();
  const read = async (seen) => {
    const abort = new AbortController();
    const answer = await fetch(`${site.url}/${head.events}`, {
      signal: abort.signal, headers: seen ? { "last-event-id": `${seen}` } : {},
    });
    const reader = answer.body.getReader();
    const first = await Promise.race([
      reader.read().then(({ value }) => new TextDecoder().decode(value)),
      new Promise((resolve) => setTimeout(() => resolve(""), 1_500)),
    ]);
    abort.abort();
    return first;
  };
  holds((await read(0)).includes(`id: ${head.size}`), "a new connection hears of the newest size");
  holds((await read(head.size - 1)).includes(`id: ${head.size}`), "a connection that missed one hears of it");
  same(await read(head.size), "", "a connection that missed nothing hears nothing");
}

export const tests = [
  ["the night from zero to final on an open page", liveNight],
  ["events go on where a connection was lost", eventsResume],
];

// A scan on its way: brought with the paper, seen beside the form, and on the public page once the paper counts.

import { deflateSync, crc32 } from "node:zlib";
import { holds, same } from "../site.mjs";
import { PAPERS, isPublic, paper, post, signIn, type } from "./desk.mjs";

/// A grey sheet with lines, as PNG; with a comment that must not be published.
function sheet(width, height, comment) {
  const chunk = (name, data) => {
    const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Buffer.alloc(height * (width + 1), 235);
  for (let row = 0; row < height; row += 1) {
    rows[row * (width + 1)] = 0;
    if (row % 30 < 2) rows.fill(60, row * (width + 1) + 40, (row + 1) * (width + 1) - 40);
  }
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("tEXt", Buffer.from(`Author\0${comment}`)),
    chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0)),
  ]);
}

const file = (name, mimeType, buffer) => ({ name, mimeType, buffer });

/// Whether a picture of the page is there, and no wider than what it stands in.
const picture = (page, selector) => page.evaluate(async (selector) => {
  const image = document.querySelector(selector);
  image.scrollIntoView();
  await image.decode();
  const box = image.parentElement.getBoundingClientRect();
  return { width: image.naturalWidth, fits: image.getBoundingClientRect().width <= Math.max(box.width, innerWidth) + 1, alt: image.alt };
}, selector);

async function broughtAndSeen({ browser, desk, out }) {
  const receiver = await signIn(browser, desk, "receiver");
  await receiver.page.goto(`${desk.url}/intake?code=304&basis=copy`);
  await receiver.page.setInputFiles("#scan", file("paper.heic", "image/heic", Buffer.from("\0\0\0\x18ftypheic")));
  await receiver.page.click('button[value="take"]');
  holds((await receiver.page.textContent("#notice")).includes("HEIC"), "another kind is refused by its name");
  await receiver.page.setInputFiles("#scan", file("paper.png", "image/png", sheet(1240, 1754, "Aigul")));
  await receiver.page.click('button[value="take"]');
  await receiver.page.waitForURL(/taken=304/);
  for (const login of ["anna", "boris"]) {
    const clerk = await signIn(browser, desk, login);
    await post(clerk, desk, "/entry/next", { code: "304", kind: "station" });
    await clerk.page.goto(`${desk.url}${paper("304")}/entry`);
    const { width, fits, alt } = await picture(clerk.page, "figure.scan img");
    holds(width === 1240 && fits && alt !== "", "the picture stands beside the form, with words for who does not see it");
    const [form, scan] = await clerk.page.evaluate(() => ["#sheet", "figure.scan"].map((one) => document.querySelector(one).getBoundingClientRect().left));
    holds(scan > form, "beside, and not below");
    await clerk.page.screenshot({ path: `${out}/screenshots/desk-sheet-with-scan-${login}.png` });
    const phone = await signIn(browser, desk, login, { viewport: { width: 390, height: 800 } });
    await phone.page.goto(`${desk.url}${paper("304")}/entry`);
    const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    same(wide, 0, "pixels wider than a phone");
    await phone.close();
    await type(clerk, desk, "304", PAPERS[304]);
    await clerk.close();
  }
  await receiver.page.goto(desk.url + paper("304"));
  holds((await receiver.page.textContent("main")).includes("SHA-256"), "the page of the paper names its scan");
  await receiver.close();
}

async function public_({ browser, desk, out }) {
  await isPublic(desk, "en/station/304.html", "Scan of the protocol, PNG");
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(`${desk.site}/en/station/304.html`);
  const { width, fits, alt } = await picture(page, "figure.scan img");
  holds(width === 1240 && fits, "the public page shows the picture, no wider than its column");
  same(alt, "Scan of the protocol of station 304, revision 1", "what the picture is, in words");
  await page.screenshot({ path: `${out}/screenshots/site-station-with-scan.png`, fullPage: true });
  const answer = await context.request.get(new URL(await page.getAttribute("figure.scan img", "src"), page.url()).href);
  same(answer.headers()["content-type"], "image/png", "its type");
  same(answer.headers()["x-content-type-options"], "nosniff", "nobody guesses");
  holds(answer.headers()["content-security-policy"].includes("sandbox"), "nothing runs in it");
  holds(answer.headers()["cache-control"].includes("immutable"), "it is kept for good");
  holds(!(await answer.body()).includes("Aigul"), "what travelled with the picture stays out");
  same((await context.request.get(`${desk.site}/blob/${"0".repeat(64)}.png`)).status(), 404, "what no protocol names");
  await context.close();
}

export const tests = [
  ["a scan is brought with the paper and seen while it is typed", broughtAndSeen],
  ["a scan is on the public page once its paper counts", public_],
];

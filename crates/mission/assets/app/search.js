// Search among all stations and commissions of the country, without a network and quick on an old phone.
//
// Every row is folded once into one line of plain letters; a key then costs one pass over ten thousand short lines.

import { app } from "./app.js";
import { stationRows } from "./pack.js";

const MOST = 25;
// Letters that a keyboard of another language has not: қ is found by к.
const PLAIN = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е", ь: "", ъ: "" };

export const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/[әғқңөұүһіёьъ]/g, (letter) => PLAIN[letter]);

const index = { rows: null, areas: null, lines: [], places: [] };

async function build() {
  const rows = await stationRows();
  const areas = app.pack?.value.areas ?? [];
  if (index.rows === rows && index.areas === areas) return;
  const names = new Map(areas.map(([code, name]) => [code, name]));
  index.lines = [];
  index.places = [];
  for (const [code, name] of areas) {
    index.places.push({ place: { area: code }, code, name, where: "" });
    index.lines.push(`${fold(` ${code} ${name}`)} `);
  }
  for (const [code, name, area] of rows) {
    const where = names.get(area) ?? area;
    index.places.push({ place: { station: code }, code, name, where });
    index.lines.push(`${fold(` ${code} ${code.replace(/(^|\D)0+(?=\d)/g, "$1 ")} ${name} ${where}`)} `);
  }
  index.rows = rows;
  index.areas = areas;
}

/// The places that hold every word of `text`: { places, more }. `only` is "station", "area", or nothing for both.
export async function find(text, only) {
  await build();
  const words = fold(text).split(/\s+/).filter(Boolean);
  const ranks = [[], [], []];
  if (words.length === 0) return { places: [], more: 0 };
  for (let place = 0; place < index.lines.length; place += 1) {
    const line = index.lines[place];
    if (!words.every((word) => line.includes(word))) continue;
    if (only && !(only in index.places[place].place)) continue;
    // Whole words come before beginnings of words, and these before what stands inside one.
    const whole = words.every((word) => line.includes(` ${word} `));
    ranks[whole ? 0 : words.every((word) => line.includes(` ${word}`)) ? 1 : 2].push(place);
  }
  const found = ranks.flat();
  return { places: found.slice(0, MOST).map((place) => index.places[place]), more: Math.max(0, found.length - MOST) };
}

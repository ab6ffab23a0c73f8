// Which entries does a bundle hold?
//
// Bundle N is a file of up to 256 entries, each as two bytes of length and its
// bytes. The path of the last one says how many it has; where it is not there, the
// full bundle of the same number stands in for it with its first entries. Paths of
// bundles and of hash tiles are made here, too, as they follow one scheme.

export const WIDTH = 256;

// 5 is "005", 1234067 is "x001/x234/067".
export function numberPath(number) {
  const digits = String(number);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const groups = padded.match(/.{3}/g);
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join("/");
}

// The files of one level under `folder` that `count` items fill:
// {path, full, from, count}; `full` is what may stand in for a partial file.
export function* filesOf(folder, count) {
  for (let from = 0; from < count; from += WIDTH) {
    const width = Math.min(WIDTH, count - from);
    const full = `${folder}/${numberPath(from / WIDTH)}`;
    yield { path: width === WIDTH ? full : `${full}.p/${width}`, full, from, count: width };
  }
}

// {bytes, path, whole}: the file, or the full one in its place. `whole` is how many
// items the file must hold; bytes is null where neither is there.
export async function readFile(read, file) {
  const bytes = await read(file.path);
  if (bytes !== null || file.full === file.path) return { bytes, path: file.path, whole: file.count };
  const full = await read(file.full);
  return full === null
    ? { bytes: null, path: file.path, whole: file.count }
    : { bytes: full, path: file.full, whole: WIDTH };
}

// {entries} or {problem}.
export function parseBundle(bytes, expected) {
  const entries = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 2 > bytes.length) return { problem: "its last length is cut short" };
    const length = (bytes[at] << 8) | bytes[at + 1];
    at += 2;
    if (length === 0) return { problem: `its entry ${entries.length} is empty` };
    if (at + length > bytes.length) return { problem: `its entry ${entries.length} is cut short` };
    entries.push(bytes.subarray(at, at + length));
    at += length;
  }
  if (entries.length !== expected) {
    return { problem: `it holds ${entries.length} entries, expected ${expected}` };
  }
  return { entries };
}

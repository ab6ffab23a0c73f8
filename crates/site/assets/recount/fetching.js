// Where do the bytes come from in a browser?
//
// `fetchReader(root)` reads a publication's files under a URL. 403, 404 and 410 say
// that a file is not there; whatever else fails, a line that breaks or a server that
// is unwell, says nothing about the record: it is tried again, and then thrown.

const TRIES = 3;
const PAUSE_MILLISECONDS = 500;
const NOT_THERE = new Set([403, 404, 410]);

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// The bytes of a URL, or null where it is not there.
async function load(url, cache) {
  const response = await fetch(url, { cache });
  if (NOT_THERE.has(response.status)) return null;
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

export async function fetchBytes(url, cache = "default") {
  for (let attempt = 1; ; attempt++) {
    try {
      return await load(url, cache);
    } catch (error) {
      if (attempt === TRIES) throw new Error(`${url}: ${error.message}`, { cause: error });
      await pause(attempt * PAUSE_MILLISECONDS);
    }
  }
}

// The checkpoint is asked for anew each time; the rest never changes under its name.
export const fetchReader = (root) => (path) =>
  fetchBytes(new URL(path, root), path === "checkpoint" ? "no-cache" : "default");

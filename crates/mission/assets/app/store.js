// What the phone keeps: a thin wrapper around IndexedDB.
//
// `settings` holds single values (device, session, pack, language), `forms` the forms by their hash, `reports` every
// report, `outbox` the versions that are frozen to be sent, `photos` the pictures. A write counts as done when its
// transaction is complete; several writes that belong together go in one transaction.

const NAME = "hattama-observer";
const STORES = { settings: null, forms: null, reports: "id", outbox: ["report", "number"], photos: "sha256" };

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) {
        if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name, keyPath ? { keyPath } : {});
      }
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => { request.result.close(); opened = null; };
      request.result.onclose = () => { opened = null; };
      resolve(request.result);
    };
    request.onerror = () => { opened = null; reject(request.error); };
  });
  return opened;
}

const result = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

export async function get(store, key) {
  return result((await open()).transaction(store).objectStore(store).get(key));
}

export async function all(store) {
  return result((await open()).transaction(store).objectStore(store).getAll());
}

export async function keys(store) {
  return result((await open()).transaction(store).objectStore(store).getAllKeys());
}

/// Writes in one transaction: each step is ["put", store, value, key?] or ["remove", store, key].
/// Strict durability: a phone that is switched off afterwards has it.
export async function write(steps) {
  if (steps.length === 0) return;
  const database = await open();
  const transaction = database.transaction([...new Set(steps.map((step) => step[1]))], "readwrite", { durability: "strict" });
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    transaction.onerror = () => reject(transaction.error);
  });
  for (const [what, store, value, key] of steps) {
    const place = transaction.objectStore(store);
    if (what === "put") { if (STORES[store] === null) place.put(value, key); else place.put(value); } else place.delete(value);
  }
  // Said at once, so that it is done even where the page ends in this moment.
  transaction.commit?.();
  await done;
}

export const put = (store, value, key) => write([["put", store, value, key]]);
export const remove = (store, key) => write([["remove", store, key]]);

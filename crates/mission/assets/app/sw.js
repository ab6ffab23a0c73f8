// The service worker: the app opens without a network, and goes on sending when it is closed.
//
// The server puts the version of all files before this line, so that a change of any of them makes a new worker. It
// fetches every file of assets.json into a cache of its own; only when that is whole is it ready, and only when it is
// in use are the older ones dropped. Of the mission it keeps the pack, the forms and the stations, and nothing else.
// Reports stand in IndexedDB, which is never deleted here.

importScripts("wire.js");

const APP = "hattama-app ";
const STATE = "hattama-state";
const FIELD = "hattama-field";
const OPEN_MS = 5_000;
const SCOPE = new URL("./", self.location).pathname;

const note = async (name, text) => (await caches.open(STATE)).put(`/${name}`, new Response(text));
const noted = async (name) => (await (await caches.open(STATE)).match(`/${name}`))?.text();

async function install() {
  const response = await fetch("assets.json", { cache: "no-store" });
  if (!response.ok) throw new Error(`assets.json: ${response.status}`);
  const { version, files } = await response.json();
  const name = APP + version;
  // The one in use is not touched, even where its version comes again.
  if ((await noted("current")) !== name) {
    await caches.delete(name);
    const cache = await caches.open(name);
    await cache.addAll(files.map((file) => new Request(file, { cache: "reload" })));
    // A server that was renewed in the meantime may have given files of two versions.
    const after = await (await fetch("assets.json", { cache: "no-store" })).json();
    if (after.version !== version) {
      await caches.delete(name);
      throw new Error("the app changed while it was fetched");
    }
    await cache.put(SCOPE, (await cache.match("index.html")).clone());
  }
  await note("waiting", name);
}

async function activate() {
  const name = await noted("waiting");
  if (name) await note("current", name);
  const current = await noted("current");
  for (const other of await caches.keys()) if (other.startsWith(APP) && other !== current) await caches.delete(other);
  await self.clients.claim();
}

let current = null;

async function fromApp(request) {
  current ??= await noted("current");
  if (!current) return fetch(request);
  const cache = await caches.open(current);
  const url = new URL(request.url);
  const found = await cache.match(url.pathname === SCOPE || request.mode === "navigate" ? SCOPE : request, { ignoreSearch: true });
  return found ?? fetch(request);
}

/// What never changes under its name: the cache first.
async function immutable(request) {
  const cache = await caches.open(FIELD);
  const found = await cache.match(request.url);
  if (found) return found;
  const response = await fetch(request);
  if (response.status === 200) await cache.put(request.url, response.clone());
  return response;
}

/// The pack: the network first; the copy says that it is one.
async function pack(request) {
  const cache = await caches.open(FIELD);
  try {
    const response = await fetch(request);
    if (response.status === 200) await cache.put(request.url, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request.url, { ignoreVary: true });
    if (!kept) throw error;
    const headers = new Headers(kept.headers);
    headers.set("x-kept", "1");
    return new Response(await kept.blob(), { status: 200, headers });
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => { if (event.data === "use") self.skipWaiting(); });
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname === "/field/pack") event.respondWith(pack(request));
  else if (url.pathname.startsWith("/field/forms/") || url.pathname.startsWith("/field/stations/")) event.respondWith(immutable(request));
  else if (url.pathname.startsWith(SCOPE) && !/\/(assets\.json|sw\.js)$/.test(url.pathname)) event.respondWith(fromApp(request));
});

/* Background sync: versions and photos are sent with the app closed. The app asks again when it is opened, hears
   "known", and only then takes them out of its queue: there is one place where a report becomes "sent". */

const of = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const isOpen = async () => (await self.clients.matchAll()).length > 0;

async function sync() {
  // An open app sends by itself; it is asked after a while whether it could.
  if (await isOpen()) await new Promise((resolve) => setTimeout(resolve, OPEN_MS));
  const database = await of(indexedDB.open("hattama-observer"));
  try {
    if (!database.objectStoreNames.contains("outbox")) return;
    const all = (name) => of(database.transaction(name).objectStore(name).getAll());
    const setting = (name) => of(database.transaction("settings").objectStore("settings").get(name));
    const session = await setting("session");
    if (!session || session.signed_out) return;
    const language = (await setting("language")) ?? session.observer.language ?? "en";
    const { person } = session.observer;
    const items = (await all("outbox")).filter((one) => one.person === person);
    const photos = (await all("photos")).filter((one) => one.person === person && one.wanted && !one.whole && !one.refused);
    if (items.length + photos.length === 0) return;
    // The browser comes again later, when the app may be closed.
    if (await isOpen()) throw new Error("the app is open and has not sent all");
    for (const item of items) {
      if (!item.attempted) {
        const transaction = database.transaction("outbox", "readwrite");
        transaction.objectStore("outbox").put({ ...item, attempted: true });
        await new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = () => reject(transaction.error); });
      }
      const { is } = await hattamaWire.putReport(item, session.token, language);
      if (is === "away" || is === "later") throw new Error(is);
      if (is === "signed_out") return;
    }
    for (const photo of photos) {
      const is = await hattamaWire.sendPhoto(photo, session.token, language);
      if (is === "away" || is === "later") throw new Error(is);
      if (is === "signed_out") return;
    }
  } finally { database.close(); }
}

self.addEventListener("sync", (event) => { if (event.tag === "send") event.waitUntil(sync()); });

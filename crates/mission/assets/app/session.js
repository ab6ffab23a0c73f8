// Who is signed in on this phone, and the calls that need it.
//
// The session outlives a token that no longer holds: then `signed_out` is set, everything stays usable, and only
// sending waits until the observer signs in again.

import { app, load, news, person, tell, uuid } from "./app.js";
import * as store from "./store.js";
import { language } from "./words.js";

export async function wake() {
  app.device = await store.get("settings", "device");
  if (!app.device) {
    app.device = uuid();
    await store.put("settings", app.device, "device");
  }
  app.session = (await store.get("settings", "session")) ?? null;
  await load();
}

/// A call with JSON and, unless it is `open` to everyone, the token; throws where there is no network.
export async function call(method, path, { body, headers = {}, seconds = 45, open = false } = {}) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), seconds * 1000);
  try {
    return await fetch(path, {
      method, redirect: "error", credentials: "omit", signal: abort.signal,
      headers: {
        "accept-language": language(),
        ...(app.session?.token && !open ? { authorization: `Bearer ${app.session.token}` } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } finally { clearTimeout(timer); }
}

/// Signs in: null where it worked, else the refusal { error, text, seconds } ("away" where there is no network).
export async function signIn(code, password) {
  let answer;
  let response;
  try {
    response = await call("POST", "/field/sign-in", { body: { code, password }, open: true });
    answer = await response.json();
  } catch { return { error: "away" }; }
  if (response.status !== 200 || !answer.token) return answer.error ? answer : { error: "away" };
  app.session = { observer: answer.observer, token: answer.token, signed_out: false };
  await store.put("settings", app.session, "session");
  await load();
  tell("session");
  return null;
}

/// The server no longer knows the token: said, and everything kept.
export async function lapsed() {
  if (!app.session || app.session.signed_out) return;
  app.session.signed_out = true;
  await store.put("settings", app.session, "session");
  tell("state");
}

/// Signs out. What was not sent stays on the phone, for this observer alone.
export async function signOut() {
  const leaving = person();
  try { await call("POST", "/field/sign-out", { seconds: 8 }); } catch { /* Without a network the token ends by itself. */ }
  await store.write([["remove", "settings", "session"], ["remove", "settings", `pack ${leaving}`]]);
  if (globalThis.caches) {
    const cache = await caches.open("hattama-field");
    await cache.delete("/field/pack", { ignoreVary: true });
  }
  app.session = null;
  await load();
  news.dispatchEvent(new Event("session"));
}

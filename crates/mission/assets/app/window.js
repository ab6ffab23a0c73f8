// The window that the app lives in: only one at a time works with what the phone keeps, and a newer app is said.

import { tell } from "./app.js";
import { button, h } from "./dom.js";
import { t } from "./words.js";

/// Resolves true when this window is the one that works; where another one is, it asks, and `again` begins anew.
export async function alone(again) {
  if (!navigator.locks) return true;
  const held = (options) => new Promise((resolve) => {
    navigator.locks.request("hattama-observer", options, (lock) => {
      resolve(Boolean(lock));
      // Held until the window closes, or another one takes it.
      return lock ? new Promise(() => {}) : undefined;
    }).catch(() => elsewhere(again));
  });
  if (await held({ ifAvailable: true })) return true;
  // A window that has just been closed may hold it for a moment longer.
  await new Promise((resolve) => setTimeout(resolve, 400));
  if (await held({ ifAvailable: true })) return true;
  elsewhere(async () => { await held({ steal: true }); again(); });
  return false;
}

function elsewhere(take) {
  document.getElementById("app").replaceChildren(h("main", {},
    h("h1", {}, t("elsewhere")), h("p", {}, t("elsewhere_how")), button(t("use_here"), take, { class: "wide" })));
}

export const update = { ready: null };

/// Makes the app work without a network, and notices when a newer one has been fetched whole.
export async function installed() {
  if (!navigator.serviceWorker) return;
  let reloading = false;
  let had = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    // The first one takes a page over that is as new as it.
    if (!had) { had = true; return; }
    if (reloading) return;
    reloading = true;
    location.reload();
  });
  try {
    const registration = await navigator.serviceWorker.register("sw.js", { scope: "./", updateViaCache: "none" });
    const ready = () => {
      if (!registration.waiting || !navigator.serviceWorker.controller) return;
      update.ready = () => registration.waiting?.postMessage("use");
      tell("update");
    };
    ready();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", ready));
    document.addEventListener("visibilitychange", () => { if (!document.hidden) registration.update().catch(() => {}); });
  } catch { /* Without a service worker the app works as long as the page is open. */ }
}

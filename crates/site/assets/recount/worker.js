// How does a recount keep out of the page's way?
//
// A module worker: one message in, the task; messages out as task.js tells. "ready"
// is the first, so that the page knows that modules load here at all.

import { runTask } from "./task.js";

self.addEventListener("message", ({ data }) => {
  runTask(data, (message) => self.postMessage(message), () => {});
});
self.postMessage({ type: "ready" });

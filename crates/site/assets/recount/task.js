// What does one press of the button do?
//
// The same work in a worker and, where module workers are missing, in the page: read
// the reader's own trust, check this browser's arithmetic, recount. `tell` gets
// messages that can be posted: {type: "step" | "entries", ...}, then one of
// {type: "done", result} and {type: "stopped", message}.

import { fetchReader } from "./fetching.js";
import { parseKey } from "./note.js";
import { parsePolicy } from "./policy.js";
import { recount } from "./recount.js";
import { selfcheck } from "./selfcheck.js";
import { encodeText } from "./bytes.js";

function readTrust({ key, policy, since }) {
  const trust = {};
  if (key) {
    trust.key = parseKey(key);
    if (trust.key === null) throw new Error(`found ${key}, expected the key of a record`);
  }
  if (policy) trust.policy = parsePolicy(policy);
  if (since) trust.since = encodeText(since);
  return trust;
}

// `task` is {root, pages, trust: {key?, policy?, since?}}, all of it text and numbers.
export async function runTask(task, tell, breathe) {
  try {
    await selfcheck();
    const result = await recount(fetchReader(task.root), {
      trust: readTrust(task.trust),
      page: task.pages,
      onStep: (step) => tell({ type: "step", ...step }),
      onEntry: (progress) => tell({ type: "entries", ...progress }),
      breathe,
    });
    tell({ type: "done", result });
  } catch (error) {
    tell({ type: "stopped", message: error.message });
  }
}

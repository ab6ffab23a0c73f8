// Does this one entry stand in the signed record?
//
// A link to `#entry-N` on the page *verify* asks for the proof of entry N. It is built here from the record's own
// tiles: the entry's hash, the hashes beside its way up, and the root that the checkpoint signs. The receipt that is
// offered is the same proof as a file (C2SP tlog-proof), which `verify.py` takes and which anyone can check by hand.
// Every word is the server's; this file fills in numbers and hashes.

import { fetchReader } from "./fetching.js";
import { base64, decodeText } from "./bytes.js";
import { proveEntry } from "./receipt.js";

const at = (id) => document.getElementById(id);

function offer(link, name, text) {
  if (link.href) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
}

function showPath(proof) {
  const items = proof.map((hash) => {
    const item = document.createElement("li");
    const code = document.createElement("code");
    code.textContent = base64(hash);
    item.append(code);
    return item;
  });
  at("proof-path").replaceChildren(...items);
}

async function show() {
  const asked = /^#entry-(0|[1-9][0-9]{0,15})$/.exec(location.hash);
  const section = at("proof");
  if (!section || !asked) return;
  const index = Number(asked[1]);
  const verdict = at("proof-verdict");
  at("proof-entry").textContent = new Intl.NumberFormat(document.documentElement.lang || "en").format(index);
  verdict.textContent = verdict.dataset.running;
  section.hidden = false;
  section.classList.remove("holds", "broken");
  section.scrollIntoView();
  try {
    const root = new URL(at("recount").dataset.root, location.href);
    const { holds, entry, proof, receipt } = await proveEntry(fetchReader(root), index);
    at("proof-bytes").textContent = decodeText(entry);
    showPath(proof);
    offer(at("proof-receipt"), `entry-${index}.receipt`, receipt);
    verdict.textContent = holds ? verdict.dataset.holds : verdict.dataset.broken;
    section.classList.add(holds ? "holds" : "broken");
  } catch (error) {
    verdict.textContent = `${verdict.dataset.broken} (${error.message})`;
    section.classList.add("broken");
  }
}

window.addEventListener("hashchange", show);
show();

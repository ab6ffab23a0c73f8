// Does this browser compute as it should?
//
// The hash and the signature check are our own. Where the browser brings the same,
// both are asked the same question once before a recount; where it does not (plain
// http from another host, an older engine), the published test vectors alone must do.

import { hex, sameBytes } from "./bytes.js";
import { sha256 } from "./sha256.js";
import { verify } from "./ed25519.js";

const fromHex = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));

// RFC 8032, section 7.1, test 2.
const KEY = fromHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
const MESSAGE = fromHex("72");
const SIGNATURE = fromHex(
  "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da" +
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
);
const ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

// The browser's own word on the test signature, or null where it knows no Ed25519.
async function browserVerifies(subtle, message) {
  try {
    const key = await subtle.importKey("raw", KEY, { name: "Ed25519" }, false, ["verify"]);
    return await subtle.verify({ name: "Ed25519" }, key, SIGNATURE, message);
  } catch {
    return null;
  }
}

export async function selfcheck(subtle = globalThis.crypto?.subtle) {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7) & 255);
  if (hex(sha256(fromHex("616263"))) !== ABC) throw new Error("SHA-256 of abc is not what the standard says");
  const altered = fromHex("73");
  if (!verify(KEY, MESSAGE, SIGNATURE) || verify(KEY, altered, SIGNATURE)) {
    throw new Error("Ed25519 of the test vector is not what the standard says");
  }
  if (!subtle) return;
  const theirs = new Uint8Array(await subtle.digest("SHA-256", bytes));
  if (!sameBytes(theirs, sha256(bytes))) throw new Error("SHA-256 here and in the browser differ");
  const good = await browserVerifies(subtle, MESSAGE);
  if (good === false) throw new Error("Ed25519 here and in the browser differ");
}

// How do bytes become text and hashes, and back, in one spelling only?
//
// Base64 has many spellings of the same bytes: stray bits in the last character,
// missing padding, line breaks. A record takes the one that an encoder writes; the
// rest is not base64 here. Text is UTF-8 without replacement characters: what does
// not decode is not text.

const STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const SAFE = STANDARD.slice(0, 62) + "-_";
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

export const encodeText = (text) => encoder.encode(text);

// The text, or null where the bytes are no UTF-8.
export function decodeText(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function encodeWith(alphabet, bytes, from, to) {
  let text = "";
  for (let i = from; i < to; i += 3) {
    const left = to - i;
    const n = (bytes[i] << 16) | ((left > 1 ? bytes[i + 1] : 0) << 8) | (left > 2 ? bytes[i + 2] : 0);
    text += alphabet[n >> 18] + alphabet[(n >> 12) & 63];
    if (left > 1) text += alphabet[(n >> 6) & 63];
    if (left > 2) text += alphabet[n & 63];
  }
  return text;
}

// Unpadded URL-safe base64 of one hash among many: the "hash" of the record's entries.
export const hashText = (hashes, at = 0) => encodeWith(SAFE, hashes, at, at + 32);

export function base64(bytes) {
  const text = encodeWith(STANDARD, bytes, 0, bytes.length);
  return text + "=".repeat((4 - (text.length % 4)) % 4);
}

// The bytes of padded base64 in its one spelling, or null.
export function fromBase64(text) {
  const bare = text.replace(/=+$/, "");
  const bytes = new Uint8Array((bare.length * 6) >> 3);
  let at = 0;
  let bits = 0;
  let held = 0;
  for (const letter of bare) {
    const value = STANDARD.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits;
    }
  }
  return base64(bytes) === text ? bytes : null;
}

export const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");

export function sameBytes(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

export function joinBytes(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

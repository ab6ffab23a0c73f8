// Who signed this checkpoint?
//
// A checkpoint is a C2SP signed note: three lines (origin, size, root), an empty
// line, and signature lines. This file reads keys and notes and says whether one
// key signed or one witness cosigned. Which key it should have been is the
// recount's question, which witnesses are enough is the policy's.
//
// A signature line of a name and id that nobody asked about says nothing. Several
// lines of one key must all be good, so that a bad one cannot hide beside a good one.

import { encodeText, decodeText, fromBase64, hex, joinBytes, sameBytes } from "./bytes.js";
import { sha256 } from "./sha256.js";
import { isPublicKey, verify } from "./ed25519.js";

const RECORD = 1;
const WITNESS = 4;
const NOTE_BYTES_MAX = 1_000_000;
const SIGNATURES_MAX = 100;
const SIZE_END = 1n << 63n;

export const isName = (name) => name !== "" && !/[\p{White_Space}\p{Cc}+]/u.test(name);

// {text, name, id, publicKey} of a key line of the given type, or null.
function parseKeyOf(type, text) {
  const [name, id, ...rest] = text.split("+");
  const bytes = fromBase64(rest.join("+"));
  if (!isName(name) || bytes === null || bytes.length !== 33 || bytes[0] !== type) return null;
  const expected = hex(sha256(joinBytes(encodeText(name), new Uint8Array([10]), bytes)).subarray(0, 4));
  const publicKey = bytes.subarray(1);
  if (id !== expected || !isPublicKey(publicKey)) return null;
  return { text, name, id, publicKey };
}

export const parseKey = (text) => parseKeyOf(RECORD, text);
export const parseWitnessKey = (text) => parseKeyOf(WITNESS, text);

function parseSignature(line) {
  const parts = line.split(" ");
  if (parts.length !== 3 || parts[0] !== "\u2014" || !isName(parts[1])) return null;
  const bytes = fromBase64(parts[2]);
  if (bytes === null || bytes.length < 5) return null;
  return { name: parts[1], id: hex(bytes.subarray(0, 4)), bytes: bytes.subarray(4) };
}

// {note} or {problem}. The size is exact (BigInt): it may be below 2^63.
export function parseNote(bytes) {
  if (bytes.length > NOTE_BYTES_MAX) {
    return { problem: `it has ${bytes.length} bytes, expected at most ${NOTE_BYTES_MAX}` };
  }
  const text = decodeText(bytes);
  if (text === null) return { problem: "it is not UTF-8" };
  if (/(?!\n)\p{Cc}/u.test(text)) return { problem: "it has a control character" };
  const lines = text.split("\n");
  if (lines.pop() !== "") return { problem: "its last line has no end" };
  if (lines.length < 5 || lines[3] !== "") {
    return { problem: "expected three lines, an empty line and signatures" };
  }
  const [origin, size, root] = lines;
  if (origin === "") return { problem: "its origin is empty" };
  if (!/^(0|[1-9][0-9]{0,18})$/.test(size) || BigInt(size) >= SIZE_END) {
    return { problem: `its size is ${size}, expected a number below 2^63` };
  }
  const rootBytes = fromBase64(root);
  if (rootBytes === null || rootBytes.length !== 32) {
    return { problem: `its root is ${root}, expected 32 bytes in base64` };
  }
  const signatures = lines.slice(4).map(parseSignature);
  const bad = signatures.indexOf(null);
  if (bad >= 0) return { problem: `its line ${bad + 5} is no signature` };
  if (signatures.length > SIGNATURES_MAX) {
    return { problem: `it has ${signatures.length} signatures, expected at most ${SIGNATURES_MAX}` };
  }
  const signed = encodeText(`${origin}\n${size}\n${root}\n`);
  return { note: { origin, size: BigInt(size), rootText: root, root: rootBytes, signed, signatures } };
}

const linesOf = (note, key) => note.signatures.filter((s) => s.name === key.name && s.id === key.id);

// "good", "bad" or "none": what the lines of this key say.
function judge(lines, isGood) {
  if (lines.length === 0) return "none";
  return lines.every(isGood) ? "good" : "bad";
}

export function signatureOf(note, key) {
  return judge(linesOf(note, key), (line) => verify(key.publicKey, note.signed, line.bytes));
}

export function cosignatureOf(note, key) {
  return judge(linesOf(note, key), ({ bytes }) => {
    if (bytes.length !== 72) return false;
    const time = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0);
    if (time >= SIZE_END) return false;
    const message = joinBytes(encodeText(`cosignature/v1\ntime ${time}\n`), note.signed);
    return verify(key.publicKey, message, bytes.subarray(8));
  });
}

// Whether both keys signed the change from one to the other.
export function isKeyChangeSigned(origin, oldKey, newKey, signatures) {
  if (signatures.length !== 2) return false;
  const message = encodeText(`hattama key change\n${origin}\n${oldKey.text}\n${newKey.text}\n`);
  return [oldKey, newKey].every((key, i) => {
    const bytes = fromBase64(signatures[i]);
    return bytes !== null && verify(key.publicKey, message, bytes);
  });
}

// The key whose secret stands in the source of the program: anybody can sign with it.
const DEMONSTRATION = fromBase64("TtJUpDfCUmHqt941B3qr1T60RuMGsn/bfTTxPnE9qWI=");
export const isDemonstrationKey = (key) => sameBytes(key.publicKey, DEMONSTRATION);

// Whom does this reader trust?
//
// A policy is the reader's own text file: the logs whose keys are taken, the
// witnesses, groups of them, and the quorum that a checkpoint must reach. It is
// the reader's word, not the record's: one that does not read is a mistake of the
// reader, thrown as an error and never a broken property.

import { parseKey, parseWitnessKey, cosignatureOf } from "./note.js";

function fail(number, line, expected) {
  throw new Error(`policy, line ${number}: found "${line}", expected ${expected}`);
}

// How many of `members` a number, "any" or "all" asks for.
function threshold(word, members) {
  if (word === "any") return members === 0 ? null : 1;
  if (word === "all") return members === 0 ? null : members;
  const count = /^[1-9][0-9]{0,3}$/.test(word) ? Number(word) : 0;
  return count >= 1 && count <= members ? count : null;
}

function readWitness(policy, number, line, [name, text, url, ...rest]) {
  const key = text === undefined ? null : parseWitnessKey(text);
  if (!key || rest.length > 0) fail(number, line, "witness <name> <key> [<url>]");
  if (policy.names.has(name) || name === "none") fail(number, line, "a name that is not used yet");
  for (const other of policy.witnesses) {
    if (other.key.text === key.text) fail(number, line, "a key that no other witness has");
  }
  const witness = { name, key };
  policy.witnesses.push(witness);
  policy.names.set(name, { witness });
}

function readGroup(policy, number, line, [name, word, ...members]) {
  if (name === undefined || word === undefined) fail(number, line, "group <name> <k> <name>...");
  if (policy.names.has(name) || name === "none") fail(number, line, "a name that is not used yet");
  const needed = threshold(word, members.length);
  if (needed === null) fail(number, line, "as many members as it asks for");
  if (new Set(members).size !== members.length) fail(number, line, "nobody as a member twice");
  for (const member of members) {
    if (!policy.names.has(member)) fail(number, line, `${member} to be defined above`);
  }
  policy.names.set(name, { needed, members });
}

function readQuorum(policy, number, line, words) {
  if (policy.quorum !== null) fail(number, line, "exactly one quorum");
  if (words.length !== 1) fail(number, line, "quorum <name>");
  const [word] = words;
  if (policy.names.has(word)) policy.quorum = policy.names.get(word);
  else if (word === "none" || word === "0") policy.quorum = { needed: 0, members: [] };
  else {
    const members = policy.witnesses.map((witness) => witness.name);
    const needed = threshold(word, members.length);
    if (needed === null) fail(number, line, "a witness or group above, none, or a number of witnesses");
    policy.quorum = { needed, members };
  }
}

// {logs, witnesses, names, quorum}. Throws an error that names the line.
export function parsePolicy(text) {
  const policy = { logs: [], witnesses: [], names: new Map(), quorum: null };
  text.split("\n").forEach((raw, i) => {
    const line = raw.trim();
    if (line === "" || raw.startsWith("#")) return;
    const [kind, ...words] = line.split(/\s+/);
    if (kind === "log") {
      const key = words.length === 1 || words.length === 2 ? parseKey(words[0]) : null;
      if (!key) fail(i + 1, line, "log <key> [<url>]");
      policy.logs.push(key);
    } else if (kind === "witness") readWitness(policy, i + 1, line, words);
    else if (kind === "group") readGroup(policy, i + 1, line, words);
    else if (kind === "quorum") readQuorum(policy, i + 1, line, words);
    else fail(i + 1, line, "log, witness, group or quorum");
  });
  if (policy.quorum === null) throw new Error("policy: found no quorum, expected exactly one");
  return policy;
}

function isReached(policy, node, signed) {
  if (node.witness) return signed.has(node.witness.name);
  const reached = node.members.filter((name) => isReached(policy, policy.names.get(name), signed));
  return reached.length >= node.needed;
}

// {reached, bad, good}: names of witnesses whose cosignature is bad, and good.
export function judgeCosignatures(policy, note) {
  const good = new Set();
  const bad = [];
  for (const { name, key } of policy.witnesses) {
    const verdict = cosignatureOf(note, key);
    if (verdict === "good") good.add(name);
    if (verdict === "bad") bad.push(name);
  }
  return { reached: isReached(policy, policy.quorum, good), bad, good: [...good] };
}

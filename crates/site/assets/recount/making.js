// Who may say this, of which place, and when?
//
// What protocols, summaries and turnout have in common: roles that made them, the
// door they came in by, and the places that may have figures at all.

// An explanation, and a reason, at the door `archive` alone.
export const NOT_GIVEN = "not given by the source";

// Who made it, and at which door: what a fact says by itself.
export function judgeMaking(replay, index, { door, roles }) {
  const made = roles.filter((role) => role !== "").length;
  const needed = door === "archive" ? 1 : 2;
  if (made < needed) replay.report("protocol.roles", index, `found ${made} roles, expected ${needed}`);
  else if (door === "archive" && !replay.isArchive) {
    replay.report("protocol.roles", index, "found the door archive in an election that is none");
  }
}

// Null, or why a station or unit may have no figures of its own.
export function unitProblem(replay, station) {
  const { code, isUnit, members, registered, unit } = station;
  const least = replay.opening?.publication_unit ?? 0;
  if (unit !== null) return `${code} belongs to the unit ${unit.code}, which has its figures`;
  if (registered !== null && registered < least) return `${code} has ${registered} voters, expected ${least} at least`;
  return isUnit && members.length === 0 ? `the unit ${code} has no members` : null;
}

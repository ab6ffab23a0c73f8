// Who won, and is it settled?
//
// The rule of the contest over the sums of the whole country. Against all is in
// every base and never a candidate. `state` says `decided` where no station that is
// still out could change it, by the registers that the station list expects: U below
// is their sum, null where it is not known. Votes are BigInt.

import { baseValue, plain, share } from "./shares.js";
import { shareOutSeats } from "./seats.js";

// A candidate that does not stand: a condition on its votes holds.
const votesOf = (ranked, place) => ranked[place]?.votes ?? null;
const isAhead = (ahead, behind, by) => behind === null || ahead - behind > by;

const codes = (options) => options.map(({ code }) => code);
const withVotes = (candidates, votes) => codes(candidates.filter((each) => each.votes === votes));

function plurality(candidates, ranked, U) {
  const [v1, v2] = [votesOf(ranked, 0), votesOf(ranked, 1)];
  if (v1 === v2) return { kind: "lot", options: withVotes(candidates, v1) };
  return { kind: "elected", options: [ranked[0].code], isSure: isAhead(v1, v2, U) };
}

function majority(rule, B, candidates, ranked, U) {
  const [p, q] = rule.more_than.map(BigInt);
  const [v1, v2, v3] = [0, 1, 2].map((place) => votesOf(ranked, place));
  if (q * v1 > p * B) {
    if (v1 === v2) return { kind: "lot", options: withVotes(candidates, v1) };
    return { kind: "elected", options: [ranked[0].code], isSure: q * v1 > p * (B + U) && isAhead(v1, v2, U) };
  }
  const isShort = q * (v1 + U) <= p * (B + U);
  if (rule.otherwise === "repeat" || v2 === null) return { kind: "repeat", options: [], isSure: isShort };
  if (v2 === v3) return { kind: "lot", options: withVotes(candidates, v2) };
  return { kind: "run_off", options: codes(ranked.slice(0, 2)), isSure: isShort && isAhead(v2, v3, U) };
}

// Those who take part in the seats, or null where a base gives no result.
function participants(contest, lines, candidates) {
  const { threshold, independents, seats } = contest.rule;
  const bar = threshold ? baseValue(contest, threshold.base, lines) : 0n;
  const quota = independents ? baseValue(contest, independents.quota.base, lines) : 0n;
  if (bar === null || quota === null) return null;
  const [p, q] = threshold ? threshold.share.map(BigInt) : [0n, 1n];
  return candidates
    .filter(({ votes }) => votes > 0n)
    .filter(({ kind, votes }) =>
      kind === "independent" && independents
        ? votes * BigInt(seats) >= quota && independents.cap > 0
        : votes * q >= p * bar,
    )
    .map(({ code, kind, votes }) => ({
      code,
      votes,
      cap: kind === "independent" && independents ? independents.cap : null,
    }));
}

function seatsOutcome(contest, parties, ranked) {
  if (parties.length === 0) return { kind: "none", options: [] };
  const { seats, drawing } = shareOutSeats(contest.rule.method, parties, contest.rule.seats);
  const given = Object.create(null);
  for (const [code, count] of seats) if (count > 0) given[code] = count;
  const options = drawing ?? codes(ranked).filter((code) => given[code] > 0);
  return { kind: drawing === null ? "seats" : "lot", options, seats: given };
}

function judge(contest, lines, candidates, ranked, U) {
  const { rule } = contest;
  if (rule.kind === "seats") {
    const parties = participants(contest, lines, candidates);
    return parties && seatsOutcome(contest, parties, ranked);
  }
  if (!ranked.some(({ votes }) => votes > 0n)) return { kind: "none", options: [] };
  if (rule.kind === "plurality") return plurality(candidates, ranked, U);
  return majority(rule, baseValue(contest, rule.base, lines), candidates, ranked, U);
}

// The outcome as results state it, or null where a base gives no result.
export function outcomeOf(contest, { lines, outstanding }, decimals) {
  const candidates = contest.options
    .map(({ code, kind }, i) => ({ code, kind, votes: BigInt(lines[contest.lines.length + i]) }))
    .filter(({ kind }) => kind !== "against_all");
  const ranked = [...candidates].sort((a, b) => (a.votes === b.votes ? 0 : a.votes < b.votes ? 1 : -1));
  const { rule } = contest;
  const base = rule.kind === "majority" ? baseValue(contest, rule.base, lines) : 0n;
  if (base === null) return null;
  const found = judge(contest, lines, candidates, ranked, BigInt(outstanding ?? 0));
  if (found === null) return null;
  const { kind, options, seats, isSure = false } = found;
  const isDecided = outstanding !== null && kind !== "none" && (outstanding === 0 || isSure);
  const outcome = { kind, options };
  if (seats !== undefined) outcome.seats = seats;
  if (rule.kind === "majority") {
    outcome.share = share(rule.base, plain(votesOf(ranked, 0) ?? 0n), plain(base), decimals);
  }
  outcome.state = isDecided ? "decided" : "leading";
  return outcome;
}

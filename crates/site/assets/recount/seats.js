// Who gets how many seats?
//
// Highest averages (d'Hondt, Sainte-Lague and its modified form) and largest
// remainder (Hare, Droop), with a cap for independents. Votes are BigInt and
// quotients are compared by multiplying out, so a tie is a tie. Where equal claims
// reach for fewer seats than they are, nobody is preferred: the certain seats are
// given, and those who claim draw a lot.
//
// Those who take part are {code, votes, cap}, in ballot order; a cap is null or a
// number from 1. The answer is {seats: Map, drawing: codes in ballot order or null}.

// Times ten, so that 1.4 is whole.
const DIVISOR = {
  dhondt: (given) => 10n * (given + 1n),
  sainte_lague: (given) => 10n * (2n * given + 1n),
  sainte_lague_modified: (given) => (given === 0n ? 14n : 10n * (2n * given + 1n)),
};

const isFull = ({ cap }, given) => cap !== null && given >= cap;

// Those whose votes/divisor is largest, all of them where several are equal.
function largestQuotients(claims) {
  let best = [];
  for (const claim of claims) {
    const first = best[0];
    const order = first === undefined ? 1n : claim.votes * first.divisor - first.votes * claim.divisor;
    if (order > 0n) best = [claim];
    else if (order === 0n) best.push(claim);
  }
  return best;
}

function highestAverages(method, parties, total) {
  const seats = new Map(parties.map(({ code }) => [code, 0]));
  let left = total;
  while (left > 0) {
    const claims = parties
      .filter((party) => !isFull(party, seats.get(party.code)))
      .map(({ code, votes }) => ({ code, votes, divisor: DIVISOR[method](BigInt(seats.get(code))) }));
    const best = largestQuotients(claims).map(({ code }) => code);
    if (best.length === 0) break;
    if (best.length > left) return { seats, drawing: best };
    for (const code of best) seats.set(code, seats.get(code) + 1);
    left -= best.length;
  }
  return { seats, drawing: null };
}

// Whole quotas and remainders of those who share `left` seats. Remainders are of one
// quota for all, so they compare as they stand.
function quotas(method, parties, left) {
  const votes = parties.reduce((sum, party) => sum + party.votes, 0n);
  const seats = BigInt(left);
  return parties.map((party) => {
    const [dividend, divisor] =
      method === "hare" ? [party.votes * seats, votes] : [party.votes, votes / (seats + 1n) + 1n];
    return { party, whole: Number(dividend / divisor), remainder: dividend % divisor };
  });
}

// One round of remainders: a seat each, from the largest down, while seats are left.
function remainderRound(shares, seats, left) {
  const open = shares.filter(({ party }) => !isFull(party, seats.get(party.code)));
  const remainders = [...new Set(open.map(({ remainder }) => remainder))].sort((a, b) => (a < b ? 1 : -1));
  for (const remainder of remainders) {
    const equal = open.filter((share) => share.remainder === remainder).map(({ party }) => party.code);
    if (left === 0) break;
    if (equal.length > left) return { left, drawing: equal };
    for (const code of equal) seats.set(code, seats.get(code) + 1);
    left -= equal.length;
  }
  return { left, drawing: null, given: open.length };
}

function largestRemainder(method, parties, total) {
  const seats = new Map(parties.map(({ code }) => [code, 0]));
  let rest = parties;
  let left = total;
  let shares = quotas(method, rest, left);
  for (;;) {
    const capped = shares.filter(({ party, whole }) => isFull(party, whole)).map(({ party }) => party);
    if (capped.length === 0) break;
    for (const { code, cap } of capped) {
      seats.set(code, cap);
      left -= cap;
    }
    rest = rest.filter((party) => !capped.includes(party));
    shares = quotas(method, rest, left);
  }
  for (const { party, whole } of shares) {
    seats.set(party.code, whole);
    left -= whole;
  }
  while (left > 0) {
    const round = remainderRound(shares, seats, left);
    if (round.drawing !== null) return { seats, drawing: round.drawing };
    if (round.given === 0) break;
    left = round.left;
  }
  return { seats, drawing: null };
}

export function shareOutSeats(method, parties, total) {
  return Object.hasOwn(DIVISOR, method)
    ? highestAverages(method, parties, total)
    : largestRemainder(method, parties, total);
}

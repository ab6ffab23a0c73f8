//! Seats by proportion: highest averages and largest remainders, exactly.
//!
//! [`apportion`] shares out seats among [`Claim`]s. Quotients are compared by cross multiplication, the divisor 1.4
//! is 14/10, and where equal claims reach for fewer seats than they are, the seats that are certain are given and
//! the rest is a [`Lot`] to be drawn: an order of claims decides nothing.
//!
//! Who takes part (thresholds, quotas) is decided by `outcome`. The methods are those of `docs/record-format.md`,
//! section 6.

use model::definition::SeatMethod;
use std::cmp::Ordering;

/// The largest house that can be shared out, in seats.
pub const SEATS_MAX: u64 = 100_000;

/// One that takes part in the seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// Its votes; with none it gets no seat.
    pub votes: u64,
    /// The most seats that it may get, such as 1 for an independent.
    pub cap: Option<u64>,
}

/// Equal claims to fewer seats than there are claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    /// Places of the claims that draw, rising. Each can win one seat.
    pub among: Vec<usize>,
    /// How many seats are drawn for; fewer than claims draw.
    pub seats: u64,
}

/// Who gets how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apportionment {
    /// The seats that are certain, in the order of the claims.
    pub seats: Vec<u64>,
    /// The last seats, where equal claims reach for them.
    pub lot: Option<Lot>,
}

/// Shares out the seats. Fewer are given only where every claim with votes has reached its cap.
pub fn apportion(method: SeatMethod, seats: u64, claims: &[Claim]) -> Apportionment {
    assert!(seats <= SEATS_MAX, "a house has at most {SEATS_MAX} seats");
    let apportionment = match method {
        SeatMethod::Dhondt => highest_averages(seats, claims, |held| held + 1),
        SeatMethod::SainteLague => highest_averages(seats, claims, |held| 2 * held + 1),
        // Ten times the divisors 1.4, 3, 5 …: quotients are only compared with each other.
        SeatMethod::SainteLagueModified => {
            highest_averages(seats, claims, |held| if held == 0 { 14 } else { 10 * (2 * held + 1) })
        }
        SeatMethod::Hare | SeatMethod::Droop => largest_remainders(method, seats, claims),
    };
    let drawn = apportionment.lot.as_ref().map_or(0, |lot| lot.seats);
    assert!(apportionment.seats.iter().sum::<u64>() + drawn <= seats, "no more seats than there are");
    apportionment
}

/// Whether a claim may get one more.
fn is_open(claim: &Claim, held: u64) -> bool {
    claim.votes > 0 && claim.cap.is_none_or(|cap| held < cap)
}

/// One seat after the other goes to the highest quotient votes/divisor.
fn highest_averages(seats: u64, claims: &[Claim], divisor: impl Fn(u64) -> u64) -> Apportionment {
    let mut held = vec![0; claims.len()];
    let mut left = seats;
    let mut first: Vec<usize> = Vec::with_capacity(claims.len());
    while left > 0 {
        first.clear();
        for (place, claim) in claims.iter().enumerate().filter(|&(place, claim)| is_open(claim, held[place]))
        {
            let order = first.first().map_or(Ordering::Greater, |&best| {
                let own = u128::from(claim.votes) * u128::from(divisor(held[best]));
                own.cmp(&(u128::from(claims[best].votes) * u128::from(divisor(held[place]))))
            });
            if order == Ordering::Greater {
                first.clear();
            }
            if order != Ordering::Less {
                first.push(place);
            }
        }
        if first.is_empty() {
            break;
        }
        if first.len() as u64 > left {
            return Apportionment { seats: held, lot: Some(Lot { among: first, seats: left }) };
        }
        left -= first.len() as u64;
        first.iter().for_each(|&place| held[place] += 1);
    }
    Apportionment { seats: held, lot: None }
}

/// Each claim gets its whole quotas, then the largest remainders get one more each.
///
/// Whoever reaches its cap by whole quotas gets it and leaves with its votes; the other seats are shared out anew
/// among the others.
fn largest_remainders(method: SeatMethod, seats: u64, claims: &[Claim]) -> Apportionment {
    let mut held = vec![0; claims.len()];
    let mut left = seats;
    let mut staying: Vec<usize> = (0..claims.len()).filter(|&place| is_open(&claims[place], 0)).collect();
    let shares = loop {
        let votes: u128 = staying.iter().map(|&place| u128::from(claims[place].votes)).sum();
        let shares: Vec<Quotas> = staying
            .iter()
            .map(|&place| quotas(method, u128::from(claims[place].votes), votes, left))
            .collect();
        let capped = |index: usize| claims[staying[index]].cap.filter(|&cap| shares[index].whole >= cap);
        let leaving: Vec<(usize, u64)> =
            (0..staying.len()).filter_map(|index| Some((staying[index], capped(index)?))).collect();
        if leaving.is_empty() {
            break shares;
        }
        for &(place, cap) in &leaving {
            held[place] = cap;
            left -= cap;
        }
        staying.retain(|place| leaving.iter().all(|(gone, _)| gone != place));
    };
    for (&place, share) in staying.iter().zip(&shares) {
        held[place] = share.whole;
        left -= share.whole;
    }
    let mut order: Vec<(u128, usize)> =
        shares.iter().zip(&staying).map(|(share, &place)| (share.remainder, place)).collect();
    order.sort_by_key(|&(remainder, place)| (std::cmp::Reverse(remainder), place));
    give_remainders(left, claims, held, &order)
}

/// Gives the seats that whole quotas left over, one each in falling order of remainders; in several rounds where
/// they are more than the claims, which happens with fewer votes than seats.
fn give_remainders(
    mut left: u64,
    claims: &[Claim],
    mut held: Vec<u64>,
    order: &[(u128, usize)],
) -> Apportionment {
    loop {
        let open: Vec<(u128, usize)> =
            order.iter().copied().filter(|&(_, place)| is_open(&claims[place], held[place])).collect();
        if left == 0 || open.is_empty() {
            return Apportionment { seats: held, lot: None };
        }
        let Some(&(last, _)) = usize::try_from(left - 1).ok().and_then(|index| open.get(index)) else {
            left -= open.len() as u64;
            open.iter().for_each(|&(_, place)| held[place] += 1);
            continue;
        };
        for &(_, place) in open.iter().filter(|&&(remainder, _)| remainder > last) {
            held[place] += 1;
            left -= 1;
        }
        let among: Vec<usize> =
            open.iter().filter(|&&(remainder, _)| remainder == last).map(|&(_, place)| place).collect();
        if among.len() as u64 > left {
            return Apportionment { seats: held, lot: Some(Lot { among, seats: left }) };
        }
        among.iter().for_each(|&place| held[place] += 1);
        return Apportionment { seats: held, lot: None };
    }
}

/// Votes in whole quotas and what is left of them.
struct Quotas {
    whole: u64,
    /// Comparable only between claims of one round: in votes times seats for Hare, in votes for Droop.
    remainder: u128,
}

fn quotas(method: SeatMethod, own: u128, votes: u128, seats: u64) -> Quotas {
    let seats = u128::from(seats);
    let (parts, quota) = match method {
        SeatMethod::Droop => (own, votes / (seats + 1) + 1),
        _ => (own * seats, votes),
    };
    let whole = u64::try_from(parts / quota).expect("no claim has more whole quotas than there are seats");
    Quotas { whole, remainder: parts % quota }
}

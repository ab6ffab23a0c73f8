//! Whole numbers that keep their bounds and add up to a given total.
//!
//! This is the only place where a sum is forced. [`settle`] first scales expectations to the total, then rounds
//! each by chance; what is still missing is spread by [`repair`] in proportion to what each number can bear,
//! with the largest remainders rounded up.

use super::random::{ONE, Random};

/// One number to be settled: what is expected of it, in fixed point, and the least and the most it may be.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// In fixed point, see [`ONE`].
    pub expected: u64,
    /// The least.
    pub floor: u64,
    /// The most.
    pub cap: u64,
}

/// Numbers near their expectations, within their bounds, whose sum is `total`.
///
/// # Panics
///
/// When no numbers within the bounds have that sum; `what` says which sum it was.
pub fn settle(random: &mut Random, wishes: &[Wish], total: u64, what: &str) -> Vec<u64> {
    let sum = wishes.iter().map(|wish| u128::from(wish.expected)).sum::<u128>().max(1);
    let target = u128::from(total) * u128::from(ONE);
    let mut values = Vec::with_capacity(wishes.len());
    for wish in wishes {
        assert!(wish.floor <= wish.cap, "{what}: a floor of {} above a cap of {}", wish.floor, wish.cap);
        let scaled = (u128::from(wish.expected) * target / sum) as u64;
        values.push(random.round(scaled).clamp(wish.floor, wish.cap));
    }
    repair(&mut values, wishes, total, what);
    values
}

/// Moves the values within their bounds until their sum is `total`: each by its part of the difference, in
/// proportion to its room in that direction.
fn repair(values: &mut [u64], wishes: &[Wish], total: u64, what: &str) {
    let sum = values.iter().sum::<u64>();
    let up = total >= sum;
    let rooms = values.iter().zip(wishes).map(
        |(&value, wish)| {
            if up { wish.cap - value } else { value - wish.floor }
        },
    );
    let steps = largest_remainder(total.abs_diff(sum), &rooms.collect::<Vec<_>>(), what);
    for (value, step) in values.iter_mut().zip(steps) {
        *value = if up { *value + step } else { *value - step };
    }
}

/// `total` in parts proportional to the rooms, none larger than its room; earlier rooms win equal remainders.
fn largest_remainder(total: u64, rooms: &[u64], what: &str) -> Vec<u64> {
    let sum = rooms.iter().sum::<u64>();
    assert!(total <= sum, "{what}: {total} more have to be moved and there is room for {sum}");
    if total == 0 {
        return vec![0; rooms.len()];
    }
    let product = |room: &u64| u128::from(*room) * u128::from(total);
    let mut parts = rooms.iter().map(|room| (product(room) / u128::from(sum)) as u64).collect::<Vec<_>>();
    let mut remainders = Vec::with_capacity(rooms.len());
    for (index, room) in rooms.iter().enumerate() {
        remainders.push((std::cmp::Reverse(product(room) % u128::from(sum)), index));
    }
    remainders.sort_unstable();
    // Fewer parts are missing than there are remainders above zero, and a part with a remainder is below its
    // room: so no step passes a bound.
    let missing = total - parts.iter().sum::<u64>();
    for (_, index) in remainders.iter().take(missing as usize) {
        parts[*index] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn largest_remainders_are_rounded_up_and_stay_within_their_room() {
        for (total, rooms, want) in [
            (0, vec![3, 4], vec![0, 0]),
            (7, vec![3, 4], vec![3, 4]),
            (1, vec![5, 9, 0], vec![0, 1, 0]),
            (3, vec![1, 1, 1, 1], vec![1, 1, 1, 0]),
            (10, vec![1, 100, 1], vec![0, 10, 0]),
        ] {
            assert_eq!(largest_remainder(total, &rooms, "a test"), want);
        }
    }

    #[test]
    fn settled_numbers_keep_their_bounds_and_their_sum() {
        for seed in 0..50 {
            let mut random = Random::new(seed, 0);
            let mut wishes = Vec::new();
            for _ in 0..40 {
                let (floor, room) = (random.below(20), random.below(60));
                wishes.push(Wish { expected: random.below(90 * ONE), floor, cap: floor + room });
            }
            let (least, most) =
                wishes.iter().fold((0, 0), |(least, most), wish| (least + wish.floor, most + wish.cap));
            for total in [least, (least + most) / 2, most] {
                let values = settle(&mut random, &wishes, total, "a test");
                assert_eq!(values.iter().sum::<u64>(), total);
                assert!(values.iter().zip(&wishes).all(|(v, wish)| (wish.floor..=wish.cap).contains(v)));
            }
        }
    }

    #[test]
    #[should_panic(expected = "the moon: 1 more have to be moved and there is room for 0")]
    fn a_sum_out_of_reach_is_refused() {
        settle(&mut Random::new(0, 0), &[Wish { expected: ONE, floor: 0, cap: 1 }], 2, "the moon");
    }
}

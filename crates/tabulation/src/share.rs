//! Shares: a numerator over a base that is named, with its percentage as people read it.
//!
//! [`share`] is the only way in which this room makes a `model::fact::Share`. Rounding is half up and exact; nothing
//! is adjusted so that percentages add up to 100. A base of 0 gives `no share`, never 0 %.

use model::fact::Share;

/// What stands in place of a percentage where the base is 0.
pub const NO_SHARE: &str = "no share";

/// The share numerator/denominator of the base of that name, in percent with so many decimals.
pub fn share(base: &str, numerator: u64, denominator: u64, decimals: u8) -> Share {
    let percent = percent(numerator, denominator, decimals).unwrap_or_else(|| NO_SHARE.to_owned());
    Share { base: base.to_owned(), denominator, numerator, percent }
}

/// 100 · numerator / denominator, rounded half up to so many decimals, such as `81.31`; `None` where the denominator
/// is 0. Long division, so that any number of decimals is exact.
pub fn percent(numerator: u64, denominator: u64, decimals: u8) -> Option<String> {
    if denominator == 0 {
        return None;
    }
    let denominator = u128::from(denominator);
    let hundredfold = 100 * u128::from(numerator);
    let mut digits = (hundredfold / denominator).to_string().into_bytes();
    let mut rest = hundredfold % denominator;
    for _ in 0..decimals {
        rest *= 10;
        let digit = u8::try_from(rest / denominator).expect("a rest below the divisor gives one digit");
        digits.push(b'0' + digit);
        rest %= denominator;
    }
    if 2 * rest >= denominator {
        increment(&mut digits);
    }
    let point = digits.len() - usize::from(decimals);
    let mut text: String = digits.into_iter().map(char::from).collect();
    if decimals > 0 {
        text.insert(point, '.');
    }
    Some(text)
}

/// Adds one to the last digit.
fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(numerator: u64, denominator: u64, decimals: u8, expected: &str) {
        assert_eq!(
            share("valid", numerator, denominator, decimals).percent,
            expected,
            "{numerator}/{denominator}"
        );
    }

    /// `reference/kazakhstan-2022.md`: published shares over votes for options, and the shares over other bases.
    #[test]
    fn every_published_share_of_kazakhstan_reproduces() {
        const FINAL: u64 = 7_940_478;
        let published = [
            (6_456_393, "81.31"),
            (460_484, "5.80"),
            (271_641, "3.42"),
            (206_206, "2.60"),
            (200_907, "2.53"),
            (176_116, "2.22"),
            (168_731, "2.12"),
        ];
        let mut hundredths = 0;
        for (votes, percent) in published {
            check(votes, FINAL, 2, percent);
            hundredths += percent.replace('.', "").parse::<u32>().unwrap();
        }
        assert_eq!(hundredths, 10_000);
        check(6_456_392, 7_940_477, 2, "81.31");
        check(6_456_393, 8_300_046, 2, "77.79");
        check(6_456_393, FINAL - 460_484, 2, "86.32");
        check(6_456_393, 11_953_465, 2, "54.01");
        check(480_484, FINAL, 2, "6.05");
        check(8_300_046 - 7_940_477, 8_300_046, 2, "4.33");
        check(11_360, 12_841, 2, "88.47");
    }

    /// The national series: up to 20:00 over the register at the opening, afterwards over the one at the end.
    #[test]
    fn every_published_turnout_of_kazakhstan_reproduces() {
        for (took_part, percent) in
            [(2_792_962, "23.37"), (7_450_395, "62.34"), (8_108_668, "67.85"), (8_282_607, "69.31")]
        {
            check(took_part, 11_950_485, 2, percent);
        }
        check(8_299_501, 11_953_465, 2, "69.43");
        check(8_300_046, 11_953_465, 2, "69.44");
    }

    #[test]
    fn halves_go_up_and_a_base_of_nothing_gives_no_share() {
        check(1, 1, 2, "100.00");
        check(1, 1, 0, "100");
        check(0, 5, 2, "0.00");
        check(0, 0, 2, "no share");
        check(7, 0, 2, "no share");
        check(1, 8, 2, "12.50");
        check(1, 8, 0, "13");
        check(125, 1_000_000, 2, "0.01");
        check(49, 1_000_000, 2, "0.00");
        check(50, 1_000_000, 2, "0.01");
        check(99_995, 100_000, 2, "100.00");
        check(999_949, 1_000_000, 2, "99.99");
        check(3, 2, 1, "150.0");
        check(1, 3, 20, "33.33333333333333333333");
        check(u64::MAX, 1, 2, "1844674407370955161500.00");
    }

    proptest::proptest! {
        #[test]
        fn long_division_agrees_with_one_division(
            numerator in 0u64.., denominator in 1u64.., decimals in 0u8..=9
        ) {
            let scale = 10u128.pow(u32::from(decimals));
            let scaled = 100 * u128::from(numerator) * scale;
            let rounded = (2 * scaled + u128::from(denominator)) / (2 * u128::from(denominator));
            let text = percent(numerator, denominator, decimals).unwrap();
            proptest::prop_assert_eq!(text.replace('.', "").parse::<u128>().unwrap(), rounded);
        }
    }
}

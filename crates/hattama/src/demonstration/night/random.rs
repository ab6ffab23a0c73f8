//! Chance that is the same on every machine: SplitMix64, and what the invention needs of it in fixed point.
//!
//! A fixed-point number is an integer in units of 1/65,536 ([`ONE`]).
//! Nothing here is for cryptography: who knows the seed knows the night, which is what a demonstration wants.

/// One, in fixed point.
pub const ONE: u64 = 1 << 16;

/// A stream of chance.
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The stream of one stage. Stages have streams of their own, so that a change in one leaves the others'
    /// figures as they are.
    pub fn new(seed: u64, stage: u64) -> Self {
        let mut mixed = Random { state: seed ^ stage.wrapping_mul(0xD6E8_FEB8_6659_FD93) };
        Random { state: mixed.bits() }
    }

    /// The next 64 bits (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.bits()) * u128::from(bound)) >> 64) as u64
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// Nearly normal, mean 0, deviation [`ONE`]: twelve uniform numbers less their mean (Irwin and Hall).
    pub fn normal(&mut self) -> i64 {
        let mut sum = 0;
        for _ in 0..3 {
            let bits = self.bits();
            sum += (0..4).map(|part| (bits >> (16 * part)) & 0xFFFF).sum::<u64>();
        }
        sum as i64 - 6 * ONE as i64
    }

    /// A factor around [`ONE`] whose logarithm to base two is normal with this deviation (in fixed point).
    pub fn factor(&mut self, deviation: u64) -> u64 {
        power_of_two((self.normal() * deviation as i64) >> 16)
    }

    /// A fixed-point expectation, as counting scatters it: the deviation is its square root.
    pub fn scatter(&mut self, expected: u64) -> u64 {
        let deviation = (expected * ONE).isqrt() as i64;
        let scattered = expected as i64 + ((self.normal() * deviation) >> 16);
        scattered.max(0) as u64
    }

    /// A fixed-point number as an integer: up or down by chance, so that the mean is kept.
    pub fn round(&mut self, value: u64) -> u64 {
        (value + self.below(ONE)) >> 16
    }
}

/// Two to the power of 1/2, 1/4, 1/8 …, in units of 1/2³².
const ROOTS: [u64; 16] = [
    0x1_6A09_E668,
    0x1_306F_E0A3,
    0x1_172B_83C8,
    0x1_0B55_86D0,
    0x1_059B_0D31,
    0x1_02C9_A3E7,
    0x1_0163_DAA0,
    0x1_00B1_AFA6,
    0x1_0058_C86E,
    0x1_002C_605E,
    0x1_0016_2F39,
    0x1_000B_175F,
    0x1_0005_8BA0,
    0x1_0002_C5CC,
    0x1_0001_62E5,
    0x1_0000_B172,
];

/// Two to a fixed-point power, in fixed point. Powers beyond ±12 are taken as ±12.
pub fn power_of_two(exponent: i64) -> u64 {
    let limit = 12 * ONE as i64;
    let exponent = exponent.clamp(-limit, limit);
    let fraction = (exponent & 0xFFFF) as u64;
    let mut root = 1u64 << 32;
    for (place, factor) in ROOTS.iter().enumerate() {
        if fraction & (0x8000 >> place) != 0 {
            root = ((u128::from(root) * u128::from(*factor)) >> 32) as u64;
        }
    }
    // `root` has 32 binary places and the result 16, so a whole power of 0 shifts by 16.
    root >> (16 - (exponent >> 16))
}

/// `count` times the share `part / whole`, after the share's odds were multiplied by `factor` (fixed point), in
/// fixed point. The odds and not the share are changed so that it stays between 0 and 1.
pub fn expected(count: u64, part: u64, whole: u64, factor: u64) -> u64 {
    let favourable = u128::from(part) * u128::from(factor);
    let other = u128::from(whole - part) * u128::from(ONE);
    if favourable + other == 0 {
        return 0;
    }
    (u128::from(count * ONE) * favourable / (favourable + other)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_two_are_right_to_the_last_places() {
        for (exponent, want) in [(0, 65_536), (1, 131_072), (-1, 32_768), (12, 65_536 << 12), (-12, 16)] {
            assert_eq!(power_of_two(exponent * ONE as i64), want);
        }
        // 2^0.5 = 1.41421356…, 2^-0.25 = 0.84089641…, 2^1.75 = 3.36358566…
        for (exponent, want) in [(32_768, 92_681), (-16_384, 55_108), (114_688, 220_435)] {
            assert_eq!(power_of_two(exponent), want, "2^({exponent}/65536)");
        }
        let rising = (-70_000..70_000).map(power_of_two).collect::<Vec<_>>();
        assert!(rising.is_sorted());
    }

    #[test]
    fn normal_numbers_have_their_mean_and_deviation() {
        let mut random = Random::new(1, 1);
        let drawn = (0..20_000).map(|_| random.normal()).collect::<Vec<_>>();
        let mean = drawn.iter().sum::<i64>() / 20_000;
        let variance = drawn.iter().map(|x| x * x / ONE as i64).sum::<i64>() / 20_000;
        assert!(mean.abs() < 1_500, "mean {mean} of 65536");
        assert!((63_000..68_000).contains(&variance), "variance {variance} of 65536");
    }

    #[test]
    fn shifted_odds_stay_within_the_count() {
        assert_eq!(expected(200, 1, 2, ONE), 100 * ONE);
        assert_eq!(expected(200, 7, 7, 16), 200 * ONE);
        assert_eq!(expected(200, 0, 7, 1 << 28), 0);
        // Odds of 1 : 1 times three are 3 : 1.
        assert_eq!(expected(200, 1, 2, 3 * ONE), 150 * ONE);
    }

    #[test]
    fn the_generator_is_splitmix64() {
        // The first three outputs for state 1234567 in the authors' reference code.
        let mut random = Random { state: 1_234_567 };
        let drawn = [random.bits(), random.bits(), random.bits()];
        assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }
}

//! How often somebody may try to sign in.
//!
//! A try is counted before it is looked at, so that many at once are no way around; one that succeeds is taken back.
//! After the free ones each has to wait longer than the one before, up to a quarter of an hour, by login and by
//! network address alike. Nobody is locked out for good: whoever knows a login can delay its owner and no more.
//!
//! Time is an argument (seconds since 1970). What is remembered is bounded; it is not kept over a restart.

use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;

/// Tries of one login before the first has to wait: a password mistyped, twice.
const FREE_OF_LOGIN: u32 = 5;

/// Tries from one address: a hall of 400 clerks stands behind one, and all of them begin their shift at once.
const FREE_OF_ADDRESS: u32 = 50;

/// The first wait, in seconds; each later one is twice as long.
const WAIT: i64 = 30;

/// The longest, in seconds: at four tries an hour nobody guesses, and the owner comes in before the shift is over.
const WAIT_MAX: i64 = 15 * 60;

/// Failures are forgotten when nothing was tried for so long, in seconds.
const FORGOTTEN: i64 = 60 * 60;

/// Logins or addresses that are remembered, each in 60 bytes or so.
const REMEMBERED: usize = 20_000;

/// Tries of one login or from one address.
#[derive(Debug, Clone, Copy)]
struct Tries {
    failed: u32,
    last: i64,
}

type Key = [u8; 32];

/// Counts tries.
#[derive(Debug, Default)]
pub struct Throttle {
    counts: Mutex<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    logins: HashMap<Key, Tries>,
    addresses: HashMap<Key, Tries>,
}

impl Throttle {
    /// Counts a try, or says at what time the next may come. What is refused is not counted.
    pub fn admit(&self, login: &str, address: Option<&str>, now: i64) -> Result<(), i64> {
        let (login, address) = (key(login), key(&network(address)));
        let mut counts = self.counts.lock().expect("no holder of this lock panics");
        let until = |tries: Option<&Tries>, free| tries.map_or(i64::MIN, |tries| tries.until(free, now));
        let login_until = until(counts.logins.get(&login), FREE_OF_LOGIN);
        let until = login_until.max(until(counts.addresses.get(&address), FREE_OF_ADDRESS));
        if until > now {
            return Err(until);
        }
        count(&mut counts.logins, login, now);
        count(&mut counts.addresses, address, now);
        Ok(())
    }

    /// The try that was counted last was no failure.
    pub fn succeeded(&self, login: &str, address: Option<&str>) {
        let mut counts = self.counts.lock().expect("no holder of this lock panics");
        counts.logins.remove(&key(login));
        // Of an address only the one try is taken back: one who comes in does not speak for the others there.
        if let Some(tries) = counts.addresses.get_mut(&key(&network(address))) {
            tries.failed = tries.failed.saturating_sub(1);
        }
    }
}

impl Tries {
    /// When the next try may come; in the past where it may come now.
    fn until(&self, free: u32, now: i64) -> i64 {
        // A clock that was set back makes nobody wait longer than the longest wait.
        if now.abs_diff(self.last) > FORGOTTEN.unsigned_abs() || self.failed < free {
            return i64::MIN;
        }
        let doublings = (self.failed - free).min(16);
        self.last.min(now) + (WAIT << doublings).min(WAIT_MAX)
    }
}

fn count(map: &mut HashMap<Key, Tries>, key: Key, now: i64) {
    if map.len() >= REMEMBERED && !map.contains_key(&key) {
        make_room(map, now);
    }
    let tries = map.entry(key).or_insert(Tries { failed: 0, last: now });
    if now.abs_diff(tries.last) > FORGOTTEN.unsigned_abs() {
        tries.failed = 0;
    }
    *tries = Tries { failed: tries.failed + 1, last: now };
}

/// Forgets what is old, and if that is not enough, half of what failed least: an attacker who makes up logins cannot
/// make us forget the one that is attacked.
fn make_room(map: &mut HashMap<Key, Tries>, now: i64) {
    map.retain(|_, tries| now.abs_diff(tries.last) <= FORGOTTEN.unsigned_abs());
    if map.len() < REMEMBERED {
        return;
    }
    let mut all: Vec<(u32, i64, Key)> =
        map.iter().map(|(key, tries)| (tries.failed, tries.last, *key)).collect();
    all.sort_unstable();
    for (.., key) in all.into_iter().take(REMEMBERED / 2) {
        map.remove(&key);
    }
}

/// A login that was typed may be long, or a password in the wrong field: neither is remembered.
fn key(text: &str) -> Key {
    Sha256::digest(text.as_bytes()).into()
}

/// Whose address it is: of IPv6 one household has 2^64, which count as one.
fn network(address: Option<&str>) -> String {
    match address.map(str::parse::<IpAddr>) {
        Some(Ok(IpAddr::V6(address))) => match address.to_ipv4_mapped() {
            Some(mapped) => mapped.to_string(),
            None => format!("{:x?}", &address.segments()[..4]),
        },
        _ => address.unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tries until one has to wait, and says how many were free and how long the next has to wait.
    fn exhaust(
        throttle: &Throttle,
        login: impl Fn(u32) -> String,
        address: impl Fn(u32) -> String,
    ) -> (u32, i64) {
        for tried in 0.. {
            if let Err(until) = throttle.admit(&login(tried), Some(&address(tried)), 1_000) {
                return (tried, until - 1_000);
            }
        }
        unreachable!()
    }

    #[test]
    fn five_tries_of_a_login_are_free_from_wherever_they_come() {
        let throttle = Throttle::default();
        let found = exhaust(&throttle, |_| "aigul".to_owned(), |tried| format!("10.0.0.{tried}"));
        assert_eq!(found, (5, 30));
        assert_eq!(throttle.admit("berik", Some("10.0.0.1"), 1_000), Ok(()));
    }

    #[test]
    fn fifty_tries_from_an_address_are_free_whatever_login_they_name() {
        let throttle = Throttle::default();
        let found = exhaust(&throttle, |tried| format!("login {tried}"), |_| "10.0.0.1".to_owned());
        assert_eq!(found, (50, 30));
        let throttle = Throttle::default();
        let found =
            exhaust(&throttle, |tried| format!("login {tried}"), |tried| format!("2001:db8::{tried}"));
        assert_eq!(found, (50, 30), "2^64 addresses of one network are one");
        assert_eq!(throttle.admit("x", Some("2001:db8:0:1::1"), 1_000), Ok(()));
    }

    #[test]
    fn waits_double_up_to_a_quarter_of_an_hour() {
        let throttle = Throttle::default();
        let mut now = 1_000;
        let mut waits = Vec::new();
        for _ in 0..12 {
            if let Err(until) = throttle.admit("aigul", None, now) {
                waits.push(until - now);
                now = until;
                throttle.admit("aigul", None, now).expect("the wait is over");
            }
        }
        assert_eq!(waits, [30, 60, 120, 240, 480, 900, 900]);
    }

    #[test]
    fn success_and_an_hour_forget_failures() {
        let throttle = Throttle::default();
        for _ in 0..5 {
            throttle.admit("aigul", None, 0).expect("free");
        }
        assert_eq!(throttle.admit("aigul", None, 1), Err(30));
        assert_eq!(throttle.admit("aigul", None, 3_601), Ok(()));
        for now in 3_602..3_700 {
            throttle.admit("aigul", None, now).expect("free again");
            throttle.succeeded("aigul", None);
        }
        assert_eq!(
            throttle.admit("aigul", None, -9_000_000),
            Ok(()),
            "a clock that was set back locks nobody out"
        );
    }

    #[test]
    fn what_is_remembered_is_bounded_and_the_attacked_login_stays() {
        let throttle = Throttle::default();
        for _ in 0..5 {
            throttle.admit("aigul", None, 0).expect("free");
        }
        for made_up in 0..2 * REMEMBERED {
            let address = format!("10.{}.{}.{}", made_up >> 16, made_up >> 8 & 255, made_up & 255);
            throttle.admit(&made_up.to_string(), Some(&address), 1).expect("free");
        }
        let counts = throttle.counts.lock().unwrap();
        assert!(counts.logins.len() <= REMEMBERED && counts.addresses.len() <= REMEMBERED);
        drop(counts);
        assert_eq!(throttle.admit("aigul", Some("10.9.9.9"), 2), Err(30));
    }
}

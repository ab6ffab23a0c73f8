//! A moment: when a source says that something happened.
//!
//! Facts carry time as text, `YYYY-MM-DDThh:mm:ss±hh:mm`, always 25 characters, so that local time is kept as it
//! was written and no time-zone database is read. [`Moment`] is that text, checked, with its instant for comparison.
//! The calendar is the proleptic Gregorian one; leap seconds are refused.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A local time with its offset from UTC. Ordered by instant, then by offset.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment {
    /// Seconds since 1970-01-01T00:00:00Z.
    instant: i64,
    /// Minutes east of UTC.
    offset_minutes: i16,
}

/// Why a text is no moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found {found:?}, expected a time such as 2024-06-09T21:00:00+03:00")]
pub struct NotAMoment {
    /// The text that was found.
    pub found: String,
}

impl Moment {
    /// A moment from its instant (seconds since 1970, UTC) and its offset (minutes east of UTC).
    pub fn new(instant: i64, offset_minutes: i16) -> Moment {
        assert!(offset_minutes.abs() < 24 * 60, "an offset is less than a day");
        Moment { instant, offset_minutes }
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn instant(self) -> i64 {
        self.instant
    }

    /// Minutes east of UTC.
    pub fn offset_minutes(self) -> i16 {
        self.offset_minutes
    }

    /// Reads the 25 characters; anything else is refused.
    pub fn parse(text: &str) -> Result<Moment, NotAMoment> {
        parse_bytes(text.as_bytes()).ok_or_else(|| NotAMoment { found: text.to_owned() })
    }

    /// A local date (year, month, day) and time (hour, minute, second) at an offset (minutes east of UTC); `None` where
    /// no calendar has it.
    pub fn local(date: [u32; 3], time: [u32; 3], offset_minutes: i16) -> Option<Moment> {
        let [year, month, day] = date.map(i64::from);
        let [hour, minute, second] = time.map(i64::from);
        let is_date = (0..=9_999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        if !is_date || hour > 23 || minute > 59 || second > 59 || offset_minutes.abs() >= 24 * 60 {
            return None;
        }
        let local = days_from_civil(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
        Some(Moment { instant: local - i64::from(offset_minutes) * 60, offset_minutes })
    }

    /// The local clock: hours and minutes, `hh:mm`.
    pub fn clock(self) -> String {
        let text = self.to_string();
        text[11..16].to_owned()
    }
}

fn parse_bytes(bytes: &[u8]) -> Option<Moment> {
    let shape = b"0000-00-00T00:00:00+00:00";
    if bytes.len() != shape.len() {
        return None;
    }
    for (&found, &expected) in bytes.iter().zip(shape) {
        let fits = match expected {
            b'0' => found.is_ascii_digit(),
            b'+' => found == b'+' || found == b'-',
            other => found == other,
        };
        if !fits {
            return None;
        }
    }
    let number =
        |from: usize, to: usize| bytes[from..to].iter().fold(0u32, |n, d| n * 10 + u32::from(d - b'0'));
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    let (hour, minute, second) = (number(11, 13), number(14, 16), number(17, 19));
    let (offset_hour, offset_minute) = (number(20, 22), number(23, 25));
    // UTC has one spelling.
    let negative_zero = bytes[19] == b'-' && offset_hour == 0 && offset_minute == 0;
    if negative_zero || offset_hour > 23 || offset_minute > 59 {
        return None;
    }
    let sign = if bytes[19] == b'-' { -1 } else { 1 };
    let offset = i16::try_from(offset_hour * 60 + offset_minute).ok()?;
    Moment::local([year, month, day], [hour, minute, second], sign * offset)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01. The year is counted from March, so that the leap day is its last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

impl Moment {
    /// The text of a moment. Written digit by digit: every fact of a record has one.
    fn text(self) -> [u8; 25] {
        let local = self.instant + i64::from(self.offset_minutes) * 60;
        let (year, month, day) = civil_from_days(local.div_euclid(86_400));
        let second = local.rem_euclid(86_400);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        let offset = i64::from(self.offset_minutes.abs());
        let mut text = *b"0000-00-00T00:00:00+00:00";
        if self.offset_minutes < 0 {
            text[19] = b'-';
        }
        let mut put = |at: usize, width: usize, value: i64| {
            let mut rest = value;
            for digit in text[at..at + width].iter_mut().rev() {
                *digit = b'0' + u8::try_from(rest % 10).expect("a digit");
                rest /= 10;
            }
            assert!(rest == 0, "the year of a moment has four digits");
        };
        put(0, 4, year);
        for (at, value) in [
            (5, month),
            (8, day),
            (11, hour),
            (14, minute),
            (17, second),
            (20, offset / 60),
            (23, offset % 60),
        ] {
            put(at, 2, value);
        }
        text
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(std::str::from_utf8(&self.text()).expect("digits and punctuation"))
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(std::str::from_utf8(&self.text()).expect("digits and punctuation"))
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Moment::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_and_written_back() {
        for text in ["2024-06-09T21:00:00+03:00", "1970-01-01T00:00:00+00:00", "2000-02-29T23:59:59-09:30"] {
            assert_eq!(Moment::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Moment::parse("1970-01-01T01:00:00+01:00").unwrap().instant(), 0);
        assert_eq!(Moment::parse("2024-06-10T04:51:00+03:00").unwrap().instant(), 1_717_984_260);
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "2024-06-09 21:00:00+03:00",
            "2024-06-09T21:00:00Z",
            "2023-02-29T00:00:00+00:00",
            "2024-13-01T00:00:00+00:00",
            "2024-06-09T24:00:00+03:00",
            "2024-06-09T21:00:60+03:00",
            "2024-06-09T21:00:00-00:00",
            "2024-06-09T21:00:00+03:0٣",
        ] {
            assert!(Moment::parse(text).is_err(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_instant_survives(instant in -62_000_000_000i64..250_000_000_000, offset in -1439i16..1440) {
            let moment = Moment::new(instant, offset);
            proptest::prop_assert_eq!(Moment::parse(&moment.to_string()).unwrap(), moment);
        }
    }
}

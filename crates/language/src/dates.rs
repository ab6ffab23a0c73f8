//! The parts of a date, of a moment with its offset and of an hour, as the record writes them.
//!
//! Only the shape and the ranges are looked at, as far as a sentence needs them: whether a day exists in its month is
//! the business of whoever reads the record. No clock and no time-zone database: local time stays as it was written.

use crate::numbers::MINUS;

/// A day.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Date<'a> {
    /// Four digits.
    pub(crate) year: &'a str,
    /// From 1 to 12.
    pub(crate) month: u8,
    /// From 1 to 31.
    pub(crate) day: u8,
}

/// A minute, with the offset of its local time.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DateTime<'a> {
    /// The local day.
    pub(crate) date: Date<'a>,
    /// The local hour and minute, `hh:mm`.
    pub(crate) hour: &'a str,
    /// Such as `UTC+6` or `UTC−3:30`.
    pub(crate) offset: String,
}

/// Reads `2022-11-20`.
pub(crate) fn date(text: &str) -> Option<Date<'_>> {
    if !has_shape(text, "0000-00-00") {
        return None;
    }
    let month = text[5..7].parse().ok().filter(|month| (1..=12).contains(month))?;
    let day = text[8..10].parse().ok().filter(|day| (1..=31).contains(day))?;
    Some(Date { year: &text[..4], month, day })
}

/// Reads `2022-11-21T02:14:07+06:00`; the seconds are not kept.
pub(crate) fn date_time(text: &str) -> Option<DateTime<'_>> {
    if !has_shape(text, "0000-00-00T00:00:00+00:00") {
        return None;
    }
    Some(DateTime { date: date(&text[..10])?, hour: hour(&text[11..16])?, offset: offset(&text[19..])? })
}

/// Reads `10:05`, which every language here writes alike; `24:00` is the end of a day.
pub(crate) fn hour(text: &str) -> Option<&str> {
    let fits = has_shape(text, "00:00") && text <= "24:00" && text[3..] < *"60";
    fits.then_some(text)
}

/// `+06:00` as `UTC+6`: short enough for a foot line, and no name of a zone is needed.
fn offset(text: &str) -> Option<String> {
    let minutes = &hour(&text[1..])?[3..];
    let hours: u8 = text[1..3].parse().ok()?;
    let sign = if text.starts_with('-') { MINUS } else { '+' };
    Some(match (hours, minutes) {
        (0, "00") => "UTC".to_owned(),
        (_, "00") => format!("UTC{sign}{hours}"),
        _ => format!("UTC{sign}{hours}:{minutes}"),
    })
}

/// Whether the text has a digit wherever the shape has `0`, a sign where it has `+`, and otherwise the same bytes.
fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(found, expected)| match expected {
            b'0' => found.is_ascii_digit(),
            b'+' => found == b'+' || found == b'-',
            other => found == other,
        })
}

//! Are these bytes canonical? One pass, no allocation.
//!
//! [`Checker`] is a cursor that descends into arrays and objects and stops at the first departure. Strings are
//! scanned eight bytes at a time; only a string that is not ASCII is looked at again, for UTF-8 and normalisation.
//! [`super::Reader`] moves the same cursor, for who knows what comes next.
//! A verifier runs this over every byte of a record, so it is written for speed before brevity.

use super::{DEPTH_MAX, INTEGER_MAX, NotCanonical, Reason, is_key_byte, is_nfc};

/// Checks that bytes are exactly one value in canonical form.
pub fn check(bytes: &[u8]) -> Result<(), NotCanonical> {
    let mut checker = Checker { bytes, at: 0 };
    checker.value(0)?;
    if checker.at < bytes.len() {
        return checker.fail(Reason::Trailing);
    }
    Ok(())
}

pub(super) struct Checker<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

type Checked = Result<(), NotCanonical>;

impl<'a> Checker<'a> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn fail<T>(&self, reason: Reason) -> Result<T, NotCanonical> {
        self.fail_at(self.at, reason)
    }

    #[cold]
    fn fail_at<T>(&self, offset: usize, reason: Reason) -> Result<T, NotCanonical> {
        Err(NotCanonical { offset, reason })
    }

    #[cold]
    fn unexpected<T>(&self, expected: &'static str) -> Result<T, NotCanonical> {
        match self.peek() {
            None => self.fail(Reason::Ends { expected }),
            Some(found) => self.fail(Reason::Unexpected { found, expected }),
        }
    }

    fn value(&mut self, depth: usize) -> Checked {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.integer().map(|_| ()),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b't') => self.word(b"true"),
            Some(b'f') => self.word(b"false"),
            Some(b'n') if self.bytes[self.at..].starts_with(b"null") => self.fail(Reason::Null),
            _ => self.unexpected("a value"),
        }
    }

    fn word(&mut self, word: &'static [u8]) -> Checked {
        if !self.bytes[self.at..].starts_with(word) {
            return self.unexpected("true or false");
        }
        self.at += word.len();
        Ok(())
    }

    fn open(&mut self, depth: usize) -> Checked {
        if depth == DEPTH_MAX {
            return self.fail(Reason::Depth);
        }
        self.at += 1;
        Ok(())
    }

    fn array(&mut self, depth: usize) -> Checked {
        self.open(depth)?;
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.value(depth + 1)?;
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => break,
                _ => return self.unexpected("',' or ']'"),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn object(&mut self, depth: usize) -> Checked {
        self.open(depth)?;
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(());
        }
        let mut previous: Option<&'a [u8]> = None;
        loop {
            let start = self.at;
            let key = self.key()?;
            if previous.is_some_and(|previous| previous >= key) {
                return self.fail_at(start, Reason::KeyOrder);
            }
            previous = Some(key);
            if self.peek() != Some(b':') {
                return self.unexpected("':'");
            }
            self.at += 1;
            self.value(depth + 1)?;
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => break,
                _ => return self.unexpected("',' or '}'"),
            }
        }
        self.at += 1;
        Ok(())
    }

    pub(super) fn key(&mut self) -> Result<&'a [u8], NotCanonical> {
        if self.peek() != Some(b'"') {
            return self.unexpected("a key");
        }
        self.at += 1;
        let start = self.at;
        loop {
            match self.peek() {
                Some(byte) if is_key_byte(byte) => self.at += 1,
                Some(b'"') => break,
                Some(found) => return self.fail(Reason::KeyNotPlain { found }),
                None => return self.unexpected("the end of a key"),
            }
        }
        let key = &self.bytes[start..self.at];
        self.at += 1;
        Ok(key)
    }

    pub(super) fn integer(&mut self) -> Result<i64, NotCanonical> {
        let start = self.at;
        let negative = self.peek() == Some(b'-');
        self.at += usize::from(negative);
        let first = self.at;
        let mut value = 0_i64;
        while let Some(byte @ b'0'..=b'9') = self.peek() {
            if self.at - first == 16 {
                return self.fail_at(start, Reason::IntegerRange);
            }
            value = value * 10 + i64::from(byte - b'0');
            self.at += 1;
        }
        let digits = self.at - first;
        if digits == 0 {
            return self.unexpected("a digit");
        }
        if digits > 1 && self.bytes[first] == b'0' {
            return self.fail_at(first, Reason::LeadingZero);
        }
        if negative && value == 0 {
            return self.fail_at(start, Reason::MinusZero);
        }
        if value > INTEGER_MAX {
            return self.fail_at(start, Reason::IntegerRange);
        }
        if let Some(b'.' | b'e' | b'E') = self.peek() {
            return self.fail(Reason::Fraction);
        }
        Ok(if negative { -value } else { value })
    }

    /// A string: pieces of plain text, with an escape after each but the last.
    ///
    /// No character that is escaped combines with another, so a string is normalised if each of its pieces is.
    fn string(&mut self) -> Checked {
        self.at += 1;
        loop {
            self.piece()?;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.escape()?,
                Some(found) => return self.fail(Reason::Control { found }),
                None => return self.unexpected("the end of a string"),
            }
        }
    }

    /// Moves over plain text, up to an escape or the end of the string.
    pub(super) fn piece(&mut self) -> Checked {
        let start = self.at;
        let ascii = self.plain();
        if ascii { Ok(()) } else { self.not_ascii(start) }
    }

    /// Moves to the next quotation mark, backslash or control character, and says whether all before it is ASCII.
    fn plain(&mut self) -> bool {
        let mut ascii = true;
        let mut rest = &self.bytes[self.at..];
        while let Some((word, after)) = rest.split_first_chunk::<8>() {
            let word = u64::from_le_bytes(*word);
            let stops = stops(word);
            if stops != 0 {
                let count = stops.trailing_zeros() / 8;
                let passed = word & ((1_u64 << (8 * count)) - 1);
                ascii &= passed & HIGH == 0;
                self.at += usize::try_from(count).expect("at most 7");
                return ascii;
            }
            ascii &= word & HIGH == 0;
            self.at += 8;
            rest = after;
        }
        for &byte in rest {
            if byte < 0x20 || byte == b'"' || byte == b'\\' {
                break;
            }
            ascii &= byte < 0x80;
            self.at += 1;
        }
        ascii
    }

    fn not_ascii(&self, start: usize) -> Checked {
        match std::str::from_utf8(&self.bytes[start..self.at]) {
            Err(error) => self.fail_at(start + error.valid_up_to(), Reason::Utf8),
            Ok(text) if !is_nfc(text) => self.fail_at(start, Reason::NotNormalised),
            Ok(_) => Ok(()),
        }
    }

    fn escape(&mut self) -> Checked {
        let length = match self.bytes[self.at + 1..] {
            [b'"' | b'\\' | b'b' | b't' | b'n' | b'f' | b'r', ..] => 2,
            [b'u', b'0', b'0', high @ b'0'..=b'1', low @ (b'0'..=b'9' | b'a'..=b'f'), ..]
                if !(high == b'0' && matches!(low, b'8' | b'9' | b'a' | b'c' | b'd')) =>
            {
                6
            }
            _ => return self.fail(Reason::Escape),
        };
        self.at += length;
        Ok(())
    }
}

const LOW: u64 = u64::from_ne_bytes([1; 8]);
const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);

/// Of eight bytes, read little-endian, the lowest set bit marks the first that ends plain text.
///
/// Above the first such byte the marks may be wrong, because a subtraction borrows; below it they are not.
fn stops(word: u64) -> u64 {
    let quote = word ^ (LOW * u64::from(b'"'));
    let backslash = word ^ (LOW * u64::from(b'\\'));
    let control = word.wrapping_sub(LOW * 0x20) & !word;
    let quote = quote.wrapping_sub(LOW) & !quote;
    let backslash = backslash.wrapping_sub(LOW) & !backslash;
    (control | quote | backslash) & HIGH
}

/// Where plain text ends within eight bytes, for the test that compares it with a plain loop.
#[cfg(test)]
pub(super) fn stops_at(word: [u8; 8]) -> Option<usize> {
    let stops = stops(u64::from_le_bytes(word));
    (stops != 0).then(|| usize::try_from(stops.trailing_zeros() / 8).expect("at most 7"))
}

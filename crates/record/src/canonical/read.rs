//! Values out of canonical bytes, for who knows what comes next.
//!
//! A log has millions of entries of one kind, and their one serialisation leaves nothing open but the values: the
//! punctuation and the keys are literals. [`Reader`] walks over such bytes once, allocates nothing, and gives `None` at
//! whatever is not canonical or not what was asked for. Bytes that were read so to their end have one spelling.

use super::check::Checker;

/// A cursor over bytes that are expected to be canonical.
pub struct Reader<'a>(Checker<'a>);

impl<'a> Reader<'a> {
    /// A reader at the first byte.
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader(Checker { bytes, at: 0 })
    }

    #[inline]
    /// Moves over these very bytes; false, and does not move, where something else stands.
    pub fn sees(&mut self, literal: &str) -> bool {
        let seen = self.0.bytes[self.0.at..].starts_with(literal.as_bytes());
        self.0.at += if seen { literal.len() } else { 0 };
        seen
    }

    #[inline]
    /// Moves over these very bytes, which alone may stand here.
    pub fn literal(&mut self, literal: &str) -> Option<()> {
        self.sees(literal).then_some(())
    }

    /// A string without escapes. One with escapes is canonical too, and not for this reader.
    pub fn text(&mut self) -> Option<&'a str> {
        self.literal("\"")?;
        let start = self.0.at;
        self.0.piece().ok()?;
        let text = std::str::from_utf8(&self.0.bytes[start..self.0.at]).ok()?;
        self.literal("\"")?;
        Some(text)
    }

    /// The key of a member, with its quotation marks. That keys ascend is for the caller to see.
    pub fn key(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.0.key().ok()?).ok()
    }

    /// An integer that is not negative.
    pub fn count(&mut self) -> Option<u64> {
        self.0.integer().ok()?.try_into().ok()
    }

    /// Nothing but the end may stand here.
    pub fn end(&self) -> Option<()> {
        self.0.peek().is_none().then_some(())
    }
}

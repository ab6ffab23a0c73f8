//! Values to canonical bytes: a serde serializer that writes straight into a buffer.
//!
//! [`Writer`] is the serializer; [`Open`] is an array or object that has been opened in it. Nothing is buffered and
//! nothing is sorted: a key that does not come after the one before it is an error of the type that was written,
//! found by its first test. Enum variants are spelled as serde_json spells them.

use serde::ser::{self, Serialize};

use super::{CanonicalError, DEPTH_MAX, INTEGER_MAX, is_key_byte, is_nfc};

/// The canonical bytes of a value.
pub fn to_bytes<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    let mut out = Vec::with_capacity(512);
    append_to(value, &mut out)?;
    Ok(out)
}

/// Appends the canonical bytes of a value; on an error the buffer is as it was before.
pub fn append_to<T: Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) -> Result<(), CanonicalError> {
    let length = out.len();
    let result = value.serialize(Writer { out: &mut *out, depth: 0 });
    if result.is_err() {
        out.truncate(length);
    }
    result
}

struct Writer<'a> {
    out: &'a mut Vec<u8>,
    depth: usize,
}

/// An array or object that is being written.
struct Open<'a> {
    out: &'a mut Vec<u8>,
    depth: usize,
    /// Nothing has been written inside yet.
    empty: bool,
    /// Where the last key's text lies in `out`, without its quotation marks.
    key: Option<(usize, usize)>,
    /// What is written after the last element.
    close: &'static [u8],
}

impl<'a> Writer<'a> {
    fn open(self, open: &[u8], close: &'static [u8]) -> Result<Open<'a>, CanonicalError> {
        if self.depth == DEPTH_MAX {
            return Err(CanonicalError::Depth);
        }
        self.out.extend_from_slice(open);
        Ok(Open { out: self.out, depth: self.depth + 1, empty: true, key: None, close })
    }

    /// Opens the object that names an enum variant, `{"Variant":`, and then what holds the variant's values.
    fn open_variant(
        mut self,
        variant: &str,
        open: &[u8],
        close: &'static [u8],
    ) -> Result<Open<'a>, CanonicalError> {
        self.begin_variant(variant)?;
        self.open(open, close)
    }

    fn begin_variant(&mut self, variant: &str) -> Result<(), CanonicalError> {
        if self.depth == DEPTH_MAX {
            return Err(CanonicalError::Depth);
        }
        self.out.push(b'{');
        write_key(self.out, &mut None, variant)?;
        self.out.push(b':');
        self.depth += 1;
        Ok(())
    }

    fn integer<N: Copy + TryInto<i64> + std::fmt::Display>(self, value: N) -> Result<(), CanonicalError> {
        match value.try_into() {
            Ok(small) if (-INTEGER_MAX..=INTEGER_MAX).contains(&small) => {
                write_integer(self.out, small);
                Ok(())
            }
            _ => Err(CanonicalError::IntegerRange { found: value.to_string() }),
        }
    }
}

/// Writes digits from the last to the first: half the entries of a log are counts, and `write!` takes them the long way.
fn write_integer(out: &mut Vec<u8>, value: i64) {
    let mut digits = [0; 16];
    let (mut at, mut rest) = (digits.len(), value.unsigned_abs());
    while rest > 0 || at == digits.len() {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).expect("a digit");
        rest /= 10;
    }
    if value < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}

/// Writes a key in quotation marks and checks that it is plain and comes after the previous one.
fn write_key(
    out: &mut Vec<u8>,
    previous: &mut Option<(usize, usize)>,
    key: &str,
) -> Result<(), CanonicalError> {
    if !key.bytes().all(is_key_byte) {
        return Err(CanonicalError::KeyNotPlain { key: format!("{key:?}") });
    }
    if let Some((start, end)) = *previous
        && &out[start..end] >= key.as_bytes()
    {
        let before = String::from_utf8_lossy(&out[start..end]).into_owned();
        return Err(CanonicalError::KeyOrder { key: key.to_owned(), before });
    }
    out.push(b'"');
    let start = out.len();
    out.extend_from_slice(key.as_bytes());
    *previous = Some((start, out.len()));
    out.push(b'"');
    Ok(())
}

fn write_string(out: &mut Vec<u8>, text: &str) -> Result<(), CanonicalError> {
    if !text.is_ascii() && !is_nfc(text) {
        return Err(CanonicalError::NotNormalised { found: text.to_owned() });
    }
    out.push(b'"');
    let bytes = text.as_bytes();
    let mut written = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.extend_from_slice(&bytes[written..at]);
        written = at + 1;
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            0x08 => out.extend_from_slice(b"\\b"),
            0x09 => out.extend_from_slice(b"\\t"),
            0x0A => out.extend_from_slice(b"\\n"),
            0x0C => out.extend_from_slice(b"\\f"),
            0x0D => out.extend_from_slice(b"\\r"),
            _ => {
                out.extend_from_slice(b"\\u00");
                out.push(b'0' + (byte >> 4));
                out.push(b"0123456789abcdef"[usize::from(byte & 15)]);
            }
        }
    }
    out.extend_from_slice(&bytes[written..]);
    out.push(b'"');
    Ok(())
}

impl Open<'_> {
    fn comma(&mut self) {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
        self.comma();
        value.serialize(Writer { out: self.out, depth: self.depth })
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), CanonicalError> {
        self.comma();
        write_key(self.out, &mut self.key, key)?;
        self.out.push(b':');
        value.serialize(Writer { out: self.out, depth: self.depth })
    }

    /// Writes a map's key, whatever type it has, as long as that type is written as a plain string.
    fn map_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), CanonicalError> {
        self.comma();
        let start = self.out.len();
        key.serialize(Writer { out: self.out, depth: self.depth })?;
        let written = String::from_utf8_lossy(&self.out[start..]).into_owned();
        self.out.truncate(start);
        match written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            // An escape holds a backslash and is thereby refused as not plain.
            Some(text) => write_key(self.out, &mut self.key, text),
            None => Err(CanonicalError::KeyNotString { found: written }),
        }
    }

    fn finish(self) -> Result<(), CanonicalError> {
        self.out.extend_from_slice(self.close);
        Ok(())
    }
}

/// Every width of integer is written alike.
macro_rules! integers {
    ($($name:ident: $integer:ty),*) => {$(
        fn $name(self, value: $integer) -> Result<(), CanonicalError> {
            self.integer(value)
        }
    )*};
}

impl<'a> ser::Serializer for Writer<'a> {
    type Ok = ();
    type Error = CanonicalError;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Open<'a>;
    type SerializeTupleVariant = Open<'a>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Open<'a>;

    fn serialize_bool(self, value: bool) -> Result<(), CanonicalError> {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    integers!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128);
    integers!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128);

    fn serialize_f32(self, value: f32) -> Result<(), CanonicalError> {
        Err(CanonicalError::Float { found: value.to_string() })
    }

    fn serialize_f64(self, value: f64) -> Result<(), CanonicalError> {
        Err(CanonicalError::Float { found: value.to_string() })
    }

    fn serialize_char(self, value: char) -> Result<(), CanonicalError> {
        write_string(self.out, value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), CanonicalError> {
        write_string(self.out, value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), CanonicalError> {
        Err(CanonicalError::Bytes { length: value.len() })
    }

    fn serialize_none(self) -> Result<(), CanonicalError> {
        Err(CanonicalError::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), CanonicalError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), CanonicalError> {
        Err(CanonicalError::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), CanonicalError> {
        Err(CanonicalError::Null)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), CanonicalError> {
        write_string(self.out, variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), CanonicalError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        mut self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), CanonicalError> {
        self.begin_variant(variant)?;
        value.serialize(Writer { out: &mut *self.out, depth: self.depth })?;
        self.out.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, CanonicalError> {
        self.open(b"[", b"]")
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, CanonicalError> {
        self.open(b"[", b"]")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, CanonicalError> {
        self.open(b"[", b"]")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, CanonicalError> {
        self.open_variant(variant, b"[", b"]}")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, CanonicalError> {
        self.open(b"{", b"}")
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, CanonicalError> {
        self.open(b"{", b"}")
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, CanonicalError> {
        self.open_variant(variant, b"{", b"}}")
    }
}

/// The four kinds of array are one.
macro_rules! array {
    ($($kind:ident :: $element:ident),*) => {$(
        impl ser::$kind for Open<'_> {
            type Ok = ();
            type Error = CanonicalError;

            fn $element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
                self.element(value)
            }

            fn end(self) -> Result<(), CanonicalError> {
                self.finish()
            }
        }
    )*};
}

array!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

/// And the two kinds of struct are one.
macro_rules! object {
    ($($kind:ident),*) => {$(
        impl ser::$kind for Open<'_> {
            type Ok = ();
            type Error = CanonicalError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), CanonicalError> {
                self.field(key, value)
            }

            fn end(self) -> Result<(), CanonicalError> {
                self.finish()
            }
        }
    )*};
}

object!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = CanonicalError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), CanonicalError> {
        self.map_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
        self.out.push(b':');
        value.serialize(Writer { out: self.out, depth: self.depth })
    }

    fn end(self) -> Result<(), CanonicalError> {
        self.finish()
    }
}

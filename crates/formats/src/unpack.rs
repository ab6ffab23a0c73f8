//! Opening a source: plain, gzip or zip, in a stated encoding, to text.
//!
//! What a file is, is told from its first bytes, not from its name. A byte order mark is dropped; CRLF is left to
//! the CSV reader. A file that ends early, or holds bytes that are no text in its encoding, is refused whole.

use std::io::Read;

/// Why bytes do not open to a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unopened {
    /// Nothing in it.
    #[error("the file is empty: expected a heading and at least one row")]
    Empty,
    /// A compressed file that does not end as it should.
    #[error("the {format} file is damaged or cut short ({why}): fetch it again")]
    Damaged {
        /// gzip or zip.
        format: &'static str,
        /// What the decompressor says.
        why: String,
    },
    /// A zip file with several members and none named.
    #[error("found {found} files in the zip ({names}): say in the mapping which one, as `member = \"…\"`")]
    WhichMember {
        /// How many.
        found: usize,
        /// Their names.
        names: String,
    },
    /// A member that the zip does not have.
    #[error("found no member {wanted:?} in the zip, which has {names}")]
    NoMember {
        /// What the mapping asks for.
        wanted: String,
        /// What there is.
        names: String,
    },
    /// An encoding of which nothing is known.
    #[error(
        "found the encoding {found:?} in the mapping, expected a name such as utf-8, iso-8859-1, windows-1250 or \
         utf-16le{}",
        did_you_mean(.meant)
    )]
    UnknownEncoding {
        /// What the mapping says.
        found: String,
        /// A name that differs from it in marks alone.
        meant: Option<String>,
    },
    /// Bytes that are no text in the encoding.
    #[error(
        "line {line}: found bytes that are not {encoding}: say the right one in the mapping, as `encoding = \"…\"`, such \
         as windows-1252 (western Europe), windows-1250 (central Europe) or windows-1251 (Cyrillic)"
    )]
    NotText {
        /// Line of the first such byte, from 1; 0 where it cannot be told.
        line: usize,
        /// The encoding that was expected.
        encoding: String,
    },
    /// More than memory should be asked for.
    #[error("the file unpacks to more than {0} bytes")]
    TooLarge(u64),
}

/// The most that a source may unpack to: 4 GiB.
pub const UNPACKED_MAX: u64 = 4 << 30;

/// The text in the bytes. `member` names a file of a zip with several.
pub fn open(bytes: &[u8], member: Option<&str>, encoding: &str) -> Result<String, Unopened> {
    if bytes.is_empty() {
        return Err(Unopened::Empty);
    }
    let unpacked = if bytes.starts_with(&[0x1f, 0x8b]) {
        read_all(flate2::read::MultiGzDecoder::new(bytes), "gzip")?
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        member_of_zip(bytes, member)?
    } else {
        return decode(bytes.to_vec(), encoding);
    };
    decode(unpacked, encoding)
}

fn read_all(reader: impl Read, format: &'static str) -> Result<Vec<u8>, Unopened> {
    let mut unpacked = Vec::new();
    let damaged = |error: std::io::Error| Unopened::Damaged { format, why: error.to_string() };
    reader.take(UNPACKED_MAX + 1).read_to_end(&mut unpacked).map_err(damaged)?;
    if unpacked.len() as u64 > UNPACKED_MAX {
        return Err(Unopened::TooLarge(UNPACKED_MAX));
    }
    Ok(unpacked)
}

fn member_of_zip(bytes: &[u8], member: Option<&str>) -> Result<Vec<u8>, Unopened> {
    let damaged = |error: zip::result::ZipError| Unopened::Damaged { format: "zip", why: error.to_string() };
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(damaged)?;
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.map(|name| name.into_owned()))
        .collect::<Result<_, _>>()
        .map_err(damaged)?;
    let files: Vec<String> = names.into_iter().filter(|name| !name.ends_with('/')).collect();
    let name = match member {
        Some(wanted) if files.iter().any(|name| name == wanted) => wanted.to_owned(),
        Some(wanted) => {
            return Err(Unopened::NoMember { wanted: wanted.to_owned(), names: files.join(", ") });
        }
        None if files.len() == 1 => files[0].clone(),
        None => return Err(Unopened::WhichMember { found: files.len(), names: files.join(", ") }),
    };
    read_all(archive.by_name(&name).map_err(damaged)?, "zip")
}

fn unknown(encoding: &str) -> Unopened {
    let plain: String = encoding.chars().filter(char::is_ascii_alphanumeric).collect();
    let meant = encoding_rs::Encoding::for_label(plain.as_bytes()).map(|_| plain);
    Unopened::UnknownEncoding { found: encoding.to_owned(), meant }
}

fn did_you_mean(meant: &Option<String>) -> String {
    meant.as_ref().map_or_else(String::new, |meant| format!("; did you mean {meant:?}?"))
}

/// The bytes as text. UTF-8 keeps its memory: nothing is copied.
fn decode(bytes: Vec<u8>, encoding: &str) -> Result<String, Unopened> {
    let known = encoding_rs::Encoding::for_label(encoding.as_bytes()).ok_or_else(|| unknown(encoding))?;
    let damaged = |line| Unopened::NotText { line, encoding: encoding.to_owned() };
    let mut text = if known == encoding_rs::UTF_8 {
        String::from_utf8(bytes).map_err(|error| {
            let read = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            damaged(read.iter().filter(|&&byte| byte == b'\n').count() + 1)
        })?
    } else {
        let (text, _, is_damaged) = known.decode(&bytes);
        if is_damaged {
            return Err(damaged(0));
        }
        text.into_owned()
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if text.trim().is_empty() { Err(Unopened::Empty) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    fn zip(files: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, text) in files {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn every_packing_opens_to_the_same_text() {
        for bytes in [b"a,b\n1,2\n".to_vec(), gzip("a,b\n1,2\n"), zip(&[("x.csv", "a,b\n1,2\n")])] {
            assert_eq!(open(&bytes, None, "utf-8").unwrap(), "a,b\n1,2\n");
        }
        assert_eq!(open(b"\xef\xbb\xbfa\n", None, "utf-8").unwrap(), "a\n");
        assert_eq!(open(b"\xc4\xe0\n", None, "windows-1251").unwrap(), "Да\n");
    }

    #[test]
    fn what_does_not_open_says_why() {
        let check = |bytes: &[u8], member, encoding, expected: &str| {
            let message = open(bytes, member, encoding).unwrap_err().to_string();
            assert!(message.contains(expected), "{message}");
        };
        check(b"", None, "utf-8", "empty");
        check(b" \r\n", None, "utf-8", "empty");
        check(&gzip("a,b\n1,2\n")[..20], None, "utf-8", "gzip file is damaged or cut short");
        let two = zip(&[("x", "1"), ("y", "2")]);
        check(&two[..two.len() - 9], None, "utf-8", "zip file is damaged or cut short");
        check(&two, None, "utf-8", "found 2 files in the zip (x, y)");
        check(&two, Some("z"), "utf-8", "no member \"z\"");
        check(b"a\nb\n\xff\n", None, "utf-8", "line 3: found bytes that are not utf-8");
        check(b"a", None, "klingon", "found the encoding \"klingon\"");
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_panic(bytes: Vec<u8>, gz: bool) {
            let mut bytes = bytes;
            if gz { bytes.splice(0..0, [0x1f, 0x8b, 8, 0]); }
            let _ = open(&bytes, None, "utf-8");
        }
    }
}

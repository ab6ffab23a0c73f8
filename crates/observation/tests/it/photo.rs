//! Photographs: what they carry is seen, left out, and nothing else changes.

use observation::photo::{Carried, Media, NotAPhoto, look, without_metadata};
use proptest::prelude::*;

/// EXIF with an orientation, a time and a block of GPS.
fn exif(little: bool, orientation: u16) -> Vec<u8> {
    let short = |value: u16| if little { value.to_le_bytes() } else { value.to_be_bytes() };
    let long = |value: u32| if little { value.to_le_bytes() } else { value.to_be_bytes() };
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&short(tag)[..], &short(kind), &long(count), &value].concat()
    };
    let [a, b] = short(orientation);
    [
        if little { b"II" } else { b"MM" }.as_slice(),
        &short(42),
        &long(8),
        &short(3),
        &entry(0x0112, 3, 1, [a, b, 0, 0]),
        &entry(0x8769, 4, 1, long(50)),
        &entry(0x8825, 4, 1, long(88)),
        &long(0),
        &short(1),
        &entry(0x9003, 2, 20, long(68)),
        &long(0),
        b"2026:11:20 21:04:11\0",
        &short(0),
        &long(0),
    ]
    .concat()
}

fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    [&[0xff, marker], &u16::try_from(payload.len() + 2).unwrap().to_be_bytes()[..], payload].concat()
}

const SCAN: &[u8] = &[0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];

/// A JPEG of 640 by 480 with these segments, two scans and a comment between them.
fn jpeg(segments: &[Vec<u8>], between: &[u8], behind: &[u8]) -> Vec<u8> {
    [
        &[0xff, 0xd8][..],
        &segments.concat(),
        &segment(0xdb, &[1; 65]),
        &segment(0xc2, &[8, 1, 0xe0, 2, 0x80, 1, 1, 0x11, 0]),
        &segment(0xda, &[1, 1, 0, 0, 63, 0]),
        SCAN,
        between,
        &segment(0xda, &[1, 1, 0, 0, 63, 0]),
        SCAN,
        &[0xff, 0xd9],
        behind,
    ]
    .concat()
}

fn loaded_jpeg() -> Vec<u8> {
    let jfif = segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01abc");
    let segments = [
        jfif,
        segment(0xe1, &[b"Exif\0\0", &exif(true, 6)[..]].concat()),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
        segment(0xe2, b"ICC_PROFILE\0\x01\x01profile"),
        segment(0xe2, b"MPF\0second"),
        segment(0xed, b"Photoshop 3.0\08BIM"),
        segment(0xee, b"Adobe\0\x64\0\0\0\0\x01"),
    ];
    jpeg(&segments, &segment(0xfe, b"a comment"), b"a film with its own place")
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    // No reader of ours looks at the checksum, and none of the picture's is written anew.
    [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], name, data, b"CRC!"].concat()
}

fn png(chunks: &[Vec<u8>], behind: &[u8]) -> Vec<u8> {
    let head = chunk(b"IHDR", &[0, 0, 2, 0x80, 0, 0, 1, 0xe0, 8, 2, 0, 0, 0]);
    let end = [chunk(b"IDAT", b"pixels"), chunk(b"IEND", b"")].concat();
    [b"\x89PNG\r\n\x1a\n", &head[..], &chunks.concat(), &end, behind].concat()
}

fn loaded_png() -> Vec<u8> {
    let chunks = [
        chunk(b"iCCP", b"name\0\0profile"),
        chunk(b"eXIf", &exif(false, 8)),
        chunk(b"tEXt", b"Author\0somebody"),
        chunk(b"zTXt", b"Raw profile type iptc\0\0zip"),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>"),
        chunk(b"tIME", &[7, 0xea, 11, 20, 21, 4, 11]),
        chunk(b"prVt", b"a maker's own"),
    ];
    png(&chunks, b"behind")
}

fn riff(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let fill = &[0][..data.len() % 2];
    [name, &u32::try_from(data.len()).unwrap().to_le_bytes()[..], data, fill].concat()
}

fn webp(chunks: &[Vec<u8>], behind: &[u8]) -> Vec<u8> {
    let all = chunks.concat();
    let length = u32::try_from(all.len() + 4).unwrap().to_le_bytes();
    [b"RIFF", &length[..], b"WEBP", &all, behind].concat()
}

const LOSSY: &[u8] = &[0x30, 1, 0, 0x9d, 0x01, 0x2a, 0x80, 2, 0xe0, 1, 7];
const LOSSLESS: &[u8] = &[0x2f, 0x7f, 0xc2, 0x77, 0, 9];

fn extended(flags: u8) -> Vec<u8> {
    riff(b"VP8X", &[flags, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0])
}

fn loaded_webp() -> Vec<u8> {
    let chunks = [
        extended(0x2c),
        riff(b"ICCP", b"profile"),
        riff(b"VP8 ", LOSSY),
        riff(b"EXIF", &[b"Exif\0\0", &exif(true, 3)[..]].concat()),
        riff(b"XMP ", b"<x/>"),
        riff(b"what", b"nobody knows"),
    ];
    webp(&chunks, b"behind")
}

fn loaded() -> [Vec<u8>; 3] {
    [loaded_jpeg(), loaded_png(), loaded_webp()]
}

#[test]
fn what_a_file_carries_is_seen_and_then_gone() {
    let all = Carried { exif: true, xmp: true, iptc: true, comment: true, other: true };
    let of_webp = Carried { iptc: false, comment: false, ..all };
    for (file, media, carried, orientation) in [
        (loaded_jpeg(), Media::Jpeg, all, 6),
        (loaded_png(), Media::Png, all, 8),
        (loaded_webp(), Media::Webp, of_webp, 3),
    ] {
        let photo = look(&file).unwrap();
        assert_eq!((photo.media, photo.width, photo.height), (media, 640, 480), "{}", media.name());
        assert_eq!(photo.carried, carried, "{}", media.name());
        assert!(photo.gps);
        assert_eq!(photo.taken.as_deref(), Some("2026:11:20 21:04:11"));
        assert_eq!(photo.orientation, orientation);
        let bare = without_metadata(&file).unwrap();
        let photo = look(&bare).unwrap();
        assert!(photo.carried.is_nothing() && !photo.gps && photo.taken.is_none(), "{photo:?}");
        assert_eq!((photo.width, photo.height, photo.orientation), (640, 480, orientation));
        assert_eq!(without_metadata(&bare).unwrap(), bare);
        let text = String::from_utf8_lossy(&bare).into_owned();
        for gone in ["2026:", "<x/>", "behind", "film", "comment", "somebody", "MPF", "8BIM", "maker", "abc"]
        {
            assert!(!text.contains(gone), "{gone} in {}", media.name());
        }
        assert!(text.contains("profile"), "colours are kept");
    }
}

#[test]
fn the_bare_files_are_these() {
    let least = |orientation: u8| {
        let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0".to_vec();
        block[19] = orientation;
        block
    };
    let kept = [
        segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"),
        segment(0xe1, &[b"Exif\0\0", &least(6)[..]].concat()),
        segment(0xe2, b"ICC_PROFILE\0\x01\x01profile"),
        segment(0xee, b"Adobe\0\x64\0\0\0\0\x01"),
    ];
    assert_eq!(without_metadata(&loaded_jpeg()).unwrap(), jpeg(&kept, b"", b""));
    let mut turned = chunk(b"eXIf", &least(8));
    let at = turned.len() - 4;
    // CRC-32 by zlib of `eXIf` and the block.
    turned[at..].copy_from_slice(&PNG_TURNED.to_be_bytes());
    assert_eq!(
        without_metadata(&loaded_png()).unwrap(),
        png(&[chunk(b"iCCP", b"name\0\0profile"), turned], b"")
    );
    let kept = [extended(0x28), riff(b"ICCP", b"profile"), riff(b"VP8 ", LOSSY), riff(b"EXIF", &least(3))];
    assert_eq!(without_metadata(&loaded_webp()).unwrap(), webp(&kept, b""));
}

const PNG_TURNED: u32 = 0x8658_3034;

#[test]
fn a_bare_file_stays_as_it_is() {
    let jfif = [segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0")];
    for file in [
        jpeg(&jfif, b"", b""),
        png(&[], b""),
        webp(&[riff(b"VP8 ", LOSSY)], b""),
        webp(&[riff(b"VP8L", LOSSLESS)], b""),
        webp(&[extended(0x10), riff(b"ALPH", b"a"), riff(b"VP8 ", LOSSY)], b""),
    ] {
        let photo = look(&file).unwrap();
        assert!(photo.carried.is_nothing(), "{photo:?}");
        assert_eq!((photo.width, photo.height, photo.orientation), (640, 480, 1));
        assert_eq!(without_metadata(&file).unwrap(), file);
    }
}

#[test]
fn what_is_no_photograph_is_refused_by_name() {
    let name = |bytes: &[u8]| look(bytes).map_err(NotAPhoto::name).map(|_| ());
    let ended = [&jpeg(&[], b"", b"")[..2], &[0xff, 0xd9]].concat();
    for (bytes, expected) in [
        (b"".to_vec(), "unknown_media"),
        (b"GIF89a".to_vec(), "unknown_media"),
        (b"<html>".to_vec(), "unknown_media"),
        (vec![0xff, 0xd8, 0xff], "cut"),
        (ended, "malformed"),
        (vec![0xff, 0xd8, 0xff, 0x02, 0, 2], "malformed"),
        (vec![0xff, 0xd8, 0xff, 0xe0, 0, 1, 0, 0], "malformed"),
        (jpeg(&[segment(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0])], b"", b""), "malformed"),
        (png(&[chunk(b"IHDR", &[0; 13])], b""), "malformed"),
        (png(&[chunk(b"CgBI", b"")], b""), "malformed"),
        (webp(&[extended(2), riff(b"ANIM", b"123456")], b""), "animated"),
        (webp(&[], b""), "malformed"),
        (webp(&[riff(b"VP8 ", LOSSY), riff(b"VP8 ", LOSSY)], b""), "malformed"),
        (b"RIFF\0\0\0\0WEBP".to_vec(), "malformed"),
        (b"RIFF\xff\xff\xff\xffWEBP".to_vec(), "cut"),
    ] {
        assert_eq!(name(&bytes), Err(expected), "{bytes:?}");
    }
}

#[test]
fn a_file_cut_anywhere_before_its_end_is_refused() {
    for (file, behind) in loaded().iter().zip([b"a film with its own place".len(), 6, 6]) {
        for place in 0..file.len() - behind {
            assert!(look(&file[..place]).is_err(), "{place}");
        }
        assert!(look(&file[..file.len() - behind]).is_ok());
    }
}

/// The laws of every file that is taken.
fn hold(bytes: &[u8]) {
    let looked = look(bytes);
    let bare = without_metadata(bytes);
    assert_eq!(looked.as_ref().err(), bare.as_ref().err());
    let (Ok(looked), Ok(bare)) = (looked, bare) else { return };
    let again = look(&bare).expect("what was written reads");
    assert!(again.carried.is_nothing() && !again.gps && again.taken.is_none(), "{again:?}");
    assert_eq!(
        (again.media, again.width, again.height, again.orientation),
        (looked.media, looked.width, looked.height, looked.orientation)
    );
    assert_eq!(without_metadata(&bare).as_deref(), Ok(&bare[..]));
}

#[test]
fn every_byte_changed_breaks_no_law() {
    for file in loaded() {
        for place in 0..file.len() {
            for byte in 0..=u8::MAX {
                let mut changed = file.clone();
                changed[place] = byte;
                hold(&changed);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_bytes_break_a_law(
        head in prop_oneof![
            Just(b"\xff\xd8\xff".to_vec()), Just(b"\x89PNG\r\n\x1a\n".to_vec()),
            Just(b"RIFF\x40\0\0\0WEBP".to_vec()), Just(Vec::new()),
        ],
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        hold(&[head, bytes].concat());
    }

    #[test]
    fn no_mutation_breaks_a_law(
        which in 0_usize..3,
        cut in any::<proptest::sample::Index>(),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..6),
        inserted in proptest::collection::vec(any::<u8>(), 0..8),
    ) {
        let mut file = loaded()[which].clone();
        for (place, byte) in changes {
            let place = place.index(file.len());
            file[place] = byte;
        }
        let place = cut.index(file.len());
        file.splice(place..place, inserted);
        hold(&file);
    }
}

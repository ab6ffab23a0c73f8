//! Bugs of the verifier that no row can show, each test named for its bug; and what must stay allowed.

use crate::case::found;
use crate::forge::{Files, SEEN, first_key, second_key};
use crate::honest::{honest, long, protocol};
use replay::Property;
use replay::verify::Verdict;
use serde_json::json;

/// A partial bundle may be gone where a full one has come; the full one has more entries than the record's size says.
#[test]
fn a_full_bundle_stands_in_for_a_partial_one() {
    let grown = long(300).build();
    let mut smaller = long(300);
    smaller.truncate("filler 200");
    let mut publication = smaller.build();
    let path = format!("tile/entries/000.p/{}", publication.size);
    assert!(publication.files.remove(&path).is_some());
    publication.files.insert("tile/entries/000".to_owned(), grown.files["tile/entries/000"].clone());
    let report = publication.verify();
    assert_eq!(found(&report), [].into());
}

/// A partial hash tile was asked for where only the full one is kept, though a partial bundle was not.
#[test]
fn a_full_hash_tile_stands_in_for_a_partial_one() {
    let grown = long(300).build();
    let mut smaller = long(300);
    smaller.truncate("filler 200");
    let mut publication = smaller.build();
    assert!(publication.files.remove(&format!("tile/0/000.p/{}", publication.size)).is_some());
    publication.files.insert("tile/0/000".to_owned(), grown.files["tile/0/000"].clone());
    assert_eq!(found(&publication.verify()), [].into());
    publication.files.get_mut("tile/0/000").unwrap()[3] ^= 1;
    assert_eq!(publication.verify().verdict(Property::TreeTiles), Verdict::Broken(1));
}

/// After a change of key the policy of a reader still names the first key: witnesses were said not to have cosigned.
#[test]
fn a_policy_may_name_any_key_that_leads_to_the_newest() {
    let (first, second) = (first_key().verifier_key().to_string(), second_key().verifier_key().to_string());
    for (key, log) in [(&first, &first), (&second, &first), (&first, &second), (&second, &second)] {
        let mut forge = honest();
        forge.trust.key = Some(key.clone());
        forge.trust.policy = Some(crate::forge::policy().replace(&first, log));
        assert_eq!(found(&forge.build().verify()), [].into());
    }
}

/// With a bundle missing, the results were compared with those of the entries before it, and the key that stands in
/// the missing bundle was asked for.
#[test]
fn what_could_not_be_read_is_not_checked_and_nobody_is_blamed() {
    for path in ["tile/entries/000", "tile/entries/001.p/44"] {
        let mut forge = long(300);
        forge.files(move |files: &mut Files| drop(files.remove(path)));
        let report = forge.build().verify();
        assert_eq!(report.verdict(Property::TreeBundle), Verdict::Broken(1));
        assert_eq!(report.violations.len(), 1, "{path}: {:?}", report.violations);
        for property in [Property::TreeRoot, Property::ResultsFigures, Property::ProtocolFindings] {
            assert!(matches!(report.verdict(property), Verdict::NotChecked(_)), "{path}: {}", property.id());
        }
    }
}

/// Sizes that nobody could store cost nothing but a look at the first bundle.
#[test]
fn a_huge_size_allocates_nothing() {
    for size in [u64::from(u32::MAX), 1 << 53, i64::MAX.unsigned_abs()] {
        let mut forge = honest();
        forge.checkpoint(move |checkpoint| checkpoint.size = size);
        let report = forge.build().verify();
        assert_eq!(report.verdict(Property::TreeBundle), Verdict::Broken(1), "{size}");
    }
}

/// A copy may come first again where the original was annulled, and twice.
#[test]
fn a_copy_after_an_annulment_is_in_order() {
    let mut forge = honest();
    let mut copy = protocol("203", 3, "copy", "2030-05-12T20:50:00+05:00", 500, [180, 161, 6]);
    copy["reason"] = json!("the voting was repeated");
    forge.insert("203 repeated", "203 copy", copy.clone());
    copy["revision"] = json!(4);
    forge.insert("203 repeated", "203 copy again", copy);
    forge.value("203 repeated")["revision"] = json!(5);
    assert_eq!(found(&forge.build().verify()), [].into());
}

/// The older checkpoint may be any prefix, the whole record included.
#[test]
fn the_record_extends_every_checkpoint_of_its_past() {
    for size in SEEN..37 {
        let mut past = honest();
        past.lines.truncate(size);
        let mut forge = honest();
        forge.trust.since = Some(past.build().files["checkpoint"].clone());
        assert_eq!(found(&forge.build().verify()), [].into(), "{size}");
    }
}

//! What observers send and missions write: text messages, photographs, forms.

use ::model::lifecycle::Commission;
use ::model::moment::Moment;
use ::observation::form::Form;
use ::observation::form::read::read;
use ::observation::photo::{look, without_metadata};
use ::observation::sms::reply::{length, render};
use ::observation::sms::{Lookup, device, parse, reply};
use std::str::from_utf8;
use std::sync::OnceLock;

/// Two of the forms that ship, and the places of the seeds.
fn lookup() -> &'static Lookup {
    static MADE: OnceLock<Lookup> = OnceLock::new();
    MADE.get_or_init(|| {
        let counting = include_str!("../../../missions/forms/counting.toml");
        let incident = include_str!("../../../missions/forms/incident.toml");
        let forms = [counting, incident].map(|text| read("form.toml", text).expect("a form that ships"));
        let places = [Commission::Station("EKZ-0012".to_owned()), Commission::Area("D-3".to_owned())];
        Lookup::new(["STO-017".to_owned()], places, forms.into(), "2026-11-20")
    })
}

/// A message, held against two forms: what is taken is a version that the form takes, said again it is the same, and
/// every reply fits into one message.
pub fn sms(data: &[u8]) -> bool {
    let Ok(text) = from_utf8(data) else { return false };
    let parsed = parse(text, lookup());
    let version = parsed.as_ref().ok().map(|parsed| {
        let at = Moment::new(1_795_190_000, 300);
        let version = parsed.version(1, None, &device(text, b"secret"), at);
        assert_eq!(version.check(parsed.form, &[]), Ok(()));
        let again = parsed.version(1, Some(&version), &version.device, at);
        assert_eq!(again.key(), version.key());
        version
    });
    let said = match (&parsed, &version) {
        (Ok(parsed), Some(version)) => reply(Ok((parsed, version))),
        (Ok(_), None) => unreachable!("what is taken makes a version"),
        (Err(problems), _) => {
            assert!(!problems.is_empty());
            assert!(problems.iter().all(|problem| !problem.fault.name().is_empty()));
            reply(Err(problems))
        }
    };
    for language in ["en", "ru", "kk"] {
        let text = render(&said, language);
        let (letters, most) = length(&text);
        assert!(letters <= most && !text.is_empty(), "{text}");
    }
    parsed.is_ok()
}

/// A form as a mission writes it: what is read comes back from the device's file.
pub fn form_file(data: &[u8]) -> bool {
    let Ok(text) = from_utf8(data) else { return false };
    match read("form.toml", text) {
        Ok(form) => {
            assert_eq!(Form::from_json(&form.to_json()).ok(), Some(form));
            true
        }
        Err(problems) => {
            assert!(!problems.is_empty() && problems.iter().all(|problem| !problem.to_string().is_empty()));
            false
        }
    }
}

/// A photograph: without what it carries it is the same picture, and carries nothing.
pub fn photo(data: &[u8]) -> bool {
    let looked = look(data);
    let bare = without_metadata(data);
    assert_eq!(looked.as_ref().err(), bare.as_ref().err());
    let (Ok(looked), Ok(bare)) = (looked, bare) else { return false };
    let again = look(&bare).expect("what was written reads");
    assert!(again.carried.is_nothing() && !again.gps && again.taken.is_none());
    assert_eq!((again.media, again.width, again.height), (looked.media, looked.width, looked.height));
    assert_eq!(again.orientation, looked.orientation);
    assert_eq!(without_metadata(&bare).as_deref(), Ok(&bare[..]));
    true
}

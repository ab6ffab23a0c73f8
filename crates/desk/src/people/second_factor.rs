//! The second factor: a code of six digits that changes every 30 seconds (RFC 6238 with SHA-1, which every
//! authenticator knows).
//!
//! A code is taken from the step before to the step after the present one, because clocks differ; and no step is taken
//! twice, which the store sees to. Time is an argument.

use super::token;
use model::moment::Moment;
use qrcode::QrCode;
use qrcode::render::svg::Color;
use totp_rs::{Algorithm, Builder, Totp};

/// A step, in seconds.
const STEP: u64 = 30;

/// Steps that a clock may be early or late.
const SKEW: u16 = 1;

/// Bytes of the secret: as many as SHA-1 gives (RFC 4226, section 4, R6).
const BYTES: usize = 20;

/// The secret that the desk and an authenticator share.
#[derive(Clone)]
pub struct Secret(totp_rs::Secret);

impl Secret {
    /// A secret that nobody knew before.
    pub fn random() -> Secret {
        Secret(totp_rs::Secret::from(token::random::<BYTES>()))
    }

    /// The secret as it is kept.
    pub fn from_bytes(bytes: &[u8]) -> Secret {
        Secret(totp_rs::Secret::from(bytes))
    }

    /// To be kept.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// As somebody types it into an authenticator: in groups of four.
    pub fn text(&self) -> String {
        token::spelled(&self.base32()).replace('-', " ")
    }

    fn base32(&self) -> String {
        self.0.to_base32().trim_end_matches('=').to_owned()
    }

    fn totp(&self) -> Option<Totp> {
        let builder = Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(SKEW)
            .with_step_duration(STEP)
            .with_secret(self.0.clone());
        builder.build().ok()
    }

    /// The step of a code that is right at this time, however it is grouped.
    pub fn step(&self, code: &str, now: Moment) -> Option<u64> {
        let digits: String =
            code.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
        self.totp()?.check(&digits, u64::try_from(now.instant()).ok()?)
    }

    /// The code of a time: what an authenticator shows, for tests and the rehearsal.
    pub fn code(&self, at: Moment) -> Option<String> {
        Some(self.totp()?.generate(u64::try_from(at.instant()).ok()?).to_string())
    }

    /// What an authenticator reads from the picture.
    fn address(&self, issuer: &str, login: &str) -> String {
        let (issuer, login) = (crate::http::guard::encode(issuer), crate::http::guard::encode(login));
        let secret = self.base32();
        format!(
            "otpauth://totp/{issuer}:{login}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period={STEP}"
        )
    }

    /// The secret as a picture, to be photographed: SVG that stands in a page.
    pub fn picture(&self, issuer: &str, login: &str) -> Option<String> {
        let code = QrCode::new(self.address(issuer, login)).ok()?;
        // Cameras want dark on light, whatever colours the page has.
        let svg = code
            .render::<Color<'_>>()
            .min_dimensions(220, 220)
            .dark_color(Color("#000000"))
            .light_color(Color("#ffffff"))
            .build();
        Some(svg.split_once("?>").map_or(svg.as_str(), |(_, svg)| svg).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(instant: i64) -> Moment {
        Moment::new(instant, 0)
    }

    /// RFC 6238, appendix B, the rows of SHA-1, of whose eight digits six are ours.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = Secret::from_bytes(b"12345678901234567890");
        let rows = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (instant, code) in rows {
            assert_eq!(secret.code(at(instant)).as_deref(), Some(code), "{instant}");
            assert_eq!(secret.step(code, at(instant)), Some(instant as u64 / 30));
        }
    }

    #[test]
    fn a_clock_may_differ_by_a_step_and_no_more() {
        let secret = Secret::random();
        let now = at(1_779_051_615);
        let step = 1_779_051_615 / 30;
        let code = |steps: i64| secret.code(at(1_779_051_615 + 30 * steps)).unwrap();
        // A code of one step is that of another one in a million times; these steps are far from each other.
        let taken: Vec<Option<u64>> = (-3..=3).map(|steps| secret.step(&code(steps), now)).collect();
        let expected = [None, None, Some(step - 1), Some(step), Some(step + 1), None, None];
        assert_eq!(taken, expected);
    }

    #[test]
    fn a_code_is_read_as_it_is_typed() {
        let secret = Secret::from_bytes(b"12345678901234567890");
        let now = at(59);
        assert!(secret.step("287 082", now).is_some() && secret.step(" 287-082", now).is_some());
        for wrong in ["", "28708", "2870821", "+87082", "２８７０８２", "abcdef", "<script>"] {
            assert_eq!(secret.step(wrong, now), None, "{wrong}");
        }
        assert_eq!(secret.text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    #[test]
    fn the_picture_is_one_element_and_its_address_is_encoded() {
        let secret = Secret::from_bytes(b"12345678901234567890");
        let address = secret.address("hattama.example/tiny", "a\"&<b");
        assert!(
            address.starts_with("otpauth://totp/hattama.example%2Ftiny:a%22%26%3Cb?secret=GEZDGNBV"),
            "{address}"
        );
        let picture = secret.picture("hattama.example/tiny", "aigul").unwrap();
        assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>"), "{picture}");
    }
}

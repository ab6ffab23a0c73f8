//! Countries: which codes of two letters ISO 3166-1 has given out.
//!
//! A code that looks right and names no country, such as `UK` for `GB`, would stand in a record for ever. Names are not
//! here: pages have them, in their languages.

/// What [`is_code`] expects, for errors.
pub const EXPECTED: &str = "an ISO 3166 code of two capital letters, such as \"DE\"";

/// The codes that ISO 3166-1 had given out in 2026, in their order.
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL \
    BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV \
    CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD \
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM \
    IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK \
    LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW \
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR \
    PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS \
    ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY \
    UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Whether it is a code that ISO 3166-1 has given out, or one that it leaves to its users (`AA`, `QM` to `QZ`, `XA` to
/// `XZ`, `ZZ`), such as `XK` for Kosovo.
pub fn is_code(text: &str) -> bool {
    let of_users = matches!(text.as_bytes(), b"AA" | [b'Q', b'M'..=b'Z'] | [b'X', b'A'..=b'Z'] | b"ZZ");
    of_users || CODES.split(' ').any(|code| code == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_countries_are_those_that_were_given_out() {
        assert_eq!(CODES.split(' ').count(), 249);
        assert!(CODES.split(' ').is_sorted());
        for code in ["KZ", "GB", "DE", "ZW", "XK", "QM", "AA"] {
            assert!(is_code(code), "{code}");
        }
        for text in ["UK", "EN", "gb", "G", "GBR", "", "KZ ", "QL", "SU", "Ü"] {
            assert!(!is_code(text), "{text}");
        }
    }
}

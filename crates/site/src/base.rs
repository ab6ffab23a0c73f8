//! Where a site will be seen: the URL that makes absolute links of what leaves the site.
//!
//! Links between pages are relative and need none of this. A feed reader and a page that shows a preview see a file
//! without its neighbours: for them an operator who knows the address states it, and the same record under the same
//! address gives the same bytes.

use std::str::FromStr;

/// The URL of the site's root, which ends with a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

/// Why a text is no such URL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found {0:?}, expected an address such as https://results.example.org/2030, without ?, # and spaces")]
pub struct NotABaseUrl(String);

impl FromStr for BaseUrl {
    type Err = NotABaseUrl;

    fn from_str(text: &str) -> Result<BaseUrl, NotABaseUrl> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let plain = |byte: u8| byte.is_ascii_graphic() && !b"\"'<>?#\\^`{|}".contains(&byte);
        let host = |rest: &str| !rest.starts_with('/') && rest.bytes().all(plain) && !rest.is_empty();
        if !rest.is_some_and(host) {
            return Err(NotABaseUrl(text.to_owned()));
        }
        Ok(BaseUrl(format!("{}/", text.trim_end_matches('/'))))
    }
}

impl BaseUrl {
    /// The URL of the root.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The URL of a path from the root.
    pub fn to(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_with_or_without_its_slash_and_nothing_else_is() {
        for (text, root) in [
            ("https://results.example.org", "https://results.example.org/"),
            ("http://127.0.0.1:8022/", "http://127.0.0.1:8022/"),
            ("https://example.org/a/b//", "https://example.org/a/b/"),
        ] {
            assert_eq!(text.parse::<BaseUrl>().unwrap().as_str(), root);
            assert_eq!(
                text.parse::<BaseUrl>().unwrap().to("en/result.html"),
                format!("{root}en/result.html")
            );
        }
        for text in [
            "",
            "results.example.org",
            "ftp://a",
            "https://",
            "https:///a",
            "https://a b",
            "https://a?b",
            "https://a\"><script>",
            "https://a#b",
        ] {
            assert!(text.parse::<BaseUrl>().is_err(), "{text}");
        }
    }
}

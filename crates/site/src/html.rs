//! Pieces of HTML that are already escaped, and the figures that a reader's browser compares.
//!
//! Everything else on a page is escaped by its template. A [`Html`] is written here alone, from counts and from text
//! that went through [`escape`].

use crate::words::Reader;
use model::fact::Share;
use std::fmt;

/// Text that is HTML already.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(String);

impl fmt::Display for Html {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

impl Html {
    /// HTML that a picture or a template of ours has written.
    pub(crate) fn written(html: String) -> Html {
        Html(html)
    }
}

/// Text as it may stand in HTML, in an attribute too.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Whose figures: what the browser's recount looks up.
#[derive(Debug, Clone, Copy)]
pub struct Whose<'a> {
    /// Code of the area.
    pub area: &'a str,
    /// Code of the contest.
    pub contest: &'a str,
}

impl Whose<'_> {
    fn figure(&self, value: &str, what: &str, more: &str, text: &str) -> Html {
        let (area, contest) = (escape(self.area), escape(self.contest));
        Html(format!(
            "<data class=\"figure\" value=\"{value}\" data-what=\"{what}\" data-area=\"{area}\" \
             data-contest=\"{contest}\"{more}>{text}</data>"
        ))
    }

    /// A count of the area, such as `stations_in`.
    pub fn count(&self, reader: &Reader<'_>, what: &str, count: u64) -> Html {
        self.figure(&count.to_string(), what, "", &reader.count(count))
    }

    /// The sum of a line.
    pub fn line(&self, reader: &Reader<'_>, line: &str, count: u64) -> Html {
        self.figure(
            &count.to_string(),
            "line",
            &format!(" data-line=\"{}\"", escape(line)),
            &reader.count(count),
        )
    }

    /// An option's votes.
    pub fn votes(&self, reader: &Reader<'_>, option: &str, votes: u64) -> Html {
        let more = format!(" data-option=\"{}\"", escape(option));
        self.figure(&votes.to_string(), "votes", &more, &reader.count(votes))
    }

    /// The percentage of a share; its base stands beside it as an attribute and, on the page, in words.
    pub fn percent(&self, reader: &Reader<'_>, option: Option<&str>, share: &Share) -> Html {
        let mut more = format!(" data-base=\"{}\"", escape(&share.base));
        if let Some(option) = option {
            more.push_str(&format!(" data-option=\"{}\"", escape(option)));
        }
        self.figure(&escape(&share.percent), "percent", &more, &reader.percent(&share.percent))
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_that_a_name_holds_becomes_markup() {
        assert_eq!(escape("<b onx=\"1\">O'Neil & Co"), "&lt;b onx=&quot;1&quot;&gt;O&#39;Neil &amp; Co");
    }
}

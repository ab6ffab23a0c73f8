//! Links between Markdown pages lead somewhere.
//!
//! Only relative links are followed, and only to the file: not to a heading in it, and never over a network.

use super::{Report, Tree};
use pulldown_cmark::{Event, Parser, Tag};

pub(super) fn check(tree: &Tree) -> Report {
    let mut report = Report::default();
    for (file, text) in tree.ending(".md") {
        for (event, place) in Parser::new(text).into_offset_iter() {
            let Event::Start(Tag::Link { dest_url: link, .. } | Tag::Image { dest_url: link, .. }) = event
            else {
                continue;
            };
            let Some(path) = relative(&link) else { continue };
            let target = join(file, path);
            if !target.as_deref().is_some_and(|target| tree.has(target)) {
                let line = text[..place.start].matches('\n').count() + 1;
                report.push(file, line, format!("a link to {path:?}, expected a file or folder there"));
            }
        }
    }
    report
}

/// The path of a relative link, without query and heading.
fn relative(link: &str) -> Option<&str> {
    let path = link.split(['#', '?']).next().unwrap_or_default();
    let has_scheme = path.split_once(':').is_some_and(|(scheme, _)| !scheme.contains('/'));
    (!path.is_empty() && !has_scheme && !path.starts_with('/')).then_some(path)
}

/// Where a path leads from the folder of `file`; `None` when out of the repository.
fn join(file: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_files_folders_and_the_world_pass() {
        let text = "# A\n[b](manual/b.md#part), [folder](./manual/), [up](../LICENSE), [world](https://c2sp.org/x),\n\
                    [here](#a), `[code](nowhere.md)`\n\n![picture](manual/b.md)\n";
        let tree = Tree::of(&[("docs/a.md", text), ("docs/manual/b.md", ""), ("LICENSE", "")]);
        assert_eq!(check(&tree), Report::default());
    }

    #[test]
    fn links_to_nothing_are_told() {
        let text = "# A\n\n[gone](gone.md) and\n[out](../../LICENSE) and [named][n]\n\n[n]: b/c.md\n";
        assert_eq!(
            check(&Tree::of(&[("docs/a.md", text)])).lines(),
            [
                "docs/a.md:3: a link to \"gone.md\", expected a file or folder there",
                "docs/a.md:4: a link to \"../../LICENSE\", expected a file or folder there",
                "docs/a.md:4: a link to \"b/c.md\", expected a file or folder there",
            ]
        );
    }
}

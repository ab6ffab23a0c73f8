//! The life of a paper, held against its diagram, a table of everything, a second model, and its laws.

mod diagram;
mod explore;
mod laws;
mod line;
mod rules;
mod shadow;
mod table;
mod walk;

use walk::Walk;

impl Walk {
    /// A walk along lines with spaces between them, each of which goes.
    pub fn along(lines: &str) -> Walk {
        let mut walk = Walk::new();
        for line in lines.split_whitespace() {
            let command = line::command(line.as_bytes()).unwrap_or_else(|| panic!("{line:?} is no line"));
            assert!(walk.step(&command), "{line:?} in {lines:?} at {:?}", walk.state);
        }
        walk
    }
}

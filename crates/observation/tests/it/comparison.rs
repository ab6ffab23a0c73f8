//! A copy against official figures: verdicts in their order, hints with their figures, laws.

mod laws;
mod verdicts;

use checks::Checks;
use model::definition::{ContestOption, Form, Line};
use model::fact::Basis;
use model::moment::Moment;
use observation::comparison::{Copied, Layout, Revision};
use observation::copy::{Figures, Kind};
use std::collections::BTreeMap;

/// Two lines and three options, without checks.
pub const LAYOUT: Layout<'static> = Layout { checks: None, contest: "president", lines: 2, options: 3 };

/// `issued`, `valid`, `x`, `y`, `z`; the votes have to be the valid ones, and no more than were issued.
pub fn checks() -> Checks {
    let check = |code: &str, severity: &str, holds: &str| {
        format!(
            r#"{{"code":"{code}","scope":"protocol","severity":"{severity}","texts":{{}},"holds":{holds}}}"#
        )
    };
    let checks = [
        check("votes", "error", r#"["=","valid","votes"]"#),
        check("enough", "warning", r#"[">=","issued","valid"]"#),
    ];
    let form = Form {
        code: "protocol".to_owned(),
        lines: ["issued", "valid"]
            .map(|code| Line { code: code.to_owned(), label: Default::default() })
            .into(),
        bases: BTreeMap::new(),
        checks: serde_json::from_str(&format!("[{}]", checks.join(","))).unwrap(),
    };
    let option = |code: &str| format!(r#"{{"code":"{code}","kind":"candidate","name":{{}}}}"#);
    let options: Vec<ContestOption> =
        serde_json::from_str(&format!("[{}]", ["x", "y", "z"].map(option).join(","))).unwrap();
    Checks::compile(&form, &options).unwrap()
}

pub fn sheet<const N: usize>(figures: [u64; N]) -> Figures {
    figures.into_iter().map(Some).collect()
}

/// An hour of the night.
pub fn hour(hour: i64) -> Moment {
    Moment::new(1_000_000 + hour * 3600, 300)
}

pub fn copied(figures: &[Option<u64>]) -> Copied<'_> {
    Copied {
        contest: "president",
        figures,
        kind: Kind::Posted,
        made_at: Some(hour(4)),
        station: "001",
        station_kind: "ordinary",
    }
}

pub fn official(revision: u64, at: i64, figures: Figures) -> Revision {
    Revision { at: hour(at), basis: Basis::Original, figures, revision }
}

//! Wrong contests, options and rules.

use super::Case;
use super::In::Definition;

pub const CASES: &[Case] = &[
    (
        Definition,
        "display_base = \"votes_for_options\"",
        "display_base = \"registered\"",
        &[
            r#"e.toml:72:16: contest[0].display_base: found "registered", expected one of took_part, valid or votes_for_options"#,
        ],
    ),
    (
        Definition,
        "base = \"took_part\"",
        "base = \"took_prt\"",
        &[
            r#"e.toml:73:36: contest[0].rule.base: found "took_prt", expected one of took_part, valid or votes_for_options, did you mean "took_part"?"#,
        ],
    ),
    (
        Definition,
        "[1, 2]",
        "[3, 2]",
        &["e.toml:73:61: contest[0].rule.more_than: found 3/2, expected a fraction of at most 1"],
    ),
    (
        Definition,
        "[1, 2]",
        "[1, 0]",
        &["e.toml:73:65: contest[0].rule.more_than[1]: found 0, expected an integer from 1 to 1000000"],
    ),
    (
        Definition,
        "\"run_off\"",
        "\"runoff\"",
        &[
            r#"e.toml:73:81: contest[0].rule.otherwise: found "runoff", expected one of run_off or repeat, did you mean "run_off"?"#,
        ],
    ),
    (
        Definition,
        "code = \"against\"",
        "code = \"ada\"",
        &[
            r#"e.toml:79:8: contest[0].option[1].code: found "ada" twice, expected a code that is not used yet"#,
        ],
    ),
    (
        Definition,
        "code = \"against\"",
        "code = \"invalid\"",
        &[
            r#"e.toml:79:8: contest[0].option[1].code: found "invalid", expected a code that is neither a line's nor a word of the formula language"#,
        ],
    ),
    (
        Definition,
        "kind = \"candidate\"",
        "kind = \"against_all\"",
        &[
            "e.toml:68:1: contest[0]: found 2 of 2 options against all, expected at most one against all, and somebody to vote for",
        ],
    ),
];

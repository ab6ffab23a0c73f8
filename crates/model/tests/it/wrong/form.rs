//! Wrong forms, formulas and checks.

use super::Case;
use super::In::Definition;

pub const CASES: &[Case] = &[
    (
        Definition,
        "valid = \"valid\"",
        "vlaid = \"valid\"",
        &[
            r#"e.toml:24:48: form[0].bases.vlaid: found the base "vlaid", expected one of votes_for_options, valid, ballots_found, took_part or registered, did you mean "valid"?"#,
        ],
    ),
    (
        Definition,
        "valid = \"valid\"",
        "valid = \"was(valid)\"",
        &[
            "e.toml:24:48: form[0].bases.valid: found was(valid), expected was(…) only in a check of scope revision",
        ],
    ),
    (
        Definition,
        "code = \"invalid\"",
        "code = \"was\"",
        &[
            r#"e.toml:24:69: form[0].bases.took_part: found "invalid", expected one of valid, was, ada, against or votes, did you mean "valid"?"#,
            r#"e.toml:29:8: form[0].line[1].code: found "was", expected a code that is no word of the formula language"#,
            r#"e.toml:45:9: form[0].check[1].holds: found "invalid", expected one of valid, was, ada, against or votes, did you mean "valid"?"#,
            r#"e.toml:46:21: form[0].check[1].fails.invalid: found the key "invalid", expected one of valid, was, ada, against, votes, kind or was, did you mean "valid"?"#,
            r#"e.toml:47:22: form[0].check[1].passes.invalid: found the key "invalid", expected one of valid, was, ada, against, votes, kind or was, did you mean "valid"?"#,
            r#"e.toml:73:36: contest[0].rule.base: found "took_part", expected one of valid or votes_for_options"#,
        ],
    ),
    (
        Definition,
        "votes = valid",
        "votes = vaild",
        &[
            r#"e.toml:34:9: form[0].check[0].holds: found "vaild", expected one of valid, invalid, ada, against or votes, did you mean "valid"?"#,
        ],
    ),
    (
        Definition,
        "votes = valid",
        "votes = valid +",
        &[
            "e.toml:34:25: form[0].check[0].holds: found the end, expected a number, a line's code, votes, was(…), kind, not or (",
        ],
    ),
    (
        Definition,
        "votes = valid",
        "votes > valid",
        &[
            "e.toml:36:13: form[0].check[0].tolerance: found a tolerance, expected none, unless holds is one comparison with =, <= or >=",
        ],
    ),
    (
        Definition,
        "votes = valid",
        "was(valid) = valid",
        &[
            "e.toml:34:9: form[0].check[0].holds: found was(valid), expected was(…) only in a check of scope revision",
        ],
    ),
    (
        Definition,
        "code = \"jump\"",
        "code = \"correction\"",
        &[
            r#"e.toml:60:8: form[0].check[3].code: found "correction", expected another code: this one stands for a correction without a reason"#,
        ],
    ),
    (
        Definition,
        "[\"many\"]",
        "[\"mnay\"]",
        &[
            r#"e.toml:37:13: form[0].check[0].silences[0]: found "mnay", expected one of many, changed or jump, did you mean "many"?"#,
        ],
    ),
    (
        Definition,
        "[\"many\"]",
        "[\"votes_sum\"]",
        &[
            r#"e.toml:37:13: form[0].check[0].silences[0]: found "votes_sum", expected one of many, changed or jump"#,
        ],
    ),
    (
        Definition,
        "fails = { votes = 1, valid = 5 }\n",
        "",
        &["e.toml:31:1: form[0].check[0]: found no fails, expected the key fails"],
    ),
    (
        Definition,
        "{ votes = 1, valid = 5 }",
        "{ votes = 1, vald = 5 }",
        &[
            r#"e.toml:38:29: form[0].check[0].fails.vald: found the key "vald", expected one of valid, invalid, ada, against, votes, kind or was, did you mean "valid"?"#,
        ],
    ),
    (
        Definition,
        "{ votes = 1, valid = 5 }",
        "{ votes = 1, ada = 5 }",
        &[
            "e.toml:38:19: form[0].check[0].fails.votes: found votes and the first option, expected one of them: votes are given to the first option",
        ],
    ),
    (
        Definition,
        "{ votes = 1, valid = 5 }",
        "{ votes = -1 }",
        &["e.toml:38:19: form[0].check[0].fails.votes: found -1, expected an integer from 0 to 1000000000"],
    ),
    (
        Definition,
        "{ value = 3, bound",
        "{ value = 3, percent = \"1\", bound",
        &[
            "e.toml:36:13: form[0].check[0].tolerance: found a tolerance, expected either a value, or a percent",
        ],
    ),
    (
        Definition,
        "value = 3",
        "percent = \"1.5\"",
        &[
            "e.toml:36:13: form[0].check[0].tolerance: found percent, expected of: the expression of which it is a percentage",
        ],
    ),
    (
        Definition,
        ", fr = \"Comparez.\"",
        "",
        &[
            r#"e.toml:41:15: form[0].check[0].texts.staff: found no text in "fr", expected a text in each language"#,
        ],
    ),
    (
        Definition,
        "texts.staff = { en = \"Ask.\", fr = \"Demandez.\" }\n",
        "",
        &["e.toml:65:1: form[0].check[3].texts: found no staff, expected the key staff"],
    ),
    (
        Definition,
        "rise_against_siblings",
        "rises_against_siblings",
        &[
            r#"e.toml:63:8: form[0].check[3].rule: found "rises_against_siblings", expected one of non_decreasing, reproduces, rise_against_siblings or last_against_protocol, did you mean "rise_against_siblings"?"#,
        ],
    ),
    (
        Definition,
        "tolerance = { percent = \"12.5\", bound = \"exclusive\" }\n",
        "",
        &[
            "e.toml:63:8: form[0].check[3].rule: found no tolerance, expected a tolerance with percent and without of: the limit of this rule is percentage points",
        ],
    ),
    (
        Definition,
        "percent = \"12.5\"",
        "value = 12",
        &[
            "e.toml:64:13: form[0].check[3].tolerance: found a tolerance, expected a tolerance with percent and without of: the limit of this rule is percentage points",
        ],
    ),
    (
        Definition,
        "\"12.5\"",
        "\"112.5\"",
        &[
            r#"e.toml:64:25: form[0].check[3].tolerance.percent: found "112.5", expected a percentage in quotes, such as "1.5", above 0 and at most 100"#,
        ],
    ),
    (
        Definition,
        "rule = \"rise",
        "holds = \"valid = 1\"\nrule = \"rise",
        &[
            "e.toml:63:9: form[0].check[3].holds: found holds, expected no such key: a check of this scope names a rule",
        ],
    ),
    (
        Definition,
        "form = \"precinct\"",
        "form = \"precint\"",
        &[
            r#"e.toml:23:8: form[0].code: found "precinct", expected a form that some contest names"#,
            r#"e.toml:54:9: form[0].check[2].holds: found "ada", expected one of valid, invalid or votes"#,
            r#"e.toml:70:8: contest[0].form: found "precint", expected precinct, did you mean "precinct"?"#,
        ],
    ),
    (
        Definition,
        "[[contest.option]]",
        "[[contest.choice]]",
        &[
            r#"e.toml:54:9: form[0].check[2].holds: found "ada", expected one of valid, invalid, against or votes"#,
            r#"e.toml:55:17: form[0].check[2].fails.ada: found the key "ada", expected one of valid, invalid, against, votes, kind or was"#,
            r#"e.toml:55:34: form[0].check[2].fails.was.ada: found the key "ada", expected one of valid, invalid, against, votes, kind or was"#,
            r#"e.toml:56:18: form[0].check[2].passes.ada: found the key "ada", expected one of valid, invalid, against, votes, kind or was"#,
            r#"e.toml:56:35: form[0].check[2].passes.was.ada: found the key "ada", expected one of valid, invalid, against, votes, kind or was"#,
            "e.toml:68:1: contest[0]: found 1 of 1 options against all, expected at most one against all, and somebody to vote for",
            r#"e.toml:74:11: contest[0]: found the unknown key "choice", expected one of code, display_base, form, name, option or rule"#,
        ],
    ),
    (
        Definition,
        "[\"many\"]",
        "[\"changed\"]",
        &[
            r#"e.toml:37:13: form[0].check[0].silences[0]: found "changed", which has another scope, expected a check of the same scope"#,
        ],
    ),
    (
        Definition,
        "severity = \"error\"",
        "severity = \"notice\"",
        &[
            r#"e.toml:37:13: form[0].check[0].silences[0]: found "many", which is graver, expected a check that is no graver than this one"#,
        ],
    ),
    (
        Definition,
        "holds = \"invalid < valid\"",
        "holds = \"invalid < valid\"\nsilences = [\"votes_sum\"]",
        &[
            r#"e.toml:37:13: form[0].check[0].silences[0]: found "many", which silences this check in turn, expected no circle of silences"#,
            r#"e.toml:46:13: form[0].check[1].silences[0]: found "votes_sum", which is graver, expected a check that is no graver than this one"#,
            r#"e.toml:46:13: form[0].check[1].silences[0]: found "votes_sum", which silences this check in turn, expected no circle of silences"#,
        ],
    ),
    (
        Definition,
        "rule = \"rise",
        "silences = [\"many\"]\nrule = \"rise",
        &[
            "e.toml:63:12: form[0].check[3].silences: found silences, expected no such key: a check of this scope names a rule",
        ],
    ),
    (
        Definition,
        "scope = \"turnout\"\nrule = \"rise_against_siblings\"",
        "scope = \"siblings\"\nrule = \"turnout_against_siblings\"",
        &[
            r#"e.toml:63:8: form[0].check[3].rule: found "turnout_against_siblings" without the base registered, expected the base among the form's bases"#,
        ],
    ),
    (
        Definition,
        "votes = valid",
        "votes = valid * valid * valid * valid",
        &[
            "e.toml:34:9: form[0].check[0].holds: found a formula whose value can exceed 30 digits, expected fewer products of lines",
        ],
    ),
];

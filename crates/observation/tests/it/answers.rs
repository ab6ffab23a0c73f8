//! Answers as cells of a table: what is written is read again, at every question of every form that ships.

use crate::forms::shipped;
use observation::answer::{Answer, AnswerRefusal, Overall};
use observation::form::{Kind, Question};
use std::collections::BTreeSet;

/// Some answers to a question: the least, the greatest, and what is no observation.
fn some(question: &Question) -> Vec<Answer> {
    let options: Vec<String> = question.options.iter().map(|option| option.id.clone()).collect();
    let mut answers = match question.kind {
        Kind::YesNo => vec![Answer::Yes, Answer::No],
        Kind::Number => [0, 7, 1_000_000_000].map(Answer::Number).into(),
        Kind::Time => ["00:00", "20:15"].map(|time| Answer::Time(time.to_owned())).into(),
        Kind::Scale => [1, 5].map(Answer::Scale).into(),
        Kind::Choice => options.iter().cloned().map(Answer::Choice).collect(),
        Kind::Choices => {
            let one = options.first().cloned().into_iter().collect();
            [BTreeSet::new(), one, options.into_iter().collect()].map(Answer::Choices).into()
        }
        Kind::Text => vec![Answer::Text("Pushed out; at 19:05, \"not_observed\"".to_owned())],
        Kind::Photo => vec![Answer::Photos(vec!["ab".repeat(32), "cd".repeat(32)])],
        Kind::Figures => vec![Answer::Figures([("valid".to_owned(), 290), ("x".to_owned(), 0)].into())],
        Kind::Overall => Overall::ALL.map(Answer::Overall).into(),
    };
    if question.kind != Kind::Text {
        answers.extend([Answer::NotObserved, Answer::NotApplicable]);
    }
    answers
}

#[test]
fn what_is_written_into_a_cell_is_read_again() {
    let forms = shipped();
    let mut kinds = BTreeSet::new();
    for question in forms.iter().flat_map(|form| form.questions()) {
        kinds.insert(format!("{:?}", question.kind));
        assert_eq!(Answer::of_cell(question, "  "), Ok(None), "{}: an empty cell is blank", question.id);
        for answer in some(question) {
            let cell = answer.as_cell();
            assert!(!cell.is_empty(), "{}: {answer:?} is an answer and not blank", question.id);
            assert_eq!(Answer::of_cell(question, &cell), Ok(Some(answer)), "{}: {cell}", question.id);
        }
    }
    assert!(kinds.len() >= 9, "the forms have questions of nearly every kind: {kinds:?}");
}

#[test]
fn a_cell_that_is_no_answer_is_refused() {
    let forms = shipped();
    let questions = || forms.iter().flat_map(|form| form.questions());
    for (kind, cell, expected) in [
        (Kind::YesNo, "maybe", "yes or no"),
        (Kind::Number, "-1", "a number"),
        (Kind::Number, "1 200", "a number"),
        (Kind::Number, "3;not_observed", "a number"),
        (Kind::Scale, "high", "a step from 1 to 5"),
        (Kind::Overall, "fine", "very_good, good, bad or very_bad"),
        (Kind::Figures, "valid:3", "figures by line"),
    ] {
        let question = questions().find(|question| question.kind == kind).unwrap();
        let refused = AnswerRefusal::Malformed { found: cell.to_owned(), expected };
        assert_eq!(Answer::of_cell(question, cell), Err(refused), "{kind:?}");
    }
}

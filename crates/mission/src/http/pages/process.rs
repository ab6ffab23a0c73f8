//! How the process was: every question of a phase, counted over an area and a kind of station.
//!
//! Counts come first, "k of n": n are the reports in which somebody saw it and said so. There is no margin, because
//! visits are chosen and not drawn; the page says so.

use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame, page};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, Query, State};
use model::lifecycle::Commission;
use observation::answer::Overall;
use observation::form::{Form, Kind, Phase, Question};
use observation::places::Wanted;
use observation::process::Count;
use observation::state::State as Mission;
use serde::Deserialize;
use std::sync::Arc;

/// What is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// The phase; voting where none is named.
    #[serde(default)]
    pub phase: String,
    /// Code of an area.
    #[serde(default)]
    pub area: String,
    /// A kind of station.
    #[serde(default)]
    pub kind: String,
}

impl Asked {
    fn phase(&self) -> Phase {
        Phase::parse(&self.phase).unwrap_or(Phase::Voting)
    }

    fn wanted(&self) -> Wanted {
        let some = |text: &str| Some(text).filter(|text| !text.is_empty()).map(str::to_owned);
        Wanted { area: some(&self.area), kind: some(&self.kind) }
    }
}

/// An answer with its count, and the width of its bar in thousandths.
pub struct Given {
    /// The answer in words.
    pub text: String,
    /// How many gave it.
    pub count: u64,
    /// Its part of those who answered, in thousandths of the bar.
    pub width: u64,
    /// Whether it describes an irregularity.
    pub irregular: bool,
}

/// A question with what was answered.
pub struct Row {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// Reports in which somebody saw it and said so.
    pub answered: u64,
    /// *Not observed*, *not applicable*, blank.
    pub others: (u64, u64, u64),
    /// Each answer.
    pub given: Vec<Given>,
    /// For a number or time: the least, the middle, the greatest.
    pub numbers: Option<(String, String, String)>,
}

/// The questions of a phase, counted over every published version of its forms.
pub fn rows(frame: &Frame<'_>, state: &Mission, phase: Phase, wanted: &Wanted) -> Vec<(String, Vec<Row>)> {
    let filter = state.places.filter(wanted);
    let Some(newest) = state.tables_of(phase).last().map(|table| Arc::clone(table.form())) else {
        return Vec::new();
    };
    let mut counts: Vec<Count> = newest.questions().map(|_| Count::default()).collect();
    for table in state.tables_of(phase) {
        let found = table.count(&filter);
        for (count, question) in counts.iter_mut().zip(newest.questions()) {
            // A question that a version does not have, or asks in another way, is not counted from it.
            if let Some((place, known)) = table.form().question(&question.id)
                && known.kind == question.kind
                && known.options.len() == question.options.len()
            {
                count.absorb(&found[place]);
            }
        }
    }
    let mut counted = counts.iter();
    let section = |section: &observation::form::Section| {
        let rows =
            section.questions.iter().filter_map(|question| Some(row(frame, question, counted.next()?)));
        (model::text(&section.title, frame.language()).to_owned(), rows.collect())
    };
    newest.sections.iter().map(section).collect()
}

/// What a question's answers are called, in the order of [`Count::given`].
pub fn answers(frame: &Frame<'_>, question: &Question) -> Vec<(String, String)> {
    let language = frame.language();
    match question.kind {
        Kind::YesNo => {
            ["yes", "no"].map(|word| (word.to_owned(), frame.t(&format!("mission-answer-{word}")))).into()
        }
        Kind::Scale => (1..=5).map(|step| (step.to_string(), step.to_string())).collect(),
        Kind::Overall => Overall::ALL
            .map(|one| {
                (one.name().to_owned(), frame.t(&format!("mission-overall-{}", one.name().replace('_', "-"))))
            })
            .into(),
        Kind::Choice | Kind::Choices => question
            .options
            .iter()
            .map(|option| (option.id.clone(), model::text(&option.text, language).to_owned()))
            .collect(),
        Kind::Number | Kind::Time => Vec::new(),
        Kind::Text | Kind::Photo | Kind::Figures => {
            vec![("given".to_owned(), frame.t("mission-answer-given"))]
        }
    }
}

fn row(frame: &Frame<'_>, question: &Question, count: &Count) -> Row {
    let answered = count.answered();
    let given = answers(frame, question).into_iter().zip(&count.given).map(|((id, text), count)| Given {
        text,
        count: *count,
        width: (*count * 1_000).checked_div(answered).unwrap_or(0),
        irregular: question.irregular.contains(&id),
    });
    let shown = |number: u32| match question.kind {
        Kind::Time => format!("{:02}:{:02}", number / 60 % 24, number % 60),
        _ => frame.count(u64::from(number)),
    };
    let numbers = (count.numbers.first(), count.median(), count.numbers.last());
    Row {
        id: question.id.clone(),
        text: model::text(&question.text, frame.language()).to_owned(),
        answered,
        others: (count.not_observed, count.not_applicable, count.blank),
        given: given.collect(),
        numbers: match numbers {
            (Some(least), Some(middle), Some(greatest)) => {
                Some((shown(*least), shown(middle), shown(*greatest)))
            }
            _ => None,
        },
    }
}

/// What a kind of station is called; the kind itself where nobody has given it a name.
fn kind_name(frame: &Frame<'_>, kind: &str) -> String {
    let named = frame.words().try_message(&format!("station-kind-{kind}"), &[]);
    named.unwrap_or_else(|_| kind.to_owned())
}

/// A link that chooses something.
pub struct Choice {
    href: String,
    text: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "process.html")]
struct Process<'a> {
    frame: Frame<'a>,
    phases: Vec<Choice>,
    areas: Vec<(String, String, bool)>,
    kinds: Vec<(String, String, bool)>,
    phase: &'static str,
    reports: u64,
    not_reviewed: bool,
    sections: Vec<(String, Vec<Row>)>,
    query: String,
}

/// Shows the answers of a phase.
pub async fn show(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Query(asked): Query<Asked>,
) -> Answer {
    let frame = Frame::new(&quarters, &asker, "mission-menu-process");
    let state = quarters.hall.state();
    let (phase, wanted) = (asked.phase(), asked.wanted());
    let sections = rows(&frame, &state, phase, &wanted);
    let filter = state.places.filter(&wanted);
    let reports = state.tables_of(phase).map(|table| table.reports(&filter)).sum();
    let phases =
        Phase::ALL.into_iter().filter(|phase| state.tables_of(*phase).next().is_some()).map(|one| Choice {
            href: format!("/process?phase={}", one.name()),
            text: frame.t(&format!("mission-phase-{}", one.name())),
            here: one == phase,
        });
    let areas = state.places.regions().filter_map(|(_, place)| match &place.of {
        Commission::Area(code) => {
            Some((code.clone(), model::text(&place.name, frame.language()).to_owned(), *code == asked.area))
        }
        Commission::Station(_) => None,
    });
    let kinds = state.places.kinds().into_iter();
    let kinds = kinds.map(|kind| (kind.to_owned(), kind_name(&frame, kind), kind == asked.kind));
    let form: Option<&Form> = state.tables_of(phase).last().map(|table| &**table.form());
    let built = Process {
        phases: phases.collect(),
        areas: areas.collect(),
        kinds: kinds.collect(),
        phase: phase.name(),
        reports,
        not_reviewed: form
            .is_some_and(|form| form.not_reviewed.iter().any(|one| one == asker.language.code())),
        sections,
        query: format!(
            "phase={}&area={}&kind={}",
            phase.name(),
            desk::http::guard::encode(&asked.area),
            desk::http::guard::encode(&asked.kind)
        ),
        frame,
    };
    if built.sections.is_empty() { Err(Failure::Missing) } else { page(&built) }
}

//! A digest of a day: everything as it is now, on one page, to be printed for a meeting; and the same as PDF, where the
//! program prints.

use crate::digest::{Grid, Sheet};
use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame, page};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, State};
use axum::http::header;
use axum::response::IntoResponse;
use observation::answer::Overall;
use observation::form::Phase;
use observation::places::Wanted;
use observation::process::Filter;
use observation::state::State as Mission;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A phase on the digest: its name, complete reports, and of those assessed how many negatively.
pub struct PhaseLine {
    name: String,
    reports: u64,
    negative: u64,
    assessed: u64,
}

#[derive(Template)]
#[template(path = "digest.html")]
struct Digest<'a> {
    frame: Frame<'a>,
    at: String,
    phases: Vec<PhaseLine>,
    incidents: Vec<(String, u64)>,
    grave: Vec<(u64, String, String)>,
    copies: Option<(u64, u64, u64)>,
    cases: u64,
    doubts: u64,
    prints: bool,
}

/// Negative and all overall assessments of a phase over the places of a filter.
pub(super) fn assessed(state: &Mission, phase: Phase, filter: &Filter) -> (u64, u64) {
    let mut sums = (0, 0);
    for table in state.tables_of(phase) {
        let Some(question) = table.form().overall() else { continue };
        let Some((place, _)) = table.form().question(&question.id) else { continue };
        let count = table.count_one(place, filter);
        let negative = Overall::ALL.iter().zip(&count.given).filter(|(one, _)| one.is_negative());
        sums.0 += negative.map(|(_, count)| count).sum::<u64>();
        sums.1 += count.answered();
    }
    sums
}

/// The digest of what is known now.
pub async fn show(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    page(&known(&quarters, &asker))
}

/// The same as PDF.
pub async fn print(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    let press = quarters.settings.press.as_ref().ok_or(Failure::Missing)?;
    let pdf = (press.digest)(&known(&quarters, &asker).sheet()).map_err(Failure::Failed)?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"digest.pdf\""),
    ];
    Ok((headers, pdf).into_response())
}

fn known<'a>(quarters: &'a Quarters, asker: &'a Asker) -> Digest<'a> {
    let frame = Frame::new(quarters, asker, "mission-menu-digest");
    let state = quarters.hall.state();
    let everywhere = state.places.filter(&Wanted::default());
    let line = |phase: Phase| {
        let (negative, assessed) = assessed(&state, phase, &everywhere);
        let name = frame.t(&format!("mission-phase-{}", phase.name()));
        let reports = state.tables_of(phase).map(|table| table.rows().len() as u64);
        PhaseLine { name, reports: reports.sum(), negative, assessed }
    };
    let mut incidents: BTreeMap<&'static str, u64> = BTreeMap::new();
    let mut grave = Vec::new();
    for (number, stage) in state.incidents.iter() {
        let Some(file) = stage.file() else { continue };
        *incidents.entry(stage.name()).or_default() += 1;
        if file.severity == observation::incident::Severity::Critical {
            let category =
                frame.t(&format!("mission-category-{}", file.report.category.name().replace('_', "-")));
            grave.push((number, category, file.report.text.clone()));
        }
    }
    let named = |(name, count): (&str, u64)| {
        (frame.t(&format!("mission-incident-{}", name.replace('_', "-"))), count)
    };
    let compared = crate::compare::compare(&state, &quarters.hall.official().state());
    Digest {
        at: quarters.hall.now().to_string(),
        phases: Phase::ALL.into_iter().map(line).collect(),
        incidents: incidents.into_iter().map(named).collect(),
        grave,
        copies: compared.map(|all| (all.summary.compared, all.summary.of, all.summary.differing())),
        cases: state.cases.values().filter(|case| case.end().is_none()).count() as u64,
        doubts: state.doubts.reports() as u64,
        prints: quarters.settings.press.is_some(),
        frame,
    }
}

impl Digest<'_> {
    /// What is printed: the words of the page, in its order.
    fn sheet(&self) -> Sheet {
        let frame = &self.frame;
        // When it was made stands at the head of the paper.
        let mut paragraphs = vec![frame.t("mission-process-how")];
        if let Some((compared, stations, differing)) = self.copies {
            paragraphs.push(format!(
                "{} {}. {}: {}. {}",
                frame.t("mission-copies-compared"),
                frame.k_of_n(compared, stations),
                frame.t("mission-copies-differing"),
                frame.k_of_n(differing, compared),
                frame.t("mission-copies-chosen")
            ));
        }
        paragraphs.push(format!(
            "{} · {}",
            frame.counted("mission-cases-open", self.cases),
            frame.counted("mission-doubts", self.doubts)
        ));
        let phase = |line: &PhaseLine| {
            let negative = match line.assessed {
                0 => "–".to_owned(),
                assessed => frame.k_of_n(line.negative, assessed),
            };
            vec![line.name.clone(), frame.count(line.reports), negative]
        };
        let mut tables = vec![
            Grid {
                caption: frame.t("mission-reports"),
                heading: ["mission-phase", "mission-reports", "mission-negative"]
                    .map(|id| frame.t(id))
                    .into(),
                rows: self.phases.iter().map(phase).collect(),
            },
            Grid {
                caption: frame.t("mission-menu-incidents"),
                heading: vec![frame.t("mission-stage"), frame.t("mission-how-many")],
                rows: self
                    .incidents
                    .iter()
                    .map(|(name, count)| vec![name.clone(), frame.count(*count)])
                    .collect(),
            },
        ];
        let grave = self
            .grave
            .iter()
            .map(|(number, category, text)| vec![frame.count(*number), category.clone(), text.clone()]);
        tables.push(Grid {
            caption: format!(
                "{}: {}",
                frame.t("mission-menu-incidents"),
                frame.t("mission-severity-critical")
            ),
            heading: vec!["№".to_owned(), frame.t("mission-category"), frame.t("mission-what-was-reported")],
            rows: grave.collect(),
        });
        tables.retain(|table| !table.rows.is_empty());
        let record = frame.quarters.hall.official().state();
        let origin = record.opening.as_ref().map_or("", |opening| opening.origin.as_str());
        Sheet {
            foot: vec![format!("{origin} · {}", record.size)],
            title: frame.title.clone(),
            mission: frame.house().to_owned(),
            mark: frame.mark(),
            language: frame.language(),
            made: frame.quarters.hall.now(),
            paragraphs,
            tables,
        }
    }
}

//! The quick count: what the sample points say of the whole country, beside what the commission says.
//!
//! Computed by `observation::statement::evaluate` from the two tables that a statement's bundle has, so that this page
//! and a statement cannot differ. Who has answered stands before every share; whether the official share agrees is
//! told in three values, and where it cannot be told, why.

use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame, page};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, State};
use language::Value;
use model::lifecycle::Commission;
use observation::bundle::{self, Official};
use observation::estimate::{Agreement, Doubt, Estimate, Fraction, Stage, Warning};
use observation::statement::evaluate::{NoValue, in_percent, quick_count_of};
use std::sync::Arc;

/// One option.
pub struct Row {
    name: String,
    share: String,
    ends: String,
    official: String,
    agreement: String,
}

/// One region: its drawn stations, and those with an agreed copy.
pub struct Stratum {
    name: String,
    responded: u64,
    sample: u64,
    frame: u64,
}

/// What the sample says.
pub struct Said {
    stage: String,
    rows: Vec<Row>,
    warnings: Vec<String>,
    strata: Vec<Stratum>,
}

#[derive(Template)]
#[template(path = "quick_count.html")]
struct QuickCount<'a> {
    frame: Frame<'a>,
    drawn: String,
    said: Option<Said>,
    /// Why nothing is said.
    nothing: String,
}

/// The page.
pub async fn show(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    let frame = Frame::new(&quarters, &asker, "mission-menu-quick-count");
    let state = quarters.hall.state();
    let record = quarters.hall.official().state();
    let mission = state.mission.as_ref().ok_or(Failure::Missing)?;
    let contest = record.contest(&mission.contest).ok_or(Failure::Missing)?;
    let official = crate::statement::official(&state, &record).unwrap_or_default();
    let options: Vec<String> = contest.contest.options.iter().map(|option| option.code.clone()).collect();
    let [needed, of] = mission.response_least;
    let (strata, sample) = bundle::sample(&state, &official);
    let counted = quick_count_of((&strata, &sample), &options, &Fraction::new(needed, of.max(1)));
    let drawn = match &state.sample {
        Some(sample) => frame.words().message(
            "mission-quick-count-drawn",
            &[
                ("size", Value::Count(sample.size)),
                ("frame", Value::Text(&sample.frame)),
                ("seed", Value::Text(&sample.seed)),
            ],
        ),
        None => frame.t("mission-quick-count-undrawn"),
    };
    let named = |code: &str| {
        let option = contest.contest.options.iter().find(|option| option.code == code);
        option.map_or(code.to_owned(), |option| model::text(&option.name, frame.language()).to_owned())
    };
    let region = |code: &str| {
        let place = state.places.find(&Commission::Area(code.to_owned()));
        place.map_or(code.to_owned(), |place| model::text(&place.name, frame.language()).to_owned())
    };
    let (said, nothing) = match counted {
        Ok(estimate) => {
            (Some(said(&frame, &estimate, (needed, of), &official, &named, &region)), String::new())
        }
        Err(_) if strata.rows.is_empty() => (None, frame.t("mission-quick-count-no-points")),
        Err(_) if sample.rows.is_empty() => (None, frame.t("mission-quick-count-no-copies")),
        Err(why) => (None, refused(&frame, &why)),
    };
    page(&QuickCount { frame, drawn, said, nothing })
}

fn refused(frame: &Frame<'_>, why: &NoValue) -> String {
    frame.with("mission-quick-count-refused", "what", &why.to_string())
}

fn said(
    frame: &Frame<'_>,
    estimate: &Estimate,
    (needed, of): (u64, u64),
    official: &Official,
    named: &dyn Fn(&str) -> String,
    region: &dyn Fn(&str) -> String,
) -> Said {
    let response = estimate.response();
    let stage = match estimate.stage() {
        Stage::Preliminary => "mission-quick-count-preliminary",
        Stage::Final => "mission-quick-count-final",
    };
    let part = format!("{needed}/{of}");
    let numbers = [
        ("k", Value::Count(response.responded())),
        ("n", Value::Count(response.sample())),
        ("needed", Value::Text(&part)),
    ];
    let votes =
        |code: &str| official.figures.iter().find(|(name, _)| name == code).map_or(0, |(_, votes)| *votes);
    let all: u64 = estimate.shares().iter().map(|share| votes(share.option())).sum();
    let rows = estimate.shares().iter().map(|share| {
        let code = share.option();
        let percents = estimate.interval(code).map(|interval| in_percent(share, &interval));
        let agreement =
            (all > 0).then(|| estimate.agreement(code, &Fraction::new(votes(code), all))).flatten();
        Row {
            name: named(code),
            share: frame.words().percent(share.ratio().percent(2).trim_end_matches(['%', ' '])),
            ends: percents.map_or("–".to_owned(), |[_, low, high]| {
                format!("{} – {}", frame.words().percent(&low), frame.words().percent(&high))
            }),
            official: match tabulation::percent(votes(code), all, 2) {
                Some(share) => {
                    format!("{} · {}", frame.words().percent(&share), frame.k_of_n(votes(code), all))
                }
                None => "–".to_owned(),
            },
            agreement: agreement.map_or("–".to_owned(), |agreement| agrees(frame, &agreement)),
        }
    });
    let strata = response.strata().iter().map(|stratum| Stratum {
        name: region(&stratum.name),
        responded: stratum.responded(),
        sample: stratum.sample,
        frame: stratum.frame,
    });
    Said {
        stage: frame.words().message(stage, &numbers),
        rows: rows.collect(),
        warnings: estimate.warnings().iter().map(|warning| warned(frame, warning, region)).collect(),
        strata: strata.collect(),
    }
}

fn agrees(frame: &Frame<'_>, agreement: &Agreement) -> String {
    let word = frame.t(&format!("mission-agreement-{}", agreement.code().replace('_', "-")));
    match agreement {
        Agreement::CannotBeTold(doubts) => {
            let why: Vec<String> = doubts.iter().map(|doubt| doubted(frame, doubt)).collect();
            format!("{word}: {}", why.join("; "))
        }
        Agreement::Agrees | Agreement::Disagrees => word,
    }
}

/// Why agreement cannot be told.
fn doubted(frame: &Frame<'_>, doubt: &Doubt) -> String {
    let id = format!("mission-estimate-doubt-{}", doubt.code().replace('_', "-"));
    let needs = |needed: &Fraction| needed.to_string();
    match doubt {
        Doubt::ResponseTooLow { responded, sample, needed } => frame.words().message(
            &id,
            &[
                ("k", Value::Count(*responded)),
                ("n", Value::Count(*sample)),
                ("needed", Value::Text(&needs(needed))),
            ],
        ),
        Doubt::TooFew { arrived: count } | Doubt::Singles { stations: count } => frame.counted(&id, *count),
        Doubt::NotCovered { covered, frame: all } => {
            frame.words().message(&id, &[("k", Value::Count(all - covered)), ("n", Value::Count(*all))])
        }
        Doubt::Unlike { kinds } => frame.with(&id, "names", &kinds.join(", ")),
        Doubt::NoProbabilitySample | Doubt::TooSpread | Doubt::DrawIgnored | Doubt::NoVariance => {
            frame.t(&id)
        }
    }
}

/// What limits the estimate.
fn warned(frame: &Frame<'_>, warning: &Warning, region: &dyn Fn(&str) -> String) -> String {
    let id = format!("mission-estimate-warning-{}", warning.code().replace('_', "-"));
    let regions = |names: &[String]| names.iter().map(|name| region(name)).collect::<Vec<_>>().join(", ");
    match warning {
        Warning::LowResponse { responded, sample, needed } => frame.words().message(
            &id,
            &[
                ("k", Value::Count(*responded)),
                ("n", Value::Count(*sample)),
                ("needed", Value::Text(&needed.to_string())),
            ],
        ),
        Warning::Unseen { names, stations, frame: all, .. } => frame.words().message(
            &id,
            &[
                ("k", Value::Count(*stations)),
                ("n", Value::Count(*all)),
                ("names", Value::Text(&regions(names))),
            ],
        ),
        Warning::SingleReport { names, stations, .. } => frame
            .words()
            .message(&id, &[("count", Value::Count(*stations)), ("names", Value::Text(&regions(names)))]),
        Warning::WeakStrata { names } => frame.with(&id, "names", &regions(names)),
        Warning::Spread { options } => frame.with(&id, "names", &options.join(", ")),
        Warning::Unlike { kind, .. } => frame.with(&id, "names", kind),
        Warning::Replaced { replaced: count } | Warning::FewReports { arrived: count } => {
            frame.counted(&id, *count)
        }
        Warning::DrawIgnored | Warning::NoVariance => frame.t(&id),
    }
}

//! `demo`: the night of Kazakhstan's election of 2022, told on a terminal, and its record verified.

use super::{Done, publish, verify};
use crate::announcement;
use crate::cli::Demo;
use crate::demonstration::{Told, data, replay_night};
use crate::report::{grouped, out};
use ::publish::source::Folder;
use anyhow::{Context, Result, bail};
use language::{Language, Words};
use model::fact::{Announcement, ResultFigures};
use model::moment::Moment;
use replay::State;
use replay::verify::Trust;
use std::path::{Path, PathBuf};
use std::time::Instant;

pub async fn run(arguments: Demo) -> Result<Done> {
    let language = Language::parse(&arguments.language)
        .with_context(|| format!("--language: found {:?}, expected kk, ru or en", arguments.language))?;
    let words = Words::new(language);
    let (directory, temporary) = directory(&arguments)?;
    let done = tell(&directory, &arguments, &words).await;
    if temporary {
        let _ = std::fs::remove_dir_all(&directory);
    }
    done
}

fn directory(arguments: &Demo) -> Result<(PathBuf, bool)> {
    match &arguments.dir {
        Some(directory) => {
            if directory.exists() {
                bail!("{}: the folder exists; name a new one", directory.display());
            }
            Ok((directory.clone(), false))
        }
        None => Ok((std::env::temp_dir().join(format!("hattama-demo-{}", std::process::id())), true)),
    }
}

async fn tell(directory: &Path, arguments: &Demo, words: &Words) -> Result<Done> {
    let started = Instant::now();
    let definition = data::definition()?;
    out(&format!("{}\n", words.message("mark-demonstration", &[])))?;
    for note in &definition.notes {
        out(&format!("{}\n", model::text(note, words.language().code())))?;
    }
    out("\n")?;
    let data = directory.join("data");
    std::fs::create_dir_all(directory).with_context(|| directory.display().to_string())?;
    let mut hours = 0;
    let mut last_told = 0;
    let mut tell = |told: Told<'_>| match told {
        Told::Batch(state, now) => batch(state, now, words, &mut hours, &mut last_told),
        Told::Announced(state) => announced(state, words),
    };
    let store = replay_night(&data, &definition, arguments.seed, &mut tell).await?;
    let public = directory.join("public");
    publish::publish_to(&store, &public).await?;
    let took = started.elapsed();
    let trust = Trust { key: Some(store.verifier_key().clone()), ..Trust::default() };
    let folder = Folder(public.clone());
    let report = replay::verify::verify(&|path: &str| folder.read(path), &trust, &mut |_, _| {});
    verify::print(&public.display().to_string(), &report)?;
    out(&format!("\nseed {}; the night took {:.1} s\n", arguments.seed, took.as_secs_f64()))?;
    if arguments.dir.is_some() {
        let command = format!("hattama verify {}", public.display());
        out(&format!(
            "{}\n",
            words.message("announcement-recompute", &[("command", language::Value::Text(&command))])
        ))?;
    }
    Ok(if report.holds() { Done::Well } else { Done::WithFindings })
}

/// A line for each turnout hour, and one each hour of the count.
fn batch(state: &State, now: Moment, words: &Words, hours: &mut usize, last_told: &mut i64) -> Result<()> {
    while *hours < state.turnout.len() {
        let hour = state.turnout[*hours].fact.hour.clone();
        let of_hour = state.turnout[*hours..].iter().take_while(|report| report.fact.hour == hour);
        let (mut count, mut took_part, mut registered) = (0, 0, 0);
        for report in of_hour {
            count += 1;
            took_part += report.fact.rows.iter().map(|row| row.1).sum::<u64>();
            registered += report.fact.rows.iter().map(|row| row.2).sum::<u64>();
        }
        *hours += count;
        let percent = tabulation::percent(took_part, registered, 2).unwrap_or_default();
        out(&format!(
            "{hour}  turnout {percent} %: {} of {} registered\n",
            grouped(took_part),
            grouped(registered)
        ))?;
    }
    let Some(figures) = announcement::national(state, state.size) else { return Ok(()) };
    let pause = if state.announcements.is_empty() { 3_600 } else { 3 * 3_600 };
    if figures.coverage.stations.counted == 0 || now.instant() - *last_told < pause {
        return Ok(());
    }
    *last_told = now.instant();
    out(&format!("{}  {}\n", &now.to_string()[5..16].replace('T', " "), night_line(state, &figures, words)))
}

fn night_line(state: &State, figures: &ResultFigures, words: &Words) -> String {
    let leader = figures.options.iter().max_by_key(|option| option.votes);
    let contest = &state.contests[0].contest;
    let leader = leader.map_or(String::new(), |row| {
        let option = contest.options.iter().find(|option| option.code == row.option);
        let name = option.map_or("", |option| model::text(&option.name, words.language().code()));
        let base = words.message(&format!("base-{}", row.share.base), &[]);
        format!("{name} {} = {} of {base}", grouped(row.votes), words.percent(&row.share.percent))
    });
    let sources = figures.sources;
    format!(
        "{:>6} of {} stations in ({} originals) · {leader}",
        grouped(figures.coverage.stations.counted),
        grouped(figures.coverage.stations.of),
        grouped(sources.originals)
    )
}

fn announced(state: &State, words: &Words) -> Result<()> {
    let facts: Vec<&Announcement> = state.announcements.iter().map(|at| &at.fact).collect();
    let (newest, earlier) = facts.split_last().context("an announcement was just made")?;
    let rule = "─".repeat(78);
    let text = announcement::text(state, newest, earlier.last().copied(), words)?;
    out(&format!("\n{rule}\n{text}\n{rule}\n\n"))
}

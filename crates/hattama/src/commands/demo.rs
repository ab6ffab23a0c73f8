//! `demo`: the night of Kazakhstan's election of 2022, told on a terminal, and its record verified.

use super::{Done, publish, serve, verify};
use crate::cli::Demo;
use crate::demonstration::{Told, data, observers, open, replay_night};
use crate::report::out;
use crate::{geography, scans};
use ::publish::listener::Listener;
use ::publish::source::Folder;
use anyhow::{Context, Result, bail};
use language::{Language, Value, Words};
use model::fact::{Announcement, BasisRule, ResultFigures};
use model::moment::Moment;
use replay::verify::Trust;
use replay::{AsOf, Follower, State, View};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::Store;
use tabulation::AreaIndex;
use tokio::task::JoinHandle;

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
    let public = directory.join("public");
    let store = open(&data, &public, &definition).await?;
    let site = match arguments.headless {
        true => None,
        false => Some(show(&store, arguments.listen).await?),
    };
    let night = Duration::from_secs(if arguments.headless { 0 } else { arguments.seconds });
    replay_night(&store, &definition, arguments.seed, night, &mut tell).await?;
    let (mission, word) = (directory.join("mission"), directory.join("mission-public"));
    let observed = Instant::now();
    observers::run(&mission, store.directory(), &word, arguments.seed).await?;
    let observed = observed.elapsed();
    let word = std::path::absolute(&word)?.display().to_string();
    store.keep_setting(crate::observers::SETTING, &word).await?;
    if let Some((_, listener)) = &site {
        listener.show_observers(crate::observers::read(std::slice::from_ref(&word)));
    }
    // Nobody sees the pages of a temporary folder; the listener makes its own.
    let what = if arguments.dir.is_some() { publish::What::Site } else { publish::What::Record };
    publish::publish(&store, what).await?;
    let took = started.elapsed();
    let trust = Trust { key: Some(store.verifier_key().clone()), scans: true, ..Trust::default() };
    let folder = Folder(public.clone());
    let report = replay::verify::verify(&|path: &str| folder.read(path), &trust, &mut |_, _| {});
    verify::print(&public.display().to_string(), &report)?;
    let (took, observed) = (took.as_secs_f64(), observed.as_secs_f64());
    out(&format!(
        "\nseed {}; the night took {took:.1} s, its observers {observed:.1} s of it\n",
        arguments.seed
    ))?;
    if arguments.dir.is_some() {
        let command = format!("hattama verify {}", public.display());
        out(&format!(
            "{}\n",
            words.message("announcement-recompute", &[("command", Value::Text(&command))])
        ))?;
    }
    if let Some((site, _)) = site {
        out(&format!("\nthe site stays at http://{}/ until you press Ctrl-C\n", arguments.listen))?;
        tokio::select! {
            ended = site => ended.context("the site ended")??,
            interrupted = tokio::signal::ctrl_c() => interrupted.context("no signal can be waited for")?,
        }
    }
    Ok(if report.holds() { Done::Well } else { Done::WithFindings })
}

/// Shows the record while it grows.
async fn show(store: &Store, listen: SocketAddr) -> Result<(JoinHandle<std::io::Result<()>>, Arc<Listener>)> {
    let socket = serve::bind(listen).await?;
    let data = store.directory();
    let listener = Listener::new(site::Site::new(), scans::reader(data), geography::of_directory(data));
    tokio::spawn(Arc::clone(&listener).follow(Follower::new()));
    out(&format!("the night is to be seen at http://{listen}/\n\n"))?;
    let serving = tokio::spawn(::publish::listener::serve(Arc::clone(&listener), socket));
    Ok((serving, listener))
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
        let percent = tabulation::percent(took_part, registered, 2);
        let figures = [
            ("hour", Value::Hour(&hour)),
            ("took-part", Value::Count(took_part)),
            ("registered", Value::Count(registered)),
            ("percent", Value::Percent(percent.as_deref().unwrap_or("no share"))),
        ];
        out(&format!("{}\n", words.message("announcement-turnout-at", &figures)))?;
    }
    let Some(figures) = national(state, state.size) else { return Ok(()) };
    let pause = if state.announcements.is_empty() { 3_600 } else { 3 * 3_600 };
    if figures.coverage.stations.counted == 0 || now.instant() - *last_told < pause {
        return Ok(());
    }
    *last_told = now.instant();
    out(&format!("{}  {}\n", &now.to_string()[5..16].replace('T', " "), night_line(state, &figures, words)))
}

/// The state of the count in a line: how many stations are in, and who leads.
fn night_line(state: &State, figures: &ResultFigures, words: &Words) -> String {
    let stations = figures.coverage.stations;
    let coverage = [("in", Value::Count(stations.counted)), ("of", Value::Count(stations.of))];
    let coverage = words.message("coverage-stations", &coverage);
    let Some(leader) = figures.options.iter().max_by_key(|option| option.votes) else { return coverage };
    let options = &state.contests[0].contest.options;
    let name = options.iter().find(|option| option.code == leader.option);
    let name = name.map_or("", |option| model::text(&option.name, words.language().code()));
    let base = format!("base-{}", leader.share.base);
    let share = [("percent", Value::Percent(&leader.share.percent)), ("base", Value::Word(&base))];
    let share = words.message("share", &share);
    let votes = words.message("count-votes", &[("count", Value::Count(leader.votes))]);
    let originals = match figures.sources.originals {
        0 => String::new(),
        originals => {
            let basis = words.message("basis-original", &[]);
            format!(" · {basis}: {}", words.count(originals))
        }
    };
    format!("{coverage}{originals} · {name}: {votes}, {share}")
}

fn announced(state: &State, words: &Words) -> Result<()> {
    let facts: Vec<&Announcement> = state.announcements.iter().map(|at| &at.fact).collect();
    let (newest, earlier) = facts.split_last().context("an announcement was just made")?;
    let rule = "─".repeat(78);
    let told = site::announcement::compose(state, newest, earlier.last().copied(), words)?;
    let text = told.context("the record lost its contest")?.text();
    out(&format!("\n{rule}\n{text}\n{rule}\n\n"))
}

/// The figures of the nation, for a line of the night.
fn national(state: &State, as_of: u64) -> Option<ResultFigures> {
    let contest = state.contests.first()?;
    let view = View::new(state, contest, BasisRule::Best, AsOf::Size(as_of))?;
    view.figures(AreaIndex::ROOT).ok()
}

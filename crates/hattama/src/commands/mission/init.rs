//! `mission init`: a data directory, its people, its forms, its plan.

use super::RECORD;
use crate::cli::MissionInit as Arguments;
use crate::clock;
use crate::commands::Done;
use crate::commands::init::is_empty;
use crate::directory::passphrase;
use crate::place::read_file;
use crate::report::count;
use anyhow::{Context, Result, bail};
use mission::blobs::Blobs;
use mission::hall::Hall;
use mission::sample::{FRAME, Files, SAMPLE, SEED, STRATA, Sampled};
use mission::setup::{self, Setup};
use observation::form::Form;
use observation::places::Places;
use observation::plan::Visit;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Opening;
use store::keys::Source;

/// The forms that ship.
pub const SHIPPED: [(&str, &str); 7] = [
    ("opening.toml", include_str!("../../../../../missions/forms/opening.toml")),
    ("voting.toml", include_str!("../../../../../missions/forms/voting.toml")),
    ("counting.toml", include_str!("../../../../../missions/forms/counting.toml")),
    ("transfer.toml", include_str!("../../../../../missions/forms/transfer.toml")),
    ("tabulation.toml", include_str!("../../../../../missions/forms/tabulation.toml")),
    ("incident.toml", include_str!("../../../../../missions/forms/incident.toml")),
    ("copy.toml", include_str!("../../../../../missions/forms/copy.toml")),
];

pub async fn run(arguments: Arguments) -> Result<Done> {
    if !is_empty(&arguments.dir) {
        bail!("{}: the folder is not empty; name a new one", arguments.dir.display());
    }
    let official = super::official(&arguments.record)?;
    let file = |name: &str| arguments.mission.join(name);
    let text = |path: &Path| -> Result<String> {
        String::from_utf8(read_file(path)?).with_context(|| format!("{}: expected UTF-8", path.display()))
    };
    let path = file("mission.toml");
    let mission = told(observation::mission::read(&path.display().to_string(), &text(&path)?))?;
    let (places, lines) = official.register(&mission)?;
    let path = file("people.csv");
    let people = told(setup::read_people(&path.display().to_string(), &text(&path)?, &mission))?;
    let teams = setup::teams_of(people.iter().map(|one| &one.member));
    let path = file("plan.csv");
    let visits = match path.exists() {
        true => told(setup::read_plan(&path.display().to_string(), &text(&path)?, &places, &teams))?,
        false => Vec::new(),
    };
    let forms = match &arguments.forms {
        Some(folder) => forms_of(folder)?,
        None => shipped()?,
    };
    let path = file("statement.toml");
    let outline = match path.exists() {
        true => {
            let name = path.display().to_string();
            Some(told(observation::statement::read(&name, &text(&path)?, &mission.languages))?)
        }
        false => None,
    };
    for (place, form) in forms.iter().enumerate() {
        if forms[..place].iter().any(|other| (&other.id, other.version) == (&form.id, form.version)) {
            bail!(
                "two forms have the id {} and the version {}; give one another version",
                form.id,
                form.version
            );
        }
    }
    let wrong = outline
        .as_ref()
        .map_or_else(Vec::new, |outline| observation::statement::unknown(outline, &forms, &lines));
    if !wrong.is_empty() {
        bail!("nothing was made:\n{}", wrong.join("\n"));
    }
    let sample = match file("sample") {
        folder if folder.exists() => Some(drawn(&folder, &places, &visits)?),
        _ => None,
    };
    let setup = Setup { mission, forms, people, visits, sample, outline };
    let publication = arguments.publish_to.clone().unwrap_or_else(|| beside(&arguments.dir));
    let publication = std::path::absolute(&publication)?.display().to_string();
    let published = publication.clone();
    let origin = arguments.origin.clone().unwrap_or_else(|| format!("hattama.example/{}", setup.mission.id));
    let opening = Opening {
        passphrase: passphrase(None)?,
        read_place: Some(Arc::new(crate::target::read)),
        ..Opening::default()
    };
    let place =
        setup::Place { directory: &arguments.dir, origin, publication, keys: Source::System, opening };
    let at = clock::moment();
    let store = setup::create(&setup, place, &official, at).await?;
    store.keep_setting(RECORD, &arguments.record).await?;
    let (store, blobs) = (Arc::new(store), Arc::new(Blobs::open(&arguments.dir)?));
    let hall = Hall::open(Arc::clone(&store), blobs, official, Arc::new(clock::moment)).await?;
    mission::publish::publish(&hall).await?;
    eprintln!(
        "{}: {} is ready: {}, {}, {}",
        arguments.dir.display(),
        setup.mission.id,
        count(setup.people.len() as u64, "member"),
        count(setup.forms.len() as u64, "form"),
        count(setup.visits.len() as u64, "planned visit")
    );
    eprintln!("its opening and its forms are published at {published}");
    eprintln!("give people their passwords with: hattama mission passwords {}", arguments.dir.display());
    eprintln!("the mission's key, to be known by everyone who verifies its record:");
    println!("{}", store.verifier_key());
    Ok(Done::Well)
}

/// The sample in a folder that `hattama sample` wrote, drawn again.
fn drawn(folder: &Path, places: &Places, visits: &[Visit]) -> Result<Sampled> {
    let text = |name: &str| -> Result<String> {
        let path = folder.join(name);
        String::from_utf8(read_file(&path)?).with_context(|| format!("{}: expected UTF-8", path.display()))
    };
    let [frame, strata, seed, list] = [text(FRAME)?, text(STRATA)?, text(SEED)?, text(SAMPLE)?];
    let name = folder.display().to_string();
    let files = Files { folder: &name, frame: &frame, strata: &strata, seed: &seed, sample: &list };
    told(mission::sample::read(files, places, visits))
}

fn beside(directory: &Path) -> PathBuf {
    let mut name = directory.as_os_str().to_owned();
    name.push("-public");
    PathBuf::from(name)
}

fn told<T, P: Display>(read: Result<T, Vec<P>>) -> Result<T> {
    told_with("nothing was made", read)
}

/// Gives on what was read, or says what was not done, and everything that is wrong.
pub fn told_with<T, P: Display>(not_done: &str, read: Result<T, Vec<P>>) -> Result<T> {
    read.map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("{not_done}:\n{}", lines.join("\n"))
    })
}

/// The forms that ship with this program.
pub fn shipped() -> Result<Vec<Form>> {
    SHIPPED.iter().map(|(name, text)| told(observation::form::read::read(name, text))).collect()
}

fn forms_of(folder: &Path) -> Result<Vec<Form>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    if paths.is_empty() {
        bail!("{}: found no form, expected files that end in .toml", folder.display());
    }
    paths
        .iter()
        .map(|path| {
            let text = String::from_utf8(read_file(path)?).with_context(|| path.display().to_string())?;
            told(observation::form::read::read(&path.display().to_string(), &text))
        })
        .collect()
}

//! `mission add`: people, visits, forms and the outline of a mission that has begun.
//!
//! Everything is read and held against the mission before anything is added, so that a file with a slip in it changes
//! nothing. What is added enters the journal as what is decided at headquarters does.

use super::taken;
use crate::cli::MissionAdd as Arguments;
use crate::commands::Done;
use crate::place::read_file;
use crate::report::count;
use anyhow::{Context, Result, anyhow, bail};
use mission::hall::{Hall, Order, Who};
use mission::setup::{self, Named};
use observation::form::Form;
use observation::plan::Visit;
use observation::statement::Outline;
use std::path::Path;

/// What the files say.
struct Read {
    people: Vec<Named>,
    visits: Vec<Visit>,
    forms: Vec<Form>,
    outline: Option<Outline>,
}

pub async fn run(arguments: Arguments) -> Result<Done> {
    let hall = super::hall(&arguments.dir, None).await?;
    let read = read(&hall, &arguments)?;
    let (people, visits, forms) =
        (read.people.len() as u64, read.visits.len() as u64, read.forms.len() as u64);
    let order = |order| {
        let hall = hall.clone();
        async move { hall.order(order, Who::program()).await.map_err(|refused| anyhow!("{refused}")) }
    };
    for form in read.forms {
        let sha256 = hall.blobs().put(&form.to_json())?;
        order(Order::Form { form: Box::new(form), sha256 }).await?;
    }
    for one in read.people {
        let known = hall.state().codes.get(&one.member.code).copied();
        let code = one.member.code.clone();
        let done = order(Order::Member { person: known, member: one.member }).await?;
        let mission::hall::Done::Person(person) = done else { bail!("{code}: nobody was added") };
        if known.is_none() {
            hall.store().add_account(person, &code, &one.name).await?;
        } else {
            hall.store().rename(person, &one.name).await?;
        }
    }
    if !read.visits.is_empty() {
        order(Order::Visits { visits: read.visits }).await?;
    }
    let outline = read.outline.is_some();
    if let Some(outline) = read.outline {
        let sha256 = hall.blobs().put(&serde_json::to_vec(&outline)?)?;
        order(Order::Outline { sha256 }).await?;
    }
    mission::publish::publish(&hall).await?;
    eprintln!(
        "{}: added {}, {}, {}{}",
        arguments.dir.display(),
        count(people, "member"),
        count(visits, "planned visit"),
        count(forms, "form"),
        if outline { ", an outline" } else { "" }
    );
    Ok(Done::Well)
}

fn text(path: &Path) -> Result<(String, String)> {
    let name = path.display().to_string();
    let text = String::from_utf8(read_file(path)?).with_context(|| format!("{name}: expected UTF-8"))?;
    Ok((name, text))
}

fn read(hall: &Hall, arguments: &Arguments) -> Result<Read> {
    let state = hall.state();
    let mission = state.mission.as_ref().context("the directory is none of a mission")?;
    let mut read = Read { people: Vec::new(), visits: Vec::new(), forms: Vec::new(), outline: None };
    for path in &arguments.form {
        let (name, text) = text(path)?;
        read.forms.push(taken(observation::form::read::read(&name, &text))?);
    }
    if let Some(path) = &arguments.people {
        let (name, text) = text(path)?;
        // Whoever looks after newcomers may be known already.
        let known = state.members.values().map(|member| member.code.clone()).collect();
        read.people = taken(setup::read_people_beside(&name, &text, mission, &known))?;
    }
    if let Some(path) = &arguments.plan {
        let (name, text) = text(path)?;
        let members = state.members.values().chain(read.people.iter().map(|one| &one.member));
        read.visits = taken(setup::read_plan(&name, &text, &state.places, &setup::teams_of(members)))?;
    }
    if let Some(path) = &arguments.outline {
        let (name, text) = text(path)?;
        let outline = taken(observation::statement::read(&name, &text, &mission.languages))?;
        let known = state.current_forms().into_iter().map(|published| (*published.form).clone());
        let forms: Vec<Form> = known.chain(read.forms.iter().cloned()).collect();
        let wrong = observation::statement::unknown(&outline, &forms, &state.lines);
        if !wrong.is_empty() {
            bail!("nothing was taken:\n{}", wrong.join("\n"));
        }
        read.outline = Some(outline);
    }
    Ok(read)
}

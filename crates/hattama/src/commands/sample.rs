//! `sample`: the hash of a frame before the dice are thrown, and the drawn stations after.
//!
//! The draw is `observation::sample`; here a file becomes a frame, and what was drawn becomes text, JSON or files.

use super::Done;
use super::rows::Rows;
use crate::cli::Sample;
use crate::report::{count, out};
use anyhow::{Context, Result, bail};
use observation::estimate::size::allocate;
use observation::sample::{Draw, Drawn, Frame, Station, StratumDrawn, draw};
use serde_json::{Value, json};
use std::path::Path;

pub fn run(arguments: Sample) -> Result<Done> {
    let frame = frame(&arguments)?;
    let sizes = sizes(&arguments, &frame)?;
    let drawn = match &arguments.seed {
        Some(seed) => Some(draw(&frame, seed, &sizes, arguments.replacements)?),
        None => None,
    };
    if let Some(folder) = &arguments.to {
        write(folder, &frame, &sizes, drawn.as_ref())?;
    }
    if arguments.json {
        out(&format!("{:#}\n", as_json(&frame, &sizes, drawn.as_ref())))?;
        return Ok(Done::Well);
    }
    match &drawn {
        Some(drawn) => out(&format!("{drawn}\n{}", drawn.to_csv()))?,
        None => out(&before_the_dice(&frame, &sizes))?,
    }
    Ok(Done::Well)
}

fn frame(arguments: &Sample) -> Result<Frame> {
    let rows = Rows::read(&arguments.frame)?;
    let (id, stratum) = (rows.column(&arguments.station_column)?, rows.column(&arguments.stratum_column)?);
    let size = rows.column(&arguments.size_column)?;
    let mut stations = Vec::new();
    for row in rows.iter() {
        let (stratum, id) = (row.text(stratum).to_owned(), row.text(id).to_owned());
        stations.push(Station { stratum, id, size: row.number(size)? });
    }
    Ok(Frame::new(&stations)?)
}

/// How many stations are drawn in each stratum.
fn sizes(arguments: &Sample, frame: &Frame) -> Result<Vec<(String, u64)>> {
    let Some(file) = &arguments.allocate else {
        let wanted = arguments.size.context("--size or --allocate")?;
        let stations: Vec<u64> = frame.strata().iter().map(|stratum| stratum.ids.len() as u64).collect();
        let names = frame.strata().iter().map(|stratum| stratum.name.clone());
        return Ok(names.zip(allocate(wanted, &stations)?).collect());
    };
    let rows = Rows::read(file)?;
    let (name, sample) = (rows.column(&arguments.stratum_column)?, rows.column(&arguments.sample_column)?);
    rows.iter().map(|row| Ok((row.text(name).to_owned(), row.number(sample)?))).collect()
}

fn before_the_dice(frame: &Frame, sizes: &[(String, u64)]) -> String {
    let (stations, strata) = (frame.stations(), frame.strata().len() as u64);
    let strata = if strata == 1 { "1 stratum".to_owned() } else { format!("{strata} strata") };
    format!(
        "frame sha256:{}\n{} in {strata}, {} to draw\n\
         nothing is drawn yet: publish this hash, throw the dice in public, and call again with --seed\n\n{}",
        frame.hash(),
        count(stations, "station"),
        sizes.iter().map(|(_, size)| size).sum::<u64>(),
        strata_csv(frame, sizes)
    )
}

/// The table that `quickcount` reads as `--strata`.
fn strata_csv(frame: &Frame, sizes: &[(String, u64)]) -> String {
    let mut text = "stratum,stations_in_frame,stations_in_sample\n".to_owned();
    for stratum in frame.strata() {
        let size = sizes.iter().find(|(name, _)| *name == stratum.name).map_or(0, |(_, size)| *size);
        text.push_str(&format!("{},{},{size}\n", stratum.name, stratum.ids.len()));
    }
    text
}

fn as_json(frame: &Frame, sizes: &[(String, u64)], drawn: Option<&Drawn>) -> Value {
    let strata: Vec<Value> = frame
        .strata()
        .iter()
        .map(|stratum| {
            let size = sizes.iter().find(|(name, _)| *name == stratum.name).map_or(0, |(_, size)| *size);
            let own = drawn.and_then(|drawn| drawn.strata.iter().find(|own| own.name == stratum.name));
            let draws: Vec<Value> = own.into_iter().flat_map(StratumDrawn::roles).map(draw_json).collect();
            json!({"stratum": stratum.name, "frame": stratum.ids.len(), "sample": size, "draws": draws})
        })
        .collect();
    json!({
        "frame_sha256": frame.hash(),
        "stations": frame.stations(),
        "seed": drawn.map(|drawn| drawn.seed.to_string()),
        "strata": strata,
    })
}

fn draw_json((draw, role): (&Draw, &str)) -> Value {
    let Draw { number, left, place, station } = draw;
    json!({"draw": number, "left": left, "place": place, "station": station, "role": role})
}

/// Writes what others need to repeat it into a folder that holds nothing else.
fn write(folder: &Path, frame: &Frame, sizes: &[(String, u64)], drawn: Option<&Drawn>) -> Result<()> {
    let name = folder.display();
    let made = || format!("{name}: the folder could not be made");
    std::fs::create_dir_all(folder).with_context(made)?;
    if std::fs::read_dir(folder).with_context(made)?.next().is_some() {
        bail!("{name}: the folder is not empty, expected a new one");
    }
    let mut files = vec![("frame.csv", frame.canonical()), ("strata.csv", strata_csv(frame, sizes))];
    files.extend(drawn.map(|drawn| ("seed.txt", format!("{}\n", drawn.seed))));
    files.extend(drawn.map(|drawn| ("sample.csv", drawn.to_csv())));
    for (file, text) in files {
        std::fs::write(folder.join(file), text).with_context(|| format!("{name}/{file}"))?;
    }
    Ok(())
}

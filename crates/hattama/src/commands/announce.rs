//! `announce`: the commission states a result in the record.

use super::Done;
use crate::cli::{Announce, StageArgument};
use crate::report::count;
use crate::{clock, directory};
use anyhow::Result;
use desk::announce::announce;
use desk::record::settle;
use model::fact::Stage;

pub async fn run(arguments: Announce) -> Result<Done> {
    let store = directory::open(&arguments.dir).await?;
    settle(&store, clock::now()).await?;
    let stage = match arguments.stage {
        StageArgument::Preliminary => Stage::Preliminary,
        StageArgument::Final => Stage::Final,
    };
    let announced = announce(&store, stage, &arguments.persons, clock::moment()).await?;
    let size = settle(&store, clock::now()).await?;
    if announced == 0 {
        println!("announced before, with these figures; the record has {}", count(size, "entry"));
        return Ok(Done::Well);
    }
    println!("{} announced; the record has {}", count(announced as u64, "result"), count(size, "entry"));
    Ok(Done::Well)
}

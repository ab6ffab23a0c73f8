//! `doctor`: looks a data directory through and names everything that is wrong with it.

use super::Done;
use crate::cli::Doctor;
use crate::directory;
use anyhow::Result;
use serde_json::json;

pub async fn run(arguments: Doctor) -> Result<Done> {
    let store = directory::open(&arguments.dir).await?;
    let kept = super::kept(arguments.seen.as_deref())?;
    let examinations = store.examine_in_view_of(&kept).await?;
    if arguments.json {
        let list: Vec<_> = examinations
            .iter()
            .map(|examination| json!({ "id": examination.id, "says": examination.says, "wrong": examination.wrong }))
            .collect();
        println!("{:#}", json!({ "examinations": list }));
    } else {
        for examination in &examinations {
            let verdict = if examination.wrong.is_empty() { "holds" } else { "BROKEN" };
            println!("{:<20} {verdict:<8} {}", examination.id, examination.says);
            for wrong in examination.wrong.iter().take(20) {
                println!("    {wrong}");
            }
        }
    }
    let healthy = examinations.iter().all(|examination| examination.wrong.is_empty());
    Ok(if healthy { Done::Well } else { Done::WithFindings })
}

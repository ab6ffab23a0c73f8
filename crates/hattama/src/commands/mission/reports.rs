//! `mission reports`: reports that observers have filled into a table. Taken whole or not at all; given again, it changes
//! nothing that is known.

use super::taken;
use crate::cli::MissionReports as Arguments;
use crate::commands::Done;
use crate::place::read_file;
use crate::report::{count, out};
use anyhow::{Context, Result, anyhow};
use mission::brought::{is_brought, read, version};
use mission::hall::{Done as Kept, Order, Who};
use observation::form::Form;
use observation::report::Via;
use std::sync::Arc;

pub async fn run(arguments: Arguments) -> Result<Done> {
    let hall = super::hall(&arguments.dir, None).await?;
    let form = {
        let state = hall.state();
        let brought = state.current_forms().into_iter().filter(|one| is_brought(one.form.phase));
        let known: Vec<Arc<Form>> = brought.map(|published| Arc::clone(&published.form)).collect();
        let form = known.iter().find(|form| form.id == arguments.form).map(Arc::clone);
        let known: Vec<&str> = known.iter().map(|form| form.id.as_str()).collect();
        form.with_context(|| {
            format!("--form: found {:?}, expected one of {}", arguments.form, known.join(", "))
        })?
    };
    let name = arguments.file.display().to_string();
    let text =
        String::from_utf8(read_file(&arguments.file)?).with_context(|| format!("{name}: expected UTF-8"))?;
    let table = taken(read(&hall, &form, &name, &text))?;
    let (mut new, mut refused) = (0, 0);
    for (line, about, answers) in &table {
        let version = Box::new(version(&hall, &form, about, answers.clone()));
        let order = Order::Report { observer: Some(about.observer), version, via: Via::File };
        match hall.order(order, Who::program()).await {
            Ok(Kept::Report { new: true, .. }) => new += 1,
            Ok(_) => {}
            Err(why) => {
                refused += 1;
                eprintln!("{name}:{line}: {why}");
            }
        }
    }
    let all = count(table.len() as u64, "report");
    out(&format!("{all} in {name}: {new} new or corrected, {refused} refused\n"))?;
    if refused == table.len() as u64 && refused > 0 {
        return Err(anyhow!("{name}: nothing of it was taken"));
    }
    Ok(if refused == 0 { Done::Well } else { Done::WithFindings })
}

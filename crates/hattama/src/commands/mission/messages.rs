//! `mission messages`: reports that came as text messages, from a gateway's file, and what to reply.
//!
//! How each is taken is `mission::messages`. A file may be given again: what is known changes nothing.

use super::init::told;
use crate::cli::MissionMessages as Arguments;
use crate::commands::Done;
use crate::place::read_file;
use anyhow::{Context, Result};
use language::Language;
use mission::messages::{Message, lookup, take};
use mission::tables::{Rows, column};
use model::moment::Moment;

pub async fn run(arguments: Arguments) -> Result<Done> {
    let language = Language::parse(&arguments.language)
        .with_context(|| format!("--language: found {:?}, expected kk, ru or en", arguments.language))?;
    let hall = super::hall(&arguments.dir).await?;
    let name = arguments.file.display().to_string();
    let text =
        String::from_utf8(read_file(&arguments.file)?).with_context(|| format!("{name}: expected UTF-8"))?;
    let rows = told(Rows::read(&name, &text, &["sender", "received", "text"]))?;
    let lookup = lookup(&hall);
    let mut refused = 0;
    let mut writer = csv::Writer::from_writer(std::io::stdout());
    writer.write_record(["sender", "reply"])?;
    for row in rows.iter() {
        let sender = column(row, "sender");
        let received = Moment::parse(column(row, "received")).map_err(|error| {
            anyhow::anyhow!("{}", rows.problem(row, "received", column(row, "received"), error.to_string()))
        })?;
        let message = Message { sender: sender.to_owned(), received, text: column(row, "text").to_owned() };
        let answered = take(&hall, &lookup, &message, language).await;
        refused += u64::from(!answered.taken);
        writer.write_record([sender, &answered.reply])?;
    }
    writer.flush()?;
    Ok(if refused == 0 { Done::Well } else { Done::WithFindings })
}

//! `mission messages`: reports that came as text messages, from a gateway's file, and what to reply.
//!
//! How each is taken is `mission::messages`. A file may be given again: what is known changes nothing.

use super::taken;
use crate::cli::MissionMessages as Arguments;
use crate::commands::Done;
use crate::place::read_file;
use anyhow::Context;
use language::Language;
use mission::messages::{Message, lookup, take};
use mission::tables::{Problem, Rows, column};
use model::moment::Moment;

pub async fn run(arguments: Arguments) -> anyhow::Result<Done> {
    let language = Language::parse(&arguments.language)
        .with_context(|| format!("--language: found {:?}, expected kk, ru or en", arguments.language))?;
    let hall = super::hall(&arguments.dir, None).await?;
    let name = arguments.file.display().to_string();
    let text =
        String::from_utf8(read_file(&arguments.file)?).with_context(|| format!("{name}: expected UTF-8"))?;
    let rows = taken(Rows::read(&name, &text, &["sender", "received", "text"]))?;
    let messages = taken(messages(&rows))?;
    let lookup = lookup(&hall);
    let mut refused = 0;
    let mut writer = csv::Writer::from_writer(std::io::stdout());
    writer.write_record(["sender", "reply"])?;
    for message in &messages {
        let answered = take(&hall, &lookup, message, language).await;
        refused += u64::from(!answered.taken);
        writer.write_record([&message.sender, &answered.reply])?;
    }
    writer.flush()?;
    Ok(if refused == 0 { Done::Well } else { Done::WithFindings })
}

/// All of them, before any is taken: a time that cannot be read leaves everything as it was.
fn messages(rows: &Rows) -> Result<Vec<Message>, Vec<Problem>> {
    let (mut messages, mut problems) = (Vec::new(), Vec::new());
    for row in rows.iter() {
        let cell = |name| column(row, name).to_owned();
        match Moment::parse(column(row, "received")) {
            Ok(received) => messages.push(Message { sender: cell("sender"), received, text: cell("text") }),
            Err(_) => {
                let expected = "a time such as 2024-06-09T21:00:00+03:00".to_owned();
                problems.push(rows.problem(row, "received", column(row, "received"), expected));
            }
        }
    }
    if problems.is_empty() { Ok(messages) } else { Err(problems) }
}

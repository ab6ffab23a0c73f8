//! `mission messages`: reports that came as text messages, from a gateway's file, and what to reply.
//!
//! The grammar stands in `docs/manual/sms.md`. Each message is taken whole or not at all; a later one of the same observer
//! about the same visit corrects the earlier one. A file may be given again: what is known changes nothing.

use super::init::told;
use crate::cli::MissionMessages as Arguments;
use crate::commands::Done;
use crate::place::read_file;
use anyhow::{Context, Result};
use language::Language;
use mission::hall::{Hall, Order, Who};
use mission::tables::{Rows, column};
use model::lifecycle::Person;
use model::moment::Moment;
use observation::report::{Version, Via};
use observation::sms::{self, Lookup};

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
        let reply = match one(&hall, &lookup, sender, received, column(row, "text")).await {
            Ok(reply) => reply,
            Err(reply) => {
                refused += 1;
                reply
            }
        };
        writer.write_record([sender, &sms::render(&reply, language.code())])?;
    }
    writer.flush()?;
    Ok(if refused == 0 { Done::Well } else { Done::WithFindings })
}

/// What a mission's messages can name.
fn lookup(hall: &Hall) -> Lookup {
    let state = hall.state();
    let record = hall.official().state();
    let day = record.opening.as_ref().map_or("", |opening| opening.polling_day.as_str());
    let active = state.members.values().filter(|member| member.active).map(|member| member.code.clone());
    let forms = state.current_forms().into_iter().map(|published| (*published.form).clone()).collect();
    Lookup::new(active, state.places.iter().map(|place| place.of.clone()), forms, day)
}

/// Takes one message. Gives what to reply, as an error where it was not taken.
async fn one(
    hall: &Hall,
    lookup: &Lookup,
    sender: &str,
    received: Moment,
    text: &str,
) -> Result<sms::Reply, sms::Reply> {
    let parsed = sms::parse(text, lookup).map_err(|problems| sms::reply(Err(&problems)))?;
    let (person, current): (Option<Person>, Option<Version>) = {
        let state = hall.state();
        let current = state.reports.get(&parsed.report).map(|report| report.newest.version());
        (state.codes.get(parsed.observer).copied(), current)
    };
    // The same message again says what is there already.
    let same = current.as_ref().filter(|current| {
        let again = parsed.version(current.number, Some(current), &current.device, current.saved);
        current.saved == received || again.answers == current.answers
    });
    let version = match same {
        Some(current) => current.clone(),
        None => {
            let number = current.as_ref().map_or(1, |current| current.number + 1);
            let received = current.as_ref().map_or(received, |current| received.max(current.started));
            parsed.version(number, current.as_ref(), &sms::device(sender, &hall.salt()), received)
        }
    };
    let order = Order::Report { version: Box::new(version.clone()), via: Via::Sms };
    let taken = hall.order(order, Who { person, from: None }).await;
    let reply = sms::reply(Ok((&parsed, &version)));
    match taken {
        Ok(_) => Ok(reply),
        Err(why) => {
            eprintln!("{}: {why}", parsed.observer);
            Err(sms::reply(Err(&[])))
        }
    }
}

//! Reports that come as text messages, from a gateway's file or its call: each is taken whole or not at all, and answered.
//!
//! The grammar stands in `docs/manual/sms.md`. A later message of the same observer about the same visit corrects the
//! earlier one; the same message again changes nothing.

use crate::hall::{Hall, Order, Who};
use language::Language;
use model::lifecycle::Person;
use model::moment::Moment;
use observation::report::{Version, Via};
use observation::sms::{self, Lookup};

/// A text message.
#[derive(Debug, Clone)]
pub struct Message {
    /// The number that it came from. It is not kept.
    pub sender: String,
    /// When the gateway had it.
    pub received: Moment,
    /// What it says.
    pub text: String,
}

/// What is said back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Whether it was taken.
    pub taken: bool,
    /// The words, which fit into one message.
    pub reply: String,
}

/// What a mission's messages can name.
pub fn lookup(hall: &Hall) -> Lookup {
    let state = hall.state();
    let record = hall.official().state();
    let day = record.opening.as_ref().map_or("", |opening| opening.polling_day.as_str());
    let active = state.members.values().filter(|member| member.active).map(|member| member.code.clone());
    let forms = state.current_forms().into_iter().map(|published| (*published.form).clone()).collect();
    Lookup::new(active, state.places.iter().map(|place| place.of.clone()), forms, day)
}

/// Takes one message, and answers it in a language.
pub async fn take(hall: &Hall, lookup: &Lookup, message: &Message, language: Language) -> Answered {
    let (taken, reply) = match one(hall, lookup, message).await {
        Ok(reply) => (true, reply),
        Err(reply) => (false, reply),
    };
    Answered { taken, reply: sms::render(&reply, language.code()) }
}

/// Gives what to reply, as an error where it was not taken.
async fn one(hall: &Hall, lookup: &Lookup, message: &Message) -> Result<sms::Reply, sms::Reply> {
    let Message { sender, received, text } = message;
    let received = *received;
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
    let order = Order::Report { observer: None, version: Box::new(version.clone()), via: Via::Sms };
    let taken = hall.order(order, Who { person, from: None }).await;
    let reply = sms::reply(Ok((&parsed, &version)));
    match taken {
        Ok(_) => Ok(reply),
        Err(why) => {
            tracing::warn!("a message of {} was not taken: {why}", parsed.observer);
            Err(sms::reply(Err(&[])))
        }
    }
}

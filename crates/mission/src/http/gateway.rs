//! What a gateway of text messages calls: one message in, and the reply that goes back to its sender.
//!
//! The gateway brings a token of its own in `Authorization: Bearer …`; without one in the settings there is nothing at
//! this address. A sender's number is not kept (`docs/manual/sms.md`).

use super::Quarters;
use super::frame::{Answer, Failure};
use super::guard::Asker;
use crate::messages::{Message, lookup, take};
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Extension, State};
use axum::response::IntoResponse;
use language::Language;
use model::moment::Moment;
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

/// Letters of a gateway's token, at least.
pub const TOKEN_MIN: usize = 20;

/// Bytes of a call, at most.
const CALL_MAX: usize = 1 << 16;

/// A gateway that may call.
#[derive(Debug, Clone)]
pub struct Gateway {
    /// What it brings.
    pub token: String,
    /// In which language it is answered.
    pub language: Language,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Call {
    sender: String,
    text: String,
    /// The mission's clock stands in.
    #[serde(default)]
    received: Option<Moment>,
}

/// Takes one message.
pub async fn message(
    State(quarters): State<Arc<Quarters>>,
    Extension(_): Extension<Asker>,
    sent: Body,
) -> Answer {
    let bytes = to_bytes(sent, CALL_MAX).await.map_err(|_| Failure::TooLong)?;
    let call: Call = serde_json::from_slice(&bytes).map_err(|error| Failure::Malformed(error.to_string()))?;
    let gateway = quarters.settings.gateway.as_ref().ok_or(Failure::Missing)?;
    let received = call.received.unwrap_or_else(|| quarters.hall.now());
    let message = Message { sender: call.sender, received, text: call.text };
    let answered = take(&quarters.hall, &lookup(&quarters.hall), &message, gateway.language).await;
    Ok(Json(json!({"reply": answered.reply, "taken": answered.taken})).into_response())
}

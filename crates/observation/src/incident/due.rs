//! Until when an incident has to be dealt with: data, and functions of the time.

use super::{Severity, State};
use model::moment::Moment;
use serde::{Deserialize, Serialize};

/// How long an incident of each severity may wait, in minutes, until it is verified or not confirmed; the time runs
/// from its report, and anew when it is reopened, escalated or regraded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadlines {
    /// Of a critical one.
    pub critical_minutes: u32,
    /// Of a minor one.
    pub minor_minutes: u32,
    /// Of a serious one.
    pub serious_minutes: u32,
}

impl Default for Deadlines {
    /// Half an hour, a day, four hours.
    fn default() -> Deadlines {
        Deadlines { critical_minutes: 30, minor_minutes: 24 * 60, serious_minutes: 4 * 60 }
    }
}

impl Deadlines {
    /// How long an incident of this severity may wait, in minutes.
    pub fn minutes(&self, severity: Severity) -> u32 {
        match severity {
            Severity::Critical => self.critical_minutes,
            Severity::Serious => self.serious_minutes,
            Severity::Minor => self.minor_minutes,
        }
    }
}

impl State {
    /// Until when it has to be dealt with; `None` where nothing is expected.
    pub fn due(&self, deadlines: &Deadlines) -> Option<Moment> {
        let file = match self {
            State::New { file }
            | State::Taken { file, .. }
            | State::Escalated { file }
            | State::Reopened { file } => file,
            _ => return None,
        };
        let seconds = i64::from(deadlines.minutes(file.severity)) * 60;
        Some(Moment::new(file.since.instant().saturating_add(seconds), file.since.offset_minutes()))
    }

    /// Whether it is overdue at this time: at the due time itself it is not.
    pub fn is_overdue(&self, deadlines: &Deadlines, now: Moment) -> bool {
        self.due(deadlines).is_some_and(|due| now.instant() > due.instant())
    }
}

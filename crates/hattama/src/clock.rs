//! The clock: the one place that asks what time it is.

use model::moment::Moment;
use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since 1970, UTC.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock stands after 1970");
    i64::try_from(since.as_secs()).expect("the clock stands before the end of time")
}

/// Now, as facts write it, in UTC.
pub fn moment() -> Moment {
    Moment::new(now(), 0)
}

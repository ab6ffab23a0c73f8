//! How an answer is written: with what limits it, or not at all.
//!
//! The text and the JSON of a [`QuickCount`] are made here and nowhere else. Neither an [`Estimate`]'s shares nor its
//! intervals have a form of their own without sample, response and warnings. In JSON every exact number stands as a
//! fraction in text, `p/q`, beside its digits.

use super::{
    ASSUMPTION, Agreement, Counts, Estimate, Fraction, QuickCount, Response, Share, Stage, StratumResponse,
    Warning,
};
use serde_json::{Value, json};
use std::fmt;

/// So many strata of low response are written out.
const WORST_MAX: usize = 5;

/// Digits after the point in JSON.
const PLACES: u8 = 12;

impl QuickCount {
    /// As JSON. Agreement with official shares, if any were given, stands at each option; options that are not asked
    /// for are left out.
    pub fn to_json(&self, official: &[(String, Fraction)]) -> Value {
        match self {
            QuickCount::Estimate(estimate) => estimate.to_json(official),
            QuickCount::Counts(counts) => counts.to_json(),
        }
    }
}

impl fmt::Display for QuickCount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            QuickCount::Estimate(estimate) => estimate.fmt(formatter),
            QuickCount::Counts(counts) => counts.fmt(formatter),
        }
    }
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Stage::Preliminary => "preliminary",
            Stage::Final => "final",
        }
    }
}

impl Agreement {
    /// A stable name for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Agreement::Agrees => "agrees",
            Agreement::Disagrees => "disagrees",
            Agreement::CannotBeTold(_) => "cannot_be_told",
        }
    }

    fn to_json(&self, official: &Fraction) -> Value {
        let doubts: Vec<String> = match self {
            Agreement::CannotBeTold(doubts) => doubts.iter().map(|doubt| doubt.to_string()).collect(),
            Agreement::Agrees | Agreement::Disagrees => Vec::new(),
        };
        json!({"official": official.to_string(), "verdict": self.code(), "because": doubts})
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { base_name, arrived, chosen, base, options } = self;
        writeln!(
            formatter,
            "counted at {arrived} of {chosen} stations that people chose; no share of the country follows"
        )?;
        for (option, votes) in options {
            writeln!(formatter, "  {option}: {votes} of {base} {base_name}")?;
        }
        Ok(())
    }
}

impl Counts {
    fn to_json(&self) -> Value {
        let options: Vec<Value> = self
            .options
            .iter()
            .map(|(option, votes)| json!({"option": option, "votes": votes.to_string()}))
            .collect();
        json!({
            "sample": "purposive",
            "stations": {"arrived": self.arrived, "chosen": self.chosen},
            "base": {"name": self.base_name, "votes": self.base.to_string()},
            "options": options,
        })
    }
}

impl fmt::Display for Estimate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (stage, base) = (self.stage.name(), &self.base);
        let by = match self.weighting {
            "stratum" => format!("{} of {} strata", self.groups_seen, self.groups),
            "cell" => format!("{} of {} cells", self.groups_seen, self.groups),
            _ => "no groups, every report the same".to_owned(),
        };
        writeln!(formatter, "{stage} estimate of shares of {base}, weighted by {by}")?;
        writeln!(formatter, "{}", response_line(&self.response))?;
        let width = self.shares.iter().map(|share| share.option.chars().count()).max().unwrap_or(0);
        for share in &self.shares {
            let pad = " ".repeat(width - share.option.chars().count());
            writeln!(formatter, "  {}{pad}  {}", share.option, self.share_line(share))?;
        }
        let worst = self.response.worst(WORST_MAX);
        if !worst.is_empty() && self.response.strata().len() > 1 {
            let worst: Vec<String> = worst.into_iter().map(stratum_words).collect();
            writeln!(formatter, "lowest response by stratum: {}", worst.join(", "))?;
        }
        for warning in &self.warnings {
            writeln!(formatter, "warning: {warning}")?;
        }
        Ok(())
    }
}

/// Who has answered, in one line.
fn response_line(response: &Response) -> String {
    let (responded, sample) = (response.responded(), response.sample());
    let (arrived, frame) = (response.arrived(), response.frame());
    let rate = Fraction::new(responded, sample.max(1)).percent(1);
    let replaced = match response.replaced() {
        0 => String::new(),
        replaced => format!(", {replaced} of them in place of others"),
    };
    format!(
        "{arrived} reports{replaced}; response {responded} of {sample} drawn stations, {rate} %; {frame} in the frame"
    )
}

fn stratum_words(stratum: &StratumResponse) -> String {
    format!("{} {} of {}", stratum.name, stratum.responded(), stratum.sample)
}

impl Estimate {
    /// The share with its interval and the words that belong beside it.
    fn share_line(&self, share: &Share) -> String {
        let ratio = format!("{:>6} %", share.ratio.percent(2));
        match self.interval(&share.option) {
            None => format!("{ratio}  no interval: nothing is known of the margin"),
            Some(interval) => {
                let (low, high) = interval.ends();
                let percent = interval.confidence().percent();
                let ends = format!("{:>5.2} to {:>5.2} %", 100.0 * low, 100.0 * high);
                format!("{ratio}  {ends} at {percent} %; {ASSUMPTION}")
            }
        }
    }

    fn to_json(&self, official: &[(String, Fraction)]) -> Value {
        let strata: Vec<Value> = self.response.strata().iter().map(stratum_json).collect();
        let response = &self.response;
        json!({
            "sample": "probability",
            "stage": self.stage.name(),
            "base": self.base,
            "assumption": ASSUMPTION,
            "weighting": {"by": self.weighting, "seen": self.groups_seen, "groups": self.groups},
            "covered": {"stations": self.covered, "of": response.frame()},
            "response": {
                "arrived": response.arrived(),
                "responded": response.responded(),
                "replaced": response.replaced(),
                "sample": response.sample(),
                "frame": response.frame(),
                "needed": self.response_needed.to_string(),
                "strata": strata,
            },
            "kinds": self.kinds.iter().map(|kind| json!({
                "kind": kind.kind,
                "known": kind.known.to_string(),
                "arrived": kind.arrived.to_string(),
                "drawn": kind.drawn.decimal(PLACES),
                "weighted": kind.weighted.decimal(PLACES),
                "unlike": kind.is_unlike,
                "unlike_weighted": kind.is_unlike_weighted,
            })).collect::<Vec<Value>>(),
            "options": self.shares.iter().map(|share| self.share_json(share, official)).collect::<Vec<Value>>(),
            "warnings": self.warnings.iter().map(warning_json).collect::<Vec<Value>>(),
        })
    }

    fn share_json(&self, share: &Share, official: &[(String, Fraction)]) -> Value {
        let agreement = official
            .iter()
            .find(|(option, _)| *option == share.option)
            .and_then(|(option, official)| Some(self.agreement(option, official)?.to_json(official)));
        let interval = self.interval(&share.option).map(|interval| {
            let (low, high) = interval.ends();
            let percent = interval.confidence().percent();
            json!({"low": low, "high": high, "confidence_percent": percent, "assumption": ASSUMPTION})
        });
        json!({
            "option": share.option,
            "share": share.ratio.decimal(PLACES),
            "share_exact": share.ratio.to_string(),
            "standard_error": share.standard_error(),
            "variance_exact": share.variance.as_ref().map(Fraction::to_string),
            "interval": interval,
            "agreement": agreement,
        })
    }
}

fn stratum_json(stratum: &StratumResponse) -> Value {
    json!({
        "stratum": stratum.name,
        "frame": stratum.frame,
        "sample": stratum.sample,
        "arrived": stratum.arrived,
        "replaced": stratum.replaced,
    })
}

fn warning_json(warning: &Warning) -> Value {
    json!({"code": warning.code(), "says": warning.to_string()})
}

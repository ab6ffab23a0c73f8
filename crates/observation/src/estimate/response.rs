//! Who has answered: the response of the sample and of every stratum.
//!
//! A replaced sample point is no response. Whoever could not be reached may differ from whoever stands in for it,
//! so a replacement is counted among the reports and not among those who responded.

use super::{Fraction, Report, Stratum};

/// The response of a stratum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StratumResponse {
    /// Its name.
    pub name: String,
    /// N, stations in the frame.
    pub frame: u64,
    /// Stations drawn.
    pub sample: u64,
    /// Reports, replacements among them.
    pub arrived: u64,
    /// Reports of replacements.
    pub replaced: u64,
}

/// The response of a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    strata: Vec<StratumResponse>,
}

impl StratumResponse {
    /// Drawn stations that have answered.
    pub fn responded(&self) -> u64 {
        self.arrived - self.replaced
    }
}

impl Response {
    /// Counts the reports of each stratum; `places` has for each report the place of its stratum.
    pub(super) fn of(strata: &[Stratum], places: &[usize], reports: &[Report]) -> Response {
        let mut strata: Vec<StratumResponse> = strata
            .iter()
            .map(|Stratum { name, frame, sample }| StratumResponse {
                name: name.clone(),
                frame: *frame,
                sample: *sample,
                arrived: 0,
                replaced: 0,
            })
            .collect();
        for (report, &place) in reports.iter().zip(places) {
            let stratum = &mut strata[place];
            stratum.arrived += 1;
            stratum.replaced += u64::from(report.is_replacement);
        }
        Response { strata }
    }

    /// Every stratum, in the order of the frame.
    pub fn strata(&self) -> &[StratumResponse] {
        &self.strata
    }

    /// Reports, replacements among them.
    pub fn arrived(&self) -> u64 {
        self.sum(|stratum| stratum.arrived)
    }

    /// Drawn stations that have answered.
    pub fn responded(&self) -> u64 {
        self.sum(StratumResponse::responded)
    }

    /// Stations drawn.
    pub fn sample(&self) -> u64 {
        self.sum(|stratum| stratum.sample)
    }

    /// Stations in the frame.
    pub fn frame(&self) -> u64 {
        self.sum(|stratum| stratum.frame)
    }

    /// Sample points that were replaced.
    pub fn replaced(&self) -> u64 {
        self.sum(|stratum| stratum.replaced)
    }

    /// Whether at least that part of the drawn stations has answered.
    pub fn reaches(&self, needed: &Fraction) -> bool {
        Fraction::new(self.responded(), self.sample().max(1)) >= *needed
    }

    /// The strata with the lowest response, at most so many, the lowest first; those that are complete are not
    /// among them.
    pub fn worst(&self, most: usize) -> Vec<&StratumResponse> {
        let mut strata: Vec<&StratumResponse> =
            self.strata.iter().filter(|stratum| stratum.responded() < stratum.sample).collect();
        strata.sort_by(|one, other| {
            let one_scaled = u128::from(one.responded()) * u128::from(other.sample);
            let other_scaled = u128::from(other.responded()) * u128::from(one.sample);
            one_scaled.cmp(&other_scaled).then(other.sample.cmp(&one.sample)).then(one.name.cmp(&other.name))
        });
        strata.truncate(most);
        strata
    }

    fn sum(&self, figure: impl Fn(&StratumResponse) -> u64) -> u64 {
        self.strata.iter().map(figure).sum()
    }
}

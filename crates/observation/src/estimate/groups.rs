//! Reports in groups: strata, cells, or all together.

use super::exact::Group;
use super::{Refusal, Report};
use std::collections::HashMap;

/// Named parts of the frame, and for each report its part.
#[derive(Clone)]
pub(super) struct Groups<'a> {
    /// What one of them is called.
    pub group: &'static str,
    /// Their names.
    pub names: Vec<&'a str>,
    /// Their stations in the frame.
    pub frame: Vec<u64>,
    /// For each report the place of its group.
    pub place: Vec<usize>,
}

impl<'a> Groups<'a> {
    /// Puts every report into the group that it names.
    ///
    /// # Errors
    ///
    /// A name that stands twice, a report of a group that is not there, and a group with more reports than stations,
    /// whose factor 1 − n/N would be negative.
    pub fn new(
        group: &'static str,
        parts: impl Iterator<Item = (&'a str, u64)>,
        reports: &'a [Report],
        name: impl Fn(&'a Report) -> &'a str,
    ) -> Result<Groups<'a>, Refusal> {
        let (names, frame): (Vec<&str>, Vec<u64>) = parts.unzip();
        let mut places = HashMap::new();
        for (place, &name) in names.iter().enumerate() {
            if places.insert(name, place).is_some() {
                return Err(Refusal::GroupTwice { group, name: name.to_owned() });
            }
        }
        let place = |report: &'a Report| {
            let (station, name) = (&report.station, name(report));
            places.get(name).copied().ok_or_else(|| Refusal::UnknownGroup {
                station: station.clone(),
                group,
                name: name.to_owned(),
            })
        };
        let place = reports.iter().map(place).collect::<Result<_, _>>()?;
        let groups = Groups { group, names, frame, place };
        groups.fits().map(|()| groups)
    }

    /// All reports in one group.
    pub fn alone(frame: u64, reports: usize) -> Groups<'a> {
        Groups { group: "frame", names: vec!["all"], frame: vec![frame], place: vec![0; reports] }
    }

    /// The groups with the sums of numerator and denominator over their reports.
    pub fn sums(&self, pair: impl Fn(usize) -> (u64, u64)) -> Vec<Group> {
        let mut groups: Vec<Group> = self.frame.iter().map(|&frame| Group::new(frame)).collect();
        for (report, &place) in self.place.iter().enumerate() {
            let (y, x) = pair(report);
            groups[place].add(y, x);
        }
        groups
    }

    fn fits(&self) -> Result<(), Refusal> {
        let mut counted = vec![0; self.frame.len()];
        self.place.iter().for_each(|&place| counted[place] += 1);
        for ((name, &frame), reports) in self.names.iter().zip(&self.frame).zip(counted) {
            if reports > frame {
                let (group, name) = (self.group, (*name).to_owned());
                return Err(Refusal::MoreThanFrame { group, name, reports, frame });
            }
        }
        Ok(())
    }
}

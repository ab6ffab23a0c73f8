//! The commission's record, as the world sees it.
//!
//! A mission reads what is published, checks it as every stranger would (`replay::Follower`), and goes on with what it
//! last knew where the record cannot be reached or does not verify; it says so. It has no other way to the commission's
//! figures, and needs none.

use crate::{Error, Result};
use observation::mission::Mission;
use observation::places::Places;
use replay::{Follower, State};
use site::geography::{FOLDER, Geography, TILES};
use std::sync::{Arc, RwLock};

/// Reads a file of the publication by its path; `None` where there is none.
pub type ReadOfficial = Arc<dyn Fn(&str) -> std::result::Result<Option<Vec<u8>>, String> + Send + Sync>;

/// The record and where it is read.
pub struct Official {
    read: ReadOfficial,
    seen: RwLock<Seen>,
}

#[derive(Default)]
struct Seen {
    follower: Follower,
    trouble: Option<String>,
    /// Read once, with the record's first state.
    geography: Option<Arc<Geography>>,
}

impl Official {
    /// A record that is read in this way. Nothing is read yet.
    pub fn new(read: ReadOfficial) -> Official {
        Official { read, seen: RwLock::default() }
    }

    /// Reads on to the newest checkpoint. What fails is kept as the trouble, and what was known stays.
    pub fn refresh(&self) -> bool {
        let read = Arc::clone(&self.read);
        let mut seen = self.seen.write().expect("no holder of this lock panics");
        match seen.follower.advance(&|path: &str| read(path)) {
            Ok(grown) => {
                seen.trouble = None;
                if seen.geography.is_none() {
                    seen.geography = geography(&read).map(Arc::new);
                }
                grown
            }
            Err(violation) => {
                seen.trouble = Some(violation.to_string());
                false
            }
        }
    }

    /// The record at the newest size that was verified.
    pub fn state(&self) -> Arc<State> {
        Arc::clone(self.seen.read().expect("no holder of this lock panics").follower.state())
    }

    /// Where areas lie on a map, as the publication says: no part of the record, and no figure hangs on it. Where it
    /// says nothing, or nothing that reads, areas lie in a plain grid.
    pub fn geography(&self) -> Arc<Geography> {
        self.seen.read().expect("no holder of this lock panics").geography.clone().unwrap_or_default()
    }

    /// The checkpoint of that size.
    pub fn note(&self) -> String {
        self.seen.read().expect("no holder of this lock panics").follower.note().to_owned()
    }

    /// Why the record was not read on, the last time.
    pub fn trouble(&self) -> Option<String> {
        self.seen.read().expect("no holder of this lock panics").trouble.clone()
    }

    /// Stations, areas and the lines of the protocol that a mission's contest has.
    ///
    /// # Errors
    ///
    /// Where the record is of another election, or has no such contest.
    pub fn register(&self, mission: &Mission) -> Result<(Places, Vec<String>)> {
        let state = self.state();
        let refuse = |why: String| Err(Error::Official(why));
        let Some(opening) = &state.opening else {
            return refuse(self.trouble().unwrap_or_else(|| "it has no opening yet".to_owned()));
        };
        if opening.election != mission.election {
            return refuse(format!(
                "found the election {:?}, expected {:?}",
                opening.election, mission.election
            ));
        }
        let Some(contest) = state.contests.iter().find(|contest| contest.contest.code == mission.contest)
        else {
            return refuse(format!("it has no contest {:?}", mission.contest));
        };
        let form = &state.forms[contest.form];
        let lines = form.lines.iter().map(|line| line.code.clone());
        let options = contest.contest.options.iter().map(|option| option.code.clone());
        Ok((places(&state), lines.chain(options).collect()))
    }
}

/// `None` where the publication could not be asked.
fn geography(read: &ReadOfficial) -> Option<Geography> {
    let tiles = read(&format!("{FOLDER}/{TILES}")).ok()?;
    Some(Geography::read(tiles.as_deref(), None, &|_| true).unwrap_or_default())
}

/// The places of a record.
pub fn places(state: &State) -> Places {
    let areas = state
        .areas
        .iter()
        .map(|area| (area.fact.code.clone(), area.fact.name.clone(), area.fact.parent.clone()));
    let stations = state.stations.iter().filter(|station| !station.is_unit()).map(|station| {
        let name = station.station.name.clone();
        let area = state.areas[station.area.place()].fact.code.clone();
        (station.station.code.clone(), name, station.station.kind.clone(), area)
    });
    Places::new(areas, stations)
}

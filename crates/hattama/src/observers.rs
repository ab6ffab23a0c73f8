//! What observers have published, read from their places as a stranger would read it.
//!
//! A place that cannot be read, or a record that does not hold, leaves the commission's site without it, and says so:
//! the official figures wait for nobody.

use crate::place::Place;
use site::observers::Observers;

/// Under which name the places are kept in a data directory, a line each.
pub const SETTING: &str = "observers";

/// Reads each place; what does not hold is told and left out.
pub fn read(places: &[String]) -> Vec<Observers> {
    let read_one = |name: &String| {
        let read = Place::find(name)
            .map_err(|error| format!("{error:#}"))
            .and_then(|place| Observers::read(&|path: &str| place.read(path)));
        read.inspect_err(|why| eprintln!("{name}: {why}")).ok()
    };
    places.iter().filter_map(read_one).collect()
}

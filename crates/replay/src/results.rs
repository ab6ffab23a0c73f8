//! The results of every area and contest, as `results/<size>.json` publishes them.
//!
//! [`results`] gives them as values, for whoever shows or compares single figures. [`written`] gives the file's bytes and
//! [`are`] holds such bytes against the state; both write areas side by side, a window at a time, so that neither all
//! values nor, for [`are`], a second file ever lie in memory.

use crate::state::State;
use crate::view::{AsOf, View};
use model::fact::{BasisRule, Results, Version};
use rayon::prelude::*;
use record::canonical::{self, CanonicalError};
use tabulation::{AreaIndex, BaseOutOfRange};

/// The path of the results in a publication of that size.
pub fn path(size: u64) -> String {
    format!("results/{size}.json")
}

/// Why results cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    /// A base is no count.
    #[error(transparent)]
    Base(#[from] BaseOutOfRange),
    /// A sum is too large for the record's integers.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
}

/// The results of every area, in the order of the record, and of every contest in it, on the rule *best*.
pub fn results(state: &State, as_of: AsOf) -> Result<Results, BaseOutOfRange> {
    let views = views(state, as_of);
    let of_area =
        |area| views.iter().map(|view| view.figures(AreaIndex(area))).collect::<Result<Vec<_>, _>>();
    let by_area: Vec<_> = (0..areas(state)).into_par_iter().map(of_area).collect();
    // Collected before it is looked at, so that of several errors the first area's is told.
    let by_area = by_area.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(Results { results: by_area.into_iter().flatten().collect(), ..none(state, as_of) })
}

/// The bytes of the file of results.
pub fn written(state: &State, as_of: AsOf) -> Result<Vec<u8>, NotWritten> {
    let mut bytes = Vec::new();
    write(state, as_of, |piece| {
        bytes.extend_from_slice(piece);
        true
    })?;
    Ok(bytes)
}

/// Whether these bytes are exactly the file of results: what is published is right if they are, and not otherwise.
pub fn are(published: &[u8], state: &State, as_of: AsOf) -> Result<bool, NotWritten> {
    let mut rest = Some(published);
    write(state, as_of, |piece| {
        rest = rest.and_then(|rest| rest.strip_prefix(piece));
        rest.is_some()
    })?;
    Ok(rest.is_some_and(<[u8]>::is_empty))
}

/// Areas whose results are written before any is handed over.
const WINDOW: usize = 512;

/// Areas that are written in one go.
const PIECE: usize = 32;

/// Hands over the file of results piece by piece, for as long as `take` wants more.
fn write(state: &State, as_of: AsOf, mut take: impl FnMut(&[u8]) -> bool) -> Result<(), NotWritten> {
    let frame = canonical::to_bytes(&none(state, as_of))?;
    let (head, foot) = frame.split_at(frame.len() - FOOT.len());
    debug_assert_eq!(foot, FOOT);
    let mut wanted = take(head);
    let views = views(state, as_of);
    let areas: Vec<u32> = (0..areas(state)).collect();
    let mut separator: &[u8] = b"";
    for window in areas.chunks(WINDOW) {
        let pieces: Vec<_> = window.par_chunks(PIECE).map(|areas| piece(&views, areas)).collect();
        for piece in pieces {
            let piece = piece?;
            if !piece.is_empty() {
                wanted = wanted && take(separator) && take(&piece);
                separator = b",";
            }
        }
        if !wanted {
            return Ok(());
        }
    }
    take(foot);
    Ok(())
}

/// How a file of no results ends.
const FOOT: &[u8] = b"]}";

/// The results of some areas, parted by commas.
fn piece(views: &[View<'_>], areas: &[u32]) -> Result<Vec<u8>, NotWritten> {
    let mut bytes = Vec::new();
    for &area in areas {
        for view in views {
            if !bytes.is_empty() {
                bytes.push(b',');
            }
            canonical::append_to(&view.figures(AreaIndex(area))?, &mut bytes)?;
        }
    }
    Ok(bytes)
}

fn views(state: &State, as_of: AsOf) -> Vec<View<'_>> {
    let contests = state.contests.iter();
    contests.filter_map(|contest| View::new(state, contest, BasisRule::Best, as_of)).collect()
}

fn areas(state: &State) -> u32 {
    u32::try_from(state.areas.len()).expect("areas are fewer than 2^32")
}

/// Results that name their size and basis, without any result.
fn none(state: &State, as_of: AsOf) -> Results {
    let record_size = match as_of {
        AsOf::Size(size) => size,
        AsOf::Time(_) => state.size,
    };
    Results { version: Version, basis: BasisRule::Best, record_size, results: Vec::new() }
}

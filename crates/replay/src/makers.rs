//! Who made a protocol: which commission, in which roles, at which door.
//!
//! A record has a hundred thousand protocols and a handful of ways in which they were made, so each way is kept once
//! and a revision holds its place ([`MakerIndex`]). No person is named anywhere: roles are functions.

use crate::entry::row::Row;
use foldhash::HashMap;
use model::fact::Door;
use std::sync::Arc;

/// A way in which protocols were made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Maker {
    /// The code of the commission; absent for the station's own.
    pub commission: Option<String>,
    /// The way in.
    pub door: Door,
    /// The functions of those who made and approved it.
    pub roles: Vec<String>,
}

impl Maker {
    fn made(&self, row: &Row<'_>) -> bool {
        self.door == row.door
            && self.commission.as_deref() == row.commission
            && self.roles.iter().map(String::as_str).eq(row.roles.iter())
    }
}

/// A maker's place in [`Makers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MakerIndex(u32);

/// Every maker, each once.
#[derive(Debug, Clone, Default)]
pub struct Makers {
    list: Vec<Arc<Maker>>,
    by_maker: HashMap<Arc<Maker>, MakerIndex>,
    newest: Option<MakerIndex>,
}

impl Makers {
    /// The place of a protocol's maker, which is a new one if nobody is like it.
    pub(crate) fn place(&mut self, row: &Row<'_>) -> MakerIndex {
        // Protocols come in runs of one make.
        if let Some(newest) = self.newest.filter(|newest| self.of(*newest).made(row)) {
            return newest;
        }
        let maker = Maker {
            commission: row.commission.map(str::to_owned),
            door: row.door,
            roles: row.roles.iter().map(str::to_owned).collect(),
        };
        let index = match self.by_maker.get(&maker) {
            Some(&index) => index,
            None => {
                let index = MakerIndex(u32::try_from(self.list.len()).expect("fewer than 2^32 makers"));
                let maker = Arc::new(maker);
                self.list.push(Arc::clone(&maker));
                self.by_maker.insert(maker, index);
                index
            }
        };
        self.newest = Some(index);
        index
    }

    /// The maker at a place.
    pub fn of(&self, index: MakerIndex) -> &Maker {
        &self.list[index.0 as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::row::Roles;
    use model::fact::Basis;
    use model::moment::Moment;

    fn row<'a>(commission: Option<&'a str>, door: Door, roles: &[&'a str]) -> Row<'a> {
        let mut few = Roles::new();
        roles.iter().for_each(|role| few.push(role).expect("few roles"));
        Row {
            at: Moment::new(0, 0),
            basis: Basis::Original,
            commission,
            contest: "a",
            door,
            findings: Vec::new(),
            reason: None,
            revision: 1,
            roles: few,
            scan: None,
            source_version: None,
            station: "1",
            supersedes: None,
        }
    }

    #[test]
    fn each_maker_is_kept_once_and_reads_back() {
        let ways = [
            row(None, Door::Entry, &["entry", "entry", "approval"]),
            row(None, Door::File, &["import", "approval"]),
            row(None, Door::File, &["approval", "import"]),
            row(Some("A"), Door::File, &["import", "approval"]),
            row(Some("A"), Door::Scan, &["import", "approval"]),
        ];
        let mut makers = Makers::default();
        let first: Vec<MakerIndex> = ways.iter().map(|way| makers.place(way)).collect();
        let again: Vec<MakerIndex> = ways.iter().rev().map(|way| makers.place(way)).collect();
        assert_eq!(first, again.into_iter().rev().collect::<Vec<_>>());
        assert_eq!(makers.list.len(), ways.len());
        for (index, way) in first.into_iter().zip(&ways) {
            let maker = makers.of(index);
            assert_eq!((maker.commission.as_deref(), maker.door), (way.commission, way.door));
            assert!(maker.roles.iter().map(String::as_str).eq(way.roles.iter()));
        }
    }
}

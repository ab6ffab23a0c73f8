//! Who made a protocol: which commission, in which roles, at which door.
//!
//! A record has a hundred thousand protocols and a handful of ways in which they were made, so each way is kept once
//! and a revision holds its place ([`MakerIndex`]). No person is named anywhere: roles are functions.

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
    /// The place of a maker, which is a new one if nobody is like it.
    pub fn place(&mut self, maker: Maker) -> MakerIndex {
        // Protocols come in runs of one make.
        if let Some(newest) = self.newest.filter(|newest| *self.of(*newest) == maker) {
            return newest;
        }
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

    fn maker(commission: Option<&str>, door: Door, roles: &[&str]) -> Maker {
        Maker {
            commission: commission.map(str::to_owned),
            door,
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        }
    }

    #[test]
    fn each_maker_is_kept_once_and_reads_back() {
        let ways = [
            maker(None, Door::Entry, &["entry", "entry", "approval"]),
            maker(None, Door::File, &["import", "approval"]),
            maker(None, Door::File, &["approval", "import"]),
            maker(Some("A"), Door::File, &["import", "approval"]),
            maker(Some("A"), Door::Scan, &["import", "approval"]),
        ];
        let mut makers = Makers::default();
        let first: Vec<MakerIndex> = ways.iter().map(|way| makers.place(way.clone())).collect();
        let again: Vec<MakerIndex> = ways.iter().rev().map(|way| makers.place(way.clone())).collect();
        assert_eq!(first, again.into_iter().rev().collect::<Vec<_>>());
        assert_eq!(makers.list.len(), ways.len());
        for (index, way) in first.into_iter().zip(&ways) {
            assert_eq!(makers.of(index), way);
        }
    }
}

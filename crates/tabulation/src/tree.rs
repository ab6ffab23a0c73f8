//! The tree of areas as numbers: country → region → district.
//!
//! An [`AreaIndex`] is an area's place in the order of the record, in which every parent stands before its
//! children; [`Tree`] knows nothing else of an area than its parent. Codes, names and levels stay in the definition,
//! stations are not nodes: a tally adds each of them into the row of its area.

use std::sync::Arc;

/// An area's place in the order of the record; the root is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AreaIndex(pub u32);

impl AreaIndex {
    /// The area at the top, which alone has no parent.
    pub const ROOT: AreaIndex = AreaIndex(0);

    /// The same number as a place in a slice.
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

/// The parents of all areas. Cloning it is cheap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// The parent of each area; the root's is itself.
    parents: Arc<[AreaIndex]>,
}

/// Why parents make no tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotATree {
    /// There is no area at all.
    #[error("found no area, expected at least the root")]
    Empty,
    /// More areas than an index can number.
    #[error("found {found} areas, expected at most 4294967295")]
    TooMany {
        /// How many there are.
        found: usize,
    },
    /// The first area has a parent.
    #[error("the first area has a parent, expected the root")]
    RootHasParent,
    /// An area other than the first has none.
    #[error("area number {} has no parent; the first area alone is the root", .area.0)]
    SecondRoot {
        /// The area.
        area: AreaIndex,
    },
    /// An area stands before its parent, or is its own.
    #[error("area number {} stands before its parent, number {}", .area.0, .parent.0)]
    ParentAfterChild {
        /// The area.
        area: AreaIndex,
        /// The parent that it names.
        parent: AreaIndex,
    },
}

impl Tree {
    /// A tree from the parent of each area: the root first, parents before children.
    pub fn new(parents: &[Option<AreaIndex>]) -> Result<Tree, NotATree> {
        if u32::try_from(parents.len()).is_err() {
            return Err(NotATree::TooMany { found: parents.len() });
        }
        let Some((root, others)) = parents.split_first() else { return Err(NotATree::Empty) };
        if root.is_some() {
            return Err(NotATree::RootHasParent);
        }
        let mut checked = Vec::with_capacity(parents.len());
        checked.push(AreaIndex::ROOT);
        for (area, parent) in (1u32..).map(AreaIndex).zip(others) {
            match *parent {
                None => return Err(NotATree::SecondRoot { area }),
                Some(parent) if parent >= area => return Err(NotATree::ParentAfterChild { area, parent }),
                Some(parent) => checked.push(parent),
            }
        }
        Ok(Tree { parents: checked.into() })
    }

    /// How many areas there are; at least one.
    #[expect(clippy::len_without_is_empty, reason = "a tree has at least its root and is never empty")]
    pub fn len(&self) -> usize {
        self.parents.len()
    }

    /// The area above; `None` for the root.
    pub fn parent(&self, area: AreaIndex) -> Option<AreaIndex> {
        let parent = self.parents[area.place()];
        (area != AreaIndex::ROOT).then_some(parent)
    }

    /// The area itself, then every area above it up to the root.
    pub fn path(&self, area: AreaIndex) -> impl Iterator<Item = AreaIndex> + '_ {
        std::iter::successors(Some(area), |&below| self.parent(below))
    }

    /// Every area in the order of the record.
    pub fn areas(&self) -> impl DoubleEndedIterator<Item = AreaIndex> + use<> {
        // `new` has checked that the number fits.
        (0..self.parents.len() as u32).map(AreaIndex)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(parents: &[i64]) -> Result<Tree, NotATree> {
        let parents: Vec<_> =
            parents.iter().map(|&parent| u32::try_from(parent).ok().map(AreaIndex)).collect();
        Tree::new(&parents)
    }

    #[test]
    fn a_path_leads_to_the_root() {
        let tree = tree(&[-1, 0, 0, 1, 3]).unwrap();
        let path: Vec<u32> = tree.path(AreaIndex(4)).map(|area| area.0).collect();
        assert_eq!(path, [4, 3, 1, 0]);
        assert_eq!(tree.path(AreaIndex::ROOT).count(), 1);
        assert_eq!(tree.areas().next_back(), Some(AreaIndex(4)));
    }

    #[test]
    fn what_is_no_tree_is_refused() {
        assert_eq!(tree(&[]), Err(NotATree::Empty));
        assert_eq!(tree(&[0]), Err(NotATree::RootHasParent));
        assert_eq!(tree(&[-1, 0, -1]), Err(NotATree::SecondRoot { area: AreaIndex(2) }));
        let refused = NotATree::ParentAfterChild { area: AreaIndex(1), parent: AreaIndex(1) };
        assert_eq!(tree(&[-1, 1]), Err(refused));
    }
}

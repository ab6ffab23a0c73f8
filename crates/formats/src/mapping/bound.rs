//! A mapping that fits: every column by its index, every code by its place in a protocol.
//!
//! [`bind`](super::bind) makes a [`Bound`]; reading rows looks nothing up any more.

use super::{ColumnChoice, Content};
use crate::template::Template;
use model::fact::{Basis, Door};
use model::moment::Moment;
use std::collections::BTreeMap;

/// A figure whose columns are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoundFigure {
    /// The sum of these columns: usually one.
    Columns(Vec<usize>),
    /// The same everywhere.
    Constant(u32),
}

/// A choice whose column is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoundChoice {
    /// The same everywhere.
    Constant(String),
    /// By the value of this column.
    Column(usize, ColumnChoice),
}

/// A time whose column is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoundAt {
    /// The same everywhere.
    Constant(Moment),
    /// In this column.
    Column(usize, Option<LocalTime>),
}

/// How a time is written that does not say its offset from UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalTime {
    /// `YYYY`, `MM`, `DD`, `hh`, `mm`, `ss` and what stands between.
    pub format: String,
    /// Minutes east of UTC; absent: that of the row's area.
    pub offset: Option<i16>,
}

/// What a row says of a station that the import may create.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundStation {
    /// Its code, perhaps with several candidates.
    pub code: Template,
    /// Its area.
    pub area: Option<Template>,
    /// Its name by language.
    pub name: BTreeMap<String, Template>,
    /// Its kind.
    pub kind: Option<BoundChoice>,
    /// Country, mission, city.
    pub abroad: [Option<Template>; 3],
    /// Column of its expected register.
    pub registered: Option<usize>,
}

/// An area that the import may create.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundArea {
    /// Code of its level.
    pub level: String,
    /// Its code.
    pub code: Template,
    /// Its parent's code.
    pub parent: Template,
    /// Its name by language.
    pub name: BTreeMap<String, Template>,
}

/// A mapping that fits its file and its election.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// Protocols, turnout or summary protocols.
    pub kind: Content,
    /// The way in.
    pub door: Door,
    /// Code of the contest.
    pub contest: String,
    /// Copy or original.
    pub basis: Basis,
    /// When a row happened.
    pub at: Option<BoundAt>,
    /// Column of the source's version.
    pub version: Option<usize>,
    /// Column of the reason.
    pub reason: Option<usize>,
    /// Column of the explanation.
    pub explanation: Option<usize>,
    /// The station of a row; `None` for summary protocols.
    pub station: Option<BoundStation>,
    /// The area of a row of summary protocols.
    pub area: Option<Template>,
    /// Areas that the import may create.
    pub areas: Vec<BoundArea>,
    /// Lines, then options, in the protocol's order, with their codes.
    pub figures: Vec<(String, BoundFigure)>,
    /// Hours and their columns, rising.
    pub hours: Vec<(String, usize)>,
    /// Column of the turnout base.
    pub registered: Option<usize>,
    /// Level of the turnout facts.
    pub level: Option<String>,
}

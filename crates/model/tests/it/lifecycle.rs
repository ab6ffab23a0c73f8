//! The life of a paper, held against its diagram, a table of everything, a second model, and its laws.

mod diagram;
mod explore;
mod laws;
mod line;
mod rules;
mod shadow;
mod table;
mod walk;

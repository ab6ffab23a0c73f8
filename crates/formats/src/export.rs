//! Export: CSV with a Frictionless data package.

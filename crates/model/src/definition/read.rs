//! Reading a definition from its files.

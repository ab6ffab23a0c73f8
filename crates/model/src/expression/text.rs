//! Expressions and conditions as text.

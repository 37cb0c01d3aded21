//! Arrives.

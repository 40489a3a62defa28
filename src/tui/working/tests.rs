//! What works, over cases and in one.

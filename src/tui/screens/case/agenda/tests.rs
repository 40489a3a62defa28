//! The learning questions of a case.

//! Fuzz targets as plain functions, and the seeded loops that drive them on stable.
//!
//! Never here: the rules themselves; a target only turns bytes into input.

mod dates;
mod editor;
mod toml;

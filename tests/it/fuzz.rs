//! Fuzz targets: plain functions over any input, driven on stable by property tests.

mod dates;

//! Words: case.

use super::table::words;

words! {}

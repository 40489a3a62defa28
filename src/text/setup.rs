//! Words: setup.

use super::table::words;

words! {}

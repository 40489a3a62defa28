//! Words: problems.

use super::table::words;

words! {}

//! Words: round.

use super::table::words;

words! {}

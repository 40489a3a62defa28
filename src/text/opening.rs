//! Words: opening.

use super::table::words;

words! {}

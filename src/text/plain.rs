//! Words: plain.

use super::table::words;

words! {}

//! Words: help.

use super::table::words;

words! {}

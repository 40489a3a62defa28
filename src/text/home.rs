//! Words: home.

use super::table::words;

words! {}

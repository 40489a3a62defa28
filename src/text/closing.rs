//! Words: closing.

use super::table::words;

words! {}

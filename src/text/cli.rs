//! Words: cli.

use super::table::words;

words! {}

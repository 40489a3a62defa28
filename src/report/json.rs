//! Cases, rounds, answers and agreements as the casebook's JSON: its keys and no other, but for
//! those that begin with `x-`.
//!
//! Never here: what is exported, a file. Times are UTC, with the offset of their zone beside.

//! Every word a user reads, in Dutch and English, and what makes any text safe to show.
//!
//! Never here: input or output, a clock, the terminal. Each area of the program has a file of
//! its own with one `words!` table; a key without both languages does not compile.

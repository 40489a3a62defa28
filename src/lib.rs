//! halte: a stop on the way, for a small group that reflects during its work together.
//!
//! The modules, and the one-way rule: a module uses only what stands below it here
//! (`tests/it/architecture.rs` holds the exact table).
//!
//! ```text
//! cli                     arguments, environment, one file a subcommand, failure → exit code
//! tui        plain        two faces of one round machine
//! start                   from what a group wishes to a round that has begun
//! report     store        values to text; every SQL statement
//! sequences  text         TOML to a checked sequence; every word a user reads
//! domain     platform     cases, rounds and their moves; what differs between systems
//! protection              what keeps words safe, by name, so that a test can take it away
//! ```

pub mod casebook;
pub mod cli;
pub mod domain;
pub mod plain;
pub mod platform;
pub mod protection;
pub mod report;
pub mod sequences;
pub mod start;
pub mod store;
pub mod text;
pub mod tui;

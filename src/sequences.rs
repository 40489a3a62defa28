//! From TOML text to a checked sequence, or all its problems with their places; the catalogue.
//!
//! One table of fields ([`fields`]) drives the checker and the [`schema`]; the rules between steps stand in
//! [`rules`]. Never here: the store, a terminal, a clock. Only [`catalogue`] reads files.

pub mod build;
pub mod catalogue;
pub mod check;
pub mod codes;
pub mod fields;
pub mod messages;
pub mod near;
pub mod own;
pub mod problem;
pub mod read;
pub mod report;
pub mod rules;
pub mod schema;
pub mod shipped;
pub mod snapshot;
pub mod source;
pub mod syntax;
pub mod tree;
pub mod versions;

pub use check::{Checked, check, load};
pub use problem::{Kind, Problem, Severity};
pub use report::{report, report_all, report_in, to_json};

#[cfg(test)]
mod tests {
    use super::{check, shipped::SHIPPED};

    #[test]
    fn every_shipped_sequence_is_without_errors_and_warnings() {
        for shipped in SHIPPED {
            let checked = check(shipped.file, shipped.text.as_bytes());
            let severe: Vec<_> =
                checked.problems.iter().filter(|p| p.severity() != super::Severity::Hint).collect();
            assert!(severe.is_empty(), "{severe:?}");
            assert_eq!(checked.sequence.unwrap().id, shipped.id);
        }
    }

    #[test]
    fn minutes_for_five_people_are_those_that_the_files_name() {
        let minutes = |id| {
            let text = super::shipped::find(id).unwrap().text;
            super::load(text).unwrap().minutes_for(5)
        };
        let near = |a: f64, b: f64| (a - b).abs() < 0.001;
        assert!(near(minutes("snel"), 5.0));
        assert!(near(minutes("drie-vragen"), 14.0));
        assert!(near(minutes("ronde"), 30.0));
    }
}

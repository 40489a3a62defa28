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
    fn minutes_are_those_that_the_files_name_for_five_people_and_by_the_formula_for_two_and_seven() {
        let minutes = |id, people| {
            let text = super::shipped::find(id).unwrap().text;
            super::load(text).unwrap().minutes_for(people)
        };
        let near = |a: f64, b: f64| assert!((a - b).abs() < 0.001, "{a} and not {b}");
        // Minutes of steps of each, and of the others.
        for (id, each, other) in [("snel", 4.0, 1.0), ("drie-vragen", 9.0, 5.0), ("ronde", 13.0, 17.0)] {
            near(minutes(id, 2), each * 0.64 + other);
            near(minutes(id, 5), each + other);
            near(minutes(id, 7), each * 1.24 + other);
        }
    }

    #[test]
    fn of_ways_that_exclude_each_other_the_longest_counts() {
        let head = "format = 1\nid = \"a\"\ntitle = \"A\"\n";
        let step =
            |id: &str, more: &str| format!("[[step]]\nid = \"{id}\"\nask = \"?\"\nwho = \"group\"\n{more}\n");
        let choice = |at_most: u32| {
            let options = "options = [{ id = \"x\", label = \"X\" }, { id = \"y\", label = \"Y\" }]";
            step("pick", &format!("answer = \"choice\"\nat_most = {at_most}\n{options}"))
        };
        let when = |id: &str, is: &str, minutes: u32| {
            step(id, &format!("minutes = {minutes}\nonly_if = {{ step = \"pick\", is = \"{is}\" }}"))
        };
        let ways = [when("b", "x", 4), when("c", "x", 3), when("d", "y", 5)].concat();
        let minutes = |text: &str| super::load(text).unwrap().minutes_for(5);
        assert!((minutes(&format!("{head}{}{ways}", choice(1))) - 7.0).abs() < 0.001);
        assert!((minutes(&format!("{head}{}{ways}", choice(2))) - 12.0).abs() < 0.001);
        let openers = [3, 6]
            .map(|minutes| step(&format!("o{minutes}"), &format!("minutes = {minutes}\none_of = \"o\"")));
        assert!((minutes(&format!("{head}{}", openers.concat())) - 6.0).abs() < 0.001);
    }
}

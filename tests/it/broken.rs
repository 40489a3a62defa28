//! Every file in `broken/` with the report that people get of it, in English and in Dutch.

use std::path::PathBuf;

use halte::sequences::{Severity, check, report_all};
use halte::text::Ui;

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "it", "broken"].iter().collect()
}

/// Name and bytes of every broken file, in order.
fn files() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_broken_file_gets_a_report_that_names_the_place_and_the_remedy() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/broken");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, bytes) in files() {
            let checked = check(&name, &bytes);
            let reports: Vec<String> =
                Ui::ALL.iter().rev().map(|ui| report_all(&checked.problems, &checked.source, *ui)).collect();
            let name = name.trim_end_matches(".toml");
            insta::assert_snapshot!(name, reports.join("\n────\n\n"));
        }
    });
}

#[test]
fn every_broken_file_has_problems_and_only_those_with_an_error_have_no_sequence() {
    let files = files();
    assert!(files.len() >= 60, "{}", files.len());
    for (name, bytes) in files {
        let checked = check(&name, &bytes);
        assert!(!checked.problems.is_empty(), "{name}");
        let is_error = |p: &halte::sequences::Problem| p.severity() == Severity::Error;
        let broken = checked.problems.iter().any(is_error);
        assert_eq!(checked.sequence.is_none(), broken, "{name}");
    }
}

#[test]
fn five_mistakes_of_five_kinds_give_five_reports() {
    let path = folder().join("five-of-five-kinds.toml");
    let checked = check("five.toml", &std::fs::read(path).unwrap());
    let codes: Vec<_> = checked.problems.iter().map(halte::sequences::Problem::code).collect();
    assert_eq!(codes, ["unknown-key", "unclosed", "wrong-type", "duplicate-step", "unknown-step"]);
}

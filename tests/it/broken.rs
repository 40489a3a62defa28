//! Every file in `broken/` with the report that people get of it, in English and in Dutch.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test may fail loudly, and it reads its own files"
)]

use std::path::PathBuf;

use halte::sequences::{Severity, check, report_all, report_in, to_json};
use halte::text::Ui;
use unicode_width::UnicodeWidthStr as _;

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "it", "broken"].iter().collect()
}

/// Name and bytes of every broken file, in order.
pub fn files() -> Vec<(String, Vec<u8>)> {
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

#[test]
fn a_report_fits_the_width_of_the_smallest_screen() {
    for (name, bytes) in files() {
        let checked = check("a.toml", &bytes);
        for problem in &checked.problems {
            for (ui, width) in [(Ui::Nl, 56), (Ui::En, 56), (Ui::Nl, 40), (Ui::En, 40)] {
                let shown = report_in(problem, &checked.source, ui, width);
                for line in shown.lines() {
                    assert!(line.width() <= width, "{name} {width}\n{shown}");
                }
            }
        }
    }
}

#[test]
fn the_mark_stands_under_its_place_also_after_wide_characters() {
    let text = "title = \"日本 👨‍👩‍👧‍👦 é\" x\n";
    let checked = check("a.toml", text.as_bytes());
    let shown = report_in(&checked.problems[0], &checked.source, Ui::En, 78);
    let cell = |line: &str, of: char| {
        let at = line.find(of).unwrap();
        line.get(..at).unwrap().width()
    };
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(cell(lines[2], 'x'), cell(lines[3], '^'), "{shown}");
}

#[test]
fn for_an_editor_a_problem_is_an_object_with_its_place_and_its_words() {
    let text = "format = 1\nid = \"a\"\ntitle = \"A\"\n[[step]]\nid = \"b\"\nask = \"?\"\nminuets = 4\n";
    let checked = check("a.toml", text.as_bytes());
    let json = to_json(&checked.problems[0], Ui::En);
    insta::assert_snapshot!(json, @r#"{"file":"a.toml","line":7,"column":1,"end":{"line":7,"column":8},"severity":"error","code":"unknown-key","message":"unknown key `minuets`","expected":"did you mean `minutes`?","remedy":"did you mean `minutes`?"}"#);
}

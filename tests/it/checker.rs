//! What the check promises of any file: every kind of problem is told, extremes are answered.
//!
//! Never here: the report of one broken file (those are snapshots, see `broken`).
#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test may fail loudly, and it reads its own files"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::Instant;

use halte::sequences::problem::{Kind, Severity};
use halte::sequences::{Checked, check, report, to_json};
use halte::text::Ui;

use super::broken;
use super::support::{self};

const WHOLE: &str = include_str!("data/whole-format.toml");

/// Every problem has its place in the text, and in each language what is wrong, what was expected
/// and what to do.
#[track_caller]
fn told(name: &str, checked: &Checked) {
    for problem in &checked.problems {
        let source = &checked.source;
        assert!(source.text.get(problem.span.clone()).is_some(), "{name} {problem:?}");
        assert_eq!(problem.line, source.line_at(problem.span.start), "{name}");
        assert!(problem.column >= 1 && problem.end >= (problem.line, problem.column), "{name} {problem:?}");
        for ui in Ui::ALL {
            let place = format!("{}:{}:{}\n", source.file, problem.line, problem.column);
            let shown = report(problem, source, ui);
            assert!(shown.contains(&place) && shown.contains('^'), "{name}\n{shown}");
            let json = to_json(problem, ui);
            for key in ["message", "expected", "remedy"] {
                assert!(!json[key].as_str().unwrap().trim().is_empty(), "{name} {key}\n{shown}");
            }
        }
    }
}

#[test]
fn every_problem_of_every_broken_file_names_its_place_and_a_remedy_in_both_languages() {
    for (name, bytes) in broken::files() {
        let checked = check(&name, &bytes);
        assert!(!checked.problems.is_empty(), "{name}");
        told(&name, &checked);
    }
}

#[test]
fn every_kind_of_problem_is_in_a_broken_file() {
    let found: BTreeSet<&str> = broken::files()
        .iter()
        .flat_map(|(name, bytes)| check(name, bytes).problems)
        .map(|problem| problem.code())
        .collect();
    // Each of these has a test of its own: they need more than a file of a few lines.
    let elsewhere = [
        "too-large",
        "unreadable",
        "no-file",
        "dead-link",
        "too-many",
        "duplicate-id",
        "extra-comma",
        "syntax",
        "recall-unknown",
    ];
    let missing: Vec<_> =
        Kind::CODES.iter().filter(|code| !found.contains(**code) && !elsewhere.contains(code)).collect();
    assert!(missing.is_empty(), "no broken file has {missing:?}");
}

#[test]
fn five_mistakes_of_five_kinds_are_five_reports_wherever_the_syntax_breaks() {
    let mistakes = [
        ("minutes = 2.5\n", "minuets = 2.5\n"),
        ("seen = \"hidden\"\n", "seen = \"hiden\"\n"),
        ("people = { min = 3, max = 6 }", "people = { min = 6, max = 3 }"),
        ("step = \"useful\", above = 8", "step = \"usefull\", above = 8"),
    ];
    let breaks = [
        ("votes = 2", "votes =", "no-value"),
        ("votes = 2", "votes 2", "no-equals"),
        ("ask = \"Welk punt?\"\nwho = \"group\"", "ask = “Welk punt?”\nwho = \"group\"", "curly-quotes"),
        ("ask = \"Welk punt?\"\nwho = \"group\"", "ask = Welk punt?\nwho = \"group\"", "no-quotes"),
        ("repeat = 5", "repeat = 5 keer", "no-quotes"),
        ("help = \"Bzz.\"", "help = \"Bzz.", "unclosed"),
        ("why = true", "why = True", "bad-boolean"),
        ("repeat = 5", "repeat = 05", "bad-number"),
        ("repeat = 5", "repeat = 2026-13-45", "bad-date"),
        ("repeat = 5", "re\tpeat = 5", "no-equals"),
        ("repeat = 5", "repeat: 5", "no-equals"),
        ("repeat = 5", "repeat = 5\nrepeat = 6", "duplicate-key"),
        ("repeat = 5", "repeat\u{a0}= 5", "odd-blank"),
        ("[[step]]\nid = \"again\"", "[step]\nid = \"again\"", "one-bracket"),
        ("[[step]]\nid = \"again\"", "[[step]\nid = \"again\"", "unclosed"),
        ("[[step]]\nid = \"opener-a\"", "[step]\nid = \"opener-a\"", "one-bracket"),
        (
            "[[step]]\nid = \"opener-a\"",
            "[step.role.resident]\nask = \"?\"\n\n[[step]]\nid = \"opener-a\"",
            "role-first",
        ),
        ("on = [\"obstacle\"]\nvotes", "on = [\"obstacle\" \"obstacle\"]\nvotes", "no-comma"),
        ("on = [\"obstacle\"]\nvotes", "on = [\"obstacle\"\nvotes", "unclosed"),
        ("starter = \"Bzz …\"", "starter = \"Bzz \\q …\"", "bad-escape"),
        ("starter = \"Bzz …\"", "starter = Bzz …\"", "no-opening-quote"),
    ];
    let text = mistakes.iter().fold(WHOLE.to_owned(), |text, (right, wrong)| {
        assert!(text.contains(right), "{right}");
        text.replacen(right, wrong, 1)
    });
    for (right, wrong, code) in breaks {
        assert!(text.contains(right), "{right}");
        let broken = text.replacen(right, wrong, 1);
        let checked = check("five.toml", broken.as_bytes());
        let mut codes: Vec<_> = checked.problems.iter().map(halte::sequences::Problem::code).collect();
        codes.retain(|code| !["not-yet", "role-unknown"].contains(code));
        codes.sort_unstable();
        let mut expected = vec!["unknown-key", "unknown-code", "empty-range", "unknown-step", code];
        expected.sort_unstable();
        assert_eq!(codes, expected, "{wrong}");
        told(wrong, &checked);
    }
}

/// Files that nobody writes by hand, and what the first problem of each is; None: it is right.
fn extremes() -> Vec<(&'static str, Vec<u8>, Option<&'static str>)> {
    let deep = |open: &str, close: &str| {
        format!("{WHOLE}\nx = {}1{}\n", open.repeat(10_000), close.repeat(10_000)).into_bytes()
    };
    let mut many = WHOLE.to_owned();
    for number in 0..3_000 {
        let _ =
            writeln!(many, "\n[[step]]\nid = \"q{number}\"\nask = \"Vraag {number}?\"\nshow = [\"useful\"]");
    }
    let words = "woord ".repeat(40_000);
    vec![
        (
            "2 MB",
            WHOLE.bytes().chain(b"# x\n".iter().copied().cycle().take(2_000_000)).collect(),
            Some("too-large"),
        ),
        ("2 MB of one line", vec![b'a'; 2_000_000], Some("too-large")),
        ("lists in lists", deep("[", "]"), Some("too-deep")),
        ("tables in tables", deep("{a=", "}"), Some("too-deep")),
        ("keys in keys", format!("{WHOLE}\n[{}]\n", ["a"; 10_000].join(".")).into_bytes(), Some("too-deep")),
        ("3,000 steps", many.into_bytes(), None),
        ("a word too many", WHOLE.replace("Bzz.", &words).into_bytes(), None),
        ("256 KB of quotes", vec![b'"'; 260_000], Some("no-equals")),
        ("256 KB of brackets", vec![b'['; 260_000], Some("too-deep")),
        ("256 KB of steps", b"[[step]]\n".repeat(29_000), Some("missing-key")),
        ("256 KB of keys", b"a = 1\n".repeat(43_000), Some("unknown-key")),
        ("256 KB of open texts", b"a = \"\n".repeat(43_000), Some("unclosed")),
        ("CRLF", WHOLE.replace('\n', "\r\n").into_bytes(), None),
        ("a BOM", [b"\xEF\xBB\xBF", WHOLE.as_bytes()].concat(), None),
        ("a NUL", WHOLE.replace("Bzz.", "B\0zz.").into_bytes(), Some("nul")),
        (
            "Windows-1252",
            WHOLE.bytes().map(|byte| if byte == b'B' { 0xE9 } else { byte }).collect(),
            Some("not-utf-8"),
        ),
        ("curly quotes", WHOLE.replace("\"Bzz.\"", "“Bzz.”").into_bytes(), Some("curly-quotes")),
        ("curly quotes everywhere", WHOLE.replace('"', "”").into_bytes(), Some("curly-quotes")),
        (
            "a number of 5,000 digits",
            WHOLE.replace("2.5", &"9".repeat(5_000)).into_bytes(),
            Some("out-of-range"),
        ),
        ("nothing", Vec::new(), Some("missing-key")),
    ]
}

#[test]
fn extremes_are_read_or_refused_with_a_place_and_a_remedy() {
    let mut others = Vec::new();
    for (name, bytes, expected) in extremes() {
        let checked = check("x.toml", &bytes);
        let mut told_of = checked.problems.iter().filter(|problem| problem.severity() != Severity::Hint);
        let first = told_of.next().map(halte::sequences::Problem::code);
        if first != expected {
            others.push((name, first, expected));
        }
        told(name, &checked);
    }
    assert_eq!(others, []);
}

/// Prints how long each takes: `cargo test --release -- --ignored --nocapture extremes_are_answered`.
#[test]
#[ignore = "a measurement: look at its figures"]
fn extremes_are_answered_in_under_a_hundred_milliseconds() {
    for (name, bytes, _) in extremes() {
        let start = Instant::now();
        let checked = check("x.toml", &bytes);
        let reports: usize = checked.problems.iter().map(|p| report(p, &checked.source, Ui::Nl).len()).sum();
        println!("{:>8.2} ms  {name} ({reports} bytes of reports)", start.elapsed().as_secs_f64() * 1000.0);
    }
}

#[test]
fn the_command_tells_of_all_files_and_ends_with_four_for_errors_only() {
    let home = support::home();
    let write = |name: &str, bytes: &[u8]| {
        let path = home.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let head = "format = 1\nid = \"a\"\ntitle = \"A\"\n[[step]]\nid = \"a\"\nask = \"?\"\n";
    let wrong = write("wrong.toml", format!("{head}minuets = 4\nshow = [\"b\"]\n").as_bytes());
    let hinted = write("hinted.toml", head.as_bytes());
    let document = write("document.toml", b"PK\x03\x04\0\0");
    let folder = home.path().to_str().unwrap().to_owned();
    let all = ["prompts", "check", &wrong, &hinted, &document, &folder, "nergens.toml"];
    let told = [
        ("en", "did you mean `minutes`?", "it is a folder, or"),
        ("nl", "bedoelde je `minutes`?", "het is een map, of"),
    ];
    for (lang, says, no_file) in told {
        let told = home.run(&[&["--lang", lang], &all[..]].concat(), "").ends(4).stdout;
        for place in
            ["wrong.toml:7:1", "wrong.toml:8:9", "document.toml:1:1", "nergens.toml:1:1", says, no_file]
        {
            assert!(told.contains(place), "{place}\n{told}");
        }
    }
    home.run(&["prompts", "check", &hinted], "").ok();
    home.run(&["prompts", "check", "nergens.toml"], "").ends(3);
    // The id of a sequence is as good as its file; a link to nothing has a remedy of its own; a folder
    // that is none is no list of files that are right.
    home.run(&["prompts", "check", "ronde"], "").ok();
    let link = home.path().join("link.toml");
    std::os::unix::fs::symlink(home.path().join("weg.toml"), &link).unwrap();
    let told = home.run(&["prompts", "check", link.to_str().unwrap()], "").ends(3).stdout;
    assert!(told.contains("link"), "{told}");
    let none = home.run(&["--prompts", &hinted, "prompts", "check"], "").ends(74).stderr;
    assert!(none.contains("cannot read") || none.contains("niet lezen"), "{none}");
    let none = home.run(&["--prompts", &hinted, "prompts", "new", "b"], "").ends(1).stderr;
    assert!(!none.contains("--force"), "{none}");
    let json = home.run(&[&all[..], &["--json"]].concat(), "").ends(4).json();
    assert_eq!(json["version"], 1);
    let first = &json["problems"][0];
    assert_eq!((first["line"].as_u64(), first["column"].as_u64()), (Some(7), Some(1)));
    assert_eq!(first["end"], serde_json::json!({ "line": 7, "column": 8 }));
    assert_eq!((first["severity"].as_str(), first["code"].as_str()), (Some("error"), Some("unknown-key")));
    assert!(json["problems"].as_array().unwrap().iter().all(|problem| problem["remedy"].is_string()));
    let secret = home.path().join("secret.toml");
    std::fs::write(&secret, head).unwrap();
    std::fs::set_permissions(&secret, std::os::unix::fs::PermissionsExt::from_mode(0o000)).unwrap();
    if std::fs::read(&secret).is_err() {
        home.run(&["prompts", "check", secret.to_str().unwrap()], "").ends(4);
    }
}

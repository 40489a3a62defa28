//! `docs/sequences.md` says what is so: its examples pass the check, its fields are those of the
//! table, its reports are those of the program.
//!
//! Never here: whether it reads well.
#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may fail loudly, and it reads and, when asked, writes the page"
)]

use std::fmt::Write as _;
use std::path::PathBuf;

use halte::sequences::codes::{ANSWER_CODES, meaning};
use halte::sequences::fields::{self, Field, Place, Type};
use halte::sequences::{Severity, check, report_all, to_json};
use halte::text::Ui;

const BEGIN: &str = "<!-- fields: begin -->\n";
const END: &str = "<!-- fields: end -->\n";
const BROKEN: &str = include_str!("broken/five-of-five-kinds.toml");

fn path() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "docs", "sequences.md"].iter().collect()
}

/// The blocks between fences of this kind, without their indent.
fn blocks(kind: &str) -> Vec<String> {
    let page = std::fs::read_to_string(path()).unwrap();
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for line in page.lines() {
        let indent = line.len() - line.trim_start().len();
        let fence = line.trim_start().strip_prefix("```");
        match (&mut open, fence) {
            (None, Some(of)) if of == kind => open = Some((indent, String::new())),
            (None, Some(of)) if !of.is_empty() => open = Some((usize::MAX, String::new())),
            (Some(_), Some("")) => {
                let (indent, text) = open.take().unwrap();
                blocks.extend((indent != usize::MAX).then_some(text));
            }
            (Some((indent, text)), _) => {
                let _ = writeln!(text, "{}", line.get(*indent..).unwrap_or_default());
            }
            (None, _) => {}
        }
    }
    blocks
}

/// What a piece of a sequence stands in: the steps that the examples name.
const FRAME: &str = r#"
format = 1
id = "frame"
title = "Frame"

[[step]]
id = "obstacle"
ask = "?"
yields = ["working-element"]

[[step]]
id = "useful"
ask = "?"
answer = "scale"
scale = { from = 1, to = 10 }

[[step]]
id = "events"
ask = "?"
who = "group"
answer = "list"

[[step]]
id = "agree"
ask = "?"
who = "group"
answer = "agreement"

"#;

/// An example as a whole file: a piece of one is put where it belongs.
fn whole(example: &str) -> String {
    let first = example.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap();
    if first.starts_with("format") {
        example.to_owned()
    } else if first.starts_with("[[step]]") {
        format!("{}{example}", FRAME.replace("id = \"obstacle\"", "id = \"before\""))
    } else {
        format!("{FRAME}[[step]]\nid = \"example\"\nask = \"?\"\n{example}")
    }
}

#[test]
fn every_example_of_the_page_passes_the_check() {
    let examples = blocks("toml");
    assert!(examples.len() > 12, "{}", examples.len());
    for example in examples {
        if example.starts_with("[[language]]") {
            // The settings of an editor.
            example.parse::<toml::Table>().unwrap();
            continue;
        }
        let text = whole(&example);
        let checked = check("example.toml", text.as_bytes());
        let severe =
            |p: &&halte::sequences::Problem| p.code() != "not-yet" && p.severity() == Severity::Error;
        let severe: Vec<_> = checked.problems.iter().filter(severe).collect();
        assert!(severe.is_empty(), "{text}\n{severe:?}");
        assert!(super::schema::accepts(&super::schema::as_json(text.as_bytes()).unwrap()), "{text}");
    }
}

#[test]
fn every_report_on_the_page_is_what_the_program_says() {
    let checked = check("mine.toml", BROKEN.as_bytes());
    let said = report_all(&checked.problems, &checked.source, Ui::En);
    let reports: Vec<String> = blocks("text").into_iter().filter(|text| text.starts_with("error")).collect();
    assert_eq!(reports.len(), 2);
    for report in reports {
        assert!(said.contains(&report), "{report}\n—\n{said}");
    }
    let json: serde_json::Value = blocks("json")[0].parse().unwrap();
    assert_eq!(json, to_json(&checked.problems[0], Ui::En));
}

#[test]
fn fields_of_the_page_are_those_of_the_table() {
    let page = std::fs::read_to_string(path()).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (written, after) = rest.split_once(END).unwrap();
    let table = generated();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path(), format!("{before}{BEGIN}{table}{END}{after}")).unwrap();
        return;
    }
    assert!(written == table, "docs/sequences.md is behind: UPDATE_DOCS=1 cargo test fields_of_the_page");
}

/// The section of all fields.
fn generated() -> String {
    let places = [
        (Place::Sequence, "At the top of the file"),
        (Place::People, "`people`"),
        (Place::Step, "`[[step]]`"),
        (Place::Scale, "`scale`"),
        (Place::Choice, "Each of `options`"),
        (Place::OnlyIf, "`only_if`: `step` and one of the others"),
        (Place::Role, "`[step.role.ROLE]`"),
    ];
    let mut out = String::new();
    for (place, title) in places {
        let _ = writeln!(out, "\n### {title}\n\n| key | value | what it is for |\n|---|---|---|");
        for field in fields::of(place) {
            let must = if field.required { " **must be there**" } else { "" };
            let _ = writeln!(
                out,
                "| `{}` | {}{} | {}{} |",
                field.name,
                value(field),
                must,
                field.en,
                uses(field)
            );
        }
    }
    for field in fields::FIELDS {
        if let Type::Code(codes) | Type::Codes(codes) = field.ty
            && codes.len() > 1
        {
            let _ = writeln!(out, "\n### The words of `{}`: {}\n", field.name, field.en);
            for code in codes {
                let _ = writeln!(out, "- `{code}`: {}", meaning::of(field.name, code, Ui::En).unwrap());
            }
        }
    }
    out.push('\n');
    out
}

/// What a value may be, and what holds without it.
fn value(field: &Field) -> String {
    let what = match field.ty {
        Type::Words => "a text, or one per language".to_owned(),
        Type::Id => "an id".to_owned(),
        Type::Line => "an id, or two with `/` between".to_owned(),
        Type::Name => "a name".to_owned(),
        Type::Whole(min, max) if min == max => format!("`{min}`"),
        Type::Whole(min, max) => format!("a whole number, {min} to {max}"),
        Type::Number(min, max) => format!("a number, {min} to {max}"),
        Type::YesNo => "`true` or `false`".to_owned(),
        Type::Code([only]) => format!("`\"{only}\"`"),
        Type::Code(_) => {
            format!("one of [the words of `{0}`](#the-words-of-{0}-{1})", field.name, anchor(field.en))
        }
        Type::Codes(_) => {
            format!("a list of [the words of `{0}`](#the-words-of-{0}-{1})", field.name, anchor(field.en))
        }
        Type::Step => "the id of an earlier step".to_owned(),
        Type::Steps => "a list of ids of earlier steps".to_owned(),
        Type::Lines => "a list of lines".to_owned(),
        Type::Texts => "a list of texts".to_owned(),
        Type::Table(_) => "`{ … }`, see below".to_owned(),
        Type::Tables(Place::Step) => "each begins with `[[step]]`".to_owned(),
        Type::Tables(_) => "`[{ … }, { … }]`, see below".to_owned(),
        Type::ByRole => "a table for each role".to_owned(),
    };
    match field.default {
        "" => what,
        default => format!("{what}; without it `{default}`"),
    }
}

/// A heading as the address that it has on a page.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != ' ' && c != '-', "");
    kept.replace(' ', "-")
}

/// For which kinds of answer it is, where that is not nearly all.
fn uses(field: &Field) -> String {
    if field.answers.is_empty() {
        return String::new();
    }
    let quoted =
        |codes: Vec<&str>| codes.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ");
    if field.answers.len() * 2 > ANSWER_CODES.len() + 1 {
        let not: Vec<&str> =
            ANSWER_CODES.iter().copied().filter(|code| !field.answers.contains(code)).collect();
        return format!(" (not for {})", quoted(not));
    }
    format!(" (for {})", quoted(field.answers.to_vec()))
}

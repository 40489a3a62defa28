//! Hostile words are kept as they were typed and shown safely in every output: the full screen, line by line, every
//! command, files and their names, the clipboard. What was sent is looked at byte by byte.
//!
//! Never here: how a text is made safe (that is `text::safe`).

#[path = "hostile/bytes.rs"]
mod bytes;
#[path = "hostile/screen.rs"]
mod screen;
#[path = "hostile/words.rs"]
mod words;

use std::fmt::Write as _;
use std::fs;

use halte::protection::Protection;
use serde_json::Value;

use crate::support::{Ended, Home, Terminal};

use super::programs;
use bytes::{To, foreign};
use words::{COPIED, formula, hiding, hostile};

/// Questions of every kind that takes words, whose own words hide and mislead.
fn questions() -> String {
    let quoted = |name: &str| {
        let words = hiding(name);
        format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
    };
    let mut file = format!(
        "format = 1\nid = \"kwaad\"\ntitle = {}\npurpose = {}\nopening = true\n",
        quoted("titel"),
        quoted("doel")
    );
    let kinds = ["text", "list", "agreement", "agenda", "element"];
    for kind in kinds {
        let who = if kind == "text" { "each" } else { "group" };
        let _ = write!(file, "\n[[step]]\nid = \"{kind}\"\nwho = \"{who}\"\nanswer = \"{kind}\"\n");
        for (key, name) in [("ask", "vraag"), ("help", "hulp"), ("starter", "begin"), ("script", "zeg")] {
            let _ = writeln!(file, "{key} = {}", quoted(&format!("{name} {kind}")));
        }
    }
    file
}

/// The lines that answer those questions, for two people.
fn answers() -> String {
    let mut lines = vec![formula("antwoord een"), "/line".to_owned(), hostile("nog een"), String::new()];
    lines.extend([hostile("antwoord twee"), String::new(), hostile("punt"), String::new()]);
    lines.extend([
        hostile("afspraak"),
        hostile("wie"),
        hostile("wanneer"),
        hostile("als dan"),
        String::new(),
    ]);
    lines.extend([hostile("leervraag"), String::new()]);
    lines.extend([
        hostile("element"),
        hostile("voorwaarde"),
        hostile("want"),
        hostile("niet als"),
        String::new(),
    ]);
    lines.join("\n") + "\n"
}

const SEQUENCE: [&str; 3] = ["--sequence", "kwaad", "--plain"];

/// What was sent by whom.
struct Sent {
    by: String,
    bytes: Vec<u8>,
    to: To,
}

impl Sent {
    fn foreign(&self) -> Option<String> {
        let found = foreign(&self.bytes, self.to);
        let first = found.iter().take(3).cloned().collect::<Vec<_>>().join(" ");
        (!found.is_empty()).then(|| format!("{}: {} times: {first}", self.by, found.len()))
    }
}

/// A home full of hostile words, and all that it says when it is asked.
struct Said {
    home: Home,
    sent: Vec<Sent>,
}

impl Said {
    fn begin(home: Home) -> Self {
        let prompts = home.config().join("prompts");
        fs::create_dir_all(&prompts).unwrap();
        fs::write(prompts.join("kwaad.toml"), questions()).unwrap();
        // Broken ones: by what is in it, by its name, and by its bytes.
        let broken =
            format!("format = 1\nid = \"stuk\"\n{} = 1\ntitle = \"{}\"\n", hiding("x"), hostile("t"));
        fs::write(prompts.join("stuk.toml"), broken).unwrap();
        fs::write(prompts.join("\u{1b}[3J\u{202e}.toml"), b"id = \"\x9b2J\xff\xed\xa0\x80\0\"\n").unwrap();
        fs::write(home.path().join("regels.txt"), answers()).unwrap();
        Self { home, sent: Vec::new() }
    }

    /// Runs a command, keeps what it sent, and gives its exit code and what it printed.
    fn run(&mut self, args: &[&str], stdin: &str) -> (i32, String) {
        self.run_to(args, stdin, To::Pipe)
    }

    fn run_to(&mut self, args: &[&str], stdin: &str, to: To) -> (i32, String) {
        let output = self.home.halte(args);
        let done = run(output, stdin);
        let by: Vec<String> = args.iter().map(|arg| arg.chars().take(20).collect()).collect();
        let by = by.join(" ").escape_debug().to_string();
        self.sent.push(Sent { by: format!("{by} (output)"), bytes: done.1.clone(), to });
        self.sent.push(Sent { by: format!("{by} (error)"), bytes: done.2, to: To::Pipe });
        (done.0, String::from_utf8_lossy(&done.1).into_owned())
    }

    /// The same, and what it printed is JSON.
    fn json(&mut self, args: &[&str]) -> Value {
        let (code, printed) = self.run(args, "");
        assert!(matches!(code, 0 | 4), "{args:?}: {code}");
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{args:?}: {error}\n{printed}"))
    }

    /// The same on a terminal.
    fn on_terminal(&mut self, args: &[&str]) {
        let mut terminal = Terminal::start(&self.home, args, 100, 40);
        assert!(matches!(terminal.wait(), Ended::Code(_)), "{args:?}");
        self.sent.push(Sent {
            by: format!("{args:.40?} (terminal)"),
            bytes: terminal.sent(),
            to: To::Terminal,
        });
    }

    fn wrong(&self) -> Vec<String> {
        self.sent.iter().filter_map(Sent::foreign).collect()
    }
}

/// Exit code, output and errors, as bytes.
fn run(mut command: std::process::Command, stdin: &str) -> (i32, Vec<u8>, Vec<u8>) {
    use std::io::{Seek as _, Write as _};
    let mut input = tempfile::tempfile().unwrap();
    input.write_all(stdin.as_bytes()).unwrap();
    input.rewind().unwrap();
    let output = command.stdin(input).output().unwrap();
    (output.status.code().unwrap_or(-1), output.stdout, output.stderr)
}

/// Two rounds, one from standard input and one from a file, and what is asked of them in every way.
fn everything_said(home: Home) -> Said {
    let mut said = Said::begin(home);
    let (title, about, noor) = (hostile("titel"), hostile("over"), hostile("Noor"));
    // What stands after the last colon is the role.
    let with = format!("{noor}:{}", hostile("rol").replace(':', "."));
    let with = ["--with", &with, "--with", "Karim"];
    let (code, _) =
        said.run(&[&["round", &title, "--about", &about], &with[..], &SEQUENCE[..]].concat(), &answers());
    assert_eq!(code, 0, "the first round");
    let other = formula("tweede");
    let (code, _) =
        said.run(&[&["round", &other, "--answers", "regels.txt"], &with[..], &SEQUENCE[..]].concat(), "");
    assert_eq!(code, 0, "the second round");
    // One that opens with the agreements, takes a note, goes back, and waits.
    let waits = format!(
        "done\n{}\n/note {}\n{}\n\n/back\n/help\n/pause\n",
        hostile("keer"),
        hostile("nota"),
        hostile("half")
    );
    said.run(&[&["round", &title], &SEQUENCE[..]].concat(), &waits);
    said.run(&[&["round", &title], &SEQUENCE[..]].concat(), "a\0b\n\n\n/pause\n");

    for args in [
        &["cases"][..],
        &["history", &title],
        &["history", &title, "--step", "text"],
        &["agreements"],
        &["agreements", &title, "--all"],
        &["agenda"],
        &["elements"],
        &["search", "einde"],
        &["prompts"],
        &["prompts", "show", "kwaad"],
        &["prompts", "check"],
        &["prompts", "where"],
        &["check"],
        &["paths"],
    ] {
        said.run(args, "");
        said.on_terminal(args);
        said.run_to(&[args, &["--color", "always", "--lang", "nl"]].concat(), "", To::Terminal);
    }
    asked_wrongly(&mut said);
    said
}

/// What halte says of what cannot be.
fn asked_wrongly(said: &mut Said) {
    let bad = hostile("x");
    let option = format!("--{bad}");
    let path = "\u{1b}]0;x\u{7}\u{202e}\u{9b}3J.db";
    let language = format!("--lang={bad}");
    for args in [
        &["history", &bad][..],
        &["history", "titel", "--step", &bad],
        &["round", &bad, "--sequence", &bad, "--with", "Noor", "--plain"],
        &["round", &bad, "--with", ":", "--plain"],
        &["round", &bad, "--with", &bad, "--with", &bad, "--plain"],
        &["round", &bad, "--with", "Noor", "--bringer", &bad, "--plain", "--sequence", "snel"],
        &["round", &bad, "--mode", &bad],
        &["now", "--answers", &bad, "--with", "Noor"],
        &["search", &bad],
        &["search", "x", "--since", &bad],
        &["search", "x", "--mark", &bad],
        &["search", "x", "--limit", &bad],
        &["search", "einde", "--case", &bad],
        &["prompts", "show", &bad],
        &["prompts", "new", &bad],
        &["prompts", "new", "nieuw", "--from", &bad],
        &["prompts", "edit", &bad],
        &["prompts", "check", path],
        &["prompts", "rehearse", "kwaad", "--plain"],
        &["export", &bad],
        &["export", "--round", &bad],
        &["export", "-o", "er/is/niets\u{9b}3J"],
        &["import", path],
        &["import", "regels.txt"],
        &["backup", path],
        &["backup", path],
        &["restore", path, "--yes"],
        &["restore", "regels.txt", "--yes"],
        &["restore", path],
        &["check", "--db", "regels.txt"],
        &["check", "--db", path],
        &["paths", "--db", path, "--prompts", path],
        &["cases", "--db", "/proc/\u{9b}3J/\u{202e}"],
        &["cases", &language],
        &[&bad],
        &[&option],
        &["cases", &bad],
    ] {
        said.run(args, "");
    }
}

/// Every text in a value.
fn texts<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => into.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(keys) => keys.values().for_each(|item| texts(item, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The cells of a table, after RFC 4180.
fn cells(table: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = table.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' | '\r' if !quoted => cells.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {}
            c => cell.push(c),
        }
    }
    cells
}

#[test]
fn hostile_words_are_shown_safely_by_every_command_and_kept_as_they_were_typed() {
    let mut said = everything_said(programs::halte());
    let title = hostile("titel");
    let cases = said.json(&["cases", "--json"]);
    assert!(cases["cases"].as_array().unwrap().iter().any(|case| case["title"] == title), "{cases:#}");
    let history = said.json(&["history", &title, "--json"]);
    let mut all = Vec::new();
    texts(&history, &mut all);
    let typed = format!("{}\n\n{}", formula("antwoord een"), hostile("nog een"));
    for words in [&typed, &hostile("antwoord twee"), &hostile("punt"), &hostile("over"), &hostile("Noor")] {
        assert!(all.contains(&words.as_str()), "{words:?} in {all:#?}");
    }
    for args in [
        &["agreements", "--all", "--json"][..],
        &["agenda", "--json"],
        &["elements", "--json"],
        &["prompts", "--json"],
        &["prompts", "show", "kwaad", "--json"],
        &["prompts", "check", "--json"],
        &["prompts", "where", "--json"],
        &["search", "einde", "--json"],
        &["check", "--json"],
        &["paths", "--json"],
        &["history", &title, "--step", "text", "--json"],
    ] {
        said.json(args);
    }
    let book = said.json(&["export", "--format", "json"]);
    texts(&book, &mut all);
    for name in ["afspraak", "als dan", "leervraag", "element", "voorwaarde", "niet als"] {
        assert!(all.contains(&hostile(name).as_str()), "{name}");
    }
    read_elsewhere(&mut said);
    taken_in_elsewhere(&mut said, &book);
    let wrong = said.wrong();
    println!("{} outputs: {} wrong", said.sent.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The forms for reading elsewhere, on the terminal and in files.
fn read_elsewhere(said: &mut Said) {
    let (_, html) = said.run(&["export", "--format", "html"], "");
    let (_, sheet) = said.run(&["prompts", "show", "kwaad", "--sheet", "--with", &hostile("Noor")], "");
    for page in [&html, &sheet] {
        assert!(!page.contains("<img") && !page.contains("<script"), "{page}");
        assert_eq!(page.matches("</title>").count(), 1);
    }
    let (_, table) = said.run_to(&["export", "--format", "csv"], "", To::Table);
    let cells = cells(&table);
    assert!(cells.len() > 100 && cells.len().is_multiple_of(16), "{} cells", cells.len());
    for cell in cells {
        let begins = cell.trim_start().starts_with(['=', '+', '-', '@', '＝']);
        assert!(!begins || cell.parse::<i64>().is_ok(), "{cell:?}");
    }
    for format in ["md", "html", "csv", "json"] {
        said.on_terminal(&["export", "--format", format]);
        let folder = said.home.path().join(format!("uit-{format}"));
        fs::create_dir(&folder).unwrap();
        said.run(&["export", "--format", format, "-o", folder.to_str().unwrap()], "");
        let names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
        for name in names {
            let name = name.to_str().unwrap();
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
            assert!(name.chars().all(plain) && !name.starts_with(['-', '.']), "{name:?}");
        }
    }
}

/// The casebook, in another home: the same words; and one with a NUL is refused.
fn taken_in_elsewhere(said: &mut Said, book: &Value) {
    let mut other = Said::begin(said.home.copy());
    fs::remove_dir_all(other.home.data()).unwrap();
    let text = book.to_string();
    fs::write(other.home.path().join("boek.json"), &text).unwrap();
    assert_eq!(other.run(&["import", "boek.json", "--dry-run"], "").0, 0);
    assert_eq!(other.run(&["import", "-"], &text).0, 0);
    let again = other.json(&["export", "--format", "json"]);
    assert_eq!(again["cases"], book["cases"]);
    assert_eq!(again["revisions"], book["revisions"]);
    for bad in ["een\\u0000twee", "een\\ud800twee", "\\u001b]0;x"] {
        let nul = text.replacen("afspraak ", bad, 1);
        other.run(&["import", "-"], &nul);
        let (code, _) = other.run(
            &["import", "-"],
            &nul.replacen("halte-casebook", &hostile("x").escape_debug().to_string(), 1),
        );
        assert_eq!(code, 4);
    }
    let (code, _) = other.run(&["import", "-"], &text.replacen("afspraak ", "een\\u0000twee", 1));
    assert_eq!(code, 4, "a NUL is refused");
    said.sent.append(&mut other.sent);
}

#[test]
fn without_the_one_that_makes_text_safe_they_are_not() {
    let said = everything_said(programs::without(Protection::DisplaySafe));
    let wrong = said.wrong();
    println!("{} outputs without it: {} wrong, as it should be", said.sent.len(), wrong.len());
    for by in [
        "cases",
        "history",
        "agreements",
        "agenda",
        "elements",
        "search",
        "prompts show",
        "prompts check",
        "round",
    ] {
        assert!(wrong.iter().any(|wrong| wrong.starts_with(by)), "the test above cannot fail for {by}");
    }
}

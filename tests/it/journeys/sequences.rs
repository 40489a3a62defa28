//! The sequences in the full screen, while somebody edits them in another window.
//!
//! Never here: which words a report uses.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{self, Home, Terminal};

const OWN: &str = "format = 1\nid = \"ours\"\ntitle = \"Our own round\"\npurpose = \"For us.\"\n\n\
    [[step]]\nid = \"a\"\nask = \"What did you see?\"\nanswer = \"text\"\n\n\
    [[step]]\nid = \"b\"\nask = \"What now?\"\nanswer = \"agreement\"\n";

fn file(home: &Home) -> PathBuf {
    home.config().join("prompts/ours.toml")
}

/// Saves as most editors do: another file, put in its place.
fn save(home: &Home, text: &str) {
    let path = file(home);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let beside = path.with_extension("tmp");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

#[test]
fn what_is_saved_elsewhere_is_on_screen_and_a_broken_file_gives_way_until_it_is_mended() {
    let home = support::home();
    let mut terminal = Terminal::start(&home, &[], 80, 24);
    // Not even the folder is there yet.
    terminal.until("Press n to begin").key("s").until("Sequences").until("The round");
    save(&home, OWN);
    terminal.until("Our own round").until("yours");

    save(&home, &OWN.replace("title", "titel"));
    terminal.until("2 mistakes").until("Our own round");
    fs::write(file(&home), OWN.replace("purpose", "porpose")).unwrap();
    terminal.until("one mistake");
    terminal.key("home").key("enter").until("ours.toml:4:1").until("open at line 4");
    terminal.until("Until this is mended, halte uses your version of");

    fs::write(file(&home), OWN.replace("For us.", "For all of us.")).unwrap();
    terminal.until("No mistakes.").until("For all of us.").until("What did you see?").gone("mended");
    fs::remove_file(file(&home)).unwrap();
    terminal.gone("Our own round").until("The round");
    terminal.key("esc").until("Press n to begin");
}

fn assert_only_for_its_owner(path: &Path) {
    let rights = fs::metadata(path).unwrap().permissions();
    let mode = std::os::unix::fs::PermissionsExt::mode(&rights);
    assert_eq!(mode & 0o077, 0, "{}: {mode:o}", path.display());
    if path.is_dir() {
        let within: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(!within.is_empty());
        for path in within {
            assert_only_for_its_owner(&path);
        }
    }
}

#[test]
fn a_round_walks_the_last_good_version_and_says_so_also_after_a_restart() {
    let home = support::home();
    save(&home, OWN);
    home.run(&["prompts"], "").ok();
    assert_only_for_its_owner(&home.state().join("sequences"));
    save(&home, &OWN.replace("What did", "What\ndid"));
    let until = "Until this is mended, halte uses your version of";
    let list = home.run(&["prompts"], "").ok();
    assert!(list.stdout.contains(until), "{}", list.stdout);
    let check = home.run(&["prompts", "check"], "").ends(4);
    assert!(check.stdout.contains(until), "{}", check.stdout);
    let round = ["round", "Garden", "--sequence", "ours", "--with", "Noor"];
    let plain = home.run(&[&round[..], &["--plain"]].concat(), "").ok();
    assert!(plain.stderr.contains(until) && plain.stdout.contains("What did you see?"), "{}", plain.stderr);

    let mut terminal =
        Terminal::start(&home, &["round", "Park", "--sequence", "ours", "--with", "Noor"], 80, 24);
    terminal.until("What did you see?").until("With your version of");

    fs::remove_file(file(&home)).unwrap();
    home.run(&["round", "Wood", "--sequence", "ours", "--with", "Noor", "--plain"], "").ends(3);
}

#[test]
fn a_running_round_keeps_the_words_it_began_with() {
    let home = support::home();
    save(&home, OWN);
    let args = ["round", "Garden", "--sequence", "ours", "--with", "Noor", "--with", "Karim"];
    let mut terminal = Terminal::start(&home, &args, 80, 24);
    terminal.until("What did you see?").type_("A gate").until("A gate");
    save(&home, &OWN.replace("What did you see?", "What did you hear?"));
    terminal.key("tab").until("Karim").until("What did you see?");
    terminal.key("ctrl-c").wait();
    let mut terminal = Terminal::start(&home, &args[..2], 80, 24);
    terminal.until("go on where we were").key("enter").until("What did you see?");
    let mut next = Terminal::start(&home, &["round", "Park", "--sequence", "ours", "--with", "Noor"], 80, 24);
    next.until("What did you hear?");
}

/// The same home with an editor that does what `edits` says, and notes how it was opened.
fn with_editor(home: Home, edits: &str) -> Home {
    let editor = home.path().join("nano");
    let script = "#!/bin/sh\necho \"$@\" > \"$HOME/told\"\nfor file; do :; done\nsed -i -f \"$HOME/edits\" \"$file\"\n";
    fs::write(&editor, script).unwrap();
    fs::write(home.path().join("edits"), edits).unwrap();
    let mut rights = fs::metadata(&editor).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut rights, 0o755);
    fs::set_permissions(&editor, rights).unwrap();
    let name = editor.to_str().unwrap().to_owned();
    home.with("EDITOR", &name)
}

#[test]
fn e_opens_the_editor_at_the_mistake_and_what_was_saved_shows_at_once() {
    let home = with_editor(support::home(), "s/porpose/purpose/");
    save(&home, &OWN.replace("purpose", "porpose"));
    let mut terminal = Terminal::start(&home, &[], 80, 24);
    terminal.until("Press n to begin").key("s").until("ours.toml").key("home").until("left out");
    terminal.key("enter").until("open at line 4").key("e").until("No mistakes.").until("For us.");
    let told = fs::read_to_string(home.path().join("told")).unwrap();
    assert_eq!(told.trim(), format!("+4 {}", file(&home).display()));

    // One that came with the program becomes one's own first.
    terminal.key("esc").until("Quick round").key("home").key("down").key("e").until("your own version now");
    terminal.until("replaces ours").until("What stood out");
    assert!(home.config().join("prompts/snel.toml").is_file());
    // A new one is a copy whose answers stand together with those of the first.
    terminal.key("n").until("Your new sequence").until("snel/");
    assert!(home.config().join("prompts/my-snel.toml").is_file());
}

#[test]
fn other_words_under_a_line_that_is_asked_elsewhere_are_the_same_question_or_another() {
    let home = with_editor(support::home(), "s/see?/hear?/");
    save(&home, &OWN.replace("id = \"a\"", "id = \"a\"\nline = \"obstacle\""));
    let mut terminal = Terminal::start(&home, &[], 60, 18);
    terminal.until("Press n to begin").key("s").until("Our own round").key("home").key("e");
    terminal
        .until("Question `a` is said differently.")
        .until("What did you see?")
        .until("What did you hear?");
    terminal.key("1").until("stays the same question").until("line obstacle");

    fs::write(home.path().join("edits"), "s/hear?/smell?/").unwrap();
    terminal.key("e").until("said differently").key("2").until("is called `a-2` now").until("line ours/a-2");
    let text = fs::read_to_string(file(&home)).unwrap();
    assert!(text.contains("id = \"a-2\"") && text.contains("smell") && !text.contains("obstacle"), "{text}");
}

#[test]
fn a_sequence_is_rehearsed_from_the_list_and_nothing_is_kept() {
    let home = support::home();
    save(&home, OWN);
    let mut terminal = Terminal::start(&home, &[], 80, 24);
    terminal.until("Press n to begin").key("s").until("Our own round").key("home").key("p");
    terminal.until("Rehearsal: Our own round").until("What did you see?").type_("geoefend").until("geoefend");
    terminal.key("ctrl-c").until("This was a rehearsal").until("Our own round");
    terminal.key("esc").until("Press n to begin").key("ctrl-c").wait();
    assert_eq!(support::grep_bytes(home.path(), b"geoefend"), Vec::<PathBuf>::new());
}

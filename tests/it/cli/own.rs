//! Making one's own sequences: new, edit with a small script as the editor, where, rehearse.
//!
//! Never here: what stands in a copy, line by line (that is a unit test).

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use rustix::process::Signal;

use super::super::support::{self, Ended, Home, Terminal};
use super::three_questions;

/// The same home with an editor that does this to the file `"$1"`.
fn editing(home: Home, does: &str) -> Home {
    let script = home.path().join("editor.sh");
    std::fs::write(&script, format!("#!/bin/sh\n{does}\n")).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    let script = script.to_str().unwrap().to_owned();
    home.with("EDITOR", &script)
}

const REWORD: &str = "sed -i.bak 's/What makes it hard right now/What is in the way now/' \"$1\"";

fn own(home: &Home, id: &str) -> PathBuf {
    home.config().join(format!("prompts/{id}.toml"))
}

fn text(home: &Home, id: &str) -> String {
    std::fs::read_to_string(own(home, id)).unwrap()
}

#[test]
fn a_new_sequence_is_right_can_be_walked_and_has_its_schema_beside_it() {
    for (lang, first) in [("nl", "title.nl = \"Na bezoek\"\ntitle.en"), ("en", "title.en = \"Na bezoek\"\n")]
    {
        let home = support::home().with("HALTE_LANG", lang);
        let made = home.run(&["prompts", "new", "na-bezoek"], "").ok().stdout;
        assert!(made.contains(own(&home, "na-bezoek").to_str().unwrap()), "{made}");
        assert!(text(&home, "na-bezoek").contains(first), "{}", text(&home, "na-bezoek"));
        assert!(text(&home, "na-bezoek").starts_with("#:schema ./sequence.schema.json\n"));
        let schema = std::fs::read_to_string(home.config().join("prompts/sequence.schema.json")).unwrap();
        assert!(serde_json::from_str::<serde_json::Value>(&schema).unwrap()["properties"].is_object());
        let check = home.run(&["prompts", "check", own(&home, "na-bezoek").to_str().unwrap()], "").ok();
        assert!(!check.stdout.contains("┌"), "{}", check.stdout);
        let round = ["round", "Tuin", "--sequence", "na-bezoek", "--with", "Ad", "--plain"];
        home.run(&round, "een\n\ntwee\n\n\n").ok();
    }
}

#[test]
fn nothing_that_is_there_is_replaced_by_a_new_one() {
    let home = support::home();
    home.run(&["prompts", "new", "mijn"], "").ok();
    std::fs::write(own(&home, "mijn"), "broken").unwrap();
    std::fs::write(own(&home, "ander"), "format = 1\nid = \"iets\"\n").unwrap();
    let said = |args: &[&str], code| home.run(&[&["prompts", "new"], args].concat(), "").ends(code).stderr;
    assert!(said(&["mijn"], 1).contains("there is a sequence `mijn` already"));
    assert!(said(&["ander"], 1).contains("exists already"));
    assert!(said(&["ronde"], 1).contains("`halte prompts edit ronde`"));
    assert!(said(&["Mijn ronde"], 2).contains("did you mean `mijn-ronde`?"));
    assert!(said(&["nieuw", "--from", "rond"], 3).contains("did you mean `ronde`?"));
    assert!(said(&["nieuw", "--from", "mijn"], 4).contains("`mijn` has mistakes"));
    assert_eq!(text(&home, "mijn"), "broken");
}

#[test]
fn a_copy_keeps_its_history_together_with_the_original() {
    let home = support::home();
    let round = ["--sequence", "snel", "--with", "Ad", "--plain"];
    home.run(&[&["round", "Tuin"], &round[..]].concat(), "eerst\n\n\n\n").ok();
    home.run(&["prompts", "new", "van-ons", "--from", "snel"], "").ok();
    let round = ["round", "Tuin", "--sequence", "van-ons", "--with", "Ad", "--plain"];
    home.run(&round, "later\n\n\n\n").ok();
    let history = home.run(&["history", "Tuin", "--step", "snel/noticed"], "").ok().stdout;
    assert!(history.contains("eerst") && history.contains("later"), "{history}");
    // A copy of the copy too.
    home.run(&["prompts", "new", "nog-een", "--from", "van-ons"], "").ok();
    assert!(text(&home, "nog-een").contains("id = \"noticed\"\nline = \"snel/noticed\"\n"));
}

#[test]
fn editing_ours_makes_a_copy_says_so_and_says_for_whom_other_words_hold() {
    let home = support::home();
    three_questions(&home, "goed\n\n\nlastig\n\n\n\n").ok();
    let home = editing(home, REWORD);
    let edited = home.run(&["prompts", "edit", "drie-vragen"], "").ok().stdout;
    for there in [
        "`drie-vragen` is one of ours. Your own copy is ",
        "Sequence `drie-vragen` is right.",
        "Question `obstacle` is said differently.",
        "en was: What makes it hard right now? Name one thing.",
        "en now: What is in the way now? Name one thing.",
        "In nl the question is still as it was.",
        "This now holds for one: ‘Buurttuin’.",
        "There is a question with `obstacle` in `ronde` too.",
        "Give the step a new id",
    ] {
        assert!(edited.contains(there), "{there}: {edited}");
    }
    let shown = home.run(&["prompts", "show", "drie-vragen"], "").ok();
    assert!(shown.stdout.contains("What is in the way now?"), "{}", shown.stdout);
    assert!(shown.stderr.contains("replaces our `drie-vragen`"));
    let history = home.run(&["history", "Buurttuin", "--step", "obstacle"], "").ok().stdout;
    assert!(history.contains("What makes it hard right now?"), "{history}");
}

#[test]
fn on_a_terminal_another_question_gets_a_new_id_and_no_line_in_the_file() {
    let home = support::home();
    three_questions(&home, "goed\n\n\nlastig\n\n\n\n").ok();
    let home = editing(home, REWORD);
    let mut terminal = Terminal::start(&home, &["prompts", "edit", "drie-vragen"], 100, 40);
    terminal.until("Type 1 or 2. Empty is 1:").type_("3\n").until("Empty is 1: 3").type_("2\n");
    terminal.until("Empty is `obstacle-2`:").type_("helped\n").until("cannot be an id").type_("in-the-way\n");
    terminal.until("is called `in-the-way` now");
    assert_eq!(terminal.wait(), Ended::Code(0));
    let text = text(&home, "drie-vragen");
    assert!(text.contains("id = \"in-the-way\"\nask.nl"), "{text}");
    assert!(text.contains("show = [\"in-the-way\", \"helped\"]"), "{text}");
    assert!(text.contains("# The lines `helped`, `obstacle` and `agree` are those of `ronde`"));
    home.run(&["prompts", "show", "drie-vragen", "--json"], "").ok();
}

#[test]
fn on_a_terminal_the_same_question_stays_as_it_was_typed() {
    let home = editing(support::home(), REWORD);
    let mut terminal = Terminal::start(&home, &["prompts", "edit", "ronde"], 100, 40);
    terminal.until("Nobody has answered under `obstacle` yet.").until("Empty is 1:").type_("\n");
    terminal.until("`obstacle` stays the same question.");
    assert_eq!(terminal.wait(), Ended::Code(0));
    assert!(text(&home, "ronde").contains("id = \"obstacle\"\nline = \"obstacle\"\n"));
}

#[test]
fn what_is_broken_stays_as_it_was_typed_and_is_told_in_full() {
    let home = editing(support::home(), "printf 'minuets = 4\\nask = “x”\\n' >> \"$1\"");
    let edited = home.run(&["prompts", "edit", "snel"], "").ends(4);
    assert!(edited.stdout.contains("snel.toml:64:1\n") && edited.stdout.contains("`minutes`"), "{edited:?}");
    assert!(edited.stdout.contains("snel.toml:65:7\n"), "{}", edited.stdout);
    assert!(edited.stderr.contains("the file stays as you left it"), "{}", edited.stderr);
    assert!(text(&home, "snel").ends_with("minuets = 4\nask = “x”\n"));
}

#[test]
fn on_a_terminal_a_broken_file_can_be_opened_again_or_left() {
    let once = "grep -q minuets \"$1\" && sed -i.bak /minuets/d \"$1\" || echo 'minuets = 4' >> \"$1\"";
    let home = editing(support::home(), once);
    let mut terminal = Terminal::start(&home, &["prompts", "edit", "snel"], 100, 40);
    terminal.until("`minutes`").until("Empty is 1:").type_("\n").until("Nothing was changed.");
    terminal.until("Typing nothing keeps it:").type_("yes\n").until("Our `snel` is in force again.");
    assert_eq!(terminal.wait(), Ended::Code(0));
    assert!(!own(&home, "snel").exists());
    let mut terminal = Terminal::start(&home, &["prompts", "edit", "snel"], 100, 40);
    terminal.until("Empty is 1:").type_("2\n").until("stays as you left it");
    assert_eq!(terminal.wait(), Ended::Code(4));
    assert!(text(&home, "snel").ends_with("minuets = 4\n"));
}

#[test]
fn words_that_were_broken_in_between_are_compared_with_what_was_walked() {
    let home = support::home();
    home.run(&["prompts", "new", "van-ons", "--from", "drie-vragen"], "").ok();
    let round = ["round", "Tuin", "--sequence", "van-ons", "--with", "Ad", "--plain"];
    home.run(&round, "een\n\ntwee\n\n\n").ok();
    let home = editing(home, &format!("{REWORD}; echo 'minuets = 4' >> \"$1\""));
    home.run(&["prompts", "edit", "van-ons"], "").ends(4);
    let home = editing(home, "sed -i.bak /minuets/d \"$1\"");
    let edited = home.run(&["prompts", "edit", "van-ons"], "").ok().stdout;
    assert!(edited.contains("This now holds for one: ‘Tuin’."), "{edited}");
}

#[test]
fn another_id_for_the_sequence_says_where_its_answers_stay() {
    let home = support::home();
    home.run(&["round", "Tuin", "--sequence", "snel", "--with", "Ad", "--plain"], "een\n\n\n\n").ok();
    let home = editing(home, "sed -i.bak 's/id = \"snel\"/id = \"vlug\"/' \"$1\"");
    let edited = home.run(&["prompts", "edit", "snel"], "").ok().stdout;
    assert!(edited.contains("`snel` is called `vlug` now."), "{edited}");
    assert!(edited.contains("The earlier ones stay under `snel/noticed`."), "{edited}");
    assert!(edited.contains("With line = \"snel/noticed\" they stay together."), "{edited}");
    assert!(!edited.contains("`snel/next-time`"), "nobody answered it: {edited}");
}

#[test]
fn without_an_editor_it_is_said_what_to_do_and_nothing_is_left_behind() {
    let empty = support::home();
    let path = empty.path().join("nothing");
    std::fs::create_dir_all(&path).unwrap();
    let home = support::home().with("PATH", path.to_str().unwrap());
    let said = home.run(&["prompts", "edit", "snel"], "").ends(1).stderr;
    assert!(said.contains("editor `nano` was not found") && said.contains("VISUAL or EDITOR"), "{said}");
    assert!(!own(&home, "snel").exists());
    let visual = home.with("VISUAL", "'no such' -w").with("EDITOR", "nano");
    let said = visual.run(&["prompts", "edit", "snel"], "").ends(1).stderr;
    assert!(said.contains("editor `no such` was not found"), "{said}");
    let unknown = visual.run(&["prompts", "edit", "nieuw"], "").ends(3).stderr;
    assert!(unknown.contains("`halte prompts new nieuw`"), "{unknown}");
}

#[test]
fn a_file_behind_a_link_and_with_windows_ends_keeps_them() {
    let home = support::home();
    home.run(&["prompts", "new", "van-ons", "--from", "drie-vragen"], "").ok();
    let windows = format!("\u{FEFF}{}", text(&home, "van-ons").replace('\n', "\r\n"));
    let real = home.path().join("elders.toml");
    std::fs::write(&real, windows).unwrap();
    std::fs::remove_file(own(&home, "van-ons")).unwrap();
    std::os::unix::fs::symlink(&real, own(&home, "van-ons")).unwrap();
    let home = editing(
        home,
        "sed 's/What makes it hard right now/What is in the way/' \"$1\" > \"$1.new\" && cat \"$1.new\" > \"$1\"; rm \"$1.new\"",
    );
    let mut terminal = Terminal::start(&home, &["prompts", "edit", "van-ons"], 100, 40);
    terminal.until("Empty is 1:").type_("2\n").until("Empty is `obstacle-2`:").type_("\n");
    terminal.until("is called `obstacle-2` now");
    terminal.wait();
    assert!(std::fs::symlink_metadata(own(&home, "van-ons")).unwrap().is_symlink());
    let text = std::fs::read_to_string(&real).unwrap();
    assert!(text.starts_with('\u{FEFF}') && text.contains("id = \"obstacle-2\"\r\nask.nl"), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn where_says_what_is_ours_what_is_own_and_what_replaces_what() {
    let home = support::home();
    let none = home.run(&["prompts", "where"], "").ok().stdout;
    assert!(none.contains("drie-vragen") && none.contains("(not made yet)"), "{none}");
    home.run(&["prompts", "new", "mijn"], "").ok();
    std::fs::write(own(&home, "ronde"), text(&home, "mijn").replace("\"mijn\"", "\"ronde\"")).unwrap();
    std::fs::write(own(&home, "kapot"), "id = ").unwrap();
    let told = home.run(&["prompts", "where"], "").ok().stdout;
    for there in [
        "mijn.toml  `mijn`\n",
        "ronde.toml  `ronde`, replaces ours\n",
        "kapot.toml  `kapot`, with mistakes\n",
    ] {
        assert!(told.contains(there), "{there}: {told}");
    }
    let json = home.run(&["prompts", "where", "--json"], "").ok().json();
    let replaces: Vec<_> =
        json["x-files"].as_array().unwrap().iter().filter_map(|file| file["x-replaces"].as_str()).collect();
    assert_eq!(replaces, ["ronde"]);
    let list = home.run(&["prompts", "list"], "").ok().stdout;
    assert!(
        list.contains("for 2 to 6 people, your own\n") && list.contains("`kapot` has mistakes"),
        "{list}"
    );
}

/// Every file of a home.
fn files(home: &Home) -> Vec<PathBuf> {
    let (mut folders, mut found) = (vec![home.path().to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found
}

#[test]
fn a_rehearsal_leaves_no_file_behind() {
    let home = support::home();
    let walked =
        home.run(&["prompts", "rehearse", "snel", "--plain"], "een\n\ntwee\n\ndrie\n\n\n\n\n\n").ok();
    assert!(walked.stdout.contains("Rehearsal · Quick round"), "{}", walked.stdout);
    assert!(walked.stdout.contains("Anna"), "{}", walked.stdout);
    assert!(walked.stdout.ends_with("This was a rehearsal. Nothing was kept.\n"), "{}", walked.stdout);
    assert!(!walked.stdout.contains("kept with"), "{}", walked.stdout);
    assert_eq!(files(&home), Vec::<PathBuf>::new());
    let half = home.run(&["prompts", "rehearse", "snel", "--with", "Noor:resident", "--plain"], "half").ok();
    assert!(half.stdout.contains("Noor") && !half.stderr.contains("Go on with"), "{half:?}");
    assert_eq!(files(&home), Vec::<PathBuf>::new());
}

#[test]
fn a_rehearsal_in_the_full_screen_ends_with_the_round_and_leaves_no_file_behind() {
    let home = support::home();
    let mut terminal = Terminal::start(&home, &["prompts", "rehearse", "snel"], 80, 24);
    terminal.until("Quick round, with").until("What stood out").type_("een hek").until("een hek");
    terminal.key("ctrl-c");
    assert_eq!(terminal.wait(), Ended::Code(0));
    assert_eq!(files(&home), Vec::<PathBuf>::new());
    // One that was killed is cleared away by the next.
    let mut terminal = Terminal::start(&home, &["prompts", "rehearse", "snel"], 80, 24);
    terminal.until("What stood out").type_("een poort").until("een poort").kill(Signal::KILL);
    terminal.wait();
    assert_ne!(files(&home), Vec::<PathBuf>::new());
    let mut terminal = Terminal::start(&home, &["prompts", "rehearse", "snel", "--with", "Noor"], 80, 24);
    terminal.until("Noor").key("tab").until("Question 2").key("tab").until("Question 3").key("tab");
    terminal.until("Is this right?").key("tab").key("tab").key("tab");
    terminal.until("This was a rehearsal. Nothing was kept.");
    assert_eq!(terminal.wait(), Ended::Code(0));
    assert_eq!(files(&home), Vec::<PathBuf>::new());
    assert!(!home.data().exists() && !home.state().exists());
}

#[test]
fn sheets_go_to_standard_output_or_to_a_file_that_is_not_there_yet() {
    let home = support::home();
    let with = ["--with", "Noor:initiator", "--with", "<Karim>"];
    let sheet = [&["prompts", "show", "ronde", "--sheet"], &with[..]].concat();
    let html = home.run(&[&sheet[..], &["--lang", "nl,en"]].concat(), "").ok().stdout;
    assert_eq!(html.matches("<div class=\"sheet\"").count(), 2);
    for there in ["Wat maakt het nu moeilijk?", "What makes it hard right now?", "&lt;Karim&gt;", "size: A4"]
    {
        assert!(html.contains(there), "{there}");
    }
    let file = home.path().join("vel.html");
    let to_file = [&sheet[..], &["-o", file.to_str().unwrap()]].concat();
    assert_eq!(home.run(&to_file, "").ok().stdout, "");
    home.run(&to_file, "").ends(1);
    home.run(&[&to_file[..], &["--force"]].concat(), "").ok();
    home.run(&["prompts", "show", "ronde", "-o", "x"], "").ends(2);
    let snel = home.run(&["prompts", "show", "snel", "--sheet"], "").ok();
    assert!(snel.stderr.contains("nothing has to be written first"), "{}", snel.stderr);
}

#[test]
fn a_script_speaks_the_languages_that_are_asked_for_and_says_which_it_does_not_have() {
    let home = support::home();
    let shown = home.run(&["prompts", "show", "snel", "--lang", "nl,en,tr", "--people", "2"], "").ok();
    assert!(shown.stdout.starts_with("Snel\nQuick round\n"), "{}", shown.stdout);
    assert!(shown.stdout.contains("Met 2 mensen: ongeveer 4 minuten"), "{}", shown.stdout);
    assert!(shown.stderr.contains("in `snel` staan geen woorden in `tr`"), "{}", shown.stderr);
    home.run(&["prompts", "show", "snel", "--people", "0"], "").ends(2);
}

//! How the program ends, and what it says then.
//!
//! Never here: what was said in rounds.

use super::super::support::{self, Home};
use super::{said, three_questions};

/// Ends so, with this in what it complains.
#[track_caller]
fn ends(home: &Home, args: &[&str], code: i32, says: &str) {
    let output = home.run(args, "").ends(code);
    assert!(output.stderr.contains(says), "{args:?}: {}", output.stderr);
}

#[test]
fn each_kind_of_failure_has_its_code_and_says_what_to_do() {
    let home = support::home();
    ends(&home, &[], 2, "error: there is no terminal here: use `halte round TITLE --plain`\n");
    ends(&home, &["Buurttuin"], 2, "no terminal");
    ends(&home, &["now", "--plain"], 2, "hint: give a title");
    ends(&home, &["now", "Tuin", "--plain"], 2, "`--with NAME[:ROLE]`");
    ends(&home, &["round", "Tuin", "--plain"], 2, "`--with NAME[:ROLE]`");
    ends(&home, &["round", " ", "--with", "Ad", "--plain"], 2, "the title is empty");
    ends(&home, &["round", "Tuin", "--with", ":resident", "--plain"], 2, "no name");
    ends(&home, &["round", "Tuin", "--with", "Ad", "--with", "ad", "--plain"], 2, "there twice");
    ends(&home, &["round", "Tuin", "--with", "Ad:facilitator", "--plain"], 2, "+voice");
    ends(&home, &["round", "Tuin", "--with", "Ad", "--bringer", "Els", "--plain"], 2, "Els");
    ends(&home, &["round"], 2, "error: something is missing: <CASE>\n");
    home.run(&["--help"], "").ok();
    home.run(&["round", "--version"], "").ends(2);
    ends(&home, &["--lang", "tr", "cases"], 2, "`nl` or `en`");
    ends(&home, &["Tuin", "cases"], 2, "Tuin");
    ends(&home, &["import"], 2, "FILE|-");
    ends(&home, &["history", "Tuin"], 3, "`halte cases`");
    ends(&home, &["export", "Tuin", "--format", "json"], 3, "‘Tuin’");
    ends(&home, &["round", "Tuin", "--sequence", "snell", "--plain"], 3, "did you mean `snel`");
    ends(&home, &["round", "Tuin", "--with", "Ad", "--answers", "nergens"], 3, "nergens");
    ends(&home, &["round", "Tuin", "--with", "Ad", "--answers", "."], 74, "cannot read .");
    ends(&home, &["now", "Tuin", "--with", "Ad", "--answers", "."], 74, "cannot read .");
    ends(&home, &["prompts", "show", "nergens"], 3, "`halte prompts`");
    assert!(
        !home.data().join("halte.db").exists()
            || home.run(&["cases", "--json"], "").ok().json()["cases"] == serde_json::json!([])
    );
}

#[test]
fn a_title_that_is_nearly_right_is_named() {
    let home = support::home();
    three_questions(&home, "\n\n\n\n\n").ok();
    ends(&home, &["history", "Buurttiun"], 3, "did you mean ‘Buurttuin’?");
    home.run(&["history", "BUURT"], "").ok();
    let new = ["round", "Buurttuin 2", "--sequence", "snel", "--with", "Ad", "--plain"];
    ends(&home, &new, 0, "‘Buurttuin 2’ is new. It looks like ‘Buurttuin’.");
    ends(&home, &["history", "buurt"], 3, "could be more than one");
    ends(&home, &["history", "Buurttuin", "--step", "nergens"], 3, "`nergens`");
    let id = home.run(&["cases", "--json"], "").ok().json()["cases"][1]["id"].as_str().unwrap().to_owned();
    home.run(&["history", &id], "").ok();
}

#[test]
fn a_line_that_cannot_be_pauses_the_round_and_says_which_line() {
    let home = support::home();
    let own = "format = 1\nid = \"cijfer\"\ntitle = \"Cijfer\"\n[[step]]\nid = \"a\"\nask = \"Hoe?\"\nanswer = \"scale\"\nscale = { from = 1, to = 10 }\n";
    std::fs::create_dir_all(home.config().join("prompts")).unwrap();
    std::fs::write(home.config().join("prompts/cijfer.toml"), own).unwrap();
    let args = ["round", "Tuin", "--sequence", "cijfer", "--with", "Ad", "--with", "Els", "--plain"];
    let paused = home.run(&args, "8\n12\n").ends(4);
    assert!(paused.stderr.starts_with("line 2: ‘12’ is not a number from 1 to 10\n"), "{}", paused.stderr);
    home.run(&["round", "Tuin", "--plain"], "7\n").ok();
    let history = home.run(&["history", "Tuin", "--json"], "").ok().json();
    let numbers: Vec<_> =
        history["rounds"][0]["answers"].as_array().unwrap().iter().map(|a| &a["number"]).collect();
    assert_eq!(numbers, [8, 7]);
    let not_text =
        home.run(&["round", "Tuin", "--new", "--sequence", "snel", "--plain"], b"goed\nsle\xffcht\n").ends(4);
    assert!(not_text.stderr.starts_with("line 2: "), "{}", not_text.stderr);
    let note = home.run(&["round", "Tuin", "--plain"], "/note later\n/note\n").ends(4);
    assert!(note.stderr.starts_with("line 2: put the words after /note"), "{}", note.stderr);
}

#[test]
fn a_file_of_something_else_is_left_as_it_is() {
    let home = support::home();
    let file = home.path().join("iets.txt");
    std::fs::write(&file, "boodschappen\n".repeat(100)).unwrap();
    let db = file.to_str().unwrap();
    ends(&home, &["--db", db, "cases"], 6, "is not a database of halte");
    ends(&home, &["--db", db, "round", "Tuin", "--with", "Ad", "--plain"], 6, "nothing in it was changed");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "boodschappen\n".repeat(100));
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let home = support::home();
    // A folder in which not even root makes a file.
    ends(
        &home,
        &["--db", "/proc/halte/halte.db", "round", "Tuin", "--with", "Ad", "--plain"],
        74,
        "/proc/halte",
    );
}

#[test]
fn nothing_takes_the_place_of_a_pipe_an_export_goes_through_it() {
    use std::os::unix::fs::FileTypeExt;
    let home = support::home();
    three_questions(&home, "een\n\n\n\n\n\n").ok();
    let pipe = home.path().join("pijp");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let path = pipe.to_str().unwrap();
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read(pipe).unwrap()
    });
    home.run(&["export", "--format", "json", "--force", "-o", path], "").ok();
    let book: serde_json::Value = serde_json::from_slice(&reader.join().unwrap()).unwrap();
    assert_eq!(book["format"], "halte-casebook");
    ends(&home, &["backup", path, "--force"], 2, "is not a file");
    ends(&home, &["prompts", "show", "snel", "--sheet", "--force", "-o", path], 2, "is not a file");
    assert!(std::fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
}

#[test]
fn an_export_replaces_nothing_unless_it_is_told_to() {
    let home = support::home();
    three_questions(&home, "een\n\n\n\n\n\n").ok();
    let file = home.path().join("boek.json");
    let export = ["export", "--format", "json", "-o", file.to_str().unwrap()];
    home.run(&export, "").ok();
    let book: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!((book["format"].as_str(), book["version"].as_u64()), (Some("halte-casebook"), Some(1)));
    assert_eq!(book["cases"][0]["rounds"][0]["answers"][0]["text"], "een");
    ends(&home, &export, 1, "`--force`");
    home.run(&[&export[..], &["--force"]].concat(), "").ok();
    let printed = home.run(&["export", "buurttuin", "--format", "json"], "").ok().json();
    assert_eq!(printed["cases"], book["cases"]);
}

#[test]
fn an_export_is_never_written_over_the_database_or_a_link() {
    let home = support::home();
    three_questions(&home, "een\n\n\n\n\n\n").ok();
    let database = home.data().join("halte.db");
    let at = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    std::os::unix::fs::symlink(&database, at("naar")).unwrap();
    std::os::unix::fs::symlink(at("weg"), at("los")).unwrap();
    std::fs::hard_link(&database, at("ook")).unwrap();
    let own = |end: &str| format!("{}{end}", database.display());
    let round_about = format!("{}/../halte/halte.db", home.data().display());
    let before = std::fs::read(&database).unwrap();
    for path in [own(""), own("-wal"), own("-shm"), at("naar"), at("ook"), round_about] {
        for more in [&[][..], &["--force"]] {
            let args = [&["export", "--format", "json", "-o", &path], more].concat();
            ends(&home, &args, 2, "belongs to the database that is in use");
        }
    }
    ends(
        &home,
        &["export", "--format", "json", "--force", "-o", &at("los")],
        2,
        "is a link to another place",
    );
    assert!(std::fs::symlink_metadata(at("los")).unwrap().is_symlink());
    assert_eq!(std::fs::read(&database).unwrap(), before);
    assert_eq!(said(&home, "Buurttuin")[0].2.as_deref(), Some("een"));
}

#[test]
fn own_sequences_with_mistakes_are_reported_and_not_walked() {
    let home = support::home();
    let folder = home.path().join("eigen");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("mijn.toml"), "format = 1\nid = \"mijn\"\ntitle = \"Mijn\"\nminuets = 4\n")
        .unwrap();
    let eigen = folder.to_str().unwrap();
    let check = home.run(&["--prompts", eigen, "prompts", "check"], "").ends(4);
    assert!(check.stdout.contains("minuets"), "{}", check.stdout);
    let json = home.run(&["--prompts", eigen, "prompts", "check", "--json"], "").ends(4).json();
    assert_eq!(json["version"], 1);
    ends(
        &home,
        &["--prompts", eigen, "round", "Tuin", "--sequence", "mijn", "--with", "Ad", "--plain"],
        4,
        "prompts check",
    );
    let list = home.run(&["prompts", "--json"], "").ok().json();
    let ids: Vec<_> =
        list["sequences"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap()).collect();
    assert_eq!(ids[..3], ["snel", "drie-vragen", "ronde"]);
}

#[test]
fn answers_that_cannot_be_read_begin_nothing() {
    let home = support::home();
    let args = ["--answers", ".", "--with", "Ad", "--sequence", "snel"];
    ends(&home, &[&["round", "Tuin"], &args[..]].concat(), 74, "cannot read .");
    assert!(!home.data().join("halte.db").exists());
}

#[test]
fn a_file_without_a_byte_is_a_new_database_and_becomes_its_owners_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = support::home();
    let file = home.path().join("leeg.db");
    std::fs::write(&file, "").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let at = |args: &[&str]| home.run(&[&["--db", file.to_str().unwrap()], args].concat(), "");
    assert_eq!(at(&["cases", "--json"]).ok().json()["cases"], serde_json::json!([]));
    at(&["agreements"]).ok();
    at(&["export", "--format", "json"]).ok();
    let history = at(&["history", "Tuin"]).ends(3);
    assert!(history.stderr.contains("was not found"), "{}", history.stderr);
    assert_eq!(std::fs::metadata(&file).unwrap().len(), 0);
    at(&["round", "Tuin", "--sequence", "snel", "--with", "Ad", "--plain"]).ok();
    for end in ["", "-wal", "-shm"] {
        let mode =
            std::fs::metadata(format!("{}{end}", file.display())).map(|file| file.permissions().mode());
        assert!(mode.is_ok_and(|mode| mode & 0o777 == 0o600) || !end.is_empty(), "{end}");
    }
}

#[test]
fn a_sequence_of_ones_own_is_said_once_and_says_only_what_it_has() {
    let home = support::home();
    let own = "format = 1\nid = \"snel\"\ntitle = \"Kort\"\n[[step]]\nid = \"a\"\nask = \"Hoe?\"\n";
    std::fs::create_dir_all(home.config().join("prompts")).unwrap();
    std::fs::write(home.config().join("prompts/snel.toml"), own).unwrap();
    for args in [&["now", "Tuin"][..], &["round", "Plein", "--sequence", "snel"]] {
        let round = home.run(&[args, &["--with", "Ad", "--plain"]].concat(), "\n").ok();
        assert_eq!(round.stderr.matches("replaces our `snel`").count(), 1, "{}", round.stderr);
    }
    let list = home.run(&["prompts"], "").ok().stdout;
    assert!(
        list.contains("snel  Kort\n  1 question\n") || list.contains("snel  Kort\n  one question\n"),
        "{list}"
    );
    let shown = home.run(&["prompts", "show", "snel"], "").ok().stdout;
    assert!(shown.starts_with("Kort\n") && shown.contains("\n\n1  Hoe?\n"), "{shown}");
    assert!(!shown.contains("minute"), "{shown}");
    let all = home.run(&["prompts", "--json"], "").ok().json();
    let snel = all["sequences"].as_array().unwrap().iter().find(|one| one["id"] == "snel").unwrap();
    assert!(snel["x-minutes"].is_null());
}

#[test]
fn every_command_that_is_named_in_our_words_exists() {
    let home = support::home();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    let mut named = std::collections::BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let Ok(source) = std::fs::read_to_string(file.unwrap().path()) else { continue };
        for after in source.split("`halte ").skip(1) {
            let words = after.split('`').next().unwrap().split_whitespace();
            let words = words.take_while(|word| word.chars().all(|c| c.is_ascii_lowercase()));
            named.insert(words.map(str::to_owned).collect::<Vec<_>>());
        }
    }
    assert!(named.len() > 2, "{named:?}");
    for command in named {
        let args: Vec<&str> = command.iter().map(String::as_str).chain(["--help"]).collect();
        home.run(&args, "").ok();
    }
}

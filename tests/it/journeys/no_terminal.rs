//! A place where halte cannot be as it is meant: no terminal, one that can do little, one that is small, a folder that
//! takes no files, a file of something else. One clear sentence, the right exit code, and nothing touched.
//!
//! Never here: what a full disk does.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::{self, Ended, Home, Terminal};

/// What was said on standard error is one sentence (and what to do about it).
#[track_caller]
fn one_sentence(stderr: &str) {
    let errors = stderr.lines().filter(|line| line.starts_with("error: ")).count();
    assert_eq!(errors, 1, "{stderr}");
    assert!(stderr.lines().count() <= 3, "{stderr}");
    assert!(!stderr.contains("panicked"), "{stderr}");
}

#[test]
fn without_a_terminal_halte_says_what_to_do() {
    let home = support::home();
    let output = home.run(&[], "").ends(2);
    one_sentence(&output.stderr);
    assert!(output.stderr.contains("--plain"), "{}", output.stderr);
    assert_eq!(output.stdout, "");
    assert!(!home.data().exists(), "nothing is made for a command that does nothing");
}

#[test]
fn a_dumb_terminal_gets_the_sentence_or_the_round_line_by_line() {
    let home = support::home().with("TERM", "dumb");
    let mut terminal = Terminal::start(&home, &[], 80, 24);
    assert_eq!(terminal.wait(), Ended::Code(2));
    assert!(terminal.screen().contains("--plain"), "{}", terminal.screen());
    let mut terminal = Terminal::start(&home, super::ROUND, 80, 24);
    terminal.until("Noor, initiator").type_("Een zin.\n\n").until("Karim, civil servant.").key("ctrl-c");
    assert_eq!(terminal.wait(), Ended::Code(130));
    assert!(!terminal.sent().contains(&0x1b), "{}", String::from_utf8_lossy(&terminal.sent()));
}

#[test]
fn a_terminal_that_is_too_small_says_so_until_it_grows() {
    let home = support::home();
    let mut terminal = Terminal::start(&home, super::ROUND, 20, 5);
    terminal.drawn();
    let small = terminal.screen();
    assert!(!small.contains("Take a sheet") && !small.trim().is_empty(), "{small}");
    terminal.resize(80, 24).until("Take a sheet").key("tab").until("Noor, initiator").type_("Een halve zi");
    let (shown, cursor) = (terminal.screen(), terminal.cursor());
    terminal.resize(20, 5).until(&small.split_whitespace().collect::<Vec<_>>().join(" "));
    terminal.resize(80, 24).until("Een halve zi");
    assert_eq!((terminal.screen(), terminal.cursor()), (shown, cursor));
    terminal.type_("n.").key("tab").until("Karim, civil").key("ctrl-c");
    assert_eq!(terminal.wait(), Ended::Code(0));
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
}

/// In the full screen and in plain: this exit code, one sentence, the terminal as it was.
#[track_caller]
fn refused_everywhere(home: &Home, code: u16) {
    for args in [&[][..], super::ROUND] {
        let mut terminal = Terminal::start(home, args, 80, 24);
        assert_eq!(terminal.wait(), Ended::Code(u32::from(code)), "{args:?}:\n{}", terminal.screen());
        one_sentence(&terminal.screen());
        assert_eq!(terminal.left_behind(), Vec::<String>::new());
        assert!(!terminal.sent().contains(&0x1b), "{}", terminal.screen());
    }
    for args in [&["cases"][..], &["history", "Buurttuin"], &[super::ROUND, &["--plain"]].concat()] {
        let output = home.run(args, "Een\n\n").ends(i32::from(code));
        one_sentence(&output.stderr);
        assert_eq!(output.stdout, "");
    }
}

#[test]
fn a_file_of_something_else_is_left_as_it_is() {
    let sqlite = {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("other.db");
        let other = rusqlite::Connection::open(&path).unwrap();
        other.execute_batch("CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('soep')").unwrap();
        drop(other);
        fs::read(path).unwrap()
    };
    for bytes in [sqlite, b"Dit is een brief, geen database.\n".repeat(300)] {
        let home = support::home();
        let file = home.path().join("iets.db");
        fs::write(&file, &bytes).unwrap();
        let home = home.with("HALTE_DB", file.to_str().unwrap());
        refused_everywhere(&home, 6);
        assert_eq!(fs::read(&file).unwrap(), bytes);
        let beside = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let beside: Vec<_> = beside.filter(|name| name.to_string_lossy().starts_with("iets.db-")).collect();
        assert_eq!(beside, Vec::<std::ffi::OsString>::new());
    }
}

#[test]
fn a_data_folder_that_cannot_be_made_is_told_once() {
    let home = support::home();
    fs::write(home.path().join("bestand"), "geen map").unwrap();
    let path = home.path().join("bestand/halte.db");
    let home = home.with("HALTE_DB", path.to_str().unwrap());
    for args in [&[][..], super::ROUND] {
        let mut terminal = Terminal::start(&home, args, 80, 24);
        assert_eq!(terminal.wait(), Ended::Code(74), "{}", terminal.screen());
        assert_eq!(terminal.left_behind(), Vec::<String>::new());
        assert!(!terminal.sent().contains(&0x1b), "{}", terminal.screen());
    }
    let output = home.run(&[super::ROUND, &["--plain"]].concat(), "Een\n\n").ends(74);
    assert_eq!(output.stderr.matches("error: ").count(), 1, "{}", output.stderr);
}

/// A home for a user who is not root (root may write everywhere), and what stands before the arguments there; None when
/// this machine cannot become another user.
fn home_of_a_user() -> Option<(Home, Vec<String>)> {
    let home = support::home();
    if !rustix::process::getuid().is_root() {
        return Some((home, Vec::new()));
    }
    let program = home.program().to_str().unwrap().to_owned();
    let user = ["--reuid=65534", "--regid=65534", "--clear-groups"].map(str::to_owned);
    let before: Vec<String> = user.into_iter().chain([program]).collect();
    let home = Home::new("setpriv");
    let folders = [&[home.path().to_owned()][..], &[home.data(), home.state(), home.config()]].concat();
    for folder in
        folders.iter().enumerate().map(|(n, path)| if n == 0 { path } else { path.parent().unwrap() })
    {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o777)).unwrap();
    }
    let mut asked = home.halte(&[]);
    let works = asked.args(&before).arg("--version").output().is_ok_and(|output| output.status.success());
    works.then_some((home, before))
}

#[test]
fn a_data_folder_that_may_only_be_read_is_told_and_can_still_be_read() {
    let Some((home, before)) = home_of_a_user() else { return };
    let args = |more: &[&str]| -> Vec<String> {
        before.iter().cloned().chain(more.iter().map(|arg| (*arg).to_owned())).collect()
    };
    let run = |more: &[&str], input: &str| {
        let args = args(more);
        home.run(&args.iter().map(String::as_str).collect::<Vec<_>>(), input)
    };
    run(&[super::ROUND, &["--plain"]].concat(), "Een\n\nTwee\n\nDrie\n\nVier\n\n\n").ok();
    let modes = |folder: u32, file: u32| {
        for entry in fs::read_dir(home.data()).unwrap() {
            fs::set_permissions(entry.unwrap().path(), fs::Permissions::from_mode(file)).unwrap();
        }
        fs::set_permissions(home.data(), fs::Permissions::from_mode(folder)).unwrap();
    };
    modes(0o555, 0o444);
    let database = fs::read(home.data().join("halte.db")).unwrap();

    let output = run(&[super::ROUND, &["--plain"]].concat(), "Een\n\n").ends(74);
    one_sentence(&output.stderr);
    for more in [&[][..], super::ROUND] {
        let args = args(more);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let mut terminal = Terminal::start(&home, &args, 80, 24);
        assert_eq!(terminal.wait(), Ended::Code(74), "{}", terminal.screen());
        one_sentence(&terminal.screen());
        assert!(!terminal.sent().contains(&0x1b), "{}", terminal.screen());
    }
    let history = run(&["history", "Buurttuin", "--json"], "").ok().json();
    assert_eq!(history["rounds"][0]["answers"][3]["text"], "Vier");
    assert_eq!(fs::read(home.data().join("halte.db")).unwrap(), database);
    modes(0o755, 0o644);
}

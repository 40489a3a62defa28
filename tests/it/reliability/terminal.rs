//! The terminal goes away, or the program does: it ends at once with the draft stored, the shell's terminal is as it was,
//! nothing spins, and the exit code says how it ended.
//!
//! Never here: a kill (see `kills`), or what a round shows.

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use halte::protection::Protection;
use rustix::process::{Pid, test_kill_process};

use crate::support::{Ended, Home, Signal, Terminal};

use super::{programs, words};

const ROUND: [&str; 8] =
    ["round", "Buurttuin", "--sequence", "drie-vragen", "--with", "Noor", "--with", "Karim"];
const HALF: &str = "Het hielp dat woord1";

/// So soon it ends. The machine on which this runs may be busy: for that there is as much again.
const SOON: Duration = Duration::from_secs(2);
const BUSY: Duration = Duration::from_secs(2);

/// So much work it may do after its terminal went away, in hundredths of a second: what spins does 100 a second.
#[cfg(target_os = "linux")]
const TICKS: u64 = 40;

fn in_a_sentence(home: &Home) -> Terminal {
    let mut terminal = Terminal::start(home, &ROUND, 80, 24);
    terminal.until("Take a sheet").key("tab").until("question 1").type_(HALF).until(HALF);
    terminal
}

/// A shell in a home with the same halte, that starts it by this script; `HALTE` is the program and its round.
fn by_a_shell(home: &Home, script: &str) -> (Home, String) {
    let quoted = ROUND.map(|word| format!("'{word}'")).join(" ");
    let halte = format!("'{}' {quoted}", home.program().display());
    (Home::new("/bin/sh").holding(home), script.replace("HALTE", &halte))
}

/// What stands half typed in this home.
fn draft(home: &Home) -> String {
    words::everything(&home.data().join("halte.db")).unwrap()
}

/// The work that a process did so far, in hundredths of a second; None when it is gone.
#[cfg(target_os = "linux")]
fn ticks(process: Pid) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let state = *fields.first()?;
    (state != "Z").then(|| fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap())
}

/// Waits for the end of a process that this test did not start itself; says whether it came soon, and how much work
/// it did until then.
#[cfg(target_os = "linux")]
fn ends_soon(process: Pid) -> Result<u64, String> {
    let began = Instant::now();
    let first = ticks(process).unwrap_or(0);
    let mut last = first;
    while let Some(now) = ticks(process) {
        last = now;
        if began.elapsed() > SOON + BUSY {
            return Err(format!("it runs on, and did {} hundredths of a second of work", last - first));
        }
        std::thread::yield_now();
    }
    println!("ended after {:?}", began.elapsed());
    Ok(last - first)
}

/// Closes the window in the middle of a sentence; the last letter is kept.
#[track_caller]
fn window_closed(mut terminal: Terminal, home: &Home, process: Pid) {
    terminal.close_after("X");
    let work = ends_soon(process).unwrap();
    assert!(work < TICKS, "{work} hundredths of a second of work after the terminal was gone");
    assert_eq!(terminal.wait(), Ended::Code(129));
    assert!(draft(home).contains(&format!("{HALF}X")));
}

#[cfg(target_os = "linux")]
#[test]
fn a_window_that_is_closed_ends_it() {
    let home = programs::halte();
    let terminal = in_a_sentence(&home);
    let process = terminal.process();
    window_closed(terminal, &home, process);
}

/// Where nothing is typed there is no cursor either, and what hides it wants to show it again.
#[test]
fn a_window_that_is_closed_where_nothing_is_typed_ends_it_alike() {
    let home = programs::halte();
    drop(in_a_sentence(&home));
    let mut terminal = Terminal::start(&home, &["Buurttuin"], 80, 24);
    terminal.until("Buurttuin").close_after("?");
    assert_eq!(terminal.wait(), Ended::Code(129));
    let mut terminal = Terminal::start(&home, &[], 80, 24);
    terminal.until("halte").close_after("?");
    assert_eq!(terminal.wait(), Ended::Code(129));
}

#[cfg(target_os = "linux")]
#[test]
fn a_window_that_is_closed_ends_it_when_hangups_are_ignored() {
    let (home, script) = by_a_shell(&programs::halte(), "trap '' HUP; exec HALTE");
    let mut terminal = Terminal::start(&home, &["-c", &script], 80, 24);
    terminal.until("Take a sheet").key("tab").until("question 1").type_(HALF).until(HALF);
    let process = terminal.process();
    window_closed(terminal, &home, process);
}

/// The process with this program that was started by this one, or by what it started; waits until it is there.
#[cfg(target_os = "linux")]
fn halte_under(process: Pid, program: &std::path::Path) -> Pid {
    let (began, mut process) = (Instant::now(), process);
    while fs::read_link(format!("/proc/{}/exe", process.as_raw_nonzero())).ok().as_deref() != Some(program) {
        let number = process.as_raw_nonzero();
        let children =
            fs::read_to_string(format!("/proc/{number}/task/{number}/children")).unwrap_or_default();
        let first = children.split_whitespace().next().and_then(|child| Pid::from_raw(child.parse().ok()?));
        process = first.unwrap_or(process);
        assert!(began.elapsed() < Duration::from_secs(10), "{number} did not start it");
    }
    process
}

/// A terminal within a terminal, as ssh and `script` make one: whoever holds it is gone from one moment to the next, after
/// these bytes. For halte that is all there is to see of a connection that broke.
#[cfg(target_os = "linux")]
#[track_caller]
fn connection_gone(last: &[u8]) {
    if Command::new("script").arg("--version").output().is_err() {
        println!("there is no `script` here: not tested");
        return;
    }
    let halte = programs::halte();
    let (home, script) = by_a_shell(&halte, "exec script -qfc \"exec HALTE\" /dev/null");
    let mut terminal = Terminal::start(&home, &["-c", &script], 80, 24);
    terminal.until("Take a sheet").key("tab").until("question 1").type_(HALF).until(HALF);
    let process = halte_under(terminal.process(), halte.program());
    terminal.send(last).kill(Signal::KILL);
    let work = ends_soon(process).unwrap();
    assert!(work < TICKS, "{work} hundredths of a second of work after the connection was gone");
    assert!(draft(&home).contains(HALF));
}

#[cfg(target_os = "linux")]
#[test]
fn the_end_of_a_connection_ends_it() {
    connection_gone(b"");
}

#[cfg(target_os = "linux")]
#[test]
fn the_end_of_a_connection_ends_it_in_the_middle_of_a_paste() {
    connection_gone(b"\x1b[200~een plak zonder eind");
}

#[test]
fn a_signal_that_asks_it_to_end_is_followed_at_once() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let home = programs::halte();
        let mut terminal = in_a_sentence(&home);
        let began = Instant::now();
        assert_eq!(terminal.kill(signal).wait(), Ended::Code(code));
        assert!(began.elapsed() < SOON + BUSY);
        assert_eq!(terminal.left_behind(), Vec::<String>::new());
        assert!(draft(&home).contains(HALF));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn it_goes_on_after_it_was_put_aside_and_does_nothing_meanwhile() {
    let (home, script) = by_a_shell(&programs::halte(), "set -m; HALTE; echo in de shell; read x; fg");
    let mut terminal = Terminal::start(&home, &["-c", &script], 80, 24);
    terminal.until("Take a sheet").key("tab").until("question 1").type_(HALF);
    terminal
        .key("esc")
        .until("The round waits")
        .key("esc")
        .until("Buurttuin")
        .key("ctrl-z")
        .until("in de shell");
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
    // It stands still, and not because it waits.
    let process = halte_under(terminal.process(), programs::halte().program());
    let stat = fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).unwrap();
    assert!(stat.rsplit(')').next().unwrap().starts_with(" T"), "{stat}");
    terminal.key("enter").until("Buurttuin").key("r").until(HALF).type_("!").until(&format!("{HALF}!"));
    assert!(draft(&home).contains(&format!("{HALF}!")));
    terminal.key("ctrl-c");
    assert_eq!(terminal.wait(), Ended::Code(0));
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
}

/// An editor that does not care for a terminal that goes, and after that the window is closed.
#[cfg(target_os = "linux")]
fn closed_while_an_editor_has_the_terminal(home: Home) -> Result<u64, String> {
    let home = home.with("EDITOR", "sh -c 'trap \"\" HUP TERM; echo in de editor; read x < fifo' editor");
    let fifo = home.path().join("fifo");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let mut terminal = in_a_sentence(&home);
    let process = terminal.process();
    terminal.key("f7").until("in de editor").close();
    let ended = ends_soon(process);
    // The editor ends as well.
    if let Ok(fifo) = fs::OpenOptions::new().write(true).read(true).open(fifo) {
        let _ = (&fifo).write_all(b"\n");
    }
    assert!(draft(&home).contains(HALF));
    ended
}

#[cfg(target_os = "linux")]
#[test]
fn a_window_that_is_closed_ends_it_while_an_editor_that_stays_has_the_terminal() {
    let work = closed_while_an_editor_has_the_terminal(programs::halte()).unwrap();
    assert!(work < TICKS, "{work} hundredths of a second of work after the terminal was gone");
}

#[cfg(target_os = "linux")]
#[test]
fn without_the_guard_it_stays_behind_where_nobody_sees_it() {
    let ended = closed_while_an_editor_has_the_terminal(programs::without(Protection::Guard));
    println!("without the guard: {ended:?}, as it should be");
    assert!(ended.is_err(), "the test above cannot fail");
}

/// Runs tmux on a server of its own in this home.
fn tmux(home: &Home, args: &[&str]) -> String {
    let socket = home.path().join("tmux");
    let mut command = Command::new("tmux");
    command.args(["-f", "/dev/null", "-S", socket.to_str().unwrap()]).args(args);
    let output = command.env_clear().envs(home.environment()).output().unwrap();
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

#[cfg(target_os = "linux")]
#[test]
fn the_end_of_tmux_ends_it() {
    if Command::new("tmux").arg("-V").output().is_err() {
        println!("there is no tmux here: not tested");
        return;
    }
    let home = programs::halte();
    let args = ROUND.map(|word| format!("'{word}'")).join(" ");
    let halte = format!("exec '{}' {args}", home.program().display());
    tmux(&home, &["new-session", "-d", "-x", "80", "-y", "24", "sh", "-c", &halte]);
    let sees = |text: &str| {
        let began = Instant::now();
        while !tmux(&home, &["capture-pane", "-p"]).contains(text) {
            assert!(began.elapsed() < Duration::from_secs(10), "{text:?} did not appear in tmux");
        }
    };
    sees("Take a sheet");
    tmux(&home, &["send-keys", "Tab"]);
    sees("question 1");
    tmux(&home, &["send-keys", "-l", HALF]);
    sees(HALF);
    // The window in which tmux was looked at goes: halte does not, and is there for the next window.
    let socket = home.path().join("tmux");
    let look = format!("exec tmux -S '{}' attach", socket.display());
    let shell = Home::new("/bin/sh");
    for letter in ["X", "Y"] {
        let mut window = Terminal::start(&shell, &["-c", &look], 80, 24);
        window.until(HALF).key(letter).until(letter);
        window.kill(Signal::KILL).wait();
    }
    sees(&format!("{HALF}XY"));
    let process: i32 = tmux(&home, &["list-panes", "-F", "#{pane_pid}"]).parse().unwrap();
    let process = Pid::from_raw(process).unwrap();
    test_kill_process(process).unwrap();
    tmux(&home, &["kill-server"]);
    let work = ends_soon(process).unwrap();
    assert!(work < TICKS, "{work}");
    assert!(draft(&home).contains(&format!("{HALF}XY")));
}

/// A home in which the clock, or a thread's memory, can be taken away: the release program panics.
#[cfg(target_os = "linux")]
fn brittle() -> (Home, PathBuf, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("rules");
    (super::disk::failing(programs::halte(), &rules), rules, folder)
}

#[cfg(target_os = "linux")]
#[test]
fn a_panic_gives_the_terminal_back_and_keeps_the_words() {
    let (home, rules, _folder) = brittle();
    let mut terminal = in_a_sentence(&home);
    // Whoever looks at the clock is told that there is none: Rust panics then, in the main thread.
    fs::write(&rules, "clock * 1 999999 22\n").unwrap();
    terminal.key("X");
    assert_eq!(terminal.wait(), Ended::Code(101), "{}", terminal.screen());
    assert!(terminal.screen().contains("panicked"), "{}", terminal.screen());
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
    assert!(draft(&home).contains(HALF));
    fs::remove_file(&rules).unwrap();
    let mut again = Terminal::start(&home, &["round", "Buurttuin"], 80, 24);
    again.until("go on where we were").key("tab").until(HALF);
}

/// The program is built to abort at a panic, and that would leave its memory, with people's words in it, as a file.
#[cfg(target_os = "linux")]
#[test]
fn a_panic_of_a_command_without_a_screen_ends_it_as_one_that_failed() {
    let (home, rules, _folder) = brittle();
    fs::write(&rules, "clock * 1 999999 22\n").unwrap();
    let ended = home.run(&["now", "Buurttuin", "--plain", "--with", "Noor"], "").ends(101);
    assert!(ended.stderr.contains("panicked"), "{}", ended.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_panic_in_another_thread_gives_the_terminal_back_and_ends_it() {
    let (home, rules, _folder) = brittle();
    drop(in_a_sentence(&home));
    // A thread that gets no memory for its own stack panics: the guard is one.
    fs::write(&rules, "thread * 1 999999 12\n").unwrap();
    let mut terminal = Terminal::start(&home, &["round", "Buurttuin"], 80, 24);
    assert_eq!(terminal.wait(), Ended::Code(101), "{}", terminal.screen());
    assert!(terminal.screen().contains("panicked"), "{}", terminal.screen());
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
    assert!(draft(&home).contains(HALF));
}

#[cfg(target_os = "linux")]
#[test]
fn a_panic_in_the_thread_of_the_backup_gives_the_terminal_back_and_ends_it() {
    let (home, rules, _folder) = brittle();
    let mut terminal = in_a_sentence(&home);
    // It begins at the first moment of rest.
    fs::write(&rules, "thread * 1 999999 12\n").unwrap();
    assert_eq!(terminal.wait(), Ended::Code(101), "{}", terminal.screen());
    assert!(terminal.screen().contains("panicked"), "{}", terminal.screen());
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
    assert!(draft(&home).contains(HALF));
}

#[test]
fn whatever_is_printed_ends_without_a_word_when_nobody_reads_it_any_more() {
    let home = programs::halte();
    home.run(&["import", concat!(env!("CARGO_MANIFEST_DIR"), "/demo/nl.json"), "--yes"], "").ok();
    let knoop = "Buurtmoestuin De Knoop";
    for args in [
        &["cases"][..],
        &["history", knoop],
        &["history", knoop, "--json"],
        &["agreements"],
        &["agenda"],
        &["elements"],
        &["search", "de"],
        &["prompts"],
        &["schema", "casebook"],
        &["export"],
        &["export", "--format", "json"],
        &["check"],
        &["paths"],
        &["--help"],
        &["import", "casebook.json", "--dry-run"],
    ] {
        if args[0] == "import" {
            let book = home.run(&["export", "--format", "json"], "").ok().stdout;
            fs::write(home.path().join("casebook.json"), book).unwrap();
        }
        let mut command = home.halte(args);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        command.stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped());
        let ended = command.spawn().unwrap().wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!((ended.status.code(), said.as_ref()), (Some(0), ""), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn plain_mode_ends_when_nobody_reads_it_any_more_and_the_words_are_kept() {
    let home = programs::halte();
    let mut command = home.halte(&[&ROUND[..], &["--plain"]].concat());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut halte = command.spawn().unwrap();
    let (mut keyboard, mut screen) = (halte.stdin.take().unwrap(), halte.stdout.take().unwrap());
    screen.read_exact(&mut [0]).unwrap();
    drop(screen);
    keyboard.write_all(b"Een hele woord1\n\n").unwrap();
    ends_soon(Pid::from_child(&halte)).unwrap();
    let ended = halte.wait_with_output().unwrap();
    // As of any program in a pipe whose reader has enough.
    assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
    assert!(draft(&home).contains("Een hele woord1"));
}

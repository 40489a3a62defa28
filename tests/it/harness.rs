//! Tests of the test support itself, on small programs that every machine has.
//!
//! Never here: halte.

use std::fs;

use serde_json::json;

use super::support::display::Display;
use super::support::{self, Ended, Home, Signal, Terminal, grep_bytes, normalised, normalised_text};

fn home() -> Home {
    Home::new("/bin/sh")
}

fn shell(home: &Home, script: &str) -> Terminal {
    Terminal::start(home, &["-c", script], 60, 6)
}

#[test]
fn a_home_is_for_the_program_that_was_just_built_and_empty() {
    let home = support::home();
    assert!(home.program().is_file());
    assert!(![home.data(), home.state(), home.config()].iter().any(|folder| folder.exists()));
}

#[test]
fn what_is_typed_reaches_the_program_and_its_answer_the_screen() {
    let home = home();
    let mut terminal = shell(&home, "printf 'naam? '; read x; echo got \"$x\"; read y");
    terminal.until("naam?").type_("Noor\n").until("got Noor");
    assert_eq!(terminal.screen(), "naam? Noor\ngot Noor");
    assert_eq!(terminal.cursor(), Some((2, 0)));
    terminal.key("enter");
    assert_eq!(terminal.wait(), Ended::Code(0));
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
}

#[test]
fn text_that_is_wrapped_is_found_and_text_that_goes_is_gone() {
    let home = home();
    let mut terminal = shell(&home, "echo een; echo twee; read x; printf '\\033[2J\\033[Hweg'; read x");
    terminal.until("een twee").key("enter").gone("een").until("weg");
}

#[test]
#[should_panic(expected = "\"nooit\" did not appear (the program: Some(Code(3)))")]
fn waiting_for_text_of_a_program_that_has_ended_fails_at_once() {
    shell(&home(), "echo iets; exit 3").until("nooit");
}

#[test]
fn keys_arrive_as_a_terminal_sends_them() {
    let home = home();
    let mut terminal =
        shell(&home, "stty raw -echo; printf klaar; dd bs=1 count=15 2>/dev/null | od -An -tx1 -w15");
    terminal
        .until("klaar")
        .key("shift-tab")
        .key("f9")
        .key("alt-m")
        .key("ctrl-c")
        .key("esc")
        .key("é")
        .key("tab");
    terminal.until("1b 5b 5a 1b 5b 32 30 7e 1b 6d 03 1b c3 a9 09");
}

#[test]
fn a_paste_is_in_brackets_when_the_program_asked() {
    let home = home();
    let mut terminal =
        shell(&home, "stty raw -echo; printf '\\033[?2004hklaar'; dd bs=1 count=15 2>/dev/null | cat -v");
    terminal.until("klaar").paste("a\nb").until("^[[200~a^Mb^[[201~");
    let mut terminal = shell(&home, "stty raw -echo; printf klaar; dd bs=1 count=3 2>/dev/null | cat -v");
    terminal.until("klaar").paste("a\nb").until("a^Mb");
}

#[test]
fn a_click_lands_on_its_text() {
    let home = home();
    let mut terminal =
        shell(&home, "stty raw -echo; printf '\\r\\n  é界 hier'; dd bs=1 count=18 2>/dev/null | cat -v");
    terminal.until("hier").click("hier").until("^[[<0;7;2M^[[<0;7;2m");
}

#[test]
fn a_resize_is_told_to_the_program() {
    let home = home();
    let mut terminal = shell(&home, "trap 'stty size' WINCH; echo klaar; while :; do read x; done");
    terminal.until("klaar").resize(60, 18).until("18 60");
    assert_eq!(terminal.cells().size(), (18, 60));
}

#[test]
fn a_signal_ends_the_program_and_the_status_says_so() {
    let home = home();
    let mut terminal = shell(&home, "trap 'exit 143' TERM; echo klaar; while :; do read x; done");
    assert_eq!(terminal.until("klaar").kill(Signal::TERM).wait(), Ended::Code(143));
    let mut terminal = shell(&home, "cat");
    terminal.type_("a").until("a");
    assert!(matches!(terminal.kill(Signal::KILL).wait(), Ended::Signal(_)));
}

#[test]
fn what_is_left_switched_on_is_named() {
    let home = home();
    let on = "stty raw; printf '\\033[?1049h\\033[?25l\\033[?2004h\\033[?1000h\\033[?1006h\\033[?1004h\\033[>1u\\033[5 q'";
    let mut terminal = shell(&home, on);
    terminal.wait();
    assert_eq!(
        terminal.left_behind(),
        [
            "alternate screen",
            "hidden cursor",
            "bracketed paste",
            "mouse",
            "mouse encoding",
            "keyboard mode",
            "cursor shape",
            "mode 1004",
            "the terminal's settings"
        ]
    );
    assert_eq!(terminal.cursor(), None);

    let off =
        "printf '\\033[?1049l\\033[?25h\\033[?2004l\\033[?1000l\\033[?1006l\\033[?1004l\\033[<u\\033[0 q'";
    let mut terminal = shell(&home, &format!("s=$(stty -g); echo eerst; read x; {on}; {off}; stty $s"));
    let before = terminal.until("eerst").termios();
    terminal.key("enter");
    assert_eq!(terminal.wait(), Ended::Code(0));
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
    assert_eq!(terminal.termios(), before);
    assert_eq!(terminal.screen(), "eerst");
}

#[test]
fn a_frame_that_is_half_drawn_is_not_looked_at() {
    let home = home();
    let mut terminal = shell(&home, "printf '\\033[?2026hhalf'; read x; printf ' heel\\033[?2026l'; read x");
    terminal.wait_for("nothing came, or it was looked at", |display| {
        display.text().contains("half") && !display.shows("half")
    });
    terminal.key("enter").until("heel");
}

#[test]
fn what_is_copied_can_be_read_back() {
    let home = home();
    let mut terminal = shell(&home, "printf '\\033]52;c;SGV0IGhlayDwn4yx\\a'; echo klaar");
    terminal.until("klaar").wait();
    assert_eq!(terminal.clipboard().as_deref(), Some("Het hek 🌱"));
    assert!(terminal.sent().starts_with(b"\x1b]52;c;"));
}

#[test]
fn wide_characters_take_two_cells() {
    let home = home();
    let mut terminal = shell(&home, "printf '界é🌱|'; read x");
    terminal.until("|");
    assert_eq!(terminal.cursor(), Some((0, 6)));
    assert_eq!(terminal.screen(), "界é🌱|");
}

#[test]
fn a_program_in_a_home_sees_only_what_the_home_gives() {
    let home = home().with("HALTE_LANG", "nl").with("LANG", "nl_NL.UTF-8");
    let script = "env -u PWD -u _ -u OLDPWD -u SHLVL | cut -d= -f1 | sort | xargs; echo $LANG";
    let names = "HALTE_LANG HOME LANG PATH TERM TMPDIR TZ XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME";
    assert_eq!(home.run(&["-c", script], "").ok().stdout, format!("{names}\nnl_NL.UTF-8\n"));
}

#[test]
fn a_run_gives_back_what_was_printed_and_how_it_ended() {
    let home = home();
    let output = home.run(&["-c", "cat; echo help >&2; exit 3"], "{\"a\": 1}").ends(3);
    assert_eq!((output.json(), output.stderr.as_str()), (json!({"a": 1}), "help\n"));
    assert_eq!(home.run(&["-c", "kill -TERM $$"], "").code(), 143);
}

#[test]
#[should_panic(expected = "--- stderr:\nhelp")]
fn a_run_that_should_have_gone_well_shows_what_was_said() {
    home().run(&["-c", "echo help >&2; exit 3"], "").ok();
}

#[test]
fn ids_and_times_are_taken_out_and_words_stay() {
    let (a, b) = ("01890a5d-ac96-774b-bcce-b302099a8057", "01890a5d-ac96-774b-bcce-b302099a8058");
    assert_eq!(
        normalised(&json!({
            "id": a, "points": [b, a], b: "2026-03-08", "at": "2026-03-08T10:15:30Z",
            "text": "om 10:15 bij de 2026-03-08T hé", "and": "2026-03-08T10:15:30.123+01:00", "n": 3
        })),
        json!({
            "id": "<id 1>", "points": ["<id 2>", "<id 1>"], "<id 2>": "2026-03-08", "at": "<time>",
            "text": "om 10:15 bij de 2026-03-08T hé", "and": "<time>", "n": 3
        })
    );
    assert_eq!(normalised_text(&format!("ronde {a}, {b}: x{a}")), format!("ronde <id 1>, <id 2>: x{a}"));
}

#[test]
fn bytes_are_found_in_any_file_and_in_names() {
    let home = home();
    fs::create_dir_all(home.path().join("a/.b")).unwrap();
    fs::write(home.path().join("a/.b/c"), b"\0\xffgeheim\0").unwrap();
    fs::write(home.path().join("a/geheim.txt"), b"").unwrap();
    fs::write(home.path().join("a/open"), b"gehei m").unwrap();
    let found = grep_bytes(home.path(), b"geheim");
    assert_eq!(found, [home.path().join("a/.b/c"), home.path().join("a/geheim.txt")]);
    assert!(grep_bytes(home.path(), b"\xff\xff").is_empty());
}

#[test]
fn a_window_that_is_closed_hangs_the_program_up() {
    let home = home();
    let script = "stty raw -echo; printf klaar; dd bs=1 count=1 >/dev/null 2>&1; \
                  printf '\\033[?2026hframe\\033[?2026l'; cat > /dev/null; exit 7";
    let mut terminal = shell(&home, script);
    terminal.until("klaar").close_after("a");
    assert!(terminal.screen().contains("frame"), "{}", terminal.screen());
    assert!(matches!(terminal.wait(), Ended::Signal(_) | Ended::Code(7)));
}

#[test]
fn a_program_that_stands_still_does_nothing_until_it_goes_on() {
    let home = home();
    let script = "trap 'printf \"\\033[?2026hweer\\033[?2026l\"' CONT; printf '\\033[?2026heerst\\033[?2026l'; \
                  while :; do read x; echo \"$x\" >> gezegd; done";
    let mut terminal = shell(&home, script);
    terminal.until("eerst");
    let copy = terminal.standing_still(|_| home.copy());
    assert!(!copy.path().join("gezegd").exists());
    terminal.until("weer");
    fs::write(home.path().join("later"), "").unwrap();
    assert!(!copy.path().join("later").exists());
}

#[test]
fn how_a_program_ended_can_be_asked_while_it_runs() {
    let home = home();
    let mut terminal = shell(&home, "echo $$; read x; exit 3");
    let number = terminal.process().as_raw_nonzero().to_string();
    terminal.until(&number);
    assert_eq!(terminal.has_ended(), None);
    terminal.key("enter").wait();
    assert_eq!(terminal.has_ended(), Some(Ended::Code(3)));
}

#[test]
fn what_means_nothing_is_sent_as_the_focus_of_a_window() {
    let home = home();
    let mut terminal = shell(&home, "stty raw -echo; printf klaar; dd bs=1 count=3 2>/dev/null | cat -v");
    terminal.until("klaar").nothing().until("^[[I");
}

#[test]
fn a_window_is_closed_at_once_while_a_shell_has_it() {
    let home = home();
    let mut terminal = shell(&home, "echo klaar; cat > /dev/null; exit 7");
    terminal.until("klaar").close();
    assert!(matches!(terminal.wait(), Ended::Signal(_) | Ended::Code(7)));
}

#[test]
fn a_display_takes_wide_letters_at_every_size() {
    for (cols, rows) in [(1, 1), (1, 5), (5, 1), (2, 2)] {
        let mut display = Display::new(cols, rows);
        display.feed("界語e\u{301}\r\n👩🏽‍🌾界".as_bytes());
        display.resize(rows, cols);
        display.feed("\x1b[H界".as_bytes());
        assert!(display.text().starts_with('界'), "{cols}×{rows}: {}", display.text());
    }
}

#[test]
fn what_stood_in_a_window_of_another_size_is_gone() {
    let mut display = Display::new(20, 2);
    display.feed(b"oud");
    display.resize(20, 2);
    assert_eq!(display.text(), "oud");
    display.resize(30, 2);
    assert_eq!(display.text(), "");
}

#[test]
fn a_narrow_display_gives_an_emoji_two_cells_and_a_letter_with_its_signs_one() {
    let at = |mut display: Display, text: &str| {
        // A scalar may come in two pieces.
        text.as_bytes().chunks(3).for_each(|bytes| display.feed(bytes));
        display.cursor()
    };
    for (text, narrow, wide) in [("👩🏽‍🌾", 2, 6), ("🇳🇱!", 2, 3), ("क्षि", 2, 3), ("e\u{301}界", 3, 3)]
    {
        assert_eq!(at(Display::narrow(20, 2), text), Some((0, narrow)), "{text}");
        assert_eq!(at(Display::new(20, 2), text), Some((0, wide)), "{text}");
    }
}

#[test]
fn whole_frames_are_counted() {
    let home = home();
    let mut terminal =
        shell(&home, "printf '\\033[?2026heen\\033[?2026l\\033[?2026htwee\\033[?2026l'; read x");
    terminal.until("twee");
    assert_eq!(terminal.frames(), 2);
}

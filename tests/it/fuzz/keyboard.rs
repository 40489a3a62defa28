//! Any bytes on the keyboard of the full screen: it goes on, sends nothing that is not its own, and ends when it is told to.
//!
//! Never here: what keys mean; how long it holds out (that is a soak).

use proptest::prelude::*;

use super::super::support::{self, Signal, Terminal};
use super::{runner, words};

/// What a terminal may send, whole, broken off and nonsense. No mouse at column 0: no terminal sends that, and the reader
/// of keys counts below it when overflow is looked for.
const PIECES: &[&[u8]] = &[
    b"\x1b[200~",
    b"\x1b[201~",
    b"\x1b[200~een\x1b[201~",
    b"\x1b[",
    b"\x1bO",
    b"\x1b",
    b"\x1b[<0;10;10M",
    b"\x1b[<0;10;10m",
    b"\x1b[<64;1;1M",
    b"\x1b[<999;9999;9999M",
    b"\x1b[99999~",
    b"\x1b[15;99~",
    b"\x1b[1;9A",
    b"\x1b[A",
    b"\x1b[Z",
    b"\x1bOP",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[97;5u",
    b"\x1b[1;1R",
    b"\x1b[?1;2c",
    b"\x1b]0;x\x07",
    b"\x1bP+q\x1b\\",
    b"\t",
    b"\r",
    b"\n",
    b"\x7f",
    b"\x08",
    b"\0",
    b"\x9b",
    b"\x80",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xc3",
    b"\xe2\x82",
    b"\x01",
    b"\x05",
    b"\x0b",
    b"\x0c",
    b"\x10",
    b"\x12",
    b"\x15",
    b"\x17",
    b"\x18",
    b"\x19",
    b"\x1a\x1a",
    b"q",
    b"gewoon een zin",
];

fn typed() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES).prop_map(<[u8]>::to_vec),
        2 => words().prop_map(String::into_bytes),
        1 => any::<u8>().prop_map(|byte| vec![byte]),
    ];
    // Neither leaves nor stops the program: Ctrl-C, Ctrl-Z, Ctrl-\, Ctrl-G (an editor of one's own).
    prop::collection::vec(piece, 1..40).prop_map(|pieces| {
        let leaves = |byte: &u8| matches!(byte, 0x03 | 0x1a | 0x1c | 0x07);
        pieces.concat().into_iter().filter(|byte| !leaves(byte)).collect()
    })
}

/// The target: all of it is typed in a round.
pub fn keyboard(bytes: &[u8]) {
    let home = support::home();
    let begins = ["round", "Tuin", "--sequence", "drie-vragen", "--with", "Noor", "--with", "Karim"];
    let mut terminal = Terminal::start(&home, &begins, 80, 24);
    terminal.until("Take a sheet").send(b"\t").until("question 1 of 3").send(bytes);
    // Whatever was begun is ended.
    terminal.send(b"\x1b[201~").kill(Signal::TERM);
    drop(terminal.wait());
    let sent = String::from_utf8_lossy(&terminal.sent()).into_owned();
    assert!(!sent.contains("panicked"), "{}\n{}", bytes.escape_ascii(), terminal.screen());
    assert_eq!(terminal.left_behind(), Vec::<String>::new(), "{}", bytes.escape_ascii());
    home.run(&["check"], "").ok();
}

#[test]
fn whatever_is_typed_the_full_screen_goes_on() {
    runner(6)
        .run(&typed(), |bytes| {
            keyboard(&bytes);
            Ok(())
        })
        .unwrap();
}

//! Any bytes as a sequence file: no panic, every problem at a place that the text has, a report of
//! each; what is accepted is kept and comes back as it was.
#![allow(clippy::unwrap_used, reason = "a fuzz target fails loudly")]

use halte::sequences::shipped::SHIPPED;
use halte::sequences::{Severity, check, report, snapshot, to_json};
use halte::text::Ui;
use proptest::prelude::*;

use super::super::schema;
use super::runner;

/// The target.
pub fn sequence(data: &[u8]) {
    let checked = check("fuzz.toml", data);
    for problem in &checked.problems {
        assert!(checked.source.text.get(problem.span.clone()).is_some());
        assert!(problem.line >= 1 && problem.column >= 1);
        for ui in Ui::ALL {
            let shown = report(problem, &checked.source, ui);
            assert!(shown.lines().count() >= 4, "{shown}");
            assert!(!shown.chars().any(|c| c.is_control() && c != '\n'));
            assert!(to_json(problem, ui).is_object());
        }
    }
    let broken = |p: &halte::sequences::Problem| p.severity() == Severity::Error;
    assert_eq!(checked.sequence.is_none(), checked.problems.iter().any(broken));
    if let Some(sequence) = checked.sequence {
        let value = schema::as_json(data).unwrap();
        assert!(schema::accepts(&value), "the check accepts what the schema refuses\n{value:#}");
        let kept = snapshot::decode(&snapshot::encode(&sequence)).unwrap();
        assert_eq!(kept, sequence);
    }
}

/// What people and programs do to a file, at a place and of a length that are parts of the whole.
#[derive(Clone, Debug)]
enum Change {
    Cut,
    Double,
    Put(Vec<u8>),
    Flip(u8),
}

fn change() -> impl Strategy<Value = Change> {
    let pieces: Vec<&[u8]> = vec![
        b"\"",
        b"'",
        b"\"\"\"",
        b"'''",
        b"[",
        b"]",
        b"[[",
        b"]]",
        b"{",
        b"}",
        b"=",
        b",",
        b".",
        b"#",
        b"\n",
        b"\r",
        b"\r\n",
        b"\0",
        b"\xE9",
        b"\xEF\xBB\xBF",
        b"\\",
        b"\\e",
        "“".as_bytes(),
        "👍🏽".as_bytes(),
        b"a.b.c.d.e.f.g.h.i.j",
        b"[[[[[[[[[[",
        b"{a={a={a={a={",
        b"id = \"x\"\n",
        b"[[step]]\n",
        b"[step]\n",
        b"[step.role.x]\n",
        b"99999999999999999999",
        b"-",
        b"nan",
        b"1e400",
        b"2026-03-12",
        b"true",
        b"step",
        b"on = [\"obstacle\"]\n",
        b"answer = \"vote\"\n",
        b"answer = \"choice\"\n",
        b"seen = \"private\"\n",
        b"one_of = \"a\"\n",
        b"repeat = 3\n",
        b"only_if = { step = \"useful\", below = 6 }\n",
        b"who = \"bringer\"\n",
    ];
    prop_oneof![
        Just(Change::Cut),
        Just(Change::Double),
        prop::sample::select(pieces).prop_map(|piece| Change::Put(piece.to_vec())),
        any::<u8>().prop_map(Change::Flip),
    ]
}

fn apply(data: &mut Vec<u8>, at: f64, length: usize, change: Change) {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place somewhere in a small file"
    )]
    let start = (at * data.len() as f64) as usize;
    let end = (start + length).min(data.len());
    match change {
        Change::Cut => drop(data.drain(start..end)),
        Change::Double => {
            let piece: Vec<u8> = data.get(start..end).unwrap_or_default().to_vec();
            data.splice(start..start, piece);
        }
        Change::Put(piece) => drop(data.splice(start..start, piece)),
        Change::Flip(bits) => {
            if let Some(byte) = data.get_mut(start) {
                *byte ^= bits;
            }
        }
    }
}

#[test]
fn shipped_files_that_were_damaged_give_problems_and_no_panic() {
    let changes = prop::collection::vec((0.0..1.0_f64, 0..200_usize, change()), 1..6);
    let texts: Vec<&str> = SHIPPED.iter().map(|shipped| shipped.text).collect();
    runner(400)
        .run(&(prop::sample::select(texts), changes), |(text, changes)| {
            let mut data = text.as_bytes().to_vec();
            for (at, length, change) in changes {
                apply(&mut data, at, length, change);
            }
            sequence(&data);
            Ok(())
        })
        .unwrap();
}

#[test]
fn pieces_of_syntax_in_any_order_give_problems_and_no_panic() {
    let pieces = prop::collection::vec(change(), 1..60);
    runner(400)
        .run(&pieces, |pieces| {
            let mut data = Vec::new();
            for piece in pieces {
                apply(&mut data, 1.0, 0, piece);
            }
            sequence(&data);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_key_over_lines_before_empty_lines_is_answered() {
    // Found by the test above: the place of a problem that no text over lines stands at.
    sequence(b"\"\"\"on = [\"obstacle\"]\n\"\"\"\n\n");
}

#[test]
fn any_bytes_give_problems_and_no_panic() {
    let bytes = prop::collection::vec(any::<u8>(), 0..300);
    runner(400)
        .run(&bytes, |bytes| {
            sequence(&bytes);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_hundred_thousand_of_anything_is_answered() {
    for piece in [
        "[",
        "{",
        "a.",
        "a=[\n",
        "a={\n",
        "\"",
        "'''",
        "= ",
        "[[step]]\n",
        "[a]\n",
        "\0",
        "\r",
        "“",
        "é = ",
        "a = \"\n",
        "id = \"x\"\n[[step]]\n",
        "x = 1\n",
        "a = [1 2\n",
        "[[step]]\nid=\"a\"\nask=\"b\"\n",
    ] {
        sequence(piece.repeat(100_000 / piece.len()).as_bytes());
    }
    sequence(&vec![b'a'; 2_000_000]);
    sequence(&vec![0xE9; 100_000]);
}

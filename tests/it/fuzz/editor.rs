//! Bytes as moves of the editor beside its model.
//!
//! Never here: expectations; `editor_model` has them.
#![allow(clippy::indexing_slicing, reason = "every index is taken modulo the length")]

use proptest::prelude::*;

use crate::editor_model::{MOTIONS, Op, PIECES, run};

use super::runner;

/// Reads the bytes as moves and runs them; any bytes will do.
pub fn editor(data: &[u8]) {
    let mut bytes = data.iter().copied();
    let one_line = bytes.next().is_some_and(|byte| byte % 4 == 0);
    let mut ops = Vec::new();
    while let Some(op) = next(&mut bytes) {
        ops.push(op);
    }
    run(one_line, &ops);
}

fn next(bytes: &mut impl Iterator<Item = u8>) -> Option<Op> {
    let kind = bytes.next()?;
    let mut byte = || bytes.next().unwrap_or(0);
    Some(match kind % 32 {
        0..=7 => Op::Type(char::from_u32(scalar(&mut byte)).unwrap_or('\u{fffd}')),
        8 | 9 => Op::Paste(words(&mut byte)),
        10 => Op::Burst(words(&mut byte)),
        11..=13 => Op::Backspace,
        14 | 15 => Op::Delete,
        16 => Op::EraseWord,
        17 => Op::DeleteWord,
        18..=22 => Op::Go(MOTIONS[usize::from(byte()) % MOTIONS.len()], byte() % 2 == 0),
        23 => Op::SelectAll,
        24 => Op::Cut,
        25 => Op::Copy,
        26 => Op::PasteOwn,
        27 => Op::Undo,
        28 => Op::Redo,
        29 => Op::Click(u16::from(byte()) % 40, u16::from(byte()) % 12, byte() % 2 == 0),
        30 => Op::Draw(u16::from(byte()) % 40, u16::from(byte()) % 9),
        _ => [Op::TakeEdit, Op::Restore][usize::from(byte()) % 2].clone(),
    })
}

/// Any scalar, most of them from where graphemes are joined.
fn scalar(byte: &mut impl FnMut() -> u8) -> u32 {
    let (high, low) = (u32::from(byte()), u32::from(byte()));
    match high % 8 {
        0 | 1 => low,
        2 => 0x300 + low % 0x70,
        3 => 0x900 + low,
        4 => 0x1f1e6 + low % 26,
        5 => 0x1f3fb + low % 5,
        6 => 0x2000 + low % 0x70,
        _ => (high << 8 | low) * 17 % 0x0011_0000,
    }
}

fn words(byte: &mut impl FnMut() -> u8) -> String {
    let count = byte() % 16;
    (0..count).map(|_| PIECES[usize::from(byte()) % PIECES.len()]).collect()
}

#[test]
fn random_bytes_never_part_the_editor_from_its_model() {
    let bytes = prop::collection::vec(any::<u8>(), 300..400);
    runner(400)
        .run(&bytes, |data| {
            editor(&data);
            Ok(())
        })
        .unwrap();
}

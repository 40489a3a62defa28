//! Drafts and unfinished rounds with anything in them: they open, or it is said that they cannot.

use std::cell::RefCell;

use halte::store::{Draft, DraftEdit};
use halte::tui::widgets::editor::{Editor, Lines, Snapshot};
use proptest::prelude::*;

use super::super::store::sample::{self, key, minute, of, round, text};
use super::{runner, words};

/// A place in a text, or far outside of it.
fn place() -> impl Strategy<Value = usize> {
    prop_oneof![4 => 0..60_usize, 1 => Just(usize::MAX), 1 => Just(usize::MAX / 2)]
}

/// The target: an editor that holds what a draft says, and takes more.
pub fn editor(draft: &Draft, more: &str) {
    for lines in [Lines::Many, Lines::One] {
        let snapshot = Snapshot { text: draft.text.clone(), cursor: draft.cursor, anchor: draft.anchor };
        let mut editor = Editor::restore(lines, snapshot);
        assert!(editor.text().is_char_boundary(editor.cursor()));
        let _ = editor.paste(more);
        let _ = editor.insert_burst(more);
        let _ = editor.undo();
        let _ = editor.undo();
        let _ = editor.redo();
        assert!(!editor.text().contains('\0') || draft.text.contains('\0'));
        assert!(editor.text().is_char_boundary(editor.cursor()));
    }
}

#[test]
fn whatever_a_draft_says_an_editor_opens_with_it() {
    let home = sample::home();
    let store = RefCell::new(home.open());
    let edits = prop::collection::vec((place(), place(), words(), place()), 0..4);
    let draft = (words(), place(), prop::option::of(place()));
    runner(100)
        .run(&(words(), draft, edits, words()), |(field, (text, cursor, anchor), edits, more)| {
            let mut store = store.borrow_mut();
            store.save_draft(None, &field, &Draft { text, cursor, anchor }).unwrap();
            for (at, removed, inserted, cursor) in edits {
                let edit = DraftEdit { at, removed, inserted };
                store.save_edit(None, &field, &edit, cursor, Some(at)).unwrap();
            }
            let before = store.drafts(None).unwrap();
            store.fold_drafts().unwrap();
            assert_eq!(store.drafts(None).unwrap(), before);
            for (_, draft) in before {
                editor(&draft, &more);
            }
            store.drop_draft(None, &field).unwrap();
            Ok(())
        })
        .unwrap();
}

#[test]
fn an_unfinished_round_that_was_damaged_opens_or_says_that_it_cannot() {
    let home = sample::home();
    let store = RefCell::new(home.open());
    let mut begun = round(1);
    begun.answers.insert(key(0, of(1)), text("Het hek is weg."));
    store.borrow_mut().begin(&begun, minute(0)).unwrap();
    let db = home.raw();
    let parts: Vec<(String, String)> = db
        .prepare("SELECT part, body FROM working_part")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let change = (any::<prop::sample::Index>(), 0..30_usize, prop_oneof![words(), Just("null".to_owned())]);
    runner(150)
        .run(&(prop::sample::select(parts), change), |((part, body), (place, length, piece))| {
            let mut store = store.borrow_mut();
            let chars: Vec<char> = body.chars().collect();
            let start = place.index(chars.len());
            let rest = chars[start..].iter().skip(length);
            let damaged: String =
                chars[..start].iter().copied().chain(piece.chars()).chain(rest.copied()).collect();
            let put = "UPDATE working_part SET body = ?2 WHERE part = ?1";
            db.execute(put, (&part, &damaged)).unwrap();
            if let Ok(Some(round)) = store.resume(begun.id) {
                // It can be kept, and is then the same.
                drop(store.keep(&round, &[], minute(1)));
            }
            db.execute(put, (&part, &body)).unwrap();
            Ok(())
        })
        .unwrap();
    db.execute("DELETE FROM working_part", []).unwrap();
    let mut store = store.into_inner();
    store.begin(&round(2), minute(0)).unwrap();
    assert!(store.resume(begun.id).is_err());
}

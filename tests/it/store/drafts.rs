//! Drafts: the last key is there after `kill -9`, and nothing once the answer is kept.

use halte::store::{Draft, DraftEdit, StoreErrorKind};
use proptest::prelude::*;

use super::sample::*;

fn draft(text: &str) -> Draft {
    Draft { text: text.into(), cursor: text.len(), anchor: None }
}

#[test]
fn every_key_is_there_after_a_kill() {
    let home = home();
    let mut store = home.open();
    let round = round(1);
    store.begin(&round, minute(0)).unwrap();
    let words = "Wij 👨‍👩‍👧‍👦 gaan 'm echt";
    for (at, _) in words.char_indices().skip(1) {
        let draft = Draft { text: words[..at].into(), cursor: at, anchor: Some(0) };
        store.save_draft(Some(round.id), "step/0", &draft).unwrap();
        let after = home.killed().open();
        assert_eq!(after.drafts(Some(round.id)).unwrap(), [("step/0".into(), draft)]);
    }
}

#[test]
fn the_draft_that_was_typed_in_last_comes_last() {
    let home = home();
    let mut store = home.open();
    for field in ["a", "b", "c", "a"] {
        store.save_draft(None, field, &draft(field)).unwrap();
    }
    let edit = DraftEdit { at: 1, removed: 0, inserted: "!".into() };
    store.save_edit(None, "b", &edit, 2, None).unwrap();
    let order = |store: &halte::store::Store| -> Vec<String> {
        store.drafts(None).unwrap().into_iter().map(|(field, _)| field).collect()
    };
    assert_eq!(order(&store), ["c", "a", "b"]);
    store.fold_drafts().unwrap();
    assert_eq!(order(&store), ["c", "a", "b"]);
    let mut store = home.killed().open();
    store.save_draft(None, "c", &draft("c")).unwrap();
    assert_eq!(order(&store), ["a", "b", "c"]);
}

#[test]
fn an_answer_takes_its_draft_away_and_no_other() {
    let home = home();
    let mut store = home.open();
    let mut round = round(1);
    store.begin(&round, minute(0)).unwrap();
    store.save_draft(Some(round.id), "x", &draft("x")).unwrap();
    store.save_draft(Some(round.id), "y", &draft("y")).unwrap();
    store.save_draft(None, "x", &draft("z")).unwrap();
    round.answers.insert(key(0, of(1)), text("x"));
    store.keep(&round, &["x"], minute(1)).unwrap();
    let after = home.killed().open();
    assert_eq!(after.drafts(Some(round.id)).unwrap(), [("y".into(), draft("y"))]);
    assert_eq!(after.drafts(None).unwrap(), [("x".into(), draft("z"))]);
    store.drop_draft(Some(round.id), "y").unwrap();
    assert_eq!(store.drafts(Some(round.id)).unwrap(), []);
}

#[test]
fn a_draft_of_a_round_that_is_gone_or_taken_over_is_refused() {
    let home = home();
    let (mut one, mut two) = (home.open(), home.open());
    let round = round(1);
    one.begin(&round, minute(0)).unwrap();
    one.save_draft(Some(round.id), "x", &draft("x")).unwrap();
    two.take(round.id).unwrap();
    two.save_draft(Some(round.id), "x", &draft("two")).unwrap();
    let edit = DraftEdit::default();
    for error in [
        one.save_draft(Some(round.id), "x", &draft("one")).unwrap_err(),
        one.save_edit(Some(round.id), "x", &edit, 0, None).unwrap_err(),
        one.drop_draft(Some(round.id), "x").unwrap_err(),
        one.keep(&round, &[], minute(1)).unwrap_err(),
        one.throw_away(round.id).unwrap_err(),
        one.finish(&round, minute(1)).unwrap_err(),
    ] {
        assert_eq!(error.kind(), StoreErrorKind::TakenOver);
    }
    assert_eq!(two.drafts(Some(round.id)).unwrap(), [("x".into(), draft("two"))]);
    two.throw_away(round.id).unwrap();
    for error in [
        one.save_draft(Some(round.id), "x", &draft("one")).unwrap_err(),
        two.save_draft(Some(round.id), "x", &draft("one")).unwrap_err(),
        two.keep(&round, &[], minute(1)).unwrap_err(),
        two.finish(&round, minute(1)).unwrap_err(),
    ] {
        assert_eq!(error.kind(), StoreErrorKind::NotFound);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn changes_of_a_long_draft_come_out_as_the_text_they_make(
        base in words(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), words(), 0u8..8), 1..20),
    ) {
        let home = home();
        let mut store = home.open();
        store.save_draft(None, "f", &draft(&base)).unwrap();
        let mut naive = base;
        for (from, to, inserted, fold) in edits {
            let places: Vec<usize> = naive.char_indices().map(|(at, _)| at).chain([naive.len()]).collect();
            let (from, to) = (*from.get(&places), *to.get(&places));
            let (from, to) = (from.min(to), from.max(to));
            naive.replace_range(from..to, &inserted);
            let cursor = from + inserted.len();
            let edit = DraftEdit { at: from, removed: to - from, inserted };
            store.save_edit(None, "f", &edit, cursor, Some(from)).unwrap();
            match fold {
                0 => store.fold_drafts().unwrap(),
                1 => store.rest().unwrap(),
                2 => store.pause().unwrap(),
                3 => store.save_draft(None, "f", &Draft { text: naive.clone(), cursor, anchor: Some(from) }).unwrap(),
                _ => {}
            }
            let expected = Draft { text: naive.clone(), cursor, anchor: Some(from) };
            prop_assert_eq!(store.drafts(None).unwrap(), [("f".to_owned(), expected)]);
        }
    }
}

#[test]
fn words_of_a_window_that_lost_its_round_are_kept_apart_until_somebody_lets_them_go() {
    let home = home();
    let (mut lost, mut holds) = (home.open(), home.open());
    let round = round(1);
    lost.begin(&round, minute(0)).unwrap();
    lost.save_draft(Some(round.id), "x", &draft("samen")).unwrap();
    holds.take(round.id).unwrap();
    holds.save_draft(Some(round.id), "x", &draft("samen hier")).unwrap();
    let refused = lost.save_draft(Some(round.id), "x", &draft("samen daar")).unwrap_err();
    assert_eq!(refused.kind(), StoreErrorKind::TakenOver);
    lost.save_apart(round.id, "x", &draft("samen hier")).unwrap();
    assert_eq!(holds.drafts(Some(round.id)).unwrap().len(), 1, "the same words are no second version");
    lost.save_apart(round.id, "x", &draft("samen daa")).unwrap();
    lost.save_apart(round.id, "x", &draft("samen daar")).unwrap();

    let mut after = home.killed().open();
    let kept = after.drafts(Some(round.id)).unwrap();
    let apart = kept.iter().find(|(name, _)| halte::store::apart(name) == Some("x")).unwrap();
    assert_eq!(kept.len(), 2);
    assert_eq!(apart.1.text, "samen daar");
    assert!(kept.contains(&("x".into(), draft("samen hier"))));
    after.drop_draft(Some(round.id), &apart.0).unwrap();
    assert_eq!(after.drafts(Some(round.id)).unwrap(), [("x".into(), draft("samen hier"))]);
    holds.throw_away(round.id).unwrap();
    let gone = lost.save_apart(round.id, "x", &draft("nog meer")).unwrap_err();
    assert_eq!(gone.kind(), StoreErrorKind::NotFound);
}

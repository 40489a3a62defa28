//! What is taken back is nowhere any more: not in the file, not in the log, not between the cells.

use std::collections::BTreeSet;

use halte::domain::answer::Content;
use halte::domain::round::Round;
use halte::store::{Draft, DraftEdit, Store};

use super::sample::*;

/// Numbers in an order that looks like none, the same every time.
struct Dice(u64);
impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// So many bytes in which a search finds this number.
fn token(number: usize, size: usize) -> String {
    format!("qz{number:06};").repeat(size / 9 + 1)
}

/// Every number whose token stands anywhere in these bytes.
fn found(bytes: &[u8]) -> BTreeSet<usize> {
    let digits = |window: &[u8]| std::str::from_utf8(&window[2..8]).ok()?.parse().ok();
    bytes.windows(9).filter(|w| w.starts_with(b"qz") && w[8] == b';').filter_map(digits).collect()
}

/// The tokens in the files that do not stand in what is kept; all that stand have to be there.
fn left_over(home: &Home, stands: &BTreeSet<usize>) -> Vec<usize> {
    let found = found(&bytes(home.folder.path()));
    assert!(stands.is_subset(&found), "words that stand are not found");
    found.difference(stands).copied().collect()
}

/// Types, keeps and replaces many words of many sizes. Gives what still stands.
fn replace_much(store: &mut Store, rounds: &mut [Round], dice: &mut Dice) -> BTreeSet<usize> {
    let mut number = 0;
    let mut next = |dice: &mut Dice| {
        number += 1;
        let size = [20, 60, 300, 900, 9000][dice.below(5)];
        (number, token(number, 1 + dice.below(size)))
    };
    for turn in 0..100 {
        for round in rounds.iter_mut() {
            let field = format!("f{}", dice.below(6));
            let (_, words) = next(dice);
            let draft = Draft { cursor: words.len(), text: words, anchor: None };
            store.save_draft(Some(round.id), &field, &draft).unwrap();
            let (_, inserted) = next(dice);
            let edit = DraftEdit { at: 0, removed: dice.below(draft.text.len()), inserted };
            store.save_edit(Some(round.id), &field, &edit, 0, None).unwrap();
            for _ in 0..40 {
                let key = halte::domain::answer::Key {
                    n: u32::try_from(dice.below(120)).unwrap(),
                    ..key(2, of(1))
                };
                if dice.below(3) == 0 {
                    round.answers.remove(&key);
                } else {
                    round.answers.insert(key, text(&next(dice).1));
                }
            }
            if dice.below(3) == 0 {
                round.about = next(dice).1;
                round.case.title = next(dice).1;
            }
            store.keep(round, &[&field], minute(turn)).unwrap();
        }
        if dice.below(40) == 0 {
            store.rest().unwrap();
        }
    }
    let mut stands = BTreeSet::new();
    for round in rounds.iter() {
        stands.extend(found(round.about.as_bytes()));
        stands.extend(found(round.case.title.as_bytes()));
        for answer in round.answers.values() {
            if let Some(Content::Text(words)) = &answer.content {
                stands.extend(found(words.as_bytes()));
            }
        }
    }
    stands
}

#[test]
fn words_that_were_taken_back_are_in_no_file_after_a_pause() {
    // Each of these leaves words between the cells when the tables are not written anew.
    for seed in [4, 13] {
        let home = home();
        let mut store = home.open();
        let mut rounds = [round(1), round(2), round(3)];
        for round in &rounds {
            store.begin(round, minute(0)).unwrap();
        }
        let stands = replace_much(&mut store, &mut rounds, &mut Dice(seed));
        store.pause().unwrap();
        assert_eq!(left_over(&home, &stands), Vec::<usize>::new());
        for round in &rounds {
            assert_eq!(store.resume(round.id).unwrap().as_ref(), Some(round));
        }
        // Beside one that goes on, one is finished and one thrown away.
        store.finish(&rounds[0], minute(200)).unwrap();
        assert_eq!(left_over(&home, &stands), Vec::<usize>::new());
        store.throw_away(rounds[1].id).unwrap();
        store.throw_away(rounds[2].id).unwrap();
        let left: BTreeSet<usize> = rounds[0]
            .answers
            .values()
            .flat_map(|answer| match &answer.content {
                Some(Content::Text(words)) => found(words.as_bytes()),
                _ => BTreeSet::new(),
            })
            .collect();
        let rest: BTreeSet<usize> = found(&bytes(home.folder.path())).difference(&left).copied().collect();
        let named = found(format!("{}{}", rounds[0].about, rounds[0].case.title).as_bytes());
        assert!(rest.is_subset(&named), "{rest:?}");
    }
}

#[test]
fn a_round_that_is_thrown_away_leaves_no_word() {
    let home = home();
    let mut store = home.open();
    let mut round = round(1);
    round.case.title = "Zeldzaamheid".into();
    store.begin(&round, minute(0)).unwrap();
    store
        .save_draft(Some(round.id), "x", &Draft { text: "kladwoord".into(), cursor: 0, anchor: None })
        .unwrap();
    round.answers.insert(key(0, of(1)), text("antwoordwoord"));
    store.keep(&round, &[], minute(1)).unwrap();
    let before = bytes(home.folder.path());
    let words = ["Zeldzaamheid", "kladwoord", "antwoordwoord", "Noor"];
    assert!(words.iter().all(|words| holds(&before, words)));
    store.throw_away(round.id).unwrap();
    let after = bytes(home.folder.path());
    assert!(words.iter().all(|words| !holds(&after, words)));
}

#[test]
fn a_log_that_somebody_reads_is_emptied_later() {
    let home = home();
    let mut store = home.open();
    let mut round = round(1);
    store.begin(&round, minute(0)).unwrap();
    let raw = home.raw();
    round.about = "weggehaald".into();
    store.keep(&round, &[], minute(1)).unwrap();
    raw.execute_batch("BEGIN; SELECT count(*) FROM working_round").unwrap();
    round.about = "nieuw".into();
    store.keep(&round, &[], minute(2)).unwrap();
    store.pause().unwrap();
    raw.execute_batch("COMMIT").unwrap();
    store.rest().unwrap();
    assert!(!holds(&bytes(home.folder.path()), "weggehaald"));
    assert!(holds(&bytes(home.folder.path()), "nieuw"));
}

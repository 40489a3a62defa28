//! Anything typed in search: no error, and what is found is what has all of it.

use halte::domain::fold::fold;
use halte::domain::search::{Wanted, places};
use halte::store::Store;
use proptest::prelude::*;

use super::super::store::sample::{self, key, minute, of, text};
use super::{HOSTILE, runner, words};

/// The target: this is typed, and these texts were said.
pub fn query(store: &Store, said: &[String], typed: &str) {
    let wanted = Wanted::typed(typed);
    let found = store.search(&wanted, None, 10_000, usize::MAX).unwrap();
    assert_eq!(found.next, None);
    let mut found: Vec<String> = found.hits.into_iter().map(|hit| hit.text).collect();
    let mut all: Vec<String> =
        said.iter().filter(|text| !wanted.is_empty() && wanted.is_in(&fold(text))).cloned().collect();
    found.sort();
    all.sort();
    assert_eq!(found, all, "{typed:?}");
    for text in said {
        for range in places(text, &wanted.parts) {
            assert!(text.get(range).is_some_and(|piece| !piece.is_empty()));
        }
    }
}

#[test]
fn whatever_is_looked_for_is_found_exactly() {
    let home = sample::home();
    let mut store = home.open();
    let mut said: Vec<String> = crate::naughty::strings().step_by(7).map(str::to_owned).collect();
    said.extend(HOSTILE.windows(3).map(|pieces| pieces.concat().replace('\0', "")));
    said.retain(|text| !text.trim().is_empty());
    for (n, words) in (1..).zip(&said) {
        let mut round = sample::round(n);
        round.answers.insert(key(0, of(1)), text(words));
        store.begin(&round, minute(0)).unwrap();
        store.finish(&round, minute(i64::try_from(n).unwrap())).unwrap();
    }
    let part = (0..said.len(), any::<prop::sample::Index>(), 1..12_usize);
    let of_said = part.prop_map({
        let said = said.clone();
        move |(which, at, length)| {
            let chars: Vec<char> = said[which].chars().collect();
            let at = at.index(chars.len());
            chars[at..].iter().take(length).collect::<String>()
        }
    });
    let typed =
        prop_oneof![words(), of_said.clone(), (of_said, words()).prop_map(|(a, b)| format!("\"{a}\" {b}"))];
    runner(150)
        .run(&typed, |typed| {
            query(&store, &said, &typed);
            Ok(())
        })
        .unwrap();
}

//! An import that ends before its end: what is here then, and what the next one makes of it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde_json::Value;

use super::news::rounds;
use super::{DEMO, broken_off, import, one_case, open};
use crate::store::check::check;
use crate::store::{Store, rows};

/// Each round that is here, with the number of its answers.
fn answers_of(store: &Store) -> BTreeMap<[u8; 16], u32> {
    let sql = "SELECT id, (SELECT count(*) FROM answer WHERE round = r.id) FROM round r";
    let mut query = store.db.prepare(sql).unwrap();
    let rounds = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rounds.collect::<Result<_, _>>().unwrap()
}

/// How many rows each table of finished things has.
fn counts(store: &Store) -> Vec<(&'static str, u32)> {
    let count = |table| {
        let sql = format!("SELECT count(*) FROM {table}");
        (table, store.db.query_row(&sql, [], |row| row.get(0)).unwrap())
    };
    rows::ALL.iter().map(|kind| count(kind.table)).collect()
}

#[test]
fn much_news_of_which_no_moments_are_told_comes_round_by_round() {
    let folder = tempfile::tempdir().unwrap();
    // All of the case, and many rounds more before, between and after its own.
    let mut news: Value = serde_json::from_str(&one_case()).unwrap();
    let more = rounds(40)["cases"][0]["rounds"].take();
    news["cases"][0]["rounds"].as_array_mut().unwrap().extend(more.as_array().unwrap().clone());
    // One working element is the same as another that was seen much later.
    let elements = &mut news["cases"][0]["elements"];
    let other = elements[1]["id"].clone();
    (elements[0]["x-same_as"], elements[0]["x-round"]) = (other, "more-1".into());
    elements[1]["x-round"] = "more-38".into();
    let news = news.to_string();
    let mut at_once = open(&folder.path().join("at-once.db"));
    import(&mut at_once, &news);
    assert_eq!(check(&folder.path().join("at-once.db")).unwrap().findings, []);
    let (whole, complete) = (counts(&at_once), answers_of(&at_once));
    let few = rounds(1);
    let mut halfway = 0;
    for stop in 1.. {
        let path = folder.path().join(format!("{stop}.db"));
        let mut store = open(&path);
        import(&mut store, &few.to_string());
        let ended = broken_off(&mut store, &news, stop);
        let had = answers_of(&store);
        assert!(had.iter().all(|(round, answers)| complete.get(round) == Some(answers)), "{stop}: {had:?}");
        assert_eq!(check(&path).unwrap().findings, [], "{stop}");
        halfway += u32::from((2..complete.len()).contains(&had.len()));
        import(&mut store, &news);
        assert_eq!(counts(&store), whole, "{stop}");
        assert_eq!(check(&path).unwrap().findings, []);
        assert!(import(&mut store, &news)[0].is_nothing());
        if ended {
            break;
        }
    }
    assert!(halfway > 0, "all of it came at once");
}

/// What was seen in a case that comes later waits for it, and comes last of all.
#[test]
fn an_import_that_is_broken_off_at_its_very_end_is_made_whole_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut book: Value = serde_json::from_str(DEMO).unwrap();
    let last = book["cases"].as_array().unwrap().last().unwrap()["id"].clone();
    let seen = serde_json::json!({ "case": last, "outcome": "Het werkte daar ook." });
    book["cases"][0]["elements"][0]["seen_in"].as_array_mut().unwrap().push(seen);
    let book = book.to_string();
    let mut at_once = open(&folder.path().join("at-once.db"));
    let commits = Arc::new(Mutex::new(0));
    let counted = Arc::clone(&commits);
    let count = move || {
        *counted.lock().unwrap() += 1;
        false
    };
    at_once.db.commit_hook(Some(count)).unwrap();
    import(&mut at_once, &book);
    let (whole, commits) = (counts(&at_once), *commits.lock().unwrap());
    let mut lacked = 0;
    for stop in commits - 8..commits {
        let path = folder.path().join(format!("{stop}.db"));
        let mut store = open(&path);
        broken_off(&mut store, &book, stop);
        let cases = counts(&store)[0];
        lacked += u32::from(cases == whole[0] && counts(&store) != whole);
        import(&mut store, &book);
        assert_eq!(counts(&store), whole, "{stop} of {commits}");
        assert_eq!(check(&path).unwrap().findings, [], "{stop} of {commits}");
    }
    assert!(lacked > 0, "nothing waited for the end");
}

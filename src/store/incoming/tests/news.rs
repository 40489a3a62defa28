//! News of a case that is here: it comes in pieces, each of them whole rounds, and a dry import counts the same.

use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use uuid::Uuid;

use super::{broken_off, import, now, one_case, open, survey};
use crate::casebook::read;
use crate::store::Store;
use crate::store::check::check;
use crate::store::incoming::{Import, Taken, held};

/// So many rounds are news.
const COUNT: usize = 40;

/// The first case of the demo with so many rounds, each as the first one.
pub(super) fn rounds(count: usize) -> Value {
    let mut book: Value = serde_json::from_str(&one_case()).unwrap();
    let case = &mut book["cases"][0];
    let first = case["rounds"][0].clone();
    for list in ["agreements", "agenda", "elements", "attachments", "notes"] {
        case[list] = serde_json::json!([]);
    }
    let round = |n: usize| {
        let mut round = first.clone();
        round["id"] = format!("more-{n}").into();
        round["started_at"] = format!("2025-{:02}-{:02}T13:00:00Z", 4 + n / 28, 1 + n % 28).into();
        for answer in round["answers"].as_array_mut().unwrap() {
            answer["id"] = format!("more-{n}-{}", answer["id"].as_str().unwrap()).into();
        }
        round
    };
    case["rounds"] = (0..count).map(round).collect();
    book
}

/// A casebook with the revisions that are here.
fn with_revisions(store: &Store, mut book: Value) -> String {
    let mut query = store.db.prepare("SELECT id, row, kind, node, clock, body FROM revision").unwrap();
    let mut parents = store.db.prepare("SELECT parent FROM revision_parent WHERE revision = ?1").unwrap();
    let id = |bytes: [u8; 16]| Uuid::from_bytes(bytes).to_string();
    let case = book["cases"][0]["id"].clone();
    let revisions = query.query_map([], |row| {
        let own: [u8; 16] = row.get(0)?;
        let parents: Vec<String> =
            parents.query_map([own], |row| row.get(0).map(id))?.collect::<Result<_, _>>()?;
        let body: Value = serde_json::from_str(&row.get::<_, String>(5)?).unwrap();
        Ok(serde_json::json!({
            "case": case, "id": id(own), "row": id(row.get(1)?), "kind": row.get::<_, String>(2)?,
            "node": id(row.get(3)?), "clock": row.get::<_, i64>(4)?, "parents": parents, "body": body,
        }))
    });
    book["revisions"] = revisions.unwrap().collect::<Result<Vec<_>, _>>().unwrap().into();
    book.to_string()
}

/// What another machine has after it took in one round more, so many times.
fn by_moments(path: &Path) -> String {
    let mut store = open(path);
    for so_far in 1..=COUNT {
        import(&mut store, &rounds(so_far).to_string());
    }
    with_revisions(&store, rounds(COUNT))
}

/// What another machine has after it took in all of it at one moment.
fn of_one_moment(path: &Path) -> String {
    let mut store = open(path);
    import(&mut store, &rounds(COUNT).to_string());
    with_revisions(&store, rounds(COUNT))
}

/// The answers of each round that is here.
fn answers(store: &Store) -> Vec<u32> {
    let mut query = store
        .db
        .prepare("SELECT (SELECT count(*) FROM answer WHERE round = r.id) FROM round r ORDER BY started")
        .unwrap();
    query.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

/// An import that ends after each of its commits leaves whole rounds, and the next makes it whole.
fn whole_rounds_wherever_it_ends(folder: &Path, news: &str) {
    let mut halfway = 0;
    for stop in 1.. {
        let path = folder.join(format!("{stop}.db"));
        let mut store = open(&path);
        import(&mut store, &rounds(1).to_string());
        let each = answers(&store)[0];
        let ended = broken_off(&mut store, news, stop);
        let had = answers(&store);
        assert!(had.iter().all(|answers| *answers == each), "{stop}: {had:?}");
        assert_eq!(check(&path).unwrap().findings, [], "{stop}");
        halfway += u32::from((2..COUNT).contains(&had.len()));
        import(&mut store, news);
        assert_eq!(answers(&store).len(), COUNT);
        assert_eq!(check(&path).unwrap().findings, []);
        assert!(import(&mut store, news)[0].is_nothing());
        if ended {
            break;
        }
    }
    assert!(halfway > 0, "all of it came at once");
}

#[test]
fn much_news_of_a_case_that_is_here_comes_by_the_moments_at_which_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    whole_rounds_wherever_it_ends(folder.path(), &by_moments(&folder.path().join("other.db")));
}

#[test]
fn much_news_that_was_written_at_one_moment_comes_round_by_round() {
    let folder = tempfile::tempdir().unwrap();
    whole_rounds_wherever_it_ends(folder.path(), &of_one_moment(&folder.path().join("other.db")));
}

/// What an import did, and how many revisions its largest transaction wrote, also when it was undone.
fn largest(store: &mut Store, casebook: &str, dry: bool) -> (Vec<Taken>, usize) {
    let sizes: Arc<Mutex<Vec<usize>>> = Arc::new(Mutex::new(vec![0]));
    let (counting, ending, undoing) = (sizes.clone(), sizes.clone(), sizes.clone());
    let count = move |_: rusqlite::hooks::Action, _: &str, table: &str, _: i64| {
        *counting.lock().unwrap().last_mut().unwrap() += usize::from(table == "revision");
    };
    store.db.update_hook(Some(count)).unwrap();
    let ends = move || {
        ending.lock().unwrap().push(0);
        false
    };
    store.db.commit_hook(Some(ends)).unwrap();
    store.db.rollback_hook(Some(move || undoing.lock().unwrap().push(0))).unwrap();
    let survey = survey(casebook);
    let mut import = Import::new(store, &survey, now(), dry);
    read::casebook(casebook.as_bytes(), &mut import).unwrap();
    let done = import.finish().unwrap();
    store.db.update_hook(None::<fn(rusqlite::hooks::Action, &str, &str, i64)>).unwrap();
    store.db.commit_hook(None::<fn() -> bool>).unwrap();
    store.db.rollback_hook(None::<fn()>).unwrap();
    let largest = sizes.lock().unwrap().iter().copied().max().unwrap();
    (done, largest)
}

#[test]
fn no_transaction_of_news_writes_much_more_than_a_round() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mut here = open(&at("round.db"));
    import(&mut here, &rounds(1).to_string());
    let revisions = |store: &Store| {
        store
            .db
            .query_row("SELECT count(*) FROM revision", [], |row| row.get::<_, isize>(0))
            .unwrap()
            .unsigned_abs()
    };
    let before = revisions(&here);
    import(&mut here, &rounds(2).to_string());
    let round = revisions(&here) - before;
    let books = [by_moments(&at("moments.db")), of_one_moment(&at("one.db")), rounds(COUNT).to_string()];
    for (n, news) in books.iter().enumerate() {
        let mut store = open(&at(&format!("{n}.db")));
        import(&mut store, &rounds(1).to_string());
        let before = revisions(&store);
        let (would, undone) = largest(&mut store, news, true);
        assert_eq!(revisions(&store), before, "a dry import left something");
        let (did, written) = largest(&mut store, news, false);
        assert_eq!(would, did);
        assert_eq!(answers(&store).len(), COUNT);
        for most in [undone, written] {
            assert!((round..=held::ROUND + round).contains(&most), "{n}: {most}");
        }
    }
}

/// Rounds of which one has other words in its first answers.
fn otherwise(mut book: Value, round: usize, words: &[&str]) -> Value {
    let answers = book["cases"][0]["rounds"][round]["answers"].as_array_mut().unwrap();
    let texts = answers.iter_mut().filter(|answer| answer["text"].is_string());
    for (answer, words) in texts.zip(words) {
        answer["text"] = (*words).into();
    }
    book
}

#[test]
fn a_dry_import_counts_what_was_written_often_or_stands_in_two_versions_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut here, mut there) = (open(&folder.path().join("here.db")), open(&folder.path().join("there.db")));
    for store in [&mut here, &mut there] {
        import(store, &rounds(1).to_string());
    }
    import(&mut here, &otherwise(rounds(1), 0, &["hier anders", "gelijk"]).to_string());
    // Before all the rounds and after them: the one here and there, the other in the end alike, the third there only.
    let (early, late) = (["daar anders", "ongelijk", "een"], ["daar weer anders", "gelijk", "twee"]);
    for book in [rounds(1), rounds(COUNT)] {
        import(&mut there, &otherwise(book, 0, &early).to_string());
    }
    let whole = otherwise(otherwise(rounds(COUNT), 0, &late), COUNT - 1, &["die nieuw was, ook"]);
    import(&mut there, &whole.to_string());
    let news = with_revisions(&there, whole);
    let (would, _) = largest(&mut here, &news, true);
    let (did, _) = largest(&mut here, &news, false);
    let [taken] = would.as_slice() else { panic!("{would:?}") };
    assert_eq!((taken.rounds, taken.changed, taken.forks), (COUNT as u64 - 1, 2, 1));
    assert_eq!(would, did);
}

#[test]
fn what_one_moment_changed_in_rounds_that_are_here_is_changed_in_one_transaction() {
    const MANY: usize = 2 * COUNT;
    let folder = tempfile::tempdir().unwrap();
    let mut there = open(&folder.path().join("there.db"));
    import(&mut there, &rounds(MANY).to_string());
    let words: Vec<String> = (0..99).map(|n| format!("overal anders {n}")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut changed = (0..MANY).fold(rounds(MANY), |book, round| otherwise(book, round, &words));
    for round in changed["cases"][0]["rounds"].as_array_mut().unwrap() {
        round["about"] = "ook over iets anders".into();
    }
    import(&mut there, &changed.to_string());
    let news = with_revisions(&there, changed);
    let otherwise = |store: &Store| -> isize {
        let sql = "SELECT count(*) FROM answer WHERE text LIKE 'overal anders %'";
        store.db.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let all = otherwise(&there);
    // More than what is parted by rounds where it is new.
    assert!(all.unsigned_abs() > held::ROUND, "{all}");
    for stop in 0.. {
        let path = folder.path().join(format!("{stop}.db"));
        let mut store = open(&path);
        import(&mut store, &rounds(MANY).to_string());
        let ended = broken_off(&mut store, &news, stop);
        assert!([0, all].contains(&otherwise(&store)), "{stop}: {} of {all}", otherwise(&store));
        assert_eq!(check(&path).unwrap().findings, [], "{stop}");
        if ended {
            assert_eq!(otherwise(&store), all);
            break;
        }
    }
}

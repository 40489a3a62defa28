//! Search: what was said is found exactly, newest first, and what was taken back is not.

use std::collections::BTreeSet;

use halte::domain::answer::{Content, Element, Mark, Promise, Slot};
use halte::domain::case::Attachment;
use halte::domain::fold::fold;
use halte::domain::id::{AnswerId, RoundId};
use halte::domain::person::{Person, Role};
use halte::domain::round::Round;
use halte::domain::search::{Hit, Source, Wanted};
use halte::store::{EarlierWords, Origin, Store, Words};
use proptest::prelude::*;
use rusqlite::types::ValueRef;

use super::sample::*;

/// A finished round in which Noor says this.
fn says(store: &mut Store, n: u128, words: &str) -> Round {
    let mut round = round(n);
    round.answers.insert(key(0, of(1)), text(words));
    store.begin(&round, minute(0)).unwrap();
    store.finish(&round, minute(i64::try_from(n).unwrap())).unwrap();
    round
}

fn search(store: &Store, wanted: &Wanted) -> Vec<Hit> {
    let found = store.search(wanted, None, 1000, usize::MAX).unwrap();
    assert_eq!(found.next, None);
    found.hits
}

fn found(store: &Store, typed: &str) -> Vec<String> {
    search(store, &Wanted::typed(typed)).into_iter().map(|hit| hit.text).collect()
}

fn sound(store: &Store) {
    let check = store.check_index().unwrap();
    assert!(check.is_right(), "{check:?}");
}

#[test]
fn what_was_typed_is_found_exactly_and_nothing_by_accident() {
    let home = home();
    let mut store = home.open();
    let all = [
        "Coördinatie door de gemeente",
        "In het buurtoverleg zei iedereen: it's fine",
        "We schreven c++ en niet c",
        "van a-b naar ab",
        "Zij zei \"quoted\" en ‘enkel’",
        "100% zeker_weten * 👍🏽 ++",
        "NEAR en OR en NOT",
    ];
    for (n, words) in (1..).zip(all) {
        says(&mut store, n, words);
    }
    for (typed, at) in [
        ("coordinatie", vec![0]),
        ("COÖRDINATIE gemeente", vec![0]),
        ("overleg", vec![1]),
        ("it's", vec![1]),
        ("it’s", vec![1]),
        ("c++", vec![2]),
        ("a-b", vec![3]),
        ("\"quoted\"", vec![4]),
        ("'enkel'", vec![4]),
        ("quoted", vec![4]),
        ("%", vec![5]),
        ("_", vec![5]),
        ("*", vec![5]),
        ("++", vec![5, 2]),
        ("👍🏽", vec![5]),
        ("near or", vec![6]),
        ("words:en", vec![]),
        ("case:", vec![]),
        ("\"door de\"", vec![0]),
        ("\"de door\"", vec![]),
        ("de door", vec![0]),
        ("zwembad", vec![]),
        ("xq", vec![]),
    ] {
        let expected: Vec<&str> = at.into_iter().map(|at| all[at]).collect();
        assert_eq!(found(&store, typed), expected, "{typed}");
    }
    sound(&store);
}

#[test]
fn a_round_that_is_not_finished_is_in_no_search() {
    let home = home();
    let mut store = home.open();
    let mut round = round(1);
    round.answers.insert(key(0, of(1)), text("geheimtaal"));
    store.begin(&round, minute(0)).unwrap();
    store.keep(&round, &[], minute(1)).unwrap();
    store.pause().unwrap();
    assert_eq!(found(&store, "geheim"), Vec::<String>::new());
    store.throw_away(round.id).unwrap();
    assert_eq!(found(&store, "geheim"), Vec::<String>::new());
    sound(&store);
}

#[test]
fn a_hit_says_where_and_when_it_was_said_and_by_whom() {
    let home = home();
    let mut store = home.open();
    let round = says(&mut store, 1, "De sleutel lag er niet");
    let [hit] = &search(&store, &Wanted::typed("sleutel"))[..] else { panic!() };
    assert_eq!((hit.title.as_str(), hit.at, hit.round), ("De Knoop", minute(0), Some(round.id)));
    assert_eq!((hit.question.as_deref(), hit.who.as_deref()), (Some("Ask hands?"), Some("Noor")));
    assert_eq!(hit.source, Source::Answer);
    let answer = AnswerId(hit.id);
    let kept = store.round(round.id).unwrap().unwrap();
    assert_eq!(kept.answers[0].id, answer);
}

#[test]
fn what_stands_under_nobodys_name_is_found_under_nobodys_name() {
    let home = home();
    let mut store = home.open();
    let mut round = round(1);
    round.answers.insert(key(1, Slot::Unnamed(0)), text("bang voor gedoe"));
    store.begin(&round, minute(0)).unwrap();
    store.finish(&round, minute(1)).unwrap();
    let [hit] = &search(&store, &Wanted::typed("gedoe"))[..] else { panic!() };
    assert_eq!(hit.who, None);
}

#[test]
fn filters_leave_what_they_name() {
    let home = home();
    let mut store = home.open();
    let mut first = round(1);
    first.seats = vec![
        seat(Person { role: Some(Role::new("resident")), ..person(1, "Noor") }),
        seat(Person { role: Some(Role::new("civil-servant")), ..person(2, "Karim") }),
    ];
    let mut marked = text("de brug is dicht");
    marked.marks = vec![Mark::Obstacle];
    first.answers.insert(key(0, of(1)), marked);
    first.answers.insert(key(0, of(2)), text("de brug is open"));
    first.answers.insert(key(2, Slot::Group), said(Content::List(vec!["de brug".into()])));
    store.begin(&first, minute(0)).unwrap();
    store.finish(&first, minute(1)).unwrap();
    let mut second = round(2);
    (second.case, second.started) = (case(2, "Het Plein"), minute(100));
    second.seats = vec![seat(person(7, "Els"))];
    second.answers.insert(key(0, of(7)), text("geen brug"));
    store.begin(&second, minute(100)).unwrap();
    store.finish(&second, minute(101)).unwrap();
    let wanted = Wanted::typed("brug");
    let texts =
        |wanted: Wanted| -> Vec<String> { search(&store, &wanted).into_iter().map(|hit| hit.text).collect() };
    assert_eq!(texts(wanted.clone()), ["geen brug", "de brug", "de brug is open", "de brug is dicht"]);
    assert_eq!(texts(Wanted { case: Some(second.case.id), ..wanted.clone() }), ["geen brug"]);
    assert_eq!(texts(Wanted { line: Some("alles/events".into()), ..wanted.clone() }), ["de brug"]);
    assert_eq!(texts(Wanted { role: Some("resident".into()), ..wanted.clone() }), ["de brug is dicht"]);
    assert_eq!(texts(Wanted { mark: Some(Mark::Obstacle), ..wanted.clone() }), ["de brug is dicht"]);
    assert_eq!(texts(Wanted { since: Some(minute(50)), ..wanted.clone() }), ["geen brug"]);
    assert_eq!(texts(Wanted { before: Some(minute(50)), ..wanted }).len(), 3);
}

#[test]
fn what_is_made_between_rounds_is_found_and_undone_with_its_words() {
    let home = home();
    let mut store = home.open();
    let round = says(&mut store, 1, "Samen koffie");
    let origin = Origin::Case(round.case.id);
    let words = Element { element: "zwartewoudtaart eerst".into(), ..Element::default() };
    let (element, made) = store.make_element(origin, &words, minute(2)).unwrap();
    let (_, noted) = store.note(round.case.id, Some(round.id), None, "notitieblok", minute(3)).unwrap();
    assert_eq!((found(&store, "woudtaart").len(), found(&store, "notitieblok").len()), (1, 1));
    let other = Element { element: "appelgebak eerst".into(), ..Element::default() };
    let worded = store.word_element(element, &other, minute(4)).unwrap();
    assert_eq!((found(&store, "zwartewoud").len(), found(&store, "appelgebak").len()), (0, 1));
    store.undo(&worded, minute(5)).unwrap();
    assert_eq!((found(&store, "zwartewoud").len(), found(&store, "appelgebak").len()), (1, 0));
    store.undo(&noted, minute(6)).unwrap();
    assert_eq!(found(&store, "notitieblok").len(), 0);
    assert!(store.undo(&made, minute(7)).is_err(), "it was said otherwise since");
    sound(&store);
}

/// What was found: the words now, and those in which it was found.
fn found_in(store: &Store, typed: &str) -> Vec<(String, String)> {
    let wanted = Wanted::typed(typed);
    let hits = search(store, &wanted).into_iter();
    hits.map(|hit| (hit.text.clone(), hit.found_in(&wanted).0.to_owned())).collect()
}

#[test]
fn earlier_words_that_were_kept_are_found_and_those_that_went_are_not() {
    let home = home();
    let mut store = home.open();
    let round = says(&mut store, 1, "De sleutel ligt bij Qwim");
    let answer = store.round(round.id).unwrap().unwrap().answers[0].id;
    let now = Content::Text("De sleutel ligt bij de buren".to_owned());
    let kept = store.correct_answer(answer, &now, "", EarlierWords::Kept, minute(2)).unwrap().unwrap();
    let [new, old] = ["De sleutel ligt bij de buren", "De sleutel ligt bij Qwim"].map(str::to_owned);
    assert_eq!(found_in(&store, "qwim"), [(new.clone(), old.clone())]);
    assert_eq!(found_in(&store, "sleutel"), [(new.clone(), new.clone())]);
    assert_eq!(found_in(&store, "qwim buren"), [(new.clone(), old.clone())]);
    sound(&store);
    store.undo(&kept, minute(3)).unwrap();
    assert_eq!(found_in(&store, "buren"), []);
    assert_eq!(found_in(&store, "qwim"), [(old.clone(), old)]);
    sound(&store);
    store.correct_answer(answer, &now, "", EarlierWords::Gone, minute(4)).unwrap();
    assert_eq!((found_in(&store, "qwim"), found_in(&store, "buren").len()), (vec![], 1));
    sound(&store);

    let (note, _) = store.note(round.case.id, Some(round.id), None, "notitieblok", minute(5)).unwrap();
    store.correct_note(note, "schrift", EarlierWords::Kept, minute(6)).unwrap();
    assert_eq!(found_in(&store, "notitieblok"), [("schrift".to_owned(), "notitieblok".to_owned())]);
    let promise = Promise { what: "Wim belt".to_owned(), ..Promise::default() };
    let (agreement, _) = store.add_agreement(round.id, &promise, minute(7)).unwrap();
    store.correct_agreement(agreement, &promised("Wim mailt"), EarlierWords::Kept, minute(8)).unwrap();
    assert_eq!(found_in(&store, "wim belt"), [("Wim mailt".to_owned(), "Wim belt".to_owned())]);
    sound(&store);
    let before: Vec<Hit> = search(&store, &Wanted::typed("e"));
    store.rebuild_index().unwrap();
    assert_eq!(search(&store, &Wanted::typed("e")), before);
}

#[test]
fn earlier_words_of_who_is_erased_are_in_no_search() {
    let home = home();
    let mut store = home.open();
    let round = says(&mut store, 1, "De sleutel ligt bij Qwim");
    let answer = store.round(round.id).unwrap().unwrap().answers[0].id;
    let now = Content::Text("De sleutel ligt bij de buren".to_owned());
    store.correct_answer(answer, &now, "", EarlierWords::Kept, minute(2)).unwrap();
    assert_eq!(found_in(&store, "qwim").len(), 1);
    let people = store.people(round.case.id).unwrap();
    let noor = people.iter().find(|person| person.name == "Noor").unwrap();
    store.erase_person(noor.id, Words::Unnamed, minute(3)).unwrap();
    assert_eq!((found_in(&store, "qwim"), found_in(&store, "buren").len()), (vec![], 1));
    sound(&store);
}

#[test]
fn what_was_shown_is_found_by_its_caption_and_by_where_it_is() {
    let home = home();
    let mut store = home.open();
    let round = says(&mut store, 1, "Samen koffie");
    let shown = |round: Option<RoundId>, reference: &str| Attachment {
        id: uuid::Uuid::nil(),
        round,
        answer: None,
        kind: "foto".to_owned(),
        reference: reference.to_owned(),
        caption: "Het dichte hek".to_owned(),
        permission: "given".to_owned(),
    };
    store.attach(round.case.id, &shown(Some(round.id), "hek.jpg"), minute(2)).unwrap();
    let case = store.attach(round.case.id, &shown(None, "poort.jpg"), minute(3)).unwrap();
    assert_eq!(found(&store, "dichte hek").len(), 2);
    let hits = search(&store, &Wanted::typed("hek.jpg"));
    assert_eq!((hits[0].source, hits[0].round), (Source::Attachment, Some(round.id)));
    let hits = search(&store, &Wanted::typed("poort"));
    // What belongs to the case was there from its first round.
    let first = store.round(round.id).unwrap().unwrap();
    assert_eq!((hits[0].round, hits[0].at), (Some(round.id), first.started));
    assert_eq!(
        first.attachments.iter().map(|shown| shown.reference.as_str()).collect::<Vec<_>>(),
        ["hek.jpg", "poort.jpg"]
    );
    // It is in no later round.
    let later = says(&mut store, 2, "Weer koffie");
    assert!(store.round(later.id).unwrap().unwrap().attachments.is_empty());
    store.undo(&case, minute(4)).unwrap();
    assert_eq!(found(&store, "poort").len(), 0);
    sound(&store);
}

#[test]
fn words_that_went_are_in_no_page_of_the_index() {
    let home = home();
    let mut store = home.open();
    let round = says(&mut store, 1, "Samen koffie");
    let mut changes = Vec::new();
    for n in 0..60 {
        let words = format!("qzgeheim{n:03}x samen koffie");
        changes.push(store.note(round.case.id, None, None, &words, minute(n)).unwrap().1);
    }
    for change in changes.iter().rev() {
        store.undo(change, minute(200)).unwrap();
    }
    assert_eq!(found(&store, "qzgeheim"), Vec::<String>::new());
    sound(&store);
    // What a revision said stays until it is erased; nothing derived may keep it longer.
    let raw = home.raw();
    for table in ["said", "word", "search_data", "search_idx", "word_part_data", "word_part_idx"] {
        let mut query = raw.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = query.column_count();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for at in 0..columns {
                let (ValueRef::Blob(value) | ValueRef::Text(value)) = row.get_ref(at).unwrap() else {
                    continue;
                };
                assert!(!holds(value, "zgeheim") && !holds(value, "eheim0"), "{table}");
            }
        }
    }
}

#[test]
fn a_page_goes_on_where_the_one_before_ended() {
    let home = home();
    let mut store = home.open();
    let mut round = round(1);
    let items: Vec<String> = (0..40).map(|n| format!("ding {n}")).collect();
    for (n, words) in (0..).zip(&items) {
        let key = halte::domain::answer::Key { n, ..key(0, of(1)) };
        round.answers.insert(key, text(words));
    }
    store.begin(&round, minute(0)).unwrap();
    store.finish(&round, minute(1)).unwrap();
    for (typed, limit, rows) in [("ding", 7, usize::MAX), ("ding", 7, 3), ("di", 11, 5), ("\"g 3\"", 2, 4)] {
        let wanted = Wanted::typed(typed);
        let (mut all, mut after) = (Vec::new(), None);
        loop {
            let found = store.search(&wanted, after, limit, rows).unwrap();
            assert!(found.hits.len() <= limit.min(rows));
            all.extend(found.hits);
            after = found.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(all, search(&store, &wanted), "{typed}");
    }
}

#[test]
fn an_index_that_lost_something_is_noticed_and_made_anew() {
    let home = home();
    let mut store = home.open();
    says(&mut store, 1, "de sleutel van het hek");
    let expected = found(&store, "hek");
    home.raw().execute_batch("DELETE FROM said").unwrap();
    assert!(!store.check_index().unwrap().is_right());
    store.rebuild_index().unwrap();
    sound(&store);
    home.raw().execute_batch("UPDATE said SET words = 'iets anders'").unwrap();
    assert!(!store.check_index().unwrap().is_right());
    store.rebuild_index().unwrap();
    home.raw().execute_batch("DELETE FROM word").unwrap();
    assert!(!store.check_index().unwrap().is_right());
    store.rebuild_index().unwrap();
    sound(&store);
    assert_eq!(found(&store, "hek"), expected);
    drop(store);
    let reader = Store::open_read_only(&home.path()).unwrap();
    sound(&reader);
}

/// Every entry that a look at each of them finds, with what it folds to.
fn naive(all: &[String], wanted: &Wanted) -> Vec<String> {
    all.iter().rev().filter(|words| wanted.is_in(&fold(words))).cloned().collect()
}

fn some_words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "overleg", "buurtoverleg", "Coördinatie", "it's", "c++", "a-b", "\"quoted\"", "100%", "_", "*",
            "NEAR", "OR", "👍🏽", "ĳs", "Straße", "long:", "case:17", "\\", "'", "--", "(x)", "e\u{301}", "ing",
        ]).prop_map(str::to_owned),
        1 => "[^\u{0}]{1,6}",
        1 => "[a-c]{1,3}",
        1 => Just("x".repeat(600)),
    ];
    let blank = prop::sample::select(vec![" ", "", "\n", "  "]);
    prop::collection::vec((piece, blank), 1..7)
        .prop_map(|pieces| pieces.into_iter().map(|(word, blank)| word + blank).collect())
}

/// A part of something that was said, or anything at all.
fn some_query() -> impl Strategy<Value = (usize, usize, usize, String)> {
    (any::<usize>(), any::<usize>(), 1usize..9, prop_oneof![some_words(), "\\PC{0,6}"])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn search_finds_what_a_look_at_every_entry_finds(
        said in prop::collection::vec(some_words(), 1..25),
        queries in prop::collection::vec(some_query(), 30),
    ) {
        let home = home();
        let mut store = home.open();
        let mut round = round(1);
        for (n, words) in (0..).zip(&said) {
            let key = halte::domain::answer::Key { n, ..key(0, of(1)) };
            round.answers.insert(key, text(words));
        }
        store.begin(&round, minute(0)).unwrap();
        store.finish(&round, minute(1)).unwrap();
        for (which, from, size, other) in queries {
            let letters: Vec<char> = said[which % said.len()].chars().collect();
            let part: String = letters.iter().skip(from % letters.len().max(1)).take(size).collect();
            for typed in [part.clone(), other.clone(), format!("{part} {other}"), format!("\"{part}")] {
                let wanted = Wanted::typed(&typed);
                let expected = if wanted.is_empty() { Vec::new() } else { naive(&said, &wanted) };
                prop_assert_eq!(found(&store, &typed), expected, "{:?}", typed);
                let there = Wanted { case: Some(round.case.id), ..wanted.clone() };
                let elsewhere = Wanted { case: Some(case(9, "").id), ..wanted };
                prop_assert_eq!(search(&store, &there).len(), found(&store, &typed).len());
                prop_assert_eq!(search(&store, &elsewhere).len(), 0);
            }
        }
        prop_assert!(store.check_index().unwrap().is_right());
    }

    #[test]
    fn whatever_a_round_says_the_index_says_the_same(round in any_round(1, Vec::new()), typed in words()) {
        let home = home();
        let mut store = home.open();
        store.begin(&round, minute(0)).unwrap();
        store.finish(&round, minute(5)).unwrap();
        prop_assert!(store.check_index().unwrap().is_right());
        let hits = search(&store, &Wanted::typed(&typed));
        let keys: BTreeSet<i64> = hits.iter().map(|hit| hit.key.0).collect();
        prop_assert_eq!(keys.len(), hits.len());
        store.rebuild_index().unwrap();
        prop_assert_eq!(search(&store, &Wanted::typed(&typed)), hits);
        prop_assert!(store.check_index().unwrap().is_right());
    }
}

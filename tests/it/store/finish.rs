//! Finishing: all of it or nothing, and nothing that tells what must not be told.

use std::collections::BTreeSet;

use halte::domain::agreement::{Outcome, Review};
use halte::domain::answer::{Content, Due, Mark, Owner, Promise, Slot};
use halte::domain::case::FinishedRound;
use halte::domain::person::{Person, Role};
use halte::domain::round::{Mint, Round};
use halte::store::{Draft, StoreErrorKind};
use proptest::prelude::*;
use uuid::Uuid;

use super::sample::*;

/// A round with something of everything.
fn full(n: u128) -> Round {
    let mut round = round(n);
    round.about = "de sleutel".into();
    round.next_round = Due::Words("na de zomer".into());
    let mut hands = text("Er lag «niets» klaar");
    hands.marks = vec![Mark::Obstacle, Mark::Fact];
    hands.comes_back = true;
    round.answers.insert(key(0, of(1)), hands);
    round.answers.insert(key(0, of(2)), text("Een 👍🏽"));
    for at in 0..4 {
        let mut fear = text(&format!("bang {at}"));
        fear.marks = vec![Mark::Mood];
        round.answers.insert(key(1, Slot::Unnamed(at)), fear);
    }
    round.answers.insert(key(2, Slot::Group), said(Content::List(vec!["a".into(), "b\nc".into()])));
    let promise = Promise {
        what: "bellen".into(),
        who: vec![Owner::Person(person(2, "").id), Owner::We, Owner::Other("de wijkagent".into())],
        due: Due::On(chrono::NaiveDate::from_ymd_opt(2026, 3, 20).unwrap()),
        if_then: "als het regent, dan binnen".into(),
        question: None,
    };
    round.answers.insert(key(6, Slot::Group), said(Content::Agreements(vec![promise])));
    round
}

struct Counting(u128);
impl Mint for Counting {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
    fn random(&mut self) -> Uuid {
        self.next()
    }
}

/// What does not depend on identities that are minted at finishing.
fn comparable(mut round: FinishedRound) -> FinishedRound {
    let nil = Uuid::nil();
    for answer in &mut round.answers {
        answer.id.0 = nil;
    }
    for review in &mut round.reviews {
        review.id.0 = nil;
    }
    for made in &mut round.made {
        made.id.0 = nil;
    }
    round.came_of.clear();
    for note in &mut round.notes {
        note.id.0 = nil;
    }
    round
}

#[test]
fn a_finished_round_reads_back_as_it_was_concluded_and_nothing_else_is_left() {
    let home = home();
    let mut store = home.open();
    let mut round = full(1);
    // Only one unnamed answer, so that the order is not up to chance.
    round.answers.retain(|key, _| !matches!(key.slot, Slot::Unnamed(1..)));
    store.begin(&round, minute(0)).unwrap();
    store.save_draft(Some(round.id), "x", &Draft { text: "half".into(), cursor: 4, anchor: None }).unwrap();
    let finished = store.finish(&round, minute(20)).unwrap();
    let concluded = round.conclude(minute(20), &mut Counting(0)).round;
    assert_eq!(comparable(finished.clone()), comparable(concluded));
    assert_eq!(home.killed().open().round(round.id).unwrap(), Some(finished));
    assert_eq!(store.resume(round.id).unwrap(), None);
    assert_eq!(store.unfinished(None).unwrap(), []);
    assert_eq!(store.drafts(Some(round.id)).unwrap(), []);
    assert_eq!(store.finish(&round, minute(21)).unwrap_err().kind(), StoreErrorKind::NotFound);
    assert_eq!(store.keep(&round, &[], minute(21)).unwrap_err().kind(), StoreErrorKind::NotFound);
}

#[test]
fn a_finish_that_fails_in_the_middle_changes_nothing() {
    let tables = [
        "cases",
        "person",
        "sequence",
        "round",
        "attendance",
        "answer",
        "mark",
        "agreement",
        "tally",
        "revision",
    ];
    for table in tables {
        let home = home();
        let mut store = home.open();
        let round = full(1);
        store.begin(&round, minute(0)).unwrap();
        let draft = Draft { text: "half".into(), cursor: 4, anchor: None };
        store.save_draft(Some(round.id), "x", &draft).unwrap();
        let raw = home.raw();
        raw.execute_batch(&format!(
            "CREATE TRIGGER fail AFTER INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'the plug was pulled'); END"
        ))
        .unwrap();
        assert_eq!(store.finish(&round, minute(20)).unwrap_err().kind(), StoreErrorKind::Other, "{table}");
        for table in tables {
            let rows: i64 =
                raw.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
            assert_eq!(rows, 0, "{table}");
        }
        assert_eq!(store.resume(round.id).unwrap().as_ref(), Some(&round));
        assert_eq!(store.drafts(Some(round.id)).unwrap(), [("x".into(), draft)]);
        raw.execute_batch("DROP TRIGGER fail").unwrap();
        store.keep(&round, &[], minute(21)).unwrap();
        store.finish(&round, minute(22)).unwrap();
    }
}

#[test]
fn nothing_tells_in_which_order_the_answers_of_an_unnamed_step_were_typed() {
    let mut orders = BTreeSet::new();
    for _ in 0..12 {
        let home = home();
        let mut store = home.open();
        let round = full(1);
        store.begin(&round, minute(0)).unwrap();
        store.finish(&round, minute(20)).unwrap();
        drop(store);
        let raw = home.raw();
        let mut query =
            raw.prepare("SELECT text, id, person FROM answer WHERE step = 'fear' ORDER BY number").unwrap();
        let rows: Vec<(String, [u8; 16], Option<Vec<u8>>)> = query
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(rows.len(), 4);
        assert!(
            rows.iter()
                .all(|(_, id, person)| Uuid::from_bytes(*id).get_version_num() == 4 && person.is_none())
        );
        orders.insert(rows.iter().map(|(text, ..)| text.clone()).collect::<Vec<_>>());
        let clocks: i64 =
            raw.query_row("SELECT count(DISTINCT clock) FROM revision", [], |row| row.get(0)).unwrap();
        assert_eq!(clocks, 1);
        let telling: i64 = raw
            .query_row(
                "SELECT count(*) FROM revision r WHERE substr(hex(r.id), 13, 1) <> '4' AND r.row IN (
                   SELECT id FROM answer WHERE step = 'fear'
                   UNION SELECT m.id FROM mark m JOIN answer a ON a.id = m.answer WHERE a.step = 'fear')",
                [],
                |row| row.get(0),
            )
            .unwrap();
        let marks: i64 = raw
            .query_row(
                "SELECT count(*) FROM mark m JOIN answer a ON a.id = m.answer
                 WHERE a.step = 'fear' AND substr(hex(m.id), 13, 1) = '4'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!((telling, marks), (0, 4));
        // The order of the revisions is that of the rows.
        let agree: bool = raw
            .query_row(
                "SELECT group_concat(hex(row)) = (SELECT group_concat(hex(id)) FROM
                   (SELECT id FROM answer WHERE step = 'fear' ORDER BY number))
                 FROM (SELECT row FROM revision WHERE row IN (SELECT id FROM answer WHERE step = 'fear') ORDER BY rowid)",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert!(agree);
    }
    assert!(orders.len() > 1, "always the same order");
}

#[test]
fn every_row_says_the_same_as_its_revision() {
    let home = home();
    let mut store = home.open();
    let first = full(1);
    store.begin(&first, minute(0)).unwrap();
    store.finish(&first, minute(20)).unwrap();
    let open = store.agreements(None, false).unwrap();
    let mut second = full(2);
    let review =
        Review { outcome: Outcome::Done, change: Some("echt bellen".into()), ..Review::skipped(open[0].id) };
    second.reviews.insert(open[0].id, review);
    second.opening = open;
    store.begin(&second, minute(30)).unwrap();
    // The wall clock stepped back an hour.
    store.finish(&second, minute(-40)).unwrap();
    drop(store);
    let raw = home.raw();
    let tables = [
        ("case", "cases"),
        ("person", "person"),
        ("round", "round"),
        ("attendance", "attendance"),
        ("answer", "answer"),
        ("mark", "mark"),
        ("agreement", "agreement"),
        ("review", "review"),
        ("sequence", "sequence"),
    ];
    for (kind, table) in tables {
        let mut columns = raw.prepare(&format!("SELECT name FROM pragma_table_info('{table}')")).unwrap();
        let columns: Vec<String> =
            columns.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        let rows: i64 =
            raw.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert!(rows > 0, "{table}");
        for column in columns.iter().filter(|column| *column != "number") {
            let differ: i64 = raw
                .query_row(
                    &format!(
                        "SELECT count(*) FROM {table} t JOIN revision r ON r.row = t.id AND r.kind = '{kind}'
                         WHERE r.clock = (SELECT max(clock) FROM revision WHERE row = t.id)
                           AND CASE WHEN typeof(t.{column}) = 'blob' THEN lower(hex(t.{column}))
                                    WHEN json_valid(t.{column}) AND typeof(t.{column}) = 'text' THEN json(t.{column}) ELSE t.{column} END
                           IS NOT CASE WHEN typeof(t.{column}) = 'blob' THEN replace(r.body ->> '{column}', '-', '')
                                    WHEN json_valid(t.{column}) AND typeof(t.{column}) = 'text' THEN json(r.body -> '{column}') ELSE r.body ->> '{column}' END"
                    ),
                    [],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(differ, 0, "{table}.{column}");
        }
        let without: i64 = raw
            .query_row(
                &format!("SELECT count(*) FROM {table} WHERE id NOT IN (SELECT row FROM revision)"),
                [],
                |r| r.get(0),
            )
            .unwrap();
        assert_eq!(without, 0, "{table}");
    }
    let parents: i64 = raw
        .query_row(
            "SELECT count(*) FROM revision_parent p JOIN revision c ON c.id = p.revision JOIN revision o ON o.id = p.parent
             WHERE c.row = o.row AND c.kind = 'agreement' AND c.clock > o.clock",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(parents, 1);
}

#[test]
fn two_first_rounds_of_one_new_case_make_one_case_and_each_of_its_people_once() {
    let home = home();
    let mut store = home.open();
    let (one, mut two) = (round(1), round(2));
    two.seats = vec![seat(person(7, "karim")), seat(person(8, "Fatima"))];
    two.bringer = Some(person(7, "").id);
    two.answers.insert(key(0, of(7)), text("van Karim"));
    store.begin(&one, minute(0)).unwrap();
    store.begin(&two, minute(1)).unwrap();
    store.finish(&one, minute(20)).unwrap();
    let finished = store.finish(&two, minute(21)).unwrap();
    let case = store.case(one.case.id).unwrap().unwrap();
    let names: Vec<&str> = case.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Noor", "Karim", "Fatima"]);
    assert_eq!(finished.answers[0].slot, of(2));
    assert_eq!(finished.present, [person(2, "").id, person(8, "").id]);
    assert_eq!(finished.bringer, Some(person(2, "").id));
}

#[test]
fn people_join_in_the_order_in_which_they_were_typed_and_a_role_may_be_given_later() {
    let home = home();
    let mut store = home.open();
    let mut round = full(1);
    round.seats.rotate_left(1);
    store.begin(&round, minute(0)).unwrap();
    store.finish(&round, minute(20)).unwrap();
    let mut later = Round { seats: round.seats.clone(), ..full(2) };
    later.seats[0].person.role = Some(Role::new("resident"));
    later.seats.push(seat(person(9, "Wim")));
    store.begin(&later, minute(30)).unwrap();
    store.finish(&later, minute(40)).unwrap();
    let people = store.case(round.case.id).unwrap().unwrap().people;
    let karim = Person { role: Some(Role::new("resident")), ..person(2, "Karim") };
    assert_eq!(people, [person(1, "Noor"), karim.clone(), person(9, "Wim")]);
    let names: Vec<_> = store.known_names().unwrap();
    assert_eq!(names, [("Wim".into(), None), ("Karim".into(), karim.role), ("Noor".into(), None)]);
}

#[test]
fn a_round_that_was_set_aside_is_kept_and_counts_nowhere() {
    let home = home();
    let mut store = home.open();
    let round = full(1);
    store.begin(&round, minute(0)).unwrap();
    store.set_aside(&round, minute(20)).unwrap();
    let aside = store.round(round.id).unwrap().unwrap();
    assert!(aside.set_aside);
    let kept: Vec<&Content> = aside.answers.iter().filter_map(|a| a.answer.content.as_ref()).collect();
    let all = round.answers.values().filter_map(|answer| answer.content.as_ref());
    assert_eq!(kept.len(), all.clone().count());
    assert!(all.into_iter().all(|content| kept.contains(&content)));
    assert_eq!(store.agreements(None, true).unwrap(), []);
    let lines = store.round_lines(round.case.id, None, 9).unwrap();
    assert_eq!(lines.iter().map(|line| (line.id, line.set_aside)).collect::<Vec<_>>(), [(round.id, true)]);
    assert_eq!(store.returning(round.case.id).unwrap(), []);
    assert_eq!(store.last_answers(round.case.id, "alles/hands").unwrap(), None);
    assert_eq!(store.last_seating(round.case.id).unwrap(), None);
    assert_eq!(store.case_lines().unwrap()[0].rounds, 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, ..ProptestConfig::default() })]

    #[test]
    fn every_word_of_any_round_is_in_its_finished_round(round in any_round(1, Vec::new())) {
        let home = home();
        let mut store = home.open();
        let mut round = round;
        round.answers.retain(|key, _| !matches!(key.slot, Slot::Unnamed(1..)));
        round.started = minute(0);
        store.begin(&round, minute(0)).unwrap();
        let finished = store.finish(&round, minute(20)).unwrap();
        let concluded = round.conclude(minute(20), &mut Counting(0)).round;
        prop_assert_eq!(comparable(finished), comparable(concluded));
    }
}

//! The lists that outlive a round: what a round adds to them, what people do to them between
//! rounds, and that every row of them stands in its revisions.

mod elements;
mod questions;

use halte::domain::agreement::{AgreementState, Outcome, Review};
use halte::domain::answer::*;
use halte::domain::case::Came;
use halte::domain::element::Strength;
use halte::domain::id::*;
use halte::domain::question::{LearningQuestion, Letter, Reach};
use halte::domain::round::{NewQuestion, Round, Uses};
use halte::store::{Change, ElementFilter, Origin, Store, StoreError};

use super::sample::*;

fn element(words: &str) -> Element {
    Element { element: words.into(), conditions: "met tijd".into(), ..Element::default() }
}

fn new(text: &str) -> NewQuestion {
    NewQuestion { text: text.into(), reach: Some(Reach::Ours) }
}

/// Finishes a round of De Knoop that began so many minutes after nine, with Noor's words.
fn finished(store: &mut Store, n: u128, words: &str, change: impl FnOnce(&mut Round)) -> (RoundId, AnswerId) {
    let minutes = i64::try_from(n).unwrap() * 100;
    let mut round = Round { started: minute(minutes), ..round(n) };
    round.answers.insert(key(0, of(1)), text(words));
    change(&mut round);
    round.questions = store.learning_questions(round.case.id, false).unwrap();
    store.begin(&round, minute(minutes)).unwrap();
    let done = store.finish(&round, minute(minutes + 20)).unwrap();
    (done.id, done.answers[0].id)
}

fn agenda(store: &Store, entries: &[(&str, QuestionState, &str)]) -> Answer {
    let known = store.learning_questions(case(1, "").id, true).unwrap();
    let entry = |(letter, state, text): &(&str, QuestionState, &str)| AgendaEntry {
        question: known.iter().find(|one| one.letter.to_string() == *letter).map(LearningQuestion::reference),
        state: *state,
        text: (*text).to_owned(),
        reach: None,
    };
    said(Content::Agenda(entries.iter().map(entry).collect()))
}

/// Every row is what the head of its revisions says, and there is no other row.
pub fn rows_are_their_revisions(home: &Home) {
    let raw = home.raw();
    let tables = [
        ("case", "cases"),
        ("person", "person"),
        ("round", "round"),
        ("attendance", "attendance"),
        ("answer", "answer"),
        ("mark", "mark"),
        ("attachment", "attachment"),
        ("learning-question", "learning_question"),
        ("question-entry", "question_entry"),
        ("element", "element"),
        ("sighting", "sighting"),
        ("link", "link"),
        ("note", "note"),
        ("agreement", "agreement"),
        ("review", "review"),
    ];
    let one = |sql: &str| raw.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    for (kind, table) in tables {
        let head = format!(
            "SELECT row, body FROM revision r WHERE kind = '{kind}' AND NOT EXISTS (
               SELECT 1 FROM revision_parent p WHERE p.parent = r.id)"
        );
        let kept = one(&format!("SELECT count(*) FROM ({head}) WHERE body <> '{{}}'"));
        assert_eq!(one(&format!("SELECT count(*) FROM {table}")), kept, "{table}");
        assert_eq!(
            one(&format!("SELECT count(*) - count(DISTINCT row) FROM ({head})")),
            0,
            "a fork in {table}"
        );
        let mut columns = raw
            .prepare(&format!("SELECT name FROM pragma_table_info('{table}') WHERE name <> 'number'"))
            .unwrap();
        for column in columns.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap) {
            let differ = one(&format!(
                "SELECT count(*) FROM {table} t JOIN ({head}) r ON r.row = t.id
                 WHERE CASE WHEN typeof(t.{column}) = 'blob' THEN lower(hex(t.{column}))
                            WHEN json_valid(t.{column}) AND typeof(t.{column}) = 'text' THEN json(t.{column}) ELSE t.{column} END
                   IS NOT CASE WHEN typeof(t.{column}) = 'blob' THEN replace(r.body ->> '{column}', '-', '')
                            WHEN json_valid(t.{column}) AND typeof(t.{column}) = 'text' THEN json(r.body -> '{column}') ELSE r.body ->> '{column}' END"
            ));
            assert_eq!(differ, 0, "{table}.{column}");
        }
    }
    assert_eq!(one("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

/// What a change did is not there any more once it was undone, and is there again once that was.
fn comes_and_goes<T: PartialEq + std::fmt::Debug>(
    home: &Home,
    store: &mut Store,
    see: impl Fn(&Store) -> T,
    change: impl FnOnce(&mut Store) -> Change,
) -> T {
    let before = see(store);
    let change = change(store);
    let after = see(store);
    assert_ne!(before, after);
    rows_are_their_revisions(home);
    let undone = store.undo(&change, minute(9000)).unwrap();
    assert_eq!(see(store), before);
    rows_are_their_revisions(home);
    store.undo(&undone, minute(9001)).unwrap();
    assert_eq!(see(store), after);
    assert!(matches!(store.undo(&change, minute(9002)), Err(StoreError::ChangedSince)));
    after
}

fn everything(store: &Store) -> impl PartialEq + std::fmt::Debug + use<> {
    let case = case(1, "").id;
    (
        store.learning_questions(case, true).unwrap(),
        store.elements(&ElementFilter::default(), None, 99).unwrap(),
        store.agreements(None, true).unwrap(),
        store.notes(case).unwrap(),
    )
}

#[test]
fn a_round_adds_its_questions_and_elements_with_the_answers_they_are_made_of() {
    let home = home();
    let mut store = home.open();
    let (round, hands) = finished(&mut store, 1, "Het hek was dicht", |round| {
        round.answers.insert(
            key(7, Slot::Group),
            said(Content::Agenda(vec![AgendaEntry {
                question: None,
                state: QuestionState::Open,
                text: "Hoe blijft het open?".into(),
                reach: Some(Reach::Outside),
            }])),
        );
        round.answers.insert(key(8, Slot::Group), said(Content::Elements(vec![element("Bellen werkt")])));
        let uses = Uses {
            element: Some(element("Een sleutel")),
            question: Some(new("Wie heeft hem?")),
            ..Uses::default()
        };
        round.uses.insert(key(0, of(1)), uses);
        round.notes = vec!["koud".into(), "en nat".into()];
    });
    let done = store.round(round).unwrap().unwrap();
    let questions = store.learning_questions(done.case, false).unwrap();
    let told: Vec<_> =
        questions.iter().map(|one| (one.letter.to_string(), one.question.as_str(), one.reach)).collect();
    assert_eq!(
        told,
        [
            ("A".into(), "Wie heeft hem?", Some(Reach::Ours)),
            ("B".into(), "Hoe blijft het open?", Some(Reach::Outside)),
        ]
    );
    assert_eq!(
        (questions[0].answers.as_slice(), questions[0].step.as_str(), questions[0].round),
        (&[hands][..], "hands", Some(round))
    );
    assert_eq!(questions[0].history.len(), 1);
    let elements = store.elements(&ElementFilter::default(), None, 9).unwrap();
    let told: Vec<_> =
        elements.iter().map(|one| (one.words.element.as_str(), one.strength, one.step.as_str())).collect();
    assert_eq!(
        told,
        [("Bellen werkt", Strength::Possible, "works"), ("Een sleutel", Strength::Possible, "hands")]
    );
    assert_eq!(elements[1].answers, [hands]);
    assert_eq!(done.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["koud", "en nat"]);
    let came: Vec<_> =
        done.came_of.iter().filter(|came| came.answer == hands).map(|came| &came.what).collect();
    assert!(matches!(
        came[..],
        [Came::Question(..), Came::Element(..)] | [Came::Element(..), Came::Question(..)]
    ));
    rows_are_their_revisions(&home);
    assert_eq!(home.killed().open().learning_questions(done.case, false).unwrap(), questions);
}

#[test]
fn a_round_that_was_set_aside_adds_nothing_to_the_lists() {
    let home = home();
    let mut store = home.open();
    let mut round = round(1);
    round.answers.insert(key(0, of(1)), text("x"));
    round.answers.insert(key(8, Slot::Group), said(Content::Elements(vec![element("x")])));
    round.answers.insert(key(7, Slot::Group), agenda(&store, &[("", QuestionState::Open, "een")]));
    round.uses.insert(key(0, of(1)), Uses { question: Some(new("y")), ..Uses::default() });
    store.begin(&round, minute(0)).unwrap();
    store.set_aside(&round, minute(1)).unwrap();
    assert_eq!(store.learning_questions(round.case.id, true).unwrap(), []);
    assert_eq!(store.elements(&ElementFilter::default(), None, 9).unwrap(), []);
}

#[test]
fn everything_that_is_done_between_rounds_can_be_undone_and_done_again() {
    let home = home();
    let mut store = home.open();
    let (_, answer) = finished(&mut store, 1, "Het hek was dicht", |round| {
        let promise = Promise { what: "bellen".into(), ..Promise::default() };
        round.answers.insert(key(6, Slot::Group), said(Content::Agreements(vec![promise])));
    });
    let (_, later) = finished(&mut store, 2, "Weer dicht", |_| {});
    let case = case(1, "").id;
    let origin = Origin::Answer(answer);
    let mut done = |change: &mut dyn FnMut(&mut Store) -> Change| {
        comes_and_goes(&home, &mut store, everything, |store| change(store));
    };
    let (mut question, mut made, mut other) = (None, None, None);
    done(&mut |store| {
        let (id, change) = store.ask(origin, &new("Hoe?"), minute(500)).unwrap();
        question = Some(id);
        change
    });
    let question = question.unwrap();
    let state = QuestionState::Reworded;
    done(&mut |store| store.say_of(question, state, "Waardoor?", Some(Reach::Outside), minute(501)).unwrap());
    done(&mut |store| store.set_reach(question, None, minute(502)).unwrap());
    done(&mut |store| {
        let (id, change) = store.make_element(origin, &element("Een sleutel"), minute(503)).unwrap();
        made = Some(id);
        change
    });
    done(&mut |store| {
        let (id, change) =
            store.make_element(Origin::Case(case), &element("De sleutel"), minute(504)).unwrap();
        other = Some(id);
        change
    });
    let (made, other) = (made.unwrap(), other.unwrap());
    done(&mut |store| store.word_element(made, &element("Een sleutel bij de buren"), minute(505)).unwrap());
    done(&mut |store| store.see_element(made, Origin::Answer(later), "werkte weer", minute(506)).unwrap());
    done(&mut |store| store.same_element(other, made, minute(507)).unwrap());
    let agreement = store.agreements(None, false).unwrap()[0].id;
    let mut done = |change: &mut dyn FnMut(&mut Store) -> Change| {
        comes_and_goes(&home, &mut store, everything, |store| change(store));
    };
    let review = |outcome| Review { outcome, text: "zo".into(), ..Review::skipped(agreement) };
    done(&mut |store| store.settle(&review(Outcome::Done), minute(508)).unwrap());
    done(&mut |store| store.settle(&review(Outcome::Running), minute(509)).unwrap());
    let taken = Review { as_question: true, ..review(Outcome::Not) };
    done(&mut |store| store.settle(&taken, minute(510)).unwrap());
    done(&mut |store| store.note(case, None, Some(answer), "let op", minute(511)).unwrap().1);
    let thread = |store: &Store| store.thread(later).unwrap().len();
    comes_and_goes(&home, &mut store, thread, |store| {
        store.recurs(later, Some(answer), minute(512)).unwrap()
    });
    assert_eq!(store.learning_question(question).unwrap().unwrap().question, "Waardoor?");
    assert_eq!(home.killed().open().elements(&ElementFilter::default(), None, 9).unwrap().len(), 1);
}

#[test]
fn an_obstacle_that_is_linked_comes_by_for_the_third_time() {
    let home = home();
    let mut store = home.open();
    let mark =
        |round: &mut Round| round.answers.get_mut(&key(0, of(1))).unwrap().marks = vec![Mark::Obstacle];
    let (_, first) = finished(&mut store, 1, "Geen sleutel", mark);
    let (second, again) = finished(&mut store, 2, "Weer geen sleutel", |round| {
        mark(round);
        round.uses.insert(key(0, of(1)), Uses { recurs: Some(first), ..Uses::default() });
    });
    let (third, last) = finished(&mut store, 3, "Nog steeds niet", mark);
    // Both to the first: the third time all the same.
    store.recurs(last, Some(first), minute(500)).unwrap();
    let words: Vec<_> = store.thread(again).unwrap().into_iter().map(|one| one.text).collect();
    assert_eq!(words, ["Geen sleutel", "Weer geen sleutel", "Nog steeds niet"]);
    assert_eq!(store.comes_by(second).unwrap(), [(again, 2)].into());
    assert_eq!(store.comes_by(third).unwrap(), [(last, 3)].into());
    assert!(store.round(third).unwrap().unwrap().came_of.iter().any(|came| came.what == Came::ComesBy(3)));
    let marked: Vec<_> =
        store.marked(case(1, "").id, Mark::Obstacle, 2).unwrap().into_iter().map(|one| one.answer).collect();
    assert_eq!(marked, [last, again]);
    assert!(store.recurs(first, Some(again), minute(501)).is_err(), "round and round");
    assert!(store.recurs(first, Some(first), minute(501)).is_err(), "to itself");
    store.recurs(last, None, minute(502)).unwrap();
    assert_eq!(store.thread(last).unwrap().len(), 1);
    rows_are_their_revisions(&home);
}

#[test]
fn a_review_between_rounds_stands_with_the_last_round_and_is_later() {
    let home = home();
    let mut store = home.open();
    finished(&mut store, 1, "a", |round| {
        let promise = Promise { what: "bellen".into(), ..Promise::default() };
        round.answers.insert(key(6, Slot::Group), said(Content::Agreements(vec![promise])));
    });
    let (last, _) = finished(&mut store, 2, "b", |_| {});
    let open = store.agreements(None, false).unwrap();
    let done = Review { outcome: Outcome::Done, text: "gebeld".into(), ..Review::skipped(open[0].id) };
    store.settle(&done, minute(900)).unwrap();
    assert_eq!(store.agreements(None, false).unwrap(), []);
    let round = store.round(last).unwrap().unwrap();
    assert_eq!((round.reviews.len(), round.reviews[0].at > round.finished), (1, true));
    let on = Review { outcome: Outcome::Running, ..done };
    store.settle(&on, minute(901)).unwrap();
    assert_eq!(store.agreements(None, false).unwrap()[0].state, AgreementState::Open);
    let taken =
        Review { outcome: Outcome::Not, as_question: true, change: Some("bellen met Els".into()), ..on };
    store.settle(&taken, minute(902)).unwrap();
    let agreement = &store.agreements(None, true).unwrap()[0];
    let asked = store.learning_question(agreement.question.unwrap().id).unwrap().unwrap();
    assert_eq!((asked.question.as_str(), asked.history[0].agreement), ("bellen met Els", Some(agreement.id)));
    assert_eq!(store.agreed_for(asked.id).unwrap(), std::slice::from_ref(agreement));
    rows_are_their_revisions(&home);
}

#[test]
fn a_database_from_before_the_lists_gets_them_and_keeps_what_it_had() {
    let home = home();
    let raw = home.raw();
    raw.execute_batch(include_str!("../../../src/store/migrations/0001_start.sql")).unwrap();
    raw.execute_batch(
        "PRAGMA application_id = 1751215220; PRAGMA user_version = 1;
         INSERT INTO cases VALUES (zeroblob(16), 'Tuin', 'tuin', '', 'open');
         INSERT INTO sequence VALUES (zeroblob(16), 's', '[]', '{}');
         INSERT INTO round VALUES (zeroblob(16), zeroblob(16), zeroblob(16), 'finished', 1, 60, 2, 60, '', NULL,
           'scribe', 'nl', '[]', NULL, NULL);
         INSERT INTO agreement VALUES (zeroblob(16), zeroblob(16), zeroblob(16), 0, 'a', 1, 60, 'bellen', '[]',
           NULL, NULL, '', NULL, 'open');",
    )
    .unwrap();
    drop(raw);
    let mut store = home.open();
    let before = store.agreements(None, false).unwrap();
    assert_eq!((before.len(), before[0].what.as_str(), before[0].question), (1, "bellen", None));
    let taken = Review { outcome: Outcome::Not, as_question: true, ..Review::skipped(before[0].id) };
    store.settle(&taken, minute(1)).unwrap();
    assert_eq!(store.agreements(None, true).unwrap()[0].question.unwrap().letter, Letter::at(0));
}

#[test]
fn what_was_said_once_is_found_once_and_what_was_added_to_it_too() {
    use halte::domain::search::{Source, Wanted};
    let home = home();
    let mut store = home.open();
    finished(&mut store, 1, "Het hek was dicht", |round| {
        round.answers.insert(
            key(7, Slot::Group),
            said(Content::Agenda(vec![AgendaEntry {
                question: None,
                state: QuestionState::Open,
                text: "Hoe blijft het open?".into(),
                reach: None,
            }])),
        );
        round.answers.insert(key(8, Slot::Group), said(Content::Elements(vec![element("Bellen werkt")])));
        // What is made of an answer in other words is found by itself.
        let uses = Uses { question: Some(new("Wie heeft de sleutel?")), ..Uses::default() };
        round.uses.insert(key(0, of(1)), uses);
    });
    let found = |words: &str| {
        let found = store.search(&Wanted::typed(words), None, 100, usize::MAX).unwrap();
        found.hits.into_iter().map(|hit| hit.source).collect::<Vec<Source>>()
    };
    for words in ["blijft het open", "bellen werkt"] {
        assert!(matches!(found(words)[..], [Source::Answer]), "{words}: {:?}", found(words));
    }
    assert_eq!(found("de sleutel"), [Source::Question]);
    assert!(store.check_index().unwrap().is_right());
}

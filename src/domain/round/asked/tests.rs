//! Agreements that answer a learning question of the same round.

use std::sync::Arc;

use uuid::Uuid;

use crate::domain::Moment;
use crate::domain::answer::{AgendaEntry, Content, Key, Promise, QuestionState, Slot};
use crate::domain::id::{CaseId, QuestionId, RoundId};
use crate::domain::question::{LearningQuestion, Letter, QuestionRef};
use crate::domain::round::{CaseRef, Mint, Mode, Move, NewRound, Place, Round};
use crate::domain::sequence::{Kind, Sequence, Step, Who};
use crate::domain::words::{Lang, Words};

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

fn known(letter: u32, state: QuestionState) -> LearningQuestion {
    LearningQuestion {
        id: QuestionId(Uuid::from_u128(9000 + u128::from(letter))),
        case: CaseId(Uuid::nil()),
        letter: Letter::at(letter),
        question: format!("bekend {letter}"),
        state,
        reach: None,
        made: Moment::parse_from_rfc3339("2026-11-20T14:00:00+01:00").unwrap(),
        round: None,
        step: String::new(),
        history: Vec::new(),
        answers: Vec::new(),
        quiet_rounds: 0,
    }
}

/// An agenda and an agreement, both of the group.
fn round(questions: Vec<LearningQuestion>) -> Round {
    let step = |id: &str, kind| Step { who: Who::Group, ..Step::new(id, Words::default(), kind) };
    Round::begin(NewRound {
        id: RoundId(Uuid::from_u128(5)),
        case: CaseRef { id: CaseId(Uuid::nil()), title: "De Knoop".into() },
        sequence: Arc::new(Sequence {
            id: "leer".into(),
            title: Words::default(),
            purpose: Words::default(),
            people: None,
            needs: Vec::new(),
            opening: false,
            sources: Vec::new(),
            steps: vec![step("vragen", Kind::Agenda), step("afspraak", Kind::Agreement)],
        }),
        language: Lang::new("nl"),
        mode: Mode::Scribe,
        started: Moment::parse_from_rfc3339("2026-11-23T14:00:00+01:00").unwrap(),
        about: String::new(),
        seats: Vec::new(),
        bringer: None,
        opening: Vec::new(),
        returning: Vec::new(),
        questions,
    })
}

fn ask(words: &[&str]) -> Content {
    let entry = |words: &&str| AgendaEntry {
        question: None,
        state: QuestionState::Open,
        text: (*words).to_owned(),
        reach: None,
    };
    Content::Agenda(words.iter().map(entry).collect())
}

fn answer(round: &mut Round, content: Content) {
    round.make(Move::Answer { content, why: String::new() }).unwrap();
}

/// Asks these, and agrees to do something for the one of this letter.
fn agreed(questions: Vec<LearningQuestion>, words: &[&str], letter: u32) -> Round {
    let mut round = round(questions);
    answer(&mut round, ask(words));
    let asked = round.learning_questions();
    let question =
        asked.iter().find(|asked| asked.letter == Letter::at(letter)).map(LearningQuestion::reference);
    assert!(question.is_some());
    let promise = Promise { what: "doen".into(), question, ..Promise::default() };
    answer(&mut round, Content::Agreements(vec![promise]));
    round
}

/// The letter and words of the question that the agreement answers when the round is finished.
fn answered(round: &Round) -> Option<(Letter, String)> {
    let done = round.conclude(round.started, &mut Counting(0));
    let question = done.round.made[0].question?;
    let made = done.yields.questions.iter().chain(&round.questions);
    let made = made.clone().find(|made| made.id == question.id).unwrap();
    assert_eq!(made.reference(), question);
    Some((question.letter, made.question.clone()))
}

fn back_to_the_agenda(round: &mut Round) {
    while round.place != Place::Turn(AGENDA) {
        round.make(Move::Back).unwrap();
    }
}

const AGENDA: Key = Key { step: 0, n: 0, slot: Slot::Group };

#[expect(clippy::unnecessary_wraps, reason = "it stands beside what may be nothing")]
fn is(letter: u32, words: &str) -> Option<(Letter, String)> {
    Some((Letter::at(letter), words.to_owned()))
}

#[test]
fn new_questions_have_the_next_free_letters_and_an_agreement_answers_the_one_it_names() {
    assert_eq!(answered(&agreed(Vec::new(), &["een", "twee"], 1)), is(1, "twee"));
    let questions = || vec![known(0, QuestionState::Open), known(3, QuestionState::Closed)];
    assert_eq!(answered(&agreed(questions(), &["een", "twee"], 4)), is(4, "een"));
    assert_eq!(answered(&agreed(questions(), &["een"], 0)), is(0, "bekend 0"));
    let letters: Vec<u32> =
        agreed(questions(), &["een"], 0).learning_questions().iter().map(|one| one.letter.place()).collect();
    assert_eq!(letters, [0, 4], "a closed one is not answered any more, and keeps its letter");
}

#[test]
fn the_agreement_follows_its_question_to_another_place() {
    let mut round = agreed(Vec::new(), &["een", "twee"], 1);
    back_to_the_agenda(&mut round);
    answer(&mut round, ask(&["nul", "twee", "een"]));
    assert_eq!(answered(&round), is(1, "twee"));
    back_to_the_agenda(&mut round);
    answer(&mut round, ask(&["twee", "een"]));
    assert_eq!(answered(&round), is(0, "twee"));
}

#[test]
fn a_question_that_was_taken_away_is_answered_by_nothing_and_no_other_takes_its_place() {
    for left in [&["een"][..], &["twee"], &["drie", "twee"], &["twee", "drie"]] {
        let mut round = agreed(Vec::new(), &["een", "twee"], 0);
        back_to_the_agenda(&mut round);
        answer(&mut round, ask(left));
        assert_eq!(answered(&round), if left == ["een"] { is(0, "een") } else { None }, "{left:?}");
    }
    let mut round = agreed(Vec::new(), &["een", "twee"], 0);
    back_to_the_agenda(&mut round);
    round.make(Move::Skip).unwrap();
    assert_eq!(answered(&round), None);
}

#[test]
fn a_question_that_is_worded_better_in_its_place_stays_the_one_that_is_answered() {
    let mut round = agreed(Vec::new(), &["en", "twee"], 0);
    back_to_the_agenda(&mut round);
    round.make(Move::Item { content: ask(&["een", "twee"]) }).unwrap();
    assert_eq!(answered(&round), is(0, "een"));
    round.make(Move::Correct { key: AGENDA, content: ask(&["één", "twee"]) }).unwrap();
    assert_eq!(answered(&round), is(0, "één"));
}

#[test]
fn nothing_that_was_never_made_is_named_when_the_round_is_finished() {
    let mut round = agreed(Vec::new(), &["een"], 0);
    let stale = QuestionRef { id: QuestionId(Uuid::from_u128(77)), letter: Letter::at(0) };
    round.make(Move::Back).unwrap();
    let promise = Promise { what: "doen".into(), question: Some(stale), ..Promise::default() };
    answer(&mut round, Content::Agreements(vec![promise]));
    assert_eq!((round.letter_of(stale), answered(&round)), (None, None));
}

//! Lists that change after something was said about their items.

use std::sync::Arc;

use uuid::Uuid;

use super::GONE;
use crate::domain::Moment;
use crate::domain::answer::{Content, Key, Pick, Slot};
use crate::domain::id::{CaseId, PersonId, RoundId};
use crate::domain::person::Person;
use crate::domain::round::{CaseRef, Mode, Move, NewRound, Place, Round, Seat};
use crate::domain::sequence::{Choices, Kind, Sequence, Step, Who};
use crate::domain::words::{Lang, Words};

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// Two people; a list of `who`, a question about each item, and a choice among the items.
fn round(who: Who) -> Round {
    let step = |id: &str, who, kind| Step { who, ..Step::new(id, Words::default(), kind) };
    let about = Step { per_item: Some("events".into()), ..step("about", Who::Group, Kind::Text) };
    let choice = Kind::Choice(Choices::Answers(vec!["events".into()]));
    let steps = vec![step("events", who, Kind::List), about, step("which", Who::Group, choice)];
    let seat = |n: u128| {
        let person = Person { id: person(n), name: format!("P{n}"), role: None };
        Seat { person, voice: true, here: true }
    };
    Round::begin(NewRound {
        id: RoundId(Uuid::nil()),
        case: CaseRef { id: CaseId(Uuid::nil()), title: "De Knoop".into() },
        sequence: Arc::new(Sequence {
            id: "rits".into(),
            title: Words::default(),
            purpose: Words::default(),
            people: None,
            needs: Vec::new(),
            opening: false,
            sources: Vec::new(),
            steps,
        }),
        language: Lang::new("nl"),
        mode: Mode::Scribe,
        started: Moment::parse_from_rfc3339("2026-11-23T14:00:00+01:00").unwrap(),
        about: String::new(),
        seats: (1..=2).map(seat).collect(),
        bringer: None,
        opening: Vec::new(),
        returning: Vec::new(),
        questions: Vec::new(),
    })
}

fn list(items: &[&str]) -> Content {
    Content::List(items.iter().map(|item| (*item).to_owned()).collect())
}

fn say(round: &mut Round, content: Content) {
    round.make(Move::Answer { content, why: String::new() }).unwrap();
}

fn text(words: &str) -> Content {
    Content::Text(words.to_owned())
}

/// What was said about each item that is there, and what was said about those that are gone.
fn about(round: &Round) -> (Vec<(String, String)>, Vec<String>) {
    let items = round.items(0);
    let (mut here, mut gone) = (Vec::new(), Vec::new());
    for (key, answer) in round.answers.iter().filter(|(key, _)| key.step == 1) {
        let Some(Content::Text(said)) = &answer.content else { continue };
        match items.get(usize::try_from(key.n).unwrap()) {
            Some((_, item)) => here.push(((*item).to_owned(), said.clone())),
            None => gone.push(said.clone()),
        }
    }
    (here, gone)
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(item, said)| ((*item).to_owned(), (*said).to_owned())).collect()
}

/// The round at its list again, after everything was said.
fn said_and_back() -> Round {
    let mut round = round(Who::Group);
    say(&mut round, list(&["hek", "water", "geld"]));
    for words in ["over het hek", "over het water", "over het geld"] {
        say(&mut round, text(words));
    }
    let key = Key { step: 0, n: 0, slot: Slot::Group };
    say(&mut round, Content::Options(vec![Pick::Answer(key, Some(2))]));
    while round.turn().is_none_or(|key| key.step > 0) {
        round.make(Move::Back).unwrap();
    }
    round
}

#[test]
fn what_was_said_about_an_item_stays_with_it_when_the_list_changes() {
    let mut round = said_and_back();
    say(&mut round, list(&["regen", "Geld", "hek"]));
    let (here, gone) = about(&round);
    assert_eq!(here, pairs(&[("Geld", "over het geld"), ("hek", "over het hek")]));
    assert_eq!(gone, ["over het water"]);
    assert_eq!(round.place, Place::Turn(Key { step: 1, n: 0, slot: Slot::Group }));
    let key = Key { step: 0, n: 0, slot: Slot::Group };
    let chosen = &round.answers[&Key { step: 2, ..key }].content;
    assert_eq!(*chosen, Some(Content::Options(vec![Pick::Answer(key, Some(1))])));
}

#[test]
fn what_was_said_about_an_item_that_is_gone_never_stands_with_another() {
    let mut round = said_and_back();
    say(&mut round, list(&["hek"]));
    round.make(Move::Back).unwrap();
    say(&mut round, list(&["hek", "brief", "bel", "stoep"]));
    let (here, gone) = about(&round);
    assert_eq!(here, pairs(&[("hek", "over het hek")]));
    assert_eq!(gone, ["over het water", "over het geld"]);
    assert!(round.answers.keys().filter(|key| key.n > 0).all(|key| key.n >= GONE));
    let key = Key { step: 2, n: 0, slot: Slot::Group };
    assert_eq!(round.answers[&key].content, None, "what is gone is chosen no more");
    let mut minted = Numbers(0);
    round.make(Move::FinishNow).unwrap();
    let done = round.conclude(round.started, &mut minted).round;
    let off: Vec<u32> = done.answers.iter().filter(|said| said.off_path).map(|said| said.n).collect();
    assert_eq!(off, [4, 5]);
}

#[test]
fn items_of_several_people_keep_what_was_said_when_somebody_else_begins() {
    let mut round = round(Who::Each);
    say(&mut round, list(&["hek"]));
    say(&mut round, list(&["water", "geld"]));
    for words in ["over het hek", "over het water"] {
        say(&mut round, text(words));
    }
    assert_eq!(round.turn().unwrap().n, 2);
    round.make(Move::Begin(person(2))).unwrap();
    let expected = pairs(&[("water", "over het water"), ("hek", "over het hek")]);
    assert_eq!(about(&round), (expected, Vec::new()));
    assert_eq!(round.turn().unwrap().n, 1, "the question is still about the money");
}

/// Identities one after the other.
struct Numbers(u128);

impl crate::domain::round::Mint for Numbers {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }

    fn random(&mut self) -> Uuid {
        self.next()
    }
}

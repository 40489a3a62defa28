//! A walk line by line: the lines are written beforehand, from the sequence and the rules of a round alone.

use halte::domain::answer::{AgendaEntry, Content, Element, Promise, QuestionState, Verdict};
use halte::domain::id::{CaseId, PersonId, RoundId};
use halte::domain::person::{Person, Role};
use halte::domain::round::{CaseRef, Mode, Move, NewRound, Place, Round, Seat, turn_order};
use halte::domain::sequence::Kind;
use uuid::Uuid;

use super::said::Said;
use super::{PEOPLE, TITLE, Walk};
use crate::store::sample;

/// Walks it; gives back what was said.
pub fn walk(walk: &Walk) -> Said {
    let (mut said, mut lines) = (Said::default(), Vec::new());
    let mut round = round(walk);
    while round.place != Place::Closing {
        let step = answer(&mut said, &mut lines, &round);
        round.make(step).unwrap();
    }
    let args = [walk.begins(), vec!["--plain"]].concat();
    let done = walk.home.run(&args, lines.join("\n") + "\n").ok();
    assert_eq!(done.stderr, "", "{}\n{}", walk.name(), done.stdout);
    said
}

/// The round as it begins: the same rules, other identities.
fn round(walk: &Walk) -> Round {
    let people: Vec<Person> = (1u128..)
        .zip(PEOPLE.iter().take(walk.people))
        .map(|(n, person)| {
            let (name, role) = person.split_once(':').unwrap_or((person, ""));
            let role = Some(role).filter(|role| !role.is_empty()).map(Role::new);
            Person { id: PersonId(Uuid::from_u128(n)), name: name.to_owned(), role }
        })
        .collect();
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let order = turn_order(&ids, &people, None);
    let seat = |id: &PersonId| {
        let person = people.iter().find(|person| person.id == *id).unwrap().clone();
        Seat { person, voice: true, here: true }
    };
    Round::begin(NewRound {
        id: RoundId(Uuid::nil()),
        case: CaseRef { id: CaseId(Uuid::nil()), title: TITLE.to_owned() },
        sequence: walk.sequence.clone(),
        language: walk.ui.lang(),
        mode: Mode::Scribe,
        started: sample::minute(0),
        about: String::new(),
        seats: order.iter().map(seat).collect(),
        bringer: ids.first().copied(),
        opening: Vec::new(),
        returning: Vec::new(),
        questions: Vec::new(),
    })
}

/// What is said at the place where the round is, as lines and as a move.
fn answer(said: &mut Said, lines: &mut Vec<String>, round: &Round) -> Move {
    let mut line = |words: &str| {
        lines.push(words.to_owned());
        words.to_owned()
    };
    if matches!(round.place, Place::Pick(_)) {
        line("1");
    }
    if let Place::Pick(first) = round.place {
        return Move::Pick(first);
    }
    let Some(key) = round.turn() else { return Move::On };
    let step = &round.sequence.steps[key.step];
    if !step.is_kept() {
        return Move::On;
    }
    // Asked again for as often as it may be, but for the last time.
    if step.repeat.is_some_and(|most| key.n > 0 && key.n + 1 >= most) {
        line("");
        return Move::On;
    }
    let picks = round.picks(key.step);
    if matches!(step.kind, Kind::Choice(_) | Kind::Vote { .. }) && picks.is_empty() {
        line("");
        return Move::On;
    }
    let turn = said.turn(step);
    let content = match &step.kind {
        Kind::Text => {
            let text = line(&said.words("Tekst"));
            line("");
            Content::Text(text)
        }
        Kind::List => {
            let items = [line(&said.words("Punt")), line(&said.words("Nog een"))];
            line("");
            Content::List(items.to_vec())
        }
        Kind::Scale(_) => {
            let number = said.number(&round.sequence, step, turn);
            line(&number.to_string());
            Content::Number(number)
        }
        Kind::Choice(_) => {
            let at = said.choice(&round.sequence, step, turn, picks.len());
            line(&(at + 1).to_string());
            Content::Options(vec![picks[at].clone()])
        }
        Kind::Vote { .. } => {
            let counts = said.votes(step, picks.len());
            line(&counts.iter().map(u64::to_string).collect::<Vec<_>>().join(" "));
            let counts = counts.into_iter().map(|count| u32::try_from(count).unwrap());
            Content::Votes(picks.into_iter().zip(counts).collect())
        }
        Kind::Agreement => {
            let what = line(&said.words("Wij doen"));
            line("Ada");
            line("2027-04-01");
            line(&said.words("Als het regent"));
            line("");
            Content::Agreements(vec![Promise { what, ..Promise::default() }])
        }
        Kind::Agenda => {
            let text = line(&said.words("Hoe kunnen we"));
            line("");
            Content::Agenda(vec![AgendaEntry {
                question: None,
                state: QuestionState::Open,
                text,
                reach: None,
            }])
        }
        Kind::Element => {
            let element = line(&said.words("Bellen"));
            for about in ["Omdat", "Want", "Niet als"] {
                line(&said.words(about));
            }
            line("");
            Content::Elements(vec![Element { element, ..Element::default() }])
        }
        Kind::SayBack { .. } => {
            let text = line(&said.words("Je zei"));
            line("");
            line("yes");
            Content::SayBack { text, verdict: Some(Verdict::Yes) }
        }
        Kind::None => unreachable!("nothing of it is kept"),
    };
    let why = if step.why { line(&said.words("Omdat")) } else { String::new() };
    Move::Answer { content, why }
}

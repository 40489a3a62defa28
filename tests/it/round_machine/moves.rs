//! Moves in any order, with every answer its own words, so that any of them can be missed.

use halte::domain::agreement::{Agreement, Outcome, Review};
use halte::domain::answer::*;
use halte::domain::id::{AnswerId, CaseId, ElementId, PersonId};
use halte::domain::person::{Person, Role};
use halte::domain::question::Reach;
use halte::domain::round::{CaseRef, Move, NewQuestion, Place, Returning, Round, Seat};
use halte::domain::sequence::{Kind, Step};
use proptest::prelude::*;
use uuid::Uuid;

/// What somebody has in mind; what it comes to depends on where the round is.
#[derive(Clone, Copy, Debug)]
pub struct Intent {
    pub what: u8,
    pub a: usize,
    pub b: usize,
    /// True when everything goes down after the move.
    pub crash: bool,
}

fn intent(most: u8) -> impl Strategy<Value = Intent> {
    (0u8..most, 0usize..1000, 0usize..1000, prop::bool::weighted(0.1))
        .prop_map(|(what, a, b, crash)| Intent { what, a, b, crash })
}

/// Rounds in which anything happens, and rounds in which people mostly answer.
pub fn intents(most: usize) -> impl Strategy<Value = Vec<Intent>> {
    prop_oneof![prop::collection::vec(intent(67), 0..most), prop::collection::vec(intent(26), 0..most)]
}

pub fn person_id(n: usize) -> PersonId {
    PersonId(Uuid::from_u128(1000 + n as u128))
}

/// Person `n` of a case; the same number in another case is somebody else.
pub fn seat(n: usize, role: usize, voice: bool, here: bool) -> Seat {
    let role = match role % 12 {
        known if known < 9 => Some(Role::new(Role::KNOWN[known])),
        9 => Some(Role::new("wijkagent")),
        _ => None,
    };
    let own = role.as_ref().is_none_or(Role::has_voice);
    let person = Person { id: person_id(n), name: format!("P{n}"), role };
    Seat { person, voice: own || voice, here }
}

/// The words of an answer: no two are the same.
pub struct Words(pub usize);

impl Words {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("woord {}", self.0)
    }

    /// What was said at a step, of a kind that fits it.
    pub fn fitting(&mut self, round: &Round, index: usize, step: &Step, a: usize, b: usize) -> Content {
        let picks = round.picks(index);
        let pick = |at: usize| picks[at % picks.len()].clone();
        match &step.kind {
            Kind::Text | Kind::None => Content::Text(self.next()),
            Kind::List => Content::List((0..=a % 3).map(|_| self.next()).collect()),
            Kind::Scale(_) => Content::Number(i64::try_from(a % 10).unwrap() + 1),
            Kind::Choice(_) if picks.is_empty() => Content::Options(Vec::new()),
            Kind::Choice(_) => Content::Options(vec![pick(a)]),
            Kind::Vote { .. } if picks.is_empty() => Content::Votes(Vec::new()),
            Kind::Vote { .. } => Content::Votes(vec![(pick(a), 1 + u32::try_from(b % 3).unwrap())]),
            Kind::Agreement => {
                let who = vec![Owner::Person(round.seats[a % round.seats.len()].person.id), Owner::We];
                let promise = |what| Promise { what, who: who.clone(), ..Promise::default() };
                Content::Agreements((0..=b % 2).map(|_| promise(self.next())).collect())
            }
            Kind::Agenda => {
                let new = AgendaEntry {
                    question: None,
                    state: QuestionState::Open,
                    text: self.next(),
                    reach: None,
                };
                let earlier = round.questions.get(b % (round.questions.len() + 1)).map(|known| AgendaEntry {
                    question: Some(known.reference()),
                    state: QuestionState::ALL[a % 5].0,
                    text: self.next(),
                    reach: None,
                });
                Content::Agenda([new].into_iter().chain(earlier).collect())
            }
            Kind::Element => Content::Elements(vec![Element { element: self.next(), ..Element::default() }]),
            Kind::SayBack { .. } => Content::SayBack {
                text: self.next(),
                verdict: Some(Verdict::Partly).filter(|_| b.is_multiple_of(2)),
            },
        }
    }

    /// The move that this intent comes to here. It may well be refused.
    pub fn resolve(&mut self, round: &Round, intent: Intent, others: &[Agreement]) -> Move {
        let Intent { what, a, b, .. } = intent;
        let someone = person_id(a % 14);
        let key = round.answers.keys().nth(a % round.answers.len().max(1)).copied();
        let key = key.unwrap_or(Key { step: a % 9, n: 0, slot: Slot::Group });
        match what {
            0..=19 => self.say(round, a, b),
            20 => Move::Answer { content: Content::Number(99), why: String::new() },
            21 => Move::Answer { content: Content::Text(String::new()), why: String::new() },
            22 | 23 => match self.say(round, a, b) {
                Move::Answer { content, .. } => Move::Item { content },
                other => other,
            },
            24..=29 => Move::On,
            30..=35 => Move::Back,
            36 => Move::Skip,
            37 | 38 => {
                let content = match round.sequence.steps.get(key.step) {
                    Some(step) if b % 7 != 0 => self.fitting(round, key.step, step, a, b),
                    _ => Content::Text(String::new()),
                };
                Move::Correct { key, content }
            }
            39 => Move::Mark { key, mark: Mark::ALL[b % 11].0, set: b % 3 != 0 },
            40 => Move::ComesBack { key, set: b % 3 != 0 },
            41..=43 => Move::Come(seat(a % 14, b, b % 5 == 0, true)),
            44..=46 => Move::Leave(someone),
            47 | 48 => Move::Begin(someone),
            49 | 50 => Move::Bringer(someone),
            51 => self.another_case(round, b, others),
            52 => Move::About(self.next()),
            53 => Move::NextRound(Due::Words(self.next())),
            54 => Move::Pause,
            55 | 56 => Move::Resume,
            57 | 58 => Move::FinishNow,
            60..=66 => self.make_of(round, key, what, b),
            _ => Move::Pick(a % 9),
        }
    }

    fn say(&mut self, round: &Round, a: usize, b: usize) -> Move {
        match round.place {
            Place::Turn(key) => {
                let step = &round.sequence.steps[key.step];
                let why = if step.why && b.is_multiple_of(2) { self.next() } else { String::new() };
                Move::Answer { content: self.fitting(round, key.step, step, a, b), why }
            }
            Place::Opening(id) => {
                let outcome = Outcome::ALL[a % 5].0;
                Move::Review(Review { outcome, text: self.next(), ..Review::skipped(id) })
            }
            Place::Pick(first) => {
                let group = round.group(first);
                Move::Pick(group[a % group.len()])
            }
            Place::Returning | Place::WriteFirst(_) | Place::Reading(_) | Place::Closing => Move::On,
        }
    }

    /// Something is made of an answer, or of none that was said; or something is noted.
    fn make_of(&mut self, round: &Round, key: Key, what: u8, b: usize) -> Move {
        let set = !b.is_multiple_of(4);
        let id = Uuid::from_u128(9000 + b as u128 % 3);
        match what {
            60 | 61 => {
                let element = Element { element: self.next(), ..Element::default() };
                Move::MakeElement { key, element: Some(element).filter(|_| set) }
            }
            62 | 63 => {
                let reach = Some(Reach::ALL[b % 3].0);
                let question = NewQuestion { text: self.next(), reach };
                Move::MakeQuestion { key, question: Some(question).filter(|_| set) }
            }
            64 => Move::Recurs { key, earlier: Some(AnswerId(id)).filter(|_| set) },
            65 => Move::SeenAgain { key, element: Some(ElementId(id)).filter(|_| set) },
            _ => {
                let at = b % (round.notes.len() + 1);
                Move::Note { at, text: if set { self.next() } else { String::new() } }
            }
        }
    }

    fn another_case(&mut self, round: &Round, b: usize, others: &[Agreement]) -> Move {
        let becomes = |n: usize, seat: &Seat| {
            let stays = b.is_multiple_of(3);
            let id =
                if stays { seat.person.id } else { PersonId(Uuid::from_u128(5000 + (b * 20 + n) as u128)) };
            Person { id, ..seat.person.clone() }
        };
        Move::Case {
            case: CaseRef { id: CaseId(Uuid::from_u128(1002)), title: "Het Plein".into() },
            people: round.seats.iter().enumerate().map(|(n, seat)| becomes(n, seat)).collect(),
            opening: others.iter().take(b % 4).cloned().collect(),
            returning: vec![Returning { who: String::new(), text: self.next() }],
            questions: round.questions.iter().take(b % 2).cloned().collect(),
        }
    }
}

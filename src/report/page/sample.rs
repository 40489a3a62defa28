//! A case with a finished round in which every kind of answer was given, for tests.

use std::sync::Arc;

use uuid::Uuid;

use crate::domain::Moment;
use crate::domain::agreement::{Agreement, AgreementState, Outcome, PastReview, Review};
use crate::domain::answer::{Answer, Content, Due, Element, Key, Mark, Owner, Pick, Slot, Verdict};
use crate::domain::case::{Case, FinishedAnswer, FinishedRound, Visibility};
use crate::domain::id::{AgreementId, AnswerId, CaseId, PersonId, ReviewId, RoundId};
use crate::domain::person::{Person, Role};
use crate::domain::round::Mode;
use crate::domain::sequence::{Choice, Choices, Kind, Scale, Seen, Sequence, Step, Who, Wording};
use crate::domain::words::{Lang, Words};

/// A moment by its RFC 3339 text.
pub fn moment(text: &str) -> Moment {
    Moment::parse_from_rfc3339(text).expect("a moment")
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// De Knoop, with Noor, Bram and Fatima.
pub fn case() -> Case {
    let person = |n, name: &str, role| Person {
        id: PersonId(id(n)),
        name: name.to_owned(),
        role: Some(Role::new(role)),
    };
    Case {
        id: CaseId(id(100)),
        title: "Buurtmoestuin De Knoop".to_owned(),
        summary: String::new(),
        open: true,
        people: vec![
            person(1, "Noor", "initiator"),
            person(2, "Bram", "civil-servant"),
            person(3, "Fatima", "resident"),
        ],
        inactive: Vec::new(),
    }
}

/// An agreement of the case with this number.
pub fn agreement(n: u128, what: &str, owner: Owner, due: Due) -> Agreement {
    Agreement {
        id: AgreementId(id(n)),
        case: CaseId(id(100)),
        what: what.to_owned(),
        at_first: None,
        corrected: Vec::new(),
        due_at_first: None,
        who: vec![owner],
        due,
        if_then: String::new(),
        state: AgreementState::Open,
        round: RoundId(id(200)),
        step: "afspraken".to_owned(),
        made: moment("2025-03-18T11:00:00+01:00"),
        question: None,
        reviews: Vec::new(),
    }
}

/// An agreement of an earlier round, with what was said of it in this one.
pub fn earlier() -> Agreement {
    let due = Due::On(chrono::NaiveDate::from_ymd_opt(2025, 3, 1).expect("a date"));
    let what = "Thee-ochtend in de hal van de flat, met een vertaler";
    let mut earlier = agreement(300, what, Owner::Person(PersonId(id(3))), due);
    earlier.reviews.push(review());
    earlier
}

fn review() -> PastReview {
    PastReview {
        id: ReviewId(id(301)),
        round: RoundId(id(200)),
        at: moment("2025-03-18T10:00:00+01:00"),
        review: Review {
            outcome: Outcome::Running,
            text: "De vertaler belt donderdag terug.".to_owned(),
            ..Review::skipped(AgreementId(id(300)))
        },
    }
}

fn both(nl: &str, en: &str) -> Words {
    Words::of([("nl".to_owned(), nl.to_owned()), ("en".to_owned(), en.to_owned())])
}

fn step(name: &str, nl: &str, en: &str, who: Who, kind: Kind) -> Step {
    Step { who, minutes: 2.0, ..Step::new(name.to_owned(), both(nl, en), kind) }
}

fn sequence() -> Sequence {
    let scale = || Scale { from: 1, to: 10, low: both("niets", "nothing"), high: both("veel", "much") };
    let option = |id: &str, nl: &str, en: &str| Choice { id: id.to_owned(), label: both(nl, en) };
    let way = vec![option("door", "Zo doorgaan", "Go on like this"), option("anders", "Anders", "Otherwise")];
    let mut obstacle = step(
        "moeilijk",
        "Wat maakt het nu moeilijk? Noem één ding.",
        "What makes it difficult now? Name one thing.",
        Who::Each,
        Kind::Text,
    );
    obstacle.seen = Seen::Hidden;
    obstacle.roles.push((
        "civil-servant".to_owned(),
        Wording { ask: both("Wat houdt je tegen?", "What holds you back?"), ..Wording::default() },
    ));
    let mut worth =
        step("waarde", "Wat heb je hieraan?", "What is this worth?", Who::Each, Kind::Scale(scale()));
    worth.seen = Seen::Unnamed;
    let vote = Kind::Vote { on: vec!["ideeen".to_owned()], votes: 2 };
    let mut each = step("per-idee", "Wie helpt mee?", "Who helps?", Who::Group, Kind::Text);
    each.per_item = Some("ideeen".to_owned());
    Sequence {
        id: "de-ronde".to_owned(),
        title: both("De ronde", "The round"),
        purpose: Words::default(),
        people: None,
        needs: Vec::new(),
        opening: true,
        sources: Vec::new(),
        steps: vec![
            obstacle,
            step(
                "vertrouwen",
                "Hoeveel vertrouwen heb je?",
                "How much trust?",
                Who::Each,
                Kind::Scale(scale()),
            ),
            worth,
            step("ideeen", "Wat kunnen we doen?", "What can we do?", Who::Group, Kind::List),
            each,
            step("stemmen", "Wat eerst?", "What first?", Who::Group, vote),
            step(
                "keuze",
                "Hoe nu verder?",
                "How do we go on?",
                Who::Group,
                Kind::Choice(Choices::Options(way)),
            ),
            step(
                "terug",
                "Zeg terug wat je hoorde.",
                "Say back.",
                Who::Each,
                Kind::SayBack { on: Vec::new() },
            ),
            step("werkt", "Wat werkt?", "What works?", Who::Group, Kind::Element),
            step("afspraken", "Wat spreken we af?", "What do we agree?", Who::Group, Kind::Agreement),
            step("weer", "Hoe is het weer?", "How is the weather?", Who::Group, Kind::Text),
            step("verhaal", "Welk verhaal hoort hierbij?", "Which story?", Who::Group, Kind::Text),
        ],
    }
}

fn answer(n: u128, step: &str, asking: u32, slot: Slot, content: Option<Content>) -> FinishedAnswer {
    FinishedAnswer {
        id: AnswerId(id(n)),
        step: step.to_owned(),
        line: format!("de-ronde/{step}"),
        n: asking,
        slot,
        answer: Answer {
            content,
            why: String::new(),
            marks: Vec::new(),
            comes_back: false,
            language: Lang::new("nl"),
        },
        off_path: false,
        original: None,
        visibility: Visibility::Group,
        earlier: Vec::new(),
    }
}

fn answers() -> Vec<FinishedAnswer> {
    let person = |n| Slot::Person(PersonId(id(n)));
    let text = |words: &str| Some(Content::Text(words.to_owned()));
    let number = |number| Some(Content::Number(number));
    let item = |item| Pick::Answer(Key { step: 3, n: 0, slot: Slot::Group }, Some(item));
    let ideas = ["Een bord bij het hek", "Bellen met de gemeente over het water"].map(str::to_owned);
    let mut all = vec![
        answer(401, "moeilijk", 0, person(1), text("Na drie jaar kan de grond weer weg zijn.")),
        answer(402, "moeilijk", 0, person(2), text("Ik mag geen uitzondering maken zonder reden.")),
        answer(403, "moeilijk", 0, person(3), None),
        answer(404, "vertrouwen", 0, person(1), number(6)),
        answer(405, "vertrouwen", 0, person(2), None),
        answer(406, "vertrouwen", 0, person(3), number(8)),
        answer(407, "waarde", 0, Slot::Unnamed(0), number(7)),
        answer(408, "waarde", 0, Slot::Unnamed(1), number(9)),
        answer(409, "ideeen", 0, Slot::Group, Some(Content::List(ideas.to_vec()))),
        answer(410, "per-idee", 0, Slot::Group, text("Fatima en haar zoon.")),
        answer(411, "per-idee", 1, Slot::Group, text("Bram.")),
        answer(412, "stemmen", 0, Slot::Group, Some(Content::Votes(vec![(item(1), 3), (item(0), 1)]))),
        answer(413, "keuze", 0, Slot::Group, Some(Content::Options(vec![Pick::Option("anders".to_owned())]))),
        answer(
            414,
            "terug",
            0,
            person(2),
            Some(Content::SayBack {
                text: "De grond is onzeker.".to_owned(),
                verdict: Some(Verdict::Partly),
            }),
        ),
        answer(
            415,
            "werkt",
            0,
            Slot::Group,
            Some(Content::Elements(vec![Element {
                element: "Bellen als er nog geen antwoord is.".to_owned(),
                conditions: "Bram heeft een eigen nummer.".to_owned(),
                ..Element::default()
            }])),
        ),
    ];
    all[0].answer.marks = vec![Mark::Dilemma];
    all[0].answer.comes_back = true;
    all[5].answer.language = Lang::new("nl");
    let mut off = answer(416, "verhaal", 0, Slot::Group, text("Over de sleutel van het hek."));
    off.off_path = true;
    all.push(off);
    all
}

/// The round, in Dutch.
pub fn round() -> FinishedRound {
    let due = Due::On(chrono::NaiveDate::from_ymd_opt(2025, 4, 4).expect("a date"));
    let mut made = agreement(500, "Brief voorleggen aan de jurist", Owner::Person(PersonId(id(2))), due);
    made.if_then = "Als hij nee zegt, dan bellen we de wethouder.".to_owned();
    FinishedRound {
        id: RoundId(id(200)),
        case: CaseId(id(100)),
        sequence: Arc::new(sequence()),
        started: moment("2025-03-18T10:00:00+01:00"),
        finished: moment("2025-03-18T11:00:00+01:00"),
        about: "het hek".to_owned(),
        present: [1, 2, 3].map(|n| PersonId(id(n))).to_vec(),
        bringer: None,
        mode: Mode::Scribe,
        language: Lang::new("nl"),
        skipped: vec!["weer".to_owned(), "verhaal".to_owned()],
        answers: answers(),
        reviews: vec![review()],
        made: vec![made, agreement(501, "Samen het bord maken", Owner::We, Due::None)],
        notes: Vec::new(),
        attachments: Vec::new(),
        came_of: Vec::new(),
        next_round: Due::On(chrono::NaiveDate::from_ymd_opt(2025, 5, 6).expect("a date")),
        set_aside: false,
    }
}

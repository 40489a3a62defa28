//! tmp
use crate::domain::agreement::*;
use crate::domain::answer::*;
use crate::domain::id::*;
use crate::domain::round::*;
use crate::domain::sequence::*;
use crate::text::Ui;
use crate::tui::playing::*;
use uuid::Uuid;

fn agreement(n: u128, who: Vec<Owner>, reviews: Vec<PastReview>) -> Agreement {
    Agreement {
        id: AgreementId(Uuid::from_u128(500 + n)),
        case: CaseId(Uuid::from_u128(2)),
        what: "Thee-ochtend in de hal van de flat, met een vertaler".into(),
        who,
        due: Due::On(chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()),
        if_then: "Als er minder dan vijf mensen komen, dan gaan we de week erna langs de deuren.".into(),
        state: AgreementState::Open,
        round: RoundId(Uuid::from_u128(9)),
        step: "agree".into(),
        made: now(),
        question: None,
        reviews,
    }
}
fn show(name: &str, played: &mut Played) {
    let ui = played.model.ui;
    for size in [(60, 18), (80, 24), (120, 40), (40, 12)] {
        if std::env::var("SIZE").map_or(true, |s| s == format!("{}x{}", size.0, size.1)) {
            println!("=== {name} {}x{} {:?}\n{}\n", size.0, size.1, ui, played.screen(size));
        }
    }
}
fn scale_step(id: &str, seen: Seen, who: Who) -> Step {
    let mut s = step(
        id,
        both(
            "Wat heb je morgen aan deze ronde? Geef een cijfer.",
            "How useful is this round for you tomorrow? Give a number.",
        ),
        Kind::Scale(Scale {
            from: 1,
            to: 10,
            low: both("niets", "not at all"),
            high: both("morgen meteen bruikbaar", "useful right away"),
        }),
    );
    s.seen = seen;
    s.who = who;
    s.minutes = 3.0;
    s
}
fn choice_step(who: Who, seen: Seen) -> Step {
    let c = |id: &str, nl: &str, en: &str| Choice { id: id.into(), label: both(nl, en) };
    let mut s = step(
        "reach",
        both("Wie kan hier iets aan doen?", "Who can do something about it?"),
        Kind::Choice(Choices::Options(vec![
            c("ours", "Wij, in deze groep", "We, in this group"),
            c("organisation", "Iemand in onze organisaties", "Someone in our organisations"),
            c("outside", "Alleen iemand daarbuiten", "Only someone outside"),
        ])),
    );
    s.who = who;
    s.seen = seen;
    s
}
fn agree_step() -> Step {
    let mut s = step(
        "agree",
        both(
            "Moet er vandaag of morgen iets gebeuren? Wie doet het?",
            "Does anything have to happen today or tomorrow? Who does it?",
        ),
        Kind::Agreement,
    );
    s.who = Who::Group;
    s.at_most = Some(2);
    s.show = vec!["obstacle".into()];
    s.minutes = 4.0;
    s.wording.help = both(
        "Hooguit één ding. Niets? Ga verder: dat is ook goed.",
        "One thing at most. Nothing? Go on: that is fine too.",
    );
    s.wording.starter = both("… belt vandaag nog met … over …", "… calls … today about …");
    s
}
fn obstacle() -> Step {
    step(
        "obstacle",
        both("Wat maakt het nu moeilijk? Noem één ding.", "What makes it hard right now? Name one thing."),
        Kind::Text,
    )
}
fn filled(round: &mut Round) {
    for (n, t) in [
        "Na drie jaar kan de grond weer weg zijn.",
        "Ik mag geen uitzondering maken zonder reden.",
        "De uitleg is alleen in het Nederlands.",
        "De raad hoort het pas als het misgaat.",
    ]
    .iter()
    .enumerate()
    {
        answered(round, 0, Slot::Person(person(n)), Content::Text((*t).into()));
    }
}
fn turn(step: usize, slot: Slot) -> Place {
    Place::Turn(Key { step, n: 0, slot })
}

#[test]
fn look() {
    for ui in Ui::ALL {
        let which = std::env::var("LOOK").unwrap_or_default();
        let on = |n: &str| which.is_empty() || which == n;
        if on("opening") {
            let mut new = new_round(ui, 4, vec![obstacle()]);
            let past = PastReview {
                id: ReviewId(Uuid::nil()),
                round: RoundId(Uuid::nil()),
                at: now() - chrono::Duration::days(30),
                review: Review {
                    outcome: Outcome::Not,
                    text: "De vertaler kon niet.".into(),
                    past_due_not: true,
                    ..Review::skipped(AgreementId(Uuid::from_u128(500)))
                },
            };
            new.opening = vec![
                agreement(0, vec![Owner::Person(person(2))], vec![]),
                agreement(1, vec![Owner::We], vec![past]),
            ];
            let mut p = play(ui, Round::begin(new));
            show("opening 1", &mut p);
            show("opening 2", p.press(&["4", "De vertaler belt donderdag terug."]));
            show("opening 3", p.press(&["enter", "volgende vrijdag"]));
            p.press(&["tab"]);
            show("opening 4", p.press(&["3", "We hadden geen sleutel."]));
            show("opening 5", p.press(&["ctrl-q"]));
        }
        if on("agreement") {
            let mut round = Round::begin(new_round(ui, 4, vec![obstacle(), agree_step()]));
            filled(&mut round);
            round.place = turn(1, Slot::Group);
            let mut p = play(ui, round);
            show("agreement 1", &mut p);
            show("agreement 2", p.press(&["Brief voorleggen aan de jurist", "tab", "Br"]));
            show("agreement 3", p.press(&["tab", "vrijdag"]));
            show("agreement 4", p.press(&["tab", "Als hij nee zegt, dan bellen we de wethouder.", "tab"]));
            show(
                "agreement 5",
                p.press(&["Uitleg in drie talen", "tab", "Fatima en het loket", "tab", "na de oogst"]),
            );
            show("agreement 6", p.press(&["tab", "tab", "shift-tab"]));
        }
        if on("rows") {
            for seen in [Seen::Hidden, Seen::Open, Seen::Unnamed] {
                let mut p = play(ui, {
                    let mut r = Round::begin(new_round(
                        ui,
                        5,
                        vec![scale_step("useful", seen, Who::Each), obstacle()],
                    ));
                    r.opening.clear();
                    r
                });
                show("rows 1", p.press(&["8", "tab", "0"]));
                show("rows 2", p.press(&["tab", "7", "down"]));
            }
            let mut s = scale_step("useful", Seen::Open, Who::Group);
            s.why = true;
            let mut p = play(ui, Round::begin(new_round(ui, 5, vec![s])));
            show("scale why", p.press(&["8", "tab", "We weten nu wie er belt."]));
            let mut p = play(
                ui,
                Round::begin(new_round(ui, 5, vec![choice_step(Who::Each, Seen::Hidden), obstacle()])),
            );
            show("choice rows", p.press(&["2", "tab", "1"]));
            let mut p = play(
                ui,
                Round::begin(new_round(
                    ui,
                    12,
                    vec![scale_step("useful", Seen::Hidden, Who::Each), obstacle()],
                )),
            );
            show(
                "rows 12",
                p.press(&[
                    "8", "tab", "8", "tab", "8", "tab", "8", "tab", "8", "tab", "8", "tab", "8", "tab", "8",
                    "tab",
                ]),
            );
        }
        if on("options") {
            let mut s = choice_step(Who::Group, Seen::Open);
            s.why = true;
            let mut p = play(ui, Round::begin(new_round(ui, 5, vec![s])));
            show("options", p.press(&["2", "down"]));
            show("options why", p.press(&["tab", "Daar ligt de sleutel."]));
        }
        if on("closing") {
            let mut round = Round::begin(new_round(ui, 4, vec![obstacle(), agree_step()]));
            filled(&mut round);
            let key = Key { step: 0, n: 0, slot: Slot::Person(person(3)) };
            answered(
                &mut round,
                1,
                Slot::Group,
                Content::Agreements(vec![
                    Promise {
                        what: "Brief voorleggen aan de jurist".into(),
                        who: vec![Owner::Person(person(1))],
                        due: Due::On(chrono::NaiveDate::from_ymd_opt(2026, 12, 4).unwrap()),
                        if_then: "Als hij nee zegt, dan bellen we de wethouder.".into(),
                        question: None,
                    },
                    Promise {
                        what: "Uitleg in drie talen".into(),
                        who: vec![Owner::Person(person(2)), Owner::We],
                        due: Due::Words("na de oogst".into()),
                        ..Promise::default()
                    },
                ]),
            );
            round.answers.get_mut(&key).unwrap().marks = vec![Mark::Obstacle];
            round.answers.get_mut(&key).unwrap().comes_back = true;
            round.place = Place::Closing;
            let mut p = play(ui, round);
            show("closing 1", &mut p);
            show("closing 2", p.press(&["down", "down", "down", "t"]));
            show("closing 3", p.press(&["end", "dinsdag over twee weken"]));
            show("closing 4", p.press(&["up", "up", "up", "up", "up", "up", "enter"]));
            p.press(&["esc", "c"]);
            println!("{:?}", p.effects);
            p.press(&["f8"]);
            show("begin", &mut p);
        }
    }
}

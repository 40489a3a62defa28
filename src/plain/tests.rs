//! Whole walks over a real store in a folder that goes: lines in, the round out.

use std::sync::Arc;

use chrono::DateTime;
use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;

use super::lines::tests::Pieces;
use super::{Ended, Session, run};
use crate::domain::Moment;
use crate::domain::answer::{Content, Due, Owner, Promise};
use crate::domain::case::FinishedRound;
use crate::domain::id::{CaseId, PersonId, RoundId};
use crate::domain::person::{Person, Role};
use crate::domain::round::{CaseRef, Mode, NewRound, Place, Round, Seat};
use crate::domain::sequence::Sequence;
use crate::domain::words::Lang;
use crate::platform::signals::Signal;
use crate::sequences::check::check;
use crate::store::Store;
use crate::text::Ui;

const TEXTS: &str = r#"
format = 1
id = "proef"
title = "Proef"
[[step]]
id = "een"
ask = "Wat viel op?"
[[step]]
id = "twee"
ask = "Noem dingen."
who = "group"
answer = "list"
[[step]]
id = "drie"
ask = "Wat spreken we af?"
who = "group"
answer = "agreement"
"#;

mod kinds;
mod lists;

fn now() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-23T10:00:00+01:00").unwrap()
}

fn sequence(toml: &str) -> Arc<Sequence> {
    let checked = check("proef.toml", toml.as_bytes());
    Arc::new(checked.sequence.unwrap_or_else(|| panic!("{:?}", checked.problems)))
}

/// A store in a folder that goes, and a round in it.
struct Table {
    _folder: TempDir,
    store: Store,
    round: RoundId,
    interactive: bool,
}

/// What a walk gave.
struct Walked {
    ended: Ended,
    script: String,
    aside: String,
}

impl Table {
    fn new(toml: &str, names: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("halte.db"), Uuid::from_u128(1)).unwrap();
        let round = begin(&mut store, toml, names);
        Self { _folder: folder, store, round, interactive: false }
    }

    fn again(&mut self, toml: &str, names: &[&str]) {
        self.round = begin(&mut self.store, toml, names);
    }

    fn walk(&mut self, input: &str) -> Walked {
        self.walk_pieces(vec![Ok(input.as_bytes().to_vec())])
    }

    fn walk_pieces(&mut self, pieces: Vec<Result<Vec<u8>, Signal>>) -> Walked {
        let (mut script, mut aside) = (Vec::new(), Vec::new());
        let round = self.store.resume(self.round).unwrap().unwrap();
        let ended = run(Session {
            round,
            resumed: false,
            keeping: &mut self.store,
            input: &mut Pieces(pieces),
            script: &mut script,
            aside: &mut aside,
            now: &now,
            ui: Ui::Nl,
            interactive: self.interactive,
            resume_with: "halte round Tuin".to_owned(),
            rehearsal: false,
        });
        Walked {
            ended: ended.unwrap(),
            script: String::from_utf8(script).unwrap(),
            aside: String::from_utf8(aside).unwrap(),
        }
    }

    fn round(&self) -> Round {
        self.store.resume(self.round).unwrap().unwrap()
    }

    fn finished(&self) -> FinishedRound {
        self.store.round(self.round).unwrap().unwrap()
    }

    /// What was said, answer by answer.
    fn said(&self) -> Vec<Option<Content>> {
        self.finished().answers.into_iter().map(|answer| answer.answer.content).collect()
    }
}

fn begin(store: &mut Store, toml: &str, names: &[&str]) -> RoundId {
    let case = CaseRef { id: CaseId(Uuid::from_u128(9)), title: "Tuin".to_owned() };
    let person = |(at, name): (u128, &&str)| Person {
        id: PersonId(Uuid::from_u128(at)),
        name: (*name).to_owned(),
        role: Some(Role::new("resident")),
    };
    let people = (10..).zip(names).map(person);
    let round = Round::begin(NewRound {
        id: RoundId(store.mint(now())),
        opening: store.agreements(Some(case.id), false).unwrap(),
        returning: store.returning(case.id).unwrap(),
        questions: store.learning_questions(case.id, true).unwrap(),
        case,
        sequence: sequence(toml),
        language: Lang::new("nl"),
        mode: Mode::Scribe,
        started: now(),
        about: String::new(),
        seats: people.map(|person| Seat { person, voice: true, here: true }).collect(),
        bringer: None,
    });
    store.begin(&round, now()).unwrap();
    round.id
}

fn text(words: &str) -> Option<Content> {
    (!words.is_empty()).then(|| Content::Text(words.to_owned()))
}

#[test]
fn answers_in_order_run_a_round_to_its_end() {
    let mut table = Table::new(TEXTS, &["Noor", "Karim"]);
    let walked = table.walk("a\n/line\n//b \n\n\nx\ny\n\nB: bel\nnoor en de jurist\nvoor de zomer\n\n\n");
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    let list = Some(Content::List(vec!["x".to_owned(), "y".to_owned()]));
    assert_eq!(table.said(), [text("a\n\n/b "), None, list]);
    let made = &table.finished().made;
    assert_eq!((made.len(), made[0].what.as_str(), made[0].question), (1, "B: bel", None));
    assert_eq!(made[0].due, Due::Words("voor de zomer".to_owned()));
    let noor = table.finished().present[0];
    assert_eq!(made[0].who, [Owner::Person(noor), Owner::Other("de jurist".to_owned())]);
    assert_eq!(walked.aside, "");
}

#[test]
fn input_that_ends_early_pauses_with_the_half_answer_in_its_field() {
    let mut table = Table::new(TEXTS, &["Noor", "Karim"]);
    let walked = table.walk("heel\n\nhalf\nen no");
    assert_eq!(walked.ended, Ended::Paused);
    assert!(walked.aside.contains("halte round Tuin"), "{}", walked.aside);
    let karim = table.round().seats[1].person.id;
    let drafts = table.store.drafts(Some(table.round)).unwrap();
    let drafts: Vec<(&str, &str)> = drafts.iter().map(|(name, draft)| (&**name, &*draft.text)).collect();
    assert_eq!(drafts, [(format!("answer/een/0/{karim}").as_str(), "half\nen no")]);
    let walked = table.walk("g meer\n\n\n\n");
    assert_eq!(walked.ended, Ended::Finished);
    assert_eq!(table.said(), [text("heel"), text("half\nen nog meer"), None, None]);
}

#[test]
fn after_back_an_empty_line_keeps_and_words_replace_and_pass_takes_away() {
    for (lines, first) in [("\n", text("oud")), ("nieuw\n\n", text("nieuw")), ("/pass\n", None)] {
        let mut table = Table::new(TEXTS, &["Noor", "Karim"]);
        let walked = table.walk(&format!("oud\n\n/back\n{lines}twee\n\n\n\n"));
        assert_eq!(walked.ended, Ended::Finished, "{lines:?}");
        assert!(walked.script.contains("Dit staat er."));
        assert_eq!(table.said(), [first, text("twee"), None, None]);
    }
}

#[test]
fn back_at_the_first_question_says_so_and_goes_on() {
    let mut table = Table::new(TEXTS, &["Noor"]);
    let walked = table.walk("/back\nwoord\n\n\n\n");
    assert_eq!((walked.ended, walked.aside.as_str()), (Ended::Finished, "Dit is de eerste vraag.\n"));
    assert_eq!(table.said(), [text("woord"), None, None]);
}

#[test]
fn finish_in_the_middle_of_an_answer_keeps_what_was_said_of_it() {
    let mut table = Table::new(TEXTS, &["Noor", "Karim"]);
    assert_eq!(table.walk("half\n/finish\n").ended, Ended::Finished);
    assert_eq!(table.said(), [text("half")]);
    let mut table = Table::new(TEXTS, &["Noor"]);
    assert_eq!(table.walk("\n\nbel de school\n/finish\n").ended, Ended::Finished);
    assert_eq!(table.finished().made[0].what, "bel de school");
}

#[test]
fn a_pause_and_a_signal_keep_the_half_answer() {
    let mut table = Table::new(TEXTS, &["Noor"]);
    assert_eq!(table.walk("half\n/pause\n").ended, Ended::Paused);
    let pieces = vec![Ok(b"meer\nen".to_vec()), Err(Signal::Terminate)];
    assert_eq!(table.walk_pieces(pieces).ended, Ended::Signalled(Signal::Terminate));
    let walked = table.walk("der\n\n\n\n");
    assert!(walked.script.contains("Dit stond er half:\n  half\n  meer\n"), "{}", walked.script);
    assert_eq!(walked.ended, Ended::Finished);
    assert_eq!(table.said()[0], text("half\nmeer\nender"));
}

#[test]
fn what_is_no_text_is_refused_and_nothing_of_it_is_kept() {
    for bytes in [&b"goed\nsl\xffecht\n"[..], b"goed\nsl\0echt\n"] {
        let mut table = Table::new(TEXTS, &["Noor"]);
        assert_eq!(table.walk_pieces(vec![Ok(bytes.to_vec())]).ended, Ended::Refused(2));
        let drafts = table.store.drafts(Some(table.round)).unwrap();
        assert_eq!(drafts[0].1.text, "goed\n");
    }
}

#[test]
fn agreements_that_were_whole_stand_when_the_input_ends_in_the_next() {
    let mut table = Table::new(TEXTS, &["Noor"]);
    table.walk("\n\neen\nwij\n\n\ntwee\nNoor\nmor");
    let round = table.round();
    let Place::Turn(key) = round.place else { panic!("{:?}", round.place) };
    let made = Promise { what: "een".to_owned(), who: vec![Owner::We], ..Promise::default() };
    assert_eq!(round.answers[&key].content, Some(Content::Agreements(vec![made])));
    let fields: Vec<(String, String)> = table
        .store
        .drafts(Some(table.round))
        .unwrap()
        .into_iter()
        .map(|(name, draft)| (name.replace("answer/drie/0/group/", ""), draft.text))
        .collect();
    let field = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    assert_eq!(fields, [field("1/what", "twee"), field("1/who", "Noor"), field("1/by-when", "mor")]);
    assert_eq!(table.walk("gen\n\n\n").ended, Ended::Finished);
    let made = table.finished().made;
    assert_eq!(made.iter().map(|made| made.what.as_str()).collect::<Vec<_>>(), ["een", "twee"]);
    assert_eq!(made[1].due.date().map(|date| date.to_string()), Some("2026-11-24".to_owned()));
}

/// Everything that was said, without ids.
fn told(table: &Table) -> String {
    let round = table.finished();
    let said: Vec<_> =
        round.answers.iter().map(|a| (&a.step, a.n, &a.answer.content, &a.answer.why)).collect();
    let made: Vec<_> =
        round.made.iter().map(|made| (&made.what, &made.due, &made.if_then, made.who.len())).collect();
    format!("{said:?} {made:?}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Wherever the input is cut in two, the round says the same in the end.
    #[test]
    fn a_round_whose_input_is_cut_anywhere_says_the_same(cut in 0usize..200) {
        let input = "één\n/line\n twee\n\n/back\n\nkarim\n\nx\nyy\n\nbel\nnoor\nvrijdag\nals, dan\nnog\n\n\n\n\n";
        let mut whole = Table::new(TEXTS, &["Noor", "Karim"]);
        prop_assert_eq!(whole.walk(input).ended, Ended::Finished);
        let cut = (0..=cut % input.len()).rev().find(|at| input.is_char_boundary(*at)).unwrap_or(0);
        let mut parts = Table::new(TEXTS, &["Noor", "Karim"]);
        let first = parts.walk(input.get(..cut).unwrap()).ended;
        if first == Ended::Paused {
            prop_assert_eq!(parts.walk(input.get(cut..).unwrap()).ended, Ended::Finished);
        }
        prop_assert_eq!(told(&parts), told(&whole));
    }
}

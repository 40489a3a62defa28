//! Whole walks over a real store in a folder that goes: lines in, the round out.

use std::sync::Arc;

use chrono::DateTime;
use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;

use super::lines::tests::Pieces;
use super::{Ended, Session, run};
use crate::domain::Moment;
use crate::domain::answer::{Content, Due, Owner, Pick, Promise, Verdict};
use crate::domain::case::FinishedRound;
use crate::domain::id::RoundId;
use crate::domain::person::Role;
use crate::domain::round::{Mode, Place, Round};
use crate::domain::sequence::Sequence;
use crate::domain::wishes::{PersonWish, Wishes};
use crate::domain::words::Lang;
use crate::platform::signals::Signal;
use crate::sequences::check::check_for;
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

fn now() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-23T10:00:00+01:00").unwrap()
}

fn sequence(toml: &str) -> Arc<Sequence> {
    let checked = check_for("proef.toml", toml.as_bytes(), &[]);
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
    let wish = |name: &&str| PersonWish {
        known: None,
        name: (*name).to_owned(),
        role: Some(Role::new("resident")),
        voice: None,
    };
    let wishes = Wishes {
        title: Some("Tuin".to_owned()),
        people: Some(names.iter().map(wish).collect()),
        mode: Some(Mode::Scribe),
        ..Wishes::default()
    };
    crate::start::begin(store, sequence(toml), &wishes, Lang::new("nl"), now()).unwrap().id
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
    assert_eq!((made.len(), made[0].what.as_str(), made[0].question), (1, "bel", Some('B')));
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

const NUMBERS: &str = r#"
format = 1
id = "cijfers"
title = "Cijfers"
opening = false
[[step]]
id = "cijfer"
ask = "Hoe gaat het?"
answer = "scale"
scale = { from = 1, to = 10 }
why = true
[[step]]
id = "keuze"
ask = "Wie?"
who = "group"
answer = "choice"
options = [{ id = "ours", label = "Wij" }, { id = "out", label = "Iemand daarbuiten" }]
[[step]]
id = "punten"
ask = "Welke punten?"
answer = "list"
[[step]]
id = "stem"
ask = "Welk punt?"
who = "group"
answer = "vote"
on = ["punten"]
"#;

#[test]
fn a_line_that_cannot_be_pauses_a_pipe_and_is_asked_again_on_a_terminal() {
    let mut table = Table::new(NUMBERS, &["Noor"]);
    let walked = table.walk("12\n");
    assert_eq!(walked.ended, Ended::Refused(1));
    assert!(
        walked.aside.starts_with("regel 1: ‘12’ is geen cijfer van 1 tot en met 10\n"),
        "{}",
        walked.aside
    );
    table.interactive = true;
    let walked = table.walk("zeven\n7\nomdat\n2\n\n\n");
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    assert_eq!(walked.aside, "‘zeven’ is geen cijfer van 1 tot en met 10\n");
    let answers = table.finished().answers;
    assert_eq!(answers[0].answer.content, Some(Content::Number(7)));
    assert_eq!(answers[0].answer.why, "omdat");
    assert_eq!(answers[1].answer.content, Some(Content::Options(vec![Pick::Option("out".to_owned())])));
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
fn numbers_ids_labels_and_counts_are_answers() {
    for (line, id) in [("1", "ours"), ("out", "out"), ("iemand daarbuiten", "out")] {
        let mut table = Table::new(NUMBERS, &["Noor", "Karim"]);
        let input = format!("\n10\n\n{line}\nhek\ngrond\n\npad\n\n1, 0 2\n");
        let walked = table.walk(&input);
        assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
        let said = table.said();
        assert_eq!(said[..2], [None, Some(Content::Number(10))]);
        assert_eq!(said[2], Some(Content::Options(vec![Pick::Option(id.to_owned())])));
        let Some(Content::Votes(votes)) = &said[5] else { panic!("{said:?}") };
        assert_eq!(votes.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 0, 2]);
        assert!(walked.script.contains("  3 pad\n"), "{}", walked.script);
    }
}

const OTHERS: &str = r#"
format = 1
id = "anders"
title = "Anders"
opening = false
[[step]]
id = "links"
ask = "Links?"
one_of = "kant"
who = "group"
[[step]]
id = "rechts"
ask = "Rechts?"
one_of = "kant"
who = "group"
[[step]]
id = "zei"
ask = "Wat zie je?"
[[step]]
id = "terug"
ask = "Zeg het terug."
answer = "say-back"
on = ["zei"]
[[step]]
id = "werkt"
ask = "Wat werkt?"
who = "group"
answer = "element"
[[step]]
id = "weer"
ask = "Waardoor?"
who = "group"
repeat = 3
[[step]]
id = "zelf"
ask = "Voor jezelf."
seen = "private"
[[step]]
id = "agenda"
ask = "Welke vragen?"
who = "group"
answer = "agenda"
"#;

#[test]
fn a_pick_a_say_back_elements_repetition_and_new_questions_are_walked() {
    let mut table = Table::new(OTHERS, &["Noor", "Karim"]);
    let input = "2\nrechts\n\nnat\n\ndroog\n\nhij zei droog\n\nja\nzij zei nat\n\n\n\
                 bellen\ntijd\nnabij\n\n\neerst\n\ntoen\n\n\nHoe kunnen we …?\n\n";
    let walked = table.walk(input);
    assert_eq!(walked.ended, Ended::Finished, "{}\n{}", walked.script, walked.aside);
    let said = table.said();
    assert_eq!(said[0], text("rechts"));
    let back = |text: &str, verdict| Some(Content::SayBack { text: text.to_owned(), verdict });
    assert_eq!(said[3], back("hij zei droog", Some(Verdict::Yes)));
    assert_eq!(said[4], back("zij zei nat", None));
    let Some(Content::Elements(elements)) = &said[5] else { panic!("{said:?}") };
    assert_eq!((elements[0].conditions.as_str(), elements[0].not_when.as_str()), ("tijd", ""));
    assert_eq!(said[6..8], [text("eerst"), text("toen")]);
    let Some(Content::Agenda(entries)) = &said[8] else { panic!("{said:?}") };
    assert_eq!(entries[0].text, "Hoe kunnen we …?");
    assert!(walked.script.contains("Karim zei:\n  droog\n"), "{}", walked.script);
    assert!(walked.script.contains("op je eigen papier"), "{}", walked.script);
}

#[test]
fn a_second_round_opens_with_the_agreements_and_a_second_not_offers_a_question() {
    let mut table = Table::new(TEXTS, &["Noor"]);
    table.walk("\n\nbellen\nNoor\n20 november 2026\n\nschrijven\n\n\n\n\n");
    table.again(TEXTS, &["Noor"]);
    let walked = table.walk("niet\nziek\n\n\n\n\n");
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    assert!(walked.script.contains("Wat zat in de weg?"), "{}", walked.script);
    assert!(!walked.script.contains("/question"));
    let reviews = table.finished().reviews;
    assert_eq!((reviews.len(), reviews[0].review.text.as_str()), (2, "ziek"));
    table.again(TEXTS, &["Noor"]);
    let lines = "/change weer bellen\n/due volgende week\nnot\n/question\nweer ziek\ndone\ngelukt\n\n\n\n";
    let walked = table.walk(lines);
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    assert!(walked.script.contains("/question"));
    let review = &table.finished().reviews[0].review;
    assert_eq!((review.as_question, review.change.as_deref()), (true, Some("weer bellen")));
    assert!(matches!(review.due, Some(Due::On(_))));
    assert_eq!(table.store.agreements(None, false).unwrap(), []);
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

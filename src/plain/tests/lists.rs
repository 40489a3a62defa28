//! Walks that speak of learning questions: the offer, the agenda, what answers one; and notes.

use super::*;
use crate::domain::agreement::AgreementState;
use crate::domain::question::{QuestionState, Reach};
use crate::store::Draft;

const AGENDA: &str = r#"
format = 1
id = "leer"
title = "Leer"
[[step]]
id = "vragen"
ask = "Waar staan onze vragen?"
who = "group"
answer = "agenda"
[[step]]
id = "afspraak"
ask = "Wat spreken we af?"
who = "group"
answer = "agreement"
"#;

fn questions(table: &Table) -> Vec<(String, String, QuestionState)> {
    let all = table.store.learning_questions(CaseId(Uuid::from_u128(9)), true).unwrap();
    all.into_iter().map(|one| (one.letter.to_string(), one.question, one.state)).collect()
}

fn row(letter: &str, words: &str, state: QuestionState) -> (String, String, QuestionState) {
    (letter.to_owned(), words.to_owned(), state)
}

#[test]
fn new_questions_get_letters_and_only_those_that_are_picked_get_an_entry() {
    let mut table = Table::new(AGENDA, &["Noor"]);
    let walked = table.walk("Hoe blijft het hek open?\nWie betaalt?\nWat wil de buurt?\n\n\n");
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    table.again(AGENDA, &["Noor"]);
    let lines = "\nvoorlopig antwoord\nDe gemeente, dit jaar\nanders gezegd\nWat wil de straat?\n\
                 En de school?\n\nB: rekening sturen\nNoor\n\n\n\n";
    let walked = table.walk(lines);
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    assert!(walked.script.contains("A · Hoe blijft het hek open? (open)\n"), "{}", walked.script);
    assert!(walked.script.contains("Hoe zeggen jullie de vraag nu?"), "{}", walked.script);
    assert!(
        walked.script.contains("  B · Wie betaalt? · voorlopig antwoord · De gemeente, dit jaar\n"),
        "{}",
        walked.script
    );
    let expected = [
        row("A", "Hoe blijft het hek open?", QuestionState::Open),
        row("B", "Wie betaalt?", QuestionState::Provisional),
        row("C", "Wat wil de straat?", QuestionState::Reworded),
        row("D", "En de school?", QuestionState::Open),
    ];
    assert_eq!(questions(&table), expected);
    let Some(Content::Agenda(entries)) = &table.said()[0] else { panic!() };
    assert_eq!(entries.len(), 3);
    let made = &table.finished().made[0];
    assert_eq!(
        (made.what.as_str(), made.question.unwrap().letter.to_string()),
        ("rekening sturen", "B".into())
    );
    table.again(AGENDA, &["Noor"]);
    let walked = table.walk("done\n\n\nclosed\n\n\n\n\n\n");
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    assert!(walked.script.contains("eerder: Wat wil de buurt?"), "{}", walked.script);
    assert!(
        walked.script.contains("23 november: voorlopig antwoord. De gemeente, dit jaar"),
        "{}",
        walked.script
    );
    assert_eq!(questions(&table)[1].2, QuestionState::Closed);
    table.again(AGENDA, &["Noor"]);
    let walked = table.walk("");
    assert!(!walked.script.contains("B · Wie"), "{}", walked.script);
}

#[test]
fn a_question_of_this_round_has_its_letter_at_once_and_an_agreement_answers_it() {
    let shown = AGENDA.replace("answer = \"agreement\"", "answer = \"agreement\"\nshow = [\"vragen\"]");
    let mut table = Table::new(&shown, &["Noor"]);
    let walked = table.walk("Hoe blijft het hek open?\nWie betaalt?\n\nB: rekening sturen\nNoor\n\n\n\n");
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    assert!(walked.script.contains("A · Hoe blijft het hek open?\n"), "{}", walked.script);
    assert!(walked.script.contains("B · Wie betaalt?\n"), "{}", walked.script);
    let made = &table.finished().made[0];
    let question = table.store.learning_question(made.question.unwrap().id).unwrap().unwrap();
    assert_eq!((made.what.as_str(), question.question.as_str()), ("rekening sturen", "Wie betaalt?"));
}

#[test]
fn an_agenda_that_ends_in_the_middle_goes_on_at_the_same_question() {
    for cut in
        ["", "\n", "\nope", "\nopen\n", "\nopen\nnog n", "\nopen\nnog niets\n", "\nopen\nnog niets\n\nvi"]
    {
        let mut table = Table::new(AGENDA, &["Noor"]);
        table.walk("een\ntwee\ndrie\n\n\n");
        table.again(AGENDA, &["Noor"]);
        let whole = "\nopen\nnog niets\n\nvier\n\n\n";
        assert_eq!(table.walk(cut).ended, Ended::Paused);
        let walked = table.walk(whole.strip_prefix(cut).unwrap());
        assert_eq!(walked.ended, Ended::Finished, "{cut:?} {}\n{}", walked.script, walked.aside);
        let Some(Content::Agenda(entries)) = &table.said()[0] else { panic!("{cut:?}") };
        let said: Vec<_> =
            entries.iter().map(|e| (e.question.map(|q| q.letter.to_string()), e.text.as_str())).collect();
        assert_eq!(said, [(Some("B".to_owned()), "nog niets"), (None, "vier")], "{cut:?}");
    }
}

#[test]
fn a_state_that_is_none_and_a_rewording_without_words_are_asked_again() {
    let mut table = Table::new(AGENDA, &["Noor"]);
    table.walk("een\n\n\n");
    table.again(AGENDA, &["Noor"]);
    let walked = table.walk("misschien\n");
    assert_eq!(walked.ended, Ended::Refused(1));
    assert!(walked.aside.contains("‘misschien’ is geen van: open"), "{}", walked.aside);
    let walked = table.walk("reworded\n \n");
    assert_eq!(walked.ended, Ended::Refused(2));
    assert!(walked.aside.contains("zonder nieuwe woorden"), "{}", walked.aside);
    assert_eq!(table.walk("anders\n\n\n").ended, Ended::Finished);
    assert_eq!(questions(&table), [row("A", "anders", QuestionState::Reworded)]);
}

#[test]
fn after_back_empty_lines_keep_the_agenda_that_stands() {
    let mut table = Table::new(AGENDA, &["Noor"]);
    table.walk("een\n\n\n");
    table.again(AGENDA, &["Noor"]);
    let walked = table.walk("persistent\nweer\n\n/back\n\n\n\n");
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    assert_eq!(questions(&table), [row("A", "een", QuestionState::Persistent)]);
}

/// A third round is about to open, with an agreement that was not done past its date in the second.
fn not_done_once() -> Table {
    let mut table = Table::new(TEXTS, &["Noor"]);
    table.walk("\n\nHet hek gaat om acht uur open\nNoor\n20 november 2026\n\n\n");
    table.again(TEXTS, &["Noor"]);
    table.walk("not\nziek\n\n\n\n");
    table.again(TEXTS, &["Noor"]);
    table
}

#[test]
fn the_offer_makes_a_learning_question_of_the_agreement_in_its_words() {
    let mut table = not_done_once();
    let walked = table.walk("/change Het hek gaat open\nnot\ngeen sleutel\n/question\n\n\n\n");
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    assert_eq!(questions(&table), [row("A", "Het hek gaat open", QuestionState::Open)]);
    let agreement = &table.store.agreements(None, true).unwrap()[0];
    let question = table.store.learning_question(agreement.question.unwrap().id).unwrap().unwrap();
    assert_eq!(agreement.state, AgreementState::Question);
    assert_eq!((question.history.len(), question.history[0].agreement), (1, Some(agreement.id)));
    assert_eq!(question.round, Some(table.round));
    assert_eq!(table.store.agreements(None, false).unwrap(), []);
}

#[test]
fn a_line_that_was_said_stays_when_the_group_comes_back_and_makes_a_question_of_it() {
    let mut table = not_done_once();
    let said = "De zaal was verhuurd.";
    let walked =
        table.walk(&format!("not\n{said}\n/back\nnot\n/question\nWie kent de zaal?\n/back\n\n\n\n\n"));
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    let last = walked.script.rsplit("Dit staat er").next().unwrap_or_default();
    assert!(last.contains(said) && last.contains("Wie kent de zaal?"), "{}", walked.script);
    let review = &table.finished().reviews[0].review;
    assert_eq!((review.text.as_str(), review.as_question), (said, true));
    let agreement = &table.store.agreements(None, true).unwrap()[0];
    let question = table.store.learning_question(agreement.question.unwrap().id).unwrap().unwrap();
    assert_eq!(question.question, "Wie kent de zaal?");
}

#[test]
fn a_note_stands_with_the_round_and_says_nothing_else() {
    let mut table = Table::new(TEXTS, &["Noor"]);
    let walked = table.walk("/note De zaal is koud\nhalf\n/note  \n");
    assert_eq!(walked.ended, Ended::Refused(3));
    assert!(walked.script.contains("→ genoteerd: De zaal is koud\n"), "{}", walked.script);
    let walked = table.walk("\n\n/note twee\n\n");
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    assert!(walked.script.contains("Genoteerd\n  De zaal is koud\n  twee\n"), "{}", walked.script);
    let notes = table.store.notes(CaseId(Uuid::from_u128(9))).unwrap();
    let said: Vec<_> = notes.iter().map(|note| (note.text.as_str(), note.round)).collect();
    assert_eq!(said, [("De zaal is koud", Some(table.round)), ("twee", Some(table.round))]);
    assert_eq!(table.said()[0], text("half"));
}

#[test]
fn a_new_question_half_typed_in_the_full_screen_goes_on_line_by_line() {
    let mut table = Table::new(AGENDA, &["Noor"]);
    table.walk("een\n\n\n");
    table.again(AGENDA, &["Noor"]);
    assert_eq!(table.walk("").ended, Ended::Paused);
    let typed = [("list", ""), ("new/0/reach", "outside"), ("new/0/question", "Wie bet")];
    for (part, text) in typed {
        let draft = Draft { text: text.to_owned(), cursor: text.len(), anchor: None };
        table.store.save_draft(Some(table.round), &format!("answer/vragen/0/group/{part}"), &draft).unwrap();
    }
    assert_eq!(table.walk("aal").ended, Ended::Paused);
    let walked = table.walk("t dat?\nEn wie niet?\n\n\n");
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    assert!(
        walked.script.contains(
            "Dit stond er half:\nNieuwe leervragen, één per regel. Een lege regel sluit af.\n  Wie betaal\n"
        ),
        "{}",
        walked.script
    );
    let Some(Content::Agenda(entries)) = &table.said()[0] else { panic!("{:?}", table.said()) };
    let said: Vec<_> = entries.iter().map(|entry| (entry.text.as_str(), entry.reach)).collect();
    assert_eq!(said, [("Wie betaalt dat?", Some(Reach::Outside)), ("En wie niet?", None)]);
}

#[test]
fn the_line_after_the_offer_is_how_the_question_is_worded() {
    for (line, words) in [("Hoe komt er een sleutel?", "Hoe komt er een sleutel?"), ("", "Het hek gaat open")]
    {
        let mut table = Table::new(TEXTS, &["Noor"]);
        table.walk("\n\nHet hek gaat open\nNoor\n20 november 2026\n\n\n");
        table.again(TEXTS, &["Noor"]);
        table.walk("not\nziek\n\n\n\n");
        table.again(TEXTS, &["Noor"]);
        // Also where the input ends in the middle of it.
        assert_eq!(table.walk("not\n/question\n").ended, Ended::Paused);
        let walked = table.walk(&format!("{line}\n\n\n\n"));
        assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
        assert!(walked.script.contains("Wat willen jullie hiervan leren?\n"), "{}", walked.script);
        assert_eq!(questions(&table), [row("A", words, QuestionState::Open)]);
    }
}

//! Every kind of answer, walked.

use super::{TEXTS, Table, text};
use crate::domain::answer::{Content, Due, Pick, Verdict};
use crate::plain::Ended;

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
    for lines in ["not\nweer ziek\n/question\n/pause\n", "not\n/question\nweer ziek\n/pause\n"] {
        table.again(TEXTS, &["Noor"]);
        table.walk(lines);
        let review = table.round().reviews.into_values().next().unwrap();
        assert_eq!((review.as_question, review.text.as_str()), (true, "weer ziek"), "{lines}");
    }
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

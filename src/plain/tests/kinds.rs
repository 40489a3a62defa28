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
fn a_second_not_past_its_date_is_offered_to_become_a_question_and_a_first_is_not() {
    let mut table = Table::new(TEXTS, &["Noor"]);
    table.walk("\n\nbellen\nNoor\n20 november 2026\n\nschrijven\n\n\n\n\n");
    table.again(TEXTS, &["Noor"]);
    let walked = table.walk("niet\n/question\n");
    assert_eq!(walked.ended, Ended::Refused(2), "{}", walked.aside);
    assert!(!walked.script.contains("Typ /question"), "{}", walked.script);
    for offered in [false, true] {
        let walked = table.walk(if offered { "niet\nziek\n\n\n\n\n" } else { "ziek\n\n\n\n\n" });
        assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
        assert!(walked.script.contains("Wat zat in de weg?"), "{}", walked.script);
        assert_eq!(walked.script.contains("Typ /question"), offered, "{}", walked.script);
        let reviews = table.finished().reviews;
        assert_eq!((reviews.len(), reviews[0].review.text.as_str()), (2, "ziek"));
        assert!(reviews[0].review.past_due_not && !reviews[0].review.as_question);
        if !offered {
            table.again(TEXTS, &["Noor"]);
        }
    }
    table.again(TEXTS, &["Noor"]);
    let lines = "/change weer bellen\n/due volgende week\nniet\nweer ziek\ndone\ngelukt\n\n\n\n";
    let walked = table.walk(lines);
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    let review = &table.finished().reviews[0].review;
    assert_eq!((review.as_question, review.change.as_deref()), (false, Some("weer bellen")));
    assert!(matches!(review.due, Some(Due::On(_))));
    // In full right after it, beside the review that stands, and in the read-back.
    let date = "uiterlijk maandag 30 november 2026";
    assert_eq!(walked.script.matches(date).count(), 2, "{}", walked.script);
    assert!(walked.script.contains("  weer bellen: niet gedaan, uiterlijk maandag"), "{}", walked.script);
    assert_eq!(table.store.agreements(None, false).unwrap()[0].what, "weer bellen");
}

#[test]
fn a_date_or_a_change_with_nothing_behind_it_is_refused_and_the_words_stay() {
    let mut table = Table::new(TEXTS, &["Noor"]);
    table.walk("\n\nbellen\nNoor\n20 november 2026\n\n\n");
    for line in ["/change ", "/change", "/due ", "/due", "/due   ", "/question"] {
        table.again(TEXTS, &["Noor"]);
        assert_eq!(table.walk(&format!("{line}\n")).ended, Ended::Refused(1), "{line:?}");
        assert_eq!(table.walk("\n\n\n\n").ended, Ended::Finished);
        let open = table.store.agreements(None, false).unwrap();
        assert_eq!((open[0].what.as_str(), open[0].due.date().is_some()), ("bellen", true), "{line:?}");
    }
}

#[test]
fn a_new_date_for_what_was_not_spoken_of_is_read_back_too() {
    let mut table = Table::new(TEXTS, &["Noor"]);
    table.walk("\n\nbellen\nNoor\n20 november 2026\n\n\n");
    table.again(TEXTS, &["Noor"]);
    let walked = table.walk("/due 4 december\n\n\n\n\n");
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    let script = &walked.script;
    assert!(script.contains("→ uiterlijk vrijdag 4 december 2026\n"), "{script}");
    assert!(script.contains(", uiterlijk vrijdag 4 december 2026\n"), "{script}");
}

#[test]
fn several_who_agreed_something_tell_first_together() {
    let mut table = Table::new(TEXTS, &["Noor", "Karim"]);
    table.walk("\n\n\nbellen\nNoor en Karim\n\n\n\n");
    table.again(TEXTS, &["Noor", "Karim"]);
    let script = table.walk("\n").script;
    assert!(script.contains("Eerst vertellen Noor en Karim."), "{script}");
}

#[test]
fn lines_after_the_last_step_are_told_and_end_nothing() {
    let mut table = Table::new(TEXTS, &["Noor"]);
    let walked = table.walk("een\n\ntwee\n\n\nover\nnog meer\n");
    assert_eq!(walked.ended, Ended::Finished);
    assert_eq!(walked.aside, "let op: regel 6 en verder zijn niet gebruikt\n");
    let mut table = Table::new(TEXTS, &["Noor"]);
    assert_eq!(table.walk("een\n\ntwee\n\n\nhalf").aside, "let op: regel 6 en verder zijn niet gebruikt\n");
}

const UNNAMED: &str = r#"
format = 1
id = "zonder"
title = "Zonder naam"
opening = false
[[step]]
id = "zonder"
ask = "Wat zeg je liever niet hardop?"
seen = "unnamed"
"#;

#[test]
fn answers_without_a_name_are_read_in_one_order_that_is_not_that_of_typing() {
    let names = ["Ad", "Bo", "Cor", "Dirk", "Els", "Fleur", "Guus", "Hans"];
    let mut table = Table::new(UNNAMED, &names);
    let typed: Vec<String> = (1..=names.len()).map(|n| format!("antwoord {n}")).collect();
    let round = table.round();
    let order: Vec<usize> = round
        .read_order(0)
        .iter()
        .map(|key| round.turns(0).iter().position(|turn| turn == key).unwrap())
        .collect();
    assert!(!order.is_sorted(), "the id of this round says the order of typing: {order:?}");
    let walked = table.walk(&format!("{}\n\n", typed.join("\n\n")));
    assert_eq!(walked.ended, Ended::Finished, "{}", walked.aside);
    let read = |script: &str| -> Vec<String> {
        script.lines().filter_map(|line| line.strip_prefix("  antwoord ")).map(str::to_owned).collect()
    };
    let expected: Vec<String> = order.iter().map(|at| (at + 1).to_string()).collect();
    // Read together, and read back.
    assert_eq!(read(&walked.script), [expected.clone(), expected].concat(), "{}", walked.script);
}

#[test]
fn a_number_is_printed_beside_no_name_neither_of_this_round_nor_of_the_last() {
    let hidden = NUMBERS.replacen("answer = \"scale\"", "answer = \"scale\"\nseen = \"hidden\"", 1);
    let mut table = Table::new(&hidden, &["Noor", "Karim"]);
    let answers = "9\nHij belde.\n7\n\n1\n\n\n\n";
    let first = table.walk(answers);
    assert_eq!(first.ended, Ended::Finished, "{}", first.aside);
    table.again(&hidden, &["Noor", "Karim"]);
    let second = table.walk(answers);
    assert_eq!(second.ended, Ended::Finished, "{}", second.aside);
    assert!(second.script.contains("7 · 9"), "{}", second.script);
    for script in [first.script, second.script] {
        let named = |row: &str| ["Noor: ", "Karim: "].iter().any(|name| row.contains(name));
        assert!(
            !script.lines().any(|row| named(row) && (row.contains('9') || row.contains('7'))),
            "{script}"
        );
        assert!(script.contains("Hij belde."), "{script}");
    }
}

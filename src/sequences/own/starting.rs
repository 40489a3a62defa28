//! A small sequence to begin with: three questions that work, and comments that teach the format.
//!
//! Never here: the words themselves (see `text::starting`).

use std::fmt::Write as _;

use super::copy::SCHEMA_LINE;
use super::edits::quoted;
use crate::text::Ui;
use crate::text::common::capital;

/// Words in the language that is asked for.
type InLanguage = fn(Ui) -> &'static str;

/// A step of it: its keys, and its words in a language.
struct Question {
    note: InLanguage,
    id: &'static str,
    line: Option<&'static str>,
    words: [(&'static str, InLanguage); 4],
    rest: &'static str,
}

const QUESTIONS: [Question; 3] = [
    Question {
        note: Ui::starting_first,
        id: "worked",
        line: None,
        words: [
            ("ask", Ui::starting_worked_ask),
            ("help", Ui::starting_worked_help),
            ("starter", Ui::starting_worked_starter),
            ("script", Ui::starting_worked_script),
        ],
        rest: "who = \"each\"\nanswer = \"text\"\nseen = \"hidden\"\nminutes = 4\nyields = [\"working-element\", \"fact\"]\n",
    },
    Question {
        note: Ui::starting_second,
        id: "need",
        line: None,
        words: [
            ("ask", Ui::starting_need_ask),
            ("help", Ui::starting_need_help),
            ("starter", Ui::starting_need_starter),
            ("script", Ui::starting_need_script),
        ],
        rest: "who = \"each\"\nanswer = \"text\"\nseen = \"hidden\"\nminutes = 4\nyields = [\"obstacle\", \"learning-question\"]\n",
    },
    Question {
        note: Ui::starting_third,
        id: "agree",
        line: Some("agree"),
        words: [
            ("ask", Ui::starting_agree_ask),
            ("help", Ui::starting_agree_help),
            ("starter", Ui::starting_agree_starter),
            ("script", Ui::starting_agree_script),
        ],
        rest: "who = \"group\"\nanswer = \"agreement\"\nminutes = 5\nat_most = 2\nshow = [\"worked\", \"need\"]\nyields = [\"agreement\", \"adjustment\"]\n",
    },
];

/// The text of it: comments in this language, questions in this one and then the other.
pub fn starting(id: &str, ui: Ui) -> String {
    let other = Ui::ALL.into_iter().filter(|other| *other != ui);
    let languages: Vec<Ui> = std::iter::once(ui).chain(other).collect();
    let mut out = format!("{SCHEMA_LINE}\n");
    note(&mut out, &ui.starting_head(id));
    let _ = writeln!(out, "format = 1\nid = {}", quoted(id));
    note(&mut out, ui.starting_title());
    let title = capital(&id.replace('-', " "));
    for language in &languages {
        let _ = writeln!(out, "title.{} = {}", language.tag(), quoted(&title));
    }
    for language in &languages {
        let _ = writeln!(out, "purpose.{} = {}", language.tag(), quoted(language.starting_purpose()));
    }
    let _ = writeln!(out, "people = {{ min = 2, max = 6 }}");
    note(&mut out, ui.starting_opening());
    out.push_str("# opening = false\n");
    for question in QUESTIONS {
        out.push('\n');
        note(&mut out, (question.note)(ui));
        let _ = writeln!(out, "[[step]]\nid = {}", quoted(question.id));
        if let Some(line) = question.line {
            let _ = writeln!(out, "line = {}", quoted(line));
        }
        for (key, words) in question.words {
            for language in &languages {
                let _ = writeln!(out, "{key}.{} = {}", language.tag(), quoted(words(*language)));
            }
        }
        out.push_str(question.rest);
    }
    out.push('\n');
    note(&mut out, ui.starting_role());
    out.push_str("# [step.role.civil-servant]\n");
    let _ = writeln!(out, "# ask.{} = {}", ui.tag(), quoted(ui.starting_role_ask()));
    out
}

/// Lines of a comment.
fn note(out: &mut String, text: &str) {
    for line in text.lines() {
        let _ = writeln!(out, "# {line}");
    }
}

#[cfg(test)]
mod tests {
    use super::starting;
    use crate::sequences::check;
    use crate::text::Ui;

    #[test]
    fn it_begins_without_a_single_problem_in_both_languages() {
        for ui in Ui::ALL {
            let text = starting("mijn-ronde", ui);
            let checked = check("mijn-ronde.toml", text.as_bytes());
            assert!(checked.problems.is_empty(), "{:?}", checked.problems);
            let sequence = checked.sequence.unwrap();
            assert_eq!((sequence.id.as_str(), sequence.steps.len()), ("mijn-ronde", 3));
            assert_eq!(sequence.title.get(&ui.lang()), "Mijn ronde");
            let first = if ui == Ui::Nl { "title.nl" } else { "title.en" };
            assert!(text.lines().find(|line| line.starts_with("title")).unwrap().starts_with(first));
            let as_written = text.replace("# [step.role", "[step.role").replace("# ask.", "ask.");
            let with_all = as_written.replace("# opening", "opening");
            assert_eq!(check("a.toml", with_all.as_bytes()).errors(), 0, "{with_all}");
        }
    }
}

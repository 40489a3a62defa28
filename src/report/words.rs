//! What an answer says, as plain words: the one place where every kind of answer becomes a text.
//!
//! Never here: who said it, or how it is laid out.

use crate::domain::answer::{AgendaEntry, Content, Key, Owner, Pick, Promise};
use crate::domain::sequence::{Choices, Kind, Step};
use crate::domain::words::Lang;
use crate::text::Ui;

/// The words of an answer. Items stand under each other; an option is its label; a choice among
/// answers is what `other` gives for them.
pub fn said(
    step: &Step,
    content: &Content,
    language: &Lang,
    ui: Ui,
    other: &dyn Fn(Key) -> Option<String>,
) -> String {
    let pick = |pick: &Pick| picked(step, pick, language, other);
    match content {
        Content::Text(text) => text.clone(),
        Content::List(items) => items.join("\n"),
        Content::Number(number) => number.to_string(),
        Content::Options(picks) => picks.iter().map(pick).collect::<Vec<_>>().join("\n"),
        Content::Votes(votes) => {
            let lines = ranked(votes).into_iter();
            let lines = lines.map(|(what, count)| format!("{} ({})", pick(what), ui.votes(*count)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Content::Agreements(promises) => promises.iter().map(promised).collect::<Vec<_>>().join("\n"),
        Content::Agenda(entries) => {
            entries.iter().map(|entry| agenda_entry(ui, entry)).collect::<Vec<_>>().join("\n")
        }
        Content::Elements(elements) => {
            elements.iter().map(|element| element.element.clone()).collect::<Vec<_>>().join("\n")
        }
        Content::SayBack { text, verdict } => match verdict {
            Some(verdict) => format!("{text}\n{}", ui.verdict(*verdict)),
            None => text.clone(),
        },
    }
}

/// Votes with the most first; equal ones in the order shown.
pub fn ranked(votes: &[(Pick, u32)]) -> Vec<&(Pick, u32)> {
    let mut ranked: Vec<&(Pick, u32)> = votes.iter().collect();
    ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    ranked
}

/// The words of an option, or of an earlier answer of the round.
pub fn picked(step: &Step, pick: &Pick, language: &Lang, other: &dyn Fn(Key) -> Option<String>) -> String {
    match pick {
        Pick::Option(id) => label(step, id, language).to_owned(),
        Pick::Answer(key, item) => {
            let whole = other(*key).unwrap_or_default();
            match item {
                Some(at) => {
                    let at = usize::try_from(*at).unwrap_or(usize::MAX);
                    whole.lines().nth(at).map_or(whole.clone(), str::to_owned)
                }
                None => whole,
            }
        }
    }
}

/// The words of an option; its id when the step has no such option.
pub fn label<'a>(step: &'a Step, id: &'a str, language: &Lang) -> &'a str {
    let options: &[_] = if let Kind::Choice(Choices::Options(options)) = &step.kind { options } else { &[] };
    let option = options.iter().find(|option| option.id == id);
    option.map_or(id, |option| option.label.get(language))
}

/// What was said of a learning question, with its letter: «B · voorlopig antwoord · Els heeft de
/// sleutel.»; a new one is its own words.
pub fn agenda_entry(ui: Ui, entry: &AgendaEntry) -> String {
    match entry.question {
        Some(question) => {
            format!("{} · {} · {}", question.letter, ui.question_state(entry.state), entry.text)
                .trim_end_matches([' ', '·'])
                .to_owned()
        }
        None => entry.text.clone(),
    }
}

fn promised(promise: &Promise) -> String {
    promise.what.clone()
}

/// Who does what was agreed, as people say it: «Bram en Noor», «wij».
pub fn owners(ui: Ui, who: &[Owner], name: &dyn Fn(crate::domain::id::PersonId) -> Option<String>) -> String {
    let names: Vec<String> = who
        .iter()
        .map(|owner| match owner {
            Owner::Person(id) => name(*id).unwrap_or_default(),
            Owner::We => ui.we().to_owned(),
            Owner::Other(words) => words.clone(),
        })
        .collect();
    ui.names(&names)
}

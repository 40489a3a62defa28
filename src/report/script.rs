//! The script of the one who leads: what a sequence is for, how long it takes, every question with
//! what helps to ask it.
//!
//! Never here: a width, a style.

use crate::domain::sequence::{Choices, Kind, Sequence, Step, Who, whole_minutes};
use crate::domain::words::{Lang, Words};
use crate::text::Ui;

/// A piece of the script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Nothing, between two parts.
    Gap,
    /// A title, or a question.
    Heading(String),
    /// Words, indented by so many cells.
    Words(usize, String),
}

/// How far what belongs to a question stands to the right.
const INDENT: usize = 3;

/// The script in these languages, each text once; time is told for so many people with a voice.
pub fn script(sequence: &Sequence, languages: &[Lang], people: usize, ui: Ui) -> Vec<Line> {
    let script = Script { languages, people, ui };
    let mut lines = Vec::new();
    lines.extend(script.texts(&sequence.title).into_iter().map(Line::Heading));
    lines.extend(script.texts(&sequence.purpose).into_iter().map(|words| Line::Words(0, words)));
    lines.extend(script.facts(sequence).into_iter().map(|words| Line::Words(0, words)));
    for (number, step) in (1..).zip(&sequence.steps) {
        lines.push(Line::Gap);
        script.step(number, step, sequence, &mut lines);
    }
    if !sequence.sources.is_empty() {
        lines.extend([Line::Gap, Line::Heading(ui.script_sources().to_owned())]);
        lines.extend(sequence.sources.iter().map(|source| Line::Words(INDENT, source.clone())));
    }
    lines
}

/// A text in each of these languages, equal ones once.
pub(super) fn texts(words: &Words, languages: &[Lang]) -> Vec<(Lang, String)> {
    let mut texts: Vec<(Lang, String)> = Vec::new();
    for language in languages {
        let text = words.get(language);
        if !text.is_empty() && texts.iter().all(|(_, other)| other != text) {
            texts.push((language.clone(), text.to_owned()));
        }
    }
    texts
}

struct Script<'a> {
    languages: &'a [Lang],
    people: usize,
    ui: Ui,
}

impl Script<'_> {
    fn texts(&self, words: &Words) -> Vec<String> {
        texts(words, self.languages).into_iter().map(|(_, text)| text).collect()
    }

    /// For how many people, how long, what it assumes, how it begins.
    fn facts(&self, sequence: &Sequence) -> Vec<String> {
        let ui = self.ui;
        let mut facts = Vec::new();
        if let Some(people) = &sequence.people {
            let (from, to) = (*people.start(), *people.end());
            let words = if from == to { ui.prompts_people_just(from) } else { ui.prompts_people(from, to) };
            facts.push(crate::text::common::capital(&words));
        }
        let minutes = whole_minutes(sequence.minutes_for(self.people));
        let time = minutes.map(|minutes| ui.script_time(&ui.people(self.people), &ui.about_minutes(minutes)));
        facts.extend(time);
        let mut lines: Vec<String> = Vec::new();
        if !facts.is_empty() {
            lines.push(facts.join(" · "));
        }
        lines.extend(Some(ui.script_needs_of(&sequence.needs)).filter(|needs| !needs.is_empty()));
        if sequence.opening {
            lines.push(ui.script_opening().to_owned());
        }
        lines
    }

    fn step(&self, number: usize, step: &Step, sequence: &Sequence, lines: &mut Vec<Line>) {
        let mut asks = self.texts(&step.wording.ask).into_iter();
        lines.extend(asks.next().map(|ask| Line::Heading(format!("{number}  {ask}"))));
        lines.extend(asks.map(|ask| Line::Heading(format!("   {ask}"))));
        let mut put = |words: String| lines.push(Line::Words(INDENT, words));
        put(self.how(step, sequence));
        for help in self.texts(&step.wording.help) {
            put(help);
        }
        for starter in self.texts(&step.wording.starter) {
            put(self.ui.plain_starter(&starter));
        }
        for words in self.choices(step) {
            put(words);
        }
        for script in self.texts(&step.script) {
            put(format!("» {script}"));
        }
        for (role, wording) in &step.roles {
            let role = self.ui.role_of_code(role).unwrap_or(role);
            for words in [&wording.ask, &wording.help] {
                for text in self.texts(words) {
                    put(self.ui.script_role(role, &text));
                }
            }
            for starter in self.texts(&wording.starter) {
                put(self.ui.script_role(role, &self.ui.plain_starter(&starter)));
            }
        }
    }

    /// Who answers, with what, seen by whom, when, in how many minutes.
    fn how(&self, step: &Step, sequence: &Sequence) -> String {
        let ui = self.ui;
        let number = |id: &str| ui.script_number(sequence, id);
        let mut how = vec![ui.script_answer(step)];
        // What is only said aloud has no answer of the group.
        if step.kind != Kind::None || step.who != Who::Group {
            how.insert(0, ui.script_who(step.who).to_owned());
        }
        how.extend(ui.script_seen(step.seen).map(str::to_owned));
        how.extend(step.optional.then(|| ui.script_optional().to_owned()));
        how.extend(step.one_of.as_ref().map(|_| ui.script_one_of().to_owned()));
        how.extend(step.per_item.as_ref().map(|list| ui.script_per_item(&number(list))));
        how.extend(step.only_if.as_ref().map(|only_if| ui.script_only_if(&number(&only_if.step))));
        how.extend(step.repeat.map(|times| ui.script_repeat(times)));
        how.extend(step.makes_bringer.then(|| ui.script_makes_bringer().to_owned()));
        let minutes = whole_minutes(step.minutes_for(self.people));
        how.extend(minutes.map(|minutes| ui.script_minutes(&minutes.to_string())));
        how.join(" · ")
    }

    /// What the numbers of a scale mean, or what can be chosen.
    fn choices(&self, step: &Step) -> Vec<String> {
        match &step.kind {
            Kind::Scale(scale) => {
                let ends = self.texts(&scale.low).into_iter().zip(self.texts(&scale.high));
                ends.map(|(low, high)| self.ui.plain_ends(scale.from, &low, scale.to, &high)).collect()
            }
            Kind::Choice(Choices::Options(options)) => {
                options.iter().map(|option| format!("· {}", self.texts(&option.label).join(" / "))).collect()
            }
            Kind::Choice(Choices::Answers(_))
            | Kind::Text
            | Kind::List
            | Kind::Vote { .. }
            | Kind::Agreement
            | Kind::Agenda
            | Kind::Element
            | Kind::SayBack { .. }
            | Kind::None => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, script};
    use crate::domain::words::Lang;
    use crate::sequences::check::check;
    use crate::sequences::shipped;
    use crate::text::Ui;

    fn shown(text: &str, languages: &[&str], people: usize) -> String {
        let languages: Vec<Lang> = languages.iter().map(|tag| Lang::new(*tag)).collect();
        let sequence = check("a.toml", text.as_bytes()).sequence.unwrap();
        let lines = script(&sequence, &languages, people, Ui::Nl).into_iter();
        let line = |line| match line {
            Line::Gap => "\n".to_owned(),
            Line::Heading(words) => format!("# {words}\n"),
            Line::Words(indent, words) => format!("{}{words}\n", " ".repeat(indent)),
        };
        lines.map(line).collect()
    }

    #[test]
    fn every_field_that_helps_to_lead_stands_in_the_script() {
        let text = include_str!("../../tests/it/data/whole-format.toml");
        insta::with_settings!({ snapshot_path => "../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!("script-of-the-whole-format", shown(text, &["nl", "en"], 7));
        });
    }

    #[test]
    fn a_text_that_is_the_same_in_two_languages_stands_there_once() {
        let snel = shipped::find("snel").unwrap().text;
        let both = shown(snel, &["nl", "tr", "en"], 5);
        assert_eq!(both.matches("# Quick round\n").count(), 1, "{both}");
        assert_eq!(both.matches("# Snel\n").count(), 1);
        assert!(both.contains("Met 5 mensen: ongeveer 5 minuten"), "{both}");
    }
}

//! What is said on a walk: other words every time, numbers and choices that lead past as many steps as can be; and
//! whether all of it is in an export.
//!
//! Never here: keys or lines.

use std::collections::BTreeMap;

use halte::domain::sequence::{Choices, Kind, Seen, Sequence, Step, Test};
use serde_json::Value;

/// Everything that was said so far.
#[derive(Default)]
pub struct Said {
    texts: Vec<String>,
    numbers: BTreeMap<String, Vec<i64>>,
    chosen: BTreeMap<String, Vec<String>>,
    votes: BTreeMap<String, Vec<Vec<u64>>>,
    /// How many turns of each step were answered with an answer of its own.
    answers: BTreeMap<String, usize>,
}

impl Said {
    /// Words that were not said before, noted as said.
    pub fn words(&mut self, about: &str) -> String {
        let words = format!("{about} nr {}.", self.texts.len() + 1);
        self.texts.push(words.clone());
        words
    }

    /// One more turn of this step is answered; how many were before.
    pub fn turn(&mut self, step: &Step) -> usize {
        let turns = self.answers.entry(step.id.clone()).or_default();
        *turns += 1;
        *turns - 1
    }

    /// A number for this turn: by turns one for each condition on it, and one of no condition.
    pub fn number(&mut self, sequence: &Sequence, step: &Step, turn: usize) -> i64 {
        let Kind::Scale(scale) = &step.kind else { unreachable!("a scale") };
        let mut numbers: Vec<i64> = conditions(sequence, step)
            .filter_map(|test| match test {
                Test::Below(limit) => Some(limit - 1),
                Test::Above(limit) => Some(limit + 1),
                Test::Is(_) => None,
            })
            .filter(|number| (scale.from..=scale.to).contains(number))
            .collect();
        numbers.push(scale.to);
        let number = numbers[turn % numbers.len()];
        self.numbers.entry(step.id.clone()).or_default().push(number);
        number
    }

    /// Which of so many this turn chooses, from 0: by turns one for each condition on it.
    pub fn choice(&mut self, sequence: &Sequence, step: &Step, turn: usize, of: usize) -> usize {
        let mut options: Vec<&str> = Vec::new();
        if let Kind::Choice(Choices::Options(all)) = &step.kind {
            options.extend(all.iter().map(|option| option.id.as_str()));
        }
        let mut wanted: Vec<usize> = conditions(sequence, step)
            .filter_map(|test| match test {
                Test::Is(id) => options.iter().position(|option| option == id),
                Test::Below(_) | Test::Above(_) => None,
            })
            .collect();
        wanted.push(turn % of.max(1));
        let at = wanted[turn % wanted.len()];
        let id = options.get(at).map_or_else(String::new, |id| (*id).to_owned());
        self.chosen.entry(step.id.clone()).or_default().push(id);
        at
    }

    /// The counts of this turn, for so many rows: two for the last, one for the first.
    pub fn votes(&mut self, step: &Step, of: usize) -> Vec<u64> {
        let mut counts = vec![0; of];
        if let Some(last) = counts.last_mut() {
            *last = 2;
        }
        if of > 1 {
            counts[0] = 1;
        }
        self.votes.entry(step.id.clone()).or_default().push(counts.clone());
        counts
    }

    /// Fails unless all of it, and no answer more, is in this export of the one round.
    pub fn is_in(&self, export: &Value, sequence: &Sequence, whose: &str) {
        let mut texts = Vec::new();
        gather(export, &mut texts);
        for text in &self.texts {
            assert!(texts.contains(text), "{whose}: {text:?} is lost\n{export:#}");
        }
        let round = &export["cases"][0]["rounds"][0];
        assert_eq!(round["state"], "finished", "{whose}");
        // Of the sequence with everything all is asked but the question that was not picked.
        if sequence.id == "alles" {
            assert_eq!(round["skipped"], serde_json::json!(["opener-b"]), "{whose}");
        }
        let answers = round["answers"].as_array().unwrap();
        for step in &sequence.steps {
            let of: Vec<&Value> = answers.iter().filter(|answer| answer["step"] == *step.id).collect();
            let said = of.iter().filter(|answer| answer["passed"] == false);
            if !step.is_kept() {
                assert!(of.is_empty(), "{whose}: something of {} is kept", step.id);
            }
            // Agreements stand by themselves.
            if !matches!(step.kind, Kind::Agreement) {
                let turns = self.answers.get(&step.id).copied().unwrap_or(0);
                assert_eq!(said.clone().count(), turns, "{whose}: {}\n{round:#}", step.id);
            }
            if step.seen == Seen::Unnamed {
                assert!(of.iter().all(|answer| answer["person"].is_null()), "{whose}: {}", step.id);
            }
            let numbers = said.clone().filter_map(|answer| answer["number"].as_i64()).collect();
            same(&self.numbers, &step.id, numbers, whose);
            let votes = said
                .clone()
                .filter_map(|answer| answer["votes"].as_array())
                .map(|votes| votes.iter().map(|vote| vote["count"].as_u64().unwrap()).collect::<Vec<_>>());
            same(&self.votes, &step.id, votes.collect(), whose);
            if matches!(&step.kind, Kind::Choice(Choices::Options(_))) {
                let chosen = said.filter_map(|answer| answer["options"][0].as_str()).map(str::to_owned);
                same(&self.chosen, &step.id, chosen.collect(), whose);
            }
        }
    }
}

/// Fails unless what was said to a step is what came back, in any order.
fn same<T: Ord + Clone + std::fmt::Debug>(
    said: &BTreeMap<String, Vec<T>>,
    step: &str,
    mut back: Vec<T>,
    whose: &str,
) {
    let mut said = said.get(step).cloned().unwrap_or_default();
    said.sort();
    back.sort();
    assert_eq!(back, said, "{whose}: {step}");
}

/// What must be said to this step for a later one to be asked.
fn conditions<'a>(sequence: &'a Sequence, step: &'a Step) -> impl Iterator<Item = &'a Test> {
    let conditions = sequence.steps.iter().filter_map(|step| step.only_if.as_ref());
    conditions.filter(|only_if| only_if.step == step.id).map(|only_if| &only_if.test)
}

fn gather(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| gather(value, texts)),
        Value::Object(fields) => fields.values().for_each(|value| gather(value, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

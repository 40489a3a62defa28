//! Agreements: what, who, by when, if–then, again and again; an empty `what` ends.
//!
//! Never here: whether an agreement is a good one.

use crate::domain::answer::{Content, Key, Promise};
use crate::domain::round::Round;
use crate::domain::round::fields::{Field, Part, PromisePart};
use crate::plain::entry::Entry;
use crate::text::promise::promise;

use super::{Around, Form, Said, Taken, Wrong};

/// The agreements of a turn.
pub struct Agreements {
    key: Key,
    made: Vec<Promise>,
    /// The fields of the one that is being made, in order.
    lines: Vec<String>,
}

impl Agreements {
    /// The agreements of this turn. Those that stand go along when a later one was begun.
    pub fn new(key: Key, round: &Round, begun: &[(Field, String)]) -> Self {
        let first = begun.iter().filter_map(|(field, _)| match field {
            Field::Answer(_, Part::Promise(at, _)) => usize::try_from(*at).ok(),
            Field::Answer(..)
            | Field::Opening(..)
            | Field::Pick(_)
            | Field::Use(..)
            | Field::Note
            | Field::About
            | Field::NextRound => None,
        });
        let before = first.max().unwrap_or(0);
        let mut made = match round.answers.get(&key).and_then(|answer| answer.content.as_ref()) {
            Some(Content::Agreements(promises)) => promises.clone(),
            _ => Vec::new(),
        };
        made.truncate(before);
        Self { key, made, lines: Vec::new() }
    }

    fn field(&self, part: PromisePart) -> Field {
        let at = u32::try_from(self.made.len()).unwrap_or(u32::MAX);
        Field::Answer(self.key, Part::Promise(at, part))
    }

    fn part(&self) -> PromisePart {
        PromisePart::ORDER.get(self.lines.len()).copied().unwrap_or(PromisePart::IfThen)
    }
}

impl Form for Agreements {
    fn at(&self) -> Field {
        self.field(self.part())
    }

    fn asks(&self, around: Around<'_>) -> String {
        let ui = around.ui;
        match self.part() {
            PromisePart::What if self.made.is_empty() => ui.plain_what().to_owned(),
            PromisePart::What => ui.plain_more(ui.plain_what()),
            PromisePart::Who => ui.plain_who().to_owned(),
            PromisePart::ByWhen => ui.plain_by_when().to_owned(),
            PromisePart::IfThen => ui.plain_if_then().to_owned(),
        }
    }

    fn take(&mut self, entry: Entry, around: Around<'_>) -> Result<Taken, Wrong> {
        let Entry::Words(line) = entry else {
            return Ok(Taken::More);
        };
        if self.lines.is_empty() && line.is_empty() {
            if self.made.is_empty() {
                return Ok(Taken::Said(Said::Nothing));
            }
            let content = Content::Agreements(self.made.clone());
            return Ok(Taken::Said(Said::Answer { content, why: String::new() }));
        }
        self.lines.push(line);
        if self.lines.len() < PromisePart::ORDER.len() {
            return Ok(Taken::More);
        }
        let lines = std::mem::take(&mut self.lines);
        let line = |at: usize| lines.get(at).map_or("", String::as_str);
        self.made.push(promise([line(0), line(1), line(2), line(3)], around.round, around.today));
        Ok(Taken::Item(Content::Agreements(self.made.clone())))
    }

    fn filled(&self) -> Vec<(Field, String)> {
        let lines = PromisePart::ORDER.iter().zip(&self.lines);
        lines.map(|(part, line)| (self.field(*part), line.clone())).collect()
    }
}

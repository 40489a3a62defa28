//! Working elements: element, conditions, why, not when, again; an empty element ends.
//!
//! Never here: what makes an element strong.

use crate::domain::answer::{Content, Element, Key};
use crate::domain::round::Round;
use crate::domain::round::fields::{ElementPart, Field, Part};
use crate::plain::entry::Entry;

use super::{Around, Form, Said, Taken, Wrong};

/// The elements of a turn.
pub struct Elements {
    key: Key,
    made: Vec<Element>,
    /// The fields of the one that is being written, in order.
    lines: Vec<String>,
}

impl Elements {
    /// The elements of this turn. Those that stand go along when a later one was begun.
    pub fn new(key: Key, round: &Round, begun: &[(Field, String)]) -> Self {
        let first = begun.iter().filter_map(|(field, _)| match field {
            Field::Answer(_, Part::Element(at, _)) => usize::try_from(*at).ok(),
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
            Some(Content::Elements(elements)) => elements.clone(),
            _ => Vec::new(),
        };
        made.truncate(before);
        Self { key, made, lines: Vec::new() }
    }

    fn field(&self, part: ElementPart) -> Field {
        let at = u32::try_from(self.made.len()).unwrap_or(u32::MAX);
        Field::Answer(self.key, Part::Element(at, part))
    }

    fn part(&self) -> ElementPart {
        ElementPart::ORDER.get(self.lines.len()).copied().unwrap_or(ElementPart::NotWhen)
    }
}

impl Form for Elements {
    fn at(&self) -> Field {
        self.field(self.part())
    }

    fn asks(&self, around: Around<'_>) -> String {
        let ui = around.ui;
        match self.part() {
            ElementPart::Element => ui.plain_more(ui.element_label()),
            ElementPart::Conditions => ui.conditions_label().to_owned(),
            ElementPart::Because => ui.element_why_label().to_owned(),
            ElementPart::NotWhen => ui.not_when_label().to_owned(),
        }
    }

    fn take(&mut self, entry: Entry, _: Around<'_>) -> Result<Taken, Wrong> {
        let Entry::Words(line) = entry else {
            return Ok(Taken::More);
        };
        if self.lines.is_empty() && line.is_empty() {
            if self.made.is_empty() {
                return Ok(Taken::Said(Said::Nothing));
            }
            let content = Content::Elements(self.made.clone());
            return Ok(Taken::Said(Said::Answer { content, why: String::new() }));
        }
        self.lines.push(line);
        if self.lines.len() < ElementPart::ORDER.len() {
            return Ok(Taken::More);
        }
        let mut lines = std::mem::take(&mut self.lines).into_iter();
        let mut next = || lines.next().unwrap_or_default();
        let (element, conditions, why, not_when) = (next(), next(), next(), next());
        self.made.push(Element { element, conditions, why, not_when });
        Ok(Taken::Item(Content::Elements(self.made.clone())))
    }

    fn filled(&self) -> Vec<(Field, String)> {
        let lines = ElementPart::ORDER.iter().zip(&self.lines);
        lines.map(|(part, line)| (self.field(*part), line.clone())).collect()
    }
}

//! A say-back: what the one before said, in own words, and then its owner's yes, partly or no.
//!
//! Never here: whose words they are.

use crate::domain::answer::{Content, Key, Slot, Verdict};
use crate::domain::round::fields::{Field, Part};
use crate::plain::entry::{Entry, Knows};
use crate::text::lookup::verdict_from_typed;

use super::{Around, Form, Said, Taken, Wrong};

/// Words over several lines and a verdict.
pub struct SayBack {
    key: Key,
    typed: String,
    at_verdict: bool,
}

impl SayBack {
    /// The say-back of this turn.
    pub fn new(key: Key) -> Self {
        Self { key, typed: String::new(), at_verdict: false }
    }
}

impl Form for SayBack {
    fn at(&self) -> Field {
        Field::Answer(self.key, if self.at_verdict { Part::Verdict } else { Part::Whole })
    }

    fn asks(&self, around: Around<'_>) -> String {
        if !self.at_verdict {
            return String::new();
        }
        let owner = around.round.says_back(self.key).and_then(Slot::person);
        let owner = owner.and_then(|id| around.round.person(id));
        let asks = owner.map_or_else(
            || around.ui.say_back_right_all().to_owned(),
            |person| around.ui.say_back_right(&person.name),
        );
        format!("{asks} {}", around.ui.plain_right())
    }

    fn knows(&self) -> Knows {
        if self.at_verdict { Knows::Nothing } else { Knows::EmptyLines }
    }

    fn goes_on(&self) -> bool {
        !self.at_verdict
    }

    fn take(&mut self, entry: Entry, _: Around<'_>) -> Result<Taken, Wrong> {
        match entry {
            Entry::Words(line) if self.at_verdict => {
                let verdict = verdict(&line)?;
                let text = self.typed.strip_suffix('\n').unwrap_or(&self.typed).to_owned();
                let content = Content::SayBack { text, verdict };
                return Ok(Taken::Said(Said::Answer { content, why: String::new() }));
            }
            Entry::Words(line) if line.is_empty() => {
                if self.typed.is_empty() {
                    return Ok(Taken::Said(Said::Nothing));
                }
                self.at_verdict = true;
                return Ok(Taken::More);
            }
            Entry::Words(line) => self.typed.push_str(&line),
            Entry::EmptyLine | Entry::Command(_) | Entry::Due(_) | Entry::Change(_) | Entry::Question => {}
        }
        self.typed.push('\n');
        Ok(Taken::More)
    }

    fn filled(&self) -> Vec<(Field, String)> {
        let ended = self.typed.strip_suffix('\n').filter(|_| self.at_verdict);
        let typed = ended.unwrap_or(&self.typed);
        if typed.is_empty() {
            Vec::new()
        } else {
            vec![(Field::Answer(self.key, Part::Whole), typed.to_owned())]
        }
    }
}

/// Yes, partly or no; empty when nobody gave it.
fn verdict(line: &str) -> Result<Option<Verdict>, Wrong> {
    if line.is_empty() {
        return Ok(None);
    }
    verdict_from_typed(line).map(Some).ok_or_else(|| Wrong::NoVerdict(line.to_owned()))
}

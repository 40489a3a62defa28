//! Words over several lines: a text, and a list with an item a line. An empty line ends both.
//!
//! Never here: what the words mean.

use crate::domain::answer::{Content, Key};
use crate::domain::round::fields::{Field, Part};
use crate::plain::entry::{Entry, Knows};

use super::{Around, Form, Said, Taken, Wrong};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Makes {
    Text,
    List,
}

/// Lines that are typed until an empty one.
pub struct Words {
    key: Key,
    makes: Makes,
    why: bool,
    /// The lines so far, each with its end.
    typed: String,
    /// True when the words are whole and the one more line is asked.
    at_why: bool,
}

impl Words {
    /// A text.
    pub fn text(key: Key, why: bool) -> Self {
        Self::new(key, Makes::Text, why)
    }

    /// A list.
    pub fn list(key: Key, why: bool) -> Self {
        Self::new(key, Makes::List, why)
    }

    fn new(key: Key, makes: Makes, why: bool) -> Self {
        Self { key, makes, why, typed: String::new(), at_why: false }
    }

    /// The words without the end of their last line.
    fn words(&self) -> &str {
        self.typed.strip_suffix('\n').unwrap_or(&self.typed)
    }

    fn end(&self, why: String) -> Taken {
        let typed = self.words();
        let items = || typed.split('\n').filter(|item| !item.is_empty()).map(str::to_owned);
        let content = match self.makes {
            Makes::Text => Content::Text(typed.to_owned()),
            Makes::List => Content::List(items().collect()),
        };
        Taken::Said(Said::Answer { content, why })
    }
}

impl Form for Words {
    fn at(&self) -> Field {
        Field::Answer(self.key, if self.at_why { Part::Why } else { Part::Whole })
    }

    fn asks(&self, around: Around<'_>) -> String {
        if self.at_why { around.ui.why_of(self.key.slot).to_owned() } else { String::new() }
    }

    fn knows(&self) -> Knows {
        if self.makes == Makes::Text && !self.at_why { Knows::EmptyLines } else { Knows::Nothing }
    }

    fn goes_on(&self) -> bool {
        !self.at_why
    }

    fn take(&mut self, entry: Entry, _: Around<'_>) -> Result<Taken, Wrong> {
        match entry {
            Entry::Words(why) if self.at_why => return Ok(self.end(why)),
            Entry::Words(line) if line.is_empty() => {
                if self.typed.is_empty() {
                    return Ok(Taken::Said(Said::Nothing));
                }
                if self.why {
                    self.at_why = true;
                    return Ok(Taken::More);
                }
                return Ok(self.end(String::new()));
            }
            Entry::Words(line) => self.typed.push_str(&line),
            Entry::EmptyLine | Entry::Command(_) | Entry::Due(_) | Entry::Change(_) | Entry::Question => {}
        }
        self.typed.push('\n');
        Ok(Taken::More)
    }

    fn filled(&self) -> Vec<(Field, String)> {
        let typed = if self.at_why { self.words() } else { &self.typed };
        if typed.is_empty() {
            Vec::new()
        } else {
            vec![(Field::Answer(self.key, Part::Whole), typed.to_owned())]
        }
    }
}

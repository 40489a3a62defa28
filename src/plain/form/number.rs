//! Answers of one line: a number of a scale, picks, counts of hands.
//!
//! Never here: how many picks or votes are wise; that is asked for in words and never enforced.

use crate::domain::answer::{Content, Key, Pick};
use crate::domain::fold::fold;
use crate::domain::round::Round;
use crate::domain::round::fields::{Field, Part};
use crate::domain::sequence::{Choice, Choices, Kind, Scale};
use crate::plain::entry::Entry;

use super::{Around, Form, Said, Taken, Wrong};

enum Reads {
    Scale(i64, i64),
    Choice,
    Vote,
}

/// One line, and with `why` one more.
pub struct Number {
    key: Key,
    why: bool,
    reads: Reads,
    said: Option<(String, Content)>,
}

impl Number {
    /// A number on this scale.
    pub fn scale(key: Key, why: bool, scale: &Scale) -> Self {
        Self { key, why, reads: Reads::Scale(scale.from, scale.to), said: None }
    }

    /// One or more of what can be picked.
    pub fn choice(key: Key, why: bool) -> Self {
        Self { key, why, reads: Reads::Choice, said: None }
    }

    /// A count for each that can be picked.
    pub fn vote(key: Key, why: bool) -> Self {
        Self { key, why, reads: Reads::Vote, said: None }
    }

    fn read(&self, line: &str, around: Around<'_>) -> Result<Content, Wrong> {
        match self.reads {
            Reads::Scale(from, to) => number(line, from, to).map(Content::Number),
            Reads::Choice => choice(line, around.round, self.key.step, around).map(Content::Options),
            Reads::Vote => counts(line, around.round.picks(self.key.step)).map(Content::Votes),
        }
    }
}

impl Form for Number {
    fn at(&self) -> Field {
        Field::Answer(self.key, if self.said.is_some() { Part::Why } else { Part::Whole })
    }

    fn asks(&self, around: Around<'_>) -> String {
        if self.said.is_some() { around.ui.why_of(self.key.slot).to_owned() } else { String::new() }
    }

    fn take(&mut self, entry: Entry, around: Around<'_>) -> Result<Taken, Wrong> {
        let Entry::Words(line) = entry else {
            return Ok(Taken::More);
        };
        if let Some((_, content)) = &self.said {
            return Ok(Taken::Said(Said::Answer { content: content.clone(), why: line }));
        }
        if line.is_empty() {
            return Ok(Taken::Said(Said::Nothing));
        }
        let content = self.read(&line, around)?;
        if self.why {
            self.said = Some((line, content));
            return Ok(Taken::More);
        }
        Ok(Taken::Said(Said::Answer { content, why: String::new() }))
    }

    fn filled(&self) -> Vec<(Field, String)> {
        let said = self.said.iter();
        said.map(|(line, _)| (Field::Answer(self.key, Part::Whole), line.clone())).collect()
    }
}

fn number(line: &str, from: i64, to: i64) -> Result<i64, Wrong> {
    let number = line.trim().parse().ok();
    number
        .filter(|number| (from..=to).contains(number))
        .ok_or_else(|| Wrong::OffScale(line.to_owned(), from, to))
}

fn tokens(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c == ',' || c == ';' || c.is_whitespace()).filter(|token| !token.is_empty())
}

/// Numbers in the order shown or ids of options, or the words of one option.
fn choice(line: &str, round: &Round, step: usize, around: Around<'_>) -> Result<Vec<Pick>, Wrong> {
    let all = round.picks(step);
    if let Some(pick) = by_words(line, round, step, around) {
        return Ok(vec![pick]);
    }
    let mut picks = Vec::new();
    for token in tokens(line) {
        let by_number = token.parse::<usize>().ok().and_then(|n| all.get(n.checked_sub(1)?));
        let by_id = || all.iter().find(|pick| matches!(pick, Pick::Option(id) if id == token));
        let pick = by_number.or_else(by_id).ok_or_else(|| Wrong::NoOption(token.to_owned()))?;
        if !picks.contains(pick) {
            picks.push(pick.clone());
        }
    }
    if picks.is_empty() { Err(Wrong::NoOption(line.to_owned())) } else { Ok(picks) }
}

fn by_words(line: &str, round: &Round, step: usize, around: Around<'_>) -> Option<Pick> {
    let Kind::Choice(Choices::Options(options)) = &round.sequence.steps.get(step)?.kind else {
        return None;
    };
    let said = fold(line);
    let ours = around.ui.lang();
    let languages = [&round.language, &ours];
    let named = |option: &&Choice| languages.iter().any(|lang| fold(option.label.get(lang)) == said);
    options.iter().find(named).map(|option| Pick::Option(option.id.clone()))
}

fn counts(line: &str, all: Vec<Pick>) -> Result<Vec<(Pick, u32)>, Wrong> {
    let counts: Vec<u32> =
        tokens(line).map(str::parse).collect::<Result<_, _>>().map_err(|_| Wrong::NoCounts(all.len()))?;
    if counts.len() == all.len() && !all.is_empty() {
        Ok(all.into_iter().zip(counts).collect())
    } else {
        Err(Wrong::NoCounts(all.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::{counts, number};
    use crate::domain::answer::Pick;
    use crate::plain::form::Wrong;

    #[test]
    fn a_number_stands_on_the_scale_or_is_refused() {
        assert_eq!(number("7", 1, 10), Ok(7));
        assert_eq!(number(" 10 ", 1, 10), Ok(10));
        for line in ["12", "0", "zeven", "7,5", " ", "7 8"] {
            assert_eq!(number(line, 1, 10), Err(Wrong::OffScale(line.to_owned(), 1, 10)), "{line}");
        }
    }

    #[test]
    fn counts_come_in_the_order_shown_and_all_of_them() {
        let (a, b) = (Pick::Option("a".to_owned()), Pick::Option("b".to_owned()));
        let all = vec![a.clone(), b.clone()];
        assert_eq!(counts("2, 0", all.clone()), Ok(vec![(a, 2), (b, 0)]));
        for line in ["2", "1 2 3", "een twee", "-1 2"] {
            assert_eq!(counts(line, all.clone()), Err(Wrong::NoCounts(2)), "{line}");
        }
    }
}

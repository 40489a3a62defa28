//! Agreements: what, who, by when, if–then, again and again; an empty `what` ends.
//!
//! Never here: whether an agreement is a good one.

use crate::domain::Date;
use crate::domain::answer::{Content, Due, Key, Owner, Promise};
use crate::domain::fold::fold;
use crate::domain::round::Round;
use crate::domain::round::fields::{Field, Part, PromisePart};
use crate::plain::entry::Entry;
use crate::text::dates;
use crate::text::lookup::we_from_typed;

use super::{Around, Form, Said, Taken, Wrong};

/// The agreements of a turn.
pub struct Agreements {
    key: Key,
    made: Vec<Promise>,
    /// The fields of the one that is being made, in order.
    lines: Vec<String>,
}

const ORDER: [PromisePart; 4] =
    [PromisePart::What, PromisePart::Who, PromisePart::ByWhen, PromisePart::IfThen];

impl Agreements {
    /// The agreements of this turn. Those that stand go along when a later one was begun.
    pub fn new(key: Key, round: &Round, begun: &[(Field, String)]) -> Self {
        let first = begun.iter().filter_map(|(field, _)| match field {
            Field::Answer(_, Part::Promise(at, _)) => usize::try_from(*at).ok(),
            Field::Answer(..) | Field::Opening(..) | Field::Pick(_) | Field::About | Field::NextRound => None,
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
        ORDER.get(self.lines.len()).copied().unwrap_or(PromisePart::IfThen)
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
        if self.lines.len() < ORDER.len() {
            return Ok(Taken::More);
        }
        let lines = std::mem::take(&mut self.lines);
        self.made.push(promise(&lines, around));
        Ok(Taken::Item(Content::Agreements(self.made.clone())))
    }

    fn filled(&self) -> Vec<(Field, String)> {
        let lines = ORDER.iter().zip(&self.lines);
        lines.map(|(part, line)| (self.field(*part), line.clone())).collect()
    }
}

fn promise(lines: &[String], around: Around<'_>) -> Promise {
    let line = |at: usize| lines.get(at).map_or("", String::as_str);
    let (question, what) = lettered(line(0));
    Promise {
        what: what.to_owned(),
        who: owners(line(1), around.round),
        due: due(line(2), around.today),
        if_then: line(3).to_owned(),
        question,
    }
}

/// `B: the words`: the letter of a learning question and the words after it.
fn lettered(what: &str) -> (Option<char>, &str) {
    let mut chars = what.chars();
    let (letter, colon) = (chars.next(), chars.next());
    let words = chars.as_str().trim_start();
    match letter {
        Some(letter) if letter.is_ascii_uppercase() && colon == Some(':') && !words.is_empty() => {
            (Some(letter), words)
        }
        _ => (None, what),
    }
}

/// Who: people of the round by name, we, or someone else in the words typed. Several stand
/// between commas, `en`, `and` or `&`, when at least one of them is known.
fn owners(line: &str, round: &Round) -> Vec<Owner> {
    if line.is_empty() {
        return Vec::new();
    }
    let known = |name: &str| {
        if we_from_typed(name) {
            return Some(Owner::We);
        }
        let name = fold(name);
        let people = round.seats.iter().map(|seat| &seat.person);
        let mut named = people.filter(|person| fold(&person.name) == name);
        named.next().map(|person| Owner::Person(person.id))
    };
    if let Some(owner) = known(line) {
        return vec![owner];
    }
    let spaced = line.replace(" en ", ",").replace(" and ", ",");
    let names: Vec<&str> = spaced.split([',', '&']).map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.iter().any(|name| known(name).is_some()) {
        let owner = |name: &str| known(name).unwrap_or_else(|| Owner::Other(name.to_owned()));
        let mut owners = Vec::new();
        for owner in names.into_iter().map(owner) {
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        owners
    } else {
        vec![Owner::Other(line.to_owned())]
    }
}

/// By when: a date, or words that are none.
pub(super) fn due(line: &str, today: Date) -> Due {
    if line.is_empty() {
        return Due::None;
    }
    dates::parse_date(line, today).map_or_else(|| Due::Words(line.to_owned()), Due::On)
}

#[cfg(test)]
mod tests {
    use super::lettered;

    #[test]
    fn a_letter_and_a_colon_name_a_learning_question() {
        assert_eq!(lettered("B: brief sturen"), (Some('B'), "brief sturen"));
        for what in ["b: brief", "B brief", "B:", "Bel: morgen", "10: zo", ""] {
            assert_eq!(lettered(what), (None, what));
        }
    }
}

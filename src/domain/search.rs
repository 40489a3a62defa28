//! Searching in what people said: what is wanted, and what was found.
//!
//! An entry is found when it has every part that was typed, as it was typed, case and diacritics
//! folded. Never here: how the entries are looked up.

use uuid::Uuid;

use super::Moment;
use super::answer::Mark;
use super::fold::fold;
use super::id::{CaseId, RoundId};

/// What is looked for; what is left out does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Parts that all have to be in an entry, anywhere; folded.
    pub parts: Vec<String>,
    /// Said in this case.
    pub case: Option<CaseId>,
    /// An answer on this line.
    pub line: Option<String>,
    /// An answer of someone with the role of this code.
    pub role: Option<String>,
    /// An answer with this mark.
    pub mark: Option<Mark>,
    /// Said at this moment or later.
    pub since: Option<Moment>,
    /// Said before this moment.
    pub before: Option<Moment>,
}

impl Wanted {
    /// What a person typed: words, and between quotes some that stand together. One word between
    /// quotes is meant with its quotes.
    pub fn typed(text: &str) -> Self {
        Self { parts: parts(&fold(text)), ..Self::default() }
    }

    /// True when nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// True when folded words have all parts.
    pub fn is_in(&self, folded: &str) -> bool {
        self.parts.iter().all(|part| folded.contains(part.as_str()))
    }
}

fn parts(folded: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = folded.trim();
    while !rest.is_empty() {
        let (part, after) = phrase(rest).unwrap_or_else(|| rest.split_once(' ').unwrap_or((rest, "")));
        if !part.is_empty() && parts.iter().all(|known| known != part) {
            parts.push(part.to_owned());
        }
        rest = after.trim_start();
    }
    parts
}

/// Words between quotes at the front, at least two; a last quote may still have to be typed.
fn phrase(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('"')?;
    let closed = inner.split_once("\" ").or_else(|| Some((inner.strip_suffix('"')?, "")));
    let (words, after) = closed.unwrap_or((inner, ""));
    let words = words.trim();
    words.contains(' ').then_some((words, after))
}

/// What of a finished round, or between rounds, says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// An answer.
    Answer,
    /// An agreement.
    Agreement,
    /// What was said of an agreement.
    Review,
    /// A learning question, or what was said of one.
    Question,
    /// A working element.
    Element,
    /// What came of a working element somewhere.
    Sighting,
    /// A note.
    Note,
    /// What was shown or handed round: its caption, and where it is.
    Attachment,
    /// What a round was about, or when the next would be.
    Round,
}

/// Where a search goes on: after this entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SearchKey(pub i64);

/// Something that was said and has all that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its place in the order of time.
    pub key: SearchKey,
    /// What says it.
    pub source: Source,
    /// The identity of what says it; of what was said of a learning question, that of the question.
    pub id: Uuid,
    /// When it was said.
    pub at: Moment,
    /// The case.
    pub case: CaseId,
    /// What people call the case.
    pub title: String,
    /// The round; None for what was said between rounds.
    pub round: Option<RoundId>,
    /// The question, in the words then; of what was said of an agreement, the agreement.
    pub question: Option<String>,
    /// The line of questions on which it was answered.
    pub line: Option<String>,
    /// Who said it; None for the group and for what stands under nobody's name.
    pub who: Option<String>,
    /// The words as they were typed, one or more lines.
    pub text: String,
    /// What stood there before it was changed or corrected, as far as that was kept, oldest first.
    pub earlier: Vec<String>,
}

impl Hit {
    /// The words in which it was found, and whether they are earlier ones: those that stand there
    /// now, unless a part is only in what stood there before.
    pub fn found_in(&self, wanted: &Wanted) -> (&str, bool) {
        if self.earlier.is_empty() {
            return (&self.text, false);
        }
        let now = fold(&self.text);
        let missing: Vec<&String> = wanted.parts.iter().filter(|part| !now.contains(part.as_str())).collect();
        let earlier = self.earlier.iter().rev().find(|words| {
            let words = fold(words);
            missing.iter().any(|part| words.contains(part.as_str()))
        });
        earlier.map_or((self.text.as_str(), false), |words| (words.as_str(), true))
    }
}

/// A part of what was found, the newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What was found.
    pub hits: Vec<Hit>,
    /// From where there may be more; None when everything was looked at.
    pub next: Option<SearchKey>,
}

/// The pieces of a text that one of the parts is in, as byte ranges in order, none in another.
///
/// For showing them: a part that begins or ends inside of what looks like one letter has all of it.
pub fn places(text: &str, parts: &[String]) -> Vec<std::ops::Range<usize>> {
    // Folded letter by letter, with where each letter came from.
    let (mut folded, mut from) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    for (at, c) in text.char_indices() {
        let before = folded.len();
        let mut letter = [0; 4];
        let one = fold(c.encode_utf8(&mut letter));
        if one.is_empty() && (c.is_whitespace() || c.is_control()) && !folded.ends_with(' ') {
            folded.push(' ');
        }
        folded.push_str(&one);
        from.resize(from.len() + folded.len() - before, (at, at + c.len_utf8()));
    }
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for part in parts {
        for (at, matched) in folded.match_indices(part.as_str()) {
            let ends = from.get(at).zip(from.get((at + matched.len()).saturating_sub(1)));
            found.extend(ends.map(|(first, last)| first.0..last.1));
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<std::ops::Range<usize>> = Vec::new();
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            Some(_) | None => apart.push(range),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::{Wanted, places};

    #[test]
    fn words_are_parts_and_words_between_quotes_stand_together() {
        let parts = |text: &str| Wanted::typed(text).parts;
        assert_eq!(parts("  Coördinatie  de\tgemeente de "), ["coordinatie", "de", "gemeente"]);
        assert_eq!(parts("“De Gemeente” wil"), ["de gemeente", "wil"]);
        assert_eq!(parts("\"de geme"), ["de geme"]);
        assert_eq!(parts("\"quoted\" c++ it’s a-b"), ["\"quoted\"", "c++", "it's", "a-b"]);
        assert_eq!(parts("\" \"\" % _ * NEAR OR"), ["\"", "\"\"", "%", "_", "*", "near", "or"]);
        assert!(Wanted::typed(" \u{200b}\n").is_empty());
    }

    #[test]
    fn what_was_found_is_pointed_out_in_the_words_as_typed() {
        let marked = |text: &'static str, typed: &str| -> Vec<&'static str> {
            let ranges = places(text, &Wanted::typed(typed).parts);
            ranges.into_iter().filter_map(|range| text.get(range)).collect()
        };
        assert_eq!(
            marked("De Coördinatie en coo\u{308}rdinatie", "coordinatie"),
            ["Coördinatie", "coo\u{308}rdinatie"]
        );
        assert_eq!(marked("Buurtoverleg, overleg", "overleg buurt"), ["Buurtoverleg", "overleg"]);
        assert_eq!(marked("de\n  straße", "\"de strasse\""), ["de\n  straße"]);
        assert_eq!(marked("C++ en c", "c++"), ["C++"]);
    }
}

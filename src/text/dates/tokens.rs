//! The words of a typed date by their meaning, in both languages at once.
//!
//! Never here: which day they mean together.

use chrono::Weekday;

use super::{MONTHS, NUMBERS};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// A word of a typed date, by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number and how many digits it was written with; 0 for a word.
    Number(u32, usize),
    /// Between two numbers: `-`, `/` or `.`.
    Between,
    /// After a number, joined to it: `12e`, `12th`.
    Ordinal,
    Weekday(Weekday),
    Month(u32),
    Unit(Unit),
    Today,
    Tomorrow,
    DayAfter,
    After,
    In,
    From,
    Next,
    This,
    End,
    Half,
    Start,
    Filler,
}

/// The words by their meaning, without those that add none; None when one is not of a date.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let text = text.replace("a.s.", " komende ");
    let mut tokens = Vec::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let after_number = matches!(tokens.last(), Some(Token::Number(1.., 1..)));
        if c.is_ascii_digit() {
            let (digits, tail) = split(rest, |c| c.is_ascii_digit());
            if digits.len() > 4 {
                return None;
            }
            tokens.push(Token::Number(digits.parse().ok()?, digits.len()));
            rest = tail;
            let (suffix, tail) = split(rest, char::is_alphabetic);
            if matches!(suffix, "e" | "de" | "ste" | "st" | "nd" | "rd" | "th") {
                tokens.push(Token::Ordinal);
                rest = tail;
            }
        } else if c.is_alphabetic() {
            let (word, tail) = split(rest, char::is_alphabetic);
            let token = meaning(word)?;
            let again = token == Token::This && tokens.last() == Some(&token);
            if token != Token::Filler && !again {
                tokens.push(token);
            }
            rest = tail;
        } else {
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            let before = text.len().checked_sub(rest.len() + c.len_utf8()).and_then(|at| text.get(..at));
            let begins = before.is_none_or(|before| before.is_empty() || before.ends_with(' '));
            let is_minus =
                c == '-' && begins && !after_number && rest.starts_with(|c: char| c.is_ascii_digit());
            let number_follows = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
            match c {
                // A number below nothing is of no date.
                '-' if is_minus => return None,
                '-' | '/' | '.' if after_number && number_follows => tokens.push(Token::Between),
                ' ' | ',' | '-' | '/' | '.' | '\'' => {}
                _ => return None,
            }
        }
    }
    Some(tokens)
}

/// The longest start of the text of such characters, and the rest.
fn split(text: &str, of: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !of(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn meaning(word: &str) -> Option<Token> {
    let token = match word {
        "vandaag" | "nu" | "vanmiddag" | "vanavond" | "today" | "now" | "tonight" => Token::Today,
        "morgen" | "morgenochtend" | "morgenmiddag" | "morgenavond" | "tomorrow" => Token::Tomorrow,
        "overmorgen" => Token::DayAfter,
        "after" => Token::After,
        "over" | "in" | "binnen" | "within" => Token::In,
        "from" | "vanaf" => Token::From,
        "volgende" | "volgend" | "next" => Token::Next,
        "komende" | "komend" | "aankomende" | "aanstaande" | "eerstkomende" | "eerstvolgende" | "deze"
        | "dit" | "this" | "coming" => Token::This,
        "eind" | "einde" | "end" => Token::End,
        "half" | "halverwege" | "medio" | "mid" | "middle" | "halve" | "midden" => Token::Half,
        "begin" | "beginning" | "start" => Token::Start,
        "dag" | "dagen" | "day" | "days" => Token::Unit(Unit::Day),
        "week" | "weken" | "wk" | "weeks" => Token::Unit(Unit::Week),
        "maand" | "maanden" | "month" | "months" => Token::Unit(Unit::Month),
        "jaar" | "jaren" | "year" | "years" => Token::Unit(Unit::Year),
        "a" | "an" => Token::Number(1, 0),
        "veertien" | "fourteen" => Token::Number(14, 0),
        "op" | "uiterlijk" | "voor" | "tegen" | "tot" | "en" | "met" | "de" | "het" | "van" | "on" | "by"
        | "before" | "until" | "till" | "at" | "the" | "latest" | "of" | "per" | "nog" | "no" | "later"
        | "than" => Token::Filler,
        _ => return named(word),
    };
    Some(token)
}

/// Weekdays, months and numbers by their names.
fn named(word: &str) -> Option<Token> {
    let weekday = match word {
        "maandag" | "ma" | "monday" | "mon" => Some(Weekday::Mon),
        "dinsdag" | "di" | "din" | "tuesday" | "tue" | "tues" => Some(Weekday::Tue),
        "woensdag" | "wo" | "woe" | "wednesday" | "wed" => Some(Weekday::Wed),
        "donderdag" | "do" | "don" | "thursday" | "thu" | "thur" | "thurs" => Some(Weekday::Thu),
        "vrijdag" | "vr" | "vrij" | "friday" | "fri" => Some(Weekday::Fri),
        "zaterdag" | "za" | "zat" | "saturday" | "sat" => Some(Weekday::Sat),
        "zondag" | "zo" | "zon" | "sunday" | "sun" => Some(Weekday::Sun),
        _ => None,
    };
    if let Some(weekday) = weekday {
        return Some(Token::Weekday(weekday));
    }
    let short = match word {
        "mrt" => Some(3),
        "okt" => Some(10),
        "febr" => Some(2),
        "sept" => Some(9),
        _ => None,
    };
    let is_month = |name: &str| {
        let name = name.to_ascii_lowercase();
        name == word || (word.len() == 3 && name.starts_with(word))
    };
    let month = (1..).zip(MONTHS).find(|(_, (nl, en))| is_month(nl) || is_month(en));
    if let Some(month) = short.or(month.map(|(number, _)| number)) {
        return Some(Token::Month(month));
    }
    let number = (1..).zip(NUMBERS).find(|(_, (nl, en))| *nl == word || *en == word);
    number.map(|(number, _)| Token::Number(number, 0))
}

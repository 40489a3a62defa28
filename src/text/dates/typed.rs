//! Dates as people type them, Dutch and English together, whatever language is on screen.
//!
//! What is not surely a date is None, and the caller keeps the words. Where a phrase can be taken
//! two ways the choice stands below; the date is always read back in full. Never here: a clock.
//!
//! - `12/3` and `12-3` are 12 March in both languages; without a year the next one, today included.
//! - A weekday is the next one after today; `next friday`, `volgende vrijdag`: that of next week.
//! - `next week` is this day a week later; the end of a week, and `week 49`, is its Friday.
//! - `before friday`, `vóór vrijdag`, `by friday` are Friday.
//! - A weekday that does not go with its date, and a month alone, are no date.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use super::tokens::{Token, Unit, tokens};
use crate::text::fold::fold;

/// What is longer than this many bytes is a sentence, not a date.
const LONGEST: usize = 120;

/// The date that was typed, seen from today; None when it is not surely one.
pub fn parse_date(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    if typed.len() > LONGEST {
        return None;
    }
    let tokens = tokens(&fold(typed))?;
    relative(&tokens, today)
        .or_else(|| of_week(&tokens, today))
        .or_else(|| edge(&tokens, today))
        .or_else(|| calendar(&tokens, today))
        .filter(|date| date.year() <= 9999)
}

/// Today, tomorrow, in two weeks, next month.
fn relative(tokens: &[Token], today: NaiveDate) -> Option<NaiveDate> {
    use Token::{After, DayAfter, From, Half, In, Next, Number, Today, Tomorrow};
    match *tokens {
        [Today] => Some(today),
        [Tomorrow] => later(today, 1, Unit::Day),
        [DayAfter] | [Token::Unit(Unit::Day), After, Tomorrow] => later(today, 2, Unit::Day),
        [Number(n, _), Token::Unit(unit)]
        | [In, Number(n, _), Token::Unit(unit)]
        | [Number(n, _), Token::Unit(unit), From, Today]
        | [Today, In, Number(n, _), Token::Unit(unit)] => later(today, n, unit),
        [In, Number(1, 0), Half, Token::Unit(Unit::Year)]
        | [In, Half, Number(1, 0), Token::Unit(Unit::Year)]
        | [In, Half, Token::Unit(Unit::Year)] => later(today, 6, Unit::Month),
        [Next, Token::Unit(unit)] => later(today, 1, unit),
        _ => None,
    }
}

/// A weekday, of this week or another; a week by its number.
fn of_week(tokens: &[Token], today: NaiveDate) -> Option<NaiveDate> {
    use Token::{In, Next, Number, This, Weekday};
    const WEEK: Token = Token::Unit(Unit::Week);
    match *tokens {
        [Weekday(day)] | [This, Weekday(day)] | [Weekday(day), This] => {
            let tomorrow = today.checked_add_days(Days::new(1))?;
            let ahead = day.days_since(tomorrow.weekday());
            tomorrow.checked_add_days(Days::new(u64::from(ahead)))
        }
        [Next, Weekday(day)] | [Next, WEEK, Weekday(day)] | [Weekday(day), Next, WEEK] => {
            in_week_of(later(today, 1, Unit::Week)?, day)
        }
        [This, WEEK, Weekday(day)] | [Weekday(day), This, WEEK] => {
            in_week_of(today, day).filter(|date| *date >= today)
        }
        [Weekday(day), In, Number(n, _), WEEK] | [In, Number(n, _), WEEK, Weekday(day)] => {
            in_week_of(later(today, n, Unit::Week)?, day)
        }
        [WEEK, Number(week, 1..=2)] | [In | Token::End, WEEK, Number(week, 1..=2)] => {
            next_of(today, |year| NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Fri))
        }
        _ => None,
    }
}

/// The end, the middle or the start of a month, the end of a week or a year.
fn edge(tokens: &[Token], today: NaiveDate) -> Option<NaiveDate> {
    use Token::{End, Half, Month, Next, Number, Start, This};
    match *tokens {
        [End, Token::Unit(unit)] | [End, This, Token::Unit(unit)] => end_of(today, unit),
        [End, Next, Token::Unit(unit)] => {
            let first = first_of_month(today)?;
            match unit {
                Unit::Day => None,
                Unit::Week => end_of(in_week_of(later(today, 1, unit)?, Weekday::Mon)?, unit),
                Unit::Month | Unit::Year => end_of(later(first, 1, unit)?, unit),
            }
        }
        [Start, Next, Token::Unit(unit)] => {
            let ahead = later(first_of_month(today)?, 1, unit)?;
            match unit {
                Unit::Day => None,
                Unit::Week => in_week_of(later(today, 1, unit)?, Weekday::Mon),
                Unit::Month => Some(ahead),
                Unit::Year => ahead.with_month(1),
            }
        }
        [End, Month(month)] => next_of(today, |year| last_of_month(year, month)),
        [End, Month(month), Number(year, digits @ (2 | 4))] => last_of_month(full_year(year, digits)?, month),
        [Half, Month(month)] => next_of(today, |year| NaiveDate::from_ymd_opt(year, month, 15)),
        [Start, Month(month)] => next_of(today, |year| NaiveDate::from_ymd_opt(year, month, 1)),
        _ => None,
    }
}

/// A day of the calendar, with its weekday before it or not.
fn calendar(tokens: &[Token], today: NaiveDate) -> Option<NaiveDate> {
    use Token::{Between, Month, Number, Ordinal};
    let (weekday, rest) = match tokens {
        [Token::Weekday(day), rest @ ..] => (Some(*day), rest),
        _ => (None, tokens),
    };
    let date = if let [Number(day, 1..=2), Ordinal] = *rest {
        next_day_of_month(today, day)
    } else {
        let plain: Vec<Token> = rest.iter().copied().filter(|t| *t != Ordinal).collect();
        match *plain.as_slice() {
            [Number(day, 0..=2), Month(month)]
            | [Month(month), Number(day, 0..=2)]
            | [Number(day, 1..=2), Between, Number(month, 1..=2)] => {
                next_of(today, |year| NaiveDate::from_ymd_opt(year, month, day))
            }
            [Number(day, 1..=2), Month(month), Number(year, digits @ (2 | 4))]
            | [Month(month), Number(day, 1..=2), Number(year, digits @ (2 | 4))]
            | [Number(day, 1..=2), Between, Number(month, 1..=2), Between, Number(year, digits @ (2 | 4))]
            | [Number(year, digits @ 4), Between, Number(month, 1..=2), Between, Number(day, 1..=2)] => {
                NaiveDate::from_ymd_opt(full_year(year, digits)?, month, day)
            }
            _ => None,
        }
    };
    date.filter(|date| weekday.is_none_or(|day| date.weekday() == day))
}

fn full_year(year: u32, digits: usize) -> Option<i32> {
    let year = if digits == 2 { 2000 + year } else { year };
    i32::try_from(year).ok().filter(|year| *year >= 1900)
}

fn later(from: NaiveDate, n: u32, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Day => from.checked_add_days(Days::new(u64::from(n))),
        Unit::Week => from.checked_add_days(Days::new(u64::from(n) * 7)),
        Unit::Month => from.checked_add_months(Months::new(n)),
        Unit::Year => from.checked_add_months(Months::new(n.checked_mul(12)?)),
    }
}

/// That weekday in the week, Monday to Sunday, of the date.
fn in_week_of(date: NaiveDate, day: Weekday) -> Option<NaiveDate> {
    let into = u64::from(date.weekday().num_days_from_monday());
    let ahead = u64::from(day.num_days_from_monday());
    date.checked_sub_days(Days::new(into))?.checked_add_days(Days::new(ahead))
}

/// The last day of the week (a Friday, next week's in the weekend), month or year of the date.
fn end_of(date: NaiveDate, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Day => Some(date),
        Unit::Week => {
            let ahead = Weekday::Fri.days_since(date.weekday());
            date.checked_add_days(Days::new(u64::from(ahead)))
        }
        Unit::Month => last_of_month(date.year(), date.month()),
        Unit::Year => NaiveDate::from_ymd_opt(date.year(), 12, 31),
    }
}

fn first_of_month(date: NaiveDate) -> Option<NaiveDate> {
    date.with_day(1)
}

fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// The first of such dates, one a year or fewer, that is today or later.
fn next_of(today: NaiveDate, in_year: impl Fn(i32) -> Option<NaiveDate>) -> Option<NaiveDate> {
    let this_year = today.year();
    // Between two 29ths of February lie eight years at most.
    (this_year..=this_year.saturating_add(8)).filter_map(in_year).find(|date| *date >= today)
}

fn next_day_of_month(today: NaiveDate, day: u32) -> Option<NaiveDate> {
    let first = first_of_month(today)?;
    (0..12).filter_map(|n| later(first, n, Unit::Month)?.with_day(day)).find(|date| *date >= today)
}

#[cfg(test)]
mod tests;

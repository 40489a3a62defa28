//! Dates as people read them, and the way in to dates as people type them.
//!
//! Never here: a clock; today is always given. Dates are said day first, in English too, since
//! the people are in the Netherlands.

mod tokens;
mod typed;

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, Timelike as _, Weekday};

use super::Ui;
use crate::domain::answer::Due;

pub use typed::parse_date;

/// Months in the order of the year: Dutch, English.
const MONTHS: [(&str, &str); 12] = [
    ("januari", "January"),
    ("februari", "February"),
    ("maart", "March"),
    ("april", "April"),
    ("mei", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augustus", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
];

/// Numbers from one: Dutch, English.
const NUMBERS: [(&str, &str); 12] = [
    ("een", "one"),
    ("twee", "two"),
    ("drie", "three"),
    ("vier", "four"),
    ("vijf", "five"),
    ("zes", "six"),
    ("zeven", "seven"),
    ("acht", "eight"),
    ("negen", "nine"),
    ("tien", "ten"),
    ("elf", "eleven"),
    ("twaalf", "twelve"),
];

/// Days ahead for which a date in another year needs no year, and days back.
const AHEAD: i64 = 270;
const BEHIND: i64 = 120;

impl Ui {
    fn pick(self, (nl, en): (&'static str, &'static str)) -> &'static str {
        match self {
            Self::Nl => nl,
            Self::En => en,
        }
    }
}

/// «dinsdag 1 december», with the year when it could be taken for another.
pub fn long_date(ui: Ui, date: NaiveDate, today: NaiveDate) -> String {
    format!("{} {}", weekday(ui, date), short_date(ui, date, today))
}

/// «18 maart», with the year when it could be taken for another.
pub fn short_date(ui: Ui, date: NaiveDate, today: NaiveDate) -> String {
    let day = format!("{} {}", date.day(), month_name(ui, date));
    if needs_year(date, today) { format!("{day} {}", date.year()) } else { day }
}

/// «dinsdag 1 december 2026», for reading back what was understood.
pub fn full_date(ui: Ui, date: NaiveDate) -> String {
    let (day, month) = (date.day(), month_name(ui, date));
    format!("{} {day} {month} {}", weekday(ui, date), date.year())
}

/// «uiterlijk dinsdag 1 december», or the words when they are no date; None when nothing was said.
pub fn due_words(ui: Ui, due: &Due, today: NaiveDate) -> Option<String> {
    match due {
        Due::None => None,
        Due::On(date) => Some(ui.due(&long_date(ui, *date, today))),
        Due::Words(words) => Some(words.clone()),
    }
}

/// «14:05», in the offset of the moment itself.
pub fn clock(at: DateTime<FixedOffset>) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// «dinsdag».
pub fn weekday(ui: Ui, date: NaiveDate) -> &'static str {
    ui.pick(match date.weekday() {
        Weekday::Mon => ("maandag", "Monday"),
        Weekday::Tue => ("dinsdag", "Tuesday"),
        Weekday::Wed => ("woensdag", "Wednesday"),
        Weekday::Thu => ("donderdag", "Thursday"),
        Weekday::Fri => ("vrijdag", "Friday"),
        Weekday::Sat => ("zaterdag", "Saturday"),
        Weekday::Sun => ("zondag", "Sunday"),
    })
}

/// «december».
pub fn month_name(ui: Ui, date: NaiveDate) -> &'static str {
    let names = MONTHS.get(date.month0() as usize).copied();
    ui.pick(names.unwrap_or_default())
}

/// «drie» for 3; digits above twelve and for zero.
pub fn number_word(ui: Ui, n: usize) -> String {
    let word = n.checked_sub(1).and_then(|index| NUMBERS.get(index));
    word.map_or_else(|| n.to_string(), |names| ui.pick(*names).to_owned())
}

/// True when day and month alone could be taken for another year's.
fn needs_year(date: NaiveDate, today: NaiveDate) -> bool {
    let days = date.signed_duration_since(today).num_days();
    date.year() != today.year() && !(-BEHIND..AHEAD).contains(&days)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{due_words, full_date, long_date, number_word, short_date};
    use crate::domain::answer::Due;
    use crate::text::Ui;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn dates_are_read_in_both_languages() {
        let (today, first) = (day(2026, 11, 23), day(2026, 12, 1));
        assert_eq!(long_date(Ui::Nl, first, today), "dinsdag 1 december");
        assert_eq!(long_date(Ui::En, first, today), "Tuesday 1 December");
        assert_eq!(full_date(Ui::Nl, first), "dinsdag 1 december 2026");
        assert_eq!(number_word(Ui::Nl, 12), "twaalf");
        assert_eq!(number_word(Ui::En, 1), "one");
        assert_eq!(number_word(Ui::En, 13), "13");
        assert_eq!(number_word(Ui::En, 0), "0");
    }

    #[test]
    fn by_when_is_said_as_a_date_or_in_its_own_words() {
        let (today, first) = (day(2026, 11, 23), day(2026, 12, 1));
        let due = |due| due_words(Ui::Nl, &due, today);
        assert_eq!(due(Due::On(first)).as_deref(), Some("uiterlijk dinsdag 1 december"));
        assert_eq!(due(Due::Words("na de oogst".into())).as_deref(), Some("na de oogst"));
        assert_eq!(due(Due::None), None);
    }

    #[test]
    fn the_year_stands_there_when_it_could_be_another() {
        let today = day(2026, 11, 23);
        assert_eq!(short_date(Ui::Nl, day(2026, 3, 18), today), "18 maart");
        assert_eq!(short_date(Ui::Nl, day(2027, 3, 18), today), "18 maart");
        assert_eq!(short_date(Ui::Nl, day(2027, 10, 18), today), "18 oktober 2027");
        assert_eq!(short_date(Ui::Nl, day(2025, 12, 18), today), "18 december 2025");
        assert_eq!(short_date(Ui::Nl, day(2025, 12, 18), day(2026, 1, 20)), "18 december");
    }
}

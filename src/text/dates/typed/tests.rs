//! What people type as a date, and what halte understands.

use chrono::NaiveDate;

use super::parse_date;

/// Monday 23 November 2026.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date")
}

fn iso(typed: &str) -> String {
    parse_date(typed, today()).map_or_else(|| "none".to_owned(), |date| date.to_string())
}

#[test]
fn days_from_today_are_understood_in_both_languages() {
    for (typed, date) in [
        ("vandaag", "2026-11-23"),
        ("Today", "2026-11-23"),
        ("morgen", "2026-11-24"),
        ("tomorrow", "2026-11-24"),
        ("overmorgen", "2026-11-25"),
        ("the day after tomorrow", "2026-11-25"),
        ("over twee weken", "2026-12-07"),
        ("Over 3 dagen", "2026-11-26"),
        ("over één maand", "2026-12-23"),
        ("in two weeks", "2026-12-07"),
        ("in a month", "2026-12-23"),
        ("two weeks from now", "2026-12-07"),
        ("vandaag over een week", "2026-11-30"),
        ("over een half jaar", "2027-05-23"),
        ("volgende week", "2026-11-30"),
        ("next month", "2026-12-23"),
        ("volgend jaar", "2027-11-23"),
    ] {
        assert_eq!(iso(typed), date, "{typed}");
    }
}

#[test]
fn weekdays_are_the_next_one_or_that_of_next_week() {
    for (typed, date) in [
        ("vrijdag", "2026-11-27"),
        ("vr", "2026-11-27"),
        ("vr.", "2026-11-27"),
        ("friday", "2026-11-27"),
        ("maandag", "2026-11-30"),
        ("komende dinsdag", "2026-11-24"),
        ("dinsdag a.s.", "2026-11-24"),
        ("a.s. dinsdag", "2026-11-24"),
        ("next friday", "2026-12-04"),
        ("volgende vrijdag", "2026-12-04"),
        ("volgende week vrijdag", "2026-12-04"),
        ("vrijdag volgende week", "2026-12-04"),
        ("vrijdag over twee weken", "2026-12-11"),
        ("uiterlijk vrijdag", "2026-11-27"),
        ("vóór vrijdag", "2026-11-27"),
        ("before friday", "2026-11-27"),
        ("by friday", "2026-11-27"),
        ("deze week zondag", "2026-11-29"),
        ("week 49", "2026-12-04"),
        ("week 2", "2027-01-15"),
        ("in week 49", "2026-12-04"),
        ("this coming friday", "2026-11-27"),
        ("vandaag nog", "2026-11-23"),
        ("begin volgende week", "2026-11-30"),
        ("begin volgende maand", "2026-12-01"),
    ] {
        assert_eq!(iso(typed), date, "{typed}");
    }
}

#[test]
fn ends_of_weeks_and_months_are_understood() {
    for (typed, date) in [
        ("eind van de maand", "2026-11-30"),
        ("end of the month", "2026-11-30"),
        ("eind volgende maand", "2026-12-31"),
        ("eind van de week", "2026-11-27"),
        ("eind volgende week", "2026-12-04"),
        ("eind februari", "2027-02-28"),
        ("end of february 2028", "2028-02-29"),
        ("eind van het jaar", "2026-12-31"),
        ("half maart", "2027-03-15"),
        ("begin maart", "2027-03-01"),
    ] {
        assert_eq!(iso(typed), date, "{typed}");
    }
}

#[test]
fn calendar_days_without_a_year_are_the_next_ones() {
    for (typed, date) in [
        ("12-3", "2027-03-12"),
        ("12/3", "2027-03-12"),
        ("12.3.", "2027-03-12"),
        ("12 – 3", "2027-03-12"),
        ("23-11", "2026-11-23"),
        ("22-11", "2027-11-22"),
        ("12-3-2027", "2027-03-12"),
        ("12-03-27", "2027-03-12"),
        ("12 maart", "2027-03-12"),
        ("12 mrt", "2027-03-12"),
        ("12 maart 2028", "2028-03-12"),
        ("12-mrt-2028", "2028-03-12"),
        ("march 12", "2027-03-12"),
        ("March 12th, 2028", "2028-03-12"),
        ("the 12th of march", "2027-03-12"),
        ("12 MARCH", "2027-03-12"),
        ("1 dec", "2026-12-01"),
        ("1dec", "2026-12-01"),
        ("één december", "2026-12-01"),
        ("2026-03-12", "2026-03-12"),
        ("dinsdag 1 december", "2026-12-01"),
        ("di 1 dec.", "2026-12-01"),
        ("uiterlijk dinsdag 1 december 2026", "2026-12-01"),
        ("op 3 mei", "2027-05-03"),
        ("may 3", "2027-05-03"),
        ("de 5e", "2026-12-05"),
        ("on the 30th", "2026-11-30"),
        ("29 februari", "2028-02-29"),
        ("１２-３", "2027-03-12"),
    ] {
        assert_eq!(iso(typed), date, "{typed}");
    }
}

#[test]
fn what_is_not_surely_a_date_is_none() {
    for typed in [
        "",
        " ",
        "31-2",
        "0-1",
        "1-0",
        "13-13",
        "12/25",
        "2027-02-30",
        "12",
        "maart",
        "in september",
        "zo snel mogelijk",
        "na de zomer",
        "woensdag 1 december",
        "vrijdag 10 uur",
        "vrijdag om 10:00",
        "vrijdag?",
        "vrijdag en zaterdag",
        "over 9999 jaar en een dag",
        "99999 dagen",
        "in -1 days",
        "over -2 weken",
        "-3 december",
        "over 2 à 3 weken",
        "12-3-202",
        "-",
        "week 60",
        "31 februari",
        "deze week",
        "vrijdag of zaterdag",
        "3 of 4 mei",
        "about friday",
        "over 2,5 week",
        "١٢-٣",
        "1-1-1",
    ] {
        assert_eq!(iso(typed), "none", "{typed}");
    }
}

#[test]
fn a_weekday_said_on_that_day_is_a_week_later() {
    let friday = NaiveDate::from_ymd_opt(2026, 11, 27).expect("a date");
    let next = NaiveDate::from_ymd_opt(2026, 12, 4);
    assert_eq!(parse_date("vrijdag", friday), next);
}

//! Whatever is typed as a date: no panic, and what is read back in full means the same day.

use chrono::{Days, NaiveDate, TimeDelta};
use halte::text::Ui;
use halte::text::dates::{full_date, long_date, parse_date};
use proptest::prelude::*;

/// The target: `typed` on some day.
fn date(typed: &str, today: NaiveDate) -> Result<(), TestCaseError> {
    let Some(date) = parse_date(typed, today) else {
        return Ok(());
    };
    for ui in Ui::ALL {
        prop_assert_eq!(parse_date(&full_date(ui, date), today), Some(date));
        if date >= today {
            prop_assert_eq!(parse_date(&long_date(ui, date, today), today), Some(date));
        }
    }
    prop_assert_eq!(parse_date(&date.to_string(), today), Some(date));
    Ok(())
}

/// Days in the years in which halte is used.
fn days() -> impl Strategy<Value = NaiveDate> {
    (0_u64..36_500).prop_map(|n| {
        NaiveDate::from_ymd_opt(2000, 1, 1)
            .and_then(|first| first.checked_add_days(Days::new(n)))
            .unwrap_or_default()
    })
}

/// Pieces that dates are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "vrijdag",
            "vr",
            "next",
            "volgende",
            "week",
            "over",
            "in",
            "twee",
            "a",
            "half",
            "jaar",
            "eind",
            "van",
            "de",
            "maand",
            "12",
            "31",
            "29",
            "2",
            "2027",
            "0",
            "9999",
            "-",
            "/",
            ".",
            "maart",
            "feb",
            "uiterlijk",
            "vóór",
            "dinsdag",
            "e",
            "th",
            "a.s.",
            "begin",
            "morgen",
            "from",
            "now",
            "١٢",
            "１２",
            "²",
            "½",
            "Ⅻ",
            "१",
            "\u{202e}",
            "'",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        (0_u32..10_000).prop_map(|n| n.to_string()),
    ];
    (prop::collection::vec(piece, 0..7), prop::sample::select(vec![" ", ""]))
        .prop_map(|(pieces, between)| pieces.join(between))
}

proptest! {
    #[test]
    fn whatever_is_typed_is_a_date_or_none(typed in any::<String>(), today in days()) {
        date(&typed, today)?;
    }

    #[test]
    fn whatever_pieces_of_dates_are_typed_is_a_date_or_none(typed in pieces(), today in days()) {
        date(&typed, today)?;
    }

    #[test]
    fn what_is_read_back_means_the_same_day(day in days(), ahead in -1_000_i64..1_000) {
        let today = day - TimeDelta::days(ahead);
        prop_assert_eq!(parse_date(&day.to_string(), today), Some(day));
        date(&day.to_string(), today)?;
    }

    #[test]
    fn the_first_and_the_last_day_that_there_is_do_not_break_it(typed in pieces()) {
        for today in [NaiveDate::MIN, NaiveDate::MAX] {
            let _ = parse_date(&typed, today);
        }
    }
}

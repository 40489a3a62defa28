//! Lines of a page in a width: what stays together, and what stands at the right.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{by_line, row_of};
use crate::report::page::Line;
use crate::tui::theme::Theme;

fn said(name: &str, words: &str, notes: &[&str]) -> Line {
    let (name, words) = (name.to_owned(), words.to_owned());
    Line::Said { name, asked: None, words, notes: owned(notes) }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|words| (*words).to_owned()).collect()
}

fn buffer(lines: &[Line], width: u16) -> Buffer {
    let rows = by_line(lines, width, &Theme::new(true, false)).concat();
    let area = Rect::new(0, 0, width, u16::try_from(rows.len()).unwrap());
    let mut buffer = Buffer::empty(area);
    for (y, row) in (0..).zip(&rows) {
        row.draw(area, y, &mut buffer);
    }
    buffer
}

fn drawn(lines: &[Line], width: u16) -> Vec<String> {
    let buffer = buffer(lines, width);
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..buffer.area.height).map(|y| row(y).trim_end().to_owned()).collect()
}

/// The style in which a row begins behind this column.
fn style_at(buffer: &Buffer, column: u16, y: u16) -> Style {
    let style = buffer[(column, y)].style();
    Style { fg: style.fg, add_modifier: style.add_modifier, ..Style::new() }
}

#[test]
fn people_are_parted_only_between_each_other() {
    let people = Line::People(owned(&["Noor, buurtbewoner", "Bram, ambtenaar", "Els, raadslid"]));
    let rows = ["Noor, buurtbewoner", "Bram, ambtenaar · Els, raadslid"];
    assert_eq!(drawn(std::slice::from_ref(&people), 32), rows);
    // Only who does not fit on a row alone.
    assert_eq!(drawn(&[people], 14), ["Noor,", "buurtbewoner", "Bram,", "ambtenaar", "Els, raadslid"]);
}

#[test]
fn what_stands_behind_words_ends_at_one_edge_also_where_it_has_a_row_of_its_own() {
    let lines = [
        said("Bram", "Bellen.", &["dilemma"]),
        said("Noor", "Een bord bij het hek.", &["dilemma"]),
        said("", "Bellen en een bord bij het hek.", &["dilemma", "komt terug"]),
    ];
    assert_eq!(
        drawn(&lines, 32),
        [
            "Bram  Bellen.            dilemma",
            "Noor  Een bord bij het hek.",
            "                         dilemma",
            "Bellen en een bord bij het hek.",
            "            dilemma · komt terug",
        ]
    );
}

#[test]
fn notes_that_do_not_fit_beside_each_other_part_between_each_other_and_a_long_one_is_one_block() {
    let notes = ["dilemma", "komt terug", "obstakel", "eerder: bellen met de school"];
    let line = said("", "Bellen met de gemeente.", &notes);
    assert_eq!(
        drawn(&[line], 20),
        [
            "Bellen met de",
            "gemeente.",
            "dilemma · komt terug",
            "            obstakel",
            "  eerder: bellen met",
            "  de school",
        ]
    );
}

#[test]
fn the_date_of_an_agreement_has_a_row_of_its_own_also_where_it_would_fit_behind() {
    let words = "Bellen\nAls hij nee zegt, dan niet.".to_owned();
    let line = Line::Agreed { name: "Bram".to_owned(), words, dates: owned(&["op 4 april"]) };
    assert_eq!(
        drawn(&[line], 50),
        [
            "Bram  Bellen".to_owned(),
            "      Als hij nee zegt, dan niet.".to_owned(),
            format!("{:>50}", "op 4 april"),
        ]
    );
}

#[test]
fn an_item_of_a_list_goes_on_under_its_first_letter() {
    let line = said("Samen", "· Een bord bij het hek\n· Bellen", &[]);
    assert_eq!(drawn(&[line], 20), ["Samen  · Een bord", "         bij het hek", "       · Bellen"]);
}

#[test]
fn an_agreement_is_dim_and_what_was_said_of_it_bright() {
    let asked = Some("Bellen met de gemeente".to_owned());
    let (name, words) = ("Bram".to_owned(), "Gedaan. Zij komen.".to_owned());
    let buffer = buffer(&[Line::Said { name, asked, words, notes: Vec::new() }], 40);
    let theme = Theme::new(true, false);
    assert_eq!(style_at(&buffer, 6, 0).fg, theme.dim.fg);
    let bright = style_at(&buffer, 6, 1);
    assert_ne!(bright.fg, theme.dim.fg);
    assert_eq!(buffer[(6, 1)].symbol(), "G");
}

#[test]
fn the_words_of_an_agreement_are_found_above_what_was_said_of_it_and_where_it_was_made() {
    let name = String::new();
    let (asked, words) = (Some("Bellen".to_owned()), "Gedaan.".to_owned());
    let came = Line::Said { name: name.clone(), asked, words, notes: Vec::new() };
    let made = Line::Agreed { name, words: "Een bord".to_owned(), dates: Vec::new() };
    let lines = [Line::Gap, came, made];
    let row = |words| row_of(&lines, words, 30, &Theme::new(true, false));
    assert_eq!([row("Bellen"), row("Een bord"), row("Niets")], [Some(1), Some(3), None]);
}

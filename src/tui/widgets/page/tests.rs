//! Blocks that give way in their order, and rows that say where they are cut off.

use super::{Page, Row};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

fn drawn(height: u16) -> Vec<String> {
    let area = Rect::new(0, 0, 12, height);
    let mut buffer = Buffer::empty(area);
    let mut page = Page::new(12);
    page.row(Row::new("kop", Style::new()).right("1", Style::new()));
    page.gap();
    page.text("een hele lange uitleg", Style::new(), 0, 5);
    page.stretch();
    page.row(Row::new("voet", Style::new()));
    page.draw(area, &mut buffer);
    (0..height)
        .map(|y| (0..12).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned())
        .collect()
}

#[test]
fn what_follows_a_stretch_stands_at_the_foot() {
    assert_eq!(drawn(7), ["kop        1", "", "een hele", "lange uitleg", "", "", "voet"]);
}

#[test]
fn of_what_was_said_as_much_as_fits_is_in_sight_and_then_how_much_more_there_is() {
    let drawn = |height: u16| {
        let area = Rect::new(0, 0, 12, height);
        let mut buffer = Buffer::empty(area);
        let mut page = Page::new(12);
        let row = |text: &str, at| (Row::new(text, Style::new()), at);
        let rows = vec![row("kop", 0), row("een lange", 0), row("zin", 0), row("twee", 1), row("drie", 2)];
        page.told(rows, 1, 6, |more, _| Row::new(format!("nog {more}"), Style::new()));
        let left_out = page.leaves_out(height);
        page.draw(area, &mut buffer);
        let row = |y| (0..12).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        ((0..height).map(row).collect::<Vec<String>>(), left_out)
    };
    let of = |rows: &[&str], left_out| (rows.iter().map(|row| (*row).to_owned()).collect(), left_out);
    assert_eq!(drawn(5), of(&["kop", "een lange", "zin", "twee", "drie"], false));
    assert_eq!(drawn(4), of(&["kop", "een lange", "zin", "nog 2"], true));
    assert_eq!(drawn(3), of(&["kop", "een lange", "nog 3"], true));
    assert_eq!(drawn(1), of(&["nog 3"], true));
}

#[test]
fn a_row_that_is_cut_off_between_two_pieces_says_so() {
    let drawn = |more: &str| {
        let area = Rect::new(0, 0, 6, 1);
        let mut buffer = Buffer::empty(area);
        Row::new("acht", Style::new()).and("en", Style::new()).and(more, Style::new()).draw(
            area,
            0,
            &mut buffer,
        );
        (0..6).map(|x| buffer[(x, 0)].symbol()).collect::<String>()
    };
    assert_eq!(drawn("twintig"), "achte…");
    assert_eq!(drawn("  "), "achten");
}

#[test]
fn two_stretches_share_what_is_left() {
    let area = Rect::new(0, 0, 4, 7);
    let mut buffer = Buffer::empty(area);
    let mut page = Page::new(4);
    page.stretch();
    page.row(Row::new("x", Style::new()));
    page.stretch();
    page.draw(area, &mut buffer);
    assert_eq!(buffer[(0, 3)].symbol(), "x");
}

#[test]
fn gaps_give_way_first_and_then_what_has_a_lower_rank() {
    assert_eq!(drawn(4), ["kop        1", "een hele", "lange uitleg", "voet"]);
    assert_eq!(drawn(3), ["kop        1", "een hele…", "voet"]);
    assert_eq!(drawn(2), ["kop        1", "voet"]);
}

#[test]
fn the_rest_of_the_only_thing_that_was_said_is_not_one_more() {
    let drawn = |sayings: &[usize], height: u16| {
        let area = Rect::new(0, 0, 12, height);
        let mut buffer = Buffer::empty(area);
        let mut page = Page::new(12);
        let rows = sayings.iter().map(|at| (Row::new(format!("van {at}"), Style::new()), *at)).collect();
        page.told(rows, 1, 6, |more, _| Row::new(format!("nog {more}"), Style::new()));
        page.draw(area, &mut buffer);
        (0..12).map(|x| buffer[(x, height - 1)].symbol()).collect::<String>().trim_end().to_owned()
    };
    // What heads them counts with the first.
    assert_eq!(drawn(&[0, 0, 0, 0], 3), "nog 0");
    assert_eq!(drawn(&[0, 0, 0, 0], 2), "nog 1");
    assert_eq!(drawn(&[0, 0, 1, 1, 1], 4), "nog 0");
    assert_eq!(drawn(&[0, 0, 1, 1, 1], 3), "nog 1");
    assert_eq!(drawn(&[0, 0, 0, 1], 3), "nog 2");
}

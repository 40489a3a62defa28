//! Text that is read: wrapped at words, measured in cells, safe to show.
//!
//! Never here: text that is being typed (that is the editor).

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::text::safe::display_safe_block;

use super::editor::cells;
use super::editor::clusters::clusters;

/// The first rows of words, so many at most; where there are more, the last of them says so within the width.
pub fn wrap_most(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut rows = wrap(text, width);
    if rows.len() > most {
        rows.truncate(most);
        if let Some(last) = rows.last_mut() {
            let whole = wrap(last, width.saturating_sub(2)).into_iter().next().unwrap_or_default();
            *last = format!("{whole} …");
        }
    }
    rows
}

/// What stands before an item, and before what goes on under it.
const ITEM: &str = "· ";
const HANGING: &str = "  ";

/// How many cells a text takes on one row.
pub fn width(text: &str) -> usize {
    clusters(text, 0).map(|cluster| cluster.width).sum()
}

/// The text in rows of at most `width` cells, broken behind blanks; a longer word is broken where it must.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let safe = display_safe_block(text);
    let mut rows = Vec::new();
    for line in safe.split('\n') {
        wrap_line(line, width, &mut rows);
    }
    rows
}

/// The same for words with items in them: what belongs to an item stands under its first letter, not under the point.
pub fn wrap_items(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut rows = Vec::new();
    for line in display_safe_block(text).split('\n') {
        match line.strip_prefix(ITEM) {
            Some(item) => {
                let before = std::iter::once(ITEM).chain(std::iter::repeat(HANGING));
                let item = wrap(item, width.saturating_sub(ITEM.chars().count()));
                rows.extend(before.zip(item).map(|(before, row)| format!("{before}{row}")));
            }
            None => wrap_line(line, width, &mut rows),
        }
    }
    rows
}

/// The same for a heading: where as many narrower rows do, the last is not hardly a word.
pub fn wrap_even(text: &str, most: usize) -> Vec<String> {
    let rows = wrap(text, most);
    let is_even = |rows: &[String]| rows.last().is_none_or(|last| width(last) >= most / 4);
    if rows.len() < 2 || is_even(&rows) {
        return rows;
    }
    let narrower = (most / 2..most).rev().map(|most| wrap(text, most));
    narrower.take_while(|other| other.len() == rows.len()).find(|other| is_even(other)).unwrap_or(rows)
}

fn wrap_line(line: &str, most: usize, rows: &mut Vec<String>) {
    let mut row = String::new();
    let mut taken = 0;
    for word in pieces(line) {
        let wide = width(word);
        if taken + wide > most && !word.trim().is_empty() && taken > 0 {
            rows.push(std::mem::take(&mut row).trim_end().to_owned());
            taken = 0;
        }
        if wide <= most {
            // A blank at the end of a full row is where it breaks; it takes no cell.
            if !(row.is_empty() && word.trim().is_empty() && !rows.is_empty()) {
                row.push_str(word);
                taken += wide;
            }
            continue;
        }
        for cluster in clusters(word, 0) {
            if taken + cluster.width > most && taken > 0 {
                rows.push(std::mem::take(&mut row));
                taken = 0;
            }
            row.push_str(cluster.text);
            taken += cluster.width;
        }
    }
    rows.push(row.trim_end().to_owned());
}

/// Blanks, and what stands between them: a point stays with its word, and so does `…` behind it.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?.is_whitespace();
        let word = |from: &str| from.find(|c: char| c.is_whitespace() != first).unwrap_or(from.len());
        let mut end = word(rest);
        while let Some(after) = rest.get(end..).filter(|after| !first && after.starts_with(" …")) {
            end += 1 + after.get(1..).map_or(0, word);
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Puts one row of text at a cell, up to the column `right`; gives back the column behind it.
/// Where it does not fit, it ends in `…`.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, right: u16, text: &str, style: Style) -> u16 {
    let room = usize::from(right.saturating_sub(x));
    let safe = crate::text::safe::display_safe(text);
    let whole = width(&safe) <= room;
    let mut at = x;
    for cluster in clusters(&safe, 0) {
        let wide = u16::try_from(cluster.width).unwrap_or(u16::MAX);
        let end = at.saturating_add(wide);
        if end > right || (!whole && end >= right) {
            if at < right {
                cells::put(buffer, (at, y), right, "…", style);
                at += 1;
            }
            break;
        }
        cells::put(buffer, (at, y), right, cluster.text, style);
        at = end;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{width, wrap, wrap_even, wrap_items, wrap_most};

    #[test]
    fn a_heading_does_not_end_in_a_row_of_hardly_a_word() {
        let ask = "How useful was this round for your work tomorrow? 1 to 10.";
        assert_eq!(wrap(ask, 54).last().unwrap(), "10.");
        let even = ["How useful was this round for your work", "tomorrow? 1 to 10."];
        assert_eq!(wrap_even(ask, 54), even);
        assert_eq!(wrap_even("een hele lange vraag", 10), ["een hele", "lange", "vraag"]);
        assert_eq!(wrap_even("kort", 54), ["kort"]);
        assert_eq!(wrap_even("", 54), [""]);
    }

    #[test]
    fn what_is_cut_ends_between_words_and_within_the_width() {
        let words = "een straat (tot 50 adressen)";
        assert_eq!(wrap_most(words, 18, 1), ["een straat (tot …"]);
        assert_eq!(wrap_most(words, 16, 1), ["een straat …"]);
        assert_eq!(wrap_most(words, 11, 2), ["een straat", "(tot 50 …"]);
        assert_eq!(wrap_most(words, 40, 1), [words]);
        for most in 1..4 {
            for room in 8..40 {
                assert!(wrap_most(words, room, most).iter().all(|row| width(row) <= room), "{room} {most}");
            }
        }
    }

    #[test]
    fn what_goes_on_under_an_item_hangs() {
        let words = "Vooraf:\n· Een bord bij het hek\n· Bellen\nen dan nog iets anders";
        let rows = ["Vooraf:", "· Een bord bij", "  het hek", "· Bellen", "en dan nog iets", "anders"];
        assert_eq!(wrap_items(words, 16), rows);
        assert_eq!(wrap_items("· ab", 0), ["· a", "  b"]);
        assert_eq!(wrap_items("", 9), [""]);
    }

    #[test]
    fn rows_break_at_words() {
        assert_eq!(
            wrap("Wat maakt het nu moeilijk? Noem één ding.", 20),
            ["Wat maakt het nu", "moeilijk? Noem één", "ding."]
        );
    }

    #[test]
    fn a_point_stays_with_its_word() {
        assert_eq!(wrap("zonder reden. «Dus» (niet)", 12), ["zonder", "reden. «Dus»", "(niet)"]);
    }

    #[test]
    fn what_is_left_open_stays_with_its_word() {
        assert_eq!(wrap("als het misgaat, dan …", 20), ["als het misgaat,", "dan …"]);
        assert_eq!(wrap("Het hielp dat …, want …", 14), ["Het hielp", "dat …, want …"]);
    }

    #[test]
    fn a_long_word_is_broken_and_nothing_is_lost() {
        let rows = wrap("hottentottententententoonstelling", 10);
        assert!(rows.iter().all(|row| width(row) <= 10));
        assert_eq!(rows.concat(), "hottentottententententoonstelling");
    }

    #[test]
    fn lines_stay_lines_and_a_width_of_nothing_does_no_harm() {
        assert_eq!(wrap("een\n\ntwee", 10), ["een", "", "twee"]);
        assert_eq!(wrap("ab", 0), ["a", "b"]);
    }
}

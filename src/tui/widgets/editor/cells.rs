//! How many cells a grapheme takes, and how it is put into a buffer so that every terminal agrees.
//!
//! Never here: lines, cursors, selection. Terminals do not agree on the width of a grapheme, so
//! the rule has two halves.
//!
//! **The width** is the column where tmux 3.3, xterm 379 and pyte 0.8 put the cursor; all three
//! agree on 264 of 309 measured strings, and otherwise two of them decide
//! (`tests/it/editor_widths.rs` holds the table). Said in one sentence: the widths of the scalars
//! are added, an emoji after a joiner adds nothing, half a flag is one cell, a skin tone two, a
//! variation selector none. So 👨‍👩‍👧‍👦 and 🇳🇱 are 2, ❤️ is 1, 👍🏽 is 4, क्षि is 3.
//!
//! **The drawing** never relies on how far a terminal moves its cursor:
//! - a variation selector is not drawn (❤️ shows as ❤), nor is a joiner between letters, so
//!   everybody counts the same;
//! - an emoji of several scalars is drawn whole in two cells, and the cells behind it, as far as
//!   any terminal may have advanced, are written again right after it: a terminal that draws
//!   the family as eight cells shows 👨 and the text behind it in its place, with nothing left over.
//!   Where there is no room for that before the right edge, only its first scalar is drawn;
//! - letters in several cells are one cell (with a forced width where ratatui counts otherwise), so
//!   that what follows is positioned anew;
//! - the cells that these cover are marked, so that each is written again when they are gone: half
//!   a flag has a cell of its own in xterm;
//! - what would be invisible (a mark without a letter) is a dotted circle; a part of a grapheme that has cells of its own
//!   but no rest before it (half an emoji that was cut up: a skin tone) makes its row one in which a width is disputed.
//!
//! What this cannot mend: a terminal that gives letters fewer cells than we count (pyte and kitty,
//! for क्षि) may keep an old character in the last of them until it is written again, and pyte
//! throws away what is written directly behind a mark that it does not know (Thai, keycaps).
//! The cursor is right in all of them. A row that holds such graphemes, or did, is written whole
//! when anything in it changes (`tui::runtime::disputed`): what one covered is not known cell by cell.

use std::borrow::Cow;
use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::text::safe::display_safe;

/// Cells of a tab, wherever it stands.
pub(super) const TAB: usize = 4;

/// What stands for a grapheme that would be invisible.
const INVISIBLE: &str = "\u{25cc}";

const JOINER: char = '\u{200d}';

/// How many cells a grapheme takes, at least one.
pub fn width(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        b"\t" => return TAB,
        [b' '..=b'~'] => return 1,
        _ => {}
    }
    match display_safe(grapheme) {
        Cow::Borrowed(same) => Shape::of(same).width,
        Cow::Owned(safe) => safe.graphemes(true).map(|g| Shape::of(g).width).sum(),
    }
}

/// Puts a grapheme at a cell and gives back how many cells it takes; nothing is put at or
/// beyond the column `right`.
pub fn put(buffer: &mut Buffer, at: (u16, u16), right: u16, grapheme: &str, style: Style) -> usize {
    if grapheme == "\t" {
        blank(buffer, at, right, TAB, style);
        return TAB;
    }
    match display_safe(grapheme) {
        Cow::Borrowed(same) => put_shape(buffer, at, right, &Shape::of(same), style),
        Cow::Owned(safe) => {
            let mut done = 0;
            for one in safe.graphemes(true) {
                let x = at.0.saturating_add(cells(done));
                done += put_shape(buffer, (x, at.1), right, &Shape::of(one), style);
            }
            done
        }
    }
}

fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn blank(buffer: &mut Buffer, at: (u16, u16), right: u16, count: usize, style: Style) {
    for x in at.0..at.0.saturating_add(cells(count)).min(right) {
        if let Some(cell) = buffer.cell_mut((x, at.1)) {
            cell.set_symbol(" ").set_style(style);
        }
    }
}

fn put_shape(buffer: &mut Buffer, at: (u16, u16), right: u16, shape: &Shape<'_>, style: Style) -> usize {
    let (x, y) = at;
    blank(buffer, at, right, shape.width, style);
    let room = usize::from(right.saturating_sub(x));
    if shape.width > room {
        return shape.width;
    }
    let Some(cell) = buffer.cell_mut(at) else {
        return shape.width;
    };
    match shape.kind {
        Kind::Plain => {
            cell.set_symbol(&shape.glyph);
            if clings(&shape.glyph) {
                cell.set_diff_option(CellDiffOption::AlwaysUpdate);
            }
        }
        Kind::Letters => {
            cell.set_symbol(&shape.glyph);
            if cell.cell_width() != cells(shape.width) {
                let forced = NonZeroU16::new(cells(shape.width)).unwrap_or(NonZeroU16::MIN);
                cell.set_diff_option(CellDiffOption::ForcedWidth(forced));
            }
            mark(buffer, y, x + 1..x.saturating_add(cells(shape.width)), CellDiffOption::Skip);
        }
        Kind::Emoji { drawn, reach } if reach <= room => {
            cell.set_symbol(&shape.glyph);
            let behind = x.saturating_add(cells(drawn));
            mark(buffer, y, x + 1..behind, CellDiffOption::Skip);
            mark(buffer, y, behind..x.saturating_add(cells(reach)), CellDiffOption::AlwaysUpdate);
        }
        Kind::Emoji { .. } => {
            let first = shape.glyph.chars().next().unwrap_or(' ');
            cell.set_char(first);
        }
    }
    shape.width
}

fn mark(buffer: &mut Buffer, y: u16, columns: std::ops::Range<u16>, option: CellDiffOption) {
    for x in columns {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_diff_option(option);
        }
    }
}

/// How one safe grapheme is measured and drawn.
struct Shape<'a> {
    glyph: Cow<'a, str>,
    width: usize,
    kind: Kind,
}

/// In which of three ways it is drawn.
enum Kind {
    /// In one cell, or in two as one wide scalar: every terminal agrees.
    Plain,
    /// In several cells by letters that advance more than once (क्षि) or a wide one with a mark.
    Letters,
    /// Scalars that some terminals join: `drawn` cells when joined, `reach` when nothing is.
    Emoji { drawn: usize, reach: usize },
}

impl<'a> Shape<'a> {
    fn of(grapheme: &'a str) -> Self {
        let mut count = Count::default();
        for c in grapheme.chars() {
            count.add(c);
        }
        let unseen = |c: char| selector(c) || (c == JOINER && !count.emoji);
        let glyph = if grapheme.contains(unseen) {
            Cow::Owned(grapheme.chars().filter(|&c| !unseen(c)).collect())
        } else {
            Cow::Borrowed(grapheme)
        };
        if count.width == 0 {
            return Self { glyph: Cow::Borrowed(INVISIBLE), width: 1, kind: Kind::Plain };
        }
        let drawn = usize::from(glyph.cell_width());
        if !count.emoji {
            // pyte puts a mark in the second cell of the kana before it.
            let lone = drawn == 1 || glyph.chars().nth(1).is_none();
            let plain = count.steps == 1 && drawn == count.width && lone;
            let kind = if plain { Kind::Plain } else { Kind::Letters };
            return Self { glyph, width: count.width, kind };
        }
        if drawn > count.width {
            let first = glyph.chars().next().unwrap_or(' ');
            return Self { glyph: Cow::Owned(first.to_string()), width: count.width, kind: Kind::Plain };
        }
        let reach = count.reach.max(count.width);
        Self { glyph, width: count.width, kind: Kind::Emoji { drawn, reach } }
    }
}

/// What the scalars of a grapheme add up to.
#[derive(Default)]
struct Count {
    /// Cells by our rule.
    width: usize,
    /// The furthest that any of the terminals goes.
    reach: usize,
    /// How many scalars advance.
    steps: usize,
    joined: bool,
    emoji: bool,
}

impl Count {
    fn add(&mut self, c: char) {
        if selector(c) {
            return;
        }
        let own = if matches!(c, '\u{ff9e}' | '\u{ff9f}') { 1 } else { c.width().unwrap_or(0) };
        let half_flag = matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
        let glued = self.joined && pictograph(c);
        self.joined = c == JOINER;
        self.emoji |= glued || half_flag || (self.steps > 0 && matches!(c, '\u{1f3fb}'..='\u{1f3ff}'));
        self.reach += if half_flag { 2 } else { own };
        if own > 0 && !glued {
            self.width += own;
            self.steps += 1;
        }
    }
}

/// True for a part of a grapheme without the rest (a skin tone, a sign beside a letter): some terminals draw it in its own
/// cells, others in those of whatever stands before it, and leave these as they were.
fn clings(glyph: &str) -> bool {
    // Before the marks of Unicode there are letters only.
    let Some(first) = glyph.chars().next().filter(|first| *first >= '\u{300}') else { return false };
    // Every letter that is drawn comes by here: nothing is allocated.
    let mut behind_a_letter = [b'a'; 5];
    let rest = behind_a_letter.get_mut(1..).map_or(0, |rest| first.encode_utf8(rest).len());
    let both = behind_a_letter.get(..=rest).and_then(|both| std::str::from_utf8(both).ok());
    both.is_some_and(|both| both.graphemes(true).nth(1).is_none())
}

fn selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}')
}

fn pictograph(c: char) -> bool {
    matches!(
        c,
        '\u{a9}' | '\u{ae}' | '\u{2190}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
    ) || matches!(c, '\u{1f000}'..='\u{1faff}')
}

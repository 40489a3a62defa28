//! Where the rows of one line begin when it is wrapped at words, kept up to date by small edits.
//!
//! Never here: other lines, the screen, the cursor. A row is broken behind the last space that
//! fits; a word that is wider than a row is broken between cells. The space at which a row is
//! broken may stand in the column behind the last one, which is kept free for the cursor.
//! A line of a megabyte is wrapped only as far as somebody looks, and what was
//! known behind an edit is taken over as soon as a row begins where one began before.

use super::clusters::clusters;

/// The row starts of one line, as far as they are known.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    /// Never empty; the first is 0. Bytes from the start of the line.
    starts: Vec<usize>,
    /// True when the last of `starts` is the last row of the line.
    complete: bool,
    /// Row starts behind the last edit, good again from the first one that is met.
    tail: Vec<usize>,
}

impl Rows {
    pub(super) fn new() -> Self {
        Self { starts: vec![0], complete: false, tail: Vec::new() }
    }

    /// Where a row stands in its line; None when there is no such row.
    pub(super) fn span(&mut self, line: &str, wrap: usize, row: usize) -> Option<std::ops::Range<usize>> {
        while !self.complete && self.starts.len() <= row + 1 {
            self.extend(line, wrap);
        }
        let start = *self.starts.get(row)?;
        Some(start..self.starts.get(row + 1).copied().unwrap_or(line.len()))
    }

    /// The row in which a position stands; the later one when it lies between two.
    pub(super) fn row_of(&mut self, line: &str, wrap: usize, at: usize) -> usize {
        while !self.complete && self.starts.last().is_none_or(|&last| last <= at) {
            self.extend(line, wrap);
        }
        self.starts.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// How many rows the line has, counted up to `most`.
    pub(super) fn count(&mut self, line: &str, wrap: usize, most: usize) -> usize {
        while !self.complete && self.starts.len() < most {
            self.extend(line, wrap);
        }
        self.starts.len().min(most.max(1))
    }

    /// The last row of the line.
    pub(super) fn last(&mut self, line: &str, wrap: usize) -> usize {
        self.count(line, wrap, usize::MAX) - 1
    }

    /// Takes in that `removed` bytes at `at` were replaced by `inserted` bytes within the line.
    pub(super) fn edited(&mut self, at: usize, removed: usize, inserted: usize) {
        let old_end = at + removed;
        let tail = if self.complete {
            self.starts_behind(old_end)
        } else if self.tail.first().is_some_and(|&first| first > old_end) {
            std::mem::take(&mut self.tail)
        } else {
            Vec::new()
        };
        self.tail = tail.into_iter().map(|start| start - removed + inserted).collect();
        let row = self.starts.partition_point(|&start| start <= at).saturating_sub(1);
        // What decides a row lies at most in the two rows behind it, and an edit can reach back
        // into the grapheme before it.
        self.starts.truncate(row.saturating_sub(2).max(1));
        self.complete = false;
    }

    fn starts_behind(&self, end: usize) -> Vec<usize> {
        let from = self.starts.partition_point(|&start| start <= end);
        self.starts.iter().skip(from).copied().collect()
    }

    fn extend(&mut self, line: &str, wrap: usize) {
        let start = self.starts.last().copied().unwrap_or(0);
        let Some(next) = next_row(line, start, wrap) else {
            self.complete = true;
            self.tail.clear();
            return;
        };
        self.starts.push(next);
        if let Ok(found) = self.tail.binary_search(&next) {
            self.starts.extend(self.tail.drain(..).skip(found + 1));
            self.complete = true;
        }
    }
}

/// Where the row after the one at `start` begins; None when the line ends in it.
fn next_row(line: &str, start: usize, wrap: usize) -> Option<usize> {
    if let Some(next) = next_ascii_row(line.as_bytes().get(start..)?, wrap) {
        return Some(start + next);
    }
    let mut used = 0;
    let mut behind_space = None;
    for cluster in clusters(line, start) {
        if cluster.is_space() {
            if used > wrap {
                return Some(cluster.at);
            }
            behind_space = Some(cluster.end());
        } else if used + cluster.width > wrap && cluster.at > start {
            return Some(behind_space.unwrap_or(cluster.at));
        }
        used += cluster.width;
    }
    // No cell is left for the cursor: it goes to a row of its own.
    (used > wrap && start < line.len()).then_some(line.len())
}

/// The same, counted from the row's start, for a full row of printable ASCII; None for all others.
fn next_ascii_row(rest: &[u8], wrap: usize) -> Option<usize> {
    let (row, behind) = rest.split_at_checked(wrap + 1)?;
    let (over, fitting) = row.split_last()?;
    let printable = row.iter().all(|byte| matches!(byte, b' '..=b'~'));
    if !printable || behind.first().is_some_and(|byte| !byte.is_ascii()) {
        return None;
    }
    if *over == b' ' {
        return Some(wrap + 1);
    }
    let space = fitting.iter().rposition(|&byte| byte == b' ');
    Some(space.map_or(wrap, |space| space + 1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::clusters::Cluster;
    use super::*;

    fn all(rows: &mut Rows, line: &str, wrap: usize) -> Vec<usize> {
        let last = rows.last(line, wrap);
        (0..=last).map(|row| rows.span(line, wrap, row).unwrap().start).collect()
    }

    fn words(most: usize) -> impl Strategy<Value = String> {
        let pieces = vec![
            "a",
            "bb",
            " ",
            "   ",
            "lang",
            "é",
            "\u{301}",
            "日",
            "👨\u{200d}👩",
            "\u{200d}",
            "👩",
            "🇳",
            "🇱",
            "\t",
        ];
        prop::collection::vec(prop::sample::select(pieces), 0..most).prop_map(|pieces| pieces.concat())
    }

    /// A place between two scalars at about `share` of 256 of the line.
    fn place(line: &str, share: u8) -> usize {
        let mut at = line.len() * usize::from(share) / 255;
        while !line.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rows_are_the_line_cut_in_pieces_that_fit(line in words(40), wrap in 1usize..12) {
            let mut rows = Rows::new();
            let starts = all(&mut rows, &line, wrap);
            let mut whole = String::new();
            for row in 0..starts.len() {
                let span = rows.span(&line, wrap, row).unwrap();
                let row = line.get(span).unwrap();
                whole.push_str(row);
                let clusters: Vec<Cluster<'_>> = clusters(row, 0).collect();
                let words = clusters.iter().rposition(|cluster| !cluster.is_space()).map_or(0, |last| last + 1);
                let wide: usize = clusters[..words].iter().map(|cluster| cluster.width).sum();
                prop_assert!(wide <= wrap || clusters.len() == 1, "{row:?} is wider than {wrap}");
            }
            prop_assert_eq!(whole, line);
        }

        #[test]
        fn rows_kept_over_edits_are_the_rows_of_a_fresh_line(
            line in words(40),
            wrap in 1usize..12,
            edits in prop::collection::vec((any::<u8>(), any::<u8>(), words(4), 0usize..9), 1..6),
        ) {
            let mut line = line;
            let mut rows = Rows::new();
            all(&mut rows, &line, wrap);
            for (from, len, words, look) in edits {
                let from = place(&line, from);
                let to = from + place(line.get(from..).unwrap(), len / 4);
                rows.edited(from, to - from, words.len());
                line.replace_range(from..to, &words);
                // Somebody looks at some rows; the others wait.
                rows.span(&line, wrap, look);
            }
            prop_assert_eq!(all(&mut rows, &line, wrap), all(&mut Rows::new(), &line, wrap));
        }
    }
}

//! The page on which the sequence is chosen: what each is for, and how long it takes with this group.
//!
//! Never here: a wall. A group of another size is told so, and may go on.

use crate::domain::sequence::{minutes_of_opening, whole_minutes};
use crate::text::Ui;
use crate::tui::keys::{Action, Binding, ENTER, LIST, ch};
use crate::tui::look::Look;
use crate::tui::offer::{Offer, SequenceOffer};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};

const NEXT: Binding = Binding::new(Action::On, &[ENTER], Ui::key_on);
const ALL: Binding = Binding::new(Action::Sequences, &[ch('s')], Ui::key_sequences).hint(7);

/// Which sequence the cursor is on.
#[derive(Debug, Default)]
pub(super) struct Choice {
    cursor: Cursor,
}

impl Choice {
    pub(super) fn new(offer: &Offer) -> Self {
        let wished = offer.wishes.sequence.as_ref();
        let at = offer.sequences.iter().position(|sequence| Some(&sequence.id) == wished).unwrap_or(0);
        Self { cursor: Cursor { at, top: 0 } }
    }

    /// Chooses the sequence of this id, when there is one.
    pub(super) fn choose(&mut self, id: &str, offer: &Offer) {
        let at = offer.sequences.iter().position(|sequence| sequence.id == id);
        self.cursor.at = at.unwrap_or(self.cursor.at);
    }

    /// The list is another one: the cursor stays on this sequence while it is there.
    pub(super) fn keep(&mut self, id: Option<&str>, offer: &Offer, look: &Look) {
        let at = offer.sequences.iter().position(|sequence| Some(sequence.id.as_str()) == id);
        self.cursor.go(at.unwrap_or(self.cursor.at), offer.sequences.len(), rows(look));
    }

    pub(super) fn chosen<'a>(&self, offer: &'a Offer) -> Option<&'a SequenceOffer> {
        offer.sequences.get(self.cursor.at)
    }

    pub(super) fn act(&mut self, action: Action, offer: &Offer, look: &Look) {
        self.cursor.act(action, offer.sequences.len(), rows(look));
    }

    pub(super) fn view<'a>(&self, offer: &'a Offer, voices: usize, look: &Look, page: &mut Page<'a>) {
        let (ui, theme) = (look.ui, look.theme);
        page.row(Row::new(ui.setup_sequence(), theme.bold));
        page.gap();
        let top = self.cursor.top_of(offer.sequences.len(), rows(look));
        for (at, sequence) in offer.sequences.iter().enumerate().skip(top).take(rows(look)) {
            let here = at == self.cursor.at;
            let (sign, style) = if here { ("› ", theme.accent) } else { ("  ", theme.text) };
            let title = sequence.title.get(&ui.lang()).to_owned();
            let row = Row::new(sign, style).and(title, style);
            let minutes =
                minutes(sequence, voices, offer.agreements).map(|minutes| ui.setup_minutes(minutes));
            page.row(match minutes {
                Some(minutes) => row.right(minutes, theme.dim),
                None => row,
            });
        }
        page.gap();
        if let Some(sequence) = self.chosen(offer) {
            view_purpose(sequence, voices, look, page);
        }
        if let Some(file) = offer.unusable.first() {
            page.text(&ui.sequences_left_out(file), theme.dim, 0, 6);
        }
    }
}

/// The keys that work on this page.
pub(super) fn keys() -> Vec<Binding> {
    [NEXT, ALL].into_iter().chain(LIST.iter().copied()).collect()
}

/// What it is for, in two rows where room is short, and for how many people.
fn view_purpose(sequence: &SequenceOffer, voices: usize, look: &Look, page: &mut Page<'_>) {
    let (ui, theme) = (look.ui, look.theme);
    let purpose = sequence.purpose.get(&ui.lang()).to_owned();
    let most = if look.size.1 > 16 { 4 } else { 2 };
    page.few_rows(&purpose, most, theme.text);
    if let Some(walked) = sequence.until.and_then(|until| ui.walked_instead(until, look.today())) {
        page.text(&walked, theme.bold, 0, 2);
    }
    for need in &sequence.needs {
        page.text(ui.setup_need(*need), theme.bold, 0, 2);
    }
    let Some((min, max)) = sequence.people else { return };
    let here = u32::try_from(voices).unwrap_or(u32::MAX);
    if (min..=max).contains(&here) {
        page.text(&ui.sequences_people(min, max), theme.dim, 0, 3);
    } else {
        page.text(&ui.setup_other_number(min, max, voices), theme.bold, 0, 2);
    }
}

/// How many sequences there is room for, above what the chosen one is for.
fn rows(look: &Look) -> usize {
    usize::from(look.size.1).saturating_sub(if look.size.1 > 16 { 11 } else { 9 }).max(3)
}

/// Whole minutes of a sequence for so many people with a voice and so many open agreements; None
/// when it says nothing of minutes.
pub(super) fn minutes(sequence: &SequenceOffer, voices: usize, agreements: usize) -> Option<u32> {
    let steps = sequence.minutes.get(voices).or_else(|| sequence.minutes.last()).copied()?;
    let opens = sequence.opening && steps > 0.0;
    whole_minutes(steps + if opens { minutes_of_opening(agreements) } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::minutes;
    use crate::domain::words::Words;
    use crate::text::Ui;
    use crate::tui::offer::SequenceOffer;

    #[test]
    fn a_sequence_without_minutes_says_nothing_of_minutes() {
        let mut sequence = SequenceOffer {
            id: "kort".to_owned(),
            title: Words::default(),
            purpose: Words::default(),
            minutes: vec![0.0; 4],
            people: None,
            until: None,
            needs: Vec::new(),
            opening: true,
        };
        let words = Ui::Nl.time_with(3, minutes(&sequence, 3, 2));
        assert_eq!((minutes(&sequence, 3, 0), words.as_str()), (None, "Met drie mensen"));
        sequence.minutes = vec![0.2; 4];
        assert_eq!(minutes(&sequence, 3, 0), Some(1));
    }

    #[test]
    fn open_agreements_take_two_minutes_each_and_one_to_read_back() {
        let offer = |opening| SequenceOffer {
            id: "ronde".to_owned(),
            title: Words::default(),
            purpose: Words::default(),
            minutes: vec![30.0; 6],
            people: None,
            until: None,
            needs: Vec::new(),
            opening,
        };
        assert_eq!(Ui::Nl.time_with(5, minutes(&offer(true), 5, 2)), "Met vijf mensen: 35 minuten");
        assert_eq!(minutes(&offer(true), 5, 0), Some(30));
        assert_eq!(minutes(&offer(false), 5, 2), Some(30));
    }
}

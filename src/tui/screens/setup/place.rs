//! Where a setup is: on which page, and what is chosen where nothing is typed. A draft like all others.
//!
//! Never here: what is typed; each field is a draft of its own.

use crate::domain::round::Mode;
use crate::tui::effect::Effect;
use crate::tui::widgets::editor::Snapshot;

use super::{Ask, Setup};

/// The draft that says where the setup is.
const FIELD: &str = "setup/place";

/// Where a setup is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// What the names of its drafts begin with.
    prefix: String,
    page: Ask,
    sequence: String,
    pass: bool,
}

const PAGES: [(Ask, &str); 4] =
    [(Ask::Title, "title"), (Ask::People, "people"), (Ask::Sequence, "sequence"), (Ask::Last, "last")];

impl Place {
    fn text(&self) -> String {
        let page = PAGES.iter().find(|(page, _)| *page == self.page).map_or("", |(_, name)| name);
        let mode = if self.pass { "pass" } else { "scribe" };
        [self.prefix.as_str(), page, &self.sequence, mode].join("\n")
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let (prefix, page) = (lines.next()?.to_owned(), lines.next()?);
        let (page, _) = PAGES.iter().find(|(_, name)| *name == page)?;
        let (sequence, pass) = (lines.next()?.to_owned(), lines.next()? == "pass");
        Some(Self { prefix, page: *page, sequence, pass })
    }
}

/// A setup that is left on purpose begins at its first page the next time, with the words that stand.
pub(super) fn forget() -> Effect {
    Effect::DropDraft { round: None, field: FIELD.to_owned() }
}

impl Setup {
    pub(super) fn place(&self) -> Place {
        Place {
            prefix: self.prefix(),
            page: self.page(),
            sequence: self.chosen().map(|sequence| sequence.id.clone()).unwrap_or_default(),
            pass: self.last.mode() == Mode::Pass,
        }
    }

    /// Stores where the setup is, when that is somewhere else than before.
    pub(super) fn remember(&mut self) -> Option<Effect> {
        let place = self.place();
        if self.stored.as_ref() == Some(&place) {
            return None;
        }
        let text = place.text();
        self.stored = Some(place);
        let draft = Snapshot { cursor: text.len(), text, anchor: None };
        Some(Effect::SaveDraft { round: None, field: FIELD.to_owned(), draft })
    }

    /// Goes to where a setup was that ended in the middle. A title that was typed is looked up again first.
    pub(super) fn resume(&mut self) -> Vec<Effect> {
        let drafts = self.offer.drafts.iter();
        let place = drafts.filter(|(name, _)| name == FIELD).find_map(|(_, draft)| Place::read(&draft.text));
        let first = self.place();
        if let Some(place) = place {
            if self.page() != Ask::Title {
                self.go_to(&place);
            } else if place.page != Ask::Title
                && let Some(wishes) = self.wished()
            {
                self.resuming = Some(place);
                return vec![Effect::OfferSetup(Box::new(wishes))];
            }
        }
        self.stored = Some(first);
        Vec::new()
    }

    /// Goes to this place, as far as it is one of this setup and all before it is known.
    pub(super) fn go_to(&mut self, place: &Place) {
        if place.prefix != self.prefix() {
            return;
        }
        self.sequence.choose(&place.sequence, &self.offer);
        self.last.choose(place.pass);
        let known = !self.present().is_empty() || place.page == Ask::People;
        if let Some(at) = self.pages.iter().position(|page| *page == place.page).filter(|_| known) {
            self.at = at;
        }
    }
}

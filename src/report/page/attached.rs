//! What was shown in a round: what can be seen or heard, where it is, and whether those in it said yes.
//!
//! Never here: the thing itself, or a name beside it.

use crate::domain::case::Attachment;

use super::{Line, Source};

impl Source<'_> {
    /// What was shown, under a heading of its own.
    pub(super) fn attached(&self, lines: &mut Vec<Line>) {
        if self.round.attachments.is_empty() {
            return;
        }
        lines.extend([Line::Gap, Line::Heading(self.ui.attachments_heading().to_owned())]);
        lines.extend(self.round.attachments.iter().map(|shown| self.attachment(shown)));
    }

    pub(super) fn attachment(&self, shown: &Attachment) -> Line {
        let notes = vec![self.ui.permission(&shown.permission).to_owned()];
        Line::Said { name: String::new(), asked: None, words: words(shown), notes }
    }
}

/// What can be seen or heard; under it what it is and where.
pub fn words(shown: &Attachment) -> String {
    let place = [&shown.kind, &shown.reference].map(String::as_str);
    let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let words = [shown.caption.clone(), place].into_iter().filter(|part| !part.is_empty());
    words.collect::<Vec<_>>().join("\n")
}

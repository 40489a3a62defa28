//! What belongs to a question besides its words: what kind of answer it wants and how much, what can be
//! chosen, whose words are said back.
//!
//! Never here: printing, or what may be seen (that is the round's own rule).

use crate::domain::answer::Key;
use crate::domain::sequence::{Kind, Scale, Seen, Step};
use crate::plain::page::Page;
use crate::text::Ui;

use super::Shown;

impl Shown<'_> {
    /// What kind of answer it is and how much is asked for.
    pub(super) fn asked_for(&self, page: &mut Page, step: &Step, key: Key) {
        let ui = self.ui;
        match &step.kind {
            Kind::Scale(scale) => self.scale(page, scale),
            Kind::List => page.line(ui.plain_list_help()),
            Kind::Choice(_) | Kind::Vote { .. } => {
                for (number, pick) in (1..).zip(self.round.picks(key.step)) {
                    let words = self.speech(|speech| speech.pick(key.step, &pick));
                    page.line(&format!("  {number} {words}"));
                }
                if let Kind::Vote { votes, .. } = &step.kind {
                    page.line(&format!("{} {}", ui.vote_hands(*votes), ui.plain_vote_help()));
                } else {
                    let one = step.most_chosen() == 1;
                    let how = if one { ui.plain_choice_of_one() } else { ui.plain_choice_help() };
                    page.line(&format!("{} {how}", ui.choice_asked(step)));
                }
            }
            Kind::None
            | Kind::Text
            | Kind::Agreement
            | Kind::Agenda
            | Kind::Element
            | Kind::SayBack { .. } => {}
        }
        if step.is_kept() {
            page.line_if(&how_many(step, ui));
            if step.optional {
                page.line(ui.round_optional());
            }
        } else if step.seen == Seen::Private {
            page.line(ui.private_step());
        }
    }

    fn scale(&self, page: &mut Page, scale: &Scale) {
        let lang = &self.round.language;
        page.line(&self.ui.plain_scale_help(scale.from, scale.to));
        let (low, high) = (scale.low.get(lang), scale.high.get(lang));
        if !low.is_empty() || !high.is_empty() {
            page.line(&self.ui.plain_ends(scale.from, low, scale.to, high));
        }
    }

    pub(super) fn says_back(&self, page: &mut Page, step: &Step, key: Key) {
        let Kind::SayBack { on } = &step.kind else {
            return;
        };
        let Some(slot) = self.round.says_back(key) else {
            return;
        };
        let person = slot.person().and_then(|id| self.round.person(id));
        page.line(&self.ui.plain_said(person.map_or("", |person| person.name.as_str())));
        let mut silent = true;
        for (at, _) in on.iter().filter_map(|id| self.round.sequence.find(id)) {
            for (other, answer) in self.round.answers_of(at).into_iter().filter(|(key, _)| key.slot == slot) {
                if let (true, Some(content)) = (self.round.may_show(&other), answer.content.as_ref()) {
                    silent = false;
                    self.said(at, content).iter().for_each(|line| page.words(line));
                }
            }
        }
        if silent {
            page.words(self.ui.passed());
        }
    }
}

/// How many items are asked for; empty where nothing is said of it, or the choice says it.
fn how_many(step: &Step, ui: Ui) -> String {
    if matches!(step.kind, Kind::Choice(_)) {
        return String::new();
    }
    match (step.at_least.filter(|least| *least > 0), step.at_most) {
        (Some(least), Some(most)) if least < most => ui.round_between(least, most),
        (Some(least), Some(_)) => ui.round_exactly(least),
        (Some(least), None) => ui.round_at_least(least),
        (None, Some(most)) => ui.round_at_most(most),
        (None, None) => String::new(),
    }
}

//! A round that has its keyboard in another window: since when, and a key to take it over.
//!
//! Never here: words or names of people; it may stand on the wall.

use crate::domain::Moment;
use crate::domain::id::RoundId;
use crate::domain::round::Round;
use crate::text::Ui;
use crate::text::dates::{clock, long_date};
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, ESC, alt, f};
use crate::tui::look::Look;
use crate::tui::widgets::page::{Page, Row};

/// No letters: it may come on screen in the middle of a word.
const KEYS: &[Binding] = &[
    Binding::new(Action::TakeOver, &[f(10), alt('t')], Ui::key_take_over).hint(0),
    Binding::new(Action::Home, &[ESC], Ui::key_home).hint(1),
];

/// Its state.
#[derive(Debug)]
pub struct Elsewhere {
    round: RoundId,
    title: String,
    since: Option<Moment>,
    /// True when it was on screen here until another window took it.
    lost: bool,
}

impl Elsewhere {
    /// A round that another window has.
    pub fn found(round: RoundId, title: String, since: Option<Moment>) -> Self {
        Self { round, title, since, lost: false }
    }

    /// A round that another window took over from this one.
    pub fn lost(round: &Round) -> Self {
        Self { round: round.id, title: round.case.title.clone(), since: None, lost: true }
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        KEYS.to_vec()
    }

    /// Does what a key asks for.
    pub fn act(&self, action: Action) -> Vec<Effect> {
        match action {
            Action::TakeOver => vec![Effect::TakeOver(self.round)],
            Action::Home | Action::Escape => vec![Effect::ReadHome],
            _ => Vec::new(),
        }
    }

    /// Draws it.
    pub fn view(&self, look: &Look, page: &mut Page<'_>) {
        let (ui, theme) = (look.ui, look.theme);
        page.row(Row::new(self.title.clone(), theme.dim));
        page.stretch();
        let told = match self.since {
            _ if self.lost => ui.taken_over().to_owned(),
            None => ui.elsewhere().to_owned(),
            Some(since) if since.date_naive() == look.today() => ui.elsewhere_since(&clock(since)),
            Some(since) => {
                let day = long_date(ui, since.date_naive(), look.today());
                ui.elsewhere_since(&format!("{day}, {}", clock(since)))
            }
        };
        page.text(&told, theme.bold, 0, 0);
        page.gap();
        page.text(ui.take_over_means(), theme.text, 0, 1);
        page.stretch();
    }
}

#[cfg(test)]
mod tests {
    use super::Elsewhere;
    use crate::text::Ui;
    use crate::tui::effect::Effect;
    use crate::tui::model::{Model, Screen};
    use crate::tui::testing::{drawn, gallery, model, now, press, round};

    fn found(ui: Ui) -> Model {
        let round = round();
        model(ui, Screen::Elsewhere(Box::new(Elsewhere::found(round.id, round.case.title, Some(now())))))
    }

    #[test]
    fn it_says_who_has_the_round_and_offers_to_take_it_over() {
        let mut model = found(Ui::Nl);
        insta::assert_snapshot!(drawn(&model), @r"

        Buurtmoestuin De Knoop




        Deze ronde staat open in een ander venster (sinds
        14:00).

        Je kunt de ronde hier overnemen. Wat daar getypt is gaat
        mee; wat daar nog getypt wordt, wordt apart bewaard.





        F10 hier overnemen   Esc casussen   F1 hulp
        ");
        let taken = press(&mut model, &["f10"]);
        assert_eq!(taken, [Effect::TakeOver(round().id)]);
    }

    #[test]
    fn the_sentence_and_the_key_stand_at_every_size() {
        for ui in Ui::ALL {
            let mut model = found(ui);
            let all = gallery(&mut model).split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(all.matches("14:00").count(), 4, "{all}");
        }
    }
}

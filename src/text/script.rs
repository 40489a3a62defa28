//! Words around the leader's script of a sequence, and on the sheets that people write on.
//!
//! Never here: the questions; those stand in the sequence.

use super::Ui;
use super::table::words;
use crate::domain::sequence::{Kind, Need, Seen, Sequence, Step, Who};

words! {
    /// How long it takes with so many people.
    script_time(people: &str, minutes: &str) { nl: "Met {people}: {minutes}", en: "With {people}: {minutes}" }
    /// What it assumes.
    script_needs(needs: &str) { nl: "Nodig: {needs}", en: "Needed: {needs}" }
    /// It begins with agreements.
    script_opening() { nl: "Begint met wat eerder is afgesproken", en: "Begins with what was agreed before" }
    /// Heads where it comes from.
    script_sources() { nl: "Bronnen", en: "Sources" }
    /// People in the same position.
    script_need_peers() { nl: "mensen in dezelfde positie", en: "people in the same position" }
    /// Trust.
    script_need_trust() { nl: "mensen die elkaar vertrouwen", en: "people who trust each other" }
    /// Someone without a stake.
    script_need_neutral() { nl: "iemand die leidt en er niets bij te winnen heeft", en: "someone who leads and has no stake" }
    /// Someone who was trained.
    script_need_trained() { nl: "iemand die deze vorm heeft leren leiden", en: "someone who was trained in leading this form" }

    /// Both of someone without a stake and someone who was trained.
    script_need_both() { nl: "iemand die leidt, er niets bij te winnen heeft en deze vorm heeft geleerd", en: "someone who leads, has no stake and was trained in this form" }

    /// Everyone answers.
    script_each() { nl: "ieder om de beurt", en: "everyone in turn" }
    /// The group answers.
    script_group() { nl: "samen één antwoord", en: "one answer together" }
    /// The bringer answers.
    script_bringer() { nl: "wie de vraag inbracht", en: "the one whose question it is" }
    /// The others answer.
    script_others() { nl: "de anderen om de beurt", en: "the others in turn" }
    /// Written first.
    script_hidden() { nl: "eerst schrijven, dan pas lezen", en: "write first, read afterwards" }
    /// On people's own paper.
    script_private() { nl: "op eigen papier", en: "on people’s own paper" }
    /// Without names.
    script_unnamed() { nl: "zonder namen", en: "without names" }
    /// Words.
    script_text() { nl: "woorden", en: "words" }
    /// Items.
    script_list() { nl: "een lijst", en: "a list" }
    /// A number.
    script_scale(from: i64, to: i64) { nl: "een cijfer van {from} tot en met {to}", en: "a number from {from} to {to}" }
    /// A choice.
    script_choice() { nl: "een keuze", en: "a choice" }
    /// Votes.
    script_vote(n: u32) { nl: "handen opsteken, één stem" / "handen opsteken, {n} stemmen", en: "a show of hands, one vote" / "a show of hands, {n} votes" }
    /// Agreements.
    script_agreement() { nl: "afspraken", en: "agreements" }
    /// Learning questions.
    script_agenda() { nl: "leervragen", en: "learning questions" }
    /// Working elements.
    script_element() { nl: "wat werkt", en: "what works" }
    /// What the one before said.
    script_say_back() { nl: "zeggen wat de vorige zei", en: "say what the one before said" }
    /// Nothing is kept.
    script_none() { nl: "alleen hardop", en: "only aloud" }
    /// It may be left out.
    script_optional() { nl: "mag je overslaan", en: "may be left out" }
    /// The group picks one of several.
    script_one_of() { nl: "kies samen een van deze vragen", en: "choose one of these questions together" }
    /// Asked once for each item.
    script_per_item(n: &str) { nl: "voor elk punt van vraag {n}", en: "for each item of question {n}" }
    /// Asked only sometimes.
    script_only_if(n: &str) { nl: "alleen na bepaalde antwoorden op vraag {n}", en: "only after some answers to question {n}" }
    /// Asked again.
    script_repeat(n: u32) { nl: "één keer" / "tot {n} keer, tot het leeg blijft", en: "once" / "up to {n} times, until it is left empty" }
    /// The author of what is chosen becomes the bringer.
    script_makes_bringer() { nl: "wie het gekozen antwoord gaf, brengt daarna de vraag in", en: "whoever gave the chosen answer brings the question from here" }
    /// The minutes of a step.
    script_minutes(n: &str) { nl: "{n} min", en: "{n} min" }
    /// Words for one role.
    script_role(role: &str, words: &str) { nl: "Voor {role}: {words}", en: "For {role}: {words}" }
    /// The sequence has no words in a language that was asked for.
    script_no_language(id: &str, tag: &str) { nl: "in `{id}` staan geen woorden in `{tag}`", en: "there are no words in `{tag}` in `{id}`" }

    /// At the top of a sheet.
    sheet_silence() { nl: "Schrijf in stilte.", en: "Write in silence." }
    /// What is enough, where every question asks for words.
    sheet_sentence() { nl: "Eén zin is genoeg.", en: "One sentence is enough." }
    /// Whose sheet it is, to be filled in.
    sheet_name() { nl: "Naam", en: "Name" }
    /// Beside what goes home.
    sheet_private() { nl: "Alleen voor jou. Dit hoeft niemand te lezen.", en: "For you only. Nobody has to read this." }
    /// Nothing is written first.
    sheet_nothing(id: &str) { nl: "bij `{id}` hoeft niets eerst op papier; op het blad staat wat ieder beantwoordt", en: "with `{id}` nothing has to be written first; the sheet has what everyone answers" }
}

impl Ui {
    /// What a sequence assumes, in words, one thing after the other; empty when it assumes nothing.
    pub fn script_needs_of(self, needs: &[Need]) -> String {
        let both = [Need::NeutralFacilitator, Need::TrainedFacilitator];
        let both = both.iter().all(|need| needs.contains(need)).then_some(both);
        let words = needs.iter().filter_map(|need| match (both, need) {
            // One person who is both.
            (Some([first, _]), need) if *need == first => Some(self.script_need_both()),
            (Some([_, second]), need) if *need == second => None,
            (_, need) => Some(self.script_need(*need)),
        });
        let words: Vec<&str> = words.collect();
        if words.is_empty() { String::new() } else { self.script_needs(&words.join("; ")) }
    }

    /// The number by which people call a step: its place in the sequence.
    pub fn script_number(self, sequence: &Sequence, id: &str) -> String {
        sequence.find(id).map_or_else(|| id.to_owned(), |(at, _)| (at + 1).to_string())
    }

    /// A condition, in words.
    fn script_need(self, need: Need) -> &'static str {
        match need {
            Need::Peers => self.script_need_peers(),
            Need::Trust => self.script_need_trust(),
            Need::NeutralFacilitator => self.script_need_neutral(),
            Need::TrainedFacilitator => self.script_need_trained(),
        }
    }

    /// Who answers a step, in words.
    pub fn script_who(self, who: Who) -> &'static str {
        match who {
            Who::Each => self.script_each(),
            Who::Group => self.script_group(),
            Who::Bringer => self.script_bringer(),
            Who::Others => self.script_others(),
        }
    }

    /// Who may see an answer, in words; None for what all see at once.
    pub fn script_seen(self, seen: Seen) -> Option<&'static str> {
        match seen {
            Seen::Open => None,
            Seen::Hidden => Some(self.script_hidden()),
            Seen::Private => Some(self.script_private()),
            Seen::Unnamed => Some(self.script_unnamed()),
        }
    }

    /// What an answer is made of, in words.
    pub fn script_answer(self, step: &Step) -> String {
        let words = match &step.kind {
            Kind::Scale(scale) => return self.script_scale(scale.from, scale.to),
            Kind::Vote { votes, .. } => return self.script_vote(*votes),
            Kind::Text => self.script_text(),
            Kind::List => self.script_list(),
            Kind::Choice(_) => self.script_choice(),
            Kind::Agreement => self.script_agreement(),
            Kind::Agenda => self.script_agenda(),
            Kind::Element => self.script_element(),
            Kind::SayBack { .. } => self.script_say_back(),
            Kind::None => self.script_none(),
        };
        words.to_owned()
    }
}

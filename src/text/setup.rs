//! Words of Setup: what a round needs to know before its first question.
//!
//! Never here: a question that must be answered before the first question can be shown.

use super::table::words;
use crate::domain::sequence::{Need, Sequence};

words! {
    /// The title of the screen.
    setup_title() { nl: "Nieuwe ronde", en: "New round" }
    /// Asks who takes part.
    setup_who() { nl: "Wie is hier?", en: "Who is here?" }
    /// Heads the name of a person.
    setup_name() { nl: "Naam", en: "Name" }
    /// Heads the role of a person.
    setup_role() { nl: "Rol", en: "Role" }
    /// Says that a role may be any word.
    setup_role_help() { nl: "Kies een rol, of typ een eigen woord. Leeg mag ook.", en: "Choose a role, or type a word of your own. Empty is fine." }
    /// Asks which sequence.
    setup_sequence() { nl: "Welke werkvorm?", en: "Which sequence?" }
    /// Asks what the round is about.
    setup_about() { nl: "Waar gaat het vandaag over?", en: "What is it about today?" }
    /// What is empty may be filled in later.
    setup_optional() { nl: "mag leeg blijven", en: "may stay empty" }
    /// Asks how the group types.
    setup_mode() { nl: "Hoe typen jullie?", en: "How do you type?" }
    /// One types for all.
    setup_mode_scribe() { nl: "Eén typt. De anderen schrijven eerst op papier.", en: "One types. The others write on paper first." }
    /// The keyboard goes round.
    setup_mode_pass() { nl: "Om de beurt typen. Het toetsenbord gaat rond.", en: "Take turns typing. The keyboard goes round." }
    /// A title that is like another: which ones.
    setup_near(titles: &str) { nl: "Dit is nieuw. Bedoelde je {titles}?", en: "This is new. Did you mean {titles}?" }
    /// A title that exists already.
    setup_exists() { nl: "Deze casus is er al. Jullie gaan ermee verder.", en: "This case is here already. You go on with it." }
    /// A title is needed.
    setup_needs_title() { nl: "Geef eerst een titel. Een paar woorden is genoeg.", en: "Give a title first. A few words will do." }
    /// At least one person is needed.
    setup_needs_person() { nl: "Noem ten minste één naam.", en: "Name at least one person." }
    /// Two people have one name.
    setup_same_name(name: &str) { nl: "Twee keer {name}: zet er een letter bij.", en: "Two people called {name}: add a letter." }
    /// The sequence was made for other numbers of people.
    setup_other_number(min: u32, max: u32, here: usize) { nl: "Deze werkvorm is gemaakt voor {min} tot {max} mensen. Jullie zijn met {here}. Het mag wel.", en: "This sequence was made for {min} to {max} people. You are {here}. You can still use it." }
    /// The same in a few words, where the round begins at once.
    setup_made_for(min: u32, max: u32, here: usize) { nl: "Gemaakt voor {min} tot {max} mensen. Jullie zijn met {here}.", en: "Made for {min} to {max} people. You are {here}." }
    /// Nobody has a voice, said at the foot of the screen.
    setup_no_voice_yet() { nl: "Noem ook iemand die antwoord geeft.", en: "Name someone who answers as well." }
    /// Beside a title that is not there yet.
    setup_new() { nl: "nieuw", en: "new" }
    /// How many people take part; the number as a word.
    setup_with(n: usize, word: &str) { nl: "Met één persoon" / "Met {word} mensen", en: "With one person" / "With {word} people" }
    /// How long a sequence takes.
    setup_minutes(n: u32) { nl: "één minuut" / "{n} minuten", en: "one minute" / "{n} minutes" }
    /// How long it takes with these people: «Met vijf mensen: 35 minuten».
    setup_time(with: &str, minutes: &str) { nl: "{with}: {minutes}", en: "{with}: {minutes}" }
    /// A sequence that was made for people who are in the same place.
    setup_need_peers() { nl: "Dit vraagt mensen die in hetzelfde schuitje zitten.", en: "This asks for people who are in the same boat." }
    /// A sequence that needs trust.
    setup_need_trust() { nl: "Dit vraagt mensen die elkaar vertrouwen.", en: "This asks for people who trust each other." }
    /// A sequence that is led by someone without a stake.
    setup_need_neutral() { nl: "Laat iemand leiden die er zelf niets bij te winnen heeft.", en: "Let someone lead who has nothing to gain from it." }
    /// A sequence that is led by someone who learned to.
    setup_need_trained() { nl: "Laat iemand leiden die deze werkvorm heeft geleerd.", en: "Let someone lead who has learned this sequence." }
}

impl super::Ui {
    /// «Met vijf mensen: 35 minuten»; without a target only with how many.
    pub fn time_with(self, people: usize, minutes: Option<u32>) -> String {
        let with = self.setup_with(people, &super::dates::number_word(self, people));
        match minutes {
            Some(minutes) => self.setup_time(&with, &self.setup_minutes(minutes)),
            None => with,
        }
    }

    /// What a group does well to know before a round of this sequence: what it asks of them, and that it
    /// was made for other numbers of people.
    pub fn beforehand(self, sequence: &Sequence, voices: usize) -> Vec<String> {
        let mut lines: Vec<String> =
            sequence.needs.iter().map(|need| self.setup_need(*need).to_owned()).collect();
        let here = u32::try_from(voices).unwrap_or(u32::MAX);
        if let Some(people) = sequence.people.as_ref().filter(|people| !people.contains(&here)) {
            lines.push(self.setup_made_for(*people.start(), *people.end(), voices));
        }
        lines
    }

    /// What a sequence asks of the group, as a sentence.
    pub fn setup_need(self, need: Need) -> &'static str {
        match need {
            Need::Peers => self.setup_need_peers(),
            Need::Trust => self.setup_need_trust(),
            Need::NeutralFacilitator => self.setup_need_neutral(),
            Need::TrainedFacilitator => self.setup_need_trained(),
        }
    }
}

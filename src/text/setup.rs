//! Words of Setup: what a round needs to know before its first question.
//!
//! Never here: a question that must be answered before the first question can be shown.

use super::table::words;

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
}

//! Words of the opening: what was agreed, and how it went.
//!
//! Never here: a judgement on who did not do something, or how long ago it was due.

use super::table::words;

words! {
    /// The question of the opening.
    opening_title() { nl: "Wat spraken we af?", en: "What did we agree?" }
    /// Its owner speaks first.
    opening_first(name: &str) { nl: "Eerst vertelt {name}. De anderen luisteren.", en: "{name} goes first. The others listen." }
    /// Its owners speak first.
    opening_first_several(names: &str) { nl: "Eerst vertellen {names}. De anderen luisteren.", en: "{names} go first. The others listen." }
    /// The owner is the group.
    opening_first_we() { nl: "Vertel het samen. Wie begint?", en: "Tell it together. Who begins?" }
    /// The owner is not here.
    opening_not_here(name: &str) { nl: "{name} is er niet. Wat weten jullie ervan?", en: "{name} is not here. What do you know about it?" }
    /// A letter was typed while no outcome was chosen.
    opening_choose_first() { nl: "Kies eerst 1 tot en met 5.", en: "First choose 1 to 5." }
    /// The owners are not here.
    opening_not_here_several(names: &str) { nl: "{names} zijn er niet. Wat weten jullie ervan?", en: "{names} are not here. What do you know about it?" }
    /// The date may move.
    opening_new_date() { nl: "Nieuwe datum", en: "New date" }
    /// Heads what was said of earlier agreements.
    earlier_agreements() { nl: "Eerdere afspraken", en: "Earlier agreements" }
    /// An agreement that was not done twice.
    opening_offer_question() { nl: "Dit lukte twee keer niet. Wat willen jullie hiervan leren?", en: "This did not work out twice. What do you want to learn from it?" }
    /// What the learning question will be.
    opening_learn() { nl: "Wat willen jullie hiervan leren?", en: "What do you want to learn from it?" }
    /// Without words for it the agreement is the question.
    opening_learn_starter() { nl: "Leeg: de woorden van de afspraak", en: "Empty: the words of the agreement" }
    /// Other words for the agreement.
    opening_change() { nl: "Nu zo", en: "Now like this" }
    /// Make it a learning question.
    opening_make_question() { nl: "leervraag van maken", en: "make it a learning question" }
    /// Heads what was marked to come back.
    opening_comes_back() { nl: "Dit zou terugkomen", en: "This was to come back" }
    /// What to do with it.
    opening_comes_back_help() { nl: "Lees het hardop. Wat is er nu anders?", en: "Read it aloud. What is different now?" }
}

//! Words of what a case learned, between rounds: its learning questions, and what works.
//!
//! Never here: a word that says more than *may work*; a judgement on how long a question is open.

use super::table::words;

words! {
    /// A case without learning questions.
    learned_no_questions() { nl: "Nog geen leervraag. Druk op n voor een nieuwe.", en: "No learning question yet. Press n for a new one." }
    /// Heads the earlier wordings of a question.
    learned_before() { nl: "Eerder zo gezegd", en: "Put like this before" }
    /// Heads what was agreed for a question.
    learned_tried() { nl: "Geprobeerd", en: "Tried" }
    /// Nothing was agreed for a question yet.
    learned_not_tried(letter: &str) { nl: "Nog niets. Begin in een ronde een afspraak met ‘{letter}:’.", en: "Nothing yet. In a round, begin an agreement with ‘{letter}:’." }
    /// Heads what was said of a question.
    learned_said() { nl: "Erover gezegd", en: "Said of it" }
    /// How a question began.
    learned_asked() { nl: "gevraagd", en: "asked" }
    /// Nobody said who can change it, as a choice.
    learned_reach_unknown() { nl: "dat weten we niet", en: "we do not know" }
    /// What was said is kept.
    learned_kept() { nl: "Bewaard.", en: "Kept." }

    /// Heads what works over all cases.
    working_title() { nl: "Wat werkt", en: "What works" }
    /// Nothing works as far as was written down.
    working_none() { nl: "Nog niets opgeschreven. In een ronde: F2 bij een antwoord, dan → bij werkend element.", en: "Nothing written down yet. In a round: F2 at an answer, then → at working element." }
    /// Nothing fits what was asked for.
    working_none_fit() { nl: "Niets gevonden.", en: "Nothing found." }
    /// What narrows the list down.
    working_filter() { nl: "Zoek op woorden", en: "Find by words" }
    /// What a mark narrows down to.
    working_with_mark(mark: &str) { nl: "met markering {mark}", en: "with mark {mark}" }
    /// Heads the places where it was seen.
    working_seen() { nl: "Waar gezien of geprobeerd", en: "Seen or tried where" }
    /// Where it was noticed first.
    working_first() { nl: "voor het eerst", en: "for the first time" }
    /// Asks for the round in which it was seen.
    working_which_round() { nl: "In welke ronde zagen jullie het weer?", en: "In which round did you see it again?" }
    /// Asks for the case in which it was seen.
    working_which_case() { nl: "Bij welke casus zagen jullie het weer?", en: "In which case did you see it again?" }
    /// Asks for the answer of which it is made.
    working_which_answer() { nl: "In welk antwoord zit het?", en: "Which answer is it in?" }
    /// Asks for the other one.
    working_which_same() { nl: "Hetzelfde als welke?", en: "The same as which?" }
    /// Asks which known one an answer tells of.
    working_which_again() { nl: "Welke zien jullie hier weer?", en: "Which do you see again here?" }
    /// Not in a round.
    working_between() { nl: "tussen de rondes", en: "between the rounds" }
    /// Asks for the outcome.
    working_outcome() { nl: "Wat kwam ervan?", en: "What came of it?" }
    /// There is nothing to choose from.
    choosing_none() { nl: "Er is niets om uit te kiezen.", en: "There is nothing to choose from." }
    /// How to narrow a list down.
    choosing_filter() { nl: "Typ om te zoeken", en: "Type to search" }
}

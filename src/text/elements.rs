//! Words of what works: the form of a working element, and what stands beside it.
//!
//! Never here: a word that says more than *may work*: nothing is proven.

use super::table::words;

words! {
    /// Heads working elements that were written down now.
    element_may_work() { nl: "Werkt misschien", en: "May work" }
    /// Heads the form line for the conditions.
    element_took_label() { nl: "Wat nodig was", en: "What it took" }
    /// Heads the form line for what makes it seem to work.
    element_perhaps_label() { nl: "Misschien doordat", en: "Perhaps because" }
    /// Heads the form line for when it does not work.
    element_not_when_label() { nl: "Niet als", en: "Not when" }
    /// A working element, by example.
    element_starter() { nl: "Iets wat hielp, hoe klein ook", en: "Something that helped, however small" }
    /// What made it possible, as a question.
    element_ask_conditions() { nl: "Wat maakte het mogelijk?", en: "What made it possible?" }
    /// What makes it work, as a question.
    element_ask_because() { nl: "Waardoor werkt het, denk je?", en: "What makes it work, do you think?" }
    /// When it does not work, as a question.
    element_ask_not_when() { nl: "Wanneer werkt het niet?", en: "When does it not work?" }
    /// An element needs words.
    element_needs_what() { nl: "Wat werkt misschien? Typ dat eerst.", en: "What may work? Type that first." }
    /// The next element.
    element_next() { nl: "Nog iets wat misschien werkt? Anders verder.", en: "Anything else that may work? Or go on." }
}

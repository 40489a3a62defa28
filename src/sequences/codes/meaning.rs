//! What each word of the closed sets means: for the schema and the documentation.
//!
//! Never here: which words a set has.

use crate::text::Ui;

/// A field, one of its words, and what it means in English and in Dutch.
type Meaning = (&'static str, &'static str, &'static str, &'static str);

const MEANINGS: &[Meaning] = &[
    (
        "needs",
        "peers",
        "people in the same position, nobody who decides about another",
        "mensen in dezelfde positie, niemand die over een ander beslist",
    ),
    ("needs", "trust", "people who know and trust each other", "mensen die elkaar kennen en vertrouwen"),
    (
        "needs",
        "neutral-facilitator",
        "someone who leads and has no stake in the case",
        "iemand die leidt en geen belang heeft",
    ),
    (
        "needs",
        "trained-facilitator",
        "someone who has learnt to lead this",
        "iemand die heeft geleerd dit te leiden",
    ),
    ("who", "each", "everyone with a voice, in turn", "iedereen met een stem, om de beurt"),
    ("who", "group", "the group gives one answer together", "de groep geeft samen één antwoord"),
    ("who", "bringer", "the person whose question it is", "degene die de vraag inbrengt"),
    (
        "who",
        "others",
        "everyone with a voice but the bringer, in turn",
        "iedereen met een stem behalve de inbrenger, om de beurt",
    ),
    ("answer", "text", "words, over as many lines as they need", "woorden, zo veel regels als nodig"),
    ("answer", "list", "items, a line each", "punten, elk op een regel"),
    ("answer", "scale", "a number from `scale`", "een cijfer van `scale`"),
    (
        "answer",
        "choice",
        "one or more of the `options`, or of the answers of the steps in `on`",
        "een of meer van de `options`, of van de antwoorden van de stappen in `on`",
    ),
    (
        "answer",
        "vote",
        "votes on the answers of the steps in `on`, by show of hands",
        "stemmen op de antwoorden van de stappen in `on`, met handen",
    ),
    (
        "answer",
        "agreement",
        "agreements: what, who, by when, and if … then …",
        "afspraken: wat, wie, wanneer klaar, en als … dan …",
    ),
    (
        "answer",
        "agenda",
        "the open learning questions that the group picks, and new ones",
        "de open leervragen die de groep kiest, en nieuwe",
    ),
    (
        "answer",
        "element",
        "what works: the element, its conditions, what makes it work, and when not",
        "wat werkt: het element, de voorwaarden, waardoor het werkt, en wanneer niet",
    ),
    (
        "answer",
        "say-back",
        "each says in own words what the one before them said, who answers yes, partly or no",
        "ieder zegt in eigen woorden wat de vorige zei, en die zegt ja, deels of nee",
    ),
    (
        "answer",
        "none",
        "read or said aloud; nothing is kept",
        "voorgelezen of hardop gezegd; er wordt niets bewaard",
    ),
    ("seen", "open", "by everyone, at once", "door iedereen, meteen"),
    ("seen", "hidden", "by nobody until the step is done", "door niemand, tot de stap klaar is"),
    (
        "seen",
        "private",
        "by its writer only: on own paper, nothing is stored",
        "alleen door wie het schrijft: op eigen papier, er wordt niets bewaard",
    ),
    ("seen", "unnamed", "by everyone, and nobody is its author", "door iedereen, en van niemand"),
    ("yields", "fact", "what happened", "wat er gebeurde"),
    ("yields", "obstacle", "what is in the way", "wat in de weg zit"),
    (
        "yields",
        "dilemma",
        "two things that are both good and do not go together",
        "twee dingen die allebei goed zijn en niet samengaan",
    ),
    (
        "yields",
        "learning-question",
        "a question that stays open for a while",
        "een vraag die een tijd open blijft",
    ),
    ("yields", "adjustment", "what is done differently", "wat anders gaat"),
    ("yields", "agreement", "what was agreed", "wat is afgesproken"),
    ("yields", "working-element", "what works, and may work elsewhere", "wat werkt, en misschien ook elders"),
    ("yields", "position", "where somebody stands", "waar iemand staat"),
    ("yields", "personal-learning", "what somebody learnt themselves", "wat iemand zelf heeft geleerd"),
    ("yields", "mood", "how somebody is", "hoe iemand erbij zit"),
    ("yields", "story", "something that is told", "iets dat wordt verteld"),
    (
        "makes",
        "bringer",
        "the author of what is chosen is the bringer from here on",
        "wie het gekozene schreef, is vanaf hier de inbrenger",
    ),
];

/// What this word of this field means.
pub fn of(field: &str, code: &str, ui: Ui) -> Option<&'static str> {
    let found = MEANINGS.iter().find(|(of, word, _, _)| *of == field && *word == code);
    found.map(|(_, _, en, nl)| match ui {
        Ui::Nl => *nl,
        Ui::En => *en,
    })
}

#[cfg(test)]
mod tests {
    use super::{MEANINGS, of};
    use crate::sequences::fields::{FIELDS, Type};
    use crate::text::Ui;

    #[test]
    fn every_word_of_a_closed_set_has_its_meaning_and_no_other_word_has_one() {
        let mut count = 0;
        for field in FIELDS {
            let (Type::Code(codes) | Type::Codes(codes)) = field.ty else { continue };
            for code in codes {
                assert!(of(field.name, code, Ui::En).is_some(), "{} {code}", field.name);
                assert!(of(field.name, code, Ui::Nl).is_some(), "{} {code}", field.name);
                count += 1;
            }
        }
        assert_eq!(MEANINGS.len(), count);
    }
}

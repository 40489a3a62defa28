//! Words of plain mode: what is asked line by line, and what is refused.
//!
//! Never here: a command's own word; those are the same in every language.

use super::table::words;

words! {
    /// The group's turn.
    plain_turn_group() { nl: "Samen:", en: "Together:" }
    /// How a list ends.
    plain_list_help() { nl: "Eén per regel. Een lege regel sluit af.", en: "One a line. An empty line ends it." }
    /// How a scale is answered.
    plain_scale_help(from: i64, to: i64) { nl: "Een cijfer van {from} tot en met {to}. Leeg slaat over.", en: "A number from {from} to {to}. Empty skips." }
    /// How a choice is answered.
    plain_choice_help() { nl: "Nummers, met een spatie ertussen. Leeg slaat over.", en: "Numbers, with a space between. Empty skips." }
    /// How a choice of one is answered.
    plain_choice_of_one() { nl: "Eén nummer. Leeg slaat over.", en: "One number. Empty skips." }
    /// How a vote is answered.
    plain_vote_help() { nl: "Het aantal stemmen voor elk, in deze volgorde. Leeg slaat over.", en: "The number of votes for each, in this order. Empty skips." }
    /// Asks what will be done.
    plain_what() { nl: "wat", en: "what" }
    /// Asks who will do it.
    plain_who() { nl: "wie (een naam, of wij)", en: "who (a name, or we)" }
    /// Asks by when.
    plain_by_when() { nl: "wanneer (een datum, of leeg)", en: "by when (a date, or empty)" }
    /// Asks for if … then ….
    plain_if_then() { nl: "als … dan … (of leeg)", en: "if … then … (or empty)" }
    /// Asks how an agreement went.
    plain_outcome() { nl: "gedaan, deels, niet gedaan, loopt nog of niet meer nodig? Leeg: niet besproken.", en: "done, partly, not done, still running or no longer needed? Empty: not spoken of." }
    /// The offer after a second not.
    plain_offer_question() { nl: "Typ /question om er een leervraag van te maken.", en: "Type /question to make it a learning question." }
    /// Asks for new learning questions.
    plain_new_questions() { nl: "Nieuwe leervragen, één per regel. Een lege regel sluit af.", en: "New learning questions, one a line. An empty line ends it." }
    /// A number picks one of several questions.
    plain_pick_number() { nl: "Typ het nummer.", en: "Type its number." }
    /// After going back: what stands there.
    plain_stands() { nl: "Dit staat er. Een lege regel laat het staan, /pass haalt het weg.", en: "This is what stands. An empty line keeps it, /pass takes it away." }
    /// The round is done.
    plain_finished(title: &str) { nl: "De ronde is klaar en bewaard bij ‘{title}’.", en: "The round is finished and kept with ‘{title}’." }
    /// The round is paused; what stands on standard error.
    plain_paused() { nl: "De ronde is gepauzeerd. Alles is bewaard.", en: "The round is paused. Everything is kept." }
    /// How to go on.
    plain_resume(command: &str) { nl: "Ga verder met: {command}", en: "Go on with: {command}" }
    /// What stood half typed.
    plain_draft() { nl: "Dit stond er half:", en: "This stood half typed:" }
    /// The commands of plain mode.
    plain_help() { nl: "Een lege regel sluit een tekst of een lijst af. Zeg je niets, dan gaat de beurt voorbij.\n/back terug naar de vraag hiervoor\n/pass deze beurt overslaan; wat er stond gaat weg\n/line een lege regel in een tekst\n/note WOORDEN iets noteren bij de ronde\n/pause stoppen, later verder\n/finish nu afronden\n// aan het begin van een regel staat voor /", en: "An empty line ends a text or a list. If you say nothing, the turn passes.\n/back back to the question before\n/pass skip this turn; what stood there goes away\n/line an empty line inside a text\n/note WORDS note something beside the round\n/pause stop, and go on later\n/finish finish now\n// at the start of a line stands for /" }

    /// Where a refused line stands.
    plain_line(n: usize, problem: &str) { nl: "regel {n}: {problem}", en: "line {n}: {problem}" }
    /// A number outside the scale.
    plain_not_on_scale(typed: &str, from: i64, to: i64) { nl: "‘{typed}’ is geen cijfer van {from} tot en met {to}", en: "‘{typed}’ is not a number from {from} to {to}" }
    /// Not one of the options.
    plain_no_option(typed: &str) { nl: "‘{typed}’ is niet een van de keuzes", en: "‘{typed}’ is not one of the choices" }
    /// Not as many counts as there are things to vote on.
    plain_counts(expected: usize) { nl: "geef één getal" / "geef {expected} getallen", en: "give one number" / "give {expected} numbers" }
    /// Lines that no question asked for.
    plain_left_over(first: usize) { nl: "regel {first} en verder zijn niet gebruikt", en: "line {first} and on were not used" }
    /// Not an outcome.
    plain_no_outcome(typed: &str) { nl: "‘{typed}’ is geen van: gedaan, deels, niet gedaan, loopt nog, niet meer nodig", en: "‘{typed}’ is none of: done, partly, not done, still running, no longer needed" }
    /// Not a verdict.
    plain_no_verdict(typed: &str) { nl: "‘{typed}’ is geen ja, deels of nee", en: "‘{typed}’ is not yes, partly or no" }
    /// A line that is not UTF-8.
    plain_not_utf8() { nl: "deze regel is geen UTF-8", en: "this line is not UTF-8" }

    /// How to type, said once on a terminal.
    plain_how() { nl: "Een lege regel sluit een antwoord af. /help zegt wat je nog meer kunt typen.", en: "An empty line ends an answer. /help says what else you can type." }
    /// The round goes on where it was.
    plain_goes_on() { nl: "Jullie gaan verder waar jullie waren.", en: "You go on where you were." }
    /// Whose turn it is and who comes after.
    plain_turn_then(name: &str, after: &str) { nl: "{name}. Daarna {after}.", en: "{name}. Then {after}." }
    /// Whose turn it is, the last one.
    plain_turn_last(name: &str) { nl: "{name}.", en: "{name}." }
    /// A turn without a name.
    plain_unnamed(n: u32, total: u32) { nl: "Zonder naam, {n} van {total}.", en: "Without a name, {n} of {total}." }
    /// How an answer may begin.
    plain_starter(words: &str) { nl: "Begin bijvoorbeeld zo: {words}", en: "You may begin like this: {words}" }
    /// What the ends of a scale mean.
    plain_ends(from: i64, low: &str, to: i64, high: &str) { nl: "{from} is: {low}. {to} is: {high}.", en: "{from} is: {low}. {to} is: {high}." }
    /// The offer after a second not, before the line that goes with it.
    plain_offer() { nl: "Dit lukte nu twee keer niet.", en: "This is the second time it did not work out." }
    /// Whose words are said back.
    plain_said(name: &str) { nl: "{name} zei:", en: "{name} said:" }
    /// How the one who is asked whether a say-back is right may answer.
    plain_right() { nl: "Ja, deels of nee. Leeg: geen antwoord.", en: "Yes, partly or no. Empty: no answer." }
    /// More hands were counted than there are votes.
    plain_more_votes(n: u32, all: u32) { nl: "Dat zijn {n} stemmen, en jullie hebben er {all}. Typ /back om opnieuw te tellen.", en: "That makes {n} votes, and you have {all}. Type /back to count again." }
    /// An agreement as it was understood.
    plain_understood(what: &str) { nl: "→ {what}", en: "→ {what}" }
    /// Another agreement or element may follow.
    plain_more(field: &str) { nl: "{field} (leeg: klaar)", en: "{field} (empty: done)" }
    /// There is no question before this one.
    plain_at_start() { nl: "Dit is de eerste vraag.", en: "This is the first question." }
    /// No learning question is offered here.
    plain_no_offer() { nl: "een leervraag kan pas als het twee keer niet lukte", en: "a learning question is offered when it did not work out twice" }
    /// A NUL in a line.
    plain_nul() { nl: "in deze regel staat een NUL", en: "there is a NUL in this line" }
    /// A note without words.
    plain_no_note() { nl: "zet de woorden achter /note", en: "put the words after /note" }
    /// A note was kept.
    plain_noted(words: &str) { nl: "→ genoteerd: {words}", en: "→ noted: {words}" }
}

//! Words of plain mode: what it asks, refuses and says besides the words of the sequence.
//!
//! Never here: words of the full screen.

use super::table::words;

words! {
    /// Who takes part; the names.
    plain_with(names: &str) { nl: "Met {names}", en: "With {names}" }
    /// How to type, said once on a terminal.
    plain_how() {
        nl: "Een lege regel sluit een antwoord af. /help zegt wat je nog meer kunt typen.",
        en: "An empty line ends an answer. /help says what else you can type."
    }
    /// What can be typed everywhere.
    plain_help() {
        nl: "Een lege regel sluit een tekst of een lijst af. Zeg je niets, dan gaat de beurt voorbij.\n/terug naar de vraag hiervoor\n/overslaan deze beurt overslaan; wat er stond gaat weg\n/pauze stoppen en later verder\n/klaar nu afronden\n/regel een lege regel in een tekst\n// aan het begin van een regel staat voor /",
        en: "An empty line ends a text or a list. If you say nothing, the turn passes.\n/back to the question before\n/pass skip this turn; what stood there goes away\n/pause stop and go on later\n/finish round off now\n/line an empty line inside a text\n// at the start of a line stands for /"
    }
    /// The round goes on where it was.
    plain_goes_on() { nl: "We gaan verder met deze ronde.", en: "We go on with this round." }
    /// Which open agreement.
    plain_agreement_of(n: usize, total: usize) { nl: "Afspraak {n} van {total}", en: "Agreement {n} of {total}" }
    /// The heading of the opening.
    plain_opening() { nl: "Wat spraken we af?", en: "What did we agree?" }
    /// Whose agreement it is tells first.
    plain_owner_first(name: &str) {
        nl: "Eerst vertelt {name}. De anderen luisteren.",
        en: "{name} tells first. The others listen."
    }
    /// What an outcome can be.
    plain_outcomes() {
        nl: "Hoe ging het? gedaan, deels, niet, loopt of vervallen. Leeg: overslaan.",
        en: "How did it go? done, partly, not, running or dropped. Empty: skip."
    }
    /// The offer after a second not.
    plain_offer() {
        nl: "Dit lukte nu twee keer niet. Typ /leervraag om er een leervraag van te maken.",
        en: "This is the second time it did not happen. Type /question to make it a learning question."
    }
    /// What came back from the last round.
    plain_returning() { nl: "Dit komt terug van de vorige keer:", en: "This comes back from last time:" }
    /// Neighbouring steps, of which one is taken.
    plain_pick_heading() { nl: "Kies samen één van deze:", en: "Choose one of these together:" }
    /// A number picks.
    plain_pick() { nl: "Typ het nummer.", en: "Type the number." }
    /// Steps that are first written on paper.
    plain_write_first() {
        nl: "Pak een vel. Schrijf in stilte. Bij elke vraag één zin.",
        en: "Take a sheet. Write in silence. One sentence for each question."
    }
    /// After the writing.
    plain_read_out() { nl: "Daarna lezen we om de beurt voor.", en: "Then we read out in turn." }
    /// A private step.
    plain_private() {
        nl: "Dit is voor je eigen papier. Er wordt niets bewaard.",
        en: "This is for your own paper. Nothing is kept."
    }
    /// The heading of reading together.
    plain_reading() { nl: "Samen lezen", en: "Reading together" }
    /// What was said last time.
    plain_last_time(date: &str) { nl: "Vorige keer, {date}", en: "Last time, {date}" }
    /// Earlier answers that are shown with the question.
    plain_shown() { nl: "Wat er al gezegd is:", en: "What was said:" }
    /// Whose turn it is and who comes after.
    plain_turn(name: &str, after: &str) { nl: "{name}. Daarna {after}.", en: "{name}. Then {after}." }
    /// Whose turn it is, the last one.
    plain_last_turn(name: &str) { nl: "{name}.", en: "{name}." }
    /// A turn without a name.
    plain_unnamed(n: u32, total: u32) { nl: "Zonder naam, {n} van {total}.", en: "Without a name, {n} of {total}." }
    /// The group answers together.
    plain_group() { nl: "Samen.", en: "Together." }
    /// How an answer may begin.
    plain_starter(words: &str) { nl: "Begin bijvoorbeeld zo: {words}", en: "You may begin like this: {words}" }
    /// A number from … to ….
    plain_scale(from: i64, to: i64) { nl: "Een cijfer van {from} tot en met {to}.", en: "A number from {from} to {to}." }
    /// What the ends of a scale mean.
    plain_ends(from: i64, low: &str, to: i64, high: &str) {
        nl: "{from} is: {low}. {to} is: {high}.",
        en: "{from} is: {low}. {to} is: {high}."
    }
    /// A list: an item a line.
    plain_list() { nl: "Een punt per regel.", en: "One point a line." }
    /// A choice.
    plain_choice() { nl: "Typ het nummer, of nummers met een komma ertussen.", en: "Type the number, or numbers with a comma between." }
    /// A vote.
    plain_vote(votes: u32) {
        nl: "Tel de handen: één stem per persoon. Typ de aantallen, op volgorde." / "Tel de handen: {votes} stemmen per persoon. Typ de aantallen, op volgorde.",
        en: "Count the hands: one vote a person. Type the counts, in order." / "Count the hands: {votes} votes a person. Type the counts, in order."
    }
    /// At least so many.
    plain_at_least(n: u32) { nl: "Minstens {n}.", en: "At least {n}." }
    /// At most so many.
    plain_at_most(n: u32) { nl: "Hooguit {n}.", en: "At most {n}." }
    /// New learning questions.
    plain_agenda() { nl: "Nieuwe leervragen, een per regel.", en: "New learning questions, one a line." }
    /// Whose words are said back.
    plain_say_back(name: &str) { nl: "{name} zei:", en: "{name} said:" }
    /// The owner's answer.
    plain_verdict() { nl: "Klopt dat? ja, deels of nee.", en: "Is that right? yes, partly or no." }
    /// What makes them say so.
    plain_why() { nl: "Waardoor zeg je dat?", en: "What makes you say so?" }
    /// An agreement: what.
    plain_what() { nl: "Wat? Leeg: geen afspraak.", en: "What? Empty: no agreement." }
    /// A further agreement: what.
    plain_what_more() { nl: "Nog een afspraak: wat? Leeg: klaar.", en: "Another agreement: what? Empty: done." }
    /// An agreement: who.
    plain_who() { nl: "Wie?", en: "Who?" }
    /// An agreement: by when.
    plain_by_when() { nl: "Wanneer klaar?", en: "By when?" }
    /// An agreement: if–then.
    plain_if_then() { nl: "Als …, dan …", en: "If …, then …" }
    /// An agreement as it was understood.
    plain_understood(what: &str) { nl: "Afgesproken: {what}", en: "Agreed: {what}" }
    /// A working element.
    plain_element() { nl: "Wat werkt? Leeg: niets.", en: "What works? Empty: nothing." }
    /// Another working element.
    plain_element_more() { nl: "Wat werkt nog meer? Leeg: klaar.", en: "What else works? Empty: done." }
    /// Its conditions.
    plain_conditions() { nl: "Wat maakte het mogelijk?", en: "What made it possible?" }
    /// What makes it seem to work.
    plain_because() { nl: "Waardoor lijkt het te werken?", en: "What makes it seem to work?" }
    /// When it does not work.
    plain_not_when() { nl: "Wanneer werkt het niet?", en: "When does it not work?" }
    /// Words that stand already.
    plain_stands() {
        nl: "Dit staat er. Leeg: laten staan. /overslaan: weghalen.",
        en: "This stands. Empty: keep it. /pass: take it away."
    }
    /// A half answer that goes on.
    plain_half() { nl: "Tot hier was het getypt, ga verder:", en: "Until here it was typed, go on:" }
    /// The heading of the read-back.
    plain_read_back() { nl: "Klopt dit zo?", en: "Is this right?" }
    /// The agreements, read aloud.
    plain_agreements() { nl: "Afspraken", en: "Agreements" }
    /// There are none.
    plain_no_agreements() { nl: "Geen afspraken.", en: "No agreements." }
    /// What was said of earlier agreements.
    plain_reviews() { nl: "Eerdere afspraken", en: "Earlier agreements" }
    /// The round is kept.
    plain_finished(title: &str) { nl: "De ronde staat bij {title}.", en: "The round stands with {title}." }
    /// How to go on.
    plain_resume(command: &str) {
        nl: "De ronde wacht. Verder gaan: {command}",
        en: "The round waits. To go on: {command}"
    }
    /// Where in the input a line cannot be.
    plain_line(n: usize, wrong: &str) { nl: "regel {n}: {wrong}", en: "line {n}: {wrong}" }
    /// Not on the scale.
    plain_off_scale(from: i64, to: i64) {
        nl: "dat is geen cijfer van {from} tot en met {to}",
        en: "that is no number from {from} to {to}"
    }
    /// No such option.
    plain_no_option(typed: &str, most: usize) {
        nl: "‘{typed}’ is geen keuze; kies van 1 tot en met {most}",
        en: "‘{typed}’ is no choice; choose from 1 to {most}"
    }
    /// Not so many counts.
    plain_no_counts(n: usize) {
        nl: "hier hoort één aantal" / "hier horen {n} aantallen, met een komma ertussen",
        en: "one count belongs here" / "{n} counts belong here, with a comma between"
    }
    /// Not an outcome.
    plain_no_outcome() {
        nl: "kies gedaan, deels, niet, loopt of vervallen",
        en: "choose done, partly, not, running or dropped"
    }
    /// Not a verdict.
    plain_no_verdict() { nl: "kies ja, deels of nee", en: "choose yes, partly or no" }
    /// No offer here.
    plain_no_offer() {
        nl: "een leervraag kan pas als het twee keer niet lukte",
        en: "a learning question is offered when it did not happen twice"
    }
    /// Not UTF-8.
    plain_not_utf8() { nl: "dit is geen leesbare tekst (geen UTF-8)", en: "this is no readable text (not UTF-8)" }
    /// A NUL.
    plain_nul() { nl: "er zit een NUL-teken in deze regel", en: "there is a NUL in this line" }
    /// Notes have no place yet.
    plain_no_notes() { nl: "notities kunnen nog niet", en: "notes are not possible yet" }
    /// Nothing was asked before.
    plain_at_start() { nl: "Dit is de eerste vraag.", en: "This is the first question." }
}

//! Words of the small sequence with which somebody begins one of their own.
//!
//! Never here: keys of the format; those are the same in every language.

use super::table::words;

words! {
    /// At the top of the file.
    starting_head(id: &str) { nl: "Een begin: drie vragen. Maak er je eigen vragen van, in elke editor.\nEen regel met een # ervoor is uitleg en doet niets.\n`halte prompts check` zegt wat er niet klopt, `halte prompts rehearse {id}` oefent het.", en: "A beginning: three questions. Make them your own, in any editor.\nA line with a # before it explains and does nothing.\n`halte prompts check` says what is wrong, `halte prompts rehearse {id}` walks it." }
    /// Above the title.
    starting_title() { nl: "De titel staat in de lijst. Eén tekst per taal, of één tekst voor alle: title = \"…\"", en: "The title stands in the list. One text per language, or one for all: title = \"…\"" }
    /// Above `opening`.
    starting_opening() { nl: "Een ronde begint met wat jullie eerder afspraken. Haal de # weg om meteen te beginnen.", en: "A round begins with what you agreed before. Take the # away to begin at once." }
    /// What the sequence is for.
    starting_purpose() { nl: "Een kwartier. Wat lukte er, wat heb je nodig, en wat doen we nu?", en: "A quarter of an hour. What worked, what do you need, and what do we do now?" }
    /// Above the first step.
    starting_first() { nl: "Ieder schrijft eerst in stilte: `hidden` laat de antwoorden pas zien als ieder geweest is.\nDe vraag is klein en gaat over iets dat gebeurd is. `help` staat eronder, `starter` helpt beginnen.\n`script` is wat jij zegt als je de ronde leidt. `minutes` is een doel bij vijf mensen, geen grens.", en: "Everybody writes in silence first: `hidden` shows the answers when all have had a turn.\nThe question is small and about something that happened. `help` stands under it, `starter` helps to begin.\n`script` is what you say when you lead the round. `minutes` is a target for five people, no limit." }
    /// Above the second step.
    starting_second() { nl: "Het id geef je één keer. De antwoorden staan in de geschiedenis bij elkaar onder dat id.\nZeg je dezelfde vraag later beter? Houd het id. Vraag je iets anders? Geef een nieuw id.\n`yields` zegt welke woorden straks als eerste naast een antwoord kunnen.", en: "The id you give once. In the history the answers stand together under that id.\nDo you say the same question better, later? Keep the id. Do you ask something else? Give a new id.\n`yields` says which words are offered first, to set beside an answer." }
    /// Above the third step.
    starting_third() { nl: "Eén antwoord van de groep: wat, wie, wanneer. De volgende ronde begint ermee.\nMet dezelfde `line` staan antwoorden van meer werkvormen bij elkaar. `show` laat eerdere antwoorden zien.", en: "One answer of the group: what, who, by when. The next round begins with it.\nWith the same `line` the answers of more sequences stand together. `show` shows earlier answers." }
    /// Above the words for one role, at the end.
    starting_role() { nl: "Andere woorden voor één rol? Zet dit onder de stap en haal de # weg:", en: "Other words for one role? Put this under the step and take the # away:" }
    /// A question for one role.
    starting_role_ask() { nl: "Wat heb je nodig van je eigen organisatie? Noem één ding.", en: "What do you need from your own organisation? Name one thing." }

    /// The first question.
    starting_worked_ask() { nl: "Wat lukte er sinds de vorige keer? Noem één ding, en wie het deed.", en: "What worked since last time? Name one thing, and who did it." }
    /// Under it.
    starting_worked_help() { nl: "Klein is goed. Zo dat iemand die er niet bij was het voor zich ziet.", en: "Small is fine. So that someone who was not there can picture it." }
    /// How to begin.
    starting_worked_starter() { nl: "Het lukte om …, doordat …", en: "We managed to …, because …" }
    /// What the one who leads says.
    starting_worked_script() { nl: "Zeg: ‘Eerst schrijven, in stilte. Daarna leest ieder voor wat er staat.’ Is het algemeen? Vraag: ‘Waar zag je dat aan?’", en: "Say: ‘First we write, in silence. Then everybody reads out what is there.’ Is it general? Ask: ‘How could you tell?’" }
    /// The second question.
    starting_need_ask() { nl: "Wat heb je nodig om verder te kunnen? Noem één ding.", en: "What do you need to be able to go on? Name one thing." }
    /// Under it.
    starting_need_help() { nl: "Van iemand hier, of van iemand die er nu niet bij is.", en: "From someone here, or from someone who is not here now." }
    /// How to begin.
    starting_need_starter() { nl: "Ik kan verder als …", en: "I can go on when …" }
    /// What the one who leads says.
    starting_need_script() { nl: "Zeg: ‘Vraag het gewoon. Nog niets beloven.’ Blijft het vaag? Vraag: ‘Van wie, en vóór wanneer?’", en: "Say: ‘Just ask for it. No promises yet.’ Does it stay vague? Ask: ‘From whom, and by when?’" }
    /// The third question.
    starting_agree_ask() { nl: "Wat doen we nu? Wie doet het, en wanneer is het klaar?", en: "What do we do now? Who does it, and when is it done?" }
    /// Under it.
    starting_agree_help() { nl: "Hooguit twee dingen, van iemand die hier zit.", en: "Two things at most, by someone who is here." }
    /// How to begin.
    starting_agree_starter() { nl: "… vraagt … vóór vrijdag om …", en: "… asks … for … before Friday" }
    /// What the one who leads says.
    starting_agree_script() { nl: "Lees elke afspraak hardop voor. Vraag aan de naam die er staat: ‘Doe jij dit, en lukt die datum?’", en: "Read each agreement aloud. Ask the name that is on it: ‘Will you do this, and is the date possible?’" }
}

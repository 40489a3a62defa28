//! Words of a round: writing first, a step, reading together, who is here, pause, cover.
//!
//! Never here: a mark, a number or a judgement beside a person's name.

use super::table::words;
use crate::domain::answer::Slot;
use crate::domain::round::Refusal;
use crate::domain::sequence::Step;

words! {
    /// The sequence and who is here, under the title.
    round_with(sequence: &str, names: &str) { nl: "{sequence}, met {names}", en: "{sequence}, with {names}" }
    /// Who comes after the one whose turn it is.
    round_then(names: &str) { nl: "daarna {names}", en: "then {names}" }
    /// Whose turn it is when the group gives one answer.
    round_group() { nl: "Samen één antwoord", en: "One answer together" }
    /// The one whose question it is.
    round_bringer(name: &str) { nl: "{name} brengt dit in", en: "{name} brings this" }
    /// The scribe reads back what was typed.
    round_as_you_said(name: &str) { nl: "{name}, staat het er zoals je het zei?", en: "{name}, is it written as you said it?" }
    /// The same, for one answer of the group.
    round_as_we_said() { nl: "Staat het er zoals jullie het zeiden?", en: "Is it written as you said it?" }
    /// How many items are asked for.
    round_at_least(n: u32) { nl: "Noem er ten minste één." / "Noem er ten minste {n}.", en: "Name at least one." / "Name at least {n}." }
    /// How many items are asked for at most.
    round_at_most(n: u32) { nl: "Noem er één." / "Noem er hooguit {n}.", en: "Name one." / "Name {n} at most." }
    /// From so many items to so many.
    round_between(least: u32, most: u32) { nl: "Noem er {least} tot en met {most}.", en: "Name {least} to {most}." }
    /// So many items, neither more nor fewer.
    round_exactly(n: u32) { nl: "Noem er één." / "Noem er {n}.", en: "Name one." / "Name {n}." }
    /// A step that the group may well leave out.
    round_optional() { nl: "Deze vraag mag je overslaan.", en: "You may leave this question out." }
    /// Taking back what was said of a learning question is asked once more.
    agenda_take_back_sure() { nl: "Hier staan woorden. Nog een keer spatie haalt ze weg.", en: "There are words here. Space once more takes them away." }
    /// Passing a turn in which words stand is asked once more.
    round_skip_sure() { nl: "Hier staan woorden. Nog een keer F5 haalt ze weg.", en: "There are words here. F5 once more takes them away." }
    /// The next list item.
    round_next_item() { nl: "Enter voor de volgende", en: "Enter for the next one" }
    /// The last answer of a question that is asked again.
    round_just_said() { nl: "Net gezegd", en: "Just said" }
    /// Asked again until it is left empty.
    round_repeat() { nl: "Nog iets? Laat leeg als het klaar is.", en: "Anything else? Leave it empty when you are done." }
    /// Heads answers of this round that are shown with a question.
    round_said() { nl: "Dit zeiden jullie", en: "This is what you said" }
    /// Where room is short: how many sayings are not in sight, and the key that shows them all.
    round_all() { nl: "F3 alles", en: "F3 all" }
    /// Of the last saying not all is in sight: the key for the rest.
    round_rest() { nl: "… de rest · F3 alles", en: "… the rest · F3 all" }
    /// How many sayings there are more, and the key for them.
    round_more(n: usize) { nl: "… nog één · F3 alles" / "… nog {n} · F3 alles", en: "… one more · F3 all" / "… {n} more · F3 all" }
    /// Heads the item that a question is about.
    round_about_item() { nl: "Het gaat om", en: "It is about" }
    /// Heads what was said of one item of an earlier list.
    round_about(item: &str) { nl: "Bij ‘{item}’", en: "About ‘{item}’" }
    /// Heads what the one who leads says aloud.
    round_script() { nl: "Zeg hardop", en: "Say aloud" }
    /// One of several questions is picked.
    round_one_of() { nl: "Welke vraag kiezen jullie?", en: "Which question do you choose?" }

    /// The title of the screen for writing on paper.
    write_first_title() { nl: "eerst schrijven", en: "write first" }
    /// Take a sheet.
    write_first_sheet() { nl: "Pak een vel. Schrijf in stilte.", en: "Take a sheet of paper. Write in silence." }
    /// One sentence a question.
    write_first_each() { nl: "Bij elke vraag één zin.", en: "One sentence for each question." }
    /// What comes then.
    write_first_then() { nl: "Daarna lezen we om de beurt voor.", en: "Then we read aloud in turn." }

    /// A private step.
    private_step() { nl: "Dit schrijf je voor jezelf, op je eigen papier. halte bewaart er niets van.", en: "You write this for yourself, on your own paper. halte keeps nothing of it." }
    /// A step that is only read or said.
    read_aloud_step() { nl: "Lees dit hardop. Hier hoeft niets getypt te worden.", en: "Read this aloud. There is nothing to type here." }
    /// Unnamed answers.
    unnamed_step() { nl: "Zonder naam. Niemand ziet wie wat schreef.", en: "No names. Nobody sees who wrote what." }

    /// Which of the unnamed answers this is.
    unnamed_of(n: u32, total: u32) { nl: "Zonder naam, {n} van {total}. Niemand ziet wie wat schreef.", en: "No names, {n} of {total}. Nobody sees who wrote what." }
    /// How one who types gets unnamed answers.
    unnamed_collect() { nl: "Verzamel de briefjes, schud ze en typ ze over.", en: "Collect the slips, shuffle them and copy them." }

    /// The title of reading together.
    reading_title() { nl: "samen lezen", en: "reading together" }
    /// What to do.
    reading_minute() { nl: "Lees een minuut in stilte. Wat valt op?", en: "Read in silence for a minute. What do you notice?" }
    /// What to do with numbers: there is nothing to read.
    reading_numbers() { nl: "Kijk even naar de cijfers. Wat valt op?", en: "Look at the numbers for a moment. What do you notice?" }
    /// There was no answer to this line before.
    reading_no_last_time() { nl: "Deze vraag is er voor het eerst.", en: "This question is here for the first time." }

    /// What was said earlier comes after what is written now, so that it does not steer.
    earlier_later() { nl: "Wat er eerder is gezegd, komt als jullie antwoorden er zijn.", en: "What was said earlier comes when your answers are in." }

    /// Everyone shows a number at once.
    scale_show() { nl: "Schrijf je cijfer op. Op drie laten we ze samen zien.", en: "Write down your number. On three we show them together." }
    /// Everyone shows a choice at once.
    choice_show() { nl: "Schrijf je keuze op. Op drie laten we ze samen zien.", en: "Write down your choice. On three we show them together." }
    /// Numbers without names, of several people; the count as a word at the start of a line.
    scale_unnamed(count: &str) { nl: "{count} cijfers, zonder naam", en: "{count} numbers, no names" }
    /// A number outside the scale.
    scale_outside(from: i64, to: i64) { nl: "Kies een cijfer van {from} tot en met {to}.", en: "Choose a number from {from} to {to}." }
    /// One option.
    choice_one() { nl: "Kies er één.", en: "Choose one." }
    /// So many options at least.
    choice_least(n: u32) { nl: "Kies er ten minste {n}.", en: "Choose at least {n}." }
    /// So many options, neither more nor fewer.
    choice_exactly(n: u32) { nl: "Kies er {n}.", en: "Choose {n}." }
    /// From so many options to so many.
    choice_between(least: u32, most: u32) { nl: "Kies er {least} tot en met {most}.", en: "Choose {least} to {most}." }
    /// There is nothing to choose or to vote on: nobody said anything there.
    nothing_to_choose() { nl: "Er is hier niets om uit te kiezen. Ga verder.", en: "There is nothing to choose from here. Go on." }
    /// More options.
    choice_many(max: u32) { nl: "Kies er één." / "Kies er hooguit {max}.", en: "Choose one." / "Choose {max} at most." }
    /// Votes by show of hands.
    vote_hands(votes: u32) { nl: "Steek je hand op. Je hebt één stem." / "Steek je hand op. Je hebt {votes} stemmen.", en: "Show of hands. You have one vote." / "Show of hands. You have {votes} votes." }

    /// The votes of one person.
    vote_yours(votes: u32) { nl: "Je hebt één stem." / "Je hebt {votes} stemmen.", en: "You have one vote." / "You have {votes} votes." }
    /// How counts are typed.
    vote_type() { nl: "Typ bij elke regel het aantal.", en: "Type the number on each row." }
    /// How many votes were counted, of how many there are.
    vote_counted(n: u32, all: u32) { nl: "{n} van {all} stemmen" / "{n} van {all} stemmen", en: "{n} of {all} votes" / "{n} of {all} votes" }
    /// Asks whose words were said back whether that is right.
    say_back_right(name: &str) { nl: "{name}, klopt dat?", en: "{name}, is that right?" }
    /// The same, where nobody in particular said them.
    say_back_right_all() { nl: "Klopt dat?", en: "Is that right?" }

    /// An agreement needs an owner.
    agreement_needs_who() { nl: "Wie doet dit? Een naam, of ‘wij’.", en: "Who will do this? A name, or ‘we’." }
    /// By when, by example.
    agreement_when_starter() { nl: "vrijdag, over twee weken, 12-3", en: "Friday, in two weeks, 12 March" }
    /// What was typed is no date and is kept as words.
    agreement_when_words() { nl: "Dit is geen datum. Het blijft staan zoals je het typte.", en: "This is not a date. It stays as you typed it." }
    /// If then, by example.
    agreement_if_starter() { nl: "Als er minder dan vijf mensen komen, dan …", en: "If fewer than five people come, then …" }
    /// An agreement needs words.
    agreement_needs_what() { nl: "Wat spreken jullie af? Typ dat eerst.", en: "What do you agree? Type that first." }
    /// How many agreements are asked for at most; the count as a word too.
    agreement_at_most(n: u32, count: &str) { nl: "Hooguit één afspraak." / "Hooguit {count} afspraken.", en: "One agreement at most." / "At most {count} agreements." }
    /// How many agreements are asked for at least; the count as a word too.
    agreement_at_least(n: u32, count: &str) { nl: "Ten minste één afspraak." / "Ten minste {count} afspraken.", en: "One agreement at least." / "At least {count} agreements." }
    /// As many agreements as are asked for were made; the count as a word too.
    agreement_enough(n: u32, count: &str) { nl: "Dat is er één. Met Tab ga je verder." / "Dat zijn er {count}. Met Tab ga je verder.", en: "That is one. Go on with Tab." / "That makes {count}. Go on with Tab." }
    /// The next agreement.
    agreement_next() { nl: "Nog een afspraak? Anders verder.", en: "Another agreement? Or go on." }

    /// The title of who is here.
    here_title() { nl: "Wie is hier?", en: "Who is here?" }
    /// Somebody who is here.
    here_present() { nl: "hier", en: "here" }
    /// Somebody came.
    here_came(name: &str) { nl: "{name} doet nu mee.", en: "{name} takes part now." }
    /// Somebody left; the words stay.
    here_left(name: &str) { nl: "{name} is weg. Wat {name} zei blijft staan.", en: "{name} has left. What {name} said stays." }
    /// Add someone.
    here_add() { nl: "iemand erbij", en: "add someone" }
    /// Another case after all.
    here_other_case() { nl: "toch een andere casus", en: "another case after all" }
    /// Where the answers went.
    here_moved(title: &str) { nl: "Deze ronde hoort nu bij ‘{title}’. De antwoorden gaan mee.", en: "This round now belongs to ‘{title}’. The answers go along." }
    /// The title of choosing who begins.
    here_who_begins() { nl: "Wie begint?", en: "Who begins?" }
    /// Somebody else begins.
    here_begins(name: &str) { nl: "{name} begint.", en: "{name} begins." }

    /// The title of a pause.
    pause_title() { nl: "Pauze", en: "Pause" }
    /// What a pause keeps.
    pause_waits() { nl: "De ronde wacht. Alles is bewaard.", en: "The round waits. Everything is kept." }
    /// Which round waits: its sequence, its day and the time at which it began.
    pause_begun(sequence: &str, day: &str, time: &str) { nl: "{sequence}, begonnen op {day} om {time}", en: "{sequence}, begun on {day} at {time}" }
    /// Go on.
    pause_resume() { nl: "verder waar we waren", en: "go on where we were" }
    /// Go to the closing.
    pause_finish() { nl: "nu afronden", en: "finish now" }
    /// Leave, and go on another time.
    pause_leave() { nl: "naar de casussen, later verder", en: "to the cases, go on later" }
    /// Set the round aside.
    pause_set_aside() { nl: "opzij leggen: bewaren en stoppen", en: "set aside: keep it and stop" }
    /// Throw away a round begun by mistake.
    pause_throw_away() { nl: "weggooien: dit was een vergissing", en: "throw away: this was a mistake" }
    /// What throwing away does.
    pause_throw_away_sure() { nl: "Alles van deze ronde gaat weg en komt niet terug.", en: "All of this round goes and does not come back." }

    /// Throwing away, when it is asked again: no.
    pause_throw_away_no() { nl: "nee, bewaren", en: "no, keep it" }
    /// Throwing away, when it is asked again: yes.
    pause_throw_away_yes() { nl: "ja, weggooien", en: "yes, throw it away" }

    /// What stands on a covered screen.
    covered() { nl: "Het scherm is afgedekt.", en: "The screen is covered." }
    /// How to uncover it.
    covered_hint() { nl: "F6 laat het weer zien.", en: "F6 shows it again." }
    /// The keyboard goes to the next one.
    pass_to(name: &str) { nl: "Geef het toetsenbord aan {name}.", en: "Give the keyboard to {name}." }
    /// The next one takes it.
    pass_taken(name: &str) { nl: "{name}, druk op Enter als alleen jij het scherm ziet.", en: "{name}, press Enter when only you can see the screen." }

    /// The keyboard goes to somebody who has not typed yet; nobody is named.
    pass_to_next() { nl: "Geef het toetsenbord aan de volgende.", en: "Give the keyboard to the next person." }
    /// That one takes it.
    pass_taken_by_next() { nl: "Druk op Enter als alleen jij het scherm ziet.", en: "Press Enter when only you can see the screen." }

    /// Saving failed; the words stay.
    save_failed() { nl: "Opslaan lukt niet. Je woorden staan er nog.", en: "Saving does not work. Your words are still here." }
    /// The terminal is too small.
    too_small() { nl: "Maak het venster groter.", en: "Make the window larger." }
    /// A NUL was pasted; no text may hold one.
    refused_nul() { nl: "Er zat een teken in dat geen letter is (NUL). Dat is weggelaten.", en: "It held a character that is no letter (NUL). That was left out." }
    /// An answer that is no words cannot be typed over where it is read back.
    reading_go_back_to_correct() { nl: "Ga met Shift-Tab terug om dit te verbeteren.", en: "Go back with Shift-Tab to correct this." }
    /// The disk is full; the words stay.
    save_failed_full() { nl: "De schijf is vol. Je woorden staan er nog: maak ruimte en typ verder.", en: "The disk is full. Your words are still here: make room and type on." }
    /// The disk refuses, in its own words; the words of people stay.
    save_failed_disk(error: &str) { nl: "De schijf weigert. Je woorden staan er nog: maak ruimte, of kijk of de schijf er nog is, en typ verder. ({error})", en: "The disk refuses. Your words are still here: make room, or see whether the disk is still there, and type on. ({error})" }
    /// The database cannot be written.
    save_failed_read_only() { nl: "Hier mag niet geschreven worden. Je woorden staan er nog.", en: "This place cannot be written. Your words are still here." }
    /// The sequence is not there any more.
    sequence_gone(id: &str) { nl: "De werkvorm ‘{id}’ is er niet meer.", en: "The sequence ‘{id}’ is not there any more." }
    /// A key asked for something that belongs to another place.
    refused_here() { nl: "Dat kan hier niet.", en: "That cannot be done here." }
    /// A choice or a person that is not there any more.
    refused_gone() { nl: "Dat is er niet meer.", en: "That is not there any more." }
    /// The round waits.
    refused_paused() { nl: "De ronde wacht. Ga eerst verder.", en: "The round waits. Go on first." }
    /// The editor could not be opened; the words stay as they were.
    editor_failed(error: &str) { nl: "De editor werkt niet: {error}", en: "The editor does not work: {error}" }
    /// A file could not be written.
    write_failed(path: &str, error: &str) { nl: "Schrijven lukt niet: {path}: {error}", en: "It cannot be written: {path}: {error}" }
    /// Something with the disk or the terminal went wrong; the words are still here.
    outside_failed(error: &str) { nl: "Dat lukte niet: {error}", en: "That did not work: {error}" }
}

impl super::Ui {
    /// What heads the one more line of an answer: the group is asked in another way than a person.
    pub fn why_of(self, slot: Slot) -> &'static str {
        if slot == Slot::Group { self.why_label_group() } else { self.why_label() }
    }

    /// How many are to be chosen, in words. Nothing is refused for it.
    pub fn choice_asked(self, step: &Step) -> String {
        match (step.at_least.filter(|least| *least > 1), step.most_chosen()) {
            (_, 1) => self.choice_one().to_owned(),
            (Some(least), u32::MAX) => self.choice_least(least),
            (Some(least), most) if least < most => self.choice_between(least, most),
            (Some(least), _) => self.choice_exactly(least),
            (None, most) => self.choice_many(most),
        }
    }

    /// Why a move cannot be made, for the one at the keyboard.
    pub fn refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::OffScale { from, to } => self.scale_outside(*from, *to),
            Refusal::Paused => self.refused_paused().to_owned(),
            Refusal::UnknownPick | Refusal::UnknownAnswer | Refusal::UnknownPerson => {
                self.refused_gone().to_owned()
            }
            Refusal::Finished
            | Refusal::AtStart
            | Refusal::NotHere
            | Refusal::WrongKind
            | Refusal::UnfittingPeople => self.refused_here().to_owned(),
        }
    }
}

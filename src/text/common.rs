//! Words that stand on more than one screen: the design's table, moves, counts, owners.
//!
//! Never here: words of one screen only; words that belong to a code (see `terms`).

use super::table::words;

words! {
    /// The name of the program, at the top of Home.
    halte() { nl: "halte", en: "halte" }
    /// A sequence of questions, as people call it.
    sequence() { nl: "werkvorm", en: "sequence" }
    /// What is asked of a new case.
    case_question() { nl: "Waar werken jullie samen aan?", en: "What are you working on together?" }

    /// View 1 of a case.
    view_rounds() { nl: "Rondes", en: "Rounds" }
    /// View 2 of a case.
    view_questions() { nl: "Vragen", en: "Questions" }
    /// View 3 of a case.
    view_agreements() { nl: "Afspraken", en: "Agreements" }
    /// View 4 of a case.
    view_agenda() { nl: "Leervragen", en: "Learning questions" }
    /// View 3 where room is short.
    short_agreements() { nl: "Afspraken", en: "Agreed" }
    /// View 4 where room is short.
    short_agenda() { nl: "Leervragen", en: "Learning" }
    /// View 5 of a case.
    view_elements() { nl: "Wat werkt", en: "What works" }
    /// View 6 of a case.
    view_over_time() { nl: "Verloop", en: "Over time" }
    /// View 7 of a case.
    view_roles() { nl: "Per rol", en: "By role" }

    /// On to what comes next.
    on() { nl: "verder", en: "next" }
    /// Back to what came before.
    back() { nl: "terug", en: "back" }
    /// Let this turn pass.
    skip() { nl: "beurt overslaan", en: "skip my turn" }
    /// Leave the program.
    quit() { nl: "stoppen", en: "quit" }
    /// Hide what is on the wall.
    cover() { nl: "scherm afdekken", en: "cover the screen" }
    /// Yes.
    yes() { nl: "ja", en: "yes" }
    /// No.
    no() { nl: "nee", en: "no" }

    /// Which question of how many.
    question_of(n: usize, total: usize) { nl: "vraag {n} van {total}", en: "question {n} of {total}" }
    /// Which question of how many, where it begins a line.
    question_of_title(n: usize, total: usize) { nl: "Vraag {n} van {total}", en: "Question {n} of {total}" }
    /// Which agreement of how many.
    agreement_of(n: usize, total: usize) { nl: "afspraak {n} van {total}", en: "agreement {n} of {total}" }
    /// Which item of how many, of a step that is asked for each.
    item_of(n: usize, total: usize) { nl: "{n} van {total}", en: "{n} of {total}" }
    /// Which minute of how many.
    minute_of(n: u32, total: u32) { nl: "minuut {n} van {total}", en: "minute {n} of {total}" }
    /// About how many minutes.
    about_minutes(n: u32) { nl: "ongeveer een minuut" / "ongeveer {n} minuten", en: "about a minute" / "about {n} minutes" }

    /// How many rounds.
    rounds(n: usize) { nl: "één ronde" / "{n} rondes", en: "one round" / "{n} rounds" }
    /// How many people.
    people(n: usize) { nl: "één persoon" / "{n} mensen", en: "one person" / "{n} people" }
    /// How many questions.
    questions(n: usize) { nl: "één vraag" / "{n} vragen", en: "one question" / "{n} questions" }
    /// How many votes.
    votes(n: u32) { nl: "één stem" / "{n} stemmen", en: "one vote" / "{n} votes" }

    /// The whole group as the owner of an agreement.
    we() { nl: "wij", en: "we" }
    /// A person and the role: «Bram, ambtenaar».
    person_in_role(name: &str, role: &str) { nl: "{name}, {role}", en: "{name}, {role}" }
    /// Between the two last of several names.
    and() { nl: "en", en: "and" }
    /// Where a turn was passed.
    passed() { nl: "–", en: "–" }
    /// Not here in this round; something else than a passed turn.
    not_here() { nl: "niet hier", en: "not here" }

    /// The date by which an agreement is meant to be done.
    due(date: &str) { nl: "uiterlijk {date}", en: "by {date}" }
    /// No date was said.
    no_date() { nl: "geen datum", en: "no date" }
    /// Heads the form line for if … then ….
    if_then_label() { nl: "Als … dan …", en: "If … then …" }
    /// Heads what will be done.
    what_label() { nl: "Wat", en: "What" }
    /// Heads who will do it.
    who_label() { nl: "Wie", en: "Who" }
    /// Heads by when.
    when_label() { nl: "Wanneer", en: "By when" }
    /// Heads the one more line of a scale, choice or vote of the group.
    why_label_group() { nl: "Waardoor zeggen jullie dat?", en: "What makes you say so?" }
    /// Heads the one more line of a scale, choice or vote.
    why_label() { nl: "Waardoor zeg je dat?", en: "What makes you say so?" }

    /// Heads a working element.
    element_label() { nl: "Wat werkt", en: "What works" }
    /// Heads what made it possible.
    conditions_label() { nl: "Wat maakte het mogelijk", en: "What made it possible" }
    /// Heads what makes it seem to work.
    element_why_label() { nl: "Waardoor werkt het, denk je", en: "What makes it work, do you think" }
    /// Heads when it does not work.
    not_when_label() { nl: "Wanneer werkt het niet", en: "When does it not work" }

    /// Beside what the group wants to see again.
    comes_back() { nl: "komt terug", en: "comes back" }
    /// The title of an earlier round's answers.
    last_time(date: &str) { nl: "Vorige keer, {date}", en: "Last time, {date}" }
}

impl super::Ui {
    /// Shorter names of the seven views, for a screen on which those in full do not stand beside each other.
    pub fn short_views(self) -> [&'static str; 7] {
        let [rounds, questions, _, _, elements, over_time, roles] = self.views();
        [rounds, questions, self.short_agreements(), self.short_agenda(), elements, over_time, roles]
    }

    /// The names of the seven views of a case, in their order.
    pub fn views(self) -> [&'static str; 7] {
        [
            self.view_rounds(),
            self.view_questions(),
            self.view_agreements(),
            self.view_agenda(),
            self.view_elements(),
            self.view_over_time(),
            self.view_roles(),
        ]
    }

    /// Names as people say them: «Noor, Bram en Fatima».
    pub fn names<S: AsRef<str>>(self, names: &[S]) -> String {
        let Some((last, first)) = names.split_last() else {
            return String::new();
        };
        let last = last.as_ref();
        if first.is_empty() {
            return last.to_owned();
        }
        let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
        format!("{} {} {last}", first.join(", "), self.and())
    }
}

/// The text with its first letter as a capital, for words that come to begin a line.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::capital;
    use crate::text::Ui;

    #[test]
    fn a_key_speaks_both_languages_and_counts() {
        assert_eq!(Ui::Nl.on(), "verder");
        assert_eq!(Ui::En.question_of(3, 9), "question 3 of 9");
        assert_eq!(Ui::Nl.rounds(1), "één ronde");
        assert_eq!(Ui::Nl.rounds(2), "2 rondes");
        assert_eq!(Ui::En.minute_of(2, 4), "minute 2 of 4");
        assert_eq!(Ui::En.views().map(str::len), [6, 9, 10, 18, 10, 9, 7]);
    }

    #[test]
    fn a_word_that_begins_a_line_gets_its_capital() {
        assert_eq!(capital("één ronde"), "Één ronde");
        assert_eq!(capital(""), "");
    }

    #[test]
    fn names_are_said_as_people_say_them() {
        assert_eq!(Ui::Nl.names::<&str>(&[]), "");
        assert_eq!(Ui::Nl.names(&["Noor"]), "Noor");
        assert_eq!(Ui::Nl.names(&["Noor", "Bram", "Els"]), "Noor, Bram en Els");
    }
}

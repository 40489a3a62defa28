//! Words that stand on more than one screen.
//!
//! Never here: words of one screen only.

use super::table::words;

words! {
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
    /// Which question of how many.
    question_of(n: usize, total: usize) { nl: "vraag {n} van {total}", en: "question {n} of {total}" }
    /// Which minute of how many.
    minute_of(n: u32, total: u32) { nl: "minuut {n} van {total}", en: "minute {n} of {total}" }
    /// How many rounds.
    rounds(n: usize) { nl: "één ronde" / "{n} rondes", en: "one round" / "{n} rounds" }
}

#[cfg(test)]
mod tests {
    use super::super::Ui;

    #[test]
    fn a_key_speaks_both_languages_and_counts() {
        assert_eq!(Ui::Nl.on(), "verder");
        assert_eq!(Ui::En.question_of(3, 9), "question 3 of 9");
        assert_eq!(Ui::Nl.rounds(1), "één ronde");
        assert_eq!(Ui::Nl.rounds(2), "2 rondes");
        assert_eq!(Ui::En.minute_of(2, 4), "minute 2 of 4");
    }
}

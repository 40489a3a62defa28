//! Words of searching in everything that was said.
//!
//! Never here: a count beside a person's name.

use super::Ui;
use super::table::words;
use crate::domain::search::Source;

words! {
    /// Heads the screen.
    search_title() { nl: "Zoeken", en: "Search" }
    /// In what the search looks: everything.
    search_everywhere() { nl: "in alles wat gezegd is", en: "in everything that was said" }
    /// What to type.
    search_starter() { nl: "Typ wat je zoekt", en: "Type what you look for" }
    /// Nothing was found.
    search_nothing() { nl: "Niets gevonden.", en: "Nothing found." }
    /// It is still being looked for.
    search_on() { nl: "halte zoekt verder …", en: "halte searches on …" }
    /// There is more than is shown.
    search_more() { nl: "Er is meer: geef een hoger --limit.", en: "There is more: give a higher --limit." }
    /// A mark that halte does not know.
    search_no_mark(mark: &str) { nl: "‘{mark}’ is geen markering", en: "‘{mark}’ is not a mark" }
    /// A role that nobody has.
    search_no_role(role: &str) { nl: "niemand heeft de rol ‘{role}’", en: "nobody has the role ‘{role}’" }
    /// A day that cannot be read.
    search_no_day(typed: &str) { nl: "‘{typed}’ is geen datum", en: "‘{typed}’ is not a date" }
    /// How to type a day.
    search_day_hint() { nl: "typ een datum als 2026-03-18", en: "type a date like 2026-03-18" }
    /// Only with this mark, on the row of the filters.
    search_with_mark(mark: &str) { nl: "met ‘{mark}’", en: "with ‘{mark}’" }
    /// Only of this role.
    search_of_role(role: &str) { nl: "van {role}", en: "by {role}" }
    /// Only in this case.
    search_in_case(title: &str) { nl: "in {title}", en: "in {title}" }
    /// Only on this line.
    search_on_line(question: &str) { nl: "bij «{question}»", en: "at «{question}»" }
    /// Only of the last year.
    search_year() { nl: "het laatste jaar", en: "the last year" }
    /// Only of the last three months.
    search_quarter() { nl: "de laatste drie maanden", en: "the last three months" }

    /// An agreement was found.
    found_agreement() { nl: "Afspraak", en: "Agreement" }
    /// What was said of an agreement was found.
    found_review() { nl: "Over de afspraak", en: "About the agreement" }
    /// A learning question was found.
    found_question() { nl: "Leervraag", en: "Learning question" }
    /// A working element was found.
    found_element() { nl: "Wat werkt", en: "What works" }
    /// What came of a working element was found.
    found_sighting() { nl: "Weer gezien", en: "Seen again" }
    /// A note was found.
    found_note() { nl: "Notitie", en: "Note" }
    /// What was shown or handed round was found.
    found_attachment() { nl: "Getoond", en: "Shown" }
    /// Before words that stood there earlier, and were corrected or changed since.
    found_earlier() { nl: "eerder:", en: "earlier:" }
    /// What a round was about was found.
    found_round() { nl: "Over de ronde", en: "About the round" }
}

impl Ui {
    /// What says it: the question as it was asked, or the kind of thing with what it is about.
    pub fn found(self, source: Source, question: Option<&str>) -> String {
        let kind = match source {
            Source::Answer => return question.unwrap_or_default().to_owned(),
            Source::Agreement => self.found_agreement(),
            Source::Review => self.found_review(),
            Source::Question => self.found_question(),
            Source::Element => self.found_element(),
            Source::Sighting => self.found_sighting(),
            Source::Note => self.found_note(),
            Source::Attachment => self.found_attachment(),
            Source::Round => self.found_round(),
        };
        question.map_or_else(|| kind.to_owned(), |about| format!("{kind} «{about}»"))
    }
}

//! Words of a case and its seven views.
//!
//! Never here: "too late", or a count beside a person's name.

use super::table::words;

words! {
    /// The last change was undone.
    case_undone() { nl: "Teruggedraaid.", en: "Undone." }
    /// What was said of an agreement between rounds is kept.
    case_settled() { nl: "Bewaard.", en: "Kept." }
    /// No round yet.
    case_no_rounds() { nl: "Nog geen ronde. Druk op r om te beginnen.", en: "No round yet. Press r to begin." }
    /// The heading of a round.
    case_round_of(date: &str) { nl: "Ronde van {date}", en: "Round of {date}" }
    /// A round that was set aside.
    case_set_aside() { nl: "opzij gelegd", en: "set aside" }
    /// A round that is paused.
    case_paused() { nl: "gepauzeerd", en: "paused" }
    /// Who was here.
    case_present(names: &str) { nl: "Met {names}", en: "With {names}" }
    /// What a round was about.
    case_about(about: &str) { nl: "Onderwerp: {about}", en: "Subject: {about}" }
    /// Steps that were left out.
    case_steps_skipped() { nl: "Overgeslagen vragen", en: "Questions left out" }
    /// Heads what was said at questions that the group left again.
    case_said_elsewhere() { nl: "Ook gezegd, daarna kozen jullie anders", en: "Also said, before you chose another way" }
    /// Open agreements that there is no room for.
    case_more_agreements(n: usize) { nl: "en nog één afspraak" / "en nog {n} afspraken", en: "and one more agreement" / "and {n} more agreements" }
    /// Heads the agreements that are open.
    case_agreements() { nl: "Open afspraken", en: "Open agreements" }
    /// A round that was not finished, in a list.
    case_round_paused() { nl: "Gepauzeerde ronde", en: "Paused round" }
    /// What narrows the list down.
    case_filter() { nl: "Zoek op datum, werkvorm of waar het over ging", en: "Find by date, sequence or what it was about" }
    /// An answer of the group.
    case_group() { nl: "Samen", en: "Together" }
    /// Heads what people said who have no role.
    case_no_role() { nl: "Zonder rol", en: "No role" }
    /// Before what someone said back.
    case_said_back() { nl: "zei terug", en: "said back" }
    /// Heads how it went with agreements, round by round.
    case_outcomes() { nl: "Hoe het ging met de afspraken", en: "How it went with the agreements" }
    /// What was said between rounds.
    case_between() { nl: "tussen twee rondes", en: "between rounds" }
    /// The lowest number, the middle one and the highest.
    case_spread(low: &str, middle: &str, high: &str) { nl: "{low} – {middle} – {high}", en: "{low} – {middle} – {high}" }
    /// No number was given and no agreement spoken of.
    case_nothing_over_time() { nl: "Nog geen cijfers, en nog geen afspraken besproken.", en: "No numbers yet, and no agreements spoken of yet." }
    /// Heads the agreements that are not open any more.
    case_settled_agreements() { nl: "Niet meer open", en: "No longer open" }
    /// Above those that are not open any more.
    case_none_open() { nl: "Geen open afspraken.", en: "No open agreements." }
    /// Nothing was agreed yet.
    case_no_agreements() { nl: "Nog geen afspraken.", en: "No agreements yet." }
    /// Nothing was asked yet.
    case_no_lines() { nl: "Nog geen vragen. Die komen hier na de eerste ronde.", en: "No questions yet. They come here after the first round." }
    /// An answer without an author.
    case_unnamed() { nl: "Zonder naam", en: "No name" }
    /// A question that was worded differently then.
    case_asked_then(question: &str) { nl: "«{question}»", en: "«{question}»" }
}

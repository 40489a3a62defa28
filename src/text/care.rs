//! Words of the care of cases: renaming, merging, correcting, what was forgotten, erasing.
//!
//! Never here: a judgement of what people said first.

use super::table::words;

words! {
    /// Another title for a case.
    key_rename() { nl: "andere titel", en: "rename" }
    /// Close a case.
    key_close() { nl: "sluiten", en: "close" }
    /// Open a closed case again.
    key_reopen() { nl: "heropenen", en: "reopen" }
    /// Join a case, or a person, with another.
    key_merge() { nl: "samenvoegen", en: "merge" }
    /// The people of a case.
    key_people() { nl: "mensen", en: "people" }
    /// Leave without changing anything.
    key_not_now() { nl: "toch niet", en: "not now" }
    /// Erase a person.
    key_erase() { nl: "wissen", en: "erase" }
    /// Takes part or not.
    key_active() { nl: "doet mee of niet", en: "takes part or not" }
    /// Go through what can be changed in a round.
    key_mend() { nl: "aanpassen", en: "change" }
    /// Write a note.
    key_note() { nl: "notitie", en: "note" }
    /// Say where something is that was shown.
    key_attach() { nl: "bijlage", en: "attachment" }
    /// To another case.
    key_move_round() { nl: "naar andere casus", en: "to another case" }

    /// Heads the field for another title.
    care_title() { nl: "Hoe heet dit voortaan?", en: "What is this called from now on?" }
    /// Asks into which case one is merged.
    care_merge_case(title: &str) { nl: "«{title}» samenvoegen met:", en: "Merge «{title}» with:" }
    /// Said after a merge of cases.
    care_merged() { nl: "Samengevoegd. Dit kun je ongedaan maken.", en: "Merged. This can be undone." }
    /// People of one name, after a merge.
    care_same_names(n: usize) { nl: "Samengevoegd. Eén naam staat er dubbel: p toont de mensen." / "Samengevoegd. {n} namen staan er dubbel: p toont de mensen.", en: "Merged. One name is there twice: p shows the people." / "Merged. {n} names are there twice: p shows the people." }
    /// Said after a round went to another case.
    care_moved(title: &str) { nl: "Deze ronde hoort nu bij «{title}».", en: "This round is now part of «{title}»." }
    /// Asks to which case a round goes.
    care_move_to() { nl: "Bij welke casus hoort deze ronde?", en: "Which case is this round about?" }
    /// There is no other case.
    care_no_other_case() { nl: "Er is geen andere casus.", en: "There is no other case." }
    /// A change is kept.
    care_kept() { nl: "Bewaard. Dit kun je ongedaan maken.", en: "Kept. This can be undone." }
    /// A change is kept and cannot be undone.
    care_kept_for_good() { nl: "Bewaard. De eerdere woorden zijn weg.", en: "Kept. The earlier words are gone." }
    /// There is nothing to undo.
    care_nothing_to_undo() { nl: "Er is niets om terug te draaien.", en: "There is nothing to undo." }
    /// It was changed since.
    care_changed_since() { nl: "Dit is intussen veranderd en blijft zo.", en: "This was changed since, and stays as it is." }
    /// A round that is not finished is in the way.
    care_round_waits() { nl: "Er wacht nog een ronde. Rond die eerst af, of gooi die weg.", en: "A round still waits. Finish it first, or throw it away." }
    /// Two people who were there together.
    care_were_together() { nl: "Deze twee zaten samen in een ronde: het zijn twee mensen.", en: "These two were together in a round: they are two people." }
    /// A title that another case has.
    care_title_taken(title: &str) { nl: "Er is al een casus die «{title}» heet.", en: "There is a case called «{title}» already." }
    /// A field that cannot stay empty.
    care_empty() { nl: "Hier hoort iets te staan.", en: "Something has to stand here." }

    /// Heads the people of a case.
    care_people() { nl: "Mensen", en: "People" }
    /// No people.
    care_no_people() { nl: "Hier is nog niemand.", en: "Nobody is here yet." }
    /// Beside someone who no longer takes part.
    care_inactive() { nl: "doet niet meer mee", en: "no longer takes part" }
    /// Beside a name that stands there twice.
    care_same_name() { nl: "zelfde naam", en: "same name" }
    /// Heads a name.
    care_name() { nl: "Naam", en: "Name" }
    /// Asks who a person is the same as.
    care_same_as(name: &str) { nl: "{name} is dezelfde als:", en: "{name} is the same as:" }
    /// Nobody else is there.
    care_nobody_else() { nl: "Er is niemand anders.", en: "There is nobody else." }
    /// Asks what is erased.
    care_erase(name: &str) { nl: "{name} wissen?", en: "Erase {name}?" }
    /// What erasing means.
    care_erase_aside() { nl: "De naam gaat overal uit deze casus weg. Dit kun je niet terugdraaien.", en: "The name goes everywhere from this case. This cannot be undone." }
    /// Words and all.
    care_erase_words() { nl: "naam en woorden weg", en: "name and words gone" }
    /// Only the name.
    care_erase_name() { nl: "naam weg, de woorden blijven zonder naam", en: "name gone, the words stay without a name" }
    /// Not.
    care_erase_not() { nl: "toch niet", en: "not after all" }
    /// Erased.
    care_erased() { nl: "Gewist.", en: "Erased." }
    /// The name stands in others' words.
    care_named_in(n: usize) { nl: "Gewist. De naam staat nog op één plek in woorden van anderen." / "Gewist. De naam staat nog op {n} plekken in woorden van anderen.", en: "Erased. The name still stands in one place in words of others." / "Erased. The name still stands in {n} places in words of others." }
    /// Of their words something was made that stays.
    care_made_of(n: usize) { nl: "Wat ervan gemaakt is staat er nog: één leervraag of werkend element." / "Wat ervan gemaakt is staat er nog: {n} leervragen of werkende elementen.", en: "What was made of it is still there: one learning question or working element." / "What was made of it is still there: {n} learning questions or working elements." }
    /// Somebody else in the case has the name.
    care_namesakes_here() { nl: "In deze casus heet nog iemand zo: wis die ook als het dezelfde is.", en: "Somebody else in this case has this name: erase them too if it is the same person." }
    /// An obstacle of a round that went to another case came back to one of the case before.
    care_links_gone() { nl: "Dat een obstakel eerder langskwam, staat er nu niet meer bij.", en: "That an obstacle came by before no longer stands with it." }
    /// Names that stand twice in a case since a round came to it.
    care_names_twice(n: usize) { nl: "Eén naam staat daar nu twee keer (p mensen: m samenvoegen)." / "{n} namen staan daar nu twee keer (p mensen: m samenvoegen).", en: "One name is there twice now (p people: m merge)." / "{n} names are there twice now (p people: m merge)." }
    /// Somebody in another case has the name.
    care_namesakes(n: usize) { nl: "Ook in één andere casus heet iemand zo." / "Ook in {n} andere casussen heet iemand zo.", en: "Somebody in one other case has this name too." / "Somebody in {n} other cases has this name too." }

    /// Asks a person whether earlier words may stay.
    care_keep_words(name: &str) { nl: "{name}, mogen je eerdere woorden bewaard blijven?", en: "{name}, may your earlier words be kept?" }
    /// Asks it of everyone.
    care_keep_our_words() { nl: "Mogen de eerdere woorden bewaard blijven?", en: "May the earlier words be kept?" }
    /// Yes.
    care_keep_yes() { nl: "ja, in de geschiedenis", en: "yes, in the history" }
    /// No.
    care_keep_no() { nl: "nee, haal ze weg", en: "no, take them away" }
    /// Nothing was changed.
    care_unchanged() { nl: "Er is niets veranderd.", en: "Nothing was changed." }
    /// This kind of answer is not changed here.
    care_not_here() { nl: "Dit antwoord verander je hier niet.", en: "This answer is not changed here." }
    /// Learning questions are changed in their own view.
    care_in_questions() { nl: "Leervragen verander je in de casus, bij 4.", en: "Learning questions are changed in the case, at 4." }
    /// What works is changed in its own view.
    care_in_elements() { nl: "Wat werkt verander je in de casus, bij 5.", en: "What works is changed in the case, at 5." }
    /// In place of a number that stands beside a name.
    care_a_number() { nl: "een getal", en: "a number" }
    /// A number that is not on the scale.
    care_number(low: i64, high: i64) { nl: "Kies een getal van {low} tot {high}.", en: "Choose a number from {low} to {high}." }
    /// Heads what was forgotten.
    care_forgotten() { nl: "Iets vergeten?", en: "Anything forgotten?" }
    /// An agreement that was forgotten.
    care_add_agreement() { nl: "Nog een afspraak", en: "Another agreement" }
    /// An answer that nobody gave.
    care_no_answer() { nl: "nog geen antwoord", en: "no answer yet" }
    /// It stands in two versions.
    care_two_versions() { nl: "Dit is op twee plekken anders gezegd. Kies eerst welke blijft: v in de casus.", en: "This was said differently in two places. First choose which one stays: v in the case." }
    /// A form was left with something half typed in it.
    care_half_typed() { nl: "Wat je typte blijft bewaard, en staat er weer als je terugkomt.", en: "What you typed is kept, and is there again when you come back." }
    /// Heads an agreement that is corrected.
    care_agreement() { nl: "Afspraak", en: "Agreement" }
    /// Heads a note.
    care_note() { nl: "Notitie", en: "Note" }
    /// Heads something that was shown.
    care_attachment() { nl: "Wat is erbij getoond?", en: "What was shown with it?" }
    /// What it is.
    care_attachment_kind() { nl: "Soort: foto, kaart, geluid", en: "Kind: photo, map, sound" }
    /// Where it is.
    care_attachment_reference() { nl: "Waar staat het", en: "Where it is" }
    /// What can be seen or heard.
    care_attachment_caption() { nl: "Wat zie of hoor je", en: "What can be seen or heard" }
    /// Whether those in it said yes.
    care_permission() { nl: "Vinden de mensen die erop staan het goed?", en: "Do the people in it agree?" }
    /// They said yes.
    care_permission_given() { nl: "ja", en: "yes" }
    /// They said no.
    care_permission_refused() { nl: "nee", en: "no" }
    /// They said yes, and no since.
    care_permission_withdrawn() { nl: "eerst ja, nu niet meer", en: "first yes, now no longer" }
    /// Nobody asked.
    care_permission_not_asked() { nl: "nog niet gevraagd", en: "not asked yet" }
    /// Heads what was shown in a round.
    attachments_heading() { nl: "Erbij getoond", en: "Shown with it" }
    /// Beside something that was shown: those in it said yes.
    permission_given() { nl: "met toestemming", en: "with permission" }
    /// They said no.
    permission_refused() { nl: "geen toestemming", en: "no permission" }
    /// They said yes, and no since.
    permission_withdrawn() { nl: "toestemming ingetrokken", en: "permission taken back" }
    /// Nobody asked.
    permission_not_asked() { nl: "toestemming nog niet gevraagd", en: "permission not asked yet" }
}

impl super::Ui {
    /// What those in something that was shown can answer when they are asked.
    pub fn permission_answer(self, code: &str) -> &'static str {
        match code {
            "given" => self.care_permission_given(),
            "refused" => self.care_permission_refused(),
            "withdrawn" => self.care_permission_withdrawn(),
            _ => self.care_permission_not_asked(),
        }
    }

    /// What those in something that was shown said of it.
    pub fn permission(self, code: &str) -> &'static str {
        match code {
            "given" => self.permission_given(),
            "refused" => self.permission_refused(),
            "withdrawn" => self.permission_withdrawn(),
            _ => self.permission_not_asked(),
        }
    }
}

//! What each key does, as the hint line, the help and the palette say it: one or two words each.
//!
//! Never here: which key it is (that is `tui::keys`).

use super::table::words;

words! {
    /// Help.
    key_help() { nl: "hulp", en: "help" }
    /// Every action by name.
    key_palette() { nl: "alles wat kan", en: "everything you can do" }
    /// Draw the screen anew.
    key_redraw() { nl: "scherm opnieuw tekenen", en: "redraw the screen" }
    /// Clicks and the wheel, on or off.
    key_mouse() { nl: "muis aan of uit", en: "mouse on or off" }
    /// Leave halte; everything is kept.
    key_leave() { nl: "halte verlaten, alles is bewaard", en: "leave halte, everything is kept" }
    /// Let halte sleep and return to the shell.
    key_suspend() { nl: "even naar de opdrachtregel", en: "to the shell for a moment" }
    /// Cover the screen.
    key_cover() { nl: "afdekken", en: "cover" }
    /// Uncover the screen.
    key_uncover() { nl: "verder", en: "go on" }
    /// One level back.
    key_escape() { nl: "terug", en: "back" }
    /// Pause the round.
    key_pause() { nl: "pauze", en: "pause" }
    /// On.
    key_on() { nl: "verder", en: "next" }
    /// Yes, these are my words; on.
    key_yes_on() { nl: "ja, verder", en: "yes, next" }
    /// Everyone is done writing.
    key_written() { nl: "klaar met schrijven", en: "done writing" }
    /// The round is done.
    key_done() { nl: "klaar", en: "done" }
    /// Back.
    key_back() { nl: "terug", en: "back" }
    /// Skip my turn.
    key_skip() { nl: "beurt overslaan", en: "skip my turn" }
    /// Skip my turn, where room is short.
    key_skip_short() { nl: "overslaan", en: "skip" }
    /// Skip this agreement.
    key_skip_agreement() { nl: "nu niet bespreken", en: "not now" }
    /// Set a mark.
    key_mark() { nl: "markeren", en: "mark" }
    /// What was said earlier.
    key_earlier() { nl: "eerder", en: "earlier" }
    /// What the one who leads says, and the time.
    key_script() { nl: "script en tijd", en: "script and time" }
    /// Type in an editor of one's own.
    key_external() { nl: "in eigen editor", en: "in your own editor" }
    /// Someone else begins.
    key_begin_with() { nl: "iemand anders begint", en: "someone else begins" }
    /// Who is here.
    key_who() { nl: "wie is hier", en: "who is here" }
    /// Go to the closing now.
    key_finish_now() { nl: "nu afronden", en: "finish now" }
    /// Open.
    key_open() { nl: "openen", en: "open" }
    /// A round of this case.
    key_round() { nl: "ronde", en: "round" }
    /// A new case.
    key_new() { nl: "nieuw", en: "new" }
    /// Quit.
    key_quit() { nl: "stoppen", en: "quit" }
    /// Filter the list.
    key_filter() { nl: "zoeken", en: "filter" }
    /// Stop typing the filter, and leave it.
    key_keep_filter() { nl: "alleen deze", en: "only these" }
    /// Take the filter away.
    key_all_cases() { nl: "alles", en: "all" }
    /// Up or down.
    key_move() { nl: "kiezen", en: "move" }
    /// Read on.
    key_scroll() { nl: "lezen", en: "read" }
    /// Choose.
    key_choose() { nl: "kiezen", en: "choose" }
    /// Correct the words.
    key_correct() { nl: "verbeteren", en: "correct" }
    /// It comes back next time.
    key_comes_back() { nl: "komt terug", en: "comes back" }
    /// Copy the read-back.
    key_copy() { nl: "kopiëren", en: "copy" }
    /// Write the read-back to a file.
    key_write() { nl: "opslaan als bestand", en: "save as a file" }
    /// Go on with the paused round.
    key_resume() { nl: "verder met de ronde", en: "go on with the round" }
    /// Go on with the round of a case that waits.
    key_go_on() { nl: "verder", en: "go on" }
    /// To the cases.
    key_home() { nl: "casussen", en: "cases" }
    /// Throw the round away.
    key_throw_away() { nl: "weggooien", en: "throw away" }
    /// Set the round aside.
    key_set_aside() { nl: "opzij leggen", en: "set aside" }
    /// Here or not.
    key_here() { nl: "hier of niet", en: "here or not" }
    /// Next page of a setup.
    key_next_field() { nl: "volgend veld", en: "next field" }
    /// Take what is offered.
    key_take() { nl: "aanvullen", en: "complete" }
    /// Add someone.
    key_add() { nl: "erbij", en: "add" }
    /// Begin the round.
    key_start() { nl: "beginnen", en: "begin" }
    /// Keep what was typed.
    key_keep() { nl: "bewaren", en: "keep" }
    /// Undo the last change.
    key_undo() { nl: "ongedaan maken", en: "undo" }
    /// Search in everything that was said.
    key_search() { nl: "terugzoeken", en: "search" }
    /// Only in the case of what the cursor is on.
    key_filter_case() { nl: "alleen hierin", en: "only in this one" }
    /// In all cases again.
    key_filter_no_case() { nl: "overal", en: "everywhere" }
    /// At all questions again.
    key_filter_no_line() { nl: "alle vragen", en: "all questions" }
    /// Only at the question of what the cursor is on.
    key_filter_line() { nl: "alleen deze vraag", en: "only this question" }
    /// Only with a mark; the next one with each key.
    key_filter_mark() { nl: "markering", en: "mark" }
    /// Only of the last months; longer ago with each key.
    key_filter_period() { nl: "periode", en: "period" }
    /// Only of a role; the next one with each key.
    key_filter_role() { nl: "rol", en: "role" }
    /// The sequences.
    key_sequences() { nl: "werkvormen", en: "sequences" }
    /// Read the whole script of a sequence.
    key_read_script() { nl: "lezen", en: "read" }
    /// Change the file of a sequence in an editor.
    key_edit() { nl: "bewerken", en: "edit" }
    /// Open the editor at a line; the number of it follows.
    key_open_at_line() { nl: "openen op regel", en: "open at line" }
    /// Look once more whether a sequence is right.
    key_check() { nl: "opnieuw controleren", en: "check again" }
    /// A new sequence from this one.
    key_new_from() { nl: "nieuwe hiervan", en: "new from this" }
    /// Walk a sequence without keeping anything.
    key_rehearse() { nl: "oefenen", en: "rehearse" }
    /// The same question, said better.
    key_same_question() { nl: "dezelfde vraag", en: "the same question" }
    /// Another question.
    key_other_question() { nl: "een andere vraag", en: "another question" }
    /// Write down what works in an answer.
    key_write_down() { nl: "opschrijven", en: "write it down" }
    /// Make a learning question of an answer.
    key_make_question() { nl: "leervraag maken", en: "make it a question" }
    /// Say which earlier obstacle this is.
    key_came_before() { nl: "kwam eerder langs", en: "came by before" }
    /// It is the same as this one, or not after all.
    key_the_same() { nl: "hetzelfde", en: "the same" }
    /// What was picked is left out after all.
    key_not_this() { nl: "toch niet", en: "not after all" }
    /// Put what was agreed in other words.
    key_say_otherwise() { nl: "anders afspreken", en: "change it" }
    /// Leave what was agreed as it is.
    key_as_it_was() { nl: "toch zo laten", en: "leave as it was" }
    /// It is no learning question after all.
    key_no_question() { nl: "toch geen leervraag", en: "no learning question" }
    /// Take what is offered behind the cursor.
    key_complete() { nl: "aanvullen", en: "complete" }
    /// Lower or higher, or the option beside it.
    key_lower_higher() { nl: "lager of hoger", en: "lower or higher" }
    /// The next row.
    key_next_row() { nl: "volgende", en: "next row" }
    /// Fewer or more votes.
    key_fewer_more() { nl: "minder of meer", en: "fewer or more" }
    /// The number of votes.
    key_count() { nl: "aantal", en: "count" }
    /// The number on the scale.
    key_number() { nl: "cijfer", en: "number" }
    /// What works, over all cases.
    key_elements() { nl: "wat werkt", en: "what works" }
    /// A working element that is known was seen again.
    key_seen_again() { nl: "weer gezien", en: "seen again" }
    /// It is the same as another one.
    key_same_as() { nl: "dit is hetzelfde als …", en: "this is the same as …" }
    /// Other words for it.
    key_reword() { nl: "anders zeggen", en: "put it differently" }
    /// It was not seen again after all.
    key_not_seen_again() { nl: "toch niet weer gezien", en: "not seen again" }
    /// Say something of a learning question.
    key_say_of() { nl: "iets erover zeggen", en: "say something of it" }
    /// Who can change it.
    key_reach() { nl: "wie kan dit", en: "who can" }
    /// A new learning question.
    key_new_question() { nl: "nieuwe leervraag", en: "new learning question" }
    /// A working element made of an answer.
    key_new_element() { nl: "uit een antwoord", en: "from an answer" }
    /// Only those with a mark.
    key_by_mark() { nl: "per markering", en: "by mark" }
    /// Only those as strong as this.
    key_by_strength() { nl: "per sterkte", en: "by strength" }
    /// Give up what was being done.
    key_give_up() { nl: "toch niet", en: "not after all" }
    /// Another question of the case.
    key_other_line() { nl: "andere vraag", en: "other question" }
    /// Say how it went with an agreement.
    key_settle() { nl: "hoe ging het?", en: "how did it go?" }
    /// The next view of a case.
    key_next_view() { nl: "volgend scherm", en: "next view" }
    /// The view before.
    key_previous_view() { nl: "vorig scherm", en: "previous view" }
}

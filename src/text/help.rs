//! Words beside keys: short ones for the hint line, whole ones for help and the list of actions.
//!
//! Never here: a key. Keys stand in the tables of their screens.

use super::table::words;

words! {
    /// Open what is chosen.
    hint_open() { nl: "openen", en: "open" }
    /// Begin a round.
    hint_round() { nl: "ronde", en: "round" }
    /// A new case.
    hint_new() { nl: "nieuw", en: "new" }
    /// The sequences.
    hint_sequences() { nl: "werkvormen", en: "sequences" }
    /// What works, across cases.
    hint_elements() { nl: "wat werkt", en: "what works" }
    /// Search.
    hint_search() { nl: "zoeken", en: "search" }
    /// Leave.
    hint_quit() { nl: "stoppen", en: "quit" }
    /// Cover the screen.
    hint_cover() { nl: "afdekken", en: "cover" }
    /// Show the screen again.
    hint_uncover() { nl: "laten zien", en: "show" }
    /// Help.
    hint_help() { nl: "hulp", en: "help" }
    /// Pause.
    hint_pause() { nl: "pauze", en: "pause" }
    /// On.
    hint_next() { nl: "verder", en: "next" }
    /// Yes, and on.
    hint_yes_next() { nl: "ja, verder", en: "yes, next" }
    /// Back.
    hint_back() { nl: "terug", en: "back" }
    /// Skip a turn, at full length.
    hint_skip() { nl: "beurt overslaan", en: "skip my turn" }
    /// Skip a turn, where there is little room.
    hint_skip_short() { nl: "overslaan", en: "skip" }
    /// Set a mark.
    hint_mark() { nl: "markeren", en: "mark" }
    /// Earlier answers.
    hint_earlier() { nl: "eerder", en: "earlier" }
    /// More of what stands there.
    hint_more() { nl: "meer", en: "more" }
    /// The script and the clock.
    hint_script() { nl: "wat je zegt", en: "what to say" }
    /// The user's editor.
    hint_editor() { nl: "eigen editor", en: "your editor" }
    /// Someone else begins.
    hint_begins() { nl: "ander begint", en: "other begins" }
    /// Who is here.
    hint_here() { nl: "wie is hier", en: "who is here" }
    /// Done writing on paper.
    hint_written() { nl: "klaar met schrijven", en: "done writing" }
    /// Done.
    hint_done() { nl: "klaar", en: "done" }
    /// Comes back next time.
    hint_comes_back() { nl: "komt terug", en: "comes back" }
    /// Improve the words.
    hint_improve() { nl: "verbeteren", en: "improve" }
    /// Choose.
    hint_choose() { nl: "kiezen", en: "choose" }
    /// Read on.
    hint_read() { nl: "lezen", en: "read" }
    /// Another question.
    hint_other_question() { nl: "andere vraag", en: "other question" }
    /// A view.
    hint_view() { nl: "weergave", en: "view" }
    /// Copy.
    hint_copy() { nl: "kopiëren", en: "copy" }
    /// Write to a file.
    hint_write() { nl: "opslaan als bestand", en: "save to a file" }
    /// Undo.
    hint_undo() { nl: "ongedaan maken", en: "undo" }
    /// A new line in the text.
    hint_new_line() { nl: "nieuwe regel", en: "new line" }
    /// The next item of a list.
    hint_next_item() { nl: "volgende", en: "next one" }
    /// The next field of a form.
    hint_next_field() { nl: "volgende veld", en: "next field" }
    /// Add someone.
    hint_add() { nl: "iemand erbij", en: "add someone" }
    /// Here or not.
    hint_here_or_not() { nl: "hier of niet", en: "here or not" }
    /// Begin.
    hint_begin() { nl: "beginnen", en: "begin" }
    /// Finish the round now.
    hint_finish_now() { nl: "nu afronden", en: "finish now" }
    /// Check again.
    hint_check_again() { nl: "opnieuw controleren", en: "check again" }
    /// Open at the line of a mistake.
    hint_open_at(line: usize) { nl: "openen op regel {line}", en: "open at line {line}" }
    /// Every action by name.
    hint_actions() { nl: "alle acties", en: "all actions" }
    /// Close what lies on top.
    hint_close() { nl: "sluiten", en: "close" }

    /// The title of help.
    help_title() { nl: "Hulp", en: "Help" }
    /// Where keys work everywhere.
    help_everywhere() { nl: "Overal", en: "Everywhere" }
    /// Keys in lists.
    help_lists() { nl: "In lijsten", en: "In lists" }
    /// Keys in a round.
    help_round() { nl: "In een ronde", en: "In a round" }
    /// Keys in text.
    help_text() { nl: "In tekst", en: "In text" }
    /// Keys in forms.
    help_forms() { nl: "In velden", en: "In fields" }
    /// What is kept, said once in help.
    help_kept() { nl: "Wat je ziet is bewaard. Stoppen mag altijd.", en: "What you see is kept. You can always stop." }
    /// The title of the list of actions.
    actions_title() { nl: "Wat wil je doen?", en: "What do you want to do?" }
    /// No action of this name.
    actions_none() { nl: "Geen actie met deze letters.", en: "No action with these letters." }

    /// Help, as a whole action.
    do_help() { nl: "hulp laten zien", en: "show help" }
    /// One level back.
    do_back() { nl: "één stap terug", en: "one level back" }
    /// Pause the round.
    do_pause() { nl: "de ronde pauzeren", en: "pause the round" }
    /// Leave.
    do_quit() { nl: "stoppen", en: "quit" }
    /// Every action.
    do_actions() { nl: "alle acties zoeken", en: "find any action" }
    /// Draw again.
    do_redraw() { nl: "het scherm opnieuw tekenen", en: "draw the screen again" }
    /// The mouse.
    do_mouse() { nl: "de muis aan of uit zetten", en: "switch the mouse on or off" }
    /// Suspend.
    do_suspend() { nl: "even naar de shell", en: "to the shell for a moment" }
    /// Up and down.
    do_move() { nl: "omhoog en omlaag", en: "up and down" }
    /// A page.
    do_page() { nl: "een bladzijde verder of terug", en: "a page on or back" }
    /// First and last.
    do_ends() { nl: "naar het begin of het einde", en: "to the start or the end" }
    /// Filter a list.
    do_filter() { nl: "zoeken in deze lijst", en: "find in this list" }
    /// Another view.
    do_views() { nl: "een andere weergave", en: "another view" }
    /// Open a case.
    do_open() { nl: "openen wat gekozen is", en: "open what is chosen" }
    /// A round.
    do_round() { nl: "een ronde beginnen", en: "begin a round" }
    /// A new case.
    do_new() { nl: "iets nieuws beginnen", en: "begin something new" }
    /// Sequences.
    do_sequences() { nl: "de werkvormen bekijken", en: "look at the sequences" }
    /// What works.
    do_elements() { nl: "bekijken wat werkt", en: "look at what works" }
    /// Search.
    do_search() { nl: "zoeken in alles wat gezegd is", en: "search all that was said" }
    /// On.
    do_next() { nl: "verder", en: "go on" }
    /// To the one before.
    do_previous() { nl: "terug naar de vorige", en: "back to the one before" }
    /// Mark.
    do_mark() { nl: "een woord bij een antwoord zetten", en: "set a word beside an answer" }
    /// Earlier answers.
    do_earlier() { nl: "eerdere antwoorden lezen", en: "read earlier answers" }
    /// Script.
    do_script() { nl: "zien wat je kunt zeggen, en de klok", en: "see what you can say, and the clock" }
    /// Skip.
    do_skip() { nl: "deze beurt overslaan", en: "skip this turn" }
    /// Cover.
    do_cover() { nl: "het scherm afdekken", en: "cover the screen" }
    /// Editor.
    do_editor() { nl: "verder typen in je eigen editor", en: "go on typing in your own editor" }
    /// Someone else begins.
    do_begins() { nl: "iemand anders laten beginnen", en: "let someone else begin" }
    /// Who is here.
    do_here() { nl: "zeggen wie er is", en: "say who is here" }
    /// Finish now.
    do_finish() { nl: "nu afronden", en: "finish now" }
    /// Comes back.
    do_comes_back() { nl: "volgende keer terug laten komen", en: "let it come back next time" }
    /// Improve.
    do_improve() { nl: "de woorden verbeteren", en: "improve the words" }
    /// Copy.
    do_copy() { nl: "wat er staat kopiëren", en: "copy what stands here" }
    /// Write.
    do_write() { nl: "wat er staat opslaan als bestand", en: "save what stands here to a file" }
    /// Undo outside text.
    do_undo() { nl: "de laatste verandering ongedaan maken", en: "undo the last change" }
    /// A new line.
    do_new_line() { nl: "een nieuwe regel", en: "a new line" }
    /// Word motion.
    do_words() { nl: "een woord verder of terug", en: "a word on or back" }
    /// Selection.
    do_select() { nl: "tekst kiezen", en: "select text" }
    /// Undo and redo of typing.
    do_undo_typing() { nl: "typen ongedaan maken, of toch weer", en: "undo typing, or do it again" }
    /// Cut, copy, paste.
    do_clipboard() { nl: "knippen, kopiëren, plakken", en: "cut, copy, paste" }
    /// Fields.
    do_fields() { nl: "volgende of vorige veld", en: "next or previous field" }
    /// Digits.
    do_digits() { nl: "kiezen met een cijfer", en: "choose with a digit" }
}

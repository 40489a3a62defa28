//! What each problem says, in English.
//!
//! Never here: the other language.

use super::super::fields::Place;
use super::super::problem::{Found, Kind, Newer, Open, Other, Wants};
use super::super::source::MOST_BYTES;
use super::{Text, keys, list, messages, near_or};
use crate::domain::person::Role;
use std::format as f;

const MEANT: &str = "did you mean";
const SAVE: &str = "Open the file in your editor and save it as UTF-8.";

fn at(place: Place) -> &'static str {
    match place {
        Place::Sequence => "at the top, before the first `[[step]]`",
        Place::People => "in `people`",
        Place::Step => "in a step",
        Place::Scale => "in `scale`",
        Place::Choice => "in one of the `options`",
        Place::OnlyIf => "in `only_if`",
        Place::Role => "in `[step.role.…]`",
    }
}

fn wanted(wants: Wants) -> &'static str {
    match wants {
        Wants::Words => "a text, or one per language",
        Wants::Text => "a text",
        Wants::Whole => "a whole number",
        Wants::Number => "a number",
        Wants::YesNo => "`true` or `false`",
        Wants::Texts => "a list of texts",
        Wants::Table => "a table",
        Wants::Tables => "a list of tables",
    }
}

fn is_here(found: Found) -> &'static str {
    match found {
        Found::Text => "this is a text",
        Found::Quoted => "leave out the quotes",
        Found::Whole => "this is a whole number",
        Found::Fraction => "this is a number with a point",
        Found::YesNo => "this is `true` or `false`",
        Found::Date => "this is a date or a time",
        Found::List => "this is a list",
        Found::Table => "this is a table",
        Found::Nothing => "there is nothing here",
    }
}

fn how(wants: Wants, key: &str) -> String {
    match wants {
        Wants::Words => f!("write `{key} = \"…\"`, or `{key}.nl = \"…\"` and `{key}.en = \"…\"`"),
        Wants::Text => f!("write `{key} = \"…\"`"),
        Wants::Whole if key == "format" => "write `format = 1`".to_owned(),
        Wants::Whole | Wants::Number => f!("write a number without quotes: `{key} = 4`"),
        Wants::YesNo => f!("write `{key} = true` or `{key} = false`, without quotes"),
        Wants::Texts => f!("write `{key} = [\"…\", \"…\"]`"),
        Wants::Table => f!("write `{key} = {{ … }}`"),
        Wants::Tables => f!("write `{key} = [{{ … }}, {{ … }}]`"),
    }
}

fn unclosed(what: Open) -> (&'static str, &'static str) {
    match what {
        Open::Text => ("this text is not closed", "put the quote with which it begins at its end too"),
        Open::List => ("this list is not closed", "put `]` at its end"),
        Open::Braces => ("this brace is not closed", "put `}` at its end"),
        Open::Header => {
            ("this header is not closed", "a step begins with `[[step]]`, a role with `[step.role.…]`")
        }
    }
}

fn newer(what: Newer) -> (&'static str, &'static str) {
    match what {
        Newer::BracesOverLines => (
            "no new line may stand between braces",
            "put this on one line, or use keys with a dot, such as `scale.from = 1`",
        ),
        Newer::LastComma => ("no comma may follow the last value between braces", "leave out this comma"),
        Newer::Escape => (
            "TOML 1.0 does not know `\\e` and `\\x`",
            "write the character itself, or `\\u` with four digits",
        ),
    }
}

fn other(what: Other) -> (&'static str, &'static str) {
    match what {
        Other::Document => (
            "this is a document of a word processor, no text file",
            "Save it there as plain text (UTF-8), or copy its words into a new file.",
        ),
        Other::Pdf => ("this is a PDF, no text file", "Copy its words into a new file."),
        Other::Picture => ("this is a picture, no text file", "Name the file with the sequence."),
        Other::Bytes => ("this is no text file", "Name the file with the sequence."),
    }
}

messages! {
    TooLarge { bytes } => f!("the file is too large: {bytes} bytes"), f!("a sequence has at most {MOST_BYTES} bytes"), "Is this a sequence? An ordinary one is smaller than 20,000 bytes.";
    Unreadable { reason } => "the file cannot be read", reason.clone(), "Give yourself the right to read this file, or take it away.";
    NoFile { there } => if *there { "this is no file" } else { "there is no such file" }, if *there { "it is a folder, or something that nothing can be read from" } else { "is the name right?" }, "Name a plain file, or the id of a sequence. Without a name your own folder is checked.";
    DeadLink => "this link leads to nothing", "the file it leads to is not there", "Take the link away, or put the file back.";
    NotText { what } => other(*what).0, "a sequence is plain text", other(*what).1;
    Utf16 => "the file was saved as UTF-16", "halte reads UTF-8", SAVE;
    NotUtf8 { guess, more } => "the file was not saved as UTF-8", if *more == 0 { f!("this is probably `{guess}`") } else { f!("this is probably `{guess}`; {more} more like it") }, f!("It is probably Windows-1252. {SAVE}");
    Nul { more } => "there is a NUL in the file, a character that stands for nothing", if *more == 0 { "take this character away".to_owned() } else { f!("take this character away, and {more} more") }, "Is the file whole? If not, take a copy of it.";
    TooDeep => "too much stands inside each other here", "no sequence goes deeper than four", "Take out brackets, braces or dots. Or is this another kind of file?";
    TooMany { left } => f!("and {left} more problems"), "mend the ones above first", "";

    CurlyQuotes { found } => f!("a curly quote `{found}`: is this from Word or Teams?"), "write a straight quote here: \"", "In your text curls are fine. A value begins and ends with a straight quote.";
    NoQuotes => "a text without quotes", "put quotes around it: \"…\"", "Yes and no are `true` and `false`, without quotes.";
    NoOpeningQuote => "the first quote is missing", "put a quote here: \"", "";
    Unclosed { what } => unclosed(*what).0, unclosed(*what).1, "";
    DuplicateKey { key } => f!("`{key}` stands there twice"), "take one of the two away", "";
    NoEquals => "a key without `=`", "here belong `=` and a value", "Is it a note to yourself? Then put `#` before it.";
    NoValue => "nothing stands after `=`", "put a value here, or take the line away", "";
    NoComma => "a comma is missing between two values", "put a comma here", "";
    ExtraComma => "a comma too many", "take this comma away", "";
    BadKey => "this is no key", "use letters, digits, `-` and `_`", "";
    BadEscape => "this backslash means nothing", "write `\\\\` for a backslash, `\\\"` for a quote", "";
    BadYesNo => "this is not `true` or `false`", "write `true` or `false`, in lower case", "";
    BadNumber => "this is no number", "write a number such as `4` or `2.5`, without a zero before it", "";
    BadDate => "this is no date", "take it away, or put quotes around it: \"…\"", "No key of a sequence is a date.";
    OddBlank { code } => f!("a blank that TOML does not know: U+{code:04X}"), "take this character away, or type a space", "Such a blank comes along from Word, Teams or a web page.";
    LoneReturn => "a line ends as on an old Mac", "save the file with usual line ends (LF or CRLF)", "";
    ExtraText => "something stands after the value", "take it away, or put it on a line of its own", "Is there a quote in your text? Then write `\\\"`, or ‘ and ’.";
    NewerToml { what } => newer(*what).0, newer(*what).1, "halte reads TOML 1.0, as most programs do.";
    Syntax { message } => "this is no TOML", f!("the parser says: {message}"), "A line is `key = value`; text stands between \" and \".";

    UnknownKey { key, place, near, elsewhere } => f!("unknown key `{key}`"), match elsewhere { Some(other) => f!("this belongs {}", at(*other)), None => near_or(*near, MEANT, || f!("there is no such key {}", at(*place))) }, if near.is_some() || elsewhere.is_some() { String::new() } else { f!("What may stand here: {}.", keys(*place)) };
    WrongType { key, wants, found } => f!("`{key}` must be {}", wanted(*wants)), is_here(*found), how(*wants, key);
    OutOfRange { key, min, max } => f!("`{key}` is out of range"), if min == max { f!("this must be {min}") } else { f!("choose a number from {min} to {max}") }, "";
    UnknownCode { key, found, near, codes } => f!("`{key}` does not know `{found}`"), near_or(*near, MEANT, || f!("choose from {}", list(codes.iter().copied()))), if near.is_some() { f!("You can choose from {}.", list(codes.iter().copied())) } else { String::new() };
    BadId { found, better } => f!("`{found}` cannot be an id"), near_or(better.as_deref(), "could it be", || "use lower case, digits and hyphens".to_owned()), "An id has lower case, digits and hyphens, 64 at most.";
    BadLine { found } => f!("`{found}` cannot be a line"), "write a name such as `obstacle` or `ronde/obstacle`", "A line has lower case, digits and hyphens, with one `/` at most.";
    BadLanguage { found } => f!("`{found}` is no language"), "write the code of a language, such as `nl`, `en` or `tr`", "";
    EmptyText { key } => f!("`{key}` is empty"), "write something here, or take the line away", "";
    EmptyList { key } => f!("`{key}` is empty"), "put something in it, or take the line away", "";
    Control { code } => f!("there is a control character in this text: U+{code:04X}"), "take this character away", "Such a character can confuse a screen.";
    Missing { key, place } => f!("`{key}` is missing"), f!("`{key}` must be there {}", at(*place)), "";
    NoSteps => "this sequence has no steps", "write one step at least", "A step begins with the line `[[step]]`, and has an `id` and an `ask`.";
    OneBracket => "`[step]` in single brackets", "write `[[step]]`, in double brackets", "Double brackets mean: there are more of these.";
    RoleFirst => "a wording for a role stands before the first step", "put this below the step to which it belongs", "It goes with the last `[[step]]` above it.";
    NewerFormat { found } => f!("this is format {found}, for a newer halte"), "this halte reads `format = 1`", "Take a newer halte, or ask for the file in format 1.";
    NotUsed { key, answer, answers } => f!("`{key}` does nothing with `answer = \"{answer}\"`"), "take this line away, or choose another kind of answer", f!("`{key}` belongs to {}.", list(answers.iter().copied()));
    Repeated { value } => f!("`{value}` stands in this list twice"), "take this one away", "";

    DuplicateStep { id, line, better } => f!("step `{id}` is there twice"), f!("the first is on line {line}"), f!("Two steps with one id get mixed up in history; give this one another, such as `{better}`.");
    DuplicateOption { id, line, better } => f!("option `{id}` is there twice"), f!("the first is on line {line}"), f!("Give this one another id, such as `{better}`.");
    StepUnknown { id, near } => f!("there is no step `{id}`"), near_or(near.as_deref(), MEANT, || "write the id of an earlier step here".to_owned()), "";
    StepLater { id, own } => if *own { f!("step `{id}` points at itself") } else { f!("step `{id}` comes later") }, "write the id of an earlier step here", "A step can only use what has been said already.";
    NothingKept { id } => f!("nothing is kept of step `{id}`"), "choose a step that is open or hidden and asks for an answer", "";
    NothingToShow { id } => f!("step `{id}` has nothing to show"), "take this one away", "That step is private, or asks for no answer.";
    NotShared { answer, seen } => f!("`{answer}` cannot be `{seen}`"), "write `open` or `hidden`", "What you record together, everyone must be able to see, with who said it.";
    GroupNotOpen { seen } => f!("one answer of the group cannot be `{seen}`"), "write `open`, or `who = \"each\"`", "The group gives this answer together, so everyone sees it.";
    OneOfApart { name } => f!("the steps of `one_of = \"{name}\"` are not neighbours"), "put this step beside the others, or choose another name", "Of neighbouring steps with the same name the group picks one.";
    OneOfCondition { name } => f!("a step of `one_of = \"{name}\"` cannot have `only_if`"), "take one of the two away", "";
    OneOfAlone { name } => f!("only one step has `one_of = \"{name}\"`"), "give a step beside it the same name, or take this away", "";
    RepeatWho { who } => f!("`repeat` cannot go with `who = \"{who}\"`"), "write `who = \"group\"` or `who = \"bringer\"`, or take this away", "";
    SayBackWho { who } => f!("`say-back` cannot go with `who = \"{who}\"`"), "write `who = \"each\"` or `who = \"others\"`", "Everyone says what the one before them said. That needs people who answer in turn.";
    ConditionSeen { id, seen } => f!("step `{id}` is `{seen}`: nothing may depend on it"), "choose a step that is open or hidden", "Otherwise the next question shows what somebody wrote.";
    ConditionTests { count } => if *count == 0 { "this condition does not say when" } else { "this condition says more than one thing" }, "write one of `below`, `above` and `is`", "For example: `only_if = { step = \"useful\", below = 6 }`.";
    ConditionNoScale { id } => f!("step `{id}` is no scale"), "use `is`, or choose a step with `answer = \"scale\"`", "";
    ConditionNoChoice { id } => f!("step `{id}` has no `options`"), "use `below` or `above`, or choose a step with `options`", "";
    ConditionOption { id, found, near } => f!("step `{id}` has no option `{found}`"), near_or(near.as_deref(), MEANT, || "write the id of one of its `options`".to_owned()), "";
    ConditionNever { from, to } => "this never happens", f!("the scale goes from {from} to {to}"), "Choose a number between these two.";
    EmptyRange { low, high } => f!("`{}` is {} and `{}` is {}: nothing lies between", low.0, low.1, high.0, high.1), f!("make `{}` larger than `{}`", high.0, low.0), "";
    TooFewOptions { at_least, options } => f!("`at_least` is {at_least}: more than there are `options` ({options})"), "make this number smaller, or write more `options`", "";
    OptionsOrOn { both } => if *both { "a choice has `options` or `on`, not both" } else { "there is nothing to choose" }, if *both { "take one of the two away" } else { "write `options`, or `on` with earlier steps" }, if *both { "" } else { "For example: `options = [{ id = \"ours\", label.en = \"We\" }, …]`." };
    Needs { answer, key } => f!("`answer = \"{answer}\"` needs `{key}`"), f!("add `{key}`"), if *key == "scale" { "For example: `scale = { from = 1, to = 10 }`." } else { "For example: `on = [\"obstacle\"]`, with the id of an earlier step." };
    PerItemNoList { id } => f!("step `{id}` is no list"), "choose an earlier step with `answer = \"list\"`", "";
    NoAuthor { id } => id.as_ref().map_or_else(|| "a choice from `options` has no author".to_owned(), |id| f!("the answers of step `{id}` have no author")), "use `on` with a step of everyone that is not `unnamed`", "";

    MissingLanguage { key, tag } => f!("`{key}` is not there in `{tag}`"), f!("write `{key}.{tag}` too"), "Who reads in that language sees another language here.";
    LoneLanguage { tag } => f!("hardly anything in this file is in `{tag}`"), "is this the right code? Otherwise write the other texts too", "";
    RoleNear { role, near } => f!("halte does not know the role `{role}`"), f!("{MEANT} `{near}`?"), "A role of your own is fine too.";
    NothingThatWorks => "no question about what works", "put `yields = [\"working-element\"]` with a question about what helped", "Otherwise the round is only about what is hard.";
    NoAgreement => "no agreement", "add a step with `answer = \"agreement\"`", "Then there is nothing to look back on next time.";
    LineTwice { line, first } => f!("two steps have the line `{line}`"), f!("the other is in line {first}"), "In history the answers to both questions stand together then. Not meant? Give one of the two another line.";
    RoleUnknown { role } => f!("halte has no word for the role `{role}`"), "a role of your own is fine", f!("The roles halte knows: {}. A role of your own goes for those you give exactly that role at the start.", list(Role::KNOWN));
    RecallUnknown { line, near } => f!("no sequence has the line `{line}`"), near_or(near.as_deref(), MEANT, || "use the line of another step".to_owned()), "Nothing of the last round comes back now. A step without `line` has the line `sequence/step`.";
    ManyHidden { count } => f!("{count} hidden questions for everyone"), "typing in turns takes long then", "Better let one person type. The others write on paper.";

    DuplicateId { id, other } => f!("another file has `id = \"{id}\"`"), f!("the other is {other}"), "Give one of the two another id. Until then halte uses neither as it is now.";
}

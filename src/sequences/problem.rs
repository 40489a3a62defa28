//! What can be wrong with a sequence file: its kinds, how bad each is, and where it stands.
//!
//! Never here: words in a language (see [`super::messages`]), drawing (see [`mod@super::report`]).

use super::fields::Place;
use super::tree::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// It can be used, and something is probably not meant.
    Warning,
    /// Worth a thought.
    Hint,
}

impl Severity {
    /// Its code in data.
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// One problem and its place. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong.
    pub kind: Kind,
    /// The name of the file, as it was given.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
    /// The line and the column behind its last character.
    pub end: (usize, usize),
    /// The bytes, in the text as [`super::source::Source`] holds it.
    pub span: Span,
}

impl Problem {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// The name of its kind, for programs.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }
}

/// What stands where something else was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A text.
    Text,
    /// A text that is a number or true or false in quotes.
    Quoted,
    /// A whole number.
    Whole,
    /// A number with a fraction.
    Fraction,
    /// True or false.
    YesNo,
    /// A date or a time.
    Date,
    /// A list.
    List,
    /// A table.
    Table,
    /// Nothing: JSON's null.
    Nothing,
}

/// What was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// A text, or one per language.
    Words,
    /// A text.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// True or false.
    YesNo,
    /// A list of texts.
    Texts,
    /// A table.
    Table,
    /// A list of tables.
    Tables,
}

/// Something that is opened and not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// A text.
    Text,
    /// A list.
    List,
    /// `{`.
    Braces,
    /// `[` or `[[` of a header.
    Header,
}

/// What TOML 1.0 does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newer {
    /// A new line between braces.
    BracesOverLines,
    /// A comma after the last value between braces.
    LastComma,
    /// `\e` or `\x`.
    Escape,
}

/// What a file is that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// A document of a word processor.
    Document,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Anything else.
    Bytes,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $severity:ident $name:ident $({ $($field:ident: $ty:ty),+ $(,)? })? = $code:literal;)+) => {
        /// What is wrong.
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs, reason = "the fields say it by their names; each kind is documented")]
        pub enum Kind {
            $($(#[$doc])* $name $({ $($field: $ty),+ })?,)+
        }

        impl Kind {
            /// The names of all kinds, in the order of this list.
            pub const CODES: &[&str] = &[$($code),+];

            /// The name of the kind, for programs.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code,)+ }
            }

            /// How bad it is.
            pub fn severity(&self) -> Severity {
                match self { $(Self::$name { .. } => Severity::$severity,)+ }
            }
        }
    };
}

kinds! {
    /// More bytes than a sequence can have.
    Error TooLarge { bytes: u64 } = "too-large";
    /// The system could not read it.
    Error Unreadable { reason: String } = "unreadable";
    /// A folder or a pipe where a file was named, or nothing at all.
    Error NoFile { there: bool } = "no-file";
    /// A link to a file that is not there.
    Error DeadLink = "dead-link";
    /// Text in UTF-16.
    Error Utf16 = "utf-16";
    /// A document, a picture, a program: no text at all.
    Error NotText { what: Other } = "not-text";
    /// Bytes that are no UTF-8, read as Windows-1252.
    Error NotUtf8 { guess: char, more: usize } = "not-utf-8";
    /// A NUL.
    Error Nul { more: usize } = "nul";
    /// Lists, tables or keys in each other, deeper than any sequence.
    Error TooDeep = "too-deep";
    /// So many problems that the rest is left out.
    Error TooMany { left: usize } = "too-many";

    /// Curly quotes where straight ones are wanted.
    Error CurlyQuotes { found: char } = "curly-quotes";
    /// A text without quotes.
    Error NoQuotes = "no-quotes";
    /// A text that has its last quote only.
    Error NoOpeningQuote = "no-opening-quote";
    /// Something is opened and not closed.
    Error Unclosed { what: Open } = "unclosed";
    /// A key that stands there already.
    Error DuplicateKey { key: String } = "duplicate-key";
    /// A key without `=`.
    Error NoEquals = "no-equals";
    /// A `=` without a value.
    Error NoValue = "no-value";
    /// Two values without a comma.
    Error NoComma = "no-comma";
    /// A comma too many.
    Error ExtraComma = "extra-comma";
    /// A key with characters that need quotes.
    Error BadKey = "bad-key";
    /// A backslash that means nothing.
    Error BadEscape = "bad-escape";
    /// True or false with a capital or another slip.
    Error BadYesNo = "bad-boolean";
    /// Digits that are no number.
    Error BadNumber = "bad-number";
    /// A date or a time that is none.
    Error BadDate = "bad-date";
    /// A blank that nobody sees, or that only looks like one.
    Error OddBlank { code: u32 } = "odd-blank";
    /// Lines that end with a carriage return only.
    Error LoneReturn = "lone-return";
    /// Something behind the value.
    Error ExtraText = "extra-text";
    /// Syntax that TOML 1.0 does not have.
    Error NewerToml { what: Newer } = "newer-toml";
    /// Other syntax that is no TOML, in the words of the parser.
    Error Syntax { message: String } = "syntax";

    /// A key that the format does not have there.
    Error UnknownKey { key: String, place: Place, near: Option<&'static str>, elsewhere: Option<Place> } = "unknown-key";
    /// A value of another type.
    Error WrongType { key: String, wants: Wants, found: Found } = "wrong-type";
    /// A number that is too small or too large.
    Error OutOfRange { key: String, min: i64, max: i64 } = "out-of-range";
    /// A word that is none of the words that may stand there.
    Error UnknownCode { key: String, found: String, near: Option<&'static str>, codes: &'static [&'static str] } = "unknown-code";
    /// An id with other than lower case, digits and hyphens.
    Error BadId { found: String, better: Option<String> } = "bad-id";
    /// The name of a line that is none.
    Error BadLine { found: String } = "bad-line";
    /// A key that is no language.
    Error BadLanguage { found: String } = "bad-language";
    /// A text without words.
    Error EmptyText { key: String } = "empty-text";
    /// A list without items.
    Error EmptyList { key: String } = "empty-list";
    /// A character that steers a terminal.
    Error Control { code: u32 } = "control-character";
    /// A key that must be there.
    Error Missing { key: &'static str, place: Place } = "missing-key";
    /// A sequence without steps.
    Error NoSteps = "no-steps";
    /// `[step]` where `[[step]]` is meant.
    Error OneBracket = "one-bracket";
    /// A wording for a role before the first step.
    Error RoleFirst = "role-first";
    /// A file for a later version of halte.
    Error NewerFormat { found: i64 } = "newer-format";
    /// A key that this kind of answer does not use.
    Error NotUsed { key: &'static str, answer: &'static str, answers: &'static [&'static str] } = "key-not-used";
    /// The same thing twice in a list.
    Error Repeated { value: String } = "repeated";

    /// Two steps with one id.
    Error DuplicateStep { id: String, line: usize, better: String } = "duplicate-step";
    /// Two options with one id.
    Error DuplicateOption { id: String, line: usize, better: String } = "duplicate-option";
    /// A step that is not there.
    Error StepUnknown { id: String, near: Option<String> } = "unknown-step";
    /// A step that comes later, or is the step itself.
    Error StepLater { id: String, own: bool } = "later-step";
    /// A step of which nothing is kept, where its answers are needed.
    Error NothingKept { id: String } = "nothing-kept";
    /// A step of which nothing is kept, shown.
    Warning NothingToShow { id: String } = "nothing-to-show";
    /// What a group makes together, private or unnamed.
    Error NotShared { answer: &'static str, seen: &'static str } = "not-shared";
    /// One answer of the group that is not open.
    Error GroupNotOpen { seen: &'static str } = "group-not-open";
    /// Steps of one choice that are not neighbours.
    Error OneOfApart { name: String } = "one-of-apart";
    /// A step of a choice that also has a condition.
    Error OneOfCondition { name: String } = "one-of-condition";
    /// A choice of one.
    Warning OneOfAlone { name: String } = "one-of-alone";
    /// A repetition of a step of everyone.
    Error RepeatWho { who: &'static str } = "repeat-who";
    /// A say-back of one answer: nobody comes before it.
    Error SayBackWho { who: &'static str } = "say-back-who";
    /// A condition on a step whose answers may not be looked at.
    Error ConditionSeen { id: String, seen: &'static str } = "condition-seen";
    /// A condition without a test, or with more than one.
    Error ConditionTests { count: usize } = "condition-tests";
    /// `below` or `above` of a step that is no scale.
    Error ConditionNoScale { id: String } = "condition-no-scale";
    /// `is` of a step that is no choice with options.
    Error ConditionNoChoice { id: String } = "condition-no-choice";
    /// `is` with an option that is not there.
    Error ConditionOption { id: String, found: String, near: Option<String> } = "condition-option";
    /// A condition that no number meets.
    Error ConditionNever { from: i64, to: i64 } = "condition-never";
    /// A range with nothing in it.
    Error EmptyRange { low: (&'static str, i64), high: (&'static str, i64) } = "empty-range";
    /// More asked for than there is to choose.
    Error TooFewOptions { at_least: u32, options: usize } = "too-few-options";
    /// A choice with neither or both of `options` and `on`.
    Error OptionsOrOn { both: bool } = "options-or-on";
    /// A kind of answer without the key that it cannot do without.
    Error Needs { answer: &'static str, key: &'static str } = "needs-key";
    /// `per_item` of a step that is no list.
    Error PerItemNoList { id: String } = "per-item-no-list";
    /// A choice that makes a bringer of answers that have no author.
    Error NoAuthor { id: Option<String> } = "no-author";

    /// A text that is not there in a language that the file speaks.
    Warning MissingLanguage { key: String, tag: String } = "missing-language";
    /// A language in which hardly anything is written.
    Warning LoneLanguage { tag: String } = "lone-language";
    /// A role that is nearly one that halte knows.
    Warning RoleNear { role: String, near: &'static str } = "role-near";
    /// No question about what works.
    Hint NothingThatWorks = "nothing-that-works";
    /// No agreement at the end.
    Hint NoAgreement = "no-agreement";
    /// Two steps of one file with one line.
    Hint LineTwice { line: String, first: usize } = "line-twice";
    /// A role that halte has no word for.
    Hint RoleUnknown { role: String } = "role-unknown";
    /// A line that no sequence at hand has.
    Hint RecallUnknown { line: String, near: Option<String> } = "recall-unknown";
    /// Much to type one after another when people take turns typing.
    Hint ManyHidden { count: usize } = "many-hidden";

    /// Another own file has the same id.
    Error DuplicateId { id: String, other: String } = "duplicate-id";
}

/// What else being broken could make seem missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Nothing: the problem stands by itself.
    None,
    /// A key of the same step.
    Here,
    /// A step.
    Step,
    /// Anything in the file.
    File,
}

impl Kind {
    /// What may be missing only because the syntax is broken there.
    pub fn absence(&self) -> Absence {
        let here = matches!(
            self,
            Self::Missing { .. }
                | Self::NotUsed { .. }
                | Self::ConditionTests { .. }
                | Self::OptionsOrOn { .. }
                | Self::Needs { .. }
                | Self::RepeatWho { .. }
                | Self::MissingLanguage { .. }
        );
        let step = matches!(self, Self::StepUnknown { .. } | Self::ConditionOption { .. });
        let file = matches!(
            self,
            Self::NoSteps
                | Self::NoAuthor { .. }
                | Self::PerItemNoList { .. }
                | Self::ConditionNoScale { .. }
                | Self::ConditionNoChoice { .. }
                | Self::LoneLanguage { .. }
                | Self::OneOfAlone { .. }
                | Self::OneOfApart { .. }
        );
        if here {
            Absence::Here
        } else if step {
            Absence::Step
        } else if file || self.severity() == Severity::Hint {
            Absence::File
        } else {
            Absence::None
        }
    }
}

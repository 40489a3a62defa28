//! What may stand where in a casebook: one table of keys for the reader and the schema.
//!
//! Never here: how it is read, or what it means in the database.

use crate::domain::agreement::{AgreementState, Outcome};
use crate::domain::answer::Mark;
use crate::domain::element::Strength;
use crate::domain::question::{QuestionState, Reach};

/// What a value has to be.
#[derive(Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// A text that is not empty.
    Name,
    /// A whole number.
    Whole,
    /// True or false.
    Flag,
    /// One of these.
    Code(&'static [&'static str]),
    /// `2026-03-08T10:15:30Z`.
    Moment,
    /// `2026-03-08`.
    Date,
    /// The offset of a zone: `+01:00`.
    Offset,
    /// A list.
    List(&'static Shape),
    /// An object with these keys.
    Object(&'static [Field]),
    /// An object that is looked at later, such as the words of a sequence.
    Other,
    /// Anything.
    Any,
}

/// A key of an object.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What stands under it.
    pub shape: Shape,
    /// Whether it has to be there.
    pub need: Need,
}

/// Whether a key has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It has to be there, and says something.
    Must,
    /// It may be left out.
    May,
    /// It may be left out, or be null.
    Null,
}
use Need::{May, Must, Null};
use Shape::{Any, Code, Date, Flag, List, Moment, Name, Object, Offset, Other, Text, Whole};

const fn field(key: &'static str, shape: Shape, need: Need) -> Field {
    Field { key, shape, need }
}

const NAMES: Shape = List(&Name);
const MARKS: &[&str] = &codes(&Mark::ALL);
const OUTCOMES: &[&str] = &codes(&Outcome::ALL);
const AGREED: &[&str] = &codes(&AgreementState::ALL);
const ASKED: &[&str] = &codes(&QuestionState::ALL);
const REACHES: &[&str] = &codes(&Reach::ALL);
const STRENGTHS: &[&str] = &codes(&Strength::ALL);

const fn codes<T, const N: usize>(all: &[(T, &'static str); N]) -> [&'static str; N] {
    let mut codes = [""; N];
    let mut at = 0;
    while at < N {
        #[allow(clippy::indexing_slicing, reason = "checked when it is compiled")]
        {
            codes[at] = all[at].1;
        }
        at += 1;
    }
    codes
}

/// A person of a case.
pub const PERSON: &[Field] = &[
    field("id", Name, Must),
    field("name", Text, Must),
    field("role", Text, Null),
    field("active", Flag, May),
];

const VOTE: &[Field] = &[field("option", Name, Must), field("count", Whole, Must)];
const ORIGINAL: &[Field] = &[field("text", Text, Must), field("language", Name, Must)];
const ENTRY_SAID: &[Field] = &[
    field("id", Name, Null),
    field("letter", Text, Null),
    field("state", Code(ASKED), Must),
    field("text", Text, May),
    field("reach", Code(REACHES), Null),
];
const WORDS: &[Field] = &[
    field("element", Text, Must),
    field("conditions", Text, May),
    field("why", Text, May),
    field("not_when", Text, May),
];
const PROMISE: &[Field] = &[
    field("what", Text, Must),
    field("who", NAMES, May),
    field("due", Date, Null),
    field("x-due", Text, May),
    field("if_then", Text, May),
    field("question", Name, Null),
];

/// An answer of a round.
pub const ANSWER: &[Field] = &[
    field("id", Name, Must),
    field("step", Name, Must),
    field("line", Text, Null),
    field("n", Whole, May),
    field("person", Name, Null),
    field("text", Text, Null),
    field("items", List(&Text), Null),
    field("number", Whole, Null),
    field("options", NAMES, Null),
    field("votes", List(&Object(VOTE)), Null),
    field("why", Text, May),
    field("chosen", Any, May),
    field("marks", List(&Code(MARKS)), May),
    field("language", Name, May),
    field("original", Object(ORIGINAL), Null),
    field("passed", Flag, May),
    field("off_path", Flag, May),
    field("visibility", Code(&["group", "organisation", "public"]), May),
    field("x-comes_back", Flag, May),
    field("x-unnamed", Whole, May),
    field("x-verdict", Code(&["yes", "partly", "no"]), Null),
    field("x-agenda", List(&Object(ENTRY_SAID)), May),
    field("x-elements", List(&Object(WORDS)), May),
    field("x-agreements", List(&Object(PROMISE)), May),
    field("x-earlier", Name, May),
];

const REVIEW: &[Field] = &[
    field("agreement", Name, Must),
    field("outcome", Code(OUTCOMES), Must),
    field("text", Text, May),
    field("x-due", Text, Null),
    field("x-change", Text, May),
    field("x-question", Flag, May),
    field("x-past_due_not", Flag, May),
    field("x-said_at", Moment, May),
    field("x-said_at_offset", Offset, May),
];

/// A round without its answers: these are `answers`.
pub const ROUND: &[Field] = &[
    field("id", Name, Must),
    field("sequence", Other, Must),
    field("state", Code(&["finished", "set-aside"]), May),
    field("started_at", Moment, Must),
    field("started_at_offset", Offset, May),
    field("finished_at", Moment, Null),
    field("finished_at_offset", Offset, May),
    field("about", Text, Null),
    field("present", NAMES, May),
    field("bringer", Name, Null),
    field("mode", Code(&["scribe", "pass"]), May),
    field("language", Name, May),
    field("skipped", NAMES, May),
    field("answers", List(&Object(ANSWER)), May),
    field("reviews", List(&Object(REVIEW)), May),
    field("next_round", Date, Null),
    field("x-next_round", Text, May),
];

/// An agreement.
pub const AGREEMENT: &[Field] = &[
    field("id", Name, Must),
    field("what", Text, Must),
    field("who", NAMES, May),
    field("due", Date, Null),
    field("x-due", Text, May),
    field("if_then", Text, Null),
    field("state", Code(AGREED), May),
    field("round", Name, Must),
    field("step", Text, Null),
    field("answers", NAMES, May),
    field("question", Name, Null),
];

const ENTRY: &[Field] = &[
    field("at", Moment, Must),
    field("x-at_offset", Offset, May),
    field("round", Name, Null),
    field("question", Text, May),
    field("state", Code(ASKED), Must),
    field("text", Text, Null),
    field("x-agreement", Name, May),
];

/// A learning question.
pub const QUESTION: &[Field] = &[
    field("id", Name, Must),
    field("letter", Name, May),
    field("question", Text, Must),
    field("state", Code(ASKED), May),
    field("reach", Code(REACHES), Null),
    field("history", List(&Object(ENTRY)), May),
    field("x-made_at", Moment, May),
    field("x-made_at_offset", Offset, May),
    field("x-round", Name, Null),
    field("x-step", Text, May),
    field("x-answers", NAMES, May),
];

const SIGHTING: &[Field] = &[
    field("case", Name, Must),
    field("round", Name, Null),
    field("outcome", Text, Null),
    field("x-at", Moment, May),
    field("x-at_offset", Offset, May),
];

/// A working element.
pub const ELEMENT: &[Field] = &[
    field("id", Name, Must),
    field("element", Text, Must),
    field("conditions", Text, Null),
    field("why", Text, Null),
    field("not_when", Text, Null),
    field("strength", Code(STRENGTHS), May),
    field("seen_in", List(&Object(SIGHTING)), May),
    field("answers", NAMES, May),
    field("x-made_at", Moment, May),
    field("x-made_at_offset", Offset, May),
    field("x-round", Name, Null),
    field("x-step", Text, May),
    field("x-same_as", Name, May),
];

/// Something that was shown or handed round.
pub const ATTACHMENT: &[Field] = &[
    field("id", Name, Must),
    field("round", Name, Null),
    field("answer", Name, Null),
    field("kind", Text, Must),
    field("reference", Text, Must),
    field("caption", Text, Null),
    field("permission", Code(&["given", "refused", "withdrawn", "not-asked"]), Must),
];

/// A note.
pub const NOTE: &[Field] = &[
    field("id", Name, Must),
    field("round", Name, Null),
    field("answer", Name, Null),
    field("at", Moment, Must),
    field("x-at_offset", Offset, May),
    field("text", Text, Must),
];

/// A case; its lists are read piece by piece.
pub const CASE: &[Field] = &[
    field("id", Name, Must),
    field("title", Name, Must),
    field("summary", Text, Null),
    field("state", Code(&["open", "closed"]), May),
    field("people", List(&Object(PERSON)), May),
    field("rounds", List(&Object(ROUND)), May),
    field("agreements", List(&Object(AGREEMENT)), May),
    field("agenda", List(&Object(QUESTION)), May),
    field("elements", List(&Object(ELEMENT)), May),
    field("attachments", List(&Object(ATTACHMENT)), May),
    field("notes", List(&Object(NOTE)), May),
];

/// A revision: how one row was at one moment, and after which revisions.
pub const REVISION: &[Field] = &[
    field("case", Name, Must),
    field("id", Name, Must),
    field("row", Name, Must),
    field("kind", Name, Must),
    field("node", Name, Must),
    field("clock", Whole, Must),
    field("parents", NAMES, Must),
    field("body", Other, Null),
];

/// A casebook.
pub const CASEBOOK: &[Field] = &[
    field("format", Code(&[super::FORMAT]), Must),
    field("version", Whole, Must),
    field("exported_at", Moment, May),
    field("cases", List(&Object(CASE)), Must),
    field("revisions", List(&Object(REVISION)), May),
];

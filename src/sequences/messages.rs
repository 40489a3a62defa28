//! What each problem says, in Dutch and English: a title, what to do at that place, and a tip.
//!
//! A kind of problem without a text in both languages does not compile. Never here: drawing.

mod en;
mod nl;

use super::fields::{self, Place};
use super::problem::{Kind, Severity};
use crate::text::Ui;

/// The words of one problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What is wrong, in a line.
    pub title: String,
    /// What was expected or what to do, beside the marked place.
    pub label: String,
    /// Why, or how; empty when the label says it all.
    pub tip: String,
}

/// The words of a problem of this kind.
pub fn text(kind: &Kind, ui: Ui) -> Text {
    match ui {
        Ui::Nl => nl::text(kind),
        Ui::En => en::text(kind),
    }
}

/// The word before the title.
pub fn severity(severity: Severity, ui: Ui) -> &'static str {
    match severity {
        Severity::Error => ui.problem_error(),
        Severity::Warning => ui.problem_warning(),
        Severity::Hint => ui.problem_hint(),
    }
}

/// Makes `text`: a line of the table for each kind, with the fields that its words need.
macro_rules! messages {
    ($($kind:ident $({ $($field:ident),+ })? => $title:expr, $label:expr, $tip:expr;)+) => {
        /// The words of a problem in this language.
        pub(super) fn text(kind: &Kind) -> Text {
            let (title, label, tip): (String, String, String) = match kind {
                $(Kind::$kind { $($($field,)+)? .. } => ($title.into(), $label.into(), $tip.into()),)+
            };
            Text { title, label, tip }
        }
    };
}

use messages;

/// Names in a row, each between backticks.
fn list(names: impl IntoIterator<Item = &'static str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|n| format!("`{n}`")).collect();
    quoted.join(", ")
}

/// The keys of a table in a row.
fn keys(place: Place) -> String {
    list(fields::of(place).map(|field| field.name))
}

/// A question about what was meant, or another text when nothing is near.
fn near_or(near: Option<&str>, question: &str, other: impl FnOnce() -> String) -> String {
    near.map_or_else(other, |near| format!("{question} `{near}`?"))
}

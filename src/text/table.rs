//! The `words!` table: one entry a key, both languages side by side.
//!
//! Never here: any word that a user reads.

/// Makes a method on [`Ui`](super::Ui) of each entry.
///
/// ```text
/// words! {
///     /// On to what comes next.
///     on() { nl: "verder", en: "next" }
///     /// Which question of how many.
///     question_of(n: usize, total: usize) { nl: "vraag {n} van {total}", en: "question {n} of {total}" }
///     /// How many are kept; the first argument counts, before the `/` stands what one is called.
///     rounds(n: usize) { nl: "één ronde" / "{n} rondes", en: "one round" / "{n} rounds" }
/// }
/// ```
///
/// Without arguments a method gives a `&'static str`, with them a `String`. A missing language, a
/// misspelt argument and an argument that no language uses do not compile.
macro_rules! words {
    (@key $(#[$doc:meta])* $key:ident () $nl:literal, $en:literal) => {
        $(#[$doc])*
        pub fn $key(self) -> &'static str {
            match self {
                $crate::text::Ui::Nl => $nl,
                $crate::text::Ui::En => $en,
            }
        }
    };
    (@key $(#[$doc:meta])* $key:ident ($($arg:ident : $type:ty),+) $nl:literal, $en:literal) => {
        $(#[$doc])*
        pub fn $key(self, $($arg: $type),+) -> String {
            match self {
                $crate::text::Ui::Nl => format!($nl),
                $crate::text::Ui::En => format!($en),
            }
        }
    };
    (@key $(#[$doc:meta])* $key:ident ($count:ident : $kind:ty $(, $arg:ident : $type:ty)*)
        $nl:literal / $nl_many:literal, $en:literal / $en_many:literal) => {
        $(#[$doc])*
        pub fn $key(self, $count: $kind $(, $arg: $type)*) -> String {
            match (self, $count == 1) {
                ($crate::text::Ui::Nl, true) => format!($nl),
                ($crate::text::Ui::Nl, false) => format!($nl_many),
                ($crate::text::Ui::En, true) => format!($en),
                ($crate::text::Ui::En, false) => format!($en_many),
            }
        }
    };
    ($($(#[$doc:meta])* $key:ident ($($arg:ident : $type:ty),* $(,)?) {
        nl: $nl:literal $(/ $nl_many:literal)?, en: $en:literal $(/ $en_many:literal)? $(,)?
    })*) => {
        #[allow(
            clippy::match_same_arms,
            clippy::useless_format,
            reason = "some words are the same in both languages"
        )]
        impl $crate::text::Ui {
            $($crate::text::table::words! {
                @key $(#[$doc])* $key ($($arg : $type),*)
                $nl $(/ $nl_many)?, $en $(/ $en_many)?
            })*
        }
    };
}

pub(crate) use words;

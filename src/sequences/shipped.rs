//! The sequences that the program ships, embedded word for word.
//!
//! Never here: parsing; whoever needs one parses that one.

/// A sequence file inside the program.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// The id in the file, and its name without `.toml`.
    pub id: &'static str,
    /// The file's name, as it is shown in problems.
    pub file: &'static str,
    /// The whole file.
    pub text: &'static str,
}

macro_rules! shipped {
    ($($id:literal),+ $(,)?) => {
        /// Every shipped sequence, in the order in which they are listed.
        pub const SHIPPED: &[Shipped] = &[$(Shipped {
            id: $id,
            file: concat!($id, ".toml"),
            text: include_str!(concat!("../../prompts/", $id, ".toml")),
        }),+];
    };
}

shipped!(
    "snel",
    "drie-vragen",
    "ronde",
    "hotwash",
    "aar",
    "w3",
    "checkin",
    "gesprek",
    "lefthand",
    "gibbs",
    "korthagen",
    "vijf",
    "incident",
    "waarderend",
    "dilemma",
    "dla",
    "tijdlijn",
    "leergeschiedenis",
    "retro",
    "vier-l",
    "woop",
);

/// The shipped file with this id.
pub fn find(id: &str) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|shipped| shipped.id == id)
}

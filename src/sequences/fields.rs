//! The one table of fields: name, place, type, range, default, where it applies, what it is for.
//!
//! The checker reads it, and so can a schema and the documentation. Never here: rules between
//! fields of different steps (see [`super::rules`]).

use super::codes::{ANSWER_CODES, MARK_CODES, NEED_CODES, SEEN_CODES, WHO_CODES};

/// Which table of a file a field stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The top of the file.
    Sequence,
    /// `people = { … }`.
    People,
    /// `[[step]]`.
    Step,
    /// `scale = { … }`.
    Scale,
    /// One of `options`.
    Choice,
    /// `only_if = { … }`.
    OnlyIf,
    /// `[step.role.…]`.
    Role,
}

/// What a value may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Type {
    /// One text, or one per language.
    Words,
    /// Lower case, digits, hyphens.
    Id,
    /// The name of a line: an id, or two with a slash between.
    Line,
    /// A name that needs no rule but to be there.
    Name,
    /// A whole number in a range.
    Whole(i64, i64),
    /// A number, with or without a fraction, in a range.
    Number(i64, i64),
    /// True or false.
    YesNo,
    /// One of these words.
    Code(&'static [&'static str]),
    /// Some of these words, each once.
    Codes(&'static [&'static str]),
    /// The id of an earlier step.
    Step,
    /// Ids of earlier steps, each once.
    Steps,
    /// Names of lines, each once.
    Lines,
    /// Plain texts.
    Texts,
    /// A table with fields of its own.
    Table(Place),
    /// A list of such tables.
    Tables(Place),
    /// A table of such tables, by role.
    ByRole,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// In which table it stands.
    pub place: Place,
    /// Its key.
    pub name: &'static str,
    /// What its value may be.
    pub ty: Type,
    /// True when it must be there.
    pub required: bool,
    /// What holds when it is not there, as TOML; empty when nothing does.
    pub default: &'static str,
    /// The kinds of answer that use it; empty for all.
    pub answers: &'static [&'static str],
    /// What it is for, in English.
    pub en: &'static str,
    /// What it is for, in Dutch.
    pub nl: &'static str,
}

impl Field {
    const fn new(place: Place, name: &'static str, ty: Type) -> Self {
        Self { place, name, ty, required: false, default: "", answers: &[], en: "", nl: "" }
    }

    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    const fn or(mut self, default: &'static str) -> Self {
        self.default = default;
        self
    }

    const fn only(mut self, answers: &'static [&'static str]) -> Self {
        self.answers = answers;
        self
    }

    const fn doc(mut self, en: &'static str, nl: &'static str) -> Self {
        self.en = en;
        self.nl = nl;
        self
    }

    /// True when an answer of this kind uses the field.
    pub fn applies_to(&self, answer: &str) -> bool {
        self.answers.is_empty() || self.answers.contains(&answer)
    }
}

/// The field with this name in this table.
pub fn find(place: Place, name: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|f| f.place == place && f.name == name)
}

/// Every field of a table, in the order of the format.
pub fn of(place: Place) -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(move |f| f.place == place)
}

const MANY: &[&str] = &["list", "choice", "agreement", "agenda", "element"];
const KEPT: &[&str] =
    &["text", "list", "scale", "choice", "vote", "agreement", "agenda", "element", "say-back"];

/// Every field of the format.
pub const FIELDS: &[Field] = &[
    Field::new(Place::Sequence, "format", Type::Whole(1, 1))
        .required()
        .doc("the version of this format: 1", "de versie van dit formaat: 1"),
    Field::new(Place::Sequence, "id", Type::Id).required().doc(
        "the name of the sequence for the program: lower case, digits, hyphens",
        "de naam van de werkvorm voor het programma: kleine letters, cijfers, streepjes",
    ),
    Field::new(Place::Sequence, "title", Type::Words)
        .required()
        .doc("the name that people see", "de naam die mensen zien"),
    Field::new(Place::Sequence, "purpose", Type::Words)
        .doc("what it is for and when to use it", "waar het voor is en wanneer je het gebruikt"),
    Field::new(Place::Sequence, "people", Type::Table(Place::People))
        .doc("for how many people it was made", "voor hoeveel mensen het is gemaakt"),
    Field::new(Place::Sequence, "needs", Type::Codes(NEED_CODES)).doc(
        "what it assumes in the group: a warning, never a wall",
        "wat het van de groep vraagt: een waarschuwing, nooit een muur",
    ),
    Field::new(Place::Sequence, "opening", Type::YesNo)
        .or("true")
        .doc("open agreements come first", "eerst de open afspraken"),
    Field::new(Place::Sequence, "sources", Type::Texts)
        .doc("where the questions come from", "waar de vragen vandaan komen"),
    Field::new(Place::Sequence, "step", Type::Tables(Place::Step))
        .required()
        .doc("the questions, in order", "de vragen, op volgorde"),
    Field::new(Place::People, "min", Type::Whole(1, 99))
        .required()
        .doc("the smallest group", "de kleinste groep"),
    Field::new(Place::People, "max", Type::Whole(1, 99))
        .required()
        .doc("the largest group", "de grootste groep"),
    Field::new(Place::Step, "id", Type::Id).required().doc(
        "the name of the step for the program, unique in the file",
        "de naam van de stap voor het programma, één keer in het bestand",
    ),
    Field::new(Place::Step, "line", Type::Line).doc(
        "steps with one line stand together in history, over all sequences",
        "stappen met dezelfde lijn staan samen in de geschiedenis, over alle werkvormen heen",
    ),
    Field::new(Place::Step, "ask", Type::Words).required().doc("the question", "de vraag"),
    Field::new(Place::Step, "help", Type::Words)
        .doc("one line under the question", "één regel onder de vraag"),
    Field::new(Place::Step, "starter", Type::Words)
        .doc("how an answer may begin", "hoe een antwoord kan beginnen"),
    Field::new(Place::Step, "script", Type::Words)
        .doc("what the one who leads says aloud", "wat degene die leidt hardop zegt"),
    Field::new(Place::Step, "who", Type::Code(WHO_CODES))
        .or("\"each\"")
        .doc("who answers", "wie antwoord geeft"),
    Field::new(Place::Step, "answer", Type::Code(ANSWER_CODES))
        .or("\"text\"")
        .doc("what an answer is made of", "waar een antwoord uit bestaat"),
    Field::new(Place::Step, "seen", Type::Code(SEEN_CODES))
        .or("\"open\"")
        .only(KEPT)
        .doc("who may see an answer, and when", "wie een antwoord mag zien, en wanneer"),
    Field::new(Place::Step, "minutes", Type::Number(0, 600)).or("0").doc(
        "a target for five people, never a limit; 0 is no target",
        "een richttijd voor vijf mensen, nooit een grens; 0 is geen richttijd",
    ),
    Field::new(Place::Step, "yields", Type::Codes(MARK_CODES))
        .only(KEPT)
        .doc("marks that are offered first", "merktekens die als eerste worden aangeboden"),
    Field::new(Place::Step, "optional", Type::YesNo)
        .or("false")
        .doc("the group may well leave it out", "de groep mag de stap gerust overslaan"),
    Field::new(Place::Step, "at_least", Type::Whole(0, 99)).only(MANY).doc(
        "how many are asked for at least; words are never refused",
        "hoeveel er minstens worden gevraagd; woorden worden nooit geweigerd",
    ),
    Field::new(Place::Step, "at_most", Type::Whole(1, 99)).only(MANY).doc(
        "how many are asked for at most; words are never refused",
        "hoeveel er hooguit worden gevraagd; woorden worden nooit geweigerd",
    ),
    Field::new(Place::Step, "scale", Type::Table(Place::Scale)).only(&["scale"]).doc(
        "the range of the scale and the words at its ends",
        "het bereik van de schaal en de woorden aan de uiteinden",
    ),
    Field::new(Place::Step, "options", Type::Tables(Place::Choice))
        .only(&["choice"])
        .doc("what can be chosen", "wat er te kiezen is"),
    Field::new(Place::Step, "on", Type::Steps).only(&["vote", "choice", "say-back"]).doc(
        "the earlier steps whose answers are voted on, chosen from or said back",
        "de eerdere stappen waarvan de antwoorden in stemming komen, te kiezen zijn of worden teruggezegd",
    ),
    Field::new(Place::Step, "votes", Type::Whole(1, 20))
        .or("1")
        .only(&["vote"])
        .doc("votes a person, by show of hands", "stemmen per persoon, met handen"),
    Field::new(Place::Step, "makes", Type::Code(&["bringer"])).only(&["choice", "vote"]).doc(
        "the author of what is chosen is the bringer from here on",
        "wie het gekozene schreef, is vanaf hier de inbrenger",
    ),
    Field::new(Place::Step, "why", Type::YesNo)
        .or("false")
        .only(&["scale", "choice", "vote"])
        .doc("one more line is asked", "er wordt nog één regel gevraagd"),
    Field::new(Place::Step, "show", Type::Steps).doc(
        "earlier steps whose answers are shown with the question",
        "eerdere stappen waarvan de antwoorden bij de vraag staan",
    ),
    Field::new(Place::Step, "recall", Type::Lines).doc(
        "lines whose answers of the last round are shown before the question",
        "lijnen waarvan de antwoorden van de vorige ronde vóór de vraag staan",
    ),
    Field::new(Place::Step, "per_item", Type::Step).doc(
        "asked once for each item of that earlier list",
        "één keer gevraagd voor elk punt van die eerdere lijst",
    ),
    Field::new(Place::Step, "only_if", Type::Table(Place::OnlyIf)).doc(
        "asked only when an earlier answer meets this",
        "alleen gevraagd als een eerder antwoord hieraan voldoet",
    ),
    Field::new(Place::Step, "one_of", Type::Name).doc(
        "of neighbouring steps with the same name the group picks one",
        "uit buren met dezelfde naam kiest de groep er één",
    ),
    Field::new(Place::Step, "repeat", Type::Whole(1, 99)).only(&["text"]).doc(
        "asked again this often, until it is left empty",
        "zo vaak opnieuw gevraagd, tot het leeg blijft",
    ),
    Field::new(Place::Step, "role", Type::ByRole)
        .doc("another wording for one role", "andere woorden voor één rol"),
    Field::new(Place::Scale, "from", Type::Whole(-1000, 1000))
        .required()
        .doc("the lowest number", "het laagste cijfer"),
    Field::new(Place::Scale, "to", Type::Whole(-1000, 1000))
        .required()
        .doc("the highest number", "het hoogste cijfer"),
    Field::new(Place::Scale, "low", Type::Words)
        .doc("what the lowest number means", "wat het laagste cijfer betekent"),
    Field::new(Place::Scale, "high", Type::Words)
        .doc("what the highest number means", "wat het hoogste cijfer betekent"),
    Field::new(Place::Choice, "id", Type::Id).required().doc(
        "the name of the option for the program, unique in the step",
        "de naam van de keuze voor het programma, één keer in de stap",
    ),
    Field::new(Place::Choice, "label", Type::Words)
        .required()
        .doc("the words of the option", "de woorden van de keuze"),
    Field::new(Place::OnlyIf, "step", Type::Step)
        .required()
        .doc("the earlier step whose answers are looked at", "de eerdere stap waarvan de antwoorden tellen"),
    Field::new(Place::OnlyIf, "below", Type::Whole(-1000, 1000))
        .doc("a number below this", "een cijfer onder dit getal"),
    Field::new(Place::OnlyIf, "above", Type::Whole(-1000, 1000))
        .doc("a number above this", "een cijfer boven dit getal"),
    Field::new(Place::OnlyIf, "is", Type::Id).doc("this option was chosen", "deze keuze is gemaakt"),
    Field::new(Place::Role, "ask", Type::Words).doc("the question for this role", "de vraag voor deze rol"),
    Field::new(Place::Role, "help", Type::Words)
        .doc("one line under it for this role", "één regel eronder voor deze rol"),
    Field::new(Place::Role, "starter", Type::Words)
        .doc("how an answer of this role may begin", "hoe een antwoord van deze rol kan beginnen"),
];

//! What each problem says, in Dutch.
//!
//! Never here: the other language.

use super::super::fields::Place;
use super::super::problem::{Found, Kind, Newer, Open, Other, Wants};
use super::super::source::MOST_BYTES;
use super::{Text, keys, list, messages, near_or};
use crate::domain::person::Role;
use std::format as f;

const MEANT: &str = "bedoelde je";
const SAVE: &str = "Open het bestand in je editor en bewaar het als UTF-8.";

fn at(place: Place) -> &'static str {
    match place {
        Place::Sequence => "bovenaan, vóór de eerste `[[step]]`",
        Place::People => "in `people`",
        Place::Step => "in een stap",
        Place::Scale => "in `scale`",
        Place::Choice => "in een van de `options`",
        Place::OnlyIf => "in `only_if`",
        Place::Role => "in `[step.role.…]`",
    }
}

fn wanted(wants: Wants) -> &'static str {
    match wants {
        Wants::Words => "een tekst, of een per taal",
        Wants::Text => "een tekst",
        Wants::Whole => "een heel getal",
        Wants::Number => "een getal",
        Wants::YesNo => "`true` of `false`",
        Wants::Texts => "een lijst van teksten",
        Wants::Table => "een tabel",
        Wants::Tables => "een lijst van tabellen",
    }
}

fn is_here(found: Found) -> &'static str {
    match found {
        Found::Text => "hier staat een tekst",
        Found::Quoted => "laat de aanhalingstekens weg",
        Found::Whole => "hier staat een heel getal",
        Found::Fraction => "hier staat een getal met een punt",
        Found::YesNo => "hier staat `true` of `false`",
        Found::Date => "hier staat een datum of tijd",
        Found::List => "hier staat een lijst",
        Found::Table => "hier staat een tabel",
        Found::Nothing => "hier staat niets",
    }
}

fn how(wants: Wants, key: &str) -> String {
    match wants {
        Wants::Words => f!("schrijf `{key} = \"…\"`, of `{key}.nl = \"…\"` en `{key}.en = \"…\"`"),
        Wants::Text => f!("schrijf `{key} = \"…\"`"),
        Wants::Whole if key == "format" => "schrijf `format = 1`".to_owned(),
        Wants::Whole | Wants::Number => {
            f!("schrijf een getal zonder aanhalingstekens: `{key} = 4`")
        }
        Wants::YesNo => f!("schrijf `{key} = true` of `{key} = false`, zonder aanhalingstekens"),
        Wants::Texts => f!("schrijf `{key} = [\"…\", \"…\"]`"),
        Wants::Table => f!("schrijf `{key} = {{ … }}`"),
        Wants::Tables => f!("schrijf `{key} = [{{ … }}, {{ … }}]`"),
    }
}

fn unclosed(what: Open) -> (&'static str, &'static str) {
    match what {
        Open::Text => {
            ("deze tekst wordt niet gesloten", "zet aan het eind hetzelfde aanhalingsteken als aan het begin")
        }
        Open::List => ("deze lijst wordt niet gesloten", "zet aan het eind `]`"),
        Open::Braces => ("deze accolade wordt niet gesloten", "zet aan het eind `}`"),
        Open::Header => {
            ("deze kop wordt niet gesloten", "een stap begint met `[[step]]`, een rol met `[step.role.…]`")
        }
    }
}

fn newer(what: Newer) -> (&'static str, &'static str) {
    match what {
        Newer::BracesOverLines => (
            "tussen accolades mag geen nieuwe regel staan",
            "zet dit op één regel, of gebruik sleutels met een punt, zoals `scale.from = 1`",
        ),
        Newer::LastComma => {
            ("na de laatste waarde tussen accolades mag geen komma staan", "laat deze komma weg")
        }
        Newer::Escape => {
            ("`\\e` en `\\x` kent TOML 1.0 niet", "schrijf het teken zelf, of `\\u` met vier cijfers")
        }
    }
}

fn other(what: Other) -> (&'static str, &'static str) {
    match what {
        Other::Document => (
            "dit is een document van een tekstverwerker, geen tekstbestand",
            "Bewaar het daar als platte tekst (UTF-8), of kopieer de woorden naar een nieuw bestand.",
        ),
        Other::Pdf => ("dit is een PDF, geen tekstbestand", "Kopieer de woorden naar een nieuw bestand."),
        Other::Picture => ("dit is een plaatje, geen tekstbestand", "Noem het bestand met de werkvorm."),
        Other::Bytes => ("dit is geen tekstbestand", "Noem het bestand met de werkvorm."),
    }
}

messages! {
    TooLarge { bytes } => f!("het bestand is te groot: {bytes} bytes"), f!("een werkvorm is hooguit {MOST_BYTES} bytes"), "Is dit wel een werkvorm? Een gewone is kleiner dan 20.000 bytes.";
    Unreadable { reason } => "het bestand is niet te lezen", f!("het systeem zegt: {reason}"), "Geef jezelf leesrechten voor dit bestand, of haal het weg.";
    NoFile { there } => if *there { "dit is geen bestand" } else { "dit bestand is er niet" }, if *there { "het is een map, of iets waar niets uit te lezen is" } else { "klopt de naam?" }, "Noem een gewoon bestand, of de id van een werkvorm. Zonder naam wordt je eigen map bekeken.";
    DeadLink => "deze link wijst naar niets", "het bestand waar hij naar wijst is er niet", "Haal de link weg, of zet het bestand terug.";
    NotText { what } => other(*what).0, "een werkvorm is platte tekst", other(*what).1;
    Utf16 => "het bestand is bewaard als UTF-16", "halte leest UTF-8", SAVE;
    NotUtf8 { guess, more } => "het bestand is niet bewaard als UTF-8", if *more == 0 { f!("hier staat waarschijnlijk `{guess}`") } else { f!("hier staat waarschijnlijk `{guess}`; nog {more} zulke tekens") }, f!("Waarschijnlijk is het Windows-1252. {SAVE}");
    Nul { more } => "er staat een NUL in het bestand, een teken dat nergens voor staat", if *more == 0 { "haal dit teken weg".to_owned() } else { f!("haal dit teken weg, en nog {more}") }, "Is het bestand heel? Zo niet, neem dan een kopie.";
    TooDeep => "hier staat te veel in elkaar", "geen werkvorm gaat dieper dan vier", "Haal haken, accolades of punten weg. Of is dit een ander soort bestand?";
    TooMany { left } => f!("en nog {left} fouten"), "herstel eerst de fouten hierboven", "";

    CurlyQuotes { found } => f!("een gekruld aanhalingsteken `{found}`: komt dit uit Word of Teams?"), "schrijf hier een recht aanhalingsteken: \"", "In je tekst mag je krullen gebruiken. Aan het begin en eind van een waarde staat een recht aanhalingsteken.";
    NoQuotes => "een tekst zonder aanhalingstekens", "zet er aanhalingstekens omheen: \"…\"", "Ja en nee zijn `true` en `false`, zonder aanhalingstekens.";
    NoOpeningQuote => "het eerste aanhalingsteken ontbreekt", "zet hier een aanhalingsteken: \"", "";
    Unclosed { what } => unclosed(*what).0, unclosed(*what).1, "";
    DuplicateKey { key } => f!("`{key}` staat er twee keer"), "haal een van de twee weg", "";
    NoEquals => "een sleutel zonder `=`", "hier hoort `=` en een waarde", "Is dit uitleg voor jezelf? Zet er dan `#` voor.";
    NoValue => "na `=` staat niets", "zet hier een waarde, of haal de regel weg", "";
    NoComma => "tussen twee waarden ontbreekt een komma", "zet hier een komma", "";
    ExtraComma => "een komma te veel", "haal deze komma weg", "";
    BadKey => "dit is geen sleutel", "gebruik letters, cijfers, `-` en `_`", "";
    BadEscape => "deze backslash betekent niets", "schrijf `\\\\` voor een backslash, `\\\"` voor een aanhalingsteken", "";
    BadYesNo => "dit is geen `true` of `false`", "schrijf `true` of `false`, met kleine letters", "";
    BadNumber => "dit is geen getal", "schrijf een getal zoals `4` of `2.5`, zonder nul ervoor", "";
    BadDate => "dit is geen datum", "haal dit weg, of zet er aanhalingstekens om: \"…\"", "Geen enkel woord van een werkvorm is een datum.";
    OddBlank { code } => f!("een spatie die TOML niet kent: U+{code:04X}"), "haal dit teken weg, of typ een gewone spatie", "Zo’n spatie komt mee uit Word, Teams of een webpagina.";
    LoneReturn => "een regel eindigt zoals op een oude Mac", "bewaar het bestand met gewone regeleinden (LF of CRLF)", "";
    ExtraText => "na de waarde staat nog iets", "haal dit weg, of zet het op een eigen regel", "Staat er een aanhalingsteken in je tekst? Schrijf dan `\\\"`, of ‘ en ’.";
    NewerToml { what } => newer(*what).0, newer(*what).1, "halte leest TOML 1.0, zoals de meeste programma's.";
    Syntax { message } => "dit is geen TOML", f!("de lezer zegt: {message}"), "Een regel is `sleutel = waarde`; tekst staat tussen \" en \".";

    UnknownKey { key, place, near, elsewhere } => f!("onbekend woord `{key}`"), match elsewhere { Some(other) => f!("dit hoort {}", at(*other)), None => near_or(*near, MEANT, || f!("dit woord bestaat niet {}", at(*place))) }, if near.is_some() || elsewhere.is_some() { String::new() } else { f!("Hier mag staan: {}.", keys(*place)) };
    WrongType { key, wants, found } => f!("`{key}` moet {} zijn", wanted(*wants)), is_here(*found), how(*wants, key);
    OutOfRange { key, min, max } => f!("`{key}` valt buiten het bereik"), if min == max { f!("dit moet {min} zijn") } else { f!("kies een getal van {min} tot en met {max}") }, "";
    UnknownCode { key, found, near, codes } => f!("`{key}` kent `{found}` niet"), near_or(*near, MEANT, || f!("kies uit {}", list(codes.iter().copied()))), if near.is_some() { f!("Je kunt kiezen uit {}.", list(codes.iter().copied())) } else { String::new() };
    BadId { found, better } => f!("`{found}` kan geen id zijn"), near_or(better.as_deref(), "kan het zo:", || "gebruik kleine letters, cijfers en streepjes".to_owned()), "Een id heeft kleine letters, cijfers en streepjes, hooguit 64.";
    BadLine { found } => f!("`{found}` kan geen lijn zijn"), "schrijf een naam als `obstacle` of `ronde/obstacle`", "Een lijn heeft kleine letters, cijfers en streepjes, met hooguit één `/`.";
    BadLanguage { found } => f!("`{found}` is geen taal"), "schrijf een taalcode, zoals `nl`, `en` of `tr`", "";
    EmptyText { key } => f!("`{key}` is leeg"), "schrijf hier iets, of haal de regel weg", "";
    EmptyList { key } => f!("`{key}` is leeg"), "zet er iets in, of haal de regel weg", "";
    Control { code } => f!("er staat een stuurteken in deze tekst: U+{code:04X}"), "haal dit teken weg", "Zo'n teken kan een scherm in de war brengen.";
    Missing { key, place } => f!("`{key}` ontbreekt"), f!("`{key}` moet er zijn {}", at(*place)), "";
    NoSteps => "deze werkvorm heeft geen stappen", "schrijf ten minste één stap", "Een stap begint met de regel `[[step]]`, en heeft een `id` en een `ask`.";
    OneBracket => "`[step]` met enkele haken", "schrijf `[[step]]`, met dubbele haken", "Dubbele haken betekenen: er komen er meer.";
    RoleFirst => "andere woorden voor een rol staan vóór de eerste stap", "zet dit onder de stap waar het bij hoort", "Het hoort bij de laatste `[[step]]` die erboven staat.";
    NewerFormat { found } => f!("dit is formaat {found}, voor een nieuwere halte"), "deze halte leest `format = 1`", "Neem een nieuwere halte, of vraag om het bestand in formaat 1.";
    NotUsed { key, answer, answers } => f!("`{key}` doet niets bij `answer = \"{answer}\"`"), "haal deze regel weg, of kies een ander soort antwoord", f!("`{key}` hoort bij {}.", list(answers.iter().copied()));
    Repeated { value } => f!("`{value}` staat twee keer in deze lijst"), "haal deze weg", "";

    DuplicateStep { id, line, better } => f!("stap `{id}` staat er twee keer"), f!("de eerste staat op regel {line}"), f!("Twee stappen met één id raken door elkaar in de geschiedenis; geef deze een ander, bijvoorbeeld `{better}`.");
    DuplicateOption { id, line, better } => f!("keuze `{id}` staat er twee keer"), f!("de eerste staat op regel {line}"), f!("Geef deze een ander id, bijvoorbeeld `{better}`.");
    StepUnknown { id, near } => f!("er is geen stap `{id}`"), near_or(near.as_deref(), MEANT, || "schrijf hier het id van een eerdere stap".to_owned()), "";
    StepLater { id, own } => if *own { f!("stap `{id}` verwijst naar zichzelf") } else { f!("stap `{id}` komt pas later") }, "schrijf hier het id van een eerdere stap", "Een stap kan alleen iets doen met wat al gezegd is.";
    NothingKept { id } => f!("van stap `{id}` wordt niets bewaard"), "kies een stap die open of verborgen is en een antwoord vraagt", "";
    NothingToShow { id } => f!("van stap `{id}` is niets te tonen"), "haal deze weg", "Die stap is privé, of vraagt geen antwoord.";
    NotShared { answer, seen } => f!("`{answer}` kan niet `{seen}` zijn"), "schrijf `open` of `hidden`", "Wat je samen vastlegt, moet iedereen kunnen zien, met wie het zei.";
    GroupNotOpen { seen } => f!("één antwoord van de groep kan niet `{seen}` zijn"), "schrijf `open`, of `who = \"each\"`", "De groep geeft dit antwoord samen, dus iedereen ziet het.";
    OneOfApart { name } => f!("de stappen van `one_of = \"{name}\"` staan niet naast elkaar"), "zet deze stap naast de andere, of geef een andere naam", "Uit buren met dezelfde naam kiest de groep er één.";
    OneOfCondition { name } => f!("een stap van `one_of = \"{name}\"` kan geen `only_if` hebben"), "haal een van de twee weg", "";
    OneOfAlone { name } => f!("`one_of = \"{name}\"` staat maar bij één stap"), "geef een stap ernaast dezelfde naam, of haal dit weg", "";
    RepeatWho { who } => f!("`repeat` kan niet bij `who = \"{who}\"`"), "schrijf `who = \"group\"` of `who = \"bringer\"`, of haal dit weg", "";
    SayBackWho { who } => f!("`say-back` kan niet bij `who = \"{who}\"`"), "schrijf `who = \"each\"` of `who = \"others\"`", "Ieder zegt wat de vorige in de rij zei. Dat kan alleen als er om de beurt wordt geantwoord.";
    ConditionSeen { id, seen } => f!("stap `{id}` is `{seen}`: daar mag niets van afhangen"), "kies een stap die open of verborgen is", "Anders laat de volgende vraag zien wat iemand schreef.";
    ConditionTests { count } => if *count == 0 { "deze voorwaarde zegt niet wanneer" } else { "deze voorwaarde zegt meer dan één ding" }, "schrijf één van `below`, `above` en `is`", "Bijvoorbeeld: `only_if = { step = \"useful\", below = 6 }`.";
    ConditionNoScale { id } => f!("stap `{id}` is geen schaal"), "gebruik `is`, of kies een stap met `answer = \"scale\"`", "";
    ConditionNoChoice { id } => f!("stap `{id}` heeft geen `options`"), "gebruik `below` of `above`, of kies een stap met `options`", "";
    ConditionOption { id, found, near } => f!("stap `{id}` heeft geen keuze `{found}`"), near_or(near.as_deref(), MEANT, || "schrijf het id van een van de `options`".to_owned()), "";
    ConditionNever { from, to } => "dit gebeurt nooit", f!("de schaal gaat van {from} tot en met {to}"), "Kies een getal daartussen.";
    EmptyRange { low, high } => f!("`{}` is {} en `{}` is {}: daar zit niets tussen", low.0, low.1, high.0, high.1), f!("maak `{}` groter dan `{}`", high.0, low.0), "";
    TooFewOptions { at_least, options } => f!("`at_least` is {at_least}: meer dan er `options` zijn ({options})"), "maak dit getal kleiner, of schrijf meer `options`", "";
    OptionsOrOn { both } => if *both { "een keuze heeft `options` of `on`, niet allebei" } else { "er is niets te kiezen" }, if *both { "haal een van de twee weg" } else { "schrijf `options`, of `on` met eerdere stappen" }, if *both { "" } else { "Bijvoorbeeld: `options = [{ id = \"ours\", label.nl = \"Wij\" }, …]`." };
    Needs { answer, key } => f!("bij `answer = \"{answer}\"` hoort `{key}`"), f!("schrijf `{key}` erbij"), if *key == "scale" { "Bijvoorbeeld: `scale = { from = 1, to = 10 }`." } else { "Bijvoorbeeld: `on = [\"obstacle\"]`, met het id van een eerdere stap." };
    PerItemNoList { id } => f!("stap `{id}` is geen lijst"), "kies een eerdere stap met `answer = \"list\"`", "";
    NoAuthor { id } => id.as_ref().map_or_else(|| "een keuze uit `options` heeft geen schrijver".to_owned(), |id| f!("de antwoorden van stap `{id}` hebben geen schrijver")), "kies met `on` uit een stap van iedereen die niet `unnamed` is", "";

    MissingLanguage { key, tag } => f!("`{key}` is er niet in `{tag}`"), f!("schrijf ook `{key}.{tag}`"), "Wie in die taal leest, ziet hier een andere taal.";
    LoneLanguage { tag } => f!("bijna niets in dit bestand is in `{tag}`"), "is deze taalcode goed? Schrijf anders de andere teksten ook", "";
    RoleNear { role, near } => f!("halte kent de rol `{role}` niet"), f!("{MEANT} `{near}`?"), "Een eigen rol mag ook.";
    NothingThatWorks => "geen vraag naar wat werkt", "zet `yields = [\"working-element\"]` bij een vraag naar wat hielp", "Anders gaat de ronde alleen over wat moeilijk is.";
    NoAgreement => "geen afspraak", "voeg een stap toe met `answer = \"agreement\"`", "Dan is er de volgende keer niets om op terug te kijken.";
    LineTwice { line, first } => f!("twee stappen hebben de lijn `{line}`"), f!("de andere staat op regel {first}"), "In de geschiedenis staan de antwoorden op beide vragen dan bij elkaar. Bedoel je dat niet? Geef een van de twee een andere lijn.";
    RoleUnknown { role } => f!("halte heeft geen woord voor de rol `{role}`"), "een eigen rol mag", f!("Deze rollen kent halte: {}. Een eigen rol geldt voor wie je bij het begin precies zo noemt.", list(Role::KNOWN));
    RecallUnknown { line, near } => f!("geen werkvorm heeft de lijn `{line}`"), near_or(near.as_deref(), MEANT, || "gebruik de lijn van een andere stap".to_owned()), "Er komt nu niets terug van de vorige ronde. Een stap zonder `line` heeft als lijn `werkvorm/stap`.";
    ManyHidden { count } => f!("{count} verborgen vragen voor iedereen"), "om de beurt typen duurt dan lang", "Laat liever één persoon typen. De anderen schrijven op papier.";

    DuplicateId { id, other } => f!("nog een bestand heeft `id = \"{id}\"`"), f!("het andere is {other}"), "Geef een van de twee een ander id. Tot dan gebruikt halte geen van beide zoals ze nu zijn.";
}

//! Dutch that looks like what groups type: a few words very often, very many words seldom, compounds
//! and names. The same numbers give the same words. Never here: a database.

/// Numbers in an order that looks like none, the same every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(most).unwrap()).unwrap()
    }

    /// From 0 up to 1.
    fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).unwrap()) / f64::from(u32::MAX)
    }
}

const COMMON: &str = "de het een en van we dat in is niet op te met voor ik zijn er aan ze die om maar als ook bij \
    was naar dan nog wat wel hebben heeft door wordt over of uit kan werd hier geen moet zo al meer worden toen \
    tot hun omdat nu daar alleen goed samen weer hoe waren weten gaan zien doen maken komen blijven vragen zeggen \
    iedereen niemand iemand mensen tijd week dag jaar keer begin einde plek stap idee plan werk vraag antwoord \
    afspraak gesprek overleg gemeente buurt wijk straat tuin plein school bewoners ambtenaar wethouder raad \
    initiatief groep vrijwilliger sleutel hek subsidie vergunning formulier regel loket aanvraag brief mail \
    telefoon bijeenkomst agenda verslag budget rekening onderhoud speelplek groen boom parkeren verkeer licht \
    afval lawaai veiligheid vertrouwen spanning ruimte grens rol belang steun last zorg hulp kennis ervaring \
    coördinatie coöperatie financiën ideeën geïnteresseerd reünie café één vóór gisteren morgen vandaag later \
    eerder altijd nooit soms vaak misschien zeker eigenlijk gewoon precies langzaam snel moeilijk makkelijk \
    duidelijk onduidelijk belangrijk nodig mogelijk open dicht klaar bezig alvast zonder tegen tussen tijdens \
    volgens achter onder boven naast binnen buiten besloten gevraagd gebeld gewacht gekregen gegeven gezegd \
    geluisterd gewerkt gestopt gezien gehoord geschreven verteld beloofd vergeten begrepen gevonden gebouwd";

const FIRST: &str = "buurt wijk straat gemeente school jeugd bewoners raads project stuur werk kern dorps stads tuin \
    plein speel groen water energie zorg welzijns sport cultuur huis kinder ouderen vrijwilligers budget jaar \
    week avond voor na mede tussen zomer winter markt parkeer verkeers afval bouw sloop huur woon leef leer \
    klank proef start slot kwartaal maand toekomst droom burger inwoners ondernemers winkel haven kade brug";

const LAST: &str = "overleg plan groep huis tuin plek vergunning subsidie aanvraag beleid coördinator vergadering avond \
    dag fonds team raad commissie voorstel besluit gesprek tafel lijst kaart route regeling budget begroting \
    verslag dossier initiatief project proces afspraak vraag probleem oplossing idee doel kader visie nota \
    brief krant site app formulier loket punt centrum ruimte zaal keuken feest markt wandeling schouw toets \
    evaluatie sessie ronde stap fase partner bewoner beheerder leider werker makelaar adviseur ambtenaar";

const SYLLABLES: &str = "ba be bo da de di do fa fi ga ge go ha he ho ja je ka ke ko la le li lo ma me mi mo na ne no \
    pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo wa we wi wo za ze zo lijn berg veld hof stra kram \
    schu groe blij drie vlie zand burg dam wijk oord heim loo";

/// All words there are, the commonest first.
pub struct Vocabulary(Vec<String>);

impl Vocabulary {
    /// Some 150,000 words.
    pub fn new() -> Self {
        let mut dice = Dice::new(20_261_123);
        let mut words: Vec<String> = COMMON.split_whitespace().map(str::to_owned).collect();
        let (first, last): (Vec<&str>, Vec<&str>) =
            (FIRST.split_whitespace().collect(), LAST.split_whitespace().collect());
        let syllables: Vec<&str> = SYLLABLES.split_whitespace().collect();
        let mut rare: Vec<String> = Vec::new();
        for one in &first {
            for other in &last {
                let word = format!("{one}{other}");
                rare.extend(["en", "je", "s"].map(|end| format!("{word}{end}")));
                rare.push(word);
            }
        }
        for _ in 0..130_000 {
            let count = 2 + dice.below(4);
            rare.push((0..count).map(|_| syllables[dice.below(syllables.len())]).collect());
        }
        // In an order without order: which compound is common is up to chance.
        for at in (1..rare.len()).rev() {
            rare.swap(at, dice.below(at + 1));
        }
        words.append(&mut rare);
        Self(words)
    }

    /// One word: the second half as often as the first, the third a third, and so on.
    pub fn word(&self, dice: &mut Dice) -> &str {
        let rank = (dice.share() * (self.0.len() as f64).ln()).exp();
        &self.0[(rank as usize).saturating_sub(1).min(self.0.len() - 1)]
    }

    /// One to a few sentences, as people type them.
    pub fn said(&self, dice: &mut Dice) -> String {
        let mut text = String::new();
        for _ in 0..=dice.below(3) {
            let length = 4 + dice.below(12);
            for at in 0..length {
                if !text.is_empty() {
                    text.push(' ');
                }
                let word = self.word(dice);
                if at == 0 {
                    let mut letters = word.chars();
                    text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                    text.push_str(letters.as_str());
                } else {
                    text.push_str(word);
                }
                if at + 1 < length && dice.below(9) == 0 {
                    text.push(',');
                }
            }
            text.push(['.', '.', '.', '.', '?', '!'][dice.below(6)]);
        }
        text
    }
}

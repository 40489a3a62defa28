//! A sequence: the questions that a round walks through, as its TOML file says.
//!
//! A value of this type has been checked: references are to earlier steps, ranges are not empty.
//! The fields and their meaning are those of `docs/sequences.md`.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::answer::Mark;
use super::words::Words;

/// A sequence of questions, with when to use it and for how many people.
#[derive(Clone, Debug, PartialEq)]
pub struct Sequence {
    /// Lower case, digits, hyphens; unique among the sequences that are in force.
    pub id: String,
    /// Its name for people.
    pub title: Words,
    /// What it is for and when to use it.
    pub purpose: Words,
    /// For how many people it was made.
    pub people: Option<RangeInclusive<u32>>,
    /// Conditions it assumes; a warning, never a wall.
    pub needs: Vec<Need>,
    /// True when a round begins with the open agreements.
    pub opening: bool,
    /// Where the questions come from.
    pub sources: Vec<String>,
    /// The questions, at least one, in order.
    pub steps: Vec<Step>,
}

/// One question of a sequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Unique in its sequence.
    pub id: String,
    /// Steps with one line stand together in history, over all sequences.
    /// None: the line is `<sequence>/<step>`, see [`Sequence::line`].
    pub line: Option<String>,
    /// The wording for everyone.
    pub wording: Wording,
    /// Other wordings, by role code.
    pub roles: Vec<(String, Wording)>,
    /// What the one who leads says aloud.
    pub script: Words,
    /// Who answers.
    pub who: Who,
    /// What an answer is made of.
    pub kind: Kind,
    /// Who may see an answer, and when.
    pub seen: Seen,
    /// Target in minutes for five people; 0 is no target.
    pub minutes: f64,
    /// Marks that are offered first.
    pub yields: Vec<Mark>,
    /// True when the group may well leave it out.
    pub optional: bool,
    /// How many items, agreements or options are asked for at least.
    pub at_least: Option<u32>,
    /// How many items, agreements or options are asked for at most.
    pub at_most: Option<u32>,
    /// True when the author of what is chosen is the bringer from here on.
    pub makes_bringer: bool,
    /// True when one more line is asked: what makes you say so.
    pub why: bool,
    /// Ids of earlier steps whose answers are shown with the question.
    pub show: Vec<String>,
    /// Lines of which the answers of the last round are shown before the question.
    pub recall: Vec<String>,
    /// The earlier list step of which each item is asked about.
    pub per_item: Option<String>,
    /// When the step is asked at all.
    pub only_if: Option<OnlyIf>,
    /// Of neighbouring steps with the same name the group picks one.
    pub one_of: Option<String>,
    /// How often it is asked again, until it is left empty.
    pub repeat: Option<u32>,
}

/// The words of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The question itself.
    pub ask: Words,
    /// One line under it.
    pub help: Words,
    /// How an answer may begin.
    pub starter: Words,
}

/// Who answers a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everyone with a voice, in turn.
    Each,
    /// One answer of the group.
    Group,
    /// The person whose question it is.
    Bringer,
    /// Everyone with a voice but the bringer.
    Others,
}

/// Who may see an answer, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// At once.
    Open,
    /// When everyone has answered.
    Hidden,
    /// Its writer only: read aloud for people's own paper, nothing is stored.
    Private,
    /// Everyone, but nobody is its author.
    Unnamed,
}

/// What an answer to a step is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Words, over as many lines as they need.
    Text,
    /// Items, a line each.
    List,
    /// A number.
    Scale(Scale),
    /// One or more of the options.
    Choice(Choices),
    /// Counts for the answers of these earlier steps, by show of hands; so many votes a person.
    Vote {
        /// Ids of the earlier steps whose answers are voted on.
        on: Vec<String>,
        /// Votes a person has.
        votes: u32,
    },
    /// What, who, by when, if–then.
    Agreement,
    /// The learning questions that the group picks, and new ones.
    Agenda,
    /// Working elements.
    Element,
    /// What the one before said, in own words, and its owner's yes, partly or no.
    SayBack {
        /// Ids of the earlier steps whose words are said back.
        on: Vec<String>,
    },
    /// Read or said aloud; nothing is kept.
    None,
}

/// The range of a scale and the words at its ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The lowest number.
    pub from: i64,
    /// The highest number, above `from`.
    pub to: i64,
    /// What the lowest number means.
    pub low: Words,
    /// What the highest number means.
    pub high: Words,
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Choices {
    /// These options.
    Options(Vec<Choice>),
    /// The answers of these earlier steps, by step id.
    Answers(Vec<String>),
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Unique in its step.
    pub id: String,
    /// Its words.
    pub label: Words,
}

/// A condition the sequence assumes in the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// People in the same position.
    Peers,
    /// People who trust each other.
    Trust,
    /// Someone who leads and has no stake.
    NeutralFacilitator,
    /// Someone who was trained in leading this form.
    TrainedFacilitator,
}

/// The condition under which a step is asked; it holds when at least one present answer meets it.
#[derive(Clone, Debug, PartialEq)]
pub struct OnlyIf {
    /// The earlier step whose answers are looked at.
    pub step: String,
    /// What one of them must be.
    pub test: Test,
}

/// What an answer must be for a step to be asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// A number below this.
    Below(i64),
    /// A number above this.
    Above(i64),
    /// This option was chosen.
    Is(String),
}

impl Sequence {
    /// The line of a step: its own, or `<sequence>/<step>`.
    pub fn line(&self, step: &Step) -> String {
        step.line.clone().unwrap_or_else(|| format!("{}/{}", self.id, step.id))
    }

    /// The step with this id, and its index.
    pub fn find(&self, id: &str) -> Option<(usize, &Step)> {
        self.steps.iter().enumerate().find(|(_, step)| step.id == id)
    }

    /// Minutes that this group needs for all steps, as the format says: an `each` step counts
    /// its minutes × (0.4 + 0.12 × people with a voice), `others` likewise without the bringer.
    /// Of ways that exclude each other only the longest counts.
    pub fn minutes_for(&self, people: usize) -> f64 {
        let mut forks: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
        let mut sum = 0.0;
        for step in &self.steps {
            let minutes = step.minutes_for(people);
            match self.fork(step) {
                Some((fork, way)) => *forks.entry(fork).or_default().entry(way).or_default() += minutes,
                None => sum += minutes,
            }
        }
        let longest = |ways: &BTreeMap<&str, f64>| ways.values().fold(0.0, |a: f64, b| a.max(*b));
        sum + forks.values().map(longest).sum::<f64>()
    }

    /// The group for which its time is told where no other is known: five people, or as near to five as
    /// it was made for.
    pub fn usual_group(&self) -> usize {
        let fits = self.people.as_ref();
        let people =
            fits.map_or(FIVE, |people| FIVE.clamp(*people.start(), *people.end().max(people.start())));
        usize::try_from(people).unwrap_or(usize::MAX)
    }

    /// The fork at which this step is one of several ways, and which way it is: one of neighbours that the group
    /// picks from, or what belongs to one option where only one can be chosen.
    fn fork<'a>(&'a self, step: &'a Step) -> Option<(&'a str, &'a str)> {
        if let Some(name) = &step.one_of {
            return Some((name, &step.id));
        }
        let OnlyIf { step: id, test: Test::Is(option) } = step.only_if.as_ref()? else { return None };
        let (_, asked) = self.find(id)?;
        let one_answer = asked.at_most == Some(1) && !asked.is_personal();
        one_answer.then_some((id.as_str(), option.as_str()))
    }
}

/// The group of most rounds.
const FIVE: u32 = 5;

/// Minutes in which so many open agreements are spoken of at the start and read back at the end.
pub fn minutes_of_opening(agreements: usize) -> f64 {
    let each = f64::from(u32::try_from(agreements).unwrap_or(u32::MAX)) * 2.0;
    if agreements == 0 { 0.0 } else { each + 1.0 }
}

/// Minutes as people say them: whole, at least one; None when there is no target.
pub fn whole_minutes(minutes: f64) -> Option<u32> {
    (minutes > 0.0).then(|| format!("{:.0}", minutes.round()).parse().unwrap_or(u32::MAX).max(1))
}

impl Step {
    /// A step with nothing but a question: what the format says when a file says no more.
    pub fn new(id: impl Into<String>, ask: Words, kind: Kind) -> Self {
        Self {
            id: id.into(),
            line: None,
            wording: Wording { ask, ..Wording::default() },
            roles: Vec::new(),
            script: Words::default(),
            who: Who::Each,
            kind,
            seen: Seen::Open,
            minutes: 0.0,
            yields: Vec::new(),
            optional: false,
            at_least: None,
            at_most: None,
            makes_bringer: false,
            why: false,
            show: Vec::new(),
            recall: Vec::new(),
            per_item: None,
            only_if: None,
            one_of: None,
            repeat: None,
        }
    }

    /// The words for someone in this role: the role's own where it has them, else everyone's.
    pub fn wording_for(&self, role: Option<&str>) -> Wording {
        let own = role.and_then(|code| self.roles.iter().find(|(r, _)| r == code));
        let pick = |own: Option<&Words>, all: &Words| own.filter(|w| !w.is_empty()).unwrap_or(all).clone();
        Wording {
            ask: pick(own.map(|(_, w)| &w.ask), &self.wording.ask),
            help: pick(own.map(|(_, w)| &w.help), &self.wording.help),
            starter: pick(own.map(|(_, w)| &w.starter), &self.wording.starter),
        }
    }

    /// Minutes that this step is meant to take with so many people who have a voice.
    pub fn minutes_for(&self, people: usize) -> f64 {
        let voices = f64::from(u32::try_from(people).unwrap_or(u32::MAX));
        match self.who {
            Who::Each => self.minutes * (0.4 + 0.12 * voices),
            Who::Others => self.minutes * (0.4 + 0.12 * (voices - 1.0).max(0.0)),
            Who::Group | Who::Bringer => self.minutes,
        }
    }

    /// How many may be chosen: one unless the sequence says more.
    pub fn most_chosen(&self) -> u32 {
        self.at_most.unwrap_or(if self.at_least.is_some_and(|least| least > 1) { u32::MAX } else { 1 })
    }

    /// True when something of this step is kept: it asks for an answer and is not private.
    pub fn is_kept(&self) -> bool {
        self.kind != Kind::None && self.seen != Seen::Private
    }

    /// True when it asks for a number of a scale: that says something of the group, and stands beside no name.
    pub fn is_scale(&self) -> bool {
        matches!(self.kind, Kind::Scale(_))
    }

    /// True when it asks for words that are written down: one sentence will do.
    pub fn is_text(&self) -> bool {
        self.kind == Kind::Text
    }

    /// True when each person gets a turn of their own.
    pub fn is_personal(&self) -> bool {
        matches!(self.who, Who::Each | Who::Others)
    }
}

//! Sequences of every kind of step, within the rules of the format.

use std::sync::Arc;

use halte::domain::sequence::*;
use halte::domain::words::Words;
use proptest::prelude::*;

/// What a step is made from; each number chooses among what the rules allow.
type Spec = (u8, u8, u8, u8, u8, u32);

pub fn sequence() -> impl Strategy<Value = Arc<Sequence>> {
    let spec = (0u8..12, 0u8..6, 0u8..6, any::<u8>(), any::<u8>(), any::<u32>());
    (prop::collection::vec(spec, 1..8), any::<bool>()).prop_map(|(specs, opening)| {
        let mut steps: Vec<Step> = Vec::new();
        for spec in specs {
            steps.push(step(&steps, spec));
        }
        Arc::new(Sequence {
            id: "alles".into(),
            title: Words::bare("Alles"),
            purpose: Words::default(),
            people: None,
            needs: Vec::new(),
            opening,
            sources: Vec::new(),
            steps,
        })
    })
}

fn step(before: &[Step], (kind, who, seen, a, b, flags): Spec) -> Step {
    let flag = |bit: u32| flags & (1 << bit) != 0;
    let rare = |bit: u32| flag(bit) && flag(bit + 1);
    let some = |wanted: &dyn Fn(&Step) -> bool| {
        let all: Vec<&Step> = before.iter().filter(|step| wanted(step)).collect();
        (!all.is_empty()).then(|| all[usize::from(a) % all.len()].id.clone())
    };
    let authored = |step: &Step| step.is_kept() && step.is_personal() && step.seen != Seen::Unnamed;
    let mut who = [Who::Each, Who::Each, Who::Each, Who::Group, Who::Bringer, Who::Others][usize::from(who)];
    let mut seen =
        [Seen::Open, Seen::Open, Seen::Hidden, Seen::Hidden, Seen::Private, Seen::Unnamed][usize::from(seen)];
    let mut makes_bringer = false;
    let kind = match kind {
        1 | 2 => Kind::List,
        3 => Kind::Scale(Scale { from: 1, to: 10, low: Words::default(), high: Words::default() }),
        4 => Kind::Choice(Choices::Options(
            ["ja", "nee"].map(|id| Choice { id: id.into(), label: Words::bare(id) }).to_vec(),
        )),
        5 | 6 => {
            makes_bringer = flag(0) && some(&authored).is_some();
            let on = if makes_bringer { some(&authored) } else { some(&Step::is_kept) };
            if makes_bringer {
                who = Who::Group;
            }
            match on {
                Some(on) if kind == 5 => Kind::Choice(Choices::Answers(vec![on])),
                Some(on) => Kind::Vote { on: vec![on], votes: 2 },
                None => Kind::Text,
            }
        }
        7 => Kind::Agreement,
        8 => Kind::Agenda,
        9 => Kind::Element,
        10 => some(&authored).map_or(Kind::Text, |on| Kind::SayBack { on: vec![on] }),
        11 if flag(2) => Kind::None,
        _ => Kind::Text,
    };
    if matches!(
        kind,
        Kind::Agreement | Kind::Vote { .. } | Kind::Agenda | Kind::Element | Kind::SayBack { .. }
    ) && matches!(seen, Seen::Private | Seen::Unnamed)
    {
        seen = Seen::Hidden;
    }
    if who == Who::Group {
        seen = Seen::Open;
    }
    let repeats = kind == Kind::Text && matches!(who, Who::Group | Who::Bringer) && flag(4);
    let list = |step: &Step| step.kind == Kind::List && step.is_kept();
    let per_item = if flag(6) && !repeats { some(&list) } else { None };
    let one_of = rare(8).then(|| match before.last().and_then(|step| step.one_of.clone()) {
        Some(name) if flag(10) => name,
        _ => format!("een-{}", before.len()),
    });
    let only_if = if one_of.is_none() && rare(12) { condition(before, b) } else { None };
    let wording = |ask: &str| Wording { ask: Words::bare(ask), ..Wording::default() };
    Step {
        id: format!("stap-{}", before.len()),
        line: None,
        wording: wording("Wat is het?"),
        roles: if rare(14) { vec![("resident".into(), wording("En bij jou?"))] } else { Vec::new() },
        script: Words::default(),
        who,
        seen,
        minutes: 1.0,
        yields: Vec::new(),
        optional: flag(16),
        at_least: None,
        at_most: None,
        makes_bringer,
        why: flag(17) && matches!(kind, Kind::Scale(_) | Kind::Choice(_) | Kind::Vote { .. }),
        show: if flag(18) { some(&Step::is_kept).into_iter().collect() } else { Vec::new() },
        recall: Vec::new(),
        per_item,
        only_if,
        one_of,
        repeat: repeats.then_some(u32::from(b % 4) + 1),
        kind,
    }
}

fn condition(before: &[Step], b: u8) -> Option<OnlyIf> {
    let asked = before.iter().filter(|step| !matches!(step.seen, Seen::Private | Seen::Unnamed));
    let tests: Vec<OnlyIf> = asked
        .filter_map(|step| {
            let test = match &step.kind {
                Kind::Scale(_) if b.is_multiple_of(2) => Test::Below(6),
                Kind::Scale(_) => Test::Above(5),
                Kind::Choice(Choices::Options(_)) => Test::Is("ja".into()),
                _ => return None,
            };
            Some(OnlyIf { step: step.id.clone(), test })
        })
        .collect();
    (!tests.is_empty()).then(|| tests[usize::from(b / 2) % tests.len()].clone())
}

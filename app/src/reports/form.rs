//! 按期报告: written from the period's records, read over, sent; or corrected by a further row.

use leptos::prelude::*;
use shared::calendar::{Day, Every};
use shared::id::{ChainId, PeriodReportId};
use shared::mutation::{Mutation, ReportPeriod};
use shared::rules::{Part, TEXT_MAX};

use super::prefill::{self, Ground};
use crate::tasks::forms::{Filing, FormSheet};
use crate::tasks::look;
use crate::text::{self, format};
use crate::ui::{Choice, TextArea};

/// The form. Nothing where this device does not hold the chain.
#[component]
pub fn PeriodForm(
    /// The form's filing.
    filing: Filing,
    /// The chain.
    chain: ChainId,
    /// The rhythm.
    every: Every,
    /// The period's first day.
    from: Day,
) -> impl IntoView {
    let ground = look(filing.store, |viewer| prefill::ground(viewer, chain, every, from));
    ground.map(|ground| view! { <Fields filing place=(chain, every, from) ground/> })
}

#[component]
fn Fields(filing: Filing, place: (ChainId, Every, Day), ground: Ground) -> impl IntoView {
    let words = text::reports();
    let (chain, every, period_from) = place;
    let start = filing.start(|act| match act {
        Mutation::ReportPeriod(act) => Some(act),
        _ => None,
    });
    let id = PeriodReportId(filing.store.fresh_id());
    let Ground { programme, figures, units, latest, .. } = ground.clone();
    let draft = draft(&ground);
    let hint = match (&latest, draft.is_empty()) {
        (Some(_), _) => "",
        (None, true) => words.words_none,
        (None, false) => words.words_hint,
    };
    let (corrects, before) = latest.unzip();
    let typed = start.as_ref().map(|act| act.words.clone());
    let said = RwSignal::new(typed.or(before.clone()).unwrap_or(draft));
    let first = units.first().map(|(unit, _)| *unit);
    let unit = start.map(|act| act.unit).or(first).unwrap_or_default();
    let unit = RwSignal::new(unit);
    let stands = before.clone();
    let make = Callback::new(move |()| {
        let (unit, words) = (unit.get(), said.get());
        // A correction that says the same again corrects nothing.
        if stands.as_deref().is_some_and(|stands| stands.trim() == words.trim()) {
            return None;
        }
        let chain_report = ReportPeriod {
            id,
            programme,
            chain,
            unit,
            every,
            period_from,
            words,
            figures,
            corrects,
        };
        Some(chain_report.into())
    });
    let title = (words.form)(&format::period(every, period_from), &ground.title);
    let submit = if corrects.is_some() { words.correct } else { words.report };
    let (units, name) = (StoredValue::new(units), ground.chain_name);
    let before = StoredValue::new(before);
    view! {
        <FormSheet filing title submit make>
            <p class="due-chain">{name.clone()}</p>
            {before.get_value().map(|before| view! {
                <div class="form-last">
                    <b>{words.now}</b>
                    <p class="due-words">{before}</p>
                </div>
            })}
            {units.with_value(|units| (units.len() > 1).then(|| view! {
                <Choice label=words.unit options=units.clone() value=unit/>
            }))}
            <TextArea
                label=words.words
                value=said
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                required=true
                hint=hint
            />
            <div class="due-figures">
                <b>{words.figures_label}</b>
                <p class="num">{(words.figures)(figures)}</p>
                <p class="hint">{words.figures_hint}</p>
            </div>
        </FormSheet>
    }
}

/// What the records say, as a text to begin with.
fn draft(ground: &Ground) -> String {
    let words = text::reports();
    let mut lines: Vec<String> = ground
        .progress
        .iter()
        .map(|line| (words.line)(&line.title, line.percent, &line.words))
        .collect();
    if !ground.stuck.is_empty() {
        lines.push(words.stuck.to_owned());
        lines.extend(ground.stuck.iter().map(|(title, reason)| (words.stuck_line)(title, reason)));
    }
    lines.join("\n")
}

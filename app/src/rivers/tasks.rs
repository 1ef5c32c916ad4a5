//! The programme's tasks by section with those who answer for them, and its numbers to reach.

use leptos::prelude::*;
use shared::id::ProgrammeId;

use super::work::{self, Section, WorkRow};
use crate::boards::{Nothing, WallTools, choice_of_address};
use crate::charges::IndicatorRow;
use crate::charges::select::IndicatorFact;
use crate::replica::Store;
use crate::tasks::{few, look, reason_words, status_words};
use crate::text;
use crate::ui::{Clause, Empty, Icon, LightShape, light_class, live, memo};

/// The tasks.
#[component]
pub fn SectionList(
    /// The programme.
    programme: ProgrammeId,
) -> impl IntoView {
    let store = Store::expect();
    let choice = choice_of_address();
    let sections =
        memo(move || look(store, |viewer| work::sections(viewer, programme, choice.get())));
    let none = memo(move || sections.with(Vec::is_empty));
    view! {
        <WallTools choice/>
        {live(move || match none.get() {
            true => view! { <Nothing choice/> }.into_any(),
            false => {
                let all = sections.get().into_iter();
                all.map(|section| view! { <SectionView section/> }).collect_view().into_any()
            }
        })}
    }
}

#[component]
fn SectionView(section: Section) -> impl IntoView {
    let words = text::rivers();
    let count = (words.task_count)(section.rows.len());
    let head = match section.source {
        Some(source) => view! { <Clause source=Some(source)/> }.into_any(),
        None => words.no_clause.into_any(),
    };
    view! {
        <section class="river-section">
            <h2 class="section-head">{head}<em class="num">{count}</em></h2>
            <div class="task-rows">
                {section.rows.into_iter().map(|row| view! { <TaskLine row/> }).collect_view()}
            </div>
        </section>
    }
}

/// A task: its number, title, light with its reason, who answers for it and who supports.
#[component]
fn TaskLine(row: WorkRow) -> impl IntoView {
    let words = text::rivers();
    let WorkRow { no, facts, support } = row;
    let why = reason_words(&facts);
    let lead = facts.lead.join(text::tasks().comma);
    let support = (!support.is_empty()).then(|| (words.supported_by)(&few(&support)));
    view! {
        <a class=format!("task-row {}", light_class(facts.light)) href=format!("/tasks/{}", facts.id)>
            <span class="task-row-light"><LightShape light=facts.light/></span>
            <span class="task-row-title"><span class="river-task-no num">{no}</span>{facts.title.clone()}</span>
            <span class="task-row-aside">{status_words(&facts)}</span>
            {why.map(|why| view! { <span class="task-row-why">{why}</span> })}
            <span class="task-row-meta">
                <span>{(words.led_by)(&lead)}</span>
                {support.map(|support| view! { <span>{support}</span> })}
            </span>
        </a>
    }
}

/// The numbers to reach.
#[component]
pub fn TargetList(
    /// The programme.
    programme: ProgrammeId,
) -> impl IntoView {
    let store = Store::expect();
    let words = text::rivers();
    let targets = memo(move || look(store, |viewer| work::targets(viewer, programme)));
    live(move || {
        let facts: Vec<IndicatorFact> = targets.get();
        match facts.is_empty() {
            true => view! {
                <Empty icon=Icon::List title=words.no_targets hint=words.no_targets_hint/>
            }
            .into_any(),
            false => view! {
                <section class="card indicators river-targets">
                    <h2>{(words.target_count)(facts.len())}</h2>
                    <ul>
                        {facts.into_iter().map(|fact| view! { <IndicatorRow fact with_task=true/> }).collect_view()}
                    </ul>
                </section>
            }
            .into_any(),
        }
    })
}

//! The phases over the wall: where today stands, and what each phase is to bring.

use leptos::prelude::*;
use shared::calendar::Day;

use super::phase::{PhaseFact, PhaseState, day_of_all, passed};
use crate::text::{self, format};
use crate::ui::{Clause, Memo, live_if};

/// The track of the whole time, and a card for each phase. Nothing where there are none.
#[component]
pub fn Phases(
    /// In their order.
    phases: Memo<Vec<PhaseFact>>,
    /// The day that counts.
    today: Memo<Day>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    live_if(move || {
        let all = phases.get();
        (!all.is_empty()).then(|| view! { <Strip phases=all today=today.get() open/> })
    })
}

#[component]
fn Strip(phases: Vec<PhaseFact>, today: Day, open: RwSignal<bool>) -> impl IntoView {
    let words = text::campaigns();
    let told = day_of_all(&phases, today)
        .map(|(day, all)| (words.day_of_all)(&format::day_short(today), day, all));
    let mark = passed(&phases, today).map(|passed| format!("{}%", f32::from(passed) / 10.0));
    let segments = phases.iter().map(|phase| {
        view! { <i class=state_class(phase.state) style:flex-grow=phase.days().to_string()></i> }
    });
    let segments = segments.collect_view();
    view! {
        <section class="phases" id="phases" class:is-open=move || open.get() aria-label=words.phases>
            <div class="phases-head">
                <h2 class="section-head">{words.phases}<em class="num">{told}</em></h2>
                <button
                    type="button"
                    class="word-button"
                    aria-expanded=move || open.get().to_string()
                    aria-controls="phases"
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {move || if open.get() { words.phases_fold } else { words.phases_unfold }.to_owned()}
                </button>
            </div>
            <div class="phase-track" aria-hidden="true">
                {segments}
                {mark.map(|left| view! { <b style:left=left></b> })}
            </div>
            <ol class="phase-cards">
                {phases.into_iter().map(|phase| view! { <PhaseCard phase/> }).collect_view()}
            </ol>
        </section>
    }
}

#[component]
fn PhaseCard(phase: PhaseFact) -> impl IntoView {
    let words = text::campaigns();
    let days = (words.span)(&format::day_short(phase.from), &format::day_short(phase.to));
    let state = match phase.state {
        PhaseState::Over => words.over.to_owned(),
        PhaseState::Now(day) => (words.now)(day, phase.days()),
        PhaseState::Coming(days) => (words.coming)(days),
    };
    let is_now = matches!(phase.state, PhaseState::Now(_));
    view! {
        <li
            class=format!("phase {}", state_class(phase.state))
            aria-current=is_now.then_some("step")
        >
            <h3>{phase.title.clone()}</h3>
            <p class="phase-days num">{days}" "<span class="phase-state">{state}</span></p>
            <div class="phase-more">
                <ul>
                    {phase.deliverables.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view()}
                </ul>
                {(!phase.note.is_empty()).then(|| view! { <p class="hint">{phase.note.clone()}</p> })}
                <Clause source=phase.source.clone()/>
            </div>
        </li>
    }
}

fn state_class(state: PhaseState) -> &'static str {
    match state {
        PhaseState::Over => "is-over",
        PhaseState::Now(_) => "is-now",
        PhaseState::Coming(_) => "is-coming",
    }
}

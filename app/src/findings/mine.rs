//! On My work: the findings that wait for this person, and what for.

use leptos::prelude::*;

use super::facts::FindingRow;
use super::row::Row;
use super::waiting::{ToAcknowledge, ToVisit, Wait, waiting};
use crate::replica::Store;
use crate::tasks::look;
use crate::text::{self, format};
use crate::ui::{each, key_of, live_if, memo};

/// Rows at first; the rest is unfolded.
const SHOWN: usize = 8;

/// Nothing where nothing waits.
#[component]
pub fn WaitingFindings() -> impl IntoView {
    let store = Store::expect();
    let words = text::findings();
    let all = memo(move || look(store, waiting));
    let count = memo(move || all.with(|all| all.count()));
    let whole = RwSignal::new(false);
    let findings = move || {
        let mut rows = all.with(|all| all.findings.clone());
        if !whole.get() {
            rows.truncate(SHOWN);
        }
        rows
    };
    let left = memo(move || match whole.get() {
        true => 0,
        false => all.with(|all| all.findings.len()).saturating_sub(SHOWN),
    });
    let any = memo(move || count.get() > 0);
    live_if(move || {
        any.get().then(|| {
            view! {
                <section class="group findings-waiting">
                    <h2>
                        <div class="group-head">
                            <span class="group-name">
                                {words.waiting}
                                <span class="num">{move || count.get()}</span>
                            </span>
                            <a class="group-aside" href="/findings?show=mine">{words.to_mine}</a>
                        </div>
                    </h2>
                    <div class="task-rows">
                        {each(move || all.with(|all| all.letters.clone()), key_of, letter)}
                        {each(move || all.with(|all| all.visits.clone()), key_of, visit)}
                        {each(findings, key_of, |(wait, row): (Wait, FindingRow)| view! {
                            <Row row why=Some((text::findings().wait)(wait))/>
                        })}
                    </div>
                    {live_if(move || (left.get() > 0).then(|| view! {
                        <button
                            type="button"
                            class="word-button findings-more"
                            on:click=move |_| whole.set(true)
                        >
                            {(words.more_waiting)(left.get())}
                        </button>
                    }))}
                </section>
            }
        })
    })
}

fn letter(row: ToAcknowledge) -> impl IntoView {
    let words = text::findings();
    view! {
        <a class="task-row is-amber" href=format!("/findings?programme={}", row.programme)>
            <span class="task-row-light"></span>
            <span class="task-row-title">{(words.letter_of)(format::rung(row.rung))}</span>
            <span class="task-row-why">{words.to_acknowledge}</span>
            <span class="task-row-meta"><span>{row.words}</span></span>
        </a>
    }
}

fn visit(row: ToVisit) -> impl IntoView {
    let words = text::findings();
    let due = row.due.map(|due| (text::tasks().due_on)(&format::day_short(due)));
    view! {
        <a class="task-row" href=format!("/rechecks/{}", row.recheck)>
            <span class="task-row-light"></span>
            <span class="task-row-title">{row.title}</span>
            <span class="task-row-why">{(words.to_visit)(row.left)}</span>
            <span class="task-row-meta">{due.map(|due| view! { <span>{due}</span> })}</span>
        </a>
    }
}

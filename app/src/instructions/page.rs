//! The page of `/instructions/:id`.

use leptos::prelude::*;
use shared::id::InstructionId;

use super::card::InstructionCard;
use super::select::{self, Told};
use crate::replica::Store;
use crate::tasks::forms::{Desk, FormHost};
use crate::text;
use crate::ui::{Empty, Icon, Memo, live, live_if, memo};
use crate::work::Filling;

/// An instruction by itself, and the way to what it is about.
#[component]
pub fn InstructionPage(
    /// The instruction.
    id: InstructionId,
) -> impl IntoView {
    let store = Store::expect();
    let desk = Desk::new();
    let told = memo(move || super::read(store, |reader| select::told(reader, id)));
    let found = memo(move || told.with(Option::is_some));
    view! {
        {live(move || match found.get() {
            true => view! {
                <div class="instruction-page">
                    <Head told/>
                    <section class="card instructions">
                        <InstructionCard id told desk/>
                    </section>
                </div>
            }
            .into_any(),
            false => view! { <Missing/> }.into_any(),
        })}
        <FormHost desk/>
    }
}

/// What it is, and on what.
#[component]
fn Head(told: Memo<Option<Told>>) -> impl IntoView {
    let labels = text::instructions();
    let head = memo(move || {
        told.with(|told| told.as_ref().map(|told| (told.is_nudge, told.about.clone())))
    });
    live_if(move || {
        head.get().map(|(is_nudge, about)| {
            let title = (labels.kind)(is_nudge);
            let link = about.address.map(|address| {
                view! { " · "<a href=address>{about.title}</a> }
            });
            view! { <header class="page-head"><h1>{title}{link}</h1></header> }
        })
    })
}

/// There is no such instruction here.
#[component]
fn Missing() -> impl IntoView {
    let store = Store::expect();
    let labels = text::instructions();
    let filled = memo(move || store.status().filled);
    live(move || match filled.get() {
        false => view! { <Filling/> }.into_any(),
        true => view! {
            <h1 class="visually-hidden">{labels.missing}</h1>
            <Empty icon=Icon::Document title=labels.missing hint=labels.missing_hint>
                <a class="button is-plain" href="/">{labels.to_work}</a>
            </Empty>
        }
        .into_any(),
    })
}

//! The page of `/people`.

use leptos::prelude::*;

use super::find::{NotYours, Ways, manages};
use super::forms::{Keeping, PeopleForms};
use super::group::GroupView;
use super::select::{self, Group, Narrow, Roll, Which};
use crate::replica::Store;
use crate::tasks::forms::Desk;
use crate::tasks::look;
use crate::text;
use crate::ui::{
    Button, ButtonKind, Empty, Icon, Memo, PageHead, SearchBox, VirtualList, key_of, live, live_if,
    memo,
};
use crate::work::Filling;

/// About how high a place is, before it was measured.
const GROUP_HEIGHT: u32 = 190;

/// 单位与人员.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let manages = manages(Store::expect());
    view! {
        <PageHead title=text::people().title/>
        {live(move || match manages.get() {
            true => view! { <Keep/> }.into_any(),
            false => view! { <NotYours/> }.into_any(),
        })}
    }
}

/// What an admin finds here.
#[component]
fn Keep() -> impl IntoView {
    let store = Store::expect();
    let words = text::people();
    let desk = Desk::new();
    let typed = RwSignal::new(String::new());
    let (vacant, which) = (RwSignal::new(false), RwSignal::new(Which::All));
    let narrow =
        memo(move || Narrow { words: typed.get(), vacant: vacant.get(), which: which.get() });
    let roll = memo(move || {
        narrow.with(|narrow| {
            look(store, |viewer| select::roll(viewer.memory, &viewer.deliveries, narrow))
        })
    });
    let filled = memo(move || store.status().filled);
    view! {
        <Ways/>
        <div class="people">
            <div class="people-tools">
                <SearchBox label=words.search hint=words.search words=typed/>
                <New desk/>
            </div>
            <Filters roll vacant which/>
            {live(move || match filled.get() {
                false => view! { <Filling/> }.into_any(),
                true => view! { <Groups roll desk/> }.into_any(),
            })}
        </div>
        <PeopleForms desk/>
    }
}

/// What can be added.
#[component]
fn New(desk: Desk) -> impl IntoView {
    let words = text::people();
    let add = [
        (words.new_unit, Keeping::NewUnit),
        (words.new_person, Keeping::NewPerson),
        (words.new_post, Keeping::NewPost(None)),
    ];
    let button = move |(label, keeping): (&'static str, Keeping)| {
        view! {
            <Button
                label=label
                kind=ButtonKind::Plain
                icon=Icon::Plus
                on_press=Callback::new(move |()| desk.open(keeping.opening()))
            />
        }
    };
    view! { <div class="people-new">{add.map(button).collect_view()}</div> }
}

/// Which places, and whether only vacant posts.
#[component]
fn Filters(roll: Memo<Roll>, vacant: RwSignal<bool>, which: RwSignal<Which>) -> impl IntoView {
    let words = text::people();
    let counts = memo(move || roll.with(|roll| (roll.posts, roll.vacant)));
    let place = move |choice: Which| {
        view! {
            <button
                type="button"
                class="toggle"
                aria-pressed=move || (which.get() == choice).to_string()
                on:click=move |_| which.set(choice)
            >
                {(words.which)(choice)}
            </button>
        }
    };
    view! {
        <div class="people-filters" role="group" aria-label=words.filters>
            {Which::ALL.map(place).collect_view()}
            <button
                type="button"
                class="toggle"
                aria-pressed=move || vacant.get().to_string()
                on:click=move |_| vacant.update(|vacant| *vacant = !*vacant)
            >
                {move || (words.vacant_only)(counts.get().1)}
            </button>
        </div>
        <p class="hint">{move || (words.counts)(counts.get().0, counts.get().1)}</p>
    }
}

#[component]
fn Groups(roll: Memo<Roll>, desk: Desk) -> impl IntoView {
    let words = text::people();
    let groups = memo(move || roll.with(|roll| roll.groups.clone()));
    let none = memo(move || groups.with(Vec::is_empty));
    view! {
        {live_if(move || none.get().then(|| view! {
            <Empty icon=Icon::Search title=words.none hint=words.none_hint/>
        }))}
        <VirtualList
            rows=groups
            row_height=GROUP_HEIGHT
            key=key_of
            view=move |group: Group| view! { <GroupView group desk/> }
        />
    }
}

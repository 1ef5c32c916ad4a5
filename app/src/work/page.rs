//! The page of `/`.

use leptos::prelude::*;
use shared::calendar::{Day, Every, Period};

use super::filling::Filling;
use super::groups::WorkGroup;
use super::kept::{self, Counts};
use super::remembered::Remembered;
use super::select::{self, Group, MyWork, Narrow};
use crate::address::Address;
use crate::instructions::WaitingInstructions;
use crate::instructions::waiting::{InstructionRow, waiting};
use crate::replica::Store;
use crate::shell::{PartLine, Piece};
use crate::tasks::facts::TaskFacts;
use crate::tasks::look;
use crate::tasks::viewer::Viewer;
use crate::text::{self, format};
use crate::ui::{
    Button, ButtonKind, Empty, Icon, Memo, PageHead, SearchBox, each, effect, key_of, live,
    live_if, memo,
};

/// 待办.
#[component]
pub fn WorkPage() -> impl IntoView {
    let store = Store::expect();
    let words = RwSignal::new(String::new());
    let owing = only_owing();
    let counts = memo(move || store.front_aside().as_deref().and_then(Counts::read));
    // What is sought may be in what is not read yet: until then the kept page stands as it is.
    let narrow = memo(move || match store.is_opening() {
        true => Narrow::default(),
        false => Narrow { words: words.get(), owing: owing.get() },
    });
    let before = StoredValue::new_local(Remembered::default());
    let work = memo(move || {
        let list = |viewer: &Viewer<'_>| {
            let make = |before: &mut Remembered| {
                narrow.with(|narrow| select::my_work(viewer, narrow, before))
            };
            before.try_update_value(make).unwrap_or_default()
        };
        look(store, list)
    });
    // A search or a narrowed list is about tasks.
    let waits = memo(move || match narrow.with(|narrow| *narrow == Narrow::default()) {
        true => look(store, waiting),
        false => Vec::new(),
    });
    let filled = memo(move || store.status().filled);
    let today = memo(move || store.today());
    effect(move || {
        let whole = filled.get() && !store.is_opening();
        if whole && narrow.with(|narrow| *narrow == Narrow::default()) {
            let kept = |work: &MyWork| waits.with(|waits| kept::keep(work, waits, today.get()));
            let (shown, aside) = work.with(kept);
            store.front_is(shown, aside);
        }
    });
    view! {
        {live(move || view! {
            <PageHead kicker=kicker(today.get()) title=text::work().title/>
        }
        .into_any())}
        <div class="work">
            <Outbox/>
            <PartLine piece=Piece::OwedReports/>
            <PartLine piece=Piece::InstallHint/>
            <div class="work-tools">
                <SearchBox words label=text::work().search hint=text::work().search_hint/>
                <Owing work counts only=owing/>
            </div>
            {live(move || match filled.get() {
                false => view! { <Filling/> }.into_any(),
                true => view! {
                    <WaitingInstructions rows=waits/>
                    <PartLine piece=Piece::WaitingFindings/>
                    <Groups work counts narrow words waits/>
                }
                .into_any(),
            })}
        </div>
    }
}

/// The day, and how much of the ten-day period is left.
fn kicker(today: Day) -> String {
    let words = text::work();
    let period = Period::containing(Every::TenDays, today);
    let name = format::third(today);
    let left = match period.to.since(today) {
        0 => (words.last_day)(&name),
        days => (words.days_left)(&name, days),
    };
    format!("{} · {left}", format::day(today))
}

/// What was refused and what is unsent, in one line that leads to where it is dealt with.
#[component]
fn Outbox() -> impl IntoView {
    let store = Store::expect();
    let counts = memo(move || {
        let status = store.status();
        (status.refused, status.waiting)
    });
    live_if(move || {
        let (refused, waiting) = counts.get();
        (refused + waiting > 0).then(|| view! {
            <a class="outbox-line" class:is-refused=move || counts.get().0 != 0 href="/delivery">
                {(text::work().outbox)(refused, waiting)}
            </a>
        })
    })
}

/// Whether the address says `?only=report`.
fn only_owing() -> Memo<bool> {
    let address = Address::expect();
    memo(move || address.query("only").as_deref() == Some("report"))
}

/// How many reports are still owed for this period; pressed, the list shows only these.
#[component]
fn Owing(work: Memo<MyWork>, counts: Memo<Option<Counts>>, only: Memo<bool>) -> impl IntoView {
    let store = Store::expect();
    let owing = memo(move || match counts.get() {
        Some(counts) => counts.owing(store.today()).unwrap_or_default(),
        None => work.with(|work| work.owing),
    });
    let address = Address::expect();
    let flip = move |_| address.turn(if only.get_untracked() { "?" } else { "?only=report" });
    live_if(move || {
        let count = owing.get();
        (count > 0 || only.get()).then(|| {
            view! {
                <button
                    type="button"
                    class="toggle"
                    aria-pressed=move || only.get().to_string()
                    on:click=flip
                >
                    {(text::work().owing)(count)}
                </button>
            }
        })
    })
}

#[component]
fn Groups(
    work: Memo<MyWork>,
    counts: Memo<Option<Counts>>,
    narrow: Memo<Narrow>,
    words: RwSignal<String>,
    waits: Memo<Vec<InstructionRow>>,
) -> impl IntoView {
    let store = Store::expect();
    let shown = memo(move || {
        work.with(|work| work.groups.iter().map(|(group, _)| *group).collect::<Vec<_>>())
    });
    let nothing = memo(move || {
        let unread = counts.with(|counts| counts.as_ref().is_some_and(Counts::any));
        shown.with(Vec::is_empty) && waits.with(Vec::is_empty) && !unread
    });
    // Whether a group is unfolded outlives the group: it may empty and fill again.
    let unfolded = Group::ALL.map(|group| (group, RwSignal::new(false)));
    let open = move |group: Group| {
        let found = unfolded.iter().find(|(other, _)| *other == group);
        found.map_or_else(|| RwSignal::new(true), |(_, open)| *open)
    };
    effect(move || {
        // The first group is never folded: a page that shows nothing helps nobody.
        if let Some(first) = shown.with(|shown| shown.first().copied()) {
            open(first).set(true);
        }
        if narrow.get() != Narrow::default() {
            open(Group::Elsewhere).set(true);
            open(Group::OnTrack).set(true);
            open(Group::ToStart).set(true);
        }
    });
    view! {
        {live_if(move || nothing.get().then(|| view! { <Nothing work narrow words/> }))}
        {each(move || shown.get(), key_of, move |group| {
            let rows = memo(move || work.with(|work| rows_of(work, group)));
            let count = memo(move || match counts.get() {
                Some(counts) => counts.of(group, store.today()),
                None => Some(rows.with(Vec::len)),
            });
            view! { <WorkGroup group rows count open=open(group)/> }
        })}
    }
}

fn rows_of(work: &MyWork, group: Group) -> Vec<TaskFacts> {
    let found = work.groups.iter().find(|(other, _)| *other == group);
    found.map(|(_, rows)| rows.clone()).unwrap_or_default()
}

/// Nothing to show, and what to do next.
#[component]
fn Nothing(work: Memo<MyWork>, narrow: Memo<Narrow>, words: RwSignal<String>) -> impl IntoView {
    let labels = text::work();
    let has_work = memo(move || work.with(|work| work.has_work));
    live(move || {
        let typed = narrow.with(|narrow| narrow.words.trim().to_owned());
        if !typed.is_empty() {
            return view! {
                <Empty
                    icon=Icon::Search
                    title=(labels.nothing_found)(&typed)
                    hint=labels.nothing_found_hint
                >
                    <Button
                        label=labels.clear
                        kind=ButtonKind::Plain
                        on_press=Callback::new(move |()| words.set(String::new()))
                    />
                </Empty>
            }
            .into_any();
        }
        if narrow.get().owing {
            return view! {
                <Empty
                    icon=Icon::Check
                    title=labels.all_reported
                    hint=labels.all_reported_hint
                >
                    <a class="button is-plain" href="/">{labels.show_all}</a>
                </Empty>
            }
            .into_any();
        }
        let (title, hint) = match has_work.get() {
            true => (labels.empty, labels.empty_hint),
            false => (labels.no_hats, labels.no_hats_hint),
        };
        view! {
            <Empty icon=Icon::Check title=title hint=hint>
                <a class="button is-plain" href="/boards">{labels.to_boards}</a>
            </Empty>
        }
        .into_any()
    })
}

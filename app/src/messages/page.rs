//! The page of `/messages`.

use leptos::prelude::*;

use super::Inbox;
use super::row::MessageRow;
use super::select::{self, Line, Only, Row};
use crate::address::Address;
use crate::replica::Store;
use crate::tasks::delivery::Deliveries;
use crate::tasks::names;
use crate::tasks::viewer::Viewer;
use crate::text::{self, format};
use crate::ui::{
    Button, ButtonKind, Empty, Icon, Memo, PageHead, VirtualList, key_of, live, live_if, memo,
};

/// About how high a line is, in pixels.
const LINE_HEIGHT: u32 = 96;

/// 消息.
#[component]
pub fn MessagesPage() -> impl IntoView {
    let (store, inbox, address) = (Store::expect(), Inbox::expect(), Address::expect());
    let only = memo(move || Only::of(address.query("only").as_deref()));
    let rows = memo(move || rows(store, inbox));
    let lines = memo(move || rows.with(|rows| select::lines(rows, only.get())));
    let none = memo(move || lines.with(Vec::is_empty));
    view! {
        <div class="messages">
            <PageHead title=text::messages().title aside=move || view! { <ReadAll inbox/> }/>
            <ForWhom/>
            <Choices rows only/>
            {live(move || match none.get() {
                true => view! { <Nothing only=only.get()/> }.into_any(),
                false => view! { <Lines lines/> }.into_any(),
            })}
        </div>
    }
}

/// One's own messages, whoever one enters for.
fn rows(store: Store, inbox: Inbox) -> Vec<Row> {
    let (today, hand) = (store.today(), store.hand());
    inbox.told().with(|told| {
        store.read(|replica| {
            let viewer = Viewer::new(replica.entities(), today, hand, Deliveries::default());
            select::rows(&viewer, told, &replica.outbox)
        })
    })
}

/// 全部已读, while something is unread.
#[component]
fn ReadAll(inbox: Inbox) -> impl IntoView {
    let any = memo(move || inbox.told().with(|told| select::unread(told) > 0));
    let read = Callback::new(move |()| {
        if let Some(act) = inbox.told().with_untracked(|told| select::read_all(told)) {
            inbox.mark(act);
        }
    });
    live_if(move || {
        any.get().then(|| {
            view! {
                <Button
                    label=text::messages().read_all
                    kind=ButtonKind::Plain
                    icon=Icon::Check
                    on_press=read
                />
            }
        })
    })
}

/// A delegate reads their own messages here, not the leader's.
#[component]
fn ForWhom() -> impl IntoView {
    let store = Store::expect();
    let leader = memo(move || {
        let leader = store.acting_for()?;
        Some(store.entities(|memory| names::who(memory, leader).name))
    });
    live_if(move || {
        leader.get().map(|leader| {
            view! { <p class="hint">{(text::messages().own_only)(&leader)}</p> }
        })
    })
}

/// 未读, 待处理, 全部, each with how many there are.
#[component]
fn Choices(rows: Memo<Vec<Row>>, only: Memo<Only>) -> impl IntoView {
    let (words, address) = (text::messages(), Address::expect());
    let choice = move |which: Only| {
        let count = memo(move || rows.with(|rows| rows.iter().filter(|r| which.shows(r)).count()));
        view! {
            <button
                type="button"
                class="toggle"
                aria-pressed=move || (only.get() == which).to_string()
                on:click=move |_| address.turn(which.query())
            >
                {(words.only)(which)} " " <span class="num">{move || count.get()}</span>
            </button>
        }
    };
    view! {
        <div class="messages-tools" role="group" aria-label=words.choose>
            {Only::ALL.map(choice).collect_view()}
        </div>
    }
}

#[component]
fn Lines(lines: Memo<Vec<Line>>) -> impl IntoView {
    let today = Store::expect().today();
    let line = move |line: Line| match line {
        Line::Day(day) => {
            let aside = (day == today).then_some(text::common().today);
            view! {
                <h2 class="messages-day">
                    {format::day(day)}
                    {aside.map(|today| view! { <em>{today}</em> })}
                </h2>
            }
            .into_any()
        }
        Line::Row(row) => view! { <MessageRow row/> }.into_any(),
    };
    view! { <VirtualList rows=lines row_height=LINE_HEIGHT key=key_of view=line/> }
}

/// Nothing to show, and what would be here.
#[component]
fn Nothing(only: Only) -> impl IntoView {
    let words = text::messages();
    let (title, hint) = (words.none)(only);
    view! {
        <Empty icon=Icon::Comment title hint>
            {(only != Only::All).then(|| view! {
                <a class="button is-plain" href="/messages">{words.show_all}</a>
            })}
        </Empty>
    }
}

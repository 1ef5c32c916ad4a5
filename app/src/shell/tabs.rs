//! The tabs: at the foot of a phone, in the rail of a desk.

use leptos::prelude::*;
use shared::model::Role;
use shared::policy;
use shared::rules::posts;

use crate::address::Address;
use crate::messages::Inbox;
use crate::replica::Store;
use crate::text;
use crate::ui::{Glyph, Icon, each, key_of, live_if, memo};

/// A tab.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Tab {
    Work,
    Boards,
    Capture,
    Messages,
    People,
    Me,
}

impl Tab {
    const ALL: [Tab; 6] =
        [Tab::Work, Tab::Boards, Tab::Capture, Tab::Messages, Tab::People, Tab::Me];

    fn address(self) -> &'static str {
        match self {
            Tab::Work => "/",
            Tab::Boards => "/boards",
            Tab::Capture => "/capture",
            Tab::Messages => "/messages",
            Tab::People => "/people",
            Tab::Me => "/me",
        }
    }

    fn name(self) -> &'static str {
        let words = text::shell();
        match self {
            Tab::Work => words.work,
            Tab::Boards => words.boards,
            Tab::Capture => words.capture,
            Tab::Messages => words.messages,
            Tab::People => words.people,
            Tab::Me => words.me,
        }
    }

    fn icon(self) -> Icon {
        match self {
            Tab::Work => Icon::Work,
            Tab::Boards => Icon::Boards,
            Tab::Capture => Icon::Plus,
            Tab::Messages => Icon::Comment,
            Tab::People => Icon::People,
            Tab::Me => Icon::Me,
        }
    }

    /// Under which tab an address lies.
    fn of(path: &str) -> Option<Tab> {
        let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        match first {
            "" | "tasks" | "reports" | "instructions" => Some(Tab::Work),
            "boards" | "chains" | "fields" | "rivers" | "findings" | "rechecks" => {
                Some(Tab::Boards)
            }
            "capture" => Some(Tab::Capture),
            "messages" => Some(Tab::Messages),
            "people" => Some(Tab::People),
            // 送达 has no tab: the sync chip leads there from every page.
            "delivery" | "me" | "conflicts" | "history" | "log" => Some(Tab::Me),
            _ => None,
        }
    }

    /// What `aria-current` says of this tab at an address: the page itself, or something below it.
    fn current(self, path: &str) -> Option<&'static str> {
        let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
        match Tab::of(path) {
            Some(tab) if tab == self => Some(if path == self.address() { "page" } else { "true" }),
            _ => None,
        }
    }
}

/// The tabs. Units, people and accounts are the admin's; who works may register what they find.
#[component]
pub fn Tabs() -> impl IntoView {
    let (address, store) = (Address::expect(), Store::expect());
    let path = memo(move || address.path());
    let may = memo(move || {
        let actor = store.actor();
        store.entities(|memory| {
            let works = posts(memory, actor)
                .iter()
                .any(|post| !matches!(post.role, Role::Admin | Role::Auditor | Role::Member));
            (policy::manages(memory, actor).is_ok(), works)
        })
    });
    let tabs = move || {
        let (manages, works) = may.get();
        let shown = |tab: &Tab| match tab {
            Tab::People => manages,
            Tab::Capture => works,
            _ => true,
        };
        Tab::ALL.into_iter().filter(shown).collect()
    };
    view! {
        <nav class="tabs" aria-label=text::shell().tabs>
            {each(tabs, key_of, move |tab: Tab| view! {
                <a
                    class="tab"
                    href=tab.address()
                    aria-current=move || path.with(|path| tab.current(path))
                >
                    <Glyph icon=tab.icon()/>
                    <span class="tab-name">{tab.name()}</span>
                    {(tab == Tab::Messages).then(|| view! { <Unread/> })}
                </a>
            })}
        </nav>
    }
}

/// How many messages are unread; nothing where there are none.
#[component]
fn Unread() -> impl IntoView {
    let unread = Inbox::expect().unread();
    live_if(move || {
        let count = unread.get();
        (count > 0).then(|| {
            view! {
                <span class="tab-count" aria-hidden="true">{count}</span>
                <span class="visually-hidden">{(text::shell().unread)(count)}</span>
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_lies_under_one_tab() {
        for (path, tab, current) in [
            ("/", Tab::Work, "page"),
            ("/tasks/0123", Tab::Work, "true"),
            ("/reports", Tab::Work, "true"),
            ("/instructions/0123", Tab::Work, "true"),
            ("/boards", Tab::Boards, "page"),
            ("/boards/", Tab::Boards, "page"),
            ("/boards/0123", Tab::Boards, "true"),
            ("/chains/0123", Tab::Boards, "true"),
            ("/fields/0123", Tab::Boards, "true"),
            ("/rivers/0123", Tab::Boards, "true"),
            ("/findings", Tab::Boards, "true"),
            ("/findings/0123", Tab::Boards, "true"),
            ("/rechecks/0123", Tab::Boards, "true"),
            ("/capture", Tab::Capture, "page"),
            ("/messages", Tab::Messages, "page"),
            ("/delivery", Tab::Me, "true"),
            ("/me", Tab::Me, "page"),
            ("/conflicts", Tab::Me, "true"),
            ("/history/0123", Tab::Me, "true"),
            ("/log", Tab::Me, "true"),
        ] {
            for other in Tab::ALL {
                let expected = (other == tab).then_some(current);
                assert_eq!(other.current(path), expected, "{other:?} at {path}");
            }
        }
        assert!(Tab::ALL.iter().all(|tab| tab.current("/nowhere").is_none()));
    }
}

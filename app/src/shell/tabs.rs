//! The four tabs: at the foot of a phone, in the rail of a desk.

use leptos::prelude::*;

use crate::address::Address;
use crate::messages::Inbox;
use crate::text;
use crate::ui::{Glyph, Icon, live_if, memo};

/// A tab.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tab {
    Work,
    Boards,
    Messages,
    Me,
}

impl Tab {
    const ALL: [Tab; 4] = [Tab::Work, Tab::Boards, Tab::Messages, Tab::Me];

    fn address(self) -> &'static str {
        match self {
            Tab::Work => "/",
            Tab::Boards => "/boards",
            Tab::Messages => "/messages",
            Tab::Me => "/me",
        }
    }

    fn name(self) -> &'static str {
        let words = text::shell();
        match self {
            Tab::Work => words.work,
            Tab::Boards => words.boards,
            Tab::Messages => words.messages,
            Tab::Me => words.me,
        }
    }

    fn icon(self) -> Icon {
        match self {
            Tab::Work => Icon::Work,
            Tab::Boards => Icon::Boards,
            Tab::Messages => Icon::Comment,
            Tab::Me => Icon::Me,
        }
    }

    /// Under which tab an address lies.
    fn of(path: &str) -> Option<Tab> {
        let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        match first {
            "" | "tasks" | "reports" => Some(Tab::Work),
            "boards" | "chains" => Some(Tab::Boards),
            "messages" => Some(Tab::Messages),
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

/// The tabs.
#[component]
pub fn Tabs() -> impl IntoView {
    let address = Address::expect();
    let path = memo(move || address.path());
    view! {
        <nav class="tabs" aria-label=text::shell().tabs>
            {Tab::ALL.map(|tab| view! {
                <a
                    class="tab"
                    href=tab.address()
                    aria-current=move || path.with(|path| tab.current(path))
                >
                    <Glyph icon=tab.icon()/>
                    <span class="tab-name">{tab.name()}</span>
                    {(tab == Tab::Messages).then(|| view! { <Unread/> })}
                </a>
            }).collect_view()}
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
            ("/boards", Tab::Boards, "page"),
            ("/boards/", Tab::Boards, "page"),
            ("/boards/0123", Tab::Boards, "true"),
            ("/chains/0123", Tab::Boards, "true"),
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

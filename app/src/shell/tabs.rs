//! The four tabs: at the foot of a phone, in the rail of a desk.

use leptos::prelude::*;

use crate::address::Address;
use crate::replica::Store;
use crate::text;
use crate::ui::{Glyph, Icon, live_if, memo};

/// A tab.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tab {
    Work,
    Boards,
    Delivery,
    Me,
}

impl Tab {
    const ALL: [Tab; 4] = [Tab::Work, Tab::Boards, Tab::Delivery, Tab::Me];

    fn address(self) -> &'static str {
        match self {
            Tab::Work => "/",
            Tab::Boards => "/boards",
            Tab::Delivery => "/delivery",
            Tab::Me => "/me",
        }
    }

    fn name(self) -> &'static str {
        let words = text::shell();
        match self {
            Tab::Work => words.work,
            Tab::Boards => words.boards,
            Tab::Delivery => words.delivery,
            Tab::Me => words.me,
        }
    }

    fn icon(self) -> Icon {
        match self {
            Tab::Work => Icon::Work,
            Tab::Boards => Icon::Boards,
            Tab::Delivery => Icon::Send,
            Tab::Me => Icon::Me,
        }
    }

    /// Under which tab an address lies.
    fn of(path: &str) -> Option<Tab> {
        let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        match first {
            "" | "tasks" | "reports" => Some(Tab::Work),
            "boards" | "chains" => Some(Tab::Boards),
            "delivery" => Some(Tab::Delivery),
            "me" => Some(Tab::Me),
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
                    {(tab == Tab::Delivery).then(|| view! { <Undelivered/> })}
                </a>
            }).collect_view()}
        </nav>
    }
}

/// How many acts were refused, or else are not delivered; nothing where there are none.
#[component]
fn Undelivered() -> impl IntoView {
    let store = Store::expect();
    let counts = memo(move || {
        let status = store.status();
        (status.refused, status.waiting)
    });
    live_if(move || {
        let words = text::shell();
        let (count, class, aloud) = match counts.get() {
            (0, 0) => return None,
            (0, waiting) => (waiting, "tab-count", (words.waiting)(waiting)),
            (refused, _) => (refused, "tab-count is-refused", (words.refused)(refused)),
        };
        Some(view! {
            <span class=class aria-hidden="true">{count}</span>
            <span class="visually-hidden">{aloud}</span>
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
            ("/delivery", Tab::Delivery, "page"),
            ("/me", Tab::Me, "page"),
        ] {
            for other in Tab::ALL {
                let expected = (other == tab).then_some(current);
                assert_eq!(other.current(path), expected, "{other:?} at {path}");
            }
        }
        assert!(Tab::ALL.iter().all(|tab| tab.current("/nowhere").is_none()));
    }
}

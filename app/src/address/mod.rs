//! The address: which page it names, and how one gets to another. Links are plain `<a href>`; a
//! press on one is taken over here, so that the page stays and only what it shows changes.

mod page;

use crate::ui::{Memo, memo};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlAnchorElement, MouseEvent};

pub use page::{Page, of_charge};

/// Where the browser is: the address bar as a signal.
#[derive(Clone, Copy)]
pub struct Address {
    path: RwSignal<String>,
    query: RwSignal<String>,
}

impl Address {
    /// Follows the address bar from now on.
    pub fn start() -> Address {
        let (path, query) = bar();
        let address = Address { path: RwSignal::new(path), query: RwSignal::new(query) };
        window_event_listener(ev::popstate, move |_| address.read());
        window_event_listener(ev::click, move |event| address.follow(&event));
        address
    }

    /// The address of the page's context.
    pub fn expect() -> Address {
        expect_context()
    }

    /// Its path: `/tasks/…`
    pub fn path(self) -> String {
        self.path.get()
    }

    /// The page it names.
    pub fn page(self) -> Memo<Page> {
        memo(move || self.path.with(|path| Page::of(path)))
    }

    /// A value of its query, `?name=value`. Our own values need no escapes.
    pub fn query(self, name: &str) -> Option<String> {
        self.query.with(|query| value_of(query, name).map(str::to_owned))
    }

    /// Another view of the same page, such as `?view=list` or, for none, `?`: no new step of the
    /// history, and nothing scrolls.
    pub fn turn(self, query: &str) {
        let to = if query == "?" { self.path.get_untracked() } else { query.to_owned() };
        if history().and_then(|history| replace(&history, &to)).is_ok() {
            self.read();
        }
    }

    /// The same page with one value of its query changed or, for none, left out.
    pub fn put(self, name: &str, value: Option<&str>) {
        let query = self.query.with_untracked(|query| with_value(query, name, value));
        self.turn(&query);
    }

    /// Another page, at its top.
    pub fn go(self, to: &str) {
        if history().and_then(|history| push(&history, to)).is_ok() {
            self.read();
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    fn read(self) {
        let (path, query) = bar();
        if self.query.get_untracked() != query {
            self.query.set(query);
        }
        if self.path.get_untracked() != path {
            self.path.set(path);
        }
    }

    /// Takes a press on one of our own links; everything else is the browser's.
    fn follow(self, event: &MouseEvent) {
        let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || modified {
            return;
        }
        if let Some(to) = link(event).and_then(|link| inside(&link)) {
            event.prevent_default();
            self.go(&to);
        }
    }
}

/// The path and the query in the address bar.
fn bar() -> (String, String) {
    let location = window().location();
    // The bar of a window that shows this page can always be read.
    (location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}

fn history() -> Result<web_sys::History, JsValue> {
    window().history()
}

fn push(history: &web_sys::History, to: &str) -> Result<(), JsValue> {
    history.push_state_with_url(&JsValue::NULL, "", Some(to))
}

fn replace(history: &web_sys::History, to: &str) -> Result<(), JsValue> {
    history.replace_state_with_url(&JsValue::NULL, "", Some(to))
}

/// The link that was pressed.
fn link(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}

/// Where a link of ours leads; nothing for files, other windows and other sites.
fn inside(link: &HtmlAnchorElement) -> Option<String> {
    let is_ours = link.origin() == window().location().origin().ok()?;
    let is_plain = link.target().is_empty() && !link.has_attribute("download");
    (is_ours && is_plain && link.hash().is_empty())
        .then(|| format!("{}{}", link.pathname(), link.search()))
}

fn value_of<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let pairs = query.trim_start_matches('?').split('&');
    let mut pairs = pairs.filter_map(|pair| pair.split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// The query with one value changed or left out.
fn with_value(query: &str, name: &str, value: Option<&str>) -> String {
    let pairs = query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty());
    let others = pairs.filter(|pair| pair.split('=').next() != Some(name)).map(str::to_owned);
    let all: Vec<String> = others.chain(value.map(|value| format!("{name}={value}"))).collect();
    format!("?{}", all.join("&"))
}

#[cfg(test)]
mod tests {
    use super::{value_of, with_value};

    #[test]
    fn one_value_changes_and_the_others_stay() {
        for (query, value, expected) in [
            ("", Some("7"), "?unit=7"),
            ("?", None, "?"),
            ("?unit=3", Some("7"), "?unit=7"),
            ("?unit=3&sort=worst", None, "?sort=worst"),
            ("?only=attention&unit=3", Some("7"), "?only=attention&unit=7"),
            ("?units=3", None, "?units=3"),
        ] {
            assert_eq!(with_value(query, "unit", value), expected, "{query}");
        }
    }

    #[test]
    fn a_query_gives_its_values_by_name() {
        let query = "?only=attention&sort=worst";
        assert_eq!(value_of(query, "only"), Some("attention"));
        assert_eq!(value_of(query, "sort"), Some("worst"));
        assert_eq!(value_of(query, "fix"), None);
        assert_eq!(value_of("", "fix"), None);
    }
}

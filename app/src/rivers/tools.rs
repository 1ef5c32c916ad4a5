//! What of the river-chief programme is shown, and the filters of its table; all kept in the address.

use leptos::prelude::*;
use shared::id::UnitId;

use super::filter::Choice;
use crate::address::Address;
use crate::text;
use crate::ui::{Memo, live, memo};

/// What is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum View {
    /// The table of rivers.
    Rivers,
    /// The tasks.
    Tasks,
    /// The numbers to reach.
    Targets,
}

impl View {
    const ALL: [View; 3] = [View::Rivers, View::Tasks, View::Targets];

    /// Its name in the address; the table has none.
    fn value(self) -> Option<&'static str> {
        match self {
            View::Rivers => None,
            View::Tasks => Some("tasks"),
            View::Targets => Some("targets"),
        }
    }

    fn of(value: Option<&str>) -> View {
        View::ALL.into_iter().find(|view| view.value() == value).unwrap_or(View::Rivers)
    }
}

/// What the address says is shown: `?view=tasks`, `?view=targets`.
pub fn view_of_address() -> Memo<View> {
    let address = Address::expect();
    memo(move || View::of(address.query("view").as_deref()))
}

/// The switch between them.
#[component]
pub fn ViewTabs(
    /// What is shown.
    shown: Memo<View>,
) -> impl IntoView {
    let words = text::rivers();
    let address = Address::expect();
    let name = move |view: View| match view {
        View::Rivers => words.rivers,
        View::Tasks => words.tasks,
        View::Targets => words.targets,
    };
    let button = move |view: View| {
        let query = view.value().map_or_else(|| "?".to_owned(), |value| format!("?view={value}"));
        view! {
            <button
                type="button"
                aria-pressed=move || (shown.get() == view).to_string()
                on:click=move |_| address.turn(&query)
            >
                {name(view)}
            </button>
        }
    };
    view! {
        <div class="switch" role="group" aria-label=text::charges().view>
            {View::ALL.map(button).into_iter().collect_view()}
        </div>
    }
}

/// One of the units by which the table can be narrowed.
#[component]
pub fn UnitChoice(
    /// Its name in the address.
    name: &'static str,
    /// What stands for all of them.
    all: &'static str,
    /// The units.
    choices: Memo<Vec<Choice>>,
    /// The one chosen.
    chosen: Memo<Option<UnitId>>,
) -> impl IntoView {
    let address = Address::expect();
    let option = move |(unit, name, count): Choice| {
        view! {
            <option value=unit.to_string() prop:selected=move || chosen.get() == Some(unit)>
                {format!("{name}（{count}）")}
            </option>
        }
    };
    live(move || {
        view! {
            <select
                class="input wall-select"
                aria-label=all
                on:change=move |event| {
                    let value = event_target_value(&event);
                    address.put(name, Some(value.as_str()).filter(|value| !value.is_empty()));
                }
            >
                <option value="" prop:selected=move || chosen.get().is_none()>{all}</option>
                {choices.get().into_iter().map(option).collect_view()}
            </select>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::View;

    #[test]
    fn every_view_has_its_name_in_the_address() {
        for view in View::ALL {
            assert_eq!(View::of(view.value()), view);
        }
        assert_eq!(View::of(Some("board")), View::Rivers);
    }
}

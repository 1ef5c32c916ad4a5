//! Whose sub-board is shown: a unit, kept in the address.

use leptos::prelude::*;
use shared::id::UnitId;

use super::select::SubBoard;
use crate::address::Address;
use crate::text;
use crate::ui::{Memo, live, live_if, memo};

/// The unit that the address names, `?unit=`.
pub fn unit_of_address() -> Memo<Option<UnitId>> {
    let address = Address::expect();
    memo(move || address.query("unit")?.parse().ok().map(UnitId))
}

/// All units with a sub-board to choose from, and one's own at a press.
#[component]
pub fn UnitFilter(
    /// The units.
    boards: Memo<Vec<SubBoard>>,
    /// The one that is shown.
    unit: Memo<Option<UnitId>>,
) -> impl IntoView {
    let words = text::campaigns();
    let address = Address::expect();
    let turn = move |unit: Option<UnitId>| {
        let value = unit.map(|unit| unit.to_string());
        address.put("unit", value.as_deref());
    };
    let own = memo(move || {
        boards.with(|boards| boards.iter().find(|board| board.is_own).map(|board| board.unit))
    });
    let group = move |is_place: bool, label: &'static str| {
        let option = move |board: SubBoard| {
            let id = board.unit;
            view! {
                <option value=id.to_string() prop:selected=move || unit.get() == Some(id)>
                    {board.name}
                </option>
            }
        };
        boards.with(|boards| {
            let found = boards.iter().filter(|board| board.is_place == is_place).cloned();
            let options: Vec<_> = found.map(option).collect();
            (!options.is_empty()).then(|| view! { <optgroup label=label>{options}</optgroup> })
        })
    };
    let any = memo(move || boards.with(|boards| !boards.is_empty()));
    view! {
        {live(move || match any.get() {
            false => ().into_any(),
            true => view! {
                <select
                    class="input wall-select"
                    aria-label=words.whose
                    on:change=move |event| {
                        turn(event_target_value(&event).parse().ok().map(UnitId));
                    }
                >
                    <option value="" prop:selected=move || unit.get().is_none()>
                        {words.all_units}
                    </option>
                    {group(true, words.places)}
                    {group(false, words.departments)}
                </select>
            }
            .into_any(),
        })}
        {live_if(move || own.get().map(|own| view! {
            <button
                type="button"
                class="toggle"
                aria-pressed=move || (unit.get() == Some(own)).to_string()
                on:click=move |_| {
                    let shown = unit.get_untracked() == Some(own);
                    turn((!shown).then_some(own));
                }
            >
                {words.own_unit}
            </button>
        }))}
    }
}

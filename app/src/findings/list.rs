//! The page of `/findings`: the findings of a programme or a place, counted, narrowed and listed; as
//! rows, or as one of the lists that documents ask for.

use leptos::prelude::*;
use shared::id::{Id, ProgrammeId, UnitId};
use shared::model::Stage;

use super::counters::Counters;
use super::filter::{self, Choice, Query, Show};
use super::lists::{self, Table, View};
use super::rechecks::Supervision;
use super::row::Rows;
use crate::address::Address;
use crate::replica::Store;
use crate::tasks::look;
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Empty, Icon, Memo, PageHead, live, live_if, memo};
use crate::work::Filling;

/// What the address asks for.
fn query_of_address() -> Memo<Query> {
    let address = Address::expect();
    memo(move || {
        let id = |name: &str| address.query(name)?.parse::<Id>().ok();
        Query {
            programme: id("programme").map(ProgrammeId),
            charge: id("charge"),
            show: Show::of(address.query("show").as_deref()),
            unit: id("unit").map(UnitId),
            township: id("township").map(UnitId),
        }
    })
}

/// The page.
#[component]
pub fn FindingsPage() -> impl IntoView {
    let store = Store::expect();
    let words = text::findings();
    let address = Address::expect();
    let query = query_of_address();
    let shown = memo(move || View::of(address.query("view").as_deref()));
    let listed =
        memo(move || look(store, |viewer| query.with(|query| filter::listed(viewer, query))));
    let filled = memo(move || store.status().filled);
    let title = memo(move || {
        listed.with(|listed| {
            let place = listed.charge.as_ref().map(|(_, name)| name.clone());
            place.map_or_else(|| words.title.to_owned(), |name| (words.title_of)(&name))
        })
    });
    let kicker = memo(move || {
        listed.with(|listed| {
            listed.programme.as_ref().map(|(_, title)| title.clone()).unwrap_or_default()
        })
    });
    let today = memo(move || format::day_full(store.today()));
    let print = Callback::new(|()| {
        // A browser that cannot print does nothing.
        let _printed = window().print();
    });
    view! {
        <div class="findings-page">
            {live(move || view! {
                <PageHead kicker=kicker.get() title=title.get() aside=move || view! {
                    <span class="only-print">{(text::boards().printed)(&today.get())}</span>
                    <span class="wide-only">
                        <Button
                            label=text::boards().print
                            kind=ButtonKind::Plain
                            icon=Icon::Document
                            on_press=print
                        />
                    </span>
                    <RegisterLink query/>
                }/>
            }
            .into_any())}
            {live_if(move || listed.with(|listed| {
                let (programme, _) = listed.programme.clone()?;
                let charge = listed.charge.as_ref().map(|(id, _)| *id);
                Some(view! { <Counters tally=listed.tally programme charge/> })
            }))}
            <Tools query shown listed/>
            {live(move || match (filled.get(), shown.get()) {
                (false, _) => view! { <Filling/> }.into_any(),
                (true, View::Rows) => view! { <Listed query listed/> }.into_any(),
                (true, view) => view! { <ListTable query view/> }.into_any(),
            })}
            {live_if(move || {
                let programme = listed.with(|listed| listed.programme.as_ref().map(|(id, _)| *id));
                programme.map(|programme| view! { <Supervision programme/> })
            })}
        </div>
    }
}

/// To a new finding of this place.
#[component]
fn RegisterLink(query: Memo<Query>) -> impl IntoView {
    let store = Store::expect();
    let may = memo(move || look(store, |viewer| !super::recall::open(viewer).is_empty()));
    let to = move || {
        let query = query.get();
        let programme = query.programme.map(|id| format!("programme={id}"));
        let charge = query.charge.map(|id| format!("charge={id}"));
        let parts: Vec<String> = programme.into_iter().chain(charge).collect();
        format!("/capture?{}", parts.join("&"))
    };
    live_if(move || {
        may.get().then(|| {
            view! { <a class="button is-primary" href=to()>{text::finding_forms().register}</a> }
        })
    })
}

/// Programme, what is shown, units, townships, and how it is shown.
#[component]
fn Tools(query: Memo<Query>, shown: Memo<View>, listed: Memo<filter::Listed>) -> impl IntoView {
    let store = Store::expect();
    let words = text::findings();
    let address = Address::expect();
    let units = memo(move || listed.with(|listed| listed.units.clone()));
    let townships = memo(move || listed.with(|listed| listed.townships.clone()));
    let programmes = memo(move || look(store, filter::kept));
    let programme =
        memo(move || listed.with(|listed| listed.programme.as_ref().map(|(id, _)| *id)));
    let stage = memo(move || match query.with(|query| query.show) {
        Show::Stage(stage) => Some(stage),
        _ => None,
    });
    let toggle = move |show: Show| {
        view! {
            <button
                type="button"
                class="toggle"
                aria-pressed=move || (query.with(|query| query.show) == show).to_string()
                on:click=move |_| address.put("show", show.value().as_deref())
            >
                {(words.show)(show)}
            </button>
        }
    };
    let stage_option = move |one: Stage| {
        view! {
            <option
                value=Show::Stage(one).value().unwrap_or_default()
                prop:selected=move || stage.get() == Some(one)
            >
                {format::stage(one)}
            </option>
        }
    };
    let programme_option = move |(id, title): (ProgrammeId, String)| {
        view! {
            <option value=id.to_string() prop:selected=move || programme.get() == Some(id)>
                {title}
            </option>
        }
    };
    view! {
        <div class="findings-tools" role="group" aria-label=text::boards().filters>
            {Show::PLAIN.map(toggle).into_iter().collect_view()}
            <select
                class="input wall-select"
                aria-label=words.stages
                on:change=move |event| {
                    let value = event_target_value(&event);
                    address.put("show", Some(value.as_str()).filter(|value| !value.is_empty()));
                }
            >
                <option value="" prop:selected=move || stage.get().is_none()>{words.stages}</option>
                {Stage::ALL.map(stage_option).into_iter().collect_view()}
            </select>
            <UnitChoice name="unit" all=words.all_units choices=units chosen=memo(move || query.get().unit)/>
            <UnitChoice
                name="township"
                all=words.all_townships
                choices=townships
                chosen=memo(move || query.get().township)
            />
            {live_if(move || (programmes.with(Vec::len) > 1).then(|| view! {
                <select
                    class="input wall-select"
                    aria-label=words.programme
                    on:change=move |event| {
                        address.turn(&format!("?programme={}", event_target_value(&event)));
                    }
                >
                    {programmes.get().into_iter().map(programme_option).collect_view()}
                </select>
            }))}
        </div>
        <div class="switch findings-views" role="group" aria-label=text::charges().view>
            {View::ALL.map(|view| view! {
                <button
                    type="button"
                    aria-pressed=move || (shown.get() == view).to_string()
                    on:click=move |_| address.put("view", view.value())
                >
                    {(words.view)(view)}
                </button>
            }).into_iter().collect_view()}
        </div>
    }
}

/// One of the units by which the list can be narrowed. Nothing where there is nothing to choose.
#[component]
fn UnitChoice(
    name: &'static str,
    all: &'static str,
    choices: Memo<Vec<Choice>>,
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
    live_if(move || {
        (choices.with(|choices| !choices.is_empty()) || chosen.get().is_some()).then(|| {
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
        })
    })
}

/// The rows; or that there are none, and why.
#[component]
fn Listed(query: Memo<Query>, listed: Memo<filter::Listed>) -> impl IntoView {
    let words = text::findings();
    let address = Address::expect();
    let rows = memo(move || listed.with(|listed| listed.rows.clone()));
    let state =
        memo(move || (rows.with(Vec::is_empty), listed.with(|listed| listed.tally.total == 0)));
    let clear = Callback::new(move |()| {
        let all = Show::All.value();
        address.put("unit", None);
        address.put("township", None);
        address.put("show", all.as_deref());
    });
    live(move || match state.get() {
        (true, true) => view! {
            <Empty icon=Icon::List title=words.none_yet hint=words.none_hint/>
        }
        .into_any(),
        (true, false) => view! {
            <Empty
                icon=Icon::Check
                title=(words.none_shown)((words.show)(query.get().show))
                hint=words.none_shown_hint
            >
                <Button label=text::boards().show_all kind=ButtonKind::Plain on_press=clear/>
            </Empty>
        }
        .into_any(),
        (false, _) => view! {
            <p class="hint findings-count" role="status">
                {move || (words.count)(rows.with(Vec::len))}
            </p>
            <Rows rows/>
        }
        .into_any(),
    })
}

/// One of the lists that documents ask for.
#[component]
fn ListTable(query: Memo<Query>, view: View) -> impl IntoView {
    let store = Store::expect();
    let words = text::findings();
    let table =
        memo(move || look(store, |viewer| query.with(|query| lists::table(viewer, query, view))));
    live(move || {
        let Table { columns, lines, title } = table.get();
        if lines.is_empty() {
            let hint = words.none_planned;
            return view! { <Empty icon=Icon::List title=words.none_here hint=hint/> }.into_any();
        }
        let count = lines.len();
        let line = move |(id, cells): (shared::id::FindingId, Vec<String>)| {
            let cell = move |(at, cell): (usize, String)| match at == title {
                true => view! { <th scope="row"><a href=format!("/findings/{id}")>{cell}</a></th> }
                    .into_any(),
                false => view! { <td>{cell}</td> }.into_any(),
            };
            view! { <tr>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
        };
        view! {
            <div class="list-table" role="region" tabindex="0" aria-label=(words.view)(view)>
                <table>
                    <caption>{format!("{} · {}", (words.view)(view), (words.count)(count))}</caption>
                    <thead>
                        <tr>{columns.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr>
                    </thead>
                    <tbody>{lines.into_iter().map(line).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}

//! The page of `/log`, for admin and auditor.

use leptos::prelude::*;

use super::filter::Wanted;
use super::reading::{Reading, Scope};
use super::row::{LogRow, deed_words};
use super::told::{Told, may_read_log};
use super::trouble::{ReadBefore, Trouble};
use super::verify_card::VerifyCard;
use crate::replica::Store;
use crate::text;
use crate::ui::{
    Button, ButtonKind, Empty, Icon, Memo, PageHead, TextField, VirtualList, effect, key_of, live,
    live_if, memo,
};
use crate::work::Filling;

/// About how high a row is.
const ROW_HEIGHT: u32 = 112;

/// 操作日志.
#[component]
pub fn LogPage() -> impl IntoView {
    let store = Store::expect();
    let words = text::record();
    // The server asks who is logged in, not in whose name they enter.
    let reader = store.me().actor;
    let may = memo(move || store.entities(|memory| may_read_log(memory, reader)));
    let filled = memo(move || store.status().filled);
    effect(move || {
        // Whoever has lost the right since loses what was read by it, too.
        if filled.get() && !may.get() {
            store.forget_answers();
        }
    });
    view! {
        <PageHead title=words.log/>
        {live(move || match (may.get(), filled.get()) {
            (true, _) => view! { <Body/> }.into_any(),
            (false, false) => view! { <Filling/> }.into_any(),
            (false, true) => view! {
                <Empty icon=Icon::Key title=words.log_closed hint=words.log_closed_hint/>
            }.into_any(),
        })}
    }
}

#[component]
fn Body() -> impl IntoView {
    let store = Store::expect();
    let words = text::record();
    let reading = Reading::start(store, Scope::Log);
    let (person, wanted) = (RwSignal::new(String::new()), RwSignal::new(Wanted::Any));
    let rows = memo(move || {
        store.entities(|memory| {
            let (person, wanted) = (person.get(), wanted.get());
            reading.rows.with(|rows| {
                let told = rows.iter().map(|row| Told::of(memory, row));
                told.filter(|told| wanted.fits(told, &person)).collect::<Vec<_>>()
            })
        })
    });
    let again = Callback::new(move |()| reading.go_on());
    view! {
        <div class="record-page">
            <VerifyCard/>
            <p class="hint">{words.log_hint}</p>
            <div class="log-filter">
                <TextField label=words.filter_person value=person/>
                <ActFilter wanted/>
            </div>
            <ReadSoFar reading rows/>
            <ReadBefore reading/>
            {live_if(move || {
                let error = reading.trouble.get()?;
                let none = reading.rows.with(Vec::is_empty);
                Some(match none && error.is_silence() {
                    true => view! { <NeverRead reading/> }.into_any(),
                    false => view! { <Trouble error again/> }.into_any(),
                })
            })}
            <div class="log-rows">
                <VirtualList
                    rows=rows
                    row_height=ROW_HEIGHT
                    key=|told| key_of(&(told.seq, &told.who))
                    view=|told| view! { <LogRow told named=true/> }
                />
            </div>
            {live_if(move || {
                let any = reading.rows.with(|rows| !rows.is_empty());
                (any && reading.more.get()).then(|| view! {
                    <Button
                        label=words.older
                        kind=ButtonKind::Plain
                        busy=reading.busy
                        on_press=again
                    />
                })
            })}
        </div>
    }
}

/// Nothing was read here yet, and now there is no network.
#[component]
fn NeverRead(reading: Reading) -> impl IntoView {
    let words = text::record();
    view! {
        <Empty icon=Icon::CloudOff title=words.never_read hint=words.never_read_hint>
            <Button
                label=words.again
                kind=ButtonKind::Plain
                busy=reading.busy
                on_press=Callback::new(move |()| reading.begin())
            />
        </Empty>
    }
}

/// Which rows were read, how many of them fit, and what to do where none does.
#[component]
fn ReadSoFar(reading: Reading, rows: Memo<Vec<Told>>) -> impl IntoView {
    let words = text::record();
    let span = memo(move || {
        reading.rows.with(|rows| {
            let seq = |row: &shared::api::Row| row.header.seq;
            rows.last().map(seq).zip(rows.first().map(seq))
        })
    });
    let count = memo(move || rows.with(Vec::len));
    let told = move || match (span.get(), reading.busy.get()) {
        (Some((from, to)), _) => (words.read_so_far)(from, to, count.get()),
        (None, true) => words.loading.to_owned(),
        (None, false) => String::new(),
    };
    view! {
        <p class="hint num" role="status">{told}</p>
        {live_if(move || (span.get().is_some() && count.get() == 0).then(|| view! {
            <Empty icon=Icon::Search title=words.no_match hint=words.no_match_hint/>
        }))}
    }
}

/// The kinds of acts, to choose from.
#[component]
fn ActFilter(wanted: RwSignal<Wanted>) -> impl IntoView {
    let words = text::record();
    let (content, admin) = (Wanted::of_content(), Wanted::of_admin());
    let mut all = vec![Wanted::Any, Wanted::Refused];
    let first = all.len();
    all.extend(&content);
    let middle = all.len();
    all.extend(&admin);
    let option = |(index, wanted): (usize, Wanted)| {
        let name = match wanted {
            Wanted::Any => words.any_act,
            Wanted::Refused => words.any_refused,
            Wanted::Deed(deed) => deed_words(deed),
        };
        view! { <option value=index.to_string()>{name}</option> }
    };
    let options = |from: usize, kinds: &[Wanted]| {
        kinds.iter().enumerate().map(|(at, kind)| option((from + at, *kind))).collect_view()
    };
    let plain = options(0, &all[..first]);
    let (content, admin) = (options(first, &content), options(middle, &admin));
    view! {
        <div class="field">
            <div class="field-head"><label for="log-act">{words.filter_act}</label></div>
            <select
                class="input"
                id="log-act"
                on:change=move |event| {
                    let index = event_target_value(&event).parse::<usize>();
                    let chosen = index.ok().and_then(|index| all.get(index).copied());
                    wanted.set(chosen.unwrap_or_default());
                }
            >
                {plain}
                <optgroup label=words.acts_of_content>{content}</optgroup>
                <optgroup label=words.acts_of_admin>{admin}</optgroup>
            </select>
        </div>
    }
}

//! Out of this device: everything unsent in this browser, as a file for each replica.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::Millis;
use shared::rules::Memory;

use super::package::Package;
use super::{list, told};
use crate::app::broken::disk_words;
use crate::app::download;
use crate::delivery::browser;
use crate::replica::{Found, Salvage, Store};
use crate::text;
use crate::ui::{Button, ButtonKind, Card, Icon, Note, NoteKind, live};

const ZIP: &str = "application/zip";

/// The part of the page about what is unsent here.
#[component]
pub fn Out(
    /// The replica of whoever is logged in.
    store: Option<Store>,
) -> impl IntoView {
    let words = text::rescue();
    let found = RwSignal::new_local(None::<Found>);
    spawn_local(async move {
        let looked = Found::look(store).await;
        // The page may have been left meanwhile.
        let _left = found.try_set(Some(looked));
    });
    view! {
        <Card title=words.out>
            <p class="hint">{words.out_hint}</p>
            {live(move || match found.get() {
                None => view! { <p class="hint" aria-busy="true">{words.looking}</p> }.into_any(),
                Some(found) => listed(store, found).into_any(),
            })}
        </Card>
    }
}

fn listed(store: Option<Store>, found: Found) -> impl IntoView {
    let words = text::rescue();
    let trouble = found.trouble.map(|trouble| (words.partly)(&disk_words(&trouble)));
    let is_nothing = found.salvages.is_empty() && trouble.is_none();
    let boxes = found.salvages.into_iter().map(|salvage| view! { <Unsent store salvage/> });
    view! {
        {trouble.map(|words| view! { <Note kind=NoteKind::Warn>{words}</Note> })}
        {is_nothing.then(|| view! { <p class="rescue-nothing">{words.nothing}</p> })}
        {boxes.collect_view()}
    }
}

/// One replica's unsent work.
#[component]
fn Unsent(store: Option<Store>, salvage: Salvage) -> impl IntoView {
    let words = text::rescue();
    let package = told::pack(&salvage, Millis(0));
    let lines = lines(store, &package);
    let (waiting, refused, unreadable) = told::count(&lines);
    let who = whose(store, &package);
    let seals = if salvage.key.is_some() { words.anybody } else { words.only_self };
    let said = RwSignal::new(None::<Result<String, String>>);
    let save = move |()| said.set(Some(write(store, &salvage)));
    view! {
        <div class="rescue-box">
            <p><b>{who}</b> " " <span>{(words.unsent)(waiting, refused, unreadable)}</span></p>
            <p class="hint">{seals}</p>
            <Button
                label=words.save
                kind=ButtonKind::Primary
                icon=Icon::Download
                on_press=Callback::new(save)
            />
            <div role="status">
                {live(move || match said.get() {
                    None => ().into_any(),
                    Some(Ok(name)) => view! {
                        <Note kind=NoteKind::Info>{(words.saved)(&name)}</Note>
                    }.into_any(),
                    Some(Err(why)) => view! {
                        <Note kind=NoteKind::Error>{(words.failed)(&why)}</Note>
                    }.into_any(),
                })}
            </div>
        </div>
    }
}

/// With the names that this device holds, if it is at work.
fn lines(store: Option<Store>, package: &Package) -> Vec<told::Line> {
    match store {
        Some(store) => untrack(|| store.entities(|memory| told::lines(memory, package))),
        None => told::lines(&Memory::default(), package),
    }
}

fn whose(store: Option<Store>, package: &Package) -> String {
    match store {
        Some(store) => untrack(|| store.entities(|memory| told::whose(memory, &package.origin))),
        None => told::whose(&Memory::default(), &package.origin),
    }
}

/// Saves the file; its name, or what went wrong in the browser's words.
fn write(store: Option<Store>, salvage: &Salvage) -> Result<String, String> {
    let package = told::pack(salvage, browser::now());
    let (who, lines) = (whose(store, &package), lines(store, &package));
    let list = list::page(&package.origin, &who, &lines, browser::day_and_clock);
    let bytes = package.write(&list).map_err(|error| error.to_string())?;
    let mut name = text::rescue().file_name.to_owned();
    if !package.origin.account.is_empty() {
        name += &format!("-{}", package.origin.account);
    }
    name += &format!("-{}.zip", browser::stamp());
    download::save_bytes(&name, ZIP, &bytes).map_err(|error| format!("{error:?}"))?;
    Ok(name)
}

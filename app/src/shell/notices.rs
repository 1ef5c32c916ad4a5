//! What must be known on every page: a fixed business date, and a disk that does not work.

use leptos::prelude::*;

use crate::app::broken::disk_words;
use crate::replica::Store;
use crate::text::{self, format};
use crate::ui::{Note, NoteKind, live_if, memo};

/// The lines above the page; nothing where there is nothing to know.
#[component]
pub fn Notices() -> impl IntoView {
    let store = Store::expect();
    let words = text::shell();
    let fixed = store.me().business_day;
    let day = memo(move || store.business_day().or(fixed));
    let disk = memo(move || store.status().disk.as_ref().map(disk_words));
    live_if(move || {
        let (day, disk) = (day.get(), disk.get());
        (day.is_some() || disk.is_some()).then(|| {
            view! {
                <aside class="notices" aria-label=words.notices>
                    {day.map(|day| view! {
                        <p class="business-day">{(words.business_day)(&format::day_full(day))}</p>
                    })}
                    {disk.map(|trouble| view! {
                        <Note kind=NoteKind::Error>{(words.disk_now)(&trouble)}</Note>
                    })}
                </aside>
            }
        })
    })
}

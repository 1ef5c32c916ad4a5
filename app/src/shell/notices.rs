//! What must be known on every page: a fixed business date, a disk that does not work, and work that
//! has been on this device only for days.

use leptos::prelude::*;

use crate::app::broken::disk_words;
use crate::replica::Store;
use crate::text::{self, format};
use crate::ui::{Note, NoteKind, live_if, memo};

/// From then on it is said on every page: some browsers clear what a page keeps after 7 days without
/// a visit.
const ALONE_DAYS: u32 = 3;

/// The lines above the page; nothing where there is nothing to know.
#[component]
pub fn Notices() -> impl IntoView {
    let store = Store::expect();
    let words = text::shell();
    let fixed = store.me().business_day;
    let day = memo(move || store.business_day().or(fixed));
    let disk = memo(move || store.status().disk.as_ref().map(disk_words));
    let alone = memo(move || store.days_alone().filter(|days| *days >= ALONE_DAYS));
    live_if(move || {
        let (day, disk, alone) = (day.get(), disk.get(), alone.get());
        (day.is_some() || disk.is_some() || alone.is_some()).then(|| {
            view! {
                <aside class="notices" aria-label=words.notices>
                    {day.map(|day| view! {
                        <p class="business-day">{(words.business_day)(&format::day_full(day))}</p>
                    })}
                    {disk.map(|trouble| view! {
                        <Note kind=NoteKind::Error>{(words.disk_now)(&trouble)}</Note>
                    })}
                    {alone.map(|days| view! {
                        <Note kind=NoteKind::Warn>
                            {(words.alone)(days)}
                            " "
                            <a href="/delivery">{words.alone_way}</a>
                        </Note>
                    })}
                </aside>
            }
        })
    })
}

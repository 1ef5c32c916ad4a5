//! The page of a device whose storage does not open: what is wrong, and what helps.

use leptos::prelude::*;

use crate::address::Page;
use crate::replica::DiskTrouble;
use crate::shell::{PartPage, set_title};
use crate::text;
use crate::ui::{Button, ButtonKind, Note, NoteKind};

/// The trouble in words, with its cure.
pub fn disk_words(trouble: &DiskTrouble) -> String {
    let words = text::common();
    match trouble {
        DiskTrouble::Unavailable => words.disk_unavailable.to_owned(),
        DiskTrouble::Full => words.disk_full.to_owned(),
        DiskTrouble::BlockedByOtherTab => words.disk_blocked.to_owned(),
        DiskTrouble::Outdated => words.disk_outdated.to_owned(),
        DiskTrouble::Gone => words.disk_gone.to_owned(),
        DiskTrouble::Failed(why) => (words.disk_failed)(why),
    }
}

/// Nothing can be done here but to try again, and to take out what can still be read.
#[component]
pub fn BrokenPage(
    /// What is wrong.
    trouble: DiskTrouble,
) -> impl IntoView {
    let words = text::shell();
    set_title(words.broken);
    let reload = Callback::new(|()| {
        // Fails only where the browser forbids a page to load itself again.
        let _reloading = window().location().reload();
    });
    view! {
        <main class="alone">
            <h1>{words.broken}</h1>
            <p>{words.broken_hint}</p>
            <Note kind=NoteKind::Error>{disk_words(&trouble)}</Note>
            <Button label=words.retry kind=ButtonKind::Primary on_press=reload/>
            <PartPage page=Page::Rescue/>
        </main>
    }
}

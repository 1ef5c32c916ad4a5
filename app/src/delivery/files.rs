//! Photos and files on their way: how far each has come, and what keeps it.

use leptos::prelude::*;
use shared::sync::files::Course;

use crate::replica::{Carried, FileTrouble, Store};
use crate::text;
use crate::ui::{Button, ButtonKind, Memo, each, key_of, live_if, memo};

/// Files that are on this device still, with those that are there already and wait for their act.
pub fn carried(store: Store) -> Memo<Vec<Carried>> {
    memo(move || store.files())
}

/// The section; nothing where no file waits.
#[component]
pub fn Files(files: Memo<Vec<Carried>>) -> impl IntoView {
    let store = Store::expect();
    let words = text::capture();
    let any = memo(move || files.with(|files| !files.is_empty()));
    let stuck = memo(move || files.with(|files| files.iter().any(|one| one.trouble.is_some())));
    live_if(move || {
        any.get().then(|| {
            view! {
                <section class="delivery-waiting">
                    <div class="section-head">
                        <h2>{words.carried} " " <span class="num">{move || files.with(Vec::len)}</span></h2>
                        <em>{words.carried_hint}</em>
                    </div>
                    <div class="acts">
                        {each(
                            move || files.get(),
                            |one| key_of(&(one.local.file.sha256, one.sent, told(one))),
                            |one| view! { <Line one/> },
                        )}
                    </div>
                    {live_if(move || stuck.get().then(|| view! {
                        <Button
                            label=words.retry
                            kind=ButtonKind::Plain
                            on_press=Callback::new(move |()| store.send_files())
                        />
                    }))}
                </section>
            }
        })
    })
}

#[component]
fn Line(one: Carried) -> impl IntoView {
    let told = told(&one);
    let file = one.local.file;
    view! {
        <article class="act carried">
            <div class="act-head"><h3>{file.name.clone()}</h3></div>
            <progress max=file.size.to_string() value=one.sent.to_string() aria-label=file.name></progress>
            <div class="act-meta">{told}</div>
        </article>
    }
}

fn told(one: &Carried) -> String {
    let words = text::capture();
    let size = one.local.file.size;
    match &one.trouble {
        Some(FileTrouble::Unreachable) => words.waits_for_network.to_owned(),
        Some(FileTrouble::SignedOut) => words.waits_for_login.to_owned(),
        Some(FileTrouble::Refused(code)) => (words.refused)(code),
        Some(FileTrouble::Disk(_)) => words.waits_for_disk.to_owned(),
        None if one.local.course == Course::Refused => words.act_refused.to_owned(),
        None if one.local.is_there => words.is_there.to_owned(),
        None => (words.sent)(one.sent / 1024, size.div_ceil(1024)),
    }
}

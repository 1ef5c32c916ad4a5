//! 附件 of a task: what is there, and adding to it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::Id;
use shared::model::{Attachment, File, Kind};
use shared::mutation::{AddAttachment, NewEvidence};
use shared::order::sort_by_key;
use shared::policy::{self, Action};
use shared::rules::Entities as _;

use super::field::EvidenceField;
use super::photo::{Gallery, Shown};
use crate::app::broken;
use crate::replica::{ActError, Store};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Note, NoteKind, live_if, memo};

/// The section; nothing where nothing is there and nothing may be added.
#[component]
pub fn Attachments(
    /// The thing that they belong to.
    on: Id,
) -> impl IntoView {
    let store = Store::expect();
    let files = memo(move || {
        store.entities(|memory| {
            let mut of_it: Vec<Attachment> = memory
                .children(on, Kind::Attachment)
                .into_iter()
                .filter_map(|id| Attachment::of(&*memory.get(id)?).cloned())
                .collect();
            sort_by_key(&mut of_it, |one| (one.meta.created.seq, one.id));
            of_it.into_iter().map(|one| one.file).collect::<Vec<File>>()
        })
    });
    let may = memo(move || {
        let actor = store.actor();
        store.entities(|memory| {
            let thing = memory.get(on);
            thing.is_some_and(|thing| policy::can(memory, actor, Action::Attach, &thing).is_ok())
        })
    });
    let any = memo(move || may.get() || files.with(|files| !files.is_empty()));
    live_if(move || {
        any.get().then(|| {
            view! {
                <section class="card attachments">
                    <h2>{text::capture().attachments}</h2>
                    {live_if(move || {
                        let shown = files.get().into_iter().map(|file| Shown { file, role: None });
                        let files: Vec<Shown> = shown.collect();
                        (!files.is_empty()).then(|| view! { <Gallery files/> })
                    })}
                    {live_if(move || may.get().then(|| view! { <Adding on/> }))}
                </section>
            }
        })
    })
}

#[component]
fn Adding(on: Id) -> impl IntoView {
    let store = Store::expect();
    let words = text::capture();
    let chosen = RwSignal::new(Vec::<NewEvidence>::new());
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let any = memo(move || chosen.with(|chosen| !chosen.is_empty()));
    let item =
        untrack(|| store.entities(|memory| memory.get(on).map(|thing| thing.label().to_owned())));
    let save = move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            for one in chosen.get_untracked() {
                let act = AddAttachment { id: one.id, on, file: one.file };
                match store.act(act, None).await {
                    Ok(_) => {
                        let _gone =
                            chosen.try_update(|chosen| chosen.retain(|left| left.id != one.id));
                    }
                    Err(error) => {
                        let told = match error {
                            ActError::Refused(reason) => format::refusal(reason),
                            ActError::Disk(disk) => broken::disk_words(&disk),
                        };
                        let _gone = trouble.try_set(Some(told));
                        break;
                    }
                }
            }
            // The page may be another by now; what was saved is saved.
            let _gone = busy.try_set(false);
        });
    };
    view! {
        <EvidenceField chosen roles=false item/>
        {live_if(move || trouble.get().map(|trouble| view! {
            <Note kind=NoteKind::Error>{trouble}</Note>
        }))}
        {live_if(move || any.get().then(|| view! {
            <Button label=words.save kind=ButtonKind::Primary on_press=Callback::new(save) busy/>
        }))}
    }
}

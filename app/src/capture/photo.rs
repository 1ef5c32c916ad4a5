//! Photos and files as they are looked at: small in a list, large on a sheet, documents to be saved.
//! Their bytes come from this device or, with the session, from the server.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::model::{EvidenceRole, File, FileHash};
use web_sys::{Blob, BlobPropertyBag, Url};

use crate::replica::{CallError, Store};
use crate::text::{self, format};
use crate::ui::{Sheet, live_if};

/// Pictures that stay at hand.
const KEPT: usize = 60;

thread_local! {
    /// Object URLs by hash, the latest last. Memory only: they go with the page.
    static URLS: RefCell<Vec<(FileHash, String)>> = const { RefCell::new(Vec::new()) };
}

/// How far a file has come onto the page.
#[derive(Clone, PartialEq)]
enum Seen {
    Coming,
    Here(String),
    NotSent,
    Offline,
    Gone,
}

/// A file with what it shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// The file.
    pub file: File,
    /// What it shows; none for one that shows no state.
    pub role: Option<EvidenceRole>,
}

/// Photos and files, those from before beside those from after.
#[component]
pub fn Gallery(
    /// In the order they came.
    files: Vec<Shown>,
) -> impl IntoView {
    let order = |shown: &Shown| match shown.role {
        Some(EvidenceRole::Before) => 0,
        Some(EvidenceRole::After) => 1,
        _ => 2,
    };
    let mut groups: [Vec<Shown>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    for shown in files {
        groups[order(&shown)].push(shown);
    }
    let group = |shown: Vec<Shown>| {
        let name = shown.first().and_then(|one| one.role).map(format::evidence_role);
        (!shown.is_empty()).then(|| {
            view! {
                <div class="gallery-group">
                    {name.map(|name| view! { <span class="chip">{name}</span> })}
                    <ul class="evidence-list">
                        {shown
                            .into_iter()
                            .map(|one| view! { <li><Photo file=one.file/></li> })
                            .collect_view()}
                    </ul>
                </div>
            }
        })
    };
    view! { <div class="gallery">{groups.map(group).collect_view()}</div> }
}

/// One photo or file.
#[component]
pub fn Photo(
    /// Which.
    file: File,
) -> impl IntoView {
    let store = Store::expect();
    let seen = RwSignal::new(Seen::Coming);
    let open = RwSignal::new(false);
    let wanted = file.clone();
    let fetch = move || {
        let file = wanted.clone();
        spawn_local(async move {
            let found = load(store, &file).await;
            // Gone from the page by now.
            let _gone = seen.try_set(found);
        });
    };
    fetch();
    let (name, is_picture) = (file.name.clone(), file.mime.is_picture());
    let title = name.clone();
    let again = StoredValue::new_local(fetch);
    view! {
        <figure class="photo">
            {live_if(move || Some(match seen.get() {
                Seen::Here(url) if is_picture => {
                    let alt = name.clone();
                    view! {
                        <button type="button" class="photo-small" on:click=move |_| open.set(true)>
                            <img src=url alt=alt/>
                        </button>
                    }
                    .into_any()
                }
                Seen::Here(url) => {
                    let (name, shown) = (name.clone(), name.clone());
                    view! { <a class="button is-plain" href=url download=name>{shown}</a> }.into_any()
                }
                waiting => view! {
                    <button
                        type="button"
                        class="photo-small is-missing"
                        on:click=move |_| again.with_value(|fetch| fetch())
                    >
                        {told(&waiting)}
                    </button>
                }
                .into_any(),
            }))}
            <figcaption>{file.name.clone()}</figcaption>
        </figure>
        <Sheet open title>
            {live_if(move || match seen.get() {
                Seen::Here(url) => Some(view! { <img class="photo-large" src=url alt=""/> }),
                _ => None,
            })}
        </Sheet>
    }
}

fn told(seen: &Seen) -> &'static str {
    let words = text::capture();
    match seen {
        Seen::Coming | Seen::Here(_) => words.coming,
        Seen::NotSent => words.not_sent,
        Seen::Offline => words.offline,
        Seen::Gone => words.gone,
    }
}

async fn load(store: Store, file: &File) -> Seen {
    let known = URLS.with_borrow(|urls| {
        urls.iter().find(|(hash, _)| *hash == file.sha256).map(|(_, url)| url.clone())
    });
    if let Some(url) = known {
        return Seen::Here(url);
    }
    match store.file_bytes(file).await {
        Ok(bytes) => object_url(file, &bytes).map_or(Seen::Gone, Seen::Here),
        Err(CallError::Problem(problem)) if problem.code == "not_sent" => Seen::NotSent,
        Err(error) if error.is_silence() => Seen::Offline,
        Err(_) => Seen::Gone,
    }
}

/// An address for these bytes within the page; the oldest one goes.
fn object_url(file: &File, bytes: &[u8]) -> Option<String> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let about = BlobPropertyBag::new();
    about.set_type(file.mime.mime());
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &about).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    URLS.with_borrow_mut(|urls| {
        urls.push((file.sha256, url.clone()));
        if urls.len() > KEPT {
            let (_, oldest) = urls.remove(0);
            // It is an address that was made here.
            let _revoked = Url::revoke_object_url(&oldest);
        }
    });
    Some(url)
}

//! Where photos and files that go with an act are taken and chosen.

use leptos::prelude::*;
use shared::model::EvidenceRole;
use shared::mutation::NewEvidence;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use super::photo::Photo;
use super::take::Taking;
use crate::replica::Store;
use crate::text::{self, format};
use crate::ui::{Note, NoteKind, Unclassified, each, key_of, live_if, memo};

/// Pictures and documents that can be chosen.
const ACCEPT: &str = "image/*,.pdf,.docx";

/// The field. Whatever stands in `chosen` stands on this device's disk for good: an act may name it.
#[component]
pub fn EvidenceField(
    /// What is chosen.
    chosen: RwSignal<Vec<NewEvidence>>,
    /// What a photo has to show, where one is needed.
    #[prop(optional_no_strip)]
    needed: Option<EvidenceRole>,
    /// Whether each says if it shows the state before or after; otherwise they are files.
    #[prop(default = true)]
    roles: bool,
    /// On what, for the watermark.
    #[prop(optional_no_strip)]
    item: Option<String>,
) -> impl IntoView {
    let words = text::capture();
    let usual = if roles { EvidenceRole::Before } else { EvidenceRole::Other };
    let taking = Taking::new(Store::expect(), chosen, needed.unwrap_or(usual), item);
    let busy = memo(move || taking.busy.get());
    let told = needed.map(|role| (words.needed)(format::evidence_role(role)));
    view! {
        <div class="evidence-field">
            {told.map(|told| view! { <p class="hint">{told}</p> })}
            <div class="evidence-ways">
                <Way taking label=words.take taken=true/>
                <Way taking label=words.choose taken=false/>
            </div>
            {live_if(move || (busy.get() > 0).then(|| view! {
                <p class="hint" role="status">{words.busy}</p>
            }))}
            {live_if(move || taking.trouble.get().map(|trouble| view! {
                <Note kind=NoteKind::Error>{trouble}</Note>
            }))}
            <ul class="evidence-list">
                {each(
                    move || chosen.get(),
                    |one| key_of(&(one.id, one.role)),
                    move |one| view! { <Chosen taking one roles/> },
                )}
            </ul>
            <Unclassified upload=true/>
        </div>
    }
}

/// A button that is a file field: the browser's own camera, or its own chooser.
#[component]
fn Way(taking: Taking, label: &'static str, taken: bool) -> impl IntoView {
    let take = move |event: web_sys::Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(field) = field else { return };
        let files = field.files().map(|list| {
            (0..list.length()).filter_map(|at| list.get(at)).collect::<Vec<web_sys::File>>()
        });
        // The same file can be chosen again after it was taken out.
        field.set_value("");
        taking.take(files.unwrap_or_default(), taken);
    };
    view! {
        <label class="button is-plain">
            {label}
            <input
                type="file"
                class="visually-hidden"
                accept=if taken { "image/*" } else { ACCEPT }
                capture=taken.then_some("environment")
                multiple=!taken
                on:change=take
            />
        </label>
    }
}

/// One that was chosen: what it shows, and the way to take it out again.
#[component]
fn Chosen(taking: Taking, one: NewEvidence, roles: bool) -> impl IntoView {
    let words = text::capture();
    let (id, now) = (one.id, one.role);
    let choice = move |role: EvidenceRole| {
        view! {
            <button
                type="button"
                class="toggle"
                aria-pressed=(role == now).to_string()
                on:click=move |_| taking.set_role(id, role)
            >
                {format::evidence_role(role)}
            </button>
        }
    };
    let all = [EvidenceRole::Before, EvidenceRole::After, EvidenceRole::Other];
    let name = one.file.name.clone();
    view! {
        <li>
            <Photo file=one.file/>
            {roles.then(|| view! {
                <div class="evidence-roles" role="group" aria-label=words.shows>
                    {all.map(choice).collect_view()}
                </div>
            })}
            <button
                type="button"
                class="button is-quiet"
                aria-label=(words.remove_named)(&name)
                on:click=move |_| taking.remove(id)
            >
                {words.remove}
            </button>
        </li>
    }
}

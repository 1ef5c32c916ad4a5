//! What pages are laid out with: heads, cards, notes, and the page that has nothing on it.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// The head of a page with its one `h1`.
#[component]
pub fn PageHead(
    /// A line above the title.
    #[prop(optional, into)]
    kicker: String,
    /// The title.
    #[prop(into)]
    title: String,
    /// What stands at the right.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
) -> impl IntoView {
    view! {
        <header class="page-head">
            <div class="page-head-words">
                {(!kicker.is_empty()).then(|| view! { <p class="page-kicker">{kicker}</p> })}
                <h1>{title}</h1>
            </div>
            {aside.map(|aside| view! { <div class="page-head-aside">{aside.run()}</div> })}
        </header>
    }
}

/// A card with a heading.
#[component]
pub fn Card(
    /// The heading.
    #[prop(into)]
    title: String,
    /// What stands beside the heading.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
    /// What is on it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card">
            <div class="card-head">
                <h2>{title}</h2>
                {aside.map(|aside| view! { <div class="card-aside">{aside.run()}</div> })}
            </div>
            {children()}
        </section>
    }
}

/// Nothing is here: why, and what to do.
#[component]
pub fn Empty(
    /// What would be here.
    icon: Icon,
    /// What there is not.
    #[prop(into)]
    title: String,
    /// What to do.
    #[prop(into)]
    hint: String,
    /// The way on.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="empty">
            <Glyph icon/>
            <h2>{title}</h2>
            <p>{hint}</p>
            {children.map(|children| view! { <div class="empty-way">{children()}</div> })}
        </section>
    }
}

/// How serious a note is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoteKind {
    /// Good to know.
    Info,
    /// To look at.
    Warn,
    /// Something went wrong.
    Error,
}

/// A sentence that stands out. What went wrong is read aloud at once.
#[component]
pub fn Note(
    /// How serious.
    kind: NoteKind,
    /// The sentence.
    children: Children,
) -> impl IntoView {
    let (class, icon, role) = match kind {
        NoteKind::Info => ("note", Icon::Document, None),
        NoteKind::Warn => ("note is-warn", Icon::Warn, None),
        NoteKind::Error => ("note is-error", Icon::Warn, Some("alert")),
    };
    view! {
        <div class=class role=role>
            <Glyph icon/>
            <div class="note-words">{children()}</div>
        </div>
    }
}

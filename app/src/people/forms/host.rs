//! Shows the form that is open on the desk of the admin's page.

use leptos::prelude::*;

use super::Keeping;
use super::name::{NewPersonForm, RenameForm};
use super::post::PostForm;
use super::succession::SuccessionForm;
use super::unit::{NewUnitForm, UnitForm};
use crate::replica::Store;
use crate::tasks::forms::{Desk, Filing, Opening, Subject, open_fix};
use crate::ui::live_if;

/// The place of the page's forms. An address with `?fix=<counter>` opens the form of that refused
/// act.
#[component]
pub fn PeopleForms(
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let store = Store::expect();
    open_fix(store, desk);
    // A form keeps its fields while the replica changes under it: it reads once, when it opens.
    live_if(move || {
        let opening = desk.current.get();
        opening.and_then(|opening| untrack(|| show(store, desk, opening)))
    })
}

fn show(store: Store, desk: Desk, opening: Opening) -> Option<AnyView> {
    let Subject::People(keeping) = opening.subject else { return None };
    let filing = Filing::new(store, desk, opening);
    Some(match keeping {
        Keeping::NewUnit => view! { <NewUnitForm filing/> }.into_any(),
        Keeping::Unit(unit) => view! { <UnitForm filing unit/> }.into_any(),
        Keeping::NewPerson => view! { <NewPersonForm filing/> }.into_any(),
        Keeping::Person(person) => view! { <RenameForm filing person/> }.into_any(),
        Keeping::NewPost(seat) => view! { <PostForm filing seat/> }.into_any(),
        Keeping::Post(post) => view! { <SuccessionForm filing post/> }.into_any(),
    })
}

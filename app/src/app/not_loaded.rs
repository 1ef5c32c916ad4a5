//! The page of an app that did not come whole: a network that failed between two files, or a server
//! that has a newer version by now.

use leptos::prelude::*;

use crate::replica::Session;
use crate::shell::set_title;
use crate::text;
use crate::ui::{Button, ButtonKind};

/// Nothing is lost, and it is asked for again.
#[component]
pub fn NotLoadedPage() -> impl IntoView {
    let words = text::shell();
    set_title(words.not_loaded);
    let session = Session::expect();
    let again = Callback::new(move |()| session.load_again());
    view! {
        <main class="alone">
            <h1>{words.not_loaded}</h1>
            <p>{words.not_loaded_hint}</p>
            <Button label=words.retry kind=ButtonKind::Primary on_press=again/>
        </main>
    }
}

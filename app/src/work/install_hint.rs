//! One quiet line: Guatu can be installed.

use leptos::prelude::*;

use crate::app::hint;
use crate::replica::Store;
use crate::text;
use crate::ui::{Glyph, Icon, live_if, memo};

/// Shown once there is something to work with, until it is installed or the line is put away. While
/// something is not delivered that comes first: what is installed may begin empty.
#[component]
pub fn InstallHint() -> impl IntoView {
    let store = Store::expect();
    let words = text::work();
    let wanted = RwSignal::new(hint::wants_install());
    let at_rest = memo(move || {
        let status = store.status();
        status.filled && status.waiting + status.refused == 0
    });
    let put_away = move |_| {
        hint::put_away_install();
        wanted.set(false);
    };
    live_if(move || {
        (wanted.get() && at_rest.get()).then(|| {
            view! {
                <p class="install-hint">
                    <a href="/me/install">{words.install}</a>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=words.install_put_away
                        on:click=put_away
                    >
                        <Glyph icon=Icon::Cross/>
                    </button>
                </p>
            }
        })
    })
}

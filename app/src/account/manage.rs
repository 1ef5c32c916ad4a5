//! The way to what an admin keeps; nothing for anybody else.

use leptos::prelude::*;
use shared::policy;

use crate::replica::Store;
use crate::text;
use crate::ui::{Card, live_if, memo};

/// 管理.
#[component]
pub fn Manage() -> impl IntoView {
    let store = Store::expect();
    let words = text::account();
    let manages = memo(move || {
        let actor = store.actor();
        store.entities(|memory| policy::manages(memory, actor).is_ok())
    });
    live_if(move || {
        manages.get().then(|| {
            view! {
                <Card title=words.manage>
                    <p class="hint">{words.manage_hint}</p>
                    <div>
                        <a class="button is-plain" href="/people">{words.manage_people}</a>
                        " "
                        <a class="button is-plain" href="/people/accounts">{words.manage_accounts}</a>
                    </div>
                </Card>
            }
        })
    })
}

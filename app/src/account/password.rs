//! Another password.

use leptos::prelude::*;

use crate::login::PasswordForm;
use crate::text;
use crate::ui::{Button, ButtonKind, Card, Icon, Sheet, toast};

/// 密码.
#[component]
pub fn Password() -> impl IntoView {
    let words = text::account();
    let open = RwSignal::new(false);
    let done = Callback::new(move |()| {
        open.set(false);
        toast(words.password_changed);
    });
    view! {
        <Card title=words.password>
            <p class="hint">{words.password_hint}</p>
            <Button
                label=text::login().change
                kind=ButtonKind::Plain
                icon=Icon::Key
                on_press=Callback::new(move |()| open.set(true))
            />
        </Card>
        <Sheet open=open title=text::login().change>
            <PasswordForm done/>
        </Sheet>
    }
}

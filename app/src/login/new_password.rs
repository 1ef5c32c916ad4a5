//! The page of a first login: another password must be chosen before anything else.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::password_form::PasswordForm;
use crate::replica::Session;
use crate::shell::{Seal, set_title};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Note, NoteKind, live_if};

/// 请先设置新密码.
#[component]
pub fn NewPasswordPage() -> impl IntoView {
    let session = Session::expect();
    let words = text::login();
    set_title(words.must_change);
    let leave = Callback::new(move |()| spawn_local(session.logout()));
    view! {
        <main class="alone">
            <Seal/>
            <h1>{words.must_change}</h1>
            <p>{words.must_change_why}</p>
            {live_if(move || session.reset_at().map(|at| view! {
                <Note kind=NoteKind::Warn>{(words.reset)(&format::time(at))}</Note>
            }))}
            // The session moves on by itself once the password is another.
            <PasswordForm done=Callback::new(|()| ())/>
            <Button label=words.leave kind=ButtonKind::Quiet on_press=leave/>
        </main>
    }
}

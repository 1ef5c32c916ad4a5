//! The form that changes a password.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::api::PASSWORD_MIN;

use super::attempt::{Attempt, Submit};
use super::trouble::Trouble;
use crate::replica::Session;
use crate::text;
use crate::ui::{FieldKind, TextField};

/// What is wrong with what was typed, before the server is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fault {
    CurrentMissing,
    TooShort,
    Same,
    Differ,
}

/// The first thing that is wrong.
fn check(current: &str, new: &str, again: &str) -> Option<Fault> {
    if current.is_empty() {
        Some(Fault::CurrentMissing)
    } else if new.chars().count() < PASSWORD_MIN {
        Some(Fault::TooShort)
    } else if new == current {
        Some(Fault::Same)
    } else if new != again {
        Some(Fault::Differ)
    } else {
        None
    }
}

/// The current password, the new one, and the new one again.
#[component]
pub fn PasswordForm(
    /// Runs when it was changed.
    done: Callback<()>,
) -> impl IntoView {
    let session = Session::expect();
    let words = text::login();
    let attempt = Attempt::new();
    let [current, new, again] = [(); 3].map(|()| RwSignal::new(String::new()));
    let fault = RwSignal::new(None::<Fault>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let [old, wanted, twice] = [current, new, again].map(|field| field.get_untracked());
        fault.set(check(&old, &wanted, &twice));
        if fault.get_untracked().is_some() {
            return;
        }
        attempt.make(session.change_password(old, wanted), move || {
            // On the page of a first login the fields are gone by now.
            for field in [current, new, again] {
                let _gone = field.try_set(String::new());
            }
            done.run(());
        });
    };
    let says = move |here: &'static [Fault]| {
        Signal::derive(move || fault.get().filter(|fault| here.contains(fault)).map(fault_words))
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField
                label=words.current
                value=current
                kind=FieldKind::Password
                autocomplete="current-password"
                error=says(&[Fault::CurrentMissing])
            />
            <TextField
                label=words.new
                value=new
                kind=FieldKind::Password
                autocomplete="new-password"
                error=says(&[Fault::TooShort, Fault::Same])
                hint=(words.new_hint)(PASSWORD_MIN)
            />
            <TextField
                label=words.again
                value=again
                kind=FieldKind::Password
                autocomplete="new-password"
                error=says(&[Fault::Differ])
            />
            <Trouble attempt/>
            <div class="form-foot"><Submit label=words.change attempt/></div>
        </form>
    }
}

fn fault_words(fault: Fault) -> String {
    let words = text::login();
    match fault {
        Fault::CurrentMissing => words.password_empty.to_owned(),
        Fault::TooShort => (words.too_short)(PASSWORD_MIN),
        Fault::Same => words.same.to_owned(),
        Fault::Differ => words.differ.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_checked_before_the_server_is_asked() {
        for (current, new, again, expected) in [
            ("", "long enough", "long enough", Some(Fault::CurrentMissing)),
            ("old one", "short", "short", Some(Fault::TooShort)),
            ("the old one", "the old one", "the old one", Some(Fault::Same)),
            ("old one", "long enough", "long enuogh", Some(Fault::Differ)),
            ("old one", "八个字的新密码也", "八个字的新密码也", None),
        ] {
            assert_eq!(check(current, new, again), expected, "{new}");
        }
    }
}

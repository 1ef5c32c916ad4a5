//! One question to the server at a time, and the pause it may ask for.

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::replica::LoginError;
use crate::text;
use crate::ui::live_if;

/// An attempt to log in or to change the password.
#[derive(Clone, Copy)]
pub struct Attempt {
    /// The server has been asked and has not answered.
    pub busy: RwSignal<bool>,
    /// Why the last one came to nothing.
    pub error: RwSignal<Option<LoginError>>,
    /// Seconds until the next one may be made.
    pub wait: RwSignal<u32>,
}

impl Attempt {
    /// None made yet.
    pub fn new() -> Attempt {
        let (busy, error) = (RwSignal::new(false), RwSignal::new(None));
        Attempt { busy, error, wait: RwSignal::new(0) }
    }

    /// Makes it, unless one is under way or the server wants a pause. `done` runs on success.
    pub fn make(
        self,
        ask: impl Future<Output = Result<(), LoginError>> + 'static,
        done: impl FnOnce() + 'static,
    ) {
        if self.busy.get_untracked() || self.wait.get_untracked() > 0 {
            return;
        }
        self.busy.set(true);
        self.error.set(None);
        spawn_local(async move {
            let outcome = ask.await;
            // The page may be gone by now, and its signals with it: then nobody needs the answer.
            let _gone = self.busy.try_set(false);
            match outcome {
                Ok(()) => done(),
                Err(error) => self.fail(error).await,
            }
        });
    }

    async fn fail(self, error: LoginError) {
        let seconds = match error {
            LoginError::TooMany { seconds } => seconds,
            _ => 0,
        };
        let _gone = self.error.try_set(Some(error));
        for left in (1..=seconds).rev() {
            if self.wait.try_set(left).is_some() {
                return;
            }
            TimeoutFuture::new(1_000).await;
        }
        let _gone = self.wait.try_set(0);
        if seconds > 0 {
            let _gone = self.error.try_set(None);
        }
    }
}

/// The button that makes the attempt, by pressing it or by Enter in a field.
#[component]
pub fn Submit(
    /// What it says.
    label: &'static str,
    /// The attempt.
    attempt: Attempt,
) -> impl IntoView {
    let busy = attempt.busy;
    view! {
        <button
            type="submit"
            class="button is-primary"
            disabled=move || attempt.wait.get() != 0
            aria-busy=move || busy.get().then_some("true")
        >
            {label}
            {live_if(move || busy.get().then(|| view! {
                <span class="visually-hidden">{text::common().busy}</span>
            }))}
        </button>
    }
}

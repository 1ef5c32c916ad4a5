//! Why a login or a change of password came to nothing, with what helps.

use leptos::prelude::*;
use shared::api::{PASSWORD_MIN, Problem};

use super::attempt::Attempt;
use crate::app::broken::disk_words;
use crate::replica::LoginError;
use crate::text;
use crate::ui::{Note, NoteKind, live, live_if, memo};

/// The trouble in words. `wait` is what is left of the pause the server asked for.
fn error_words(error: &LoginError, wait: u32) -> String {
    let words = text::login();
    match error {
        LoginError::Unreachable => words.unreachable.to_owned(),
        LoginError::Wrong => words.wrong.to_owned(),
        LoginError::TooMany { .. } => (words.too_many)(wait),
        LoginError::Problem(problem) => problem_words(problem),
        LoginError::Unreadable => words.unreadable.to_owned(),
        LoginError::Disk(trouble) => disk_words(trouble),
    }
}

/// What the server says is wrong, by the code it gives.
fn problem_words(problem: &Problem) -> String {
    let words = text::login();
    match problem.code.as_str() {
        "wrong_password" => words.wrong_password.to_owned(),
        "password_too_short" => (words.too_short)(PASSWORD_MIN),
        "password_too_long" => words.too_long.to_owned(),
        "same_password" => words.same.to_owned(),
        "not_set_up" | "not_open" => words.not_open.to_owned(),
        "unavailable" => words.unavailable.to_owned(),
        code => (words.problem)(code),
    }
}

/// The last attempt's trouble; nothing where there was none.
#[component]
pub fn Trouble(
    /// The attempt.
    attempt: Attempt,
) -> impl IntoView {
    let words = memo(move || {
        let wait = attempt.wait.get();
        attempt.error.with(|error| error.as_ref().map(|error| error_words(error, wait)))
    });
    let pause = memo(move || {
        attempt.error.with(|error| match error {
            Some(LoginError::TooMany { seconds }) => Some(*seconds),
            _ => None,
        })
    });
    let is_wrong = memo(move || words.with(Option::is_some));
    live(move || {
        match (is_wrong.get(), pause.get()) {
        (false, _) => ().into_any(),
        (true, None) => view! {
            <Note kind=NoteKind::Error>{live_if(move || words.get())}</Note>
        }
        .into_any(),
        // Counts for the eye; said aloud once, with the whole pause.
        (true, Some(seconds)) => view! {
            <Note kind=NoteKind::Warn>
                <span aria-hidden="true">{live_if(move || words.get())}</span>
                <span class="visually-hidden" role="alert">{(text::login().too_many)(seconds)}</span>
            </Note>
        }
        .into_any(),
    }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, set_language};

    fn problem(code: &str) -> LoginError {
        LoginError::Problem(Problem {
            kind: format!("urn:guatu:problem:{code}"),
            title: "for the log".into(),
            status: 422,
            code: code.into(),
            member: None,
            retry_after: None,
        })
    }

    #[test]
    fn every_trouble_comes_with_its_cure() {
        set_language(Language::Chinese);
        for (error, expected) in [
            (LoginError::Unreachable, "网络"),
            (LoginError::Wrong, "管理员重置"),
            (LoginError::TooMany { seconds: 30 }, "请等 12 秒"),
            (LoginError::Unreadable, "重新打开"),
            (problem("wrong_password"), "当前密码不对"),
            (problem("password_too_short"), "至少要 8 个字符"),
            (problem("same_password"), "请换一个"),
            (problem("not_open"), "还没有开通"),
            (problem("some_new_code"), "some_new_code"),
        ] {
            let words = error_words(&error, 12);
            assert!(words.contains(expected), "{error:?}: {words}");
        }
    }
}

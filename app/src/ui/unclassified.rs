//! 非涉密: said wherever something comes in.

use leptos::prelude::*;

use crate::text;

/// That nothing classified belongs here: at the login, and beside every place that takes photos or
/// files.
#[component]
pub fn Unclassified(
    /// Whether this place takes photos or files.
    upload: bool,
) -> impl IntoView {
    let words = text::common();
    let words = if upload { words.unclassified_upload } else { words.unclassified };
    view! { <p class="hint">{words}</p> }
}

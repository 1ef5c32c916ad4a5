//! The page of `/rescue`. It stands before the login, too, and under a disk that does not open.

use leptos::prelude::*;

use super::into::Into;
use super::out::Out;
use crate::replica::Store;
use crate::text;
use crate::ui::PageHead;

/// 应急包.
#[component]
pub fn RescuePage() -> impl IntoView {
    let words = text::rescue();
    let store = use_context::<Store>();
    view! {
        <PageHead title=words.title/>
        <div class="rescue-page">
            <p class="rescue-lead">{words.lead}</p>
            <Out store/>
            <Into store/>
        </div>
    }
}

//! The page of `/me/privacy`: what is kept, where, who sees it, for how long. It stands before the
//! login, too.

use leptos::prelude::*;

use super::contact::Contact;
use crate::replica::Session;
use crate::text;
use crate::ui::{Card, PageHead, Unclassified, live};

/// 隐私说明.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    let words = text::privacy();
    let session = Session::expect();
    let feedback = move || session.county().and_then(|health| health.feedback);
    let sections = words.sections.iter().map(|section| {
        let points = section.points.iter().map(|point| view! { <li>{*point}</li> });
        view! { <Card title=section.title><ul>{points.collect_view()}</ul></Card> }
    });
    view! {
        <PageHead title=words.title/>
        <div class="privacy">
            <p>{words.summary}</p>
            {sections.collect_view()}
            <Card title=words.feedback>
                {live(move || match feedback() {
                    Some(contact) => view! { <p><Contact contact/></p> }.into_any(),
                    None => view! { <p class="hint">{words.no_feedback}</p> }.into_any(),
                })}
            </Card>
            <Unclassified upload=false/>
        </div>
    }
}

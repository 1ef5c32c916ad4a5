//! Photos and files of a finding: what is there, each with what it shows and the step it came with.

use leptos::prelude::*;

use super::select::EvidenceFact;
use crate::capture::photo::Photo;
use crate::text::{self, format};

pub use crate::capture::field::EvidenceField;

/// What there is.
#[component]
pub fn EvidenceList(
    /// In the order it came.
    facts: Vec<EvidenceFact>,
) -> impl IntoView {
    let words = text::findings();
    let line = |fact: EvidenceFact| {
        let shown = match fact.file {
            Some(file) => view! { <Photo file/> }.into_any(),
            None => view! { <span class="evidence-name">{words.not_here}</span> }.into_any(),
        };
        view! {
            <li>
                <span class="chip">{format::evidence_role(fact.role)}</span>
                {fact.step.map(|step| view! {
                    <span class="hint">{format::finding_step(step)}</span>
                })}
                {shown}
            </li>
        }
    };
    view! {
        <section class="card finding-evidence">
            <h2>{words.evidence}</h2>
            <ul class="evidence-list">{facts.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}

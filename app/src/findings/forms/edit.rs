//! 修改 and 定级. Only what was changed becomes part of the act, so that two people who change
//! different things do not collide.

use leptos::prelude::*;
use shared::id::FindingId;
use shared::model::{Finding, Severity, Visibility};
use shared::mutation::{EditFinding, GradeFinding, Mutation};
use shared::rules::{Entities, Part, TEXT_MAX, TITLE_MAX};

use crate::tasks::forms::{Filing, FormSheet, VisibilityField};
use crate::text::{self, format};
use crate::ui::{Choice, TextArea, TextField};

/// 修改
#[component]
pub fn EditForm(
    /// The form's filing.
    filing: Filing,
    /// The finding.
    id: FindingId,
) -> impl IntoView {
    let words = text::finding_forms();
    let labels = text::findings();
    let start = filing.start(|act| match act {
        Mutation::EditFinding(act) => Some(act),
        _ => None,
    });
    let now = filing.store.entities(|memory| {
        let found = memory.get(id.into());
        let found = found.as_deref().and_then(Finding::of)?;
        let (title, inspected) = (found.title.clone(), found.inspected.clone());
        Some((title, found.detail.clone(), inspected, found.visibility))
    });
    let none = || (String::new(), String::new(), String::new(), Visibility::County);
    let (was_title, was_detail, was_inspected, was_visibility) = now.unwrap_or_else(none);
    let blank =
        EditFinding { finding: id, title: None, detail: None, inspected: None, visibility: None };
    let start = start.unwrap_or(blank);
    let title = RwSignal::new(start.title.unwrap_or_else(|| was_title.clone()));
    let detail = RwSignal::new(start.detail.unwrap_or_else(|| was_detail.clone()));
    let inspected = RwSignal::new(start.inspected.unwrap_or_else(|| was_inspected.clone()));
    let visibility = RwSignal::new(start.visibility.unwrap_or(was_visibility));
    let make = Callback::new(move |()| {
        let act = EditFinding {
            finding: id,
            title: Some(title.get()).filter(|title| *title != was_title),
            detail: Some(detail.get()).filter(|detail| *detail != was_detail),
            inspected: Some(inspected.get()).filter(|inspected| *inspected != was_inspected),
            visibility: Some(visibility.get()).filter(|chosen| *chosen != was_visibility),
        };
        let changed = act.title.is_some()
            || act.detail.is_some()
            || act.inspected.is_some()
            || act.visibility.is_some();
        changed.then(|| act.into())
    });
    view! {
        <FormSheet filing title=words.edit make>
            <TextField
                label=words.title
                value=title
                max=TITLE_MAX
                error=filing.fault(Part::Title)
                required=true
            />
            <TextField
                label=labels.inspected
                value=inspected
                max=TITLE_MAX
                error=filing.fault(Part::Inspected)
            />
            <TextArea
                label=words.detail
                value=detail
                max=TEXT_MAX
                error=filing.fault(Part::Detail)
            />
            <VisibilityField value=visibility/>
        </FormSheet>
    }
}

/// 定级
#[component]
pub fn GradeForm(
    /// The form's filing.
    filing: Filing,
    /// The finding.
    id: FindingId,
) -> impl IntoView {
    let words = text::finding_forms();
    let start = filing.start(|act| match act {
        Mutation::GradeFinding(act) => Some((act.severity, act.reason)),
        _ => None,
    });
    let now = filing.store.entities(|memory| {
        memory.get(id.into()).as_deref().and_then(Finding::of).map(|found| found.severity)
    });
    // Whoever opens this means the other grade.
    let other = match now {
        Some(Severity::Major) => Severity::Ordinary,
        _ => Severity::Major,
    };
    let (severity, reason) = start.unwrap_or((other, String::new()));
    let severity = RwSignal::new(severity);
    let reason = RwSignal::new(reason);
    let make = Callback::new(move |()| {
        let (severity, reason) = (severity.get(), reason.get());
        Some(GradeFinding { finding: id, severity, reason }.into())
    });
    let options: Vec<(Severity, String)> = [Severity::Ordinary, Severity::Major]
        .map(|one| (one, format::severity(one).to_owned()))
        .to_vec();
    view! {
        <FormSheet filing title=words.grade make>
            <Choice label=text::findings().severity options=options.clone() value=severity/>
            <TextArea
                label=words.grade_reason
                value=reason
                max=TEXT_MAX
                error=filing.fault(Part::Reason)
                required=true
                hint=words.grade_hint
            />
        </FormSheet>
    }
}

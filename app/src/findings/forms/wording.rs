//! The forms that ask for words, and perhaps for photos: each says what the words are for.

use leptos::prelude::*;
use shared::id::FindingId;
use shared::model::{EvidenceRole, Finding, FindingStepKind};
use shared::mutation::{
    CloseFinding, FixOnSpot, LiftListing, Mutation, NewEvidence, RecogniseFinding, ReopenFinding,
    ReportRectification, ResumeBusiness, ReturnFinding, SubmitFinding, VoidFinding,
};
use shared::rules::findings::table;
use shared::rules::{Entities, Part, TEXT_MAX};

use super::form_title;
use crate::findings::evidence::EvidenceField;
use crate::findings::offers::Form;
use crate::tasks::forms::{Filing, FormSheet};
use crate::text;
use crate::ui::TextArea;

/// What a form asks for.
struct Asked {
    label: &'static str,
    hint: &'static str,
    part: Part,
    required: bool,
    danger: bool,
    /// The step for which photos may go along.
    evidence: Option<FindingStepKind>,
}

fn asked(form: Form) -> Asked {
    let words = text::finding_forms();
    let plain = |label, hint| Asked {
        label,
        hint,
        part: Part::Words,
        required: true,
        danger: false,
        evidence: None,
    };
    let reason = |label, hint| Asked { part: Part::Reason, ..plain(label, hint) };
    match form {
        Form::Recognise => plain(words.recognise_words, ""),
        Form::FixOnSpot => Asked {
            evidence: Some(FindingStepKind::FixedOnSpot),
            ..plain(words.fix_words, words.fix_hint)
        },
        Form::Rectify => Asked {
            evidence: Some(FindingStepKind::Rectified),
            ..plain(words.rectify_words, words.rectify_hint)
        },
        Form::Submit => Asked {
            evidence: Some(FindingStepKind::Submitted),
            ..plain(words.submit_words, words.submit_hint)
        },
        Form::Resume => plain(words.resume_words, ""),
        Form::Return => reason(words.return_reason, words.return_hint),
        Form::Reopen => reason(words.reopen_reason, words.reopen_hint),
        Form::Void => Asked { danger: true, ..reason(words.void_reason, words.void_hint) },
        Form::Lift => Asked { required: false, ..plain(words.remark, words.lift_hint) },
        _ => Asked { required: false, ..plain(words.remark, words.close_hint) },
    }
}

/// The form.
#[component]
pub fn WordsForm(
    /// The form's filing.
    filing: Filing,
    /// The finding.
    id: FindingId,
    /// Which form.
    form: Form,
) -> impl IntoView {
    let (start, kept) = filing.start(said).unwrap_or_default();
    let value = RwSignal::new(start);
    let evidence = RwSignal::new(kept);
    let make = Callback::new(move |()| act(form, id, value.get(), evidence.get()));
    let Asked { label, hint, part, required, danger, evidence: step } = asked(form);
    let severity = filing.store.entities(|memory| {
        memory.get(id.into()).as_deref().and_then(Finding::of).map(|found| found.severity)
    });
    let needed: Option<EvidenceRole> =
        step.zip(severity).and_then(|(step, severity)| table::asks(step, severity));
    view! {
        <FormSheet filing title=form_title(form) submit=form_title(form) make danger>
            <TextArea
                label=label
                value=value
                max=TEXT_MAX
                error=filing.fault(part)
                required=required
                hint=hint
            />
            {step.map(|_| view! { <EvidenceField chosen=evidence needed/> })}
        </FormSheet>
    }
}

fn act(
    form: Form,
    finding: FindingId,
    said: String,
    evidence: Vec<NewEvidence>,
) -> Option<Mutation> {
    let words = said.clone();
    Some(match form {
        Form::Recognise => RecogniseFinding { finding, words }.into(),
        Form::FixOnSpot => FixOnSpot { finding, words, evidence }.into(),
        Form::Rectify => ReportRectification { finding, words, evidence }.into(),
        Form::Submit => SubmitFinding { finding, words, evidence }.into(),
        Form::Resume => ResumeBusiness { finding, words }.into(),
        Form::Return => ReturnFinding { finding, reason: said }.into(),
        Form::Reopen => ReopenFinding { finding, reason: said }.into(),
        Form::Void => VoidFinding { finding, reason: said }.into(),
        Form::Lift => LiftListing { finding, words }.into(),
        Form::Close => CloseFinding { finding, words }.into(),
        _ => return None,
    })
}

/// What a draft, or a refused act, said and showed.
fn said(act: Mutation) -> Option<(String, Vec<NewEvidence>)> {
    let plain = |words| Some((words, Vec::new()));
    match act {
        Mutation::RecogniseFinding(act) => plain(act.words),
        Mutation::FixOnSpot(act) => Some((act.words, act.evidence)),
        Mutation::ReportRectification(act) => Some((act.words, act.evidence)),
        Mutation::SubmitFinding(act) => Some((act.words, act.evidence)),
        Mutation::ResumeBusiness(act) => plain(act.words),
        Mutation::ReturnFinding(act) => plain(act.reason),
        Mutation::ReopenFinding(act) => plain(act.reason),
        Mutation::VoidFinding(act) => plain(act.reason),
        Mutation::LiftListing(act) => plain(act.words),
        Mutation::CloseFinding(act) => plain(act.words),
        _ => None,
    }
}

//! A form for everything that can be done about a finding.

mod bodies;
mod edit;
mod judge;
mod place;
mod plan;
mod send;
mod units;
mod wording;

pub use place::{charge_groups, charge_of, township_groups, unit_of};

use leptos::prelude::*;
use shared::id::FindingId;

use super::offers::Form;
use crate::tasks::forms::Filing;
use crate::text;
use edit::{EditForm, GradeForm};
use judge::{AcceptForm, VerifyForm};
use place::PlaceForm;
use plan::PlanForm;
use send::{HandOverForm, ListForm, SuspendForm};
use units::UnitForm;
use wording::WordsForm;

/// What a form is called.
pub fn form_title(form: Form) -> &'static str {
    let words = text::finding_forms();
    match form {
        Form::Receive => words.receive,
        Form::Sign => words.sign,
        Form::Accept => words.accept,
        Form::Return => words.send_back,
        Form::Lift => words.lift,
        Form::Close => words.close,
        Form::Verify => words.verify,
        Form::Rectify => words.rectify,
        Form::Submit => words.submit,
        Form::Recognise => words.recognise,
        Form::Plan => words.plan,
        Form::FixOnSpot => words.fix_on_spot,
        Form::List => words.list,
        Form::Place => words.place,
        Form::Replan => words.replan,
        Form::Grade => words.grade,
        Form::Suspend => words.suspend,
        Form::Resume => words.resume,
        Form::HandOver => words.hand_over,
        Form::Reopen => words.reopen,
        Form::Edit => words.edit,
        Form::Comment => text::forms().comment,
        Form::Void => words.void,
    }
}

/// The form, for the page's place of forms.
pub fn show(filing: Filing, id: FindingId, form: Form) -> AnyView {
    match form {
        Form::Accept => view! { <AcceptForm filing id/> }.into_any(),
        Form::Verify => view! { <VerifyForm filing id/> }.into_any(),
        Form::Plan | Form::Replan => view! { <PlanForm filing id/> }.into_any(),
        Form::Place => view! { <PlaceForm filing id/> }.into_any(),
        Form::Edit => view! { <EditForm filing id/> }.into_any(),
        Form::Grade => view! { <GradeForm filing id/> }.into_any(),
        Form::List => view! { <ListForm filing id/> }.into_any(),
        Form::Suspend => view! { <SuspendForm filing id/> }.into_any(),
        Form::HandOver => view! { <HandOverForm filing id/> }.into_any(),
        Form::Sign | Form::Receive => view! { <UnitForm filing id form/> }.into_any(),
        // A remark is a form of its own, as on tasks.
        Form::Comment => ().into_any(),
        form => view! { <WordsForm filing id form/> }.into_any(),
    }
}

//! Shows the form that is open on a desk.

use leptos::prelude::*;
use shared::id::{Counter, InstructionId, TaskId};
use shared::sync::replica::Item;

use super::accept::AcceptForm;
use super::assign::AssignForm;
use super::block::BlockForm;
use super::cancel::CancelForm;
use super::change_due::DueForm;
use super::comment::CommentForm;
use super::create::CreateForm;
use super::desk::{Desk, Opening, Subject};
use super::edit::EditForm;
use super::filing::Filing;
use super::reopen::ReopenForm;
use super::report::ReportForm;
use super::send_back::ReturnForm;
use super::split::SplitForm;
use super::submit::SubmitForm;
use super::unblock::UnblockForm;
use crate::address::Address;
use crate::chains::MarkForm;
use crate::findings::forms as finding_forms;
use crate::findings::rechecks::{AcknowledgeForm, DrawForm, LetterForm, VisitForm};
use crate::instructions::{AnswerForm, CloseForm, InstructForm, NudgeForm, select::as_task};
use crate::replica::Store;
use crate::reports::PeriodForm;
use crate::tasks::offers::Form;
use crate::ui::{effect, live_if, memo};

/// The place of a page's forms. An address with `?fix=<counter>` opens the form of that refused
/// act.
#[component]
pub fn FormHost(
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let store = Store::expect();
    open_fix(store, desk);
    // A form keeps its fields while the replica changes under it: it reads once, when it opens.
    live_if(move || {
        let opening = desk.current.get();
        opening.map(|opening| untrack(|| show(store, desk, opening)))
    })
}

/// Opens the form of the refused act that the address names.
pub fn open_fix(store: Store, desk: Desk) {
    let address = Address::expect();
    let fix = memo(move || address.query("fix")?.parse().ok().map(Counter));
    effect(move || {
        let Some(counter) = fix.get() else { return };
        let found = |item: &&Item| item.envelope.counter == counter;
        let opening = untrack(|| {
            store.read(|replica| replica.outbox.items().find(found).and_then(Opening::fix))
        });
        if let Some(opening) = opening {
            desk.open(opening);
        }
    });
}

fn show(store: Store, desk: Desk, opening: Opening) -> AnyView {
    let subject = opening.subject;
    let filing = Filing::new(store, desk, opening);
    let (task, form) = match subject {
        Subject::Create(programme, parent) => {
            return view! { <CreateForm filing programme parent/> }.into_any();
        }
        Subject::Comment(on) => return view! { <CommentForm filing on/> }.into_any(),
        // The admin's page has a place of its own for these.
        Subject::People(_) => return ().into_any(),
        Subject::Mark(chain, one) => return view! { <MarkForm filing chain one/> }.into_any(),
        Subject::Period(chain, every, from) => {
            return view! { <PeriodForm filing chain every from/> }.into_any();
        }
        Subject::Instruct(on) => return view! { <InstructForm filing on/> }.into_any(),
        Subject::Answer(instruction) => {
            return view! { <AnswerForm filing instruction/> }.into_any();
        }
        Subject::Close(instruction) => {
            return view! { <CloseForm filing instruction/> }.into_any();
        }
        Subject::Nudge(place) => return view! { <NudgeForm filing place/> }.into_any(),
        Subject::ToTask(instruction) => return to_task(filing, instruction),
        Subject::Finding(id, form) => return finding_forms::show(filing, id, form),
        // A page of its own.
        Subject::Register => return ().into_any(),
        Subject::Draw(programme) => return view! { <DrawForm filing programme/> }.into_any(),
        Subject::Visit(recheck, finding) => {
            return view! { <VisitForm filing recheck finding/> }.into_any();
        }
        Subject::Letter(programme, unit) => {
            return view! { <LetterForm filing programme unit/> }.into_any();
        }
        Subject::AcknowledgeLetter(letter) => {
            return view! { <AcknowledgeForm filing letter/> }.into_any();
        }
        Subject::Task(task, form) => (task, form),
    };
    match form {
        Form::Report => view! { <ReportForm filing task/> }.into_any(),
        Form::Submit => view! { <SubmitForm filing task/> }.into_any(),
        Form::Accept => view! { <AcceptForm filing task/> }.into_any(),
        Form::Return => view! { <ReturnForm filing task/> }.into_any(),
        Form::Unblock => view! { <UnblockForm filing task/> }.into_any(),
        Form::Block => view! { <BlockForm filing task/> }.into_any(),
        Form::Split => view! { <SplitForm filing task/> }.into_any(),
        Form::Assign => view! { <AssignForm filing task/> }.into_any(),
        Form::ChangeDue => view! { <DueForm filing task/> }.into_any(),
        Form::Edit => view! { <EditForm filing task/> }.into_any(),
        Form::Reopen => view! { <ReopenForm filing task/> }.into_any(),
        Form::Comment => view! { <CommentForm filing on=task.into()/> }.into_any(),
        Form::Cancel => view! { <CancelForm filing task/> }.into_any(),
    }
}

/// The form of a task that an instruction becomes. Nothing once the instruction is gone.
fn to_task(filing: Filing, instruction: InstructionId) -> AnyView {
    let id = TaskId(filing.store.fresh_id());
    let new = filing.store.entities(|memory| as_task(memory, instruction, id));
    let form = new.map(|blank| {
        let (programme, parent) = (blank.programme, blank.parent);
        view! { <CreateForm filing programme parent becomes=(instruction, blank)/> }
    });
    form.into_any()
}

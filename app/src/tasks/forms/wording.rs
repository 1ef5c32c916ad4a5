//! What forms are called, and the form that asks for words and nothing else.

use leptos::prelude::*;
use shared::mutation::Mutation;
use shared::rules::{Part, TEXT_MAX};

use super::filing::Filing;
use super::sheet::FormSheet;
use crate::tasks::offers::Form;
use crate::text;
use crate::ui::TextArea;

/// What a form is called.
pub fn form_title(form: Form) -> &'static str {
    let words = text::forms();
    match form {
        Form::Report => words.report,
        Form::Submit => words.submit,
        Form::Accept => words.accept,
        Form::Return => words.send_back,
        Form::Unblock => words.unblock,
        Form::Block => words.block,
        Form::Split => words.split,
        Form::Assign => words.assign,
        Form::ChangeDue => words.change_due,
        Form::Edit => words.edit,
        Form::Reopen => words.reopen,
        Form::Comment => words.comment,
        Form::Cancel => words.cancel_task,
    }
}

/// A form of one text.
#[component]
pub fn WordsForm(
    /// The form.
    filing: Filing,
    /// Which.
    form: Form,
    /// What the text is.
    label: &'static str,
    /// What saving does.
    #[prop(optional)]
    hint: &'static str,
    /// What the rules call the text.
    part: Part,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Whether it takes something away.
    #[prop(optional)]
    danger: bool,
    /// What to begin with.
    start: Option<String>,
    /// The act that the text makes.
    make: Callback<String, Mutation>,
) -> impl IntoView {
    let value = RwSignal::new(start.unwrap_or_default());
    let make = Callback::new(move |()| Some(make.run(value.get())));
    view! {
        <FormSheet filing title=form_title(form) submit=form_title(form) make danger>
            <TextArea
                label=label
                value=value
                max=TEXT_MAX
                error=filing.fault(part)
                required={!optional}
                hint=hint
            />
        </FormSheet>
    }
}

//! The frame of every form: why it is open, its fields, what went wrong, and the way to save it.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use shared::mutation::Mutation;

use super::filing::Filing;
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Note, NoteKind, Sheet, effect, live_if};

/// A form in a sheet. `make` reads the fields; `None` means there is nothing to do.
#[component]
pub fn FormSheet(
    /// The form.
    filing: Filing,
    /// Its name.
    #[prop(into)]
    title: String,
    /// The act that the fields make now.
    make: Callback<(), Option<Mutation>>,
    /// What the button says; without it, save.
    #[prop(optional, into)]
    submit: Option<String>,
    /// Whether it takes something away.
    #[prop(optional)]
    danger: bool,
    /// What is said once it is saved, by whether there is a network.
    #[prop(optional, into)]
    said: Option<Callback<bool, String>>,
    /// The fields.
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    let submit = submit.unwrap_or_else(|| text::forms().save.to_owned());
    view! {
        <Sheet open=filing.desk.is_open title=title>
            <FormBody filing make submit=submit.clone() danger said>
                {children.with_value(|children| children())}
            </FormBody>
        </Sheet>
    }
}

/// The same as a part of a page.
#[component]
pub fn FormBody(
    /// The form.
    filing: Filing,
    /// The act that the fields make now.
    make: Callback<(), Option<Mutation>>,
    /// What the button says.
    #[prop(into)]
    submit: String,
    /// Whether it takes something away.
    #[prop(optional)]
    danger: bool,
    /// What is said once it is saved, by whether there is a network.
    #[prop(optional_no_strip)]
    said: Option<Callback<bool, String>>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let words = text::forms();
    keep_draft(filing, make);
    let save = Callback::new(move |()| match make.run(()) {
        Some(act) => filing.send_saying(act, said),
        None => filing.nothing_to_do(),
    });
    let kind = if danger { ButtonKind::Danger } else { ButtonKind::Primary };
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                save.run(());
            }
            on:keydown=move |event: KeyboardEvent| {
                if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                    event.prevent_default();
                    save.run(());
                }
            }
        >
            <Reasons filing/>
            {children()}
            {live_if(move || filing.trouble().map(|trouble| view! {
                <Note kind=NoteKind::Error>{trouble}</Note>
            }))}
            {live_if(move || filing.is_unsaved().then(|| view! {
                <Button
                    label=words.as_file
                    kind=ButtonKind::Plain
                    on_press=Callback::new(move |()| filing.save_as_file())
                />
            }))}
            <div class="form-foot">
                <Button
                    label=words.close
                    kind=ButtonKind::Plain
                    on_press=Callback::new(move |()| filing.desk.close())
                />
                <Button label=submit kind=kind on_press=save busy=filing.busy/>
            </div>
        </form>
    }
}

/// Why the form is not empty: it corrects a refused act, or goes on with a draft.
#[component]
fn Reasons(filing: Filing) -> impl IntoView {
    let words = text::forms();
    let fix = filing.corrects().map(|reason| {
        view! {
            <Note kind=NoteKind::Warn>{(words.fix)(&format::refusal(reason))}</Note>
        }
    });
    let draft = filing.drafted.then(|| {
        view! {
            <div class="form-draft">
                <span>{words.draft}</span>
                <Button
                    label=words.draft_drop
                    kind=ButtonKind::Quiet
                    on_press=Callback::new(move |()| filing.restart())
                />
            </div>
        }
    });
    view! { {fix} {draft} }
}

/// Keeps what is typed from the first change on.
fn keep_draft(filing: Filing, make: Callback<(), Option<Mutation>>) {
    let mut first = None;
    effect(move || {
        let now = make.run(());
        let Some(first) = &first else {
            first = Some(now);
            return;
        };
        match now {
            Some(act) if first.as_ref() != Some(&act) || filing.drafted => filing.keep(&act),
            _ => filing.drop_draft(),
        }
    });
}

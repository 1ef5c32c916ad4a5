//! 分解: smaller tasks under a task, several at once.

use leptos::prelude::*;
use shared::calendar::Day;
use shared::id::{TaskId, UnitId};
use shared::mutation::{Mutation, Part as PartAct, SplitTask};
use shared::rules::{Part, TITLE_MAX, UNITS_MAX};

use super::filing::Filing;
use super::sheet::FormSheet;
use crate::text;
use crate::ui::{Button, ButtonKind, DayField, Icon, TextField, UnitPicker, each, key_of, live_if};

/// The form.
#[component]
pub fn SplitForm(
    /// The form's filing.
    filing: Filing,
    /// The task.
    task: TaskId,
) -> impl IntoView {
    let words = text::forms();
    let start = filing.start(|act| match act {
        Mutation::SplitTask(act) => Some(act.parts),
        _ => None,
    });
    let parts = start.filter(|parts| !parts.is_empty());
    let parts: Vec<PartFields> = match parts {
        Some(parts) => parts.into_iter().map(PartFields::of).collect(),
        None => vec![PartFields::blank(filing), PartFields::blank(filing)],
    };
    let parts = RwSignal::new(parts);
    let owner = StoredValue::new(Owner::current());
    let make = Callback::new(move |()| {
        Some(
            SplitTask { task, parts: parts.get().into_iter().map(PartFields::make).collect() }
                .into(),
        )
    });
    let add = Callback::new(move |()| {
        // Fields that are added later belong to the form, not to the press of the button.
        let blank = || PartFields::blank(filing);
        let part = owner.get_value().map_or_else(blank, |owner| owner.with(blank));
        parts.update(|parts| parts.push(part));
    });
    let full = Signal::derive(move || parts.with(|parts| parts.len() >= UNITS_MAX as usize));
    view! {
        <FormSheet filing title=words.split make>
            <p class="form-place">{words.split_hint}</p>
            {each(
                move || parts.get().into_iter().enumerate().collect(),
                |(index, part)| key_of(&(index, part.id)),
                move |(index, part)| view! { <PartCard filing parts index part/> },
            )}
            <Button
                label=words.add_part
                kind=ButtonKind::Plain
                icon=Icon::Plus
                on_press=add
                disabled=full
            />
        </FormSheet>
    }
}

/// The fields of one part.
#[derive(Clone, Copy)]
struct PartFields {
    id: TaskId,
    title: RwSignal<String>,
    lead_units: RwSignal<Vec<UnitId>>,
    support_units: RwSignal<Vec<UnitId>>,
    due: RwSignal<Option<Day>>,
}

impl PartFields {
    fn of(part: PartAct) -> PartFields {
        PartFields {
            id: part.id,
            title: RwSignal::new(part.title),
            lead_units: RwSignal::new(part.lead_units),
            support_units: RwSignal::new(part.support_units),
            due: RwSignal::new(part.due),
        }
    }

    fn blank(filing: Filing) -> PartFields {
        PartFields::of(PartAct {
            id: TaskId(filing.store.fresh_id()),
            title: String::new(),
            lead_units: Vec::new(),
            support_units: Vec::new(),
            due: None,
        })
    }

    fn make(self) -> PartAct {
        PartAct {
            id: self.id,
            title: self.title.get(),
            lead_units: self.lead_units.get(),
            support_units: self.support_units.get(),
            due: self.due.get(),
        }
    }
}

/// One part. A fault is told at the parts that have it: the rules say only which value.
#[component]
fn PartCard(
    filing: Filing,
    parts: RwSignal<Vec<PartFields>>,
    index: usize,
    part: PartFields,
) -> impl IntoView {
    let words = text::tasks();
    let (title, lead, support) = (
        filing.fault(Part::Title),
        filing.fault(Part::LeadUnits),
        filing.fault(Part::SupportUnits),
    );
    let title = Signal::derive(move || {
        let wrong = part
            .title
            .with(|title| title.trim().is_empty() || title.chars().count() > TITLE_MAX as usize);
        title.get().filter(|_| wrong)
    });
    let lead = Signal::derive(move || lead.get().filter(|_| part.lead_units.with(Vec::is_empty)));
    let support = Signal::derive(move || {
        let both = part.support_units.with(|support| {
            part.lead_units.with(|lead| support.iter().any(|unit| lead.contains(unit)))
        });
        support.get().filter(|_| both)
    });
    let several = move || parts.with(|parts| parts.len() > 1);
    let remove =
        Callback::new(move |()| parts.update(|parts| parts.retain(|one| one.id != part.id)));
    view! {
        <fieldset class="form-part">
            <legend>{(text::forms().part)(index + 1)}</legend>
            <TextField
                label=text::forms().title
                value=part.title
                max=TITLE_MAX
                error=title
                required=true
            />
            <UnitPicker label=words.lead_units chosen=part.lead_units error=lead/>
            <UnitPicker label=words.support_units chosen=part.support_units error=support/>
            <DayField label=words.due value=part.due error=filing.fault(Part::Due)/>
            {live_if(move || several().then(|| view! {
                <Button
                    label=(text::forms().remove_part)(index + 1)
                    kind=ButtonKind::Quiet
                    icon=Icon::Trash
                    on_press=remove
                />
            }))}
        </fieldset>
    }
}

//! 会签 and 接收移送: done for a unit that the person speaks for.

use leptos::prelude::*;
use shared::id::FindingId;
use shared::model::Finding;
use shared::mutation::{Mutation, ReceiveCase, SignAcceptance};
use shared::rules::{Entities, Part, TEXT_MAX};

use super::{form_title, unit_of};
use crate::findings::offers::{self, Form};
use crate::tasks::forms::{Filing, FormSheet};
use crate::tasks::names;
use crate::text;
use crate::ui::{OptionGroup, SelectField, TextArea};

/// The form.
#[component]
pub fn UnitForm(
    /// The form's filing.
    filing: Filing,
    /// The finding.
    id: FindingId,
    /// 会签 or 接收移送.
    form: Form,
) -> impl IntoView {
    let words = text::finding_forms();
    let start = filing.start(|act| match act {
        Mutation::SignAcceptance(act) => Some((act.unit, act.words)),
        Mutation::ReceiveCase(act) => Some((act.unit, act.words)),
        _ => None,
    });
    let actor = filing.store.actor();
    let units: Vec<(String, String)> = filing.store.entities(|memory| {
        let found = memory.get(id.into());
        let finding = found.as_deref().and_then(Finding::of);
        let units = finding.map(|finding| match form {
            Form::Sign => offers::unsigned_units(memory, actor, finding),
            _ => offers::waiting_cases(memory, actor, finding),
        });
        let named = |unit: shared::id::UnitId| {
            names::label(memory, unit.into()).map(|name| (unit.to_string(), name))
        };
        units.unwrap_or_default().into_iter().filter_map(named).collect()
    });
    let first = units.first().map(|(unit, _)| unit.clone()).unwrap_or_default();
    let (unit, said) =
        start.map(|(unit, words)| (unit.to_string(), words)).unwrap_or((first, String::new()));
    let unit = RwSignal::new(unit);
    let said = RwSignal::new(said);
    let make = Callback::new(move |()| {
        let (finding, words) = (id, said.get());
        let unit = unit_of(&unit.get())?;
        Some(match form {
            Form::Sign => SignAcceptance { finding, unit, words }.into(),
            _ => ReceiveCase { finding, unit, words }.into(),
        })
    });
    let part = if form == Form::Sign { Part::Signers } else { Part::Unit };
    let hint = if form == Form::Sign { words.sign_hint } else { words.receive_hint };
    view! {
        <FormSheet filing title=form_title(form) submit=form_title(form) make>
            <SelectField
                label=words.for_unit
                groups=vec![OptionGroup::plain(units.clone())]
                value=unit
                error=filing.fault(part)
            />
            <TextArea
                label=words.remark
                value=said
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                hint=hint
            />
        </FormSheet>
    }
}

//! 挂牌督办, 停产停业整顿 and 移送.

use leptos::prelude::*;
use shared::calendar::Day;
use shared::id::{FindingId, Id, UnitId};
use shared::model::{Agency, Body, Finding};
use shared::mutation::{HandOverCase, ListFinding, Mutation, SuspendBusiness};
use shared::policy;
use shared::rules::{Entities, Fault, Part, Refusal, TEXT_MAX, TITLE_MAX};

use super::bodies;
use crate::findings::facts;
use crate::tasks::forms::{Filing, FormSheet};
use crate::text::{self, format};
use crate::ui::{
    Choice, DayField, OnePicker, OptionGroup, SelectField, TextArea, TextField, memo, units,
};

/// 挂牌督办, under a body that the person speaks for.
#[component]
pub fn ListForm(
    /// The form's filing.
    filing: Filing,
    /// The finding.
    id: FindingId,
) -> impl IntoView {
    let words = text::finding_forms();
    let labels = text::findings();
    let start = filing.start(|act| match act {
        Mutation::ListFinding(act) => Some(act),
        _ => None,
    });
    let actor = filing.store.actor();
    let (programme, options) = filing.store.entities(|memory| {
        let found = memory.get(id.into());
        let programme = found.as_deref().and_then(Finding::of).map(|found| found.programme);
        let programme = programme.unwrap_or_default();
        let held = shared::rules::posts(memory, actor);
        let units = held.iter().filter_map(|post| match post.seat {
            shared::model::Seat::Unit(unit) => Some(Body::Unit(unit)),
            _ => None,
        });
        let all = [Body::Programme(programme), Body::County].into_iter().chain(units);
        let spoken = all.filter(|body| policy::speaks_for(memory, actor, *body));
        let options: Vec<(String, String)> =
            spoken.map(|body| (bodies::value(body), facts::body(memory, body))).collect();
        (programme, options)
    });
    let first = options.first().map(|(value, _)| value.clone()).unwrap_or_default();
    let chosen = start.as_ref().map_or(first, |act| bodies::value(act.body));
    let body = RwSignal::new(chosen);
    let demands = start.as_ref().map(|act| act.requirements.clone()).unwrap_or_default();
    let demands = RwSignal::new(demands);
    let due = start.map(|act| act.due).filter(|day| *day != Day::default());
    let due = RwSignal::new(due);
    filing.see_to(Callback::new(move |()| match due.with(Option::is_none) {
        true => Err(Refusal::invalid(Part::Due, Fault::Missing)),
        false => Ok(None),
    }));
    let make = Callback::new(move |()| {
        let body = body.with(|value| bodies::body(value, programme))?;
        let (requirements, due) = (demands.get(), due.get().unwrap_or_default());
        Some(ListFinding { finding: id, body, requirements, due }.into())
    });
    view! {
        <FormSheet filing title=words.list submit=words.list make>
            <SelectField
                label=labels.listed_under
                groups=vec![OptionGroup::plain(options.clone())]
                value=body
                error=filing.fault(Part::Body)
                hint=words.list_hint
            />
            <TextArea
                label=labels.requirements
                value=demands
                max=TEXT_MAX
                error=filing.fault(Part::Requirements)
                required=true
            />
            <DayField label=labels.due value=due error=filing.fault(Part::Due)/>
        </FormSheet>
    }
}

/// 停产停业整顿
#[component]
pub fn SuspendForm(
    /// The form's filing.
    filing: Filing,
    /// The finding.
    id: FindingId,
) -> impl IntoView {
    let words = text::finding_forms();
    let start = filing.start(|act| match act {
        Mutation::SuspendBusiness(act) => Some((act.since, act.words)),
        _ => None,
    });
    let today = filing.store.today();
    let (since, said) = start.unwrap_or((today, String::new()));
    let since = RwSignal::new(Some(since));
    let said = RwSignal::new(said);
    let make = Callback::new(move |()| {
        let (since, words) = (since.get().unwrap_or(today), said.get());
        Some(SuspendBusiness { finding: id, since, words }.into())
    });
    view! {
        <FormSheet filing title=words.suspend submit=words.suspend make danger=true>
            <DayField label=words.since value=since error=filing.fault(Part::Since) max=today/>
            <TextArea
                label=words.suspend_words
                value=said
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                required=true
            />
        </FormSheet>
    }
}

/// 移送 to procurator or police.
#[component]
pub fn HandOverForm(
    /// The form's filing.
    filing: Filing,
    /// The finding.
    id: FindingId,
) -> impl IntoView {
    let words = text::finding_forms();
    let labels = text::findings();
    let store = filing.store;
    let start = filing.start(|act| match act {
        Mutation::HandOverCase(act) => Some(act),
        _ => None,
    });
    let chosen = start.as_ref().map(|act| act.unit.0).filter(|id| *id != Id::default());
    let agency = RwSignal::new(start.as_ref().map_or(Agency::Police, |act| act.agency));
    let unit = RwSignal::new(chosen);
    let letter = RwSignal::new(start.as_ref().map(|act| act.letter.clone()).unwrap_or_default());
    let said = RwSignal::new(start.map(|act| act.words).unwrap_or_default());
    filing.see_to(Callback::new(move |()| match unit.with(Option::is_none) {
        true => Err(Refusal::invalid(Part::Unit, Fault::Missing)),
        false => Ok(None),
    }));
    let make = Callback::new(move |()| {
        Some(
            HandOverCase {
                finding: id,
                agency: agency.get(),
                unit: unit.get().map(UnitId).unwrap_or_default(),
                letter: letter.get(),
                words: said.get(),
            }
            .into(),
        )
    });
    let options: Vec<(Agency, String)> = [Agency::Police, Agency::Procuratorate]
        .map(|one| (one, format::agency(one).to_owned()))
        .to_vec();
    let candidates = memo(move || store.entities(units));
    view! {
        <FormSheet filing title=words.hand_over submit=words.hand_over make>
            <Choice label=labels.handed_to options=options.clone() value=agency/>
            <OnePicker
                label=words.to_unit
                placeholder=text::common().find_unit
                candidates
                chosen=unit
                error=filing.fault(Part::Unit)
            />
            <TextField
                label=labels.letter
                value=letter
                max=TITLE_MAX
                error=filing.fault(Part::Letter)
                required=true
            />
            <TextArea
                label=labels.what_for
                value=said
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                required=true
            />
        </FormSheet>
    }
}

//! 登记问题: one short form. Everything that is known already stands in it: the programme and place
//! one comes from, what one looked at last, one's own township, today.

use leptos::prelude::*;
use shared::calendar::Day;
use shared::id::{Counter, FindingId};
use shared::model::{Flow, Origin, Severity, Sort};
use shared::mutation::{Mutation, NewEvidence, RegisterFinding};
use shared::rules::{Entities as _, Part, Refusal, TEXT_MAX, TITLE_MAX};
use shared::sync::replica::Item;

use super::evidence::EvidenceField;
use super::forms::{charge_groups, charge_of, township_groups, unit_of};
use super::recall::{self, Open};
use crate::address::{Address, of_charge};
use crate::replica::Store;
use crate::tasks::forms::{Desk, Filing, FormBody, Opening, Subject};
use crate::tasks::look;
use crate::text::{self, format};
use crate::ui::{
    Choice, DayField, Empty, Icon, OptionGroup, PageHead, SelectField, TextArea, TextField, effect,
    live, live_if, memo,
};
use crate::work::Filling;

/// The page of `/capture`.
#[component]
pub fn CapturePage() -> impl IntoView {
    let store = Store::expect();
    let words = text::finding_forms();
    let filled = memo(move || store.status().filled);
    let open = memo(move || look(store, recall::open));
    let may = memo(move || !open.with(Vec::is_empty));
    view! {
        <PageHead title=words.register/>
        {live(move || match (filled.get(), may.get()) {
            (false, _) => view! { <Filling/> }.into_any(),
            (true, false) => view! {
                <Empty icon=Icon::Plus title=words.nowhere hint=words.nowhere_hint>
                    <a class="button is-plain" href="/">{text::tasks().to_work}</a>
                </Empty>
            }
            .into_any(),
            // The form keeps its fields while the replica changes under it.
            (true, true) => untrack(|| view! { <Capture open=open.get()/> }.into_any()),
        })}
    }
}

#[component]
fn Capture(open: Vec<Open>) -> impl IntoView {
    let store = Store::expect();
    let address = Address::expect();
    let desk = Desk::new();
    desk.open(opening(store, address));
    // What is thrown away begins afresh in its place.
    live(move || {
        let opening = desk.current.get();
        let open = open.clone();
        opening.map(|opening| untrack(|| view! { <Form opening desk open/> })).into_any()
    })
}

/// A new finding; or, where the address names a refused one, that.
fn opening(store: Store, address: Address) -> Opening {
    let fix = untrack(|| address.query("fix")).and_then(|value| value.parse().ok()).map(Counter);
    let found = fix.and_then(|counter| {
        let is_it = |item: &&Item| item.envelope.counter == counter;
        untrack(|| store.read(|replica| replica.outbox.items().find(is_it).and_then(Opening::fix)))
    });
    found.unwrap_or_else(|| Opening::new(Subject::Register))
}

#[component]
fn Form(opening: Opening, desk: Desk, open: Vec<Open>) -> impl IntoView {
    let store = Store::expect();
    let address = Address::expect();
    let filing = Filing::new(store, desk, opening);
    let start = filing.start(|act| match act {
        Mutation::RegisterFinding(act) => Some(act),
        _ => None,
    });
    let id = FindingId(store.fresh_id());
    let (programme, charge) = (address.query("programme"), address.query("charge"));
    let from = programme.as_deref().and_then(recall::programme_of);
    let blank = look(store, |viewer| recall::blank(viewer, id, from, charge.as_deref()));
    // A refused act keeps its id, for later acts may build on it; unless the id was the trouble.
    let taken = filing.corrects() == Some(Refusal::IdTaken) || filing.corrects().is_none();
    let start = start.map_or(blank, |kept| *kept);
    let id = if taken { id } else { start.id };
    let fields = Fields::of(start);
    let make = Callback::new(move |()| Some(fields.make(store, id).into()));
    let back = charge
        .and_then(|value| store.entities(|memory| charge_of(memory, &value)))
        .map_or_else(|| "/".to_owned(), of_charge);
    effect(move || {
        if desk.is_open.get() {
            return;
        }
        let made = untrack(|| store.entities(|memory| memory.get(id.into()).is_some()));
        address.go(&if made { format!("/findings/{id}") } else { back.clone() });
    });
    let words = text::finding_forms();
    view! {
        <section class="capture">
            <FormBody filing make submit=words.register_now said=None>
                <Place fields open/>
                <What filing fields/>
                <More filing fields/>
            </FormBody>
        </section>
    }
}

/// Where it belongs: as it was last time, or where one comes from.
#[component]
fn Place(fields: Fields, open: Vec<Open>) -> impl IntoView {
    let store = Store::expect();
    let labels = text::findings();
    let options = open.iter().map(|open| (open.id.to_string(), open.title.clone())).collect();
    let several = open.len() > 1;
    let flows = StoredValue::new(open);
    let flow = memo(move || {
        let chosen = fields.programme.get();
        flows.with_value(|open| {
            open.iter().find(|open| open.id.to_string() == chosen).map(|open| open.flow)
        })
    });
    // Another programme has other places, and other sorts.
    effect(move || {
        let (programme, flow) = (fields.programme.get(), flow.get());
        let charge = untrack(|| fields.charge.get());
        let fits = store.entities(|memory| {
            let entity = charge_of(memory, &charge).and_then(|charge| memory.get(charge.id()));
            let of = entity.and_then(|entity| entity.programme());
            charge.is_empty() || of.map(|of| of.to_string()) == Some(programme)
        });
        if !fits {
            fields.charge.set(String::new());
        }
        let sorts = recall::sorts(flow);
        if !sorts.contains(&fields.sort.get_untracked()) {
            fields.sort.set(sorts[0]);
        }
    });
    view! {
        {several.then(|| view! {
            <SelectField
                label=labels.programme
                groups=vec![OptionGroup::plain(options)]
                value=fields.programme
            />
        })}
        {live(move || {
            let groups = store.entities(|memory| {
                let programme = recall::programme_of(&fields.programme.get());
                programme.map(|id| charge_groups(memory, id)).unwrap_or_default()
            });
            view! {
                <SelectField
                    label=labels.place
                    groups
                    value=fields.charge
                    none=labels.unplaced
                />
            }
            .into_any()
        })}
        {live(move || view! { <Sorts fields flow=flow.get()/> }.into_any())}
    }
}

/// How bad, and what sort, each at a press.
#[component]
fn Sorts(fields: Fields, flow: Option<Flow>) -> impl IntoView {
    let labels = text::findings();
    let severities = [Severity::Ordinary, Severity::Major]
        .map(|one| (one, format::severity(one).to_owned()))
        .to_vec();
    let sorts: Vec<(Sort, String)> =
        recall::sorts(flow).iter().map(|one| (*one, format::sort(*one).to_owned())).collect();
    view! {
        <div class="capture-chips">
            <Choice label=labels.sort options=sorts value=fields.sort/>
            <Choice label=labels.severity options=severities value=fields.severity/>
        </div>
    }
}

/// What is wrong, at what, in which township.
#[component]
fn What(filing: Filing, fields: Fields) -> impl IntoView {
    let store = Store::expect();
    let labels = text::findings();
    let words = text::finding_forms();
    let recent = look(store, recall::inspected);
    let townships = store.entities(township_groups);
    let chip = move |name: String| {
        let value = name.clone();
        let shown = name.clone();
        let is_it = memo(move || fields.inspected.with(|typed| *typed == shown));
        view! {
            <button
                type="button"
                class="toggle"
                aria-pressed=move || is_it.get().to_string()
                on:click=move |_| fields.inspected.set(value.clone())
            >
                {name}
            </button>
        }
    };
    view! {
        <TextField
            label=words.title
            value=fields.title
            max=TITLE_MAX
            error=filing.fault(Part::Title)
            required=true
            hint=words.title_hint
        />
        <div>
            <TextField
                label=labels.inspected
                value=fields.inspected
                max=TITLE_MAX
                error=filing.fault(Part::Inspected)
                hint=words.inspected_hint
            />
            {(!recent.is_empty()).then(|| view! {
                <div class="capture-recent" role="group" aria-label=words.recent>
                    {recent.into_iter().map(chip).collect_view()}
                </div>
            })}
        </div>
        <SelectField
            label=labels.township
            groups=townships
            value=fields.township
            none=labels.not_told
            error=filing.fault(Part::Township)
        />
        <EvidenceField chosen=fields.evidence needed=None/>
    }
}

/// What is seldom otherwise than it stands.
#[component]
fn More(filing: Filing, fields: Fields) -> impl IntoView {
    let store = Store::expect();
    let labels = text::findings();
    let words = text::finding_forms();
    let today = store.today();
    let origins = Origin::ALL.map(|one| (one, format::origin(one).to_owned())).to_vec();
    let open = RwSignal::new(false);
    view! {
        <button
            type="button"
            class="word-button capture-more"
            aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {move || if open.get() { words.less } else { words.more }.to_owned()}
        </button>
        {live_if(move || open.get().then(|| {
            let origins = origins.clone();
            view! {
                <Choice label=labels.origin options=origins value=fields.origin/>
                <DayField
                    label=labels.found_on
                    value=fields.found_on
                    error=filing.fault(Part::Observed)
                    max=today
                />
                <TextArea
                    label=words.detail
                    value=fields.detail
                    max=TEXT_MAX
                    error=filing.fault(Part::Detail)
                />
            }
        }))}
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    start: StoredValue<RegisterFinding>,
    programme: RwSignal<String>,
    charge: RwSignal<String>,
    title: RwSignal<String>,
    detail: RwSignal<String>,
    inspected: RwSignal<String>,
    township: RwSignal<String>,
    severity: RwSignal<Severity>,
    sort: RwSignal<Sort>,
    origin: RwSignal<Origin>,
    found_on: RwSignal<Option<Day>>,
    evidence: RwSignal<Vec<NewEvidence>>,
}

impl Fields {
    fn of(act: RegisterFinding) -> Fields {
        let charge = act.charge.map(|charge| charge.id().to_string()).unwrap_or_default();
        let township = act.township.map(|unit| unit.to_string()).unwrap_or_default();
        Fields {
            start: StoredValue::new(act.clone()),
            programme: RwSignal::new(act.programme.to_string()),
            charge: RwSignal::new(charge),
            title: RwSignal::new(act.title),
            detail: RwSignal::new(act.detail),
            inspected: RwSignal::new(act.inspected),
            township: RwSignal::new(township),
            severity: RwSignal::new(act.severity),
            sort: RwSignal::new(act.sort),
            origin: RwSignal::new(act.origin),
            found_on: RwSignal::new(Some(act.found_on)),
            evidence: RwSignal::new(act.evidence),
        }
    }

    fn make(self, store: Store, id: FindingId) -> RegisterFinding {
        let start = self.start.get_value();
        let charge = self.charge.get();
        RegisterFinding {
            id,
            programme: recall::programme_of(&self.programme.get()).unwrap_or(start.programme),
            charge: untrack(|| store.entities(|memory| charge_of(memory, &charge))),
            title: self.title.get(),
            detail: self.detail.get(),
            inspected: self.inspected.get(),
            township: unit_of(&self.township.get()),
            severity: self.severity.get(),
            sort: self.sort.get(),
            origin: self.origin.get(),
            found_on: self.found_on.get().unwrap_or(start.found_on),
            evidence: self.evidence.get(),
            ..start
        }
    }
}

//! A due as a row of a list.

use leptos::prelude::*;
use shared::rules::dues::Standing;

use super::facts::{DueFact, Place};
use crate::tasks::DeliveryMark;
use crate::tasks::forms::{Desk, Opening, Subject};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, LightShape, Memo, each, key_of, light_class, live_if, memo};

/// Rows of a long list at first, and with every 再看.
const STEP: usize = 12;

/// Where the reports of one due are shown.
#[derive(Clone, Copy)]
pub struct Detail {
    /// Whether they are.
    pub open: RwSignal<bool>,
    /// Of which.
    pub place: RwSignal<Option<Place>>,
}

impl Detail {
    /// Nothing is shown.
    pub fn new() -> Detail {
        Detail { open: RwSignal::new(false), place: RwSignal::new(None) }
    }

    /// Shows what there is of this one.
    pub fn show(self, place: Place) {
        self.place.set(Some(place));
        self.open.set(true);
    }
}

/// The form for a report on this one.
pub fn opening((chain, every, from): Place) -> Opening {
    Opening::new(Subject::Period(chain, every, from))
}

/// A list of dues.
#[component]
pub fn DueRows(
    /// The rows, in order.
    rows: Memo<Vec<DueFact>>,
    /// Where the reports of one are shown.
    detail: Detail,
    /// Where the form opens.
    desk: Desk,
    /// Whether rows name the chain and its lead units.
    #[prop(default = true)]
    named: bool,
    /// How many are shown at first.
    #[prop(default = STEP)]
    first: usize,
) -> impl IntoView {
    let limit = RwSignal::new(first);
    let shown = move || rows.with(|rows| rows.iter().take(limit.get()).cloned().collect());
    let left = memo(move || rows.with(Vec::len).saturating_sub(limit.get()));
    view! {
        <div class="due-rows">
            {each(shown, |due: &DueFact| key_of(&due.key()), move |due| view! {
                <DueRow due detail desk named/>
            })}
        </div>
        {live_if(move || (left.get() > 0).then(|| view! {
            <Button
                label=(text::reports().more)(left.get())
                kind=ButtonKind::Quiet
                on_press=Callback::new(move |()| limit.update(|limit| *limit += STEP))
            />
        }))}
    }
}

/// One due: which, how it stands, and the way to report.
#[component]
fn DueRow(due: DueFact, detail: Detail, desk: Desk, named: bool) -> impl IntoView {
    let words = text::reports();
    let place = due.place();
    let period = format::period(due.every, due.period.from);
    let title = match named {
        true => format!("{} · {period} {}", due.short_name, due.title),
        false => format!("{period} {}", due.title),
    };
    // One's own unit goes without saying, unless it shares the chain with another.
    let tells_lead = named && due.rows.is_empty() && (!due.own || due.lead.len() > 1);
    let lead = tells_lead.then(|| due.lead.join(text::tasks().comma));
    let opens = due.rows.is_empty() && due.own && due.may_report;
    view! {
        <div class=format!("due-row {}", light_class(due.light()))>
            <button type="button" class="due-open" on:click=move |_| detail.show(place)>
                <span class="due-light"><LightShape light=due.light()/></span>
                <span class="due-title">{title}</span>
                <span class="due-why">{if named { brief(&due) } else { why(&due) }}</span>
                {lead.map(|lead| view! { <span class="due-lead">{lead}</span> })}
                {due.under_way().map(|delivery| view! { <DeliveryMark delivery/> })}
            </button>
            {opens.then(|| view! {
                <Button
                    label=words.report
                    kind=ButtonKind::Plain
                    on_press=Callback::new(move |()| desk.open(opening(place)))
                />
            })}
        </div>
    }
}

/// How it stands, in a line.
pub fn why(due: &DueFact) -> String {
    let words = text::reports();
    match due.standing {
        Standing::Missing | Standing::Owed => {
            format!("{} · {}", (words.standing)(due.standing), brief(due))
        }
        Standing::Late | Standing::Delivered => brief(due),
    }
}

/// The same where a heading says already that nothing was delivered.
fn brief(due: &DueFact) -> String {
    let words = text::reports();
    let mut parts = match due.standing {
        // Today and tomorrow need no date.
        Standing::Owed if due.left <= 1 => vec![(words.left)(due.left)],
        Standing::Missing | Standing::Owed => {
            vec![(words.left)(due.left), (words.last)(&format::day_short(due.last))]
        }
        Standing::Late => vec![(words.days_late)(due.days_late())],
        Standing::Delivered => vec![(words.standing)(due.standing).to_owned()],
    };
    if let Some(latest) = due.rows.first() {
        parts.push((words.by)(&format::day_short(latest.day), &latest.unit));
    }
    if due.is_corrected() {
        parts.push(words.corrected.to_owned());
    }
    parts.join(" · ")
}

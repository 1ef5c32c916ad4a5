//! The findings of a wall, a field or a river, as their pages show them: counted, the worst ones, and
//! the ways to register one and to all of them.

use leptos::prelude::*;
use shared::id::{Id, ProgrammeId};
use shared::model::Charge;
use shared::order::sort_by_key;
use shared::policy::{self, Action};
use shared::rules::Entities;
use shared::rules::findings::tally::Tally;

use super::counters::{Counters, address};
use super::facts::{self, FindingRow};
use super::filter::{self, Show};
use super::row::Rows;
use crate::replica::Store;
use crate::tasks::look;
use crate::tasks::viewer::Viewer;
use crate::text;
use crate::ui::{Glyph, Icon, live_if, memo};

/// Rows on the page of a field or river; the rest is on the list.
const SHOWN: usize = 6;
/// Rows on a wall, where fields and rivers come first.
const SHOWN_ON_WALL: usize = 3;

/// What the section shows.
#[derive(Clone, PartialEq, Debug)]
struct Section {
    tally: Tally,
    rows: Vec<FindingRow>,
    may_register: bool,
}

fn section(viewer: &Viewer<'_>, programme: ProgrammeId, charge: Option<Charge>) -> Section {
    let all = filter::of_place(viewer, programme, charge.map(Charge::id));
    let open = all.iter().filter(|finding| finding.status.is_open());
    let mut rows: Vec<FindingRow> = open.map(|finding| facts::row(viewer, finding)).collect();
    sort_by_key(&mut rows, FindingRow::rank);
    rows.truncate(if charge.is_some() { SHOWN } else { SHOWN_ON_WALL });
    let target = viewer.memory.get(charge.map_or(programme.into(), Charge::id));
    let may = |entity: std::rc::Rc<shared::model::Entity>| {
        policy::can(viewer.memory, viewer.actor, Action::RegisterFinding, &entity).is_ok()
    };
    Section {
        tally: filter::count(viewer, programme, &all),
        rows,
        may_register: target.is_some_and(may),
    }
}

/// The section.
#[component]
pub fn FindingsOf(
    /// The programme.
    programme: ProgrammeId,
    /// The field or river; none: all of the programme.
    charge: Option<Charge>,
) -> impl IntoView {
    let store = Store::expect();
    let words = text::findings();
    let section = memo(move || look(store, |viewer| section(viewer, programme, charge)));
    let tally = memo(move || section.with(|section| section.tally));
    let rows = memo(move || section.with(|section| section.rows.clone()));
    let may = memo(move || section.with(|section| section.may_register));
    let left = memo(move || {
        tally.get().open as usize - rows.with(Vec::len).min(tally.get().open as usize)
    });
    let of: Option<Id> = charge.map(Charge::id);
    let register = match of {
        Some(of) => format!("/capture?programme={programme}&charge={of}"),
        None => format!("/capture?programme={programme}"),
    };
    let register = StoredValue::new(register);
    view! {
        <section class="findings-of">
            <div class="section-head">
                <h2>{words.title}</h2>
                <a href=address(programme, of, Show::Open)>{words.to_all}</a>
                {live_if(move || may.get().then(|| view! {
                    <a class="button is-plain" href=register.get_value()>
                        <Glyph icon=Icon::Plus/>
                        <span>{text::finding_forms().register}</span>
                    </a>
                }))}
            </div>
            {live_if(move || (tally.get().total > 0).then(|| view! {
                <Counters tally=tally.get() programme charge=of/>
            }))}
            {live_if(move || (tally.get().total == 0).then(|| view! {
                <p class="hint findings-none">{words.none_yet}</p>
            }))}
            {live_if(move || rows.with(|rows| !rows.is_empty()).then(|| view! {
                <Rows rows place=charge.is_none()/>
            }))}
            {live_if(move || (left.get() > 0).then(|| view! {
                <a class="findings-more" href=address(programme, of, Show::Open)>
                    {(words.more_open)(left.get())}
                </a>
            }))}
        </section>
    }
}

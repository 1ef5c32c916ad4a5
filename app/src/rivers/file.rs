//! 一河一档: every fact of the programme's table about one river.

use leptos::prelude::*;
use shared::id::{ProgrammeId, RiverId};

use super::row::size;
use super::select::{ChiefFact, RiverFacts, RiverPage};
use crate::text;

/// The facts, and its course.
#[component]
pub fn RiverFile(
    /// The river.
    page: RiverPage,
) -> impl IntoView {
    let words = text::rivers();
    let facts = page.facts.clone();
    let comma = text::tasks().comma;
    let programme = page.overview.programme;
    let or_none =
        |value: String| if value.is_empty() { words.none_named.to_owned() } else { value };
    let chief = facts.county_chief.clone().unwrap_or_else(|| words.no_county_chief.to_owned());
    let department = facts.department.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let extent = if facts.area.is_some() { words.area } else { words.length };
    let alias = (!facts.alias.is_empty()).then(|| {
        view! { <dt>{words.alias}</dt><dd>{facts.alias.clone()}</dd> }
    });
    view! {
        <section class="card river-file">
            <h2>{words.file}</h2>
            <Course page=page.clone()/>
            <dl class="facts">
                <dt>{words.no}</dt>
                <dd class="num">{facts.no}</dd>
                {alias}
                <dt>{extent}</dt>
                <dd class="num">{or_none(size(&facts))}</dd>
                <dt>{words.county_chief}</dt>
                <dd>{chief}</dd>
                <dt>{words.township_chiefs}</dt>
                <dd><ChiefList chiefs=facts.township_chiefs.clone()/></dd>
                <dt>{words.units}</dt>
                <dd>{or_none(facts.units.join(comma))}</dd>
                <dt>{words.department}</dt>
                <dd>{or_none(department)}</dd>
                <dt>{words.flows_through}</dt>
                <dd><Places programme facts=facts.clone()/></dd>
            </dl>
        </section>
    }
}

/// Each township's post with who holds it.
#[component]
fn ChiefList(chiefs: Vec<ChiefFact>) -> impl IntoView {
    let words = text::rivers();
    if chiefs.is_empty() {
        return words.none_named.into_any();
    }
    let row = |chief: ChiefFact| {
        let unit = (words.stretch_of)(&chief.unit, &chief.stretch);
        let holder = chief.person.map(|person| view! { <b>{person}</b> });
        view! { <li>{unit}" "{chief.title}" "{holder}</li> }
    };
    view! { <ul class="river-chiefs">{chiefs.into_iter().map(row).collect_view()}</ul> }.into_any()
}

/// The townships it flows through, each with the way to all rivers there.
#[component]
fn Places(programme: ProgrammeId, facts: RiverFacts) -> impl IntoView {
    let words = text::rivers();
    if facts.flows_through.is_empty() {
        return words.none_named.into_any();
    }
    let place = |(unit, name)| {
        view! {
            <li><a href=format!("/boards/{programme}?township={unit}")>{name}</a></li>
        }
    };
    let places = facts.flows_through.into_iter().map(place).collect_view();
    view! { <ul class="river-places">{places}</ul> }.into_any()
}

/// From where to where, through which townships, and the rivers that end here.
#[component]
fn Course(page: RiverPage) -> impl IntoView {
    let words = text::rivers();
    let RiverFacts { from, to, .. } = page.facts;
    let link = |(id, name): (RiverId, String)| view! { <a href=format!("/rivers/{id}")>{name}</a> };
    let links = |all: Vec<(RiverId, String)>, label: &'static str| {
        (!all.is_empty()).then(|| {
            let links = all.into_iter().map(|other| view! { <li>{link(other)}</li> });
            view! {
                <div class="river-joins">
                    <span>{label}</span>
                    <ul class="river-places">{links.collect_view()}</ul>
                </div>
            }
        })
    };
    // A lake has a place and no course.
    let (end, into) = match (to.is_empty(), page.into) {
        (true, _) => (None, Vec::new()),
        (false, into) => match <[_; 1]>::try_from(into) {
            Ok([(id, _)]) => (Some(link((id, to)).into_any()), Vec::new()),
            Err(into) => (Some(to.into_any()), into),
        },
    };
    let end = end.map(|end| view! { <li class="river-end"><i>{words.end}</i>{end}</li> });
    let start = if end.is_some() { words.start } else { words.place };
    view! {
        <ol class="river-course">
            <li><i>{start}</i>{from}</li>
            {end}
        </ol>
        {links(into, words.into)}
        {links(page.from_others, words.joins)}
    }
}

//! Under the list of findings: drawings of “回头看”, letters that the records call for, and letters
//! that were sent.

use leptos::prelude::*;
use shared::id::ProgrammeId;
use shared::rules::proposals::Why;

use super::select::{Drawing, Letter, Proposed, Supervised, supervised};
use crate::replica::Store;
use crate::tasks::forms::{Desk, FormHost, Opening, Subject};
use crate::tasks::look;
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Icon, Memo, live_if, memo};

/// The sections. Nothing for who has nothing to do with them.
#[component]
pub fn Supervision(
    /// The programme.
    programme: ProgrammeId,
) -> impl IntoView {
    let store = Store::expect();
    let desk = Desk::new();
    let all = memo(move || look(store, |viewer| supervised(viewer, programme)));
    view! {
        <Drawings programme all desk/>
        <Letters programme all desk/>
        <FormHost desk/>
    }
}

#[component]
fn Drawings(programme: ProgrammeId, all: Memo<Supervised>, desk: Desk) -> impl IntoView {
    let words = text::supervision();
    let part = memo(move || all.with(|all| (all.may_draw, all.drawings.clone())));
    live_if(move || {
        let (may, drawings) = part.get();
        (may || !drawings.is_empty()).then(|| {
            let none = drawings.is_empty();
            view! {
                <section class="card supervision">
                    <div class="card-head">
                        <h2>{words.recheck}</h2>
                        {may.then(|| view! {
                            <Button
                                label=text::finding_forms().draw
                                kind=ButtonKind::Plain
                                icon=Icon::Sync
                                on_press=Callback::new(move |()| {
                                    desk.open(Opening::new(Subject::Draw(programme)));
                                })
                            />
                        })}
                    </div>
                    {none.then(|| view! { <p class="hint">{words.no_rechecks}</p> })}
                    <ul>{drawings.into_iter().map(drawing).collect_view()}</ul>
                </section>
            }
        })
    })
}

fn drawing(row: Drawing) -> impl IntoView {
    let words = text::supervision();
    let due = row.due.map(|due| (text::tasks().due_on)(&format::day_short(due)));
    view! {
        <li>
            <a href=format!("/rechecks/{}", row.id)>{row.title}</a>
            <span class="num">{(words.visited_of)(row.visited, row.drawn)}</span>
            {due.map(|due| view! { <span>{due}</span> })}
        </li>
    }
}

#[component]
fn Letters(programme: ProgrammeId, all: Memo<Supervised>, desk: Desk) -> impl IntoView {
    let words = text::supervision();
    let part =
        memo(move || all.with(|all| (all.may_write, all.proposed.clone(), all.letters.clone())));
    live_if(move || {
        let (may, proposed, letters) = part.get();
        (may || !letters.is_empty()).then(|| {
            let none = proposed.is_empty() && may;
            view! {
                <section class="card supervision">
                    <div class="card-head"><h2>{words.letters}</h2></div>
                    {may.then(|| view! { <p class="hint">{words.proposals_hint}</p> })}
                    {none.then(|| view! { <p class="hint">{words.no_proposals}</p> })}
                    <ul>
                        {proposed.into_iter().map(|row| view! { <ProposedRow programme row desk/> }).collect_view()}
                    </ul>
                    <ul>
                        {letters.into_iter().map(|row| view! { <LetterRow row desk/> }).collect_view()}
                    </ul>
                </section>
            }
        })
    })
}

/// Grounds shown of a proposal; the rest is counted.
const GROUNDS: usize = 3;

#[component]
fn ProposedRow(programme: ProgrammeId, row: Proposed, desk: Desk) -> impl IntoView {
    let words = text::supervision();
    let unit = row.unit;
    let left = row.grounds.len().saturating_sub(GROUNDS);
    let grounds = row.grounds.iter().take(GROUNDS).map(|(ground, title)| {
        view! { <li>{format!("{title} · {}", ground_words(ground.why))}</li> }
    });
    view! {
        <li class="proposed">
            <p>
                <b>{row.name.clone()}</b>
                <span class="chip is-stage">{(words.proposed)(format::rung(row.rung))}</span>
                {row.again.then(|| view! { <span>{words.again}</span> })}
            </p>
            <ul class="grounds">
                {grounds.collect_view()}
                {(left > 0).then(|| view! { <li>{(words.more_grounds)(left)}</li> })}
            </ul>
            <Button
                label=words.write_letter
                kind=ButtonKind::Plain
                icon=Icon::Edit
                on_press=Callback::new(move |()| {
                    desk.open(Opening::new(Subject::Letter(programme, unit)));
                })
            />
        </li>
    }
}

#[component]
fn LetterRow(row: Letter, desk: Desk) -> impl IntoView {
    let words = text::supervision();
    let id = row.id;
    let told = match &row.acknowledged {
        Some((who, answer)) => format!("{} {answer}", (words.acknowledged_by)(&who.name)),
        None => words.not_acknowledged.to_owned(),
    };
    let due = row.due.map(|due| (words.answer_due)(&format::day_short(due)));
    view! {
        <li class="letter">
            <p>
                <b>{format!("{} · {}", format::rung(row.rung), row.unit)}</b>
                <span>{format::day_short(row.day)}</span>
                <span>{row.who.name.clone()}</span>
                {(!row.letter.is_empty()).then(|| view! { <span>{row.letter.clone()}</span> })}
                {due.map(|due| view! { <span>{due}</span> })}
            </p>
            <p class="letter-words">{row.words.clone()}</p>
            <p class="hint">{told.trim().to_owned()}</p>
            {row.may_acknowledge.then(|| view! {
                <Button
                    label=text::finding_forms().acknowledge
                    kind=ButtonKind::Primary
                    icon=Icon::Stamp
                    on_press=Callback::new(move |()| {
                        desk.open(Opening::new(Subject::AcknowledgeLetter(id)));
                    })
                />
            })}
        </li>
    }
}

/// What is wrong, in words.
pub fn ground_words(why: Why) -> String {
    let words = text::supervision();
    match why {
        Why::Unlisted { days } => (words.why_unlisted)(days),
        Why::Overdue { days, is_major } => (words.why_overdue)(days, is_major),
        Why::Returned { times } => (words.why_returned)(times),
    }
}

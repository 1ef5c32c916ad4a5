//! 批示 on a chain, a field or a river, and 催办 of everything overdue there, for who may.

use leptos::prelude::*;

use super::select::Overview;
use crate::instructions::nudging::Place;
use crate::tasks::forms::{Desk, Opening, Subject};
use crate::text;
use crate::ui::{Button, ButtonKind, Icon, Memo, live_if, memo};

/// The buttons under the head of the page.
#[component]
pub fn ChargeActions(
    /// How it stands.
    overview: Memo<Option<Overview>>,
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let labels = text::instructions();
    let may = memo(move || {
        overview.with(|overview| {
            let may = overview.as_ref().filter(|overview| overview.may_instruct);
            may.map(|overview| (overview.charge, overview.to_nudge))
        })
    });
    let open = move |subject: Subject| Callback::new(move |()| desk.open(Opening::new(subject)));
    live_if(move || {
        may.get().map(|(charge, to_nudge)| {
            view! {
                <div class="charge-actions" role="group" aria-label=text::tasks().actions>
                    <Button
                        label=labels.instruct
                        kind=ButtonKind::Primary
                        icon=Icon::Stamp
                        on_press=open(Subject::Instruct(charge.id()))
                    />
                    {(to_nudge > 0).then(|| view! {
                        <Button
                            label=(labels.nudge_all)(to_nudge)
                            kind=ButtonKind::Plain
                            icon=Icon::Bell
                            on_press=open(Subject::Nudge(Place::Charge(charge)))
                        />
                    })}
                </div>
            }
        })
    })
}

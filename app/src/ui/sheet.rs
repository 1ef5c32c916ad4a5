//! Sheets: a native dialog, from the bottom edge on a phone, in the middle on a desk.

use leptos::ev::MouseEvent;
use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

use super::element_id;
use super::icon::{Glyph, Icon};
use crate::text;
use crate::ui::live::{effect, live_if};

/// A sheet over the page. Escape, a press beside it, the browser's way back and its own button
/// close it; the focus returns to where it was. What is on it is there only while it is open.
#[component]
pub fn Sheet(
    /// Whether it is open: both ways.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// What is on it.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let heading = element_id("sheet");
    let labelled_by = heading.clone();
    let pressed_beside = StoredValue::new(false);
    effect(move || {
        let is_open = open.get();
        if let Some(dialog) = dialog.get() {
            follow(&dialog, is_open);
        }
    });
    let close = move || {
        // The page, and with it the signal, may be gone by now.
        let _gone = open.try_set(false);
    };
    hear_close(dialog, close);
    view! {
        <dialog
            class="sheet"
            node_ref=dialog
            aria-labelledby=labelled_by
            on:mousedown=move |event| pressed_beside.set_value(is_beside(&event))
            on:click=move |event| {
                // A selection that began in a field and ended outside is no press beside it.
                if is_beside(&event) && pressed_beside.get_value() {
                    close();
                }
            }
        >
            {live_if(move || open.get().then(|| view! {
                <div class="sheet-frame">
                    <header class="sheet-head">
                        <h2 id=heading.clone() tabindex="-1">{title.clone()}</h2>
                        <button
                            type="button"
                            class="icon-button"
                            aria-label=text::common().close
                            on:click=move |_| close()
                        >
                            <Glyph icon=Icon::Cross/>
                        </button>
                    </header>
                    <div class="sheet-body">{children()}</div>
                </div>
            }))}
        </dialog>
    }
}

/// Calls `close` when the dialog has been closed, whoever did it. The event comes a moment later: by
/// then the page may be gone, and nobody may be called.
fn hear_close(dialog: NodeRef<Dialog>, close: impl Fn() + 'static) {
    let heard = StoredValue::new_local(Closure::<dyn Fn()>::new(close));
    effect(move || {
        if let Some(dialog) = dialog.get() {
            heard.with_value(|heard| dialog.set_onclose(Some(heard.as_ref().unchecked_ref())));
        }
    });
    on_cleanup(move || {
        if let Some(dialog) = dialog.try_get_untracked().flatten() {
            dialog.set_onclose(None);
        }
    });
}

/// Whether the press met the dialog's backdrop: the frame covers all of the dialog itself.
fn is_beside(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.tag_name().eq_ignore_ascii_case("dialog"))
}

/// Makes the dialog what the signal says.
fn follow(dialog: &HtmlDialogElement, open: bool) {
    let was_open = dialog.open();
    if !open {
        if was_open {
            dialog.close();
        }
        return;
    }
    if !was_open && dialog.show_modal().is_err() {
        // Not in the page, or shown some other way: then at least show it.
        dialog.set_open(true);
    }
    let dialog = dialog.clone();
    request_animation_frame(move || {
        // What had the focus may have gone with what was on the sheet before.
        if !was_open || !has_focus(&dialog) {
            focus_inside(&dialog);
        }
    });
}

fn has_focus(dialog: &HtmlDialogElement) -> bool {
    document().active_element().is_some_and(|focused| dialog.contains(Some(&focused)))
}

/// Where a keyboard is at hand one can type at once; on a phone the heading takes the focus, so
/// that the screen keyboard does not cover what one has not read yet.
fn focus_inside(dialog: &HtmlDialogElement) {
    let find = |place: &str| dialog.query_selector(place).ok().flatten();
    let keyboard = window().match_media("(hover: hover) and (pointer: fine)").ok().flatten();
    let at_hand = keyboard.is_some_and(|query| query.matches());
    let field = if at_hand { find("form textarea, form input:not([type=range])") } else { None };
    let found = field.or_else(|| find("h2"));
    if let Some(place) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // Without it the dialog keeps the focus, which is inside as well.
        let _focused = place.focus();
    }
}

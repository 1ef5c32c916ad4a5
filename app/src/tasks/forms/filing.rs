//! What all forms share: where they start from, how they are saved, and what went wrong.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use shared::id::ActorId;
use shared::mutation::Mutation;
use shared::policy::Denial;
use shared::rules::{Part, Refusal};
use wasm_bindgen::JsCast as _;

use super::desk::{Desk, Opening};
use super::draft;
use crate::app::download;
use crate::replica::{ActError, Store};
use crate::text::{self, format};
use crate::ui::toast;

/// One form from opening to saving.
#[derive(Clone, Copy)]
pub struct Filing {
    /// Where it is saved.
    pub store: Store,
    /// Where it is open.
    pub desk: Desk,
    /// Whether it is being saved.
    pub busy: RwSignal<bool>,
    /// Whether it goes on with a draft.
    pub drafted: bool,
    /// In whose name it is filled in.
    actor: ActorId,
    /// Where its draft is kept.
    key: StoredValue<Option<String>>,
    opening: StoredValue<Opening>,
    start: StoredValue<Option<Mutation>>,
    failure: RwSignal<Option<ActError>>,
    /// What could not be saved.
    unsaved: StoredValue<Option<Mutation>>,
    asked: StoredValue<Vec<Part>>,
    before: StoredValue<Option<Before>>,
}

/// A file of an act that the disk did not take.
#[derive(Serialize)]
struct Unsaved {
    format: &'static str,
    version: u8,
    county: String,
    account: String,
    what: &'static str,
    act: Mutation,
}

/// What has to be seen to before the form's own act is saved: an act that goes before it, or what is
/// missing.
pub type Before = Callback<(), Result<Option<Mutation>, Refusal>>;

impl Filing {
    /// A form that begins with its draft, or else with what the opening gives.
    pub fn new(store: Store, desk: Desk, opening: Opening) -> Filing {
        let actor = untrack(|| store.actor());
        let key = draft::key(store.hand(), actor, &opening);
        let draft = key.as_deref().and_then(draft::read);
        Filing {
            store,
            desk,
            busy: RwSignal::new(false),
            actor,
            key: StoredValue::new(key),
            drafted: draft.is_some(),
            start: StoredValue::new(draft.or_else(|| opening.start.clone())),
            opening: StoredValue::new(opening),
            failure: RwSignal::new(None),
            unsaved: StoredValue::new(None),
            asked: StoredValue::new(Vec::new()),
            before: StoredValue::new(None),
        }
    }

    /// Asks `before` whenever the form is saved.
    pub fn see_to(self, before: Before) {
        self.before.set_value(Some(before));
    }

    /// What to begin with: `pick` takes the form's own kind of act.
    pub fn start<M>(self, pick: impl FnOnce(Mutation) -> Option<M>) -> Option<M> {
        self.start.get_value().and_then(pick)
    }

    /// Why the act that this form corrects was refused.
    pub fn corrects(self) -> Option<Refusal> {
        self.opening.with_value(|opening| opening.corrects.map(|(_, reason)| reason))
    }

    /// What is wrong with one value, in words, once saving was tried.
    pub fn fault(self, part: Part) -> Signal<Option<String>> {
        self.asked.update_value(|asked| asked.push(part));
        Signal::derive(move || match self.failure.get() {
            Some(ActError::Refused(Refusal::Invalid { part: wrong, fault })) if wrong == part => {
                Some(format::fault(fault))
            }
            _ => None,
        })
    }

    /// Why saving failed, where no field says it.
    pub fn trouble(self) -> Option<String> {
        match self.failure.get()? {
            ActError::Refused(Refusal::Invalid { part, .. })
                if self.asked.with_value(|asked| asked.contains(&part)) =>
            {
                None
            }
            ActError::Refused(reason) => Some(format::refusal(reason)),
            ActError::Disk(_) => Some(text::forms().disk.to_owned()),
        }
    }

    /// Whether the disk took nothing: then what was filled in can go into a file.
    pub fn is_unsaved(self) -> bool {
        self.failure.with(|failure| matches!(failure, Some(ActError::Disk(_))))
    }

    /// Saves what could not be saved as a file among the downloads, and says so.
    pub fn save_as_file(self) {
        let Some(act) = self.unsaved.get_value() else { return };
        let me = untrack(|| self.store.me());
        let unsaved = Unsaved {
            format: "guatu-unsaved",
            version: 1,
            county: me.county,
            account: me.name,
            what: format::mutation(&act),
            act,
        };
        let text = serde_json::to_string_pretty(&unsaved);
        let name = format!("guatu-unsaved-{}.json", self.store.fresh_id());
        let done = text.is_ok_and(|text| download::save(&name, &text).is_ok());
        let words = text::forms();
        toast(if done { words.filed } else { words.not_filed });
    }

    /// Keeps `act` as the draft.
    pub fn keep(self, act: &Mutation) {
        if let Some(key) = self.draft_key() {
            draft::write(&key, act);
        }
    }

    /// Throws the draft away.
    pub fn drop_draft(self) {
        if let Some(key) = self.draft_key() {
            draft::remove(&key);
        }
    }

    /// Throws the draft away and begins afresh.
    pub fn restart(self) {
        self.drop_draft();
        self.desk.open(self.opening.get_value());
    }

    /// Saves `act`, closes the form and says so; if that fails, everything typed stays.
    pub fn send(self, act: Mutation) {
        self.send_saying(act, None);
    }

    /// The same with words of its own, by whether there is a network.
    pub fn send_saying(self, act: Mutation, said: Option<Callback<bool, String>>) {
        if self.busy.get_untracked() {
            return;
        }
        if untrack(|| self.store.actor()) != self.actor {
            // The appointment ended under the open form: nothing goes out in another name.
            self.failure.set(Some(ActError::Refused(Denial::NotYourself.into())));
            return;
        }
        let first = match self.before.get_value().map_or(Ok(None), |before| before.run(())) {
            Ok(first) => first,
            Err(missing) => {
                self.failure.set(Some(ActError::Refused(missing)));
                request_animation_frame(focus_first_fault);
                return;
            }
        };
        self.busy.set(true);
        self.failure.set(None);
        self.unsaved.set_value(Some(act.clone()));
        let (store, desk, key) = (self.store, self.desk, self.draft_key());
        let replaces = self.opening.with_value(|opening| opening.corrects.map(|(act, _)| act));
        spawn_local(async move {
            let saved = match first {
                Some(first) => match store.act(first, None).await {
                    Ok(_) => store.act(act, replaces).await,
                    Err(error) => Err(error),
                },
                None => store.act(act, replaces).await,
            };
            // The page may have been left meanwhile: then there is nobody to tell but the toast.
            let _gone = self.busy.try_set(false);
            match saved {
                Ok(_) => {
                    key.iter().for_each(|key| draft::remove(key));
                    let words = text::forms();
                    let online = untrack(|| store.status().online);
                    let plain = if online { words.saved } else { words.saved_offline };
                    let said = said.and_then(|said| said.try_run(online));
                    toast(said.unwrap_or_else(|| plain.to_owned()));
                    desk.close();
                }
                Err(error) => {
                    let _gone = self.failure.try_set(Some(error));
                    request_animation_frame(focus_first_fault);
                }
            }
        });
    }

    /// Closes the form without an act: nothing was changed.
    pub fn nothing_to_do(self) {
        toast(text::forms().unchanged);
        self.desk.close();
    }

    fn draft_key(self) -> Option<String> {
        self.key.get_value()
    }
}

/// Takes the person to the first field that says what is wrong.
fn focus_first_fault() {
    let found = document().query_selector("dialog[open] [aria-invalid='true']").ok().flatten();
    if let Some(field) = found.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A field that cannot take the focus still says what is wrong.
        let _focused = field.focus();
    }
}

//! The accounts as far as this page knows them, and what is being done about them.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use shared::api::{Account, NewAccount, NewAccounts, RowFault, TableProblem};
use shared::id::{ActorId, Id, Millis};

use super::check::Checked;
use super::secret::password;
use crate::account::call_words;
use crate::replica::{CallError, Session, Store};
use crate::text;
use crate::ui::{Memo, memo};

/// An account with its password, shown once.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Slip {
    /// The account.
    pub account: String,
    /// Who acts with it.
    pub who: String,
    /// Its password until the first login.
    pub password: String,
}

/// What the page of accounts holds. Nothing of it outlives the page.
#[derive(Clone, Copy)]
pub struct Book {
    /// The replica: who people are.
    pub store: Store,
    session: Session,
    /// Every account, once known.
    pub accounts: RwSignal<Option<Vec<Account>>>,
    /// When the list was read, where it is kept from then.
    pub read_at: RwSignal<Option<Millis>>,
    /// Why the list, or the last act, came to nothing.
    pub trouble: RwSignal<Option<String>>,
    /// The server has been asked and has not answered.
    pub busy: RwSignal<bool>,
    /// Passwords to hand out.
    pub slips: RwSignal<Vec<Slip>>,
    /// Name and password of the one account that is being made: they outlive the sheet.
    pub typed: [RwSignal<String>; 2],
    /// Who acts with it.
    pub chosen: RwSignal<Option<Id>>,
    /// The pasted table: it outlives the sheet.
    pub pasted: RwSignal<String>,
    /// By line, who is meant where several are called the same.
    pub picks: RwSignal<BTreeMap<usize, ActorId>>,
    /// What the server found wrong with the rows as they are.
    pub faults: RwSignal<Vec<RowFault>>,
}

impl Book {
    /// Nothing is known yet.
    pub fn new(store: Store, session: Session) -> Book {
        Book {
            store,
            session,
            accounts: RwSignal::new(None),
            read_at: RwSignal::new(None),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
            slips: RwSignal::new(Vec::new()),
            typed: [(); 2].map(|()| RwSignal::new(String::new())),
            chosen: RwSignal::new(None),
            pasted: RwSignal::new(String::new()),
            picks: RwSignal::new(BTreeMap::new()),
            faults: RwSignal::new(Vec::new()),
        }
    }

    /// Whether the server can be asked for something now: every act on an account needs it.
    pub fn is_online(self) -> Memo<bool> {
        let store = self.store;
        memo(move || store.status().online)
    }

    /// Asks for every account; where the server cannot be reached, as they were read last.
    pub fn load(self) {
        spawn_local(async move {
            match self.store.ask_or_recall::<Vec<Account>>("accounts").await {
                Ok((accounts, read_at)) => {
                    let _gone = self.read_at.try_set(read_at);
                    let _gone = self.accounts.try_set(Some(accounts));
                    let _gone = self.trouble.try_set(None);
                }
                Err(error) => self.fail(&error),
            }
        });
    }

    /// Asks the server for something under `accounts`.
    pub async fn ask<T: DeserializeOwned>(self, path: &str) -> Result<T, CallError> {
        self.session.ask(path).await
    }

    /// Tells the server something that it answers with nothing.
    pub async fn send(
        self,
        path: &'static str,
        body: impl serde::Serialize,
    ) -> Result<(), CallError> {
        self.session.tell(path, &body).await
    }

    /// Tells the server to do something to an account; `done` runs where it did.
    pub fn tell<T: DeserializeOwned + 'static>(
        self,
        path: &'static str,
        body: impl serde::Serialize + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        if !self.begin() {
            return;
        }
        spawn_local(async move {
            let told = self.session.tell::<T>(path, &body).await;
            let _gone = self.busy.try_set(false);
            match told {
                Ok(answer) => done(answer),
                Err(error) => self.fail(&error),
            }
        });
    }

    /// Makes the accounts of these rows, all or none. `done` runs where they were made.
    pub fn make(self, rows: Vec<Checked>, done: impl FnOnce() + 'static) {
        if !self.begin() {
            return;
        }
        self.faults.set(Vec::new());
        let Some((accounts, slips)) = ready(rows) else {
            self.busy.set(false);
            self.trouble.set(Some(text::accounts().no_secret.to_owned()));
            return;
        };
        spawn_local(async move {
            let body = NewAccounts { accounts };
            let made = self.session.tell::<Vec<Account>>("accounts", &body).await;
            let _gone = self.busy.try_set(false);
            match made {
                Ok(made) => {
                    // The page may be gone by now, and with it whoever was to see the passwords.
                    if self.slips.try_update(|all| all.extend(slips)).is_some() {
                        self.add(made);
                        done();
                    }
                }
                Err(CallError::Rows(document)) => self.take_faults(&document),
                Err(CallError::Unreachable) => {
                    // What was sent may stand all the same; its passwords are known to nobody.
                    let _gone = self.trouble.try_set(Some(text::accounts().unsure.to_owned()));
                }
                Err(error) => self.fail(&error),
            }
        });
    }

    /// Takes over how an account stands now.
    pub fn put(self, account: Account) {
        let _gone = self.accounts.try_update(|accounts| {
            let found = accounts.iter_mut().flatten().find(|one| one.name == account.name);
            if let Some(found) = found {
                *found = account;
            }
        });
        // What is kept for where there is no network is to know of it, too.
        self.load();
    }

    fn add(self, made: Vec<Account>) {
        self.accounts.update(|accounts| {
            let all = accounts.get_or_insert_default();
            // A list that was asked for before may have come since, with them.
            all.retain(|one| made.iter().all(|new| new.name != one.name));
            all.extend(made);
            shared::order::sort_by_key(all, |account| account.name.clone());
        });
        self.load();
    }

    fn begin(self) -> bool {
        if self.busy.get_untracked() {
            return false;
        }
        self.busy.set(true);
        self.trouble.set(None);
        true
    }

    fn take_faults(self, document: &str) {
        match serde_json::from_str::<TableProblem>(document) {
            Ok(table) => {
                let _gone = self.faults.try_set(table.rows);
            }
            Err(_) => self.fail(&CallError::Unreadable(0)),
        }
    }

    fn fail(self, error: &CallError) {
        let _gone = self.trouble.try_set(Some(call_words(error)));
    }
}

/// The accounts as they are sent, and what is shown of them once they stand. `None` where a password
/// could not be made up.
fn ready(rows: Vec<Checked>) -> Option<(Vec<NewAccount>, Vec<Slip>)> {
    let (mut accounts, mut slips) = (Vec::new(), Vec::new());
    for Checked { row, actor, .. } in rows {
        let actor = actor?;
        let password = if row.password.is_empty() { password()? } else { row.password };
        let (name, secret) = (row.account, password.clone());
        let who = (text::people().named)(&actor.name, &actor.place);
        slips.push(Slip { account: name.clone(), who, password });
        accounts.push(NewAccount { name, password: secret, actor: actor.id, must_change: true });
    }
    Some((accounts, slips))
}

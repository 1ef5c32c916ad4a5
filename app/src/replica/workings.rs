//! What a replica does, apart from what it shows: the rules, the exchange with the server and the
//! disk's upkeep. All of it is a part (see `shell::part`), fetched while the disk is read. Before it
//! has come the kept first page can be looked at; what happens waits.
//!
//! The functions behind these pointers are reached in no other way, or the linker would keep them in
//! the first load.

// The mark imports from another file. That both come from one compilation is xtask's care.
#![allow(unsafe_code)]

use std::rc::Rc;

use futures::future::LocalBoxFuture;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use shared::id::{ActorId, ReplicaId};
use shared::sync::replica::{Event, Front, Replica};

use super::disk::DiskTrouble;
use super::engine::Engine;
use super::reading::{Rest, Unfinished};

/// The ways into the part.
#[derive(Clone, Copy)]
pub struct Workings {
    /// The kept first page with the outbox on top, where that is how things stand.
    pub front: fn(ReplicaId, ActorId, Front, Rest) -> Option<Replica>,
    /// Makes the replica whole and sets it going: everything waiting happens now.
    pub begin: fn(Rc<Engine>, Unfinished) -> LocalBoxFuture<'static, Result<(), DiskTrouble>>,
    /// Lets something happen to a whole replica.
    pub handle: fn(&Rc<Engine>, Event),
    /// Puts the disk in order once nothing has happened for a while.
    pub rest: fn(&Rc<Engine>),
}

impl Workings {
    /// Fetches them, unless they are here. A failure is told in the console by the loading script,
    /// or by the browser.
    pub async fn load() -> Result<Workings, SplitLoaderError> {
        workings().await
    }

    /// Has them fetched by the time they are needed.
    pub fn fetch() {
        spawn_local(async {
            // Who needs them asks again.
            let _asked_again = Workings::load().await;
        });
    }
}

#[wasm_split(workings, wasm_split_path = leptos::wasm_split, fallible)]
fn workings() -> Result<Workings, SplitLoaderError> {
    Ok(Workings {
        front: |id, actor, front, rest| Replica::front(id, actor, front, rest.snapshot()),
        begin: |engine, read| Box::pin(engine.begin(read)),
        handle: Engine::handle,
        rest: Engine::rest,
    })
}

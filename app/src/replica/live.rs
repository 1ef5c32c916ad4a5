//! The live socket: the server says that there is something new. Only a hint; what is new comes by
//! `sync`, so a lost message costs a moment and never a change.

use std::cell::Cell;
use std::pin::pin;

use futures::StreamExt;
use futures::channel::mpsc;
use futures::future::{Either, select};
use futures::stream::SplitStream;
use gloo::timers::future::TimeoutFuture;
use leptos::task::spawn_local;
use reqwasm::websocket::{Message, futures::WebSocket};
use shared::api::{Hint, Ticket};
use shared::sync::replica::Wake;

use super::{clock, http};

const WAIT_FIRST_MS: u32 = 1_000;
const WAIT_LAST_MS: u32 = 60_000;

/// Listens for as long as `token` gives one, reconnecting after pauses that grow; at once when
/// `online` says that there is a network again, for a socket from before may be dead unnoticed.
pub async fn listen(
    token: impl Fn() -> Option<String>,
    wake: impl Fn(Wake),
    mut online: mpsc::UnboundedReceiver<()>,
) {
    let mut wait = WAIT_FIRST_MS;
    loop {
        if let Some(token) = token()
            && let Some(socket) = connect(&token).await
        {
            let heard = Cell::new(false);
            let (_write, mut read) = socket.split();
            let is_stale = {
                let end = pin!(hear(&mut read, &wake, &heard));
                matches!(select(end, online.next()).await, Either::Right(_))
            };
            if is_stale {
                spawn_local(outlive(read));
            }
            if heard.get() {
                wait = WAIT_FIRST_MS;
            }
        }
        let pause = TimeoutFuture::new(wait / 2 + clock::dice() % (wait / 2 + 1));
        wait = match select(pause, online.next()).await {
            Either::Left(_) => (wait * 2).min(WAIT_LAST_MS),
            Either::Right(_) => WAIT_FIRST_MS,
        };
    }
}

async fn connect(token: &str) -> Option<WebSocket> {
    let online = web_sys::window().is_some_and(|window| window.navigator().on_line());
    if !online {
        return None;
    }
    let ticket: Ticket = http::post("/api/v1/live-ticket", Some(token), &()).await.ok()?;
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    let url = format!("{scheme}://{}/api/v1/live?ticket={}", location.host().ok()?, ticket.ticket);
    WebSocket::open(&url).ok()
}

/// Hears hints until the socket has ended, errors before its end included: dropped earlier, its last
/// event would find nobody to call.
async fn hear(read: &mut SplitStream<WebSocket>, wake: &impl Fn(Wake), heard: &Cell<bool>) {
    while let Some(message) = read.next().await {
        let Ok(Message::Text(text)) = message else { continue };
        heard.set(true);
        if let Ok(news) = serde_json::from_str::<Hint>(&text) {
            wake(Wake::Hint { seq: news.seq, within: news.within });
        }
    }
}

/// Keeps a socket that is no longer listened to until it has ended.
async fn outlive(mut read: SplitStream<WebSocket>) {
    while read.next().await.is_some() {}
}

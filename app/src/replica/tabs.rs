//! The other tabs of the same replica: one of them syncs, all of them hear when the disk changes.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// Tells other tabs that the disk has changed.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
}

impl Tabs {
    /// Joins the tabs of `name`; `heard` is called when another tab has written.
    pub fn join(name: &str, heard: impl Fn() + 'static) -> Tabs {
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            let listen = Closure::<dyn Fn(MessageEvent)>::new(move |_| heard());
            channel.set_onmessage(Some(listen.as_ref().unchecked_ref()));
            listen.forget();
        }
        Tabs { channel }
    }

    /// This tab has written.
    pub fn tell(&self) {
        if let Some(channel) = &self.channel {
            // Fails only once the channel is closed, and we never close it.
            let _closed = channel.post_message(&JsValue::from_str("written"));
        }
    }
}

/// Calls `lead` once this tab is the one that syncs, and stays it until it is closed. Web Locks are
/// reached by name: web-sys still calls them unstable, browsers have had them since 2022.
pub fn lead_when_possible(name: &str, lead: impl FnOnce() + 'static) {
    let lead = Closure::once_into_js(move || -> Promise {
        lead();
        // Never settles: the lock is held as long as the tab lives.
        Promise::new(&mut |_, _| {})
    });
    let request = || -> Result<(), JsValue> {
        let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
        let locks = Reflect::get(&navigator, &"locks".into())?;
        let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
        request.call2(&locks, &name.into(), &lead)?;
        Ok(())
    };
    if request().is_err() {
        // Without locks (an insecure address) a tab cannot know of others: it syncs itself. Twice
        // sent is once in effect.
        if let Some(lead) = lead.dyn_ref::<Function>() {
            let _promise = lead.call0(&JsValue::NULL);
        }
    }
}

//! One notice to the gateway, authorised and signed. On one's own server the only way out of the
//! county leads to the gateway and nowhere else (`server/workerd.capnp`); on Cloudflare it is the
//! ordinary `fetch`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac as _};
use js_sys::{Object, Promise, Reflect};
use sha2::Sha256;
use shared::api::Notice;
use shared::id::Millis;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use worker::wasm_bindgen_futures::JsFuture;
use worker::{Env, console_error};

use super::hook::Hook;
use crate::problem::{ApiError, Result};

/// So long may the gateway take to answer.
const PATIENCE_MS: f64 = 10_000.0;

// What can fetch: a service binding, or the global scope. `worker` gives the two different types,
// and no signal to the one.
#[wasm_bindgen]
extern "C" {
    type Outlet;

    #[wasm_bindgen(method, catch)]
    fn fetch(this: &Outlet, url: &str, init: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = AbortSignal, js_name = timeout)]
    fn abort_after(milliseconds: f64) -> Result<JsValue, JsValue>;

    type Answer;

    #[wasm_bindgen(method, getter)]
    fn status(this: &Answer) -> u16;

    #[wasm_bindgen(method, getter)]
    fn body(this: &Answer) -> Option<Body>;

    type Body;

    #[wasm_bindgen(method, catch)]
    fn cancel(this: &Body) -> Result<Promise, JsValue>;
}

/// What became of a notice.
#[derive(PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The gateway has it.
    Taken,
    /// It will not have this one: it does not know the person, say.
    Rejected(u16),
    /// It is not well or does not know the county's key, and answers so; or does not answer.
    Failed(Option<u16>),
}

/// Posts `notice`. `id` is the same whenever the same notice is tried again.
pub async fn post(env: &Env, hook: &Hook, id: &str, notice: &Notice, now: Millis) -> Outcome {
    match try_post(env, hook, id, notice, now).await {
        Ok(status) => outcome(status),
        Err(why) => {
            console_error!("notice: {why}");
            Outcome::Failed(None)
        }
    }
}

async fn try_post(
    env: &Env,
    hook: &Hook,
    id: &str,
    notice: &Notice,
    now: Millis,
) -> Result<u16, String> {
    let unreachable = |error: JsValue| format!("no answer: {}", worker::Error::from(error));
    let body = serde_json::to_string(notice).map_err(|error| error.to_string())?;
    let seconds = now.0 / 1000;
    let signature = signature(&hook.key, id, seconds, &body).map_err(|error| error.to_string())?;
    let headers = object(&[
        ("content-type", "application/json".into()),
        ("authorization", format!("Bearer {}", hook.bearer).into()),
        ("webhook-id", id.into()),
        ("webhook-timestamp", seconds.to_string().into()),
        ("webhook-signature", signature.into()),
    ]);
    let init = object(&[
        ("method", "POST".into()),
        ("headers", headers.into()),
        ("body", body.into()),
        // The key goes where the operator said and nowhere else.
        ("redirect", "manual".into()),
        ("signal", abort_after(PATIENCE_MS).map_err(unreachable)?),
    ]);
    let answer = outlet(env, &hook.url).fetch(&hook.url, &init).map_err(unreachable)?;
    let answer: Answer = JsFuture::from(answer).await.map_err(unreachable)?.unchecked_into();
    if let Some(body) = answer.body() {
        // Nobody reads it; where it cannot be cancelled, it is over already.
        let _ = body.cancel();
    }
    Ok(answer.status())
}

/// Refusals of the county, its key or its haste are the gateway's; any other refusal is of this one
/// notice.
fn outcome(status: u16) -> Outcome {
    match status {
        200..=299 => Outcome::Taken,
        400 | 404 | 409 | 410 | 422 => Outcome::Rejected(status),
        _ => Outcome::Failed(Some(status)),
    }
}

/// As Standard Webhooks 1.0 says: `v1,` and the base64 of HMAC-SHA256 over `id.seconds.body`.
fn signature(key: &[u8], id: &str, seconds: u64, body: &str) -> Result<String> {
    let mac = Hmac::<Sha256>::new_from_slice(key);
    let mut mac = mac.map_err(|error| ApiError::Broken(format!("NOTICE_HOOK_KEY: {error}")))?;
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    Ok(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

fn outlet(env: &Env, url: &str) -> Outlet {
    let secure = url.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("https:"));
    let name = if secure { "NOTICE_HTTPS" } else { "NOTICE_HTTP" };
    let bound = Reflect::get(env, &name.into()).ok().filter(JsValue::is_object);
    bound.unwrap_or_else(|| js_sys::global().into()).unchecked_into()
}

fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // A new plain object takes any member.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example that libraries of Standard Webhooks are tested with.
    #[test]
    fn signs_as_standard_webhooks_says() {
        let key = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let body = r#"{"test": 2432232314}"#;
        let signed = signature(&key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body).unwrap();
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn an_answer_says_whether_the_notice_or_the_gateway_is_at_fault() {
        let kind = |status| match outcome(status) {
            Outcome::Taken => "taken",
            Outcome::Rejected(_) => "rejected",
            Outcome::Failed(_) => "failed",
        };
        for (status, expected) in [
            (200, "taken"),
            (204, "taken"),
            (302, "failed"),
            (401, "failed"),
            (404, "rejected"),
            (422, "rejected"),
            (429, "failed"),
            (500, "failed"),
            (503, "failed"),
        ] {
            assert_eq!(kind(status), expected, "{status}");
        }
    }
}

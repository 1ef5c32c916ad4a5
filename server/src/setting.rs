//! What the operator may set for the county, each a word of the environment; none has to be there.

use js_sys::Reflect;
use worker::Env;

/// The setting of this name; `None` where it is not set or empty. Read off the environment itself:
/// on one's own server a setting that is not set is there as null, which `Env::var` cannot take.
pub fn of(env: &Env, name: &str) -> Option<String> {
    let value = Reflect::get(env, &name.into()).ok()?.as_string()?;
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

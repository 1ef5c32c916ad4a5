//! What stands in an address after the question mark.

use shared::id::Id;
use worker::Request;

use super::sql::NUMBER_MAX;
use crate::problem::{ApiError, Result};

/// The words that `name` has.
pub fn text(request: &Request, name: &str) -> Result<Option<String>> {
    let url = request.url()?;
    let found = url.query_pairs().find(|(key, _)| key == name);
    Ok(found.map(|(_, value)| value.into_owned()))
}

/// The whole number that `name` has.
pub fn number(request: &Request, name: &str) -> Result<Option<u64>> {
    let Some(value) = text(request, name)? else { return Ok(None) };
    let number = value.parse().ok().filter(|number| *number <= NUMBER_MAX);
    number.map(Some).ok_or(invalid("not_a_number", name, "a whole number"))
}

/// The id that `name` must have.
pub fn id(request: &Request, name: &str) -> Result<Id> {
    let value = text(request, name)?.unwrap_or_default();
    value.parse().map_err(|_| invalid("not_an_id", name, "an id: 32 hexadecimal digits"))
}

fn invalid(code: &'static str, name: &str, why: &'static str) -> ApiError {
    ApiError::Invalid { code, member: name.to_owned(), why }
}

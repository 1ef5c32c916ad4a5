//! Questions to the server that the replica cannot answer: what is not kept on a device.

use serde::de::DeserializeOwned;

use super::http::{self, CallError};
use super::store::Store;

impl Store {
    /// `GET /api/v1/…` as whoever is logged in.
    pub async fn ask<T: DeserializeOwned>(self, what: &str) -> Result<T, CallError> {
        let token = self.engine().token();
        http::get(&format!("/api/v1/{what}"), token.as_deref()).await
    }
}

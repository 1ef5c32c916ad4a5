//! Questions to the server that the replica cannot answer: what is not kept on a device by itself.

use leptos::prelude::Set as _;
use serde::de::DeserializeOwned;
use shared::id::Millis;

use super::clock;
use super::http::{self, CallError};
use super::store::Store;

impl Store {
    /// `GET /api/v1/…` as whoever is logged in.
    pub async fn ask<T: DeserializeOwned>(self, what: &str) -> Result<T, CallError> {
        let token = self.engine().token();
        http::get(&format!("/api/v1/{what}"), token.as_deref()).await
    }

    /// The same, and the answer is kept. Where the server cannot be reached, what it answered before,
    /// with the device's time of that.
    pub async fn ask_or_recall<T: DeserializeOwned>(
        self,
        what: &str,
    ) -> Result<(T, Option<Millis>), CallError> {
        let (text, at) = self.text_of(what).await?;
        Ok((http::read(200, &text)?, at))
    }

    /// The questions of a sort, such as `log`, whose answers are kept.
    pub async fn recalled(self, sort: &str) -> Vec<String> {
        let engine = self.engine();
        let questions = engine.kept.questions(sort).await;
        questions.unwrap_or_else(|trouble| {
            engine.trouble.set(Some(trouble));
            Vec::new()
        })
    }

    /// Forgets every answer that was kept.
    pub fn forget_answers(self) {
        self.engine().forget_answers();
    }

    async fn text_of(self, what: &str) -> Result<(String, Option<Millis>), CallError> {
        let engine = self.engine();
        let (token, age) = (engine.token(), engine.kept.age());
        match http::get_text(&format!("/api/v1/{what}"), token.as_deref()).await {
            Ok(text) => {
                if let Err(trouble) = engine.kept.keep(what, &text, clock::now(), age).await {
                    // The answer is there all the same; that the disk is full is said on every page.
                    engine.trouble.set(Some(trouble));
                }
                Ok((text, None))
            }
            Err(error) if error.is_silence() => match engine.kept.find(what).await {
                Ok(Some((text, at))) => Ok((text, Some(at))),
                Ok(None) => Err(error),
                Err(trouble) => {
                    engine.trouble.set(Some(trouble));
                    Err(error)
                }
            },
            Err(error) => Err(error),
        }
    }
}

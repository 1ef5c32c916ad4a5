//! The devices that are logged in: one's own for everyone, anybody's for an admin. To end one ends
//! its session and hangs up its live socket.

use serde_json::json;
use shared::api::{Device, RevokeAccountDevice, RevokeDevice};
use shared::id::Millis;
use shared::log::Act;
use shared::mutation::Digest;
use worker::{Request, Response};

use super::log::Deed;
use super::sessions::{self, Caller};
use super::{County, live, now, query, register};
use crate::problem::{ApiError, Result};
use crate::random::hex;
use crate::{answer, body};

const LIST: &str = "select token_hash, made_at, seen_at, agent from session \
    where account = ?1 and expires_at > ?2 order by made_at desc, token_hash";

/// Digits of a session's hash that name it: enough to tell one from another, and no way back.
const ID_DIGITS: usize = 16;

impl County {
    /// `GET devices`
    pub fn devices(&self, request: &Request) -> Result<Response> {
        let caller = self.caller(request)?;
        Ok(answer::json(&self.logged_in(&caller.name, &caller)?)?)
    }

    /// `GET accounts/devices?name=`
    pub fn account_devices(&self, request: &Request) -> Result<Response> {
        let admin = self.admin(request)?;
        let name = query::text(request, "name")?.unwrap_or_default();
        register::actor_of(&self.sql, &name)?;
        Ok(answer::json(&self.logged_in(&name, &admin)?)?)
    }

    /// `POST devices/revoke`
    pub async fn revoke_device(&self, mut request: Request) -> Result<Response> {
        self.caller(&request)?;
        let RevokeDevice { id } = body::json(&mut request, body::SMALL).await?;
        let caller = self.caller(&request)?;
        let session = self.session(&caller.name, &id)?;
        sessions::close(&self.sql, &session)?;
        live::hang_up(&self.state, &session);
        Ok(answer::nothing())
    }

    /// `POST accounts/devices/revoke`
    pub async fn revoke_account_device(&self, mut request: Request) -> Result<Response> {
        let (admin, words) = self.admin_says(&mut request).await?;
        let RevokeAccountDevice { name, id } = words;
        let subject = register::actor_of(&self.sql, &name)?.into();
        let session = self.session(&name, &id)?;
        self.sql.transaction(|| {
            sessions::close(&self.sql, &session)?;
            let deed = Deed { act: Act::SessionRevoked, at: now(), actor: admin.actor, subject };
            let payload = serde_json::to_vec(&json!({ "account": name, "device": id }))?;
            deed.append(&self.sql, &payload)
        })?;
        live::hang_up(&self.state, &session);
        Ok(answer::nothing())
    }

    /// The sessions of an account, newest first, as `asking` sees them.
    fn logged_in(&self, name: &str, asking: &Caller) -> Result<Vec<Device>> {
        let rows = self.sql.rows(LIST, &[&name, &now()])?;
        let devices = rows.iter().map(|row| {
            let session: Digest = row.fixed(0)?;
            Ok(Device {
                id: id(&session),
                made_at: Millis(row.number(1)?),
                seen_at: Millis(row.number(2)?),
                agent: row.text(3)?,
                current: session == asking.session,
            })
        });
        devices.collect()
    }

    /// The session of an account that `wanted` names.
    fn session(&self, name: &str, wanted: &str) -> Result<Digest> {
        for row in self.sql.rows(LIST, &[&name, &now()])? {
            let session = row.fixed(0)?;
            if id(&session) == wanted {
                return Ok(session);
            }
        }
        let why = "no device with this id is logged in with the account";
        Err(ApiError::Invalid { code: "no_such_device", member: "id".to_owned(), why })
    }
}

fn id(session: &Digest) -> String {
    hex(session).chars().take(ID_DIGITS).collect()
}

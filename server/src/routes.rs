//! Every address. The API is answered by the county's object, all else from the static files; what
//! needs a password hashed passes through [`login`].

use std::collections::BTreeMap;

use worker::js_sys::Reflect;
use worker::{Context, Env, Headers, Request, Response, Stub, event};

use crate::problem::{ApiError, Result};
use crate::security::{self, Asked};
use crate::{assets, login, register, setting};

/// Who answers.
#[derive(Clone, Copy)]
enum Handler {
    Login,
    Password,
    Open,
    MakeAccounts,
    ResetPassword,
    /// The county's object, by itself.
    Object,
}

const GET: &str = "GET";
const HEAD: &str = "HEAD";
const POST: &str = "POST";
const PUT: &str = "PUT";

/// The name of the county where no host names are configured.
const ONLY_COUNTY: &str = "county";

/// The methods that an address takes, each with who answers.
type Methods = &'static [(&'static str, Handler)];

fn route(path: &str) -> Option<Methods> {
    use Handler::*;
    Some(match path.strip_prefix("/api/v1/")? {
        "health" => &[(GET, Object)],
        "setup" | "seed" => &[(POST, Object)],
        "setup/open" => &[(POST, Open)],
        "login" => &[(POST, Login)],
        "password" => &[(POST, Password)],
        "logout" => &[(POST, Object)],
        "me" => &[(GET, Object)],
        "devices" => &[(GET, Object)],
        "devices/revoke" => &[(POST, Object)],
        "accounts" => &[(GET, Object), (POST, MakeAccounts)],
        "accounts/reset" => &[(POST, ResetPassword)],
        "accounts/disable" => &[(POST, Object)],
        "accounts/devices" => &[(GET, Object)],
        "accounts/devices/revoke" => &[(POST, Object)],
        "sync" => &[(POST, Object)],
        "rescue" => &[(POST, Object)],
        "live-ticket" => &[(POST, Object)],
        "live" => &[(GET, Object)],
        "history" => &[(GET, Object)],
        "notices" => &[(GET, Object)],
        "log" => &[(GET, Object)],
        "export" => &[(GET, Object)],
        "backup" => &[(GET, Object), (POST, Object)],
        blob if blob.starts_with("blobs/") => &[(GET, Object), (HEAD, Object), (PUT, Object)],
        _ => return None,
    })
}

/// Who answers `method`, or which methods the address takes.
fn handler(methods: Methods, method: &str) -> Result<Handler> {
    let found = methods.iter().find(|(taken, _)| *taken == method);
    let taken = || methods.iter().map(|(taken, _)| *taken).collect::<Vec<&str>>().join(", ");
    found.map(|(_, handler)| *handler).ok_or_else(|| ApiError::MethodNotAllowed(taken()))
}

/// Answers every request.
#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> worker::Result<Response> {
    let asked = Asked::of(&request);
    let answered =
        if asked.is_api { api(request, &env).await } else { assets::serve(&request, &env).await };
    let response = answered.or_else(ApiError::respond)?;
    security::dress(&asked, response)
}

async fn api(request: Request, env: &Env) -> Result<Response> {
    let methods = route(&request.path()).ok_or(ApiError::NotFound)?;
    let handler = handler(methods, &request.inner().method())?;
    let county = county(&request, env)?;
    let address = client_address(&request)?;
    match handler {
        Handler::Login => login::login(request, &county, address).await,
        Handler::Password => login::change_password(request, &county, address).await,
        Handler::Open => login::open(request, &county, env).await,
        Handler::MakeAccounts => register::create(request, &county).await,
        Handler::ResetPassword => register::reset(request, &county).await,
        Handler::Object => {
            let answered = county.fetch_with_request(request).await;
            answered.map_err(|error| ApiError::Unavailable(error.to_string()))
        }
    }
}

/// The county that the host name leads to. `COUNTY_HOSTS` is a JSON object from host names to
/// counties; without it there is one county, whatever the host.
fn county(request: &Request, env: &Env) -> Result<Stub> {
    let name = match setting::of(env, "COUNTY_HOSTS") {
        None => ONLY_COUNTY.to_owned(),
        Some(hosts) => {
            let hosts: BTreeMap<String, String> = serde_json::from_str(&hosts)
                .map_err(|error| ApiError::Broken(format!("COUNTY_HOSTS: {error}")))?;
            let host = request.url()?.host_str().unwrap_or_default().to_ascii_lowercase();
            hosts.get(&host).cloned().ok_or(ApiError::UnknownHost)?
        }
    };
    Ok(env.durable_object("COUNTIES")?.get_by_name(&name)?)
}

/// Where the request comes from, as far as that can be trusted: workerd says who is connected; a
/// proxy on the same machine says for whom; Cloudflare sets a header that clients cannot.
fn client_address(request: &Request) -> Result<String> {
    let about = Reflect::get(request.inner(), &"cf".into()).unwrap_or_default();
    let peer = Reflect::get(&about, &"clientIp".into()).ok().and_then(|peer| peer.as_string());
    Ok(address(request.headers(), peer.as_deref().map(without_port)))
}

/// workerd names a peer with its port, which is another one for each connection.
fn without_port(peer: &str) -> &str {
    match peer.rsplit_once(':') {
        Some((host, _)) if !host.contains(':') || host.ends_with(']') => host,
        _ => peer,
    }
}

fn address(headers: &Headers, peer: Option<&str>) -> String {
    let header = |name| headers.get(name).ok().flatten();
    match peer {
        None => header("cf-connecting-ip").unwrap_or_default(),
        Some(peer) if is_this_machine(peer) => {
            let forwarded = header("x-forwarded-for");
            let nearest = forwarded.as_deref().and_then(|list| list.rsplit(',').next());
            nearest.unwrap_or(peer).trim().to_owned()
        }
        Some(peer) => peer.to_owned(),
    }
}

fn is_this_machine(address: &str) -> bool {
    address.starts_with("127.") || address.starts_with("[::1]") || address.starts_with("::1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_of_one_machine_have_one_address() {
        for (peer, address) in [
            ("10.1.2.3:50418", "10.1.2.3"),
            ("[2001:db8::7]:50418", "[2001:db8::7]"),
            ("10.1.2.3", "10.1.2.3"),
            ("2001:db8::7", "2001:db8::7"),
        ] {
            assert_eq!(without_port(peer), address);
        }
    }
}

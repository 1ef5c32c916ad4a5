//! The headers of every answer, static files and problems included: what a browser may do with it,
//! whether it may be kept, and whether it is compressed.

use shared::model::FileType;
use worker::{Headers, Request, Response, Result};

/// What was asked, as far as the headers of the answer depend on it.
pub struct Asked {
    /// Whether it is for the API.
    pub is_api: bool,
    host: String,
    encoding: Option<&'static str>,
}

impl Asked {
    /// What `request` asks.
    pub fn of(request: &Request) -> Asked {
        let path = request.path();
        let header = |name| request.headers().get(name).ok().flatten().unwrap_or_default();
        Asked {
            is_api: path == "/api" || path.starts_with("/api/"),
            host: header("host"),
            encoding: encoding(&header("accept-encoding")),
        }
    }
}

/// The better of the two that the runtime can do, of those that are taken: a page of a first sync is
/// a quarter smaller in brotli.
fn encoding(accepted: &str) -> Option<&'static str> {
    let takes = |wanted: &str| {
        accepted.split(',').any(|one| {
            let (name, weight) = one.split_once(';').unwrap_or((one, ""));
            let is_refused = matches!(weight.trim(), "q=0" | "q=0.0");
            name.trim().eq_ignore_ascii_case(wanted) && !is_refused
        })
    };
    ["br", "gzip"].into_iter().find(|name| takes(name))
}

/// Camera and position for evidence, the microphone to dictate; nothing else that a browser can give.
const PERMISSIONS: &str = "camera=(self), geolocation=(self), fullscreen=(self), accelerometer=(), \
    display-capture=(), gyroscope=(), hid=(), magnetometer=(), microphone=(self), \
    midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=()";

/// Shorter bodies are not worth compressing.
const PACK_FROM: usize = 1024;

/// Sets the headers that every answer carries.
pub fn dress(asked: &Asked, response: Response) -> Result<Response> {
    let headers = Headers::new();
    for (name, value) in response.headers() {
        headers.append(&name, &value)?;
    }
    headers.set("content-security-policy", &policy(&asked.host))?;
    headers.set("x-content-type-options", "nosniff")?;
    headers.set("referrer-policy", "no-referrer")?;
    headers.set("permissions-policy", PERMISSIONS)?;
    headers.set("cross-origin-opener-policy", "same-origin")?;
    headers.set("cross-origin-resource-policy", "same-origin")?;
    if asked.is_api {
        headers.set("cache-control", "no-store")?;
        compress(asked, &headers)?;
    }
    let encode = *response.encode_body();
    let (builder, body) = response.into_parts();
    Ok(builder.with_headers(headers).with_encode_body(encode).body(body))
}

/// Asks the runtime to compress on the way out.
fn compress(asked: &Asked, headers: &Headers) -> Result<()> {
    headers.set("vary", "accept-encoding")?;
    let length = headers.get("content-length")?.and_then(|length| length.parse().ok());
    let is_long = length.is_none_or(|length: usize| length > PACK_FROM);
    let kind = headers.get("content-type")?.unwrap_or_default();
    // Photos and files are packed already.
    let gains = !kind.is_empty() && FileType::of_mime(&kind).is_none();
    let is_free = is_long && gains && !headers.has("content-encoding")?;
    if let Some(encoding) = asked.encoding.filter(|_| is_free) {
        headers.set("content-encoding", encoding)?;
        headers.delete("content-length")?;
    }
    Ok(())
}

/// The content security policy. Browsers before Chrome 99 and Safari 16 do not take `'self'` for
/// WebSockets, so the host stands there by name.
fn policy(host: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || ".-:[]".contains(character);
    let sockets = match host {
        "" => String::new(),
        host if host.chars().all(plain) => format!(" ws://{host} wss://{host}"),
        _ => String::new(),
    };
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data: blob:; connect-src 'self'{sockets}; object-src 'none'; \
         base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_packed_as_the_asker_takes_it() {
        let table = [
            ("gzip, deflate, br", Some("br")),
            ("gzip", Some("gzip")),
            ("br;q=0, GZIP;q=0.5", Some("gzip")),
            ("gzip;q=0", None),
            ("brotli, identity", None),
            ("", None),
        ];
        for (accepted, expected) in table {
            assert_eq!(encoding(accepted), expected, "{accepted}");
        }
    }

    #[test]
    fn a_host_header_cannot_widen_the_policy() {
        assert!(
            policy("guatu.example:8443").contains("connect-src 'self' ws://guatu.example:8443")
        );
        for host in ["", "a; script-src *", "a b", "é.example"] {
            assert!(policy(host).contains("connect-src 'self'; object-src"), "{host}");
        }
    }
}

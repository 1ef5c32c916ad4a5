//! Static files: the page, its Wasm, styles, icons and service worker.
//!
//! The `ASSETS` binding is either Cloudflare's static assets, which know content types and
//! compress on the way out, or a plain disk service of workerd, which answers bytes and nothing
//! else. One path serves both: this module sets content type and caching itself, and asks for a
//! file's `.br` side file, made at build time, where the browser takes brotli.

use worker::{EncodeBody, Env, Fetcher, Headers, Method, Request, Response};

use crate::problem::{ApiError, Result};

/// Files under this path carry a hash of their content in their name.
const HASHED: &str = "/assets/";

const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

/// Answers a GET or HEAD for a static file; an unknown path without an extension is the page.
pub async fn serve(request: &Request, env: &Env) -> Result<Response> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return Err(ApiError::MethodNotAllowed("GET, HEAD".to_owned()));
    }
    let path = page_or_file(&request.path());
    let brotli = compresses(&path)
        && request.headers().get("accept-encoding")?.is_some_and(|value| value.contains("br"));
    let assets = env.assets("ASSETS")?;
    if brotli && let Some(found) = fetch(&assets, &format!("{path}.br")).await? {
        return answer(request, found, &path, true);
    }
    match fetch(&assets, &path).await? {
        Some(found) => answer(request, found, &path, false),
        None => Err(ApiError::NotFound),
    }
}

/// The page itself for every route of the app, the file for all else.
fn page_or_file(path: &str) -> String {
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.contains('.') { path.to_owned() } else { "/index.html".to_owned() }
}

async fn fetch(assets: &Fetcher, path: &str) -> Result<Option<Response>> {
    let response = assets.fetch(format!("http://assets{path}"), None).await?;
    Ok((response.status_code() == 200).then_some(response))
}

fn answer(request: &Request, found: Response, path: &str, brotli: bool) -> Result<Response> {
    let headers = Headers::new();
    headers.set("content-type", content_type(path))?;
    headers.set("content-security-policy", CONTENT_SECURITY_POLICY)?;
    headers.set("x-content-type-options", "nosniff")?;
    let fresh = if path.starts_with(HASHED) {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=0, must-revalidate"
    };
    headers.set("cache-control", fresh)?;
    if compresses(path) {
        headers.set("vary", "accept-encoding")?;
    }
    if brotli {
        headers.set("content-encoding", "br")?;
    }
    let encode = if brotli { EncodeBody::Manual } else { EncodeBody::Automatic };
    let (_, body) = found.into_parts();
    let built = Response::builder().with_headers(headers).with_encode_body(encode);
    Ok(if request.method() == Method::Head { built.empty() } else { built.body(body) })
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn compresses(path: &str) -> bool {
    matches!(extension(path), "html" | "js" | "css" | "wasm" | "svg" | "json" | "webmanifest")
}

fn content_type(path: &str) -> &'static str {
    match extension(path) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

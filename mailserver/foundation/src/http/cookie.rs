//! A session's secret in a cookie, for pages of our own. Browsers send a cookie whoever made them ask, so that a change must come
//! from a page of this server.

use http::header::{AUTHORIZATION, COOKIE, HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN, SET_COOKIE};
use http::request::Parts;
use http::{Method, Uri};

use super::{Problem, bearer};

/// The name of a session's cookie. The prefix makes browsers insist on `Secure`, on `Path=/` and on this very host.
pub const SESSION_COOKIE: &str = "__Host-pennypost";

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The bearer's token, or else the cookie's.
///
/// # Errors
/// 401 without either, 403 `cross_site` for a change by a cookie that no page of ours asks for.
pub fn presented(parts: &Parts) -> Result<&str, Problem> {
    if parts.headers.contains_key(AUTHORIZATION) {
        return bearer(&parts.headers);
    }
    let Some(cookie) = cookie(&parts.headers) else { return bearer(&parts.headers) };
    let reads = matches!(parts.method, Method::GET | Method::HEAD);
    match reads || is_same_site(parts) {
        true => Ok(cookie),
        false => Err(Problem::forbidden(
            "cross_site",
            "A change by cookie must come from a page of this server. Programs send `Authorization: Bearer <token>`.",
        )),
    }
}

/// The header that gives a browser the secret of its session.
pub fn remember(secret: &str) -> HeaderMap {
    header(&format!("{SESSION_COOKIE}={secret}; Path=/; Secure; HttpOnly; SameSite=Strict"))
}

/// The header that makes a browser forget it.
pub fn forget() -> HeaderMap {
    header(&format!("{SESSION_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0"))
}

fn header(value: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    // A token is letters, digits and underscores.
    headers.extend(HeaderValue::try_from(value).ok().map(|value| (SET_COOKIE, value)));
    headers
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == SESSION_COOKIE).map(|(_, value)| value)
}

/// Whether the browser says that one of our own pages asks.
fn is_same_site(parts: &Parts) -> bool {
    if let Some(site) = parts.headers.get(SEC_FETCH_SITE) {
        return site == "same-origin";
    }
    let origin = parts.headers.get(ORIGIN).and_then(|origin| origin.to_str().ok());
    let origin = origin.and_then(|origin| origin.parse::<Uri>().ok());
    origin.and_then(|origin| origin.authority().map(|authority| strip_port(authority.as_str())))
        == Some(host(&parts.headers, &parts.uri))
}

/// The host that was asked, without its port, in lower case.
pub fn host(headers: &HeaderMap, uri: &Uri) -> String {
    let named = uri.authority().map(|authority| authority.as_str());
    let named = named.or_else(|| headers.get(HOST).and_then(|host| host.to_str().ok()));
    strip_port(named.unwrap_or_default())
}

fn strip_port(authority: &str) -> String {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    host.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_lose_their_port_and_capitals() {
        for (given, host) in [
            ("Licences.Example.com:8443", "licences.example.com"),
            ("licences.example.com.", "licences.example.com"),
            ("[::1]:443", "[::1]"),
            ("", ""),
        ] {
            assert_eq!(strip_port(given), host, "{given}");
        }
    }
}

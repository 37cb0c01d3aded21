//! Files of a binary that a browser runs or reads: sent packed to whoever takes them so, and not at all to whoever has them.

use std::io::Write as _;

use axum::body::{Body, Bytes};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use http::StatusCode;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue, VARY};

use super::{Conditions, ETag};

/// A text file.
pub struct File {
    /// The path it is found by.
    pub name: &'static str,
    kind: &'static str,
    plain: Form,
    packed: Form,
}

/// The bytes that are sent. RFC 9110 §8.8.3.3: packed they are another representation, with a validator of its own.
struct Form {
    bytes: Bytes,
    etag: ETag,
}

impl Form {
    fn of(bytes: Bytes) -> Self {
        Self { etag: ETag::of_bytes(&bytes), bytes }
    }
}

/// Reads files beside the source at compile time: `files!("../dist"; "index.html", "icon.svg")`.
#[macro_export]
macro_rules! files {
    ($folder:literal; $($name:literal),+ $(,)?) => {
        [$($crate::http::File::new($name, include_str!(concat!($folder, "/", $name)))),+]
    };
}

impl File {
    /// A file whose media type follows from how its name ends.
    pub fn new(name: &'static str, text: impl Into<Bytes>) -> Self {
        let kind = match name.rsplit('.').next() {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("svg") => "image/svg+xml",
            Some("json") => "application/json",
            _ => "text/plain; charset=utf-8",
        };
        let plain = text.into();
        let mut packer = GzEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::best());
        // Memory takes every byte; were it not so, the plain form would be sent to everybody.
        let packed =
            packer.write_all(&plain).and_then(|()| packer.finish()).map_or_else(|_| plain.clone(), Bytes::from);
        Self { name, kind, plain: Form::of(plain), packed: Form::of(packed) }
    }

    /// The file, for a request with these headers: 304 when the reader has it.
    pub fn answer(&self, headers: &HeaderMap, conditions: &Conditions) -> Response {
        let packs = self.packed.bytes.len() < self.plain.bytes.len() && takes_gzip(headers);
        let form = if packs { &self.packed } else { &self.plain };
        let mut response = match conditions.is_unmodified(&form.etag) {
            true => (StatusCode::NOT_MODIFIED, form.etag.clone(), ()).into_response(),
            false => {
                let mut response = (form.etag.clone(), Body::from(form.bytes.clone())).into_response();
                response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(self.kind));
                if packs {
                    response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                }
                response
            }
        };
        response.headers_mut().insert(VARY, HeaderValue::from_static("accept-encoding"));
        response
    }
}

/// Whether gzip is named, and not with a weight of nothing (RFC 9110 §12.5.3).
fn takes_gzip(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    let mut codings = lines.flat_map(|line| line.split(','));
    codings.any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight.trim().strip_prefix("q=").map_or(Ok(1.0), str::parse::<f32>);
        name.trim().eq_ignore_ascii_case("gzip") && weight.is_ok_and(|weight| weight > 0.0)
    })
}

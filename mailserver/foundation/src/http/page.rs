//! Lists, a page at a time by cursor: `limit` and `cursor` in, `data`, `has_more` and `next_cursor` out, and the next
//! page's address in a `Link` header (RFC 8288). The cursor is the last row's sort key; clients treat it as opaque.

use axum::extract::{FromRequestParts, OriginalUri};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use http::Uri;
use http::header::{HeaderValue, LINK};
use http::request::Parts;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use super::{FieldError, Json, Problem, Query};

const DEFAULT_LIMIT: u32 = 50;
const LARGEST_LIMIT: u32 = 100;
/// A cursor holds a sort key of ours; longer ones were made by someone else.
const CURSOR_BYTES: usize = 1024;

/// The parameters of every list, for its description.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageParams {
    /// How many objects to return, 1 to 100. Default 50.
    #[param(nullable = false, minimum = 1, maximum = 100, example = 50)]
    pub limit: Option<u32>,
    /// Where to go on: `next_cursor` of the page before.
    #[param(nullable = false)]
    pub cursor: Option<String>,
}

/// What page of a list is asked for.
#[derive(Clone, Debug)]
pub struct Paging {
    limit: u32,
    cursor: Option<String>,
    uri: Uri,
}

impl<S: Send + Sync> FromRequestParts<S> for Paging {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Query(PageParams { limit, cursor }) = Query::from_request_parts(parts, state).await?;
        let limit = limit.unwrap_or(DEFAULT_LIMIT);
        if !(1..=LARGEST_LIMIT).contains(&limit) {
            let error = FieldError::new("/limit", "out_of_range", format!("must be 1 to {LARGEST_LIMIT}"));
            return Err(Problem::bad_request("invalid_query", "`limit` must be 1 to 100.").with_errors([error]));
        }
        let uri = match parts.extensions.get::<OriginalUri>() {
            Some(OriginalUri(uri)) => uri.clone(),
            None => parts.uri.clone(),
        };
        Ok(Self { limit, cursor, uri })
    }
}

impl Paging {
    /// A page outside of a request: `limit` is cut to 1 to 100.
    pub fn first(limit: u32) -> Self {
        Self { limit: limit.clamp(1, LARGEST_LIMIT), cursor: None, uri: Uri::from_static("/") }
    }

    /// Rows on the page.
    pub fn limit(&self) -> u32 {
        self.limit
    }

    /// Rows to read: one more than the page holds, to know whether another follows.
    pub fn rows(&self) -> i64 {
        i64::from(self.limit) + 1
    }

    /// The sort key after which the page begins; `None` at the start.
    ///
    /// # Errors
    /// 400 `invalid_cursor` for a text that [`Paging::page`] did not make.
    pub fn after<K: DeserializeOwned>(&self) -> Result<Option<K>, Problem> {
        let Some(text) = &self.cursor else { return Ok(None) };
        let bytes = BASE64.decode(text).ok().filter(|_| text.len() <= CURSOR_BYTES);
        match bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
            Some(key) => Ok(Some(key)),
            None => Err(Problem::bad_request(
                "invalid_cursor",
                "`cursor` is not one this list gave out. Take `next_cursor` of the page before, or begin without it.",
            )
            .with_errors([FieldError::new("/cursor", "invalid", "is not a cursor of this list")])),
        }
    }

    /// Makes the page of the rows that [`Paging::rows`] asked for; `key` is what the list is sorted by, ties broken.
    pub fn page<T, K: Serialize>(&self, mut rows: Vec<T>, key: impl Fn(&T) -> K) -> Page<T> {
        let has_more = rows.len() > self.limit as usize;
        rows.truncate(self.limit as usize);
        let next_cursor = rows.last().filter(|_| has_more).map(|last| cursor(&key(last)));
        let next = next_cursor.as_deref().map(|cursor| self.next_uri(cursor));
        Page { data: rows, has_more, next_cursor, total: None, next }
    }

    /// A part of a list that has no end: `reached` is where the next part begins, whether or not there is anything by now.
    pub fn part<T, K: Serialize>(&self, data: Vec<T>, reached: &K, has_more: bool) -> Page<T> {
        let cursor = cursor(reached);
        let next = has_more.then(|| self.next_uri(&cursor));
        Page { data, has_more, next_cursor: Some(cursor), total: None, next }
    }

    /// This request's address with another cursor.
    fn next_uri(&self, cursor: &str) -> String {
        let kept = self.uri.query().unwrap_or_default().split('&');
        let kept = kept.filter(|pair| !pair.is_empty() && pair.split('=').next() != Some("cursor"));
        let pairs: Vec<&str> = kept.collect();
        match pairs.is_empty() {
            true => format!("{}?cursor={cursor}", self.uri.path()),
            false => format!("{}?{}&cursor={cursor}", self.uri.path(), pairs.join("&")),
        }
    }
}

/// The cursor for a sort key.
pub fn cursor<K: Serialize>(key: &K) -> String {
    // Sort keys are numbers, texts and tuples of them, all of which have a JSON form.
    BASE64.encode(serde_json::to_vec(key).unwrap_or_default())
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The objects.
    pub data: Vec<T>,
    /// Whether more follow.
    pub has_more: bool,
    /// Where they begin.
    pub next_cursor: Option<String>,
    /// How many there are on all pages, where that was asked for.
    pub total: Option<u64>,
    next: Option<String>,
}

impl<T> Page<T> {
    /// The same page with each object in another form.
    pub fn map<U>(self, form: impl FnMut(T) -> U) -> Page<U> {
        let Self { data, has_more, next_cursor, total, next } = self;
        Page { data: data.into_iter().map(form).collect(), has_more, next_cursor, total, next }
    }

    /// The same page with these in place of its objects, in their order.
    pub fn with<U>(self, data: Vec<U>) -> Page<U> {
        let Self { data: _, has_more, next_cursor, total, next } = self;
        Page { data, has_more, next_cursor, total, next }
    }

    /// The same page, saying how many there are on all pages.
    pub fn of_total(self, total: Option<u64>) -> Self {
        Self { total, ..self }
    }

    /// The answer, in the wire form `P` that [`page_of!`](crate::page_of) declares.
    pub fn listed<P: From<Self>>(self) -> Listed<P> {
        let next = self.next.clone();
        Listed { page: P::from(self), next }
    }
}

/// The answer to a list request: the page, and the `Link` header to the next.
#[derive(Debug)]
pub struct Listed<P> {
    page: P,
    next: Option<String>,
}

impl<P: Serialize> IntoResponse for Listed<P> {
    fn into_response(self) -> Response {
        let link = self.next.and_then(|next| HeaderValue::try_from(format!("<{next}>; rel=\"next\"")).ok());
        let mut response = Json(self.page).into_response();
        if let Some(link) = link {
            response.headers_mut().insert(LINK, link);
        }
        response
    }
}

/// Declares the wire form of a page: `page_of!(/// Domains. pub DomainPage of Domain);`. A concrete type, because the
/// OpenAPI document would repeat the object's whole schema inside a generic one. `, counted` behind it adds `total`.
#[macro_export]
macro_rules! page_of {
    ($(#[$meta:meta])* $visible:vis $name:ident of $item:ty) => {
        $(#[$meta])*
        #[derive(Debug, ::serde::Serialize, ::utoipa::ToSchema)]
        $visible struct $name {
            /// The objects, in the list's order.
            pub data: ::std::vec::Vec<$item>,
            /// Whether more follow.
            pub has_more: bool,
            /// The `cursor` of the next page; null on the last.
            #[schema(required)]
            pub next_cursor: ::std::option::Option<::std::string::String>,
        }

        impl ::std::convert::From<$crate::http::Page<$item>> for $name {
            fn from(page: $crate::http::Page<$item>) -> Self {
                Self { data: page.data, has_more: page.has_more, next_cursor: page.next_cursor }
            }
        }
    };
    ($(#[$meta:meta])* $visible:vis $name:ident of $item:ty, counted) => {
        $(#[$meta])*
        #[derive(Debug, ::serde::Serialize, ::utoipa::ToSchema)]
        $visible struct $name {
            /// The objects, in the list's order.
            pub data: ::std::vec::Vec<$item>,
            /// Whether more follow.
            pub has_more: bool,
            /// The `cursor` of the next page; null on the last.
            #[schema(required)]
            pub next_cursor: ::std::option::Option<::std::string::String>,
            /// How many there are on all pages; only when `count=true` was asked for.
            #[schema(nullable = false, minimum = 0, maximum = 9007199254740991_u64, example = 12)]
            #[serde(skip_serializing_if = "Option::is_none")]
            pub total: ::std::option::Option<u64>,
        }

        impl ::std::convert::From<$crate::http::Page<$item>> for $name {
            fn from(page: $crate::http::Page<$item>) -> Self {
                Self { data: page.data, has_more: page.has_more, next_cursor: page.next_cursor, total: page.total }
            }
        }
    };
}

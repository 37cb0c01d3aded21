//! Fields as browsers send forms, in a body or behind the question mark: each at most once, and an empty one is none (RFC 6749 §3.1).

use std::fmt;

use axum::extract::{FromRequest, FromRequestParts, Request};
use http::request::Parts;

use super::Problem;
use super::extract::{is_of_type, read_body, unsupported_type};

const FORM: &str = "application/x-www-form-urlencoded";

/// The fields of a form.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

/// A field was there twice. The sender's fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is there twice")]
pub struct Twice(pub &'static str);

impl Fields {
    /// Reads what stands in a form's body or behind a question mark.
    pub fn parse(text: &[u8]) -> Self {
        Self(url::form_urlencoded::parse(text).map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// The field of that name, if it is there and not empty.
    ///
    /// # Errors
    /// [`Twice`].
    pub fn one(&self, name: &'static str) -> Result<Option<&str>, Twice> {
        let mut found = self.0.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        match (found.next(), found.next()) {
            (_, Some(_)) => Err(Twice(name)),
            (found, None) => Ok(found.filter(|value| !value.is_empty())),
        }
    }
}

/// The names alone: values may be passwords.
impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

/// The fields of a form in a body.
#[derive(Debug)]
pub struct Form(pub Fields);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_of_type(request.headers(), &[FORM]) {
            return Err(unsupported_type(FORM));
        }
        Ok(Self(Fields::parse(&read_body(request, state).await?)))
    }
}

/// The fields behind the question mark.
impl<S: Send + Sync> FromRequestParts<S> for Fields {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::parse(parts.uri.query().unwrap_or_default().as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_there_once_or_not_at_all() {
        let fields = Fields::parse(b"a=1&b=&c=x%20y+z&d=1&d=2&%zz");
        assert_eq!(fields.one("a"), Ok(Some("1")));
        assert_eq!((fields.one("b"), fields.one("x")), (Ok(None), Ok(None)));
        assert_eq!(fields.one("c"), Ok(Some("x y z")));
        assert_eq!(fields.one("d"), Err(Twice("d")));
        assert_eq!(format!("{fields:?}"), r#"["a", "b", "c", "d", "d", "%zz"]"#);
    }
}

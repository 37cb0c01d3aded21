//! The parts of a SASL exchange that both protocols carry in a line: mechanism names and base64 (RFC 4422, RFC 4648).

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use std::fmt;

/// A mechanism by its registered name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mechanism {
    /// `PLAIN` (RFC 4616).
    Plain,
    /// `LOGIN`, never standardised, still asked for by Outlook.
    Login,
    /// `SCRAM-SHA-256` (RFC 7677).
    ScramSha256,
    /// `SCRAM-SHA-256-PLUS`, with channel binding.
    ScramSha256Plus,
    /// `OAUTHBEARER` (RFC 7628).
    OAuthBearer,
    /// `XOAUTH2`, Google's and Microsoft's predecessor of it.
    XOAuth2,
    /// Any other name.
    Unknown,
}

impl Mechanism {
    /// The mechanism of that name, in any case.
    pub fn parse(name: &[u8]) -> Self {
        let known =
            [Self::Plain, Self::Login, Self::ScramSha256, Self::ScramSha256Plus, Self::OAuthBearer, Self::XOAuth2];
        known.into_iter().find(|m| m.name().as_bytes().eq_ignore_ascii_case(name)).unwrap_or(Self::Unknown)
    }

    /// The registered name; empty for `Unknown`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "PLAIN",
            Self::Login => "LOGIN",
            Self::ScramSha256 => "SCRAM-SHA-256",
            Self::ScramSha256Plus => "SCRAM-SHA-256-PLUS",
            Self::OAuthBearer => "OAUTHBEARER",
            Self::XOAuth2 => "XOAUTH2",
            Self::Unknown => "",
        }
    }
}

/// What the client sent when the exchange was its turn.
#[derive(Clone, PartialEq, Eq)]
pub enum AuthLine {
    /// The decoded response.
    Response(Vec<u8>),
    /// `*`: the client gives up.
    Cancelled,
    /// Not base64; the exchange fails with BAD.
    NotBase64,
}

impl AuthLine {
    /// Reads one line without its end.
    pub fn parse(line: &[u8]) -> Self {
        match line {
            b"*" => Self::Cancelled,
            _ => decode_base64(line).map_or(Self::NotBase64, Self::Response),
        }
    }
}

/// Says which variant, never the credentials.
impl fmt::Debug for AuthLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Response(_) => "Response(..)",
            Self::Cancelled => "Cancelled",
            Self::NotBase64 => "NotBase64",
        })
    }
}

/// A secret from the wire; `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub Vec<u8>);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// Some clients leave the padding out; the bits are unambiguous without it.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Decodes one base64 token.
pub(crate) fn decode_base64(text: &[u8]) -> Option<Vec<u8>> {
    LENIENT.decode(text).ok()
}

/// An initial response (RFC 4959 §3): `=` stands for the empty one.
pub(crate) fn decode_initial(text: &[u8]) -> Option<Vec<u8>> {
    match text {
        b"=" => Some(Vec::new()),
        _ => decode_base64(text),
    }
}

/// Appends `data` in base64, as a `+ ` challenge carries it.
pub(crate) fn encode_base64(data: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(LENIENT.encode(data).as_bytes());
}

//! Parameters of MAIL and RCPT, parsed and written: SIZE (RFC 1870), BODY (RFC 6152), SMTPUTF8 (RFC 6531), AUTH
//! (RFC 4954 §5), RET, ENVID, NOTIFY and ORCPT (RFC 3461 §4). Which of them a server offers is the command's matter.

use crate::xtext;

/// `BODY=` of RFC 6152 §2. BINARYMIME is deliberately absent: the product stores and relays lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Body {
    /// `7BIT`
    SevenBit,
    /// `8BITMIME`
    EightBitMime,
}

/// `RET=` of RFC 3461 §4.3: how much of the message a failure report returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ret {
    /// The whole message.
    Full,
    /// Its header only.
    Headers,
}

/// Parameters of MAIL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailParams {
    /// Octets the message will have.
    pub size: Option<u64>,
    /// The declared body type.
    pub body: Option<Body>,
    /// Whether the envelope or the header may carry UTF-8.
    pub smtputf8: bool,
    /// How much a report returns.
    pub ret: Option<Ret>,
    /// The sender's envelope id, decoded, at most 100 characters.
    pub envid: Option<String>,
    /// The submitter another server vouches for, decoded; `<>` when it does not know. To be taken as `<>` unless the
    /// client is trusted (RFC 4954 §5).
    pub auth: Option<String>,
}

/// Parameters of RCPT.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RcptParams {
    /// When to report; without it failures, and delays if we like.
    pub notify: Option<Notify>,
    /// The address the sender first wrote, for the report.
    pub orcpt: Option<OriginalRecipient>,
}

/// `NOTIFY=` of RFC 3461 §4.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notify {
    /// No report whatever happens.
    Never,
    /// Reports on the listed occasions, at least one of them.
    On {
        /// Delivery done.
        success: bool,
        /// Delivery failed for good.
        failure: bool,
        /// Delivery takes long.
        delay: bool,
    },
}

/// `ORCPT=` of RFC 3461 §4.2 and RFC 6533 §3.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OriginalRecipient {
    /// The address type, in lower case: `rfc822`, `utf-8`, or another registered one.
    pub address_type: String,
    /// The address, decoded.
    pub address: String,
}

/// Which parameters are allowed, because their extension was announced and the client said EHLO.
#[derive(Clone, Copy, Debug)]
pub struct Offered {
    /// SIZE and 8BITMIME, which every extended session has.
    pub basic: bool,
    /// SMTPUTF8.
    pub smtputf8: bool,
    /// DSN.
    pub dsn: bool,
    /// AUTH.
    pub auth: bool,
}

/// Why a parameter is refused; the peer's fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParamError {
    /// The keyword belongs to no extension we announced (RFC 5321 §4.1.1.11).
    #[error("parameter not recognized or not implemented")]
    Unsupported,
    /// The value breaks its grammar.
    #[error("malformed parameter")]
    Malformed,
    /// The same keyword twice (RFC 5321 §4.1.2 allows one each).
    #[error("parameter given twice")]
    Repeated,
}

impl MailParams {
    /// Reads what follows the path of MAIL: nothing, or parameters that each follow one space.
    ///
    /// # Errors
    /// The first parameter that is refused.
    pub fn parse(text: &str, offered: Offered) -> Result<Self, ParamError> {
        let mut params = Self::default();
        for pair in pairs(text)? {
            let (keyword, value) = pair?;
            let is = |name: &str, on: bool| on && keyword.eq_ignore_ascii_case(name);
            if is("SIZE", offered.basic) {
                set(&mut params.size, size(value))?;
            } else if is("BODY", offered.basic) {
                set(&mut params.body, body(value))?;
            } else if is("SMTPUTF8", offered.smtputf8) {
                match (value, params.smtputf8) {
                    (Some(_), _) => return Err(ParamError::Malformed),
                    (None, true) => return Err(ParamError::Repeated),
                    (None, false) => params.smtputf8 = true,
                }
            } else if is("RET", offered.dsn) {
                set(&mut params.ret, ret(value))?;
            } else if is("ENVID", offered.dsn) {
                set(&mut params.envid, envid(value))?;
            } else if is("AUTH", offered.auth) {
                set(&mut params.auth, value.and_then(xtext::decode).filter(|text| !text.is_empty()))?;
            } else {
                return Err(ParamError::Unsupported);
            }
        }
        Ok(params)
    }
}

impl RcptParams {
    /// Reads what follows the path of RCPT.
    ///
    /// # Errors
    /// The first parameter that is refused.
    pub fn parse(text: &str, offered: Offered) -> Result<Self, ParamError> {
        let mut params = Self::default();
        for pair in pairs(text)? {
            let (keyword, value) = pair?;
            if offered.dsn && keyword.eq_ignore_ascii_case("NOTIFY") {
                set(&mut params.notify, value.and_then(Notify::parse))?;
            } else if offered.dsn && keyword.eq_ignore_ascii_case("ORCPT") {
                set(&mut params.orcpt, value.and_then(OriginalRecipient::parse))?;
            } else {
                return Err(ParamError::Unsupported);
            }
        }
        Ok(params)
    }
}

impl Notify {
    /// Reads `NEVER` or a list of occasions, each at most once.
    pub fn parse(value: &str) -> Option<Self> {
        if value.eq_ignore_ascii_case("NEVER") {
            return Some(Self::Never);
        }
        let (mut success, mut failure, mut delay) = (false, false, false);
        for occasion in value.split(',') {
            let flag = match occasion {
                o if o.eq_ignore_ascii_case("SUCCESS") => &mut success,
                o if o.eq_ignore_ascii_case("FAILURE") => &mut failure,
                o if o.eq_ignore_ascii_case("DELAY") => &mut delay,
                _ => return None,
            };
            if std::mem::replace(flag, true) {
                return None;
            }
        }
        Some(Self::On { success, failure, delay })
    }
}

/// The wire form.
impl std::fmt::Display for Notify {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self::On { success, failure, delay } = self else { return f.write_str("NEVER") };
        let mut comma = "";
        for (on, name) in [(success, "SUCCESS"), (failure, "FAILURE"), (delay, "DELAY")] {
            if *on {
                write!(f, "{comma}{name}")?;
                comma = ",";
            }
        }
        Ok(())
    }
}

impl OriginalRecipient {
    /// Reads `type;address`, with the escape that belongs to the type.
    pub fn parse(value: &str) -> Option<Self> {
        let (kind, address) = value.split_once(';')?;
        let is_atom = !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let address_type = is_atom.then(|| kind.to_ascii_lowercase())?;
        let address = match address_type.as_str() {
            "utf-8" => xtext::decode_utf8(address),
            _ => xtext::decode(address),
        }?;
        (!address.is_empty()).then_some(Self { address_type, address })
    }

    /// Appends the wire form, which is ASCII.
    pub(crate) fn write_to(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.address_type.as_bytes());
        out.push(b';');
        match self.address_type.as_str() {
            "utf-8" => xtext::encode_utf8(&self.address, out),
            _ => xtext::encode(&self.address, out),
        }
    }
}

type Pair<'a> = Result<(&'a str, Option<&'a str>), ParamError>;

/// Splits ` KEY=value KEY`. Runs of spaces are accepted, as every large server does; clients send them at the end.
fn pairs(text: &str) -> Result<impl Iterator<Item = Pair<'_>>, ParamError> {
    if !text.is_empty() && !text.starts_with(' ') {
        return Err(ParamError::Malformed);
    }
    Ok(text.split(' ').filter(|word| !word.is_empty()).map(|word| {
        let (keyword, value) = match word.split_once('=') {
            Some((keyword, value)) => (keyword, Some(value)),
            None => (word, None),
        };
        let is_keyword = !keyword.is_empty()
            && !keyword.starts_with('-')
            && keyword.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let is_value = value
            .is_none_or(|value| !value.is_empty() && value.chars().all(|c| c > ' ' && c != '=' && !c.is_control()));
        match is_keyword && is_value {
            true => Ok((keyword, value)),
            false => Err(ParamError::Malformed),
        }
    }))
}

fn set<T>(slot: &mut Option<T>, value: Option<T>) -> Result<(), ParamError> {
    let value = value.ok_or(ParamError::Malformed)?;
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(ParamError::Repeated),
    }
}

/// RFC 1870 §4: one to twenty digits. A value past 64 bits is a size no limit allows, not an error of grammar.
fn size(value: Option<&str>) -> Option<u64> {
    let digits = value?;
    let plain = (1..=20).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().unwrap_or(u64::MAX))
}

fn body(value: Option<&str>) -> Option<Body> {
    match value? {
        v if v.eq_ignore_ascii_case("7BIT") => Some(Body::SevenBit),
        v if v.eq_ignore_ascii_case("8BITMIME") => Some(Body::EightBitMime),
        _ => None,
    }
}

fn ret(value: Option<&str>) -> Option<Ret> {
    match value? {
        v if v.eq_ignore_ascii_case("FULL") => Some(Ret::Full),
        v if v.eq_ignore_ascii_case("HDRS") => Some(Ret::Headers),
        _ => None,
    }
}

/// RFC 3461 §4.4: at most 100 characters of xtext, printable once decoded.
fn envid(value: Option<&str>) -> Option<String> {
    let value = value.filter(|value| value.len() <= 100)?;
    xtext::decode(value).filter(|id| id.chars().all(|c| matches!(c, ' '..='~')))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Offered = Offered { basic: true, smtputf8: true, dsn: true, auth: true };
    const NONE: Offered = Offered { basic: false, smtputf8: false, dsn: false, auth: false };

    #[test]
    fn mail_parameters() {
        let params = MailParams::parse(" SIZE=500000 BODY=8BITMIME smtputf8 RET=HDRS ENVID=QQ+2B1 AUTH=<>", ALL);
        let want = MailParams {
            size: Some(500_000),
            body: Some(Body::EightBitMime),
            smtputf8: true,
            ret: Some(Ret::Headers),
            envid: Some("QQ+1".into()),
            auth: Some("<>".into()),
        };
        assert_eq!(params, Ok(want));
        let auth = MailParams::parse(" AUTH=e+3Dmc2@example.com", ALL).unwrap().auth;
        assert_eq!(auth.as_deref(), Some("e=mc2@example.com"), "RFC 4954 §5");
        assert_eq!(MailParams::parse(" SIZE=99999999999999999999", ALL).unwrap().size, Some(u64::MAX));
    }

    #[test]
    fn refused_parameters() {
        for (text, error) in [
            (" SIZE=", ParamError::Malformed),
            (" SIZE", ParamError::Malformed),
            (" SIZE=-1", ParamError::Malformed),
            (" SIZE=999999999999999999999", ParamError::Malformed),
            (" SIZE=1 SIZE=1", ParamError::Repeated),
            (" BODY=BINARYMIME", ParamError::Malformed),
            (" SMTPUTF8=yes", ParamError::Malformed),
            (" SMTPUTF8 SMTPUTF8", ParamError::Repeated),
            (" RET=ALL", ParamError::Malformed),
            (" REQUIRETLS", ParamError::Unsupported),
            (" =x", ParamError::Malformed),
            (" A=b=c", ParamError::Malformed),
            ("SIZE=1", ParamError::Malformed),
            (" ENVID=a+0Ab", ParamError::Malformed),
        ] {
            assert_eq!(MailParams::parse(text, ALL), Err(error), "{text}");
        }
        let long = format!(" ENVID={}", "x".repeat(101));
        assert_eq!(MailParams::parse(&long, ALL), Err(ParamError::Malformed));
        assert_eq!(MailParams::parse(" SIZE=1", NONE), Err(ParamError::Unsupported));
        assert_eq!(RcptParams::parse(" NOTIFY=NEVER", NONE), Err(ParamError::Unsupported));
    }

    #[test]
    fn rcpt_parameters() {
        let params = RcptParams::parse(" NOTIFY=SUCCESS,delay ORCPT=rfc822;Bob+2Bx@Example.COM", ALL).unwrap();
        assert_eq!(params.notify, Some(Notify::On { success: true, failure: false, delay: true }));
        assert_eq!(params.notify.unwrap().to_string(), "SUCCESS,DELAY");
        let orcpt = params.orcpt.unwrap();
        assert_eq!((orcpt.address_type.as_str(), orcpt.address.as_str()), ("rfc822", "Bob+x@Example.COM"));
        let orcpt = OriginalRecipient::parse(r"utf-8;\x{E9}l@example.fr").unwrap();
        assert_eq!(orcpt.address, "él@example.fr");
        for bad in
            [" NOTIFY=NEVER,SUCCESS", " NOTIFY=", " NOTIFY=SUCCESS,SUCCESS", " ORCPT=a@b", " ORCPT=rfc822;", " X=1"]
        {
            assert!(RcptParams::parse(bad, ALL).is_err(), "{bad}");
        }
    }
}

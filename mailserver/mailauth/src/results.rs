//! The `Authentication-Results` field (RFC 8601).

use std::net::IpAddr;

use message::fold::Folded;

use crate::{
    arc::ArcResult,
    dkim::Dkim,
    dmarc::Dmarc,
    spf::{Spf, SpfResult},
    verify::Verdict,
};

/// Writes a verdict as one folded field with its final CRLF. `authserv_id` is our name; remove the fields that others
/// wrote in it first (`message::authres::forged`).
pub fn authentication_results(verdict: &Verdict, authserv_id: &str) -> String {
    let mut field = Folded::new("Authentication-Results:");
    field.word(authserv_id);
    iprev(&mut field, verdict);
    spf(&mut field, &verdict.spf_helo, "smtp.helo", &verdict.spf_helo.domain);
    if let Some(address) = &verdict.mail_from {
        spf(&mut field, &verdict.spf_mail_from, "smtp.mailfrom", &address.to_string());
    }
    if verdict.dkim.is_empty() {
        method(&mut field, "dkim", "none", None);
    }
    for signature in &verdict.dkim {
        dkim(&mut field, signature);
    }
    if verdict.arc.result != ArcResult::None {
        method(&mut field, "arc", verdict.arc.result.as_str(), verdict.arc.reason.as_deref());
        if let Some(sealer) = &verdict.arc.sealer {
            field.word(&format!("({} sets, last by {})", verdict.arc.sets, comment(sealer)));
        }
    }
    dmarc(&mut field, &verdict.dmarc);
    field.finish()
}

fn iprev(field: &mut Folded, verdict: &Verdict) {
    method(field, "iprev", verdict.iprev.result.as_str(), None);
    property(field, "policy.iprev", &address(verdict.ip));
    if let Some(name) = &verdict.iprev.name {
        field.word(&format!("({})", comment(name)));
    }
}

fn spf(field: &mut Folded, spf: &Spf, name: &str, value: &str) {
    // A HELO name without a record says nothing worth a line.
    if name == "smtp.helo" && spf.result == SpfResult::None {
        return;
    }
    method(field, "spf", spf.result.as_str(), spf.reason.as_deref());
    property(field, name, value);
}

fn dkim(field: &mut Folded, dkim: &Dkim) {
    method(field, "dkim", dkim.result.as_str(), dkim.reason.as_deref());
    for (name, text) in [
        ("header.d", &dkim.domain),
        ("header.s", &dkim.selector),
        ("header.a", &dkim.algorithm),
        ("header.b", &dkim.mark),
    ] {
        if !text.is_empty() {
            property(field, name, text);
        }
    }
}

fn dmarc(field: &mut Folded, dmarc: &Dmarc) {
    method(field, "dmarc", dmarc.result.as_str(), dmarc.reason.as_deref());
    if !dmarc.domain.is_empty() {
        property(field, "header.from", &dmarc.domain);
    }
    if let Some(policy) = dmarc.policy {
        property(field, "policy.dmarc", policy.as_str());
    }
}

fn method(field: &mut Folded, name: &str, result: &str, reason: Option<&str>) {
    field.glue(";").break_line().word(&format!("{name}={result}"));
    if let Some(reason) = reason {
        field.word(&format!("reason={}", quoted(reason)));
    }
}

fn property(field: &mut Folded, name: &str, text: &str) {
    field.word(&format!("{name}={}", value(text)));
}

/// An IPv6 address needs quotes: its colons are no token characters (RFC 2045 §5.1).
fn address(ip: IpAddr) -> String {
    ip.to_canonical().to_string()
}

/// A token, an address, or a quoted string (`pvalue` of RFC 8601 §2.2); peers chose most of these texts.
fn value(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`{|}~@".contains(c);
    match !text.is_empty() && text.chars().all(is_plain) {
        true => text.to_owned(),
        false => quoted(text),
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars().take(200) {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn comment(text: &str) -> String {
    text.chars().take(255).filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')).collect()
}

//! The pages on which a person logs in and says yes: no picture, nothing of another server, and no script but for passkeys, which no
//! form can ask for.

use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::response::{Html, IntoResponse, Response};
use engine::Area;
use engine::oauth::scope::{Leave, Word};
use foundation::http::{Conditions, File};
use foundation::tokens::{Area as _, Scope};
use http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use http::{HeaderMap, StatusCode};
use url::Url;

pub(super) const STYLE: &str = "/oauth/style.css";
pub(super) const SCRIPT: &str = "/oauth/passkey.js";

/// Beside its style and its script a page loads nothing; nobody frames it.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; \
                                 base-uri 'none'; frame-ancestors 'none'";

static PROGRAM: LazyLock<File> = LazyLock::new(|| File::new("passkey.js", include_str!("passkey.js")));
static SHEET: LazyLock<File> = LazyLock::new(|| File::new("style.css", include_str!("style.css")));

pub(super) async fn style(headers: HeaderMap, conditions: Conditions) -> Response {
    SHEET.answer(&headers, &conditions)
}

pub(super) async fn script(headers: HeaderMap, conditions: Conditions) -> Response {
    PROGRAM.answer(&headers, &conditions)
}

/// Text in a page.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}

/// A page with this heading.
pub(super) fn page(status: StatusCode, heading: &str, content: &str) -> Response {
    let heading = escaped(heading);
    let text = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">\
         <title>{heading}</title><link rel=\"stylesheet\" href=\"{STYLE}\"></head>\
         <body><main><h1>{heading}</h1>{content}</main></body></html>"
    );
    (status, Html(text)).into_response()
}

/// A page that only says something.
pub(super) fn notice(status: StatusCode, heading: &str, text: &str) -> Response {
    page(status, heading, &format!("<p>{}</p>", escaped(text)))
}

/// Lets the form of a page lead back to a program. Chromium holds `form-action` against the redirect behind a form too
/// (w3c/webappsec-csp issue 8), so that the place must be named.
pub(super) fn leading_to(mut response: Response, redirect_uri: &str) -> Response {
    let place = Url::parse(redirect_uri).ok().map(|uri| match uri.origin() {
        // A policy has no words for an IPv6 address; only this very machine is one here.
        _ if matches!(uri.host(), Some(url::Host::Ipv6(_))) => format!("{}:", uri.scheme()),
        origin if origin.is_tuple() => origin.ascii_serialization(),
        _ => format!("{}:", uri.scheme()),
    });
    let policy = POLICY.replace("form-action 'self'", &format!("form-action 'self' {}", place.unwrap_or_default()));
    if let Ok(policy) = HeaderValue::try_from(policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// What a program asks of a person.
pub(super) struct Consent<'a> {
    /// Who asks: this server's name.
    pub(super) server: &'a str,
    /// What people call the program.
    pub(super) client: &'a str,
    /// What it asks for.
    pub(super) leave: &'a Leave,
    /// Where the form goes.
    pub(super) action: &'a str,
    /// What the form carries along.
    pub(super) hidden: Vec<(&'static str, String)>,
    /// The name the person was known by, or has typed.
    pub(super) login: &'a str,
    /// What was wrong the last time.
    pub(super) wrong: Option<&'a str>,
    /// What the person should know before they say yes.
    pub(super) warning: Option<&'a str>,
}

/// Asks a person to log in, and to say yes or no.
pub(super) fn consent(status: StatusCode, consent: &Consent<'_>) -> Response {
    let mut text = String::new();
    let client = escaped(consent.client);
    // Writing to a string cannot fail.
    let _ = write!(text, "<p><strong>{client}</strong> asks you to let it:</p><ul>");
    for word in consent.leave.words() {
        let _ = write!(text, "<li>{}</li>", escaped(&told(*word)));
    }
    text.push_str("</ul>");
    if let Some(warning) = consent.warning {
        let _ = write!(text, "<p>{}</p>", escaped(warning));
    }
    if let Some(wrong) = consent.wrong {
        text.push_str(&complaint(wrong));
    }
    let _ = write!(text, "<form method=\"post\" action=\"{}\">", consent.action);
    for (name, value) in &consent.hidden {
        let _ = write!(text, "<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escaped(value));
    }
    let _ = write!(
        text,
        "<label for=\"login\">Your address</label>\
         <input id=\"login\" name=\"login\" value=\"{}\" autocomplete=\"username\" autocapitalize=\"none\" required maxlength=\"320\">\
         <label for=\"password\">Your password</label>\
         <input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" required maxlength=\"1024\">\
         <label for=\"code\">Code <span>of your telephone, if you have set that up</span></label>\
         <input id=\"code\" name=\"code\" autocomplete=\"one-time-code\" inputmode=\"numeric\" maxlength=\"16\">\
         <div class=\"buttons\"><button class=\"act\" name=\"decision\" value=\"allow\">Allow</button>\
         <button name=\"decision\" value=\"deny\" formnovalidate>Deny</button></div>\
         <input type=\"hidden\" name=\"passkey\"><p id=\"passkey-complaint\" class=\"bad\" role=\"alert\" hidden></p>\
         <button type=\"button\" id=\"by-passkey\" hidden>Allow with a passkey</button></form>\
         <script src=\"{SCRIPT}\" type=\"module\"></script>\
         <p class=\"soft\">{client} does not see your password. You can take this back at any time.</p>",
        escaped(consent.login)
    );
    page(status, &format!("Sign in at {}", consent.server), &text)
}

/// What was wrong. It has the focus when the page comes, so that it is read out and not passed over.
pub(super) fn complaint(text: &str) -> String {
    format!("<p class=\"bad\" role=\"alert\" tabindex=\"-1\" autofocus>{}</p>", escaped(text))
}

/// A word of a scope in a person's words.
fn told(word: Word) -> String {
    let right = match word {
        Word::OpenId => return "know who you are".to_owned(),
        Word::Profile => return "know your name".to_owned(),
        Word::Email => return "know your address".to_owned(),
        Word::OfflineAccess => return "go on while you are away".to_owned(),
        Word::Right(right) => right,
    };
    match right {
        Scope::Write(Area::Mail) => "read, change and delete your mail".to_owned(),
        Scope::Read(Area::Mail) => "read your mail".to_owned(),
        Scope::Write(Area::Submission) | Scope::Read(Area::Submission) => "send mail as you".to_owned(),
        Scope::Write(Area::Account) => "change your account".to_owned(),
        Scope::Read(Area::Account) => "see your account".to_owned(),
        Scope::Read(Area::Contacts) => "see address books".to_owned(),
        Scope::Admin => "do everything that you may do".to_owned(),
        Scope::Write(area) => format!("see and change {}", area.name().replace('-', " ")),
        Scope::Read(area) => format!("see {}", area.name().replace('-', " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_somebody_else_wrote_becomes_part_of_a_page() {
        assert_eq!(escaped(r#"<a href="x" id='y'>&"#), "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
    }
}

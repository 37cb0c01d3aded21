//! One mail to the vendor's mail host: the message (RFC 5322, RFC 2045 to 2047) and the connection around the conversation.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use foundation::tls::Clients;
use jiff::Timestamp;
use message::date;
use rustls_pki_types::ServerName;
use secrecy::{ExposeSecret as _, SecretString};
use smtp::client::{
    Cause, Chunking, Conversation, Delivery, EightBit, Envelope, Limits, Lost, Outcome, Plan, Protocol, Recipient,
    Step, TlsPolicy,
};
use smtp::server::AuthOver;
use smtp::{Credentials, ForwardPath, RcptParams, ReversePath};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::outbox::{Attempt, Mail};
use super::settings::{MailSecurity, MailSettings};

/// What any answer may take (RFC 5321 §4.5.3.2).
const PATIENCE: Duration = Duration::from_secs(120);
/// What everything may take.
const LONGEST: Duration = Duration::from_secs(600);

/// Where mails go, with the password open.
pub(super) struct Host {
    pub(super) settings: MailSettings,
    pub(super) password: Option<SecretString>,
}

trait Transport: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Transport for T {}

/// Hands a mail over.
pub(super) async fn deliver(clients: &Clients, host: &Host, mail: &Mail, now: Timestamp) -> Attempt {
    match timeout(LONGEST, converse(clients, host, mail, now)).await {
        Ok(Ok(outcome)) => judged(&outcome),
        Ok(Err(error)) => Attempt::Unreachable(format!("{}:{}: {error}", host.settings.host, host.settings.port)),
        Err(_) => Attempt::Unreachable("the mail host did not answer in time".to_owned()),
    }
}

fn judged(outcome: &Outcome) -> Attempt {
    match outcome.deliveries.first() {
        // A mail that may have arrived is not sent again: twice is worse than a reminder that comes with the next.
        Some(Delivery::Accepted(_) | Delivery::Uncertain(_)) => Attempt::Sent,
        Some(Delivery::Permanent(_, cause)) => Attempt::Refused(cause.to_string()),
        Some(Delivery::Transient(_, cause @ Cause::Reply(_))) => Attempt::Failed(cause.to_string()),
        Some(Delivery::Transient(_, cause)) => Attempt::Unreachable(cause.to_string()),
        None => Attempt::Failed("the mail host settled nothing".to_owned()),
    }
}

fn plan(host: &Host) -> Plan {
    let settings = &host.settings;
    let credentials = host.password.as_ref().filter(|_| !settings.user.is_empty()).map(|password| Credentials {
        authorization: None,
        user: settings.user.clone(),
        password: password.expose_secret().to_owned(),
    });
    Plan {
        protocol: Protocol::Smtp,
        helo: settings.from.rsplit_once('@').map_or("localhost", |(_, domain)| domain).to_owned(),
        tls: match settings.security {
            MailSecurity::Starttls => TlsPolicy::Required,
            MailSecurity::Tls => TlsPolicy::Active,
            MailSecurity::Loopback => TlsPolicy::Never,
        },
        credentials,
        auth_over: match settings.security {
            MailSecurity::Loopback => AuthOver::Any,
            MailSecurity::Starttls | MailSecurity::Tls => AuthOver::Tls,
        },
        eight_bit: EightBit::SendAnyway,
        chunking: Chunking::Never,
        limits: Limits::default(),
    }
}

async fn converse(clients: &Clients, host: &Host, mail: &Mail, now: Timestamp) -> io::Result<Outcome> {
    let settings = &host.settings;
    let raw = written(settings, mail, now);
    let invalid = |_| io::Error::new(io::ErrorKind::InvalidInput, "an address cannot be written to");
    let (reverse_path, _) = ReversePath::take(&format!("<{}>", settings.from)).map_err(invalid)?;
    let (path, _) = ForwardPath::take(&format!("<{}>", mail.recipient)).map_err(invalid)?;
    let envelope = Envelope {
        reverse_path,
        ret: None,
        envid: None,
        recipients: vec![Recipient { path, params: RcptParams::default() }],
        size: raw.len() as u64,
        eight_bit: !mail.recipient.is_ascii(),
        smtputf8: !mail.recipient.is_ascii(),
    };
    let tcp = timeout(PATIENCE, TcpStream::connect((settings.host.as_str(), settings.port))).await??;
    let mut stream: Box<dyn Transport> = match settings.security {
        MailSecurity::Tls => encrypt(clients, &settings.host, Box::new(tcp)).await?,
        MailSecurity::Starttls | MailSecurity::Loopback => Box::new(tcp),
    };
    let mut conversation = Conversation::new(plan(host), envelope);
    let outcome = loop {
        match conversation.next() {
            Step::Done(outcome) => break outcome,
            Step::Want => match exchange(&mut stream, &mut conversation).await {
                Ok(bytes) => conversation.receive(&bytes),
                Err(lost) => conversation.lost(lost),
            },
            Step::Upgrade => {
                write(&mut stream, &mut conversation).await?;
                let plain = std::mem::replace(&mut stream, Box::new(tokio::io::empty()));
                match encrypt(clients, &settings.host, plain).await {
                    Ok(encrypted) => {
                        stream = encrypted;
                        conversation.tls_established();
                    }
                    Err(error) => {
                        tracing::info!(host = settings.host, %error, "STARTTLS failed");
                        conversation.lost(Lost::TlsFailed);
                    }
                }
            }
            Step::SendBody => {
                conversation.body(&raw);
                match write(&mut stream, &mut conversation).await {
                    Ok(()) => conversation.end_body(),
                    Err(_) => conversation.lost(Lost::Closed),
                }
            }
            Step::Close => return Err(io::ErrorKind::ConnectionAborted.into()),
        }
    };
    conversation.quit();
    // The mail is settled; how the connection ends changes nothing.
    let _ = timeout(Duration::from_secs(5), write(&mut stream, &mut conversation)).await;
    Ok(outcome)
}

async fn encrypt(clients: &Clients, host: &str, stream: Box<dyn Transport>) -> io::Result<Box<dyn Transport>> {
    let name = ServerName::try_from(host.to_owned()).map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
    let connector = TlsConnector::from(Arc::clone(&clients.verified));
    Ok(Box::new(timeout(PATIENCE, connector.connect(name, stream)).await??))
}

async fn write(stream: &mut Box<dyn Transport>, conversation: &mut Conversation) -> io::Result<()> {
    stream.write_all(conversation.output()).await?;
    stream.flush().await?;
    conversation.flushed();
    Ok(())
}

async fn exchange(stream: &mut Box<dyn Transport>, conversation: &mut Conversation) -> Result<Vec<u8>, Lost> {
    match timeout(PATIENCE, write(stream, conversation)).await {
        Ok(Ok(())) => {}
        Ok(Err(_)) => return Err(Lost::Closed),
        Err(_) => return Err(Lost::TimedOut),
    }
    let mut bytes = vec![0; 4096];
    match timeout(PATIENCE, stream.read(&mut bytes)).await {
        Err(_) => Err(Lost::TimedOut),
        Ok(Err(_) | Ok(0)) => Err(Lost::Closed),
        Ok(Ok(read)) => {
            bytes.truncate(read);
            Ok(bytes)
        }
    }
}

/// The message, in 7-bit lines whatever its words are.
fn written(settings: &MailSettings, mail: &Mail, now: Timestamp) -> Vec<u8> {
    let domain = settings.from.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
    let name = encoded(&settings.from_name);
    let from = if name.is_empty() { settings.from.clone() } else { format!("{name} <{}>", settings.from) };
    let body: String = BASE64
        .encode(mail.body.replace('\n', "\r\n"))
        .as_bytes()
        .chunks(76)
        .map(|line| format!("{}\r\n", String::from_utf8_lossy(line)))
        .collect();
    format!(
        "Date: {date}\r\nFrom: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: <{id}@{domain}>\r\n\
         Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{body}",
        date = date::format_utc(now),
        to = mail.recipient,
        subject = encoded(&mail.subject),
        id = mail.id,
    )
    .into_bytes()
}

/// Words of a header as encoded words (RFC 2047 §2, at most 75 octets each), folded between them.
fn encoded(text: &str) -> String {
    let plain = |c: char| c == ' ' || c == '-' || c.is_ascii_alphanumeric();
    if text.len() <= 60 && text.chars().all(plain) {
        return text.to_owned();
    }
    let (mut words, mut word) = (Vec::new(), String::new());
    for c in text.chars() {
        if word.len() + c.len_utf8() > 39 {
            words.push(std::mem::take(&mut word));
        }
        word.push(c);
    }
    words.push(word);
    let word = |word: &String| format!("=?UTF-8?B?{}?=", BASE64.encode(word));
    words.iter().map(word).collect::<Vec<_>>().join("\r\n ")
}

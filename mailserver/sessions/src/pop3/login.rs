//! The AUTHORIZATION state: greeting, STLS, USER/PASS, AUTH; then INBOX is locked and its snapshot taken.

use std::sync::Arc;

use engine::admission::Admission;
use engine::login::{Login, LoginError, Protocol};
use imap::pop3::{Capability, Command, ErrCode};
use imap::sasl::{AuthLine, Mechanism, Secret};

use super::Service;
use super::conn::{Conn, End};
use super::maildrop::Maildrop;
use crate::sasl::{self, Attempted, Exchange, Step};

/// Why nobody is logged in after a command that tried.
enum Failed {
    Login(LoginError),
    /// Another session has the mailbox open.
    InUse,
    /// The mailbox cannot be read.
    Unavailable,
}

impl From<LoginError> for Failed {
    fn from(error: LoginError) -> Self {
        Self::Login(error)
    }
}

/// Greets, and talks until somebody has their mail before them.
pub(super) async fn run(service: &Arc<Service>, conn: &mut Conn) -> Result<Maildrop, End> {
    conn.out.ok("Pennypost is ready");
    let mut user = None;
    let mut failures = 0;
    loop {
        let login = match conn.next().await? {
            Command::User(name) if conn.wire.is_private() => {
                user = Some(name);
                conn.out.ok("now the password");
                continue;
            }
            Command::Pass(password) if conn.wire.is_private() => match user.take() {
                Some(user) => sasl::login(&user, &password.0, &attempted(service, conn)).await,
                None => {
                    conn.out.err(None, "USER comes first");
                    continue;
                }
            },
            Command::Auth { mechanism, initial } if conn.wire.is_private() => {
                match exchange(service, conn, mechanism, initial).await? {
                    Some(login) => login,
                    None => continue,
                }
            }
            Command::User(_) | Command::Pass(_) | Command::Auth { .. } => {
                conn.out.err(Some(ErrCode::Auth), "begin TLS first");
                continue;
            }
            other => {
                plain_command(service, conn, other).await?;
                continue;
            }
        };
        match open(service, login).await {
            Ok((maildrop, admission)) => {
                conn.admission = Some(admission);
                conn.out.ok("logged in");
                conn.idle = conn.limits.idle;
                return Ok(maildrop);
            }
            Err(failed) => {
                refuse(conn, &failed);
                failures += u32::from(!matches!(failed, Failed::InUse));
                if failures >= conn.limits.failed_logins {
                    return Err(End::Bye("too many failed logins"));
                }
            }
        }
    }
}

async fn open(service: &Arc<Service>, login: Result<Login, LoginError>) -> Result<(Maildrop, Admission), Failed> {
    let login = login?;
    let lock = service.locks.take(login.mailbox).ok_or(Failed::InUse)?;
    match Maildrop::open(service.engine.store(), login.mailbox, lock).await {
        Ok(maildrop) => Ok((maildrop, login.admission)),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a maildrop could not be opened");
            Err(Failed::Unavailable)
        }
    }
}

/// Commands that do not log in.
async fn plain_command(service: &Arc<Service>, conn: &mut Conn, command: Command) -> Result<(), End> {
    match command {
        Command::Capa => capabilities(service, conn),
        Command::AuthList => conn.out.mechanisms(&sasl::mechanisms(&service.engine)),
        Command::Utf8 => conn.out.ok("UTF-8 it is"),
        Command::Noop => conn.out.ok(""),
        Command::Quit => {
            conn.out.ok("goodbye");
            return Err(End::Quit);
        }
        Command::Stls => return start_tls(service, conn).await,
        _ => conn.out.err(None, "log in first"),
    }
    Ok(())
}

/// STLS (RFC 2595 §4). Octets that came in the clear behind the command are dropped.
async fn start_tls(service: &Arc<Service>, conn: &mut Conn) -> Result<(), End> {
    if conn.wire.is_tls() {
        conn.out.err(None, "TLS is spoken already");
        return Ok(());
    }
    conn.out.ok("begin TLS now");
    conn.flush().await?;
    if conn.decoder.clear() > 0 {
        tracing::info!(peer.ip = %conn.wire.peer(), "octets pipelined before STLS were dropped");
    }
    conn.wire.upgrade(&service.tls, conn.limits.login_idle).await.map_err(End::Closed)
}

/// AUTH; `None` when the exchange ended in something that is no attempt and has been answered.
async fn exchange(
    service: &Arc<Service>,
    conn: &mut Conn,
    mechanism: Mechanism,
    initial: Option<Secret>,
) -> Result<Option<Result<Login, LoginError>>, End> {
    let Some(mut exchange) = Exchange::begin(mechanism, &service.engine) else {
        conn.out.err(None, "no such mechanism");
        return Ok(None);
    };
    let mut response = initial.map(|initial| initial.0);
    if response.is_none() {
        conn.out.challenge(exchange.prompt());
    }
    loop {
        let message = match response.take() {
            Some(message) => message,
            None => match conn.auth_line().await? {
                Some(AuthLine::Response(message)) => message,
                Some(AuthLine::Cancelled) => {
                    conn.out.err(None, "authentication cancelled");
                    return Ok(None);
                }
                Some(AuthLine::NotBase64) => return Ok(Some(Err(LoginError::Malformed))),
                None => return Ok(None),
            },
        };
        match exchange.respond(&message, &attempted(service, conn)).await {
            Ok(Step::Done(login)) => return Ok(Some(Ok(login))),
            Ok(Step::Challenge(challenge, next)) => {
                conn.out.challenge(&challenge);
                exchange = next;
            }
            Err(error) => return Ok(Some(Err(error))),
        }
    }
}

fn attempted<'s>(service: &'s Arc<Service>, conn: &Conn) -> Attempted<'s> {
    Attempted { engine: &service.engine, peer: conn.wire.peer(), protocol: Protocol::Pop3 }
}

fn refuse(conn: &mut Conn, failed: &Failed) {
    match failed {
        Failed::Login(error @ LoginError::Refused) => conn.out.err(Some(ErrCode::Auth), &error.to_string()),
        Failed::Login(error @ (LoginError::Throttled(_) | LoginError::Barred(_) | LoginError::Unavailable)) => {
            conn.out.err(Some(ErrCode::SysTemp), &error.to_string());
        }
        Failed::Login(error @ LoginError::Malformed) => conn.out.err(None, &error.to_string()),
        Failed::InUse => conn.out.err(Some(ErrCode::InUse), "the mailbox is open in another session"),
        Failed::Unavailable => conn.out.err(Some(ErrCode::SysTemp), "the mailbox cannot be read at the moment"),
    }
}

/// CAPA, before login as after: clients ask once.
pub(super) fn capabilities(service: &Arc<Service>, conn: &mut Conn) {
    let mechanisms = sasl::mechanisms(&service.engine);
    let mut capabilities = vec![
        Capability::Top,
        Capability::Uidl,
        Capability::RespCodes,
        Capability::AuthRespCode,
        Capability::Pipelining,
        Capability::Utf8User,
        Capability::ExpireNever,
    ];
    if conn.wire.is_private() {
        capabilities.extend([Capability::User, Capability::Sasl(&mechanisms)]);
    }
    if !conn.wire.is_tls() {
        capabilities.push(Capability::Stls);
    }
    capabilities.push(Capability::Implementation("Pennypost"));
    conn.out.capabilities(&capabilities);
}

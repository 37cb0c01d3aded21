//! A connection before login: greeting, STARTTLS, LOGIN and AUTHENTICATE. Commands that need a user are refused here, so
//! that the rest never meets a session without one.

use std::sync::Arc;

use engine::login::{Login, LoginError, Protocol};
use imap::command::{Authenticate, Login as LoginCommand};
use imap::encode::{Code, Condition};
use imap::sasl::AuthLine;
use imap::{Command, Tag};

use super::answer::Answer;
use super::conn::{Conn, End, Input};
use super::{Service, capability, id};
use crate::sasl::{self, Attempted, Exchange, Step};

/// Greets, and talks until somebody is logged in.
pub(super) async fn run(service: &Arc<Service>, conn: &mut Conn) -> Result<Login, End> {
    let names = capability::before_login(service, conn);
    let names = capability::as_strs(&names);
    conn.out.untagged(Condition::Ok, Some(Code::Capability(&names)), "Pennypost is ready");
    let mut failures = 0;
    loop {
        let (tag, attempted) = match conn.next(conn.limits.login_idle).await? {
            Input::Append { tag, append } => {
                conn.decoder.refuse_append(&append)?;
                Answer::bad("log in first").write(&tag, &mut conn.out);
                continue;
            }
            Input::Command { tag, command } => match command {
                Command::Login(login) => {
                    let attempted = password(service, conn, &login).await;
                    (tag, attempted)
                }
                Command::Authenticate(authenticate) => match exchange(service, conn, &tag, authenticate).await? {
                    Some(attempted) => (tag, attempted),
                    None => continue,
                },
                other => {
                    plain_command(service, conn, tag, other).await?;
                    continue;
                }
            },
        };
        match attempted {
            Ok(login) => {
                welcome(conn, &tag);
                return Ok(login);
            }
            Err(answer) => {
                answer.write(&tag, &mut conn.out);
                failures += 1;
                if failures >= conn.limits.failed_logins {
                    return Err(End::Bye("too many failed logins"));
                }
            }
        }
    }
}

/// Commands that do not log in.
async fn plain_command(service: &Arc<Service>, conn: &mut Conn, tag: Tag, command: Command) -> Result<(), End> {
    let answer = match command {
        Command::Capability => {
            let names = capability::before_login(service, conn);
            conn.out.capability(&capability::as_strs(&names));
            Answer::ok("capabilities listed")
        }
        Command::Noop => Answer::ok("nothing done"),
        Command::Id(fields) => {
            id::answer(conn, &fields);
            Answer::ok("nice to meet you")
        }
        Command::Logout => {
            conn.out.untagged(Condition::Bye, None, "goodbye");
            Answer::ok("logged out").write(&tag, &mut conn.out);
            return Err(End::Logout);
        }
        Command::StartTls => return start_tls(service, conn, &tag).await,
        _ => Answer::bad("log in first"),
    };
    answer.write(&tag, &mut conn.out);
    Ok(())
}

/// STARTTLS (RFC 9051 §6.2.1). Octets that came in the clear behind the command are dropped.
async fn start_tls(service: &Arc<Service>, conn: &mut Conn, tag: &Tag) -> Result<(), End> {
    if conn.wire.is_tls() {
        Answer::bad("TLS is spoken already").write(tag, &mut conn.out);
        return Ok(());
    }
    Answer::ok("begin TLS now").write(tag, &mut conn.out);
    conn.flush().await?;
    if conn.decoder.clear() > 0 {
        tracing::info!(peer.ip = %conn.wire.peer(), "octets pipelined before STARTTLS were dropped");
    }
    conn.wire.upgrade(&service.tls, conn.limits.login_idle).await.map_err(End::Closed)
}

/// LOGIN.
async fn password(service: &Arc<Service>, conn: &Conn, login: &LoginCommand) -> Result<Login, Answer> {
    if !conn.wire.is_private() {
        return Err(Answer::no(Code::PrivacyRequired, "begin TLS first"));
    }
    sasl::login(&login.user, &login.password.0, &attempted(service, conn)).await.map_err(refused)
}

/// AUTHENTICATE; `None` when the exchange ended in something that is no attempt and has been answered.
async fn exchange(
    service: &Arc<Service>,
    conn: &mut Conn,
    tag: &Tag,
    authenticate: Authenticate,
) -> Result<Option<Result<Login, Answer>>, End> {
    if !conn.wire.is_private() {
        return Ok(Some(Err(Answer::no(Code::PrivacyRequired, "begin TLS first"))));
    }
    let Some(mut exchange) = Exchange::begin(authenticate.mechanism, &service.engine) else {
        Answer::no(Code::Cannot, "no such mechanism").write(tag, &mut conn.out);
        return Ok(None);
    };
    let mut response = authenticate.initial.map(|initial| initial.0);
    if response.is_none() {
        conn.out.challenge(exchange.prompt());
    }
    loop {
        let message = match response.take() {
            Some(message) => message,
            None => match conn.auth_line(tag, conn.limits.login_idle).await? {
                Some(AuthLine::Response(message)) => message,
                Some(AuthLine::Cancelled) => {
                    Answer::bad("authentication cancelled").write(tag, &mut conn.out);
                    return Ok(None);
                }
                Some(AuthLine::NotBase64) => return Ok(Some(Err(Answer::bad("not base64")))),
                None => return Ok(None),
            },
        };
        match exchange.respond(&message, &attempted(service, conn)).await {
            Ok(Step::Done(login)) => return Ok(Some(Ok(login))),
            Ok(Step::Challenge(challenge, next)) => {
                conn.out.challenge(&challenge);
                exchange = next;
            }
            Err(error) => return Ok(Some(Err(refused(error)))),
        }
    }
}

fn attempted<'s>(service: &'s Arc<Service>, conn: &Conn) -> Attempted<'s> {
    Attempted { engine: &service.engine, peer: conn.wire.peer(), protocol: Protocol::Imap }
}

fn refused(error: LoginError) -> Answer {
    let text = error.to_string();
    match error {
        LoginError::Refused => Answer::no(Code::AuthenticationFailed, text),
        // Not AUTHENTICATIONFAILED: clients would ask for another password, and throw the right one away.
        LoginError::Throttled(_) | LoginError::Barred(_) | LoginError::Unavailable => {
            Answer::no(Code::Unavailable, text)
        }
        LoginError::Malformed => Answer::bad(text),
    }
}

fn welcome(conn: &mut Conn, tag: &Tag) {
    conn.decoder.set_limits(conn.limits.after_login.clone());
    let names = capability::after_login(conn);
    let names = capability::as_strs(&names);
    conn.out.tagged(tag, Condition::Ok, Some(Code::Capability(&names)), "logged in");
}

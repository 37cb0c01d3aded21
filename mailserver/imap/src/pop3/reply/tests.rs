use super::*;

fn written(write: impl FnOnce(&mut Replies)) -> String {
    let mut replies = Replies::new();
    write(&mut replies);
    String::from_utf8_lossy(&replies.take()).into_owned()
}

#[test]
fn single_lines() {
    assert_eq!(written(|r| r.ok("")), "+OK\r\n");
    assert_eq!(written(|r| r.ok("ready\r\n-ERR x")), "+OK ready  -ERR x\r\n");
    assert_eq!(written(|r| r.err(Some(ErrCode::InUse), "locked")), "-ERR [IN-USE] locked\r\n");
    assert_eq!(written(|r| r.err(Some(ErrCode::SysTemp), "later")), "-ERR [SYS/TEMP] later\r\n");
    assert_eq!(written(|r| r.refused(Fault::UnknownCommand)), "-ERR unknown command\r\n");
    assert_eq!(written(|r| r.challenge(b"Username:")), "+ VXNlcm5hbWU6\r\n");
    // RFC 1939 §5, §7
    assert_eq!(written(|r| r.stat(2, 320)), "+OK 2 320\r\n");
    assert_eq!(written(|r| r.list_one(2, 200)), "+OK 2 200\r\n");
    assert_eq!(written(|r| r.uidl_one(2, "QhdPYR:00WBw1Ph7x7")), "+OK 2 QhdPYR:00WBw1Ph7x7\r\n");
}

#[test]
fn listings_end_with_a_dot() {
    assert_eq!(written(|r| r.list([(1, 120), (2, 200)])), "+OK sizes follow\r\n1 120\r\n2 200\r\n.\r\n");
    assert_eq!(
        written(|r| r.uidl([(1, "whqtswO00WBw418f9t5JxYwZ")])),
        "+OK unique ids follow\r\n1 whqtswO00WBw418f9t5JxYwZ\r\n.\r\n"
    );
    assert_eq!(written(|r| r.mechanisms(&[Mechanism::Plain])), "+OK mechanisms follow\r\nPLAIN\r\n.\r\n");
    let all = [
        Capability::Top,
        Capability::User,
        Capability::Sasl(&[Mechanism::Plain, Mechanism::Login]),
        Capability::RespCodes,
        Capability::AuthRespCode,
        Capability::Pipelining,
        Capability::Uidl,
        Capability::Stls,
        Capability::Utf8User,
        Capability::ExpireNever,
        Capability::Implementation("Pennypost"),
    ];
    assert_eq!(
        written(|r| r.capabilities(&all)),
        "+OK capabilities follow\r\nTOP\r\nUSER\r\nSASL PLAIN LOGIN\r\nRESP-CODES\r\nAUTH-RESP-CODE\r\nPIPELINING\r\n\
         UIDL\r\nSTLS\r\nUTF8 USER\r\nEXPIRE NEVER\r\nIMPLEMENTATION Pennypost\r\n.\r\n"
    );
}

use jiff::Timestamp;
use proptest::prelude::*;

use super::{Facts, Repair, RepairError};
use crate::address::Address;

fn repair(raw: &str) -> Result<String, RepairError> {
    let submitter = Address::parse("anna@example.org").expect("valid");
    let facts = Facts { now: Timestamp::UNIX_EPOCH, submitter: &submitter, unique: "u1" };
    let repair = Repair::of(raw.as_bytes(), &facts)?;
    Ok(String::from_utf8(repair.apply(raw.as_bytes())).expect("text"))
}

const DATE: &str = "Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n";

#[test]
fn adds_what_is_missing_and_removes_blind_recipients() {
    let whole = "Date: x\r\nMessage-ID: <a@b>\r\nFrom: a@b\r\n\r\nBcc: body\r\n";
    for (raw, expected) in [
        (whole.to_owned(), whole.to_owned()),
        ("From: a@b\r\n\r\nx".to_owned(), format!("{DATE}Message-ID: <u1@example.org>\r\nFrom: a@b\r\n\r\nx")),
        (
            "Date: x\r\nBcc: c@d,\r\n\te@f\r\nMessage-Id: <a@b>\r\nFrom: a@b\r\nRESENT-BCC: g\r\n\r\nx".to_owned(),
            "Date: x\r\nMessage-Id: <a@b>\r\nFrom: a@b\r\n\r\nx".to_owned(),
        ),
        (
            format!("{DATE}Message-ID: <a@b>\r\nFrom: a@b, c@d\r\n\r\n"),
            format!("Sender: <anna@example.org>\r\n{DATE}Message-ID: <a@b>\r\nFrom: a@b, c@d\r\n\r\n"),
        ),
    ] {
        assert_eq!(repair(&raw), Ok(expected), "{raw}");
    }
}

#[test]
fn refuses_what_only_the_sender_can_mend() {
    for (raw, error) in [
        ("Subject: x\r\n\r\n", RepairError::NoFrom),
        ("From: a@b\r\nFrom: c@d\r\n\r\n", RepairError::ManyFrom),
        ("From: \r\n\r\n", RepairError::EmptyFrom),
        ("From: group:;\r\n\r\n", RepairError::EmptyFrom),
        ("From: a@b\r\nSender: a@b\r\nSender: c@d\r\n\r\n", RepairError::ManySender),
    ] {
        assert_eq!(repair(raw), Err(error), "{raw}");
    }
}

proptest! {
    #[test]
    fn nothing_else_changes(lines in proptest::collection::vec("Bcc: [a-z\r\n\t ]{0,20}\r\n|X: [a-z]{0,5}\r\n", 0..8), body in "[a-z\r\n]{0,20}") {
        let raw = format!("From: a@b\r\n{}\r\n{body}", lines.concat());
        let repaired = repair(&raw).expect("has From");
        let tail = &repaired[repaired.find("From:").expect("kept")..];
        prop_assert!(crate::fields::find(repaired.as_bytes(), "Bcc").is_none());
        let end = format!("\r\n{body}");
        prop_assert!(tail.ends_with(&end));
    }
}

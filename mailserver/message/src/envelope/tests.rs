use proptest::prelude::*;

use super::{Entry, Envelope, Mailbox, addresses, mailboxes};

/// Writes a list in a short form: `name <route:local@host>`, groups as `group{` and `}`.
fn shown(value: &str) -> Vec<String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    addresses(value.as_bytes())
        .iter()
        .map(|entry| match entry {
            Entry::GroupStart(name) => format!("{}{{", text(name)),
            Entry::GroupEnd => "}".to_owned(),
            Entry::Mailbox(Mailbox { name, route, local, host }) => {
                let name = name.as_deref().map(text).map(|name| format!("{name} ")).unwrap_or_default();
                let route = route.as_deref().map(text).map(|route| format!("{route}:")).unwrap_or_default();
                format!("{name}<{route}{}@{}>", text(local), text(host))
            }
        })
        .collect()
}

#[test]
fn reads_address_lists() {
    let cases: [(&str, &[&str]); 23] = [
        // RFC 5322 appendices A.1.1 to A.1.3, A.5, A.6.1 and A.6.3.
        ("John Doe <jdoe@machine.example>", &["John Doe <jdoe@machine.example>"]),
        ("\"Joe Q. Public\" <john.q.public@example.com>", &["Joe Q. Public <john.q.public@example.com>"]),
        (
            "Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>",
            &["Mary Smith <mary@x.test>", "<jdoe@example.org>", "Who? <one@y.test>"],
        ),
        (
            "<boss@nil.test>, \"Giant; \\\"Big\\\" Box\" <sysservices@example.net>",
            &["<boss@nil.test>", "Giant; \"Big\" Box <sysservices@example.net>"],
        ),
        (
            "A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;",
            &["A Group{", "Ed Jones <c@a.test>", "<joe@where.test>", "John <jdoe@one.test>", "}"],
        ),
        ("Undisclosed recipients:;", &["Undisclosed recipients{", "}"]),
        ("Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>", &["Pete <pete@silly.test>"]),
        (
            "A Group(Some people)\r\n     :Chris Jones <c@(Chris's host.)public.example>,\r\n         joe@example.org,\r\n  John <jdoe@one.test> (my dear friend); (the end of the group)",
            &["A Group{", "Chris Jones <c@public.example>", "<joe@example.org>", "John <jdoe@one.test>", "}"],
        ),
        ("(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;", &["Hidden recipients{", "}"]),
        ("Joe Q. Public <john.q.public@example.com>", &["Joe Q. Public <john.q.public@example.com>"]),
        (
            "Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example",
            &["Mary Smith <@node.test:mary@example.net>", "<jdoe@test.example>"],
        ),
        ("<@a,@b:c@d>", &["<@a,@b:c@d>"]),
        ("John Doe <jdoe@machine(comment).  example>", &["John Doe <jdoe@machine.example>"]),
        // What real mail holds.
        ("jdoe@example.org (John Doe)", &["John Doe <jdoe@example.org>"]),
        ("=?utf-8?q?a,_b?= <a@b.c>", &["=?utf-8?q?a,_b?= <a@b.c>"]),
        ("a@b.c <a@b.c>", &["a@b.c <a@b.c>"]),
        ("postmaster", &["<postmaster@>"]),
        ("\"a b\"@example.org", &["<a b@example.org>"]),
        ("x@[192.0.2.1]", &["<x@[192.0.2.1]>"]),
        ("undisclosed", &["<undisclosed@>"]),
        ("Anna <anna@example.org", &["Anna <anna@example.org>"]),
        ("a@b; c@d", &["<a@b>", "<c@d>"]),
        (",,;", &[]),
    ];
    for (value, expected) in cases {
        assert_eq!(shown(value), expected, "{value}");
    }
}

#[test]
fn reads_the_envelope_of_rfc_9051() {
    // The message behind the FETCH of RFC 9051 §8.
    let raw = b"Date: Wed, 17 Jul 1996 02:23:25 -0700 (PDT)\r\n\
        From: Terry Gray <gray@cac.washington.edu>\r\n\
        Subject: IMAP4rev2 WG mtg summary and minutes\r\n\
        To: imap@cac.washington.edu\r\n\
        cc: minutes@CNRI.Reston.VA.US, John Klensin <KLENSIN@MIT.EDU>\r\n\
        Message-Id: <B27397-0100000@cac.washington.ed>\r\n\
        MIME-Version: 1.0\r\n\
        Content-Type: TEXT/PLAIN; CHARSET=US-ASCII\r\n\r\n";
    let one = |name: Option<&str>, local: &str, host: &str| {
        Entry::Mailbox(Mailbox { name: name.map(Into::into), route: None, local: local.into(), host: host.into() })
    };
    let gray = vec![one(Some("Terry Gray"), "gray", "cac.washington.edu")];
    let expected = Envelope {
        date: Some(b"Wed, 17 Jul 1996 02:23:25 -0700 (PDT)".to_vec()),
        subject: Some(b"IMAP4rev2 WG mtg summary and minutes".to_vec()),
        from: gray.clone(),
        sender: gray.clone(),
        reply_to: gray,
        to: vec![one(None, "imap", "cac.washington.edu")],
        cc: vec![one(None, "minutes", "CNRI.Reston.VA.US"), one(Some("John Klensin"), "KLENSIN", "MIT.EDU")],
        bcc: Vec::new(),
        in_reply_to: None,
        message_id: Some(b"<B27397-0100000@cac.washington.ed>".to_vec()),
    };
    assert_eq!(Envelope::parse(raw), expected);
}

#[test]
fn keeps_encoded_words_folds_and_first_fields() {
    let raw =
        b"Subject: =?utf-8?q?gr=C3=BCn?=\r\n next\r\nSubject: second\r\nFrom: a@b\r\nSender:\r\nReply-To: c@d\r\n\r\n";
    let envelope = Envelope::parse(raw);
    assert_eq!(envelope.subject.as_deref(), Some(b"=?utf-8?q?gr=C3=BCn?= next".as_slice()));
    assert_eq!(envelope.sender, envelope.from);
    assert_ne!(envelope.reply_to, envelope.from);
}

#[test]
fn mailboxes_become_addresses() {
    let raw = b"To: Anna <anna@example.org>, g: b@Example.ORG, nobody;\r\nTo: c@d.e\r\n\r\n";
    let found: Vec<_> = mailboxes(raw, "to").iter().map(|m| m.address().map(|a| a.to_string())).collect();
    let expected = [Some("anna@example.org"), Some("b@example.org"), None, Some("c@d.e")];
    assert_eq!(found, expected.map(|a| a.map(str::to_owned)));
}

#[test]
fn a_list_is_cut_at_its_limit() {
    let value = "a@b,".repeat(super::MAX_ADDRESSES + 10);
    assert_eq!(addresses(value.as_bytes()).len(), super::MAX_ADDRESSES);
}

proptest! {
    #[test]
    fn never_panics(value in proptest::collection::vec(prop_oneof![
        proptest::sample::select(b"<>@,;:.\"()[]\\ =?".to_vec()), any::<u8>()], 0..120))
    {
        let entries = addresses(&value);
        let open = entries.iter().filter(|e| matches!(e, Entry::GroupStart(_))).count();
        let closed = entries.iter().filter(|e| matches!(e, Entry::GroupEnd)).count();
        prop_assert_eq!(open, closed);
    }
}

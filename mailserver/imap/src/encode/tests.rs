use super::*;
use crate::fetch::{Rfc822, Section, SectionText};
use crate::list::SpecialUse;
use crate::mailbox::Mailbox;
use crate::status::StatusItem;
use jiff::Timestamp;
use message::structure::{Limits, Message};
use proptest::prelude::*;

fn written(write: impl FnOnce(&mut Encoder)) -> String {
    written_in(TextMode::Ascii, write)
}

fn written_in(mode: TextMode, write: impl FnOnce(&mut Encoder)) -> String {
    let mut encoder = Encoder::new();
    encoder.set_text_mode(mode);
    write(&mut encoder);
    String::from_utf8_lossy(&encoder.take()).into_owned()
}

fn tag(text: &str) -> Tag {
    Tag::parse(text.as_bytes()).expect("a tag")
}

fn uids(numbers: &[u32]) -> SequenceSet {
    SequenceSet::from_sorted(numbers.iter().copied())
}

#[test]
fn status_responses() {
    let capability = ["IMAP4rev2", "STARTTLS"];
    let flags = ["\\Seen", "\\*"];
    let (from, to) = (uids(&[304, 319, 320]), uids(&[3956, 3957, 3958]));
    let table: [(Option<Code<'_>>, &str); 14] = [
        (None, "a1 OK done\r\n"),
        (Some(Code::ReadWrite), "a1 OK [READ-WRITE] done\r\n"),
        (Some(Code::Capability(&capability)), "a1 OK [CAPABILITY IMAP4rev2 STARTTLS] done\r\n"),
        (Some(Code::PermanentFlags(&flags)), "a1 OK [PERMANENTFLAGS (\\Seen \\*)] done\r\n"),
        (Some(Code::UidNext(4392)), "a1 OK [UIDNEXT 4392] done\r\n"),
        (Some(Code::UidValidity(3857529045)), "a1 OK [UIDVALIDITY 3857529045] done\r\n"),
        (Some(Code::HighestModSeq(715194045007)), "a1 OK [HIGHESTMODSEQ 715194045007] done\r\n"),
        (Some(Code::Unseen(12)), "a1 OK [UNSEEN 12] done\r\n"),
        (Some(Code::AppendUid { uid_validity: 38505, uid: 3955 }), "a1 OK [APPENDUID 38505 3955] done\r\n"),
        // RFC 4315 §4
        (
            Some(Code::CopyUid { uid_validity: 38505, from: &from, to: &to }),
            "a1 OK [COPYUID 38505 304,319:320 3956:3958] done\r\n",
        ),
        (Some(Code::Modified(&from)), "a1 OK [MODIFIED 304,319:320] done\r\n"),
        (Some(Code::TryCreate), "a1 OK [TRYCREATE] done\r\n"),
        (Some(Code::OverQuota), "a1 OK [OVERQUOTA] done\r\n"),
        (Some(Code::UnknownCte), "a1 OK [UNKNOWN-CTE] done\r\n"),
    ];
    for (code, expected) in table {
        assert_eq!(written(|e| e.tagged(&tag("a1"), Condition::Ok, code, "done")), expected);
    }
    assert_eq!(written(|e| e.untagged(Condition::Bye, None, "see\r\n* OK you")), "* BYE see  * OK you\r\n");
    assert_eq!(written(|e| e.untagged(Condition::No, Some(Code::Alert), "Größe")), "* NO [ALERT] Gr??e\r\n");
    assert_eq!(written_in(TextMode::Utf8, |e| e.untagged(Condition::Ok, None, "Größe")), "* OK Größe\r\n");
}

#[test]
fn refusals_and_continuations() {
    let syntax = Fault::Syntax { expected: "space", at: 3 };
    assert_eq!(written(|e| e.refused(Some(&tag("a")), &syntax)), "a BAD expected space at byte 3\r\n");
    assert_eq!(written(|e| e.refused(None, &Fault::NotDone)), "* BAD expected DONE\r\n");
    assert_eq!(
        written(|e| e.refused(Some(&tag("a")), &Fault::BadCharset)),
        "a NO [BADCHARSET (US-ASCII UTF-8)] unknown charset\r\n"
    );
    assert_eq!(
        written(|e| e.refused(Some(&tag("a")), &Fault::MessageTooLarge { limit: 9 })),
        "a NO [TOOBIG] message larger than 9 octets\r\n"
    );
    assert_eq!(
        written(|e| e.refused(Some(&tag("a")), &Fault::TooDeep { limit: 9 })),
        "a BAD [LIMIT] search nested deeper than 9\r\n"
    );
    assert_eq!(written(|e| e.continuation("ready")), "+ ready\r\n");
    assert_eq!(written(|e| e.challenge(b"Username:")), "+ VXNlcm5hbWU6\r\n");
    assert_eq!(written(|e| e.challenge(b"")), "+ \r\n");
}

#[test]
fn data_of_the_session() {
    assert_eq!(written(|e| e.capability(&["IMAP4rev1", "IDLE"])), "* CAPABILITY IMAP4rev1 IDLE\r\n");
    assert_eq!(
        written(|e| e.enabled(&[Extension::CondStore, Extension::Utf8Accept])),
        "* ENABLED CONDSTORE UTF8=ACCEPT\r\n"
    );
    assert_eq!(written(|e| e.id(&[])), "* ID NIL\r\n");
    assert_eq!(written(|e| e.id(&[("name", "Penny\"post")])), "* ID (\"name\" \"Penny\\\"post\")\r\n");
    assert_eq!(written(|e| e.flags(["\\Seen", "$Junk"])), "* FLAGS (\\Seen $Junk)\r\n");
    assert_eq!(written(|e| e.exists(0)), "* 0 EXISTS\r\n");
    assert_eq!(written(|e| e.recent(5)), "* 5 RECENT\r\n");
    assert_eq!(written(|e| e.expunge(44)), "* 44 EXPUNGE\r\n");
    // RFC 7162 §3.2.10
    assert_eq!(
        written(|e| e.vanished(Vanished::Earlier, &uids(&[41, 43, 44, 45]))),
        "* VANISHED (EARLIER) 41,43:45\r\n"
    );
    assert_eq!(written(|e| e.vanished(Vanished::Now, &uids(&[405, 407]))), "* VANISHED 405,407\r\n");
    assert_eq!(written(|e| e.vanished(Vanished::Now, &uids(&[]))), "");
}

#[test]
fn search_answers() {
    assert_eq!(written(|e| e.search([2, 84, 882], None)), "* SEARCH 2 84 882\r\n");
    assert_eq!(written(|e| e.search([], None)), "* SEARCH\r\n");
    assert_eq!(written(|e| e.search([2, 5], Some(917162500))), "* SEARCH 2 5 (MODSEQ 917162500)\r\n");
    // RFC 4731 §3.1
    let found = Esearch { min: Some(2), max: Some(47), count: Some(25), ..Esearch::default() };
    assert_eq!(
        written(|e| e.esearch(&tag("A283"), Numbering::Sequence, &found)),
        "* ESEARCH (TAG \"A283\") MIN 2 MAX 47 COUNT 25\r\n"
    );
    let found = Esearch { all: Some(uids(&[4, 5, 9])), mod_seq: Some(12), ..Esearch::default() };
    assert_eq!(
        written(|e| e.esearch(&tag("A"), Numbering::Uid, &found)),
        "* ESEARCH (TAG \"A\") UID ALL 4:5,9 MODSEQ 12\r\n"
    );
    let none = Esearch { all: Some(uids(&[])), ..Esearch::default() };
    assert_eq!(written(|e| e.esearch(&tag("A"), Numbering::Uid, &none)), "* ESEARCH (TAG \"A\") UID\r\n");
}

#[test]
fn mailboxes() {
    let drafts = Mailbox::new("Entwürfe");
    let list = ListResponse {
        kind: ListKind::List,
        attributes: &[ListAttribute::HasNoChildren, ListAttribute::Use(SpecialUse::Drafts)],
        mailbox: &drafts,
        subscribed_children: false,
        old_name: None,
    };
    assert_eq!(written(|e| e.list(&list)), "* LIST (\\HasNoChildren \\Drafts) \"/\" \"Entw&APw-rfe\"\r\n");
    assert_eq!(
        written_in(TextMode::Utf8, |e| e.list(&list)),
        "* LIST (\\HasNoChildren \\Drafts) \"/\" \"Entwürfe\"\r\n"
    );
    let inbox = Mailbox::new("inbox");
    let parent =
        ListResponse { attributes: &[], mailbox: &inbox, subscribed_children: true, old_name: Some(&drafts), ..list };
    assert_eq!(
        written(|e| e.list(&parent)),
        "* LIST () \"/\" INBOX (\"CHILDINFO\" (\"SUBSCRIBED\") \"OLDNAME\" (\"Entw&APw-rfe\"))\r\n"
    );
    assert_eq!(
        written(|e| e.list(&ListResponse {
            kind: ListKind::Lsub,
            old_name: None,
            subscribed_children: false,
            ..parent
        })),
        "* LSUB () \"/\" INBOX\r\n"
    );
    assert_eq!(written(Encoder::list_delimiter), "* LIST (\\Noselect) \"/\" \"\"\r\n");
    let items =
        [(StatusItem::Messages, Some(231)), (StatusItem::UidNext, Some(44292)), (StatusItem::AppendLimit, None)];
    assert_eq!(
        written(|e| e.status(&inbox, &items)),
        "* STATUS INBOX (MESSAGES 231 UIDNEXT 44292 APPENDLIMIT NIL)\r\n"
    );
    let namespace = Namespace { personal: &[""], shared: &["Shared/"], ..Namespace::default() };
    assert_eq!(written(|e| e.namespace(&namespace)), "* NAMESPACE ((\"\" \"/\")) NIL ((\"Shared/\" \"/\"))\r\n");
    let quota = [Quota { resource: QuotaResource::Storage, usage: 10, limit: 512 }];
    assert_eq!(written(|e| e.quota("", &quota)), "* QUOTA \"\" (STORAGE 10 512)\r\n");
    assert_eq!(written(|e| e.quota_root(&inbox, &[""])), "* QUOTAROOT INBOX \"\"\r\n");
}

#[test]
fn strings_take_the_form_they_need() {
    let string = |mode, text: &[u8]| written_in(mode, |e| e.string(text));
    assert_eq!(string(TextMode::Ascii, b"a \"b\" \\c"), "\"a \\\"b\\\" \\\\c\"");
    assert_eq!(string(TextMode::Ascii, b""), "\"\"");
    assert_eq!(string(TextMode::Ascii, b"a\r\nb"), "{4}\r\na\r\nb");
    assert_eq!(string(TextMode::Ascii, b"a\0b"), "{3}\r\na?b");
    assert_eq!(string(TextMode::Ascii, "ü".as_bytes()), "{2}\r\nü");
    assert_eq!(string(TextMode::Utf8, "ü".as_bytes()), "\"ü\"");
    assert!(string(TextMode::Utf8, b"\xfc").starts_with("{1}\r\n"), "quoted text must be valid UTF-8");
    assert!(string(TextMode::Ascii, &[b'x'; 1001]).starts_with("{1001}\r\n"));
}

#[test]
fn fetch_item_by_item() {
    let section = |part: &[u32], text| Section { part: part.to_vec(), text };
    let fields = SectionText::HeaderFields(vec!["Date".into(), "fRom".into(), "odd(name".into()]);
    let text = written(|e| {
        let mut fetch = e.fetch(12);
        fetch.uid(4);
        fetch.flags(["\\Seen"]);
        fetch.internal_date(Timestamp::from_second(837_596_665).expect("in range"));
        fetch.size(4286);
        fetch.mod_seq(65402);
        fetch.section(&section(&[], SectionText::All), Some(0), 3);
        fetch.out().extend_from_slice(b"abc");
        fetch.section(&section(&[1, 2], fields), None, 0);
        fetch.section_nil(&section(&[9], SectionText::Mime), None);
        fetch.rfc822(Rfc822::Header, 2);
        fetch.out().extend_from_slice(b"\r\n");
        fetch.binary(&[1], None, b"a\0");
        fetch.binary(&[2], Some(5), b"ab");
        fetch.binary_nil(&[3], None);
        fetch.binary_size(&[2], 7);
        fetch.end();
    });
    let expected = "* 12 FETCH (UID 4 FLAGS (\\Seen) INTERNALDATE \"17-Jul-1996 09:44:25 +0000\" RFC822.SIZE 4286 \
        MODSEQ (65402) BODY[]<0> {3}\r\nabc BODY[1.2.HEADER.FIELDS (Date fRom \"odd(name\")] {0}\r\n \
        BODY[9.MIME] NIL RFC822.HEADER {2}\r\n\r\n BINARY[1] ~{2}\r\na\0 BINARY[2]<5> {2}\r\nab BINARY[3] NIL \
        BINARY.SIZE[2] 7)\r\n";
    assert_eq!(text, expected);
}

fn fetched(raw: &str, fetch: impl FnOnce(&mut FetchResponse<'_>, &Message)) -> String {
    let message = Message::parse(raw.replace('\n', "\r\n").as_bytes(), &Limits::default());
    written(|e| {
        let mut response = e.fetch(1);
        fetch(&mut response, &message);
        response.end();
    })
}

#[test]
fn envelope_of_rfc_9051() {
    // §7.5.2's example.
    let raw = "Date: Wed, 17 Jul 1996 02:23:25 -0700 (PDT)\nFrom: Terry Gray <gray@cac.washington.edu>\n\
        Subject: IMAP4rev2 WG mtg summary and minutes\nTo: imap@cac.washington.edu\n\
        cc: minutes@CNRI.Reston.VA.US, John Klensin <KLENSIN@MIT.EDU>\n\
        Message-Id: <B27397-0100000@cac.washington.ed>\nMIME-Version: 1.0\n\
        Content-Type: TEXT/PLAIN; CHARSET=US-ASCII\n\nbody\n";
    assert_eq!(
        fetched(raw, |fetch, message| fetch.envelope(&message.envelope)),
        "* 1 FETCH (ENVELOPE (\"Wed, 17 Jul 1996 02:23:25 -0700 (PDT)\" \
         \"IMAP4rev2 WG mtg summary and minutes\" \
         ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\")) \
         ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\")) \
         ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\")) \
         ((NIL NIL \"imap\" \"cac.washington.edu\")) \
         ((NIL NIL \"minutes\" \"CNRI.Reston.VA.US\")(\"John Klensin\" NIL \"KLENSIN\" \"MIT.EDU\")) NIL NIL \
         \"<B27397-0100000@cac.washington.ed>\"))\r\n"
    );
    assert_eq!(
        fetched("Subject: x\nTo: Team: a@b.org;\n\n", |fetch, message| fetch.envelope(&message.envelope)),
        "* 1 FETCH (ENVELOPE (NIL \"x\" NIL NIL NIL ((NIL NIL \"Team\" NIL)(NIL NIL \"a\" \"b.org\")(NIL NIL NIL NIL)) \
         NIL NIL NIL NIL))\r\n"
    );
}

#[test]
fn body_structures() {
    // RFC 9051 §7.5.2: a text part, with and without extension data.
    let text = "Content-Type: text/plain; charset=US-ASCII\nContent-Transfer-Encoding: 7bit\n\none\ntwo\n";
    assert_eq!(
        fetched(text, |fetch, message| fetch.body(&message.root)),
        "* 1 FETCH (BODY (\"text\" \"plain\" (\"charset\" \"US-ASCII\") NIL NIL \"7bit\" 10 2))\r\n"
    );
    assert_eq!(
        fetched(text, |fetch, message| fetch.body_structure(&message.root)),
        "* 1 FETCH (BODYSTRUCTURE (\"text\" \"plain\" (\"charset\" \"US-ASCII\") NIL NIL \"7bit\" 10 2 NIL NIL NIL NIL))\r\n"
    );
    let mixed = "Content-Type: multipart/mixed; boundary=b\nContent-Language: en, de\n\n--b\n\nhi\n--b\n\
        Content-Type: image/png; name=\"a b.png\"\nContent-Disposition: attachment; filename=a.png\n\
        Content-ID: <1@x>\nContent-Transfer-Encoding: base64\n\nAAAA\n--b\n\
        Content-Type: message/rfc822\n\nSubject: in\n\nbody\n--b--\n";
    assert_eq!(
        fetched(mixed, |fetch, message| fetch.body_structure(&message.root)),
        "* 1 FETCH (BODYSTRUCTURE ((\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 2 0 NIL NIL NIL NIL)\
         (\"image\" \"png\" (\"name\" \"a b.png\") \"<1@x>\" NIL \"base64\" 4 NIL (\"attachment\" (\"filename\" \"a.png\")) NIL NIL)\
         (\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 19 (NIL \"in\" NIL NIL NIL NIL NIL NIL NIL NIL) \
         (\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 4 0 NIL NIL NIL NIL) 2 NIL NIL NIL NIL) \
         \"mixed\" (\"boundary\" \"b\") NIL (\"en\" \"de\") NIL))\r\n"
    );
    let basic = fetched(mixed, |fetch, message| fetch.body(&message.root));
    assert!(basic.ends_with("2) \"mixed\"))\r\n"), "{basic}");
}

proptest! {
    #[test]
    fn numbers(number in any::<u64>()) {
        let mut out = Vec::new();
        decimal(number, &mut out);
        prop_assert_eq!(String::from_utf8(out), Ok(number.to_string()));
    }

    /// A string written is one our own grammar reads back, and never breaks the line it stands in.
    #[test]
    fn strings_are_read_back(text in prop::collection::vec(1u8.., 0..40)) {
        let mut encoder = Encoder::new();
        encoder.raw("a LOGIN x ");
        encoder.string(&text);
        encoder.line_end();
        let mut decoder = crate::Decoder::new(crate::Limits::after_login());
        decoder.feed(&encoder.take());
        let mut password = None;
        while let Ok(Some(item)) = decoder.next() {
            if let crate::Item::Command { command: crate::Command::Login(login), .. } = item {
                password = Some(login.password.0);
            }
        }
        prop_assert_eq!(password, Some(text));
    }
}

use super::*;
use crate::command::{Access, Fetch, QResync, Select};
use crate::fetch::{FetchItem, Partial, Section, SectionText, SetSeen};
use crate::limits::Limits;
use crate::list::SpecialUse;
use crate::mailbox::Mailbox;
use crate::search::{Charset, DateOrder, SearchField, SearchKey, SearchReturn};
use crate::sequence::{Messages, SequenceSet};
use crate::status::StatusItem;
use proptest::prelude::*;

fn rules() -> Rules {
    Rules { limits: Limits::after_login(), ..Rules::default() }
}

fn parse(line: &str) -> Command {
    match tagged(format!("a1 {line}").as_bytes(), &rules()) {
        Ok((_, command)) => command,
        Err(refused) => panic!("{line}: {}", refused.fault),
    }
}

fn fault_under(rules: &Rules, line: &str) -> String {
    match tagged(format!("a1 {line}").as_bytes(), rules) {
        Ok((_, command)) => panic!("{line}: {command:?}"),
        Err(refused) => refused.fault.to_string(),
    }
}

fn fault(line: &str) -> String {
    fault_under(&rules(), line)
}

fn set(text: &str) -> SequenceSet {
    sequence_set(text.as_bytes(), &rules()).unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

fn messages(text: &str) -> Messages {
    Messages::Set(set(text))
}

fn fetch(line: &str) -> Fetch {
    match parse(line) {
        Command::Fetch(fetch) => fetch,
        other => panic!("{line}: {other:?}"),
    }
}

fn search(line: &str) -> crate::search::Search {
    match parse(line) {
        Command::Search(search) => search,
        other => panic!("{line}: {other:?}"),
    }
}

fn section(part: &[u32], text: SectionText, partial: Option<Partial>, seen: SetSeen) -> FetchItem {
    FetchItem::Section { section: Section { part: part.to_vec(), text }, partial, seen }
}

fn needle(field: SearchField, needle: &str) -> SearchKey {
    SearchKey::Text { field, needle: needle.to_owned() }
}

/// Every client line of the examples, by RFC. That each parses; what the more telling ones mean is tested below.
#[test]
fn examples_of_the_rfcs_parse() {
    let lines = [
        // RFC 9051 and RFC 3501
        "CAPABILITY",
        "NOOP",
        "LOGOUT",
        "STARTTLS",
        "AUTHENTICATE GSSAPI",
        "AUTHENTICATE PLAIN",
        "LOGIN SMITH SESAME",
        "ENABLE CONDSTORE",
        "ENABLE X-GOOD-IDEA",
        "SELECT INBOX",
        "EXAMINE blurdybloop",
        "CREATE owatagusiam/",
        "CREATE owatagusiam/blurdybloop",
        "DELETE blurdybloop",
        "DELETE foo/bar",
        "RENAME blurdybloop sarasoop",
        "RENAME INBOX old-mail",
        "SUBSCRIBE #news.comp.mail.mime",
        "UNSUBSCRIBE #news.comp.mail.mime",
        "LIST \"\" \"\"",
        "LIST #news.comp.mail.misc \"\"",
        "LIST /usr/staff/jones \"\"",
        "LIST ~/Mail/ %",
        "LIST (SUBSCRIBED) \"\" \"*\"",
        "LIST () \"\" (\"INBOX\" \"Drafts\" \"Sent/%\")",
        "LIST \"\" (\"INBOX\" \"Drafts\" \"Sent/%\")",
        "LIST (REMOTE) \"\" \"%\" RETURN (CHILDREN)",
        "LIST (REMOTE SUBSCRIBED) \"\" \"*\"",
        "LIST (SUBSCRIBED RECURSIVEMATCH) \"\" \"%\"",
        "LIST (SUBSCRIBED RECURSIVEMATCH) \"\" \"*2\" RETURN (CHILDREN)",
        "LIST \"\" \"%\" RETURN (CHILDREN)",
        "LSUB \"#news.\" \"comp.mail.*\"",
        "LSUB \"#news.\" \"comp.%\"",
        "NAMESPACE",
        "STATUS blurdybloop (UIDNEXT MESSAGES)",
        "IDLE",
        "CHECK",
        "CLOSE",
        "UNSELECT",
        "EXPUNGE",
        "UID EXPUNGE 3000:3002",
        "SEARCH RETURN (MIN COUNT) FLAGGED SINCE 1-Feb-1994 NOT FROM \"Smith\"",
        "SEARCH FLAGGED SINCE 1-Feb-1994 NOT FROM \"Smith\"",
        "SEARCH TEXT \"string not in mailbox\"",
        "SEARCH RETURN () FLAGGED SINCE 1-Feb-1994 NOT FROM \"Smith\"",
        "SEARCH RETURN (SAVE) FLAGGED SINCE 1-Feb-1994 NOT FROM \"Smith\"",
        "FETCH $ (UID INTERNALDATE FLAGS BODY.PEEK[HEADER.FIELDS (Date From Subject)])",
        "SEARCH UID $ SMALLER 4096",
        "SEARCH OR $ 1,3000:3021 TEXT \"nothing\"",
        "SEARCH RETURN (MIN MAX SAVE) $ SMALLER 4096",
        "FETCH 2:4 (FLAGS BODY[HEADER.FIELDS (DATE FROM)])",
        "STORE 2:4 +FLAGS (\\Deleted)",
        "COPY 2:4 MEETING",
        "MOVE 42:69 foo",
        "UID MOVE 42:69 foo",
        "UID FETCH 4827313:4828442 FLAGS",
        "FETCH 12 full",
        "FETCH 12 body[header]",
        "STORE 12 +flags \\deleted",
        // RFC 2971
        "ID (\"name\" \"sodr\" \"version\" \"19.34\" \"vendor\" \"Pink Floyd Music Limited\")",
        "ID NIL",
        // RFC 3348, RFC 5258, RFC 5819, RFC 6154
        "LIST \"\" % RETURN (STATUS (MESSAGES UNSEEN))",
        "LIST (SUBSCRIBED RECURSIVEMATCH) \"\" % RETURN (STATUS (MESSAGES))",
        "LIST (SPECIAL-USE) \"\" \"*\"",
        "LIST \"\" \"*\" RETURN (SPECIAL-USE)",
        "LIST (RECURSIVEMATCH SPECIAL-USE) \"\" \"*\"",
        "CREATE MySpecial (USE (\\Drafts \\Sent))",
        "CREATE Everything (USE (\\All))",
        // RFC 3516
        "FETCH 1 (BINARY.SIZE[1.2] BINARY.PEEK[1.2]<0.100> BINARY[])",
        // RFC 4315, RFC 6851
        "UID COPY 3:4 saved-messages",
        // RFC 7162
        "SELECT INBOX (CONDSTORE)",
        "STATUS blurdybloop (UIDNEXT MESSAGES HIGHESTMODSEQ)",
        "UID STORE 6,4,8 (UNCHANGEDSINCE 12121230045) +FLAGS.SILENT (\\Deleted)",
        "STORE 7,5,9 (UNCHANGEDSINCE 320162338) +FLAGS.SILENT (\\Deleted)",
        "STORE 12 (UNCHANGEDSINCE 12121230045) +FLAGS.SILENT ($MDNSent)",
        "FETCH 1:* (FLAGS) (CHANGEDSINCE 12345)",
        "UID FETCH 300:500 (FLAGS) (CHANGEDSINCE 12345 VANISHED)",
        "UID FETCH 1:* (FLAGS) (CHANGEDSINCE 1 VANISHED)",
        "FETCH 1,2,5 (MODSEQ)",
        "SEARCH MODSEQ \"/flags/\\\\draft\" all 620162338",
        "SEARCH RETURN (MIN) MODSEQ 162",
        "SELECT INBOX (QRESYNC (67890007 20050715194045000 41,43:211,214:541))",
        "SELECT INBOX (QRESYNC (67890007 90060115194045000 41:211,214:541))",
        "SELECT INBOX (QRESYNC (67890007 90060115205545359 1:29997 (5000,7500,9000,9990:9999 15000,22500,27000,29970,29973,29976,29979,29982,29985,29988,29991,29994,29997)))",
        "SELECT INBOX (QRESYNC (67890007 777))",
        "ENABLE QRESYNC CONDSTORE",
        // RFC 8438, RFC 7889, RFC 6855
        "STATUS frop (MESSAGES SIZE)",
        "STATUS INBOX (APPENDLIMIT)",
        "ENABLE UTF8=ACCEPT",
        // RFC 9208
        "GETQUOTA \"!partition/sda4\"",
        "GETQUOTAROOT INBOX",
        "SETQUOTA \"\" (STORAGE 512)",
        "STATUS INBOX (MESSAGES DELETED DELETED-STORAGE)",
    ];
    for line in lines {
        parse(line);
        parse(&line.to_ascii_lowercase());
    }
}

#[test]
fn authenticate_with_and_without_initial_response() {
    // RFC 4959 §4
    let initial = |line: &str| match parse(line) {
        Command::Authenticate(it) => (it.mechanism, it.initial.map(|secret| secret.0)),
        other => panic!("{other:?}"),
    };
    let expected = Some(b"\0test\0test".to_vec());
    assert_eq!(initial("AUTHENTICATE PLAIN AHRlc3QAdGVzdA=="), (Mechanism::Plain, expected.clone()));
    assert_eq!(initial("authenticate plain AHRlc3QAdGVzdA"), (Mechanism::Plain, expected));
    assert_eq!(initial("AUTHENTICATE EXTERNAL ="), (Mechanism::Unknown, Some(Vec::new())));
    assert_eq!(initial("AUTHENTICATE SCRAM-SHA-256"), (Mechanism::ScramSha256, None));
    assert_eq!(fault("AUTHENTICATE PLAIN %%%"), "expected initial response in base64 at byte 23");
}

#[test]
fn credentials_may_be_quoted_escaped_and_8_bit() {
    let login = |octets: &[u8]| match tagged(octets, &rules()) {
        Ok((_, Command::Login(login))) => (login.user, login.password.0),
        other => panic!("{}", other.err().map(|refused| refused.fault.to_string()).unwrap_or_default()),
    };
    assert_eq!(login(br#"a LOGIN "joe" "pa\"ss\\word""#), ("joe".into(), br#"pa"ss\word"#.to_vec()));
    assert_eq!(login(b"a login joe@example.org sesame]"), ("joe@example.org".into(), b"sesame]".to_vec()));
    // Latin-1 in a quoted password, as old clients send it.
    assert_eq!(login(b"a LOGIN joe \"caf\xe9\""), ("joe".into(), b"caf\xe9".to_vec()));
    assert_eq!(login("a LOGIN \"jöe\" x".as_bytes()), ("jöe".into(), b"x".to_vec()));
    assert_eq!(fault("LOGIN joe"), "expected space at byte 13");
    assert_eq!(fault(r#"LOGIN "DOMAIN\joe" x"#), "expected \" or \\ after \\ at byte 18");
    assert_eq!(fault("LOGIN \"joe x"), "expected closing quote at byte 16");
}

#[test]
fn select_and_its_parameters() {
    let plain = |access| Select { mailbox: Mailbox::new("INBOX"), access, condstore: false, qresync: None };
    assert_eq!(parse("SELECT inbox"), Command::Select(plain(Access::ReadWrite)));
    assert_eq!(parse("EXAMINE \"Inbox\""), Command::Select(plain(Access::ReadOnly)));
    let qresync = QResync {
        uid_validity: 67890007,
        mod_seq: 20050715194045000,
        known_uids: Some(set("41,43:211,214:541")),
        matches: None,
    };
    assert_eq!(
        parse("SELECT INBOX (QRESYNC (67890007 20050715194045000 41,43:211,214:541) CONDSTORE)"),
        Command::Select(Select { condstore: true, qresync: Some(qresync), ..plain(Access::ReadWrite) })
    );
    assert_eq!(fault("SELECT INBOX (QRESYNC (1 2 1:*))"), "expected set without * before at byte 34");
    assert_eq!(
        fault("SELECT INBOX (QRESYNC (1 2 (1:2 5)))"),
        "expected as many UIDs as sequence numbers before at byte 37"
    );
}

#[test]
fn mailbox_names() {
    assert_eq!(parse("CREATE foo/"), Command::Create { mailbox: Mailbox::new("foo"), uses: Vec::new() });
    assert_eq!(parse("CREATE InBox/x"), Command::Create { mailbox: Mailbox::new("INBOX/x"), uses: Vec::new() });
    assert_eq!(
        parse("CREATE x (USE (\\sent))"),
        Command::Create { mailbox: Mailbox::new("x"), uses: vec![SpecialUse::Sent] }
    );
    assert_eq!(parse("DELETE inboxes"), Command::Delete(Mailbox::new("inboxes")));
    assert_eq!(parse("DELETE Entw&APw-rfe"), Command::Delete(Mailbox::new("Entwürfe")));
    assert_eq!(parse("DELETE \"Entwürfe\""), Command::Delete(Mailbox::new("Entwürfe")));
    assert_eq!(fault("DELETE R&D"), "expected mailbox name in modified UTF-7 or UTF-8 at byte 11");
    assert_eq!(fault("DELETE \"a\tb\""), "expected mailbox name without control characters at byte 11");
    assert_eq!(fault("DELETE &AAo-"), "expected mailbox name without control characters at byte 11");
    assert_eq!(fault("DELETE foo%"), "expected end of line at byte 14");
}

#[test]
fn list_in_all_its_forms() {
    let list = |line: &str| match parse(line) {
        Command::List(listing) => listing,
        other => panic!("{other:?}"),
    };
    let listing = list("LIST \"\" \"\"");
    assert_eq!((listing.reference.as_str(), listing.patterns, listing.extended), ("", vec![String::new()], false));
    let listing = list("list \"\" *");
    assert_eq!(listing.patterns, ["*"]);
    let listing = list(
        "LIST (SUBSCRIBED RECURSIVEMATCH) \"\" (INBOX \"Entw&APw-rfe/%\") RETURN (CHILDREN STATUS (MESSAGES SIZE))",
    );
    assert_eq!(listing.patterns, ["INBOX", "Entwürfe/%"]);
    assert!(listing.extended && listing.select.subscribed && listing.select.recursive_match && !listing.select.remote);
    assert!(listing.returns.children && !listing.returns.subscribed);
    assert_eq!(listing.returns.status, [StatusItem::Messages, StatusItem::Size]);
    assert_eq!(fault("LIST (RECURSIVEMATCH) \"\" %"), "expected SUBSCRIBED beside RECURSIVEMATCH before at byte 25");
    assert_eq!(fault("LIST (FROB) \"\" %"), "expected known selection option before at byte 14");
    assert_eq!(fault("LIST \"\""), "expected space at byte 11");
    assert_eq!(fault("STATUS INBOX ()"), "expected status item before ) at byte 19");
}

#[test]
fn fetch_macros_items_and_sections() {
    assert_eq!(fetch("FETCH 1:* FAST").items, [FetchItem::Flags, FetchItem::InternalDate, FetchItem::Size]);
    assert_eq!(fetch("FETCH 1 ALL").items.len(), 4);
    assert_eq!(fetch("FETCH 1 (FULL FLAGS BODY)").items.len(), 5, "no item twice");
    let whole = section(&[], SectionText::All, None, SetSeen::Yes);
    assert!(whole.sets_seen());
    assert_eq!(fetch("FETCH 1 BODY[]").items, [whole]);
    // Apple Mail, Outlook and Thunderbird in turn.
    let names = |names: &[&str]| SectionText::HeaderFields(names.iter().map(|name| (*name).to_owned()).collect());
    assert_eq!(
        fetch("UID FETCH 1:* (INTERNALDATE UID RFC822.SIZE FLAGS BODY.PEEK[HEADER.FIELDS (date subject from to cc message-id in-reply-to references content-type x-priority)])").items.len(),
        5
    );
    assert_eq!(
        fetch("UID FETCH 7 (BODY.PEEK[HEADER.FIELDS (From  \"To\" )] UID )").items,
        [FetchItem::Uid, section(&[], names(&["From", "To"]), None, SetSeen::No)]
    );
    assert_eq!(
        fetch("uid fetch 9 (uid rfc822.size body.peek[]<0.1024>)").items,
        [
            FetchItem::Uid,
            FetchItem::Size,
            section(&[], SectionText::All, Some(Partial { start: 0, length: 1024 }), SetSeen::No)
        ]
    );
    assert_eq!(
        fetch("FETCH 1 (BODY[4.2.2.1] BODY[4.2.HEADER] BODY.PEEK[4.1.MIME] BODY[1.TEXT])").items,
        [
            section(&[4, 2, 2, 1], SectionText::All, None, SetSeen::Yes),
            section(&[4, 2], SectionText::Header, None, SetSeen::Yes),
            section(&[4, 1], SectionText::Mime, None, SetSeen::No),
            section(&[1], SectionText::Text, None, SetSeen::Yes),
        ]
    );
    let table = [
        ("FETCH 1 BODY[MIME]", "expected HEADER, HEADER.FIELDS, TEXT or, below a part, MIME before at byte 21"),
        ("FETCH 1 BODY[1.]", "expected section at byte 19"),
        ("FETCH 1 BODY[0]", "expected part number at byte 17"),
        ("FETCH 1 BODY[]<0.0>", "expected length of at least 1 before at byte 22"),
        ("FETCH 1 BODY[]<0>", "expected . in partial at byte 20"),
        ("FETCH 1 BODY[HEADER.FIELDS ()]", "expected field name before ) at byte 33"),
        ("FETCH 1 ()", "expected fetch item before ) at byte 14"),
        ("FETCH 1 FROB", "expected known fetch item before at byte 16"),
        ("FETCH 1 FLAGS UID", "expected end of line at byte 18"),
        ("FETCH 0 FLAGS", "expected sequence set at byte 10"),
        ("FETCH 1:* (FLAGS", "expected space or ) at byte 20"),
        ("FETCH 1 (FLAGS) (VANISHED)", "expected UID FETCH with CHANGEDSINCE for VANISHED before at byte 30"),
    ];
    for (line, expected) in table {
        assert_eq!(fault(line), expected, "{line}");
    }
}

#[test]
fn fetch_implies_uid_and_modseq() {
    let fetched = fetch("UID FETCH 1:* FLAGS (CHANGEDSINCE 5 VANISHED)");
    assert_eq!(fetched.items, [FetchItem::Uid, FetchItem::Flags, FetchItem::ModSeq]);
    assert_eq!((fetched.changed_since, fetched.vanished), (Some(5), true));
    assert_eq!(fetched.messages, messages("1:*"));
    assert_eq!(fetch("FETCH $ UID").messages, Messages::Saved);
}

#[test]
fn partial_windows() {
    let partial = |start, length| Partial { start, length };
    assert_eq!(partial(0, 1024).of(10), 0..10);
    assert_eq!(partial(5, 2).of(10), 5..7);
    assert_eq!(partial(50, 2).of(10), 10..10);
    assert_eq!(partial(5, u64::MAX).of(10), 5..10);
}

#[test]
fn store_in_all_its_forms() {
    let store = |line: &str| match parse(line) {
        Command::Store(store) => (store.change, store.reply, store.flags, store.unchanged_since),
        other => panic!("{other:?}"),
    };
    assert_eq!(store("STORE 1 FLAGS (\\Seen)"), (FlagChange::Replace, StoreReply::Flags, vec![Flag::Seen], None));
    assert_eq!(store("STORE 1 FLAGS ()"), (FlagChange::Replace, StoreReply::Flags, vec![], None));
    let both = vec![Flag::Seen, Flag::Deleted];
    assert_eq!(
        store("store 1 -flags.silent \\seen \\deleted"),
        (FlagChange::Remove, StoreReply::Silent, both.clone(), None)
    );
    assert_eq!(
        store("STORE 1 (UNCHANGEDSINCE 0) +FLAGS(\\Seen \\Deleted \\SEEN)"),
        (FlagChange::Add, StoreReply::Flags, both, Some(0))
    );
    assert_eq!(fault("STORE 1 +FLAGS (\\Frob)"), "expected known flag or keyword at byte 25");
    assert_eq!(fault("STORE 1 FROB (\\Seen)"), "expected FLAGS, +FLAGS or -FLAGS at byte 16");
}

#[test]
fn search_programs() {
    let not = |key| SearchKey::Not(Box::new(key));
    let header = |name: &str| SearchField::Header(name.to_owned());
    let since = jiff::civil::date(1994, 2, 1);
    assert_eq!(
        search("SEARCH FLAGGED SINCE 1-Feb-1994 NOT FROM \"Smith\"").key,
        SearchKey::And(vec![
            SearchKey::Flag(Flag::Flagged),
            SearchKey::Internal(DateOrder::Since, since),
            not(needle(header("from"), "Smith")),
        ])
    );
    assert_eq!(search("UID SEARCH ALL").key, SearchKey::All);
    assert_eq!(search("SEARCH 2:4,7").key, SearchKey::Messages(messages("2:4,7")));
    assert_eq!(search("SEARCH UID 1:*").key, SearchKey::Uid(messages("1:*")));
    assert_eq!(search("SEARCH UNSEEN").key, not(SearchKey::Flag(Flag::Seen)));
    assert_eq!(search("SEARCH HEADER Message-ID <a@b>").key, needle(header("message-id"), "<a@b>"));
    assert_eq!(search("SEARCH HEADER X-Spam \"\"").key, needle(header("x-spam"), ""));
    assert_eq!(
        search("SEARCH OR OR SEEN DRAFT (DELETED LARGER 5)").key,
        SearchKey::Or(vec![
            SearchKey::Or(vec![SearchKey::Flag(Flag::Seen), SearchKey::Flag(Flag::Draft)]),
            SearchKey::And(vec![SearchKey::Flag(Flag::Deleted), SearchKey::Larger(5)]),
        ])
    );
    assert_eq!(
        search("SEARCH SENTON \"1-Feb-1994\" BODY {3}\r\na\"b").key,
        SearchKey::And(vec![SearchKey::Sent(DateOrder::On, since), needle(SearchField::Body, "a\"b")])
    );
    assert_eq!(search("SEARCH MODSEQ \"/flags/\\\\draft\" all 620162338").key, SearchKey::ModSeq(620162338));
    assert!(search("SEARCH NOT (SEEN MODSEQ 1)").key.asks_mod_seq());
}

#[test]
fn search_options_and_charsets() {
    let found = search("SEARCH RETURN () CHARSET utf-8 TEXT \"Grüße\"");
    assert_eq!(found.result, Some(SearchReturn { all: true, ..SearchReturn::default() }));
    assert_eq!(found.charset, Some(Charset::Utf8));
    assert_eq!(found.key, needle(SearchField::Text, "Grüße"));
    assert_eq!(search("SEARCH TEXT \"Grüße\"").charset, None, "sent without CHARSET by most clients");
    assert_eq!(search("SEARCH CHARSET \"\" UNSEEN").charset, None);
    let save = search("SEARCH RETURN (SAVE) ALL").result;
    assert_eq!(save, Some(SearchReturn { save: true, ..SearchReturn::default() }));
    assert_eq!(fault("SEARCH CHARSET KOI8-R TEXT x"), "unknown charset");
    let latin1 = tagged(b"a SEARCH TEXT \"caf\xe9\"", &rules());
    assert!(matches!(latin1, Err(Refused { fault: Fault::BadCharset, .. })));
    assert_eq!(fault("SEARCH"), "expected space at byte 10");
    assert_eq!(fault("SEARCH FROB"), "expected known search key before at byte 15");
    assert_eq!(fault("SEARCH SINCE yesterday"), "expected date like 1-Feb-1994 before at byte 26");
    assert_eq!(fault("SEARCH ()"), "expected search key at byte 12");
}

#[test]
fn odd_spacing_and_tags_are_let_pass() {
    // Outlook doubles spaces and leaves one before a parenthesis or the line's end.
    parse("FETCH  1:*  (UID  FLAGS ) ");
    parse("SEARCH  UNSEEN  ");
    parse("STATUS \"INBOX\"  ( MESSAGES UNSEEN )");
    parse("SELECT INBOX ");
    for tag in ["]1", "a.1", "$-7", "1|2", "A_b=c", "~", "0"] {
        let line = format!("{tag} NOOP");
        assert_eq!(tagged(line.as_bytes(), &rules()).ok().map(|(tag, _)| tag.to_string()).as_deref(), Some(tag));
    }
    for tag in ["", "+", "a+b", "*", "(a", "a\"", "ü", "a{", "a\\b"] {
        let line = format!("{tag} NOOP");
        let refused = tagged(line.as_bytes(), &rules()).err().map(|refused| (refused.tag, refused.fault.to_string()));
        assert_eq!(refused, Some((None, "expected tag at byte 1".to_owned())), "{tag}");
    }
}

#[test]
fn id_is_bounded_by_its_rfc() {
    assert_eq!(
        parse("ID (\"name\" \"mutt\" \"os\" NIL)"),
        Command::Id(vec![("name".into(), Some("mutt".into())), ("os".into(), None)])
    );
    assert_eq!(fault(&format!("ID ({})", "\"a\" NIL ".repeat(31))), "more than 30 ID fields");
    assert_eq!(fault(&format!("ID (\"{}\" NIL)", "n".repeat(31))), "more than 30 octets in an ID field name");
    assert_eq!(fault(&format!("ID (\"n\" \"{}\")", "v".repeat(1025))), "more than 1024 octets in an ID value");
}

#[test]
fn each_bound_is_named_when_crossed() {
    let limits = Limits {
        tag: 4,
        name: 10,
        keyword: 6,
        list: 3,
        ranges: 3,
        search_keys: 5,
        search_depth: 2,
        ..Limits::after_login()
    };
    let rules = Rules { limits, ..Rules::default() };
    let table = [
        ("DELETE 12345678901", "more than 10 octets in a mailbox name"),
        ("LIST \"\" 1234567890%", "more than 10 octets in a mailbox name"),
        ("STORE 1 FLAGS toolong", "more than 6 octets in a flag"),
        ("STORE 1 FLAGS (a b c d)", "more than 3 list elements"),
        ("STORE 1 FLAGS a b c d", "more than 3 flags"),
        ("FETCH 1,3,5,7 FLAGS", "more than 3 ranges in a sequence set"),
        ("SEARCH ALL ALL ALL ALL ALL ALL", "more than 5 search keys"),
        ("SEARCH (((ALL)))", "search nested deeper than 2"),
        ("SEARCH NOT NOT NOT ALL", "search nested deeper than 2"),
    ];
    for (line, expected) in table {
        assert_eq!(fault_under(&rules, line), expected, "{line}");
    }
    assert!(tagged(b"abcd NOOP", &rules).is_ok());
    assert!(tagged(b"abcde NOOP", &rules).is_err_and(|refused| refused.tag.is_none()));
    let deep = format!("FETCH 1 BODY[{}1]", "1.".repeat(100));
    assert_eq!(fault(&deep), "more than 100 levels in a part number");
    let wide = format!("SEARCH {}ALL", "OR ALL ".repeat(900));
    assert!(matches!(search(&wide).key, SearchKey::Or(keys) if keys.len() == 901), "a chain of OR needs no depth");
}

/// What both parsers know must be taken or refused alike. Lines where we are lenient on purpose are not drawn.
#[test]
fn agrees_with_imap_codec() {
    use imap_codec::decode::Decoder as _;
    let lines = [
        "CAPABILITY",
        "NOOP",
        "LOGIN joe \"pa ss\"",
        "LOGIN joe",
        "SELECT INBOX",
        "SELECT",
        "EXAMINE a%",
        "CREATE \"a b\"",
        "RENAME a b",
        "RENAME a",
        "LIST \"\" *",
        "LIST \"\"",
        "LSUB \"\" %",
        "STATUS INBOX (MESSAGES UIDNEXT)",
        "STATUS INBOX MESSAGES",
        "CLOSE",
        "UNSELECT",
        "EXPUNGE",
        "EXPUNGE 1",
        "IDLE",
        "ENABLE CONDSTORE",
        "SEARCH ALL",
        "SEARCH OR SEEN (DELETED DRAFT)",
        "SEARCH OR SEEN",
        "SEARCH SINCE 1-Feb-1994 LARGER 10",
        "SEARCH 1:3,*",
        "SEARCH KEYWORD foo UID 1:*",
        "SEARCH HEADER a b NOT FROM c",
        "UID SEARCH UNSEEN",
        "FETCH 1:* FULL",
        "FETCH 1:* (FLAGS UID BODY.PEEK[HEADER.FIELDS (a b)] BODY[1.2.MIME]<0.5>)",
        "FETCH 1 BODY[1.TEXT]",
        "FETCH 1 BODY[",
        "FETCH a FLAGS",
        "UID FETCH 1,2:* (RFC822.SIZE RFC822.HEADER INTERNALDATE BODYSTRUCTURE)",
        "STORE 1 +FLAGS (\\Seen $Junk)",
        "STORE 1 FLAGS.SILENT \\Seen \\Draft",
        "STORE 1 (\\Seen)",
        "COPY 1:2 foo",
        "COPY foo",
        "MOVE 1:2 foo",
        "UID MOVE * foo",
        "GETQUOTA \"\"",
        "GETQUOTAROOT INBOX",
        "SETQUOTA \"\" (STORAGE 512)",
    ];
    for line in lines {
        let full = format!("a1 {line}\r\n");
        let theirs = imap_codec::CommandCodec::default().decode(full.as_bytes());
        let ours = tagged(full.trim_end().as_bytes(), &rules());
        assert_eq!(ours.is_ok(), theirs.is_ok(), "{line}: {:?}", ours.err().map(|refused| refused.fault));
    }
}

proptest! {
    #[test]
    fn random_octets_never_panic(octets in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = tagged(&octets, &rules());
    }

    #[test]
    fn random_grammar_never_panics(words in prop::collection::vec(prop::sample::select(vec![
        "UID", "FETCH", "SEARCH", "STORE", "LIST", "SELECT", "STATUS", "ID", "1:*", "*", "$", "(", ")", "\"", "\\",
        "{3}\r\nabc", "{9}\r\n", "BODY[", "]", "<0.", "1>", "HEADER.FIELDS", "RETURN", "OR", "NOT", "QRESYNC", "1", ",",
        "+FLAGS", "\\Seen", "NIL", "~", "&AOk-", "%", "1-Feb-1994", "MODSEQ", "CHARSET", "UTF8", "\0", "é",
    ]), 0..20), gaps in prop::collection::vec(any::<bool>(), 20)) {
        let mut line = "a".to_owned();
        for (word, gap) in words.iter().zip(gaps) {
            line.push_str(if gap { " " } else { "" });
            line.push_str(word);
        }
        let _ = tagged(line.as_bytes(), &rules());
    }

    #[test]
    fn mailbox_names_survive_both_encodings(name in "[ -~äß日本😀]{1,30}") {
        let mailbox = Mailbox::new(&name);
        for mode in [crate::TextMode::Ascii, crate::TextMode::Utf8] {
            let mut wire = Vec::new();
            mailbox.to_wire(mode, &mut wire);
            prop_assert_eq!(Mailbox::from_wire(&wire, mode), Ok(mailbox.clone()));
        }
    }
}

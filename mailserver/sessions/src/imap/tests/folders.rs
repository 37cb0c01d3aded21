//! Folders and their names.

use crate::testing::{Site, on_both};

on_both!(
    folders_are_made_listed_renamed_and_deleted,
    subscriptions_are_names_of_their_own,
    names_travel_in_utf7_until_utf8_is_on,
    folders_are_bounded,
    renaming_inbox_moves_its_messages,
);

async fn folders_are_made_listed_renamed_and_deleted(site: Site) {
    site.imap(
        "C: a LIST \"\" \"\"
         S: * LIST (\\Noselect) \"/\" \"\"
         S: a OK …
         C: b CREATE Work/2026/
         S: b OK …
         C: c CREATE work
         S: c OK …
         C: d CREATE Work
         S: d NO [ALREADYEXISTS] …
         C: e CREATE inbox
         S: e NO [ALREADYEXISTS] …
         C: f CREATE /Work
         S: f NO [CANNOT] …
         C: g LIST \"\" \"W*\"
         S: * LIST (\\HasChildren) \"/\" \"Work\"
         S: * LIST (\\HasNoChildren) \"/\" \"Work/2026\"
         S: g OK …
         C: h DELETE Work
         S: h OK …
         C: i LIST \"\" W%
         S: * LIST (\\Noselect \\HasChildren) \"/\" \"Work\"
         S: i OK …
         C: j SELECT Work
         S: j NO [NONEXISTENT] …
         C: k DELETE Work
         S: k NO [HASCHILDREN] …
         C: l RENAME Work/2026 Old/Things
         S: l OK …
         C: m RENAME Old Old/Inner
         S: m NO [CANNOT] …
         C: n RENAME Nope Else
         S: n NO [NONEXISTENT] …
         C: o LIST \"\" Old*
         S: * LIST (\\HasChildren) \"/\" \"Old\"
         S: * LIST (\\HasNoChildren) \"/\" \"Old/Things\"
         S: o OK …
         C: p DELETE INBOX
         S: p NO [CANNOT] …
         C: q LIST \"\" % RETURN (SPECIAL-USE STATUS (MESSAGES))
         S: * LIST (\\HasNoChildren \\Archive) \"/\" \"Archive\"
         S: * STATUS \"Archive\" (MESSAGES 0)
         S: * LIST (\\HasNoChildren \\Drafts) \"/\" \"Drafts\"
         S: * STATUS …
         S: * LIST (\\HasNoChildren) \"/\" INBOX
         S: * STATUS …
         S: * LIST (\\HasNoChildren \\Junk) …
         S: * STATUS …
         S: * LIST (\\HasChildren) \"/\" \"Old\"
         S: * STATUS …
         S: * LIST (\\HasNoChildren \\Sent) …
         S: * STATUS …
         S: * LIST (\\HasNoChildren \\Trash) …
         S: * STATUS …
         S: * LIST (\\HasNoChildren) \"/\" \"work\"
         S: * STATUS …
         S: q OK …
         C: r CREATE Mine (USE (\\Sent))
         S: r NO [USEATTR] …
         C: s CREATE All (USE (\\All))
         S: s NO [USEATTR] …
         C: t LIST (SPECIAL-USE) \"\" *
         S: * LIST … \"Archive\"
         S: * LIST … \"Drafts\"
         S: * LIST … \"Junk\"
         S: * LIST … \"Sent\"
         S: * LIST … \"Trash\"
         S: t OK …",
    )
    .await;
}

async fn subscriptions_are_names_of_their_own(site: Site) {
    site.imap(
        "C: a CREATE Lists/rust
         S: a OK …
         C: b SUBSCRIBE Lists/rust
         S: b OK …
         C: c SUBSCRIBE Gone
         S: c OK …
         C: d UNSUBSCRIBE Drafts
         S: d OK …
         C: e LSUB \"\" %
         S: * LSUB () \"/\" \"Archive\"
         S: * LSUB () \"/\" \"Gone\"
         S: * LSUB () \"/\" INBOX
         S: * LSUB () \"/\" \"Junk\"
         S: * LSUB (\\Noselect) \"/\" \"Lists\"
         S: * LSUB () \"/\" \"Sent\"
         S: * LSUB () \"/\" \"Trash\"
         S: e OK …
         C: f LIST (SUBSCRIBED RECURSIVEMATCH) \"\" (L% G%)
         S: * LIST (\\NonExistent \\HasNoChildren \\Subscribed) \"/\" \"Gone\"
         S: * LIST (\\HasChildren) \"/\" \"Lists\" (\"CHILDINFO\" (\"SUBSCRIBED\"))
         S: f OK …
         C: g LIST \"\" G*
         S: g OK …
         C: h LIST \"\" Lists/* RETURN (SUBSCRIBED)
         S: * LIST (\\HasNoChildren \\Subscribed) \"/\" \"Lists/rust\"
         S: h OK …",
    )
    .await;
}

async fn names_travel_in_utf7_until_utf8_is_on(site: Site) {
    site.imap(
        "C: a CREATE Gr&APwA3w-e
         S: a OK …
         C: b LIST \"\" G*
         S: * LIST (\\HasNoChildren) \"/\" \"Gr&APwA3w-e\"
         S: b OK …
         C: c ENABLE UTF8=ACCEPT
         S: * ENABLED UTF8=ACCEPT
         S: c OK …
         C: d LIST \"\" G*
         S: * LIST (\\HasNoChildren) \"/\" \"Grüße\"
         S: d OK …
         C: e STATUS \"Grüße\" (UIDNEXT)
         S: * STATUS \"Grüße\" (UIDNEXT 1)
         S: e OK …
         C: f SELECT INBOX
         S: * FLAGS …
         S: * 0 EXISTS
         S: * 0 RECENT
         S: * OK …
         S: * OK …
         S: * OK …
         S: * OK …
         S: f OK …
         C: g SEARCH CHARSET UTF-8 ALL
         S: g BAD …",
    )
    .await;
}

async fn folders_are_bounded(site: Site) {
    let mut limits = crate::imap::Limits::of(&site.engine);
    limits.folders.folders = 8;
    let deep = ["x"; 21].join("/");
    let long = "y".repeat(256);
    let address = crate::testing::imap_with(&site, limits).await;
    crate::testing::follow_logged_in(
        address,
        &format!(
            "C: a CREATE one/two/three
             S: a NO [LIMIT] more than 8 folders
             C: b CREATE one/two
             S: b OK …
             C: c CREATE three
             S: c NO [LIMIT] …
             C: d CREATE {deep}
             S: d NO [CANNOT] … 20 levels
             C: e CREATE {long}
             S: e NO [CANNOT] … 255 octets
             C: f SUBSCRIBE one
             S: f OK …
             C: g SUBSCRIBE two
             S: g OK …
             C: h SUBSCRIBE three
             S: h NO [LIMIT] …"
        ),
    )
    .await;
}

async fn renaming_inbox_moves_its_messages(site: Site) {
    site.deliver_many(2).await;
    site.imap(
        "C: a RENAME INBOX Saved/Old
         S: a OK …
         C: b STATUS INBOX (MESSAGES UIDNEXT)
         S: * STATUS INBOX (MESSAGES 0 UIDNEXT 3)
         S: b OK …
         C: c STATUS Saved/Old (MESSAGES)
         S: * STATUS \"Saved/Old\" (MESSAGES 2)
         S: c OK …",
    )
    .await;
}

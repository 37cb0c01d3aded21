//! SEARCH.

use super::changes::select;
use crate::testing::{Site, on_both};

on_both!(keys_find_what_they_say, results_come_in_the_form_asked_for, a_search_that_costs_too_much_is_refused,);

async fn furnished(site: Site) -> Site {
    site.deliver(
        "From: Bert <bert@example.net>\r\nSubject: Lunch\r\nDate: Mon, 5 Jan 2026 09:12:33 +0100\r\n\r\nat noon\r\n",
    )
    .await;
    site.deliver("From: Carl <carl@example.net>\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nDate: Tue, 6 Jan 2026 23:59:00 -0800\r\nX-Empty:\r\n\r\nvom See\r\n").await;
    site.deliver(
        "From: bert@example.net\r\nSubject: Invoice\r\nContent-Type: text/html\r\n\r\n<p>pay <b>now</b></p>\r\n",
    )
    .await;
    site
}

async fn keys_find_what_they_say(site: Site) {
    let site = furnished(site).await;
    let mut script = select(1);
    script += "C: f STORE 2 +FLAGS.SILENT (\\Flagged $Junk)\nS: * FLAGS …\nS: * OK …\nS: f OK …\n";
    for (key, found) in [
        ("ALL", " 1 2 3"),
        ("NEW", ""),
        ("OLD", " 1 2 3"),
        ("RECENT", ""),
        ("FLAGGED", " 2"),
        ("UNFLAGGED", " 1 3"),
        ("KEYWORD $junk", " 2"),
        ("UNKEYWORD $junk", " 1 3"),
        ("FROM bert", " 1 3"),
        ("FROM BERT SUBJECT lunch", " 1"),
        ("NOT FROM bert", " 2"),
        ("OR SUBJECT invoice BODY \"at NOON\"", " 1 3"),
        ("CHARSET UTF-8 SUBJECT {7+}⏎grüße", " 2"),
        ("TEXT carl", " 2"),
        ("BODY carl", ""),
        ("BODY \"pay now\"", " 3"),
        ("HEADER X-Empty \"\"", " 2"),
        ("HEADER X-Nope \"\"", ""),
        ("ON 5-Jan-2026", " 1 2 3"),
        ("BEFORE 5-Jan-2026", ""),
        ("SENTON 6-Jan-2026", " 2"),
        ("SENTSINCE 6-Jan-2026", " 2"),
        ("SENTBEFORE 6-Jan-2026", " 1"),
        ("LARGER 1", " 1 2 3"),
        ("SMALLER 100", ""),
        ("2:*", " 2 3"),
        ("UID 3:*", " 3"),
        ("UID 99:*", " 3"),
        ("NOT (FROM bert UNFLAGGED)", " 2"),
    ] {
        script += &format!("C: t SEARCH {key}\nS: * SEARCH{found}\nS: t OK …\n");
    }
    site.imap(&script).await;
}

async fn results_come_in_the_form_asked_for(site: Site) {
    let site = furnished(site).await;
    site.imap(&format!(
        "{}C: a SEARCH RETURN (MIN MAX COUNT ALL) FROM bert
         S: * ESEARCH (TAG \"a\") MIN 1 MAX 3 COUNT 2 ALL 1,3
         S: a OK …
         C: b UID SEARCH RETURN () FROM nobody
         S: * ESEARCH (TAG \"b\") UID
         S: b OK …
         C: c SEARCH RETURN (SAVE) FROM bert
         S: c OK …
         C: d FETCH $ (UID)
         S: * 1 FETCH (UID 1)
         S: * 3 FETCH (UID 3)
         S: d OK …
         C: e SEARCH RETURN (SAVE MIN) ALL
         S: * ESEARCH (TAG \"e\") MIN 1
         S: e OK …
         C: f STORE $ +FLAGS.SILENT (\\Deleted)
         S: f OK …
         C: g EXPUNGE
         S: * 1 EXPUNGE
         S: g OK …
         C: h SEARCH $
         S: * SEARCH
         S: h OK …
         C: i SEARCH CHARSET KOI8-R TEXT x
         S: i NO [BADCHARSET (US-ASCII UTF-8)] …
         C: j SEARCH 9
         S: * SEARCH
         S: j OK …",
        select(1)
    ))
    .await;
}

async fn a_search_that_costs_too_much_is_refused(site: Site) {
    let site = furnished(site).await;
    let mut limits = crate::imap::Limits::of(&site.engine);
    limits.search_messages = 2;
    let client = crate::testing::imap_with(&site, limits.clone()).await;
    site_script(client, "C: a SEARCH TEXT zzz\nS: a NO [LIMIT] …\nC: b SEARCH 1:2 TEXT zzz\nS: * SEARCH\nS: b OK …")
        .await;
    limits.search_messages = 100;
    limits.search_octets = 100;
    let client = crate::testing::imap_with(&site, limits.clone()).await;
    site_script(client, "C: a SEARCH TEXT zzz\nS: a NO [LIMIT] …").await;
    limits.search_octets = 1_000_000;
    limits.search_steps = 5;
    let client = crate::testing::imap_with(&site, limits).await;
    site_script(client, "C: a SEARCH SEEN FLAGGED\nS: a NO [LIMIT] …\nC: b SEARCH SEEN\nS: * SEARCH\nS: b OK …").await;
}

async fn site_script(client: std::net::SocketAddr, script: &str) {
    crate::testing::follow_logged_in(client, &format!("{}{script}", select(1))).await;
}

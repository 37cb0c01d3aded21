//! Blocks and allow-lists as their peers meet them: swaks is refused and told by which rule, curl is not let in, and the trace says why.

use pennypost_client::types::{
    AccessRule, AccessRuleAction, AccessRuleKind, AccessService, ListMessagesQuery, NewAccessRule,
};
use tests::{Account, Database, Peer, Said, Server};

use crate::submission::holds;
use crate::{letter, on_both, village};

on_both!(who_is_blocked_is_told_by_which_rule_and_stays_blocked_over_a_restart);

const CORA: &str = "cora@spam.test";

/// Brings a letter with swaks, from an address of this machine.
fn bring(server: &Server, by: &str, from: &str, to: &Account) -> Said {
    let port = server.at("smtp").port().to_string();
    let peer = Peer::new("swaks").args(["--server", "127.0.0.1", "--port", &port, "--local-interface", by]);
    let text = letter(from, &to.address, "hello");
    peer.args(["--helo", "mail.spam.test", "--from", from, "--to", &to.address, "--data", "-"]).input(text).run()
}

/// Reads a mailbox with curl, from an address of this machine.
fn read(server: &Server, by: &str, account: &Account) -> Said {
    let (url, user) =
        (format!("imaps://{}/INBOX", server.at("imaps")), format!("{}:{}", account.address, account.password));
    Peer::new("curl").args(["--silent", "--show-error", "--insecure", "--interface", by, "--user", &user, &url]).run()
}

async fn rule(
    server: &Server,
    more: impl FnOnce(&mut NewAccessRule),
    kind: AccessRuleKind,
    pattern: &str,
) -> AccessRule {
    let mut rule = NewAccessRule::new(kind, pattern, AccessRuleAction::Block);
    more(&mut rule);
    server.api().create_access_rule(&rule).await.expect("a rule can be made").body
}

/// MT-BAR-01, MT-BAR-04, MT-IN-02.
async fn who_is_blocked_is_told_by_which_rule_and_stays_blocked_over_a_restart(database: Database) {
    let (mut server, anna, bert) = village(database).await;
    let of_anna = anna.address.clone();
    let sender = rule(&server, |rule| rule.mailbox = Some(of_anna), AccessRuleKind::Sender, "*@spam.test").await;
    assert_eq!(sender.pattern, "spam.test");
    let network = rule(&server, |_| {}, AccessRuleKind::Network, "127.0.0.66").await;
    let reading = |rule: &mut NewAccessRule| rule.services = Some(vec![AccessService::Imap]);
    rule(&server, reading, AccessRuleKind::Network, "127.0.0.77").await;
    for _ in 0..2 {
        let said = bring(&server, "127.0.0.1", CORA, &anna);
        said.saying(&format!("550 5.7.1 Mail from {CORA} is not taken here ({})", sender.id));
        bring(&server, "127.0.0.66", "dora@fine.test", &bert).saying("554 5.7.1 a rule blocks your network");
        assert_eq!(bring(&server, "127.0.0.77", "dora@fine.test", &bert).code, Some(0), "only reading is blocked");
        for by in ["127.0.0.66", "127.0.0.77"] {
            assert_ne!(read(&server, by, &bert).code, Some(0), "{by}");
        }
        assert_eq!(read(&server, "127.0.0.1", &bert).code, Some(0));
        server.restart().await;
    }
    holds(&server, &anna, 0).await;
    holds(&server, &bert, 2).await;
    let query = ListMessagesQuery { sender: Some(CORA.to_owned()), ..ListMessagesQuery::default() };
    let told = server.api().list_messages(&query).await.expect("messages can be looked for").body.data;
    let story = server.api().read_message_trace(&told[0].id).await.expect("the story is told").body;
    assert!(format!("{story:?}").contains(sender.id.as_str()), "whoever is asked why can say: {story:?}");
    // What is lifted is lifted at once.
    for rule in [&sender.id, &network.id] {
        server.api().delete_access_rule(rule).await.expect("a rule can be deleted");
    }
    assert_eq!(bring(&server, "127.0.0.66", CORA, &anna).code, Some(0));
    holds(&server, &anna, 1).await;
}

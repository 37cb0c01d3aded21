//! Programs that act for people: by leave (Authlib asks, curl reads and sends with what it got), or with a password of their own.

use pennypost_client::Change;
use pennypost_client::types::{NewAppPassword, NewOauthClient, OauthSettingsPatch};
use serde_json::{Value, json};
use tests::{Account, Database, Peer, Server, python};

use crate::submission::holds;
use crate::{letter, on_both, village};

on_both!(a_program_reads_and_sends_by_leave_until_it_is_taken_back, a_program_has_a_password_of_its_own);

/// curl as `user`, with what it shows to be let in.
fn curl(shown: &[&str], url: &str) -> Peer {
    Peer::new("curl").args(["--silent", "--show-error", "--insecure", "--max-time", "30"]).args(shown).arg(url)
}

fn at(server: &Server, scheme: &str, path: &str) -> String {
    let listener = if scheme == "smtps" { "submissions" } else { scheme };
    format!("{scheme}://127.0.0.1:{}/{path}", server.at(listener).port())
}

fn sends(server: &Server, shown: &[&str], anna: &Account, bert: &Account, subject: &str) -> Peer {
    let letter = letter(&anna.address, &bert.address, subject);
    let envelope = ["--mail-from", &anna.address, "--mail-rcpt", &bert.address, "--upload-file", "-"];
    curl(shown, &at(server, "smtps", "client.test")).args(envelope).input(letter)
}

async fn a_program_reads_and_sends_by_leave_until_it_is_taken_back(database: Database) {
    let (mut server, anna, bert) = village(database).await;
    let url = format!("http://{}", server.at("http"));
    let issuer = OauthSettingsPatch { issuer: Change::Set(url.clone()), ..Default::default() };
    server.api().update_oauth_settings(&issuer).await.expect("the address is taken");
    let scopes = ["openid", "email", "mail:write", "submission:write"].map(str::to_owned).to_vec();
    let new = NewOauthClient {
        redirect_uris: Some(vec!["http://127.0.0.1/back".to_owned()]),
        ..NewOauthClient::new("Reader".to_owned(), scopes)
    };
    let client = server.api().create_oauth_client(&new).await.expect("the program is known").body.id;
    let told = json!({"url": url, "client": client, "person": anna.json()});
    let token = python("oauth.py", &told)["token"].clone();
    for name in ["access_token", "refresh_token"] {
        server.keep_out_of_log(token[name].as_str().expect("a token"));
    }

    // What curl shows: OAUTHBEARER where it is offered, which is first of its choices.
    fn bearer<'t>(token: &'t Value, account: &'t Account) -> Vec<String> {
        let token = token["access_token"].as_str().expect("a token");
        ["--user", &format!("{}:", account.address), "--oauth2-bearer", token].map(str::to_owned).to_vec()
    }
    let shown = bearer(&token, &anna);
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    sends(&server, &shown, &anna, &bert, "by leave").succeeds();
    holds(&server, &bert, 1).await;
    sends(&server, &shown, &anna, &anna, "to herself").succeeds();
    holds(&server, &anna, 1).await;
    for options in [["--login-options", "AUTH=OAUTHBEARER"], ["--login-options", "AUTH=XOAUTH2"]] {
        let shown = [shown.as_slice(), &options].concat();
        let read = curl(&shown, &at(&server, "imaps", "INBOX;UID=1")).succeeds().text();
        assert!(read.contains("to herself"), "{options:?}: {read}");
        assert_eq!(curl(&shown, &at(&server, "pop3s", "1")).succeeds().text(), read);
    }
    // Another's mailbox it does not open.
    let wrong = bearer(&token, &bert);
    let wrong: Vec<&str> = wrong.iter().map(String::as_str).collect();
    curl(&wrong, &at(&server, "imaps", "INBOX;UID=1")).fails();

    // What was given is kept across a kill, as is what it is exchanged for.
    server.kill_and_restart().await;
    let url = format!("http://{}", server.at("http"));
    let issuer = OauthSettingsPatch { issuer: Change::Set(url.clone()), ..Default::default() };
    server.api().update_oauth_settings(&issuer).await.expect("the address is taken");
    curl(&shown, &at(&server, "imaps", "INBOX;UID=1")).succeeds();
    let later = |token: &Value, ends: bool| json!({"url": url, "client": client, "token": token, "ends": ends});
    let token = python("oauth.py", &later(&token, false))["token"].clone();
    server.keep_out_of_log(token["access_token"].as_str().expect("a token"));
    let shown = bearer(&token, &anna);
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    curl(&shown, &at(&server, "imaps", "INBOX;UID=1")).succeeds();
    python("oauth.py", &later(&token, true));
    curl(&shown, &at(&server, "imaps", "INBOX;UID=1")).fails();
    let left = server
        .api()
        .list_mailbox_grants(&anna.address, &Default::default())
        .await
        .expect("what is left is listed")
        .body;
    assert!(left.data.is_empty(), "{left:?}");
}

async fn a_program_has_a_password_of_its_own(database: Database) {
    let (mut server, anna, bert) = village(database).await;
    let made =
        server.api().create_mailbox_app_password(&anna.address, &NewAppPassword::new("scanner".to_owned())).await;
    let made = made.expect("a password is made").body;
    let secret = made.secret.expect("it is shown once");
    server.keep_out_of_log(&secret);
    let user = format!("{}:{secret}", anna.address);
    let shown = ["--user", user.as_str()];
    sends(&server, &shown, &anna, &bert, "by a scanner").succeeds();
    holds(&server, &bert, 1).await;
    server.restart().await;
    curl(&shown, &at(&server, "imaps", "")).succeeds().saying("INBOX");
    let listed = server
        .api()
        .list_mailbox_app_passwords(&anna.address, &Default::default())
        .await
        .expect("they are listed")
        .body;
    assert!(listed.data[0].last_used_at.is_some() && listed.data[0].secret.is_none(), "{listed:?}");
    server.api().delete_app_password(&made.id).await.expect("it is taken back");
    curl(&shown, &at(&server, "imaps", "")).fails();
    curl(&["--user", &format!("{}:{}", anna.address, anna.password)], &at(&server, "imaps", "")).succeeds();
}

//! Reading and keeping mail: Python's imaplib, curl and mbsync.

use std::fs;
use std::path::Path;

use serde_json::json;
use tests::{Account, Database, Peer, Server, python};

use crate::submission::holds;
use crate::{letter, on_both, village};

on_both!(python_keeps_its_folders, python_waits_with_idle, python_synchronises_with_qresync, mbsync_mirrors_both_ways);

fn story(server: &Server, anna: &Account) -> serde_json::Value {
    json!({"ports": server.ports(), "anna": anna.json()})
}

async fn python_keeps_its_folders(database: Database) {
    let (server, anna, _) = village(database).await;
    python("imap_folders.py", &story(&server, &anna));
}

async fn python_waits_with_idle(database: Database) {
    let (server, anna, _) = village(database).await;
    python("imap_idle.py", &story(&server, &anna));
}

async fn python_synchronises_with_qresync(database: Database) {
    let (server, anna, _) = village(database).await;
    python("imap_sync.py", &story(&server, &anna));
}

fn curl(server: &Server, account: &Account, scheme: &str) -> Peer {
    let user = format!("{}:{}", account.address, account.password);
    let base = format!("{scheme}://127.0.0.1:{}", server.at(scheme).port());
    Peer::new("curl")
        .args(["--silent", "--show-error", "--insecure", "--max-time", "30", "--user", &user, "--url"])
        .arg(base)
}

#[tokio::test]
async fn curl_sends_and_reads() {
    let (server, anna, bert) = village(Database::Sqlite).await;
    let letter = letter(&anna.address, &bert.address, "by curl");
    let user = format!("{}:{}", anna.address, anna.password);
    let smtps = format!("smtps://127.0.0.1:{}/client.test", server.at("submissions").port());
    let peer = Peer::new("curl").args(["--silent", "--show-error", "--insecure", "--max-time", "30", "--user", &user]);
    let peer = peer.args(["--mail-from", &anna.address, "--mail-rcpt", &bert.address, "--upload-file", "-", &smtps]);
    peer.input(letter.as_str()).succeeds();
    holds(&server, &bert, 1).await;

    let body = letter.split_once("\r\n\r\n").map(|(_, body)| body).expect("a letter has a body");
    let request = |scheme: &str, path: &str| {
        let user = format!("{}:{}", bert.address, bert.password);
        let url = format!("{scheme}://127.0.0.1:{}/{path}", server.at(scheme).port());
        Peer::new("curl").args(["--silent", "--show-error", "--insecure", "--max-time", "30", "--user", &user, &url])
    };
    let read = request("imaps", "INBOX;UID=1").succeeds().text();
    assert!(read.starts_with("Return-Path:") && read.ends_with(body), "{read}");
    assert_eq!(request("pop3s", "1").succeeds().text(), read);
    request("imaps", "INBOX?SUBJECT%20curl").succeeds().saying("* SEARCH 1");
    request("imaps", "").succeeds().saying("INBOX");
    request("imaps", "INBOX;UID=7").fails();
    let wrong = Account { password: "wrong-password".to_owned(), ..bert.clone() };
    curl(&server, &wrong, "imaps").fails();
}

/// The state of a mirror: what each message says and which flags its file name bears.
fn mirrored(maildir: &Path) -> Vec<(String, String)> {
    let files =
        ["cur", "new"].into_iter().flat_map(|part| fs::read_dir(maildir.join(part)).into_iter().flatten().flatten());
    let mut found: Vec<(String, String)> = files
        .map(|file| {
            let text =
                String::from_utf8_lossy(&fs::read(file.path()).expect("a mirrored file can be read")).into_owned();
            let subject = text.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap_or_default().to_owned();
            let name = file.file_name().to_string_lossy().into_owned();
            (subject, name.split_once(":2,").map(|(_, flags)| flags.to_owned()).unwrap_or_default())
        })
        .collect();
    found.sort();
    found
}

async fn mbsync_mirrors_both_ways(database: Database) {
    let (mut server, anna, bert) = village(database).await;
    let mail = server.home().join("mirror");
    fs::create_dir_all(&mail).expect("the story's folder can be written");
    let certificate = server.certificate();
    let config = server.home().join("mbsyncrc");
    let write = |server: &Server| {
        let text = format!(
            "IMAPAccount pennypost\nHost localhost\nPort {}\nUser {}\nPass {}\nSSLType IMAPS\nCertificateFile {}\n\n\
             IMAPStore far\nAccount pennypost\n\nMaildirStore near\nPath {}/\nInbox {}/INBOX\nSubFolders Verbatim\n\n\
             Channel all\nFar :far:\nNear :near:\nPatterns *\nCreate Both\nRemove Both\nExpunge Both\nSync All\nSyncState *\n",
            server.at("imaps").port(),
            bert.address,
            bert.password,
            certificate.display(),
            mail.display(),
            mail.display()
        );
        fs::write(&config, text).expect("the story's folder can be written");
    };
    let sync = || Peer::new("mbsync").arg("-c").arg(config.display().to_string()).arg("-a").succeeds();
    let send = |subject: &str| {
        let script = "
import smtplib, sys
server = smtplib.SMTP('127.0.0.1', int(sys.argv[1]), local_hostname='client.test', timeout=30)
server.sendmail(sys.argv[2], [sys.argv[3]], sys.argv[4].encode())
";
        let port = server.at("smtp").port().to_string();
        let text = letter(&anna.address, &bert.address, subject);
        Peer::new("python3").args(["-c", script, &port, "stranger@elsewhere.test", &bert.address, &text]).succeeds();
    };
    for subject in ["one", "two", "three"] {
        send(subject);
    }
    holds(&server, &bert, 3).await;
    write(&server);
    sync();
    let inbox = mail.join("INBOX");
    let subjects = |found: &[(String, String)]| found.iter().map(|(subject, _)| subject.clone()).collect::<Vec<_>>();
    assert_eq!(subjects(&mirrored(&inbox)), ["one", "three", "two"]);

    // Near side: one read and answered, one thrown away, one new; a folder of its own.
    let file = |subject: &str| {
        let files =
            ["cur", "new"].into_iter().flat_map(|part| fs::read_dir(inbox.join(part)).into_iter().flatten().flatten());
        let holds =
            |path: &Path| fs::read_to_string(path).is_ok_and(|text| text.contains(&format!("Subject: {subject}")));
        files.map(|file| file.path()).find(|path| holds(path)).expect("the message is mirrored")
    };
    let flag = |subject: &str, flags: &str| {
        let path = file(subject);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let base = name.split(":2,").next().unwrap_or_default().to_owned();
        fs::rename(&path, inbox.join("cur").join(format!("{base}:2,{flags}"))).expect("a mirrored file can be renamed");
    };
    flag("one", "RS");
    fs::remove_file(file("two")).expect("a mirrored file can be removed");
    fs::write(inbox.join("new/made.near"), letter("bert@example.org", "bert@example.org", "four"))
        .expect("it can be written");
    for part in ["cur", "new", "tmp"] {
        fs::create_dir_all(mail.join("Projects").join(part)).expect("the story's folder can be written");
    }
    fs::write(mail.join("Projects/new/made.near"), letter("bert@example.org", "bert@example.org", "plan"))
        .expect("it can be written");
    sync();

    // The other protocol's side: what came, what went, and a flag from there.
    let far =
        python("imap_state.py", &json!({"ports": server.ports(), "anna": bert.json(), "flag": ["three", "\\Flagged"]}));
    assert_eq!(far["INBOX"], json!({"one": ["\\Answered", "\\Seen"], "three": [], "four": []}));
    assert_eq!(far["Projects"], json!({"plan": []}));
    sync();
    let flags = mirrored(&inbox).into_iter().find(|(subject, _)| subject == "three").map(|(_, flags)| flags);
    assert_eq!(flags.as_deref(), Some("F"));

    // After a restart the mirror is still the same mirror: nothing is fetched or sent twice.
    server.restart().await;
    write(&server);
    let before = mirrored(&inbox);
    sync();
    assert_eq!(mirrored(&inbox), before);
    holds(&server, &bert, 4).await;
}

//! Fetching mail away: Python's poplib, getmail and fetchmail.

use std::fs;

use serde_json::json;
use tests::{Account, Database, Peer, Server, python};

use crate::submission::holds;
use crate::{letter, on_both, village};

on_both!(python_lists_reads_and_deletes, getmail_takes_everything_away);

async fn python_lists_reads_and_deletes(database: Database) {
    let (server, anna, _) = village(database).await;
    python("pop3.py", &json!({"ports": server.ports(), "anna": anna.json()}));
    holds(&server, &anna, 2).await;
}

fn send(server: &Server, to: &Account, subject: &str) {
    let port = server.at("smtp").port().to_string();
    let peer = Peer::new("swaks").args(["--server", "127.0.0.1", "--port", &port, "--from", "stranger@elsewhere.test"]);
    peer.args(["--to", &to.address, "--data", "-"])
        .input(letter("stranger@elsewhere.test", &to.address, subject))
        .succeeds();
}

/// getmail 6.18 forks before it listens for its child's end, and waits a minute for one that it missed (`forkchild` in its
/// `baseclasses.py`). On a busy machine that is what happens; so each child is held back for a moment.
const GETMAIL: &str = "
import os, runpy, time
fork = os.fork
def slowly():
    child = fork()
    child or time.sleep(0.2)
    return child
os.fork = slowly
runpy.run_path('/usr/bin/getmail', run_name='__main__')
";

async fn getmail_takes_everything_away(database: Database) {
    let (server, anna, _) = village(database).await;
    let maildir = server.home().join("fetched");
    for part in ["cur", "new", "tmp"] {
        fs::create_dir_all(maildir.join(part)).expect("the story's folder can be written");
    }
    let config = server.home().join("getmailrc");
    let text = format!(
        "[retriever]\ntype = SimplePOP3SSLRetriever\nserver = 127.0.0.1\nport = {}\nusername = {}\npassword = {}\n\n\
         [destination]\ntype = Maildir\npath = {}/\n\n[options]\ndelete = true\nread_all = true\nverbose = 2\n",
        server.at("pop3s").port(),
        anna.address,
        anna.password,
        maildir.display()
    );
    fs::write(&config, text).expect("the story's folder can be written");
    for subject in ["one", "two", "three"] {
        send(&server, &anna, subject);
    }
    // It refuses to deliver as root, and then needs a folder that is its own.
    Peer::new("chown").args(["-R", "nobody", &maildir.display().to_string(), &config.display().to_string()]).succeeds();
    Peer::new("chmod").args(["711", &server.home().display().to_string()]).succeeds();
    let fetch = || {
        let peer = Peer::new("setpriv").args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"]);
        let peer = peer.args(["/usr/bin/python3", "-c", GETMAIL]);
        peer.args(["--getmaildir", &maildir.display().to_string(), "--rcfile", &config.display().to_string()])
            .succeeds()
    };
    fetch().saying("3 messages");
    let fetched = fs::read_dir(maildir.join("new")).expect("the maildir is there").count();
    assert_eq!(fetched, 3);
    holds(&server, &anna, 0).await;
    fetch().saying("0 messages");
}

#[tokio::test]
async fn fetchmail_keeps_and_takes_only_what_is_new() {
    let (server, anna, _) = village(Database::Sqlite).await;
    let config = server.home().join("fetchmailrc");
    let folder = server.home().join("fetched");
    fs::create_dir(&folder).expect("the story's folder can be written");
    // The delivery agent is a shell line: a file for each message.
    let agent = server.home().join("agent");
    fs::write(&agent, format!("#!/bin/sh\nexec cat > \"$(mktemp {}/XXXXXX)\"\n", folder.display()))
        .expect("it can be written");
    let text = format!(
        "poll localhost protocol pop3 service {} uidl\n user \"{}\" password \"{}\" ssl no sslcertck keep \
         no rewrite mda \"{}\"\n",
        server.at("pop3s").port(),
        anna.address,
        anna.password,
        agent.display()
    );
    fs::write(&config, text).expect("the story's folder can be written");
    for path in [&config, &agent] {
        Peer::new("chmod").arg("700").arg(path.display().to_string()).succeeds();
    }
    let fetch = || {
        let config = config.display().to_string();
        Peer::new("fetchmail").args(["--fetchmailrc", &config, "--nosyslog"]).env("FETCHMAILHOME", server.home())
    };
    send(&server, &anna, "one");
    fetch().succeeds();
    send(&server, &anna, "two");
    fetch().succeeds();
    let fetched: Vec<String> = fs::read_dir(&folder)
        .expect("the folder is there")
        .flatten()
        .map(|file| fs::read_to_string(file.path()).expect("what was fetched is text"))
        .collect();
    assert_eq!(fetched.len(), 2, "each once");
    assert!(
        ["one", "two"].iter().all(|subject| fetched.iter().any(|text| text.contains(&format!("Subject: {subject}"))))
    );
    // Code 1: nothing new is there.
    assert_eq!(fetch().run().code, Some(1));
    holds(&server, &anna, 2).await;
}

"""A private Postfix that delivers by LMTP over a unix socket to a private Dovecot, both as Debian ships them.

Durability is left at the defaults of both: Postfix syncs each queue file before its 250, Dovecot's
`mail_fsync = optimized` syncs each delivered message before its LMTP reply. What is set here is only where
things live, who may log in, and which of Dovecot's mailbox formats is used.
"""

import os
import shutil
import signal
import subprocess
from pathlib import Path

from ports import free_port, wait_for_port

DOMAIN = "bench.example"
PASSWORD = "bench-password"
MAILBOXES = 8
# Mail files belong to a user that exists on every Debian and is not root; Dovecot refuses root.
MAIL_USER, MAIL_GROUP, MAIL_UID = "nobody", "nogroup", 65534


def shared(name, **values):
    """A file of tests/postfix, which the stories read too, with its blanks filled."""
    text = (Path(__file__).resolve().parent.parent / "postfix" / name).read_text()
    for blank, value in values.items():
        text = text.replace("{%s}" % blank, str(value))
    return text


class PostfixDovecot:
    def __init__(self, home, mail_format):
        if os.geteuid() != 0:
            raise SystemExit("tests/bench: Postfix and Dovecot start only as root")
        self.home = home
        self.mail_format = mail_format
        self.mailboxes = [(f"user{n}@{DOMAIN}", PASSWORD) for n in range(1, MAILBOXES + 1)]

    def __enter__(self):
        self.smtp = ("127.0.0.1", free_port())
        self.imap = ("127.0.0.1", free_port())
        self.dovecot = None
        self.postfix_runs = False
        try:
            self._start_dovecot()
            self._start_postfix()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.postfix_runs:
            self._postfix("stop")
        if self.dovecot:
            self.dovecot.send_signal(signal.SIGTERM)
            try:
                self.dovecot.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.dovecot.kill()
                self.dovecot.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def failure(self):
        """The last lines both programs logged, for the message of a run that went wrong."""
        logs = [self.home / name for name in ("output.log", "dovecot.log", "postfix.log")]
        return "\n".join("\n".join(log.read_text(errors="replace").splitlines()[-15:]) for log in logs if log.exists())

    def _start_dovecot(self):
        mail = self.home / "mail"
        mail.mkdir()
        shutil.chown(mail, MAIL_USER, MAIL_GROUP)
        config = self.home / "dovecot.conf"
        config.write_text(f"""
protocols = imap lmtp
listen = 127.0.0.1
base_dir = {self.home}/run
state_dir = {self.home}/state
instance_name = bench
log_path = {self.home}/dovecot.log
ssl = no
disable_plaintext_auth = no
mail_location = {self.mail_format}:{mail}/%n
first_valid_uid = {MAIL_UID}
namespace inbox {{
  inbox = yes
}}
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={MAIL_USER} gid={MAIL_GROUP} home={mail}/%n allow_all_users=yes
}}
service imap-login {{
  inet_listener imap {{
    port = {self.imap[1]}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  unix_listener {self.home}/lmtp {{
    user = postfix
    mode = 0600
  }}
}}
""")
        with open(self.home / "output.log", "ab") as output:
            self.dovecot = subprocess.Popen(["dovecot", "-F", "-c", str(config)],
                                            stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        wait_for_port(self.imap, lambda: self.dovecot.poll() is None, self.failure)

    def _start_postfix(self):
        config, spool, data = self.home / "postfix", self.home / "spool", self.home / "data"
        for folder in (config, spool, data):
            folder.mkdir()
        shutil.chown(data, "postfix")
        (config / "mailboxes").write_text("".join(f"{address} there\n" for address, _ in self.mailboxes))
        (config / "main.cf").write_text(shared("main.cf", home=self.home) + f"""
myhostname = mx.{DOMAIN}
virtual_mailbox_domains = {DOMAIN}
virtual_mailbox_maps = texthash:{config}/mailboxes
virtual_transport = lmtp:unix:{self.home}/lmtp
smtputf8_enable = no
""")
        # Debian's own wake-up times.
        listen = "%s:%d" % self.smtp
        (config / "master.cf").write_text(shared("master.cf", listen=listen, pickup=60, queue=300))
        self.postfix_runs = True
        self._postfix("start")
        wait_for_port(self.smtp, lambda: True, self.failure)

    def _postfix(self, action):
        with open(self.home / "output.log", "ab") as output:
            subprocess.run(["postfix", "-c", str(self.home / "postfix"), action],
                           stdin=subprocess.DEVNULL, stdout=output, stderr=output, timeout=60)

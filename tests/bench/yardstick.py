"""A private Postfix that delivers by LMTP over a unix socket to a private Dovecot, both as Debian ships them.

Durability is left at the defaults of both: Postfix syncs each queue file before its 250, Dovecot's
`mail_fsync = optimized` syncs each delivered message before its LMTP reply. What is set here is only where
things live, who may log in, and which of Dovecot's mailbox formats is used.
"""

import os
import shutil
import signal
import subprocess

from ports import free_port, wait_for_port

DOMAIN = "bench.example"
PASSWORD = "bench-password"
MAILBOXES = 8
# Mail files belong to a user that exists on every Debian and is not root; Dovecot refuses root.
MAIL_USER, MAIL_GROUP, MAIL_UID = "nobody", "nogroup", 65534


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
        (config / "main.cf").write_text(f"""
compatibility_level = 3.6
queue_directory = {spool}
data_directory = {data}
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
meta_directory = /etc/postfix
maillog_file = {self.home}/postfix.log
maillog_file_prefixes = {self.home}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.{DOMAIN}
mydestination =
alias_maps =
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = {DOMAIN}
virtual_mailbox_maps = texthash:{config}/mailboxes
virtual_transport = lmtp:unix:{self.home}/lmtp
smtputf8_enable = no
""")
        # Debian's table, without the chroot (its upkeep is the init script's work) and without what is not used here.
        (config / "master.cf").write_text(f"""
{self.smtp[0]}:{self.smtp[1]} inet n - n - - smtpd
pickup    unix  n - n 60    1 pickup
cleanup   unix  n - n -     0 cleanup
qmgr      unix  n - n 300   1 qmgr
tlsmgr    unix  - - n 1000? 1 tlsmgr
rewrite   unix  - - n -     - trivial-rewrite
bounce    unix  - - n -     0 bounce
defer     unix  - - n -     0 bounce
trace     unix  - - n -     0 bounce
verify    unix  - - n -     1 verify
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n -     - proxymap
smtp      unix  - - n -     - smtp
showq     unix  n - n -     - showq
error     unix  - - n -     - error
retry     unix  - - n -     - error
discard   unix  - - n -     - discard
lmtp      unix  - - n -     - lmtp
anvil     unix  - - n -     1 anvil
scache    unix  - - n -     1 scache
postlog   unix-dgram n - n - 1 postlogd
""")
        self.postfix_runs = True
        self._postfix("start")
        wait_for_port(self.smtp, lambda: True, self.failure)

    def _postfix(self, action):
        with open(self.home / "output.log", "ab") as output:
            subprocess.run(["postfix", "-c", str(self.home / "postfix"), action],
                           stdin=subprocess.DEVNULL, stdout=output, stderr=output, timeout=60)

"""Reads the contents of a running server over IMAP, each body once and all of them again at the end."""

import re

from expect import Copy, Found
from load import log_in, ok, status
from rows import identify


class Reading:
    def __init__(self):
        self.known = {}  # (mailbox, uid): (id, digest)

    def gather(self, port, mailboxes, again=False):
        if again:
            self.known.clear()
        found = Found()
        for mailbox in mailboxes:
            imap = log_in(port, mailbox)
            try:
                found.folders[mailbox] = self.folder(imap, mailbox, found)
            finally:
                imap.shutdown()
        return found

    def folder(self, imap, mailbox, found):
        validity, following = status(imap)
        count = int(ok(imap.select("INBOX", readonly=True))[0])
        flags = {}
        if count:
            for line in ok(imap.uid("FETCH", "1:*", "(UID FLAGS)")):
                flags[int(re.search(rb"UID (\d+)", line)[1])] = rb"\Flagged" in line
        if len(flags) != count:
            found.damage.append(f"{mailbox}: SELECT counts {count} messages and FETCH lists {len(flags)}")
        self.bodies(imap, mailbox, [uid for uid in flags if (mailbox, uid) not in self.known])
        held = []
        for uid, flagged in sorted(flags.items()):
            id, digest = self.known.get((mailbox, uid), (None, None))
            if id is None:
                found.damage.append(f"{mailbox}: UID {uid} cannot be read or is none of ours")
            else:
                held.append(Copy(uid, id, digest, flagged))
        return validity, following, held

    def bodies(self, imap, mailbox, uids):
        for at in range(0, len(uids), 200):
            some = ",".join(map(str, uids[at:at + 200]))
            for part in ok(imap.uid("FETCH", some, "(UID BODY.PEEK[])")):
                if isinstance(part, tuple):
                    uid = int(re.search(rb"UID (\d+)", part[0])[1])
                    self.known[mailbox, uid] = identify(part[1])

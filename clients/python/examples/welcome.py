"""Makes a domain with a mailbox, lists everybody, and changes what nobody else changed meanwhile.

usage: PENNYPOST_URL=https://mail.example.org PENNYPOST_TOKEN=pp_… python examples/welcome.py example.org
"""

import os
import sys

from pennypost import Client, Problem
from pennypost.types import MailboxPatch, NewDomain, NewMailbox


def welcome(domain: str) -> None:
    with Client(os.environ["PENNYPOST_URL"], os.environ["PENNYPOST_TOKEN"]) as mail:
        try:
            mail.create_domain(NewDomain(name=domain))
        except Problem as problem:
            if problem.code != "already_exists":
                raise
        anna = NewMailbox(address=f"anna@{domain}", password="correct horse battery", quota_bytes=5 << 30)
        made = mail.create_mailbox(anna)
        print(made.address, "is", made.status)

        # Lists are read page after page.
        for mailbox in mail.list_mailboxes(domain=domain):
            print(mailbox.address, mailbox.used_bytes)

        # A change that is refused when somebody else was faster.
        try:
            mail.update_mailbox(made.address, MailboxPatch(quota_bytes=None), if_match=made.reply.etag)
        except Problem as problem:
            if problem.code != "precondition_failed":
                raise
            print("read it again first")


if __name__ == "__main__":
    welcome(sys.argv[1])

"""Verifies every DKIM signature of a message with dkimpy, which asks the story's name server for the keys."""

import base64
import re

import dkim
import dns.resolver

import story

this = story.read()
resolver = dns.resolver.Resolver(configure=False)
resolver.nameservers, resolver.port = [this["dns"]["host"]], this["dns"]["port"]


def text(name, timeout=5):
    try:
        answer = resolver.resolve(name.decode().rstrip("."), "TXT")
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return None
    return b"".join(answer[0].strings)


message = base64.b64decode(this["message"])
checker = dkim.DKIM(message)
count = sum(1 for name, _ in checker.headers if name.lower() == b"dkim-signature")
algorithms = [re.search(rb"\ba=([a-z0-9-]+)", value).group(1).decode()
              for name, value in checker.headers if name.lower() == b"dkim-signature"]
verified = []
for index in range(count):
    checker = dkim.DKIM(message)
    verified.append(bool(checker.verify(idx=index, dnsfunc=text)))
# A changed body must not pass, or the check above says nothing.
spoiled = dkim.DKIM(message.rstrip() + b"\nspoiled\n")
try:
    forged = bool(spoiled.verify(dnsfunc=text))
except dkim.DKIMException:
    forged = False
story.tell(algorithms=sorted(algorithms), verified=verified, forged=forged)

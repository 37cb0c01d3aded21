"""Tells what every folder holds, as flags by subject; then sets one flag."""

import re

import story

this = story.read()
box = story.imap(this, this["anna"])
state = {}
for line in story.ok(box.list()):
    attributes, name = re.match(rb'\(([^)]*)\) (?:"."|NIL) "?([^"]*)"?$', line).groups()
    if b"\\Noselect" in attributes or b"\\NonExistent" in attributes:
        continue
    name = name.decode()
    story.ok(box.select(f'"{name}"'))
    state[name] = {}
    for number in story.ok(box.search(None, "ALL"))[0].split():
        data = story.ok(box.fetch(number, "(FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])"))
        head = b"".join(part[0] if isinstance(part, tuple) else part for part in data).decode()
        subject = data[0][1].decode().partition(":")[2].strip()
        flags = re.search(r"FLAGS \(([^)]*)\)", head).group(1).split()
        state[name][subject] = sorted(flag for flag in flags if flag != "\\Recent")
if this.get("flag"):
    subject, flag = this["flag"]
    story.ok(box.select("INBOX"))
    (number,) = story.ok(box.search(None, "SUBJECT", subject))[0].split()
    story.ok(box.store(number, "+FLAGS", f"({flag})"))
story.tell(**state)

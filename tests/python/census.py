"""Tells everything that a server holds for its clients: objects by REST; folders, flags and bodies by IMAP; UIDLs by POP3."""

import hashlib
import json
import re
import urllib.parse
import urllib.request

import story

COLLECTIONS = ("domains", "mailboxes", "aliases", "tokens", "queue/messages")
GROUPS = ("server", "login", "smtp", "imap", "queue", "routing", "dns", "retention")
STATUS = "(MESSAGES UNSEEN UIDNEXT UIDVALIDITY HIGHESTMODSEQ SIZE)"


def everything(this):
    objects = {collection: listed(this, collection) for collection in COLLECTIONS}
    # These change by being looked at.
    for token in objects["tokens"]:
        del token["last_used_at"]
    objects["queue"] = [get(this, f"queue/messages/{message['id']}") for message in objects.pop("queue/messages")]
    objects["dns-records"] = {domain["name"]: get(this, f"domains/{domain['name']}/dns-records")["data"]
                              for domain in objects["domains"]}
    objects["settings"] = {group: get(this, f"settings/{group}") for group in GROUPS}
    objects["mail"] = {account["address"]: mail(this, account) for account in this["accounts"]}
    return objects


def get(this, path):
    url = f"http://127.0.0.1:{this['ports']['http']}/v1/{path}"
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {this['token']}"})
    with urllib.request.urlopen(request, timeout=story.SECONDS) as answer:
        return json.load(answer)


def listed(this, collection):
    found, cursor = [], ""
    while True:
        page = get(this, f"{collection}?limit=100{cursor}")
        found += page["data"]
        if not page["has_more"]:
            return found
        cursor = "&cursor=" + urllib.parse.quote(page["next_cursor"])


def mail(this, account):
    box = story.imap(this, account)
    story.ok(box.enable("QRESYNC"))
    subscribed = {name for _, name in names(story.ok(box.lsub()))}
    folders = {}
    for attributes, name in names(story.ok(box.list())):
        folders[name] = {"attributes": sorted(attributes), "subscribed": name in subscribed, **folder(box, name)}
    box.logout()
    pop3 = story.pop3(this, account)
    uidl = [line.decode() for line in pop3.uidl()[1]]
    pop3.quit()
    return {"folders": folders, "uidl": uidl}


def names(lines):
    for line in lines:
        attributes, name = re.match(rb'\(([^)]*)\) (?:"."|NIL) "?([^"]*)"?$', line).groups()
        yield attributes.decode().split(), name.decode()


def folder(box, name):
    (line,) = story.ok(box.status(f'"{name}"', STATUS))
    status = {word: int(number) for word, number in re.findall(r"([A-Z]+) (\d+)", line.decode().rpartition("(")[2])}
    story.ok(box.select(f'"{name}"', readonly=True))
    box.response("VANISHED")
    messages = {}
    if status["MESSAGES"]:
        items = "(FLAGS INTERNALDATE MODSEQ BODY.PEEK[])"
        for part in story.ok(box.uid("FETCH", "1:*", items)):
            if isinstance(part, tuple):
                messages.update([message(*part)])
    story.ok(box.uid("FETCH", "1:*", "(UID) (CHANGEDSINCE 1 VANISHED)"))
    vanished = [line.decode() for line in box.response("VANISHED")[1] if line]
    return {"status": status, "messages": messages, "vanished": vanished}


def message(head, octets):
    head = head.decode()
    flags = sorted(re.search(r"FLAGS \(([^)]*)\)", head)[1].split())
    facts = {
        "flags": flags,
        "date": re.search(r'INTERNALDATE "([^"]*)"', head)[1],
        "modseq": int(re.search(r"MODSEQ \((\d+)\)", head)[1]),
        "octets": len(octets),
        "sha256": hashlib.sha256(octets).hexdigest(),
    }
    return re.search(r"UID (\d+)", head)[1], facts


if __name__ == "__main__":
    story.tell(**everything(story.read()))

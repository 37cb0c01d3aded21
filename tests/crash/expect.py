"""The promises: what must be true of a mail server's contents, given everything the outside world had seen of it.

It knows neither files nor protocols: rows.py and reader.py gather `Found`, journal.py holds the events.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field


@dataclass
class Copy:
    uid: int
    id: str
    digest: str
    flagged: bool = False


@dataclass
class Found:
    """The contents of a server. `queued` is None where it cannot be looked into."""
    folders: dict = field(default_factory=dict)  # mailbox: (UIDVALIDITY, UIDNEXT, [Copy])
    queued: Counter | None = None  # (id, recipient)
    damage: list = field(default_factory=list)  # what is wrong by itself


@dataclass
class Known:
    """What the events say, folded."""
    attempts: dict = field(default_factory=dict)  # (id, attempt): sending event
    accepted: set = field(default_factory=set)
    refused: set = field(default_factory=set)
    by_id: dict = field(default_factory=lambda: defaultdict(list))
    arrived: Counter = field(default_factory=Counter)  # (id, recipient)
    appended: dict = field(default_factory=dict)  # (mailbox, uid): event
    appending: dict = field(default_factory=dict)  # id: event
    flagged: set = field(default_factory=set)
    expunging: set = field(default_factory=set)
    expunged: set = field(default_factory=set)
    going: set = field(default_factory=set)  # (id, mailbox): its expunge was asked for
    gone: set = field(default_factory=set)  # and answered
    made: set = field(default_factory=set)
    seen: dict = field(default_factory=dict)  # mailbox: (validity, next)
    uids: dict = field(default_factory=dict)  # (mailbox, uid): id

    def add(self, event):
        what = event["what"]
        if what == "sending":
            self.attempts[event["id"], event["attempt"]] = event
            self.by_id[event["id"]].append(event["attempt"])
        elif what == "accepted":
            self.accepted.add((event["id"], event["attempt"]))
        elif what == "refused":
            self.refused.add((event["id"], event["attempt"]))
        elif what == "arrived":
            self.arrived[event["id"], event["recipient"]] += 1
        elif what == "appending":
            self.appending[event["id"]] = event
        elif what == "appended":
            self.appended[event["mailbox"], event["uid"]] = event
            self.uids[event["mailbox"], event["uid"]] = event["id"]
        elif what == "flagged":
            self.flagged.add((event["mailbox"], event["uid"]))
        elif what == "expunging":
            self.expunging.add((event["mailbox"], event["uid"]))
            self.going.add((event.get("id"), event["mailbox"]))
        elif what == "expunged":
            self.expunged.add((event["mailbox"], event["uid"]))
            self.gone.add((event.get("id"), event["mailbox"]))
        elif what == "made":
            self.made.add(event["mailbox"])
        elif what == "seen":
            validity, following = self.seen.get(event["mailbox"], (event["validity"], 0))
            self.seen[event["mailbox"]] = (event["validity"], max(following, event["next"]))
            for uid, id in event["uids"]:
                self.uids[event["mailbox"], uid] = id


@dataclass
class Verdict:
    broken: list = field(default_factory=list)
    checked: Counter = field(default_factory=Counter)
    windows: Counter = field(default_factory=Counter)

    def fail(self, promise, text):
        self.broken.append(f"{promise}: {text}")


def known(events):
    folded = Known()
    for event in events:
        folded.add(event)
    return folded


def judge(found, known, resolved=False):
    """Compares contents with what is known. `resolved`: no attempt is in flight and the queue has run dry."""
    verdict = Verdict(broken=[f"damage: {text}" for text in found.damage])
    copies = {mailbox: defaultdict(list) for mailbox in found.folders}
    for mailbox, (_, _, held) in found.folders.items():
        for copy in held:
            copies[mailbox][copy.id].append(copy)
    for mailbox in known.made:
        verdict.checked["mailboxes made"] += 1
        if mailbox not in found.folders:
            verdict.fail("lost", f"the mailbox {mailbox}, whose creation was answered")
    for id, attempts in known.by_id.items():
        transaction(verdict, found, known, copies, id, attempts, resolved)
    appends(verdict, known, copies)
    uids(verdict, found, known)
    strangers(verdict, found, known)
    return verdict


def transaction(verdict, found, known, copies, id, attempts, resolved):
    event = known.attempts[id, attempts[0]]
    accepted = sum((id, attempt) in known.accepted for attempt in attempts)
    allowed = sum((id, attempt) not in known.refused for attempt in attempts)
    verdict.checked["transactions"] += 1
    verdict.checked["acknowledged"] += accepted > 0
    counts = {mailbox: len(copies.get(mailbox, {}).get(id, ())) for mailbox in event["to"]}
    for mailbox in event["to"]:
        if (id, mailbox) in known.gone and counts[mailbox]:
            verdict.fail("back", f"{id} was expunged from {mailbox} and is there again")
        if (id, mailbox) in known.going:
            del counts[mailbox]
    for mailbox, count in counts.items():
        if accepted and count < accepted:
            verdict.fail("lost", f"{id} of {mailbox}: acknowledged {accepted} times, there {count} times")
        if count > allowed:
            verdict.fail("twice", f"{id} of {mailbox}: there {count} times after {allowed} attempts that were not refused")
    if len(set(counts.values())) > 1:
        verdict.fail("half", f"{id}: {counts}")
    stored = max(counts.values(), default=0)
    if stored > 1:
        verdict.windows["stored again after a lost 250"] += 1
    if stored and not accepted and resolved:
        verdict.windows["stored, never acknowledged"] += 1
    for mailbox in counts:
        for copy in copies.get(mailbox, {}).get(id, ()):
            verdict.checked["bodies"] += 1
            if copy.digest != event["digest"]:
                verdict.fail("bytes", f"{id} of {mailbox}: not the bytes that were sent")
    for recipient in event["out"]:
        arrived = known.arrived[id, recipient]
        queued = found.queued[id, recipient] if found.queued is not None else 0
        if found.queued is None and not resolved:
            continue
        if accepted and not queued + arrived:
            verdict.fail("lost", f"{id} for {recipient} is neither queued nor was it sent")
        if counts and stored and not queued + arrived:
            verdict.fail("half", f"{id}: in mailboxes, and not in the queue for {recipient}")
        if queued > allowed:
            verdict.fail("twice", f"{id} for {recipient}: queued {queued} times after {allowed} attempts")
        verdict.checked["outbound recipients"] += 1
        if resolved and arrived > max(allowed, 1):
            verdict.windows["sent again, its final reply not yet committed"] += arrived - max(allowed, 1)
        if arrived and not allowed:
            verdict.fail("refused", f"{id} for {recipient} was refused and sent all the same")


def appends(verdict, known, copies):
    for (mailbox, uid), event in known.appended.items():
        verdict.checked["appended"] += 1
        held = [copy for copy in copies.get(mailbox, {}).get(event["id"], ()) if copy.uid == uid]
        if (mailbox, uid) in known.expunged:
            if held:
                verdict.fail("back", f"{event['id']}: expunged from {mailbox} and there again")
        elif held:
            if held[0].digest != event["digest"]:
                verdict.fail("bytes", f"{event['id']} appended to {mailbox}: not the bytes that were sent")
            if (mailbox, uid) in known.flagged and not held[0].flagged:
                verdict.fail("lost", f"the flag of {event['id']} in {mailbox}")
        elif (mailbox, uid) not in known.expunging:
            verdict.fail("lost", f"{event['id']} appended to {mailbox} as {uid}")


def uids(verdict, found, known):
    for mailbox, (validity, following, held) in found.folders.items():
        seen_validity, seen_next = known.seen.get(mailbox, (validity, 0))
        verdict.checked["UIDNEXT journalled"] += mailbox in known.seen
        if validity != seen_validity:
            verdict.fail("uid", f"UIDVALIDITY of {mailbox} was {seen_validity} and is {validity}")
        if following < seen_next:
            verdict.fail("uid", f"UIDNEXT of {mailbox} was {seen_next} and is {following}")
        numbers = [copy.uid for copy in held]
        if len(set(numbers)) != len(numbers) or any(uid >= following for uid in numbers):
            verdict.fail("uid", f"UIDs of {mailbox} repeat or pass UIDNEXT {following}: {numbers}")
        for copy in held:
            seen = known.uids.get((mailbox, copy.uid))
            if seen and seen != copy.id:
                verdict.fail("uid", f"UID {copy.uid} of {mailbox} was {seen} and is {copy.id}")
    present = {(mailbox, copy.uid) for mailbox, (_, _, held) in found.folders.items() for copy in held}
    for mailbox, uid in known.uids:
        if (mailbox, uid) not in present and (mailbox, uid) not in known.expunging:
            verdict.fail("lost", f"UID {uid} of {mailbox}, which was seen")


def strangers(verdict, found, known):
    for mailbox, (_, _, held) in found.folders.items():
        for copy in held:
            sent = any(mailbox in known.attempts[copy.id, attempt]["to"] for attempt in known.by_id.get(copy.id, ()))
            if not sent and copy.id not in known.appending:
                verdict.fail("stranger", f"{copy.id} in {mailbox} was never sent there")

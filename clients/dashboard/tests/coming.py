"""What the dashboard is written for and a server may not have yet: its shapes, with answers that are played. A path that the
server has is never played."""

import re

AT = "2026-11-22T09:00:0{}Z"


def page(data):
    return {"data": data, "has_more": False, "next_cursor": None}


WORK = {"id": "op_16j", "kind": "import", "object": "example.org", "status": "running", "done": False,
        "progress": {"done": 42, "total": 120, "message": "mailboxes"}, "created_at": AT.format(0), "started_at": AT.format(1), "finished_at": None}

# Method and path of the document, the scope it needs, and what is answered.
PLAYED = {
    ("get", "/v1/operations"): ("operations:read", page([WORK])),
    ("get", "/v1/operations/{id}"): ("operations:read", WORK),
}


def missing(document):
    """What is to be played for a server of this document."""
    return {key: value for key, value in PLAYED.items() if key[0] not in document["paths"].get(key[1], {})}


def extended(document, played):
    for (method, path), (scope, _) in played.items():
        document["paths"].setdefault(path, {})[method] = {"security": [{"bearer": [scope]}], "responses": {}}
    return document


def play(played, method, path):
    """Status, body and headers; None for what is the server's own."""
    for (known, template), (_, answer) in played.items():
        if known == method.lower() and re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)), path):
            return (201 if known == "post" else 200), answer, [("ETag", '"1"')]
    return None

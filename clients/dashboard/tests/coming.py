"""What the dashboard is written for and a server may not have yet: its shapes, with answers that are played. A path that the
server has is never played."""

import re

AT = "2026-11-22T09:00:0{}Z"


def page(data):
    return {"data": data, "has_more": False, "next_cursor": None}


COUNTS = {"delivered": 1, "waiting": 1, "failed": 0, "deleted": 0, "refused": 0}
MESSAGE = {"id": "1hn4pf9k2c0v3", "origin": "incoming", "outcome": "accepted", "at": AT.format(2), "sender": "cora@elsewhere.example",
           "recipients": ["anna@example.org", "info@example.org"], "counts": COUNTS, "message_id": "20260105.1@elsewhere.example",
           "size_bytes": 5120, "reply": None}


def happened(kind, **more):
    return {"at": AT.format(3), "kind": kind, "recipient": None, "host": None, "ip": None, "tls": None, "reply": None, "due_at": None,
            "report_id": None, "actor": None, **more}


TRACE = {**MESSAGE, "peer_ip": "192.0.2.7", "helo": "mail.elsewhere.example", "tls": "TLSv1.3 TLS_AES_256_GCM_SHA384", "login": None,
         "authentication_results": "spf=pass smtp.mailfrom=cora@elsewhere.example; dkim=none; dmarc=none", "about_id": None, "queue_id": "que_16p",
         "recipients": [
             {"recipient": "anna@example.org", "address": "anna@example.org", "status": "delivered", "mailbox_id": "mbx_16k", "reply": None},
             {"recipient": "info@example.org", "address": "bert@elsewhere.example", "status": "waiting", "mailbox_id": None, "reply": None}],
         "events": [
             happened("received", host="mail.elsewhere.example", ip="192.0.2.7", tls="TLSv1.3"),
             happened("authenticated", reply="spf=pass; dkim=none; dmarc=none"),
             happened("delivered", recipient="anna@example.org"),
             happened("queued", recipient="bert@elsewhere.example"),
             happened("deferred", recipient="bert@elsewhere.example", host="mx.elsewhere.example", ip="192.0.2.25:25",
                      reply="451 4.7.1 Try again later", due_at=AT.format(9))]}
ENDPOINT = {"id": "endpoint_16j", "url": "https://shop.example.com/hooks", "description": "The shop", "events": ["domain.*"], "status": "enabled",
            "disabled_reason": None, "api_version": "v1", "public_key": "whpk_MCowBQYDK2VwAyEA", "previous_secret_expires_at": None,
            "failing_since": None, "created_at": AT.format(0), "updated_at": AT.format(0)}
DELIVERY = {"id": "delivery_16j", "endpoint": "endpoint_16j", "webhook_id": "event_1", "type": "domain.created", "body": "{}", "status": "delivered",
            "attempts_made": 1, "attempts": [{"number": 1, "at": AT.format(4), "duration_ms": 83, "status": 204, "answer": None, "error": None}],
            "next_attempt_at": None, "event_at": AT.format(1), "created_at": AT.format(1), "finished_at": AT.format(4)}
WORK = {"id": "op_16j", "kind": "import", "object": "example.org", "status": "running", "done": False,
        "progress": {"done": 42, "total": 120, "message": "mailboxes"}, "created_at": AT.format(0), "started_at": AT.format(1), "finished_at": None}
CHECK = page([{"purpose": "receive", "name": "example.org", "type": "MX", "value": "", "status": "missing", "found": [], "detail": "There is no MX record."}])

# Method and path of the document, the scope it needs, and what is answered.
PLAYED = {
    ("get", "/v1/messages"): ("messages:read", page([MESSAGE])),
    ("get", "/v1/messages/{id}/trace"): ("messages:read", TRACE),
    ("get", "/v1/webhook-endpoints"): ("events:read", page([ENDPOINT])),
    ("post", "/v1/webhook-endpoints"): ("events:write", {**ENDPOINT, "secret": "whsec_c2VjcmV0"}),
    ("get", "/v1/webhook-endpoints/{id}"): ("events:read", ENDPOINT),
    ("patch", "/v1/webhook-endpoints/{id}"): ("events:write", ENDPOINT),
    ("get", "/v1/webhook-endpoints/{id}/deliveries"): ("events:read", page([DELIVERY])),
    ("post", "/v1/webhook-deliveries/{id}/replay"): ("events:write", DELIVERY),
    ("get", "/v1/operations"): ("operations:read", page([WORK])),
    ("get", "/v1/operations/{id}"): ("operations:read", WORK),
    ("get", "/v1/domains/{domain}/dns-check"): ("domains:read", CHECK),
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

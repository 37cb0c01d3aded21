"""Verifying webhooks after Standard Webhooks 1.0."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Iterable, Mapping
from typing import Any

from . import _ed25519


class UnverifiedWebhook(Exception):
    """A request that nobody who has the key signed, or that came too late."""


def verify_webhook(
    payload: bytes | str,
    headers: Mapping[str, str],
    keys: str | Iterable[str],
    *,
    tolerance: float = 300.0,
    now: float | None = None,
) -> Any:
    """What a webhook carries, once it is known to be genuine. `payload` is the body as it came; `keys` the endpoint's
    secret (`whsec_…`) or public key (`whpk_…`), or several. One signature that fits is enough. Raises
    `UnverifiedWebhook`. The same `webhook-id` may come again: take each once."""
    said = {name.lower(): value for name, value in headers.items()}
    try:
        name, stamp, given = (said[f"webhook-{part}"] for part in ("id", "timestamp", "signature"))
        moment = int(stamp)
    except (KeyError, ValueError):
        raise UnverifiedWebhook("the headers of a webhook are missing or unreadable") from None
    if abs((time.time() if now is None else now) - moment) > tolerance:
        raise UnverifiedWebhook("the message is too old, or dated later than now")
    body = payload.encode() if isinstance(payload, str) else bytes(payload)
    signed = f"{name}.{moment}.".encode() + body
    signatures = [signature.split(",", 1) for signature in given.split(" ") if "," in signature]
    known = [key_of(key) for key in ([keys] if isinstance(keys, str) else keys)]
    if not any(fits(key, signed, *signature) for key in known for signature in signatures):
        raise UnverifiedWebhook("no signature fits")
    return json.loads(body)


def key_of(text: str) -> tuple[str, bytes]:
    """The version of the signatures a key is for, and the key."""
    version = "v1a" if text.startswith("whpk_") else "v1"
    return version, base64.b64decode(text.removeprefix("whpk_").removeprefix("whsec_"), validate=True)


def fits(key: tuple[str, bytes], signed: bytes, version: str, signature: str) -> bool:
    try:
        given = base64.b64decode(signature, validate=True)
    except binascii.Error:
        return False
    if key[0] != version:
        return False
    if version == "v1a":
        return _ed25519.is_signed(key[1], signed, given)
    return hmac.compare_digest(hmac.new(key[1], signed, hashlib.sha256).digest(), given)

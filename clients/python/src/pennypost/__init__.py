"""Client of the Pennypost mail server's REST API. Types and operations are made from the API's OpenAPI document; what is
written by hand is how a call travels: token, TLS, retries, errors, pages, events. It knows nothing of the server but that
document."""

from . import types
from ._client import Client
from ._errors import Error, Exceeded, FieldError, Problem, Unreachable, Unreadable
from ._events import StreamEvent
from ._json import KEEP, Object
from ._pages import Page
from ._reply import Reply
from ._retry import NEVER, Retry
from .webhooks import UnverifiedWebhook, verify_webhook

__version__ = "0.1.0"

__all__ = [
    "KEEP",
    "NEVER",
    "Client",
    "Error",
    "Exceeded",
    "FieldError",
    "Object",
    "Page",
    "Problem",
    "Reply",
    "Retry",
    "StreamEvent",
    "Unreachable",
    "Unreadable",
    "UnverifiedWebhook",
    "types",
    "verify_webhook",
]

"""Objects of the API and their JSON. What a newer server adds stays in `unknown`, so that what was read can be sent back
without loss."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from ._reply import Reply

T = TypeVar("T", bound="Object")


class Keep:
    """The type of `KEEP`."""

    def __repr__(self) -> str:
        return "KEEP"

    def __bool__(self) -> bool:
        return False


#: In a merge patch: leaves the field as it is, where `None` empties it. It stands for a value of any type.
KEEP: Any = Keep()
#: The default of what only the server fills in.
READ_ONLY: Any = KEEP


@dataclass(frozen=True)
class Tagged:
    """Says which class an object is, by the value of one of its fields."""

    property: str
    kinds: dict[str, Any]


@dataclass(kw_only=True)
class Object:
    """An object of the API."""

    #: Fields this client does not know.
    unknown: dict[str, Any] = field(default_factory=dict, repr=False)
    #: The answer it came in; empty for what is part of another, or was made here.
    reply: Reply = field(default_factory=Reply, init=False, repr=False, compare=False)

    @classmethod
    def from_json(cls: type[T], value: dict[str, Any]) -> T:
        """Reads it."""
        silent = {it.name for it in dataclasses.fields(cls) if it.default is not dataclasses.MISSING}
        given = {
            attribute: read(kind, value.get(name))
            for attribute, name, kind in fields(cls)
            # An answer may lack what a request must say; then it is None.
            if name in value or attribute not in silent
        }
        named = {name for _, name, _ in fields(cls)}
        return cls(**given, unknown={name: rest for name, rest in value.items() if name not in named})

    def to_json(self) -> dict[str, Any]:
        """What is sent of it: everything that is not at its default of saying nothing."""
        silent = {it.name for it in dataclasses.fields(self) if it.default is None}
        known = ((name, getattr(self, attribute), attribute) for attribute, name, _ in fields(type(self)))
        said = {
            name: write(value)
            for name, value, attribute in known
            if value is not KEEP and not (value is None and attribute in silent)
        }
        return said | self.unknown


#: Of each class its fields, which are looked up for each object.
FIELDS: dict[type[Object], list[tuple[str, str, Any]]] = {}


def fields(cls: type[Object]) -> list[tuple[str, str, Any]]:
    """Attribute, name in JSON, and type."""
    if cls not in FIELDS:
        hints = get_type_hints(cls, include_extras=True)
        ours = (it for it in dataclasses.fields(cls) if it.init and it.name != "unknown")
        FIELDS[cls] = [(it.name, it.metadata.get("json", it.name), hints[it.name]) for it in ours]
    return FIELDS[cls]


def read(kind: Any, value: Any) -> Any:
    """A JSON value as `kind`; as it is where a newer server says something else."""
    if value is None or kind is Any:
        return value
    origin = get_origin(kind)
    if origin is Annotated:
        tagged = kind.__metadata__[0]
        return read(tagged.kinds.get(value.get(tagged.property)), value) if isinstance(value, dict) else value
    if origin is Union or origin is UnionType:
        return read(max(get_args(kind), key=lambda arm: likeness(arm, value)), value)
    if origin is list and isinstance(value, list):
        return [read(get_args(kind)[0], item) for item in value]
    if origin is dict and isinstance(value, dict):
        return {name: read(get_args(kind)[1], item) for name, item in value.items()}
    if kind is datetime and isinstance(value, str):
        return moment(value)
    if is_object(kind) and isinstance(value, dict):
        return kind.from_json(value)
    return value


def likeness(kind: Any, value: Any) -> int:
    """How well `value` can be read as one of a union's types; of several objects the one whose fields it has."""
    if kind is NoneType:
        return -1
    if is_object(kind):
        return 2 + len({name for _, name, _ in fields(kind)} & set(value)) if isinstance(value, dict) else 0
    origin = get_origin(kind) or kind
    if origin is Annotated:
        return 2 if isinstance(value, dict) else 0
    if origin is datetime:
        return 2 if isinstance(value, str) else 0
    return 1 if isinstance(origin, type) and isinstance(value, origin) else 0


def is_object(kind: Any) -> bool:
    return get_origin(kind) is None and isinstance(kind, type) and issubclass(kind, Object)


def moment(text: str) -> datetime | str:
    """RFC 3339, with as many digits of a second as Python keeps."""
    text = re.sub(r"\.(\d{1,6})\d*", lambda found: "." + found[1].ljust(6, "0"), text)
    try:
        return datetime.fromisoformat(re.sub("[zZ]$", "+00:00", text))
    except ValueError:
        return text


def write(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Object):
        return value.to_json()
    if isinstance(value, dict):
        return {name: write(item) for name, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [write(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value

"""One JSON Schema as a shape. Knows the part of JSON Schema 2020-12 that describes data; bounds and patterns are the
server's business."""

from __future__ import annotations

from dataclasses import dataclass, field


class Shape:
    """What a value looks like."""


@dataclass(frozen=True)
class Plain(Shape):
    """`text`, `time`, `whole`, `number`, `flag`, `bytes`, `anything` or `null`."""

    kind: str


@dataclass(frozen=True)
class Named(Shape):
    """A component of the document."""

    name: str


@dataclass(frozen=True)
class Many(Shape):
    """Values in order."""

    inner: Shape


@dataclass(frozen=True)
class Map(Shape):
    """Values by name."""

    inner: Shape


@dataclass(frozen=True)
class Maybe(Shape):
    """A value or null."""

    inner: Shape


@dataclass(frozen=True)
class Words(Shape):
    """One of these texts; a newer server may know more."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """A field of a record, or a parameter."""

    name: str
    shape: Shape
    required: bool
    doc: str = ""
    #: The server fills it in and takes no notice when it is sent.
    read_only: bool = False
    #: Not for a log.
    secret: bool = False


@dataclass(frozen=True)
class Record(Shape):
    """Named fields, and what others hold if they are meant to be there."""

    fields: tuple[Field, ...]
    rest: Shape | None = None


@dataclass(frozen=True)
class Union(Shape):
    """One of these; where `property` is named, `tags` says what it holds for each."""

    variants: tuple[Shape, ...]
    property: str | None = None
    tags: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class All(Shape):
    """All of these at once."""

    parts: tuple[Shape, ...]


NULL = Plain("null")
ANYTHING = Plain("anything")


def read(schema: object) -> Shape:
    """The shape of a schema."""
    if not isinstance(schema, dict):
        return ANYTHING
    if "$ref" in schema:
        return Named(last(schema["$ref"]))
    if "allOf" in schema:
        parts = [read(part) for part in schema["allOf"]]
        if "properties" in schema:
            parts.append(record(schema))
        # `allOf` around one reference only carries a description beside it.
        return parts[0] if len(parts) == 1 else All(tuple(parts))
    for key in ("oneOf", "anyOf"):
        if key in schema:
            return union(schema, schema[key])
    if "const" in schema:
        return Words((schema["const"],)) if isinstance(schema["const"], str) else ANYTHING
    kinds = schema.get("type")
    if kinds is None:
        return record(schema) if "properties" in schema else typed("string", schema) if "enum" in schema else ANYTHING
    kinds = [kinds] if isinstance(kinds, str) else list(kinds)
    real = [kind for kind in kinds if kind != "null"]
    if not real:
        return NULL
    shape = typed(real[0], schema) if len(real) == 1 else ANYTHING
    return shape if len(real) == len(kinds) or shape == ANYTHING else Maybe(shape)


def doc(schema: dict) -> str:
    """The words a person reads about a schema."""
    return " ".join((schema.get("description") or schema.get("title") or "").split())


def last(reference: str) -> str:
    """The name a reference ends in."""
    return reference.rsplit("/", 1)[-1]


def typed(kind: str, schema: dict) -> Shape:
    if kind == "string":
        words = tuple(word for word in schema.get("enum", ()) if isinstance(word, str))
        if words:
            return Words(words)
        return Plain({"date-time": "time", "binary": "bytes"}.get(schema.get("format", ""), "text"))
    if kind == "array":
        return Many(read(schema.get("items")))
    if kind == "object":
        return record(schema)
    return Plain({"integer": "whole", "number": "number", "boolean": "flag", "null": "null"}.get(kind, "anything"))


def field_of(name: str, schema: dict, required: bool) -> Field:
    secret = schema.get("writeOnly") or schema.get("format") == "password" or name in ("password", "secret")
    return Field(name, read(schema), required, doc(schema), bool(schema.get("readOnly")), bool(secret))


def record(schema: dict) -> Shape:
    more = schema.get("additionalProperties")
    rest = ANYTHING if more is True else read(more) if isinstance(more, dict) else None
    required = list(schema.get("required", ()))
    fields = [field_of(name, it, name in required) for name, it in schema.get("properties", {}).items()]
    # `required` is a list and keeps the order of the declaration, which objects may lose.
    fields.sort(key=lambda field: required.index(field.name) if field.required else len(required))
    return Record(tuple(fields), rest) if fields else Map(rest or ANYTHING)


def union(schema: dict, variants: list) -> Shape:
    real = [variant for variant in variants if read(variant) != NULL]
    shapes = tuple(read(variant) for variant in real)
    if len(shapes) == 1:
        shape = shapes[0]
    elif all(isinstance(shape, Words) for shape in shapes):
        # One of several constant texts, each with its own description, is a list of words.
        shape = Words(tuple(word for shape in shapes for word in shape.words))
    else:
        shape = tagged(schema.get("discriminator", {}), shapes)
    return Maybe(shape) if len(real) < len(variants) and not isinstance(shape, Maybe) else shape


def tagged(discriminator: dict, shapes: tuple[Shape, ...]) -> Shape:
    name = discriminator.get("propertyName")
    mapped = {last(target): tag for tag, target in discriminator.get("mapping", {}).items()}
    tags = tuple(tag_of(shape, name, mapped) for shape in shapes) if name else ()
    return Union(shapes, name, tags) if tags and all(tags) else Union(shapes)


def tag_of(shape: Shape, name: str, mapped: dict[str, str]) -> str | None:
    if isinstance(shape, Named):
        # Without a mapping the name of the schema is what the discriminator says (OpenAPI 3.1.1 §4.8.25).
        return mapped.get(shape.name, shape.name)
    if isinstance(shape, Record):
        said = next((field.shape for field in shape.fields if field.name == name), None)
        return said.words[0] if isinstance(said, Words) and len(said.words) == 1 else None
    return None

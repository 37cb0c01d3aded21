"""The parts of an OpenAPI 3.1 document that make a client: types and operations, references resolved, every record
named."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from schema import ANYTHING, All, Field, Many, Map, Maybe, Named, Plain, Record, Shape, Union, doc, read

METHODS = ("get", "put", "post", "delete", "patch")
MERGE_PATCH = "application/merge-patch+json"
JSON = "application/json"
#: The hand-written layers read these: every call can end in them.
OURS = ("Problem", "FieldError")


@dataclass(frozen=True)
class Body:
    """What a request carries."""

    kind: str
    shape: Shape
    required: bool


@dataclass(frozen=True)
class Operation:
    """One operation. `answer` is None where a success carries nothing; `maybe` where some do and some do not: what is deleted
    can be there for a while."""

    id: str
    method: str
    path: str
    doc: str
    deprecated: bool
    in_path: tuple[Field, ...]
    in_query: tuple[Field, ...]
    in_header: tuple[Field, ...]
    body: Body | None
    answer: Shape | None
    maybe: bool
    page: bool


@dataclass
class Document:
    """A document: types by name with their words, operations by id."""

    types: dict[str, tuple[str, Shape]]
    operations: list[Operation]
    sent: set[str]

    def fields(self, name: str) -> tuple[Field, ...]:
        """The fields of a record."""
        shape = self.types[name][1]
        return shape.fields if isinstance(shape, Record) else ()

    def record(self, shape: Shape) -> str | None:
        """The name of the record that `shape` is."""
        while isinstance(shape, Named) and isinstance(self.types[shape.name][1], Named):
            shape = self.types[shape.name][1]
        named = isinstance(shape, Named) and isinstance(self.types[shape.name][1], Record)
        return shape.name if named else None


def load(path: Path) -> Document:
    """Reads a document."""
    return Reader(json.loads(path.read_text())).document()


class Reader:
    """A document being read."""

    def __init__(self, root: dict) -> None:
        if not str(root.get("openapi", "")).startswith("3.1"):
            raise SystemExit(f"is OpenAPI `{root.get('openapi')}`, not 3.1")
        self.root = root
        self.types: dict[str, tuple[str, Shape]] = {}

    def document(self) -> Document:
        schemas = self.root.get("components", {}).get("schemas", {})
        for name, schema in schemas.items():
            if name not in OURS:
                self.types[name] = (doc(schema), ANYTHING)
        for name in list(self.types):
            self.types[name] = (self.types[name][0], self.component(name, read(schemas[name])))
        operations = [
            self.operation(path, item, method)
            for path, item in self.root["paths"].items()
            for method in METHODS
            if method in item and not self.is_stream(item[method])
        ]
        operations.sort(key=lambda operation: operation.id)
        for one, other in zip(operations, operations[1:]):
            if one.id == other.id:
                raise SystemExit(f"two operations are called `{one.id}`")
        sent: set[str] = set()
        for operation in operations:
            if operation.body:
                self.reach(operation.body.shape, sent)
        return Document(dict(sorted(self.types.items())), operations, sent)

    def component(self, name: str, shape: Shape) -> Shape:
        if isinstance(shape, All):
            return self.merged(name, shape)
        if isinstance(shape, Record):
            return replace(shape, fields=tuple(self.field(name, field) for field in shape.fields))
        return self.named(name, shape)

    def field(self, owner: str, field: Field) -> Field:
        return replace(field, shape=self.named(owner + camel(field.name), field.shape))

    def named(self, name: str, shape: Shape) -> Shape:
        """`shape` with every record inside it made a type of its own, called after where it stands."""
        if isinstance(shape, Named) and shape.name not in self.types:
            raise SystemExit(f"refers to `{shape.name}`, which is not there")
        if isinstance(shape, (Record, All)):
            while name in self.types:
                name += "_"
            self.types[name] = ("", ANYTHING)
            self.types[name] = ("", self.component(name, shape))
            return Named(name)
        if isinstance(shape, (Many, Map, Maybe)):
            return replace(shape, inner=self.named(name if isinstance(shape, Maybe) else name + "Item", shape.inner))
        if isinstance(shape, Union):
            tags = shape.tags or tuple(str(number + 1) for number in range(len(shape.variants)))
            variants = (self.named(name + camel(tag), variant) for tag, variant in zip(tags, shape.variants))
            return replace(shape, variants=tuple(variants))
        return shape

    def merged(self, name: str, shape: All) -> Record:
        fields: dict[str, Field] = {}
        rest = None
        for part in shape.parts:
            while isinstance(part, Named):
                part = read(self.root["components"]["schemas"][part.name])
            if isinstance(part, All):
                part = self.merged(name, part)
            if isinstance(part, Record):
                # A later part narrows what an earlier one says of the same field.
                fields |= {field.name: self.field(name, field) for field in part.fields}
                rest = rest or part.rest
        return Record(tuple(fields.values()), rest)

    def reach(self, shape: Shape, found: set[str]) -> None:
        if isinstance(shape, Named):
            if shape.name not in found:
                found.add(shape.name)
                self.reach(self.types[shape.name][1], found)
        elif isinstance(shape, (Many, Map, Maybe)):
            self.reach(shape.inner, found)
        elif isinstance(shape, Union):
            for variant in shape.variants:
                self.reach(variant, found)
        elif isinstance(shape, Record):
            for field in shape.fields:
                self.reach(field.shape, found)

    def operation(self, path: str, item: dict, method: str) -> Operation:
        it = item[method]
        if not it.get("operationId"):
            raise SystemExit(f"{method} {path} has no operationId")
        given = [self.resolve(parameter) for parameter in item.get("parameters", []) + it.get("parameters", [])]
        name = camel(it["operationId"])
        body = self.body(name, it)
        answer = self.answer(name, it)
        words = "\n\n".join(" ".join(it[key].split()) for key in ("summary", "description") if it.get(key))
        return Operation(
            id=it["operationId"],
            method=method.upper(),
            path=path,
            doc=words,
            deprecated=bool(it.get("deprecated")),
            in_path=self.parameters(name, given, "path"),
            in_query=self.parameters(name, given, "query"),
            in_header=self.parameters(name, given, "header"),
            body=body,
            answer=answer,
            maybe=answer is not None and not all(self.successes(it)),
            page=method == "get" and self.is_page(answer),
        )

    def parameters(self, name: str, given: list[dict], where: str) -> tuple[Field, ...]:
        these = (it for it in given if it.get("in") == where)
        return tuple(
            self.field(name, Field(it["name"], read(it.get("schema")), bool(it.get("required")), doc(it))) for it in these
        )

    def body(self, name: str, operation: dict) -> Body | None:
        if "requestBody" not in operation:
            return None
        body = self.resolve(operation["requestBody"])
        content = body.get("content", {})
        # A merge patch says more than plain JSON does when both are taken.
        kind = next((kind for kind in (MERGE_PATCH, JSON) if kind in content), None) or next(iter(content))
        shape = read(content[kind].get("schema")) if "json" in kind else Plain("bytes")
        return Body(kind, self.named(name + "Body", shape), bool(body.get("required")))

    def answer(self, name: str, operation: dict) -> Shape | None:
        """The first success that carries something decides: one that answers 200 or 201 carries the same in both."""
        content = next((content for content in self.successes(operation) if content), {})
        if JSON in content:
            return self.named(name + "Answer", read(content[JSON].get("schema")))
        return None if not content else Plain("text" if next(iter(content)).startswith("text/") else "bytes")

    def is_stream(self, operation: dict) -> bool:
        kinds = [kind for content in self.successes(operation) for kind in content]
        return kinds == ["text/event-stream"]

    def successes(self, operation: dict) -> list[dict]:
        answers = operation.get("responses", {}).items()
        return [self.resolve(answer).get("content", {}) for status, answer in answers if status.startswith("2")]

    def is_page(self, shape: Shape | None) -> bool:
        record = self.types[shape.name][1] if isinstance(shape, Named) else None
        fields = {field.name: field.shape for field in record.fields} if isinstance(record, Record) else {}
        return isinstance(fields.get("data"), Many) and "has_more" in fields and "next_cursor" in fields

    def resolve(self, value: dict) -> dict:
        while "$ref" in value:
            found = self.root
            for step in value["$ref"].removeprefix("#/").split("/"):
                found = found[step.replace("~1", "/").replace("~0", "~")]
            value = found
        return value


def camel(name: str) -> str:
    """`verb_noun` or `If-Match` as `VerbNoun` or `IfMatch`."""
    words = "".join(letter if letter.isalnum() else " " for letter in name).split()
    return "".join(word[:1].upper() + word[1:] for word in words)

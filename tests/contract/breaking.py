#!/usr/bin/env python3
"""What a new document of the API takes away from those who wrote against an old one.

    breaking.py OLD.json NEW.json     prints each break, exit 1 when there is one
    breaking.py                       compares openapi/released/*.json with what openapi/ holds now

`openapi/README.md`, "What stays", says what a change within `/v1` may be. Differences are judged by who writes: what clients
send must not be asked for more narrowly, what the server answers must not become more than clients were told to expect.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent.parent
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
TYPES = {"string", "number", "integer", "boolean", "array", "object", "null"}
# Bounds of what is sent, and whether a greater value is the narrower one.
LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains")
UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains")
# What cannot be compared, only be there or not, the same or not.
EXACT = ("pattern", "format", "multipleOf", "contentEncoding", "contentMediaType", "propertyNames", "dependentRequired", "not")

CHOICES = ("oneOf", "anyOf")

Schema = dict[str, Any]


class Writes(Enum):
    """Who writes the value that a schema describes."""

    CLIENT = auto()
    SERVER = auto()


@dataclass(frozen=True, order=True)
class Break:
    """One thing that is taken away."""

    where: str
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text} [{self.rule}]"


def compare(old: dict[str, Any], new: dict[str, Any]) -> list[Break]:
    """All breaks from one document to the next."""
    return sorted(set(Comparison(old, new).documents()))


class Comparison:
    """Two documents, and the pairs of schemas that were compared already: schemas may hold themselves."""

    def __init__(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        self.old, self.new = old, new
        self.seen: set[tuple[str, str, Writes, str]] = set()

    def documents(self) -> Iterator[Break]:
        """Operations, what is sent by itself, and ways to show who one is."""
        for where, before, after in self._operations("paths"):
            yield from self._operation(where, before, after)
        for where, before, after in self._operations("webhooks"):
            if after is None:
                yield Break(where, "webhook-removed", "is not sent any more")
            else:
                yield from self._content(
                    where, self._body(self.old, before), self._body(self.new, after), Writes.SERVER)
        yield from self._schemes()

    def _operations(self, part: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any] | None]]:
        for path, item in self.old.get(part, {}).items():
            later = self.new.get(part, {}).get(path, {})
            for method in METHODS:
                if method in item:
                    shared, shared_later = item.get("parameters", []), later.get("parameters", [])
                    before = item[method] | {"parameters": [*shared, *item[method].get("parameters", [])]}
                    after = later.get(method)
                    if after is not None:
                        after = after | {"parameters": [*shared_later, *after.get("parameters", [])]}
                    yield f"{method.upper()} {path}", before, after

    def _operation(self, where: str, before: dict[str, Any], after: dict[str, Any] | None) -> Iterator[Break]:
        if after is None:
            yield Break(where, "operation-removed", "is gone")
            return
        if before.get("operationId") != after.get("operationId"):
            yield Break(where, "operation-renamed", f"is named {after.get('operationId')} instead of {before.get('operationId')}")
        yield from self._security(where, before, after)
        yield from self._parameters(where, before, after)
        yield from self._request(where, before, after)
        yield from self._responses(where, before, after)

    def _security(self, where: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Break]:
        """Whoever was let in is let in still: each old alternative is enough for a new one."""
        now = after.get("security", self.new.get("security", []))
        for way in before.get("security", self.old.get("security", [])) or [{}]:
            enough = any(all(scheme in way and set(scopes) <= set(way[scheme]) for scheme, scopes in other.items())
                         for other in now)
            if now and not enough:
                yield Break(where, "security-raised", f"{json.dumps(way)} is not enough any more, but {json.dumps(now)}")

    def _schemes(self) -> Iterator[Break]:
        now = self.new.get("components", {}).get("securitySchemes", {})
        for name, scheme in self.old.get("components", {}).get("securitySchemes", {}).items():
            for word in ("type", "scheme", "in", "name"):
                if scheme.get(word) != now.get(name, {}).get(word):
                    yield Break(f"security scheme {name}", "security-scheme-changed", f"`{word}` is another")

    def _parameters(self, where: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Break]:
        old, new = self._by_place(self.old, before), self._by_place(self.new, after)
        for key, parameter in old.items():
            at = f"{where} {key[0]} {key[1]}"
            if key not in new:
                yield Break(at, "parameter-removed", "is gone")
                continue
            later = new[key]
            if later.get("required") and not parameter.get("required"):
                yield Break(at, "parameter-required", "has to be there now")
            if _style(parameter) != _style(later):
                yield Break(at, "parameter-style-changed", "is written another way")
            yield from self._schema(at, parameter.get("schema", {}), later.get("schema", {}), Writes.CLIENT)
        for key, parameter in new.items():
            if key not in old and parameter.get("required"):
                yield Break(f"{where} {key[0]} {key[1]}", "parameter-required", "is new and has to be there")

    def _by_place(self, document: dict[str, Any], operation: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
        found = (resolve(document, parameter) for parameter in operation.get("parameters", []))
        return {(one["in"], one["name"].lower() if one["in"] == "header" else one["name"]): one for one in found}

    @staticmethod
    def _body(document: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any]:
        return resolve(document, operation.get("requestBody", {}))

    def _request(self, where: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Break]:
        old, new = self._body(self.old, before), self._body(self.new, after)
        if new.get("required") and not old.get("required"):
            yield Break(f"{where} body", "body-required", "has to be there now")
        if old and not new:
            yield Break(f"{where} body", "body-removed", "is not read any more")
            return
        yield from self._content(f"{where} body", old, new, Writes.CLIENT)

    def _content(self, where: str, old: dict[str, Any], new: dict[str, Any], writes: Writes) -> Iterator[Break]:
        for kind, media in old.get("content", {}).items():
            if kind not in new.get("content", {}):
                yield Break(where, "media-type-removed", f"is {kind} no more")
                continue
            yield from self._schema(where, media.get("schema", {}), new["content"][kind].get("schema", {}), writes)

    def _responses(self, where: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Break]:
        old, new = before.get("responses", {}), after.get("responses", {})
        for status, answer in old.items():
            at = f"{where} {status}"
            if status not in new:
                rule = "success-changed" if status.startswith("2") else "response-removed"
                yield Break(at, rule, "is not answered any more")
                continue
            answer, later = resolve(self.old, answer), resolve(self.new, new[status])
            for code in sorted(codes(answer) - codes(later)):
                yield Break(at, "code-removed", f"the code `{code}` is gone")
            yield from self._headers(at, answer.get("headers", {}), later.get("headers", {}))
            yield from self._content(at, answer, later, Writes.SERVER)
        for status in new:
            if status.startswith("2") and status not in old:
                yield Break(f"{where} {status}", "success-changed", "is a success that nobody knows of")

    def _headers(self, where: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Break]:
        later = {name.lower(): header for name, header in new.items()}
        for name, header in old.items():
            at = f"{where} header {name}"
            if name.lower() not in later:
                yield Break(at, "header-removed", "is gone")
                continue
            before, after = resolve(self.old, header), resolve(self.new, later[name.lower()])
            if before.get("required") and not after.get("required"):
                yield Break(at, "header-optional", "may be missing now")
            yield from self._schema(at, before.get("schema", {}), after.get("schema", {}), Writes.SERVER)

    def _schema(self, where: str, old: Schema, new: Schema, writes: Writes) -> Iterator[Break]:
        named = (json.dumps(old.get("$ref")), json.dumps(new.get("$ref")), writes, where.split(" ")[1])
        if "$ref" in old and "$ref" in new:
            if named in self.seen:
                return
            self.seen.add(named)
        old, new = flat(self.old, old), flat(self.new, new)
        if any(word in schema for schema in (old, new) for word in CHOICES):
            yield from self._choices(where, old, new, writes)
            return
        yield from _types(where, old, new, writes)
        yield from _values(where, old, new, writes)
        if writes is Writes.CLIENT:
            yield from _bounds(where, old, new)
        elif old.get("format") != new.get("format") and "format" in old:
            yield Break(where, "response-format-changed", f"is {new.get('format')} instead of {old['format']}")
        yield from self._properties(where, old, new, writes)
        yield from self._additional(where, old, new, writes)
        if "items" in old and "items" in new and isinstance(old["items"], dict) and isinstance(new["items"], dict):
            yield from self._schema(f"{where}[]", old["items"], new["items"], writes)
        elif writes is Writes.CLIENT and "array" in kinds(old) and "items" not in old and new.get("items", True) is not True:
            yield Break(where, "request-type-narrowed", "its items may not be anything any more")

    def _properties(self, where: str, old: Schema, new: Schema, writes: Writes) -> Iterator[Break]:
        before, after = old.get("properties", {}), new.get("properties", {})
        # What one side never writes is none of its fields.
        never = "readOnly" if writes is Writes.CLIENT else "writeOnly"
        for name, schema in before.items():
            at = f"{where}/{name}"
            if flat(self.old, schema).get(never):
                continue
            if name not in after:
                rule = "request-field-removed" if writes is Writes.CLIENT else "response-field-removed"
                yield Break(at, rule, "is gone")
            elif flat(self.new, after[name]).get(never):
                rule = "request-field-removed" if writes is Writes.CLIENT else "response-field-removed"
                yield Break(at, rule, f"is {never} now")
            else:
                yield from self._schema(at, schema, after[name], writes)
        narrower, wider = (new, old) if writes is Writes.CLIENT else (old, new)
        properties = after if writes is Writes.CLIENT else before
        document = self.new if writes is Writes.CLIENT else self.old
        for name in sorted(set(narrower.get("required", [])) - set(wider.get("required", []))):
            if flat(document, properties.get(name, {})).get(never) or (writes is Writes.SERVER and name not in after):
                continue
            if writes is Writes.CLIENT:
                yield Break(f"{where}/{name}", "request-field-required", "has to be there now")
            else:
                yield Break(f"{where}/{name}", "response-field-optional", "may be missing now")

    def _additional(self, where: str, old: Schema, new: Schema, writes: Writes) -> Iterator[Break]:
        before, after = old.get("additionalProperties", True), new.get("additionalProperties", True)
        if isinstance(before, dict) and isinstance(after, dict):
            yield from self._schema(f"{where}/*", before, after, writes)
        elif writes is Writes.CLIENT and before is not False and after is not True and (before is True or after is False):
            yield Break(where, "request-additional-refused", "fields beside the named ones are refused or narrower")
        elif writes is Writes.SERVER and isinstance(before, dict) and after is True:
            yield Break(where, "response-additional-open", "its further fields may be anything")

    def _choices(self, where: str, old: Schema, new: Schema, writes: Writes) -> Iterator[Break]:
        """Of alternatives, each that one side writes must find one that takes it on the other side."""
        before, after = variants(self.old, old), variants(self.new, new)
        written, read = (before, after) if writes is Writes.CLIENT else (after, before)
        for one in written:
            if any(self._takes(one, other, writes) for other in read):
                continue
            if writes is Writes.SERVER and kinds(one) == {"null"}:
                yield Break(where, "response-nullable", "may be null now")
            else:
                rule = "request-choice-narrowed" if writes is Writes.CLIENT else "response-choice-widened"
                yield Break(where, rule, f"an alternative has nowhere to go: {json.dumps(one)[:120]}")

    def _takes(self, written: Schema, read: Schema, writes: Writes) -> bool:
        """Whether all of one alternative fits the other; looked at afresh, whatever was compared elsewhere."""
        if not kinds(written) & kinds(read):
            return False
        pair = (written, read) if writes is Writes.CLIENT else (read, written)
        return not list(Comparison(self.old, self.new)._schema("x x", *pair, writes))


def resolve(document: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """What a reference leads to; what stands beside it is kept, as OpenAPI 3.1 says."""
    for _ in range(50):
        if "$ref" not in node:
            return node
        found: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part.replace("~1", "/").replace("~0", "~")]
        node = found | {word: value for word, value in node.items() if word != "$ref"}
    raise ValueError(f"a reference leads nowhere: {node}")


def flat(document: dict[str, Any], schema: Schema | bool) -> Schema:
    """A schema without references, and `allOf` made one."""
    if isinstance(schema, bool):
        return {} if schema else {"not": {}}
    schema = resolve(document, schema)
    merged = {word: value for word, value in schema.items() if word != "allOf"}
    for part in schema.get("allOf", []):
        for word, value in flat(document, part).items():
            if word == "properties":
                merged[word] = value | merged.get(word, {})
            elif word == "required":
                merged[word] = sorted({*value, *merged.get(word, [])})
            else:
                merged.setdefault(word, value)
    return merged


def variants(document: dict[str, Any], schema: Schema) -> list[Schema]:
    """The alternatives of a flat schema, each with what all of them share; itself when it has none."""
    shared = {word: value for word, value in schema.items() if word not in CHOICES}
    chosen = [variant for word in CHOICES for variant in schema.get(word, [])]
    return [flat(document, {"allOf": [shared, variant]}) for variant in chosen] or [shared]


def kinds(schema: Schema) -> set[str]:
    """The JSON types that a schema takes."""
    said = schema.get("type")
    if said is None:
        values = schema.get("enum", [schema["const"]] if "const" in schema else None)
        return set(TYPES) if values is None else {_kind(value) for value in values}
    found = {said} if isinstance(said, str) else set(said)
    return found | ({"integer"} if "number" in found else set())


def codes(response: dict[str, Any]) -> set[str]:
    """The codes of problems that an answer's text lists."""
    listed = re.search(r"Codes: (.*)", response.get("description", ""))
    return set(re.findall(r"`([a-z_]+)`", listed[1])) if listed else set()


def _kind(value: Any) -> str:
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object", type(None): "null"}
    return names[type(value)]


def _types(where: str, old: Schema, new: Schema, writes: Writes) -> Iterator[Break]:
    before, after = kinds(old), kinds(new)
    if writes is Writes.CLIENT and (lost := before - after):
        yield Break(where, "request-type-narrowed", f"may not be {', '.join(sorted(lost))} any more")
    if writes is Writes.SERVER and (gained := after - before):
        rule = "response-nullable" if gained == {"null"} else "response-type-widened"
        yield Break(where, rule, f"may be {', '.join(sorted(gained))} now")


def _values(where: str, old: Schema, new: Schema, writes: Writes) -> Iterator[Break]:
    before, after = _listed(old), _listed(new)
    if writes is Writes.CLIENT and after is not None:
        if before is None:
            yield Break(where, "request-enum-narrowed", "may only be one of a few now")
        elif lost := [value for value in before if value not in after]:
            yield Break(where, "request-enum-narrowed", f"may not be {json.dumps(lost)} any more")
    # Of such a list clients were told that it grows.
    if writes is Writes.SERVER and before is not None and not old.get("x-extensible"):
        if after is None:
            yield Break(where, "response-enum-widened", "may be anything now")
        # That it may be null now is said by the types.
        elif gained := [value for value in after if value not in before and value is not None]:
            yield Break(where, "response-enum-widened", f"may be {json.dumps(gained)} now")
    if writes is Writes.CLIENT and "default" in old and old["default"] != new.get("default", ...):
        yield Break(where, "default-changed", f"its default is {json.dumps(new.get('default'))}, not {json.dumps(old['default'])}")


def _listed(schema: Schema) -> list[Any] | None:
    return [schema["const"]] if "const" in schema else schema.get("enum")


def _bounds(where: str, old: Schema, new: Schema) -> Iterator[Break]:
    for word in LOWER:
        if word in new and new[word] > old.get(word, _least(word)):
            yield Break(where, "request-bound-tightened", f"`{word}` is {new[word]}, not {old.get(word)}")
    for word in UPPER:
        if word in new and new[word] < old.get(word, float("inf")):
            yield Break(where, "request-bound-tightened", f"`{word}` is {new[word]}, not {old.get(word)}")
    for word in EXACT:
        if word in new and new[word] != old.get(word):
            yield Break(where, "request-form-tightened", f"`{word}` is {json.dumps(new[word])}, not {json.dumps(old.get(word))}")
    if new.get("uniqueItems") and not old.get("uniqueItems"):
        yield Break(where, "request-form-tightened", "no item may stand there twice now")


def _least(word: str) -> float:
    """What an absent lower bound means: lengths and numbers of things begin at none."""
    return float("-inf") if word.endswith("imum") else 0


def _style(parameter: dict[str, Any]) -> tuple[str, bool]:
    style = parameter.get("style", "form" if parameter["in"] in ("query", "cookie") else "simple")
    return style, parameter.get("explode", style == "form")


def main(words: list[str]) -> int:
    """Compares the two that are named, or each released document with today's."""
    if len(words) == 2:
        pairs = [(Path(words[0]), Path(words[1]))]
    elif not words:
        pairs = [(old, TOP / "openapi" / old.name) for old in sorted((TOP / "openapi/released").glob("*.json"))]
    else:
        print(__doc__, file=sys.stderr)
        return 2
    broken = 0
    for old, new in pairs:
        if not new.exists():
            print(f"{new.name} is gone", file=sys.stderr)
            broken += 1
            continue
        for found in compare(json.loads(old.read_text()), json.loads(new.read_text())):
            print(f"{new.name}: {found}", file=sys.stderr)
            broken += 1
    print(f"{len(pairs)} released documents: {broken} breaks")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

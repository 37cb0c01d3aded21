#!/usr/bin/env python3
"""Each rule of breaking.py on the smallest two documents that show it, and that the way back is none or another."""

import copy
import re
import unittest
from pathlib import Path
from typing import Any

from breaking import Break, compare

Document = dict[str, Any]
TEXT, NUMBER = {"type": "string"}, {"type": "integer"}


def document(**operation: Any) -> Document:
    """One operation."""
    base = {"operationId": "make_thing", "responses": {"201": {"description": ""}}}
    return {"openapi": "3.1.0", "paths": {"/v1/things": {"post": base | operation}}}


def sends(schema: Any, *, kind: str = "application/json", **body: Any) -> Document:
    """What clients send."""
    return document(requestBody={"content": {kind: {"schema": schema}}} | body)


def answers(schema: Any, *, kind: str = "application/json", status: str = "201") -> Document:
    """What the server answers."""
    return document(responses={status: {"description": "", "content": {kind: {"schema": schema}}}})


def asks(schema: Any, **parameter: Any) -> Document:
    """A parameter."""
    return document(parameters=[{"name": "limit", "in": "query", "schema": schema} | parameter])


def fields(required: tuple[str, ...] = (), **properties: Any) -> Any:
    """An object."""
    return {"type": "object", "required": list(required), "properties": properties}


def heads(**headers: Any) -> Document:
    """Headers of an answer."""
    return document(responses={"201": {"description": "", "headers": headers}})


def fails(text: str) -> Document:
    """An error that the components hold."""
    made = document(responses={"201": {"description": ""}, "409": {"$ref": "#/components/responses/Conflict"}})
    return made | {"components": {"responses": {"Conflict": {"description": text}}}}


def admits(scopes: list[str], **more: Any) -> Document:
    """Who is let in."""
    return document(security=[{"bearer": scopes}], **more)


def scheme(**words: str) -> Document:
    """A way to show who one is."""
    return document() | {"components": {"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"} | words}}}


def tells(schema: Any) -> Document:
    """What is sent by webhook."""
    body = {"requestBody": {"content": {"application/json": {"schema": schema}}}}
    return document() | {"webhooks": {"thing.made": {"post": body}}}


def choice(*variants: Any) -> Document:
    """Alternatives."""
    return {"oneOf": list(variants)}


RENAMED = document(operationId="create_thing")
NOTHING: Document = {"openapi": "3.1.0", "paths": {}}
GROWS = TEXT | {"x-extensible": True}
EMAIL, DAY = TEXT | {"format": "email"}, TEXT | {"format": "date"}
CARD, CHEQUE = fields(("card",), card=TEXT), fields(("cheque",), cheque=TEXT)

# The rule, the old document, the new one, and the rules that the way back breaks.
TABLE: list[tuple[str, Document, Document, set[str]]] = [
    ("operation-removed", document(), NOTHING, set()),
    ("operation-renamed", document(), RENAMED, {"operation-renamed"}),
    ("webhook-removed", tells(TEXT), document(), set()),
    ("response-field-removed", tells(fields(a=TEXT)), tells(fields()), set()),
    # Parameters.
    ("parameter-removed", asks(NUMBER), document(), set()),
    ("parameter-required", document(), asks(NUMBER, required=True), {"parameter-removed"}),
    ("parameter-required", asks(NUMBER), asks(NUMBER, required=True), set()),
    ("parameter-style-changed", asks(TEXT), asks(TEXT, explode=False), {"parameter-style-changed"}),
    ("request-bound-tightened", asks(NUMBER | {"maximum": 100}), asks(NUMBER | {"maximum": 50}), set()),
    ("default-changed", asks(NUMBER | {"default": 50}), asks(NUMBER | {"default": 20}), {"default-changed"}),
    ("default-changed", asks(NUMBER | {"default": 50}), asks(NUMBER), set()),
    # Bodies of requests.
    ("body-required", sends(TEXT), sends(TEXT, required=True), set()),
    ("body-removed", sends(TEXT), document(), set()),
    ("media-type-removed", sends(TEXT), sends(TEXT, kind="text/plain"), {"media-type-removed"}),
    ("request-field-required", sends(fields(a=TEXT)), sends(fields(("a",), a=TEXT)), set()),
    ("request-field-required", sends(fields()), sends(fields(("a",), a=TEXT)), {"request-field-removed"}),
    ("request-field-removed", sends(fields(a=TEXT)), sends(fields()), set()),
    ("request-field-removed", sends(fields(a=TEXT)), sends(fields(a=TEXT | {"readOnly": True})), set()),
    ("request-additional-refused", sends(fields()), sends(fields() | {"additionalProperties": False}), set()),
    ("request-additional-refused", sends(fields()), sends(fields() | {"additionalProperties": TEXT}), set()),
    ("request-type-narrowed", sends({"type": ["string", "null"]}), sends(TEXT), set()),
    ("request-type-narrowed", sends({"type": "number"}), sends(NUMBER), set()),
    ("request-type-narrowed", sends({}), sends(TEXT), set()),
    ("request-type-narrowed", sends({"type": "array"}), sends({"type": "array", "items": TEXT}), set()),
    ("request-enum-narrowed", sends(TEXT | {"enum": ["a", "b"]}), sends(TEXT | {"enum": ["a"]}), set()),
    ("request-enum-narrowed", sends(TEXT), sends(TEXT | {"enum": ["a"]}), set()),
    ("request-enum-narrowed", sends(TEXT), sends(TEXT | {"const": "a"}), set()),
    ("request-bound-tightened", sends(NUMBER), sends(NUMBER | {"minimum": 0}), set()),
    ("request-bound-tightened", sends(NUMBER | {"minimum": 0}), sends(NUMBER | {"minimum": 1}), set()),
    ("request-bound-tightened", sends(NUMBER), sends(NUMBER | {"exclusiveMaximum": 9}), set()),
    ("request-bound-tightened", sends(TEXT | {"maxLength": 253}), sends(TEXT | {"maxLength": 63}), set()),
    ("request-bound-tightened", sends(TEXT), sends(TEXT | {"minLength": 1}), set()),
    ("request-bound-tightened", sends({"type": "array"}), sends({"type": "array", "maxItems": 10}), set()),
    ("request-bound-tightened", sends(fields()), sends(fields() | {"minProperties": 1}), set()),
    ("request-form-tightened", sends(TEXT), sends(TEXT | {"pattern": "^a"}), set()),
    ("request-form-tightened", sends(TEXT | {"pattern": "^a|b"}), sends(TEXT | {"pattern": "^a"}), {"request-form-tightened"}),
    ("request-form-tightened", sends(TEXT), sends(EMAIL), set()),
    ("request-form-tightened", sends(NUMBER), sends(NUMBER | {"multipleOf": 5}), set()),
    ("request-form-tightened", sends({"type": "array"}), sends({"type": "array", "uniqueItems": True}), set()),
    ("request-choice-narrowed", sends(choice(CARD, CHEQUE)), sends(choice(CARD)), set()),
    ("request-choice-narrowed", sends(choice(CARD, {"type": "null"})), sends(CARD), set()),
    ("request-bound-tightened", sends({"type": "array", "items": NUMBER}),
     sends({"type": "array", "items": NUMBER | {"maximum": 9}}), set()),
    ("request-bound-tightened", sends({"type": "object", "additionalProperties": NUMBER}),
     sends({"type": "object", "additionalProperties": NUMBER | {"maximum": 9}}), set()),
    ("request-field-required", sends({"allOf": [fields(a=TEXT)]}), sends({"allOf": [fields(("a",), a=TEXT)]}), set()),
    # Answers.
    ("success-changed", document(), document(responses={"202": {"description": ""}}), {"success-changed"}),
    ("response-removed", fails("Codes: `in_use`."), document(), set()),
    ("code-removed", fails("Codes: `in_use`, `is_old`."), fails("Codes: `in_use`."), set()),
    ("media-type-removed", answers(TEXT), answers(TEXT, kind="text/plain"), {"media-type-removed"}),
    ("header-removed", heads(ETag={"schema": TEXT}), heads(), set()),
    ("header-optional", heads(ETag={"required": True, "schema": TEXT}), heads(ETag={"schema": TEXT}), set()),
    ("response-field-removed", answers(fields(a=TEXT)), answers(fields()), set()),
    ("response-field-removed", answers(fields(a=TEXT)), answers(fields(a=TEXT | {"writeOnly": True})), set()),
    ("response-field-optional", answers(fields(("a",), a=TEXT)), answers(fields(a=TEXT)), set()),
    ("response-nullable", answers(TEXT), answers({"type": ["string", "null"]}), set()),
    ("response-nullable", answers(CARD), answers(choice(CARD, {"type": "null"})), set()),
    ("response-type-widened", answers(NUMBER), answers({"type": ["integer", "string"]}), set()),
    ("response-enum-widened", answers(TEXT | {"enum": ["a"]}), answers(TEXT | {"enum": ["a", "b"]}), set()),
    ("response-enum-widened", answers(TEXT | {"enum": ["a"]}), answers(TEXT), set()),
    ("response-format-changed", answers(DAY), answers(EMAIL), {"response-format-changed"}),
    ("response-additional-open", answers({"type": "object", "additionalProperties": TEXT}), answers({"type": "object"}), set()),
    ("response-choice-widened", answers(choice(CARD)), answers(choice(CARD, CHEQUE)), set()),
    ("response-nullable", answers(fields(a=fields(b=TEXT))), answers(fields(a=fields(b={"type": ["string", "null"]}))), set()),
    # Who is let in.
    ("security-raised", admits(["a:read"]), admits(["a:read", "b:read"]), set()),
    ("security-raised", admits(["a:read"]), admits(["a:write"]), {"security-raised"}),
    ("security-raised", document(security=[{}]), admits([]), set()),
    ("security-raised", document(security=[{"bearer": []}, {"cookie": []}]), admits([]), set()),
    ("security-scheme-changed", scheme(), scheme(scheme="basic"), {"security-scheme-changed"}),
]

# What `openapi/README.md` lets a change within /v1 be.
ALLOWED: list[tuple[str, Document, Document]] = [
    ("a new optional field of a request", sends(fields()), sends(fields(a=TEXT))),
    ("a new field of an answer", answers(fields()), answers(fields(("a",), a=TEXT))),
    ("a read-only field is required", sends(fields(a=TEXT | {"readOnly": True})), sends(fields(("a",), a=TEXT | {"readOnly": True}))),
    ("a write-only field goes from an answer", answers(fields(a=TEXT | {"writeOnly": True})), answers(fields())),
    ("a longer text in an answer", answers(TEXT | {"maxLength": 5}), answers(TEXT | {"maxLength": 9})),
    ("a new code", fails("Codes: `in_use`."), fails("Codes: `in_use`, `is_new`.")),
    ("a word that joins a list that grows", answers(GROWS | {"enum": ["a"]}), answers(GROWS | {"enum": ["a", "b"]})),
    ("a least length of nothing", sends(TEXT), sends(TEXT | {"minLength": 0})),
    ("another text", document(summary="a"), document(summary="b")),
    ("a new optional parameter", document(), asks(NUMBER)),
    ("a header's other spelling", heads(ETag={"schema": TEXT}), heads(etag={"schema": TEXT})),
]


class Rules(unittest.TestCase):
    """The table."""

    def test_each_rule_and_its_way_back(self) -> None:
        for number, (rule, old, new, back) in enumerate(TABLE):
            with self.subTest(rule, number=number):
                self.assertEqual(rules(compare(old, new)), {rule})
                self.assertEqual(rules(compare(new, old)), back)

    def test_every_rule_has_a_row(self) -> None:
        source = Path(__file__).with_name("breaking.py").read_text()
        named = {word for word in re.findall(r'"((?!x-)[a-z]+(?:-[a-z]+)+)"', source)}
        self.assertEqual(named, {rule for rule, *_ in TABLE})

    def test_what_is_allowed(self) -> None:
        for what, old, new in ALLOWED:
            with self.subTest(what):
                self.assertEqual(compare(old, new), [])

    def test_a_schema_may_hold_itself(self) -> None:
        tree = fields(left={"$ref": "#/components/schemas/Tree"})
        old = answers({"$ref": "#/components/schemas/Tree"}) | {"components": {"schemas": {"Tree": tree}}}
        new = copy.deepcopy(old)
        self.assertEqual(compare(old, new), [])
        new["components"]["schemas"]["Tree"]["properties"]["left"] = {"type": ["object", "null"]}
        self.assertIn("response-nullable", rules(compare(old, new)))


def rules(breaks: list[Break]) -> set[str]:
    """Which rules are broken."""
    return {found.rule for found in breaks}


if __name__ == "__main__":
    unittest.main()
